//! An atlas that is changed is the atlas of the changed documents, and the one before stays as it was.

use super::engine::{Engine, Texts};
use super::transform::{Dice, list, text};
use super::{check, same};
use crate::strategies::shape::COLLECTIONS;
use crate::strategies::{World, world};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use regie::{Change, Collection, Element};
use serde_json::{Value, json};
use std::cell::Cell;

#[test]
fn a_changed_atlas_is_the_atlas_of_the_changed_documents() {
    let (done, refused) = (Cell::new(0_u32), Cell::new(0_u32));
    check("changes", 4, (world(), any::<u64>()), |(mut world, seed)| {
        let mut dice = Dice(seed);
        let mut engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        for _ in 0..4 {
            // what was asked before must not be seen in what is answered afterwards
            ask(&engine, &mut dice);
            let before = (dice.below(2) == 0).then(|| engine.decisions());
            let mut after = world.clone();
            let changes: Vec<Change> =
                (0..=dice.below(3)).filter_map(|_| change(&mut after, &mut dice)).collect();
            match (engine.apply(&changes), Engine::of(&after)) {
                (Ok(next), Ok(anew)) => {
                    same("decisions (changed, anew)", &next.decisions(), &anew.decisions())?;
                    prop_assert_eq!(next.notices(), anew.notices());
                    prop_assert_eq!(next.lints(), anew.lints());
                    same("landscape (changed, anew)", &next.landscape(), &anew.landscape())?;
                    if let Some(before) = before {
                        same("decisions before and after a change", &engine.decisions(), &before)?;
                    }
                    (engine, world) = (next, after);
                    done.set(done.get() + 1);
                }
                (Err(found), Err(expected)) => {
                    same("problems (changed, anew)", &found, &expected)?;
                    refused.set(refused.get() + 1);
                }
                (found, expected) => {
                    let said = |result: Result<Engine, String>| result.err().unwrap_or("right".to_owned());
                    prop_assert!(false, "changed: {}\nanew: {}", said(found), said(expected));
                }
            }
        }
        Ok(())
    });
    // both ways were gone
    assert!(
        done.get() > refused.get() && refused.get() > 0,
        "{} done, {} refused",
        done.get(),
        refused.get()
    );
}

/// Asks for some decisions.
fn ask(engine: &Engine, dice: &mut Dice) {
    let challenges = engine.challenges();
    for _ in 0..dice.below(3).min(challenges.len()) {
        engine.decision(&challenges[dice.below(challenges.len())]);
    }
}

/// Makes a change in the documents, and says which. What it makes may be wrong.
pub(crate) fn change(world: &mut World, dice: &mut Dice) -> Option<Change> {
    match dice.below(12) {
        0..=6 => change_stakeholder(world, dice),
        7 | 8 => {
            let old = pick(world, "appointments", dice).filter(|_| dice.below(2) == 0);
            let mut one = json!({
                "id": old.map_or_else(|| format!("chosen-{}", dice.below(3)), |old| text(&old, "id").to_owned()),
                "stakeholder": id(world, "stakeholders", dice)?,
                "role": pick(world, "roles", dice)?["id"],
                "within": id(world, "areas", dice)?,
            });
            if dice.below(3) == 0 {
                one["themes"] = json!([id(world, "themes", dice)?]);
            }
            if dice.below(4) == 0 {
                one["by"] = id(world, "agreements", dice)?;
            }
            if dice.below(4) == 0 {
                one["valid"] = json!({ "until": world.date });
            }
            put(world, "appointments", one)
        }
        9 => remove(world, "appointments", dice),
        10 => {
            let collection = ["exclusions", "offers", "challenges", "rules"][dice.below(4)];
            remove(world, collection, dice)
        }
        _ => {
            let one = json!({
                "id": format!("not-{}", dice.below(3)), "reason": "not us",
                "stakeholder": id(world, "stakeholders", dice)?,
                "role": pick(world, "roles", dice)?["id"],
                "within": id(world, "areas", dice)?,
            });
            put(world, "exclusions", one)
        }
    }
}

/// A list of one stakeholder gets an element more, or one less.
fn change_stakeholder(world: &mut World, dice: &mut Dice) -> Option<Change> {
    let mut one = pick(world, "stakeholders", dice)?;
    let fields = [
        ("mandates", ""),
        ("mandates", ""),
        ("works_in", "areas"),
        ("member_of", "stakeholders"),
        ("sectors", "sectors"),
        ("represents", "target_groups"),
    ];
    let (field, of) = fields[dice.below(fields.len())];
    let element = if field == "mandates" {
        let (lever, within) = (id(world, "levers", dice)?, id(world, "areas", dice)?);
        json!({ "lever": lever, "level": pick(world, "levels", dice)?["id"], "within": within })
    } else {
        id(world, of, dice)?
    };
    let mut elements = list(&one, field).to_vec();
    match elements.iter().position(|other| *other == element) {
        Some(at) => drop(elements.remove(at)),
        None if dice.below(3) == 0 => drop(elements.pop()),
        None => elements.push(element),
    }
    one[field] = Value::Array(elements);
    put(world, "stakeholders", one)
}

/// The documents that hold this collection, in the order in which the library looks: the landscape, then its sets.
fn documents<'w>(world: &'w mut World, collection: &str) -> Vec<&'w mut Value> {
    if COLLECTIONS.contains(&collection) {
        std::iter::once(&mut world.landscape).chain(world.sets.values_mut()).collect()
    } else {
        vec![&mut world.rule_book]
    }
}

fn all(world: &World, collection: &str) -> Vec<Value> {
    documents(&mut world.clone(), collection).iter().flat_map(|one| list(one, collection).to_vec()).collect()
}

fn pick(world: &World, collection: &str, dice: &mut Dice) -> Option<Value> {
    let all = all(world, collection);
    (!all.is_empty()).then(|| all[dice.below(all.len())].clone())
}

fn id(world: &World, collection: &str, dice: &mut Dice) -> Option<Value> {
    pick(world, collection, dice).map(|one| one["id"].clone())
}

fn put(world: &mut World, collection: &str, one: Value) -> Option<Change> {
    let change = Change::Put(element(collection, &one));
    let mut documents = documents(world, collection);
    let place = documents.iter_mut().find_map(|document| {
        let elements = document.get_mut(collection)?.as_array_mut()?;
        elements.iter_mut().find(|other| other["id"] == one["id"])
    });
    if let Some(place) = place {
        *place = one;
    } else {
        let document = documents.into_iter().next()?.as_object_mut()?;
        document.entry(collection).or_insert_with(|| json!([])).as_array_mut()?.push(one);
    }
    Some(change)
}

fn remove(world: &mut World, collection: &str, dice: &mut Dice) -> Option<Change> {
    let id = id(world, collection, dice)?;
    for document in documents(world, collection) {
        if let Some(elements) = document.get_mut(collection).and_then(Value::as_array_mut) {
            elements.retain(|other| other["id"] != id);
        }
    }
    let all = Collection::ALL.iter().copied();
    let collection = all.into_iter().find(|one| one.as_str() == collection)?;
    Some(Change::Remove(collection, id.as_str()?.parse().expect("an id")))
}

/// The element as the library knows it: read from a landscape that holds nothing else.
fn element(collection: &str, one: &Value) -> Element {
    let document = json!({
        "format": "regie/landscape", "version": 1, "id": "one", "as_of": "2019-01-01", collection: [one],
    });
    let mut read = regie::Landscape::from_json(&document.to_string()).expect("a landscape");
    match collection {
        "stakeholders" => Element::Stakeholder(read.stakeholders.remove(0)),
        "appointments" => Element::Appointment(read.appointments.remove(0)),
        _ => Element::Exclusion(read.exclusions.remove(0)),
    }
}

/// Counting, sweeping, on one core or all, and checking see what all decisions say.
#[test]
fn a_sweep_a_count_and_checks_say_what_the_decisions_say() {
    check("sweep", 4, (world(), any::<u64>()), |(world, seed)| said_the_same(&world, &mut Dice(seed)));
}

fn said_the_same(world: &World, dice: &mut Dice) -> TestCaseResult {
    let texts = Texts::of(world);
    let engine = Engine::at(&texts, Some(&world.date)).map_err(TestCaseError::fail)?;
    let decisions: Vec<Value> = serde_json::from_str(&engine.decisions()).expect("decisions");
    let mut swept = engine.sweep();
    prop_assert_eq!(&swept, &engine.sweep_in_parallel());
    swept.sort();
    let mut expected: Vec<String> = Vec::new();
    let mut held = Vec::new();
    for decision in &decisions {
        for seat in list(decision, "seats") {
            for role in list(seat, "roles") {
                let because: Vec<&str> = list(role, "because").iter().filter_map(Value::as_str).collect();
                let [challenge, at, what, place, who, how] = [
                    text(decision, "challenge"),
                    text(seat, "area"),
                    text(role, "role"),
                    text(role, "area"),
                    text(role, "stakeholder"),
                    text(role, "strength"),
                ];
                expected.push(format!("{challenge} {at} {what} {place} {who} {how} {}", because.join(",")));
                held.push([challenge, what, who, place].map(str::to_owned));
            }
        }
    }
    expected.sort();
    same("assignments (swept, decided)", &swept.join("\n"), &expected.join("\n"))?;
    prop_assert_eq!(engine.count(), expected.len());

    // those who have a role, and those who have it with something else put in its place
    for _ in 0..8 {
        if held.is_empty() {
            break;
        }
        let mut asked = held[dice.below(held.len())].clone();
        let other = held[dice.below(held.len())].clone();
        let n = dice.below(4);
        asked[n].clone_from(&other[n]);
        let any = held.iter().any(|one| one[..3] == asked[..3]);
        prop_assert_eq!(engine.check(&asked, true), held.contains(&asked), "{:?}", asked);
        prop_assert_eq!(engine.check(&asked, false), any, "{:?} anywhere", asked);
    }
    Ok(())
}

#[test]
fn what_goes_from_a_reference_set_and_comes_back_stands_in_the_landscape() {
    let set = json!({"format": "regie/landscape", "version": 1, "id": "set", "as_of": "2019-01-15",
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
        "appointments": [{"id": "director", "stakeholder": "ocmw", "role": "director", "within": "menen"}]});
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "menen-2019", "as_of": "2019-01-15", "builds_on": ["set"]});
    let mut sets = regie::flanders::sets();
    sets.insert("set", &regie::Landscape::from_json(&set.to_string()).unwrap());
    let options = regie::Options { sets, ..regie::Options::default() };
    let atlas =
        regie::Atlas::from_json(&landscape.to_string(), regie::flanders::RULE_BOOK_JSON, &options).unwrap();
    let director: regie::Appointment =
        regie::Landscape::from_json(&set.to_string()).unwrap().appointments.remove(0);

    let removed = Change::Remove(Collection::Appointments, "director".parse().unwrap());
    let changes = [removed, Change::Put(Element::Appointment(director))];
    // as it is answered when everything is made anew, for another date and back
    let after = atlas.apply(&changes).unwrap();
    let anew = after.at_date("2019-01-16".parse().unwrap()).unwrap().at_date(atlas.date()).unwrap();
    assert_eq!(after.landscape().unwrap().appointments.len(), 1);
    assert_eq!(after.landscape(), anew.landscape());
}
