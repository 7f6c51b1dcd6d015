//! Who gives someone a lever more brings no decision further away, where there was someone already who held it.
//!
//! A lever given to one more stakeholder
//! - changes no seat, nor what it covers;
//! - never adds a `no-holder` gap, and takes none away but of that lever (`held_below` of one that stays may become true);
//! - never raises the approach of a seat all of whose covered areas had a source for it (or that does not need it). Where one had
//!   none, a first source at a higher level may raise the approach: what nobody could do is now done there.

use super::check;
use super::engine::Engine;
use super::transform::{list, text, with_mandate, without_sets};
use crate::strategies::world;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn a_lever_more_never_raises_an_approach_or_adds_a_gap() {
    check("more levers", 2, (world(), any::<[usize; 4]>()), |(world, [who, what, place, level])| {
        let world = without_sets(&world);
        let id = |collection: &str, pick: usize| {
            let all = list(&world.landscape, collection);
            text(&all[pick % all.len()], "id").to_owned()
        };
        let (lever, area) = (id("levers", what), id("areas", place));
        let levels: Vec<&str> =
            list(&world.rule_book, "levels").iter().map(|level| text(level, "id")).collect();
        let areas = list(&world.landscape, "areas");
        let area_level = text(&areas[place % areas.len()], "level");
        let top = levels.iter().position(|level| *level == area_level).expect("a declared level");
        let stakeholder = who % list(&world.landscape, "stakeholders").len();
        let more = with_mandate(&world, stakeholder, [&lever, levels[level % (top + 1)], &area]);

        let before = Engine::of(&world).map_err(TestCaseError::fail)?.decisions();
        let after = Engine::of(&more).map_err(TestCaseError::fail)?.decisions();
        let before: Vec<Value> = serde_json::from_str(&before).expect("a list of decisions");
        let after: Vec<Value> = serde_json::from_str(&after).expect("a list of decisions");
        prop_assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(&after) {
            prop_assert_eq!(&before["gaps"], &after["gaps"]);
            prop_assert_eq!(list(before, "seats").len(), list(after, "seats").len());
            for (before, after) in list(before, "seats").iter().zip(list(after, "seats")) {
                compare(before, after, &lever)?;
            }
        }
        Ok(())
    });
}

/// A seat before and after the lever was given.
fn compare(before: &Value, after: &Value, lever: &str) -> TestCaseResult {
    prop_assert_eq!(&before["area"], &after["area"]);
    prop_assert_eq!(&before["covers"], &after["covers"]);
    let (gaps, gaps_after) = (no_holder(before), no_holder(after));
    prop_assert!(gaps_after.is_subset(&gaps), "a gap was added: {:?}, {:?}", gaps, gaps_after);
    prop_assert!(gaps.difference(&gaps_after).all(|gap| gap.0 == lever), "a gap of another lever went");
    if !gaps.iter().any(|gap| gap.0 == lever) {
        let rank = |seat: &Value| {
            ["local", "joint", "signal"].iter().position(|word| *word == text(seat, "approach"))
        };
        prop_assert!(
            rank(after) <= rank(before),
            "raised from {} to {}",
            before["approach"],
            after["approach"]
        );
    }
    Ok(())
}

/// Lever and area of the gaps of a seat where nobody holds the lever.
fn no_holder(seat: &Value) -> BTreeSet<(&str, &str)> {
    let gaps = list(seat, "gaps").iter().filter(|gap| text(gap, "kind") == "no-holder");
    gaps.map(|gap| (text(gap, "lever"), text(gap, "area"))).collect()
}
