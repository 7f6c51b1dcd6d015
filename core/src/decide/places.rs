//! Contract §3: sources, seats, places.

use std::cell::OnceCell;

use crate::atlas::Atlas;
use crate::atlas::tasks::{Seats, Task};
use crate::document::{Approach, Function};
use crate::model::table::{AreaIx, LeverIx, OfferIx, StakeholderIx, sorted};
use crate::rules::{Approaches, Functions};

/// A needed lever, seen from a seat.
#[derive(Debug)]
pub(crate) struct LeverAt {
    pub(crate) lever: LeverIx,
    /// Where it lies for the covered areas, lowest level first.
    pub(crate) sources: Vec<Source>,
    /// The covered areas for which nobody at or above can pull it.
    pub(crate) missing: Vec<AreaIx>,
}

/// An area at which a lever can be pulled for some covered areas.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) area: AreaIx,
    /// The covered areas a with this area in source(a, ℓ).
    pub(crate) covers: Vec<AreaIx>,
    pub(crate) holders: Vec<StakeholderIx>,
}

/// A place of a seat.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) area: AreaIx,
    pub(crate) functions: Functions,
    /// Who can pull a needed lever here, for a covered area whose source this is.
    pub(crate) pullers: Vec<StakeholderIx>,
}

/// A seat of a challenge, with all that its rules are judged on.
#[derive(Debug)]
pub(crate) struct SeatAt<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) task: &'a Task,
    pub(crate) area: AreaIx,
    pub(crate) covers: Vec<AreaIx>,
    pub(crate) levers: Vec<LeverAt>,
    pub(crate) approaches: Approaches,
    pub(crate) places: Vec<Place>,
    contiguous: OnceCell<bool>,
    offers: OnceCell<Vec<OfferIx>>,
}

/// seats(c): each with the areas that it covers, sorted by area.
pub(crate) fn seat_areas(task: &Task) -> Vec<(AreaIx, Vec<AreaIx>)> {
    match task.seats {
        Seats::Together(seat) => vec![(seat, task.affected.clone())],
        Seats::Each | Seats::NoCommonArea => task.affected.iter().map(|area| (*area, vec![*area])).collect(),
    }
}

/// source(a, ℓ): of the areas at or above a at which someone can pull ℓ, those of the lowest level, with who can.
pub(crate) fn source(atlas: &Atlas, area: AreaIx, lever: LeverIx) -> Vec<(AreaIx, Vec<StakeholderIx>)> {
    let mut found: Vec<(AreaIx, Vec<StakeholderIx>)> = Vec::new();
    for above in atlas.space.up(area) {
        // lowest level first: once there is a source, a higher level is none
        let level = atlas.model.level_of[*above];
        if found.last().is_some_and(|(lower, _)| atlas.model.level_of[*lower] != level) {
            break;
        }
        let holders = atlas.people.holders(&atlas.model, &atlas.space, lever, *above);
        if !holders.is_empty() {
            found.push((*above, holders));
        }
    }
    found
}

/// Can someone pull ℓ at an area strictly below a?
pub(crate) fn is_held_below(atlas: &Atlas, area: AreaIx, lever: LeverIx) -> bool {
    let below = atlas.space.down(area).iter().filter(|below| **below != area);
    below.into_iter().any(|below| !atlas.people.holders(&atlas.model, &atlas.space, lever, *below).is_empty())
}

impl<'a> SeatAt<'a> {
    pub(crate) fn new(atlas: &'a Atlas, task: &'a Task, area: AreaIx, covers: Vec<AreaIx>) -> Self {
        let levers: Vec<LeverAt> = task.needs.iter().map(|lever| lever_at(atlas, *lever, &covers)).collect();
        let sources = levers.iter().flat_map(|lever| &lever.sources);
        let approaches = sources.fold(Approaches::of(&[atlas.model.approach(area)]), |set, source| {
            set.with(atlas.model.approach(source.area))
        });
        let places = places(atlas, area, &levers);
        Self {
            atlas,
            task,
            area,
            covers,
            levers,
            approaches,
            places,
            contiguous: OnceCell::new(),
            offers: OnceCell::new(),
        }
    }

    /// The place of the seat that is this area.
    pub(crate) fn place(&self, area: AreaIx) -> Option<&Place> {
        let at = self.places.binary_search_by_key(&area, |place| place.area).ok();
        at.and_then(|n| self.places.get(n))
    }

    /// Does some needed lever have no source for some covered area?
    pub(crate) fn is_unheld(&self) -> bool {
        self.levers.iter().any(|lever| !lever.missing.is_empty())
    }

    /// Are the covered areas connected through neighbours among themselves?
    pub(crate) fn is_contiguous(&self) -> bool {
        *self.contiguous.get_or_init(|| self.atlas.space.are_contiguous(&self.covers))
    }

    /// The offers that meet the challenge, wherever they are.
    pub(crate) fn offers(&self) -> &[OfferIx] {
        let task = self.task;
        self.offers.get_or_init(|| self.atlas.people.offers_for(&task.named, &task.themes, &task.groups))
    }
}

fn lever_at(atlas: &Atlas, lever: LeverIx, covers: &[AreaIx]) -> LeverAt {
    let mut sources: Vec<Source> = Vec::new();
    let mut missing = Vec::new();
    for covered in covers {
        let found = source(atlas, *covered, lever);
        if found.is_empty() {
            missing.push(*covered);
        }
        for (area, holders) in found {
            match sources.binary_search_by_key(&area, |source| source.area) {
                Ok(n) => sources.get_mut(n).into_iter().for_each(|source| source.covers.push(*covered)),
                Err(n) => sources.insert(n, Source { area, covers: vec![*covered], holders }),
            }
        }
    }
    LeverAt { lever, sources, missing }
}

/// The places of a seat, each with its functions, sorted by area.
fn places(atlas: &Atlas, seat: AreaIx, levers: &[LeverAt]) -> Vec<Place> {
    let seat = Place { area: seat, functions: Functions::of(&[Function::Seat]), pullers: Vec::new() };
    let mut places = vec![seat];
    for source in levers.iter().flat_map(|lever| &lever.sources) {
        let signal = atlas.model.approach(source.area) == Approach::Signal;
        let function = if signal { Function::Target } else { Function::Source };
        match places.binary_search_by_key(&source.area, |place| place.area) {
            Ok(n) => {
                if let Some(place) = places.get_mut(n) {
                    place.functions = place.functions.with(function);
                    place.pullers.extend(&source.holders);
                }
            }
            Err(n) => {
                let functions = Functions::of(&[function]);
                places.insert(n, Place { area: source.area, functions, pullers: source.holders.clone() });
            }
        }
    }
    for place in &mut places {
        place.pullers = sorted(std::mem::take(&mut place.pullers));
    }
    places
}
