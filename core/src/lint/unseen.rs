//! Rules that do nothing with this landscape, requirements that are never met or never apply, roles that nobody gets, and what exceptions leave behind.

use super::code::LintCode;
use super::finding::{Findings, Lint};
use super::search::{Search, go_to, search, set_aside_by};
use super::seen::{PointIx, RuleSeen, Seen, rule_id};
use crate::atlas::Atlas;
use crate::decide::roles::{exclusions_of, forbidding_of};
use crate::document::{Collection, Function};
use crate::ids::Id;
use crate::model::table::RuleIx;
use crate::order::sort;
use crate::rules::{Functions, RuleAt};

pub(super) fn lint(atlas: &Atlas, seen: &Seen, findings: &mut Findings) {
    rules(atlas, seen, findings);
    requirements(atlas, seen, findings);
    roles(atlas, seen, findings);
    vacuums(atlas, seen, findings);
}

/// A rule, where it stands and what it was seen to do.
fn each<'a>(
    atlas: &'a Atlas,
    seen: &'a Seen,
) -> impl Iterator<Item = (usize, &'a RuleAt, RuleIx, &'a RuleSeen)> {
    atlas.rules.all.iter().enumerate().filter_map(|(position, rule)| {
        let bit = usize::try_from(rule.bit.trailing_zeros()).ok()?;
        let index = atlas.rules.of_role[rule.role].rules.get(bit)?;
        Some((position, rule, *index, seen.rules[rule.role].get(bit)?))
    })
}

fn rules(atlas: &Atlas, seen: &Seen, findings: &mut Findings) {
    let model = &atlas.model;
    let mut idle: Vec<(usize, &Id)> = Vec::new();
    let mut searches: Vec<Search<'_>> = Vec::new();
    for (position, rule, index, was) in each(atlas, seen) {
        let (id, role) = (model.rules.id(index), model.roles.id(rule.role));
        let path = format!("rules/{id}");
        if was.gives {
            shadowed(atlas, rule, was, path, findings);
        } else if let Some(barred) = was.barred {
            let (rules, exclusions) = barred_by(atlas, rule, barred);
            let lint = Lint::in_book(LintCode::AlwaysBarred, path).at(Some(barred.told(atlas)));
            let lint = lint.with(Collection::Rules, rules);
            findings.add(lint.with(Collection::Exclusions, exclusions).with(Collection::Roles, [role]));
        } else if !was.bars
            && let Some(written) = model.rule(index)
        {
            idle.push((position, id));
            searches.push(Search::new(atlas, rule.at, &rule.when, &written.when, Some(position)));
        }
    }
    search(atlas, &mut searches);
    for ((position, id), search) in idle.iter().copied().zip(&searches) {
        let Some(rule) = atlas.rules.all.get(position) else { continue };
        let role = model.roles.id(rule.role);
        let path = format!("rules/{id}");
        match (search.reason(), search.matched) {
            (Some(reason), _) => {
                let (parts, nearest) = search.parts();
                let code = if search.is_asked() { LintCode::NeverMatches } else { LintCode::NeverAsked };
                let lint = Lint::in_book(code, path).because(reason, parts);
                let lint = lint.at(nearest.map(|point| point.told(atlas)));
                findings.add(lint.with(Collection::Roles, [role]));
            }
            (None, Some(point)) if rule.strength.is_none() => {
                let lint = Lint::in_book(LintCode::ForbidsNobody, path).at(Some(point.told(atlas)));
                findings.add(lint.with(Collection::Roles, [role]));
            }
            (None, Some(point)) => {
                let by = set_aside_by(atlas, point, position);
                let lint = Lint::in_book(LintCode::AlwaysSetAside, path).at(Some(point.told(atlas)));
                findings.add(lint.with(Collection::Rules, ids(atlas, &by)).with(Collection::Roles, [role]));
            }
            (None, None) => {}
        }
    }
}

fn ids<'a>(atlas: &'a Atlas, positions: &[usize]) -> Vec<&'a Id> {
    let mut ids: Vec<&Id> = positions.iter().filter_map(|position| rule_id(atlas, *position)).collect();
    sort(&mut ids);
    ids
}

/// What bars somebody from the role of a rule at a point.
fn barred_by<'a>(atlas: &'a Atlas, rule: &RuleAt, point: PointIx) -> (Vec<&'a Id>, Vec<&'a Id>) {
    let (mut rules, mut exclusions) = (Vec::new(), Vec::new());
    let Some(who) = point.who else { return (rules, exclusions) };
    go_to(atlas, point, &mut |here| {
        let set = forbidding_of(here, who, rule.role);
        rules = atlas.rules.of_role[rule.role].list(set).map(|rule| atlas.model.rules.id(rule)).collect();
        let barring = exclusions_of(here, who, rule.role);
        exclusions = barring.into_iter().map(|one| atlas.model.exclusions.id(one)).collect();
    });
    (rules, exclusions)
}

/// Everybody to whom a rule gives the role has it by a stronger one too.
fn shadowed(atlas: &Atlas, rule: &RuleAt, was: &RuleSeen, path: String, findings: &mut Findings) {
    // an exception does more than assign
    if !rule.sets_aside.is_empty() {
        return;
    }
    let sets = &atlas.rules.of_role[rule.role];
    let own =
        rule.strength.and_then(|strength| sets.by_strength.get(strength as usize)).copied().unwrap_or(0);
    let above = was.always & !own & !rule.bit;
    let stronger = above & was.stronger;
    let by = match () {
        () if stronger != 0 => stronger,
        () if was.covered => was.stronger,
        () => return,
    };
    let lint = Lint::in_book(LintCode::ShadowedHere, path);
    findings.add(lint.with(Collection::Rules, sets.list(by).map(|rule| atlas.model.rules.id(rule))));
}

fn requirements(atlas: &Atlas, seen: &Seen, findings: &mut Findings) {
    let model = &atlas.model;
    let mut searches: Vec<Search<'_>> = Vec::new();
    let mut paths: Vec<String> = Vec::new();
    for one in &atlas.rules.requirements {
        let asked = &seen.requirements[one.requirement];
        let path = format!("requirements/{}", model.requirements.id(one.requirement));
        if asked.applies == 0 {
            let Some(written) = model.requirement(one.requirement) else { continue };
            searches.push(Search::new(atlas, one.at, &one.when, &written.when, None));
            paths.push(path);
        } else if asked.unmet == asked.applies && asked.applies > 1 {
            let lint =
                Lint::in_book(LintCode::NeverMet, path).at(asked.example.map(|point| point.told(atlas)));
            let lint = lint.counting(0, asked.applies);
            findings.add(lint.with(Collection::Roles, [model.roles.id(one.role)]));
        }
    }
    let seat = Functions::of(&[Function::Seat]);
    for one in &atlas.rules.separations {
        if seen.separations[one.separation].applies == 0 {
            let Some(written) = model.separation(one.separation) else { continue };
            searches.push(Search::new(atlas, seat, &one.when, &written.when, None));
            paths.push(format!("separations/{}", model.separations.id(one.separation)));
        }
    }
    search(atlas, &mut searches);
    for (path, search) in paths.into_iter().zip(&searches) {
        let Some(reason) = search.reason() else { continue };
        let (parts, nearest) = search.parts();
        let lint = Lint::in_book(LintCode::NeverApplies, path).because(reason, parts);
        findings.add(lint.at(nearest.map(|point| point.told(atlas))));
    }
}

fn roles(atlas: &Atlas, seen: &Seen, findings: &mut Findings) {
    for (role, sets) in atlas.rules.of_role.iter() {
        // where there is but one rule, what is found of it says this
        if sets.assign.len() < 2 || seen.rules[role].iter().any(|rule| rule.gives) {
            continue;
        }
        let of_role = sets.list(!sets.forbid).map(|rule| atlas.model.rules.id(rule));
        let lint = Lint::in_book(LintCode::RoleOfNobody, format!("roles/{}", atlas.model.roles.id(role)));
        findings.add(lint.with(Collection::Rules, of_role));
    }
}

fn vacuums(atlas: &Atlas, seen: &Seen, findings: &mut Findings) {
    let model = &atlas.model;
    for (position, lost) in seen.lost.iter().enumerate().filter_map(|(n, lost)| Some((n, (*lost)?))) {
        let Some((id, rule)) = rule_id(atlas, position).zip(atlas.rules.all.get(position)) else { continue };
        let by = set_aside_by(atlas, lost.point, position);
        let lint = Lint::in_book(LintCode::Vacuum, format!("rules/{id}")).at(Some(lost.point.told(atlas)));
        let lint = lint.with(Collection::Rules, ids(atlas, &by));
        let lint = lint.with(Collection::Requirements, [model.requirements.id(lost.requirement)]);
        findings.add(lint.with(Collection::Roles, [model.roles.id(rule.role)]));
    }
}
