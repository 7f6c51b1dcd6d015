//! The network of a challenge: who has which role, at which place.

use std::collections::{BTreeMap, BTreeSet};

use super::roles::{Held, Letters, border};
use super::svg::{Border, EDGE, LINE, Look, Svg, lines};
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
    /// How wide it is, in pixels: from 480 to 2000.
    pub width: u32,
}

impl<'q> NetworkOf<'q> {
    /// The network of a challenge, as wide as a page.
    #[must_use]
    pub fn new(challenge: &'q str) -> Self {
        Self { challenge, seat: None, width: 860 }
    }

    /// The most stakeholders that are drawn. The table has them all.
    pub const MOST: usize = 100;
}

/// What a place is to a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Function {
    Seat,
    Elsewhere,
}

/// A place, with who has a role there.
#[derive(Debug)]
struct Place<'a> {
    area: &'a Id,
    name: String,
    functions: Function,
    who: BTreeMap<&'a Id, Held<'a>>,
}

impl<'a> Words<'a> {
    /// Who has which role on a challenge, and at which place: stakeholders on the left with a letter for each role, places on the right, a line for each. Feature `render`.
    ///
    /// At most [`NetworkOf::MOST`] stakeholders are drawn; a last line says how many more there are, and the table has them all.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such challenge, or when the area is no seat of it.
    pub fn network(&self, of: &NetworkOf<'_>) -> Result<Picture, Unknown> {
        let letters = Letters::of(self);
        let atlas: &'a crate::atlas::Atlas = self.atlas;
        let decision = atlas.decision(of.challenge)?;
        if let Some(seat) = of.seat
            && !decision.seats().any(|one| *one.area() == seat)
        {
            return Err(Unknown::among("seat", seat, decision.seats().map(|one| one.area().as_str())));
        }
        let mut places: BTreeMap<&'a Id, Place<'a>> = BTreeMap::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let filter = crate::views::Filter { challenge: Some(of.challenge), ..Default::default() };
        for seat in decision.seats().filter(|one| of.seat.is_none_or(|seat| *one.area() == seat)) {
            let Some(area) = atlas.area(seat.area().as_str()) else { continue };
            places.insert(&area.id, self.place(&area.id, Function::Seat));
        }
        for one in atlas.assignments(&filter)?.filter(|one| of.seat.is_none_or(|seat| *one.seat == seat)) {
            let place = places.entry(one.area).or_insert_with(|| self.place(one.area, Function::Elsewhere));
            letters.add(place.who.entry(one.stakeholder).or_default(), one.role, one.strength);
            seen.insert(one.role.as_str());
        }
        let mut places: Vec<Place<'a>> = places.into_values().collect();
        sort_by(&mut places, |one, other| one.functions.cmp(&other.functions));
        let language = self.language();
        let title = language.picture("network", &[&self.name(Collection::Challenges, of.challenge)]);
        let who: BTreeSet<&Id> = places.iter().flat_map(|place| place.who.keys().copied()).collect();
        let counts = [who.len(), places.len()].map(|n| n.to_string());
        let description = language.picture("network_described", &[&counts[0], &counts[1]]);
        let width = i32::try_from(of.width.clamp(480, 2000)).unwrap_or(860);
        let svg = self.network_drawn(&letters, (&title, &description), &places, &seen, width);
        Ok(Picture { title, description, svg, table: self.network_table(&letters, &places) })
    }

    fn place(&self, area: &'a Id, functions: Function) -> Place<'a> {
        Place { area, name: self.name(Collection::Areas, area.as_str()), functions, who: BTreeMap::new() }
    }

    fn network_table(&self, letters: &Letters<'_>, places: &[Place<'a>]) -> PictureTable {
        let columns = ["column_who", "column_roles", "column_where"];
        let columns = columns.map(|head| self.language().picture(head, &[])).to_vec();
        let mut rows = Vec::new();
        for place in places {
            for (who, held) in &place.who {
                let name = self.name(Collection::Stakeholders, who.as_str());
                rows.push(vec![name, letters.told(self, held), place.name.clone()]);
            }
        }
        PictureTable { columns, rows }
    }

    fn network_drawn(
        &self,
        letters: &Letters<'_>,
        (title, description): (&str, &str),
        places: &[Place<'a>],
        seen: &BTreeSet<&str>,
        width: i32,
    ) -> String {
        let language = self.language();
        let mut svg = Svg::default();
        let bold = Look { bold: true, ..Look::default() };
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, width - 2 * EDGE, 3));
        y += letters.legend(&mut svg, self, EDGE, y - 8, width - 2 * EDGE, seen) + 8;
        let names = width * 2 / 5;
        let boxes = width / 4;
        let right = width - EDGE - boxes;
        let mut left_to_draw = NetworkOf::MOST;
        for place in places {
            // who steers comes first: roles stand in the order of the rule book
            let mut who: Vec<(&&Id, &Held<'_>)> = place.who.iter().collect();
            sort_by(&mut who, |(one, held), (other, others)| {
                (held.keys().next(), one).cmp(&(others.keys().next(), other))
            });
            let drawn = who.get(..left_to_draw).unwrap_or(&who);
            left_to_draw -= drawn.len();
            let top = y;
            let mut ends: Vec<(i32, i32, Border)> = Vec::new();
            for (id, held) in drawn {
                let name = self.name(Collection::Stakeholders, id.as_str());
                let told = [name.as_str(), &letters.told(self, held), &place.name].join(" – ");
                let shown = lines(&name, names - EDGE, 2);
                let strongest = held.values().map(|(_, strength)| border(*strength)).min();
                let in_row = usize::try_from((right - names - 90) / 34).unwrap_or(1).max(1);
                svg.marked(&told, &[("stakeholder", id.as_str())], |svg| {
                    let text = svg.paragraph(EDGE, y + 14, Look::default(), &shown);
                    let chips = letters.chips(svg, names, y, held, in_row);
                    let across = Letters::width(held.len().min(in_row));
                    ends.push((names + across + 2, y + 9, strongest.unwrap_or(Border::Plain)));
                    y += text.max(chips) + 4;
                });
            }
            let kind = match place.functions {
                Function::Seat => "seat",
                Function::Elsewhere => "source",
            };
            let told = language.picture("place_is", &[&language.picture(kind, &[]), &place.name]);
            let shown = lines(&told, boxes - 20, 3);
            let height = i32::try_from(shown.len()).unwrap_or(1) * LINE + 14;
            y = y.max(top + height);
            let middle = top + (y - top - height).max(0) / 2;
            for (x, from, border) in ends {
                svg.swing((x, from), (right, middle + height / 2), border);
            }
            svg.marked(&told, &[("area", place.area.as_str())], |svg| {
                let border = if place.functions == Function::Seat { Border::Thick } else { Border::Plain };
                svg.framed(right, middle, boxes, height, border);
                svg.paragraph(right + 10, middle + LINE + 2, bold, &shown);
            });
            let more = who.len() - drawn.len();
            if more > 0 {
                svg.text(EDGE, y + 12, Look::default(), &language.picture("more", &[&more.to_string()]));
                y += LINE;
            }
            y += 8;
            svg.line((EDGE, y), (width - EDGE, y));
            y += 12;
        }
        svg.finish(language.tag(), title, description, width, y + EDGE)
    }
}
