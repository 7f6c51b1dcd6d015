//! Why, why not, and what would have to change: reasons name what really decides.

use super::check;
use super::engine::Engine;
use super::transform::{Dice, list, text, without_sets};
use crate::strategies::{World, world};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Who has which role where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    challenge: String,
    seat: String,
    role: String,
    area: String,
    stakeholder: String,
    because: Vec<String>,
}

impl Held {
    fn asked(&self) -> [String; 4] {
        [&self.challenge, &self.role, &self.stakeholder, &self.area].map(String::clone)
    }
}

fn held(engine: &Engine) -> Vec<Held> {
    let decisions: Vec<Value> = serde_json::from_str(&engine.decisions()).expect("decisions");
    let mut held = Vec::new();
    for decision in &decisions {
        for seat in list(decision, "seats") {
            held.extend(list(seat, "roles").iter().map(|role| Held {
                challenge: text(decision, "challenge").to_owned(),
                seat: text(seat, "area").to_owned(),
                role: text(role, "role").to_owned(),
                area: text(role, "area").to_owned(),
                stakeholder: text(role, "stakeholder").to_owned(),
                because: list(role, "because").iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            }));
        }
    }
    held
}

fn ids(world: &World, collection: &str) -> Vec<String> {
    let document =
        if world.landscape.get(collection).is_some() { &world.landscape } else { &world.rule_book };
    list(document, collection).iter().map(|one| text(one, "id").to_owned()).collect()
}

/// A question about somebody, now and then about somewhere.
fn question(world: &World, engine: &Engine, dice: &mut Dice) -> Option<[String; 4]> {
    let pick =
        |list: Vec<String>, dice: &mut Dice| (!list.is_empty()).then(|| list[dice.below(list.len())].clone());
    Some([
        pick(engine.challenges(), dice)?,
        pick(ids(world, "roles"), dice)?,
        pick(ids(world, "stakeholders"), dice)?,
        pick(ids(world, "areas"), dice)?,
    ])
}

#[test]
fn either_why_or_why_not_answers_and_why_names_the_rules_of_the_decision() {
    check("why", 8, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let held = held(&engine);
        let picked = (0..4).filter(|_| !held.is_empty()).map(|_| held[dice.below(held.len())].clone());
        for one in picked.collect::<Vec<_>>() {
            let asked = one.asked();
            prop_assert_eq!(engine.why_not(&asked, true), None, "{:?}", one);
            let why = engine.why(&asked, true).expect("it has the role");
            let here = list(&why, "places").iter().find(|place| {
                text(place, "seat") == one.seat && text(place, "stakeholder") == one.stakeholder
            });
            let here = here.expect("the place of the decision");
            let rules = list(here, "rules").iter().filter(|rule| text(rule, "outcome") == "matches");
            let rules: Vec<&str> = rules.map(|rule| text(rule, "rule")).collect();
            prop_assert_eq!(rules, one.because);
            facts_are_numbered(&why)?;
        }
        for _ in 0..4 {
            let there = dice.below(2) == 0;
            let Some(asked) = question(&world, &engine, &mut dice) else { break };
            let (why, why_not) = (engine.why(&asked, there), engine.why_not(&asked, there));
            prop_assert_eq!(why.is_some(), engine.check(&asked, there), "{:?}", asked);
            prop_assert_eq!(why.is_none(), why_not.is_some(), "{:?}", asked);
            let answer = why.or(why_not).expect("one of them");
            facts_are_numbered(&answer)?;
            names_only_what_is_there(&engine, &answer)?;
        }
        Ok(())
    });
}

/// Every number that a reason gives is that of a fact, every fact is named, and each stands once.
fn facts_are_numbered(answer: &Value) -> TestCaseResult {
    fn numbers(value: &Value, found: &mut BTreeSet<u64>) {
        match value {
            Value::Object(fields) => {
                for (name, part) in fields {
                    let of_facts = ["facts", "because", "exclusions"].contains(&name.as_str());
                    let listed = part.as_array().filter(|_| of_facts).into_iter().flatten();
                    found.extend(listed.filter_map(Value::as_u64));
                    numbers(part, found);
                }
            }
            Value::Array(parts) => parts.iter().for_each(|part| numbers(part, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    numbers(answer, &mut found);
    let facts = list(answer, "facts");
    prop_assert_eq!(found.into_iter().collect::<Vec<_>>(), (0..facts.len() as u64).collect::<Vec<_>>());
    let different: BTreeSet<String> = facts.iter().map(Value::to_string).collect();
    prop_assert_eq!(different.len(), facts.len());
    Ok(())
}

/// What is not there at the date is named only where a fact says into what it went.
fn names_only_what_is_there(engine: &Engine, answer: &Value) -> TestCaseResult {
    let mut answer = answer.clone();
    for asked in ["stakeholder", "area"] {
        answer.as_object_mut().expect("an answer").remove(asked);
    }
    let facts = answer["facts"].as_array_mut().expect("facts");
    facts.retain(|fact| text(fact, "fact") != "succeeded");
    let fields: [(&[&str], Vec<String>); 2] = [
        (
            &["area", "seat", "within", "path", "covered", "other", "held_below", "into"],
            engine.absent_areas(),
        ),
        (&["stakeholder", "of", "holders", "workers", "stakeholders"], engine.absent_stakeholders()),
    ];
    for (fields, absent) in &fields {
        let mut named = Vec::new();
        in_fields(&answer, fields, &mut named);
        let gone = named.iter().find(|id| absent.contains(*id));
        prop_assert!(gone.is_none(), "{gone:?} is not there: {answer}");
    }
    Ok(())
}

/// The texts in these fields, anywhere. The atoms of rules stand as the rule book has them.
fn in_fields(value: &Value, fields: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (name, part) in object.iter().filter(|(name, _)| *name != "atom") {
                if fields.contains(&name.as_str()) {
                    let single = std::slice::from_ref(part);
                    let listed = part.as_array().map_or(single, Vec::as_slice);
                    found.extend(listed.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                in_fields(part, fields, found);
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| in_fields(part, fields, found)),
        _ => {}
    }
}

/// The facts of an answer with these numbers.
fn facts<'v>(answer: &'v Value, numbers: &Value) -> Vec<&'v Value> {
    let numbers = numbers.as_array().into_iter().flatten().filter_map(Value::as_u64);
    numbers.map(|n| &answer["facts"][usize::try_from(n).expect("a number")]).collect()
}

/// Takes facts away from a landscape. Those that nobody can take away (a level, a path of areas) stay.
fn take_away(landscape: &mut Value, facts: &[&Value]) {
    let ended: Vec<(&str, &str)> = facts
        .iter()
        .filter(|fact| text(fact, "fact") == "succeeded")
        .map(|fact| (text(fact, "id"), text(fact, "into")))
        .collect();
    // what is named as it is now may be written with what it was
    let is = |written: &str, now: &str| written == now || ended.contains(&(written, now));
    let each = |landscape: &mut Value, collection: &str, change: &mut dyn FnMut(&mut Value)| {
        landscape.get_mut(collection).and_then(Value::as_array_mut).into_iter().flatten().for_each(change);
    };
    let without = |element: &mut Value, field: &str, gone: &dyn Fn(&Value) -> bool| {
        if let Some(elements) = element.get_mut(field).and_then(Value::as_array_mut) {
            elements.retain(|one| !gone(one));
        }
    };
    let remove = |landscape: &mut Value, collection: &str, id: &str| {
        without(landscape, collection, &|one| text(one, "id") == id);
    };
    for fact in facts {
        let of = |name: &str| text(fact, name).to_owned();
        let mut own = |collection: &str, id: String, field: &str, gone: &dyn Fn(&Value) -> bool| {
            each(landscape, collection, &mut |one| {
                if text(one, "id") == id {
                    without(one, field, gone);
                }
            });
        };
        let named = |name: &str| {
            let meant = of(name);
            move |one: &Value| one.as_str().is_some_and(|one| is(one, &meant))
        };
        match text(fact, "fact") {
            "works_in" => own("stakeholders", of("stakeholder"), "works_in", &named("area")),
            "sector" => own("stakeholders", of("stakeholder"), "sectors", &named("sector")),
            "member_of" => own("stakeholders", of("stakeholder"), "member_of", &named("of")),
            "represents" => own("stakeholders", of("stakeholder"), "represents", &named("target_group")),
            "needs" => own("challenges", of("challenge"), "needs", &named("lever")),
            // a challenge that names no group is met by every offer: what an offer rests on is the offer
            "target_group" if facts.iter().any(|fact| text(fact, "fact") == "offer") => {}
            "target_group" => own("challenges", of("challenge"), "target_groups", &named("target_group")),
            "mandate" => own("stakeholders", of("stakeholder"), "mandates", &|one| {
                text(one, "lever") == of("lever")
                    && text(one, "level") == of("level")
                    && is(text(one, "within"), &of("within"))
            }),
            "neighbours" => {
                for (own, other) in [("area", "other"), ("other", "area")] {
                    let (own, other) = (of(own), of(other));
                    each(landscape, "areas", &mut |one| {
                        if is(text(one, "id"), &own) {
                            without(one, "neighbours", &|one| {
                                one.as_str().is_some_and(|one| is(one, &other))
                            });
                        }
                    });
                }
            }
            "appointment" => remove(landscape, "appointments", &of("appointment")),
            "agreement" => remove(landscape, "agreements", &of("agreement")),
            "offer" => remove(landscape, "offers", &of("offer")),
            _ => {}
        }
    }
}

/// Atoms that hold by facts which can be taken away.
const BY_FACTS: &[&str] = &[
    "sector",
    "member_of",
    "works",
    "pulls",
    "serves_theme",
    "represents",
    "offers",
    "party",
    "appointed",
    "target_group",
    "needs",
];

#[test]
fn without_the_facts_of_a_necessary_condition_its_rule_gives_nothing() {
    let tried = Cell::new(0_u32);
    check("support", 4, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let world = without_sets(&world);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let held = held(&engine);
        for _ in 0..4 {
            if held.is_empty() {
                break;
            }
            let one = &held[dice.below(held.len())];
            let why = engine.why(&one.asked(), true).expect("it has the role");
            for place in list(&why, "places") {
                for rule in list(place, "rules").iter().filter(|rule| text(rule, "outcome") == "matches") {
                    let when = &rule["when"];
                    let single = [when.clone()];
                    let parts = when.get("all").and_then(Value::as_array).map_or(&single[..], Vec::as_slice);
                    for part in parts.iter().filter(|part| by_facts(part)) {
                        let mut landscape = world.landscape.clone();
                        take_away(&mut landscape, &facts(&why, &part["facts"]));
                        let less = World { landscape, ..world.clone() };
                        // what was taken away may have been needed by the form of the document
                        let Ok(engine) = Engine::of(&less) else { continue };
                        let left = self::held(&engine);
                        let supported = left.iter().any(|left| {
                            left.asked() == one.asked()
                                && left.seat == text(place, "seat")
                                && left.because.iter().any(|other| other == text(rule, "rule"))
                        });
                        prop_assert!(!supported, "{one:?} by {rule} without {part}: {}", why["facts"]);
                        tried.set(tried.get() + 1);
                    }
                }
            }
        }
        Ok(())
    });
    assert!(tried.get() > 0, "nothing was taken away");
}

fn by_facts(part: &Value) -> bool {
    let atom = part.get("atom");
    let word =
        atom.and_then(|atom| atom.as_str().or_else(|| atom.as_object()?.keys().next().map(String::as_str)));
    word.is_some_and(|word| BY_FACTS.contains(&word))
}

#[test]
fn every_repair_gives_the_role_and_no_smaller_one_does() {
    let (one, more, three) = (Cell::new(0_u32), Cell::new(0_u32), Cell::new(0_u32));
    check("repairs", 10, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        for _ in 0..2 {
            let Some(asked) = question(&world, &engine, &mut dice) else { break };
            if engine.check(&asked, true) {
                continue;
            }
            let repairs = engine.repairs(&asked, true);
            for set in &repairs {
                let changed = engine.repaired(set).map_err(TestCaseError::fail)?;
                prop_assert!(changed.check(&asked, true), "{asked:?}: {set:?} does not do it");
                // nor does any part of it
                for gone in 0..set.len() {
                    let mut less = set.clone();
                    less.remove(gone);
                    let changed = engine.repaired(&less).map_err(TestCaseError::fail)?;
                    prop_assert!(!changed.check(&asked, true), "{asked:?}: {less:?} is enough");
                }
            }
            let size = repairs.first().map(Vec::len);
            match size {
                Some(1) => one.set(one.get() + 1),
                Some(_) => more.set(more.get() + 1),
                None => {}
            }
            if size != Some(1) {
                for fix in engine.single_fixes(&asked) {
                    let Ok(changed) = engine.repaired(std::slice::from_ref(&fix)) else { continue };
                    prop_assert!(
                        !changed.check(&asked, true),
                        "{asked:?}: {fix:?} is enough, not {repairs:?}"
                    );
                }
            }
            if size == Some(3) {
                three.set(three.get() + 1);
                let single = engine.single_fixes(&asked);
                for _ in 0..20 {
                    let pair = [0; 2].map(|_| single[dice.below(single.len())].clone());
                    let Ok(changed) = engine.repaired(&pair) else { continue };
                    prop_assert!(
                        !changed.check(&asked, true),
                        "{asked:?}: {pair:?} is enough, not {repairs:?}"
                    );
                }
            }
        }
        Ok(())
    });
    let counts = [one.get(), more.get(), three.get()];
    assert!(counts.iter().all(|count| *count > 0), "of one change, of more, of three: {counts:?}");
}

#[test]
fn a_landscape_of_nothing_but_the_facts_of_a_reason_still_yields_the_role() {
    let tried = Cell::new(0_u32);
    check("cut down", 4, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let world = without_sets(&world);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let held = held(&engine);
        for _ in 0..4 {
            if held.is_empty() {
                break;
            }
            let one = &held[dice.below(held.len())];
            if !is_plain(&world.rule_book, &one.role) {
                continue;
            }
            let why = engine.why(&one.asked(), true).expect("it has the role");
            let decision = serde_json::from_str(&engine.decision(&one.challenge)).expect("a decision");
            for (n, place) in list(&why, "places").iter().enumerate() {
                let cut = cut_down(&world, &decision, &why, place);
                let engine =
                    Engine::of(&cut).map_err(|said| TestCaseError::fail(format!("{said}\n{cut:?}")))?;
                let asked =
                    [one.challenge.as_str(), &one.role, text(place, "stakeholder"), text(place, "area")];
                let asked = asked.map(str::to_owned);
                prop_assert!(engine.check(&asked, true), "{asked:?} {n}: {why}\ncut down to {cut:?}");
                tried.set(tried.get() + 1);
            }
        }
        Ok(())
    });
    assert!(tried.get() > 0, "nothing was cut down");
}

/// Do the rules of a role say nothing that more facts could undo: no `not`, no forbidding, no exceptions?
fn is_plain(rule_book: &Value, role: &str) -> bool {
    let named = |id: &str| {
        list(rule_book, "rules").iter().any(|rule| list(rule, "exception_to").contains(&json!(id)))
    };
    list(rule_book, "rules").iter().filter(|rule| text(rule, "role") == role).all(|rule| {
        let when = rule["when"].to_string();
        text(rule, "effect") == "assign"
            && !named(text(rule, "id"))
            && !when.contains("\"not\"")
            && !when.contains("unheld")
    })
}

/// The landscape with nothing but the challenge, the seat, and what the facts at a place name.
fn cut_down(world: &World, decision: &Value, why: &Value, place: &Value) -> World {
    let facts = list(why, "facts");
    let of = |kind: &'static str| facts.iter().filter(move |fact| text(fact, "fact") == kind);
    let mut landscape = world.landscape.clone();
    let seat = text(place, "seat").to_owned();
    let has = |kind: &'static str, fields: &[(&str, &str)]| {
        of(kind).any(|fact| fields.iter().all(|(field, value)| text(fact, field) == *value))
    };
    // what was written as something that has ended is written as what it is now
    let mut elements =
        |collection: &str| landscape[collection].take().as_array().cloned().unwrap_or_default();
    let mut stakeholders = elements("stakeholders");
    for one in &mut stakeholders {
        let id = text(one, "id").to_owned();
        let named = |kind: &'static str, field: &str| -> Value {
            of(kind).filter(|fact| text(fact, "stakeholder") == id).map(|fact| fact[field].clone()).collect()
        };
        let mandates: Vec<Value> = of("mandate")
            .filter(|fact| text(fact, "stakeholder") == id)
            .map(|fact| json!({"lever": fact["lever"], "level": fact["level"], "within": fact["within"]}))
            .collect();
        one["mandates"] = Value::Array(mandates);
        one["works_in"] = named("works_in", "area");
        one["sectors"] = named("sector", "sector");
        one["member_of"] = named("member_of", "of");
        one["represents"] = named("represents", "target_group");
    }
    let mut areas = elements("areas");
    for one in &mut areas {
        let id = text(one, "id").to_owned();
        let steps = of("within").flat_map(|fact| list(fact, "path").windows(2));
        let within: BTreeSet<String> = steps
            .filter(|step| step[0].as_str() == Some(&id))
            .filter_map(|step| step[1].as_str().map(str::to_owned))
            .collect();
        one["within"] = json!(within);
        let neighbours: Vec<&Value> =
            of("neighbours").filter(|fact| text(fact, "area") == id).map(|fact| &fact["other"]).collect();
        one["neighbours"] = json!(neighbours);
        let fields = one.as_object_mut().expect("an area");
        fields.remove("contains");
    }
    let mut appointments = elements("appointments");
    appointments.retain(|one| has("appointment", &[("appointment", text(one, "id"))]));
    for one in &mut appointments {
        let fact =
            of("appointment").find(|fact| text(fact, "appointment") == text(one, "id")).expect("a fact");
        (one["stakeholder"], one["within"]) = (fact["stakeholder"].clone(), fact["within"].clone());
        one.as_object_mut().expect("an appointment").remove("by");
    }
    let mut agreements = elements("agreements");
    agreements.retain(|one| has("agreement", &[("agreement", text(one, "id"))]));
    for one in &mut agreements {
        let parties = of("agreement").filter(|fact| text(fact, "agreement") == text(one, "id"));
        one["parties"] = parties.map(|fact| fact["stakeholder"].clone()).collect();
    }
    let mut offers = elements("offers");
    offers.retain(|one| has("offer", &[("offer", text(one, "id"))]));
    for one in &mut offers {
        let id = text(one, "id").to_owned();
        let named = |field: &str| -> BTreeSet<String> {
            of("offer")
                .filter(|fact| text(fact, "offer") == id)
                .map(|fact| text(fact, field).to_owned())
                .collect()
        };
        (one["by"], one["areas"]) = (json!(named("stakeholder")), json!(named("area")));
    }
    let mut challenges = elements("challenges");
    challenges.retain(|one| one["id"] == why["challenge"]);
    for one in &mut challenges {
        let mut affected: Vec<&Value> = of("affects").map(|fact| &fact["area"]).collect();
        if text(one, "spread") == "shared" {
            let fields = one.as_object_mut().expect("a challenge");
            if list(decision, "seats").len() > 1 {
                // it fell apart, for its areas have none in common: without some of them it would not
                affected = list(decision, "seats").iter().map(|seat| &seat["area"]).collect();
                fields.remove("seat");
            } else if affected.iter().all(|area| area.as_str() != Some(&seat)) {
                fields.insert("seat".to_owned(), json!(seat));
            }
        }
        one["areas"] = json!(affected);
        one["needs"] = of("needs").map(|fact| fact["lever"].clone()).collect();
        one["target_groups"] = of("target_group").map(|fact| fact["target_group"].clone()).collect();
    }
    let kept = [
        ("stakeholders", stakeholders),
        ("areas", areas),
        ("appointments", appointments),
        ("agreements", agreements),
        ("offers", offers),
        ("challenges", challenges),
        ("exclusions", Vec::new()),
    ];
    for (collection, elements) in kept {
        landscape[collection] = Value::Array(elements);
    }
    World { landscape, ..world.clone() }
}
