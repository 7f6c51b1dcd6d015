//! Every reference of a landscape leads somewhere, and not to itself.

use crate::document::Landscape;
use crate::document::shape::Target;
use crate::document::value::{Walk, references_of};
use crate::error::{Code, Found, Nearest, Place, Step};
use crate::ids::Id;

use super::{Facts, push, push_near};

/// The element in whose fields a place lies, where such elements can refer to their own kind.
fn owner<'a>(land: &'a Landscape, target: Target, place: &Place) -> Option<&'a Id> {
    let [Step::Field(collection), Step::Index(n), ..] = place.as_slice() else { return None };
    match (collection.as_ref(), target) {
        ("areas", Target::Area) => land.areas.get(*n).map(|area| &area.id),
        ("themes", Target::Theme) => land.themes.get(*n).map(|theme| &theme.id),
        ("stakeholders", Target::Stakeholder) => land.stakeholders.get(*n).map(|s| &s.id),
        _ => None,
    }
}

pub(super) fn check(facts: &Facts<'_>, nearest: &mut Nearest, found: &mut [Vec<Found>]) {
    for (part, land) in facts.lands {
        let Some(found) = found.get_mut(*part) else { continue };
        let mut visit = |target: Target, id: &Id, place: &Place| {
            if owner(land, target, place) == Some(id) {
                let words = format!("{} `{id}` refers to itself", target.name());
                push(found, place.clone(), Code::SelfReference, words);
                return;
            }
            let of_the_book = matches!(target, Target::Level | Target::Kind | Target::Role);
            let Some(names) = facts.names(target) else { return };
            if names.get(id.as_str()).is_some() || !(of_the_book || facts.complete) {
                return;
            }
            let near = nearest.among(id.as_str(), names.names());
            let words = format!("there is no {} `{id}`", target.name());
            push_near(found, place.clone(), Code::UnknownReference, words, near);
        };
        references_of(*land, &mut Walk { place: Vec::new(), visit: &mut visit });
    }
}
