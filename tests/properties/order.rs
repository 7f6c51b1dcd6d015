//! Equal inputs, whatever their order and spelling, give byte-equal answers.

use super::engine::{Engine, Texts};
use super::transform::{Dice, respelled, shuffled};
use super::{check, same};
use crate::strategies::world;
use proptest::prelude::*;

#[test]
fn the_order_of_lists_and_fields_changes_no_byte() {
    check("order", 2, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let other = shuffled(&world, &mut dice);
        let texts = Texts {
            landscape: respelled(&other.landscape, &mut dice),
            rule_book: respelled(&other.rule_book, &mut dice),
            sets: other.sets.iter().map(|(name, set)| (name.clone(), respelled(set, &mut dice))).collect(),
        };
        let one = Engine::of(&world).map_err(TestCaseError::fail)?;
        let other = Engine::at(&texts, Some(&world.date)).map_err(TestCaseError::fail)?;
        same("decisions", &one.decisions(), &other.decisions())?;
        prop_assert_eq!(one.notices(), other.notices());
        Ok(())
    });
}
