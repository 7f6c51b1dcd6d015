//! Values that grow while a program runs: sets as bits, and the least of what was found.

use std::cmp::Ordering;

use ascent::Lattice;

/// A set of at most 64; joining is union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mask(pub u64);

impl PartialOrd for Mask {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self.0 & !other.0 == 0, other.0 & !self.0 == 0) {
            (true, true) => Some(Ordering::Equal),
            (true, false) => Some(Ordering::Less),
            (false, true) => Some(Ordering::Greater),
            (false, false) => None,
        }
    }
}

impl Lattice for Mask {
    fn meet_mut(&mut self, other: Self) -> bool {
        let before = self.0;
        self.0 &= other.0;
        self.0 != before
    }

    fn join_mut(&mut self, other: Self) -> bool {
        let before = self.0;
        self.0 |= other.0;
        self.0 != before
    }
}

/// The least of all; joining keeps the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Least<T>(pub T);

impl<T: Ord> PartialOrd for Least<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(other.0.cmp(&self.0))
    }
}

impl<T: Ord + Copy> Lattice for Least<T> {
    fn meet_mut(&mut self, other: Self) -> bool {
        let larger = other.0 > self.0;
        self.0 = self.0.max(other.0);
        larger
    }

    fn join_mut(&mut self, other: Self) -> bool {
        let smaller = other.0 < self.0;
        self.0 = self.0.min(other.0);
        smaller
    }
}
