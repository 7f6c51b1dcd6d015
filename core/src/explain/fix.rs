//! The kinds of change that a repair may make: a closed list (contract §6, "why not?").

use serde::Serialize;

use crate::atlas::Atlas;
use crate::document::{Appointment, Change, Collection, Element, Mandate, Offer, Stakeholder};
use crate::ids::Id;
use crate::model::Names;
use crate::model::table::Ix;

/// One change that could give somebody a role, or close a gap: a fact that is added, or an exclusion that is ended.
///
/// The list is closed: what an organisation is (its kind), for whom it speaks and what it agreed is not changed to fit a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "fix", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fix {
    /// A stakeholder gets a mandate (Dutch: *bevoegdheid*).
    Mandate {
        /// Who.
        stakeholder: Id,
        /// What it could pull.
        lever: Id,
        /// At areas of this level …
        level: Id,
        /// … within this area.
        within: Id,
    },
    /// A stakeholder is appointed to a role (Dutch: *aanduiding*).
    Appointment {
        /// Who.
        stakeholder: Id,
        /// To which role.
        role: Id,
        /// Within which area.
        within: Id,
        /// For these themes: those of the challenge.
        themes: Vec<Id>,
    },
    /// A stakeholder works in an area.
    WorksIn {
        /// Who.
        stakeholder: Id,
        /// Where.
        area: Id,
    },
    /// A stakeholder becomes a member of another.
    MemberOf {
        /// The member.
        stakeholder: Id,
        /// Of which.
        of: Id,
    },
    /// A stakeholder offers something on the themes of the challenge.
    Offer {
        /// Who.
        stakeholder: Id,
        /// On these themes.
        themes: Vec<Id>,
        /// In this area.
        area: Id,
    },
    /// A stakeholder gets a sector.
    Sector {
        /// Who.
        stakeholder: Id,
        /// Which.
        sector: Id,
    },
    /// An exclusion ends.
    EndExclusion {
        /// Which.
        exclusion: Id,
    },
}

/// An id that a collection does not have yet.
fn fresh<'n, I: Ix>(names: &'n Names<I>, what: &str, also: impl Fn(&str) -> bool) -> Option<Id> {
    let taken = |id: &String| names.find(id).is_some() || also(id);
    (1..).map(|n: u32| format!("{what}-{n}")).find(|id| !taken(id)).and_then(|id| Id::new(&id).ok())
}

impl Fix {
    /// The change to the documents of an atlas that it is: what [`Atlas::apply`] takes. Nothing where the atlas does not know what it names.
    #[must_use]
    pub fn to_change(&self, atlas: &Atlas) -> Option<Change> {
        let stakeholder = |id: &Id, change: &dyn Fn(&mut Stakeholder)| {
            let mut stakeholder = atlas.stakeholder(id.as_str())?.clone();
            change(&mut stakeholder);
            Some(Change::Put(Element::Stakeholder(stakeholder)))
        };
        match self {
            Self::Mandate { stakeholder: s, lever, level, within } => stakeholder(s, &|s| {
                s.mandates.push(Mandate::new(lever.clone(), level.clone(), within.clone()));
            }),
            Self::WorksIn { stakeholder: s, area } => stakeholder(s, &|s| s.works_in.push(area.clone())),
            Self::MemberOf { stakeholder: s, of } => stakeholder(s, &|s| s.member_of.push(of.clone())),
            Self::Sector { stakeholder: s, sector } => stakeholder(s, &|s| s.sectors.push(sector.clone())),
            Self::Appointment { stakeholder: s, role, within, themes } => {
                let is_taken = |id: &str| atlas.appointments_now().any(|one| one.id == *id);
                let id = fresh(&atlas.model.appointments, "appointment", is_taken)?;
                let mut appointment = Appointment::new(id, s.clone(), role.clone(), within.clone());
                appointment.themes.clone_from(themes);
                Some(Change::Put(Element::Appointment(appointment)))
            }
            Self::Offer { stakeholder: s, themes, area } => {
                let id = fresh(&atlas.model.offers, "offer", |_| false)?;
                let label = atlas.stakeholder(s.as_str())?.label.clone();
                let (by, themes) = (vec![s.clone()], themes.clone());
                Some(Change::Put(Element::Offer(Offer::new(id, label, by, themes, vec![area.clone()]))))
            }
            Self::EndExclusion { exclusion } => {
                let mut ended = atlas.exclusion(exclusion.as_str())?.clone();
                ended.valid.until = Some(atlas.date());
                if ended.valid.is_never() {
                    return Some(Change::Remove(Collection::Exclusions, exclusion.clone()));
                }
                Some(Change::Put(Element::Exclusion(ended)))
            }
        }
    }
}
