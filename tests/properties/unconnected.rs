//! What is said elsewhere, about other places, themes and stakeholders, changes nothing here.

use super::check;
use super::engine::Engine;
use super::transform::{Prefix, beside, without_prefix};
use crate::strategies::world;
use proptest::prelude::*;

#[test]
fn an_unconnected_landscape_changes_no_decision() {
    // One that sorts before all other ids, one that sorts after them.
    let prefixes = prop_oneof![Just("!"), Just("\u{1f3e0}")];
    check("unconnected", 4, (world(), world(), prefixes), |(world, other, prefix)| {
        let prefix = Prefix(prefix);
        let alone = Engine::of(&world).map_err(TestCaseError::fail)?;
        let together = Engine::of(&beside(&world, &other, &prefix)).map_err(TestCaseError::fail)?;
        prop_assert_eq!(
            without_prefix(&alone.decisions(), &prefix),
            without_prefix(&together.decisions(), &prefix)
        );
        let notices = together.notices();
        for notice in alone.notices() {
            prop_assert!(notices.contains(&notice), "{:?} is lost", notice);
        }
        Ok(())
    });
}
