//! Names decide nothing, except where the order of ids settles a tie.

use super::check;
use super::engine::Engine;
use super::transform::{Dice, Renaming};
use crate::strategies::world;
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn names_that_keep_their_order_change_names_alone() {
    check("names", 4, (world(), any::<u64>()), |(world, seed)| {
        let renaming = Renaming::of(&world, &mut Dice(seed));
        let one = Engine::of(&world).map_err(TestCaseError::fail)?;
        let other = Engine::of(&renaming.apply(&world)).map_err(TestCaseError::fail)?;
        let decisions: Value = serde_json::from_str(&one.decisions()).expect("JSON");
        prop_assert_eq!(decisions, renaming.undo(&other.decisions()));
        Ok(())
    });
}
