//! What one sweep over the decisions shows of each rule, requirement and separation.

use super::finding::LintPoint;
use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::matching::Here;
use crate::decide::{Decision, SeatDecided};
use crate::model::table::{AreaIx, ChallengeIx, RequirementIx, RoleIx, SeparationIx, StakeholderIx, Table};
use crate::rules::RuleSet;

/// A point at which rules are judged; the first in order is the one to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PointIx {
    pub(super) challenge: ChallengeIx,
    pub(super) seat: AreaIx,
    pub(super) place: AreaIx,
    pub(super) who: Option<StakeholderIx>,
}

impl PointIx {
    pub(super) fn of(here: Here<'_, '_>, who: Option<StakeholderIx>) -> Self {
        let (challenge, seat) = (here.seat.task.challenge, here.seat.area);
        Self { challenge, seat, place: here.place.area, who }
    }

    pub(super) fn told(self, atlas: &Atlas) -> LintPoint {
        let model = &atlas.model;
        LintPoint {
            challenge: model.challenges.id(self.challenge).clone(),
            seat: model.areas.id(self.seat).clone(),
            area: model.areas.id(self.place).clone(),
            stakeholder: self.who.map(|s| model.stakeholders.id(s).clone()),
        }
    }
}

/// Keeps the first point in order.
pub(super) fn keep_first(kept: &mut Option<PointIx>, point: PointIx) {
    if kept.is_none_or(|kept| point < kept) {
        *kept = Some(point);
    }
}

/// What a rule was seen to do.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleSeen {
    /// It gives somebody the role.
    pub(super) gives: bool,
    /// It forbids the role to somebody who would have it.
    pub(super) bars: bool,
    /// The rules that give the role to everybody to whom it gives it.
    pub(super) always: RuleSet,
    /// Stronger rules that give it beside it.
    pub(super) stronger: RuleSet,
    /// Is there always a stronger one?
    pub(super) covered: bool,
    /// Where it would give the role to somebody who is barred.
    pub(super) barred: Option<PointIx>,
}

/// What a requirement or separation was seen to ask.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    /// At how many places it applies.
    pub(super) applies: usize,
    /// At how many of them it is not met.
    pub(super) unmet: usize,
    /// The first place where it is not met.
    pub(super) example: Option<PointIx>,
}

/// A place at which somebody loses a role by an exception, nobody has it, and a requirement misses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lost {
    pub(super) point: PointIx,
    pub(super) requirement: RequirementIx,
}

/// What a sweep shows.
#[derive(Debug)]
pub(super) struct Seen {
    /// By role, then by the bit of the rule.
    pub(super) rules: Table<RoleIx, Vec<RuleSeen>>,
    pub(super) requirements: Table<RequirementIx, Asked>,
    pub(super) separations: Table<SeparationIx, Asked>,
    /// By the position of the rule that is set aside.
    pub(super) lost: Vec<Option<Lost>>,
}

impl Seen {
    pub(super) fn of(atlas: &Atlas) -> Self {
        let of_role = atlas.rules.of_role.iter();
        let rules = of_role.map(|(_, of_role)| vec![RuleSeen::new(); of_role.rules.len()]).collect();
        let mut seen = Self {
            rules: Table::new(rules),
            requirements: Table::filled(atlas.model.requirements.len(), &Asked::default()),
            separations: Table::filled(atlas.model.separations.len(), &Asked::default()),
            lost: vec![None; atlas.rules.all.len()],
        };
        let yielding = yielding(atlas);
        atlas.sweep(|decision| seen.decision(atlas, decision, &yielding));
        seen
    }

    fn decision(&mut self, atlas: &Atlas, decision: &Decision<'_>, yielding: &[usize]) {
        for seat in decision.seats_decided() {
            self.roles(atlas, seat);
            for finding in seat.gaps.iter().chain(&seat.advice) {
                self.unmet(seat, finding);
            }
            for place in seat.at.places.iter().copied() {
                let here = Here { seat: &seat.at, place };
                for one in &atlas.rules.requirements {
                    if one.at.meets(place.functions) && here.settled(&one.when) == Some(true) {
                        self.requirements[one.requirement].applies += 1;
                    }
                }
                if place.area == seat.at.area {
                    for one in &atlas.rules.separations {
                        if here.settled(&one.when) == Some(true) {
                            self.separations[one.separation].applies += 1;
                        }
                    }
                }
                for position in yielding {
                    self.lost(atlas, seat, here, *position);
                }
            }
        }
    }

    /// Who has a role by which rules, and who is barred from it.
    fn roles(&mut self, atlas: &Atlas, seat: &SeatDecided<'_>) {
        for segment in &seat.found.roles {
            let sets = &atlas.rules.of_role[segment.role];
            let strength = sets.strength(segment.rules);
            let strongest = segment.rules & sets.by_strength.get(strength as usize).copied().unwrap_or(0);
            for (bit, rule) in (0..).zip(&mut self.rules[segment.role]) {
                if segment.rules & (1 << bit) != 0 {
                    rule.gives = true;
                    rule.always &= segment.rules;
                    let covered = strongest & (1 << bit) == 0;
                    rule.covered &= covered;
                    rule.stronger |= if covered { strongest } else { 0 };
                }
            }
        }
        for segment in &seat.found.barred {
            let who = seat.found.who(segment).iter().min().copied();
            let (challenge, seat, place) = (seat.at.task.challenge, seat.at.area, segment.area);
            let point = PointIx { challenge, seat, place, who };
            let forbid = atlas.rules.of_role[segment.role].forbid;
            for (bit, rule) in (0..).zip(&mut self.rules[segment.role]) {
                if segment.rules & forbid & (1 << bit) != 0 {
                    rule.bars = true;
                } else if segment.rules & (1 << bit) != 0 {
                    keep_first(&mut rule.barred, point);
                }
            }
        }
    }

    fn unmet(&mut self, seat: &SeatDecided<'_>, finding: &Finding) {
        let (challenge, at) = (seat.at.task.challenge, seat.at.area);
        if let Finding::Requirement { requirement, area, .. } = finding {
            let asked = &mut self.requirements[*requirement];
            asked.unmet += 1;
            keep_first(&mut asked.example, PointIx { challenge, seat: at, place: *area, who: None });
        }
    }

    /// Does somebody lose the role of this rule here, and a requirement miss it?
    fn lost(&mut self, atlas: &Atlas, seat: &SeatDecided<'_>, here: Here<'_, '_>, position: usize) {
        let Some(rule) = atlas.rules.all.get(position) else { return };
        let place = here.place.area;
        let findings = seat.gaps.iter().chain(&seat.advice);
        let mut missed = findings.filter_map(|finding| match finding {
            Finding::Requirement { requirement, area, role, .. } if *role == rule.role && *area == place => {
                Some(*requirement)
            }
            _ => None,
        });
        let Some(requirement) = missed.next() else { return };
        let is_had = seat.found.roles.iter().any(|one| one.role == rule.role && one.area == place);
        if is_had || !rule.at.meets(here.place.functions) || here.settled(&rule.when) == Some(false) {
            return;
        }
        let Some(who) = super::search::free(here, position) else { return };
        let lost = Lost { point: PointIx::of(here, Some(who)), requirement };
        if let Some(kept) = self.lost.get_mut(position) {
            let first = kept.map_or(lost, |before| before.min(lost));
            *kept = Some(first);
        }
    }
}

impl RuleSeen {
    fn new() -> Self {
        Self { always: RuleSet::MAX, covered: true, ..Self::default() }
    }
}

/// The positions of the rules that an exception sets aside to give another role.
fn yielding(atlas: &Atlas) -> Vec<usize> {
    let rules = &atlas.rules.all;
    let yields = |position: &usize| {
        let role = rules.get(*position).map(|rule| rule.role);
        rules.iter().any(|one| one.sets_aside.contains(position) && Some(one.role) != role)
    };
    (0..rules.len()).filter(yields).collect()
}

/// The rule at a position of the atlas's rules.
pub(super) fn rule_id(atlas: &Atlas, position: usize) -> Option<&crate::ids::Id> {
    let rule = atlas.rules.all.get(position)?;
    let bit = usize::try_from(rule.bit.trailing_zeros()).ok()?;
    let index = atlas.rules.of_role[rule.role].rules.get(bit)?;
    Some(atlas.model.rules.id(*index))
}

/// Those that are there at the date.
pub(super) fn present(atlas: &Atlas) -> impl Iterator<Item = StakeholderIx> + '_ {
    atlas.model.stakeholders.indices().filter(|s| atlas.people.succession.is_present(*s))
}
