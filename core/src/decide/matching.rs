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
        let meets = |offer: &OfferIx| atlas.people.offer(*offer).meets(task.named, task.themes, task.groups);
        likely.map(|near| near.offer).filter(meets)
    }

    /// Who offers something that meets the challenge, here: the stakeholders of each offer.
    fn offerers(&self) -> impl Iterator<Item = &'a [StakeholderIx]> + '_ {
        let people = &self.seat.atlas.people;
        self.offers().map(|offer| people.offer(offer).by.as_slice())
    }

    /// Everybody for whom a rule holds, sorted: the rule is in force here, and what the seat settles of it holds.
    pub(crate) fn who(&self, rule: &RuleAt, position: usize, out: &mut Vec<StakeholderIx>) {
        out.clear();
        let atlas = self.seat.atlas;
        let parts: &[Cond] = match rule.plan(self.is_alone()) {
            Plan::Listed(parts) => parts,
            Plan::Kept { loose, .. } => {
                let kept = &atlas.cell(self.place.area, self.is_alone()).kept;
                for band in kept.of(rule.role).iter().filter(|band| band.rules & rule.bit != 0) {
                    out.extend(kept.members(band).iter().filter(|s| self.is_loosely(loose, **s)));
                }
                sort(out);
                return;
            }
            Plan::Homed { below, loose, reach } => {
                let mut areas = Vec::new();
                self.homes(*below, &mut areas);
                for (area, lies) in areas.iter().copied() {
                    let home = atlas.home(area);
                    if reach.iter().all(|part| self.reaches(part, lies)) {
                        for band in home.own.of(rule.role).iter().filter(|band| band.rules & rule.bit != 0) {
                            out.extend(home.own.members(band).iter().filter(|s| self.is_loosely(loose, **s)));
                        }
                    }
                    let suited = home.roamers.iter().filter(|s| atlas.natures.suits(**s, position));
                    out.extend(suited.filter(|s| {
                        let lies = self.roams(**s, &areas);
                        reach.iter().all(|part| self.reaches(part, lies)) && self.is_loosely(loose, **s)
                    }));
                }
                sort(out);
                out.dedup();
                return;
            }
        };
        let Some(anchor) = Cond::cheapest(rule.of_stakeholder.iter().chain(parts)) else { return };
        let exact = matches!(anchor, Cond::Test(test) if !matches!(test, Test::Works(Works::Reaches)));
        self.list(anchor, &mut |list| out.extend(list.iter().filter(|s| atlas.natures.suits(**s, position))));
        if !out.is_sorted_by(|a, b| a < b) {
            // most of it comes in sorted runs
            sort(out);
            out.dedup();
        }
        let rest = || parts.iter().filter(|part| !(exact && std::ptr::eq(*part, anchor)));
        out.retain(|s| rest().all(|part| self.matches(part, *s)));
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
        let mut add = |list: &[AreaIx]| areas.extend(list.iter().map(|area| (*area, Lies::default())));
        // all that covers the place or something affected, so that whatever is not among them covers nothing
        add(space.up(self.place.area));
        seat.covers.iter().for_each(|a| add(space.up(*a)));
        if below {
            add(space.down(self.place.area));
        }
        sort_by(areas, |one, other| one.0.cmp(&other.0));
        areas.dedup_by_key(|(area, _)| *area);
        for (area, lies) in &mut *areas {
            *lies = self.lies(*area);
        }
    }

    /// How an area lies to place and seat.
    fn lies(&self, w: AreaIx) -> Lies {
        let (seat, space, place) = (self.seat, &self.seat.atlas.space, self.place.area);
        let (covers, inside) = (space.lies_within(place, w), space.lies_within(w, place));
        let mut holds = 0;
        let mut all = true;
        for (n, a) in seat.covers.iter().enumerate() {
            let held = space.lies_within(*a, w);
            all &= held;
            if n < 64 {
                holds |= u64::from(held) << n;
            }
        }
        let affected =
            holds != 0 || seat.covers.len() > 64 && seat.covers.iter().any(|a| space.lies_within(*a, w));
        Lies { words: 0, holds }
            .with(Works::At, w == place)
            .with(Works::Covers, covers)
            .with(Works::Inside, inside)
            .with(Works::Overlaps, covers || inside)
            .with(Works::Affected, affected && space.lies_within(w, seat.area))
            .with(Works::Reaches, all)
    }

    /// How an area lies that covers neither the place nor anything affected.
    fn lies_elsewhere(&self, w: AreaIx) -> Lies {
        let inside = self.seat.atlas.space.lies_within(w, self.place.area);
        Lies::default().with(Works::Inside, inside).with(Works::Overlaps, inside)
    }

    /// How the areas lie together in which one works who works in several.
    pub(crate) fn roams(&self, s: StakeholderIx, areas: &[(AreaIx, Lies)]) -> Lies {
        let works_in = self.seat.atlas.people.works_in(s).iter();
        let lies = works_in.map(|w| {
            let known = areas.binary_search_by_key(w, |(area, _)| *area).ok().and_then(|at| areas.get(at));
            known.map_or_else(|| self.lies_elsewhere(*w), |(_, lies)| *lies)
        });
        let together = lies.fold(Lies::default(), Lies::and);
        let count = self.seat.covers.len();
        let all = match count {
            ..64 => together.holds == (1 << count) - 1,
            // too many for the bits
            _ => self.matches(&Cond::Test(Test::Works(Works::Reaches)), s),
        };
        together.with(Works::Reaches, all)
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

/// How an area lies to a place and its seat: a bit for each word of `works` that holds for those who work there alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lies {
    words: u8,
    /// The covered areas that lie within it: a bit for each of the first 64.
    holds: u64,
}

impl Lies {
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
