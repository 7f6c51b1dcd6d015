//! What everybody hands in: how long it took, how much memory, and the assignments as counts and sums that can be held against each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use regie_bench::clock::Clock;
use serde::{Deserialize, Serialize};

use crate::facts::Ids;

/// Below 2^31, so that a product fits in 63 bits wherever it is computed.
pub const PRIME: u64 = 2_147_483_647;
/// What each number is multiplied with: challenge, seat, place, role, stakeholder.
pub const FACTORS: [u64; 5] = [1_000_003, 998_244_353, 754_974_721, 167_772_161, 469_762_049];

/// The sum of an assignment; their total does not depend on the order. The same is written in SQL by [`crate::duckdb`].
#[must_use]
pub fn mixed(numbers: [u32; 5]) -> u64 {
    let weighed = numbers.iter().zip(FACTORS).map(|(number, factor)| u64::from(*number) * factor % PRIME);
    let x = weighed.sum::<u64>() % PRIME;
    let y = (x * x + 12_345) % PRIME;
    (y * y + x) % PRIME
}

/// So many, and the sum of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub count: u64,
    pub sum: u64,
}

impl Total {
    fn add(&mut self, sum: u64) {
        self.count += 1;
        self.sum += sum;
    }
}

/// All assignments, as totals for each role and for each challenge, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub roles: BTreeMap<u32, Total>,
    pub challenges: BTreeMap<u32, Total>,
}

impl Totals {
    /// An assignment: challenge, seat, place, role, stakeholder.
    pub fn add(&mut self, numbers @ [challenge, _, _, role, _]: [u32; 5]) {
        let sum = mixed(numbers);
        self.roles.entry(role).or_default().add(sum);
        self.challenges.entry(challenge).or_default().add(sum);
    }

    /// All of them.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.roles.values().map(|total| total.count).sum()
    }

    /// The sum of all of them.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.roles.values().map(|total| total.sum).sum()
    }

    /// An error that names the first role and the first challenge of which another has something else.
    pub fn same_as(&self, other: &Self, name: &str, ids: &Ids) -> Result<()> {
        if self == other {
            return Ok(());
        }
        let mut words = format!("regie and {name} differ");
        if let Some((role, ours, theirs)) = first(&self.roles, &other.roles) {
            let _ = write!(words, "; role `{}`: {ours:?} and {theirs:?}", ids.roles.id(role));
        }
        if let Some((challenge, ours, theirs)) = first(&self.challenges, &other.challenges) {
            let _ = write!(words, "; challenge `{}`: {ours:?} and {theirs:?}", ids.challenges.id(challenge));
        }
        bail!(words)
    }
}

/// The first number of which two tables have something else.
fn first(one: &BTreeMap<u32, Total>, other: &BTreeMap<u32, Total>) -> Option<(u32, Total, Total)> {
    let of = |table: &BTreeMap<u32, Total>, number| table.get(&number).copied().unwrap_or_default();
    let mut numbers: Vec<u32> = one.keys().chain(other.keys()).copied().collect();
    numbers.sort_unstable();
    numbers
        .into_iter()
        .map(|number| (number, of(one, number), of(other, number)))
        .find(|(_, one, other)| one != other)
}

/// Something measured, in seconds of a processor.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Timed {
    pub name: String,
    pub seconds: f64,
}

/// What a program of its own hands in.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Answer {
    pub version: String,
    pub times: Vec<Timed>,
    /// The most memory that the process had, in bytes; where the system says it.
    pub peak: Option<u64>,
    #[serde(default)]
    pub totals: Option<Totals>,
    /// Of questions of yes or no: how many were answered, and which otherwise than expected.
    #[serde(default)]
    pub asked: usize,
    #[serde(default)]
    pub wrong: Vec<usize>,
}

impl Answer {
    /// Nothing yet.
    #[must_use]
    pub fn of(version: &str) -> Self {
        Self { version: version.to_owned(), ..Self::default() }
    }

    /// Times something.
    pub fn time<T>(&mut self, name: &str, what: impl FnOnce() -> T) -> T {
        let clock = Clock::start();
        let result = what();
        let took = clock.took();
        let seconds = took.processor.unwrap_or(took.wall);
        self.times.push(Timed { name: name.to_owned(), seconds });
        result
    }

    /// Notes the memory that has been needed up to here.
    pub fn weigh(&mut self) {
        self.peak = peak();
    }

    /// A time by its name.
    pub fn seconds(&self, name: &str) -> Result<f64> {
        let found = self.times.iter().find(|time| time.name == name);
        Ok(found.with_context(|| format!("no time of `{name}`"))?.seconds)
    }

    /// All times together.
    #[must_use]
    pub fn together(&self) -> f64 {
        self.times.iter().map(|time| time.seconds).sum()
    }

    /// Hands it in.
    pub fn write(&self, file: &Path) -> Result<()> {
        fs::write(file, serde_json::to_string(self)?)
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    /// What was handed in.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is not as expected", file.display()))
    }
}

/// The most memory that this process has had, as Linux says it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::{Totals, mixed};
    use crate::facts::Ids;

    #[test]
    fn a_change_of_one_number_changes_the_sum() {
        let one = mixed([1, 2, 3, 4, 5]);
        for other in [
            [2, 2, 3, 4, 5],
            [1, 3, 3, 4, 5],
            [1, 2, 4, 4, 5],
            [1, 2, 3, 5, 5],
            [1, 2, 3, 4, 6],
            [2, 1, 3, 4, 5],
        ] {
            assert_ne!(one, mixed(other));
        }
    }

    #[test]
    fn totals_do_not_depend_on_the_order_and_see_a_swap() {
        let (a, b) = ([1, 2, 3, 4, 5], [9, 2, 3, 4, 6]);
        let of = |all: &[[u32; 5]]| {
            let mut totals = Totals::default();
            for one in all {
                totals.add(*one);
            }
            totals
        };
        assert_eq!(of(&[a, b]), of(&[b, a]));
        let swapped = of(&[[1, 2, 3, 4, 6], [9, 2, 3, 4, 5]]);
        assert_eq!(of(&[a, b]).count(), swapped.count());
        let error = of(&[a, b]).same_as(&swapped, "another", &Ids::default()).unwrap_err();
        assert!(error.to_string().contains("role"), "{error}");
    }
}
