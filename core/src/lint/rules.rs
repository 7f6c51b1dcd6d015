//! Rules beside each other: those that give nothing that another does not give, and those that say the same.

use super::code::LintCode;
use super::finding::{Findings, Lint};
use super::logic::{Book, Cases, follows, lasts};
use crate::document::{Collection, Effect, Rule, Strength};
use crate::order::sort_by;

pub(super) fn lint(book: &Book<'_>, findings: &mut Findings) {
    let mut all: Vec<(&Rule, &Cases<'_>)> = book
        .all
        .rules
        .iter()
        .zip(&book.rules)
        .filter_map(|(rule, cases)| Some((rule, cases.as_ref()?)))
        .collect();
    sort_by(&mut all, |(one, _), (other, _)| (&one.role, &one.id).cmp(&(&other.role, &other.id)));
    for of_role in all.chunk_by(|(one, _), (other, _)| one.role == other.role) {
        for (rule, cases) in of_role {
            let others = of_role.iter().filter(|(other, _)| other.id != rule.id);
            let wider: Vec<&Rule> = others
                .filter(|(other, other_cases)| is_shadowed(book, (rule, cases), (other, other_cases)))
                .map(|(other, _)| *other)
                .collect();
            // of two that say the same, the later is the one too many
            let same = wider.iter().copied().filter(|other| {
                let back = of_role.iter().find(|(one, _)| one.id == other.id);
                back.is_some_and(|back| is_shadowed(book, *back, (rule, cases)))
            });
            let same: Vec<&Rule> = same.collect();
            let path = || format!("rules/{}", rule.id);
            let ids = |list: &[&Rule]| list.iter().map(|rule| rule.id.clone()).collect::<Vec<_>>();
            let earlier: Vec<&Rule> = same.iter().copied().filter(|other| other.id < rule.id).collect();
            let stronger: Vec<&Rule> =
                wider.iter().copied().filter(|other| !same.iter().any(|one| one.id == other.id)).collect();
            if !earlier.is_empty() {
                let lint = Lint::in_book(LintCode::DuplicateRule, path());
                findings.add(lint.with(Collection::Rules, &ids(&earlier)));
            } else if !stronger.is_empty() {
                let lint = Lint::in_book(LintCode::ShadowedRule, path());
                findings.add(lint.with(Collection::Rules, &ids(&stronger)));
            }
        }
    }
}

pub(super) fn strength(rule: &Rule) -> Strength {
    rule.strength.unwrap_or(Strength::Should)
}

/// Does the other rule give, or forbid, all that this one does, at least as strongly, and is it set aside no more often?
fn is_shadowed<'a>(
    book: &Book<'a>,
    (rule, cases): (&Rule, &Cases<'a>),
    (other, other_cases): (&Rule, &Cases<'a>),
) -> bool {
    let set_aside_by = |rule: &Rule| {
        let exceptions = book.all.rules.iter().filter(|one| one.exception_to.contains(&rule.id));
        exceptions.map(|one| &one.id).collect::<Vec<_>>()
    };
    rule.effect == other.effect
        && (rule.effect == Effect::Forbid || strength(other) >= strength(rule))
        && lasts(&other.valid, &rule.valid)
        // an exception does more than assign
        && rule.exception_to.iter().all(|id| other.exception_to.contains(id))
        && follows(book, (cases, &rule.at), (other_cases, &other.at))
        && {
            let of_rule = set_aside_by(rule);
            set_aside_by(other).into_iter().all(|id| of_rule.contains(&id))
        }
}
