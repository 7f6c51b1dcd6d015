//! The network, drawn: tables, roles and who has them in three columns, with lines between.

use super::NetworkOf;
use super::alike::Alike;
use super::roles::{Letters, border};
use super::svg::{Border, EDGE, LINE, Look, Svg, lines};
use crate::answer::Seat;
use crate::document::{Collection, Strength};
use crate::words::Words;

/// Who has roles: one, or several as one.
#[derive(Debug)]
pub(super) struct Knot<'a> {
    pub(super) alike: Alike<'a>,
    /// With every name, role and place.
    pub(super) whole: String,
    /// Which of the roles, and how strongly.
    pub(super) ties: Vec<(usize, Strength)>,
}

impl Knot<'_> {
    /// The sum of the places of its roles, and of how many.
    pub(super) fn middle(&self) -> (usize, usize) {
        (self.ties.iter().map(|(role, _)| role).sum(), self.ties.len().max(1))
    }
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct Drawn<'d, 'a> {
    pub(super) letters: &'d Letters<'a>,
    pub(super) seats: &'d [Seat<'d>],
    pub(super) roles: &'d [&'a str],
    pub(super) knots: &'d [Knot<'a>],
    pub(super) width: i32,
}

/// Between the side of a box and its words.
const PAD: i32 = 10;
/// The chip of a role, and what is beside it.
const CHIP: i32 = 38;

/// A column: where it begins, how wide it is.
#[derive(Debug, Clone, Copy)]
struct Column {
    x: i32,
    wide: i32,
}

/// The tables, the roles, who has them: of everything that there is in width so many parts of a hundred.
fn columns(width: i32) -> [Column; 3] {
    let inner = width - 2 * EDGE;
    [(0, 22), (27, 27), (63, 37)]
        .map(|(from, wide)| Column { x: EDGE + inner * from / 100, wide: inner * wide / 100 })
}

/// Where things so high begin that stand one below the other over a height, evenly.
fn spread(heights: &[i32], high: i32) -> Vec<i32> {
    let slack = (high - heights.iter().sum::<i32>()).max(0);
    let many = i32::try_from(heights.len()).unwrap_or(1).max(1);
    let mut below = 0;
    let starts = heights.iter().zip(0..).map(|(height, number)| {
        let start = below + slack * (2 * number + 1) / (2 * many);
        below += height;
        start
    });
    starts.collect()
}

fn high(lines: &[String], around: i32) -> i32 {
    i32::try_from(lines.len()).unwrap_or(1).max(1) * LINE + around
}

impl Drawn<'_, '_> {
    pub(super) fn svg(&self, words: &Words<'_>, title: &str, description: &str) -> String {
        let language = words.language();
        let mut svg = Svg::default();
        let bold = Look { bold: true, ..Look::default() };
        let mut y = EDGE + LINE;
        y += svg.paragraph(EDGE, y, bold, &lines(title, self.width - 2 * EDGE, 3)) - 6;
        if self.knots.is_empty() {
            let told = lines(&language.picture("nothing_here", &[]), self.width - 2 * EDGE - 24, 2);
            svg.framed(EDGE, y, self.width - 2 * EDGE, high(&told, 12), Border::Dashed);
            y += LINE + svg.paragraph(EDGE + 12, y + LINE, Look::default(), &told);
            return svg.finish(language.tag(), title, description, self.width, y + EDGE);
        }
        y = self.legend(&mut svg, words, y) + 8;
        let knots = self.knots.get(..NetworkOf::MOST).unwrap_or(self.knots);
        let columns = columns(self.width);
        let [at_seat, at_role, at_knot] = columns;
        let seat = lines(&words.seats_told(self.seats), at_seat.wide - 2 * PAD, 6);
        let name = |role: &&str| lines(self.letters.name(role), at_role.wide - CHIP - 2 * PAD, 2);
        let roles: Vec<Vec<String>> = self.roles.iter().map(name).collect();
        let who: Vec<Vec<String>> =
            knots.iter().map(|knot| lines(&knot.alike.name, at_knot.wide - 26, 3)).collect();
        let role_highs: Vec<i32> = roles.iter().map(|told| high(told, 26)).collect();
        let knot_highs: Vec<i32> = who.iter().map(|told| high(told, 13)).collect();
        let sum = |heights: &[i32]| heights.iter().sum::<i32>();
        let tall = sum(&role_highs).max(sum(&knot_highs)).max(high(&seat, 20));
        let middles = |heights: &[i32]| -> Vec<i32> {
            spread(heights, tall).iter().zip(heights).map(|(start, height)| y + start + height / 2).collect()
        };
        let (role_at, knot_at) = (middles(&role_highs), middles(&knot_highs));
        let seat_at = y + tall / 2;
        // lines first: what they join stands on them
        for at in &role_at {
            svg.swing((at_seat.x + at_seat.wide, seat_at), (at_role.x, *at), Border::Plain);
        }
        for (knot, at) in knots.iter().zip(&knot_at) {
            for (role, strength) in &knot.ties {
                let Some(from) = role_at.get(*role) else { continue };
                let from = (at_role.x + at_role.wide, *from);
                svg.swing(from, (at_knot.x, *at), border(*strength));
            }
        }
        self.seat_drawn(&mut svg, words, at_seat, seat_at, &seat);
        for ((role, told), at) in self.roles.iter().zip(&roles).zip(&role_at) {
            self.role_drawn(&mut svg, words, role, (at_role, *at), told);
        }
        for ((knot, told), at) in knots.iter().zip(&who).zip(&knot_at) {
            knot_drawn(&mut svg, knot, (at_knot, *at), told);
        }
        y += tall;
        if let more @ 1.. = self.knots.len() - knots.len() {
            let told = language.picture("more", &[&more.to_string()]);
            svg.text(at_knot.x + 14, y + LINE, Look::default(), &told);
            y += LINE;
        }
        svg.finish(language.tag(), title, description, self.width, y + EDGE)
    }

    fn seat_drawn(&self, svg: &mut Svg, words: &Words<'_>, column: Column, middle: i32, told: &[String]) {
        let tall = high(told, 20);
        let top = middle - tall / 2;
        let all: Vec<_> = self.seats.iter().map(Seat::area).collect();
        let id = all.first().map(|id| ("seat", id.as_str()));
        let seat = words.language().picture("seat", &[]);
        let whole = words.language().picture("place_is", &[&seat, &words.areas_told(&all)]);
        svg.marked(&whole, id.as_slice(), |svg| {
            svg.framed(column.x, top, column.wide, tall, Border::Thick);
            svg.paragraph(column.x + PAD, top + LINE + 5, Look { bold: true, ..Look::default() }, told);
        });
    }

    fn role_drawn(
        &self,
        svg: &mut Svg,
        words: &Words<'_>,
        role: &str,
        (column, middle): (Column, i32),
        told: &[String],
    ) {
        let tall = high(told, 14);
        let top = middle - tall / 2;
        let name = words.name(Collection::Roles, role);
        svg.marked(&name, &[("role", role)], |svg| {
            svg.rounded((column.x, top), (column.wide, tall), 16, Border::Plain);
            let (letters, number) = (self.letters.letters(role), self.letters.number(role));
            svg.chip(column.x + PAD, middle - 9, CHIP - 8, letters, number, Border::Plain);
            svg.paragraph(column.x + PAD + CHIP, top + LINE + 2, Look::default(), told);
        });
    }

    /// What the lines say, of those that are seen, and who is picked out. Where it ends.
    fn legend(&self, svg: &mut Svg, words: &Words<'_>, y: i32) -> i32 {
        let mut x = EDGE;
        let ties = |strength| self.knots.iter().flat_map(|knot| &knot.ties).any(|(_, one)| *one == strength);
        for strength in [Strength::Must, Strength::Should, Strength::May] {
            if ties(strength) {
                let told = words.strength(strength);
                svg.swing((x, y + 9), (x + 28, y + 9), border(strength));
                svg.text(x + 36, y + 14, Look::default(), &told);
                x += 36 + super::svg::width_of(&told) + 16;
            }
        }
        if self.knots.iter().any(|knot| knot.alike.is_mine) {
            super::roles::mine_drawn(svg, words, (x, y), self.width - EDGE - x);
        }
        y + LINE + 4
    }
}

fn knot_drawn(svg: &mut Svg, knot: &Knot<'_>, (column, middle): (Column, i32), told: &[String]) {
    let is_mine = knot.alike.is_mine;
    let look = Look { bold: is_mine, ..Look::default() };
    svg.marked(&knot.whole, &[("stakeholder", knot.alike.id())], |svg| {
        let tall = high(told, 4);
        let top = middle - tall / 2;
        if is_mine {
            svg.framed(column.x + 8, top, column.wide - 8, tall, Border::Thick);
        }
        svg.dot(column.x, middle);
        svg.paragraph(column.x + 16, top + LINE - 3, look, told);
    });
}
