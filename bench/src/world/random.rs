//! Chance that is the same on every machine: a published generator, and nothing of it but its 32 bits at a time.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A stream of numbers of its own for each part of the world, so that a change of one part leaves the others as they are.
#[derive(Debug)]
pub struct Random(Pcg32);

impl Random {
    /// The stream of a part, for a seed.
    #[must_use]
    pub fn new(seed: u64, part: u64) -> Self {
        Self(Pcg32::seed_from_u64(seed.rotate_left(17) ^ part))
    }

    /// A number below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        let bits = u64::from(self.0.next_u32());
        usize::try_from((bits * (n as u64)) >> 32).unwrap_or(0)
    }

    /// A number from `low` up to and with `high`.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, in_a_thousand: usize) -> bool {
        self.below(1000) < in_a_thousand
    }

    /// One of these: there has to be one.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// The index of one of these, each as often as its weight says.
    pub fn weighted(&mut self, sums: &[usize]) -> usize {
        let all = sums.last().copied().unwrap_or(0);
        let at = self.below(all);
        sums.partition_point(|sum| *sum <= at)
    }

    /// So many different ones of these, in order; all of them when there are no more.
    pub fn some<T: Clone>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut left = count.min(from.len());
        let mut chosen = Vec::with_capacity(left);
        for (at, one) in from.iter().enumerate() {
            if self.below(from.len() - at) < left {
                chosen.push(one.clone());
                left -= 1;
            }
        }
        chosen
    }
}

/// Weights, each with all that came before it.
pub(crate) fn sums(weights: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut sum = 0;
    weights
        .into_iter()
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect()
}
