//! Moves part of a landscape into reference sets.

use std::collections::BTreeMap;

use super::super::names::{SETS, day, id, name};
use super::frame::Frame;
use crate::document::Landscape;
use crate::document::shape::Target;
use crate::document::value::{Walk, references_of};
use crate::error::Step;
use crate::ids::Id;

/// The collections of a landscape, with their fields.
macro_rules! collections {
    ($then:ident) => {
        $then! {
            Sector sectors, Lever levers, Scheme schemes, Group target_groups, Trend trends, Area areas, Theme themes,
            Stakeholder stakeholders, Agreement agreements, Appointment appointments, Exclusion exclusions, Offer offers,
            Challenge challenges
        }
    };
}

/// An element: what it is, and its id.
type Named = (Target, Id);

macro_rules! named {
    ($($target:ident $field:ident),*) => {
        /// Every element of a landscape.
        fn named(landscape: &Landscape) -> Vec<Named> {
            let mut all = Vec::new();
            $(all.extend(landscape.$field.iter().map(|one| (Target::$target, one.id.clone())));)*
            all
        }

        /// What stands in a collection.
        fn target(field: &str) -> Option<Target> {
            $(if field == stringify!($field) {
                return Some(Target::$target);
            })*
            None
        }

        /// The element at a place of a document.
        fn owner(landscape: &Landscape, field: &str, n: usize) -> Option<Id> {
            $(if field == stringify!($field) {
                return landscape.$field.get(n).map(|one| one.id.clone());
            })*
            None
        }

        /// Keeps the elements for which this is true.
        fn retain(landscape: &mut Landscape, keep: impl Fn(&Named) -> bool) {
            $(landscape.$field.retain(|one| keep(&(Target::$target, one.id.clone())));)*
        }
    };
}

collections!(named);

/// The landscape, and the sets by name. An element of a set refers only to what is in that set or in one that it builds on, so that each set is a whole of its
/// own.
pub(super) fn split(frame: &Frame, mut landscape: Landscape) -> (Landscape, BTreeMap<String, Landscape>) {
    let homes = homes(frame, &landscape);
    let last = frame.sets;
    let mut sets = BTreeMap::new();
    for home in 0..last {
        let set_id = name(&SETS, home);
        let mut set = landscape.clone();
        set.id = set_id.clone();
        set.as_of = day(frame.homes.get(home).map_or(0, |n| usize::from(*n)));
        set.builds_on = builds_on(frame, home);
        retain(&mut set, |one| homes.get(one) == Some(&home));
        sets.insert(set_id.to_string(), set);
    }
    landscape.builds_on = builds_on(frame, last);
    retain(&mut landscape, |one| homes.get(one) == Some(&last));
    (landscape, sets)
}

/// The sets that one of them, or the landscape after them, builds on.
fn builds_on(frame: &Frame, home: usize) -> Vec<Id> {
    let both = home == 2 && frame.homes.first().is_some_and(|n| n.is_multiple_of(2));
    let before = SETS.get(home.saturating_sub(1)..home).unwrap_or_default();
    let first = SETS.first().filter(|_| both);
    before.iter().chain(first).map(|name| id(name)).collect()
}

/// Where each element lives: in a set, the first one being what the others build on, or (the last home) in the landscape.
fn homes(frame: &Frame, landscape: &Landscape) -> BTreeMap<Named, usize> {
    let last = frame.sets;
    let choices = frame.homes.iter().cycle();
    let mut homes: BTreeMap<Named, usize> = BTreeMap::new();
    for (one, choice) in named(landscape).into_iter().zip(choices) {
        let home = match choice {
            _ if last == 0 => last,
            2 => last - 1,
            3 => 0,
            _ => last,
        };
        homes.insert(one, home);
    }
    let references = references(landscape);
    loop {
        let before = homes.clone();
        for (owner, referred) in &references {
            let home = homes.get(owner).copied().unwrap_or(last);
            if let Some(other) = homes.get_mut(referred) {
                *other = home.min(*other);
            }
        }
        if homes == before {
            return homes;
        }
    }
}

/// Every reference: from which element, and to which.
fn references(landscape: &Landscape) -> Vec<(Named, Named)> {
    let mut found = Vec::new();
    let mut visit = |referred: Target, id: &Id, place: &Vec<Step>| {
        if let [Step::Field(field), Step::Index(n), ..] = &place[..]
            && let (Some(own), Some(owner)) = (target(field), owner(landscape, field, *n))
        {
            found.push(((own, owner), (referred, id.clone())));
        }
    };
    references_of(landscape, &mut Walk { place: Vec::new(), visit: &mut visit });
    found
}
