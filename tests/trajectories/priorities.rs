//! Rankings and how sure they are, against trying the weights out.

use proptest::prelude::*;
use regie::trajectories::{Priorities, Turn};
use serde_json::json;
use std::cmp::Ordering;

use super::Tried;
use crate::properties::check;

const CHALLENGES: [&str; 3] = ["at-home", "near", "sooner"];

/// Weights of two criteria, scores of some challenges on them.
fn weighed(weights: [u32; 2], scores: &[[u32; 2]]) -> Tried {
    let mut tried = Tried::planned();
    let at = "2018-02-01T10:00:00+01:00";
    let criteria: Vec<_> = weights
        .iter()
        .enumerate()
        .map(|(n, weight)| json!({"id": format!("c{n}"), "label": "c", "weight": weight}))
        .collect();
    let on = json!({"trajectory": "tocht", "theme": "trajectory-care"});
    let event = |kind: &str, field: &str, value: serde_json::Value| {
        let mut event = on.clone();
        event["kind"] = json!(kind);
        event[field] = value;
        event
    };
    tried.accept(&event("criteria-set", "criteria", json!(criteria)), at, "welzijnsregio");
    for (challenge, scores) in CHALLENGES.iter().zip(scores) {
        let scores: Vec<_> = scores
            .iter()
            .enumerate()
            .map(|(n, score)| json!({"criterion": format!("c{n}"), "score": score}))
            .collect();
        let mut event = event("challenge-scored", "scores", json!(scores));
        event["challenge"] = json!(challenge);
        tried.accept(&event, at, "welzijnsregio");
    }
    tried
}

fn priorities(tried: &Tried) -> Priorities<'_> {
    tried.trajectory().priorities("trajectory-care").unwrap()
}

#[test]
fn the_order_changes_exactly_where_it_is_said() {
    let problem =
        (prop::array::uniform2(1_u32..20), prop::array::uniform3(prop::array::uniform2(0_u32..=20)));
    check("the_order_changes_exactly_where_it_is_said", 20, problem, |(weights, scores)| {
        let tried = weighed(weights, &scores);
        let told = priorities(&tried);
        let total = |weights: [i64; 2], n: usize| -> i64 {
            weights.iter().zip(scores[n]).map(|(weight, score)| weight * i64::from(score)).sum()
        };
        let weights = weights.map(i64::from);
        let mut order = [0, 1, 2];
        order.sort_by_key(|n| (std::cmp::Reverse(total(weights, *n)), *n));
        for (ranked, n) in told.by_criteria.iter().zip(order) {
            prop_assert_eq!(ranked.challenge.as_str(), CHALLENGES[n]);
            prop_assert_eq!(i64::try_from(ranked.total), Ok(total(weights, n)));
            let before = order.iter().filter(|other| total(weights, **other) > total(weights, n)).count();
            prop_assert_eq!(ranked.rank, before + 1);
        }
        let [first, second, third] = order;
        for (robustness, pairs) in [
            (&told.first_place, [(first, second), (first, third)]),
            (&told.ranking, [(first, second), (second, third)]),
        ] {
            for (n, one) in robustness.iter().enumerate() {
                // totals at a weight of `above / below`, times `below`
                let at = |above: i64, below: i64, challenge: usize| {
                    let mut moved = weights.map(|weight| weight * below);
                    moved[n] = above;
                    total(moved, challenge)
                };
                let exact = |turn: &Option<Turn<'_>>| {
                    turn.as_ref().map(|turn| {
                        (
                            i64::try_from(turn.weight.numerator()).unwrap(),
                            i64::try_from(turn.weight.denominator()).unwrap(),
                        )
                    })
                };
                for turn in [&one.down_to, &one.up_to].into_iter().flatten() {
                    let (above, below) = exact(&Some(turn.clone())).unwrap();
                    let number = |id: &regie::Id| CHALLENGES.iter().position(|one| *id == **one).unwrap();
                    prop_assert_eq!(
                        at(above, below, number(turn.ahead)),
                        at(above, below, number(turn.with))
                    );
                }
                let (down, up) = (exact(&one.down_to), exact(&one.up_to));
                // every weight in steps of a seventh: in order between the turns, not in order at them and beyond
                let strict = pairs.iter().all(|(one, other)| total(weights, *one) > total(weights, *other));
                for above in 0..7 * 60 {
                    let beyond = |turn: Option<(i64, i64)>, side: Ordering| {
                        turn.is_some_and(|(a, b)| {
                            [side, Ordering::Equal].contains(&(above * b).cmp(&(a * 7)))
                        })
                    };
                    let is_beyond = beyond(down, Ordering::Less) || beyond(up, Ordering::Greater);
                    let in_order = pairs.iter().all(|(one, other)| at(above, 7, *one) > at(above, 7, *other));
                    if strict {
                        prop_assert_eq!(in_order, !is_beyond, "criterion {} at {}/7", n, above);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_lacks_a_score_is_not_ranked_and_votes_count_heads() {
    let mut tried = weighed([2, 1], &[[60, 20], [30, 50]]);
    {
        let told = priorities(&tried);
        assert_eq!((told.by_criteria[0].total, told.by_criteria[1].total), (140, 110));
        let told: Vec<String> = told
            .first_place
            .iter()
            .map(|one| {
                let turn = |turn: &Option<Turn<'_>>| turn.as_ref().map(|turn| turn.weight.to_string());
                format!("{} {:?} {:?}", one.criterion, turn(&one.down_to), turn(&one.up_to))
            })
            .collect();
        assert_eq!(told, ["c0 Some(\"1\") None", "c1 None Some(\"2\")"]);
    }
    let at = "2018-02-01T10:00:00+01:00";
    let vote = |who: &str, challenges: &[&str]| json!({"kind": "voted", "trajectory": "tocht", "theme": "trajectory-care", "participant": who, "challenges": challenges});
    for (who, challenges) in [("p1", &["near", "at-home"][..]), ("p2", &["near"]), ("p4", &["near"])] {
        tried.accept(&vote(who, challenges), at, who);
    }
    assert_eq!(priorities(&tried).by_votes.iter().map(|one| one.total).collect::<Vec<_>>(), [3, 1]);
    assert_eq!(priorities(&tried).votes_to_level, Some(1));
    // who takes the vote back, or leaves the group, votes no longer
    tried.accept(&vote("p2", &[]), at, "p2");
    tried.accept(
        &json!({"kind": "registration-withdrawn", "trajectory": "tocht", "participant": "p4"}),
        at,
        "caw",
    );
    assert_eq!(priorities(&tried).by_votes.iter().map(|one| one.total).collect::<Vec<_>>(), [1, 1]);
    let elsewhere = super::registration("p1", "gemeente-pelt", &["trajectory-training-work"]);
    tried.accept(&elsewhere, "2018-01-25T10:00:00+01:00", "p1");
    assert!(priorities(&tried).by_votes.is_empty());
    // a new criterion: nobody has a score on it yet
    let criteria = json!([{"id": "c0", "label": "c", "weight": 1}, {"id": "new", "label": "c", "weight": 1}]);
    let set = json!({"kind": "criteria-set", "trajectory": "tocht", "theme": "trajectory-care", "criteria": criteria});
    tried.accept(&set, at, "welzijnsregio");
    let told = priorities(&tried);
    assert_eq!((told.by_criteria.len(), told.not_scored.len(), told.ranking.len()), (0, 2, 0));
}
