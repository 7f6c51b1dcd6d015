//! An element counts the same in a reference set as in the landscape itself.

use super::engine::Engine;
use super::transform::without_sets;
use super::{check, same};
use crate::strategies::world;
use proptest::prelude::*;

#[test]
fn where_an_element_stands_changes_nothing() {
    let worlds = world().prop_filter("no reference sets", |world| !world.sets.is_empty());
    check("reference sets", 8, worlds, |world| {
        let one = Engine::of(&world).map_err(TestCaseError::fail)?;
        let other = Engine::of(&without_sets(&world)).map_err(TestCaseError::fail)?;
        same("decisions", &one.decisions(), &other.decisions())?;
        prop_assert_eq!(one.notices(), other.notices());
        Ok(())
    });
}
