//! What of a plan does not agree with the decisions, or misses one of the four conditions (E-63): reported, refused nowhere.

use serde::Serialize;

use super::event::ActionStatus;
use super::state::{Action, Plan};
use crate::atlas::Atlas;
use crate::decide::RoleAt;
use crate::document::record::words;
use crate::ids::Id;
use crate::refused::{is_on, is_there};

words! {
    /// What is found. In order.
    pub enum FindingCode {
        /// The challenge of the action is not there at the date of the atlas.
        ChallengeGone = "challenge-gone",
        /// Who leads or takes part is not there at the date of the atlas.
        StakeholderGone = "stakeholder-gone",
        /// Who leads has none of the roles with which one leads.
        LeadWithoutRole = "lead-without-role",
        /// Who takes part has none of the roles with which one takes part.
        PartWithoutRole = "part-without-role",
        /// The challenge of the action has none of the themes of its ambition.
        OffAmbition = "off-ambition",
        /// The action has no indicator with a baseline, a target and a date (E-62).
        NotMeasurable = "not-measurable",
        /// The poverty test is required by the themes of the challenge, and was not made (E-63).
        NotTested = "not-tested",
        /// Nobody told how people in poverty took part (E-63).
        NoParticipation = "no-participation",
        /// The action gets no money (E-63).
        NoBudget = "no-budget",
        /// The action gets money of a domain, and its challenge has none of the themes of that domain (E-64).
        OutsideDomain = "outside-domain",
        /// The domain reserves a smaller share than the plan asks (E-64).
        ShareTooSmall = "share-too-small",
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PlanFinding<'a> {
    /// What it is.
    pub code: FindingCode,
    /// The action that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<&'a Id>,
    /// Who leads or takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<&'a Id>,
    /// The policy domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<&'a Id>,
}

impl Plan {
    /// What does not agree with the decisions of the atlas, and which of the four conditions are missed: measurable, tested, with people in poverty, with a budget. Action by action in
    /// the order of ids, those that were given up left out; then domain by domain.
    ///
    /// Whether somebody has a role on a challenge is asked of the atlas, at any place of any seat.
    #[must_use]
    pub fn findings<'a>(&'a self, atlas: &Atlas) -> Vec<PlanFinding<'a>> {
        let mut findings = Vec::new();
        for (id, action) in self.live() {
            let mut found = |code, stakeholder, domain| {
                findings.push(PlanFinding { code, action: Some(id), stakeholder, domain });
            };
            self.look_at(action, atlas, &mut found);
        }
        for (id, domain) in &self.domains {
            if domain.share.zip(self.opened.share).is_some_and(|(share, least)| share < least) {
                let (code, domain) = (FindingCode::ShareTooSmall, Some(id));
                findings.push(PlanFinding { code, action: None, stakeholder: None, domain });
            }
        }
        findings
    }

    fn look_at<'a>(
        &'a self,
        action: &'a Action,
        atlas: &Atlas,
        found: &mut dyn FnMut(FindingCode, Option<&'a Id>, Option<&'a Id>),
    ) {
        let challenge = &action.set.challenge;
        let names = &atlas.model.challenges;
        if names.find(challenge.as_str()).and_then(|index| atlas.tasks.of(index)).is_none() {
            found(FindingCode::ChallengeGone, None, None);
        } else {
            let lists = [
                (&action.set.leads, &self.opened.leads_with, FindingCode::LeadWithoutRole),
                (&action.set.takes_part, &self.opened.takes_part_with, FindingCode::PartWithoutRole),
            ];
            for (who, roles, code) in lists {
                for stakeholder in who {
                    if is_there(atlas, stakeholder).is_err() {
                        found(FindingCode::StakeholderGone, Some(stakeholder), None);
                    } else if !has_one(atlas, challenge, roles, stakeholder) {
                        found(code, Some(stakeholder), None);
                    }
                }
            }
            let themes =
                self.ambitions.get(&action.set.ambition).map_or(&[][..], |ambition| &ambition.themes);
            if !themes.iter().any(|theme| is_on(atlas, challenge, theme)) {
                found(FindingCode::OffAmbition, None, None);
            }
        }
        if !action.is_measurable() {
            found(FindingCode::NotMeasurable, None, None);
        }
        let is_marked = self.opened.tested_themes.iter().any(|theme| is_on(atlas, challenge, theme));
        if is_marked && action.poverty_test.is_empty() {
            found(FindingCode::NotTested, None, None);
        }
        // before it begins, nobody can have taken part
        if action.status != ActionStatus::Planned && action.participation.is_empty() {
            found(FindingCode::NoParticipation, None, None);
        }
        if action.budget.is_empty() {
            found(FindingCode::NoBudget, None, None);
        }
        for id in action.budget.keys() {
            let themes = self.domains.get(id).map_or(&[][..], |domain| &domain.themes);
            if !themes.is_empty() && !themes.iter().any(|theme| is_on(atlas, challenge, theme)) {
                found(FindingCode::OutsideDomain, None, Some(id));
            }
        }
    }
}

/// Has a stakeholder one of these roles on a challenge? Of no roles in particular: any.
fn has_one(atlas: &Atlas, challenge: &Id, roles: &[Id], stakeholder: &Id) -> bool {
    let has = |role: &str| {
        let asked =
            RoleAt { challenge: challenge.as_str(), role, stakeholder: stakeholder.as_str(), area: None };
        atlas.check(&asked).is_ok_and(|check| check.holds())
    };
    if roles.is_empty() {
        atlas.model.roles.all().any(has)
    } else {
        roles.iter().any(|role| has(role.as_str()))
    }
}
