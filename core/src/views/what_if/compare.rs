//! The decisions of two atlases, one against the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::Atlas;
use crate::decide::gaps::Finding;
use crate::decide::{Decision, RoleAt};
use crate::document::Approach;
use crate::explain::{Absence, ExceptionOutcome, Outcome, RuleReason, WhyNot};
use crate::ids::Id;
use crate::order::sort;

use super::{
    ChallengeDifference, Difference, Failing, GapDifference, Given, Moved, Otherwise, PassedOn, Presence,
    RoleChange, RoleDifference, Totals,
};

/// Seat, role, place, stakeholder.
type Key = (Id, Id, Id, Id);

/// What of a decision is compared.
#[derive(Debug, PartialEq)]
struct Told {
    approach: Approach,
    seats: Vec<Id>,
    roles: BTreeMap<Key, Given>,
    gaps: Vec<GapDifference>,
    advice: Vec<GapDifference>,
}

impl Told {
    fn of(decision: &Decision<'_>) -> Self {
        let (atlas, model) = (decision.atlas, &decision.atlas.model);
        let approach = decision.approaches.highest();
        let mut told = Self { approach, seats: vec![], roles: BTreeMap::new(), gaps: vec![], advice: vec![] };
        if decision.no_common_area {
            let kind = "no-common-area";
            told.gaps.push(GapDifference { seat: None, kind, about: None, area: None, stakeholder: None });
        }
        for seat in decision.seats_decided() {
            let at = model.areas.id(seat.at.area);
            told.seats.push(at.clone());
            for segment in &seat.found.roles {
                let rules = atlas.rules.of_role[segment.role].list(segment.rules);
                let because: Vec<Id> = rules.map(|rule| model.rules.id(rule).clone()).collect();
                let given = Given { strength: atlas.rules.strength(segment.role, segment.rules), because };
                for s in seat.found.who(segment) {
                    let (role, area) = (model.roles.id(segment.role), model.areas.id(segment.area));
                    let key = (at.clone(), role.clone(), area.clone(), model.stakeholders.id(*s).clone());
                    told.roles.insert(key, given.clone());
                }
            }
            told.gaps.extend(seat.gaps.iter().map(|gap| gap_at(atlas, at, gap)));
            told.advice.extend(seat.advice.iter().map(|gap| gap_at(atlas, at, gap)));
        }
        sort(&mut told.gaps);
        sort(&mut told.advice);
        told
    }
}

fn gap_at(atlas: &Atlas, seat: &Id, gap: &Finding) -> GapDifference {
    let model = &atlas.model;
    let (kind, about, area, stakeholder) = match gap {
        Finding::NoHolder { lever, area, .. } => ("no-holder", model.levers.id(*lever), Some(*area), None),
        Finding::Requirement { requirement, area, .. } => {
            ("requirement", model.requirements.id(*requirement), Some(*area), None)
        }
        Finding::Separation { separation, stakeholder, .. } => {
            ("separation", model.separations.id(*separation), None, Some(*stakeholder))
        }
    };
    GapDifference {
        seat: Some(seat.clone()),
        kind,
        about: Some(about.clone()),
        area: area.map(|area| model.areas.id(area).clone()),
        stakeholder: stakeholder.map(|s| model.stakeholders.id(s).clone()),
    }
}

/// The ids of the challenges that are there, in order.
fn challenges(atlas: &Atlas) -> impl Iterator<Item = &Id> {
    let model = &atlas.model;
    model.challenges.indices().filter(|c| atlas.tasks.of(*c).is_some()).map(|c| model.challenges.id(c))
}

pub(super) fn difference(before: &Atlas, after: &Atlas) -> Difference {
    let ids: BTreeSet<&Id> = challenges(before).chain(challenges(after)).collect();
    let mut found = Vec::new();
    let mut totals = Totals::default();
    for challenge in ids {
        let told =
            |atlas: &Atlas| atlas.decision(challenge.as_str()).ok().map(|decision| Told::of(&decision));
        let (was, is) = (told(before), told(after));
        if was != is {
            let one = Two { before, after, challenge }.differ(was.as_ref(), is.as_ref());
            totals.challenges += 1;
            totals.roles_gained += one.roles_gained.len();
            totals.roles_lost += one.roles_lost.len();
            totals.roles_passed_on += one.roles_passed_on.len();
            totals.gaps_opened += one.gaps_opened.len();
            totals.gaps_closed += one.gaps_closed.len();
            found.push(one);
        }
    }
    Difference { before: before.date(), after: after.date(), totals, challenges: found }
}

/// What stands in one list and not in the other.
fn only<T: PartialEq + Clone>(list: &[T], other: &[T]) -> Vec<T> {
    list.iter().filter(|one| !other.contains(one)).cloned().collect()
}

/// A challenge in two atlases.
#[derive(Clone, Copy)]
struct Two<'t> {
    before: &'t Atlas,
    after: &'t Atlas,
    challenge: &'t Id,
}

impl Two<'_> {
    fn differ(self, was: Option<&Told>, is: Option<&Told>) -> ChallengeDifference {
        let presence = match (was, is) {
            (None, _) => Presence::Added,
            (_, None) => Presence::Removed,
            _ => Presence::Kept,
        };
        let nothing = Told {
            approach: Approach::Local,
            seats: vec![],
            roles: BTreeMap::new(),
            gaps: vec![],
            advice: vec![],
        };
        let moved = was.zip(is).filter(|(was, is)| was.approach != is.approach);
        let approach = moved.map(|(was, is)| Moved { before: was.approach, after: is.approach });
        let (was, is) = (was.unwrap_or(&nothing), is.unwrap_or(&nothing));
        let mut lost: Vec<&Key> = was.roles.keys().filter(|key| !is.roles.contains_key(*key)).collect();
        let mut gained: Vec<&Key> = is.roles.keys().filter(|key| !was.roles.contains_key(*key)).collect();
        let roles_passed_on = self.passed_on(&mut lost, &mut gained);
        let told = |keys: &[&Key], had: &Told, other: &Atlas, own: &Atlas| -> Vec<RoleDifference> {
            let given = keys.iter().filter_map(|key| Some((*key, had.roles.get(*key)?)));
            given.map(|(key, given)| self.one_sided(key, given, own, other)).collect()
        };
        let changed = was.roles.iter().filter_map(|(key, given)| {
            let now = is.roles.get(key).filter(|now| *now != given)?;
            let (seat, role, area, stakeholder) = key.clone();
            Some(RoleChange { seat, role, area, stakeholder, before: given.clone(), after: now.clone() })
        });
        ChallengeDifference {
            challenge: self.challenge.clone(),
            presence,
            approach,
            seats_lost: only(&was.seats, &is.seats),
            seats_gained: only(&is.seats, &was.seats),
            roles_gained: told(&gained, is, self.before, self.after),
            roles_lost: told(&lost, was, self.after, self.before),
            roles_passed_on,
            roles_changed: changed.collect(),
            gaps_opened: only(&is.gaps, &was.gaps),
            gaps_closed: only(&was.gaps, &is.gaps),
            advice_opened: only(&is.advice, &was.advice),
            advice_closed: only(&was.advice, &is.advice),
        }
    }

    /// The roles that what succeeds has where what it succeeds had them: no longer told as lost, and as gained only where nobody passed them on.
    fn passed_on(self, lost: &mut Vec<&Key>, gained: &mut Vec<&Key>) -> Vec<PassedOn> {
        let (model, after) = (&self.after.model, self.after);
        let now = |id: &Id| {
            let found = model.stakeholders.find(id.as_str()).map(|s| after.people.succession.resolve(s));
            found.unwrap_or_default().into_iter().map(|s| model.stakeholders.id(s)).collect::<Vec<_>>()
        };
        let here = |id: &Id| {
            let found = model.areas.find(id.as_str()).map(|area| after.space.succession.resolve(area));
            found.unwrap_or_default().into_iter().map(|area| model.areas.id(area)).collect::<Vec<_>>()
        };
        let mut passed = Vec::new();
        lost.retain(|(seat, role, area, stakeholder)| {
            let (seats, areas, heirs) = (here(seat), here(area), now(stakeholder));
            let heir = gained.iter().find(|(to_seat, to_role, to_area, to)| {
                to_role == role && seats.contains(&to_seat) && areas.contains(&to_area) && heirs.contains(&to)
            });
            let Some((_, _, to_area, to)) = heir else { return true };
            passed.push(PassedOn {
                role: role.clone(),
                from: stakeholder.clone(),
                from_area: area.clone(),
                to: to.clone(),
                to_area: to_area.clone(),
            });
            false
        });
        gained.retain(|(_, role, area, stakeholder)| {
            !passed.iter().any(|one| (&one.role, &one.to_area, &one.to) == (role, area, stakeholder))
        });
        sort_passed(&mut passed);
        passed
    }

    /// A role that is there in one atlas, and why not in the other.
    fn one_sided(self, key: &Key, given: &Given, own: &Atlas, other: &Atlas) -> RoleDifference {
        let (seat, role, area, stakeholder) = key.clone();
        let question = RoleAt {
            challenge: self.challenge.as_str(),
            role: role.as_str(),
            stakeholder: stakeholder.as_str(),
            area: Some(area.as_str()),
        };
        let why_not = other.why_not(&question).ok().flatten();
        let why = own.why(&question).ok().flatten();
        let there = |rule: &Id| -> Option<&RuleReason<'_>> {
            let places = why.iter().flat_map(|why| &why.places).filter(|place| *place.seat == seat);
            places.flat_map(|place| &place.rules).find(|reason| reason.rule == rule)
        };
        let failing = why_not.iter().flat_map(|why_not| failing(why_not, &seat, &given.because, &there));
        let otherwise = Otherwise {
            absence: why_not.as_ref().map_or(Absence::NotThere, |why_not| why_not.absence),
            failing: failing.collect(),
        };
        let Given { strength, because } = given.clone();
        RoleDifference { seat, role, area, stakeholder, strength, because, otherwise }
    }
}

fn sort_passed(passed: &mut [PassedOn]) {
    crate::order::sort_by(passed, |one, other| {
        let key = |one: &PassedOn| (one.role.clone(), one.from_area.clone(), one.from.clone());
        key(one).cmp(&key(other))
    });
}

/// Of these rules, what they come to where the role is not, and which of their conditions stand otherwise than where it is.
fn failing<'f>(
    why_not: &'f WhyNot<'_>,
    seat: &'f Id,
    because: &'f [Id],
    there: &'f dyn Fn(&Id) -> Option<&'f RuleReason<'f>>,
) -> impl Iterator<Item = Failing> + 'f {
    let same = why_not.places.iter().filter(move |place| place.seat == seat);
    let place = same.chain(&why_not.places).next();
    let rules = place.into_iter().flat_map(|place| &place.rules);
    let given = rules.filter(|reason| because.contains(reason.rule) && reason.outcome != Outcome::Matches);
    given.map(move |reason| {
        let here = reason.when.atoms();
        let known = there(reason.rule).map(|reason| reason.when.atoms()).unwrap_or_default();
        let differs = here
            .iter()
            .enumerate()
            .filter(|(n, (_, holds, _))| known.get(*n).is_none_or(|(_, held, _)| held != holds));
        let applying = reason.exceptions.iter().filter(|one| one.outcome == ExceptionOutcome::Applies);
        Failing {
            rule: reason.rule.clone(),
            outcome: reason.outcome,
            conditions: differs.map(|(_, (atom, _, _))| (*atom).clone()).collect(),
            exceptions: applying.map(|one| one.rule.clone()).collect(),
        }
    })
}
