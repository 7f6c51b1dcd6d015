//! Terms: what has to happen within how many days, what is overdue, and what nobody can take further.

use serde::Serialize;

use super::may::{MayTake, may_take};
use super::path::{PathStep, SignalPath};
use super::signal::Signal;
use super::state::Signals;
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::moment::Moment;
use crate::order::sort_by;

/// What has to happen with a signal, and within how many days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Due {
    /// The step that has to be taken.
    pub step: Id,
    /// Within how many days after the signal came to stand where it stands.
    pub within_days: u32,
    /// How many days are left, today included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<u32>,
    /// How many days it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_late: Option<u32>,
}

/// A signal with which something should have happened by now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Overdue {
    /// The signal.
    pub signal: Id,
    /// Where it stands.
    pub state: Id,
    /// Since when.
    pub since: Moment,
    /// The step that should have been taken.
    pub step: Id,
    /// Within how many days.
    pub within_days: u32,
    /// How many days it is late.
    pub days_late: u32,
    /// Who may take it.
    pub may: Vec<MayTake>,
}

/// A signal that nobody can take further: of no step onward is there anybody who may take it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stuck {
    /// The signal.
    pub signal: Id,
    /// Where it stands.
    pub state: Id,
    /// Since when.
    pub since: Moment,
    /// The steps onward, in the order of the path, each with the roles that nobody has.
    pub steps: Vec<StuckStep>,
}

/// A step that nobody may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StuckStep {
    /// The step.
    pub step: Id,
    /// The roles for which it asks.
    pub roles: Vec<Id>,
}

/// Days of the calendar from one moment to another, each on its own clock.
fn days(from: Moment, to: Moment) -> u32 {
    to.date().number().saturating_sub(from.date().number())
}

/// The first step that has to be taken with a signal: of several, the one with the shortest term.
pub(super) fn due_step<'p>(path: &'p SignalPath, signal: &Signal) -> Option<(&'p PathStep, u32)> {
    let steps = path.steps_from(signal.state.as_str());
    let terms = steps.filter_map(|step| Some((step, step.within_days?)));
    // of equal terms, the first of the path
    terms.reduce(|first, next| if next.1 < first.1 { next } else { first })
}

/// What has to happen with a signal.
pub(super) fn due(path: &SignalPath, signal: &Signal, now: Moment) -> Option<Due> {
    let (step, within_days) = due_step(path, signal)?;
    let passed = days(signal.since, now);
    Some(Due {
        step: step.id.clone(),
        within_days,
        days_left: within_days.checked_sub(passed),
        days_late: passed.checked_sub(within_days).filter(|late| *late > 0),
    })
}

impl Signals {
    /// The signals with which something should have happened by now, the latest first, then in the order of ids. A term of 14 days is kept by what is done on the fourteenth day after.
    #[must_use]
    pub fn overdue(&self, now: Moment, atlas: &Atlas) -> Vec<Overdue> {
        let mut overdue = Vec::new();
        for signal in self.iter() {
            let Some((step, within_days)) = due_step(&self.path, signal) else { continue };
            let days_late = days(signal.since, now).saturating_sub(within_days);
            if days_late > 0 {
                overdue.push(Overdue {
                    signal: signal.id.clone(),
                    state: signal.state.clone(),
                    since: signal.since,
                    step: step.id.clone(),
                    within_days,
                    days_late,
                    may: may_take(atlas, signal, step),
                });
            }
        }
        sort_by(&mut overdue, |one, other| {
            other.days_late.cmp(&one.days_late).then_with(|| one.signal.cmp(&other.signal))
        });
        overdue
    }

    /// The signals that nobody can take further, in the order of ids: the landscape or the rules leave open who may take the steps onward.
    #[must_use]
    pub fn stuck(&self, atlas: &Atlas) -> Vec<Stuck> {
        let open = self.iter().filter(|signal| self.is_open(signal));
        open.filter_map(|signal| self.stuck_at(signal, atlas)).collect()
    }

    fn stuck_at(&self, signal: &Signal, atlas: &Atlas) -> Option<Stuck> {
        let mut steps = Vec::new();
        for step in self.path.steps_from(signal.state.as_str()).filter(|step| !step.is_beside()) {
            let may = may_take(atlas, signal, step);
            if may.iter().any(MayTake::is_somebody) {
                return None;
            }
            let roles = may.into_iter().filter_map(|may| may.role).collect();
            steps.push(StuckStep { step: step.id.clone(), roles });
        }
        let (signal, state, since) = (signal.id.clone(), signal.state.clone(), signal.since);
        Some(Stuck { signal, state, since, steps })
    }
}
