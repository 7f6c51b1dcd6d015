//! Who acts where? The assignments, as a lazy sequence, filtered (contract §6).

use crate::atlas::Atlas;
use crate::decide::places::seat_areas;
use crate::decide::{decide_seat, find};
use crate::document::{Approach, Strength};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LevelIx, RoleIx, StakeholderIx, ThemeIx, holds};

/// Which assignments? Each field that is given narrows the answer; together they are an *and*.
///
/// ```
/// let filter = regie::Filter { theme: Some("housing"), level: Some("local"), ..Default::default() };
/// # let _ = filter;
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter<'f> {
    /// The challenge has this theme, named or reached by `broader` and `exact`.
    pub theme: Option<&'f str>,
    /// This challenge.
    pub challenge: Option<&'f str>,
    /// The place lies in this area, or is it. An area that has ended means its successors.
    pub area: Option<&'f str>,
    /// The place has this level.
    pub level: Option<&'f str>,
    /// This stakeholder. One that has ended means its successors.
    pub stakeholder: Option<&'f str>,
    /// This role.
    pub role: Option<&'f str>,
    /// Exactly this strength.
    pub strength: Option<Strength>,
    /// One of the seat's approaches is this one.
    pub approach: Option<Approach>,
}

/// A stakeholder that has a role on a challenge, at a place of a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assignment<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The area of the seat.
    pub seat: &'a Id,
    /// The role.
    pub role: &'a Id,
    /// Who has it.
    pub stakeholder: &'a Id,
    /// The place where it has it.
    pub area: &'a Id,
    /// How strongly.
    pub strength: Strength,
    /// Every rule that assigns it and is not set aside.
    pub because: Vec<&'a Id>,
}

impl Assignment<'_> {
    /// The assignment as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

/// A filter with its names looked up.
#[derive(Debug)]
struct Wanted {
    theme: Option<ThemeIx>,
    challenge: Option<ChallengeIx>,
    area: Option<Vec<AreaIx>>,
    level: Option<LevelIx>,
    stakeholder: Option<Vec<StakeholderIx>>,
    role: Option<RoleIx>,
    strength: Option<Strength>,
    approach: Option<Approach>,
}

impl Wanted {
    fn new(atlas: &Atlas, filter: &Filter<'_>) -> Result<Self, Unknown> {
        let model = &atlas.model;
        Ok(Self {
            theme: filter.theme.map(|id| find(&model.themes, "theme", id)).transpose()?,
            challenge: filter.challenge.map(|id| find(&model.challenges, "challenge", id)).transpose()?,
            area: filter
                .area
                .map(|id| find(&model.areas, "area", id).map(|area| atlas.space.succession.resolve(area)))
                .transpose()?,
            level: filter.level.map(|id| find(&model.levels, "level", id)).transpose()?,
            stakeholder: filter
                .stakeholder
                .map(|id| {
                    find(&model.stakeholders, "stakeholder", id).map(|s| atlas.people.succession.resolve(s))
                })
                .transpose()?,
            role: filter.role.map(|id| find(&model.roles, "role", id)).transpose()?,
            strength: filter.strength,
            approach: filter.approach,
        })
    }
}

impl Atlas {
    /// Who acts where: the assignments that the filter lets through, in the order of challenges, seats, roles, places and stakeholders. Each seat is computed when
    /// it is reached; a theme or a challenge in the filter passes over the others without computing them.
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that is not there, with the nearest id.
    pub fn assignments<'a>(
        &'a self,
        filter: &Filter<'_>,
    ) -> Result<impl Iterator<Item = Assignment<'a>> + use<'a>, Unknown> {
        let wanted = Wanted::new(self, filter)?;
        let challenges = self.model.challenges.indices();
        let chosen = wanted.challenge;
        let tasks = challenges
            .filter(move |challenge| chosen.is_none_or(|wanted| wanted == *challenge))
            .filter_map(|challenge| Some((challenge, self.tasks[challenge].as_ref()?)));
        let theme = wanted.theme;
        let seats = tasks
            .filter(move |(_, task)| theme.is_none_or(|wanted| holds(&task.themes, &wanted)))
            .flat_map(|(challenge, task)| {
                seat_areas(task).into_iter().map(move |(area, covers)| (challenge, task, area, covers))
            });
        let assignments = seats.flat_map(move |(challenge, task, area, covers)| {
            let seat = decide_seat(self, task, area, covers);
            let of_interest =
                wanted.approach.is_none_or(|approach| seat.approaches.iter().any(|a| a == approach));
            let roles = if of_interest { seat.roles } else { Vec::new() };
            let model = &self.model;
            let through: Vec<_> = roles
                .into_iter()
                .filter(|holding| {
                    wanted.role.is_none_or(|role| role == holding.role)
                        && wanted
                            .stakeholder
                            .as_ref()
                            .is_none_or(|heirs| heirs.contains(&holding.stakeholder))
                        && wanted.strength.is_none_or(|strength| strength == holding.strength)
                        && wanted.area.as_ref().is_none_or(|heirs| {
                            heirs.iter().any(|area| self.space.lies_within(holding.area, *area))
                        })
                        && wanted.level.is_none_or(|level| level == model.level_of[holding.area])
                })
                .map(|holding| Assignment {
                    challenge: model.challenges.id(challenge),
                    seat: model.areas.id(area),
                    role: model.roles.id(holding.role),
                    stakeholder: model.stakeholders.id(holding.stakeholder),
                    area: model.areas.id(holding.area),
                    strength: holding.strength,
                    because: holding.because.iter().map(|rule| model.rules.id(*rule)).collect(),
                })
                .collect();
            through
        });
        Ok(assignments)
    }
}
