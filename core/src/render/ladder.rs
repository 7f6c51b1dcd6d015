//! The ladder of a challenge: what is decided at which level, from the federal government down to the neighbourhood.

use super::svg::{Border, EDGE, LINE, Look, Svg, lines};
use super::{Picture, PictureTable};
use crate::decide::Decision;
use crate::document::{Approach, Collection};
use crate::error::Unknown;
use crate::ids::Id;
use crate::order::sort_by;
use crate::words::Words;

/// Which ladder?
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct LadderOf<'q> {
    /// The challenge.
    pub challenge: &'q str,
    /// How wide it is, in pixels: from 360 to 2000.
    pub width: u32,
}

impl<'q> LadderOf<'q> {
    /// The ladder of a challenge, as wide as a page.
    #[must_use]
    pub fn new(challenge: &'q str) -> Self {
        Self { challenge, width: 760 }
    }
}

/// The most lines of one entry; its title has it whole.
const LINES: usize = 6;
/// The most entries of one level that are drawn.
const ENTRIES: usize = 12;

/// What stands on a rung.
#[derive(Debug)]
struct Entry {
    /// What it is: a table, a lever.
    what: String,
    /// Where.
    place: String,
    /// Who.
    who: String,
    is_seat: bool,
}

/// A level, with what is decided there.
#[derive(Debug)]
struct Rung {
    name: String,
    approach: Approach,
    entries: Vec<Entry>,
}

impl Words<'_> {
    /// What of a challenge is decided at which level: the tables, and where each needed lever lies, with who holds it; below them what nobody can do. Feature `render`.
    ///
    /// A level has at most twelve entries in the picture, and an entry at most six lines; the table has all of it.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such challenge.
    pub fn ladder(&self, of: &LadderOf<'_>) -> Result<Picture, Unknown> {
        let decision = self.atlas.decision(of.challenge)?;
        let language = self.language();
        let mut rungs = self.rungs(&decision);
        let missing = self.held_by_nobody(&decision);
        let name = self.name(Collection::Challenges, of.challenge);
        let title = language.picture("ladder", &[&name]);
        let filled: Vec<String> =
            rungs.iter().filter(|rung| !rung.entries.is_empty()).map(|rung| rung.name.clone()).collect();
        let description = language.picture("ladder_described", &[&self.list(&filled), &missing.join("; ")]);
        rungs.reverse();
        let heads = ["column_level", "column_approach", "column_what", "column_where", "column_who"];
        let columns = heads.map(|head| language.picture(head, &[])).to_vec();
        let mut rows = Vec::new();
        for rung in &rungs {
            let approach = self.approach_told(rung.approach);
            for entry in &rung.entries {
                let cells = [&rung.name, &approach, &entry.what, &entry.place, &entry.who];
                rows.push(cells.map(String::clone).to_vec());
            }
        }
        for lacks in &missing {
            rows.push(vec![String::new(), String::new(), lacks.clone(), String::new(), String::new()]);
        }
        let width = i32::try_from(of.width.clamp(360, 2000)).unwrap_or(760);
        let svg = self.ladder_drawn(&title, &description, &rungs, &missing, width);
        Ok(Picture { title, description, svg, table: PictureTable { columns, rows } })
    }

    /// "samen aanpakken"
    pub(super) fn approach_told(&self, approach: Approach) -> String {
        let key = match approach {
            Approach::Local => "approach_local",
            Approach::Joint => "approach_joint",
            Approach::Signal => "approach_signal",
        };
        self.language().picture(key, &[])
    }

    fn areas_told(&self, ids: &[&Id]) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.name(Collection::Areas, id.as_str())).collect();
        self.list(&names)
    }

    /// Every level, the lowest first, with its tables and levers.
    fn rungs(&self, decision: &Decision<'_>) -> Vec<Rung> {
        let language = self.language();
        let mut rungs = Vec::new();
        for level in &self.atlas.rule_book().levels {
            let mut entries = Vec::new();
            for seat in decision.seats().filter(|seat| *seat.level() == level.id) {
                let covers = seat.covers();
                let own = matches!(covers[..], [one] if one == seat.area());
                let who = if own {
                    String::new()
                } else {
                    language.picture("for_areas", &[&self.areas_told(&covers)])
                };
                let (what, place) = (language.picture("seat", &[]), self.areas_told(&[seat.area()]));
                entries.push(Entry { what, place, who, is_seat: true });
            }
            // one lever lies in one area for many tables
            let mut seen: Vec<(&Id, &Id)> = Vec::new();
            for lever in decision.seats().flat_map(|seat| seat.levers()) {
                for source in lever.sources.iter().filter(|source| *source.level == level.id) {
                    if seen.contains(&(lever.lever, source.area)) {
                        continue;
                    }
                    seen.push((lever.lever, source.area));
                    let holders: Vec<String> = source
                        .holders
                        .iter()
                        .map(|id| self.name(Collection::Stakeholders, id.as_str()))
                        .collect();
                    let what =
                        language.picture("lever", &[&self.name(Collection::Levers, lever.lever.as_str())]);
                    let place = self.areas_told(&[source.area]);
                    entries.push(Entry { what, place, who: self.list(&holders), is_seat: false });
                }
            }
            // one lever after the other
            sort_by(&mut entries, |one: &Entry, other| {
                (!one.is_seat, &one.what).cmp(&(!other.is_seat, &other.what))
            });
            let name = self.name(Collection::Levels, level.id.as_str());
            rungs.push(Rung { name, approach: level.approach, entries });
        }
        rungs
    }

    /// The needed levers that nobody can pull, with where.
    fn held_by_nobody(&self, decision: &Decision<'_>) -> Vec<String> {
        let mut missing: Vec<(&Id, Vec<&Id>)> = Vec::new();
        for seat in decision.seats() {
            for lever in seat.levers().filter(|lever| !lever.missing_in.is_empty()) {
                match missing.iter_mut().find(|(known, _)| *known == lever.lever) {
                    Some((_, areas)) => areas.extend(lever.missing_in),
                    None => missing.push((lever.lever, lever.missing_in)),
                }
            }
        }
        let told = missing.iter().map(|(lever, areas)| {
            let lever = self.name(Collection::Levers, lever.as_str());
            self.language().picture("nobody_can", &[&lever, &self.areas_told(areas)])
        });
        told.collect()
    }

    fn ladder_drawn(
        &self,
        title: &str,
        description: &str,
        rungs: &[Rung],
        missing: &[String],
        width: i32,
    ) -> String {
        let language = self.language();
        let mut svg = Svg::default();
        let bold = Look { bold: true, ..Look::default() };
        let small = Look { small: true, ..Look::default() };
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, width - 2 * EDGE, 3));
        let side = (width / 4).clamp(110, 190);
        let left = EDGE + side + 12;
        let inner = width - EDGE - left;
        for rung in rungs {
            let top = y;
            let name = lines(&rung.name, side - 22, 2);
            let mut below = y + LINE + 4;
            svg.mark(EDGE + 4, y + 9, rung.approach);
            svg.titled(&rung.name, |svg| {
                below += svg.paragraph(EDGE + 26, y + LINE + 2, bold, &name) - LINE;
            });
            if !rung.entries.is_empty() {
                let told = lines(&self.approach_told(rung.approach), side - 8, 2);
                below += svg.paragraph(EDGE + 4, below + LINE - 2, small, &told);
            }
            let mut entry_y = y + 8;
            let entries = together(&rung.entries);
            for (is_seat, whole) in entries.iter().take(ENTRIES) {
                svg.titled(whole, |svg| {
                    let shown = lines(whole, inner - 24, LINES);
                    let height = i32::try_from(shown.len()).unwrap_or(1) * LINE + 10;
                    let border = if *is_seat { Border::Thick } else { Border::Plain };
                    svg.framed(left, entry_y, inner, height, border);
                    let look = if *is_seat { bold } else { Look::default() };
                    svg.paragraph(left + 12, entry_y + LINE, look, &shown);
                    entry_y += height + 6;
                });
            }
            if let Some(more) = entries.len().checked_sub(ENTRIES).filter(|more| *more > 0) {
                svg.text(
                    left,
                    entry_y + LINE - 2,
                    Look::default(),
                    &language.picture("more", &[&more.to_string()]),
                );
                entry_y += LINE;
            }
            if rung.entries.is_empty() {
                svg.text(left, y + LINE + 2, small, &language.picture("nothing_here", &[]));
            }
            y = below.max(entry_y).max(top + LINE + 16) + 4;
            svg.line((EDGE, y), (width - EDGE, y));
        }
        for lacks in missing {
            y += 8;
            let shown = lines(lacks, width - 2 * EDGE - 24, LINES);
            let height = i32::try_from(shown.len()).unwrap_or(1) * LINE + 10;
            svg.titled(lacks, |svg| {
                svg.framed(EDGE, y, width - 2 * EDGE, height, Border::Dashed);
                svg.paragraph(EDGE + 12, y + LINE, Look::default(), &shown);
            });
            y += height;
        }
        svg.finish(language.tag(), title, description, width, y + EDGE)
    }
}

/// What is the same at several places in one entry: "Hefboom ‘…’ – Anzegem: Gemeente Anzegem; Avelgem: Gemeente Avelgem". Is it a table?
fn together(entries: &[Entry]) -> Vec<(bool, String)> {
    let mut boxes: Vec<(bool, String)> = Vec::new();
    for run in entries.chunk_by(|one, other| one.what == other.what) {
        let Some(first) = run.first() else { continue };
        let places = run.iter().map(|entry| match (&*entry.place, &*entry.who) {
            (place, "") => place.to_owned(),
            (place, who) => format!("{place}: {who}"),
        });
        let places: Vec<String> = places.collect();
        boxes.push((first.is_seat, [first.what.as_str(), &places.join("; ")].join(" – ")));
    }
    boxes
}
