//! A plan as it stands: what its events have told so far.

use std::collections::BTreeMap;

use serde::Serialize;

use super::event::{
    ActionSet, ActionStatus, AmbitionSet, DomainSet, IndicatorSet, ParticipationTold, PlanOpened, TestAnswer,
};
use crate::amount::{Money, Quantity};
use crate::date::Date;
use crate::error::Unknown;
use crate::ids::Id;

/// All plans that a journal tells of, by id.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(transparent)]
pub struct Plans {
    pub(super) all: BTreeMap<Id, Plan>,
}

/// A plan: ambitions, the actions that serve them, and the budgets of policy domains (Dutch: *meerjarenplan*).
///
/// It is what its events made of it: [`Plans::apply`] takes them one by one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    pub(super) opened: PlanOpened,
    pub(super) ambitions: BTreeMap<Id, AmbitionSet>,
    pub(super) actions: BTreeMap<Id, Action>,
    pub(super) domains: BTreeMap<Id, DomainSet>,
}

/// An action with all that was told of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Action {
    /// What it is, for what, and who leads.
    pub set: ActionSet,
    /// How it stands with it.
    pub status: ActionStatus,
    /// What shows whether it works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorSet>,
    /// What the indicator showed, by day.
    pub readings: BTreeMap<Date, Quantity>,
    /// The answers of the poverty test, in the order of its questions; none before it was held against it.
    pub poverty_test: Vec<TestAnswer>,
    /// How people in poverty took part.
    pub participation: Vec<ParticipationTold>,
    /// What it gets of each policy domain.
    pub budget: BTreeMap<Id, Money>,
}

/// An ambition as a reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AmbitionShown<'a> {
    /// The ambition.
    pub ambition: &'a AmbitionSet,
    /// The ambition that is its frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub framed_by: Option<&'a Id>,
    /// Its actions, in the order of ids.
    pub actions: Vec<&'a Id>,
}

impl Plans {
    /// The plan with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Plan> {
        self.all.get(id)
    }

    /// The plan with this id.
    ///
    /// # Errors
    /// [`Unknown`] when there is none, with the nearest id.
    pub fn find(&self, id: &str) -> Result<&Plan, Unknown> {
        self.get(id).ok_or_else(|| Unknown::among("plan", id, self.all.keys().map(Id::as_str)))
    }

    /// All plans, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = &Plan> {
        self.all.values()
    }

    /// The state as compact JSON text: equal events give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Plan {
    pub(super) fn new(opened: PlanOpened) -> Self {
        let (ambitions, actions, domains) = Default::default();
        Self { opened, ambitions, actions, domains }
    }

    /// How it was begun: whose it is, for when, with which rules.
    #[must_use]
    pub fn opened(&self) -> &PlanOpened {
        &self.opened
    }

    /// Its ambitions, in the order of ids, each with its frame and actions.
    #[must_use]
    pub fn ambitions(&self) -> Vec<AmbitionShown<'_>> {
        let frame = self.ambitions.values().find(|one| one.frame).map(|one| &one.ambition);
        let actions = |ambition: &Id| {
            let of = self.actions.iter().filter(|(_, action)| action.set.ambition == *ambition);
            of.map(|(id, _)| id).collect()
        };
        let shown = |(id, ambition)| {
            let framed_by = frame.filter(|frame| *frame != id);
            AmbitionShown { ambition, framed_by, actions: actions(id) }
        };
        self.ambitions.iter().map(shown).collect()
    }

    /// Its actions, by id.
    #[must_use]
    pub fn actions(&self) -> &BTreeMap<Id, Action> {
        &self.actions
    }

    /// Its policy domains, by id.
    #[must_use]
    pub fn domains(&self) -> &BTreeMap<Id, DomainSet> {
        &self.domains
    }

    /// The actions that were not given up.
    pub(super) fn live(&self) -> impl Iterator<Item = (&Id, &Action)> {
        self.actions.iter().filter(|(_, action)| action.status != ActionStatus::Stopped)
    }
}

impl Action {
    pub(super) fn new(set: ActionSet) -> Self {
        Self {
            set,
            status: ActionStatus::Planned,
            indicator: None,
            readings: BTreeMap::new(),
            poverty_test: Vec::new(),
            participation: Vec::new(),
            budget: BTreeMap::new(),
        }
    }

    /// Is it measurable: has its indicator a baseline, a target and a date (E-62)?
    #[must_use]
    pub fn is_measurable(&self) -> bool {
        self.indicator
            .as_ref()
            .is_some_and(|one| one.baseline.is_some() && one.target.is_some() && one.target_on.is_some())
    }

    /// All the money that it gets.
    #[must_use]
    pub fn committed(&self) -> Money {
        self.budget.values().copied().sum()
    }
}
