//! What is written for others is all there, whatever the world: read back, it is the same; and the order of the input changes nothing.

use super::engine::Engine;
use super::transform::{Dice, list, shuffled, text};
use super::{check, same};
use crate::interchange::{back, tables};
use crate::strategies::shape::elements;
use crate::strategies::{World, world};
use proptest::prelude::*;
use regie::Filter;
use regie::interchange::{JsonLd, Raci};
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn linked_data_tells_the_whole_world() {
    check("linked data", 8, (world(), any::<u64>()), |(world, seed)| {
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let linked = engine.atlas().json_ld(&JsonLd::default()).expect("a base that can be one");
        let told = back::read(&linked);
        prop_assert_eq!(back::plain(&told.landscape), back::plain(&world.landscape));
        prop_assert_eq!(back::plain(&told.rule_book), back::plain(&world.rule_book));
        for (name, set) in &told.sets {
            prop_assert_eq!(back::plain(set), back::plain(&world.sets[name]));
        }
        let decisions: Value = serde_json::from_str(&engine.decisions()).expect("JSON");
        prop_assert_eq!(Value::from(told.decisions), decisions);
        prop_assert_eq!(told.notices.len(), engine.atlas().notices().len());

        let mut other = shuffled(&world, &mut Dice(seed));
        keep_order(&mut other, &world);
        let other = Engine::of(&other).map_err(TestCaseError::fail)?;
        same("linked data", &linked, &other.atlas().json_ld(&JsonLd::default()).expect("the same base"))
    });
}

#[test]
fn tables_tell_every_assignment() {
    check("tables", 8, world(), |world| {
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let atlas = engine.atlas();
        let csv = atlas.assignments_csv(&Filter::default()).expect("no names");
        prop_assert_eq!(tables::assignments(&csv), tables::expected(atlas, &Filter::default()));
        let roles: Vec<&str> = atlas.rule_book().roles.iter().map(|role| role.id.as_str()).collect();
        // the first role has a letter, the second none, the third is left out
        let letters: Vec<(&str, &str)> = roles.iter().copied().zip(["A", "", "+"]).collect();
        for levers in [false, true] {
            let csv = atlas.raci_csv(&Raci { roles: &letters, levers, ..Raci::default() }).expect("no names");
            prop_assert_eq!(tables::cells(&csv, levers), tables::naive(atlas, &letters, levers));
        }
        Ok(())
    });
}

/// Goals have an order, and conditions are written as they stand.
fn keep_order(shuffled: &mut World, world: &World) {
    let mut kept = BTreeMap::new();
    let documents = || world.sets.values().chain([&world.landscape, &world.rule_book]);
    for (collection, field) in ORDERED {
        for element in documents().flat_map(|document| list(document, collection)) {
            kept.insert((collection, text(element, "id").to_owned()), element.get(field).cloned());
        }
    }
    for document in shuffled.sets.values_mut().chain([&mut shuffled.landscape, &mut shuffled.rule_book]) {
        for (collection, field) in ORDERED {
            for element in elements(document, collection) {
                if let Some(Some(value)) = kept.get(&(collection, text(element, "id").to_owned())) {
                    element[field] = value.clone();
                }
            }
        }
    }
}

const ORDERED: [(&str, &str); 4] =
    [("themes", "goals"), ("rules", "when"), ("requirements", "when"), ("separations", "when")];
