//! A good plan to begin with, where clashes cannot be avoided.

use super::problem::{Problem, Session};

/// How often it is tried from another beginning.
const BEGINNINGS: usize = 48;

/// The best of some plans that no move of one meeting and no exchange of two makes better.
pub(super) fn good_plan(problem: &Problem) -> Vec<Session> {
    let plans = (0..BEGINNINGS).map(|beginning| {
        let mut plan = begin(problem, beginning);
        while improve(problem, &mut plan) {}
        plan
    });
    plans.min_by_key(|plan| problem.all_clashes(plan)).unwrap_or_default()
}

/// Theme by theme, each meeting where it adds the fewest clashes; another theme and another half day come first at each beginning.
fn begin(problem: &Problem, beginning: usize) -> Vec<Session> {
    let mut plan: Vec<Session> = vec![0; problem.half_days];
    let themes = problem.meetings.len();
    let in_turn = problem.bits().zip(&problem.meetings).cycle().skip(beginning % themes.max(1)).take(themes);
    for (n, (bit, meetings)) in in_turn.enumerate() {
        for _ in 0..*meetings {
            // 7 and 3 are no more than ways to begin elsewhere each time
            let from = (beginning * 7 + n * 3) % problem.half_days.max(1);
            let (before, after) = plan.split_at_mut(from);
            let free = after.iter_mut().chain(before).filter(|session| **session & bit == 0);
            let added = |session: &Session| problem.clashes(session | bit) - problem.clashes(*session);
            if let Some(session) = free.min_by_key(|session| added(session)) {
                *session |= bit;
            }
        }
    }
    plan
}

/// Makes the best change between each two half days; was there any?
fn improve(problem: &Problem, plan: &mut [Session]) -> bool {
    let mut is_better = false;
    for n in 1..plan.len() {
        let (before, after) = plan.split_at_mut(n);
        let Some(one) = after.first_mut() else { continue };
        for other in before {
            let now = problem.clashes(*one) + problem.clashes(*other);
            let best = changes(problem, *one, *other)
                .map(|(one, other)| (problem.clashes(one) + problem.clashes(other), one, other))
                .min();
            if let Some((clashes, first, second)) = best
                && clashes < now
            {
                (*one, *other) = (first, second);
                is_better = true;
            }
        }
    }
    is_better
}

/// Two sessions after one meeting moved from one to the other, or two changed places.
fn changes(
    problem: &Problem,
    one: Session,
    other: Session,
) -> impl Iterator<Item = (Session, Session)> + use<> {
    // with nothing, too: then the other only moves
    let bits: Vec<Session> = std::iter::once(0).chain(problem.bits()).collect();
    let of = move |session: Session, not: Session| {
        bits.clone().into_iter().filter(move |bit| session & bit == *bit && not & bit == 0)
    };
    let out = of.clone()(one, other);
    out.flat_map(move |out| of(other, one).map(move |back| (one & !out | back, other & !back | out)))
}
