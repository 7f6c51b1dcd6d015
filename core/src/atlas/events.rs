//! What happens, as changes of elements: an end, a member that leaves, a merger.

use crate::date::Date;
use crate::document::{Change, Collection, Element, Fix, Merger, Stakeholder, StakeholderMerger};
use crate::error::{Code, Nearest, Problem};
use crate::ids::Id;

use super::Atlas;

/// The changes of elements that a change comes to, or what is wrong with it.
type Expanded = Result<Vec<Change>, Vec<Problem>>;

impl Atlas {
    /// An element as it is now.
    fn element(&self, collection: Collection, id: &Id) -> Option<Element> {
        match collection {
            Collection::Stakeholders => self.stakeholder(id.as_str()).cloned().map(Element::Stakeholder),
            Collection::Appointments => self.appointment_now(id).map(Element::Appointment),
            _ if collection.is_of_rules() => self.model.book().element(collection, id),
            _ => self.model.parts().iter().find_map(|part| part.element(collection, id)),
        }
    }

    /// There is no such element: where in the changes, and the nearest.
    pub(super) fn not_there(&self, place: String, collection: Collection, id: &Id) -> Problem {
        Problem {
            document: "changes".into(),
            code: Code::UnknownReference,
            path: place.into(),
            message: format!("there is no `{id}` in `{}`", collection.as_str()).into(),
            nearest: Nearest::new().among(id.as_str(), self.model.ids(collection)),
        }
    }

    /// What a change that is not simply of one element comes to; `n`: its number.
    pub(super) fn expanded(&self, change: &Change, n: usize) -> Expanded {
        match change {
            Change::Put(_) | Change::Remove(..) => Ok(vec![change.clone()]),
            Change::End { collection, id, on } => self.end(*collection, id, *on, n),
            Change::Leave { stakeholder, of } => self.leave(stakeholder, of, n),
            Change::Merge(merger) => self.merge(merger, n),
            Change::Fix(fix) => self.fixed(fix).map(|change| vec![change]).ok_or_else(|| {
                let (field, collection, id) = named(fix);
                vec![self.not_there(format!("[{n}].{field}"), collection, id)]
            }),
        }
    }

    fn end(&self, collection: Collection, id: &Id, on: Option<Date>, n: usize) -> Expanded {
        let place = || format!("[{n}].end.{}", collection.as_str());
        let element = self.element(collection, id);
        let mut element = element.ok_or_else(|| vec![self.not_there(place(), collection, id)])?;
        let Some(valid) = element.valid_mut() else {
            return Err(vec![Problem {
                document: "changes".into(),
                code: Code::InvalidValue,
                path: place().into(),
                message: format!(
                    "what stands in `{}` has no validity, so that it cannot end: remove it",
                    collection.as_str()
                )
                .into(),
                nearest: None,
            }]);
        };
        valid.until = Some(on.unwrap_or(self.date()));
        Ok(vec![Change::Put(element)])
    }

    fn known_stakeholder(&self, id: &Id, place: String) -> Result<Stakeholder, Vec<Problem>> {
        let found = self.stakeholder(id.as_str()).cloned();
        found.ok_or_else(|| vec![self.not_there(place, Collection::Stakeholders, id)])
    }

    fn leave(&self, id: &Id, of: &Id, n: usize) -> Expanded {
        let mut member = self.known_stakeholder(id, format!("[{n}].leave.stakeholder"))?;
        let count = member.member_of.len();
        member.member_of.retain(|one| one != of);
        if member.member_of.len() == count {
            return Err(vec![Problem {
                document: "changes".into(),
                code: Code::UnknownReference,
                path: format!("[{n}].leave.of").into(),
                message: format!("`{id}` is no member of `{of}`").into(),
                nearest: Nearest::new().among(of.as_str(), member.member_of.iter().map(Id::as_str)),
            }]);
        }
        Ok(vec![Change::Put(Element::Stakeholder(member))])
    }

    fn merge(&self, merger: &Merger, n: usize) -> Expanded {
        let on = merger.on.unwrap_or(self.date());
        let mut problems = Vec::new();
        let mut changes = Vec::new();
        let mut into = merger.into.clone();
        let is_new = !merger.areas.contains(&into.id);
        if is_new && into.valid.from.is_none() {
            into.valid.from = Some(on);
        }
        let says_where = !into.within.is_empty();
        for (m, id) in merger.areas.iter().enumerate() {
            let Some(mut area) = self.area(id.as_str()).cloned() else {
                problems.push(self.not_there(format!("[{n}].merge.areas[{m}]"), Collection::Areas, id));
                continue;
            };
            if !says_where {
                add(&mut into.within, &area.within);
            }
            if *id != into.id {
                area.valid.until = Some(on);
                area.successors = vec![into.id.clone()];
                changes.push(Change::Put(Element::Area(area)));
            }
        }
        let within = into.id.clone();
        changes.push(Change::Put(Element::Area(into)));
        for (m, one) in merger.stakeholders.iter().enumerate() {
            let place = |k: usize| format!("[{n}].merge.stakeholders[{m}].stakeholders[{k}]");
            let mut merged = Vec::new();
            for (k, id) in one.stakeholders.iter().enumerate() {
                match self.known_stakeholder(id, place(k)) {
                    Ok(stakeholder) => merged.push(stakeholder),
                    Err(wrong) => problems.extend(wrong),
                }
            }
            merge_stakeholders(one, merged, (&merger.areas, &within), on, &mut changes);
        }
        if problems.is_empty() { Ok(changes) } else { Err(problems) }
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq + Clone>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// Those that merge end, and what they go into takes over from them what it does not say itself.
fn merge_stakeholders(
    merger: &StakeholderMerger,
    merged: Vec<Stakeholder>,
    (areas, within): (&[Id], &Id),
    on: Date,
    changes: &mut Vec<Change>,
) {
    let mut into = merger.into.clone();
    let own = into.clone();
    if !merger.stakeholders.contains(&into.id) && into.valid.from.is_none() {
        into.valid.from = Some(on);
    }
    // a town that went into another is there no longer to work in
    let now = |area: &Id| if areas.contains(area) { within.clone() } else { area.clone() };
    for mut one in merged {
        if own.works_in.is_empty() {
            let works_in: Vec<Id> = one.works_in.iter().map(now).collect();
            add(&mut into.works_in, &works_in);
        }
        if own.mandates.is_empty() {
            for mandate in one.mandates.iter().cloned() {
                let mandate = crate::document::Mandate { within: now(&mandate.within), ..mandate };
                let same = |other: &crate::document::Mandate| {
                    (&other.lever, &other.level, &other.within)
                        == (&mandate.lever, &mandate.level, &mandate.within)
                        && other.valid.overlaps(&mandate.valid)
                };
                if !into.mandates.iter().any(same) {
                    into.mandates.push(mandate);
                }
            }
        }
        if own.sectors.is_empty() {
            add(&mut into.sectors, &one.sectors);
        }
        if own.represents.is_empty() {
            add(&mut into.represents, &one.represents);
        }
        if own.member_of.is_empty() {
            add(&mut into.member_of, &one.member_of);
        }
        if one.id != into.id {
            one.valid.until = Some(on);
            one.successors = vec![into.id.clone()];
            changes.push(Change::Put(Element::Stakeholder(one)));
        }
    }
    changes.push(Change::Put(Element::Stakeholder(into)));
}

/// What a fix names that must be there: the field of its form, the collection, the id.
fn named(fix: &Fix) -> (&'static str, Collection, &Id) {
    match fix {
        Fix::Mandate { stakeholder, .. } => ("mandate.stakeholder", Collection::Stakeholders, stakeholder),
        Fix::Appointment { stakeholder, .. } => {
            ("appointment.stakeholder", Collection::Stakeholders, stakeholder)
        }
        Fix::WorksIn { stakeholder, .. } => ("works_in.stakeholder", Collection::Stakeholders, stakeholder),
        Fix::MemberOf { stakeholder, .. } => ("member_of.stakeholder", Collection::Stakeholders, stakeholder),
        Fix::Offer { stakeholder, .. } => ("offer.stakeholder", Collection::Stakeholders, stakeholder),
        Fix::Sector { stakeholder, .. } => ("sector.stakeholder", Collection::Stakeholders, stakeholder),
        Fix::EndExclusion { exclusion } => ("end_exclusion.exclusion", Collection::Exclusions, exclusion),
    }
}
