//! Stakeholders side by side: for each rule that can concern them, and for each thing that a challenge may ask of them, a bit for everybody.
//!
//! Whom a set of rules concerns for a challenge is found for 64 stakeholders in one step.

use crate::model::table::{RoleIx, StakeholderIx, sorted};
use crate::rules::RuleSet;

use super::ground::Ground;

/// Stakeholders whom rules can concern, in order.
#[derive(Debug, Default)]
pub(crate) struct Crowd {
    members: Box<[StakeholderIx]>,
    /// The rules, by role; of each role first those that assign.
    rules: Box<[Column]>,
    /// Of sectors, of target groups and of themes: the bits of the masks that somebody has, and the column of the first.
    things: [(u64, usize); 3],
    /// How many columns there are.
    width: usize,
    /// For each 64 members a row: a word for each column.
    words: Box<[u64]>,
}

/// A rule that can concern some of a crowd.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) role: RoleIx,
    pub(crate) position: usize,
    pub(crate) bit: RuleSet,
    /// Which masks of a stakeholder must meet those of the challenge: a bit for each of [`People::masks`].
    ///
    /// [`People::masks`]: super::people::People::masks
    pub(crate) asks: u8,
    /// Do its parts ask what masks alone do not decide?
    pub(crate) asks_more: bool,
}

/// Up to 64 members of a crowd, with their words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'c> {
    crowd: &'c Crowd,
    members: &'c [StakeholderIx],
    words: &'c [u64],
}

impl Crowd {
    /// Makes a crowd of rules, by role, each with those whom it can concern.
    pub(super) fn new(ground: Ground<'_>, rules: Vec<(Column, Vec<StakeholderIx>)>) -> Self {
        let members = sorted(rules.iter().flat_map(|(_, who)| who).copied().collect());
        let all = members.iter().fold([0; 3], |all: [u64; 3], s| {
            let own = ground.people.masks(*s);
            std::array::from_fn(|n| all.get(n).unwrap_or(&0) | own.get(n).unwrap_or(&0))
        });
        let mut width = rules.len();
        let things = all.map(|bits| {
            let first = width;
            width += bits.count_ones() as usize;
            (bits, first)
        });
        let mut words = vec![0; width * members.len().div_ceil(64)];
        let mut set = |at: usize, column: usize| {
            if let Some(word) = words.get_mut(at / 64 * width + column) {
                *word |= 1 << (at % 64);
            }
        };
        for (column, (_, who)) in rules.iter().enumerate() {
            for at in who.iter().filter_map(|s| members.binary_search(s).ok()) {
                set(at, column);
            }
        }
        for (at, s) in members.iter().enumerate() {
            for ((bits, first), own) in things.iter().zip(ground.people.masks(*s)) {
                each_bit(own, |bit| set(at, first + rank(*bits, bit)));
            }
        }
        let rules = rules.into_iter().map(|(column, _)| column).collect();
        Self { members: members.into(), rules, things, width, words: words.into() }
    }

    /// The rules, each with its column.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.rules.iter().enumerate()
    }

    /// The rules of a role, each with its column.
    pub(crate) fn of(&self, role: RoleIx) -> impl Iterator<Item = (usize, &Column)> + Clone {
        let first = self.rules.partition_point(|rule| rule.role < role);
        self.rules.iter().enumerate().skip(first).take_while(move |(_, rule)| rule.role == role)
    }

    /// All members, 64 at a time.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.members.len().div_ceil(64)).map(|number| self.row(number))
    }

    /// The members with this number, of rows of 64.
    pub(crate) fn row(&self, number: usize) -> Row<'_> {
        let (from, to) = (number * 64, self.members.len().min(number * 64 + 64));
        let members = self.members.get(from..to).unwrap_or_default();
        let words = self.words.get(number * self.width..(number + 1) * self.width).unwrap_or_default();
        Row { crowd: self, members, words }
    }

    /// Everybody whom a rule can concern, in order.
    pub(crate) fn who(&self, role: RoleIx, position: usize, each: &mut dyn FnMut(StakeholderIx)) {
        for (column, _) in self.of(role).filter(|(_, rule)| rule.position == position) {
            self.rows().for_each(|row| row.pick(row.column(column), each));
        }
    }
}

impl Row<'_> {
    /// Those whom the rule of a column can concern.
    pub(crate) fn column(&self, column: usize) -> u64 {
        self.words.get(column).copied().unwrap_or(0)
    }

    /// Of those whom the rule of a column can concern, those who have what it asks of the challenge's masks.
    pub(crate) fn meeting(&self, column: usize, rule: &Column, wanted: [u64; 3]) -> u64 {
        let mut found = self.column(column);
        for (n, ((bits, first), wanted)) in self.crowd.things.iter().zip(wanted).enumerate() {
            if rule.asks & 1 << n != 0 && found != 0 {
                let mut have = 0;
                each_bit(bits & wanted, |bit| have |= self.column(first + rank(*bits, bit)));
                found &= have;
            }
        }
        found
    }

    /// Of some members, those for whom something holds.
    pub(crate) fn among(&self, bits: u64, holds: &mut dyn FnMut(StakeholderIx) -> bool) -> u64 {
        let mut found = 0;
        each_bit(bits, |bit| {
            let held = self.members.get(bit as usize).is_some_and(|s| holds(*s));
            found |= u64::from(held) << bit;
        });
        found
    }

    /// The members of some bits, in order.
    pub(crate) fn pick(&self, bits: u64, each: &mut (impl FnMut(StakeholderIx) + ?Sized)) {
        each_bit(bits, |bit| self.members.get(bit as usize).copied().into_iter().for_each(&mut *each));
    }
}

/// The numbers of the bits, lowest first.
fn each_bit(mut bits: u64, mut each: impl FnMut(u32)) {
    while bits != 0 {
        each(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

/// How many bits stand below one.
fn rank(bits: u64, bit: u32) -> usize {
    (bits & ((1 << bit) - 1)).count_ones() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_told_and_counted_from_the_lowest() {
        let bits = 1 | 1 << 5 | 1 << 63;
        let mut told = Vec::new();
        each_bit(bits, |bit| told.push((bit, rank(bits, bit))));
        assert_eq!(told, [(0, 0), (5, 1), (63, 2)]);
    }
}
