//! Contract §4: conditions and their atoms, judged for a stakeholder s, a challenge c, a seat t and a place p.

use crate::document::Works;
use crate::model::table::{AreaIx, StakeholderIx, holds, share, sorted};
use crate::rules::{Cond, Test};

use super::places::{Place, SeatAt};

/// Where a condition is judged.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Here<'a> {
    pub(crate) seat: &'a SeatAt<'a>,
    pub(crate) place: &'a Place,
}

impl Here<'_> {
    /// Does the condition hold for s?
    pub(crate) fn matches(&self, condition: &Cond, s: StakeholderIx) -> bool {
        match condition {
            Cond::All(parts) => parts.iter().all(|part| self.matches(part, s)),
            Cond::Any(parts) => parts.iter().any(|part| self.matches(part, s)),
            Cond::Not(part) => !self.matches(part, s),
            Cond::Test(test) => self.known(test).unwrap_or_else(|| self.judge(test, s)),
        }
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

    /// The atoms that do not speak of s.
    fn known(&self, test: &Test) -> Option<bool> {
        let (seat, task) = (self.seat, self.seat.task);
        Some(match test {
            Test::Theme(themes) => share(themes, &task.themes),
            Test::TargetGroup(groups) => share(groups, &task.groups),
            Test::Needs(levers) => share(levers, &task.needs),
            Test::Spread(spreads) => spreads.contains(&task.spread),
            Test::Approach(approaches) => approaches.meets(seat.approaches),
            Test::SectorsAtLeast(n) => task.sectors.len() >= *n,
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
        let (seat, task, people) = (self.seat, self.seat.task, &self.seat.atlas.people);
        match test {
            Test::Stakeholder(list) => holds(list, &s),
            Test::Kind(kinds) => people.kind(s).is_some_and(|kind| holds(kinds, &kind)),
            Test::Sector(sectors) => share(sectors, people.sectors(s)),
            Test::MemberOf(list) => share(list, people.member_of(s)),
            Test::Works(works) => self.works(*works, s),
            Test::Pulls => holds(&self.place.pullers, &s),
            Test::ServesTheme => share(people.sectors(s), &task.sectors),
            Test::Represents => share(people.represents(s), &task.groups),
            Test::Offers => self.offerers().any(|by| by == s),
            Test::Party => people.parties(&task.themes).any(|party| party == s),
            Test::Appointed(roles) => {
                let space = &seat.atlas.space;
                people.appointed(space, roles, self.place.area, &task.themes).any(|chosen| chosen == s)
            }
            // judged without s
            _ => false,
        }
    }

    fn works(&self, works: Works, s: StakeholderIx) -> bool {
        let (seat, place) = (self.seat, self.place.area);
        let space = &seat.atlas.space;
        let works_in = seat.atlas.people.works_in(s);
        let covers = |place: AreaIx| share(space.up(place), works_in);
        let inside = || works_in.iter().any(|w| space.lies_within(*w, place));
        match works {
            Works::At => holds(works_in, &place),
            Works::Covers => covers(place),
            Works::Inside => inside(),
            Works::Overlaps => covers(place) || inside(),
            Works::Affected => works_in
                .iter()
                .filter(|w| space.lies_within(**w, seat.area))
                .any(|w| seat.covers.iter().any(|a| space.lies_within(*a, *w))),
            Works::Reaches => seat.covers.iter().all(|a| covers(*a)),
        }
    }

    /// Who offers something that meets the challenge, here.
    fn offerers(&self) -> impl Iterator<Item = StakeholderIx> + '_ {
        let (people, space) = (&self.seat.atlas.people, &self.seat.atlas.space);
        let place = self.place.area;
        let offers = self.seat.offers().iter().map(|offer| people.offer(*offer));
        let near = move |w: AreaIx| space.lies_within(place, w) || space.lies_within(w, place);
        offers
            .filter(move |offer| offer.areas.iter().any(|w| near(*w)))
            .flat_map(|offer| offer.by.iter().copied())
    }

    /// Everybody for whom the bound condition holds, sorted.
    pub(crate) fn who(&self, condition: &Cond) -> Vec<StakeholderIx> {
        if self.settled(condition) == Some(false) {
            return Vec::new();
        }
        let mut who = sorted(self.candidates(condition).unwrap_or_default());
        who.retain(|s| self.matches(condition, *s));
        who
    }

    /// A list that holds everybody for whom the condition can hold; nothing where the condition is not bound.
    fn candidates(&self, condition: &Cond) -> Option<Vec<StakeholderIx>> {
        match condition {
            // any bound part will do: the one that is cheapest to list
            Cond::All(parts) => {
                let bound = parts.iter().filter_map(|part| cost(part).map(|cost| (cost, part)));
                bound.min_by_key(|(cost, _)| *cost).and_then(|(_, part)| self.candidates(part))
            }
            Cond::Any(parts) => {
                let open = parts.iter().filter(|part| self.settled(part) != Some(false));
                open.map(|part| self.candidates(part)).collect::<Option<Vec<_>>>().map(|lists| lists.concat())
            }
            Cond::Not(_) => None,
            Cond::Test(test) => self.listed(test),
        }
    }

    /// Everybody for whom a binding atom can hold.
    fn listed(&self, test: &Test) -> Option<Vec<StakeholderIx>> {
        let (seat, task) = (self.seat, self.seat.task);
        let (people, space) = (&seat.atlas.people, &seat.atlas.space);
        let place = self.place.area;
        let workers = |areas: &[AreaIx]| -> Vec<StakeholderIx> {
            areas.iter().flat_map(|w| people.workers(*w)).collect()
        };
        Some(match test {
            Test::Stakeholder(list) => list.clone(),
            Test::Pulls => self.place.pullers.clone(),
            Test::Offers => self.offerers().collect(),
            Test::Party => people.parties(&task.themes).collect(),
            Test::Appointed(roles) => people.appointed(space, roles, place, &task.themes).collect(),
            Test::Works(Works::At) => people.workers(place).collect(),
            Test::Works(Works::Covers) => workers(space.up(place)),
            Test::Works(Works::Inside) => workers(space.down(place)),
            Test::Works(Works::Overlaps) => {
                [space.up(place), space.down(place)].iter().flat_map(|l| workers(l)).collect()
            }
            Test::Works(Works::Affected) => {
                let above = seat.covers.iter().flat_map(|a| space.up(*a)).copied();
                let within: Vec<AreaIx> = above.filter(|w| space.lies_within(*w, seat.area)).collect();
                workers(&sorted(within))
            }
            // whoever reaches all covered areas covers the first
            Test::Works(Works::Reaches) => {
                seat.covers.first().map(|a| workers(space.up(*a))).unwrap_or_default()
            }
            _ => return None,
        })
    }
}

/// How many stakeholders a binding condition is likely to list, as an order; nothing where it is not bound.
fn cost(condition: &Cond) -> Option<u8> {
    match condition {
        Cond::All(parts) => parts.iter().filter_map(cost).min(),
        Cond::Any(parts) => parts.iter().map(cost).try_fold(0, |most, cost| cost.map(|cost| most.max(cost))),
        Cond::Not(_) => None,
        Cond::Test(test) => match test {
            Test::Stakeholder(_) | Test::Pulls => Some(0),
            Test::Appointed(_) => Some(1),
            Test::Works(Works::At) => Some(2),
            Test::Offers => Some(3),
            Test::Works(Works::Covers | Works::Reaches) => Some(4),
            Test::Works(Works::Affected) => Some(5),
            Test::Party => Some(6),
            Test::Works(Works::Inside | Works::Overlaps) => Some(7),
            _ => None,
        },
    }
}
