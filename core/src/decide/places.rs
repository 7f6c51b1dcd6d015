//! Contract §3: sources, seats, places.

use std::cell::OnceCell;

use crate::atlas::Atlas;
use crate::atlas::tasks::Task;
use crate::document::{Approach, Function};
use crate::model::table::{AreaIx, LeverIx, StakeholderIx};
use crate::order::{sort, sort_by};
use crate::rules::{Approaches, Functions};

/// Where a needed lever lies for a covered area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    pub(crate) lever: LeverIx,
    /// An area of source(covered, lever).
    pub(crate) area: AreaIx,
    pub(crate) covered: AreaIx,
}

/// A place of a seat.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) area: AreaIx,
    pub(crate) functions: Functions,
}

/// A seat of a challenge, with all that its rules are judged on.
#[derive(Debug)]
pub(crate) struct SeatAt<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) task: Task<'a>,
    pub(crate) area: AreaIx,
    pub(crate) covers: &'a [AreaIx],
    /// By lever, then area.
    pub(crate) links: Vec<Link>,
    /// Needed levers that nobody at or above a covered area can pull, in order.
    pub(crate) missing: Vec<(LeverIx, AreaIx)>,
    pub(crate) approaches: Approaches,
    /// By area.
    pub(crate) places: Vec<Place>,
    contiguous: OnceCell<bool>,
}

impl<'a> SeatAt<'a> {
    pub(crate) fn new(atlas: &'a Atlas, task: Task<'a>, area: AreaIx, covers: &'a [AreaIx]) -> Self {
        let mut seat = Self::bare(atlas, task, area, covers);
        seat.find();
        seat
    }

    /// One that does not know where levers lie, for rules that do not ask it.
    pub(crate) fn bare(atlas: &'a Atlas, task: Task<'a>, area: AreaIx, covers: &'a [AreaIx]) -> Self {
        let (links, missing, places) = (Vec::new(), Vec::new(), Vec::new());
        let approaches = Approaches::default();
        let contiguous = OnceCell::new();
        Self { atlas, task, area, covers, links, missing, approaches, places, contiguous }
    }

    /// Becomes another seat, in the memory of this one.
    pub(crate) fn renew(&mut self, task: Task<'a>, area: AreaIx, covers: &'a [AreaIx]) {
        (self.task, self.area, self.covers) = (task, area, covers);
        self.links.clear();
        self.missing.clear();
        self.places.clear();
        self.contiguous = OnceCell::new();
        self.find();
    }

    /// Finds sources, approaches and places.
    fn find(&mut self) {
        let atlas = self.atlas;
        for covered in self.covers.iter().copied() {
            let mut sources = atlas.sources(covered);
            for lever in self.task.needs.iter().copied() {
                // both are in the order of levers
                let here = sources.partition_point(|(other, _)| *other < lever);
                sources = sources.get(here..).unwrap_or_default();
                let mut found = false;
                for (_, area) in sources.iter().take_while(|(other, _)| *other == lever) {
                    self.links.push(Link { lever, area: *area, covered });
                    found = true;
                }
                if !found {
                    self.missing.push((lever, covered));
                }
            }
        }
        if self.covers.len() > 1 {
            sort(&mut self.links);
            sort(&mut self.missing);
        }
        self.approaches = Approaches::of(&[atlas.model.approach(self.area)]);
        self.places.push(Place { area: self.area, functions: Functions::of(&[Function::Seat]) });
        for link in &self.links {
            let approach = atlas.model.approach(link.area);
            self.approaches = self.approaches.with(approach);
            let function = if approach == Approach::Signal { Function::Target } else { Function::Source };
            match self.places.iter_mut().find(|place| place.area == link.area) {
                Some(place) => place.functions = place.functions.with(function),
                None => self.places.push(Place { area: link.area, functions: Functions::of(&[function]) }),
            }
        }
        sort_by(&mut self.places, |one, other| one.area.cmp(&other.area));
    }

    /// The place of the seat that is this area.
    pub(crate) fn place(&self, area: AreaIx) -> Option<Place> {
        self.places.iter().find(|place| place.area == area).copied()
    }

    /// The levers that lie at a place for a covered area, in order, some of them more than once.
    fn levers_at(&self, place: AreaIx) -> impl Iterator<Item = LeverIx> {
        self.links.iter().filter(move |link| link.area == place).map(|link| link.lever)
    }

    /// Who can pull a needed lever at a place, for a covered area whose source it is: a list for each lever.
    pub(crate) fn pullers(&self, place: AreaIx) -> impl Iterator<Item = &'a [StakeholderIx]> {
        let holders = self.atlas.holders(place);
        let mut last = None;
        let levers = self.levers_at(place).filter(move |lever| last.replace(*lever) != Some(*lever));
        levers.map(|lever| holders.of(lever))
    }

    /// Does some needed lever have no source for some covered area?
    pub(crate) fn is_unheld(&self) -> bool {
        !self.missing.is_empty()
    }

    /// Are the covered areas connected through neighbours among themselves?
    pub(crate) fn is_contiguous(&self) -> bool {
        *self.contiguous.get_or_init(|| self.atlas.space.are_contiguous(self.covers))
    }

    /// Does it cover itself alone?
    pub(crate) fn is_alone(&self) -> bool {
        self.covers == [self.area]
    }
}
