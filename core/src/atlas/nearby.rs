//! What is known beforehand at an area: who can pull which lever, where levers lie, which offers are near, and whom the rules can concern there.
//!
//! Each piece is made when it is first asked for, and kept: a decision walks it and copies nothing. An atlas that is made of another keeps what a change
//! does not touch.

use std::sync::{Arc, OnceLock};

use crate::document::Works;
use crate::model::table::{AreaIx, Ix, LeverIx, OfferIx, RoleIx, StakeholderIx, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{Cond, Functions, Loose, Plan, RuleAt, RuleSet, Test, Way};

use super::Atlas;
use super::ground::Ground;

/// What is known at one area, as far as it has been asked for.
#[derive(Debug, Default, Clone)]
pub(crate) struct Nearby {
    holders: OnceLock<Arc<Holders>>,
    sources: OnceLock<Arc<[(LeverIx, AreaIx)]>>,
    below: OnceLock<Arc<[LeverIx]>>,
    offers: OnceLock<Arc<[NearOffer]>>,
    alone: OnceLock<Arc<Cell>>,
    elsewhere: OnceLock<Arc<Cell>>,
    home: OnceLock<Arc<Home>>,
}

impl Nearby {
    /// Without what mandates bring.
    pub(super) fn forget_levers(&mut self) {
        (self.holders, self.sources, self.below) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
    }

    /// Without what stakeholders are and where they work.
    pub(super) fn forget_people(&mut self) {
        (self.alone, self.elsewhere, self.home) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
    }
}

/// An offer in reach of an area.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NearOffer {
    pub(crate) offer: OfferIx,
    /// The masks of the themes that it names, of those above them, and of its target groups.
    pub(crate) masks: [u64; 3],
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
    /// Everybody whom a rule can concern.
    pub(crate) kept: Bands,
    /// Do rules find stakeholders who work below the place?
    pub(crate) below: bool,
}

/// Those who work in an area, whom the rules can concern that find them by where they work.
#[derive(Debug)]
pub(crate) struct Home {
    /// Those who work nowhere else: where their area lies says where they work.
    pub(crate) own: Bands,
    /// Those who also work elsewhere, in order.
    pub(crate) roamers: Vec<StakeholderIx>,
}

/// Stakeholders in bands, by role: each stands in one band of a role.
#[derive(Debug, Default)]
pub(crate) struct Bands {
    /// For each role, where its bands begin, and one more at the end.
    starts: Vec<u32>,
    list: Vec<Band>,
    /// The members of all bands, one band after the other, each in order.
    members: Vec<StakeholderIx>,
    /// Of each member: the masks of its sectors, of the target groups for which it speaks, and of the themes of its agreements.
    masks: Vec<[u64; 3]>,
}

/// Stakeholders that the same rules can concern.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Band {
    /// The rules of which all that they settle by themselves holds.
    pub(crate) rules: RuleSet,
    start: u32,
    end: u32,
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
    pub(crate) way: Way,
    /// Which masks of a stakeholder must meet those of the challenge: a bit for each of [`People::masks`].
    ///
    /// [`People::masks`]: super::people::People::masks
    pub(crate) asks: u8,
    /// Do its parts ask what masks alone do not decide?
    pub(crate) asks_more: bool,
    pub(crate) assigns: bool,
}

impl Bands {
    /// The bands of a role.
    pub(crate) fn of(&self, role: RoleIx) -> &[Band] {
        let at = |n: usize| self.starts.get(n).map_or(0, |start| *start as usize);
        self.list.get(at(role.get())..at(role.get() + 1)).unwrap_or_default()
    }

    pub(crate) fn members(&self, band: &Band) -> &[StakeholderIx] {
        self.members.get(band.start as usize..band.end as usize).unwrap_or_default()
    }

    /// Of each member, what [`People::masks`] gives.
    ///
    /// [`People::masks`]: super::people::People::masks
    pub(crate) fn masks(&self, band: &Band) -> &[[u64; 3]] {
        self.masks.get(band.start as usize..band.end as usize).unwrap_or_default()
    }

    /// Makes bands of candidates that stand in the order of roles, each stakeholder once a role.
    fn new(ground: Ground<'_>, mut candidates: Vec<Candidate>) -> Self {
        sort_by(&mut candidates, |a, b| (a.role, a.rules, a.who).cmp(&(b.role, b.rules, b.who)));
        let mut bands = Self::default();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        for band in candidates.chunk_by(|a, b| (a.role, a.rules) == (b.role, b.rules)) {
            let Some(Candidate { role, rules, .. }) = band.first().copied() else { continue };
            // roles without bands begin where the next begins
            while bands.starts.len() <= role.get() {
                bands.starts.push(number(bands.list.len()));
            }
            let start = number(bands.members.len());
            for one in band {
                bands.members.push(one.who);
                bands.masks.push(ground.people.masks(one.who));
            }
            bands.list.push(Band { rules, start, end: number(bands.members.len()) });
        }
        while bands.starts.len() <= ground.model.roles.len() {
            bands.starts.push(number(bands.list.len()));
        }
        bands
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
    pub(crate) fn offers_near(&self, area: AreaIx) -> &[NearOffer] {
        self.nearby(area).offers.get_or_init(|| {
            let areas = self.space.up(area).iter().chain(self.space.down(area));
            let near: Vec<OfferIx> =
                sorted(areas.flat_map(|area| self.people.offers_in(*area)).copied().collect());
            near.into_iter()
                .map(|offer| NearOffer { offer, masks: self.people.offer(offer).masks() })
                .collect()
        })
    }

    /// Whom the rules can concern at an area: as the place of a seat that covers itself alone, or as any other place.
    pub(crate) fn cell(&self, area: AreaIx, alone: bool) -> &Cell {
        let nearby = self.nearby(area);
        let cell = if alone { &nearby.alone } else { &nearby.elsewhere };
        cell.get_or_init(|| Arc::new(build_cell(self, area, alone)))
    }

    /// Those who work in an area itself.
    pub(crate) fn home(&self, area: AreaIx) -> &Home {
        self.nearby(area).home.get_or_init(|| Arc::new(build_home(self, area)))
    }
}

/// One stakeholder that rules of a role can concern.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    role: RoleIx,
    who: StakeholderIx,
    rules: RuleSet,
}

/// Can this part of a rule never hold for the stakeholder, whatever the challenge?
fn is_hopeless(ground: Ground<'_>, loose: &Loose, s: StakeholderIx) -> bool {
    let masks = ground.people.masks(s);
    masks.iter().enumerate().any(|(n, mask)| loose.asks & 1 << n != 0 && *mask == 0)
}

fn build_cell(atlas: &Atlas, area: AreaIx, alone: bool) -> Cell {
    let ground = atlas.ground();
    // the parts that the place settles are judged without a stakeholder
    let nobody = StakeholderIx::from_number(0);
    let rules = atlas.rules.all.iter().enumerate();
    let mut here: Vec<(usize, &RuleAt)> =
        rules.filter(|(_, rule)| rule.of_place.iter().all(|part| ground.holds(part, nobody, area))).collect();
    sort_by(&mut here, |one, other| one.1.role.cmp(&other.1.role));

    let mut workers = Workers { ground, area, known: Vec::new() };
    let (mut live, mut kept, mut below) = (Vec::new(), Vec::new(), false);
    for of_role in here.chunk_by(|(_, a), (_, b)| a.role == b.role) {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (position, rule) in of_role.iter().filter(|(_, rule)| rule.strength.is_some()) {
            let Plan::Kept { fixed, loose } = rule.plan(alone) else { continue };
            let (role, rules) = (rule.role, rule.bit);
            let anchors = rule.of_stakeholder.iter().chain(fixed);
            let Some(anchor) = Cond::cheapest(anchors) else { continue };
            for who in workers.who(anchor) {
                let others = || fixed.iter().filter(|part| !std::ptr::eq(*part, anchor));
                if atlas.natures.suits(who, *position)
                    && !is_hopeless(ground, loose, who)
                    && others().all(|part| ground.holds(part, who, area))
                {
                    candidates.push(Candidate { role, who, rules });
                }
            }
        }
        let mut candidates = merged(candidates);
        for (position, rule) in of_role.iter().filter(|(_, rule)| rule.strength.is_none()) {
            let Plan::Kept { fixed, loose } = rule.plan(alone) else { continue };
            for one in &mut candidates {
                let who = one.who;
                if atlas.natures.suits(who, *position)
                    && !is_hopeless(ground, loose, who)
                    && fixed.iter().all(|part| ground.holds(part, who, area))
                {
                    one.rules |= rule.bit;
                }
            }
        }
        let met = candidates.iter().fold(0, |met, one| met | one.rules);
        for (position, rule) in of_role {
            let plan = rule.plan(alone);
            let (way, assigns) = (plan.way(), rule.strength.is_some());
            // one that forbids can meet those whom others find
            if way != Way::Kept || !assigns || met & rule.bit != 0 {
                below |= way == Way::Homed { below: true };
                live.push(Live {
                    role: rule.role,
                    position: *position,
                    bit: rule.bit,
                    at: rule.at,
                    guarded: !rule.of_seat.is_empty(),
                    way,
                    asks: plan.loose().map_or(0, |loose| loose.asks),
                    asks_more: plan.loose().is_some_and(|loose| {
                        // with more of them, masks alone do not decide
                        let counts = [
                            ground.model.sectors.len(),
                            ground.model.groups.len(),
                            ground.model.themes.len(),
                        ];
                        let many = counts
                            .iter()
                            .enumerate()
                            .any(|(n, count)| loose.asks & 1 << n != 0 && *count > 63);
                        loose.others || many
                    }),
                    assigns,
                });
            }
        }
        kept.extend(candidates);
    }
    // one that forbids says nothing where nothing assigns
    let assigned: Vec<RoleIx> =
        live.iter().filter(|rule: &&Live| rule.assigns).map(|rule| rule.role).collect();
    live.retain(|rule| assigned.binary_search(&rule.role).is_ok());
    Cell { live, kept: Bands::new(ground, kept), below }
}

fn build_home(atlas: &Atlas, area: AreaIx) -> Home {
    let ground = atlas.ground();
    // those at a seat's own place are kept with it
    let rules = atlas.rules.all.iter().enumerate();
    let homed: Vec<(usize, &RuleAt, &Loose)> = rules
        .filter_map(|(position, rule)| match &rule.elsewhere {
            Plan::Homed { loose, .. } => Some((position, rule, loose)),
            Plan::Kept { .. } | Plan::Listed(_) => None,
        })
        .collect();
    let (mut own, mut roamers) = (Vec::new(), Vec::new());
    for who in ground.people.workers(area).iter().copied() {
        let mut roles: Vec<Candidate> = Vec::new();
        for (position, rule, loose) in &homed {
            if !atlas.natures.suits(who, *position) || is_hopeless(ground, loose, who) {
                continue;
            }
            match roles.iter_mut().find(|one| one.role == rule.role) {
                Some(one) => one.rules |= rule.bit,
                // those that forbid come after those that assign
                None if rule.strength.is_some() => {
                    roles.push(Candidate { role: rule.role, who, rules: rule.bit });
                }
                None => {}
            }
        }
        if ground.people.works_in(who).len() == 1 {
            own.extend(roles);
        } else if !roles.is_empty() {
            roamers.push(who);
        }
    }
    Home { own: Bands::new(ground, own), roamers }
}

/// One candidate for each stakeholder, in order.
fn merged(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    sort_by(&mut candidates, |one, other| one.who.cmp(&other.who));
    let mut merged: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for one in candidates {
        match merged.last_mut().filter(|last| last.who == one.who) {
            Some(last) => last.rules |= one.rules,
            None => merged.push(one),
        }
    }
    merged
}

/// Who works around an area: each list is made once for all rules.
struct Workers<'a> {
    ground: Ground<'a>,
    area: AreaIx,
    known: Vec<(Works, Vec<StakeholderIx>)>,
}

impl Workers<'_> {
    /// Everybody whom a part that anchors can concern here, sorted.
    fn who(&mut self, condition: &Cond) -> Vec<StakeholderIx> {
        match condition {
            Cond::All(parts) => {
                let part = Cond::cheapest(parts.iter());
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
