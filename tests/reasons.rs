//! Why, why not, what if: in words on the real regions, and with bad input. The snapshots are read aloud before they are accepted.

use std::path::Path;

use regie::{Atlas, Change, Code, GapAt, GapKind, Language, Options, RoleAt};
use serde_json::{Value, json};

fn region(name: &str) -> Atlas {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.json"));
    let landscape = std::fs::read_to_string(path).unwrap();
    Atlas::from_json(&landscape, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

/// Compares with a snapshot for each language.
fn snapshots(name: &str, told: impl Fn(&Language) -> String) {
    for language in [Language::dutch(), Language::english()] {
        insta::assert_snapshot!(format!("{name}_{}", language.tag()), told(&language));
    }
}

fn role_at<'q>(challenge: &'q str, stakeholder: &'q str, role: &'q str) -> RoleAt<'q> {
    RoleAt { challenge, role, stakeholder, area: None }
}

#[test]
fn why_somebody_has_a_role() {
    let asked = [
        ("zuid-west-vlaanderen-2019", role_at("acute-woonnood-opvangen", "w13", "director")),
        ("zuid-west-vlaanderen-2019", role_at("werken-en-toch-arm", "ocmw-menen", "actor")),
        ("gent-2018", role_at("budgetbegeleiding-samen", "caw-ovl", "signal-coordinator")),
        ("gent-2018", role_at("leefbaarheid-in-de-wijk", "gemeente-gent", "director")),
        ("noord-west-vlaanderen-2018", role_at("wonen-aan-de-kust", "gemeente-blankenberge", "co-director")),
        ("noord-limburg-2018", role_at("dienstencentra-pelt", "ocmw-overpelt", "actor")),
    ];
    snapshots("why", |language| {
        let told = asked.iter().map(|(name, question)| {
            let atlas = region(name);
            let why = atlas.why(question).unwrap().unwrap_or_else(|| panic!("{question:?} has no such role"));
            atlas.words(language).why(&why).to_string()
        });
        told.collect::<Vec<_>>().join("\n\n")
    });
}

#[test]
fn why_somebody_has_no_role_and_what_would_change_that() {
    let asked = [
        (
            "zuid-west-vlaanderen-2019",
            RoleAt { area: Some("zwvl"), ..role_at("acute-woonnood-opvangen", "gemeente-menen", "director") },
        ),
        ("zuid-west-vlaanderen-2019", role_at("publieke-zorgactoren-verbinden", "w13", "director")),
        ("zuid-west-vlaanderen-2019", role_at("verborgen-armoede", "w13", "provider")),
        ("gent-2018", role_at("warme-overdracht", "wrg", "final-responsible")),
        ("noord-limburg-2018", role_at("schuldbemiddeling", "ocmw-bree", "voice")),
    ];
    snapshots("why_not", |language| {
        let told = asked.iter().map(|(name, question)| {
            let atlas = region(name);
            let words = atlas.words(language);
            let why_not =
                atlas.why_not(question).unwrap().unwrap_or_else(|| panic!("{question:?} has the role"));
            let repairs = atlas.repairs(question).unwrap();
            format!("{}\n{}", words.why_not(&why_not), words.repairs(&repairs))
        });
        told.collect::<Vec<_>>().join("\n\n")
    });
}

#[test]
fn why_a_decision_is_as_it_is() {
    let asked = [
        ("zuid-west-vlaanderen-2019", "wachtlijsten-sociale-woning"),
        ("zuid-west-vlaanderen-2019", "eerstelijnszone-afstemmen"),
        ("noord-west-vlaanderen-2018", "opvang-oostende-bredene"),
        ("gent-2018", "wachtlijsten-jeugdhulp"),
    ];
    snapshots("why_decision", |language| {
        let told = asked.map(|(name, challenge)| {
            let atlas = region(name);
            let why = atlas.why_decision(challenge).unwrap();
            atlas.words(language).why_decision(&why).to_string()
        });
        told.join("\n\n")
    });
}

#[test]
fn what_the_mergers_of_2019_and_2025_change() {
    snapshots("mergers", |language| {
        let told = [("noord-limburg-2018", "2019-01-01"), ("gent-2018", "2025-01-01")].map(|(name, day)| {
            let before = region(name);
            let after = before.at_date(day.parse().unwrap()).unwrap();
            after.words(language).difference(&before.difference(&after)).to_string()
        });
        told.join("\n\n")
    });
}

fn changes(name: &str) -> Vec<Change> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/changes/{name}.json"));
    Change::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn what_a_thought_experiment_changes() {
    let before = region("zuid-west-vlaanderen-2019");
    let after = before.apply(&changes("kuurne-en-harelbeke")).unwrap();
    let difference = before.difference(&after);
    assert_eq!(difference, before.what_if(&changes("kuurne-en-harelbeke")).unwrap());
    // one town less at every table of the region, and nobody lost a role: it was passed on
    assert!(difference.totals.roles_passed_on > 0);
    let ended = ["gemeente-kuurne", "ocmw-kuurne", "gemeente-harelbeke", "ocmw-harelbeke"];
    let lost = difference.challenges.iter().flat_map(|one| &one.roles_lost);
    assert!(
        lost.clone().all(|role| !ended.contains(&role.stakeholder.as_str())),
        "{:?}",
        lost.collect::<Vec<_>>()
    );
    snapshots("thought_experiment", |language| after.words(language).difference(&difference).to_string());
}

#[test]
fn what_would_close_a_gap() {
    let atlas = region("zuid-west-vlaanderen-2019");
    let spots =
        atlas.blind_spots(&regie::Scope { theme: Some("poverty"), ..Default::default() }).unwrap().spots;
    let gap = spots.iter().find(|spot| spot.requirement.is_some()).expect("a requirement that is not met");
    let closings = atlas.closings(&gap.gap_at().expect("a requirement"), None).unwrap();
    snapshots("closings", |language| atlas.words(language).closings(&closings).to_string());
    // somebody who cannot is no answer
    let fills = atlas.fills(std::slice::from_ref(gap), Some("gemeente-menen"));
    assert!(
        fills.iter().all(|fill| fill.closings.iter().all(|one| one.stakeholders[0] == *"gemeente-menen"))
    );
}

const SMALL: &str = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    "areas": [{"id": "menen", "label": "Menen", "level": "local"}, {"id": "wervik", "label": "Wervik", "level": "local"}],
    "stakeholders": [
        {"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"], "sectors": ["welfare"],
            "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}], "member_of": ["w13"]},
        {"id": "ocmw-wervik", "label": "OCMW Wervik", "kind": "ocmw", "works_in": ["wervik"],
            "mandates": [{"lever": "grant-aid", "level": "local", "within": "wervik"}]},
        {"id": "w13", "label": "W13", "kind": "welfare-association", "works_in": ["menen", "wervik"]}],
    "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen", "wervik"], "spread": "separate", "needs": ["grant-aid"]}]}"#;

fn small() -> Atlas {
    let text = SMALL.replace(r#""sectors": ["welfare"],"#, "");
    Atlas::from_json(&text, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

#[test]
fn what_is_unknown_is_an_error_with_the_nearest() {
    let atlas = small();
    let nearest = |question: RoleAt<'_>| {
        let [why, why_not, repairs] = [
            atlas.why(&question).map(drop),
            atlas.why_not(&question).map(drop),
            atlas.repairs(&question).map(drop),
        ];
        assert_eq!(why, why_not);
        assert_eq!(why, repairs);
        why.unwrap_err().to_string()
    };
    let errors = [
        nearest(role_at("debt", "ocmw-menen", "director")),
        nearest(role_at("debts", "ocmw-mennen", "director")),
        nearest(role_at("debts", "ocmw-menen", "direktor")),
        nearest(RoleAt { area: Some("wervick"), ..role_at("debts", "ocmw-menen", "director") }),
        atlas.why_decision("depts").unwrap_err().to_string(),
        atlas
            .closings(
                &GapAt { challenge: "debts", kind: GapKind::NoHolder("grant-ade"), area: "menen" },
                None,
            )
            .unwrap_err()
            .to_string(),
        atlas.decision("debts").map(|_| "a decision".to_owned()).unwrap(),
    ];
    insta::assert_snapshot!(errors.join("\n"));
}

#[test]
fn changes_that_cannot_be_are_refused_all_at_once_and_change_nothing() {
    let atlas = small();
    let before = atlas.decisions_json();
    let refused = |changes: Value| -> String {
        let text = changes.to_string();
        let problems = match Change::from_json(&text) {
            Err(problems) => problems,
            Ok(changes) => {
                let problems = atlas.apply(&changes).map(drop).unwrap_err();
                assert_eq!(atlas.what_if(&changes).unwrap_err(), problems);
                problems
            }
        };
        assert_eq!(atlas.decisions_json(), before);
        problems.iter().map(|one| format!("{}: {one}", one.document)).collect::<Vec<_>>().join("\n")
    };
    let told = [
        refused(json!([{}, {"put": {}}, {"put": {"areas": {"id": "x"}}}, {"removed": {"areas": "menen"}}])),
        refused(json!([{"remove": {"areas": "menen", "stakeholders": "w13"}}])),
        refused(json!([{"remove": {"exclusions": "not-us"}}])),
        refused(json!([{"end": {"stakeholders": "ocmw-mennen"}}])),
        refused(json!([{"end": {"levers": "grant-aid"}}])),
        refused(json!([{"end": {"stakeholders": "w13", "on": "2019-02-30"}}])),
        refused(json!([{"leave": {"stakeholder": "ocmw-wervik", "of": "w13"}}])),
        refused(json!([{"leave": {"stakeholder": "ocmw-menen", "of": "w14"}}])),
        refused(
            json!([{"mandate": {"stakeholder": "ocmw-x", "lever": "grant-aid", "level": "local", "within": "menen"}}]),
        ),
        refused(
            json!([{"mandate": {"stakeholder": "w13", "lever": "grant-ayd", "level": "local", "within": "menen"}}]),
        ),
        refused(
            json!([{"merge": {"areas": ["menen", "wervick"], "into": {"id": "mw", "label": "Menen-Wervik", "level": "local"}}}]),
        ),
        refused(
            json!([{"merge": {"areas": [], "into": {"id": "mw", "label": "Menen-Wervik", "level": "local"}}}]),
        ),
        refused(json!({"put": {"areas": {}}})),
    ];
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn text_that_is_no_json_is_one_problem() {
    let problems = Change::from_json("[{\"remove\": ").unwrap_err();
    assert_eq!(problems.as_slice().len(), 1);
    assert_eq!(problems.as_slice()[0].code, Code::NotJson);
}

#[test]
fn events_come_to_what_they_say() {
    let atlas = small();
    let after = |changes: Value| atlas.apply(&Change::from_json(&changes.to_string()).unwrap()).unwrap();
    let holders = |atlas: &Atlas| -> Vec<String> {
        let decision = atlas.decision("debts").unwrap();
        let levers = decision.seats().flat_map(|seat| seat.levers().collect::<Vec<_>>());
        let sources = levers.flat_map(|lever| lever.sources);
        sources.flat_map(|source| source.holders).map(ToString::to_string).collect()
    };
    assert_eq!(holders(&atlas), ["ocmw-menen", "ocmw-wervik"]);

    // what ends is there no more from the day of the atlas on
    let ended = after(json!([{"end": {"stakeholders": "ocmw-wervik"}}]));
    assert_eq!(holders(&ended), ["ocmw-menen"]);
    // a day that is still to come changes nothing today
    let later = after(json!([{"end": {"stakeholders": "ocmw-wervik", "on": "2020-01-01"}}]));
    assert_eq!(holders(&later), holders(&atlas));
    assert_eq!(holders(&later.at_date("2020-01-01".parse().unwrap()).unwrap()), ["ocmw-menen"]);

    let left = after(json!([{"leave": {"stakeholder": "ocmw-menen", "of": "w13"}}]));
    assert!(left.stakeholder("ocmw-menen").unwrap().member_of.is_empty());

    // the merged town takes over what it does not say: where it lies, and its centre the mandates
    let merged = after(json!([{"merge": {
        "areas": ["menen", "wervik"],
        "into": {"id": "menen-wervik", "label": "Menen-Wervik", "level": "local"},
        "stakeholders": [{"stakeholders": ["ocmw-menen", "ocmw-wervik"],
            "into": {"id": "ocmw-menen-wervik", "label": "OCMW Menen-Wervik", "kind": "ocmw", "works_in": []}}],
    }}]));
    assert_eq!(holders(&merged), ["ocmw-menen-wervik"]);
    let centre = merged.stakeholder("ocmw-menen-wervik").unwrap();
    assert_eq!(centre.works_in, ["menen-wervik"]);
    assert_eq!(centre.mandates.len(), 1);
    assert_eq!(centre.member_of, ["w13"]);

    // a town that takes another in keeps its name
    let into_one = after(json!([{"merge": {
        "areas": ["menen", "wervik"], "into": {"id": "menen", "label": "Menen", "level": "local"},
        "stakeholders": [{"stakeholders": ["ocmw-menen", "ocmw-wervik"],
            "into": {"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}}],
    }}]));
    assert_eq!(holders(&into_one), ["ocmw-menen"]);
    assert_eq!(into_one.decision("debts").unwrap().seats().len(), 1);
}

#[test]
fn changes_may_name_what_the_ones_before_them_add() {
    let atlas = small();
    let changes = json!([
        {"put": {"stakeholders": {"id": "new", "label": "Nieuw", "kind": "ocmw", "works_in": ["menen"]}}},
        {"mandate": {"stakeholder": "new", "lever": "grant-aid", "level": "local", "within": "menen"}},
        {"put": {"appointments": {"id": "a", "stakeholder": "new", "role": "director", "within": "menen"}}},
        {"appointment": {"stakeholder": "new", "role": "analyst", "within": "menen"}},
    ]);
    let after = atlas.apply(&Change::from_json(&changes.to_string()).unwrap()).unwrap();
    for role in ["actor", "director", "analyst"] {
        assert!(after.check(&role_at("debts", "new", role)).unwrap().holds(), "{role}");
    }
}

/// Two towns, and a rule book with one rule: partner is who is appointed so. Nobody is yet.
fn without_partners(required: &Value) -> Atlas {
    let stakeholder = |id: &str, kind: &str, works_in: &str| json!({"id": id, "label": id, "kind": kind, "works_in": [works_in]});
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "zwvl", "label": "Zuid", "level": "supralocal"},
            {"id": "menen", "label": "Menen", "level": "local", "within": ["zwvl"]}, {"id": "gent", "label": "Gent", "level": "local"}],
        "stakeholders": [
            stakeholder("a-region", "caw", "zwvl"), stakeholder("b-town", "caw", "menen"), stakeholder("c-town", "caw", "menen"),
            stakeholder("d-town", "school", "menen"), stakeholder("e-elsewhere", "ocmw", "gent"), stakeholder("f-elsewhere", "company", "gent")],
        "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]});
    let mut book: Value = serde_json::from_str(regie::flanders::RULE_BOOK_JSON).unwrap();
    book["rules"] = json!([{"id": "appointed", "label": "x", "source": ["E-36"], "effect": "assign", "role": "partner", "strength": "may", "at": ["seat"], "when": {"appointed": ["partner"]}}]);
    let mut requirement = json!({"id": "partners", "label": "x", "source": ["E-36"], "severity": "gap", "role": "partner", "at": ["seat"], "when": {"theme": ["poverty"]}});
    requirement.as_object_mut().unwrap().extend(required.as_object().unwrap().clone());
    book["requirements"] = json!([requirement]);
    book["separations"] = json!([]);
    Atlas::from_json(&landscape.to_string(), &book.to_string(), &Options::default()).unwrap()
}

#[test]
fn a_gap_is_closed_by_who_is_near_and_by_no_more_than_it_takes() {
    let closings = |required: Value, only: Option<&str>| -> Vec<String> {
        let atlas = without_partners(&required);
        let gap = GapAt { challenge: "debts", kind: GapKind::Requirement("partners"), area: "menen" };
        let found = atlas.closings(&gap, only).unwrap();
        assert!(found.complete);
        let names = |one: &regie::reasons::Closing| {
            one.stakeholders.iter().map(regie::Id::as_str).collect::<Vec<_>>().join("+")
        };
        found.closings.iter().map(names).collect()
    };
    // each by itself: those at home in the town, then who works in the region
    assert_eq!(closings(json!({"at_least": 1}), None), ["b-town", "c-town", "d-town", "a-region"]);
    // of two kinds: one of each, and the nearest of each
    assert_eq!(closings(json!({"at_least": 2, "count": "kinds"}), None), ["b-town+d-town", "c-town+d-town"]);
    // two, of whatever kind
    let pairs = closings(json!({"at_least": 2}), None);
    assert_eq!(pairs, ["b-town+c-town", "b-town+d-town", "c-town+d-town"]);
    assert_eq!(closings(json!({"at_least": 3}), None)[0], "b-town+c-town+d-town");
    assert_eq!(closings(json!({"at_least": 4}), None), ["b-town+c-town+d-town+a-region"]);
    // of kinds that nobody around has: who would have to come
    assert_eq!(closings(json!({"at_least": 1, "kind": ["company"]}), None), ["f-elsewhere"]);
    assert!(closings(json!({"at_least": 1, "kind": ["landlord"]}), None).is_empty());
    // one who is asked about alone
    assert_eq!(closings(json!({"at_least": 1}), Some("c-town")), ["c-town"]);
    assert!(closings(json!({"at_least": 2}), Some("c-town")).is_empty());
}

/// The region as it was written down before a merger: without what came of it.
fn before_the_merger(region: &str, date: &str, came: &[&str]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{region}.json"));
    let mut landscape: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let came: Vec<String> = came
        .iter()
        .flat_map(|id| [(*id).to_owned(), format!("gemeente-{id}"), format!("ocmw-{id}")])
        .collect();
    let is_new = |id: &Value| came.iter().any(|one| id == one);
    let mut gone = 0;
    for collection in ["areas", "stakeholders"] {
        let all = landscape[collection].as_array_mut().unwrap();
        let count = all.len();
        all.retain(|one| !is_new(&one["id"]));
        gone += count - all.len();
        for element in all.iter_mut().map(|one| one.as_object_mut().unwrap()) {
            for list in ["contains", "neighbours"] {
                if let Some(list) = element.get_mut(list) {
                    list.as_array_mut().unwrap().retain(|id| !is_new(id));
                }
            }
            let went =
                element.get("successors").is_some_and(|heirs| heirs.as_array().unwrap().iter().any(is_new));
            if went {
                element.remove("successors");
                let valid = element["valid"].as_object_mut().unwrap();
                assert_eq!(valid.remove("until").unwrap(), date);
            }
        }
    }
    assert_eq!(gone, came.len());
    landscape.to_string()
}

#[test]
fn the_mergers_of_2019_and_2025_are_changes_that_give_what_the_landscapes_tell() {
    for (name, of, date, came) in [
        ("noord-limburg-2019", "noord-limburg-2018", "2019-01-01", &["oudsbergen", "pelt"][..]),
        (
            "regio-gent-2025",
            "gent-2018",
            "2025-01-01",
            &["lochristi-2025", "lokeren-2025", "merelbeke-melle", "nazareth-de-pinte"],
        ),
    ] {
        let landscape = before_the_merger(of, date, came);
        let before =
            Atlas::from_json(&landscape, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap();
        let on = date.parse().unwrap();
        let after = before.apply(&changes(name)).unwrap().at_date(on).unwrap();
        let told = region(of).at_date(on).unwrap();
        assert_eq!(after.decisions_json(), told.decisions_json(), "{name}");
        assert_ne!(after.decisions_json(), before.at_date(on).unwrap().decisions_json(), "{name}");
        // and where the landscape knows of it already, nothing is other than it was
        let again = region(of).apply(&changes(name)).unwrap().at_date(on).unwrap();
        assert_eq!(again.decisions_json(), told.decisions_json(), "{name}");
    }
}

/// Where three conditions can each be met in twenty ways there are 8,000 sets of three, more than are tried; a fourth condition has none of them be enough.
#[test]
fn a_search_that_was_cut_short_says_so() {
    let ids = |kind: &str| (1..=20).map(|n| format!("{kind}-{n}")).collect::<Vec<_>>();
    let sectors = ["care", "home"].map(ids);
    let clubs = ["east", "west"].map(ids);
    let mut stakeholders =
        vec![json!({"id": "caw", "label": "CAW", "kind": "partner", "works_in": ["menen"]})];
    stakeholders.extend(
        clubs
            .iter()
            .flatten()
            .map(|id| json!({"id": id, "label": id, "kind": "club", "works_in": ["menen"]})),
    );
    let landscape = json!({
        "format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15",
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "sectors": sectors.iter().flatten().map(|id| json!({"id": id, "label": id})).collect::<Vec<_>>(),
        "schemes": [{"id": "own", "label": "own"}],
        "themes": [{"id": "poverty", "scheme": "own", "label": "armoede"}],
        "stakeholders": stakeholders,
        "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}],
    });
    let rule = |id: &str, role: &str, conditions: &[Value]| {
        json!({"id": id, "label": id, "source": ["a test"], "effect": "assign", "strength": "may", "role": role, "at": ["seat"],
            "when": {"all": conditions}})
    };
    let conditions = [
        json!({"works": "at"}),
        json!({"sector": sectors[0]}),
        json!({"member_of": clubs[0]}),
        json!({"member_of": clubs[1]}),
        json!({"sector": sectors[1]}),
    ];
    let rule_book = json!({
        "format": "regie/rulebook", "version": 1, "id": "small",
        "levels": [{"id": "local", "label": "local", "approach": "local"}],
        "kinds": [{"id": "partner", "label": "partner"}, {"id": "club", "label": "club"}],
        "roles": [{"id": "actor", "label": "actor"}, {"id": "voice", "label": "voice"}],
        "rules": [rule("three", "actor", &conditions[..4]), rule("four", "voice", &conditions)],
        "requirements": [],
    });
    let atlas =
        Atlas::from_json(&landscape.to_string(), &rule_book.to_string(), &Options::default()).unwrap();
    let told = |role: &str| {
        let repairs = atlas.repairs(&role_at("debts", "caw", role)).unwrap();
        assert!(!repairs.complete && repairs.tried >= 4_000, "{} tried", repairs.tried);
        let said = [Language::dutch(), Language::english()]
            .map(|language| atlas.words(&language).repairs(&repairs).to_string());
        (repairs.repairs.len(), said)
    };

    let (found, [dutch, english]) = told("actor");
    assert!(found > 100, "{found}");
    assert!(dutch.contains("Niet alles is onderzocht"), "{dutch}");
    assert!(
        english.contains(
            "Not everything was looked at: there are too many possibilities. So there may be other ways."
        ),
        "{english}"
    );

    let (found, [dutch, english]) = told("voice");
    assert_eq!(found, 0);
    assert!(dutch.contains("Niet alles is onderzocht"), "{dutch}");
    assert!(english.contains("Of what was looked at, nothing is enough."), "{english}");
}
