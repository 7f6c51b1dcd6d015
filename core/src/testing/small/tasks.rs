//! Challenges.

use super::super::draft::{Draft, Numbers, chosen, distinct};
use super::super::names::CHALLENGES;
use super::List;
use super::frame::{Frame, label};
use super::ground::Ground;
use super::people::each;
use crate::document::{AreaEntry, Challenge, SharedBecause, Spread};
use crate::ids::Id;

pub(super) const NUMBERS: usize = 40;

pub(super) fn challenges(frame: &Frame, draft: &Draft, ground: &Ground, themes: &[Id]) -> Vec<Challenge> {
    each(draft, List::Challenges, &CHALLENGES, |id, n| {
        let on = distinct(themes, &n.some(2));
        // its areas are within both twins, when there are such areas
        let torn = n.chance(50);
        let spread = if n.chance(50) { Spread::Shared } else { Spread::Separate };
        let seat = n.maybe(35);
        let areas = affected(frame, ground, n, torn);
        let mut challenge = Challenge::new(id.clone(), label(&id), on, areas, spread);
        challenge.needs = distinct(&frame.lever_ids, &n.several(&[3, 5, 5, 5]));
        challenge.target_groups = distinct(&frame.group_ids, &n.few(2));
        challenge.trends = distinct(&frame.trend_ids, &n.few(1));
        let because = distinct(SharedBecause::ALL, &n.few(2));
        challenge.valid = frame.window(n);
        if spread == Spread::Shared {
            challenge.shared_because = because;
            challenge.seat = seat.and_then(|pick| ground.by_level(pick, true)).map(|place| place.id.clone());
        }
        Some(challenge)
    })
}

/// One to four areas, or all areas of a level within one.
fn affected(frame: &Frame, ground: &Ground, n: &mut Numbers<'_>, torn: bool) -> Vec<AreaEntry> {
    let count = 1 + n.weighted(&[3, 2, 2, 2]);
    let mut areas: Vec<AreaEntry> = Vec::new();
    for number in 0..4 {
        let (expands, pick, level) = (n.chance(25), n.next(), n.next());
        let entry = match ground.torn(pick).filter(|_| torn) {
            Some(area) if !expands => Some(AreaEntry::Area(area.clone())),
            _ => ground.by_level(pick, expands).map(|place| {
                // an area of the lowest level has none below it
                let below = frame.level_ids.get(..place.rank).filter(|_| expands);
                match below.and_then(|below| chosen(below, level)) {
                    Some(level) => AreaEntry::Within { within: place.id.clone(), level: level.clone() },
                    None => AreaEntry::Area(place.id.clone()),
                }
            }),
        };
        areas.extend(entry.filter(|entry| number < count && !areas.contains(entry)));
    }
    areas
}
