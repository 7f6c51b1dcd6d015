//! The network of a challenge: from its table over the roles to who has them.

use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Alike, Grain, Roles};
use super::network_drawn::{Drawn, Knot};
use super::roles::{Held, Letters};
use super::seats::seats_of;
use super::{Picture, PictureTable};
use crate::document::Collection;
use crate::error::Unknown;
use crate::ids::Id;
use crate::order::sort_by;
use crate::words::Words;

/// Which network?
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct NetworkOf<'q> {
    /// The challenge.
    pub challenge: &'q str,
    /// The seat, where it has several: its area. Without it, all of them.
    pub seat: Option<&'q str>,
    /// Are those of a kind with the same roles at the same places, or each at its own, told as one ("14 gemeenten"), from three on? Beyond [`NetworkOf::MOST`] they are in any case.
    pub fold: bool,
    /// Stakeholders that are picked out, such as those of the reader: they stand in a frame, and the legend says so.
    pub mine: &'q [&'q str],
    /// How wide it is, in pixels: from 480 to 2000.
    pub width: u32,
}

impl<'q> NetworkOf<'q> {
    /// The network of a challenge, as wide as a page.
    #[must_use]
    pub fn new(challenge: &'q str) -> Self {
        Self { challenge, seat: None, fold: false, mine: &[], width: 900 }
    }

    /// The most that are drawn. The table has them all.
    pub const MOST: usize = 40;
}

impl<'a> Words<'a> {
    /// Who has which role on a challenge: its table on the left, the roles in the middle, on the right who has them, a line for each. Feature `render`.
    ///
    /// At most [`NetworkOf::MOST`] are drawn. Where there are more, those of a kind are told as one: with the same roles at the same places, else with the same roles, else all of them; a last line says how
    /// many kinds are left. Whoever is told by a number is named in the title of that number, and the table has each by itself, with the place.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such challenge, when the area is no seat of it, or when one that is picked out is no stakeholder.
    pub fn network(&self, of: &NetworkOf<'_>) -> Result<Picture, Unknown> {
        let letters = Letters::of(self);
        let atlas: &'a crate::atlas::Atlas = self.atlas;
        let decision = atlas.decision(of.challenge)?;
        let seats = seats_of(&decision, of.seat)?;
        let mine = self.picked(of.mine)?;
        let filter = crate::views::Filter { challenge: Some(of.challenge), ..Default::default() };
        let mut who: BTreeMap<&'a Id, Roles<'a>> = BTreeMap::new();
        let mut seen: BTreeSet<&'a str> = BTreeSet::new();
        for one in atlas.assignments(&filter)?.filter(|one| of.seat.is_none_or(|seat| *one.seat == seat)) {
            let held = who.entry(one.stakeholder).or_default().entry(one.area).or_default();
            letters.add(held, one.role, one.strength);
            seen.insert(one.role.as_str());
        }
        let mut roles: Vec<&str> = seen.into_iter().collect();
        sort_by(&mut roles, |one, other| letters.number(one).cmp(&letters.number(other)));
        let knots = self.knots(&letters, &who, &roles, (of.fold, &mine));
        let language = self.language();
        let title = language.picture("network", &[&self.name(Collection::Challenges, of.challenge)]);
        let counts = [roles.len(), who.len()].map(|n| n.to_string());
        let description = language.picture("network_described", &[&counts[0], &counts[1]]);
        let width = i32::try_from(of.width.clamp(480, 2000)).unwrap_or(900);
        let svg = Drawn { letters: &letters, seats: &seats, roles: &roles, knots: &knots, width }.svg(
            self,
            &title,
            &description,
        );
        let table = self.network_table(&letters, &who, |area| seats.iter().any(|seat| seat.area() == area));
        Ok(Picture { title, description, svg, table })
    }

    /// Who has the roles, one by one or folded so far that all can be drawn; each near its roles, so that few lines cross.
    fn knots(
        &self,
        letters: &Letters<'a>,
        who: &BTreeMap<&'a Id, Roles<'a>>,
        roles: &[&str],
        (fold, mine): (bool, &BTreeSet<&str>),
    ) -> Vec<Knot<'a>> {
        let first = if fold || who.len() > NetworkOf::MOST { Grain::Places } else { Grain::Each };
        let mut alike: Vec<Alike<'a>> = self.alike(who, first, mine);
        for coarser in [Grain::Roles, Grain::Kind] {
            if alike.len() > NetworkOf::MOST {
                alike = self.alike(who, coarser, mine);
            }
        }
        let mut knots: Vec<Knot<'a>> = alike
            .into_iter()
            .map(|alike| {
                let held = alike.held(letters, who, |_| true);
                let ties: Vec<(usize, _)> = held
                    .values()
                    .filter_map(|(role, strength)| {
                        Some((roles.iter().position(|one| **role == **one)?, *strength))
                    })
                    .collect();
                let places =
                    alike.members.iter().filter_map(|member| who.get(member)).flat_map(BTreeMap::keys);
                let places: BTreeSet<&Id> = places.copied().collect();
                let places = self.areas_told(&places.into_iter().collect::<Vec<_>>());
                let whole = [alike.whole.as_str(), &letters.told(self, &held), &places].join(" – ");
                Knot { alike, whole, ties }
            })
            .collect();
        // the middle of the roles, without a fraction
        sort_by(&mut knots, |one, other| {
            let ((sum, many), (others, how_many)) = (one.middle(), other.middle());
            (sum * how_many).cmp(&(others * many))
        });
        knots
    }

    /// Each stakeholder with its roles: at the tables first, then elsewhere.
    fn network_table(
        &self,
        letters: &Letters<'_>,
        who: &BTreeMap<&'a Id, Roles<'a>>,
        is_seat: impl Fn(&Id) -> bool,
    ) -> PictureTable {
        let columns = ["column_who", "column_roles", "column_where"];
        let columns = columns.map(|head| self.language().picture(head, &[])).to_vec();
        let mut all: Vec<(&Id, &Id, &Held<'_>)> = Vec::new();
        for (id, places) in who {
            all.extend(places.iter().map(|(place, held)| (*id, *place, held)));
        }
        sort_by(&mut all, |(one, place, _), (other, there, _)| {
            (!is_seat(place), place, one).cmp(&(!is_seat(there), there, other))
        });
        let rows = all.into_iter().map(|(id, place, held)| {
            let name = self.name(Collection::Stakeholders, id.as_str());
            vec![name, letters.told(self, held), self.area(place.as_str())]
        });
        PictureTable { columns, rows: rows.collect() }
    }
}
