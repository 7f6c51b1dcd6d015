//! All signals that a journal tells of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::ser::{Serialize, Serializer};

use super::may::{MayTake, may_take};
use super::path::{PathStep, SignalPath};
use super::signal::Signal;
use crate::atlas::Atlas;
use crate::date::Date;
use crate::error::Unknown;
use crate::ids::Id;

/// All signals that a journal tells of, by id, and the path that they go (Dutch: *signalen*).
///
/// It is what its events made of it: [`Signals::apply`] takes them one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    pub(super) path: Arc<SignalPath>,
    pub(super) all: BTreeMap<Id, Signal>,
}

impl Signals {
    /// No signals yet, on this path.
    #[must_use]
    pub fn new(path: SignalPath) -> Self {
        Self { path: Arc::new(path), all: BTreeMap::new() }
    }

    /// As they stood when they were written down.
    pub(crate) fn with(path: Arc<SignalPath>, signals: Vec<Signal>) -> Self {
        Self { path, all: signals.into_iter().map(|signal| (signal.id.clone(), signal)).collect() }
    }

    /// The path that signals go.
    #[must_use]
    pub fn path(&self) -> &SignalPath {
        &self.path
    }

    /// The signal with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Signal> {
        self.all.get(id)
    }

    /// The signal with this id.
    ///
    /// # Errors
    /// [`Unknown`] where there is none, with the nearest.
    pub fn find(&self, id: &str) -> Result<&Signal, Unknown> {
        self.get(id).ok_or_else(|| Unknown::among("signal", id, self.all.keys().map(Id::as_str)))
    }

    /// All signals, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = &Signal> {
        self.all.values()
    }

    /// How many there are, in whatever state.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Is none reported yet?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The days on which a forum dealt with signals, each once, in order (F-11, H-18: twice a year).
    #[must_use]
    pub fn forum_days(&self) -> Vec<Date> {
        let days = self.all.values().flat_map(|signal| &signal.forums).map(|forum| forum.on);
        days.collect::<BTreeSet<Date>>().into_iter().collect()
    }

    /// The state as compact JSON text, signals in the order of ids: equal events give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }

    /// The steps that can be taken with a signal from where it stands, each with who may, in the order of the path.
    ///
    /// # Errors
    /// [`Unknown`] where there is no such signal.
    pub fn steps(&self, id: &str, atlas: &Atlas) -> Result<Vec<(&PathStep, Vec<MayTake>)>, Unknown> {
        let signal = self.find(id)?;
        let steps = self.path.steps_from(signal.state.as_str());
        Ok(steps.map(|step| (step, may_take(atlas, signal, step))).collect())
    }

    /// Has the signal come to an end, as far as its path goes?
    #[must_use]
    pub fn is_open(&self, signal: &Signal) -> bool {
        !self.path.is_end(signal.state.as_str())
    }
}

impl Serialize for Signals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all.values())
    }
}
