//! What a fix is in documents.

use crate::document::{Appointment, Change, Collection, Element, Fix, Mandate, Offer, Stakeholder};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::Ix;

use super::Atlas;

/// An id that a collection does not have yet.
fn fresh<I: Ix>(names: &Names<I>, what: &str, also: impl Fn(&str) -> bool) -> Option<Id> {
    let taken = |id: &String| names.find(id).is_some() || also(id);
    (1..=u32::MAX).map(|n| format!("{what}-{n}")).find(|id| !taken(id)).and_then(|id| Id::new(&id).ok())
}

impl Atlas {
    /// The element that a fix puts in place of what is there, or takes away. Nothing where the atlas does not know what it names.
    pub(super) fn fixed(&self, fix: &Fix) -> Option<Change> {
        let atlas = self;
        let stakeholder = |id: &Id, change: &dyn Fn(&mut Stakeholder)| {
            let mut stakeholder = atlas.stakeholder(id.as_str())?.clone();
            change(&mut stakeholder);
            Some(Change::Put(Element::Stakeholder(stakeholder)))
        };
        match fix {
            Fix::Mandate { stakeholder: s, lever, level, within } => stakeholder(s, &|s| {
                s.mandates.push(Mandate::new(lever.clone(), level.clone(), within.clone()));
            }),
            Fix::WorksIn { stakeholder: s, area } => stakeholder(s, &|s| s.works_in.push(area.clone())),
            Fix::MemberOf { stakeholder: s, of } => stakeholder(s, &|s| s.member_of.push(of.clone())),
            Fix::Sector { stakeholder: s, sector } => stakeholder(s, &|s| s.sectors.push(sector.clone())),
            Fix::Appointment { stakeholder: s, role, within, themes } => {
                let is_taken = |id: &str| atlas.appointments_now().any(|one| one.id == *id);
                let id = fresh(&atlas.model.appointments, "appointment", is_taken)?;
                let mut appointment = Appointment::new(id, s.clone(), role.clone(), within.clone());
                appointment.themes.clone_from(themes);
                Some(Change::Put(Element::Appointment(appointment)))
            }
            Fix::Offer { stakeholder: s, themes, area } => {
                let id = fresh(&atlas.model.offers, "offer", |_| false)?;
                let label = atlas.stakeholder(s.as_str())?.label.clone();
                let (by, themes) = (vec![s.clone()], themes.clone());
                Some(Change::Put(Element::Offer(Offer::new(id, label, by, themes, vec![area.clone()]))))
            }
            Fix::EndExclusion { exclusion } => {
                let mut ended = atlas.exclusion(exclusion.as_str())?.clone();
                ended.valid.until = Some(atlas.date());
                // one that begins on this very day was never there
                if ended.valid.is_never() {
                    return Some(Change::Remove(Collection::Exclusions, exclusion.clone()));
                }
                Some(Change::Put(Element::Exclusion(ended)))
            }
        }
    }
}
