//! Roles in pictures: a letter or two for each, the same in every picture of a rule book, and a colour.

use std::collections::{BTreeMap, BTreeSet};

use super::svg::{Border, LINE, Look, Svg, lines, width_of};
use crate::document::{Collection, Strength};
use crate::ids::Id;
use crate::order::sort_by;
use crate::words::Words;

/// The letters of all roles.
#[derive(Debug)]
pub(super) struct Letters<'a> {
    /// By role: its place in the rule book, its letters, its name.
    by_role: BTreeMap<&'a str, (usize, String, String)>,
}

/// A role, and how strongly.
pub(super) type Held<'a> = BTreeMap<usize, (&'a Id, Strength)>;

/// The widest chip.
const CHIP: i32 = 30;

impl<'a> Letters<'a> {
    pub(super) fn of(words: &Words<'a>) -> Self {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut by_role = BTreeMap::new();
        for (number, role) in words.atlas.rule_book().roles.iter().enumerate() {
            let name = words.name(Collection::Roles, role.id.as_str());
            let letters: Vec<char> = name.chars().filter(|c| c.is_alphanumeric()).collect();
            let first: String = letters.iter().take(1).flat_map(|c| c.to_uppercase()).collect();
            // the first letter, else with one of those that follow, else with a number
            let with = letters.iter().skip(1).map(|c| format!("{first}{}", c.to_lowercase()));
            let numbered = (2_usize..).map(|n| format!("{first}{n}"));
            let plain = (!first.is_empty()).then(|| first.clone());
            let chosen = plain.into_iter().chain(with).chain(numbered).find(|one| !taken.contains(one));
            let chosen = chosen.unwrap_or_default();
            taken.insert(chosen.clone());
            by_role.insert(role.id.as_str(), (number, chosen, name));
        }
        Self { by_role }
    }

    /// The place of a role in the rule book.
    pub(super) fn number(&self, role: &str) -> usize {
        self.by_role.get(role).map_or(usize::MAX, |(number, ..)| *number)
    }

    pub(super) fn letters(&self, role: &str) -> &str {
        self.by_role.get(role).map_or("?", |(_, letters, _)| letters)
    }

    pub(super) fn name<'s>(&'s self, role: &'s str) -> &'s str {
        self.by_role.get(role).map_or(role, |(.., name)| name)
    }

    /// Adds a role to those that somebody has: the strongest counts.
    pub(super) fn add(&self, held: &mut Held<'a>, role: &'a Id, strength: Strength) {
        let one = held.entry(self.number(role.as_str())).or_insert((role, strength));
        if border(strength) < border(one.1) {
            one.1 = strength;
        }
    }

    /// "regisseur (moet), partner"
    pub(super) fn told(&self, words: &Words<'_>, held: &Held<'_>) -> String {
        let told = held.values().map(|(role, strength)| {
            let strength = words.strength(*strength);
            words.language().picture("role_held", &[self.name(role.as_str()), &strength])
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// A chip for each role, in rows of so many. How high they are.
    pub(super) fn chips(&self, svg: &mut Svg, x: i32, y: i32, held: &Held<'_>, in_row: usize) -> i32 {
        let in_row = in_row.max(1);
        let held: Vec<(usize, (&Id, Strength))> = held.iter().map(|(number, one)| (*number, *one)).collect();
        let mut top = y;
        for row in held.chunks(in_row) {
            let mut left = x;
            for (number, (role, strength)) in row {
                svg.chip(left, top, CHIP, self.letters(role.as_str()), *number, border(*strength));
                left += CHIP + 4;
            }
            top += LINE + 3;
        }
        top - y
    }

    /// How wide so many chips are.
    pub(super) fn width(count: usize) -> i32 {
        i32::try_from(count).unwrap_or(1) * (CHIP + 4)
    }

    /// What the letters and borders mean, of the roles that are seen. How high it is.
    pub(super) fn legend(
        &self,
        svg: &mut Svg,
        words: &Words<'_>,
        (x, y): (i32, i32),
        width: i32,
        (seen, has_mine): (&BTreeSet<&str>, bool),
    ) -> i32 {
        let mut roles: Vec<&str> = seen.iter().copied().collect();
        sort_by(&mut roles, |one, other| self.number(one).cmp(&self.number(other)));
        let (mut left, mut top) = (x, y);
        let mut place = |svg: &mut Svg, letters: &str, colour: usize, border: Border, name: &str| {
            let needed = CHIP + 8 + width_of(name) + 12;
            if left > x && left + needed > x + width {
                left = x;
                top += LINE + 4;
            }
            svg.titled(name, |svg| {
                svg.chip(left, top, CHIP, letters, colour, border);
                let shown = lines(name, width - CHIP - 8, 1);
                svg.paragraph(left + CHIP + 8, top + 14, Look::default(), &shown);
            });
            left += needed;
        };
        for role in roles {
            place(svg, self.letters(role), self.number(role), Border::Plain, self.name(role));
        }
        for strength in [Strength::Must, Strength::Should, Strength::May] {
            place(svg, "", usize::MAX, border(strength), &words.strength(strength));
        }
        if has_mine {
            let needed = CHIP + 8 + width_of(&words.language().picture("mine", &[]));
            if left > x && left + needed > x + width {
                (left, top) = (x, top + LINE + 4);
            }
            mine_drawn(svg, words, (left, top), x + width - left);
        }
        top + LINE + 4 - y
    }
}

/// What a thick frame around a name means.
pub(super) fn mine_drawn(svg: &mut Svg, words: &Words<'_>, (x, y): (i32, i32), width: i32) {
    let told = words.language().picture("mine", &[]);
    svg.framed(x + 2, y + 2, CHIP - 4, 15, Border::Thick);
    let bold = Look { bold: true, ..Look::default() };
    svg.paragraph(x + CHIP + 8, y + 14, bold, &lines(&told, width - CHIP - 8, 1));
}

/// The border that says how strongly.
pub(super) fn border(strength: Strength) -> Border {
    match strength {
        Strength::Must => Border::Thick,
        Strength::Should => Border::Plain,
        Strength::May => Border::Dashed,
    }
}
