//! What stakeholders and places settle by themselves, without a challenge.

use crate::document::Works;
use crate::model::Model;
use crate::model::table::{AreaIx, Ix, StakeholderIx, holds, share, sorted};
use crate::rules::{Cond, Rules, Test};

use super::people::People;
use super::space::Space;

/// Facts about stakeholders and areas.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) model: &'a Model,
    pub(crate) space: &'a Space,
    pub(crate) people: &'a People,
}

impl<'a> Ground<'a> {
    /// An atom that speaks of a stakeholder, a place or both alone; nothing for one that speaks of more.
    pub(crate) fn judge(self, test: &Test, s: StakeholderIx, place: AreaIx) -> Option<bool> {
        Some(match test {
            Test::Stakeholder(list) => holds(list, &s),
            Test::Kind(kinds) => self.people.kind(s).is_some_and(|kind| holds(kinds, &kind)),
            Test::Sector(sectors) => sectors.few().meets(self.people.sectors(s)),
            Test::MemberOf(list) => share(list, self.people.member_of(s)),
            Test::Level(levels) => holds(levels, &self.model.level_of[place]),
            Test::Place(places) => holds(places, &place),
            Test::Works(Works::At) => holds(self.people.works_in(s), &place),
            Test::Works(Works::Covers) => self.covers(s, place),
            Test::Works(Works::Inside) => self.inside(s, place),
            Test::Works(Works::Overlaps) => self.covers(s, place) || self.inside(s, place),
            _ => return None,
        })
    }

    /// A condition of such atoms.
    pub(crate) fn holds(self, condition: &Cond, s: StakeholderIx, place: AreaIx) -> bool {
        condition.holds(&|test| self.judge(test, s, place).unwrap_or(false))
    }

    /// Does it work in an area that covers the place?
    pub(crate) fn covers(self, s: StakeholderIx, place: AreaIx) -> bool {
        self.people.works_in(s).iter().any(|w| self.space.lies_within(place, *w))
    }

    fn inside(self, s: StakeholderIx, place: AreaIx) -> bool {
        self.people.works_in(s).iter().any(|w| self.space.lies_within(*w, place))
    }

    /// Everybody for whom an atom about working areas, or one that names stakeholders, holds at the place, sorted; nothing for another atom.
    pub(crate) fn who(self, test: &Test, place: AreaIx) -> Option<Vec<StakeholderIx>> {
        let workers = |areas: &mut dyn Iterator<Item = &'a AreaIx>| -> Vec<StakeholderIx> {
            sorted(areas.flat_map(|w| self.people.workers(*w)).copied().collect())
        };
        let (up, down) = (self.space.up(place), self.space.down(place));
        Some(match test {
            Test::Stakeholder(list) => list.clone(),
            Test::Works(Works::At) => self.people.workers(place).to_vec(),
            Test::Works(Works::Covers) => workers(&mut up.iter()),
            Test::Works(Works::Inside) => workers(&mut down.iter()),
            Test::Works(Works::Overlaps) => workers(&mut up.iter().chain(down)),
            _ => return None,
        })
    }
}

/// For each stakeholder, the rules of which those parts hold that it settles by itself: a bit for each rule.
#[derive(Debug, Clone)]
pub(crate) struct Natures {
    /// Words for each stakeholder.
    stride: usize,
    words: Vec<u64>,
}

impl Natures {
    pub(super) fn new(ground: Ground<'_>, rules: &Rules) -> Self {
        let stride = rules.all.len().div_ceil(64);
        let mut natures = Self { stride, words: vec![0; stride * ground.model.stakeholders.len()] };
        for s in ground.model.stakeholders.indices() {
            natures.judge(ground, rules, s);
        }
        natures
    }

    /// Judges one stakeholder, again if need be.
    pub(super) fn judge(&mut self, ground: Ground<'_>, rules: &Rules, s: StakeholderIx) {
        let words =
            self.words.get_mut(s.get() * self.stride..(s.get() + 1) * self.stride).unwrap_or_default();
        words.fill(0);
        // these parts do not speak of a place
        let nowhere = AreaIx::from_number(0);
        for (n, rule) in rules.all.iter().enumerate() {
            if rule.of_stakeholder.iter().all(|part| ground.holds(part, s, nowhere)) {
                words.get_mut(n / 64).into_iter().for_each(|word| *word |= 1 << (n % 64));
            }
        }
    }

    /// Do those parts hold of the rule at this position?
    pub(crate) fn suits(&self, s: StakeholderIx, rule: usize) -> bool {
        let word = self.words.get(s.get() * self.stride + rule / 64).copied().unwrap_or(0);
        word & 1 << (rule % 64) != 0
    }
}
