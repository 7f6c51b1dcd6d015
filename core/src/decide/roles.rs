//! Contract §4, "Assignments": who has which role at a place, by which rules, and who is excluded from it.

use crate::document::Strength;
use crate::model::table::{AreaIx, ExclusionIx, Ix, RoleIx, RuleIx, StakeholderIx};

use super::matching::Here;
use super::places::SeatAt;

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

/// A role given by a rule: role, place, stakeholder, rule, strength. As numbers, so that they sort in the order of answers.
type Given = [u32; 5];

/// All roles at the places of a seat, and who is excluded from one: by role, place and stakeholder.
pub(crate) fn of_seat(seat: &SeatAt<'_>) -> (Vec<Holding>, Vec<Barring>) {
    let mut given = Vec::new();
    for place in &seat.places {
        give(Here { seat, place }, &mut given);
    }
    given.sort_unstable();

    let mut roles = Vec::new();
    let mut excluded = Vec::new();
    for group in given.chunk_by(|[a, b, c, ..], [d, e, f, ..]| (a, b, c) == (d, e, f)) {
        let Some([role, area, stakeholder, ..]) = group.first().copied() else { continue };
        let (role, stakeholder) = (RoleIx::from_number(role), StakeholderIx::from_number(stakeholder));
        let area = AreaIx::from_number(area);
        let Some(place) = seat.place(area) else { continue };
        let because = group.iter().map(|[.., rule, _]| RuleIx::from_number(*rule)).collect();
        let bars = bars(Here { seat, place }, stakeholder, role);
        if bars.any() {
            excluded.push(Barring { role, area, stakeholder, because, bars });
        } else {
            let strongest = group.iter().map(|[.., strength]| *strength).max();
            let strength = Strength::ALL.iter().copied().find(|s| Some(*s as u32) == strongest);
            roles.push(Holding {
                role,
                area,
                stakeholder,
                strength: strength.unwrap_or(Strength::Should),
                because,
            });
        }
    }
    (roles, excluded)
}

/// What the assign rules that are not set aside give at a place.
fn give(here: Here<'_>, given: &mut Vec<Given>) {
    let (rules, place) = (&here.seat.atlas.rules, here.place);
    // a rule that can set another aside comes before it
    let mut sets_aside: Vec<bool> = Vec::with_capacity(rules.assign.len());
    for rule in &rules.assign {
        let set_aside = rule.exceptions.iter().any(|e| sets_aside.get(*e).copied().unwrap_or(false));
        if set_aside || !rule.at.meets(place.functions) {
            sets_aside.push(false);
            continue;
        }
        let who = here.who(&rule.when);
        sets_aside.push(rule.is_exception && who.iter().any(|s| !bars(here, *s, rule.role).any()));
        let (role, area) = (rule.role.number(), place.area.number());
        let (number, strength) = (rule.rule.number(), rule.strength as u32);
        given.extend(who.into_iter().map(|s| [role, area, s.number(), number, strength]));
    }
}
