//! What there is in a world, and elements that fit it.

use super::draft::{Numbers, chosen, distinct, nearest};
use super::names::id;
use crate::atlas::Atlas;
use crate::date::{Date, Validity};
use crate::document::{
    Appointment, AreaEntry, Challenge, Exclusion, Landscape, Mandate, Offer, RuleBook, SharedBecause, Spread,
    Stakeholder,
};
use crate::ids::Id;

/// The numbers of an element.
pub(super) const NUMBERS: usize = 32;

/// The landscape with all that it builds on, and the rule book.
pub(super) struct Known {
    pub(super) all: Landscape,
    pub(super) book: RuleBook,
    pub(super) date: Date,
    /// The themes of challenges and offers: all themes where there are none.
    themes: Vec<Id>,
    /// The levers that are needed or held: all where there are none.
    pub(super) levers: Vec<Id>,
}

/// The ids of a list of elements.
macro_rules! ids {
    ($elements:expr) => {
        $elements.iter().map(|element| element.id.clone()).collect::<Vec<crate::ids::Id>>()
    };
}
pub(super) use ids;

impl Known {
    pub(super) fn of(atlas: &Atlas) -> Option<Self> {
        let mut all = atlas.landscape()?.clone();
        for part in atlas.model.parts().iter().skip(1) {
            let part = Landscape::clone(part);
            all.areas.extend(part.areas);
            all.sectors.extend(part.sectors);
            all.levers.extend(part.levers);
            all.target_groups.extend(part.target_groups);
            all.themes.extend(part.themes);
            all.stakeholders.extend(part.stakeholders);
            all.agreements.extend(part.agreements);
            all.appointments.extend(part.appointments);
            all.exclusions.extend(part.exclusions);
            all.offers.extend(part.offers);
            all.challenges.extend(part.challenges);
        }
        let on = all.challenges.iter().map(|one| &one.themes).chain(all.offers.iter().map(|one| &one.themes));
        let needed = all.challenges.iter().flat_map(|one| &one.needs);
        let held = all.stakeholders.iter().flat_map(|one| &one.mandates).map(|mandate| &mandate.lever);
        let themes = or_all(on.flatten(), ids!(all.themes));
        let levers = or_all(needed.chain(held), ids!(all.levers));
        Some(Self { themes, levers, book: atlas.rule_book().clone(), date: atlas.date(), all })
    }

    fn areas(&self) -> Vec<Id> {
        ids!(self.all.areas)
    }

    fn stakeholders(&self) -> Vec<Id> {
        ids!(self.all.stakeholders)
    }

    /// The levels that are not above that of an area; without the last: those below it.
    fn levels_up_to(&self, area: &Id) -> Vec<Id> {
        let area = self.all.areas.iter().find(|one| one.id == *area);
        let rank = area.and_then(|area| self.book.levels.iter().position(|level| level.id == area.level));
        rank.and_then(|rank| self.book.levels.get(..=rank)).map(|levels| ids!(levels)).unwrap_or_default()
    }

    fn few_themes(&self, n: &mut Numbers<'_>) -> Vec<Id> {
        distinct(&self.themes, &n.few(2))
    }

    /// Always, mostly; else from the date on, or until it.
    fn valid(&self, n: &mut Numbers<'_>) -> Validity {
        match n.weighted(&[8, 1, 1]) {
            0 => Validity::ALWAYS,
            1 => Validity::from(self.date),
            _ => Validity::until(self.date),
        }
    }

    /// A stakeholder more.
    pub(super) fn stakeholder(&self, n: &mut Numbers<'_>) -> Option<Stakeholder> {
        let others = self.stakeholders();
        let own = fresh("nieuwe-organisatie", &others);
        let kind = n.of(&self.book.kinds)?.id;
        let mut stakeholder = Stakeholder::new(own, "nieuwe organisatie".into(), kind);
        stakeholder.works_in = distinct(&self.areas(), &n.some(2));
        stakeholder.sectors = distinct(&ids!(self.all.sectors), &n.few(2));
        let has_mandate = n.chance(50);
        stakeholder.mandates = self.mandate(n).filter(|_| has_mandate).into_iter().collect();
        stakeholder.member_of = distinct(&others, &n.few(1));
        stakeholder.represents = distinct(&ids!(self.all.target_groups), &n.few(1));
        stakeholder.valid = self.valid(n);
        Some(stakeholder)
    }

    pub(super) fn mandate(&self, n: &mut Numbers<'_>) -> Option<Mandate> {
        let (lever, within, level) = (n.of(&self.levers), n.of(&self.areas()), n.next());
        let within = within?;
        let level = chosen(&self.levels_up_to(&within), level)?.clone();
        Some(Mandate::new(lever?, level, within))
    }

    /// An appointment more, or another one in its place.
    pub(super) fn appointment(&self, n: &mut Numbers<'_>) -> Option<Appointment> {
        let own = one_or_fresh(n, "nieuwe-aanduiding", &ids!(self.all.appointments));
        let (who, role, within) = self.stance(n)?;
        let mut appointment = Appointment::new(own, who, role, within);
        appointment.themes = self.few_themes(n);
        appointment.by =
            n.maybe(30).and_then(|by| chosen(&self.all.agreements, by)).map(|one| one.id.clone());
        appointment.valid = self.valid(n);
        Some(appointment)
    }

    /// An exclusion more, or another one in its place.
    pub(super) fn exclusion(&self, n: &mut Numbers<'_>) -> Option<Exclusion> {
        let own = one_or_fresh(n, "nieuwe-uitsluiting", &ids!(self.all.exclusions));
        let (who, role, within) = self.stance(n)?;
        let mut exclusion = Exclusion::new(own, who, role, within, "niet onze opdracht".into());
        exclusion.themes = self.few_themes(n);
        exclusion.valid = self.valid(n);
        Some(exclusion)
    }

    fn stance(&self, n: &mut Numbers<'_>) -> Option<(Id, Id, Id)> {
        let (who, role, within) = (n.of(&self.stakeholders()), n.of(&self.book.roles), n.of(&self.areas()));
        Some((who?, role?.id, within?))
    }

    /// An offer more, or another one in its place.
    pub(super) fn offer(&self, n: &mut Numbers<'_>) -> Option<Offer> {
        let own = one_or_fresh(n, "nieuw-aanbod", &ids!(self.all.offers));
        let by = distinct(&self.stakeholders(), &n.some(2));
        let themes = distinct(&self.themes, &n.some(2));
        let areas = distinct(&self.areas(), &n.some(2));
        let is_something = !by.is_empty() && !themes.is_empty() && !areas.is_empty();
        let mut offer = Offer::new(own, "nieuw aanbod".into(), by, themes, areas);
        offer.target_groups = distinct(&ids!(self.all.target_groups), &n.few(1));
        offer.valid = self.valid(n);
        is_something.then_some(offer)
    }

    /// A challenge more, or another one in its place.
    pub(super) fn challenge(&self, n: &mut Numbers<'_>) -> Option<Challenge> {
        let own = one_or_fresh(n, "nieuwe-uitdaging", &ids!(self.all.challenges));
        let themes = distinct(&self.themes, &n.some(2));
        let spread = if n.chance(50) { Spread::Shared } else { Spread::Separate };
        // low areas more often than high ones
        let mut by_level: Vec<_> = self.all.areas.iter().collect();
        by_level.sort_by_key(|area| self.book.levels.iter().position(|level| level.id == area.level));
        let picks = n.some(3);
        let (expands, level) = (n.chance(25), n.next());
        let mut areas: Vec<AreaEntry> = Vec::new();
        for area in picks.iter().filter_map(|pick| nearest(&by_level, *pick)) {
            let mut below = self.levels_up_to(&area.id);
            below.pop();
            let entry = match chosen(&below, level).filter(|_| expands) {
                Some(level) => AreaEntry::Within { within: area.id.clone(), level: level.clone() },
                None => AreaEntry::Area(area.id.clone()),
            };
            if !areas.contains(&entry) {
                areas.push(entry);
            }
        }
        let is_something = !themes.is_empty() && !areas.is_empty();
        let mut challenge = Challenge::new(own, "nieuwe uitdaging".into(), themes, areas, spread);
        challenge.needs = distinct(&self.levers, &n.some(2));
        challenge.target_groups = distinct(&ids!(self.all.target_groups), &n.few(2));
        let because = distinct(SharedBecause::ALL, &n.few(1));
        let seat = n.maybe(20).and_then(|pick| chosen(&self.all.areas, pick));
        challenge.valid = self.valid(n);
        if spread == Spread::Shared {
            challenge.shared_because = because;
            challenge.seat = seat.map(|area| area.id.clone());
        }
        is_something.then_some(challenge)
    }
}

/// Each once, or all where there are none.
fn or_all<'a>(some: impl Iterator<Item = &'a Id>, all: Vec<Id>) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for id in some {
        if !found.contains(id) {
            found.push(id.clone());
        }
    }
    if found.is_empty() { all } else { found }
}

/// An id that is not yet there.
pub(super) fn fresh(name: &str, taken: &[Id]) -> Id {
    let mut number = 1;
    loop {
        let free = if number == 1 { id(name) } else { id(&format!("{name}-{number}")) };
        if !taken.contains(&free) {
            return free;
        }
        number += 1;
    }
}

/// An id that is not yet there, or (one time in three) one that is.
fn one_or_fresh(n: &mut Numbers<'_>, name: &str, taken: &[Id]) -> Id {
    n.maybe(33).and_then(|pick| chosen(taken, pick).cloned()).unwrap_or_else(|| fresh(name, taken))
}
