//! The random worlds reach everything that the other properties speak of; otherwise those would hold of nothing.
//!
//! Measured on the reference evaluator, always on the same worlds. `cargo test worlds_reach -- --nocapture` shows the table.

use super::transform::{list, text};
use crate::reference;
use crate::strategies::{World, world};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const WORLDS: usize = 500;

/// In how many worlds each thing must have been reached: well below what is measured, so that only a decay fails.
const EXPECTED: [(usize, &[&str]); 4] = [
    (
        70,
        &[
            "decision",
            "role",
            "excluded",
            "gap no-holder",
            "gap requirement",
            "several seats",
            "several sources",
            "notice succeeded",
            "notice absent-reference",
            "notice absent-element",
            "approach local",
            "approach joint",
            "approach signal",
            "several approaches",
            "shared seat",
            "reference set",
            "strength must",
            "strength should",
            "strength may",
        ],
    ),
    (
        40,
        &[
            "advice requirement",
            "excluded by rule",
            "excluded by exclusion",
            "several holders",
            "held below",
            "missing in some covered areas",
            "source for some covered areas",
            "shared seat of several areas",
            "seat as named",
            "notice unknown-in-rulebook",
            "notice seat-ignored",
            "rule set aside",
            "challenge absent",
            "appointment by agreement",
            "several rules for a role",
        ],
    ),
    (
        8,
        &[
            "gap no-common-area",
            "gap separation",
            "advice separation",
            "lever at several areas of one level",
            "exception barred",
            "stakeholder succeeds",
        ],
    ),
    (4, &["notice seat-tied", "excluded by both", "exception set aside", "no decisions at all"]),
];

/// How often each atom must have held, and must have failed, in some assignment that a rule with it could have made.
const ATOM: usize = 15;

const ATOMS: [&str; 27] = [
    "stakeholder",
    "kind",
    "sector",
    "member_of",
    "works at",
    "works covers",
    "works inside",
    "works overlaps",
    "works affected",
    "works reaches",
    "pulls",
    "serves_theme",
    "represents",
    "offers",
    "party",
    "appointed",
    "theme",
    "target_group",
    "needs",
    "spread",
    "approach",
    "sectors_at_least",
    "areas_at_least",
    "unheld",
    "contiguous",
    "level",
    "place",
];

#[test]
fn worlds_reach_everything() {
    let mut runner = TestRunner::deterministic();
    let worlds = world();
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..WORLDS {
        let world = worlds.new_tree(&mut runner).expect("a world").current();
        let mut here = BTreeSet::new();
        look(&world, &mut here);
        for what in here {
            *reached.entry(what).or_default() += 1;
        }
    }
    for (what, count) in &reached {
        println!("{count:>6}  {what}");
    }
    let mut missing = Vec::new();
    let mut expect = |what: String, least: usize| {
        let count = reached.get(&what).copied().unwrap_or(0);
        if count < least {
            missing.push(format!("{what}: in {count} of {WORLDS} worlds, not in {least}"));
        }
    };
    for (least, things) in EXPECTED {
        for what in things {
            expect((*what).to_owned(), least);
        }
    }
    for atom in ATOMS {
        for how in ["holds", "fails", "in a rule that assigned"] {
            expect(format!("atom {atom} {how}"), ATOM);
        }
    }
    for form in ["all", "any", "not", "empty all", "empty any"] {
        expect(
            format!("form {form} in a rule that assigned"),
            if form.starts_with("empty") { 4 } else { ATOM },
        );
    }
    assert!(missing.is_empty(), "no longer reached:\n{}", missing.join("\n"));
}

/// Notes what a world reaches.
fn look(world: &World, reached: &mut BTreeSet<String>) {
    let answer = reference::answer(&world.landscape, &world.rule_book, &world.sets, Some(&world.date));
    let notices: Vec<Value> = serde_json::from_str(&answer.notices).expect("a list of notices");
    let decisions: Vec<Value> = serde_json::from_str(&answer.decisions).expect("a list of decisions");
    for notice in &notices {
        reached.insert(format!("notice {}", text(notice, "code")));
        if text(notice, "code") == "succeeded" && text(notice, "path").contains("/member_of/") {
            reached.insert("stakeholder succeeds".to_owned());
        }
        if text(notice, "code") == "absent-element" && text(notice, "path").starts_with("challenges/") {
            reached.insert("challenge absent".to_owned());
        }
    }
    let mut note = |what: &str, is: bool| {
        if is {
            reached.insert(what.to_owned());
        }
    };
    note("reference set", !world.sets.is_empty());
    note("no decisions at all", decisions.is_empty());
    note("appointment by agreement", in_all(world, "appointments").any(|one| one.get("by").is_some()));
    for decision in &decisions {
        note("decision", true);
        note("several seats", list(decision, "seats").len() > 1);
        note("gap no-common-area", !list(decision, "gaps").is_empty());
        let challenge =
            in_all(world, "challenges").find(|one| one["id"] == decision["challenge"]).expect("a challenge");
        for seat in list(decision, "seats") {
            look_at_seat(seat, challenge, &mut note);
        }
    }
    look_at_exceptions(world, &answer.decisions, &decisions, reached);
    look_at_conditions(world, &decisions, reached);
    look_at_atoms(world, reached);
}

/// A collection of the landscape and its sets.
fn in_all<'a>(world: &'a World, collection: &'a str) -> impl Iterator<Item = &'a Value> {
    world.sets.values().chain([&world.landscape]).flat_map(move |document| list(document, collection))
}

fn look_at_seat(seat: &Value, challenge: &Value, note: &mut impl FnMut(&str, bool)) {
    let shared = text(challenge, "spread") == "shared";
    let covers = list(seat, "covers").len();
    note(&format!("approach {}", text(seat, "approach")), true);
    note("several approaches", list(seat, "approaches").len() > 1);
    note("shared seat", shared);
    note("shared seat of several areas", shared && covers > 1);
    note("seat as named", challenge.get("seat") == Some(&seat["area"]));
    for lever in list(seat, "levers") {
        let sources = list(lever, "sources");
        note("several sources", sources.len() > 1);
        note("missing in some covered areas", (1..covers).contains(&list(lever, "missing_in").len()));
        for source in sources {
            note("several holders", list(source, "holders").len() > 1);
            note("source for some covered areas", list(source, "for").len() < covers);
            let beside = |other: &Value| {
                other["area"] != source["area"]
                    && list(other, "for").iter().any(|area| list(source, "for").contains(area))
            };
            note("lever at several areas of one level", sources.iter().any(beside));
        }
    }
    for role in list(seat, "roles") {
        note("role", true);
        note("several rules for a role", list(role, "because").len() > 1);
        note(&format!("strength {}", text(role, "strength")), true);
    }
    for excluded in list(seat, "excluded") {
        let (rules, exclusions) = (list(excluded, "forbidden_by").len(), list(excluded, "exclusions").len());
        note("excluded", true);
        note("excluded by rule", rules > 0);
        note("excluded by exclusion", exclusions > 0);
        note("excluded by both", rules > 0 && exclusions > 0);
    }
    for severity in ["gaps", "advice"] {
        for gap in list(seat, severity) {
            note(&format!("{} {}", severity.trim_end_matches('s'), text(gap, "kind")), true);
            note("held below", gap.get("held_below") == Some(&json!(true)));
        }
    }
}

/// Exceptions are seen by what changes without them.
fn look_at_exceptions(world: &World, answer: &str, decisions: &[Value], reached: &mut BTreeSet<String>) {
    let rules = list(&world.rule_book, "rules");
    let without = |left_out: &dyn Fn(usize) -> bool| {
        let mut rule_book = world.rule_book.clone();
        for (index, rule) in rules.iter().enumerate().filter(|(index, _)| left_out(*index)) {
            let mut rule = rule.clone();
            rule.as_object_mut().expect("a rule").remove("exception_to");
            rule_book["rules"][index] = rule;
        }
        reference::answer(&world.landscape, &rule_book, &world.sets, Some(&world.date)).decisions
    };
    if rules.iter().all(|rule| list(rule, "exception_to").is_empty()) {
        return;
    }
    if without(&|_| true) != answer {
        reached.insert("rule set aside".to_owned());
    }
    let here = because(decisions, "roles");
    let barred = because(decisions, "excluded");
    for (index, exception) in rules.iter().enumerate() {
        let to: Vec<&str> = list(exception, "exception_to").iter().filter_map(Value::as_str).collect();
        if to.is_empty() {
            continue;
        }
        // It matched somebody barred, and what it is an exception to still counts there.
        if barred.iter().any(|(spot, rule, _)| {
            rule == text(exception, "id")
                && here.iter().any(|(other, rule, _)| other == spot && to.contains(&rule.as_str()))
        }) {
            reached.insert("exception barred".to_owned());
        }
        // Without it something else is set aside: it had set an exception aside.
        let changed: Vec<Value> = serde_json::from_str(&without(&|other| other == index)).expect("JSON");
        if here.difference(&because(&changed, "roles")).any(|(_, rule, _)| !to.contains(&rule.as_str())) {
            reached.insert("exception set aside".to_owned());
        }
    }
}

/// Where (challenge, seat, place), by which rule, for whom.
fn because(decisions: &[Value], which: &str) -> BTreeSet<(String, String, String)> {
    let mut found = BTreeSet::new();
    for decision in decisions {
        for seat in list(decision, "seats") {
            for role in list(seat, which) {
                let spot = format!("{} {} {}", decision["challenge"], seat["area"], role["area"]);
                for rule in list(role, "because").iter().filter_map(Value::as_str) {
                    found.insert((spot.clone(), rule.to_owned(), text(role, "stakeholder").to_owned()));
                }
            }
        }
    }
    found
}

/// Which atoms and forms stand in rules that assigned something.
fn look_at_conditions(world: &World, decisions: &[Value], reached: &mut BTreeSet<String>) {
    let assigned: BTreeSet<String> =
        because(decisions, "roles").into_iter().map(|(_, rule, _)| rule).collect();
    for rule in list(&world.rule_book, "rules").iter().filter(|rule| assigned.contains(text(rule, "id"))) {
        let mut atoms = Vec::new();
        let mut forms = BTreeSet::new();
        parts(&rule["when"], &mut atoms, &mut forms);
        reached.extend(atoms.iter().map(|atom| format!("atom {} in a rule that assigned", name(atom))));
        reached.extend(forms.into_iter().map(|form| format!("form {form} in a rule that assigned")));
    }
}

/// Whether each atom of the rule book holds of someone somewhere, and fails of someone somewhere: a rule of its own
/// for each, that assigns a role to all stakeholders of whom it holds.
fn look_at_atoms(world: &World, reached: &mut BTreeSet<String>) {
    let mut atoms = Vec::new();
    for collection in ["rules", "requirements", "separations"] {
        for element in list(&world.rule_book, collection) {
            parts(&element["when"], &mut atoms, &mut BTreeSet::new());
        }
    }
    let everybody: Vec<&Value> = in_all(world, "stakeholders").map(|one| &one["id"]).collect();
    let everybody = json!({ "stakeholder": everybody });
    let probe = |id: String, when: Value| {
        let at = ["seat", "source", "target"];
        json!({ "id": id, "label": id, "source": ["-"], "effect": "assign", "role": "probe", "at": at, "when": when })
    };
    let mut probes = vec![probe("everybody".to_owned(), everybody.clone())];
    probes.extend(
        atoms
            .iter()
            .enumerate()
            .map(|(number, atom)| probe(number.to_string(), json!({ "all": [everybody, atom] }))),
    );
    let mut rule_book = world.rule_book.clone();
    rule_book["rules"] = Value::Array(probes);
    rule_book["roles"] = json!([{ "id": "probe", "label": "probe" }]);
    rule_book["requirements"] = json!([]);
    rule_book["separations"] = json!([]);
    let decisions = reference::answer(&world.landscape, &rule_book, &world.sets, Some(&world.date)).decisions;
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    for (_, rule, _) in because(&serde_json::from_str::<Vec<Value>>(&decisions).expect("JSON"), "roles") {
        *held.entry(rule).or_default() += 1;
    }
    let all = held.get("everybody").copied().unwrap_or(0);
    for (number, atom) in atoms.iter().enumerate() {
        let held = held.get(&number.to_string()).copied().unwrap_or(0);
        if held > 0 {
            reached.insert(format!("atom {} holds", name(atom)));
        }
        if held < all {
            reached.insert(format!("atom {} fails", name(atom)));
        }
    }
}

/// The atoms of a condition, and the forms that join them.
fn parts(condition: &Value, atoms: &mut Vec<Value>, forms: &mut BTreeSet<String>) {
    for form in ["all", "any"] {
        if let Some(inner) = condition.get(form).and_then(Value::as_array) {
            forms.insert(if inner.is_empty() { format!("empty {form}") } else { form.to_owned() });
            return inner.iter().for_each(|part| parts(part, atoms, forms));
        }
    }
    if let Some(inner) = condition.get("not") {
        forms.insert("not".to_owned());
        return parts(inner, atoms, forms);
    }
    atoms.push(condition.clone());
}

/// What an atom is called; each form of `works` is one of its own.
fn name(atom: &Value) -> String {
    match atom {
        Value::String(word) => word.clone(),
        Value::Object(fields) => fields.iter().fold(String::new(), |_, (field, value)| match value {
            Value::String(word) => format!("{field} {word}"),
            _ => field.clone(),
        }),
        _ => String::new(),
    }
}
