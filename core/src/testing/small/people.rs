//! Stakeholders, and all that speaks of them.

use super::super::draft::{Draft, Numbers, chosen, distinct};
use super::super::names::{AGREEMENTS, APPOINTMENTS, EXCLUSIONS, OFFERS, STAKEHOLDERS, name};
use super::frame::{Frame, label};
use super::ground::Ground;
use super::{List, acyclic};
use crate::document::{Agreement, Appointment, Exclusion, Mandate, Offer, Stakeholder};
use crate::ids::Id;

pub(super) const NUMBERS: usize = 32;
pub(super) const NUMBERS_OF_AGREEMENTS: usize = 8;
pub(super) const NUMBERS_OF_STANCES: usize = 9;
pub(super) const NUMBERS_OF_OFFERS: usize = 13;

pub(super) struct People {
    pub(super) stakeholders: Vec<Stakeholder>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) appointments: Vec<Appointment>,
    pub(super) exclusions: Vec<Exclusion>,
    pub(super) offers: Vec<Offer>,
}

/// What stakeholders are made of.
struct Maker<'w> {
    frame: &'w Frame,
    ground: &'w Ground,
    areas: Vec<Id>,
    themes: &'w [Id],
    ids: Vec<Id>,
}

impl People {
    pub(super) fn of(frame: &Frame, draft: &Draft, ground: &Ground, themes: &[Id]) -> Self {
        let rows = draft.list(List::Stakeholders as usize, 1);
        let ids: Vec<Id> = (0..rows.len()).map(|n| name(&STAKEHOLDERS, n)).collect();
        let maker = Maker { frame, ground, areas: ground.ids(), themes, ids };
        let (mut stakeholders, successors): (Vec<Stakeholder>, Vec<_>) = maker
            .ids
            .iter()
            .zip(rows)
            .filter_map(|(id, mut numbers)| maker.stakeholder(id, &mut numbers))
            .unzip();
        let successors = acyclic(successors);
        for stakeholder in &mut stakeholders {
            stakeholder.successors = successors.get(&stakeholder.id).cloned().unwrap_or_default();
        }
        let agreements: Vec<Agreement> = each(draft, List::Agreements, &AGREEMENTS, |id, n| {
            let mut agreement = Agreement::new(id.clone(), label(&id), maker.some(n, 3));
            agreement.themes = maker.few_themes(n);
            agreement.valid = frame.window(n);
            Some(agreement)
        });
        let agreed: Vec<Id> = agreements.iter().map(|agreement| agreement.id.clone()).collect();
        Self {
            appointments: each(draft, List::Appointments, &APPOINTMENTS, |id, n| {
                let (who, role, within) = maker.stance(n)?;
                let mut appointment = Appointment::new(id, who, role, within);
                appointment.themes = maker.few_themes(n);
                appointment.by = n.maybe(30).and_then(|by| chosen(&agreed, by).cloned());
                appointment.valid = frame.window(n);
                Some(appointment)
            }),
            exclusions: each(draft, List::Exclusions, &EXCLUSIONS, |id, n| {
                let (who, role, within) = maker.stance(n)?;
                let mut exclusion = Exclusion::new(id, who, role, within, "niet onze opdracht".into());
                exclusion.themes = maker.few_themes(n);
                exclusion.valid = frame.window(n);
                Some(exclusion)
            }),
            offers: each(draft, List::Offers, &OFFERS, |id, n| {
                let by = maker.some(n, 2);
                let on = distinct(maker.themes, &n.some(2));
                let areas = distinct(&maker.areas, &n.some(2));
                let mut offer = Offer::new(id.clone(), label(&id), by, on, areas);
                offer.target_groups = distinct(&frame.group_ids, &n.few(2));
                offer.valid = frame.window(n);
                Some(offer)
            }),
            stakeholders,
            agreements,
        }
    }
}

/// The elements of a list, each from its name and its numbers.
pub(super) fn each<T>(
    draft: &Draft,
    list: List,
    names: &[&str],
    make: impl Fn(Id, &mut Numbers<'_>) -> Option<T>,
) -> Vec<T> {
    let rows = draft.list(list as usize, 0).into_iter().enumerate();
    rows.filter_map(|(n, mut numbers)| make(name(names, n), &mut numbers)).collect()
}

impl Maker<'_> {
    /// A stakeholder, and the successors that it would have.
    fn stakeholder(&self, id: &Id, n: &mut Numbers<'_>) -> Option<(Stakeholder, (Id, Vec<Id>))> {
        let frame = self.frame;
        let others: Vec<Id> = self.ids.iter().filter(|other| *other != id).cloned().collect();
        let mut stakeholder = Stakeholder::new(id.clone(), label(id), n.of(&frame.kind_ids)?);
        stakeholder.sectors = distinct(&frame.sector_ids, &n.several(&[2, 3, 3]));
        stakeholder.works_in = distinct(&self.areas, &n.some(2));
        stakeholder.mandates = self.mandates(n);
        stakeholder.member_of = distinct(&others, &n.several(&[2, 1, 1]));
        stakeholder.represents = distinct(&frame.group_ids, &n.several(&[2, 1, 1]));
        let successors = distinct(&others, &n.several(&[2, 1, 1]));
        stakeholder.valid = frame.span(n);
        if frame.dress % 6 == 5 {
            stakeholder.codes.insert("kbo".to_owned(), "0207500000".to_owned());
        }
        Some((stakeholder, (id.clone(), successors)))
    }

    /// Up to three mandates, at a level that is not above that of their area; one that repeats an earlier one is left out unless they hold at different times.
    fn mandates(&self, n: &mut Numbers<'_>) -> Vec<Mandate> {
        let count = n.weighted(&[1, 1, 1, 1]);
        let mut mandates: Vec<Mandate> = Vec::new();
        for number in 0..3 {
            let (lever, level, within) = (n.of(&self.frame.lever_ids), n.next(), n.next());
            let valid = self.frame.window(n);
            let place = self.ground.by_level(within, true).filter(|_| number < count);
            let levels = place.and_then(|place| self.frame.level_ids.get(..=place.rank));
            let level = levels.and_then(|levels| chosen(levels, level).cloned());
            let (Some(lever), Some(level), Some(place)) = (lever, level, place) else { continue };
            let mut mandate = Mandate::new(lever, level, place.id.clone());
            mandate.valid = valid;
            let repeats = mandates.iter().any(|other| {
                (&other.lever, &other.level, &other.within)
                    == (&mandate.lever, &mandate.level, &mandate.within)
                    && other.valid.overlaps(&mandate.valid)
            });
            if !repeats {
                mandates.push(mandate);
            }
        }
        mandates
    }

    /// Somebody, a role, and where.
    fn stance(&self, n: &mut Numbers<'_>) -> Option<(Id, Id, Id)> {
        let (who, role, within) = (n.of(&self.ids), n.of(&self.frame.role_ids), n.of(&self.areas));
        Some((who?, role?, within?))
    }

    fn some(&self, n: &mut Numbers<'_>, most: usize) -> Vec<Id> {
        distinct(&self.ids, &n.some(most))
    }

    fn few_themes(&self, n: &mut Numbers<'_>) -> Vec<Id> {
        distinct(self.themes, &n.few(2))
    }
}
