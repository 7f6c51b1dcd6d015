//! A rule book by itself: its own references, its levels, its exceptions, and rules that are bound.

use crate::document::condition::stakeholder_atoms;
use crate::document::read::MOST_CONDITION_DEPTH;
use crate::document::shape::Target;
use crate::document::value::{Walk, collections, references_of};
use crate::document::{Condition, Effect, RuleBook};
use crate::error::{Code, Found, Nearest, Place, Step};
use crate::ids::Id;
use crate::model::MOST_RULES_OF_A_ROLE;
use crate::order::Lookup;

use super::circles::circles;
use super::{below, is_placeholder, place, push, push_near, targets_of};

pub(super) fn check(book: &RuleBook, found: &mut Vec<Found>, nearest: &mut Nearest) {
    repeated_ids(book, found);
    references(book, found, nearest);
    falling_approaches(book, found);
    for (n, rule) in book.rules.iter().enumerate() {
        let at = place(&["rules"], Some(n));
        if is_placeholder(found, &below(&at, "effect", None)) {
            continue;
        }
        if rule.effect == Effect::Assign {
            if !rule.when.is_bound() {
                let words = format!(
                    "rule `{}` would assign to everybody everywhere: bind it with `works`, `pulls`, `offers`, `party`, \
                     `appointed` or `stakeholder`",
                    rule.id
                );
                push(found, below(&at, "when", None), Code::UnboundRule, words);
            }
        } else {
            if rule.strength.is_some() {
                let words = "only a rule with effect `assign` has a strength";
                push(found, below(&at, "strength", None), Code::OnlyAssign, words);
            }
            if !rule.exception_to.is_empty() {
                let words = "only a rule with effect `assign` is an exception to others";
                push(found, below(&at, "exception_to", None), Code::OnlyAssign, words);
            }
        }
    }
    exceptions(book, found);
    too_many(book, found);
    for (n, requirement) in book.requirements.iter().enumerate() {
        no_stakeholder(&requirement.when, &place(&["requirements"], Some(n)), found);
    }
    for (n, separation) in book.separations.iter().enumerate() {
        let at = place(&["separations"], Some(n));
        no_stakeholder(&separation.when, &at, found);
        if !separation.roles.is_empty() && separation.roles.len() != 2 {
            let words = "a separation names two different roles";
            push(found, below(&at, "roles", None), Code::SameRole, words);
        }
    }
}

/// The rules of one role are kept as a set of bits (DESIGN D-27).
fn too_many(book: &RuleBook, found: &mut Vec<Found>) {
    let roles = Lookup::of(book.rules.iter().map(|rule| rule.role.as_str()));
    let mut counts: Vec<usize> = vec![0; book.rules.len()];
    for (n, rule) in book.rules.iter().enumerate() {
        let first = roles.position(rule.role.as_str());
        let Some(count) = first.and_then(|first| counts.get_mut(first)) else { continue };
        *count += 1;
        if *count == MOST_RULES_OF_A_ROLE + 1 && !rule.role.is_blank() {
            let words = format!("more than {MOST_RULES_OF_A_ROLE} rules assign or forbid `{}`", rule.role);
            push(found, below(&place(&["rules"], Some(n)), "role", None), Code::TooManyRules, words);
        }
    }
}

/// Conditions of a rule book that was built in code can be deeper than any text may be.
pub(super) fn too_deep(book: &RuleBook, found: &mut Vec<Found>) {
    let rules = book.rules.iter().map(|rule| &rule.when).enumerate().map(|(n, when)| ("rules", n, when));
    let requirements = book.requirements.iter().enumerate().map(|(n, r)| ("requirements", n, &r.when));
    let separations = book.separations.iter().enumerate().map(|(n, s)| ("separations", n, &s.when));
    for (collection, n, when) in rules.chain(requirements).chain(separations) {
        if when.depth() > MOST_CONDITION_DEPTH {
            let words = format!("conditions nest more than {MOST_CONDITION_DEPTH} deep");
            push(found, below(&place(&[collection], Some(n)), "when", None), Code::ConditionTooDeep, words);
        }
    }
}

fn repeated_ids(book: &RuleBook, found: &mut Vec<Found>) {
    for (collection, _, ids) in collections(book) {
        let names = Lookup::of(ids.iter().map(|id| id.as_str()));
        for (n, id) in ids.into_iter().enumerate() {
            if !id.is_blank() && names.position(id.as_str()) != Some(n) {
                let words = format!("there is another `{id}` in `{collection}`");
                push(found, below(&place(&[collection], Some(n)), "id", None), Code::RepeatedId, words);
            }
        }
    }
}

fn references(book: &RuleBook, found: &mut Vec<Found>, nearest: &mut Nearest) {
    let targets = targets_of(collections(book));
    let names: Vec<(Target, Lookup<'_>)> =
        targets.map(|(target, ids)| (target, Lookup::of(ids.into_iter().map(Id::as_str)))).collect();
    let mut visit = |target: Target, id: &Id, at: &Place| {
        // what a rule book names of a landscape may be missing there: that is a notice of the atlas
        let Some((_, names)) = names.iter().find(|(other, _)| *other == target) else { return };
        let own = match at.as_slice() {
            [_, Step::Index(n), ..] if target == Target::Rule => book.rules.get(*n).map(|rule| &rule.id),
            _ => None,
        };
        if own == Some(id) {
            push(found, at.clone(), Code::SelfReference, format!("rule `{id}` refers to itself"));
        } else if names.get(id.as_str()).is_none() {
            let near = nearest.among(id.as_str(), names.names());
            let words = format!("there is no {} `{id}`", target.name());
            push_near(found, at.clone(), Code::UnknownReference, words, near);
        }
    };
    references_of(book, &mut Walk { place: Vec::new(), visit: &mut visit });
}

fn falling_approaches(book: &RuleBook, found: &mut Vec<Found>) {
    let mut highest = None;
    for (n, level) in book.levels.iter().enumerate() {
        let at = below(&place(&["levels"], Some(n)), "approach", None);
        if is_placeholder(found, &at) {
            continue;
        }
        if Some(level.approach) < highest {
            let words =
                format!("the approach of level `{}` is lower than that of a level below it", level.id);
            push(found, at, Code::FallingApproach, words);
        }
        highest = highest.max(Some(level.approach));
    }
}

fn exceptions(book: &RuleBook, found: &mut Vec<Found>) {
    let by_id = Lookup::of(book.rules.iter().map(|rule| rule.id.as_str()));
    let mut edges: Vec<Vec<usize>> = Vec::new();
    for (n, rule) in book.rules.iter().enumerate() {
        let to = |id: &Id| by_id.position(id.as_str()).unwrap_or(usize::MAX);
        edges.push(rule.exception_to.iter().map(to).collect());
        for (m, id) in rule.exception_to.iter().enumerate() {
            let forbids = by_id
                .position(id.as_str())
                .and_then(|n| book.rules.get(n))
                .is_some_and(|rule| rule.effect == Effect::Forbid);
            if forbids {
                let at = below(&place(&["rules"], Some(n)), "exception_to", Some(m));
                let words = format!("`{id}` forbids: exceptions are made to rules with effect `assign`");
                push(found, at, Code::OnlyAssign, words);
            }
        }
    }
    for (n, along) in circles(&edges) {
        let Some(rule) = book.rules.get(n) else { continue };
        let at = below(&place(&["rules"], Some(n)), "exception_to", Some(along));
        push(found, at, Code::Cycle, format!("the exceptions of rule `{}` lead back to it", rule.id));
    }
}

fn no_stakeholder(when: &Condition, at: &Place, found: &mut Vec<Found>) {
    for (inside, word) in stakeholder_atoms(when) {
        let mut at = below(at, "when", None);
        at.extend(inside);
        let words = format!("`{word}` speaks of a stakeholder, and none is judged here");
        push(found, at, Code::AtomNotAllowed, words);
    }
}
