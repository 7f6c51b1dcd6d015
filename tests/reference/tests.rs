//! The trickiest points of the contract, each worked out by hand.

use super::answer;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Decisions (parsed) and notices at the landscape's own date, with four levels around what is given.
fn decide(landscape: &Value, rule_book: &Value) -> (Value, String) {
    decide_at(landscape, rule_book, None)
}

fn decide_at(landscape: &Value, rule_book: &Value, date: Option<&str>) -> (Value, String) {
    let answer = answer(landscape, &with_levels(rule_book), &BTreeMap::new(), date);
    (serde_json::from_str(&answer.decisions).unwrap(), answer.notices)
}

fn with_levels(rule_book: &Value) -> Value {
    let mut rule_book = rule_book.clone();
    rule_book["levels"] = json!([
        {"id": "hood", "approach": "local"}, {"id": "town", "approach": "local"},
        {"id": "region", "approach": "joint"}, {"id": "flemish", "approach": "signal"},
    ]);
    rule_book
}

/// "role stakeholder@area" of the first seat of the first decision.
fn roles(decisions: &Value) -> Vec<String> {
    listed(&decisions[0]["seats"][0]["roles"])
}

fn listed(roles: &Value) -> Vec<String> {
    let text = |role: &Value, field: &str| role[field].as_str().unwrap().to_owned();
    let one = |role| format!("{} {}@{}", text(role, "role"), text(role, "stakeholder"), text(role, "area"));
    roles.as_array().unwrap().iter().map(one).collect()
}

/// §5: keys, order and defaults of a whole answer.
#[test]
fn the_whole_text() {
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [{"id": "t", "level": "town", "within": ["f"]}, {"id": "f", "level": "flemish"}],
        "stakeholders": [
            {"id": "vl", "kind": "k", "works_in": ["f"],
             "mandates": [{"lever": "fund", "level": "flemish", "within": "f"}]},
            {"id": "ocmw", "kind": "k", "works_in": ["t"],
             "mandates": [{"lever": "grant", "level": "town", "within": "f"}]},
        ],
        "challenges": [
            {"id": "café", "themes": ["x"], "areas": ["t"], "spread": "separate", "needs": ["none", "grant", "fund"]},
        ],
    });
    let rule_book = json!({
        "rules": [
            {"id": "r1", "effect": "assign", "strength": "must", "role": "actor", "at": ["source"], "when": "pulls"},
            {"id": "r2", "effect": "assign", "role": "addressee", "at": ["target"], "when": "pulls"},
            {"id": "r3", "effect": "assign", "role": "actor", "at": ["source"], "when": {"works": "at"}},
        ],
        "requirements": [
            {"id": "q", "severity": "gap", "role": "director", "at_least": 1, "at": ["seat"], "when": "unheld"},
        ],
    });
    let answer = answer(&landscape, &with_levels(&rule_book), &BTreeMap::new(), None);
    let expected = concat!(
        r#"[{"challenge":"café","approach":"signal","approaches":["local","signal"],"seats":["#,
        r#"{"area":"t","level":"town","covers":["t"],"approach":"signal","approaches":["local","signal"],"levers":["#,
        r#"{"lever":"fund","sources":[{"area":"f","level":"flemish","approach":"signal","for":["t"],"#,
        r#""holders":["vl"]}],"missing_in":[]},"#,
        r#"{"lever":"grant","sources":[{"area":"t","level":"town","approach":"local","for":["t"],"#,
        r#""holders":["ocmw"]}],"missing_in":[]},"#,
        r#"{"lever":"none","sources":[],"missing_in":["t"]}],"roles":["#,
        r#"{"role":"actor","stakeholder":"ocmw","area":"t","strength":"must","because":["r1","r3"]},"#,
        r#"{"role":"addressee","stakeholder":"vl","area":"f","strength":"should","because":["r2"]}],"#,
        r#""excluded":[],"gaps":[{"kind":"no-holder","lever":"none","area":"t","held_below":false},"#,
        r#"{"kind":"requirement","requirement":"q","area":"t","role":"director","found":0,"at_least":1}],"#,
        r#""advice":[]}],"gaps":[]}]"#,
    );
    assert_eq!(answer.decisions, expected);
    assert_eq!(answer.notices, "[]");
}

/// §2: two towns merge. What named them names their successor, once; the successor is no member of its own
/// predecessor; the day of `until` is the first day of the merger.
#[test]
fn a_merger() {
    let landscape = json!({
        "as_of": "2018-12-31",
        "areas": [
            {"id": "neer", "level": "town", "valid": {"until": "2019-01-01"}, "successors": ["pelt"]},
            {"id": "over", "level": "town", "valid": {"until": "2019-01-01"}, "successors": ["pelt"],
             "neighbours": ["neer", "peer"]},
            {"id": "pelt", "level": "town", "valid": {"from": "2019-01-01"}},
            {"id": "peer", "level": "town"},
            {"id": "nl", "level": "region", "contains": ["neer", "over", "pelt", "peer"]},
        ],
        "stakeholders": [
            {"id": "old", "kind": "k", "works_in": ["over"], "valid": {"until": "2019-01-01"}, "successors": ["new"]},
            {"id": "new", "kind": "k", "works_in": ["pelt"], "member_of": ["old"], "valid": {"from": "2019-01-01"}},
        ],
        "appointments": [{"id": "a", "stakeholder": "old", "role": "lead", "within": "over"}],
        "challenges": [{"id": "c", "themes": ["x"], "areas": ["over", "neer"], "spread": "shared"},
                       {"id": "d", "themes": ["x"], "areas": ["over", "peer"], "spread": "shared", "seat": "neer"}],
    });
    let rule_book = json!({"rules": [
        {"id": "r1", "effect": "assign", "role": "lead", "at": ["seat"], "when": {"appointed": ["lead"]}},
        {"id": "r2", "effect": "assign", "role": "near", "at": ["seat"],
         "when": {"all": [{"works": "overlaps"}, "contiguous"]}},
        {"id": "r3", "effect": "assign", "role": "member", "at": ["seat"],
         "when": {"all": [{"works": "at"}, {"member_of": ["old"]}]}},
    ]});
    let (before, notices) = decide(&landscape, &rule_book);
    assert_eq!(before[0]["seats"][0]["area"], "nl");
    assert_eq!(roles(&before), ["near old@nl"]);
    assert!(notices.contains(r#"{"code":"absent-reference","path":"areas/nl/contains/pelt"}"#));

    let (after, notices) = decide_at(&landscape, &rule_book, Some("2019-01-01"));
    assert_eq!(after[0]["seats"][0]["covers"], json!(["pelt"]));
    assert_eq!(after[0]["approach"], "local");
    assert_eq!(roles(&after), ["lead new@pelt", "near new@pelt"]);
    // pelt and peer are neighbours through what an ended area declares
    assert_eq!(listed(&after[1]["seats"][0]["roles"]), ["near new@nl"]);
    let expected: Vec<Value> = [
        ("absent-reference", "stakeholders/new/member_of/old"),
        ("seat-ignored", "challenges/d/seat"),
        ("succeeded", "appointments/a/stakeholder"),
        ("succeeded", "appointments/a/within"),
        ("succeeded", "areas/nl/contains/neer"),
        ("succeeded", "areas/nl/contains/over"),
        ("succeeded", "challenges/c/areas/neer"),
        ("succeeded", "challenges/c/areas/over"),
        ("succeeded", "challenges/d/areas/over"),
        ("succeeded", "rules/r3/when"),
    ]
    .map(|(code, path)| json!({"code": code, "path": path}))
    .to_vec();
    assert_eq!(serde_json::from_str::<Value>(&notices).unwrap(), json!(expected));
}

/// §2: an element whose single reference is absent is absent, with one notice; a challenge without areas has no
/// decision; what is itself not valid says nothing.
#[test]
fn what_is_absent() {
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [{"id": "gone", "level": "town", "valid": {"until": "2018-01-01"}}, {"id": "t", "level": "town"}],
        "stakeholders": [{"id": "s", "kind": "k", "works_in": ["gone"], "mandates": [
            {"lever": "l", "level": "town", "within": "gone"},
            {"lever": "m", "level": "town", "within": "gone", "valid": {"until": "2017-01-01"}},
        ]}],
        "agreements": [{"id": "g", "parties": ["s"], "valid": {"from": "2018-01-02"}}],
        "appointments": [{"id": "a", "stakeholder": "s", "role": "lead", "within": "t", "by": "g"}],
        "challenges": [
            {"id": "c", "themes": ["x"], "areas": ["gone", {"within": "t", "level": "hood"}], "spread": "shared",
             "seat": "gone"},
            {"id": "d", "themes": ["x"], "areas": ["gone"], "spread": "shared", "valid": {"until": "2018-01-01"}},
        ],
    });
    let (decisions, notices) = decide(&landscape, &json!({}));
    assert_eq!(decisions, json!([]));
    let expected = json!([
        {"code": "absent-element", "path": "appointments/a"},
        {"code": "absent-element", "path": "challenges/c"},
        {"code": "absent-element", "path": "stakeholders/s/mandates/l@town@gone"},
        {"code": "absent-reference", "path": "challenges/c/areas/gone"},
        {"code": "absent-reference", "path": "challenges/c/areas/t:hood"},
        {"code": "absent-reference", "path": "stakeholders/s/works_in/gone"},
    ]);
    assert_eq!(serde_json::from_str::<Value>(&notices).unwrap(), expected);
}

/// §3: the lowest level that all lie within; areas for other themes do not count; of several, the one with the
/// fewest areas of the lowest covered level; else no common area.
#[test]
fn the_shared_seat() {
    let challenge = |id: &str, theme: &str, areas: &[&str]| json!({"id": id, "themes": [theme], "areas": areas, "spread": "shared"});
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [
            {"id": "t1", "level": "town"}, {"id": "t2", "level": "town"}, {"id": "t3", "level": "town"},
            {"id": "alone", "level": "town"},
            {"id": "zone", "level": "region", "contains": ["t1", "t2"], "themes": ["care"]},
            {"id": "big", "level": "region", "contains": ["t1", "t2", "t3"]},
            {"id": "pair", "level": "region", "contains": ["t1", "t2"]},
        ],
        "themes": [{"id": "care"}, {"id": "home-care", "broader": "care"}, {"id": "work"}],
        "challenges": [
            challenge("1-work", "work", &["t1", "t2"]), challenge("2-care", "home-care", &["t1", "t2"]),
            challenge("3-three", "work", &["t1", "t2", "t3"]), challenge("4-none", "work", &["alone", "t1"]),
            challenge("5-zone", "work", &["zone", "t1"]),
        ],
    });
    let (decisions, notices) = decide(&landscape, &json!({}));
    let seat = |decision: usize| decisions[decision]["seats"][0]["area"].as_str().unwrap();
    assert_eq!([0, 1, 2, 4].map(seat), ["pair", "pair", "big", "zone"]);
    assert_eq!(decisions[3]["gaps"], json!([{"kind": "no-common-area"}]));
    assert_eq!(decisions[3]["seats"].as_array().unwrap().len(), 2);
    let tied = |challenge: &str| format!(r#"{{"code":"seat-tied","path":"challenges/{challenge}/seat"}}"#);
    assert_eq!(notices, format!("[{},{}]", tied("1-work"), tied("2-care")));
}

/// §3: a lever is drawn from the lowest level at or above, from all areas of it; else it may be held below.
#[test]
fn sources() {
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [
            {"id": "h", "level": "hood", "within": ["t"]}, {"id": "t", "level": "town", "within": ["r1", "r2"]},
            {"id": "r1", "level": "region", "within": ["f"]}, {"id": "r2", "level": "region"},
            {"id": "f", "level": "flemish"},
        ],
        "stakeholders": [{"id": "s", "kind": "k", "works_in": [], "mandates": [
            {"lever": "l", "level": "region", "within": "f"}, {"lever": "l", "level": "region", "within": "r2"},
            {"lever": "l", "level": "flemish", "within": "f"}, {"lever": "m", "level": "hood", "within": "f"},
        ]}],
        "challenges": [{"id": "c", "themes": ["x"], "areas": ["t"], "spread": "separate", "needs": ["l", "m"]}],
    });
    let (decisions, _) = decide(&landscape, &json!({}));
    let seat = &decisions[0]["seats"][0];
    let of_l: Vec<&Value> =
        seat["levers"][0]["sources"].as_array().unwrap().iter().map(|q| &q["area"]).collect();
    assert_eq!(of_l, ["r1", "r2"]);
    assert_eq!(seat["approaches"], json!(["local", "joint"]));
    assert_eq!(seat["gaps"], json!([{"kind": "no-holder", "lever": "m", "area": "t", "held_below": true}]));
}

/// §4: an exception counts only when it is not itself set aside, and gives its role to someone.
#[test]
fn exceptions() {
    let stakeholder = |id| json!({"id": id, "kind": id, "works_in": ["t"]});
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [{"id": "t", "level": "town"}],
        "stakeholders": [stakeholder("base"), stakeholder("exempt"), stakeholder("last")],
        "challenges": [{"id": "c", "themes": ["x"], "areas": ["t"], "spread": "separate"}],
    });
    let rule = |id: &str, role: &str, except: &[&str]| {
        let when = json!({"all": [{"works": "at"}, {"kind": [id]}]});
        json!({"id": id, "effect": "assign", "role": role, "at": ["seat"], "exception_to": except, "when": when})
    };
    let (base, exempt, last) =
        (rule("base", "a", &[]), rule("exempt", "b", &["base"]), rule("last", "c", &["exempt"]));
    let forbid = |role: &str| json!({"id": "no", "effect": "forbid", "role": role, "at": ["seat"], "when": {"all": []}});
    let of = |rules: &[&Value]| decide(&landscape, &json!({"rules": rules})).0;

    assert_eq!(roles(&of(&[&base, &exempt])), ["b exempt@t"]);
    assert_eq!(roles(&of(&[&base, &exempt, &last])), ["a base@t", "c last@t"]);
    assert_eq!(roles(&of(&[&base, &exempt, &last, &forbid("c")])), ["b exempt@t"]);
    let barred = of(&[&base, &exempt, &forbid("b")]);
    assert_eq!(roles(&barred), ["a base@t"]);
    let excluded = json!([{"role": "b", "stakeholder": "exempt", "area": "t", "because": ["exempt"],
                           "forbidden_by": ["no"], "exclusions": []}]);
    assert_eq!(barred[0]["seats"][0]["excluded"], excluded);
}

/// §4: `exact` works both ways and `broader` upwards, but offers match both ways; sectors follow `broader` alone.
#[test]
fn themes_and_offers() {
    let landscape = |offered: &str, named: &str| {
        json!({
            "as_of": "2018-01-01",
            "areas": [{"id": "t", "level": "town"}],
            "sectors": [{"id": "of-home"}, {"id": "of-roof"}],
            "themes": [
                {"id": "home", "sectors": ["of-home"]}, {"id": "roof", "exact": ["home"], "sectors": ["of-roof"]},
                {"id": "eviction", "broader": "home"}, {"id": "rent", "broader": "roof"},
            ],
            "stakeholders": [{"id": "s", "kind": "k", "sectors": ["of-roof"], "works_in": ["t"]}],
            "offers": [{"id": "o", "by": ["s"], "themes": [offered], "areas": ["t"], "target_groups": ["young"]}],
            "challenges": [{"id": "c", "themes": [named], "areas": ["t"], "spread": "separate"}],
        })
    };
    let rule_book = json!({"rules": [
        {"id": "r1", "effect": "assign", "role": "offers", "at": ["seat"], "when": "offers"},
        {"id": "r2", "effect": "assign", "role": "serves", "at": ["seat"],
         "when": {"all": [{"works": "at"}, "serves_theme"]}},
    ]});
    let given = |offered: &str, named: &str| {
        let (decisions, _) = decide(&landscape(offered, named), &rule_book);
        roles(&decisions).into_iter().map(|role| role.replace(" s@t", "")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(given("roof", "eviction"), "offers");
    assert_eq!(given("eviction", "roof"), "offers serves");
    assert_eq!(given("eviction", "rent"), "serves"); // sisters under one theme do not match
    assert_eq!(given("home", "rent"), "offers serves");
    let mut for_the_old = landscape("home", "home");
    for_the_old["challenges"][0]["target_groups"] = json!(["old"]);
    assert_eq!(roles(&decide(&for_the_old, &rule_book).0), Vec::<String>::new());
}

/// §4: requirements count at each place, by sector if asked, from a strength on; separations join all places.
#[test]
fn requirements_and_separations() {
    let mandates = json!([{"lever": "l", "level": "region", "within": "r"}]);
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [{"id": "t", "level": "town", "within": ["r"]}, {"id": "r", "level": "region"}],
        "stakeholders": [
            {"id": "s1", "kind": "k", "sectors": ["x", "y"], "works_in": ["t"], "mandates": mandates},
            {"id": "s2", "kind": "k", "sectors": ["x"], "works_in": ["t"]},
        ],
        "challenges": [{"id": "c", "themes": ["x"], "areas": ["t"], "spread": "separate", "needs": ["l"]}],
    });
    let requirement = |id: &str, at_least: u32, more: &Value| {
        let mut made = json!({"id": id, "severity": "advice", "role": "partner", "at_least": at_least,
                              "at": ["seat", "source"], "when": {"level": ["town"]}});
        made.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        made
    };
    let rule_book = json!({
        "rules": [
            {"id": "r1", "effect": "assign", "strength": "may", "role": "partner", "at": ["seat"], "when": {"works": "at"}},
            {"id": "r2", "effect": "assign", "role": "actor", "at": ["source"], "when": "pulls"},
        ],
        "requirements": [
            requirement("met", 2, &json!({})), requirement("sectors", 3, &json!({"count": "sectors"})),
            requirement("kinds", 2, &json!({"count": "kinds"})),
            requirement("strong", 1, &json!({"strength": "should"})),
            requirement("other", 1, &json!({"kind": ["z"]})),
        ],
        "separations": [{"id": "both", "severity": "gap", "roles": ["partner", "actor"], "when": {"level": ["town"]}}],
    });
    let (decisions, _) = decide(&landscape, &rule_book);
    let seat = &decisions[0]["seats"][0];
    let short = |id: &str, found: u32, at_least: u32| {
        json!({"kind": "requirement", "requirement": id, "area": "t", "role": "partner", "found": found,
               "at_least": at_least})
    };
    let expected =
        json!([short("kinds", 1, 2), short("other", 0, 1), short("sectors", 2, 3), short("strong", 0, 1)]);
    assert_eq!(seat["advice"], expected);
    let both = json!([{"kind": "separation", "separation": "both", "stakeholder": "s1", "roles": ["actor", "partner"]}]);
    assert_eq!(seat["gaps"], both);
}

/// §4: the six ways of working somewhere; appointments and exclusions hold at and below their area, for their themes.
#[test]
fn works_and_posts() {
    let stakeholder = |id: &str, works_in: &[&str]| json!({"id": id, "kind": "k", "works_in": works_in});
    let post = |id: &str, stakeholder: &str, role: &str, within: &str, theme: &str| json!({"id": id, "stakeholder": stakeholder, "role": role, "within": within, "themes": [theme]});
    let landscape = json!({
        "as_of": "2018-01-01",
        "areas": [
            {"id": "h", "level": "hood", "within": ["t1"]}, {"id": "t1", "level": "town", "within": ["r"]},
            {"id": "t2", "level": "town", "within": ["r"]}, {"id": "r", "level": "region", "within": ["f"]},
            {"id": "f", "level": "flemish"},
        ],
        "themes": [{"id": "care"}, {"id": "home-care", "broader": "care"}, {"id": "work"}],
        "stakeholders": [
            stakeholder("1h", &["h"]), stakeholder("2t", &["t1"]), stakeholder("3tt", &["t1", "t2"]),
            stakeholder("4r", &["r"]), stakeholder("5f", &["f"]),
        ],
        "appointments": [
            post("a1", "1h", "lead", "f", "care"), post("a2", "2t", "lead", "f", "work"),
            post("a3", "3tt", "lead", "t1", "care"), post("a4", "4r", "other", "r", "care"),
        ],
        "exclusions": [
            post("e1", "1h", "inside", "f", "care"), post("e2", "2t", "inside", "t1", "care"),
            post("e3", "3tt", "inside", "r", "work"),
        ],
        "challenges": [{"id": "c", "themes": ["home-care"], "areas": ["t1", "t2"], "spread": "shared"}],
    });
    let rule = |role: &str, when: &Value| json!({"id": role, "effect": "assign", "role": role, "at": ["seat"], "when": when});
    let works = |how: &str| rule(how, &json!({"works": how}));
    let rules = ["at", "covers", "inside", "overlaps", "affected", "reaches"].map(works);
    let mut rules = rules.to_vec();
    rules.push(rule("lead", &json!({"appointed": ["lead"]})));
    let (decisions, _) = decide(&landscape, &json!({"rules": rules}));
    let seat = &decisions[0]["seats"][0];
    assert_eq!(seat["area"], "r");
    let expected = concat!(
        "affected 2t, affected 3tt, affected 4r, at 4r, covers 4r, covers 5f, inside 2t, inside 3tt, inside 4r, ",
        "lead 1h, overlaps 1h, overlaps 2t, overlaps 3tt, overlaps 4r, overlaps 5f, reaches 3tt, reaches 4r, reaches 5f",
    );
    assert_eq!(roles(&decisions).join(", ").replace("@r", ""), expected);
    let excluded = json!([{"role": "inside", "stakeholder": "1h", "area": "r", "because": ["inside"],
                           "forbidden_by": [], "exclusions": ["e1"]}]);
    assert_eq!(seat["excluded"], excluded);
}
