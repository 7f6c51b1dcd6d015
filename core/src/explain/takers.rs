//! Who would have to take up a role so that a requirement is met: one, or the smallest coalition.

use std::collections::BTreeMap;

use crate::atlas::Atlas;
use crate::decide::RoleAt;
use crate::document::{Fix, Requirement};
use crate::error::Unknown;
use crate::ids::Id;
use crate::model::table::{KindIx, RequirementIx, SectorIx, StakeholderIx, holds};

use super::closing::{Closeness, Closing, Closings, Depth, Gap, GapAt, closeness, nearest_first};

/// At most so many coalitions are made for one gap.
const MOST_COALITIONS: usize = 300;
/// At most so much is spent on sets of two changes for one gap (see [`Search`](super::repair)).
const MOST_SPENT: usize = 600;
/// Of how many representatives coalitions of two and three are made.
const MOST_REPRESENTATIVES: usize = 12;

/// The search for those who could meet a requirement.
pub(super) struct Takers<'t> {
    atlas: &'t Atlas,
    gap: &'t GapAt<'t>,
    found: &'t Gap,
    required: &'t Requirement,
    /// Of all kinds where there are none.
    kinds: Option<&'t [KindIx]>,
    at_least: usize,
}

/// Somebody who would have the role after one change: the first that there is.
struct Taker {
    stakeholder: StakeholderIx,
    fix: Fix,
}

impl<'t> Takers<'t> {
    pub(super) fn new(
        atlas: &'t Atlas,
        gap: &'t GapAt<'t>,
        found: &'t Gap,
        requirement: RequirementIx,
    ) -> Option<Self> {
        let required = atlas.model.requirement(requirement)?;
        let at = atlas.rules.requirements.iter().find(|one| one.requirement == requirement)?;
        Some(Self { atlas, gap, found, required, kinds: at.kinds.as_deref(), at_least: at.at_least })
    }

    pub(super) fn search(
        &self,
        is_asked: &impl Fn(&StakeholderIx) -> bool,
        depth: Depth,
    ) -> Result<Closings, Unknown> {
        let (around, elsewhere) = self.who(is_asked);
        let mut closings = Closings { closings: Vec::new(), looked_at: around.len(), complete: true };
        let mut takers = Vec::new();
        for s in &around {
            let fixes = self.single(*s)?;
            closings.closings.extend(fixes.iter().filter_map(|fix| self.if_it_closes(&[(*s, fix)])));
            takers.extend(fixes.into_iter().next().map(|fix| Taker { stakeholder: *s, fix }));
        }
        if !closings.closings.is_empty() {
            return Ok(closings);
        }
        let mut left = MOST_COALITIONS;
        closings.closings = self.together(&self.representatives(&takers), 2, &mut left);
        if depth == Depth::OneEach {
            return Ok(closings);
        }
        self.with_two_changes(&around, &mut closings)?;
        if closings.closings.is_empty() {
            closings.closings = self.together(&self.representatives(&takers), 3, &mut left);
        }
        if closings.closings.is_empty() {
            closings.looked_at += elsewhere.len();
            for s in elsewhere {
                let fixes = self.single(s)?;
                closings.closings.extend(fixes.iter().filter_map(|fix| self.if_it_closes(&[(s, fix)])));
            }
        }
        if closings.closings.is_empty() {
            closings.closings.extend(self.all_together(&takers));
        }
        closings.complete &= left > 0;
        Ok(closings)
    }

    /// Those around the place and those that are not, of the kinds that count, the nearest first.
    fn who(&self, is_asked: &impl Fn(&StakeholderIx) -> bool) -> (Vec<StakeholderIx>, Vec<StakeholderIx>) {
        let people = &self.atlas.people;
        let far = |s: StakeholderIx| closeness(self.atlas, s, self.found.area);
        let counts = |s: &StakeholderIx| {
            let of = |kind: KindIx| self.kinds.is_none_or(|kinds| holds(kinds, &kind));
            people.succession.is_present(*s) && people.kind(*s).is_some_and(of)
        };
        let all = self.atlas.model.stakeholders.indices();
        let mut all = nearest_first(self.atlas, all.filter(counts).filter(is_asked), self.found.area);
        let elsewhere = all.partition_point(|s| far(*s) < Closeness::Elsewhere);
        let elsewhere = all.split_off(elsewhere);
        (all, elsewhere)
    }

    /// Each change that gives it the role at the place; none where it has it already.
    fn single(&self, s: StakeholderIx) -> Result<Vec<Fix>, Unknown> {
        let repairs = self.atlas.repairs_up_to(&self.question(s), 1, usize::MAX)?.repairs;
        Ok(repairs.into_iter().filter_map(|set| set.into_iter().next()).collect())
    }

    fn question(&self, s: StakeholderIx) -> RoleAt<'t> {
        let model = &self.atlas.model;
        RoleAt {
            challenge: self.gap.challenge,
            role: self.required.role.as_str(),
            stakeholder: model.stakeholders.id(s).as_str(),
            area: Some(model.areas.id(self.found.area).as_str()),
        }
    }

    fn if_it_closes(&self, with: &[(StakeholderIx, &Fix)]) -> Option<Closing> {
        let id = |s: StakeholderIx| -> Id { self.atlas.model.stakeholders.id(s).clone() };
        let closing = Closing {
            stakeholders: with.iter().map(|(s, _)| id(*s)).collect(),
            fixes: with.iter().map(|(_, fix)| (*fix).clone()).collect(),
        };
        self.atlas.closes(self.gap, &closing).then_some(closing)
    }

    /// Of each kind and sectors the nearest, as many as there have to be.
    fn representatives<'k>(&self, takers: &'k [Taker]) -> Vec<&'k Taker> {
        let people = &self.atlas.people;
        let mut alike: BTreeMap<(Option<KindIx>, &[SectorIx]), usize> = BTreeMap::new();
        let is_wanted = |taker: &&Taker| {
            let s = taker.stakeholder;
            let of_these = alike.entry((people.kind(s), people.sectors(s).list)).or_default();
            *of_these += 1;
            *of_these <= self.at_least
        };
        takers.iter().filter(is_wanted).take(MOST_REPRESENTATIVES).collect()
    }

    /// Every coalition of so many.
    fn together(&self, of: &[&Taker], size: usize, left: &mut usize) -> Vec<Closing> {
        let mut found = Vec::new();
        let mut chosen = Vec::new();
        self.choose(of, size, &mut chosen, left, &mut found);
        found
    }

    fn choose<'k>(
        &self,
        of: &[&'k Taker],
        size: usize,
        chosen: &mut Vec<&'k Taker>,
        left: &mut usize,
        found: &mut Vec<Closing>,
    ) {
        if chosen.len() == size {
            if *left > 0 {
                *left -= 1;
                found.extend(self.coalition(chosen));
            }
            return;
        }
        let mut rest = of;
        while let [first, others @ ..] = rest {
            chosen.push(first);
            self.choose(others, size, chosen, left, found);
            chosen.pop();
            rest = others;
        }
    }

    fn coalition(&self, takers: &[&Taker]) -> Option<Closing> {
        let with: Vec<(StakeholderIx, &Fix)> = takers.iter().map(|one| (one.stakeholder, &one.fix)).collect();
        self.if_it_closes(&with)
    }

    /// Those around that could alone, with two changes.
    fn with_two_changes(&self, around: &[StakeholderIx], closings: &mut Closings) -> Result<(), Unknown> {
        let mut left = MOST_SPENT;
        for s in around {
            let repairs = self.atlas.repairs_up_to(&self.question(*s), 2, left)?;
            left = left.saturating_sub(repairs.spent());
            closings.complete &= repairs.complete;
            for set in repairs.repairs.into_iter().filter(|set| set.len() > 1) {
                let stakeholders = vec![self.atlas.model.stakeholders.id(*s).clone()];
                let closing = Closing { stakeholders, fixes: set };
                closings.closings.extend(self.atlas.closes(self.gap, &closing).then_some(closing));
            }
        }
        Ok(())
    }

    /// One joins after the other until it is enough, then whoever is not needed leaves.
    fn all_together(&self, takers: &[Taker]) -> Option<Closing> {
        let enough = (4..=takers.len()).find_map(|size| {
            let with: Vec<&Taker> = takers.iter().take(size).collect();
            self.coalition(&with).map(|_| with)
        })?;
        let mut needed = enough;
        for taker in needed.clone().into_iter().rev() {
            let without: Vec<&Taker> =
                needed.iter().copied().filter(|one| one.stakeholder != taker.stakeholder).collect();
            if self.coalition(&without).is_some() {
                needed = without;
            }
        }
        self.coalition(&needed)
    }
}
