//! Why a role is there on one side of a difference only: what became of the rules that give it.

use crate::RoleAt;
use crate::document::{Atom, Works};
use crate::explain::{Absence, Outcome, RuleReason};
use crate::ids::Id;
use crate::views::{Failing, RoleDifference};

use super::Words;
use super::shape::Shape;

/// How many conditions are told of a rule.
const FEW: usize = 3;

/// Why a role is there on one side only.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cause<'d> {
    /// Who had it is there no more.
    Gone,
    /// The table does not stand there on the other side.
    NoSeat,
    /// No needed lever lies there on the other side.
    NoLever,
    /// A prohibition or an exclusion bars it on the other side.
    Barred,
    /// The rules that give it are not in force on the other side.
    NotInForce(&'d [Id]),
    /// The rules that give it come to something else on the other side.
    Rules(&'d [Failing]),
}

impl Words<'_> {
    /// Why a role is there on one side only; nothing where the difference does not tell.
    pub(super) fn cause<'d>(&self, one: &'d RoleDifference, gained: bool) -> Option<Cause<'d>> {
        let failing = &one.otherwise.failing;
        match one.otherwise.absence {
            Absence::NotThere => (!gained && !self.is_present(&one.stakeholder)).then_some(Cause::Gone),
            Absence::NotAPlace if one.area == one.seat => Some(Cause::NoSeat),
            Absence::NotAPlace => Some(Cause::NoLever),
            Absence::Barred => Some(Cause::Barred),
            _ if failing.is_empty() => Some(Cause::NotInForce(&one.because)),
            _ => Some(Cause::Rules(failing)),
        }
    }

    fn is_present(&self, stakeholder: &Id) -> bool {
        let found = self.atlas.model.stakeholders.find(stakeholder.as_str());
        found.is_some_and(|s| self.atlas.people.succession.is_present(s))
    }

    /// A cause as a clause: "want de regel ‘…’ wijst daar niemand meer aan". `one` is one of those of whom it is told, `pairs` all of them, with their places.
    pub(super) fn told_cause(
        &self,
        cause: &Cause<'_>,
        challenge: &Id,
        one: &RoleDifference,
        pairs: &[(&Id, &Id)],
        gained: bool,
    ) -> String {
        let words = self.language;
        let rules = |ids: &[Id]| {
            let names: Vec<String> = ids.iter().map(|rule| self.rule_name(rule.as_str())).collect();
            (ids.len().to_string(), self.list(&names))
        };
        let (who, n) = match pairs {
            [(only, _)] => self.one(only.as_str()),
            [(first, _), rest @ ..] if rest.iter().all(|(other, _)| other == first) => {
                self.one(first.as_str())
            }
            _ => (words.these_many(), "2"),
        };
        match cause {
            Cause::Gone => words.is_gone(&who, n),
            Cause::NoSeat => words.is_seat(gained),
            Cause::NoLever => words.is_source(gained),
            Cause::Barred => words.is_free(gained, &who, n),
            Cause::NotInForce(because) => {
                let (count, names) = rules(because);
                words.is_in_force(gained, &count, &names)
            }
            Cause::Rules(failing) => {
                let mut told: Vec<String> = Vec::new();
                for rule in *failing {
                    let (count, exceptions) = rules(&rule.exceptions);
                    let clauses = match rule.outcome {
                        Outcome::SetAside => vec![words.gives_nobody(gained, &count, &exceptions)],
                        Outcome::Elsewhere => {
                            vec![words.applies_there(gained, &self.rule_name(rule.rule.as_str()))]
                        }
                        _ => self.conditions(rule, challenge, one, (&who, n), pairs, gained),
                    };
                    for clause in clauses {
                        if !told.contains(&clause) {
                            told.push(clause);
                        }
                    }
                }
                self.clauses(&told)
            }
        }
    }

    /// The conditions of a rule that turned, as they are now: those that make the difference.
    fn conditions(
        &self,
        rule: &Failing,
        challenge: &Id,
        one: &RoleDifference,
        who: (&str, &str),
        pairs: &[(&Id, &Id)],
        gained: bool,
    ) -> Vec<String> {
        let area = one.area.as_str();
        let question = RoleAt {
            challenge: challenge.as_str(),
            role: one.role.as_str(),
            stakeholder: one.stakeholder.as_str(),
            area: Some(area),
        };
        let (why, why_not) = (self.atlas.why(&question), self.atlas.why_not(&question));
        let (why, why_not) = (why.ok().flatten(), why_not.ok().flatten());
        let had = why.iter().flat_map(|why| &why.places).filter(|place| *place.seat == one.seat);
        let not = why_not.iter().flat_map(|why| &why.places).filter(|place| *place.seat == one.seat);
        let had = had.flat_map(|place| &place.rules);
        let reason = had.chain(not.flat_map(|place| &place.rules)).find(|reason| *reason.rule == rule.rule);
        let now = reason.map(turned).unwrap_or_default();
        let asked = self.atlas.rule(rule.rule.as_str()).map(|rule| Shape::of(&rule.when));
        // of several places nothing is said that would need their names
        let is_one = pairs.iter().all(|(_, other)| other.as_str() == area);
        let of = RoleAt { area: is_one.then_some(area), ..question };
        let mut told: Vec<String> = Vec::new();
        let mut has_works = false;
        for (atom, holds) in now.into_iter().filter(|(atom, _)| rule.conditions.contains(atom)) {
            let is_wanted = asked.as_ref().is_some_and(|shape| shape.asks(atom, holds));
            let is_works = matches!(atom, Atom::Works(works) if *works != Works::At);
            // where somebody works is one thing, however the rule asks for it
            if is_wanted != gained || (is_works && has_works) {
                continue;
            }
            has_works |= is_works;
            told.push(self.atom_of(atom, who, &of, holds));
        }
        told.truncate(FEW);
        told
    }
}

/// The single conditions of a rule, each with whether it holds now.
fn turned<'a>(reason: &RuleReason<'a>) -> Vec<(&'a Atom, bool)> {
    reason.when.atoms().into_iter().map(|(atom, holds, _)| (atom, holds)).collect()
}
