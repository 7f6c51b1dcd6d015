//! The search: half day by half day, over what is left to meet, where clashes cannot be avoided.

use super::prices::{Prices, UNIT, whole};
use super::problem::{Left, Problem, Session, left_of, once, open};
use crate::order::sort;

/// The most steps.
const MOST_STEPS: u64 = 40_000_000;
/// The places in which what is left is remembered; one that is needed again is forgotten.
const REMEMBERED: usize = 1 << 16;

/// The plan with the fewest clashes, and whether every other was excluded. `good` is the best plan known.
pub(super) fn fewest_clashes(problem: &Problem, good: Vec<Session>) -> (Vec<Session>, bool) {
    let reached = problem.all_clashes(&good);
    let prices = Prices::find(problem, reached);
    if whole(prices.bound) >= reached {
        return (good, true);
    }
    let mut search = Search::new(problem, &prices, good, reached);
    search.visit(problem.all(), problem.half_days, 0);
    (search.best, search.steps < MOST_STEPS)
}

struct Search<'p> {
    problem: &'p Problem,
    prices: &'p Prices,
    /// The themes, those in the fewest sessions first, each with its sessions that a better plan can have: the least short of the best first.
    themes: Vec<(Session, Vec<(i64, Session)>)>,
    best: Vec<Session>,
    /// How short all sessions of a better plan can be, together.
    room: i64,
    chosen: Vec<Session>,
    steps: u64,
    /// What was left, on how many half days, with the least that was spent before.
    seen: Vec<(u64, i64)>,
}

impl<'p> Search<'p> {
    fn new(problem: &'p Problem, prices: &'p Prices, best: Vec<Session>, reached: i64) -> Self {
        let room = (reached - 1) * UNIT - prices.bound;
        let of = |bit: Session| {
            let holds = problem.sessions().filter(|session| session & bit != 0);
            let mut of: Vec<_> = holds.map(|session| (prices.short(session), session)).collect();
            of.retain(|(short, _)| *short <= room);
            sort(&mut of);
            (bit, of)
        };
        let mut themes: Vec<_> = problem.bits().map(of).collect();
        themes.sort_by_key(|(bit, sessions)| (sessions.len(), *bit));
        let seen = vec![(u64::MAX, 0); REMEMBERED];
        Self { problem, prices, themes, best, room, chosen: Vec::new(), steps: 0, seen }
    }

    /// Looks for better plans, where so much is left on so many half days, and what is chosen is so short. A plan has as many clashes as the bound and all that its sessions are
    /// short: what is short of more than the room there is can be in no better plan.
    fn visit(&mut self, left: Left, half_days: usize, short: i64) {
        let open = open(left);
        let rest = i64::try_from(half_days).unwrap_or(i64::MAX);
        if self.steps >= MOST_STEPS || short + rest * self.prices.short_within(open) > self.room {
            return;
        }
        if left == 0 {
            let clashes = self.problem.all_clashes(&self.chosen);
            self.room = (clashes - 1) * UNIT - self.prices.bound;
            self.best.clone_from(&self.chosen);
            return;
        }
        let Some(must) = self.must(left, half_days) else { return };
        let key = u64::from(left) << 6 | u64::try_from(half_days).unwrap_or(0);
        if self.seen.get(place(key)).is_some_and(|(other, before)| *other == key && *before <= short) {
            return;
        }
        let Some(n) = self.themes.iter().position(|(bit, _)| open & bit != 0) else { return };
        let mut at = 0;
        while let Some((more, session)) =
            self.themes.get(n).and_then(|(_, sessions)| sessions.get(at)).copied()
        {
            self.steps += 1;
            if short + more > self.room {
                break;
            }
            if session & !open == 0 && session & must == must {
                self.chosen.push(session);
                self.visit(left - once(session), half_days - 1, short + more);
                self.chosen.pop();
            }
            at += 1;
        }
        if let Some(seen) = self.seen.get_mut(place(key)) {
            *seen = (key, short);
        }
    }

    /// The themes that have to meet on each half day that is left; nothing where one has to meet more often.
    fn must(&self, left: Left, half_days: usize) -> Option<Session> {
        let mut must = 0;
        for bit in self.problem.bits() {
            let left = usize::try_from(left_of(left, bit)).unwrap_or(0);
            if left > half_days {
                return None;
            }
            must |= if left == half_days { bit } else { 0 };
        }
        Some(must)
    }
}

fn place(key: u64) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    usize::try_from(mixed).unwrap_or(0) % REMEMBERED
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % most
        }
    }

    /// The fewest clashes of all plans there are, half day by half day.
    fn of_all(problem: &Problem, left: Left, half_days: usize) -> Option<i64> {
        if half_days == 0 {
            return (left == 0).then_some(0);
        }
        let within = problem.sessions().filter(|session| session & !open(left) == 0);
        let with = |session: Session| {
            Some(problem.clashes(session) + of_all(problem, left - once(session), half_days - 1)?)
        };
        within.filter_map(with).min()
    }

    /// The prices are mostly so good that there is nothing to search: here they are none at all, or wrong, and the plan to begin with is the worst.
    #[test]
    fn whatever_the_prices_the_search_finds_the_fewest_clashes() {
        let mut numbers = Numbers(1);
        for _ in 0..400 {
            let themes = 2 + usize::try_from(numbers.below(4)).unwrap();
            let half_days = 2 + usize::try_from(numbers.below(2)).unwrap();
            let meetings: Vec<u32> =
                (0..themes).map(|_| 1 + u32::try_from(numbers.below(2)).unwrap()).collect();
            let counts: Vec<usize> =
                (0..themes * themes).map(|_| usize::try_from(numbers.below(6)).unwrap()).collect();
            let problem =
                Problem::new(meetings.clone(), half_days, |one, other| counts[one * themes + other]);
            let of_theme: Vec<i64> =
                (0..themes).map(|_| i64::try_from(numbers.below(3)).unwrap() * UNIT).collect();
            let prices = Prices::new(&problem, &of_theme);
            // all on the first half days
            let on = |n: usize| problem.bits().zip(&meetings).filter(move |(_, meets)| n < **meets as usize);
            let worst: Vec<Session> =
                (0..half_days).map(|n| on(n).fold(0, |all, (bit, _)| all | bit)).collect();
            let reached = problem.all_clashes(&worst);
            let fewest = of_all(&problem, problem.all(), half_days).unwrap();
            assert!(whole(prices.bound) <= fewest, "the bound is none");
            let mut search = Search::new(&problem, &prices, worst, reached);
            search.visit(problem.all(), half_days, 0);
            assert_eq!(problem.all_clashes(&search.best), fewest, "{problem:?} at {of_theme:?}");
            // a plan may end before the half days do
            let mut meets = search.best.iter().map(|session| once(*session)).sum::<Left>();
            meets = problem.all() - meets;
            assert_eq!(meets, 0, "each meets as often as it asks");
        }
    }
}
