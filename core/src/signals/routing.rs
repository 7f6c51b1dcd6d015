//! Routing: from themes, areas and target groups alone, the challenge to which a signal belongs, who would direct and coordinate it, and with which approach (F-10).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::may::Holder;
use super::path::StepField;
use super::signal::Signal;
use super::state::Signals;
use crate::atlas::Atlas;
use crate::document::{Approach, AreaEntry, Challenge, Spread};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::{AreaIx, ChallengeIx, Ix};
use crate::order::sort_by;
use crate::refused::is_on;
use crate::rules::Approaches;
use crate::text::Text;

/// Where a signal would go.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Routing {
    /// The challenges to which it could belong, the best first: by how many of its themes they are on, then by how many of its areas they touch, then by how many target groups they have in common with
    /// it, then by id. Each is on one of its themes at least, and touches one of its areas.
    pub challenges: Vec<RoutedTo>,
    /// What would come of it as a challenge of its own: shared, without needs.
    pub alone: RoutedAlone,
}

/// A challenge to which a signal could belong, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoutedTo {
    /// The challenge.
    pub challenge: Id,
    /// As people read it.
    pub label: Text,
    /// The themes of the signal that it is on, itself or through broader and exact themes.
    pub themes: Vec<Id>,
    /// The areas of the signal that it touches: they lie in one that it affects, or the other way round.
    pub areas: Vec<Id>,
    /// The target groups that both name.
    pub target_groups: Vec<Id>,
    /// Its highest approach.
    pub approach: Approach,
    /// Who directs it, at the seats that concern these areas, and by which rules.
    pub directors: Vec<Holder>,
    /// Who coordinates its signals there.
    pub coordinators: Vec<Holder>,
}

/// What would come of a signal as a challenge of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoutedAlone {
    /// Its approach; nothing where none of its areas is there at the date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approach: Option<Approach>,
    /// Who would direct it, and by which rules.
    pub directors: Vec<Holder>,
    /// Who coordinates it.
    pub coordinators: Vec<Holder>,
}

fn known<I: Ix>(names: &Names<I>, what: &'static str, ids: &[Id]) -> Result<(), Unknown> {
    match ids.iter().find(|id| names.find(id.as_str()).is_none()) {
        None => Ok(()),
        Some(id) => Err(Unknown::among(what, id.as_str(), names.all())),
    }
}

fn holders(holding: Vec<(Id, Vec<Id>)>) -> Vec<Holder> {
    holding.into_iter().map(|(stakeholder, because)| Holder { stakeholder, because }).collect()
}

fn in_order(ids: &[Id]) -> Vec<Id> {
    ids.iter().collect::<BTreeSet<&Id>>().into_iter().cloned().collect()
}

/// What a signal is about, as routing looks at it.
struct Asked<'q> {
    atlas: &'q Atlas,
    themes: &'q [Id],
    areas: Vec<(&'q Id, Vec<AreaIx>)>,
    target_groups: &'q [Id],
}

impl<'q> Asked<'q> {
    fn new(atlas: &'q Atlas, themes: &'q [Id], areas: &'q [Id], target_groups: &'q [Id]) -> Self {
        let now = |id: &'q Id| (id, atlas.areas_now(std::slice::from_ref(id)));
        Self { atlas, themes, areas: areas.iter().map(now).collect(), target_groups }
    }

    /// The reasons why a challenge could be the one: themes, areas, target groups.
    fn reasons(&self, index: ChallengeIx) -> Option<(&'q Challenge, [Vec<Id>; 3])> {
        let atlas = self.atlas;
        let challenge = atlas.model.challenge(index)?;
        let task = atlas.tasks.of(index)?;
        let on = |theme: &&Id| is_on(atlas, &challenge.id, theme);
        let themes: Vec<Id> = self.themes.iter().filter(on).cloned().collect();
        let touches = |area: &AreaIx| task.affected.iter().any(|affected| atlas.touch(*affected, *area));
        let near = self.areas.iter().filter(|(_, now)| now.iter().any(touches));
        let areas: Vec<Id> = near.map(|(id, _)| (*id).clone()).collect();
        let in_common = |group: &&Id| challenge.target_groups.contains(group);
        let groups = self.target_groups.iter().filter(in_common).cloned().collect();
        (!themes.is_empty() && !areas.is_empty()).then_some((challenge, [themes, areas, groups]))
    }
}

impl Signals {
    /// The role of those who direct: the one that the path wants of those whom it records as directors.
    fn directing(&self) -> Option<&Id> {
        let step = self.path.steps.iter().find(|step| step.records(StepField::Directors));
        step.and_then(|step| step.among.as_ref())
    }

    /// Where a signal on these themes, in these areas, about these target groups would go, and why.
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, with the nearest.
    pub fn route(
        &self,
        atlas: &Atlas,
        themes: &[Id],
        areas: &[Id],
        target_groups: &[Id],
    ) -> Result<Routing, Unknown> {
        known(&atlas.model.themes, "theme", themes)?;
        known(&atlas.model.areas, "area", areas)?;
        known(&atlas.model.groups, "target group", target_groups)?;
        // whatever the order in which they are named
        let (themes, target_groups) = (&in_order(themes), &in_order(target_groups));
        let areas = atlas.model.areas.find_all(areas).into_iter().collect::<BTreeSet<AreaIx>>();
        let areas: &Vec<Id> = &areas.into_iter().map(|area| atlas.model.areas.id(area).clone()).collect();
        let director = self.directing();
        let coordinator = self.coordinating().and_then(|(_, actor)| actor.role.as_ref());
        let asked = Asked::new(atlas, themes, areas, target_groups);
        let mut challenges = Vec::new();
        for (challenge, [themes, near, target_groups]) in
            atlas.model.challenges.indices().filter_map(|index| asked.reasons(index))
        {
            let id = challenge.id.as_str();
            let have = |role: Option<&Id>| {
                role.map_or_else(Vec::new, |role| holders(atlas.role_holders(id, role.as_str(), &near)))
            };
            let Some(approach) = atlas.approaches_of(id).map(Approaches::highest) else { continue };
            let (directors, coordinators) = (have(director), have(coordinator));
            challenges.push(RoutedTo {
                challenge: challenge.id.clone(),
                label: challenge.label.clone(),
                themes,
                areas: near,
                target_groups,
                approach,
                directors,
                coordinators,
            });
        }
        sort_by(&mut challenges, |one, other| rank(one).cmp(&rank(other)));
        let entries = areas.iter().cloned().map(AreaEntry::Area).collect();
        let mut alone =
            Challenge::new(Signal::report(), Text::from(""), themes.clone(), entries, Spread::Shared);
        alone.target_groups.clone_from(target_groups);
        let have = |role: Option<&Id>| {
            role.map_or_else(Vec::new, |role| holders(atlas.role_holders_if(&alone, role.as_str())))
        };
        let alone = RoutedAlone {
            approach: atlas.approaches_if(&alone).map(Approaches::highest),
            directors: have(director),
            coordinators: have(coordinator),
        };
        Ok(Routing { challenges, alone })
    }
}

fn rank(one: &RoutedTo) -> (Reverse<usize>, Reverse<usize>, Reverse<usize>, &Id) {
    (Reverse(one.themes.len()), Reverse(one.areas.len()), Reverse(one.target_groups.len()), &one.challenge)
}
