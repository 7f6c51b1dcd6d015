//! The ladder of a challenge: what is decided at which level, from the federal government down to the neighbourhood. It has rails and rungs; where its table stands is marked, and what nobody can do stands above.

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
    /// Of a lever its id, of a table the id of its area.
    id: Id,
}

/// A level, with what is decided there.
#[derive(Debug)]
struct Rung {
    name: String,
    approach: Approach,
    entries: Vec<Entry>,
}

impl Words<'_> {
    /// What of a challenge is decided at which level: the tables, and where each needed lever lies, with who holds it; above them what nobody can do. A dotted way leads from the table to the levels where levers lie. Feature `render`.
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
                entries.push(Entry { what, place, who, is_seat: true, id: seat.area().clone() });
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
                    let (who, id) = (self.list(&holders), lever.lever.clone());
                    entries.push(Entry { what, place, who, is_seat: false, id });
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
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, width - 2 * EDGE, 3)) - 4;
        // what nobody can do is what there is to talk about: it stands above all
        for lacks in missing {
            let shown = lines(lacks, width - 2 * EDGE - 24, LINES);
            let height = high(&shown);
            svg.titled(lacks, |svg| {
                svg.framed(EDGE, y, width - 2 * EDGE, height, Border::Dashed);
                svg.paragraph(EDGE + 12, y + LINE, Look::default(), &shown);
            });
            y += height + 8;
        }
        let top = y;
        let side = (width / 4).clamp(110, 190);
        let rail = EDGE + side + 6;
        let mut steps: Vec<(i32, Approach, Step)> = Vec::new();
        for rung in rungs {
            let below = y + self.rung_high(rung, side, width - EDGE - rail - BESIDE_RAILS);
            let step = match rung.entries.first() {
                Some(entry) if entry.is_seat => Step::Table,
                Some(_) => Step::Lever,
                None => Step::Nothing,
            };
            if step != Step::Nothing {
                svg.ground(EDGE, y, width - 2 * EDGE, below - y);
            }
            self.rung_drawn(&mut svg, rung, y, (side, rail + BESIDE_RAILS, width));
            steps.push((y + LINE - 1, rung.approach, step));
            y = below + 6;
        }
        let bottom = y - 6;
        for x in [rail, rail + RAILS] {
            svg.rail((x, top), (x, bottom));
        }
        let table = steps.iter().find(|(_, _, step)| *step == Step::Table).map(|(y, ..)| *y);
        for (y, approach, step) in &steps {
            match step {
                Step::Nothing => svg.line((rail, *y), (rail + RAILS, *y)),
                Step::Lever | Step::Table => {
                    let end = rail + BESIDE_RAILS + if *step == Step::Table { 0 } else { -2 };
                    svg.rung((rail, *y), (end, *y), *approach);
                }
            }
            if let Some(table) = table.filter(|table| table != y && *step == Step::Lever) {
                svg.way(rail + RAILS / 2, table, *y);
            }
        }
        for (y, approach, _) in steps.iter().filter(|(.., step)| *step == Step::Table) {
            svg.knob(rail + RAILS / 2, *y, *approach);
        }
        svg.finish(language.tag(), title, description, width, y + EDGE)
    }

    /// What stands beside a rung: the name of the level, how it is tackled there.
    fn level_told(&self, rung: &Rung, side: i32) -> (Vec<String>, Vec<String>) {
        let approach =
            if rung.entries.is_empty() { String::new() } else { self.approach_told(rung.approach) };
        (lines(&rung.name, side - 26, 2), lines(&approach, side - 8, 2))
    }

    /// How high a level is.
    fn rung_high(&self, rung: &Rung, side: i32, inner: i32) -> i32 {
        let (name, approach) = self.level_told(rung, side);
        let beside = i32::try_from(name.len() + approach.len()).unwrap_or(2) * LINE + 14;
        let entries = together(&rung.entries);
        let boxes = entries
            .iter()
            .take(ENTRIES)
            .map(|one| high(&lines(&one.told, inner - one.left() - 12, LINES)) + 6);
        let more = if entries.len() > ENTRIES { LINE } else { 0 };
        beside.max(boxes.sum::<i32>() + more + 10)
    }

    /// A level: its name and how it is tackled, then a box for each table and lever.
    fn rung_drawn(&self, svg: &mut Svg, rung: &Rung, y: i32, (side, left, width): (i32, i32, i32)) {
        let bold = Look { bold: true, ..Look::default() };
        let small = Look { small: true, ..Look::default() };
        let inner = width - EDGE - left;
        let (name, approach) = self.level_told(rung, side);
        svg.mark(EDGE + 6, y + 9, rung.approach);
        svg.titled(&rung.name, |svg| {
            let below = svg.paragraph(EDGE + 28, y + LINE + 2, bold, &name);
            svg.paragraph(EDGE + 6, y + LINE + below, small, &approach);
        });
        let mut top = y + 8;
        let entries = together(&rung.entries);
        for one in entries.iter().take(ENTRIES) {
            svg.marked(&one.told, &[one.data], |svg| {
                let shown = lines(&one.told, inner - one.left() - 12, LINES);
                let border = if one.is_seat { Border::Thick } else { Border::Plain };
                svg.framed(left, top, inner - 8, high(&shown), border);
                if one.is_seat {
                    svg.table(left + 12, top + 8);
                }
                let look = if one.is_seat { bold } else { Look::default() };
                svg.paragraph(left + one.left(), top + LINE, look, &shown);
                top += high(&shown) + 6;
            });
        }
        if let Some(more) = entries.len().checked_sub(ENTRIES).filter(|more| *more > 0) {
            let told = self.language().picture("more", &[&more.to_string()]);
            svg.text(left, top + LINE - 4, Look::default(), &told);
        }
        if rung.entries.is_empty() {
            svg.text(left, y + LINE + 2, small, &self.language().picture("nothing_here", &[]));
        }
    }
}

/// Between the two rails.
const RAILS: i32 = 24;
/// From the first rail to the boxes.
const BESIDE_RAILS: i32 = RAILS + 22;

/// What is at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Table,
    Lever,
    Nothing,
}

/// How high the box of an entry is.
fn high(shown: &[String]) -> i32 {
    i32::try_from(shown.len()).unwrap_or(1) * LINE + 10
}

/// What is the same at several places: "Hefboom ‘…’ – Anzegem: Gemeente Anzegem; Avelgem: Gemeente Avelgem".
#[derive(Debug)]
struct Together<'r> {
    is_seat: bool,
    told: String,
    /// The table or lever: the first of them.
    data: (&'static str, &'r str),
}

impl Together<'_> {
    /// Where its words begin in its box.
    fn left(&self) -> i32 {
        if self.is_seat { 36 } else { 12 }
    }
}

fn together(entries: &[Entry]) -> Vec<Together<'_>> {
    let mut boxes = Vec::new();
    for run in entries.chunk_by(|one, other| one.what == other.what) {
        let Some(first) = run.first() else { continue };
        let places = run.iter().map(|entry| match (&*entry.place, &*entry.who) {
            (place, "") => place.to_owned(),
            (place, who) => format!("{place}: {who}"),
        });
        let places: Vec<String> = places.collect();
        let told = [first.what.as_str(), &places.join("; ")].join(" – ");
        let data = (if first.is_seat { "seat" } else { "lever" }, first.id.as_str());
        boxes.push(Together { is_seat: first.is_seat, told, data });
    }
    boxes
}
