//! Exceptions: those that never meet what they set aside, those that always do, and what they leave behind.

use super::code::{LintCode, LintSeverity};
use super::finding::{Findings, Lint};
use super::logic::{Book, Case, Cases, Literal, follows, lasts, together};
use crate::document::{Collection, Effect, Rule};
use crate::ids::Id;

pub(super) fn lint(book: &Book<'_>, findings: &mut Findings) {
    let all: Vec<(&Rule, Option<&Cases<'_>>)> =
        book.all.rules.iter().zip(&book.rules).map(|(rule, cases)| (rule, cases.as_ref())).collect();
    for (exception, cases) in &all {
        for (rule, others) in all.iter().filter(|(rule, _)| exception.exception_to.contains(&rule.id)) {
            let path = || format!("rules/{}/exception_to/{}", exception.id, rule.id);
            let (Some(cases), Some(others)) = (cases, others) else { continue };
            if !exception.valid.overlaps(&rule.valid) || !can_meet(book, (exception, cases), (rule, others)) {
                findings.add(Lint::in_book(LintCode::IdleException, path()));
            } else if is_overruled(book, (exception, cases), (rule, others)) {
                let lint = Lint::in_book(LintCode::CannotApply, format!("rules/{}", rule.id));
                findings.add(lint.with(Collection::Rules, [&exception.id]));
            }
        }
    }
    vacuums(book, findings);
}

/// What a case says of challenge, seat and place, whoever is judged.
pub(super) fn of_place<'a>(case: &[Literal<'a>]) -> Vec<Literal<'a>> {
    case.iter().copied().filter(|(atom, _)| !atom.speaks_of_stakeholder()).collect()
}

/// Is there a place at which both could match, each somebody?
fn can_meet<'a>(
    book: &Book<'a>,
    (one, cases): (&Rule, &Cases<'a>),
    (other, others): (&Rule, &Cases<'a>),
) -> bool {
    let at = together(&one.at, &other.at);
    at.iter().any(|at| {
        cases.iter().any(|case| {
            others.iter().any(|other| {
                let both = [of_place(case), of_place(other)].concat();
                Case::new(book, at, &both).can_hold()
            })
        })
    })
}

/// Does the exception match everybody whom the rule matches, for the same role, with nothing to set it aside? Then whoever could get the role by the
/// rule sets it aside.
fn is_overruled<'a>(
    book: &Book<'a>,
    (exception, cases): (&Rule, &Cases<'a>),
    (rule, others): (&Rule, &Cases<'a>),
) -> bool {
    exception.role == rule.role
        && lasts(&exception.valid, &rule.valid)
        && !book.all.rules.iter().any(|one| one.exception_to.contains(&exception.id))
        && follows(book, (others, &rule.at), (cases, &exception.at))
}

/// Rules that alone give a role, and exceptions that give another role instead: where these apply, nobody can have it.
fn vacuums(book: &Book<'_>, findings: &mut Findings) {
    let rules = &book.all.rules;
    for role in &book.all.roles {
        let of_role = rules.iter().filter(|rule| rule.effect == Effect::Assign && rule.role == role.id);
        let of_role: Vec<&Id> = of_role.map(|rule| &rule.id).collect();
        let leaves_none = |exception: &&Rule| {
            exception.role != role.id
                && !of_role.is_empty()
                && exception.exception_to.len() >= of_role.len()
                && of_role.iter().all(|id| exception.exception_to.contains(id))
        };
        let exceptions: Vec<&Id> = rules.iter().filter(leaves_none).map(|rule| &rule.id).collect();
        if exceptions.is_empty() {
            continue;
        }
        let asked = book.all.requirements.iter().filter(|requirement| requirement.role == role.id);
        let asked: Vec<&Id> = asked.map(|requirement| &requirement.id).collect();
        let mut lint = Lint::in_book(LintCode::PossibleVacuum, format!("roles/{}", role.id));
        if !asked.is_empty() {
            lint.severity = LintSeverity::Warning;
        }
        let lint = lint.with(Collection::Rules, exceptions.iter().copied());
        findings.add(lint.with(Collection::Requirements, asked.iter().copied()));
    }
}
