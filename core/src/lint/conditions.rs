//! Conditions by themselves: those that contradict themselves, and parts that say nothing.

use super::code::{LintCode, LintReason};
use super::finding::{Findings, Lint, LintPart};
use super::logic::{Book, Case, Cases, below, cases, parts};
use crate::document::{Condition, Function};
use crate::ids::Id;

/// Something with a condition.
struct Judged<'a> {
    collection: &'static str,
    id: &'a Id,
    at: &'a [Function],
    when: &'a Condition,
}

pub(super) fn lint(book: &Book<'_>, findings: &mut Findings) {
    let of = |collection, id, at, when| Judged { collection, id, at, when };
    let all = book.all;
    let rules = all.rules.iter().map(|rule| of("rules", &rule.id, &rule.at[..], &rule.when));
    let requirements = all.requirements.iter().map(|one| of("requirements", &one.id, &one.at[..], &one.when));
    // separations are judged at the seat's own place
    let seat: &[Function] = &[Function::Seat];
    let separations = all.separations.iter().map(|one| of("separations", &one.id, seat, &one.when));
    for judged in rules.chain(requirements).chain(separations) {
        judge(book, &judged, findings);
    }
    for rule in all.rules.iter().filter(|rule| rule.valid.is_never()) {
        findings.add(Lint::in_book(LintCode::NeverInForce, format!("rules/{}", rule.id)));
    }
    for one in all.requirements.iter().filter(|one| one.valid.is_never()) {
        findings.add(Lint::in_book(LintCode::NeverInForce, format!("requirements/{}", one.id)));
    }
    for one in all.separations.iter().filter(|one| one.valid.is_never()) {
        findings.add(Lint::in_book(LintCode::NeverInForce, format!("separations/{}", one.id)));
    }
}

fn judge(book: &Book<'_>, judged: &Judged<'_>, findings: &mut Findings) {
    let Judged { collection, id, at, when } = *judged;
    let Some(all) = cases(when) else { return };
    let path = format!("{collection}/{id}/when");
    let mut list = Vec::new();
    parts(when, "", &mut list);
    let idle: Vec<Function> =
        at.iter().copied().filter(|function| !can_hold(book, &[*function], &all)).collect();
    if idle.len() == at.len() {
        let core = contradiction(book, at, list);
        let reason = if core.is_empty() { LintReason::Nowhere } else { LintReason::Parts };
        findings.add(Lint::in_book(LintCode::CannotHold, path).because(reason, said(&core)));
        return;
    }
    for function in idle {
        findings.add(Lint::in_book(LintCode::IdleFunction, format!("{collection}/{id}/at/{function}")));
    }
    empty(when, &path, findings);
    for (place, part) in idle_parts(book, at, list) {
        let path = if place.is_empty() { path.clone() } else { format!("{path}/{place}") };
        let part = LintPart { path: place.into(), condition: part };
        let mut lint = Lint::in_book(LintCode::IdlePart, path);
        lint.parts.push(part);
        findings.add(lint);
    }
}

fn can_hold(book: &Book<'_>, at: &[Function], cases: &Cases<'_>) -> bool {
    at.iter().any(|function| cases.iter().any(|case| Case::new(book, &[*function], case).can_hold()))
}

fn joined(list: &[(String, &Condition)], without: usize) -> Condition {
    let others = list.iter().enumerate().filter(|(n, _)| *n != without);
    Condition::All(others.map(|(_, (_, part))| (*part).clone()).collect())
}

/// Of parts that contradict each other, some that do so without the others, and none of which can be left out.
fn contradiction<'c>(
    book: &Book<'_>,
    at: &[Function],
    mut list: Vec<(String, &'c Condition)>,
) -> Vec<(String, &'c Condition)> {
    let mut n = 0;
    while n < list.len() {
        let rest = joined(&list, n);
        if cases(&rest).is_some_and(|rest| !can_hold(book, at, &rest)) {
            list.remove(n);
        } else {
            n += 1;
        }
    }
    list
}

fn said(parts: &[(String, &Condition)]) -> Vec<LintPart> {
    parts
        .iter()
        .map(|(path, part)| LintPart { path: path.as_str().into(), condition: (*part).clone() })
        .collect()
}

/// Every `any` without parts. Conditions nest at most 64 deep, so this may recurse.
fn empty(condition: &Condition, path: &str, findings: &mut Findings) {
    match condition {
        Condition::Any(parts) if parts.is_empty() => {
            findings.add(Lint::in_book(LintCode::EmptyAny, path.to_owned()));
        }
        Condition::Any(parts) => {
            parts.iter().enumerate().for_each(|(n, part)| empty(part, &below(path, "any", n), findings));
        }
        Condition::All(parts) => {
            parts.iter().enumerate().for_each(|(n, part)| empty(part, &below(path, "all", n), findings));
        }
        Condition::Not(part) => empty(part, &format!("{path}/not"), findings),
        Condition::Atom(_) => {}
    }
}

/// Parts that follow from the others, and alternatives that another one holds, with their places. Of two that say the same, the later.
fn idle_parts(
    book: &Book<'_>,
    at: &[Function],
    mut list: Vec<(String, &Condition)>,
) -> Vec<(String, Condition)> {
    let mut idle = Vec::new();
    for n in (0..list.len()).rev() {
        let rest = joined(&list, n);
        let Some((place, part)) = list.get(n).cloned() else { continue };
        // a whole condition is no part
        if !place.is_empty() && is_implied(book, at, &rest, part) {
            list.remove(n);
            idle.push((place, part.clone()));
        } else if let Condition::Any(alternatives) = part {
            let mut kept: Vec<&Condition> = alternatives.iter().collect();
            for (m, one) in alternatives.iter().enumerate().rev() {
                kept.retain(|other| !std::ptr::eq(*other, one));
                // whatever this alternative finds, another one finds
                let with = Condition::All(vec![rest.clone(), one.clone()]);
                let others = Condition::Any(kept.iter().map(|other| (*other).clone()).collect());
                if is_implied(book, at, &with, &others) {
                    idle.push((below(&place, "any", m), one.clone()));
                } else {
                    kept.push(one);
                }
            }
        }
    }
    idle.reverse();
    idle
}

fn is_implied(book: &Book<'_>, at: &[Function], rest: &Condition, part: &Condition) -> bool {
    let (Some(rest), Some(part)) = (cases(rest), cases(part)) else { return false };
    super::logic::follows(book, (&rest, at), (&part, at))
}
