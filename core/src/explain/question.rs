//! A question about a role, with its names looked up.

use crate::atlas::Atlas;
use crate::atlas::tasks::Task;
use crate::decide::places::{Place, SeatAt};
use crate::decide::{RoleAt, find};
use crate::error::{Unknown, shorten};
use crate::model::table::{AreaIx, RoleIx, StakeholderIx};

/// A [`RoleAt`] as indices. What has ended means its successors.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) task: Task<'a>,
    pub(super) role: RoleIx,
    /// The stakeholder as it was asked.
    pub(super) asked: StakeholderIx,
    pub(super) stakeholders: Vec<StakeholderIx>,
    /// The area as it was asked.
    pub(super) area: Option<AreaIx>,
    pub(super) areas: Option<Vec<AreaIx>>,
}

impl<'a> Question<'a> {
    pub(super) fn new(atlas: &'a Atlas, question: &RoleAt<'_>) -> Result<Self, Unknown> {
        let model = &atlas.model;
        let challenge = find(&model.challenges, "challenge", question.challenge)?;
        let asked = find(&model.stakeholders, "stakeholder", question.stakeholder)?;
        let role = find(&model.roles, "role", question.role)?;
        let area = question.area.map(|id| find(&model.areas, "area", id)).transpose()?;
        let task = atlas.tasks.of(challenge).ok_or_else(|| Unknown {
            what: "challenge",
            id: shorten(question.challenge).into(),
            nearest: None,
            date: Some(atlas.date()),
        })?;
        Ok(Self {
            task,
            role,
            asked,
            stakeholders: atlas.people.succession.resolve(asked),
            area,
            areas: area.map(|area| atlas.space.succession.resolve(area)),
        })
    }

    /// The seats of the challenge.
    pub(super) fn seats(&self, atlas: &'a Atlas) -> Vec<SeatAt<'a>> {
        self.task.seat_areas().map(|(area, covers)| SeatAt::new(atlas, self.task, area, covers)).collect()
    }

    /// Is this place asked about?
    pub(super) fn is_asked(&self, place: Place) -> bool {
        self.areas.as_ref().is_none_or(|areas| areas.contains(&place.area))
    }
}
