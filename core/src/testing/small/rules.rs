//! Rules, requirements, separations.

use super::super::draft::{Draft, Numbers, distinct};
use super::super::names::{REQUIREMENTS, RULES, SEPARATIONS};
use super::conditions::{self, Known};
use super::frame::{Frame, label};
use super::people::each;
use super::{List, acyclic};
use crate::document::{
    Condition, Count, Effect, Function, Requirement, Rule, RuleBook, Separation, Severity, Strength,
};
use crate::ids::Id;

pub(super) const NUMBERS: usize = 10 + conditions::NUMBERS_OF_ATOMS + conditions::NUMBERS;
pub(super) const NUMBERS_OF_REQUIREMENTS: usize = 13 + conditions::NUMBERS;
pub(super) const NUMBERS_OF_SEPARATIONS: usize = 8 + conditions::NUMBERS;

use Function::{Seat, Source, Target};

/// At which places something applies.
const FUNCTIONS: [&[Function]; 7] = [
    &[Seat],
    &[Seat, Source],
    &[Target, Seat, Source],
    &[Source],
    &[Target],
    &[Seat, Target],
    &[Source, Target],
];

/// The strength that counts where none is named first.
const STRENGTHS: [Strength; 3] = [Strength::Should, Strength::Must, Strength::May];

pub(super) fn fill(book: &mut RuleBook, frame: &Frame, draft: &Draft, known: &Known<'_>) {
    let rules = each(draft, List::Rules, &RULES, |id, n| rule(&id, n, frame, known));
    let assigning = |rule: &Rule| rule.effect == Effect::Assign;
    let all: Vec<Id> = rules
        .iter()
        .map(|(rule, _)| rule)
        .filter(|rule| assigning(rule))
        .map(|rule| rule.id.clone())
        .collect();
    let wanted = rules.iter().filter(|(rule, _)| assigning(rule));
    let exceptions = acyclic(wanted.map(|(rule, picks)| (rule.id.clone(), distinct(&all, picks))));
    book.rules = rules.into_iter().map(|(rule, _)| rule).collect();
    for rule in &mut book.rules {
        rule.exception_to = exceptions.get(&rule.id).cloned().unwrap_or_default();
    }
    book.requirements =
        each(draft, List::Requirements, &REQUIREMENTS, |id, n| requirement(id, n, frame, known));
    book.separations = each(draft, List::Separations, &SEPARATIONS, |id, n| separation(&id, n, frame, known));
}

/// A rule, and the picks of those that it sets aside.
fn rule(id: &Id, n: &mut Numbers<'_>, frame: &Frame, known: &Known<'_>) -> Option<(Rule, Vec<u8>)> {
    let effect = if n.chance(20) { Effect::Forbid } else { Effect::Assign };
    let has_strength = n.chance(60);
    let strength = n.of(&STRENGTHS);
    let role = n.of(&frame.role_ids)?;
    let at = n.of(&FUNCTIONS)?.to_vec();
    let exceptions = n.several(&[2, 1, 1]);
    let valid = frame.window(n);
    let guard = conditions::guard(known, n);
    let mut when = conditions::of_rule(known, n);
    if effect == Effect::Assign && !when.is_bound() {
        // it would assign to everybody everywhere
        when = match when {
            Condition::All(mut parts) => {
                parts.push(guard);
                Condition::All(parts)
            }
            when => Condition::All(vec![when, guard]),
        };
    }
    let mut rule = Rule::new(id.clone(), label(id), vec!["decreet".into()], effect, role, at, when);
    rule.strength = strength.filter(|_| has_strength && effect == Effect::Assign);
    rule.valid = valid;
    Some((rule, exceptions))
}

fn requirement(id: Id, n: &mut Numbers<'_>, frame: &Frame, known: &Known<'_>) -> Option<Requirement> {
    let severity = severity(n);
    let role = n.of(&frame.role_ids)?;
    let at_least = 1 + u32::from(n.next() % 3);
    let count = n.maybe(60).and_then(|pick| Count::ALL.get(usize::from(pick % 3)).copied());
    let kinds = distinct(&frame.kind_ids, &n.few(2));
    let strength = n.maybe(30).and_then(|pick| STRENGTHS.get(usize::from(pick % 3)).copied());
    let at = n.of(&FUNCTIONS)?.to_vec();
    let valid = frame.window(n);
    let when = conditions::of_place(known, n);
    let (label, source) = (label(&id), vec!["nota".into()]);
    let mut requirement = Requirement::new(id, label, source, severity, role, at_least, at, when);
    requirement.count = count;
    requirement.kind = kinds;
    requirement.strength = strength;
    requirement.valid = valid;
    Some(requirement)
}

fn separation(id: &Id, n: &mut Numbers<'_>, frame: &Frame, known: &Known<'_>) -> Option<Separation> {
    let severity = severity(n);
    let one = n.of(&frame.role_ids)?;
    let others: Vec<Id> = frame.role_ids.iter().filter(|role| **role != one).cloned().collect();
    let roles = vec![one, n.of(&others)?];
    let kinds = distinct(&frame.kind_ids, &n.few(2));
    let valid = frame.window(n);
    let when = conditions::of_place(known, n);
    let mut separation = Separation::new(id.clone(), label(id), vec!["nota".into()], severity, roles, when);
    separation.kind = kinds;
    separation.valid = valid;
    Some(separation)
}

fn severity(n: &mut Numbers<'_>) -> Severity {
    if n.chance(50) { Severity::Advice } else { Severity::Gap }
}
