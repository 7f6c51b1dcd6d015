//! Prices: how few clashes any plan can have.
//!
//! Give each meeting of a theme a price, paid to the half day that holds it. A plan then earns the prices of all its meetings, whatever the plan; and each half day can, at the most,
//! keep of them what the best session earns beyond its own clashes. So no plan has fewer clashes than all prices less what all half days can keep. The prices are moved towards
//! themes that the best session holds too seldom, and away from those that it holds too often (Held, Wolfe and Crowder 1974: subgradient ascent; the direction of before is
//! kept in part, so that it swings less).

use super::problem::{Problem, Session};

/// Prices and bounds have this many steps to one clash: no floating point numbers.
pub(super) const UNIT: i64 = 1 << 16;
/// Directions and lengths of steps have this many steps to one.
const FINE: i64 = 1 << 10;
/// How often prices are moved.
const MOVES: usize = 6_000;
/// After how many moves without a higher bound the steps get shorter.
const PATIENCE: usize = 30;

/// Prices, and what they say of each session.
#[derive(Debug)]
pub(super) struct Prices {
    /// How much less each session keeps than the best one does.
    short: Vec<i64>,
    /// For each set of themes, how much less the best session within it keeps.
    short_within: Vec<i64>,
    /// No plan has fewer clashes: in steps of [`UNIT`].
    pub(super) bound: i64,
}

impl Prices {
    /// The best prices found. `reached` is how many clashes a known plan has.
    pub(super) fn find(problem: &Problem, reached: i64) -> Self {
        Self::new(problem, &ascend(problem, reached))
    }

    /// What these prices say; any will do.
    pub(super) fn new(problem: &Problem, of_theme: &[i64]) -> Self {
        let worth = worths(problem, of_theme);
        let mut most: Vec<i64> = Vec::with_capacity(worth.len());
        for (set, own) in problem.sessions().zip(&worth) {
            let parts = problem.bits().filter(|bit| set & bit != 0);
            let less = parts.filter_map(|bit| most.get(usize::from(set & !bit)));
            most.push(less.copied().chain([*own]).max().unwrap_or(*own));
        }
        let best = most.last().copied().unwrap_or(0);
        let short = |of: Vec<i64>| of.into_iter().map(|worth| best - worth).collect();
        let bound = bound(problem, of_theme, best);
        Self { short: short(worth), short_within: short(most), bound }
    }

    /// How much less a session keeps than the best one does.
    pub(super) fn short(&self, session: Session) -> i64 {
        self.short.get(usize::from(session)).copied().unwrap_or(0)
    }

    /// The same of the best session within a set of themes.
    pub(super) fn short_within(&self, set: Session) -> i64 {
        self.short_within.get(usize::from(set)).copied().unwrap_or(0)
    }
}

/// What each session earns beyond its clashes: what it earns without its first theme, and the price of that.
fn worths(problem: &Problem, of_theme: &[i64]) -> Vec<i64> {
    let mut earned: Vec<i64> = vec![0];
    for session in problem.sessions().skip(1) {
        let without = earned.get(usize::from(session & (session - 1))).copied().unwrap_or(0);
        let first = usize::try_from(session.trailing_zeros()).unwrap_or(0);
        earned.push(without + of_theme.get(first).copied().unwrap_or(0));
    }
    for (session, earned) in problem.sessions().zip(&mut earned) {
        *earned -= problem.clashes(session) * UNIT;
    }
    earned
}

/// All prices less what all half days can keep, where the best session keeps so much.
fn bound(problem: &Problem, of_theme: &[i64], kept: i64) -> i64 {
    let earned: i64 = of_theme.iter().zip(&problem.meetings).map(|(price, n)| price * i64::from(*n)).sum();
    earned - i64::try_from(problem.half_days).unwrap_or(0) * kept
}

/// The prices with the highest bound found.
fn ascend(problem: &Problem, reached: i64) -> Vec<i64> {
    let half_days = i64::try_from(problem.half_days).unwrap_or(0);
    let meetings: Vec<i64> = problem.meetings.iter().map(|n| i64::from(*n)).collect();
    let even = (reached * UNIT * 2 / meetings.iter().sum::<i64>().max(1)).max(1);
    let mut at = vec![even; meetings.len()];
    let (mut best, mut highest) = (at.clone(), i64::MIN);
    let mut direction = vec![0_i64; meetings.len()];
    let (mut step, mut idle) = (FINE, 0);
    for _ in 0..MOVES {
        let worths = worths(problem, &at);
        let (kept, session) = worths
            .iter()
            .zip(problem.sessions())
            .max_by_key(|(worth, _)| **worth)
            .map_or((0, 0), |(w, s)| (*w, s));
        let bound = bound(problem, &at, kept);
        if bound > highest {
            (highest, idle) = (bound, 0);
            best.clone_from(&at);
        } else {
            idle += 1;
        }
        if whole(highest) >= reached || step == 0 {
            break;
        }
        if idle == PATIENCE {
            (step, idle) = (step * 3 / 4, 0);
            at.clone_from(&best);
            direction.fill(0);
            continue;
        }
        for ((direction, meetings), bit) in direction.iter_mut().zip(&meetings).zip(problem.bits()) {
            let held = if session & bit != 0 { half_days } else { 0 };
            *direction = ((meetings - held) * FINE * 3 + *direction * 7) / 10;
        }
        let length: i64 = direction.iter().map(|one| one * one).sum();
        if length == 0 {
            break;
        }
        let missing = i128::from(reached * UNIT - bound) * i128::from(step);
        for (price, direction) in at.iter_mut().zip(&direction) {
            // a short direction is no reason for a long step
            let by = missing * i128::from(*direction) / i128::from(length);
            let by = i64::try_from(by.clamp(-i128::from(even), i128::from(even))).unwrap_or(0);
            *price = (*price + by).clamp(-50 * even, 50 * even);
        }
    }
    best
}

/// A bound in whole clashes: what has more than a part of one has one more.
pub(super) fn whole(bound: i64) -> i64 {
    bound.div_euclid(UNIT) + i64::from(bound.rem_euclid(UNIT) > 0)
}
