//! The ladder, drawn: rails and rungs, beside each what is decided there.

use super::ladder::{Entry, Missing, Rung};
use super::svg::{Border, EDGE, LINE, Look, Svg, lines};
use crate::document::Approach;
use crate::words::Words;

/// What is drawn, the highest level first.
#[derive(Debug)]
pub(super) struct Drawn<'d> {
    pub(super) rungs: &'d [Rung],
    pub(super) missing: &'d [Missing],
    pub(super) width: i32,
}

/// The most boxes of one level.
const BOXES: usize = 12;
/// The most of those who hold a lever that are named in its box.
const NAMED: usize = 5;
/// The most lines of one name.
const LINES: usize = 3;
/// From how wide on two boxes stand side by side.
const TWO: i32 = 480;
/// Between boxes.
const BETWEEN: i32 = 8;
/// Between the side of a box and its words.
const PAD: i32 = 12;
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

impl Step {
    fn of(rung: &Rung) -> Self {
        match rung.entries.first() {
            Some(entry) if entry.is_seat => Self::Table,
            Some(_) => Self::Lever,
            None => Self::Nothing,
        }
    }
}

/// A box with its words, in lines.
#[derive(Debug)]
struct Boxed<'d> {
    entry: &'d Entry,
    what: Vec<String>,
    who: Vec<String>,
    place: Vec<String>,
}

impl Boxed<'_> {
    /// How high it is at least.
    fn high(&self) -> i32 {
        high(self.what.len() + self.who.len() + self.place.len())
    }
}

/// How high a box with so many lines is.
fn high(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(1) * LINE + 12
}

/// Where the words of a box begin.
fn inset(entry: &Entry) -> i32 {
    if entry.is_seat { PAD + 24 } else { PAD }
}

impl Drawn<'_> {
    pub(super) fn svg(&self, words: &Words<'_>, title: &str, description: &str) -> String {
        let mut svg = Svg::default();
        let bold = Look { bold: true, ..Look::default() };
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, self.width - 2 * EDGE, 3)) - 4;
        // what nobody can do is what there is to talk about: it stands above all
        for lacks in self.missing {
            let shown = lines(&lacks.told, self.width - 2 * EDGE - 2 * PAD, 2 * LINES);
            svg.titled(&lacks.whole, |svg| {
                svg.framed(EDGE, y, self.width - 2 * EDGE, high(shown.len()), Border::Dashed);
                svg.paragraph(EDGE + PAD, y + LINE, Look::default(), &shown);
            });
            y += high(shown.len()) + BETWEEN;
        }
        let top = y;
        let side = (self.width / 4).clamp(110, 190);
        let rail = EDGE + side + 6;
        let mut steps: Vec<(i32, Approach, Step)> = Vec::new();
        for rung in self.rungs {
            let step = Step::of(rung);
            let below = self.rung(&mut svg, words, rung, y, side);
            steps.push((y + LINE - 1, rung.approach, step));
            y = below + 6;
        }
        rails(&mut svg, rail, (top, y - 6), &steps);
        svg.finish(words.language().tag(), title, description, self.width, y + EDGE)
    }

    /// A level: its name and how it is tackled, then a box for its tables and for each lever. Where it ends.
    fn rung(&self, svg: &mut Svg, words: &Words<'_>, rung: &Rung, y: i32, side: i32) -> i32 {
        let bold = Look { bold: true, ..Look::default() };
        let small = Look { small: true, ..Look::default() };
        let is_empty = rung.entries.is_empty();
        let approach = if is_empty { String::new() } else { words.approach_told(rung.approach) };
        let (name, approach) = (lines(&rung.name, side - 26, 2), lines(&approach, side - 8, 2));
        let left = EDGE + side + 6 + BESIDE_RAILS;
        let inner = self.width - EDGE - left - BETWEEN;
        let columns = if inner >= TWO { 2 } else { 1 };
        let wide = (inner - (columns - 1) * BETWEEN) / columns;
        let entries = rung.entries.iter().take(BOXES);
        let boxes: Vec<Boxed<'_>> = entries.map(|entry| boxed(words, entry, wide)).collect();
        let rows: Vec<(&[Boxed<'_>], i32)> = boxes
            .chunks(usize::try_from(columns).unwrap_or(1))
            .map(|row| (row, row.iter().map(Boxed::high).max().unwrap_or(0)))
            .collect();
        let more = rung.entries.len() - boxes.len();
        let beside = i32::try_from(name.len() + approach.len()).unwrap_or(2) * LINE + 14;
        let inside = rows.iter().map(|(_, high)| high + BETWEEN).sum::<i32>()
            + if more > 0 { LINE } else { 0 }
            + BETWEEN;
        let below = y + if is_empty { beside } else { beside.max(inside) };

        if !is_empty {
            svg.ground(EDGE, y, self.width - 2 * EDGE, below - y);
        }
        svg.mark(EDGE + 6, y + 9, rung.approach);
        svg.titled(&rung.name, |svg| {
            let below = svg.paragraph(EDGE + 28, y + LINE + 2, bold, &name);
            svg.paragraph(EDGE + 6, y + LINE + below, small, &approach);
        });
        let mut top = y + BETWEEN;
        for (row, high) in rows {
            let mut x = left;
            for one in row {
                box_drawn(svg, one, (x, top), (wide, high));
                x += wide + BETWEEN;
            }
            top += high + BETWEEN;
        }
        if more > 0 {
            let told = words.language().picture("more", &[&more.to_string()]);
            svg.text(left, top + LINE - 6, Look::default(), &told);
        }
        if is_empty {
            svg.text(left, y + LINE + 2, small, &words.language().picture("nothing_here", &[]));
        }
        below
    }
}

/// The words of a box, in lines as wide as it is.
fn boxed<'d>(words: &Words<'_>, entry: &'d Entry, wide: i32) -> Boxed<'d> {
    let room = wide - inset(entry) - PAD;
    let shown = if entry.who.len() > NAMED { NAMED - 1 } else { entry.who.len() };
    let mut who: Vec<String> = entry.who.iter().take(shown).flat_map(|one| lines(one, room, LINES)).collect();
    if let more @ 1.. = entry.who.len() - shown {
        who.push(words.language().picture("more", &[&more.to_string()]));
    }
    // small letters: more of them stand on a line
    let place = lines(&entry.place, room * 7 / 6, 2);
    Boxed { entry, what: lines(&entry.what, room, LINES), who, place }
}

fn box_drawn(svg: &mut Svg, one: &Boxed<'_>, (x, y): (i32, i32), (wide, high): (i32, i32)) {
    let Boxed { entry, what, who, place } = one;
    let kind = if entry.is_seat { "seat" } else { "lever" };
    svg.marked(&entry.whole, &[(kind, entry.id.as_str())], |svg| {
        svg.framed(x, y, wide, high, if entry.is_seat { Border::Thick } else { Border::Plain });
        if entry.is_seat {
            svg.table(x + PAD, y + 8);
        }
        let left = x + inset(entry);
        let mut line = y + LINE;
        line += svg.paragraph(left, line, Look { bold: true, ..Look::default() }, what);
        line += svg.paragraph(left, line, Look::default(), who);
        svg.paragraph(left, line - 1, Look { small: true, ..Look::default() }, place);
    });
}

/// The ladder itself, with a knob where the table stands and a way from there to levers at other levels.
fn rails(svg: &mut Svg, rail: i32, (top, bottom): (i32, i32), steps: &[(i32, Approach, Step)]) {
    for x in [rail, rail + RAILS] {
        svg.rail((x, top), (x, bottom));
    }
    let table = steps.iter().find(|(_, _, step)| *step == Step::Table).map(|(y, ..)| *y);
    for (y, approach, step) in steps {
        match step {
            Step::Nothing => svg.line((rail, *y), (rail + RAILS, *y)),
            Step::Lever => svg.rung((rail, *y), (rail + BESIDE_RAILS - 2, *y), *approach),
            Step::Table => svg.rung((rail, *y), (rail + BESIDE_RAILS, *y), *approach),
        }
        if let Some(table) = table.filter(|table| table != y && *step == Step::Lever) {
            svg.way(rail + RAILS / 2, table, *y);
        }
    }
    for (y, approach, _) in steps.iter().filter(|(.., step)| *step == Step::Table) {
        svg.knob(rail + RAILS / 2, *y, *approach);
    }
}
