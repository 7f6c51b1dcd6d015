//! The reference areas of Flanders: what they say at a date, and what a landscape gets from them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regie::{Area, Atlas, Date, Landscape, Options, Sets, Validity, flanders};
use serde_json::{Value, json};

const DATES: [&str; 9] = [
    "2012-06-01",
    "2018-06-01",
    "2018-12-31",
    "2019-01-01",
    "2019-06-01",
    "2022-02-04",
    "2024-12-31",
    "2025-01-01",
    "2026-06-01",
];
const PROVINCES: [(&str, [usize; 3]); 5] = [
    // municipalities in 2018, 2019 and 2025
    ("provincie-antwerpen", [70, 69, 67]),
    ("provincie-limburg", [44, 42, 38]),
    ("provincie-oost-vlaanderen", [65, 60, 55]),
    ("provincie-vlaams-brabant", [65, 65, 63]),
    ("provincie-west-vlaanderen", [64, 64, 62]),
];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn areas() -> Vec<Area> {
    Landscape::from_json(flanders::AREAS_JSON).unwrap().areas
}

fn nis(area: &Area) -> Option<&str> {
    area.codes.get("nis").map(String::as_str)
}

/// A table as rows of cells, without its header.
fn table(path: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// A landscape on the sets and the vocabulary.
fn landscape(parts: Value) -> String {
    let mut whole = json!({
        "format": "regie/landscape", "version": 1, "id": "case", "as_of": "2018-06-01",
        "builds_on": ["flanders-areas", "flanders-regions", "flanders-local-governments", "flanders-vocabulary"],
    });
    let Value::Object(parts) = parts else { panic!("parts of a landscape") };
    whole.as_object_mut().unwrap().extend(parts);
    whole.to_string()
}

/// A challenge of every affected area for itself.
fn in_each(id: &str, areas: &Value) -> Value {
    json!({ "id": id, "label": id, "themes": ["care"], "areas": areas, "spread": "separate" })
}

/// One challenge that the areas share.
fn shared(id: &str, theme: &str, areas: &Value) -> Value {
    json!({ "id": id, "label": id, "themes": [theme], "areas": areas, "spread": "shared" })
}

/// The Flemish levels and kinds, with one rule.
fn one_rule(at: &str, when: &Value) -> String {
    let mut book: Value = serde_json::from_str(flanders::RULE_BOOK_JSON).unwrap();
    book["roles"] = json!([{ "id": "it", "label": "it" }]);
    book["rules"] = json!([{ "id": "it", "label": "it", "source": ["case"], "effect": "assign", "role": "it", "at": [at], "when": when }]);
    book["requirements"] = json!([]);
    book["separations"] = json!([]);
    book.to_string()
}

fn atlas_by(landscape: &str, rule_book: &str, at: &str) -> Atlas {
    Atlas::from_json(landscape, rule_book, &Options::at(date(at))).unwrap_or_else(|e| panic!("{e}"))
}

fn atlas(landscape: &str, at: &str) -> Atlas {
    atlas_by(landscape, flanders::RULE_BOOK_JSON, at)
}

fn seats(atlas: &Atlas, challenge: &str) -> Vec<String> {
    let decision = atlas.decision(challenge).unwrap();
    decision.seats().map(|seat| seat.area().to_string()).collect()
}

/// The areas of a level within another, at a date.
fn within(area: &str, level: &str, at: &str) -> Vec<String> {
    let challenge = in_each("all", &json!([{ "within": area, "level": level }]));
    seats(&atlas(&landscape(json!({ "challenges": [challenge] })), at), "all")
}

/// Who has the one role, at the one seat.
fn who(atlas: &Atlas, challenge: &str) -> Vec<String> {
    let decision = atlas.decision(challenge).unwrap();
    let roles: Vec<_> = decision.seats().flat_map(|seat| seat.roles().collect::<Vec<_>>()).collect();
    roles.iter().map(|role| role.stakeholder.to_string()).collect()
}

/// What an area has become at a date, by the contract (§2) and not by the library.
fn resolve<'a>(all: &BTreeMap<&str, &'a Area>, id: &'a str, at: Date) -> BTreeSet<&'a str> {
    let area = all[id];
    if area.valid.holds_on(at) {
        return BTreeSet::from([id]);
    }
    if area.valid.until.is_some_and(|until| until <= at) {
        return area.successors.iter().flat_map(|heir| resolve(all, heir.as_str(), at)).collect();
    }
    BTreeSet::new()
}

/// Who borders on whom at a date, both ways.
fn borders(areas: &[Area], at: Date) -> BTreeSet<(&str, &str)> {
    let all: BTreeMap<&str, &Area> = areas.iter().map(|area| (area.id.as_str(), area)).collect();
    let mut borders = BTreeSet::new();
    for area in areas {
        for neighbour in &area.neighbours {
            for one in resolve(&all, area.id.as_str(), at) {
                for other in resolve(&all, neighbour.as_str(), at).into_iter().filter(|other| *other != one) {
                    borders.extend([(one, other), (other, one)]);
                }
            }
        }
    }
    borders
}

#[test]
fn the_sets_have_no_problems() {
    for text in [
        flanders::AREAS_JSON,
        flanders::REGIONS_JSON,
        flanders::ASSOCIATIONS_JSON,
        flanders::LOCAL_GOVERNMENTS_JSON,
    ] {
        let checked = regie::check_json(Some(text), Some(flanders::RULE_BOOK_JSON), &Sets::new());
        assert!(checked.is_ok(), "{}", checked.unwrap_err());
    }
    assert!(flanders::sets().names().eq([
        "flanders-areas",
        "flanders-associations",
        "flanders-local-governments",
        "flanders-regions",
        "flanders-vocabulary",
    ]));
}

#[test]
fn a_name_that_is_nearly_right_is_answered_with_the_right_one() {
    let text = landscape(json!({ "builds_on": ["flanders-area"] }));
    let problems = regie::check_landscape(&Landscape::from_json(&text).unwrap(), &Sets::new()).unwrap_err();
    assert_eq!(problems.iter().next().unwrap().nearest.as_deref(), Some("flanders-areas"));
}

#[test]
fn municipalities_are_counted() {
    for (at, municipalities) in [("2018-06-01", 308), ("2019-06-01", 300), ("2025-06-01", 285)] {
        assert_eq!(within("flanders", "local", at).len(), municipalities, "{at}");
        assert_eq!(within("belgium", "provincial", at).len(), 5, "{at}");
    }
    assert_eq!(areas().iter().filter(|area| area.level.as_str() == "local").count(), 327);
}

#[test]
fn each_municipality_lies_in_exactly_one_province() {
    for (n, at) in ["2018-06-01", "2019-06-01", "2025-06-01"].into_iter().enumerate() {
        let mut found: Vec<String> = Vec::new();
        for (province, counts) in PROVINCES {
            let here = within(province, "local", at);
            assert_eq!(here.len(), counts[n], "{province} at {at}");
            found.extend(here);
        }
        found.sort();
        assert_eq!(found, within("flanders", "local", at), "{at}");
    }
}

#[test]
fn each_municipality_lies_in_exactly_one_reference_region() {
    for at in ["2022-02-04", "2024-12-31", "2025-01-01", "2026-06-01"] {
        let regions = within("flanders", "supralocal", at);
        assert_eq!(regions.len(), 15, "{at}");
        let mut found: Vec<String> = regions.iter().flat_map(|region| within(region, "local", at)).collect();
        found.sort();
        assert_eq!(found, within("flanders", "local", at), "{at}");
    }
    // before, there are none, and a challenge in each of none is absent
    let regions = in_each("it", &json!([{ "within": "flanders", "level": "supralocal" }]));
    assert!(atlas(&landscape(json!({ "challenges": [regions] })), "2022-02-03").decision("it").is_err());
}

#[test]
fn a_reference_region_goes_on_after_its_members_merged() {
    let challenge = in_each("it", &json!(["referentieregio-waasland", "referentieregio-kempen"]));
    let text = landscape(json!({ "challenges": [challenge] }));
    assert_eq!(
        seats(&atlas(&text, "2024-06-01"), "it"),
        ["referentieregio-kempen", "referentieregio-waasland"]
    );
    assert_eq!(
        seats(&atlas(&text, "2025-06-01"), "it"),
        ["referentieregio-kempen", "referentieregio-waasland-2025"]
    );
}

#[test]
fn the_sets_raise_no_notice_of_their_own() {
    let all = landscape(json!({ "builds_on": flanders::sets().names().collect::<Vec<_>>() }));
    for at in DATES {
        let notices: Vec<String> =
            atlas(&all, at).notices().iter().map(|notice| notice.path.to_string()).collect();
        assert!(notices.is_empty(), "{at}: {notices:?}");
    }
}

/// A landscape on the areas and the associations, with one challenge that towns share.
fn in_an_association(towns: &Value) -> String {
    landscape(json!({
        "builds_on": ["flanders-areas", "flanders-associations", "flanders-vocabulary"],
        "challenges": [shared("it", "poverty", towns)],
    }))
}

#[test]
fn towns_of_an_association_take_up_together_what_they_share() {
    for (towns, at, seat) in [
        (json!(["menen", "wervik"]), "2019-01-15", "werkingsgebied-w13"),
        // a member of 2018, by a successor and by itself
        (json!(["neerpelt", "bree"]), "2018-06-01", "werkingsgebied-welzijnsregio-noord-limburg"),
        (json!(["neerpelt", "bree"]), "2026-06-01", "werkingsgebied-welzijnsregio-noord-limburg-2019"),
        // of another association, none, and one across the border of a province
        (json!(["menen", "bree"]), "2025-06-01", "flanders"),
        (json!(["turnhout", "mol"]), "2025-06-01", "werkingsgebied-welzijnszorg-kempen"),
        (json!(["turnhout", "mol"]), "2024-05-21", "provincie-antwerpen"),
        (json!(["geraardsbergen", "dilbeek"]), "2024-06-01", "werkingsgebied-welzijnskoepel-west-brabant"),
        (json!(["herne", "dilbeek"]), "2025-06-01", "werkingsgebied-welzijnskoepel-west-brabant-2025"),
    ] {
        assert_eq!(seats(&atlas(&in_an_association(&towns), at), "it"), [seat], "{towns} at {at}");
    }
}

#[test]
fn an_association_has_the_members_of_its_table() {
    let by_code: BTreeMap<String, String> =
        areas().iter().filter_map(|area| Some((nis(area)?.to_owned(), area.id.to_string()))).collect();
    let rows = table("data/flanders/associations.csv");
    assert_eq!(rows.len(), 127);
    for (at, lists) in [("2018-06-01", 2), ("2024-06-01", 5), ("2026-06-01", 5)] {
        let mut expected: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in
            rows.iter().filter(|row| row[3].as_str() <= at && (row[4].is_empty() || at <= row[4].as_str()))
        {
            expected.entry(&row[1]).or_default().insert(&by_code[&row[2]]);
        }
        assert_eq!(expected.len(), lists, "{at}");
        let shipped = Landscape::from_json(flanders::ASSOCIATIONS_JSON).unwrap().areas;
        let there: Vec<&Area> = shipped.iter().filter(|area| area.valid.holds_on(date(at))).collect();
        let found: BTreeSet<BTreeSet<&str>> =
            there.iter().map(|area| area.contains.iter().map(regie::Id::as_str).collect()).collect();
        assert_eq!(found, expected.into_values().collect(), "{at}");
    }
}

#[test]
fn borders_that_the_map_of_2019_lacks_are_modelled_and_say_which_they_are() {
    let areas = areas();
    let by_code: BTreeMap<&str, &Area> = areas.iter().filter_map(|area| Some((nis(area)?, area))).collect();
    let mut unsaid: BTreeSet<(&str, &str)> = BTreeSet::new();
    for row in table("data/flanders/neighbours-2018.csv") {
        let [one, other] = [&row[0], &row[1]].map(|code| by_code[code.as_str()]);
        let (declares, named) = if one.neighbours.contains(&other.id) { (one, other) } else { (other, one) };
        assert!(declares.neighbours.contains(&named.id), "{} and {}", one.id, other.id);
        let name = named.label.get("nl").split(" (tot ").next().unwrap();
        let is_named =
            |language| declares.note.as_ref().is_some_and(|note| note.get(language).contains(name));
        if !declares.modelled || !is_named("nl") || !is_named("en") {
            unsaid.insert((declares.id.as_str(), named.id.as_str()));
        }
    }
    assert_eq!(unsaid, BTreeSet::new());
    // and nothing else is
    let modelled = areas.iter().filter(|area| area.modelled);
    assert!(modelled.clone().all(|area| area.valid.until == Some(date("2019-01-01"))));
    assert_eq!(modelled.count(), 15);
}

#[test]
fn the_sets_go_with_their_sources_and_licences() {
    let shipped = include_str!("../core/src/presets/flanders/SOURCES.md");
    assert_eq!(shipped, include_str!("../data/flanders/SOURCES.md"));
    for licence in ["CC BY 4.0", "CC0 1.0", "MIT", "https://creativecommons.org/licenses/by/4.0/"] {
        assert!(shipped.contains(licence), "{licence}");
    }
    // every source that an element names is there
    for set in [flanders::AREAS_JSON, flanders::REGIONS_JSON, flanders::ASSOCIATIONS_JSON] {
        for area in Landscape::from_json(set).unwrap().areas {
            for source in &area.source {
                assert!(shipped.contains(&format!("`{}`", source.get("en"))), "{source:?}");
            }
        }
    }
    // zones of a licence that is not stated are in none of them
    for name in flanders::sets().names() {
        assert!(!name.contains("zone") && shipped.contains(name) || name == flanders::VOCABULARY, "{name}");
    }
}

#[test]
fn a_challenge_of_neerpelt_goes_to_pelt() {
    let text = landscape(json!({ "challenges": [in_each("it", &json!(["neerpelt"]))] }));
    assert_eq!(seats(&atlas(&text, "2018-06-01"), "it"), ["neerpelt"]);
    let later = atlas(&text, "2026-06-01");
    assert_eq!(seats(&later, "it"), ["pelt"]);
    let notices: Vec<String> = later.notices().iter().map(|n| format!("{} {}", n.code, n.path)).collect();
    assert_eq!(notices, ["succeeded challenges/it/areas/neerpelt"]);
}

#[test]
fn an_offer_of_the_ocmw_of_neerpelt_is_one_of_the_ocmw_of_pelt() {
    let text = landscape(json!({
        "offers": [{ "id": "offer", "label": "offer", "by": ["ocmw-neerpelt"], "themes": ["care"], "areas": ["neerpelt"] }],
        "challenges": [in_each("it", &json!(["neerpelt", "overpelt"]))],
    }));
    let book = one_rule("seat", &json!("offers"));
    assert_eq!(who(&atlas_by(&text, &book, "2018-06-01"), "it"), ["ocmw-neerpelt"]);
    assert_eq!(who(&atlas_by(&text, &book, "2026-06-01"), "it"), ["ocmw-pelt"]);
}

#[test]
fn zwijndrecht_changes_province() {
    let has =
        |province: &str, town: &str, at: &str| within(province, "local", at).iter().any(|area| area == town);
    let merged = "beveren-kruibeke-zwijndrecht";
    assert!(has("provincie-antwerpen", "zwijndrecht", "2024-12-31"));
    assert!(!has("provincie-oost-vlaanderen", "zwijndrecht", "2024-12-31"));
    assert!(!has("provincie-antwerpen", "zwijndrecht", "2025-01-01"));
    assert!(!has("provincie-antwerpen", merged, "2025-01-01"));
    assert!(has("provincie-oost-vlaanderen", merged, "2025-01-01"));
    assert!(!has("provincie-oost-vlaanderen", merged, "2024-12-31"));

    // a challenge that Zwijndrecht shares with the city of Antwerp rises from the province to Flanders
    let text = landscape(json!({
        "builds_on": ["flanders-areas", "flanders-vocabulary"],
        "challenges": [shared("it", "care", &json!(["antwerpen", "zwijndrecht"]))],
    }));
    assert_eq!(seats(&atlas(&text, "2024-12-31"), "it"), ["provincie-antwerpen"]);
    assert_eq!(seats(&atlas(&text, "2025-01-01"), "it"), ["flanders"]);
}

#[test]
fn antwerp_stays_itself_while_borsbeek_joins_it() {
    let text = landscape(json!({ "challenges": [in_each("it", &json!(["antwerpen", "borsbeek"]))] }));
    assert_eq!(seats(&atlas(&text, "2024-12-31"), "it"), ["antwerpen", "borsbeek"]);
    assert_eq!(seats(&atlas(&text, "2025-01-01"), "it"), ["antwerpen"]);
    let areas = areas();
    let antwerp = areas.iter().find(|area| area.id.as_str() == "antwerpen").unwrap();
    assert_eq!((&antwerp.valid, nis(antwerp)), (&Validity::ALWAYS, Some("11002")));
}

#[test]
fn the_name_of_a_municipality_is_right_at_every_date() {
    for (name, merged) in [
        ("aalter", "aalter-2019"),
        ("deinze", "deinze-2019"),
        ("hasselt", "hasselt-2025"),
        ("lochristi", "lochristi-2025"),
        ("lokeren", "lokeren-2025"),
        ("tielt", "tielt-2025"),
        ("wingene", "wingene-2025"),
    ] {
        let text = landscape(json!({ "challenges": [in_each("it", &json!([name]))] }));
        assert_eq!(seats(&atlas(&text, "2018-06-01"), "it"), [name]);
        assert_eq!(seats(&atlas(&text, "2026-06-01"), "it"), [merged]);
    }
}

#[test]
fn who_ended_lives_on_in_one_that_is_there() {
    let areas = areas();
    let governments = Landscape::from_json(flanders::LOCAL_GOVERNMENTS_JSON).unwrap().stakeholders;
    let ended: Vec<&Area> = areas.iter().filter(|area| area.valid.until.is_some()).collect();
    assert_eq!(ended.len(), 42);
    let challenges: Vec<Value> =
        ended.iter().map(|area| in_each(area.id.as_str(), &json!([area.id.as_str()]))).collect();
    let atlas = atlas(&landscape(json!({ "challenges": challenges })), "2026-06-01");
    let today = within("flanders", "local", "2026-06-01");
    for area in ended {
        let heirs = seats(&atlas, area.id.as_str());
        assert!(heirs.len() == 1 && today.contains(&heirs[0]), "{} is {heirs:?}", area.id);
        // its municipality and its OCMW went the same way
        for prefix in ["gemeente", "ocmw"] {
            let name = |area: &str| format!("{prefix}-{area}");
            let own = governments.iter().find(|s| s.id.as_str() == name(area.id.as_str())).unwrap();
            assert_eq!(own.valid, area.valid);
            assert_eq!(own.successors.len(), 1);
            assert_eq!(own.successors[0].as_str(), name(area.successors[0].as_str()));
        }
    }
    assert_eq!(governments.len(), 2 * 327);
}

#[test]
fn neighbours_are_those_of_the_maps() {
    let areas = areas();
    let by_code: BTreeMap<&str, &str> =
        areas.iter().filter_map(|area| Some((nis(area)?, area.id.as_str()))).collect();
    let rows = |year: &str| -> BTreeSet<(&str, &str)> {
        let rows = table(&format!("data/flanders/neighbours-{year}.csv"));
        let ids = rows.iter().map(|row| (by_code[row[0].as_str()], by_code[row[1].as_str()]));
        ids.flat_map(|(a, b)| [(a, b), (b, a)]).collect()
    };
    // what the map of 2019 shows, no more and no less, although part of it is said of the parts of a merger alone
    assert_eq!(borders(&areas, date("2019-06-01")), rows("2019"));
    // before the mergers: what both maps show, of those that were there
    let there: BTreeSet<&str> =
        areas.iter().filter(|a| a.valid.holds_on(date("2018-06-01"))).map(|a| a.id.as_str()).collect();
    let of_both: BTreeSet<(&str, &str)> = rows("2018").union(&rows("2019")).copied().collect();
    let expected: BTreeSet<(&str, &str)> =
        of_both.into_iter().filter(|(a, b)| there.contains(a) && there.contains(b)).collect();
    assert_eq!(borders(&areas, date("2018-06-01")), expected);
    // everyone has neighbours, but Voeren, which lies apart between Wallonia and the Netherlands
    for at in ["2018-06-01", "2019-06-01", "2025-06-01"] {
        let borders = borders(&areas, date(at));
        assert!(borders.iter().all(|(a, b)| borders.contains(&(*b, *a))), "{at}");
        let alone: Vec<String> = within("flanders", "local", at)
            .into_iter()
            .filter(|town| !borders.iter().any(|(one, _)| one == town))
            .collect();
        assert_eq!(alone, ["voeren"], "{at}");
    }
    assert!(borders(&areas, date("2025-06-01")).contains(&("nazareth-de-pinte", "deinze-2019")));
}

#[test]
fn the_atlas_sees_the_same_neighbours() {
    let book = one_rule("seat", &json!({ "all": [{ "works": "affected" }, "contiguous"] }));
    let areas = areas();
    for at in ["2018-06-01", "2019-06-01", "2025-06-01"] {
        let towns = within("provincie-limburg", "local", at);
        let mut challenges = Vec::new();
        for (n, one) in towns.iter().enumerate() {
            for other in &towns[n + 1..] {
                challenges.push(shared(&format!("{one}+{other}"), "care", &json!([one, other])));
            }
        }
        let atlas = atlas_by(&landscape(json!({ "challenges": challenges })), &book, at);
        let borders = borders(&areas, date(at));
        for (n, one) in towns.iter().enumerate() {
            for other in &towns[n + 1..] {
                let together = !who(&atlas, &format!("{one}+{other}")).is_empty();
                assert_eq!(
                    together,
                    borders.contains(&(one.as_str(), other.as_str())),
                    "{one}, {other} at {at}"
                );
            }
        }
    }
}

#[test]
fn no_two_areas_look_alike() {
    let regions = Landscape::from_json(flanders::REGIONS_JSON).unwrap().areas;
    let mut labels = BTreeSet::new();
    let mut codes = BTreeSet::new();
    for area in areas().iter().chain(&regions) {
        for language in ["nl", "fr", "de", "en"] {
            let new = labels.insert((area.level.to_string(), language, area.label.get(language).to_owned()));
            assert!(new, "{} ({language})", area.label);
        }
        if let Some(code) = nis(area) {
            assert!(codes.insert(code.to_owned()), "{code}");
        }
        assert!(!area.source.is_empty(), "{}", area.id);
    }
    let governments = Landscape::from_json(flanders::LOCAL_GOVERNMENTS_JSON).unwrap().stakeholders;
    let labels: BTreeSet<&str> = governments.iter().map(|stakeholder| stakeholder.label.get("nl")).collect();
    assert_eq!(labels.len(), governments.len());
    assert!(labels.contains("OCMW Deinze (tot 2019)") && labels.contains("Gemeente Deinze"));
}

#[test]
fn a_landscape_that_knows_its_governments_describes_them_on_the_areas_alone() {
    let own = json!([{ "id": "ocmw-pelt", "label": "OCMW Pelt", "kind": "ocmw", "works_in": ["pelt"],
        "mandates": [{ "lever": "grant-aid", "level": "local", "within": "pelt" }] }]);
    let alone = json!({ "builds_on": ["flanders-areas", "flanders-vocabulary"], "stakeholders": own });
    assert!(regie::check_json(Some(&landscape(alone)), Some(flanders::RULE_BOOK_JSON), &Sets::new()).is_ok());
    let twice = landscape(json!({ "stakeholders": own }));
    let problems = regie::check_json(Some(&twice), None, &Sets::new()).unwrap_err();
    let problems: Vec<String> = problems.iter().map(|problem| problem.path.to_string()).collect();
    assert_eq!(problems, ["stakeholders[0].id"]);
}

#[test]
fn first_line_zones_are_seats_for_care_and_for_nothing_else() {
    let areas = areas();
    let at = "2022-06-01";
    let by_code: BTreeMap<&str, &str> = areas
        .iter()
        .filter(|area| area.valid.holds_on(date(at)))
        .filter_map(|area| Some((nis(area)?, area.id.as_str())))
        .collect();
    let population = table("tests/data/population-2022.csv");
    assert_eq!(population.len(), 300);
    assert!(population.iter().all(|row| by_code.contains_key(row[0].as_str())));

    let mut zones: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in table("tests/data/first-line-zones-2022.csv") {
        zones.entry(format!("elz-{}", row[0])).or_default().push(by_code[row[2].as_str()]);
    }
    assert_eq!(zones.values().map(Vec::len).sum::<usize>(), 300);
    let shared_zones: Vec<_> = zones.iter().filter(|(_, towns)| towns.len() > 1).collect();
    assert!(shared_zones.len() > 40);
    let elements: Vec<Value> = zones
        .iter()
        .map(|(id, towns)| json!({ "id": id, "label": id, "level": "supralocal", "contains": towns, "themes": ["care"] }))
        .collect();
    let mut challenges = Vec::new();
    for (id, towns) in &shared_zones {
        challenges.push(shared(id, "care", &json!(towns)));
        challenges.push(shared(&format!("{id}-poverty"), "poverty", &json!(towns)));
    }
    let text = landscape(json!({
        "builds_on": ["flanders-areas", "flanders-vocabulary"], "areas": elements, "challenges": challenges,
    }));
    let atlas = atlas(&text, at);
    for (id, _) in shared_zones {
        assert_eq!(seats(&atlas, id), [id.as_str()]);
        let elsewhere = seats(&atlas, &format!("{id}-poverty"));
        assert!(
            elsewhere[0] == "flanders" || elsewhere[0].starts_with("provincie-"),
            "{id}: poverty has its seat in {elsewhere:?}"
        );
    }
}
