//! §3: where. Sources, seats, approaches, and the places of a seat.

use super::Names;
use super::date::{Challenge, World};
use std::collections::{BTreeMap, BTreeSet};

/// The seats of a challenge.
pub(super) struct Seats {
    pub(super) all: Vec<Seat>,
    pub(super) no_common_area: bool,
    /// More than one area of the lowest level could have been the seat.
    pub(super) tied: bool,
}

pub(super) struct Seat {
    pub(super) area: String,
    pub(super) covers: Names,
    /// source(a, ℓ) for every needed ℓ and covered a, by (ℓ, a).
    pub(super) sources: BTreeMap<(String, String), Names>,
    /// Local, joint, signal: those that the seat has, in that order.
    pub(super) approaches: Vec<String>,
    /// The functions of each place.
    pub(super) places: BTreeMap<String, BTreeSet<&'static str>>,
}

impl World<'_> {
    /// a ⊑ b.
    pub(super) fn is_within(&self, a: &str, b: &str) -> bool {
        self.areas.get(a).is_some_and(|area| area.up.contains(b))
    }

    /// a ⊑ b for some b of several.
    pub(super) fn is_within_any(&self, a: &str, several: &Names) -> bool {
        several.iter().any(|b| self.is_within(a, b))
    }

    pub(super) fn level(&self, area: &str) -> &str {
        self.areas.get(area).map_or("", |area| &area.level)
    }

    /// The place of an area's level in the order of levels, 0 for the lowest.
    pub(super) fn rank(&self, area: &str) -> usize {
        self.levels.iter().take_while(|(id, _)| id != self.level(area)).count()
    }

    /// The approach of an area's level.
    pub(super) fn approach(&self, area: &str) -> &str {
        self.levels.iter().find(|(id, _)| id == self.level(area)).map_or("", |(_, approach)| approach)
    }

    /// Those of some areas that have the lowest level among them.
    fn lowest(&self, areas: impl IntoIterator<Item = String>) -> Names {
        let areas: Names = areas.into_iter().collect();
        let lowest = areas.iter().map(|area| self.rank(area)).min();
        areas.into_iter().filter(|area| Some(self.rank(area)) == lowest).collect()
    }

    /// Stakeholder s can pull lever ℓ at area p.
    pub(super) fn can_pull(&self, s: &str, lever: &str, p: &str) -> bool {
        let mandates = self.stakeholders.get(s).into_iter().flat_map(|stakeholder| &stakeholder.mandates);
        mandates
            .into_iter()
            .any(|(what, level, within)| what == lever && level == self.level(p) && self.is_within(p, within))
    }

    fn someone_can_pull(&self, lever: &str, p: &str) -> bool {
        self.stakeholders.keys().any(|s| self.can_pull(s, lever, p))
    }

    /// source(a, ℓ).
    pub(super) fn source(&self, a: &str, lever: &str) -> Names {
        let above = self.areas.get(a).into_iter().flat_map(|area| &area.up);
        self.lowest(above.filter(|q| self.someone_can_pull(lever, q)).cloned())
    }

    /// ℓ is held below a, given that source(a, ℓ) is empty.
    pub(super) fn held_below(&self, a: &str, lever: &str) -> bool {
        self.areas.keys().any(|q| q != a && self.is_within(q, a) && self.someone_can_pull(lever, q))
    }

    /// The seats of c, sorted by area.
    pub(super) fn seats(&self, c: &Challenge) -> Seats {
        let separate =
            || self.sorted(&c.areas).map(|a| self.seat(c, a, &Names::from([a.to_owned()]))).collect();
        if c.spread == "separate" {
            return Seats { all: separate(), no_common_area: false, tied: false };
        }
        if let Some(named) = &c.seat {
            return Seats { all: vec![self.seat(c, named, &c.areas)], no_common_area: false, tied: false };
        }
        let common = self.common_areas(c);
        let lowest_covered = self.lowest(c.areas.iter().cloned()).into_iter().next().unwrap_or_default();
        let parts = |p: &str| {
            let of_level = self.areas.keys().filter(|a| self.level(a) == self.level(&lowest_covered));
            of_level.filter(|a| self.is_within(a, p)).count()
        };
        match common.iter().min_by_key(|p| (parts(p), (*p).clone())) {
            Some(area) => Seats {
                all: vec![self.seat(c, area, &c.areas)],
                no_common_area: false,
                tied: common.len() > 1,
            },
            None => Seats { all: separate(), no_common_area: true, tied: false },
        }
    }

    /// The areas of the lowest level that all affected areas lie within, and that serve c's themes.
    fn common_areas(&self, c: &Challenge) -> Names {
        let common = self.areas.iter().filter(|(p, area)| {
            let serves = area.themes.is_empty() || super::meet(&area.themes, &c.themes);
            (serves || c.areas.contains(*p)) && c.areas.iter().all(|a| self.is_within(a, p))
        });
        self.lowest(common.map(|(p, _)| p.clone()))
    }

    fn seat(&self, c: &Challenge, area: &str, covers: &Names) -> Seat {
        let mut sources = BTreeMap::new();
        for lever in &c.needs {
            for a in covers {
                sources.insert((lever.clone(), a.clone()), self.source(a, lever));
            }
        }
        let mut places = BTreeMap::from([(area.to_owned(), BTreeSet::from(["seat"]))]);
        for place in sources.values().flatten() {
            let function = if self.approach(place) == "signal" { "target" } else { "source" };
            places.entry(place.clone()).or_default().insert(function);
        }
        let approaches = places.keys().map(|place| self.approach(place));
        Seat {
            area: area.to_owned(),
            covers: covers.clone(),
            approaches: in_order(approaches),
            sources,
            places,
        }
    }

    /// §1: areas by level, lowest first, then id.
    pub(super) fn sorted<'n>(&self, areas: &'n Names) -> impl Iterator<Item = &'n str> + use<'n> {
        let sorted: BTreeSet<(usize, &str)> =
            areas.iter().map(|area| (self.rank(area), area.as_str())).collect();
        sorted.into_iter().map(|(_, area)| area)
    }
}

/// Those of the three approaches that occur, in their order.
pub(super) fn in_order<'a>(approaches: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let occurring: BTreeSet<&str> = approaches.into_iter().collect();
    ["local", "joint", "signal"].into_iter().filter(|a| occurring.contains(a)).map(str::to_owned).collect()
}
