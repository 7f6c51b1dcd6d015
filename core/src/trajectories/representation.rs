//! Who is in a theme group, and who is missing (E-06, E-13).

use serde::Serialize;

use super::event::{GroupCount, GroupRequirement};
use super::state::Trajectory;
use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::document::{AreaEntry, Severity};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::{AreaIx, Ix, StakeholderIx, holds, sorted};

/// Who is in the group on a theme, and who is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Representation<'a> {
    /// The theme.
    pub theme: &'a Id,
    /// How many participants it has.
    pub participants: usize,
    /// The stakeholders for which they speak: of those that have ended, the successors.
    pub stakeholders: Vec<Present<'a>>,
    /// The kinds of these stakeholders.
    pub kinds: Vec<Present<'a>>,
    /// The sectors that they have.
    pub sectors: Vec<Present<'a>>,
    /// The areas of the trajectory in which one of them works; what works in a part of an area is in it, what covers many areas is not in each.
    pub areas: Vec<Present<'a>>,
    /// Kinds that a requirement asks for and that nobody is of.
    pub missing_kinds: Vec<&'a Id>,
    /// Sectors that the theme has or a requirement asks for, and that nobody has.
    pub missing_sectors: Vec<&'a Id>,
    /// Areas of the trajectory in which nobody works.
    pub missing_areas: Vec<&'a Id>,
    /// Requirements that are not met, of severity `gap`.
    pub gaps: Vec<Unrepresented<'a>>,
    /// Requirements that are not met, of severity `advice`.
    pub advice: Vec<Unrepresented<'a>>,
}

/// Something that is in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Present<'a> {
    /// What it is.
    pub id: &'a Id,
    /// How many participants bring it.
    pub participants: usize,
}

/// A requirement that a group does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Unrepresented<'a> {
    /// The requirement.
    pub requirement: &'a Id,
    /// How many there are.
    pub found: usize,
    /// How many there must be.
    pub at_least: u32,
}

/// What participants bring, each with how many bring it.
struct Tally<I>(Vec<I>);

impl<I: Ix> Tally<I> {
    fn new(brought: Vec<I>) -> Self {
        let mut brought = brought;
        crate::order::sort(&mut brought);
        Self(brought)
    }

    fn ids(&self) -> impl Iterator<Item = (I, usize)> {
        self.0.chunk_by(PartialEq::eq).filter_map(|alike| Some((*alike.first()?, alike.len())))
    }

    fn named<'a>(&self, names: &'a Names<I>) -> Vec<Present<'a>> {
        self.ids().map(|(id, participants)| Present { id: names.id(id), participants }).collect()
    }

    /// Those of a list that nobody brings.
    fn lacks<'a>(&self, asked: Vec<I>, names: &'a Names<I>) -> Vec<&'a Id> {
        sorted(asked).into_iter().filter(|one| !holds(&self.0, one)).map(|one| names.id(one)).collect()
    }
}

impl Trajectory {
    /// For each theme group who is in it and who is missing: kinds, sectors, areas, and the requirements of the invitation that are not met (E-06: local governments, networks and
    /// partners together; E-13: broad and diverse). In the order of the invitation.
    ///
    /// Kinds, sectors and areas are asked of the atlas, at its date; a theme that the atlas does not have has no group here.
    #[must_use]
    pub fn representation<'a>(&'a self, atlas: &'a Atlas) -> Vec<Representation<'a>> {
        let areas = self.areas(atlas);
        self.opened
            .groups
            .iter()
            .map(|group| Group::new(self, &group.theme, atlas, &areas).representation())
            .collect()
    }

    /// The areas that should be heard in every group, in order.
    fn areas(&self, atlas: &Atlas) -> Vec<AreaIx> {
        let (model, space) = (&atlas.model, &atlas.space);
        let resolve = |id: &Id| {
            model.areas.find(id.as_str()).map(|area| space.succession.resolve(area)).unwrap_or_default()
        };
        let mut areas = Vec::new();
        for entry in &self.opened.areas {
            match entry {
                AreaEntry::Area(id) => areas.extend(resolve(id)),
                AreaEntry::Within { within, level } => {
                    let Some(level) = model.levels.find(level.as_str()) else { continue };
                    for area in resolve(within) {
                        areas.extend(space.of_level_within(model, level, area));
                    }
                }
            }
        }
        sorted(areas)
    }
}

/// A theme group with what its participants bring: for each of them, the stakeholders for which it speaks.
struct Group<'a, 'g> {
    trajectory: &'a Trajectory,
    theme: &'a Id,
    atlas: &'a Atlas,
    areas: &'g [AreaIx],
    speak_for: Vec<Vec<StakeholderIx>>,
}

impl<'a, 'g> Group<'a, 'g> {
    fn new(trajectory: &'a Trajectory, theme: &'a Id, atlas: &'a Atlas, areas: &'g [AreaIx]) -> Self {
        let speaks_for = |stakeholder: &Id| {
            let index = atlas.model.stakeholders.find(stakeholder.as_str());
            index.map(|index| atlas.people.succession.resolve(index)).unwrap_or_default()
        };
        let participants = trajectory.participants(theme.as_str());
        let speak_for = participants.map(|(_, one)| speaks_for(&one.stakeholder)).collect();
        Self { trajectory, theme, atlas, areas, speak_for }
    }

    /// What each participant brings, each thing once for each participant.
    fn tally<I: Ix>(&self, brings: impl Fn(StakeholderIx) -> Vec<I>) -> Tally<I> {
        let each = self.speak_for.iter().map(|all| sorted(all.iter().copied().flat_map(&brings).collect()));
        Tally::new(each.flatten().collect())
    }

    fn kinds(&self, s: StakeholderIx) -> Vec<crate::model::table::KindIx> {
        self.atlas.people.kind(s).into_iter().collect()
    }

    fn sectors(&self, s: StakeholderIx) -> Vec<crate::model::table::SectorIx> {
        self.atlas.people.sectors(s).list.to_vec()
    }

    /// The areas of the trajectory in which it works.
    fn heard(&self, s: StakeholderIx) -> Vec<AreaIx> {
        let works = self.atlas.people.works_in(s);
        let inside = |area: &AreaIx| works.iter().any(|work| self.atlas.space.lies_within(*work, *area));
        self.areas.iter().copied().filter(inside).collect()
    }

    fn representation(&self) -> Representation<'a> {
        let model = &self.atlas.model;
        let kinds = self.tally(|s| self.kinds(s));
        let sectors = self.tally(|s| self.sectors(s));
        let areas = self.tally(|s| self.heard(s));
        let requirements = self.trajectory.opened.requirements.iter();
        let asked: Vec<&'a GroupRequirement> =
            requirements.filter(|one| one.themes.is_empty() || one.themes.contains(self.theme)).collect();
        let asked_kinds = asked.iter().flat_map(|one| model.kinds.find_all(&one.kind)).collect();
        let mut asked_sectors: Vec<_> =
            asked.iter().flat_map(|one| model.sectors.find_all(&one.sector)).collect();
        if let Some(theme) = model.themes.find(self.theme.as_str()) {
            asked_sectors.extend(Content::new(model).sectors(&[theme]));
        }
        let unmet = |severity: Severity| {
            let of_severity = asked.iter().filter(|one| one.severity == severity);
            of_severity.filter_map(|one| self.unmet(one)).collect::<Vec<_>>()
        };
        Representation {
            theme: self.theme,
            participants: self.speak_for.len(),
            stakeholders: self.tally(|s| vec![s]).named(&model.stakeholders),
            missing_kinds: kinds.lacks(asked_kinds, &model.kinds),
            missing_sectors: sectors.lacks(asked_sectors, &model.sectors),
            missing_areas: areas.lacks(self.areas.to_vec(), &model.areas),
            kinds: kinds.named(&model.kinds),
            sectors: sectors.named(&model.sectors),
            areas: areas.named(&model.areas),
            gaps: unmet(Severity::Gap),
            advice: unmet(Severity::Advice),
        }
    }

    fn unmet(&self, one: &'a GroupRequirement) -> Option<Unrepresented<'a>> {
        let model = &self.atlas.model;
        let (kinds, sectors) = (model.kinds.find_all(&one.kind), model.sectors.find_all(&one.sector));
        let counts = |s: &StakeholderIx| {
            (one.kind.is_empty() || self.kinds(*s).iter().any(|kind| kinds.contains(kind)))
                && (one.sector.is_empty() || self.sectors(*s).iter().any(|sector| sectors.contains(sector)))
        };
        let brings = |s| if counts(&s) { vec![s] } else { Vec::new() };
        let found = match one.count.unwrap_or(GroupCount::Stakeholders) {
            GroupCount::Stakeholders => self.tally(brings).ids().count(),
            GroupCount::Participants => self.speak_for.iter().filter(|all| all.iter().any(counts)).count(),
            GroupCount::Kinds => {
                let of = |s| if counts(&s) { self.kinds(s) } else { Vec::new() };
                self.tally(of).ids().count()
            }
            GroupCount::Sectors => {
                let of = |s| if counts(&s) { self.sectors(s) } else { Vec::new() };
                self.tally(of).ids().count()
            }
            GroupCount::Areas => {
                let of = |s| if counts(&s) { self.heard(s) } else { Vec::new() };
                self.tally(of).ids().count()
            }
        };
        let is_met = u32::try_from(found).unwrap_or(u32::MAX) >= one.at_least;
        (!is_met).then_some(Unrepresented { requirement: &one.id, found, at_least: one.at_least })
    }
}
