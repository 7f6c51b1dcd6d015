//! The columns in which a challenge stands: local, joint, signal, and nobody yet.

use crate::atlas::Atlas;
use crate::decide::SeatDecided;
use crate::decide::matching::Here;
use crate::document::Approach;
use crate::model::table::{AreaIx, ChallengeIx, LeverIx, OfferIx, RoleIx, StakeholderIx, holds, sorted};
use crate::order::{sort, sort_by};

use super::fold::{self, Folded};
use super::scope::Asked;
use super::three_lists::{Known, Part, PartPlace, Unheld};

/// What is told of one challenge.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    pub(super) known: Known<'a>,
    /// By lever.
    pub(super) parts: Vec<(Approach, Part<'a>)>,
    pub(super) nobody: Vec<Unheld<'a>>,
}

impl<'a> Columns<'a> {
    pub(super) fn new(asked: &Asked<'a>, challenge: ChallengeIx, mut drafts: Drafts) -> Self {
        let (atlas, model) = (asked.atlas, &asked.atlas.model);
        sort_by(&mut drafts.parts, |one, other| one.lever.cmp(&other.lever));
        sort(&mut drafts.missing);
        let id = model.challenges.id(challenge);
        let nobody = drafts.missing.chunk_by(|one, other| one.0 == other.0).filter_map(|alike| {
            let ids = |below: bool| {
                let areas = alike.iter().filter(|(_, _, held)| !below || *held);
                areas.map(|(_, area, _)| model.areas.id(*area)).collect()
            };
            let lever = model.levers.id(alike.first()?.0);
            Some(Unheld { challenge: id, lever, covers: ids(false), held_below: ids(true) })
        });
        // of the offers at a seat, those that reach what is asked for
        let offers = sorted(drafts.offers).into_iter().filter(|offer| asked.reaches(*offer));
        Self {
            known: Known { challenge: id, offers: offers.map(|offer| model.offers.id(offer)).collect() },
            nobody: nobody.collect(),
            parts: drafts
                .parts
                .into_iter()
                .map(|part| (part.approach, part.told(atlas, challenge)))
                .collect(),
        }
    }
}

/// A part while it is gathered from the seats of a challenge.
#[derive(Debug)]
struct Draft {
    approach: Approach,
    lever: Option<LeverIx>,
    /// Each place with an area that it is for.
    places: Vec<(AreaIx, AreaIx)>,
    roles: Vec<(RoleIx, StakeholderIx)>,
}

/// All parts of one challenge.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    parts: Vec<Draft>,
    /// Lever, area, held below?
    missing: Vec<(LeverIx, AreaIx, bool)>,
    offers: Vec<OfferIx>,
}

impl Drafts {
    /// The number of a part.
    fn part(&mut self, approach: Approach, lever: Option<LeverIx>) -> usize {
        let known = self.parts.iter().position(|part| part.approach == approach && part.lever == lever);
        known.unwrap_or_else(|| {
            self.parts.push(Draft { approach, lever, places: Vec::new(), roles: Vec::new() });
            self.parts.len() - 1
        })
    }

    pub(super) fn add(&mut self, asked: &Asked<'_>, seat: &SeatDecided<'_>) {
        let (atlas, at) = (asked.atlas, &seat.at);
        let covers = asked.touched(at.covers);
        if covers.is_empty() {
            return;
        }
        let own = atlas.model.approach(at.area);
        // each part of this seat, with the places where one takes part in it
        let mut here: Vec<(usize, AreaIx)> = Vec::new();
        let links = at.links.iter().filter(|link| asked.touches(link.covered));
        for link in links {
            let approach = atlas.model.approach(link.area);
            let part = self.part(approach, Some(link.lever));
            self.parts.get_mut(part).into_iter().for_each(|part| part.places.push((link.area, link.covered)));
            here.push((part, link.area));
            if approach == own {
                here.push((part, at.area));
            }
        }
        let is_own =
            |(part, _): &(usize, AreaIx)| self.parts.get(*part).is_some_and(|part| part.approach == own);
        if !here.iter().any(is_own) {
            let part = self.part(own, None);
            let places = covers.iter().map(|covered| (at.area, *covered));
            self.parts.get_mut(part).into_iter().for_each(|part| part.places.extend(places.clone()));
            here.push((part, at.area));
        }
        sort(&mut here);
        here.dedup();
        for (part, area) in here {
            let Some(part) = self.parts.get_mut(part) else { continue };
            for segment in seat.found.roles.iter().filter(|segment| segment.area == area) {
                part.roles.extend(seat.found.who(segment).iter().map(|s| (segment.role, *s)));
            }
        }
        let missing = at.missing.iter().filter(|(_, area)| asked.touches(*area));
        self.missing
            .extend(missing.map(|(lever, area)| (*lever, *area, holds(atlas.held_below(*area), lever))));
        let place = seat.place(at.area);
        let offers = place.map(|place| Here { seat: at, place }.offers().collect::<Vec<_>>());
        self.offers.extend(offers.unwrap_or_default());
    }
}

impl Draft {
    fn told(mut self, atlas: &Atlas, challenge: ChallengeIx) -> Part<'_> {
        let model = &atlas.model;
        sort(&mut self.places);
        self.places.dedup();
        self.roles.dedup();
        let holders = |area| self.lever.map(|lever| atlas.holders(area).of(lever)).unwrap_or_default();
        let places = self.places.chunk_by(|one, other| one.0 == other.0).filter_map(|alike| {
            let area = alike.first()?.0;
            Some(PartPlace {
                area: model.areas.id(area),
                level: model.levels.id(model.level_of[area]),
                covers: alike.iter().map(|(_, covered)| model.areas.id(*covered)).collect(),
                holders: fold::stakeholders(atlas, holders(area)),
            })
        });
        let covered = sorted(self.places.iter().map(|(_, covered)| *covered).collect());
        let all = self.places.iter().flat_map(|(area, _)| holders(*area)).copied().collect();
        Part {
            challenge: model.challenges.id(challenge),
            lever: self.lever.map(|lever| model.levers.id(lever)),
            places: places.collect(),
            holders: Folded::new(atlas, all),
            covers: fold::areas(atlas, &covered),
            takes_part: fold::roles(atlas, self.roles),
        }
    }
}
