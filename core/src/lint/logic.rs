//! What follows from what, whatever the landscape: conditions as cases, each a list of atoms that hold or do not.
//!
//! Sound and not complete: what is proven is true, and not all that is true is proven. Stakeholders and areas resolve through successors, so that two
//! different ones are never known to be apart; kinds, levels and spreads are.

use crate::date::Validity;
use crate::document::{Approach, Atom, Condition, Function, Level, RuleBook, Spread, Works};
use crate::ids::Id;

/// A condition that branches in more cases, or has more atoms or ids in all its cases together, is not judged.
const MOST_CASES: usize = 256;
const MOST_LITERALS: usize = 512;
const MOST_IDS: usize = 8192;

/// An atom that holds, or does not.
pub(super) type Literal<'a> = (&'a Atom, bool);

/// Each of them alone makes the condition hold.
pub(super) type Cases<'a> = Vec<Vec<Literal<'a>>>;

/// A rule book, with what its conditions come to.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) all: &'a RuleBook,
    /// In the order of the rules; nothing where there are too many cases.
    pub(super) rules: Vec<Option<Cases<'a>>>,
    pub(super) requirements: Vec<Option<Cases<'a>>>,
}

impl<'a> Book<'a> {
    pub(super) fn new(book: &'a RuleBook) -> Self {
        let rules = book.rules.iter().map(|rule| cases(&rule.when)).collect();
        let requirements = book.requirements.iter().map(|requirement| cases(&requirement.when)).collect();
        Self { all: book, rules, requirements }
    }

    /// Every kind that a stakeholder can have, by what a case says.
    pub(super) fn kinds(&self, literals: &[Literal<'_>]) -> Vec<&'a Id> {
        let allowed = |id: &&Id| {
            literals.iter().all(|(atom, held)| match atom {
                Atom::Kind(list) => list.contains(id) == *held,
                _ => true,
            })
        };
        self.all.kinds.iter().map(|kind| &kind.id).filter(allowed).collect()
    }
}

/// The cases of a condition: it holds when one of them does.
pub(super) fn cases(condition: &Condition) -> Option<Cases<'_>> {
    of(condition, true)
}

/// Conditions nest at most 64 deep, so this may recurse.
fn of(condition: &Condition, held: bool) -> Option<Cases<'_>> {
    match (condition, held) {
        (Condition::Atom(atom), _) => Some(vec![vec![(atom, held)]]).filter(|cases| !is_too_much(cases)),
        (Condition::Not(part), _) => of(part, !held),
        (Condition::Any(parts), true) | (Condition::All(parts), false) => {
            let mut cases = Cases::new();
            for part in parts {
                cases.extend(of(part, held)?);
                if is_too_much(&cases) {
                    return None;
                }
            }
            Some(cases)
        }
        (Condition::All(parts), true) | (Condition::Any(parts), false) => {
            let mut cases: Cases<'_> = vec![Vec::new()];
            for part in parts {
                let more = of(part, held)?;
                if cases.len() * more.len() > MOST_CASES {
                    return None;
                }
                let joined =
                    cases.iter().flat_map(|one| more.iter().map(move |other| [&one[..], other].concat()));
                cases = joined.collect();
                if is_too_much(&cases) {
                    return None;
                }
            }
            Some(cases)
        }
    }
}

fn is_too_much(cases: &Cases<'_>) -> bool {
    let literals = || cases.iter().flatten();
    let ids = |(atom, _): &Literal<'_>| atom.ids().map_or(0, |(_, ids)| ids.len());
    cases.len() > MOST_CASES
        || literals().count() > MOST_LITERALS
        || literals().map(ids).sum::<usize>() > MOST_IDS
}

/// A case at a place with these functions.
#[derive(Debug)]
pub(super) struct Case<'a, 'l> {
    literals: &'l [Literal<'a>],
    kinds: Vec<&'a Id>,
    levels: Vec<&'a Level>,
    spreads: Vec<Spread>,
    can_hold: bool,
}

impl<'a, 'l> Case<'a, 'l> {
    pub(super) fn new(book: &Book<'a>, functions: &[Function], literals: &'l [Literal<'a>]) -> Self {
        let all = |test: &dyn Fn(&Atom, bool) -> bool| literals.iter().all(|(atom, held)| test(atom, *held));
        let is_level = |level: &&Level| {
            let signal = level.approach == Approach::Signal;
            // a source lies below the levels of signals, a target at one of them
            functions.iter().all(|function| match function {
                Function::Seat => true,
                Function::Source => !signal,
                Function::Target => signal,
            }) && all(&|atom, held| match atom {
                Atom::Level(list) => list.contains(&level.id) == held,
                // the approaches of a seat are those of all its places
                Atom::Approach(list) => held || !list.contains(&level.approach),
                _ => true,
            })
        };
        let is_spread = |spread: &Spread| {
            all(&|atom, held| match atom {
                Atom::Spread(list) => list.contains(spread) == held,
                _ => true,
            })
        };
        let mut case = Self {
            literals,
            kinds: book.kinds(literals),
            levels: book.all.levels.iter().filter(is_level).collect(),
            spreads: Spread::ALL.iter().copied().filter(is_spread).collect(),
            can_hold: true,
        };
        let names_kinds = literals.iter().any(|(atom, _)| matches!(atom, Atom::Kind(_)));
        case.can_hold = !(case.spreads.is_empty()
            || case.kinds.is_empty() && names_kinds
            || case.levels.is_empty() && !book.all.levels.is_empty()
            || literals.iter().any(|(atom, held)| case.entails(atom, !held)));
        case
    }

    /// Could it hold? Only what is proven is denied.
    pub(super) fn can_hold(&self) -> bool {
        self.can_hold
    }

    /// Where it holds, does the atom hold, or not hold?
    pub(super) fn entails(&self, atom: &Atom, held: bool) -> bool {
        let same = |(other, is): &Literal<'_>| {
            *is == held && if held { implies(other, atom) } else { implies(atom, other) }
        };
        if self.literals.iter().any(same) {
            return true;
        }
        match atom {
            Atom::Kind(list) => settled(&self.kinds, held, |kind| list.contains(kind)),
            Atom::Level(list) => settled(&self.levels, held, |level| list.contains(&level.id)),
            Atom::Spread(list) => settled(&self.spreads, held, |spread| list.contains(spread)),
            Atom::Approach(list) => {
                held && settled(&self.levels, true, |level| list.contains(&level.approach))
            }
            // each affected area by itself
            Atom::Contiguous => held && self.spreads == [Spread::Separate],
            Atom::AreasAtLeast(n) => held && *n <= 1,
            _ => false,
        }
    }

    /// Where it holds, does one of the cases hold?
    pub(super) fn entails_one(&self, cases: &Cases<'_>) -> bool {
        cases.iter().any(|case| case.iter().all(|(atom, held)| self.entails(atom, *held)))
    }
}

/// Is it the same for all of some things, of which there is at least one?
fn settled<T>(all: &[T], held: bool, holds: impl Fn(&T) -> bool) -> bool {
    !all.is_empty() && all.iter().all(|one| holds(one) == held)
}

/// Does the one atom hold wherever the other does?
fn implies(one: &Atom, other: &Atom) -> bool {
    fn within<T: PartialEq>(some: &[T], all: &[T]) -> bool {
        some.iter().all(|one| all.contains(one))
    }
    if let (Some((target, some)), Some((other_target, all))) = (one.ids(), other.ids()) {
        return target == other_target && one.word() == other.word() && within(some, all);
    }
    match (one, other) {
        (Atom::Spread(some), Atom::Spread(all)) => within(some, all),
        (Atom::Approach(some), Atom::Approach(all)) => within(some, all),
        (Atom::SectorsAtLeast(more), Atom::SectorsAtLeast(n))
        | (Atom::AreasAtLeast(more), Atom::AreasAtLeast(n)) => more >= n,
        // a sector is shared
        (Atom::ServesTheme, Atom::SectorsAtLeast(n)) => *n <= 1,
        (Atom::Works(one), Atom::Works(other)) => {
            let wider: &[Works] = match one {
                Works::At => &[Works::Covers, Works::Inside, Works::Overlaps],
                Works::Covers | Works::Inside => &[Works::Overlaps],
                Works::Overlaps | Works::Affected | Works::Reaches => &[],
            };
            one == other || wider.contains(other)
        }
        _ => one == other,
    }
}

/// Wherever the one condition holds at one of its functions, does the other hold at one of its own?
pub(super) fn follows<'a>(
    book: &Book<'a>,
    (cases, at): (&Cases<'a>, &[Function]),
    (others, at_others): (&Cases<'a>, &[Function]),
) -> bool {
    let mut some = false;
    for function in at {
        for case in cases.iter().map(|literals| Case::new(book, &[*function], literals)) {
            if case.can_hold() {
                if !(at_others.contains(function) && case.entails_one(others)) {
                    return false;
                }
                some = true;
            }
        }
    }
    // what never holds implies everything, and says nothing
    some
}

/// The functions of one place at which both can apply: no place is both a source and a target.
pub(super) fn together(one: &[Function], other: &[Function]) -> Vec<[Function; 2]> {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| [*one, *other]));
    pairs.filter(|pair| !(pair.contains(&Function::Source) && pair.contains(&Function::Target))).collect()
}

/// Does the one hold on every day of the other?
pub(super) fn lasts(one: &Validity, other: &Validity) -> bool {
    let from = one.from.is_none_or(|from| other.from.is_some_and(|other| from <= other));
    let until = one.until.is_none_or(|until| other.until.is_some_and(|other| other <= until));
    from && until
}

/// The parts that must all hold, each with its place in the condition.
pub(super) fn parts<'c>(condition: &'c Condition, path: &str, into: &mut Vec<(String, &'c Condition)>) {
    match condition {
        Condition::All(list) => {
            for (n, part) in list.iter().enumerate() {
                parts(part, &below(path, "all", n), into);
            }
        }
        other => into.push((path.to_owned(), other)),
    }
}

/// The place of a part.
pub(super) fn below(path: &str, word: &str, n: usize) -> String {
    if path.is_empty() { format!("{word}/{n}") } else { format!("{path}/{word}/{n}") }
}
