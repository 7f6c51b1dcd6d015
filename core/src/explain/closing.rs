//! What would close a gap: the smallest mandate or coalition, verified by making it (contract §6, "blind spots").

use serde::Serialize;

use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::{RoleAt, find};
use crate::document::{Change, Fix, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, KindIx, LeverIx, RequirementIx, StakeholderIx, holds, sorted};

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
    /// Each way that was found, the smallest first, then in the order of those concerned. Each was made, and the gap was gone.
    pub closings: Vec<Closing>,
    /// How many stakeholders were looked at.
    pub looked_at: usize,
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
    /// The closings as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// What would close this gap? For a lever that nobody holds, the mandates that would: for those who work there, of the kinds that hold the lever elsewhere if there are any. For a
    /// requirement, each stakeholder around the place that would meet it with one change (see [`repairs`](Atlas::repairs)); where more than one is missing, the first coalition that would.
    /// Nothing where the gap is not there.
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
        let found = Gap::find(self, gap)?;
        let only = only.map(|id| find(&self.model.stakeholders, "stakeholder", id)).transpose()?;
        let only = only.map(|s| self.people.succession.resolve(s));
        if !found.is_there(self, gap.challenge) {
            return Ok(Closings { closings: Vec::new(), looked_at: 0 });
        }
        let mut who = match found.kind {
            Kind::NoHolder(lever) => could_hold(self, lever, found.area),
            Kind::Requirement(requirement) => could_take(self, requirement, found.area),
        };
        who.retain(|s| only.as_ref().is_none_or(|only| only.contains(s)));
        let looked_at = who.len();
        let closings = match found.kind {
            Kind::NoHolder(lever) => self.mandates_for(&found, gap, lever, &who),
            Kind::Requirement(requirement) => self.takers_for(&found, gap, requirement, &who)?,
        };
        Ok(Closings { closings, looked_at })
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

    fn takers_for(
        &self,
        found: &Gap,
        gap: &GapAt<'_>,
        requirement: RequirementIx,
        who: &[StakeholderIx],
    ) -> Result<Vec<Closing>, Unknown> {
        let model = &self.model;
        let Some(required) = model.requirement(requirement) else { return Ok(Vec::new()) };
        let mut single = Vec::new();
        for s in who {
            let stakeholder = model.stakeholders.id(*s);
            let question = RoleAt {
                challenge: gap.challenge,
                role: required.role.as_str(),
                stakeholder: stakeholder.as_str(),
                area: Some(model.areas.id(found.area).as_str()),
            };
            for fixes in
                self.repairs_up_to(&question, 1)?.repairs.into_iter().filter(|fixes| !fixes.is_empty())
            {
                single.push(Closing { stakeholders: vec![stakeholder.clone()], fixes });
            }
        }
        let closing: Vec<Closing> = single.iter().filter(|one| self.closes(gap, one)).cloned().collect();
        if !closing.is_empty() {
            return Ok(closing);
        }
        // one is not enough: one after the other joins, each by the first change that would do
        let mut coalition = Closing { stakeholders: Vec::new(), fixes: Vec::new() };
        for Closing { stakeholders, fixes } in single {
            if stakeholders.iter().any(|one| coalition.stakeholders.contains(one)) {
                continue;
            }
            coalition.stakeholders.extend(stakeholders);
            coalition.fixes.extend(fixes);
            if self.closes(gap, &coalition) {
                return Ok(vec![coalition]);
            }
        }
        Ok(Vec::new())
    }

    /// Is the gap gone when this is made?
    fn closes(&self, gap: &GapAt<'_>, closing: &Closing) -> bool {
        let changes: Vec<Change> = closing.fixes.iter().cloned().map(Change::Fix).collect();
        let Ok(changed) = self.apply(&changes) else { return false };
        Gap::find(&changed, gap).is_ok_and(|found| !found.is_there(&changed, gap.challenge))
    }
}

/// A gap, with its names looked up.
struct Gap {
    kind: Kind,
    area: AreaIx,
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
    let own = people.workers(area).to_vec();
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

/// Those who could meet a requirement at a place: who works around it, of the kinds that it counts.
fn could_take(atlas: &Atlas, requirement: RequirementIx, area: AreaIx) -> Vec<StakeholderIx> {
    let (space, people) = (&atlas.space, &atlas.people);
    let compiled = atlas.rules.requirements.iter().find(|one| one.requirement == requirement);
    let around = space.up(area).iter().chain(space.down(area));
    let mut who = sorted(around.flat_map(|w| people.workers(*w)).copied().collect());
    who.retain(|s| {
        let kinds = compiled.and_then(|one| one.kinds.as_ref());
        kinds.is_none_or(|kinds| people.kind(*s).is_some_and(|kind| holds(kinds, &kind)))
    });
    who
}
