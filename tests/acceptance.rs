//! The acceptance cases in `tests/acceptance`: what an experienced policy officer of a region expects the answers to be.

use serde_json::{Value, json};
use std::path::Path;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn list<'a>(case: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    case.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// Every expectation of a case that the decision does not meet.
fn unmet(case: &Value, decision: &Value) -> Vec<String> {
    let mut unmet = Vec::new();
    let seats = decision["seats"].as_array().unwrap();
    let roles: Vec<&Value> = seats.iter().flat_map(|seat| list(seat, "roles")).collect();
    if let Some(approach) = case.get("approach") {
        for (whose, got) in
            std::iter::once(("the decision", decision)).chain(seats.iter().map(|s| ("a seat", s)))
        {
            if got["approach"] != *approach {
                unmet.push(format!("the approach of {whose} is {}, not {approach}", got["approach"]));
            }
            if case.get("parts").is_some_and(|parts| got["approaches"] != *parts) {
                unmet.push(format!(
                    "the approaches of {whose} are {}, not {}",
                    got["approaches"], case["parts"]
                ));
            }
        }
    }
    for (area, expected) in case.get("directors").and_then(Value::as_object).into_iter().flatten() {
        let directors = roles.iter().filter(|role| role["role"] == "director" && role["area"] == *area);
        let mut directors: Vec<&Value> = directors.map(|role| &role["stakeholder"]).collect();
        directors.sort_by_key(|who| who.as_str());
        directors.dedup();
        if json!(directors) != *expected {
            unmet.push(format!("the directors at {area} are {directors:?}, not {expected}"));
        }
    }
    let meets = |role: &Value, wanted: &Value| {
        let wanted = wanted.as_object().unwrap();
        wanted.iter().all(|(field, value)| role[field] == *value)
    };
    for wanted in list(case, "roles") {
        if !roles.iter().any(|role| meets(role, wanted)) {
            unmet.push(format!("missing: {wanted}"));
        }
    }
    for unwanted in list(case, "not_roles") {
        if roles.iter().any(|role| meets(role, unwanted)) {
            unmet.push(format!("not expected: {unwanted}"));
        }
    }
    for severity in ["gaps", "advice"] {
        let reported = |id: &Value| {
            seats
                .iter()
                .flat_map(|s| list(s, severity))
                .any(|f| f["requirement"] == *id || f["separation"] == *id)
        };
        for id in list(case, severity).filter(|id| !reported(id)) {
            unmet.push(format!("{id} is not among the {severity}"));
        }
        for id in list(case, &format!("not_{severity}")).filter(|id| reported(id)) {
            unmet.push(format!("{id} is among the {severity}"));
        }
    }
    unmet
}

fn check(name: &str) {
    let landscape = read(&format!("examples/data/{name}.json"));
    let landscape = regie::Landscape::from_json(&landscape).unwrap();
    let book = regie::flanders::rule_book();
    let cases: Value = serde_json::from_str(&read(&format!("tests/acceptance/{name}.json"))).unwrap();
    let mut failures = Vec::new();
    let mut count = 0;
    for case in list(&cases, "cases") {
        count += 1;
        let as_of = case.get("as_of").map(|date| date.as_str().unwrap().parse().unwrap());
        let options = regie::Options { as_of, ..Default::default() };
        let atlas =
            regie::Atlas::new(&landscape, &book, &options).unwrap_or_else(|problems| panic!("{problems}"));
        let decision = atlas.decision(case["challenge"].as_str().unwrap()).unwrap();
        let decision: Value = serde_json::from_str(&decision.to_json()).unwrap();
        failures.extend(unmet(case, &decision).into_iter().map(|why| format!("{}: {why}", case["id"])));
    }
    assert!(count > 0, "{name} has no cases");
    assert!(failures.is_empty(), "{name}:\n{}", failures.join("\n"));
}

#[test]
fn zuid_west_vlaanderen_2019() {
    check("zuid-west-vlaanderen-2019");
}

#[test]
fn noord_west_vlaanderen_2018() {
    check("noord-west-vlaanderen-2018");
}

#[test]
fn gent_2018() {
    check("gent-2018");
}

#[test]
fn noord_limburg_2018() {
    check("noord-limburg-2018");
}

#[test]
fn a_primary_care_zone_is_one_that_a_case_asks_for_with_its_day_and_public_pages() {
    let names =
        ["zuid-west-vlaanderen-2019", "noord-west-vlaanderen-2018", "gent-2018", "noord-limburg-2018"];
    let mut zones = 0;
    for name in names {
        let landscape: Value = serde_json::from_str(&read(&format!("examples/data/{name}.json"))).unwrap();
        let cases = read(&format!("tests/acceptance/{name}.json"));
        for zone in list(&landscape, "areas").filter(|a| a["id"].as_str().unwrap().starts_with("elz-")) {
            zones += 1;
            assert!(
                cases.contains(&format!("\"{}\"", zone["id"].as_str().unwrap())),
                "no case asks for {zone}"
            );
            assert_eq!(zone["valid"], json!({"from": "2020-07-01"}), "{zone}");
            let sources: Vec<&str> = list(zone, "source").filter_map(Value::as_str).collect();
            assert!(sources.contains(&"zorg-en-gezondheid.be, Eerstelijnszones en zorgraden"), "{zone}");
            assert!(!sources.iter().any(|source| source.starts_with("groupings")), "{zone}");
        }
    }
    assert_eq!(zones, 3);
}

#[test]
fn an_expectation_that_is_not_met_is_seen() {
    let decision = json!({"approach": "joint", "approaches": ["local", "joint"], "seats": [{
        "approach": "joint", "approaches": ["local", "joint"],
        "roles": [{"role": "director", "stakeholder": "w13", "area": "zwvl", "strength": "should"}],
        "gaps": [{"kind": "requirement", "requirement": "voice"}], "advice": []}]});
    let met = json!({"approach": "joint", "parts": ["local", "joint"], "directors": {"zwvl": ["w13"]}, "gaps": ["voice"],
        "not_roles": [{"role": "director", "stakeholder": "vdab"}], "not_advice": ["voice"]});
    assert_eq!(unmet(&met, &decision), Vec::<String>::new());
    for wrong in [
        json!({"approach": "local"}),
        json!({"approach": "joint", "parts": ["joint"]}),
        json!({"directors": {"zwvl": ["w13", "x"]}}),
        json!({"roles": [{"role": "actor", "stakeholder": "w13", "area": "zwvl"}]}),
        json!({"roles": [{"role": "director", "stakeholder": "w13", "area": "zwvl", "strength": "must"}]}),
        json!({"not_roles": [{"role": "director", "stakeholder": "w13"}]}),
        json!({"gaps": ["other"]}),
        json!({"not_gaps": ["voice"]}),
        json!({"advice": ["voice"]}),
    ] {
        assert!(!unmet(&wrong, &decision).is_empty(), "{wrong}");
    }
}
