//! What is asked for and what can be given: requirements, separations, roles, kinds, levels.

use super::code::{LintCode, LintReason};
use super::finding::{Findings, Lint};
use super::logic::{Book, Case, Cases, follows, lasts, together};
use super::rules::strength;
use crate::document::{Atom, Collection, Condition, Count, Effect, Requirement, Rule, Strength};
use crate::ids::Id;
use crate::order::sort;

pub(super) fn lint(book: &Book<'_>, findings: &mut Findings) {
    for (requirement, cases) in book.all.requirements.iter().zip(&book.requirements) {
        let Some(cases) = cases else { continue };
        // without kinds there are no stakeholders, and nothing is to be said of them
        if book.all.kinds.is_empty() {
            break;
        }
        can_be_met(book, requirement, cases, findings);
        implied(book, requirement, cases, findings);
    }
    separations(book, findings);
    names(book, findings);
}

/// What can be given towards a requirement at some of its levels.
#[derive(Default)]
struct Given<'a> {
    /// Is there a rule that gives the role, to whoever it may be?
    some: bool,
    /// To whom it can be given and is not forbidden.
    kinds: Vec<&'a Id>,
}

fn can_be_met(book: &Book<'_>, requirement: &Requirement, cases: &Cases<'_>, findings: &mut Findings) {
    let mut all: Vec<&Id> = Vec::new();
    let mut unmet: Vec<(&Id, LintReason, usize)> = Vec::new();
    for level in &book.all.levels {
        let here = Condition::Atom(Atom::Level(vec![level.id.clone()]));
        let Condition::Atom(only) = &here else { continue };
        let at = |function| {
            cases
                .iter()
                .any(|case| Case::new(book, &[function], &[&case[..], &[(only, true)]].concat()).can_hold())
        };
        if !requirement.at.iter().any(|function| at(*function)) {
            continue;
        }
        all.push(&level.id);
        let given = given(book, requirement, cases, only);
        let many = usize::try_from(requirement.at_least).unwrap_or(usize::MAX);
        if !given.some {
            unmet.push((&level.id, LintReason::NoRule, 0));
        } else if given.kinds.is_empty() {
            unmet.push((&level.id, LintReason::Forbidden, 0));
        } else if requirement.count == Some(Count::Kinds) && given.kinds.len() < many {
            unmet.push((&level.id, LintReason::TooMany, given.kinds.len()));
        }
    }
    let Some((_, reason, found)) = unmet.first().copied() else { return };
    let everywhere = unmet.len() == all.len();
    let code = if everywhere { LintCode::CannotBeMet } else { LintCode::CannotBeMetAtLevel };
    let mut lint =
        Lint::in_book(code, format!("requirements/{}", requirement.id)).because(reason, Vec::new());
    if !everywhere {
        lint = lint.with(Collection::Levels, unmet.iter().map(|(level, ..)| *level));
    }
    if reason == LintReason::TooMany {
        lint = lint.counting(found, usize::try_from(requirement.at_least).unwrap_or(usize::MAX));
    }
    let mut kinds: Vec<&Id> = requirement.kind.iter().collect();
    sort(&mut kinds);
    findings.add(lint.with(Collection::Kinds, kinds).with(Collection::Roles, [&requirement.role]));
}

fn given<'a>(book: &Book<'a>, requirement: &Requirement, cases: &Cases<'_>, only: &Atom) -> Given<'a> {
    let mut given = Given::default();
    let forbidden =
        book.all.rules.iter().any(|rule| rule.effect == Effect::Forbid && rule.role == requirement.role);
    let enough = match requirement.count {
        Some(Count::Kinds) => usize::try_from(requirement.at_least).unwrap_or(usize::MAX),
        _ => 1,
    };
    let of_role = book.all.rules.iter().zip(&book.rules).filter(|(rule, _)| rule.role == requirement.role);
    let assign = of_role.filter(|(rule, _)| {
        rule.effect == Effect::Assign
            && strength(rule) >= requirement.strength.unwrap_or(Strength::May)
            && rule.valid.overlaps(&requirement.valid)
    });
    let kind = Atom::Kind(requirement.kind.clone());
    for (rule, rule_cases) in assign {
        let Some(rule_cases) = rule_cases else {
            // too many cases to tell
            return Given { some: true, kinds: book.kinds(&[]) };
        };
        for at in together(&requirement.at, &rule.at) {
            for case in rule_cases {
                for asked in cases {
                    let mut both = [&case[..], asked, &[(only, true)]].concat();
                    if !requirement.kind.is_empty() {
                        both.push((&kind, true));
                    }
                    if !Case::new(book, &at, &both).can_hold() {
                        continue;
                    }
                    given.some = true;
                    for id in book.kinds(&both) {
                        if given.kinds.len() >= enough {
                            return given;
                        }
                        if given.kinds.contains(&id) {
                            continue;
                        }
                        let of_kind = Atom::Kind(vec![id.clone()]);
                        let mut one = both.clone();
                        one.push((&of_kind, true));
                        if !forbidden
                            || !is_forbidden(book, rule, requirement, &Case::new(book, &at, &one), &at)
                        {
                            given.kinds.push(id);
                        }
                    }
                }
            }
        }
    }
    given
}

/// Does a rule forbid the role to whoever the case speaks of, whenever the rule gives it and the requirement asks for it?
fn is_forbidden(
    book: &Book<'_>,
    rule: &Rule,
    requirement: &Requirement,
    case: &Case<'_, '_>,
    at: &[crate::document::Function],
) -> bool {
    book.all.rules.iter().zip(&book.rules).any(|(forbid, cases)| {
        forbid.effect == Effect::Forbid
            && forbid.role == rule.role
            && (lasts(&forbid.valid, &rule.valid) || lasts(&forbid.valid, &requirement.valid))
            && at.iter().any(|function| forbid.at.contains(function))
            && cases.as_ref().is_some_and(|cases| case.entails_one(cases))
    })
}

/// Is there a requirement that is met only where this one is?
fn implied(book: &Book<'_>, requirement: &Requirement, cases: &Cases<'_>, findings: &mut Findings) {
    let is_stricter = |one: &Requirement, than: &Requirement, one_cases: &Cases<'_>, cases: &Cases<'_>| {
        let counts = |requirement: &Requirement| requirement.count.unwrap_or(Count::Stakeholders);
        let least = |requirement: &Requirement| requirement.strength.unwrap_or(Strength::May);
        let kinds = than.kind.is_empty()
            || !one.kind.is_empty() && one.kind.iter().all(|kind| than.kind.contains(kind));
        one.role == than.role
            && one.severity == than.severity
            && one.at_least >= than.at_least
            // so many kinds are at least as many stakeholders
            && (counts(one) == counts(than) || counts(one) == Count::Kinds && counts(than) == Count::Stakeholders)
            && least(one) >= least(than)
            && kinds
            && lasts(&one.valid, &than.valid)
            && follows(book, (cases, &than.at), (one_cases, &one.at))
    };
    let others = book.all.requirements.iter().zip(&book.requirements);
    let mut stricter: Vec<&Id> = Vec::new();
    for (other, other_cases) in others.filter(|(other, _)| other.id != requirement.id) {
        let Some(other_cases) = other_cases else { continue };
        let both = is_stricter(requirement, other, cases, other_cases);
        // of two that say the same, the later is the one too many
        if is_stricter(other, requirement, other_cases, cases) && (!both || other.id < requirement.id) {
            stricter.push(&other.id);
        }
    }
    if !stricter.is_empty() {
        sort(&mut stricter);
        let lint = Lint::in_book(LintCode::ImpliedRequirement, format!("requirements/{}", requirement.id));
        findings.add(lint.with(Collection::Requirements, stricter));
    }
}

/// Separations of roles that no kind of stakeholder can have both.
fn separations(book: &Book<'_>, findings: &mut Findings) {
    for separation in book.all.separations.iter().filter(|_| !book.all.kinds.is_empty()) {
        let kinds = |role: &Id| -> Option<Vec<&Id>> {
            let rules = book.all.rules.iter().zip(&book.rules);
            let mut kinds = Vec::new();
            for (rule, cases) in rules.filter(|(rule, _)| rule.effect == Effect::Assign && rule.role == *role)
            {
                let cases = cases.as_ref()?;
                let can = |case: &&Vec<_>| rule.at.iter().any(|at| Case::new(book, &[*at], case).can_hold());
                kinds.extend(cases.iter().filter(can).flat_map(|case| book.kinds(case)));
            }
            Some(kinds)
        };
        let [one, other] = &separation.roles[..] else { continue };
        let (Some(of_one), Some(of_other)) = (kinds(one), kinds(other)) else { continue };
        let counts = |kind: &&&Id| separation.kind.is_empty() || separation.kind.contains(kind);
        if !of_one.iter().filter(counts).any(|kind| of_other.contains(kind)) {
            let mut roles = [one, other];
            sort(&mut roles);
            let lint = Lint::in_book(LintCode::CannotBeBoth, format!("separations/{}", separation.id));
            findings.add(lint.with(Collection::Roles, roles));
        }
    }
}

/// Roles, kinds and levels that are declared and not spoken of.
fn names(book: &Book<'_>, findings: &mut Findings) {
    let all = book.all;
    let conditions = all.rules.iter().map(|rule| &rule.when);
    let conditions = conditions.chain(all.requirements.iter().map(|one| &one.when));
    let conditions = conditions.chain(all.separations.iter().map(|one| &one.when));
    let atoms: Vec<&Atom> = conditions.flat_map(Condition::atoms).collect();
    for role in &all.roles {
        let of_role = || all.rules.iter().filter(|rule| rule.role == role.id);
        let is_asked = all.requirements.iter().any(|one| one.role == role.id);
        let is_named = is_asked
            || of_role().next().is_some()
            || all.separations.iter().any(|one| one.roles.contains(&role.id))
            || atoms.iter().any(|atom| matches!(atom, Atom::Appointed(list) if list.contains(&role.id)));
        let path = format!("roles/{}", role.id);
        if !is_named {
            findings.add(Lint::in_book(LintCode::UnusedRole, path));
        } else if !of_role().any(|rule| rule.effect == Effect::Assign) {
            findings.add(Lint::in_book(LintCode::RoleWithoutRule, path));
        }
    }
    let of_requirements = all.requirements.iter().flat_map(|one| &one.kind);
    let mut kinds: Vec<&Id> =
        of_requirements.chain(all.separations.iter().flat_map(|one| &one.kind)).collect();
    let mut levels: Vec<&Id> = Vec::new();
    for atom in atoms {
        match atom {
            Atom::Kind(list) => kinds.extend(list),
            Atom::Level(list) => levels.extend(list),
            _ => {}
        }
    }
    let mut unnamed: Vec<&Id> =
        all.kinds.iter().map(|kind| &kind.id).filter(|id| !kinds.contains(id)).collect();
    // one other kind is what "all others" are called
    if unnamed.len() > 1 && !kinds.is_empty() {
        sort(&mut unnamed);
        let lint = Lint::in_book(LintCode::UnnamedKinds, "kinds".to_owned());
        findings.add(lint.with(Collection::Kinds, unnamed));
    }
    for level in all.levels.iter().filter(|level| !levels.contains(&&level.id)) {
        let alike = all.levels.iter().filter(|other| other.approach == level.approach);
        let mut named: Vec<&Id> = alike.map(|other| &other.id).filter(|id| levels.contains(id)).collect();
        if !named.is_empty() {
            sort(&mut named);
            let lint = Lint::in_book(LintCode::UnnamedLevel, format!("levels/{}", level.id));
            findings.add(lint.with(Collection::Levels, named));
        }
    }
}
