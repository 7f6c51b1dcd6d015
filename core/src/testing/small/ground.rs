//! Areas.

use super::super::draft::{Draft, Numbers, chosen, distinct, near, nearest};
use super::super::names::{AREAS, name};
use super::frame::{Frame, label};
use super::{List, acyclic};
use crate::document::Area;
use crate::ids::Id;

pub(super) const NUMBERS: usize = 20;

pub(super) struct Ground {
    pub(super) areas: Vec<Area>,
    /// The areas with their ranks, in the order of the draft.
    pub(super) places: Vec<Place>,
    /// Those that lie within both twins.
    pub(super) torn: Vec<Id>,
}

/// An area as it is drawn.
pub(super) struct Place {
    number: usize,
    pub(super) id: Id,
    /// The rank of its level.
    pub(super) rank: usize,
    within: Vec<u8>,
    contains: Vec<u8>,
    neighbours: Vec<u8>,
    themes: Vec<u8>,
    successors: Vec<u8>,
}

impl Place {
    fn of(number: usize, frame: &Frame, numbers: &mut Numbers<'_>) -> Self {
        let levels = frame.level_ids.len();
        let rank = numbers.weighted(&[5, 4, 2, 1]).checked_rem(levels).unwrap_or(0);
        Self {
            number,
            id: name(&AREAS, number),
            // the first area is of the highest level
            rank: if number == 0 { levels.saturating_sub(1) } else { rank },
            within: numbers.several(&[1, 4, 3, 3]),
            contains: numbers.several(&[8, 1, 1]),
            neighbours: numbers.several(&[4, 3, 3]),
            themes: numbers.several(&[10, 1, 1]),
            successors: numbers.several(&[3, 1, 1, 1]),
        }
    }
}

impl Ground {
    pub(super) fn of(frame: &Frame, draft: &Draft, themes: &[Id]) -> Self {
        let mut rows = draft.list(List::Areas as usize, 1);
        let places: Vec<Place> =
            rows.iter_mut().enumerate().map(|(n, numbers)| Place::of(n, frame, numbers)).collect();
        let twins = twins(frame, &places);
        let successors = acyclic(places.iter().map(|place| {
            let others = same_level(&places, place);
            (place.id.clone(), distinct(&others, &place.successors))
        }));
        let mut ground = Self { areas: Vec::new(), places: Vec::new(), torn: Vec::new() };
        for (place, numbers) in places.iter().zip(&mut rows) {
            let Some(level) = frame.level_ids.get(place.rank) else { continue };
            let within = within(&places, place, twins.as_ref());
            if twins.iter().any(|twins| twins.iter().all(|twin| within.contains(twin))) {
                ground.torn.push(place.id.clone());
            }
            let mut area = Area::new(place.id.clone(), label(&place.id), level.clone());
            area.within = within;
            area.contains = near(&by_distance(&places, place, |rank| rank < place.rank), &place.contains);
            area.neighbours = distinct(&same_level(&places, place), &place.neighbours);
            area.successors = successors.get(&place.id).cloned().unwrap_or_default();
            area.themes = distinct(themes, &place.themes);
            if frame.dress % 6 == 5 {
                area.codes.insert("nis".to_owned(), (71_000 + place.number).to_string());
                area.codes.insert("ovo".to_owned(), "OVO1".to_owned());
            }
            area.valid = frame.span(numbers);
            ground.areas.push(area);
        }
        ground.places = places;
        ground
    }

    /// Every area, in the order of the draft.
    pub(super) fn ids(&self) -> Vec<Id> {
        self.places.iter().map(|place| place.id.clone()).collect()
    }

    /// An area, more often one of a high level than of a low one, or the other way round.
    pub(super) fn by_level(&self, pick: u8, highest_first: bool) -> Option<&Place> {
        let mut places: Vec<&Place> = self.places.iter().collect();
        places.sort_by_key(|place| if highest_first { usize::MAX - place.rank } else { place.rank });
        nearest(&places, pick).copied()
    }

    /// An area within both twins, when there are several.
    pub(super) fn torn(&self, pick: u8) -> Option<&Id> {
        if self.torn.len() > 1 { chosen(&self.torn, pick) } else { None }
    }
}

/// The areas of some ranks, those of a near rank first.
fn by_distance(places: &[Place], from: &Place, fits: impl Fn(usize) -> bool) -> Vec<Id> {
    let mut found: Vec<&Place> = places.iter().filter(|place| fits(place.rank)).collect();
    found.sort_by_key(|place| place.rank.abs_diff(from.rank));
    found.into_iter().map(|place| place.id.clone()).collect()
}

fn same_level(places: &[Place], place: &Place) -> Vec<Id> {
    let others = places.iter().filter(|other| other.rank == place.rank && other.number != place.number);
    others.map(|other| other.id.clone()).collect()
}

/// The areas that an area says it lies directly within.
fn within(places: &[Place], place: &Place, twins: Option<&[Id; 2]>) -> Vec<Id> {
    let mut within = near(&by_distance(places, place, |rank| rank > place.rank), &place.within);
    let Some([one, other]) = twins else { return within };
    let (listed, missing) = match (within.contains(one), within.contains(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return within,
    };
    // not all are within both, so that one of the twins has more areas than the other
    match place.number % 4 {
        1 => {}
        3 => within.iter_mut().filter(|of| *of == listed).for_each(|of| *of = missing.clone()),
        _ => within.push(missing.clone()),
    }
    within
}

/// Two areas of one level, but not of the lowest.
fn twins(frame: &Frame, places: &[Place]) -> Option<[Id; 2]> {
    let of_rank = |rank: usize| {
        let mut of_rank = places.iter().filter(|place| place.rank == rank);
        Some([of_rank.next()?.id.clone(), of_rank.next()?.id.clone()])
    };
    let mut pairs = (1..frame.level_ids.len()).filter_map(of_rank);
    if frame.twins? { pairs.next_back() } else { pairs.next() }
}
