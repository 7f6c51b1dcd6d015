//! What is known beforehand at an area: who can pull which lever, where levers lie, which offers are near, and whom the rules can concern there.
//!
//! Each piece is made when it is first asked for, and kept: a decision walks it and copies nothing. An atlas that is made of another keeps what a change
//! does not touch.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use crate::document::Works;
use crate::model::table::{AreaIx, Ix, LeverIx, OfferIx, RoleIx, StakeholderIx, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{Cond, Functions, Plan, RuleAt, RuleSet, Test};

use super::Atlas;
use super::ground::Ground;

/// What is known at one area, as far as it has been asked for.
#[derive(Debug, Default, Clone)]
pub(crate) struct Nearby {
    holders: OnceLock<Arc<Holders>>,
    sources: OnceLock<Arc<[(LeverIx, AreaIx)]>>,
    below: OnceLock<Arc<[LeverIx]>>,
    offers: OnceLock<Arc<[OfferIx]>>,
    alone: OnceLock<Arc<Cell>>,
    elsewhere: OnceLock<Arc<Cell>>,
}

impl Nearby {
    /// Without what mandates bring.
    pub(super) fn forget_levers(&mut self) {
        (self.holders, self.sources, self.below) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
    }

    /// Without what stakeholders are and where they work.
    pub(super) fn forget_people(&mut self) {
        (self.alone, self.elsewhere) = (OnceLock::new(), OnceLock::new());
    }
}

/// Who can pull which lever at an area.
#[derive(Debug)]
pub(crate) struct Holders {
    /// Each lever, and where its list begins.
    levers: Vec<(LeverIx, u32)>,
    who: Vec<StakeholderIx>,
}

impl Holders {
    /// Who can pull the lever, sorted.
    pub(crate) fn of(&self, lever: LeverIx) -> &[StakeholderIx] {
        let Ok(at) = self.levers.binary_search_by_key(&lever, |(lever, _)| *lever) else { return &[] };
        let start = self.levers.get(at).map_or(0, |(_, start)| *start as usize);
        let end = self.levers.get(at + 1).map_or(self.who.len(), |(_, next)| *next as usize);
        self.who.get(start..end).unwrap_or_default()
    }

    /// The levers that somebody can pull, in order.
    pub(crate) fn levers(&self) -> impl Iterator<Item = LeverIx> {
        self.levers.iter().map(|(lever, _)| *lever)
    }
}

/// Whom the rules can concern at a place, whatever the challenge.
#[derive(Debug)]
pub(crate) struct Cell {
    /// The rules that can match, by role.
    pub(crate) live: Vec<Live>,
    /// By role: everybody whom a rule can concern stands in one group.
    groups: Vec<Group>,
    /// The members of all groups, one group after the other, each in order.
    members: Vec<StakeholderIx>,
}

/// A rule that can match at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Live {
    pub(crate) role: RoleIx,
    pub(crate) position: usize,
    pub(crate) bit: RuleSet,
    pub(crate) at: Functions,
    /// Are there parts that the challenge and its seat settle?
    pub(crate) guarded: bool,
    /// Are those whom it concerns listed for each seat anew?
    pub(crate) listed: bool,
    pub(crate) assigns: bool,
}

/// Stakeholders that the same rules can concern, and that are alike in all that these rules ask.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    role: RoleIx,
    /// The rules of which stakeholder and place settle all that they settle by themselves.
    pub(crate) rules: RuleSet,
    /// Those of them that ask more, to be judged for one of the group.
    pub(crate) loose: RuleSet,
    start: u32,
    end: u32,
}

impl Cell {
    /// The groups of a role.
    pub(crate) fn groups(&self, role: RoleIx) -> &[Group] {
        let start = self.groups.partition_point(|group| group.role < role);
        let end = start + self.groups.iter().skip(start).take_while(|group| group.role == role).count();
        self.groups.get(start..end).unwrap_or_default()
    }

    pub(crate) fn members(&self, group: &Group) -> &[StakeholderIx] {
        self.members.get(group.start as usize..group.end as usize).unwrap_or_default()
    }
}

impl Atlas {
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { model: &self.model, space: &self.space, people: &self.people }
    }

    fn nearby(&self, area: AreaIx) -> &Nearby {
        &self.nearby[area]
    }

    /// Who can pull which lever at an area.
    pub(crate) fn holders(&self, area: AreaIx) -> &Holders {
        self.nearby(area).holders.get_or_init(|| {
            let level = self.model.level_of[area];
            let mut held: Vec<(LeverIx, StakeholderIx)> = Vec::new();
            for within in self.space.up(area) {
                let mandates = self.people.mandates(*within);
                let start = mandates.partition_point(|mandate| mandate.level < level);
                let of_level = mandates.iter().skip(start).take_while(|mandate| mandate.level == level);
                held.extend(of_level.map(|mandate| (mandate.lever, mandate.who)));
            }
            sort(&mut held);
            held.dedup();
            let mut levers: Vec<(LeverIx, u32)> = Vec::new();
            for (n, (lever, _)) in (0..).zip(&held) {
                if levers.last().is_none_or(|(last, _)| last != lever) {
                    levers.push((*lever, n));
                }
            }
            Arc::new(Holders { levers, who: held.into_iter().map(|(_, who)| who).collect() })
        })
    }

    /// source(a, ℓ) for every lever ℓ: of the areas at or above a at which someone can pull it, those of the lowest level. By lever, then area.
    pub(crate) fn sources(&self, area: AreaIx) -> &[(LeverIx, AreaIx)] {
        self.nearby(area).sources.get_or_init(|| {
            let mut found: Vec<(LeverIx, AreaIx)> = Vec::new();
            for above in self.space.up(area) {
                found.extend(self.holders(*above).levers().map(|lever| (lever, *above)));
            }
            // areas stand in the order of levels, so that the lowest level comes first
            sort(&mut found);
            let mut kept: Vec<(LeverIx, AreaIx)> = Vec::with_capacity(found.len());
            for (lever, at) in found {
                let level = |area: AreaIx| self.model.level_of[area];
                let lower =
                    kept.last().is_some_and(|(last, first)| *last == lever && level(*first) != level(at));
                if !lower {
                    kept.push((lever, at));
                }
            }
            kept.into()
        })
    }

    /// The levers that someone can pull at an area strictly below, in order.
    pub(crate) fn held_below(&self, area: AreaIx) -> &[LeverIx] {
        self.nearby(area).below.get_or_init(|| {
            let below = self.space.down(area).iter().filter(|below| **below != area);
            sorted(below.flat_map(|below| self.holders(*below).levers()).collect()).into()
        })
    }

    /// The offers in an area that covers this one or lies in it.
    pub(crate) fn offers_near(&self, area: AreaIx) -> &[OfferIx] {
        self.nearby(area).offers.get_or_init(|| {
            let areas = self.space.up(area).iter().chain(self.space.down(area));
            sorted(areas.flat_map(|area| self.people.offers_in(*area)).copied().collect()).into()
        })
    }

    /// Whom the rules can concern at an area: as the place of a seat that covers itself alone, or as any other place.
    pub(crate) fn cell(&self, area: AreaIx, alone: bool) -> &Cell {
        let nearby = self.nearby(area);
        let cell = if alone { &nearby.alone } else { &nearby.elsewhere };
        cell.get_or_init(|| Arc::new(build(self, area, alone)))
    }
}

/// One stakeholder that rules of a role can concern.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    role: RoleIx,
    who: StakeholderIx,
    rules: RuleSet,
    loose: RuleSet,
}

fn build(atlas: &Atlas, area: AreaIx, alone: bool) -> Cell {
    let ground = atlas.ground();
    // the parts that the place settles are judged without a stakeholder
    let nobody = StakeholderIx::from_number(0);
    let rules = atlas.rules.all.iter().enumerate();
    let mut here: Vec<(usize, &RuleAt)> =
        rules.filter(|(_, rule)| rule.of_place.iter().all(|part| ground.holds(part, nobody, area))).collect();
    sort_by(&mut here, |one, other| one.1.role.cmp(&other.1.role));

    let mut around = Around { ground, area, known: Vec::new() };
    let (mut live, mut groups, mut members) = (Vec::new(), Vec::new(), Vec::new());
    for of_role in here.chunk_by(|(_, a), (_, b)| a.role == b.role) {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (position, rule) in of_role.iter().filter(|(_, rule)| rule.strength.is_some()) {
            let Plan::Kept { fixed, loose } = rule.plan(alone) else { continue };
            let loose = if loose.is_empty() { 0 } else { rule.bit };
            let (role, rules) = (rule.role, rule.bit);
            let anchor =
                rule.of_stakeholder.iter().chain(fixed).filter_map(|part| cost(part).map(|c| (c, part)));
            let Some((_, anchor)) = anchor.min_by_key(|(cost, _)| *cost) else { continue };
            for who in around.who(anchor) {
                let others = || fixed.iter().filter(|part| !std::ptr::eq(*part, anchor));
                if atlas.natures.suits(who, *position) && others().all(|part| ground.holds(part, who, area)) {
                    candidates.push(Candidate { role, who, rules, loose });
                }
            }
        }
        let mut candidates = merged(candidates);
        for (position, rule) in of_role.iter().filter(|(_, rule)| rule.strength.is_none()) {
            let Plan::Kept { fixed, loose } = rule.plan(alone) else { continue };
            for one in &mut candidates {
                let who = one.who;
                if atlas.natures.suits(who, *position)
                    && fixed.iter().all(|part| ground.holds(part, who, area))
                {
                    one.rules |= rule.bit;
                    one.loose |= if loose.is_empty() { 0 } else { rule.bit };
                }
            }
        }
        let met = candidates.iter().fold(0, |met, one| met | one.rules);
        for (position, rule) in of_role {
            let listed = matches!(rule.plan(alone), Plan::Listed(_));
            let assigns = rule.strength.is_some();
            // one that forbids can meet those whom others list
            if listed || !assigns || met & rule.bit != 0 {
                let guarded = !rule.of_seat.is_empty();
                let (role, bit, at) = (rule.role, rule.bit, rule.at);
                live.push(Live { role, position: *position, bit, at, guarded, listed, assigns });
            }
        }
        let asked = Asked::of(of_role, alone);
        sort_by(&mut candidates, |a, b| asked.order(ground, a, b).then(a.who.cmp(&b.who)));
        for alike in candidates.chunk_by(|a, b| asked.order(ground, a, b) == Ordering::Equal) {
            let Some(Candidate { role, rules, loose, .. }) = alike.first().copied() else { continue };
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let start = number(members.len());
            members.extend(alike.iter().map(|one| one.who));
            groups.push(Group { role, rules, loose, start, end: number(members.len()) });
        }
    }
    // one that forbids says nothing where nothing assigns
    let assigned: Vec<RoleIx> =
        live.iter().filter(|rule: &&Live| rule.assigns).map(|rule| rule.role).collect();
    live.retain(|rule| assigned.binary_search(&rule.role).is_ok());
    Cell { live, groups, members }
}

/// One candidate for each stakeholder, in order.
fn merged(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    sort_by(&mut candidates, |one, other| one.who.cmp(&other.who));
    let mut merged: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for one in candidates {
        match merged.last_mut().filter(|last| last.who == one.who) {
            Some(last) => {
                last.rules |= one.rules;
                last.loose |= one.loose;
            }
            None => merged.push(one),
        }
    }
    merged
}

/// What the loose parts of the rules of a role ask of a stakeholder.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Asked {
    kind: bool,
    sectors: bool,
    members: bool,
    groups: bool,
    agreements: bool,
}

impl Asked {
    fn of(rules: &[(usize, &RuleAt)], alone: bool) -> Self {
        let mut asked = Self::default();
        for (_, rule) in rules {
            if let Plan::Kept { loose, .. } = rule.plan(alone) {
                for part in loose {
                    asked.add(part);
                }
            }
        }
        asked
    }

    fn add(&mut self, condition: &Cond) {
        match condition {
            Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| self.add(part)),
            Cond::Not(part) => self.add(part),
            Cond::Test(test) => match test {
                Test::Kind(_) => self.kind = true,
                Test::Sector(_) | Test::ServesTheme => self.sectors = true,
                Test::MemberOf(_) => self.members = true,
                Test::Represents => self.groups = true,
                Test::Party => self.agreements = true,
                // the others do not speak of a stakeholder
                _ => {}
            },
        }
    }

    /// Equal for two whom the same rules can concern and who are alike in what is asked.
    fn order(self, ground: Ground<'_>, a: &Candidate, b: &Candidate) -> Ordering {
        let order = (a.rules, a.loose).cmp(&(b.rules, b.loose));
        if order != Ordering::Equal || a.loose == 0 {
            return order;
        }
        let (people, a, b) = (ground.people, a.who, b.who);
        let by =
            |asked: bool, compare: &dyn Fn() -> Ordering| if asked { compare() } else { Ordering::Equal };
        by(self.kind, &|| people.kind(a).cmp(&people.kind(b)))
            .then_with(|| by(self.sectors, &|| people.sectors(a).list.cmp(people.sectors(b).list)))
            .then_with(|| by(self.members, &|| people.member_of(a).cmp(people.member_of(b))))
            .then_with(|| by(self.groups, &|| people.represents(a).list.cmp(people.represents(b).list)))
            .then_with(|| by(self.agreements, &|| people.agreements_of(a).cmp(people.agreements_of(b))))
    }
}

/// Who works around an area: each list is made once for all rules.
struct Around<'a> {
    ground: Ground<'a>,
    area: AreaIx,
    known: Vec<(Works, Vec<StakeholderIx>)>,
}

impl Around<'_> {
    /// Everybody whom a part that anchors can concern here, sorted.
    fn who(&mut self, condition: &Cond) -> Vec<StakeholderIx> {
        match condition {
            Cond::All(parts) => {
                let anchors = parts.iter().filter_map(|part| cost(part).map(|cost| (cost, part)));
                let part = anchors.min_by_key(|(cost, _)| *cost).map(|(_, part)| part);
                let who = part.map(|part| self.who(part)).unwrap_or_default();
                who.into_iter().filter(|s| self.ground.holds(condition, *s, self.area)).collect()
            }
            Cond::Any(parts) => sorted(parts.iter().flat_map(|part| self.who(part)).collect()),
            Cond::Not(_) => Vec::new(),
            Cond::Test(test) => {
                let Test::Works(works) = test else {
                    return self.ground.who(test, self.area).unwrap_or_default();
                };
                if let Some((_, known)) = self.known.iter().find(|(of, _)| of == works) {
                    return known.clone();
                }
                let who = self.ground.who(test, self.area).unwrap_or_default();
                self.known.push((*works, who.clone()));
                who
            }
        }
    }
}

/// How many a part that anchors is likely to list, as an order; nothing for one that does not.
fn cost(condition: &Cond) -> Option<u8> {
    match condition {
        Cond::All(parts) => parts.iter().filter_map(cost).min(),
        Cond::Any(parts) => {
            let mut each = parts.iter().map(cost);
            each.try_fold(0, |most, cost| cost.map(|cost| most.max(cost)))
        }
        Cond::Test(Test::Stakeholder(_)) => Some(0),
        Cond::Test(Test::Works(works)) => match works {
            Works::At => Some(1),
            Works::Covers => Some(2),
            Works::Inside | Works::Overlaps => Some(3),
            // these speak of a seat
            Works::Affected | Works::Reaches => None,
        },
        _ => None,
    }
}
