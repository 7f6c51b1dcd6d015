//! The meetings to plan, as numbers: themes are bits, what is left to meet has two bits a theme.

/// The most themes that are planned at once: sets of themes are looked up in tables of this power of two.
pub(super) const MOST_THEMES: usize = 12;
/// The most meetings of one group: what is left to meet has two bits a theme.
pub(super) const MOST_MEETINGS: u32 = 3;
/// The most participants: a plan with every clash there can be is a number that fits, in prices too.
pub(super) const MOST_PARTICIPANTS: usize = 100_000;

/// A set of themes that meet on one half day. The first theme is the lowest bit.
pub(super) type Session = u16;

/// How often each theme still has to meet: two bits a theme.
pub(super) type Left = u32;

/// The meetings to plan.
#[derive(Debug)]
pub(super) struct Problem {
    /// How often each theme meets.
    pub(super) meetings: Vec<u32>,
    /// On how many half days, at the most.
    pub(super) half_days: usize,
    /// For each session, its clashes.
    clashes: Vec<i64>,
}

impl Problem {
    /// `shared` is how many participants two themes share, by their numbers.
    pub(super) fn new(meetings: Vec<u32>, half_days: usize, shared: impl Fn(usize, usize) -> usize) -> Self {
        let themes = meetings.len();
        let mut clashes = vec![0_i64; 1 << themes];
        for one in 0..themes {
            for other in 0..one {
                let count = i64::try_from(shared(one, other)).unwrap_or(i64::MAX);
                let both: Session = 1 << one | 1 << other;
                for (session, clashes) in (0..).zip(&mut clashes) {
                    *clashes += if session & both == both { count } else { 0 };
                }
            }
        }
        Self { meetings, half_days, clashes }
    }

    /// Everything is left to meet.
    pub(super) fn all(&self) -> Left {
        self.meetings.iter().rev().fold(0, |left, meetings| left << 2 | meetings)
    }

    /// The bit of each theme.
    pub(super) fn bits(&self) -> impl Iterator<Item = Session> + Clone + use<> {
        (0..self.meetings.len()).map(|n| 1 << n)
    }

    /// Every session there can be, from the empty one on.
    pub(super) fn sessions(&self) -> impl Iterator<Item = Session> + use<> {
        (0..).take(1 << self.meetings.len())
    }

    /// The clashes of a session.
    pub(super) fn clashes(&self, session: Session) -> i64 {
        self.clashes.get(usize::from(session)).copied().unwrap_or(0)
    }

    /// The clashes of a plan.
    pub(super) fn all_clashes(&self, plan: &[Session]) -> i64 {
        plan.iter().map(|session| self.clashes(*session)).sum()
    }
}

/// How often a theme still has to meet.
pub(super) fn left_of(left: Left, bit: Session) -> u32 {
    left >> (2 * bit.trailing_zeros()) & 3
}

/// The themes that still have to meet.
pub(super) fn open(left: Left) -> Session {
    let is_open = |n: u32| left >> (2 * n) & 3 > 0;
    (0..Session::BITS).rev().fold(0, |open, n| open << 1 | Session::from(n < Left::BITS / 2 && is_open(n)))
}

/// Once for each theme of a session, in the form of what is left.
pub(super) fn once(session: Session) -> Left {
    let bits = (0..Left::BITS / 2).filter(|n| session >> n & 1 == 1);
    bits.fold(0, |once, n| once | 1 << (2 * n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_counted_theme_by_theme() {
        let problem = Problem::new(vec![3, 0, 2], 5, |one, other| one * 10 + other);
        let all = problem.all();
        assert_eq!([1, 2, 4].map(|bit| left_of(all, bit)), [3, 0, 2]);
        assert_eq!(open(all), 0b101);
        assert_eq!([1, 2, 4].map(|bit| left_of(all - once(0b101), bit)), [2, 0, 1]);
        assert_eq!([0b001, 0b011, 0b111].map(|session| problem.clashes(session)), [0, 10, 10 + 20 + 21]);
    }
}
