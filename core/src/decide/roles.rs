//! Contract §4, "Assignments": who has which role at a place, by which rules, and who is excluded from it.

use std::collections::BTreeMap;

use crate::document::Strength;
use crate::model::table::{AreaIx, ExclusionIx, RoleIx, RuleIx, StakeholderIx};

use super::matching::Here;

/// A stakeholder that has a role at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) role: RoleIx,
    pub(crate) area: AreaIx,
    pub(crate) stakeholder: StakeholderIx,
    pub(crate) strength: Strength,
    pub(crate) because: Vec<RuleIx>,
}

/// A stakeholder that would have a role at a place, and is barred from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Barring {
    pub(crate) role: RoleIx,
    pub(crate) area: AreaIx,
    pub(crate) stakeholder: StakeholderIx,
    pub(crate) because: Vec<RuleIx>,
    pub(crate) bars: Bars,
}

/// What bars a stakeholder from a role at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bars {
    pub(crate) rules: Vec<RuleIx>,
    pub(crate) exclusions: Vec<ExclusionIx>,
}

impl Bars {
    pub(crate) fn any(&self) -> bool {
        !self.rules.is_empty() || !self.exclusions.is_empty()
    }
}

/// What bars s from a role here.
pub(crate) fn bars(here: Here<'_>, s: StakeholderIx, role: RoleIx) -> Bars {
    let (atlas, place) = (here.seat.atlas, here.place);
    let applies = |at: crate::rules::Functions| at.meets(place.functions);
    let forbids = atlas.rules.forbid.iter().filter(|rule| rule.role == role && applies(rule.at));
    Bars {
        rules: forbids.filter(|rule| here.matches(&rule.when, s)).map(|rule| rule.rule).collect(),
        exclusions: atlas.people.exclusions(&atlas.space, s, role, place.area, &here.seat.task.themes),
    }
}

/// All roles at a place, and who is excluded from one.
pub(crate) fn at_place(here: Here<'_>) -> (Vec<Holding>, Vec<Barring>) {
    let (atlas, place) = (here.seat.atlas, here.place);
    let mut barred: BTreeMap<(RoleIx, StakeholderIx), Bars> = BTreeMap::new();
    // looked up only where it matters, and once
    let mut is_barred = |role, s| barred.entry((role, s)).or_insert_with(|| bars(here, s, role)).any();

    // a rule that can set another aside comes before it
    let mut sets_aside: Vec<bool> = Vec::with_capacity(atlas.rules.assign.len());
    let mut given: BTreeMap<(RoleIx, StakeholderIx), (Strength, Vec<RuleIx>)> = BTreeMap::new();
    for rule in &atlas.rules.assign {
        let set_aside = rule.exceptions.iter().any(|e| sets_aside.get(*e).copied().unwrap_or(false));
        if set_aside || !rule.at.meets(place.functions) {
            sets_aside.push(false);
            continue;
        }
        let who = here.who(&rule.when);
        sets_aside.push(who.iter().any(|s| !is_barred(rule.role, *s)));
        for s in who {
            let (strength, because) = given.entry((rule.role, s)).or_insert((rule.strength, Vec::new()));
            *strength = rule.strength.max(*strength);
            because.push(rule.rule);
        }
    }

    let mut roles = Vec::new();
    let mut excluded = Vec::new();
    for ((role, stakeholder), (strength, mut because)) in given {
        because.sort_unstable();
        let bars = barred.remove(&(role, stakeholder)).unwrap_or_else(|| bars(here, stakeholder, role));
        let area = place.area;
        if bars.any() {
            excluded.push(Barring { role, area, stakeholder, because, bars });
        } else {
            roles.push(Holding { role, area, stakeholder, strength, because });
        }
    }
    (roles, excluded)
}
