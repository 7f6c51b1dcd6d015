//! What nobody planned: the blind spots of a plan (E-71).

use serde::Serialize;

use super::state::{Action, Plan};
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::model::table::sorted;
use crate::refused::is_on;
use crate::views::Filter;

/// The blind spots of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanBlindSpots<'a> {
    /// The challenges on the themes of an ambition that no action tackles, in the order of ids.
    pub challenges: Vec<&'a Id>,
    /// The ambitions with no measurable action, in the order of ids.
    pub ambitions: Vec<&'a Id>,
    /// The roles that the decisions give on challenges with an action, and that some of those who have them do not take up in any; by challenge, then role.
    pub roles: Vec<NotTakenUp<'a>>,
}

/// A role that is decided and not taken up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NotTakenUp<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The role.
    pub role: &'a Id,
    /// Who has it, and neither leads nor takes part.
    pub stakeholders: Vec<&'a Id>,
}

impl PlanBlindSpots<'_> {
    /// The blind spots as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Plan {
    /// What nobody planned: challenges with no action, ambitions with no measurable action, roles decided but not taken up. Actions that were given up count for nothing.
    ///
    /// That one ambition is the frame of the others adds nothing: what it asks, it asks of its own challenges and actions (E-58).
    ///
    /// The roles are those with which one leads or takes part in this plan. A stakeholder takes a role up when it, or one that it succeeded, leads an action on the challenge or takes part
    /// in one.
    #[must_use]
    pub fn blind_spots<'a>(&'a self, atlas: &'a Atlas) -> PlanBlindSpots<'a> {
        let names = &atlas.model.challenges;
        let there =
            names.indices().filter(|index| atlas.tasks.of(*index).is_some()).map(|index| names.id(index));
        let on_plan = |challenge: &&Id| {
            self.ambitions
                .values()
                .flat_map(|ambition| &ambition.themes)
                .any(|theme| is_on(atlas, challenge, theme))
        };
        let is_tackled = |challenge: &&Id| self.live().any(|(_, action)| action.set.challenge == **challenge);
        let (tackled, open): (Vec<&Id>, Vec<&Id>) = there.partition(|challenge| is_tackled(challenge));
        let measurable = |ambition: &Id| {
            let of = |action: &Action| action.set.ambition == *ambition && action.is_measurable();
            self.live().any(|(_, action)| of(action))
        };
        PlanBlindSpots {
            challenges: open.into_iter().filter(|challenge| on_plan(challenge)).collect(),
            ambitions: self.ambitions.keys().filter(|id| !measurable(id)).collect(),
            roles: tackled.into_iter().flat_map(|challenge| self.not_taken_up(challenge, atlas)).collect(),
        }
    }

    fn not_taken_up<'a>(&'a self, challenge: &'a Id, atlas: &'a Atlas) -> Vec<NotTakenUp<'a>> {
        let stakeholders = &atlas.model.stakeholders;
        let mut active = Vec::new();
        for (_, action) in self.live().filter(|(_, action)| action.set.challenge == *challenge) {
            for id in action.set.leads.iter().chain(&action.set.takes_part) {
                let index = stakeholders.find(id.as_str());
                active.extend(index.map(|index| atlas.people.succession.resolve(index)).unwrap_or_default());
            }
        }
        let mut roles: Vec<&'a Id> =
            self.opened.leads_with.iter().chain(&self.opened.takes_part_with).collect();
        crate::order::sort(&mut roles);
        roles.dedup();
        let mut found = Vec::new();
        for role in roles {
            let filter = Filter {
                challenge: Some(challenge.as_str()),
                role: Some(role.as_str()),
                ..Filter::default()
            };
            // a role that the rule book no longer has is nobody's
            let Ok(assignments) = atlas.assignments(&filter) else { continue };
            let holders = assignments.filter_map(|one| stakeholders.find(one.stakeholder.as_str()));
            let idle: Vec<&Id> = sorted(holders.filter(|holder| !active.contains(holder)).collect())
                .into_iter()
                .map(|holder| stakeholders.id(holder))
                .collect();
            if !idle.is_empty() {
                found.push(NotTakenUp { challenge, role, stakeholders: idle });
            }
        }
        found
    }
}
