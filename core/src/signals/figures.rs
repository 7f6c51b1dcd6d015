//! Figures on signals, whole numbers all: how many stand where, for how long, how many were answered; and their flow, for a picture.

use std::collections::BTreeMap;

use serde::Serialize;

use super::may::may_take;
use super::path::{PathActor, PathStep};
use super::signal::Signal;
use super::state::Signals;
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::model::table::AreaIx;
use crate::moment::Moment;
use crate::order::sort;
use crate::text::Text;

/// Figures on all signals at a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SignalFigures {
    /// How many were reported: as many as stand in all states together.
    pub reported: usize,
    /// How many of these have not come to an end.
    pub open: usize,
    /// How many of these were answered: an answer or an outcome was recorded.
    pub answered: usize,
    /// The same of each hundred, half a hundredth rounded up; nothing where none was reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_percent: Option<usize>,
    /// By state, in the order of the path.
    pub states: Vec<StateFigures>,
    /// By theme that they name, in the order of ids.
    pub themes: Vec<SignalCount>,
    /// By area that they name, by level, then id.
    pub areas: Vec<SignalCount>,
    /// By those who coordinate them at the date of the atlas, in the order of ids.
    pub coordinators: Vec<SignalCount>,
    /// How many nobody coordinates.
    pub without_coordinator: usize,
}

/// Figures on a state.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StateFigures {
    /// The state.
    pub state: Id,
    /// How many signals stand in it.
    pub signals: usize,
    /// How long signals stood in it; nothing where none ever did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DaysFigures>,
}

/// How long signals stood in a state, in whole days of 24 hours: every time that one came to stand there counts, also if it still does. How long signals have been at an end does not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DaysFigures {
    /// How many times.
    pub times: usize,
    /// Half of them took at most this many days.
    pub median: u32,
    /// Nine of ten took at most this many days.
    pub p90: u32,
}

/// How many signals.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SignalCount {
    /// Of what.
    pub id: Id,
    /// How many.
    pub signals: usize,
    /// How many of these have not come to an end.
    pub open: usize,
}

/// How signals went from state to state: the data of a Sankey picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SignalFlow {
    /// The states, in the order of the path.
    pub nodes: Vec<FlowNode>,
    /// From one state to another, in the order of the path.
    pub links: Vec<FlowLink>,
}

/// A state in a flow.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FlowNode {
    /// The state.
    pub state: Id,
    /// As people read it.
    pub label: Text,
    /// How many signals came to stand there, however often one did.
    pub came: usize,
    /// How many stand there.
    pub stand: usize,
}

/// How many went from one state to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FlowLink {
    /// From which state.
    pub from: Id,
    /// To which.
    pub to: Id,
    /// How many times.
    pub times: usize,
}

/// The smallest of the numbers that at least so many of each hundred do not exceed (nearest rank); the numbers are in order.
fn percentile(sorted: &[u32], percent: usize) -> u32 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or(0)
}

fn whole_days(from: Moment, until: Moment) -> u32 {
    u32::try_from((until.seconds() - from.seconds()).max(0) / 86_400).unwrap_or(u32::MAX)
}

/// Counts signals under ids.
struct Counts<K>(BTreeMap<K, SignalCount>);

impl<K: Ord> Counts<K> {
    fn add(&mut self, key: K, id: &Id, is_open: bool) {
        let count = self.0.entry(key).or_insert_with(|| SignalCount { id: id.clone(), signals: 0, open: 0 });
        count.signals += 1;
        count.open += usize::from(is_open);
    }

    fn list(self) -> Vec<SignalCount> {
        self.0.into_values().collect()
    }
}

impl Signals {
    /// How many signals stand where, for how long, by theme, area and coordinator, and how many were answered.
    #[must_use]
    pub fn figures(&self, now: Moment, atlas: &Atlas) -> SignalFigures {
        let mut themes = Counts(BTreeMap::new());
        let mut areas: Counts<(Option<AreaIx>, Id)> = Counts(BTreeMap::new());
        let mut coordinators = Counts(BTreeMap::new());
        let (mut answered, mut open, mut without_coordinator) = (0, 0, 0);
        for signal in self.iter() {
            let is_open = self.is_open(signal);
            open += usize::from(is_open);
            answered += usize::from(signal.answer.is_some() || signal.outcome.is_some());
            signal.themes.iter().for_each(|id| themes.add(id.clone(), id, is_open));
            for id in &signal.areas {
                areas.add((atlas.model.areas.find(id.as_str()), id.clone()), id, is_open);
            }
            let who = self.coordinators(signal, atlas);
            without_coordinator += usize::from(who.is_empty());
            for id in &who {
                coordinators.add(id.clone(), id, is_open);
            }
        }
        let reported = self.len();
        SignalFigures {
            reported,
            open,
            answered,
            answered_percent: (answered * 200 + reported).checked_div(reported * 2),
            states: self.states(now),
            themes: themes.list(),
            areas: areas.list(),
            coordinators: coordinators.list(),
            without_coordinator,
        }
    }

    /// The step with which signals are coordinated, and its actor: the first one for which those of the reporter's sector come first; without such, the first that a role takes from where signals begin.
    pub(super) fn coordinating(&self) -> Option<(&PathStep, &PathActor)> {
        let actors =
            || self.path.steps.iter().flat_map(|step| step.may.iter().map(move |actor| (step, actor)));
        let from_start = |step: &PathStep| step.from.contains(&self.path.start);
        let own_first = actors().find(|(_, actor)| actor.own_sector_first);
        own_first.or_else(|| actors().find(|(step, actor)| actor.role.is_some() && from_start(step)))
    }

    fn coordinators(&self, signal: &Signal, atlas: &Atlas) -> Vec<Id> {
        let Some((step, actor)) = self.coordinating() else { return Vec::new() };
        let may = may_take(atlas, signal, step).into_iter().find(|may| may.role == actor.role);
        let holders = may.into_iter().flat_map(|may| may.stakeholders);
        holders.map(|holder| holder.stakeholder).collect()
    }

    fn states(&self, now: Moment) -> Vec<StateFigures> {
        let mut standing: BTreeMap<&Id, usize> = BTreeMap::new();
        let mut stays: BTreeMap<&Id, Vec<u32>> = BTreeMap::new();
        for signal in self.iter() {
            *standing.entry(&signal.state).or_default() += 1;
            for (state, since, until) in signal.stays() {
                if until.is_some() || self.is_open(signal) {
                    stays.entry(state).or_default().push(whole_days(since, until.unwrap_or(now)));
                }
            }
        }
        let figures = self.path.states.iter().map(|state| StateFigures {
            state: state.id.clone(),
            signals: standing.get(&state.id).copied().unwrap_or(0),
            days: stays.get_mut(&state.id).map(|days| {
                sort(days);
                let (median, p90) = (percentile(days, 50), percentile(days, 90));
                DaysFigures { times: days.len(), median, p90 }
            }),
        });
        figures.collect()
    }

    /// How signals went from state to state, those at the start included: what comes into a state is what goes out of it and what stands there.
    #[must_use]
    pub fn flow(&self) -> SignalFlow {
        let states = &self.path.states;
        let position = |id: &Id| states.iter().position(|state| state.id == *id);
        let mut came: BTreeMap<usize, usize> = BTreeMap::new();
        let mut stand: BTreeMap<usize, usize> = BTreeMap::new();
        let mut links: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for signal in self.iter() {
            let stays = signal.stays();
            let places: Vec<usize> = stays.iter().filter_map(|(state, ..)| position(state)).collect();
            for place in &places {
                *came.entry(*place).or_default() += 1;
            }
            if let Some(last) = places.last() {
                *stand.entry(*last).or_default() += 1;
            }
            for pair in places.windows(2) {
                if let [from, to] = pair {
                    *links.entry((*from, *to)).or_default() += 1;
                }
            }
        }
        let nodes = states.iter().enumerate().map(|(n, state)| FlowNode {
            state: state.id.clone(),
            label: state.label.clone(),
            came: came.get(&n).copied().unwrap_or(0),
            stand: stand.get(&n).copied().unwrap_or(0),
        });
        let name = |n: usize| states.get(n).map(|state| state.id.clone());
        let links = links
            .into_iter()
            .filter_map(|((from, to), times)| Some(FlowLink { from: name(from)?, to: name(to)?, times }));
        SignalFlow { nodes: nodes.collect(), links: links.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_are_among_the_numbers() {
        assert_eq!((percentile(&[7], 50), percentile(&[7], 90)), (7, 7));
        assert_eq!((percentile(&[1, 2], 50), percentile(&[1, 2], 90)), (1, 2));
        let ten: Vec<u32> = (1..=10).collect();
        assert_eq!((percentile(&ten, 50), percentile(&ten, 90)), (5, 9));
        let eleven: Vec<u32> = (1..=11).collect();
        assert_eq!((percentile(&eleven, 50), percentile(&eleven, 90)), (6, 10));
    }
}
