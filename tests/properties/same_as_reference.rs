//! The library is fast, the reference evaluator is plain; they answer the same.

use super::engine::{Engine, Texts};
use super::{check, same};
use crate::reference;
use crate::strategies::{World, world};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

#[test]
fn the_library_answers_what_the_reference_answers() {
    check("same as reference", 1, world(), |world| answers_the_same(&world, Some(&world.date)));
}

#[test]
fn without_a_date_it_is_the_landscapes_own() {
    check("as of", 8, world(), |world| answers_the_same(&world, None));
}

/// A world that is valid by construction must be accepted, too.
fn answers_the_same(world: &World, date: Option<&str>) -> TestCaseResult {
    let engine = Engine::at(&Texts::of(world), date).map_err(TestCaseError::fail)?;
    let reference = reference::answer(&world.landscape, &world.rule_book, &world.sets, date);
    same("decisions (library, reference)", &engine.decisions(), &reference.decisions)?;
    let notices: Vec<Value> = serde_json::from_str(&reference.notices).expect("a list of notices");
    let expected: Vec<String> = notices
        .iter()
        .map(|notice| {
            format!("{} {}", super::transform::text(notice, "code"), super::transform::text(notice, "path"))
        })
        .collect();
    let found: Vec<String> = engine.notices().iter().map(|(code, path)| format!("{code} {path}")).collect();
    same("notices (library, reference)", &found.join("\n"), &expected.join("\n"))
}
