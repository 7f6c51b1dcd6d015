//! Why this approach, this seat, this gap, this signal and to whom? (contract §6)

use serde::Serialize;

use crate::atlas::Atlas;
use crate::atlas::tasks::{Seats, Task, common_areas, may_sit, size_of};
use crate::decide::gaps::Finding;
use crate::decide::matching::Here;
use crate::decide::places::SeatAt;
use crate::decide::{Decision, SeatDecided};
use crate::document::{Approach, Spread, Strength, to_text};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{AreaIx, RequirementIx, StakeholderIx, holds};
use crate::order::sort_by;

use super::facts::{Fact, Facts};
use super::gather::Gather;
use super::reason::{Look, Reason};

/// Why a challenge is dealt with where it is, under which approaches, what is missing, and what is signalled to whom.
///
/// As in [`Why`](super::Why), reasons name [`facts`](WhyDecision::facts) by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyDecision<'a> {
    /// The challenge.
    pub challenge: &'a Id,
    /// The highest approach of its seats.
    pub approach: Approach,
    /// How its seats were found.
    pub choice: SeatChoice,
    /// For a shared challenge without a seat of its own: every area that covers all affected ones, by level, then id, and why it is the seat or not.
    pub candidates: Vec<SeatCandidate<'a>>,
    /// Its seats, by area.
    pub seats: Vec<WhySeat<'a>>,
    /// What is signalled, and to whom: by lever, then area.
    pub signals: Vec<WhySignal<'a>>,
    /// What the reasons rest on.
    pub facts: Vec<Fact<'a>>,
}

/// How the seats of a challenge were found (contract §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum SeatChoice {
    /// Separate: each affected area is a seat of its own.
    Separate,
    /// Shared: the challenge names its seat.
    Named,
    /// Shared: the lowest area that covers all that is affected.
    LowestCommon,
    /// Shared, but no area covers all that is affected: each is a seat of its own.
    NoCommonArea,
}

/// An area that could be the seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SeatCandidate<'a> {
    /// The area.
    pub area: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// Is it the seat, or why not?
    pub outcome: CandidateOutcome,
    /// How many areas it has, of the lowest level that is affected: where several share the lowest level, the one with the fewest counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<usize>,
}

/// Whether an area is the seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CandidateOutcome {
    /// It is the seat.
    Chosen,
    /// There is one of a lower level.
    Higher,
    /// There is one of its level with fewer areas.
    Larger,
    /// There is one as large, with a smaller id.
    LaterId,
    /// It is a grouping for other themes.
    OtherThemes,
}

/// Why a seat is as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhySeat<'a> {
    /// The area.
    pub seat: &'a Id,
    /// Its level.
    pub level: &'a Id,
    /// What it covers: the affected areas, and the ways from them to the seat.
    pub because: Vec<usize>,
    /// Each approach under which something is to be done, in order, and the facts that make it so: the level of the seat, the sources of needed levers.
    pub approaches: Vec<WhyApproach>,
    /// What is missing, in the order of the decision.
    pub gaps: Vec<WhyGap<'a>>,
    /// Points for attention, in the order of the decision.
    pub advice: Vec<WhyGap<'a>>,
}

/// Why something is to be done under an approach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyApproach {
    /// The approach.
    pub approach: Approach,
    /// The numbers of the facts.
    pub because: Vec<usize>,
}

/// What is signalled, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhySignal<'a> {
    /// The lever that lies with a higher government.
    pub lever: &'a Id,
    /// The area at which it lies.
    pub area: &'a Id,
    /// The level of that area.
    pub level: &'a Id,
    /// Who can pull it there: the addressees.
    pub to: Vec<&'a Id>,
    /// The affected areas for which it lies there.
    pub covers: Vec<&'a Id>,
    /// The sources, each with who cannot pull the lever below: why it cannot be done lower.
    pub because: Vec<usize>,
}

/// Why something is missing, or a point for attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WhyGap<'a> {
    /// Nobody at or above the area can pull a needed lever.
    NoHolder {
        /// The lever.
        lever: &'a Id,
        /// The affected area.
        area: &'a Id,
        /// Who cannot pull it, level by level, and who can below.
        because: Vec<usize>,
    },
    /// A requirement is not met.
    Requirement {
        /// The requirement.
        requirement: &'a Id,
        /// The place.
        area: &'a Id,
        /// The role that it counts.
        role: &'a Id,
        /// How many there should be.
        at_least: usize,
        /// How many there are.
        found: usize,
        /// Why it is required here.
        when: Reason<'a>,
        /// Those who have the role here, and whether they count.
        have: Vec<Counted<'a>>,
    },
    /// A stakeholder has two roles that are better kept apart.
    Separation {
        /// The separation.
        separation: &'a Id,
        /// Who has both.
        stakeholder: &'a Id,
        /// Why they are kept apart here.
        when: Reason<'a>,
        /// Where it has them, by role, then place.
        held: Vec<RoleHeld<'a>>,
    },
}

/// Somebody who has a role, before a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Counted<'a> {
    /// Who.
    pub stakeholder: &'a Id,
    /// How strongly it has the role.
    pub strength: Strength,
    /// Does it count: is it of the kinds that are asked for, and has it the role strongly enough?
    pub counts: bool,
}

/// A role that somebody has at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RoleHeld<'a> {
    /// The role.
    pub role: &'a Id,
    /// The place.
    pub area: &'a Id,
    /// The rules that give it.
    pub because: Vec<&'a Id>,
}

impl WhyDecision<'_> {
    /// The reasons as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(self)
    }
}

impl Atlas {
    /// Why is this challenge dealt with here, under these approaches; why are these gaps; what is signalled, and to whom?
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"], "levers": [{"id": "subsidise", "label": "subsidiëren"}],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local", "within": ["flanders"]}, {"id": "flanders", "label": "Vlaanderen", "level": "flemish"}],
    /// #     "stakeholders": [{"id": "flemish-government", "label": "Vlaamse overheid", "kind": "flemish-government", "works_in": ["flanders"],
    /// #         "mandates": [{"lever": "subsidise", "level": "flemish", "within": "flanders"}]}],
    /// #     "challenges": [{"id": "waiting-list", "label": "wachtlijst", "themes": ["housing"], "areas": ["menen"], "spread": "separate", "needs": ["subsidise"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let why = atlas.why_decision("waiting-list")?;
    /// let signal = &why.signals[0];
    /// assert_eq!((signal.lever.as_str(), signal.to[0].as_str()), ("subsidise", "flemish-government"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Atlas::decision`].
    pub fn why_decision(&self, challenge: &str) -> Result<WhyDecision<'_>, Unknown> {
        let decision = self.decision(challenge)?;
        let mut facts = Facts::default();
        let seats: Vec<WhySeat<'_>> =
            decision.seats_decided().iter().map(|seat| why_seat(seat, &mut facts)).collect();
        let signals = signals(self, &decision, &mut facts);
        let task = self.tasks.of(decision.challenge);
        let (choice, candidates) = task.map_or((SeatChoice::Separate, Vec::new()), |task| chosen(self, task));
        Ok(WhyDecision {
            challenge: self.model.challenges.id(decision.challenge),
            approach: decision.approaches.highest(),
            choice,
            candidates,
            seats,
            signals,
            facts: facts.list,
        })
    }
}

/// How the seats were found, and what else could have been one.
fn chosen<'a>(atlas: &'a Atlas, task: Task<'a>) -> (SeatChoice, Vec<SeatCandidate<'a>>) {
    let choice = match task.seats {
        Seats::Each if task.spread == Spread::Separate => return (SeatChoice::Separate, Vec::new()),
        Seats::Each | Seats::NoCommonArea => SeatChoice::NoCommonArea,
        Seats::Together(_) => SeatChoice::LowestCommon,
    };
    let (model, space) = (&atlas.model, &atlas.space);
    let together = if let Seats::Together(seat) = task.seats { Some(seat) } else { None };
    let common = common_areas(space, task.affected);
    let fit = |area: &AreaIx| may_sit(space, *area, task.affected, task.themes.list);
    let lowest = common.iter().find(|area| fit(area)).map(|area| model.level_of[*area]);
    let named = model.challenge(task.challenge).and_then(|challenge| challenge.seat.as_ref());
    let resolved =
        named.and_then(|id| model.areas.find(id.as_str())).map(|area| space.succession.resolve(area));
    if together.is_some_and(|seat| resolved.is_some_and(|areas| areas == [seat])) {
        return (SeatChoice::Named, Vec::new());
    }
    let size = |area: AreaIx| size_of(model, space, area, task.affected);
    let smallest = together.map(size);
    let candidate = |area: AreaIx| {
        let is_low = Some(model.level_of[area]) == lowest;
        let outcome = match () {
            () if together == Some(area) => CandidateOutcome::Chosen,
            () if !fit(&area) => CandidateOutcome::OtherThemes,
            () if !is_low => CandidateOutcome::Higher,
            () if Some(size(area)) != smallest => CandidateOutcome::Larger,
            () => CandidateOutcome::LaterId,
        };
        SeatCandidate {
            area: model.areas.id(area),
            level: model.levels.id(model.level_of[area]),
            outcome,
            size: (is_low && fit(&area)).then(|| size(area)),
        }
    };
    (choice, common.into_iter().map(candidate).collect())
}

fn why_seat<'a>(seat: &SeatDecided<'a>, facts: &mut Facts<'a>) -> WhySeat<'a> {
    let at = &seat.at;
    let (atlas, model) = (at.atlas, &at.atlas.model);
    let mut gather = Gather::new(atlas, facts);
    let own = seat.place(at.area).map(|place| Here { seat: at, place });
    if let Some(here) = own {
        for covered in at.covers.iter().copied() {
            gather.affects(here, covered);
            gather.within(covered, at.area);
        }
    }
    let because = gather.take();
    let mut approaches = Vec::new();
    for approach in at.approaches.iter() {
        if model.approach(at.area) == approach {
            gather.at_level(at.area);
        }
        for link in at.links.iter().filter(|link| model.approach(link.area) == approach) {
            if let Some(here) = own {
                gather.source(here, link.lever, link.covered, link.area);
            }
        }
        approaches.push(WhyApproach { approach, because: gather.take() });
    }
    let mut gaps = |findings: &[Finding]| -> Vec<WhyGap<'a>> {
        findings.iter().filter_map(|finding| why_gap(seat, finding, &mut gather)).collect()
    };
    WhySeat {
        seat: model.areas.id(at.area),
        level: model.levels.id(model.level_of[at.area]),
        because,
        approaches,
        gaps: gaps(&seat.gaps),
        advice: gaps(&seat.advice),
    }
}

fn why_gap<'a>(seat: &SeatDecided<'a>, finding: &Finding, gather: &mut Gather<'_, 'a>) -> Option<WhyGap<'a>> {
    let at = &seat.at;
    let (atlas, model) = (at.atlas, &at.atlas.model);
    Some(match finding {
        Finding::NoHolder { lever, area, .. } => {
            let here = Here { seat: at, place: seat.place(at.area)? };
            gather.no_source(here, *lever, *area);
            let (lever, area) = (model.levers.id(*lever), model.areas.id(*area));
            WhyGap::NoHolder { lever, area, because: gather.take() }
        }
        Finding::Requirement { requirement, area, role, found, at_least } => {
            let compiled = atlas.rules.requirements.iter().find(|one| one.requirement == *requirement)?;
            let written = model.requirement(*requirement)?;
            let here = Here { seat: at, place: seat.place(*area)? };
            let when = Look { here, gather }.reason(&written.when, &compiled.when, None);
            WhyGap::Requirement {
                requirement: model.requirements.id(*requirement),
                area: model.areas.id(*area),
                role: model.roles.id(*role),
                at_least: *at_least,
                found: *found,
                when,
                have: have(seat, *requirement, *area),
            }
        }
        Finding::Separation { separation, stakeholder, roles } => {
            let compiled = atlas.rules.separations.iter().find(|one| one.separation == *separation)?;
            let written = model.separation(*separation)?;
            let here = Here { seat: at, place: seat.place(at.area)? };
            let when = Look { here, gather }.reason(&written.when, &compiled.when, None);
            let mut held = Vec::new();
            for segment in seat.found.roles.iter().filter(|segment| roles.contains(&segment.role)) {
                if holds(seat.found.who(segment), stakeholder) {
                    let rules = atlas.rules.of_role[segment.role].list(segment.rules);
                    held.push(RoleHeld {
                        role: model.roles.id(segment.role),
                        area: model.areas.id(segment.area),
                        because: rules.map(|rule| model.rules.id(rule)).collect(),
                    });
                }
            }
            sort_by(&mut held, |one, other| (one.role, one.area).cmp(&(other.role, other.area)));
            let (separation, stakeholder) =
                (model.separations.id(*separation), model.stakeholders.id(*stakeholder));
            WhyGap::Separation { separation, stakeholder, when, held }
        }
    })
}

/// Those who have the role of a requirement at a place, and whether they count.
fn have<'a>(seat: &SeatDecided<'a>, requirement: RequirementIx, area: AreaIx) -> Vec<Counted<'a>> {
    let (atlas, model) = (seat.at.atlas, &seat.at.atlas.model);
    let compiled = atlas.rules.requirements.iter().find(|one| one.requirement == requirement);
    let Some(compiled) = compiled else { return Vec::new() };
    let mut have = Vec::new();
    for segment in seat.found.roles.iter().filter(|s| s.role == compiled.role && s.area == area) {
        let strength = atlas.rules.strength(segment.role, segment.rules);
        let is_strong = compiled.strength.is_none_or(|least| strength >= least);
        let is_of = |s: StakeholderIx| {
            let kind = atlas.people.kind(s);
            compiled.kinds.as_ref().is_none_or(|kinds| kind.is_some_and(|kind| holds(kinds, &kind)))
        };
        have.extend(seat.found.who(segment).iter().map(|s| Counted {
            stakeholder: model.stakeholders.id(*s),
            strength,
            counts: is_strong && is_of(*s),
        }));
    }
    sort_by(&mut have, |one, other| one.stakeholder.cmp(other.stakeholder));
    have
}

/// The needed levers that lie with a higher government, each once for each area at which it lies.
fn signals<'a>(atlas: &'a Atlas, decision: &Decision<'a>, facts: &mut Facts<'a>) -> Vec<WhySignal<'a>> {
    let model = &atlas.model;
    let mut links = Vec::new();
    for seat in decision.seats_decided() {
        let signalled = seat.at.links.iter().filter(|link| model.approach(link.area) == Approach::Signal);
        links.extend(signalled.map(|link| (link.lever, link.area, link.covered, &seat.at)));
    }
    let key = |link: &(_, _, _, &SeatAt<'a>)| (link.0, link.1, link.2);
    sort_by(&mut links, |one, other| key(one).cmp(&key(other)));
    let mut signals = Vec::new();
    for same in links.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some((lever, area, ..)) = same.first().copied() else { continue };
        let mut gather = Gather::new(atlas, facts);
        for (_, _, covered, seat) in same.iter().copied() {
            if let Some(place) = seat.place(area) {
                gather.source(Here { seat, place }, lever, covered, area);
            }
        }
        signals.push(WhySignal {
            lever: model.levers.id(lever),
            area: model.areas.id(area),
            level: model.levels.id(model.level_of[area]),
            to: atlas.holders(area).of(lever).iter().map(|s| model.stakeholders.id(*s)).collect(),
            covers: same.iter().map(|(_, _, covered, _)| model.areas.id(*covered)).collect(),
            because: gather.take(),
        });
    }
    signals
}
