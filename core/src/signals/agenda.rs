//! The agenda of the joint forum: the signals and themes that have to move (E-37, E-38, F-11).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::state::Signals;
use super::terms::{Overdue, Stuck};
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::moment::Moment;
use crate::order::sort_by;

/// What a forum has to deal with: open signals alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ForumAgenda {
    /// With which something should have happened by now, the latest first.
    pub overdue: Vec<Overdue>,
    /// The challenges of which the most open signals are part, the most first, then in the order of ids.
    pub bundled_most: Vec<BundledMost>,
    /// Those that nobody can take further.
    pub stuck: Vec<Stuck>,
    /// The themes of all of these: for them, experts are invited (E-39).
    pub themes: Vec<Id>,
}

/// A challenge and the open signals that are part of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BundledMost {
    /// The challenge.
    pub challenge: Id,
    /// The open signals, in the order of ids.
    pub signals: Vec<Id>,
    /// How many people they concern together, as far as they say so.
    pub people: u64,
}

impl Signals {
    /// What a forum at this moment has to deal with; of the challenges, at most so many.
    #[must_use]
    pub fn forum_agenda(&self, now: Moment, atlas: &Atlas, most: usize) -> ForumAgenda {
        let (overdue, stuck) = (self.overdue(now, atlas), self.stuck(atlas));
        let mut bundled: BTreeMap<&Id, BundledMost> = BTreeMap::new();
        for signal in self.iter().filter(|signal| self.is_open(signal)) {
            let Some(challenge) = &signal.challenge else { continue };
            let one = bundled.entry(challenge).or_insert_with(|| BundledMost {
                challenge: challenge.clone(),
                signals: Vec::new(),
                people: 0,
            });
            one.signals.push(signal.id.clone());
            one.people += u64::from(signal.people.unwrap_or(0));
        }
        let mut bundled_most: Vec<BundledMost> = bundled.into_values().collect();
        sort_by(&mut bundled_most, |one, other| {
            other.signals.len().cmp(&one.signals.len()).then_with(|| one.challenge.cmp(&other.challenge))
        });
        bundled_most.truncate(most);
        let late = overdue.iter().map(|one| &one.signal).chain(stuck.iter().map(|one| &one.signal));
        let named = late.chain(bundled_most.iter().flat_map(|one| &one.signals));
        let themes: BTreeSet<&Id> =
            named.filter_map(|id| self.get(id.as_str())).flat_map(|signal| &signal.themes).collect();
        let themes = themes.into_iter().cloned().collect();
        ForumAgenda { overdue, bundled_most, stuck, themes }
    }
}
