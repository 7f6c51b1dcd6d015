//! Gaps and advice as the views tell them: each with all that it takes to find it again.

use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::{Decision, SeatDecided};
use crate::document::Severity;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx};

/// Something missing, or to be watched, at a seat of a challenge. With challenge, seat, kind, and lever, requirement or separation with area or stakeholder, it is found
/// again in the decision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Spot<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The area of the seat; of the challenge as a whole where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<&'a Id>,
    /// A gap, or a point for attention.
    pub severity: Severity,
    /// `no-holder`, `requirement`, `separation` or `no-common-area`.
    pub kind: &'static str,
    /// The lever that nobody holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lever: Option<&'a Id>,
    /// The requirement that is not met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<&'a Id>,
    /// The separation that speaks of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separation: Option<&'a Id>,
    /// The area for which the lever is missing, the place where the requirement is not met, or the seat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<&'a Id>,
    /// The role that the requirement counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'a Id>,
    /// The two roles that are better kept apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<[&'a Id; 2]>,
    /// Who has both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<&'a Id>,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<usize>,
    /// How many there should be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// Can someone pull the lever at an area below?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_below: Option<bool>,
}

/// A finding, and where it was made.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) challenge: ChallengeIx,
    /// Nothing, as its finding: no area covers all that the challenge affects.
    pub(super) seat: Option<AreaIx>,
    pub(super) severity: Severity,
    pub(super) finding: Option<Finding>,
}

impl Found {
    /// Where it is: the seat, for what a finding says of the whole seat.
    pub(super) fn area(&self) -> Option<AreaIx> {
        match self.finding {
            Some(Finding::NoHolder { area, .. } | Finding::Requirement { area, .. }) => Some(area),
            _ => self.seat,
        }
    }

    /// As it is told.
    pub(super) fn spot<'a>(&self, atlas: &'a Atlas) -> Spot<'a> {
        let model = &atlas.model;
        let id = |area: AreaIx| model.areas.id(area);
        let mut spot = Spot {
            challenge: model.challenges.id(self.challenge),
            seat: self.seat.map(id),
            severity: self.severity,
            kind: "no-common-area",
            area: self.area().map(id),
            lever: None,
            requirement: None,
            separation: None,
            role: None,
            roles: None,
            stakeholder: None,
            found: None,
            at_least: None,
            held_below: None,
        };
        match &self.finding {
            None => {}
            Some(Finding::NoHolder { lever, held_below, .. }) => {
                spot.kind = "no-holder";
                (spot.lever, spot.held_below) = (Some(model.levers.id(*lever)), Some(*held_below));
            }
            Some(Finding::Requirement { requirement, role, found, at_least, .. }) => {
                spot.kind = "requirement";
                spot.requirement = Some(model.requirements.id(*requirement));
                spot.role = Some(model.roles.id(*role));
                (spot.found, spot.at_least) = (Some(*found), Some(*at_least));
            }
            Some(Finding::Separation { separation, stakeholder, roles }) => {
                spot.kind = "separation";
                spot.separation = Some(model.separations.id(*separation));
                spot.stakeholder = Some(model.stakeholders.id(*stakeholder));
                spot.roles = Some(roles.map(|role| model.roles.id(role)));
            }
        }
        spot
    }
}

/// What is found of a challenge as a whole.
pub(super) fn of_whole(decision: &Decision<'_>) -> Option<Found> {
    let (challenge, severity) = (decision.challenge, Severity::Gap);
    decision.no_common_area.then_some(Found { challenge, seat: None, severity, finding: None })
}

/// What is found at a seat: gaps first, in the order of answers.
pub(super) fn of_seat(seat: &SeatDecided<'_>) -> impl Iterator<Item = Found> {
    let (challenge, area) = (seat.at.task.challenge, Some(seat.at.area));
    let gaps = seat.gaps.iter().map(|finding| (Severity::Gap, finding));
    let all = gaps.chain(seat.advice.iter().map(|finding| (Severity::Advice, finding)));
    all.map(move |(severity, finding)| Found {
        challenge,
        seat: area,
        severity,
        finding: Some(finding.clone()),
    })
}
