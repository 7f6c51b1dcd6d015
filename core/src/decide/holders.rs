//! Who has one role on a challenge, wherever it is: also on a challenge that stands in no document.

use std::collections::BTreeMap;

use crate::atlas::Atlas;
use crate::atlas::passing::Passing;
use crate::atlas::tasks::Task;
use crate::document::Challenge;
use crate::ids::Id;
use crate::model::table::{AreaIx, RoleIx, StakeholderIx};
use crate::rules::{Approaches, RuleSet};

use super::places::SeatAt;
use super::roles::Only;
use super::{Decision, SeatDecided};

/// Who has a role, and the rules that give it, in the order of ids.
pub(crate) type Holding = (Id, Vec<Id>);

impl Atlas {
    /// Everybody who has this role on a challenge at the atlas's date, in the order of ids. With areas: only at the seats that cover something that touches one of them,
    /// if there are such seats. Nobody where there is no such role or challenge.
    pub(crate) fn role_holders(&self, challenge: &str, role: &str, areas: &[Id]) -> Vec<Holding> {
        let task = self.model.challenges.find(challenge).and_then(|challenge| self.tasks.of(challenge));
        let role = self.model.roles.find(role);
        task.zip(role).map_or_else(Vec::new, |(task, role)| self.holders_of(task, role, areas))
    }

    /// As [`role_holders`](Atlas::role_holders), if this challenge were there. What it names and the atlas does not know says nothing.
    pub(crate) fn role_holders_if(&self, challenge: &Challenge, role: &str) -> Vec<Holding> {
        let passing = Passing::new(self, challenge);
        let role = self.model.roles.find(role);
        passing.zip(role).map_or_else(Vec::new, |(passing, role)| self.holders_of(passing.task(), role, &[]))
    }

    /// The approaches that a challenge asks for; those of the challenge of this id, or of this one if it were there. Nothing where it is not there.
    pub(crate) fn approaches_of(&self, challenge: &str) -> Option<Approaches> {
        let index = self.model.challenges.find(challenge)?;
        self.tasks.of(index).map(|task| self.approaches(task))
    }

    /// As [`approaches_of`](Atlas::approaches_of), if this challenge were there.
    pub(crate) fn approaches_if(&self, challenge: &Challenge) -> Option<Approaches> {
        Passing::new(self, challenge).map(|passing| self.approaches(passing.task()))
    }

    fn approaches(&self, task: Task<'_>) -> Approaches {
        let seats = task.seat_areas().map(|(area, covers)| SeatAt::new(self, task, area, covers).approaches);
        seats.fold(Approaches::default(), Approaches::and)
    }

    fn holders_of(&self, task: Task<'_>, role: RoleIx, areas: &[Id]) -> Vec<Holding> {
        let mut decision = Decision::new(self);
        decision.renew(task, Some(&Only { role: Some(role), place: None }));
        let areas = self.areas_now(areas);
        let touches = |seat: &&SeatDecided<'_>| {
            seat.at.covers.iter().any(|covered| areas.iter().any(|area| self.touch(*covered, *area)))
        };
        let near: Vec<&SeatDecided<'_>> = decision.seats_decided().iter().filter(touches).collect();
        let seats = if near.is_empty() { decision.seats_decided().iter().collect() } else { near };
        let mut found: BTreeMap<StakeholderIx, RuleSet> = BTreeMap::new();
        for seat in seats {
            for segment in &seat.found.roles {
                for who in seat.found.who(segment) {
                    *found.entry(*who).or_default() |= segment.rules;
                }
            }
        }
        let rules = &self.rules.of_role[role];
        let because = |set| rules.list(set).map(|rule| self.model.rules.id(rule).clone()).collect();
        let holding = |(index, set): (StakeholderIx, RuleSet)| {
            (self.model.stakeholders.id(index).clone(), because(set))
        };
        found.into_iter().map(holding).collect()
    }

    /// The areas of these ids that are there at the date, themselves or through those that succeeded them.
    pub(crate) fn areas_now(&self, ids: &[Id]) -> Vec<AreaIx> {
        let found = self.model.areas.find_all(ids);
        found.into_iter().flat_map(|area| self.space.succession.resolve(area)).collect()
    }

    /// Does one of the areas lie in the other?
    pub(crate) fn touch(&self, one: AreaIx, other: AreaIx) -> bool {
        self.space.lies_within(one, other) || self.space.lies_within(other, one)
    }
}
