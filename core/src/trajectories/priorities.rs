//! Which challenges come first, by weighted criteria or by votes, and how sure that is (F-03).

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

use super::event::Criterion;
use super::state::{Trajectory, Work};
use crate::ids::Id;
use crate::order::sort_by;

/// The priorities of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Priorities<'a> {
    /// The theme.
    pub theme: &'a Id,
    /// The challenges that have a score on each criterion, highest total first; of equal totals, in the order of ids.
    pub by_criteria: Vec<Ranked<'a>>,
    /// How far each weight may move before another challenge comes first; empty where fewer than two are ranked.
    pub first_place: Vec<Robustness<'a>>,
    /// How far each weight may move before any two challenges change places; empty where fewer than two are ranked.
    pub ranking: Vec<Robustness<'a>>,
    /// Challenges that lack a score on a criterion: not ranked.
    pub not_scored: Vec<&'a Id>,
    /// The challenges with votes, most votes first; of equal numbers, in the order of ids.
    pub by_votes: Vec<Ranked<'a>>,
    /// How many participants would have to change their vote, from the first to the second, before the second is level; nothing with fewer than two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes_to_level: Option<u64>,
}

/// A challenge in a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ranked<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// Its place, from 1; equal totals share one.
    pub rank: usize,
    /// The sum of weight × score, or the number of votes.
    pub total: u64,
}

/// How far the weight of a criterion may move, the others staying as they are, before one challenge is no longer ahead of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Robustness<'a> {
    /// The criterion.
    pub criterion: &'a Id,
    /// Its weight.
    pub weight: u32,
    /// The highest weight below the present one at which two are level; nothing where even a weight of zero changes nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub down_to: Option<Turn<'a>>,
    /// The lowest weight above the present one at which two are level; nothing where no weight is large enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Turn<'a>>,
}

/// A weight at which two challenges are level. Those that are level already are so at the present weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Turn<'a> {
    /// The weight.
    pub weight: Fraction,
    /// Who is ahead now: of several pairs, that with the smallest ids.
    pub ahead: &'a Id,
    /// Who is level with it then.
    pub with: &'a Id,
}

/// An exact fraction, not below zero, in lowest terms: `"7/2"`, or `"3"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    above: u128,
    below: u128,
}

impl Fraction {
    /// `above / below`; `below` is not zero.
    pub(crate) fn new(above: u128, below: u128) -> Self {
        let (mut a, mut b) = (above, below);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.max(1);
        Self { above: above / divisor, below: (below / divisor).max(1) }
    }

    /// What stands above the line.
    #[must_use]
    pub fn numerator(self) -> u128 {
        self.above
    }

    /// What stands below the line: not zero.
    #[must_use]
    pub fn denominator(self) -> u128 {
        self.below
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        // weights have 20 bits and scores 7: far from the largest number
        self.above.saturating_mul(other.below).cmp(&other.above.saturating_mul(self.below))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.below == 1 { write!(f, "{}", self.above) } else { write!(f, "{}/{}", self.above, self.below) }
    }
}

impl Serialize for Fraction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Trajectory {
    /// The priorities of a theme: its challenges ranked by weighted criteria and by votes, with how robust that is. Nothing for a theme that the trajectory does not
    /// have.
    ///
    /// The total of a challenge is the sum of weight × score, so the lead of one over another is linear in each weight: the weight at which the two are level is a fraction,
    /// computed exactly. As a weight moves, two neighbours of the ranking change places before any others do. Votes are approval votes: a participant votes for as many challenges as it likes.
    #[must_use]
    pub fn priorities(&self, theme: &str) -> Option<Priorities<'_>> {
        let (theme, work) = self.themes.get_key_value(theme)?;
        let has_all =
            |challenge: &Id| work.criteria.iter().all(|one| work.score(challenge, &one.id).is_some());
        let total = |challenge: &Id| {
            let of = |one: &Criterion| {
                u64::from(one.weight) * u64::from(work.score(challenge, &one.id).unwrap_or(0))
            };
            work.criteria.iter().map(of).sum()
        };
        let scored = work.scores.keys().filter(|challenge| has_all(challenge));
        let by_criteria = ranked(scored.map(|challenge| (challenge, total(challenge))).collect());
        let mut counts: Vec<(&Id, u64)> = Vec::new();
        for challenge in work.votes.values().flatten() {
            match counts.iter_mut().find(|(other, _)| *other == challenge) {
                Some((_, count)) => *count += 1,
                None => counts.push((challenge, 1)),
            }
        }
        let by_votes = ranked(counts);
        let lead = match by_votes.as_slice() {
            [first, second, ..] => Some(first.total - second.total),
            _ => None,
        };
        Some(Priorities {
            theme,
            first_place: work.robustness(&with_first(&by_criteria)),
            ranking: work.robustness(&neighbours(&by_criteria)),
            not_scored: work.scores.keys().filter(|challenge| !has_all(challenge)).collect(),
            by_criteria,
            by_votes,
            votes_to_level: lead.map(|lead| lead.div_ceil(2)),
        })
    }
}

/// Highest total first; of equal totals, the smallest id.
fn ranked(mut totals: Vec<(&Id, u64)>) -> Vec<Ranked<'_>> {
    sort_by(&mut totals, |one, other| (other.1, one.0).cmp(&(one.1, other.0)));
    let mut ranked: Vec<Ranked<'_>> = Vec::new();
    for (n, (challenge, total)) in totals.into_iter().enumerate() {
        let rank = ranked.last().filter(|last| last.total == total).map_or(n + 1, |last| last.rank);
        ranked.push(Ranked { challenge, rank, total });
    }
    ranked
}

impl Work {
    fn score(&self, challenge: &Id, criterion: &Id) -> Option<u8> {
        self.scores.get(challenge)?.get(criterion).copied()
    }

    fn robustness<'a>(&'a self, pairs: &[(&Ranked<'a>, &Ranked<'a>)]) -> Vec<Robustness<'a>> {
        if pairs.is_empty() {
            return Vec::new();
        }
        let of_criterion = |one: &'a Criterion| {
            let score = |challenge| i128::from(self.score(challenge, &one.id).unwrap_or(0));
            let (mut down, mut up): (Option<Turn<'a>>, Option<Turn<'a>>) = (None, None);
            for (ahead, behind) in pairs {
                let lead = u128::from(ahead.total - behind.total);
                let by = score(ahead.challenge) - score(behind.challenge);
                let (weight, faster) = (u128::from(one.weight), by.unsigned_abs());
                let turn = |above| Turn {
                    weight: Fraction::new(above, faster),
                    ahead: ahead.challenge,
                    with: behind.challenge,
                };
                // the lead is lead + by × (movement of the weight)
                if by > 0 && lead <= weight * faster {
                    nearer(&mut down, turn(weight * faster - lead), Ordering::Greater);
                } else if by < 0 {
                    nearer(&mut up, turn(weight * faster + lead), Ordering::Less);
                }
            }
            Robustness { criterion: &one.id, weight: one.weight, down_to: down, up_to: up }
        };
        self.criteria.iter().map(of_criterion).collect()
    }
}

/// The first of a ranking with each of the others.
fn with_first<'r, 'a>(ranked: &'r [Ranked<'a>]) -> Vec<(&'r Ranked<'a>, &'r Ranked<'a>)> {
    ranked
        .split_first()
        .map(|(first, rest)| rest.iter().map(|one| (first, one)).collect())
        .unwrap_or_default()
}

/// Each of a ranking with the next.
fn neighbours<'r, 'a>(ranked: &'r [Ranked<'a>]) -> Vec<(&'r Ranked<'a>, &'r Ranked<'a>)> {
    ranked.iter().zip(ranked.iter().skip(1)).collect()
}

/// Keeps the turn that comes first.
fn nearer<'a>(kept: &mut Option<Turn<'a>>, turn: Turn<'a>, side: Ordering) {
    let is_nearer = kept.as_ref().is_none_or(|kept| {
        let order = turn.weight.cmp(&kept.weight);
        order == side || (order == Ordering::Equal && (turn.ahead, turn.with) < (kept.ahead, kept.with))
    });
    if is_nearer {
        *kept = Some(turn);
    }
}
