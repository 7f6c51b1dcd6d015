//! Contract §4: conditions and their atoms, judged for a stakeholder s, a challenge c, a seat t and a place p.

use crate::document::Works;
use crate::model::table::{AreaIx, OfferIx, StakeholderIx, holds, share, sorted};
use crate::order::{sort, sort_by};
use crate::rules::{Cond, Loose, Plan, RuleAt, Test};

use super::places::{Place, SeatAt};

/// Where a condition is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here<'s, 'a> {
    pub(crate) seat: &'s SeatAt<'a>,
    pub(crate) place: Place,
}

impl<'a> Here<'_, 'a> {
    /// Does the condition hold for s?
    pub(crate) fn matches(&self, condition: &Cond, s: StakeholderIx) -> bool {
        condition.holds(&|test| self.known(test).unwrap_or_else(|| self.judge(test, s)))
    }

    /// What the challenge holds against the masks of stakeholders.
    pub(super) fn wanted(&self) -> [u64; 3] {
        let task = &self.seat.task;
        [task.sectors.mask, task.groups.mask, task.themes.mask]
    }

    /// Does the condition hold, whoever s is? Nothing where that depends on s.
    pub(crate) fn settled(&self, condition: &Cond) -> Option<bool> {
        match condition {
            Cond::All(parts) => self.settle(parts, false),
            Cond::Any(parts) => self.settle(parts, true),
            Cond::Not(part) => self.settled(part).map(|held| !held),
            Cond::Test(test) => self.known(test),
        }
    }

    /// One part with the value `decides` settles the whole; otherwise all of them together do.
    fn settle(&self, parts: &[Cond], decides: bool) -> Option<bool> {
        let mut settled = Some(!decides);
        for part in parts {
            match self.settled(part) {
                Some(held) if held == decides => return Some(decides),
                Some(_) => {}
                None => settled = None,
            }
        }
        settled
    }

    /// Do the parts of a rule hold that the challenge and its seat settle?
    pub(crate) fn is_asked(&self, rule: &RuleAt) -> bool {
        rule.of_seat.iter().all(|part| self.settled(part) == Some(true))
    }

    /// The atoms that do not speak of s.
    fn known(&self, test: &Test) -> Option<bool> {
        let (seat, task) = (self.seat, &self.seat.task);
        Some(match test {
            Test::Theme(themes) => themes.few().meets(task.themes),
            Test::TargetGroup(groups) => groups.few().meets(task.groups),
            Test::Needs(levers) => share(levers, task.needs),
            Test::Spread(spreads) => spreads.contains(&task.spread),
            Test::Approach(approaches) => approaches.meets(seat.approaches),
            Test::SectorsAtLeast(n) => task.sectors.list.len() >= *n,
            Test::AreasAtLeast(n) => task.affected.len() >= *n,
            Test::Unheld => seat.is_unheld(),
            Test::Contiguous => seat.is_contiguous(),
            Test::Level(levels) => holds(levels, &seat.atlas.model.level_of[self.place.area]),
            Test::Place(places) => holds(places, &self.place.area),
            _ => return None,
        })
    }

    /// The atoms that speak of s.
    fn judge(&self, test: &Test, s: StakeholderIx) -> bool {
        let (seat, task, people) = (self.seat, &self.seat.task, &self.seat.atlas.people);
        match test {
            Test::Works(works @ (Works::Affected | Works::Reaches)) => self.works(*works, s),
            Test::Pulls => seat.pullers(self.place.area).any(|list| holds(list, &s)),
            Test::ServesTheme => people.sectors(s).meets(task.sectors),
            Test::Represents => people.represents(s).meets(task.groups),
            Test::Offers => self.offerers().any(|by| holds(by, &s)),
            Test::Party => people.is_party(s, task.themes),
            Test::Appointed(roles) => {
                let space = &seat.atlas.space;
                people.appointed(space, roles, self.place.area, task.themes).any(|chosen| chosen == s)
            }
            _ => seat.atlas.ground().judge(test, s, self.place.area).unwrap_or(false),
        }
    }

    /// How its working areas lie to the seat.
    fn works(&self, works: Works, s: StakeholderIx) -> bool {
        let (seat, ground) = (self.seat, self.seat.atlas.ground());
        if works == Works::Reaches {
            return seat.covers.iter().all(|a| ground.covers(s, *a));
        }
        let works_in = ground.people.works_in(s).iter().filter(|w| ground.space.lies_within(**w, seat.area));
        works_in.into_iter().any(|w| seat.covers.iter().any(|a| ground.space.lies_within(*a, *w)))
    }

    /// The offers that meet the challenge, here.
    pub(crate) fn offers(&self) -> impl Iterator<Item = OfferIx> + use<'_, 'a> {
        let atlas = self.seat.atlas;
        let task = &self.seat.task;
        let near = atlas.offers_near(self.place.area).iter();
        // most are ruled out by their masks
        let likely = near.filter(|near| {
            let [on, above, groups] = near.masks;
            (above & task.named.mask != 0 || on & task.themes.mask != 0)
                && (groups == 0 || task.groups.mask == 0 || groups & task.groups.mask != 0)
        });
        // of more, masks do not tell all apart
        let exact = atlas.model.themes.len() <= 63 && atlas.model.groups.len() <= 63;
        let meets = move |offer: &OfferIx| {
            exact || atlas.people.offer(*offer).meets(task.named, task.themes, task.groups)
        };
        likely.map(|near| near.offer).filter(meets)
    }

    /// Who offers something that meets the challenge, here: the stakeholders of each offer.
    fn offerers(&self) -> impl Iterator<Item = &'a [StakeholderIx]> + '_ {
        let people = &self.seat.atlas.people;
        self.offers().map(|offer| people.offer(offer).by.as_slice())
    }

    /// Everybody for whom a rule holds, sorted: the rule is in force here, and what the seat settles of it holds.
    pub(crate) fn who(
        &self,
        rule: &RuleAt,
        position: usize,
        known: &mut Known,
        out: &mut Vec<StakeholderIx>,
    ) {
        out.clear();
        let atlas = self.seat.atlas;
        let parts: &[Cond] = match rule.plan(self.is_alone()) {
            Plan::Listed(parts) => parts,
            Plan::Kept { loose, .. } => {
                let kept = &atlas.cell(self.place.area, self.is_alone()).kept;
                kept.who(rule.role, position, &mut |s| out.extend(self.is_loosely(loose, s).then_some(s)));
                return;
            }
            Plan::Homed { below, loose, reach } => {
                let mut areas = Vec::new();
                self.homes(*below, &mut areas);
                let mut workers = Vec::new();
                let mut add = |s: StakeholderIx, lies: Lies| {
                    let meets = reach.iter().all(|part| self.reaches(part, lies));
                    out.extend((meets && self.is_loosely(loose, s)).then_some(s));
                };
                for (area, lies) in areas {
                    let home = atlas.home(area);
                    home.own.who(rule.role, position, &mut |s| add(s, lies));
                    home.roamers.who(rule.role, position, &mut |s| workers.push((s, lies)));
                }
                self.roamers(&mut workers, &mut add);
                sort(out);
                return;
            }
        };
        let Some(anchor) = Cond::cheapest(rule.of_stakeholder.iter().chain(parts)) else { return };
        let exact = matches!(anchor, Cond::Test(test) if !matches!(test, Test::Works(Works::Reaches)));
        let anybody = rule.of_stakeholder.is_empty();
        let suits = |s: &&StakeholderIx| anybody || atlas.natures.suits(**s, position);
        if let Some(list) = known.list(self, anchor) {
            out.extend(list.iter().filter(suits));
        } else {
            self.list(anchor, &mut |list| out.extend(list.iter().filter(suits)));
            in_order(out);
        }
        let rest = || parts.iter().filter(|part| !(exact && std::ptr::eq(*part, anchor)));
        if rest().next().is_some() {
            out.retain(|s| rest().all(|part| self.matches(part, *s)));
        }
    }

    /// Do the parts of a rule hold that ask what s is to the challenge?
    pub(crate) fn is_loosely(&self, loose: &Loose, s: StakeholderIx) -> bool {
        loose.parts.iter().all(|part| self.matches(part, s))
    }

    /// Does a part hold that speaks of where one works, for those who work in one area alone?
    pub(crate) fn reaches(&self, part: &Cond, lies: Lies) -> bool {
        part.holds(&|test| match test {
            Test::Works(works) => lies.is(*works),
            _ => self.known(test).unwrap_or(false),
        })
    }

    /// The areas around the place, each once, and how each lies to place and seat.
    pub(crate) fn homes(&self, below: bool, areas: &mut Vec<(AreaIx, Lies)>) {
        areas.clear();
        let (seat, space) = (self.seat, &self.seat.atlas.space);
        let mut add = |list: &[AreaIx], holds| {
            areas.extend(list.iter().map(|area| (*area, Lies { words: 0, holds })));
        };
        // all that covers the place or something affected, so that whatever is not among them covers nothing
        add(space.up(self.place.area), 0);
        for (n, a) in (0..).zip(seat.covers) {
            add(space.up(*a), 1_u64.checked_shl(n).unwrap_or(0));
        }
        if below {
            add(space.down(self.place.area), 0);
        }
        sort_by(areas, |one, other| one.0.cmp(&other.0));
        areas.dedup_by(|(area, lies), (kept, all)| {
            all.holds |= if area == kept { lies.holds } else { 0 };
            area == kept
        });
        for (area, lies) in &mut *areas {
            *lies = self.lies(*area, lies.holds);
        }
    }

    /// How an area lies to place and seat that holds these of the covered areas.
    fn lies(&self, w: AreaIx, holds: u64) -> Lies {
        let (seat, space, place) = (self.seat, &self.seat.atlas.space, self.place.area);
        let (covers, inside) = (space.lies_within(place, w), space.lies_within(w, place));
        let held = |a: &AreaIx| space.lies_within(*a, w);
        let (affected, all) = match seat.covers.len() {
            count @ ..64 => (holds != 0, holds == (1 << count) - 1),
            // too many for the bits
            _ => (seat.covers.iter().any(held), seat.covers.iter().all(held)),
        };
        Lies { words: 0, holds }
            .with(Works::At, w == place)
            .with(Works::Covers, covers)
            .with(Works::Inside, inside)
            .with(Works::Overlaps, covers || inside)
            .with(Works::Affected, affected && space.lies_within(w, seat.area))
            .with(Works::Reaches, all)
    }

    /// How the areas lie together in which each one works who works in several: all of them that cover something stand in the list, by stakeholder or not.
    pub(super) fn roamers(
        &self,
        workers: &mut [(StakeholderIx, Lies)],
        each: &mut dyn FnMut(StakeholderIx, Lies),
    ) {
        sort_by(workers, |one, other| one.0.cmp(&other.0));
        let count = self.seat.covers.len();
        for of_one in workers.chunk_by(|one, other| one.0 == other.0) {
            let Some((s, _)) = of_one.first().copied() else { continue };
            let together = of_one.iter().fold(Lies::default(), |all, (_, lies)| all.and(*lies));
            let all = match count {
                ..64 => together.holds == (1 << count) - 1,
                // too many for the bits
                _ => self.matches(&Cond::Test(Test::Works(Works::Reaches)), s),
            };
            each(s, together.with(Works::Reaches, all));
        }
    }

    /// Is this the place of a seat that covers itself alone?
    pub(crate) fn is_alone(&self) -> bool {
        self.place.area == self.seat.area && self.seat.is_alone()
    }

    /// Lists that hold everybody for whom a bound condition can hold.
    fn list(&self, condition: &Cond, each: &mut dyn FnMut(&[StakeholderIx])) {
        match condition {
            // any bound part will do: the one that is cheapest to list
            Cond::All(parts) => {
                if let Some(part) = Cond::cheapest(parts.iter()) {
                    self.list(part, each);
                }
            }
            Cond::Any(parts) => {
                for part in parts.iter().filter(|part| self.settled(part) != Some(false)) {
                    self.list(part, each);
                }
            }
            Cond::Not(_) => {}
            Cond::Test(test) => self.list_test(test, each),
        }
    }

    /// Lists that hold everybody for whom a binding atom can hold.
    fn list_test(&self, test: &Test, each: &mut dyn FnMut(&[StakeholderIx])) {
        let (seat, place) = (self.seat, self.place.area);
        let (atlas, task) = (seat.atlas, &seat.task);
        let (people, space) = (&atlas.people, &atlas.space);
        let mut workers = |areas: &[AreaIx]| areas.iter().for_each(|w| each(people.workers(*w)));
        match test {
            Test::Stakeholder(list) => each(list),
            Test::Pulls => seat.pullers(place).for_each(each),
            Test::Offers => self.offerers().for_each(each),
            Test::Party => people.parties(task.themes).for_each(|one| each(&[one])),
            Test::Appointed(roles) => {
                people.appointed(space, roles, place, task.themes).for_each(|one| each(&[one]));
            }
            Test::Works(Works::At) => workers(&[place]),
            Test::Works(Works::Covers) => workers(space.up(place)),
            Test::Works(Works::Inside) => workers(space.down(place)),
            Test::Works(Works::Overlaps) => {
                workers(space.up(place));
                workers(space.down(place));
            }
            Test::Works(Works::Affected) => {
                let above = seat.covers.iter().flat_map(|a| space.up(*a)).copied();
                workers(&sorted(above.filter(|w| space.lies_within(*w, seat.area)).collect()));
            }
            // whoever reaches all covered areas covers the first
            Test::Works(Works::Reaches) => seat.covers.iter().take(1).for_each(|a| workers(space.up(*a))),
            // does not bind
            _ => {}
        }
    }
}

/// Each once, in order.
fn in_order(list: &mut Vec<StakeholderIx>) {
    // most of it comes in sorted runs
    if !list.is_sorted_by(|a, b| a < b) {
        sort(list);
        list.dedup();
    }
}

/// Who pulls and who offers at a place, once that has been asked: rules of several roles ask for the same.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pulling: Vec<StakeholderIx>,
    offering: Vec<StakeholderIx>,
    knows_pulling: bool,
    knows_offering: bool,
}

impl Known {
    pub(super) fn forget(&mut self) {
        (self.knows_pulling, self.knows_offering) = (false, false);
    }

    /// Everybody for whom one of these atoms holds; nothing for another condition.
    fn list(&mut self, here: &Here<'_, '_>, condition: &Cond) -> Option<&[StakeholderIx]> {
        let Cond::Test(test) = condition else { return None };
        let (is_known, who) = match test {
            Test::Pulls => (&mut self.knows_pulling, &mut self.pulling),
            Test::Offers => (&mut self.knows_offering, &mut self.offering),
            _ => return None,
        };
        if !std::mem::replace(is_known, true) {
            who.clear();
            here.list_test(test, &mut |list| who.extend(list));
            in_order(who);
        }
        Some(who)
    }
}

/// How an area lies to a place and its seat: a bit for each word of `works` that holds for those who work there alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lies {
    words: u8,
    /// The covered areas that lie within it: a bit for each of the first 64.
    holds: u64,
}

impl Lies {
    /// All that it is of areas together but for what they cover.
    pub(super) fn words(self) -> u8 {
        self.words
    }

    fn is(self, works: Works) -> bool {
        self.words & 1 << works as u8 != 0
    }

    fn with(self, works: Works, holds: bool) -> Self {
        Self { words: self.words | u8::from(holds) << works as u8, ..self }
    }

    /// For those who work in both areas: only `reaches` asks what they cover together.
    pub(crate) fn and(self, other: Self) -> Self {
        Self { words: self.words | other.words, holds: self.holds | other.holds }
    }
}
