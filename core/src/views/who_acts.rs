//! Who acts where? The assignments, as a lazy sequence, filtered (contract §6).

use crate::atlas::Atlas;
use crate::atlas::tasks::Task;
use crate::decide::places::SeatAt;
use crate::decide::roles::{Found, Only, Segment};
use crate::decide::{Decision, find};
use crate::document::{Approach, Strength};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LevelIx, RoleIx, StakeholderIx, ThemeIx, holds};
use crate::order::sort;
use crate::rules::Approaches;

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

/// Does the filter let a challenge through?
fn is_asked(wanted: &Wanted, task: &Task<'_>) -> bool {
    wanted.challenge.is_none_or(|challenge| challenge == task.challenge)
        && wanted.theme.is_none_or(|theme| holds(task.themes.list, &theme))
}

impl Wanted {
    /// What of a decision is computed at all.
    fn only<'w>(&self, place: &'w dyn Fn(&SeatAt<'_>, AreaIx) -> bool) -> Only<'w> {
        Only { role: self.role, place: Some(place) }
    }

    fn place(&self, atlas: &Atlas, seat: &SeatAt<'_>, place: AreaIx) -> bool {
        let within = |heirs: &Vec<AreaIx>| heirs.iter().any(|area| atlas.space.lies_within(place, *area));
        self.area.as_ref().is_none_or(within)
            && self.level.is_none_or(|level| level == atlas.model.level_of[place])
            && self.approach.is_none_or(|approach| Approaches::of(&[approach]).meets(seat.approaches))
    }

    /// The part of a segment that it lets through.
    fn part<'s>(&self, atlas: &Atlas, found: &'s Found, segment: &'s Segment) -> Vec<&'s [StakeholderIx]> {
        if self.strength.is_some_and(|strength| atlas.rules.strength(segment.role, segment.rules) != strength)
        {
            return Vec::new();
        }
        let who = found.who(segment);
        let Some(heirs) = &self.stakeholder else { return vec![who] };
        let at = heirs.iter().filter_map(|heir| who.binary_search(heir).ok());
        at.filter_map(|at| who.get(at..=at)).collect()
    }
}

impl Atlas {
    /// Who acts where: the assignments that the filter lets through, in the order of challenges, seats, roles, places and stakeholders. Each challenge is computed when
    /// it is reached, and of it only the role and the places that the filter asks for; a theme or a challenge in the filter passes over the others.
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that is not there, with the nearest id.
    pub fn assignments<'a>(
        &'a self,
        filter: &Filter<'_>,
    ) -> Result<impl Iterator<Item = Assignment<'a>> + use<'a>, Unknown> {
        let wanted = Wanted::new(self, filter)?;
        let model = &*self.model;
        let mut memory = Decision::new(self);
        let assignments = model.challenges.indices().flat_map(move |challenge| {
            let mut through = Vec::new();
            if let Some(task) = self.tasks.of(challenge).filter(|task| is_asked(&wanted, task)) {
                memory.renew(task, Some(&wanted.only(&|seat, place| wanted.place(self, seat, place))));
                for seat in memory.seats_decided() {
                    let start = through.len();
                    for segment in &seat.found.roles {
                        for who in wanted.part(self, &seat.found, segment) {
                            let (role, area, rules) = (segment.role, segment.area, segment.rules);
                            through.extend(who.iter().map(|s| (seat.at.area, role, area, *s, rules)));
                        }
                    }
                    sort(through.get_mut(start..).unwrap_or_default());
                }
            }
            through.into_iter().map(move |(seat, role, area, stakeholder, rules)| Assignment {
                challenge: model.challenges.id(challenge),
                seat: model.areas.id(seat),
                role: model.roles.id(role),
                stakeholder: model.stakeholders.id(stakeholder),
                area: model.areas.id(area),
                strength: self.rules.strength(role, rules),
                because: self.rules.of_role[role].list(rules).map(|rule| model.rules.id(rule)).collect(),
            })
        });
        Ok(assignments)
    }

    /// How many assignments the filter lets through. None of them is written out.
    ///
    /// # Errors
    /// [`Unknown`] when the filter names something that is not there, with the nearest id.
    pub fn count(&self, filter: &Filter<'_>) -> Result<usize, Unknown> {
        let wanted = Wanted::new(self, filter)?;
        let mut memory = Decision::new(self);
        let mut count = 0;
        for position in 0..self.tasks.len() {
            let Some(task) = self.tasks.at(position).filter(|task| is_asked(&wanted, task)) else { continue };
            memory.renew(task, Some(&wanted.only(&|seat, place| wanted.place(self, seat, place))));
            for seat in memory.seats_decided() {
                let parts =
                    seat.found.roles.iter().flat_map(|segment| wanted.part(self, &seat.found, segment));
                count += parts.map(<[_]>::len).sum::<usize>();
            }
        }
        Ok(count)
    }
}
