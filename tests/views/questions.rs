//! What a policy officer may rely on.

use super::{read, strings, word};
use regie::{AgendaOf, Atlas, BenchmarkOf, LoadOf, Scope};

/// Two towns in a region; a lever that lies lower for the one than for the other, one with a higher government, one with nobody.
const LANDSCAPE: &str = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-06-01",
    "areas": [{"id": "a", "label": "A", "level": "local", "within": ["r"]}, {"id": "b", "label": "B", "level": "local", "within": ["r"]},
        {"id": "gone", "label": "G", "level": "local", "within": ["r"], "valid": {"until": "2019-01-01"}, "successors": ["b"]},
        {"id": "later", "label": "L", "level": "local", "valid": {"from": "2020-01-01"}},
        {"id": "r", "label": "R", "level": "supralocal", "within": ["f"]}, {"id": "f", "label": "F", "level": "flemish"}],
    "levers": [{"id": "loans", "label": "l"}, {"id": "law", "label": "w"}, {"id": "none", "label": "n"}],
    "schemes": [{"id": "big", "label": "b"}, {"id": "small", "label": "s"}],
    "themes": [{"id": "money", "label": "m", "scheme": "big"}, {"id": "debts", "label": "d", "scheme": "small", "broader": "money"},
        {"id": "sport", "label": "s", "scheme": "small"}],
    "stakeholders": [
        {"id": "ocmw-a", "label": "OCMW A", "kind": "ocmw", "works_in": ["a"], "mandates": [{"lever": "loans", "level": "local", "within": "a"}]},
        {"id": "town-a", "label": "A", "kind": "municipality", "works_in": ["a"], "mandates": [{"lever": "loans", "level": "local", "within": "a"}]},
        {"id": "ocmw-b", "label": "OCMW B", "kind": "ocmw", "works_in": ["b"]},
        {"id": "bank", "label": "bank", "kind": "service-association", "works_in": ["r"], "mandates": [{"lever": "loans", "level": "supralocal", "within": "r"}]},
        {"id": "flanders", "label": "V", "kind": "flemish-government", "works_in": ["f"], "mandates": [{"lever": "law", "level": "flemish", "within": "f"}]}],
    "offers": [{"id": "desk", "label": "o", "by": ["ocmw-a"], "themes": ["debts"], "areas": ["a"]},
        {"id": "line", "label": "o", "by": ["bank"], "themes": ["money"], "areas": ["r"]}],
    "challenges": [
        {"id": "c", "label": "c", "themes": ["debts"], "areas": ["a", "b"], "spread": "separate", "needs": ["loans", "law", "none"]},
        {"id": "talk", "label": "t", "themes": ["sport"], "areas": ["a", "b"], "spread": "shared"}]}"#;

fn atlas() -> Atlas {
    Atlas::from_json(LANDSCAPE, regie::flanders::RULE_BOOK_JSON, &regie::Options::default()).unwrap()
}

#[test]
fn a_lever_that_lies_at_two_levels_stands_in_both_columns_each_for_its_town() {
    let lists = read(&atlas().three_lists(&Scope::default()).unwrap().to_json());
    let debts = &lists["themes"][0];
    assert_eq!(word(debts, "theme"), "debts");
    let part = |column: &str, lever: &str| {
        let parts = debts[column].as_array().unwrap();
        parts.iter().find(|part| word(part, "lever") == lever).cloned().unwrap_or_default()
    };
    assert_eq!(strings(&part("local", "loans")["for"]), ["a"]);
    assert_eq!(part("local", "loans")["holders"]["local_governments"], 1);
    assert_eq!(part("local", "loans")["holders"]["count"], 2);
    assert_eq!(strings(&part("joint", "loans")["for"]), ["b"]);
    assert_eq!(strings(&part("signal", "law")["for"]), ["a", "b"]);
    // in B no lever is local: its own seat stands there without one
    assert_eq!(strings(&part("local", "")["for"]), ["b"]);
    assert_eq!(strings(&debts["nobody"][0]["for"]), ["a", "b"]);
    assert_eq!(strings(&debts["challenges"][0]["offers"]), ["desk", "line"]);
    // no lever is needed to talk: it stands by its seat
    let sport = &lists["themes"][1];
    assert_eq!(
        (word(&sport["joint"][0], "challenge"), word(&sport["joint"][0], "lever")),
        ("talk".into(), String::new())
    );
    let signal = &lists["signals"][0];
    assert_eq!((word(signal, "addressee"), signal["count"].clone()), ("flanders".into(), 2.into()));
    assert_eq!(strings(&signal["not_lower"][1]["areas"]), ["b", "r"]);
}

#[test]
fn a_scheme_tells_by_its_themes_and_last_what_has_none() {
    let atlas = atlas();
    let scope = Scope { scheme: Some("big"), ..Scope::default() };
    let lists = atlas.three_lists(&scope).unwrap();
    let told = lists
        .themes
        .iter()
        .map(|one| (one.theme.map(regie::Id::as_str), one.challenges[0].challenge.as_str()));
    let told: Vec<_> = told.collect();
    assert_eq!(told, [(Some("money"), "c"), (None, "talk")]);
}

#[test]
fn an_ended_area_means_its_successor_and_one_to_come_is_not_there() {
    let atlas = atlas();
    let of = |area| {
        atlas.blind_spots(&Scope { area: Some(area), ..Scope::default() }).map(|answer| answer.to_json())
    };
    assert_eq!(of("gone").unwrap(), of("b").unwrap());
    assert_eq!(of("later").unwrap_err().to_string(), "there is no area `later` on 2019-06-01");
    assert_eq!(atlas.agenda(AgendaOf::Area("later")).unwrap_err().date.unwrap().to_string(), "2019-06-01");
    let agenda = atlas.agenda(AgendaOf::Area("gone")).unwrap();
    assert_eq!(agenda.stakeholders, ["ocmw-b"]);
    let benchmark =
        atlas.benchmark(&BenchmarkOf { areas: &["gone", "b"], ..BenchmarkOf::default() }).unwrap();
    assert_eq!(benchmark.areas[0].values, benchmark.areas[1].values);
}

#[test]
fn municipality_and_ocmw_are_one_local_government_and_others_overlap() {
    let overlaps = atlas().overlap(&Scope::default()).map(|answer| read(&answer.to_json())).unwrap();
    let offers = &overlaps["offers"][0];
    assert_eq!(
        (strings(&offers["offers"]), strings(&offers["themes"])),
        (vec!["desk".into(), "line".into()], vec!["debts".into()])
    );
    assert_eq!(
        (strings(&offers["areas"]), offers["one_local_government"].clone()),
        (vec!["a".into()], false.into())
    );
    let levers = &overlaps["levers"][0];
    assert_eq!(
        (strings(&levers["holders"]), levers["one_local_government"].clone()),
        (vec!["ocmw-a".into(), "town-a".into()], true.into())
    );
}

#[test]
fn an_area_that_does_not_want_to_be_compared_is_left_out_of_columns_and_spread() {
    let atlas = atlas();
    let with = |leave_out: &[&str]| {
        let of = BenchmarkOf { areas: &["b", "a", "b"], leave_out, ..BenchmarkOf::default() };
        let benchmark = atlas.benchmark(&of).unwrap();
        let held = benchmark.measures.iter().find(|one| one.measure == "needs_held").unwrap();
        let areas: Vec<String> = benchmark.areas.iter().map(|one| one.area.to_string()).collect();
        (areas, held.spread.map(|range| range.max.to_string()))
    };
    assert_eq!(with(&[]), (vec!["b".into(), "a".into()], Some("66.67".into())));
    assert_eq!(with(&["a", "b"]), (vec![], None));
}

#[test]
fn what_is_not_there_is_an_error_with_the_nearest() {
    let atlas = atlas();
    let scopes = [
        (
            Scope { theme: Some("moneyy"), ..Scope::default() },
            "there is no theme `moneyy`; did you mean `money`?",
        ),
        (
            Scope { scheme: Some("bigg"), ..Scope::default() },
            "there is no scheme `bigg`; did you mean `big`?",
        ),
        (Scope { area: Some("somewhere"), ..Scope::default() }, "there is no area `somewhere`"),
    ];
    for (scope, words) in scopes {
        assert_eq!(atlas.three_lists(&scope).unwrap_err().to_string(), words);
        assert_eq!(atlas.blind_spots(&scope).unwrap_err().to_string(), words);
        assert_eq!(atlas.overlap(&scope).unwrap_err().to_string(), words);
        assert_eq!(atlas.load(&LoadOf { scope, ..LoadOf::default() }).unwrap_err().to_string(), words);
    }
    let nearest = |error: regie::Unknown| error.nearest.map(String::from);
    assert_eq!(
        nearest(atlas.agenda(AgendaOf::Stakeholder("ocmw-bb")).unwrap_err()).as_deref(),
        Some("ocmw-b")
    );
    assert_eq!(nearest(atlas.agenda(AgendaOf::Kind("ocmv")).unwrap_err()).as_deref(), Some("ocmw"));
    assert_eq!(nearest(atlas.crosswalk("big", "smal").unwrap_err()).as_deref(), Some("small"));
    let load = LoadOf { steers: Some("directer"), ..LoadOf::default() };
    assert_eq!(nearest(atlas.load(&load).unwrap_err()).as_deref(), Some("director"));
    for of in [
        BenchmarkOf { areas: &["nowhere"], ..BenchmarkOf::default() },
        BenchmarkOf { figures: &[("nowhere", 1)], ..BenchmarkOf::default() },
        BenchmarkOf { leave_out: &["nowhere"], ..BenchmarkOf::default() },
        BenchmarkOf { scheme: Some("nowhere"), ..BenchmarkOf::default() },
    ] {
        assert_eq!(&*atlas.benchmark(&of).unwrap_err().id, "nowhere");
    }
}

#[test]
fn the_roles_that_steer_and_carry_out_are_those_that_the_caller_names() {
    let atlas = atlas();
    let of = LoadOf {
        steers: Some("provider"),
        carries_out: Some(&["director", "provider"]),
        ..LoadOf::default()
    };
    let load = atlas.load(&of).unwrap();
    assert!(!load.both.is_empty());
    for both in &load.both {
        assert_eq!(both.roles.map(regie::Id::as_str), ["provider", "director"]);
        assert_eq!(both.separations[0].separation, "director-provider");
        assert_eq!(both.separations[0].seats, both.seats.len());
    }
}
