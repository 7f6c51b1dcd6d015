//! What would close a gap: the smallest mandate or coalition, verified by making it (contract §6, "blind spots").

use serde::Serialize;

use crate::atlas::Atlas;
use crate::decide::find;
use crate::decide::gaps::Finding;
use crate::document::{Change, Fix, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, KindIx, LeverIx, RequirementIx, StakeholderIx, holds, sorted};
use crate::order::sort;

use super::takers::Takers;

/// A gap or point for attention, asked with ids.
#[derive(Debug, Clone, Copy)]
pub struct GapAt<'q> {
    /// The challenge.
    pub challenge: &'q str,
    /// What is missing.
    pub kind: GapKind<'q>,
    /// Where: the affected area of a lever, the place of a requirement.
    pub area: &'q str,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapKind<'q> {
    /// This lever has no holder.
    NoHolder(&'q str),
    /// This requirement is not met.
    Requirement(&'q str),
}

/// What would close a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Closings {
    /// Each way that was found, those nearest to the place first. Each was made, and the gap was gone.
    pub closings: Vec<Closing>,
    /// How many stakeholders were looked at.
    pub looked_at: usize,
    /// Was everything tried that would be looked at? Where not (there is a limit for one gap), there can be other ways.
    pub complete: bool,
}

/// One way to close a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Closing {
    /// Who would take it up: one stakeholder, or a coalition.
    pub stakeholders: Vec<Id>,
    /// What would have to change.
    pub fixes: Vec<Fix>,
}

impl Closings {
    fn none() -> Self {
        Self { closings: Vec::new(), looked_at: 0, complete: true }
    }

    /// The closings as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// What would close this gap? For a lever that nobody holds, the mandates that would: for those who work there, of the kinds that hold the lever elsewhere if there are any.
    ///
    /// For a requirement, the first of these that there are: each stakeholder around the place, of the kinds that it counts, that would meet it with one change (see
    /// [`repairs`](Atlas::repairs)); the coalitions of two or of three of them, one of each kind and sector, and those that could with two changes alone; each stakeholder that is not around,
    /// with one change; a larger coalition around the place from which nobody can be left out. Who is at home at the place comes first. Nothing where the gap is not there.
    ///
    /// With `only`, what this stakeholder could do about it.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::{GapAt, GapKind};
    ///
    /// let gap = GapAt { challenge: "debts", kind: GapKind::NoHolder("grant-aid"), area: "menen" };
    /// let closings = atlas.closings(&gap, None)?;
    /// assert_eq!(closings.closings[0].stakeholders[0], *"ocmw");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Unknown`] when it names something that is not there, with the nearest id.
    pub fn closings(&self, gap: &GapAt<'_>, only: Option<&str>) -> Result<Closings, Unknown> {
        let only = only.map(|id| find(&self.model.stakeholders, "stakeholder", id)).transpose()?;
        let only = only.map(|s| self.people.succession.resolve(s));
        self.closings_by(gap, only.as_deref(), Depth::Whole)
    }

    /// The same; with `only`, what these could do, sorted; and as deep as asked.
    pub(crate) fn closings_by(
        &self,
        gap: &GapAt<'_>,
        only: Option<&[StakeholderIx]>,
        depth: Depth,
    ) -> Result<Closings, Unknown> {
        let found = Gap::find(self, gap)?;
        if !found.is_there(self, gap.challenge) {
            return Ok(Closings::none());
        }
        let is_asked = |s: &StakeholderIx| only.is_none_or(|only| holds(only, s));
        match found.kind {
            Kind::NoHolder(lever) => {
                let mut who = could_hold(self, lever, found.area);
                who.retain(is_asked);
                let closings = self.mandates_for(&found, gap, lever, &who);
                Ok(Closings { closings, looked_at: who.len(), complete: true })
            }
            Kind::Requirement(requirement) => Takers::new(self, gap, &found, requirement)
                .map_or(Ok(Closings::none()), |takers| takers.search(&is_asked, depth)),
        }
    }

    fn mandates_for(
        &self,
        found: &Gap,
        gap: &GapAt<'_>,
        lever: LeverIx,
        who: &[StakeholderIx],
    ) -> Vec<Closing> {
        let model = &self.model;
        let closing = |s: &StakeholderIx| {
            let stakeholder = model.stakeholders.id(*s).clone();
            let fix = Fix::Mandate {
                stakeholder: stakeholder.clone(),
                lever: model.levers.id(lever).clone(),
                level: model.levels.id(model.level_of[found.area]).clone(),
                within: model.areas.id(found.area).clone(),
            };
            let closing = Closing { stakeholders: vec![stakeholder], fixes: vec![fix] };
            self.closes(gap, &closing).then_some(closing)
        };
        who.iter().filter_map(closing).collect()
    }

    /// Is the gap gone when this is made?
    pub(super) fn closes(&self, gap: &GapAt<'_>, closing: &Closing) -> bool {
        let changes: Vec<Change> = closing.fixes.iter().cloned().map(Change::Fix).collect();
        let Ok(changed) = self.apply(&changes) else { return false };
        Gap::find(&changed, gap).is_ok_and(|found| !found.is_there(&changed, gap.challenge))
    }
}

/// How far is looked for what closes a gap?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// As far as there is to look.
    Whole,
    /// At one change each, of those around the place: for many gaps at once.
    OneEach,
}

/// A gap, with its names looked up.
pub(super) struct Gap {
    kind: Kind,
    pub(super) area: AreaIx,
}

#[derive(Clone, Copy)]
enum Kind {
    NoHolder(LeverIx),
    Requirement(RequirementIx),
}

impl Gap {
    fn find(atlas: &Atlas, gap: &GapAt<'_>) -> Result<Self, Unknown> {
        let model = &atlas.model;
        let kind = match gap.kind {
            GapKind::NoHolder(lever) => Kind::NoHolder(find(&model.levers, "lever", lever)?),
            GapKind::Requirement(id) => Kind::Requirement(find(&model.requirements, "requirement", id)?),
        };
        find(&model.challenges, "challenge", gap.challenge)?;
        Ok(Self { kind, area: find(&model.areas, "area", gap.area)? })
    }

    /// Does a decision have it, as a gap or as a point for attention?
    fn is_there(&self, atlas: &Atlas, challenge: &str) -> bool {
        let Ok(decision) = atlas.decision(challenge) else { return false };
        let same = |finding: &Finding| match (finding, self.kind) {
            (Finding::NoHolder { lever, area, .. }, Kind::NoHolder(asked)) => {
                (*lever, *area) == (asked, self.area)
            }
            (Finding::Requirement { requirement, area, .. }, Kind::Requirement(asked)) => {
                (*requirement, *area) == (asked, self.area)
            }
            _ => false,
        };
        decision.seats_decided().iter().any(|seat| seat.gaps.iter().chain(&seat.advice).any(same))
    }
}

/// Those who could hold a lever at an area: who works in it or in one that covers it, of the kinds that hold the lever elsewhere, if there are any.
fn could_hold(atlas: &Atlas, lever: LeverIx, area: AreaIx) -> Vec<StakeholderIx> {
    let (space, people) = (&atlas.space, &atlas.people);
    let areas = atlas.model.areas.indices();
    let held = areas.flat_map(|area| people.mandates(area)).filter(|held| held.lever == lever);
    let kinds: Vec<KindIx> = sorted(held.filter_map(|held| people.kind(held.who)).collect());
    let own = nearest_first(atlas, people.workers(area).iter().copied(), area);
    let above = sorted(space.up(area).iter().flat_map(|w| people.workers(*w)).copied().collect());
    let is_of = |s: &StakeholderIx| people.kind(*s).is_some_and(|kind| holds(&kinds, &kind));
    // those who are at home there before those who come from further
    let ways = [
        own.iter().copied().filter(is_of).collect::<Vec<_>>(),
        above.iter().copied().filter(is_of).collect(),
        own,
        above,
    ];
    ways.into_iter().find(|who| !who.is_empty()).unwrap_or_default()
}

/// How far somebody is from a place: at home there, there and elsewhere, in a part of it, in what it is a part of, elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    AtHome,
    There,
    Below,
    Above,
    Elsewhere,
}

/// In the order of their closeness.
pub(super) fn nearest_first(
    atlas: &Atlas,
    who: impl Iterator<Item = StakeholderIx>,
    area: AreaIx,
) -> Vec<StakeholderIx> {
    let mut who: Vec<_> = who.map(|s| (closeness(atlas, s, area), s)).collect();
    sort(&mut who);
    who.into_iter().map(|(_, s)| s).collect()
}

pub(super) fn closeness(atlas: &Atlas, s: StakeholderIx, area: AreaIx) -> Closeness {
    let (space, works_in) = (&atlas.space, atlas.people.works_in(s));
    let mut below = works_in.iter().map(|one| space.lies_within(*one, area));
    if holds(works_in, &area) {
        return if below.all(|is_below| is_below) { Closeness::AtHome } else { Closeness::There };
    }
    if below.any(|is_below| is_below) {
        return Closeness::Below;
    }
    let is_above = works_in.iter().any(|one| space.lies_within(area, *one));
    if is_above { Closeness::Above } else { Closeness::Elsewhere }
}
