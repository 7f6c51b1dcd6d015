//! Changes that can be made to a world.

use std::slice;

use super::draft::{Draft, Form, Numbers, chosen};
use super::known::{self, Known, fresh, ids};
use super::world::World;
use crate::document::{Area, Change, Collection, Fix, Merger, Stakeholder, StakeholderMerger, Strength};
use crate::ids::Id;

/// At most so many changes, one after the other.
const MOST: usize = 4;

/// The form of the draft of [`changes`]: one list.
#[must_use]
pub fn change_forms() -> Vec<Form> {
    vec![Form::up_to(MOST, 1 + known::NUMBERS)]
}

/// The changes that a draft stands for in a world, to be made one after the other: [`apply`](crate::Atlas::apply) accepts them. What it would refuse is left out;
/// where the world itself has problems, that is everything.
#[must_use]
pub fn changes(world: &World, draft: &Draft) -> Vec<Change> {
    let mut changes = Vec::new();
    let Ok(mut atlas) = world.atlas() else { return changes };
    for mut numbers in draft.list(0, 0) {
        let change = Known::of(&atlas).and_then(|known| known.change(&mut numbers));
        let Some(change) = change else { continue };
        if let Ok(next) = atlas.apply(slice::from_ref(&change)) {
            atlas = next;
            changes.push(change);
        }
    }
    changes
}

/// What may end.
const ENDING: [Collection; 10] = [
    Collection::Appointments,
    Collection::Agreements,
    Collection::Offers,
    Collection::Exclusions,
    Collection::Challenges,
    Collection::Stakeholders,
    Collection::Areas,
    Collection::Rules,
    Collection::Requirements,
    Collection::Separations,
];

/// What may go, since nothing (or little) refers to it.
const GOING: [Collection; 8] = [
    Collection::Appointments,
    Collection::Exclusions,
    Collection::Offers,
    Collection::Challenges,
    Collection::Agreements,
    Collection::Rules,
    Collection::Requirements,
    Collection::Separations,
];

impl Known {
    /// The change that numbers stand for, if there is something to change.
    fn change(&self, n: &mut Numbers<'_>) -> Option<Change> {
        Some(match n.weighted(&[4, 2, 3, 1, 1, 2, 5, 3, 3, 3, 2, 1]) {
            0 => self.appointment(n)?.into(),
            1 => self.stakeholder(n)?.into(),
            2 => self.other_stakeholder(n)?.into(),
            3 => self.exclusion(n)?.into(),
            4 => self.offer(n)?.into(),
            5 => self.challenge(n)?.into(),
            6 => self.fix(n)?.into(),
            7 => self.removal(n)?,
            8 => self.ending(n)?,
            9 => self.leave(n)?,
            10 => self.merger(n)?.into(),
            _ => self.other_rule(n)?,
        })
    }

    fn ids(&self, collection: Collection) -> Vec<Id> {
        match collection {
            Collection::Appointments => ids!(self.all.appointments),
            Collection::Agreements => ids!(self.all.agreements),
            Collection::Offers => ids!(self.all.offers),
            Collection::Exclusions => ids!(self.all.exclusions),
            Collection::Challenges => ids!(self.all.challenges),
            Collection::Stakeholders => ids!(self.all.stakeholders),
            Collection::Areas => ids!(self.all.areas),
            Collection::Rules => ids!(self.book.rules),
            Collection::Requirements => ids!(self.book.requirements),
            Collection::Separations => ids!(self.book.separations),
            _ => Vec::new(),
        }
    }

    /// One of those of these collections in which there is something.
    fn named(&self, n: &mut Numbers<'_>, of: &[Collection]) -> Option<(Collection, Id)> {
        let there: Vec<(Collection, Vec<Id>)> =
            of.iter().map(|one| (*one, self.ids(*one))).filter(|(_, ids)| !ids.is_empty()).collect();
        let (collection, ids) = n.of(&there)?;
        Some((collection, n.of(&ids)?))
    }

    fn removal(&self, n: &mut Numbers<'_>) -> Option<Change> {
        let (collection, id) = self.named(n, &GOING)?;
        Some(Change::Remove(collection, id))
    }

    fn ending(&self, n: &mut Numbers<'_>) -> Option<Change> {
        let (collection, id) = self.named(n, &ENDING)?;
        Some(Change::End { collection, id, on: n.chance(50).then_some(self.date) })
    }

    fn leave(&self, n: &mut Numbers<'_>) -> Option<Change> {
        let member = |one: &Stakeholder| {
            one.member_of.iter().map(|of| (one.id.clone(), of.clone())).collect::<Vec<_>>()
        };
        let members: Vec<(Id, Id)> = self.all.stakeholders.iter().flat_map(member).collect();
        let (stakeholder, of) = n.of(&members)?;
        Some(Change::Leave { stakeholder, of })
    }

    /// A stakeholder with something more, or less.
    fn other_stakeholder(&self, n: &mut Numbers<'_>) -> Option<Stakeholder> {
        let mut one = n.of(&self.all.stakeholders)?;
        let own = one.id.clone();
        match n.weighted(&[3, 2, 1, 1, 1]) {
            0 => toggle(&mut one.mandates, self.mandate(n)?),
            1 => toggle(&mut one.works_in, n.of(&ids!(self.all.areas))?),
            2 => {
                toggle(&mut one.member_of, n.of(&ids!(self.all.stakeholders)).filter(|other| *other != own)?);
            }
            3 => toggle(&mut one.sectors, n.of(&ids!(self.all.sectors))?),
            _ => toggle(&mut one.represents, n.of(&ids!(self.all.target_groups))?),
        }
        Some(one)
    }

    /// A rule that speaks more strongly or less so.
    fn other_rule(&self, n: &mut Numbers<'_>) -> Option<Change> {
        let mut rule = n.of(&self.book.rules)?;
        rule.strength = n.of(Strength::ALL);
        Some(rule.into())
    }

    /// A fact more.
    fn fix(&self, n: &mut Numbers<'_>) -> Option<Fix> {
        let which = n.weighted(&[3, 3, 2, 1, 2, 1, 1]);
        let stakeholder = n.of(&ids!(self.all.stakeholders))?;
        Some(match which {
            0 => {
                let mandate = self.mandate(n)?;
                Fix::Mandate {
                    stakeholder,
                    lever: mandate.lever,
                    level: mandate.level,
                    within: mandate.within,
                }
            }
            1 => {
                let like = self.appointment(n)?;
                Fix::Appointment { stakeholder, role: like.role, within: like.within, themes: like.themes }
            }
            2 => Fix::WorksIn { stakeholder, area: n.of(&ids!(self.all.areas))? },
            3 => Fix::MemberOf { stakeholder, of: n.of(&ids!(self.all.stakeholders))? },
            4 => {
                let like = self.offer(n)?;
                Fix::Offer { stakeholder, themes: like.themes, area: like.areas.into_iter().next()? }
            }
            5 => Fix::Sector { stakeholder, sector: n.of(&ids!(self.all.sectors))? },
            _ => Fix::EndExclusion { exclusion: n.of(&ids!(self.all.exclusions))? },
        })
    }

    /// Two areas of a level go into a new one, and with them two stakeholders of a kind that work there.
    fn merger(&self, n: &mut Numbers<'_>) -> Option<Merger> {
        let (one, second, both) = (n.of(&self.all.areas)?, n.next(), n.chance(67));
        let alike: Vec<&Area> =
            self.all.areas.iter().filter(|other| other.level == one.level && other.id != one.id).collect();
        let other = *chosen(&alike, second)?;
        let into = Area::new(fresh("fusie", &ids!(self.all.areas)), "fusie".into(), one.level.clone());
        let mut merger = Merger::new(vec![one.id.clone(), other.id.clone()], into);
        merger.on = n.chance(25).then_some(self.date);
        let at = |area: &Id| {
            let at = self.all.stakeholders.iter().filter(|one| one.works_in == [area.clone()]);
            at.collect::<Vec<&Stakeholder>>()
        };
        let pairs = at(&one.id).into_iter().filter_map(|here| {
            let there = at(&other.id).into_iter().find(|there| there.kind == here.kind)?;
            Some((here, there))
        });
        for (here, there) in pairs.take(usize::from(both)) {
            let id = fresh("fusie", &ids!(self.all.stakeholders));
            let into = Stakeholder::new(id, "fusie".into(), here.kind.clone());
            let both = vec![here.id.clone(), there.id.clone()];
            merger.stakeholders.push(StakeholderMerger::new(both, into));
        }
        Some(merger)
    }
}

/// Puts something into a list, or takes it out.
fn toggle<T: PartialEq>(list: &mut Vec<T>, one: T) {
    match list.iter().position(|other| *other == one) {
        Some(at) => drop(list.remove(at)),
        None => list.push(one),
    }
}
