//! The flow of signals, drawn: boxes in rows, streams from row to row.

use super::flow::{Kind, Knot};
use super::sankey::{Link, Rows, Scale, rows_of};
use super::svg::{Border, EDGE, LINE, Look, Svg, escaped, lines, width_of};
use crate::order::sort_by;
use crate::words::Words;

/// What only this picture has.
impl Svg {
    /// A stream that falls from one edge (left, right, how high) to another: what is behind it shines through.
    fn stream(&mut self, from: (i32, i32, i32), to: (i32, i32, i32), colour: &str) {
        let ((left, right, top), (to_left, to_right, bottom)) = (from, to);
        let middle = i32::midpoint(top, bottom);
        self.put(format_args!(
            "<path d=\"M{left} {top}C{left} {middle} {to_left} {middle} {to_left} {bottom}L{to_right} {bottom}C{to_right} {middle} {right} {middle} {right} {top}Z\" fill=\"{colour}\" fill-opacity=\"0.5\"/>"
        ));
    }

    /// A dashed line from one side back to another, swinging out as far as `out`, with a number on it.
    fn back(&mut self, from: (i32, i32), to: (i32, i32), out: i32, number: &str) {
        let ((x, y), (to_x, to_y)) = (from, to);
        self.put(format_args!(
            "<path class=\"w\" d=\"M{x} {y}C{out} {y} {out} {to_y} {to_x} {to_y}\" fill=\"none\" stroke=\"#b34700\" stroke-width=\"2\" stroke-dasharray=\"5 4\"/>\
<path class=\"w\" d=\"M{} {}L{to_x} {to_y}L{} {}\" fill=\"none\" stroke=\"#b34700\" stroke-width=\"2\"/>",
            to_x + 8,
            to_y - 5,
            to_x + 8,
            to_y + 5
        ));
        // the middle of the curve
        self.number((x + to_x + 6 * out) / 8, i32::midpoint(y, to_y) + 5, number);
    }

    /// A dashed line, straight: what leads back, in a legend.
    fn dashes(&mut self, from: (i32, i32), to: (i32, i32)) {
        self.put(format_args!(
            "<path class=\"w\" d=\"M{} {}L{} {}\" fill=\"none\" stroke=\"#b34700\" stroke-width=\"2\" stroke-dasharray=\"5 4\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    /// A number in the middle of what it counts, with paper around it.
    fn number(&mut self, x: i32, y: i32, number: &str) {
        let number = escaped(number);
        self.put(format_args!(
            "<text class=\"i h\" x=\"{x}\" y=\"{y}\" font-size=\"12\" font-weight=\"700\" text-anchor=\"middle\" fill=\"#1a1a1a\" stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{number}</text>"
        ));
    }

    /// A bar of a colour.
    fn bar(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), colour: &str) {
        self.put(format_args!(
            "<rect class=\"o\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{colour}\" stroke=\"#1a1a1a\"/>"
        ));
    }
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct Drawn<'d> {
    pub(super) knots: &'d [Knot],
    pub(super) links: &'d [Link],
    /// How many have no box of their own.
    pub(super) left_out: usize,
    /// How wide it may be, where few boxes stand side by side.
    pub(super) width: i32,
}

/// A box: its left and upper edge, how high it is.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    x: i32,
    y: i32,
    high: i32,
}

/// What of a box is taken by streams: above by those that come, below by those that go.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    above: usize,
    below: usize,
}

/// A box and what is beside it: at least, at most.
const COLUMN: (i32, i32) = (168, 240);
/// Between boxes side by side.
const BESIDE: i32 = 20;
/// Between boxes one below the other.
const BELOW: i32 = 58;
/// Room for what leads back.
const BACK: i32 = 52;
/// Between the side of a box and its streams.
const PAD: i32 = 8;
/// The bar that says how many stand in a state.
const BAR: i32 = 7;
/// As many boxes side by side as there is room for, if there are fewer.
const LEAST: usize = 3;

impl Drawn<'_> {
    pub(super) fn svg(&self, words: &Words<'_>, title: &str, description: &str) -> String {
        let language = words.language();
        let answers = self.knots.iter().filter(|knot| knot.kind == Kind::Answer).count();
        let Rows { rows, back } = rows_of(self.knots.len(), self.knots.len() - answers, self.links);
        let side = if back.contains(&true) { BACK } else { 0 };
        let most = rows.iter().map(|row| row.len() + self.aside(row)).max().unwrap_or(0).max(LEAST);
        let most = i32::try_from(most).unwrap_or(1);
        let column = ((self.width - 2 * EDGE - side) / most).clamp(COLUMN.0, COLUMN.1);
        let width = (2 * EDGE + most * column - BESIDE + side).max(480);
        let wide = column - BESIDE;

        let mut svg = Svg::default();
        let bold = Look { bold: true, ..Look::default() };
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, width - 2 * EDGE, 3));
        if self.knots.is_empty() {
            let told = lines(&language.picture("flow_none", &[]), width - 2 * EDGE, 3);
            y += svg.paragraph(EDGE, y, Look::default(), &told);
            return svg.finish(language.tag(), title, description, width, y + EDGE);
        }
        y += legend(&mut svg, words, y - 8, width, side > 0) + 10;

        let mut places = vec![Place::default(); self.knots.len()];
        let names: Vec<Vec<String>> =
            self.knots.iter().map(|knot| lines(&knot.name, wide - 2 * PAD, 3)).collect();
        for row in &rows {
            let longest = row.iter().filter_map(|one| names.get(*one)).map(Vec::len).max().unwrap_or(1);
            let high = (i32::try_from(longest).unwrap_or(1) + 1) * LINE + 2 * PAD + BAR;
            let mut x = EDGE + if self.aside(row) > 0 { column } else { 0 };
            for one in row {
                if let Some(place) = places.get_mut(*one) {
                    *place = Place { x, y, high };
                }
                x += column;
            }
            y += high + BELOW;
        }
        y -= BELOW - LINE;
        let whole = self.knots.iter().map(|knot| knot.came).max().unwrap_or(1).max(1);
        let scale = Scale { wide: wide - 2 * PAD, whole };
        self.streams(&mut svg, words, &back, &places, (scale, wide));
        for ((knot, place), name) in self.knots.iter().zip(&places).zip(&names) {
            knot_drawn(&mut svg, words, knot, *place, name, (scale, wide));
        }
        if self.left_out > 0 {
            let told = language.picture("flow_more", &[&self.left_out.to_string()]);
            y += svg.paragraph(EDGE, y, Look::default(), &lines(&told, width - 2 * EDGE, 2));
        }
        svg.finish(language.tag(), title, description, width, y + EDGE)
    }

    /// How many columns a row stands aside: answers do, so that what comes to them past other states does not seem to come out of these.
    fn aside(&self, row: &[usize]) -> usize {
        let first = row.first().and_then(|one| self.knots.get(*one));
        usize::from(first.is_some_and(|knot| knot.kind == Kind::Answer))
    }

    /// The streams, each as wide as many went; what leads back beside them, as a thin line with its number.
    fn streams(
        &self,
        svg: &mut Svg,
        words: &Words<'_>,
        back: &[bool],
        places: &[Place],
        (scale, wide): (Scale, i32),
    ) {
        let at = |one: usize| places.get(one).copied().unwrap_or_default();
        let mut links: Vec<(&Link, bool)> =
            self.links.iter().zip(back).map(|(link, is_back)| (link, *is_back)).collect();
        // side by side as the boxes below stand, so that few cross; what leads back comes last
        sort_by(&mut links, |(one, is_back), (other, leads_back)| {
            let key = |link: &Link, is_back: bool| {
                (is_back, at(link.to).x, at(link.to).y, at(link.from).x, at(link.from).y)
            };
            key(one, *is_back).cmp(&key(other, *leads_back))
        });
        let mut taken = vec![Taken::default(); self.knots.len()];
        for (link, is_back) in links {
            let (Some(from), Some(to)) = (self.knots.get(link.from), self.knots.get(link.to)) else {
                continue;
            };
            let (above, below) = (at(link.from), at(link.to));
            let times = link.times.to_string();
            let told = words.language().picture("flow_went", &[&from.name, &to.name, &times]);
            if is_back {
                let (start, end) =
                    ((above.x + wide, above.y + above.high / 2), (below.x + wide, below.y + below.high / 2));
                svg.titled(&told, |svg| svg.back(start, end, start.0.max(end.0) + BACK - 10, &times));
                continue;
            }
            // what is put to somebody comes out of those that stand there: they come after those that went on
            let gone = taken.get(link.from).map_or(0, |taken| taken.below);
            let came = taken.get(link.to).map_or(0, |taken| taken.above);
            let (left, right) = scale.part(gone, link.times);
            let (to_left, to_right) = scale.part(came, link.times);
            if let Some(taken) = taken.get_mut(link.from) {
                taken.below += link.times;
            }
            if let Some(taken) = taken.get_mut(link.to) {
                taken.above += link.times;
            }
            let colour = match (from.kind, to.kind) {
                (Kind::Sender, _) => "#56b4e9",
                (_, Kind::Answer) => "#009e73",
                _ => "#0072b2",
            };
            let start = (above.x + PAD + left, above.x + PAD + right, above.y + above.high);
            let end = (below.x + PAD + to_left, below.x + PAD + to_right, below.y);
            svg.titled(&told, |svg| {
                svg.stream(start, end, colour);
                if right - left > width_of(&times) {
                    svg.number(i32::midpoint(start.0, start.1), start.2 + LINE - 3, &times);
                }
            });
        }
    }
}

/// A sender, a state or an answer, with how many.
fn knot_drawn(
    svg: &mut Svg,
    words: &Words<'_>,
    knot: &Knot,
    place: Place,
    name: &[String],
    (scale, wide): (Scale, i32),
) {
    let language = words.language();
    let [came, stand] = [knot.came, knot.stand].map(|n| n.to_string());
    let numbers = match knot.kind {
        Kind::State => language.picture("flow_numbers", &[&came, &stand]),
        Kind::Sender | Kind::Answer => language.picture("flow_signals", &[&came]),
    };
    let told = [knot.name.as_str(), &numbers].join(": ");
    let border = if knot.kind == Kind::Answer { Border::Thick } else { Border::Plain };
    let data = knot.id.as_ref().map(|id| ("state", id.as_str()));
    svg.marked(&told, data.as_slice(), |svg| {
        let round = if knot.kind == Kind::Sender { 16 } else { 4 };
        svg.rounded((place.x, place.y), (wide, place.high), round, border);
        let text = place.y + PAD + LINE - 4;
        let below = svg.paragraph(place.x + PAD, text, Look { bold: true, ..Look::default() }, name);
        let shown = lines(&numbers, wide - 2 * PAD, 1);
        svg.paragraph(place.x + PAD, text + below, Look { small: true, ..Look::default() }, &shown);
        if knot.kind == Kind::State && knot.stand > 0 {
            let (left, right) = scale.part(knot.came.saturating_sub(knot.stand), knot.stand);
            svg.bar((place.x + PAD + left, place.y + place.high - BAR), (right - left, BAR), "#e69f00");
        }
    });
}

/// What a stream, a bar and a line back are. How high it is.
fn legend(svg: &mut Svg, words: &Words<'_>, y: i32, width: i32, has_back: bool) -> i32 {
    let (mut left, mut top) = (EDGE, y);
    let keys = ["flow_stream", "flow_bar", "flow_back"];
    for (number, key) in keys.iter().enumerate().take(if has_back { 3 } else { 2 }) {
        let word = words.language().picture(key, &[]);
        let needed = 38 + width_of(&word) + 12;
        if left > EDGE && left + needed > width - EDGE {
            left = EDGE;
            top += LINE + 4;
        }
        match number {
            0 => svg.stream((left + 4, left + 22, top), (left + 8, left + 26, top + 16), "#0072b2"),
            1 => svg.bar((left, top + 5), (28, BAR), "#e69f00"),
            _ => svg.dashes((left, top + 9), (left + 28, top + 9)),
        }
        let shown = lines(&word, width - EDGE - left - 38, 1);
        svg.paragraph(left + 38, top + 14, Look::default(), &shown);
        left += needed;
    }
    top + LINE + 4 - y
}
