//! When rules hold: conditions of every form, simple more often than deep.

use super::super::draft::{Numbers, chosen, distinct};
use super::super::names::id;
use super::frame::Frame;
use crate::document::{Approach, Atom, Condition, Landscape, Spread, Works};
use crate::ids::Id;

/// A condition has at most so many parts.
const PARTS: usize = 10;
/// It nests so deep.
const DEPTH: usize = 3;
/// The numbers of an atom: its form, how many picks, and the picks.
pub(super) const NUMBERS_OF_ATOMS: usize = 5;
/// What joins, how many parts, and an atom, for each part.
pub(super) const NUMBERS: usize = PARTS * (2 + NUMBERS_OF_ATOMS);

/// Picks from here on are ids that no landscape has: alike, then like nothing.
const UNKNOWN: u8 = 248;

/// What a condition may name.
pub(super) struct Known<'w> {
    frame: &'w Frame,
    stakeholders: Vec<Id>,
    themes: Vec<Id>,
    areas: Vec<Id>,
}

impl<'w> Known<'w> {
    pub(super) fn of(frame: &'w Frame, landscape: &Landscape) -> Self {
        Self {
            frame,
            stakeholders: landscape.stakeholders.iter().map(|one| one.id.clone()).collect(),
            themes: landscape.themes.iter().map(|one| one.id.clone()).collect(),
            areas: landscape.areas.iter().map(|one| one.id.clone()).collect(),
        }
    }
}

/// The words of atoms: those that bind a rule first.
const BINDING: [&str; 6] = ["works", "pulls", "offers", "party", "appointed", "stakeholder"];

/// What else speaks of a stakeholder.
const OF_STAKEHOLDERS: [&str; 5] = ["serves_theme", "represents", "kind", "sector", "member_of"];

/// What a requirement or separation may speak of.
const OF_PLACES: [&str; 12] = [
    "areas_at_least",
    "theme",
    "target_group",
    "needs",
    "spread",
    "approach",
    "sectors_at_least",
    "unheld",
    // twice, for most seats cover one area and say nothing of it
    "contiguous",
    "contiguous",
    "level",
    "place",
];

/// A condition that speaks of anything.
pub(super) fn of_rule(known: &Known<'_>, numbers: &mut Numbers<'_>) -> Condition {
    // binding atoms come twice: without them a rule is only its guard
    let words = [&BINDING[..], &BINDING[..], &OF_STAKEHOLDERS[..], &OF_PLACES[..]].concat();
    condition(known, numbers, &words)
}

/// A condition that speaks of no stakeholder.
pub(super) fn of_place(known: &Known<'_>, numbers: &mut Numbers<'_>) -> Condition {
    condition(known, numbers, &OF_PLACES)
}

/// An atom that binds a rule.
pub(super) fn guard(known: &Known<'_>, numbers: &mut Numbers<'_>) -> Condition {
    Condition::Atom(atom(known, numbers, &BINDING))
}

fn condition(known: &Known<'_>, numbers: &mut Numbers<'_>, words: &[&str]) -> Condition {
    let mut parts = 0;
    let condition = part(known, numbers, words, DEPTH, &mut parts);
    // what follows keeps its meaning, however many parts there are
    for _ in parts * (2 + NUMBERS_OF_ATOMS)..NUMBERS {
        numbers.next();
    }
    condition.unwrap_or_else(Condition::always)
}

/// A part of a condition, with the parts below it; nothing when there are parts enough.
fn part(
    known: &Known<'_>,
    numbers: &mut Numbers<'_>,
    words: &[&str],
    deeper: usize,
    parts: &mut usize,
) -> Option<Condition> {
    if *parts >= PARTS {
        return None;
    }
    *parts += 1;
    let joins = numbers.weighted(&[9, 3, 4, 2]);
    let count = numbers.weighted(&[3, 5, 5, 5]);
    let atom = atom(known, numbers, words);
    if deeper == 0 || joins == 0 {
        return Some(Condition::Atom(atom));
    }
    let mut below = |count: usize| -> Vec<Condition> {
        (0..count).filter_map(|_| part(known, numbers, words, deeper - 1, parts)).collect()
    };
    Some(match joins {
        1 => Condition::All(below(count)),
        2 => Condition::Any(below(count)),
        _ => match below(1).pop() {
            Some(inner) => Condition::Not(Box::new(inner)),
            None => Condition::Atom(atom),
        },
    })
}

/// An atom with one of these words; the first is the simplest.
fn atom(known: &Known<'_>, numbers: &mut Numbers<'_>, words: &[&str]) -> Atom {
    let word = numbers.of(words).unwrap_or_default();
    let picks = numbers.some(3);
    let first = picks.first().copied().unwrap_or(0);
    let frame = known.frame;
    let number = 1 + u32::from(first % 3);
    match word {
        "stakeholder" => Atom::Stakeholder(named(&known.stakeholders, &picks)),
        "member_of" => Atom::MemberOf(named(&known.stakeholders, &picks)),
        "sector" => Atom::Sector(named(&frame.sector_ids, &picks)),
        "theme" => Atom::Theme(named(&known.themes, &picks)),
        "target_group" => Atom::TargetGroup(named(&frame.group_ids, &picks)),
        "needs" => Atom::Needs(named(&frame.lever_ids, &picks)),
        "place" => Atom::Place(named(&known.areas, &picks)),
        "kind" => Atom::Kind(distinct(&frame.kind_ids, &picks)),
        "appointed" => Atom::Appointed(distinct(&frame.role_ids, &picks)),
        "level" => Atom::Level(distinct(&frame.level_ids, &picks)),
        "approach" => Atom::Approach(distinct(Approach::ALL, &picks)),
        "spread" => Atom::Spread(distinct(Spread::ALL, &picks)),
        "sectors_at_least" => Atom::SectorsAtLeast(number),
        "areas_at_least" => Atom::AreasAtLeast(number),
        "pulls" => Atom::Pulls,
        "serves_theme" => Atom::ServesTheme,
        "represents" => Atom::Represents,
        "offers" => Atom::Offers,
        "party" => Atom::Party,
        "unheld" => Atom::Unheld,
        "contiguous" => Atom::Contiguous,
        _ => Atom::Works(chosen(WORKS, first).copied().unwrap_or(Works::Overlaps)),
    }
}

/// The widest first: it is the simplest to hold.
const WORKS: &[Works] =
    &[Works::Overlaps, Works::Covers, Works::Inside, Works::At, Works::Affected, Works::Reaches];

/// Ids that a landscape has, and sometimes ones that none has.
fn named(known: &[Id], picks: &[u8]) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::new();
    for pick in picks {
        let alike = known.first().filter(|_| *pick < UNKNOWN + 4);
        let id = match (chosen(known, *pick), alike) {
            (Some(known), _) if *pick < UNKNOWN => known.clone(),
            (_, Some(alike)) => id(&format!("{alike}s")),
            _ => id("nergens-te-vinden"),
        };
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}
