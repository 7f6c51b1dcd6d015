//! What is known beforehand at an area: who can pull which lever, where levers lie, which offers are near, and whom the rules can concern there.
//!
//! Each piece is made when it is first asked for, and kept: a decision walks it and copies nothing. An atlas that is made of another keeps what a change
//! does not touch.

use std::sync::{Arc, OnceLock};

use crate::document::Works;
use crate::model::table::{AreaIx, Ix, LeverIx, OfferIx, RoleIx, StakeholderIx, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{Cond, Functions, Loose, Plan, RuleAt, Test, Way};

use super::Atlas;
use super::crowd::{Column, Crowd};
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
    pub(crate) kept: Crowd,
    /// Do rules find stakeholders who work below the place?
    pub(crate) below: bool,
    /// The roles from which somebody is excluded there.
    pub(crate) excluding: Vec<RoleIx>,
}

/// Those who work in an area, whom the rules can concern that find them by where they work.
#[derive(Debug)]
pub(crate) struct Home {
    /// Those who work nowhere else: where their area lies says where they work.
    pub(crate) own: Crowd,
    /// Those who also work elsewhere.
    pub(crate) roamers: Crowd,
}

/// A rule that can match at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Live {
    pub(crate) rule: Column,
    pub(crate) at: Functions,
    /// Are there parts that the challenge and its seat settle?
    pub(crate) guarded: bool,
    pub(crate) way: Way,
    pub(crate) assigns: bool,
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

/// Can this part of a rule never hold for the stakeholder, whatever the challenge?
fn is_hopeless(ground: Ground<'_>, loose: &Loose, s: StakeholderIx) -> bool {
    let masks = ground.people.masks(s);
    masks.iter().enumerate().any(|(n, mask)| loose.asks & 1 << n != 0 && *mask == 0)
}

/// What a plan of a rule asks of a challenge.
fn column(ground: Ground<'_>, position: usize, rule: &RuleAt, plan: &Plan) -> Column {
    let asks = plan.loose().map_or(0, |loose| loose.asks);
    // with more of them, masks alone do not decide
    let counts = [ground.model.sectors.len(), ground.model.groups.len(), ground.model.themes.len()];
    let many = counts.iter().enumerate().any(|(n, count)| asks & 1 << n != 0 && *count > 63);
    let asks_more = many || plan.loose().is_some_and(|loose| loose.others);
    Column { role: rule.role, position, bit: rule.bit, asks, asks_more }
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
        // one that forbids says nothing where nothing assigns
        let (before, mut assigned) = (live.len(), false);
        let mut candidates: Vec<StakeholderIx> = Vec::new();
        for (position, rule) in of_role {
            let (plan, assigns) = (rule.plan(alone), rule.strength.is_some());
            let (way, rule_here) = (plan.way(), column(ground, *position, rule, plan));
            let mut meets = way != Way::Kept || !assigns;
            if let Plan::Kept { fixed, loose } = plan {
                let anchor = Cond::cheapest(rule.of_stakeholder.iter().chain(fixed)).filter(|_| assigns);
                let mut who = match anchor {
                    Some(anchor) => workers.who(anchor),
                    // one that forbids can meet those whom others find, and these come first
                    None => sorted(candidates.clone()),
                };
                let others =
                    || fixed.iter().filter(|part| anchor.is_none_or(|one| !std::ptr::eq(*part, one)));
                who.retain(|s| {
                    atlas.natures.suits(*s, *position)
                        && !is_hopeless(ground, loose, *s)
                        && others().all(|part| ground.holds(part, *s, area))
                });
                candidates.extend(who.iter().filter(|_| assigns));
                if !who.is_empty() {
                    meets = true;
                    kept.push((rule_here, who));
                }
            }
            if meets {
                assigned |= assigns;
                below |= way == Way::Homed { below: true };
                let guarded = !rule.of_seat.is_empty();
                live.push(Live { rule: rule_here, at: rule.at, guarded, way, assigns });
            }
        }
        if !assigned {
            live.truncate(before);
        }
    }
    let excluding = ground.people.excluding(ground.space, area);
    Cell { live, kept: Crowd::new(ground, kept), below, excluding }
}

fn build_home(atlas: &Atlas, area: AreaIx) -> Home {
    let ground = atlas.ground();
    // those at a seat's own place are kept with it
    let mut rules: Vec<(usize, &RuleAt)> = atlas.rules.all.iter().enumerate().collect();
    sort_by(&mut rules, |one, other| one.1.role.cmp(&other.1.role));
    let (mut own, mut roamers) = (Vec::new(), Vec::new());
    for (position, rule) in rules {
        let Plan::Homed { loose, .. } = &rule.elsewhere else { continue };
        let column = column(ground, position, rule, &rule.elsewhere);
        let suits =
            |s: &&StakeholderIx| atlas.natures.suits(**s, position) && !is_hopeless(ground, loose, **s);
        let who = ground.people.workers(area).iter().filter(suits);
        let (at_home, elsewhere) = who.partition::<Vec<_>, _>(|s| ground.people.works_in(**s).len() == 1);
        own.push((column, at_home));
        roamers.push((column, elsewhere));
    }
    Home { own: Crowd::new(ground, own), roamers: Crowd::new(ground, roamers) }
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
            Cond::Any(parts) => {
                let mut all: Vec<StakeholderIx> = Vec::new();
                for part in parts {
                    let mut more = self.who(part);
                    // most parts add nobody to the largest
                    more.retain(|s| all.binary_search(s).is_err());
                    if !more.is_empty() {
                        all.extend(more);
                        all = sorted(all);
                    }
                }
                all
            }
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
