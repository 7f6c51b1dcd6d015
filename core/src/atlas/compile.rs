//! The rule book at the date: conditions with every name looked up once (contract §2, §4).

use crate::date::Date;
use crate::document::{Atom, Condition, Effect, Function, Strength};
use crate::error::Nearest;
use crate::ids::Id;
use crate::model::few::FewOwned;
use crate::model::table::{Ix, KindIx, RuleIx, Table};
use crate::model::{Model, Names};
use crate::order::sort_by;
use crate::rules::{
    Approaches, Cond, Functions, RequirementAt, RoleRules, RuleAt, RuleSet, Rules, SeparationAt, Test,
    fit_plans,
};

use super::notice::{NoticeCode, Notices};
use super::people::People;
use super::space::Space;
use super::succession::Succession;

struct Compiler<'a> {
    model: &'a Model,
    space: &'a Space,
    people: &'a People,
    nearest: Nearest,
    notices: &'a mut Notices,
}

/// The rules that are in force at the date.
pub(super) fn compile(
    model: &Model,
    date: Date,
    space: &Space,
    people: &People,
    notices: &mut Notices,
) -> Rules {
    let mut compiler = Compiler { model, space, people, nearest: Nearest::new(), notices };
    let mut assign: Table<RuleIx, Option<RuleAt>> = Table::new(model.rules.indices().map(|_| None).collect());
    let mut forbid = Vec::new();
    let mut of_role = Table::filled(model.roles.len(), &RoleRules::default());
    for index in model.rules.indices() {
        let Some(rule) = model.rule(index).filter(|rule| rule.valid.holds_on(date)) else { continue };
        let when = compiler.condition(&rule.when, &format!("rules/{}/when", rule.id));
        let Some(role) = model.roles.find(rule.role.as_str()) else { continue };
        let assigns = rule.effect == Effect::Assign;
        let strength = assigns.then(|| rule.strength.unwrap_or(Strength::Should));
        let mut at = RuleAt::new(role, Functions::of(&rule.at), strength, when);
        let sets = &mut of_role[role];
        // a checked rule book has no more rules of a role than there are bits
        at.bit =
            u32::try_from(sets.rules.len()).ok().and_then(|bit| RuleSet::checked_shl(1, bit)).unwrap_or(0);
        sets.rules.push(index);
        match strength.and_then(|strength| sets.by_strength.get_mut(strength as usize)) {
            Some(set) => *set |= at.bit,
            None => sets.forbid |= at.bit,
        }
        if assigns {
            assign[index] = Some(at);
        } else {
            forbid.push(at);
        }
    }
    let mut all = exceptions_first(model, assign);
    let exceptions =
        (0..).zip(&all).filter(|(_, rule)| !rule.sets_aside.is_empty()).map(|(n, _)| n).collect();
    all.extend(forbid);
    fit_plans(&mut all);
    for sets in of_role.values_mut() {
        (sets.at_seats, sets.asks_no_levers) = (true, true);
    }
    let seat = Functions::of(&[Function::Seat]);
    let set_aside: Vec<usize> = all.iter().flat_map(|rule| &rule.sets_aside).copied().collect();
    for (position, rule) in all.iter().enumerate() {
        let sets = &mut of_role[rule.role];
        sets.at_seats &= rule.strength.is_none() || rule.at == seat;
        sets.asks_no_levers &=
            rule.at.meets(seat) && !rule.when.asks_levers() && !set_aside.contains(&position);
        if rule.strength.is_some() { &mut sets.assign } else { &mut sets.forbids }.push(position);
    }
    let (requirements, separations) = (Vec::new(), Vec::new());
    let mut rules = Rules { all, exceptions, of_role, requirements, separations };

    for index in model.requirements.indices() {
        let Some(requirement) = model.requirement(index).filter(|r| r.valid.holds_on(date)) else { continue };
        let when = compiler.condition(&requirement.when, &format!("requirements/{}/when", requirement.id));
        let Some(role) = model.roles.find(requirement.role.as_str()) else { continue };
        rules.requirements.push(RequirementAt {
            requirement: index,
            severity: requirement.severity,
            role,
            at_least: usize::try_from(requirement.at_least).unwrap_or(usize::MAX),
            count: requirement.count.unwrap_or(crate::document::Count::Stakeholders),
            kinds: compiler.kinds(&requirement.kind),
            strength: requirement.strength,
            at: Functions::of(&requirement.at),
            when,
        });
    }
    for index in model.separations.indices() {
        let Some(separation) = model.separation(index).filter(|s| s.valid.holds_on(date)) else { continue };
        let when = compiler.condition(&separation.when, &format!("separations/{}/when", separation.id));
        let [one, other] = model.roles.find_all(&separation.roles)[..] else { continue };
        rules.separations.push(SeparationAt {
            separation: index,
            severity: separation.severity,
            roles: [one, other],
            kinds: compiler.kinds(&separation.kind),
            when,
        });
    }
    rules
}

/// Orders rules so that each comes after those that can set it aside, and ties them together.
fn exceptions_first(model: &Model, mut rules: Table<RuleIx, Option<RuleAt>>) -> Vec<RuleAt> {
    // who can set a rule aside
    let mut exceptions: Table<RuleIx, Vec<RuleIx>> = Table::filled(rules.len(), &Vec::new());
    let all: Vec<RuleIx> = rules.iter().filter(|(_, rule)| rule.is_some()).map(|(index, _)| index).collect();
    for index in &all {
        let named =
            model.rule(*index).map(|rule| model.rules.find_all(&rule.exception_to)).unwrap_or_default();
        for set_aside in named.into_iter().filter(|other| rules[*other].is_some()) {
            exceptions[set_aside].push(*index);
        }
    }
    let mut position: Table<RuleIx, Option<usize>> = Table::filled(rules.len(), &None);
    let mut ordered: Vec<RuleAt> = Vec::with_capacity(all.len());
    for start in all {
        // exceptions have no circle, so this ends; without recursion, however long their chain
        let mut open = vec![start];
        while let Some(index) = open.last().copied() {
            let above = &exceptions[index];
            let before = open.len();
            if position[index].is_none() {
                open.extend(above.iter().copied().filter(|e| position[*e].is_none()));
            }
            if open.len() > before {
                continue;
            }
            open.pop();
            if let Some(rule) = rules[index].take() {
                let here = ordered.len();
                for exception in above.iter().filter_map(|e| position[*e]) {
                    if let Some(exception) = ordered.get_mut(exception) {
                        exception.sets_aside.push(here);
                    }
                }
                position[index] = Some(here);
                ordered.push(rule);
            }
        }
    }
    ordered
}

impl Compiler<'_> {
    fn kinds(&self, kinds: &[Id]) -> Option<Vec<KindIx>> {
        if kinds.is_empty() { None } else { Some(self.model.kinds.find_all(kinds)) }
    }

    fn condition(&mut self, condition: &Condition, path: &str) -> Cond {
        let compiled = self.compile(condition, path);
        self.unknown(condition, path);
        compiled
    }

    /// Conditions nest at most 64 deep, so this may recurse.
    fn compile(&mut self, condition: &Condition, path: &str) -> Cond {
        match condition {
            Condition::All(parts) => Cond::All(parts.iter().map(|part| self.compile(part, path)).collect()),
            Condition::Any(parts) => Cond::Any(parts.iter().map(|part| self.compile(part, path)).collect()),
            Condition::Not(part) => Cond::Not(Box::new(self.compile(part, path))),
            Condition::Atom(atom) => Cond::Test(self.test(atom, path)),
        }
    }

    fn test(&mut self, atom: &Atom, path: &str) -> Test {
        let model = self.model;
        match atom {
            Atom::Stakeholder(ids) => Test::Stakeholder(self.stakeholders(ids, path)),
            Atom::Kind(ids) => Test::Kind(model.kinds.find_all(ids)),
            Atom::Sector(ids) => Test::Sector(FewOwned::new(model.sectors.find_all(ids))),
            Atom::MemberOf(ids) => Test::MemberOf(self.stakeholders(ids, path)),
            Atom::Works(works) => Test::Works(*works),
            Atom::Pulls => Test::Pulls,
            Atom::ServesTheme => Test::ServesTheme,
            Atom::Represents => Test::Represents,
            Atom::Offers => Test::Offers,
            Atom::Party => Test::Party,
            Atom::Appointed(ids) => Test::Appointed(model.roles.find_all(ids)),
            Atom::Theme(ids) => Test::Theme(FewOwned::new(model.themes.find_all(ids))),
            Atom::TargetGroup(ids) => Test::TargetGroup(FewOwned::new(model.groups.find_all(ids))),
            Atom::Needs(ids) => Test::Needs(model.levers.find_all(ids)),
            Atom::Spread(spreads) => Test::Spread(spreads.clone()),
            Atom::Approach(approaches) => Test::Approach(Approaches::of(approaches)),
            Atom::SectorsAtLeast(n) => Test::SectorsAtLeast(usize::try_from(*n).unwrap_or(usize::MAX)),
            Atom::AreasAtLeast(n) => Test::AreasAtLeast(usize::try_from(*n).unwrap_or(usize::MAX)),
            Atom::Unheld => Test::Unheld,
            Atom::Contiguous => Test::Contiguous,
            Atom::Level(ids) => Test::Level(model.levels.find_all(ids)),
            Atom::Place(ids) => Test::Place(self.resolve(&model.areas, &self.space.succession, ids, path)),
        }
    }

    fn stakeholders(&mut self, ids: &[Id], path: &str) -> Vec<crate::model::table::StakeholderIx> {
        self.resolve(&self.model.stakeholders, &self.people.succession, ids, path)
    }

    fn resolve<I: Ix>(
        &mut self,
        names: &Names<I>,
        succession: &Succession<I>,
        ids: &[Id],
        path: &str,
    ) -> Vec<I> {
        succession.list(names, ids, None, |_| path.to_owned(), self.notices)
    }

    /// Ids that the landscape lacks: one notice, with the nearest of the first that has one (DESIGN D-06).
    fn unknown(&mut self, condition: &Condition, path: &str) {
        let mut unknown: Vec<(&Id, &Atom)> = Vec::new();
        for atom in condition.atoms() {
            let Some((_, ids)) = atom.ids() else { continue };
            unknown.extend(ids.iter().filter(|id| !self.is_known(atom, id)).map(|id| (id, atom)));
        }
        sort_by(&mut unknown, |one, other| one.0.cmp(other.0));
        let nearest = unknown.iter().find_map(|(id, atom)| self.nearest(atom, id));
        if !unknown.is_empty() {
            self.notices.add_near(NoticeCode::UnknownInRulebook, path.to_owned(), nearest);
        }
    }

    fn is_known(&self, atom: &Atom, id: &Id) -> bool {
        let (model, id) = (self.model, id.as_str());
        match atom {
            Atom::Stakeholder(_) | Atom::MemberOf(_) => model.stakeholders.find(id).is_some(),
            Atom::Sector(_) => model.sectors.find(id).is_some(),
            Atom::Theme(_) => model.themes.find(id).is_some(),
            Atom::TargetGroup(_) => model.groups.find(id).is_some(),
            Atom::Needs(_) => model.levers.find(id).is_some(),
            Atom::Place(_) => model.areas.find(id).is_some(),
            // the rule book's own names were checked with it
            _ => true,
        }
    }

    fn nearest(&mut self, atom: &Atom, id: &Id) -> Option<Box<str>> {
        let (model, id) = (self.model, id.as_str());
        match atom {
            Atom::Stakeholder(_) | Atom::MemberOf(_) => self.nearest.among(id, model.stakeholders.all()),
            Atom::Sector(_) => self.nearest.among(id, model.sectors.all()),
            Atom::Theme(_) => self.nearest.among(id, model.themes.all()),
            Atom::TargetGroup(_) => self.nearest.among(id, model.groups.all()),
            Atom::Needs(_) => self.nearest.among(id, model.levers.all()),
            Atom::Place(_) => self.nearest.among(id, model.areas.all()),
            _ => None,
        }
    }
}
