//! A condition in the shape in which it is told: without `not` around anything but a single fact, and without groups that say nothing.

use crate::document::{Atom, Condition};

/// A condition to be told. The empty `All` always holds, the empty `Any` never.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape<'c> {
    All(Vec<Shape<'c>>),
    Any(Vec<Shape<'c>>),
    /// A fact that holds, or one that does not.
    Atom(&'c Atom, bool),
}

impl<'c> Shape<'c> {
    /// The shape of a condition that holds. Conditions nest at most 64 deep, so this may recurse.
    pub(super) fn of(condition: &'c Condition) -> Self {
        Self::told(condition, true)
    }

    fn told(condition: &'c Condition, holds: bool) -> Self {
        let parts = |parts: &'c [Condition]| parts.iter().map(|part| Self::told(part, holds)).collect();
        match condition {
            Condition::All(list) => Self::group(parts(list), holds),
            Condition::Any(list) => Self::group(parts(list), !holds),
            Condition::Not(part) => Self::told(part, !holds),
            Condition::Atom(atom) => Self::Atom(atom, holds),
        }
    }

    /// Parts that must all hold, or of which one must.
    fn group(parts: Vec<Self>, is_all: bool) -> Self {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                // what settles the whole
                Self::Any(inner) if is_all && inner.is_empty() => return Self::Any(inner),
                Self::All(inner) if !is_all && inner.is_empty() => return Self::All(inner),
                Self::All(inner) if is_all => flat.extend(inner),
                Self::Any(inner) if !is_all => flat.extend(inner),
                other if flat.contains(&other) => {}
                other => flat.push(other),
            }
        }
        match flat.pop() {
            Some(only) if flat.is_empty() => only,
            last => {
                flat.extend(last);
                if is_all { Self::All(flat) } else { Self::Any(flat) }
            }
        }
    }

    /// The parts that must all hold.
    pub(super) fn into_parts(self) -> Vec<Self> {
        match self {
            Self::All(parts) => parts,
            other => vec![other],
        }
    }

    /// Does it ask for this fact so: that it holds, or that it does not?
    pub(super) fn asks(&self, fact: &Atom, holding: bool) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.asks(fact, holding)),
            Self::Atom(atom, holds) => *atom == fact && *holds == holding,
        }
    }

    /// The facts of a group of nothing but facts.
    pub(super) fn atoms(parts: &[Self]) -> Option<Vec<(&'c Atom, bool)>> {
        let atom =
            |part: &Self| if let Self::Atom(atom, holds) = part { Some((*atom, *holds)) } else { None };
        parts.iter().map(atom).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PULLS: Atom = Atom::Pulls;
    const PARTY: Atom = Atom::Party;

    fn fact(atom: Atom) -> Condition {
        Condition::Atom(atom)
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    #[test]
    fn not_goes_down_to_the_facts() {
        let condition = not(Condition::Any(vec![fact(PULLS), not(fact(PARTY))]));
        assert_eq!(
            Shape::of(&condition),
            Shape::All(vec![Shape::Atom(&PULLS, false), Shape::Atom(&PARTY, true)])
        );
        let condition = not(not(fact(PULLS)));
        assert_eq!(Shape::of(&condition), Shape::Atom(&PULLS, true));
    }

    #[test]
    fn groups_that_say_nothing_are_gone() {
        let condition = Condition::All(vec![Condition::All(vec![]), Condition::Any(vec![fact(PULLS)])]);
        assert_eq!(Shape::of(&condition), Shape::Atom(&PULLS, true));
        let condition = Condition::All(vec![fact(PULLS), Condition::Any(vec![])]);
        assert_eq!(Shape::of(&condition), Shape::Any(vec![]));
        let condition = Condition::Any(vec![fact(PULLS), not(Condition::Any(vec![]))]);
        assert_eq!(Shape::of(&condition), Shape::All(vec![]));
    }
}
