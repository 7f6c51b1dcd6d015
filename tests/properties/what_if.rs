//! What if, and what would close a gap: the difference is that of the decisions, and a closing closes.

use super::check;
use super::engine::Engine;
use super::transform::{Dice, list, text};
use crate::strategies::world;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// The roles and gaps of all decisions, each as a line; by challenge.
fn told(engine: &Engine) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let decisions: Vec<Value> = serde_json::from_str(&engine.decisions()).expect("decisions");
    let of = |decision: &Value| {
        let mut roles = BTreeSet::new();
        let mut gaps: BTreeSet<String> =
            list(decision, "gaps").iter().map(|gap| format!("- {}", text(gap, "kind"))).collect();
        for seat in list(decision, "seats") {
            let at = text(seat, "area");
            roles.extend(list(seat, "roles").iter().map(|role| line(at, role)));
            gaps.extend(list(seat, "gaps").iter().map(|gap| {
                let about = ["lever", "requirement", "separation"].map(|field| text(gap, field)).concat();
                format!(
                    "{at} {} {about} {}{}",
                    text(gap, "kind"),
                    text(gap, "area"),
                    text(gap, "stakeholder")
                )
            }));
        }
        (text(decision, "challenge").to_owned(), (roles, gaps))
    };
    decisions.iter().map(of).collect()
}

fn line(seat: &str, role: &Value) -> String {
    format!("{seat} {} {} {}", text(role, "role"), text(role, "area"), text(role, "stakeholder"))
}

fn gap_lines(one: &Value, field: &str) -> BTreeSet<String> {
    let line = |gap: &Value| match text(gap, "seat") {
        "" => format!("- {}", text(gap, "kind")),
        seat => format!(
            "{seat} {} {} {}{}",
            text(gap, "kind"),
            text(gap, "about"),
            text(gap, "area"),
            text(gap, "stakeholder")
        ),
    };
    list(one, field).iter().map(line).collect()
}

/// Something that happens to a world, in JSON.
fn event(engine: &Engine, dice: &mut Dice) -> Option<Value> {
    let landscape: Value = serde_json::from_str(&engine.landscape()).expect("a landscape");
    let pick = |collection: &str, dice: &mut Dice| {
        let all = list(&landscape, collection);
        (!all.is_empty()).then(|| all[dice.below(all.len())].clone())
    };
    let id = |collection: &str, dice: &mut Dice| pick(collection, dice).map(|one| one["id"].clone());
    Some(match dice.below(8) {
        0 => json!({"end": {"stakeholders": id("stakeholders", dice)?}}),
        1 => {
            let member = pick("stakeholders", dice)?;
            let of = list(&member, "member_of").first()?;
            json!({"leave": {"stakeholder": member["id"], "of": of}})
        }
        2 | 3 => {
            let (one, other) = (pick("areas", dice)?, pick("areas", dice)?);
            if one["level"] != other["level"] || one["id"] == other["id"] {
                return None;
            }
            let into = json!({"id": "fusie", "label": "fusie", "level": one["level"]});
            let (a, b) = (id("stakeholders", dice)?, id("stakeholders", dice)?);
            let kind = &pick("stakeholders", dice)?["kind"];
            let stakeholders = json!([{"stakeholders": [a], "into": {"id": "bestuur", "label": "bestuur", "kind": kind, "works_in": []}}]);
            let stakeholders = if a == b { json!([]) } else { stakeholders };
            json!({"merge": {"areas": [one["id"], other["id"]], "into": into, "stakeholders": stakeholders}})
        }
        4 => json!({"mandate": {
            "stakeholder": id("stakeholders", dice)?, "lever": id("levers", dice)?,
            "level": pick("areas", dice)?["level"], "within": id("areas", dice)?,
        }}),
        5 => json!({"works_in": {"stakeholder": id("stakeholders", dice)?, "area": id("areas", dice)?}}),
        6 => json!({"remove": {"challenges": id("challenges", dice)?}}),
        _ => json!({"end_exclusion": {"exclusion": id("exclusions", dice)?}}),
    })
}

#[test]
fn what_if_tells_the_difference_of_the_decisions() {
    let (done, passed) = (Cell::new(0_u32), Cell::new(0_u32));
    check("what if", 4, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let events: Vec<Value> = (0..=dice.below(2)).filter_map(|_| event(&engine, &mut dice)).collect();
        let Ok((after, difference)) = engine.what_if(&json!(events).to_string()) else { return Ok(()) };
        done.set(done.get() + 1);
        passed.set(passed.get() + compare(&engine, &after, &difference)?);
        // the other way round, gained is lost
        let back = after.difference(&engine);
        let (there, back) = (&difference["totals"], &back["totals"]);
        prop_assert_eq!(&there["gaps_opened"], &back["gaps_closed"]);
        prop_assert_eq!(&there["challenges"], &back["challenges"]);
        Ok(())
    });
    assert!(done.get() > 0 && passed.get() > 0, "{} done, {} passed on", done.get(), passed.get());
}

/// How many roles were passed on.
fn compare(before: &Engine, after: &Engine, difference: &Value) -> Result<u32, TestCaseError> {
    let (was, is) = (told(before), told(after));
    let mut passed = 0;
    for challenge in was.keys().chain(is.keys()).collect::<BTreeSet<_>>() {
        let nothing = (BTreeSet::new(), BTreeSet::new());
        let (had, gaps_before) = was.get(challenge).unwrap_or(&nothing);
        let (has, gaps_after) = is.get(challenge).unwrap_or(&nothing);
        let none = json!({});
        let one = list(difference, "challenges").iter().find(|one| text(one, "challenge") == challenge);
        let one = one.unwrap_or(&none);
        let lines = |field: &str| -> BTreeSet<String> {
            list(one, field).iter().map(|role| line(text(role, "seat"), role)).collect()
        };
        let (gained, lost) = (lines("roles_gained"), lines("roles_lost"));
        let on = list(one, "roles_passed_on").len();
        let all_gained: BTreeSet<String> = has.difference(had).cloned().collect();
        let all_lost: BTreeSet<String> = had.difference(has).cloned().collect();
        prop_assert!(gained.is_subset(&all_gained) && lost.is_subset(&all_lost));
        prop_assert_eq!(lost.len() + on, all_lost.len(), "{}: {}", challenge, one);
        if on == 0 {
            prop_assert_eq!(gained, all_gained, "{}", challenge);
        }
        prop_assert_eq!(gap_lines(one, "gaps_opened"), gaps_after.difference(gaps_before).cloned().collect());
        prop_assert_eq!(gap_lines(one, "gaps_closed"), gaps_before.difference(gaps_after).cloned().collect());
        passed += u32::try_from(on).expect("few");
    }
    Ok(passed)
}

#[test]
fn what_closes_a_gap_closes_it() {
    let closed = Cell::new(0_u32);
    check("closings", 8, (world(), any::<u64>()), |(world, seed)| {
        let mut dice = Dice(seed);
        let engine = Engine::of(&world).map_err(TestCaseError::fail)?;
        let decisions: Vec<Value> = serde_json::from_str(&engine.decisions()).expect("decisions");
        let mut gaps = Vec::new();
        for decision in &decisions {
            for gap in list(decision, "seats").iter().flat_map(|seat| list(seat, "gaps")) {
                if !text(gap, "area").is_empty() {
                    gaps.push((text(decision, "challenge"), gap));
                }
            }
        }
        for _ in 0..2 {
            if gaps.is_empty() {
                break;
            }
            let (challenge, gap) = gaps[dice.below(gaps.len())];
            for fixes in engine.closings(challenge, gap).iter().take(3) {
                let after = engine.repaired(fixes).map_err(TestCaseError::fail)?;
                is_closed(&after, challenge, gap)?;
                closed.set(closed.get() + 1);
            }
        }
        Ok(())
    });
    assert!(closed.get() > 0, "no gap was closed");
}

fn is_closed(after: &Engine, challenge: &str, gap: &Value) -> TestCaseResult {
    let decisions: Vec<Value> = serde_json::from_str(&after.decisions()).expect("decisions");
    let decision = decisions.iter().find(|decision| text(decision, "challenge") == challenge);
    let seats = decision.map(|decision| list(decision, "seats")).unwrap_or_default();
    let same = |other: &Value| {
        ["kind", "lever", "requirement", "area"].iter().all(|field| text(other, field) == text(gap, field))
    };
    prop_assert!(
        !seats.iter().flat_map(|seat| list(seat, "gaps")).any(same),
        "{challenge}: {gap} is still there"
    );
    Ok(())
}
