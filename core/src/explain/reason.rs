//! Why a condition holds or not, atom by atom, and what a rule comes to at a place.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::atlas::Atlas;
use crate::decide::matching::Here;
use crate::decide::roles;
use crate::document::{Atom, Condition, Effect, Strength};
use crate::ids::Id;
use crate::model::table::{RuleIx, StakeholderIx};
use crate::order::sort_by;
use crate::rules::{Cond, RuleAt};
use crate::text::Text;

use super::gather::Gather;

/// A condition, or a part of one, as it was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason<'a> {
    /// Does it hold?
    pub holds: bool,
    /// What it is made of.
    pub part: Part<'a>,
}

/// What a condition is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part<'a> {
    /// All of these.
    All(Vec<Reason<'a>>),
    /// One of these.
    Any(Vec<Reason<'a>>),
    /// Not this.
    Not(Box<Reason<'a>>),
    /// A single condition.
    Atom {
        /// As the rule book has it.
        atom: &'a Atom,
        /// What makes it hold: the numbers of all facts that do; none where it does not hold.
        facts: Vec<usize>,
    },
}

impl Serialize for Reason<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("holds", &self.holds)?;
        match &self.part {
            Part::All(parts) => map.serialize_entry("all", parts)?,
            Part::Any(parts) => map.serialize_entry("any", parts)?,
            Part::Not(part) => map.serialize_entry("not", part)?,
            Part::Atom { atom, facts } => {
                map.serialize_entry("atom", atom)?;
                map.serialize_entry("facts", facts)?;
            }
        }
        map.end()
    }
}

impl<'a> Reason<'a> {
    /// Every atom in it, in the order of the rule book, with whether it holds and the numbers of its facts.
    #[must_use]
    pub fn atoms(&self) -> Vec<(&'a Atom, bool, &[usize])> {
        let mut atoms = Vec::new();
        let mut open = vec![self];
        while let Some(reason) = open.pop() {
            match &reason.part {
                Part::All(parts) | Part::Any(parts) => open.extend(parts.iter().rev()),
                Part::Not(part) => open.push(part),
                Part::Atom { atom, facts } => atoms.push((*atom, reason.holds, facts.as_slice())),
            }
        }
        atoms
    }
}

/// A rule, and what it comes to for a stakeholder at a place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RuleReason<'a> {
    /// The rule.
    pub rule: &'a Id,
    /// Its name.
    pub label: &'a Text,
    /// Where it comes from.
    pub source: &'a [Text],
    /// Does it assign the role, or forbid it?
    pub effect: Effect,
    /// How strongly it assigns it; a rule that forbids has no strength.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// What it comes to here.
    pub outcome: Outcome,
    /// Why its condition holds or not.
    pub when: Reason<'a>,
    /// The exceptions to it that were considered: every rule in force that can set it aside.
    pub exceptions: Vec<ExceptionReason<'a>>,
}

/// What a rule comes to for a stakeholder at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Outcome {
    /// It applies and its condition holds.
    Matches,
    /// It would, but an exception sets it aside here.
    SetAside,
    /// It applies here, but its condition does not hold.
    Fails,
    /// It applies at other places: this one has none of its functions.
    Elsewhere,
}

/// A rule that can set another aside, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct ExceptionReason<'a> {
    /// The exception.
    pub rule: &'a Id,
    /// Its name.
    pub label: &'a Text,
    /// What came of it.
    pub outcome: ExceptionOutcome,
    /// Those for whom it holds: those who free it to set others aside, or, where all are barred from its role, those.
    pub stakeholders: Vec<&'a Id>,
}

/// What came of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ExceptionOutcome {
    /// It sets the rule aside.
    Applies,
    /// It applies at other places.
    Elsewhere,
    /// Its condition holds for nobody.
    Nobody,
    /// It holds only for those who are barred from its role.
    Barred,
    /// It is set aside itself.
    SetAside,
}

/// Looks into rules at a place, and gathers the facts.
pub(super) struct Look<'l, 's, 'g, 'a> {
    pub(super) here: Here<'s, 'a>,
    pub(super) gather: &'l mut Gather<'g, 'a>,
}

impl<'a> Look<'_, '_, '_, 'a> {
    /// Why a condition holds for s or not; without s, one that speaks of nobody.
    pub(super) fn reason(
        &mut self,
        written: &'a Condition,
        compiled: &Cond,
        s: Option<StakeholderIx>,
    ) -> Reason<'a> {
        let parts = |look: &mut Self, written: &'a [Condition], compiled: &[Cond]| -> Vec<Reason<'a>> {
            written
                .iter()
                .zip(compiled)
                .map(|(written, compiled)| look.reason(written, compiled, s))
                .collect()
        };
        match (written, compiled) {
            (Condition::All(written), Cond::All(compiled)) => {
                let parts = parts(self, written, compiled);
                Reason { holds: parts.iter().all(|part| part.holds), part: Part::All(parts) }
            }
            (Condition::Any(written), Cond::Any(compiled)) => {
                let parts = parts(self, written, compiled);
                Reason { holds: parts.iter().any(|part| part.holds), part: Part::Any(parts) }
            }
            (Condition::Not(written), Cond::Not(compiled)) => {
                let part = self.reason(written, compiled, s);
                Reason { holds: !part.holds, part: Part::Not(Box::new(part)) }
            }
            (Condition::Atom(atom), Cond::Test(test)) => {
                let holds = match s {
                    Some(s) => self.here.matches(compiled, s),
                    None => self.here.settled(compiled) == Some(true),
                };
                if holds {
                    self.gather.atom(self.here, atom, test, s);
                }
                Reason { holds, part: Part::Atom { atom, facts: self.gather.take() } }
            }
            // a condition is compiled part by part, so that the two have the same form
            _ => Reason { holds: false, part: Part::Any(Vec::new()) },
        }
    }

    /// What rules come to for s, in the order of their ids.
    pub(super) fn rules(&mut self, positions: &[usize], s: StakeholderIx) -> Vec<RuleReason<'a>> {
        let mut rules: Vec<_> = positions.iter().filter_map(|position| self.rule(*position, s)).collect();
        sort_by(&mut rules, |one, other| one.rule.cmp(other.rule));
        rules
    }

    /// Of some rules, those that apply here and hold for s.
    pub(super) fn matching(&self, positions: &[usize], s: StakeholderIx) -> Vec<usize> {
        let (here, rules) = (self.here, &self.here.seat.atlas.rules.all);
        let holds = |position: &&usize| {
            rules
                .get(**position)
                .is_some_and(|rule| rule.at.meets(here.place.functions) && here.matches(&rule.when, s))
        };
        positions.iter().filter(holds).copied().collect()
    }

    /// What a rule comes to for s; nothing for a rule of which the documents know nothing, which cannot be.
    pub(super) fn rule(&mut self, position: usize, s: StakeholderIx) -> Option<RuleReason<'a>> {
        let atlas = self.here.seat.atlas;
        let at = atlas.rules.all.get(position)?;
        let rule = atlas.model.rule(atlas.rule_ix(at)?)?;
        let when = self.reason(&rule.when, &at.when, Some(s));
        let exceptions: Vec<_> = self.exceptions(position);
        let aside = exceptions.iter().any(|exception| exception.outcome == ExceptionOutcome::Applies);
        let outcome = match () {
            () if !at.at.meets(self.here.place.functions) => Outcome::Elsewhere,
            () if !when.holds => Outcome::Fails,
            () if aside => Outcome::SetAside,
            () => Outcome::Matches,
        };
        Some(RuleReason {
            rule: &rule.id,
            label: &rule.label,
            source: &rule.source,
            effect: rule.effect,
            strength: at.strength,
            outcome,
            when,
            exceptions,
        })
    }

    /// Every rule that can set the one at this position aside, and what came of it here.
    fn exceptions(&self, position: usize) -> Vec<ExceptionReason<'a>> {
        let atlas = self.here.seat.atlas;
        let rules = &atlas.rules;
        let concerned =
            |e: &&usize| rules.all.get(**e).is_some_and(|rule| rule.sets_aside.contains(&position));
        let mut found: Vec<_> =
            rules.exceptions.iter().filter(concerned).filter_map(|e| self.exception(*e)).collect();
        sort_by(&mut found, |one, other| one.rule.cmp(other.rule));
        found
    }

    fn exception(&self, position: usize) -> Option<ExceptionReason<'a>> {
        let atlas = self.here.seat.atlas;
        let at = atlas.rules.all.get(position)?;
        let rule = atlas.model.rule(atlas.rule_ix(at)?)?;
        let answer = |outcome, who: Vec<StakeholderIx>| {
            let stakeholders = who.into_iter().map(|s| atlas.model.stakeholders.id(s)).collect();
            Some(ExceptionReason { rule: &rule.id, label: &rule.label, outcome, stakeholders })
        };
        if !at.at.meets(self.here.place.functions) {
            return answer(ExceptionOutcome::Elsewhere, Vec::new());
        }
        let who: Vec<StakeholderIx> =
            atlas.model.stakeholders.indices().filter(|s| self.matches(position, at, *s)).collect();
        if who.is_empty() {
            return answer(ExceptionOutcome::Nobody, who);
        }
        if roles::is_set_aside(self.here, position) {
            return answer(ExceptionOutcome::SetAside, who);
        }
        let free: Vec<StakeholderIx> =
            who.iter().copied().filter(|s| !roles::is_barred(self.here, *s, at.role)).collect();
        if free.is_empty() {
            answer(ExceptionOutcome::Barred, who)
        } else {
            answer(ExceptionOutcome::Applies, free)
        }
    }

    fn matches(&self, position: usize, at: &RuleAt, s: StakeholderIx) -> bool {
        let atlas = self.here.seat.atlas;
        atlas.people.succession.is_present(s)
            && atlas.natures.suits(s, position)
            && self.here.matches(&at.when, s)
    }
}

impl Atlas {
    /// The rule of the rule book that a compiled one comes from.
    pub(crate) fn rule_ix(&self, rule: &RuleAt) -> Option<RuleIx> {
        self.rules.of_role[rule.role].list(rule.bit).next()
    }
}
