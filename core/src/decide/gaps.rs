//! Contract §4, "Requirements" and "Separations", and levers that nobody holds: what is missing at a seat.

use std::collections::BTreeSet;

use crate::document::{Count, Severity};
use crate::model::table::{
    AreaIx, KindIx, LeverIx, RequirementIx, RoleIx, SeparationIx, StakeholderIx, holds, sorted,
};
use crate::rules::RequirementAt;

use super::matching::Here;
use super::places::{SeatAt, is_held_below};
use super::roles::Holding;

/// Something missing, or to be watched, at a seat. In the order of answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Finding {
    NoHolder { lever: LeverIx, area: AreaIx, held_below: bool },
    Requirement { requirement: RequirementIx, area: AreaIx, role: RoleIx, found: usize, at_least: usize },
    Separation { separation: SeparationIx, stakeholder: StakeholderIx, roles: [RoleIx; 2] },
}

/// The gaps and the advice of a seat, each in order.
pub(crate) fn of_seat(seat: &SeatAt<'_>, roles: &[Holding]) -> (Vec<Finding>, Vec<Finding>) {
    let mut gaps = Vec::new();
    let mut advice = Vec::new();
    for lever in &seat.levers {
        for area in &lever.missing {
            let held_below = is_held_below(seat.atlas, *area, lever.lever);
            gaps.push(Finding::NoHolder { lever: lever.lever, area: *area, held_below });
        }
    }
    let mut report = |severity, finding| match severity {
        Severity::Gap => gaps.push(finding),
        Severity::Advice => advice.push(finding),
    };
    for place in &seat.places {
        let here = Here { seat, place };
        for requirement in &seat.atlas.rules.requirements {
            let applies = requirement.at.meets(place.functions);
            if applies && here.settled(&requirement.when) == Some(true) {
                let found = count(seat, requirement, place.area, roles);
                if found < requirement.at_least {
                    report(
                        requirement.severity,
                        Finding::Requirement {
                            requirement: requirement.requirement,
                            area: place.area,
                            role: requirement.role,
                            found,
                            at_least: requirement.at_least,
                        },
                    );
                }
            }
        }
    }
    // separations are judged at the seat's own place
    if let Some(place) = seat.place(seat.area) {
        let here = Here { seat, place };
        for separation in &seat.atlas.rules.separations {
            if here.settled(&separation.when) != Some(true) {
                continue;
            }
            let with = |role: RoleIx| -> BTreeSet<StakeholderIx> {
                roles
                    .iter()
                    .filter(|holding| holding.role == role)
                    .map(|holding| holding.stakeholder)
                    .collect()
            };
            let [one, other] = separation.roles;
            for s in with(one).intersection(&with(other)) {
                if is_of(seat, *s, separation.kinds.as_deref()) {
                    let roles = separation.roles;
                    let finding =
                        Finding::Separation { separation: separation.separation, stakeholder: *s, roles };
                    report(separation.severity, finding);
                }
            }
        }
    }
    gaps.sort();
    advice.sort();
    (gaps, advice)
}

fn is_of(seat: &SeatAt<'_>, s: StakeholderIx, kinds: Option<&[KindIx]>) -> bool {
    let kind = seat.atlas.people.kind(s);
    kinds.is_none_or(|kinds| kind.is_some_and(|kind| holds(kinds, &kind)))
}

/// How many stakeholders that count have the role at the place, or how many sectors or kinds they have together.
fn count(seat: &SeatAt<'_>, requirement: &RequirementAt, area: AreaIx, roles: &[Holding]) -> usize {
    let people = &seat.atlas.people;
    let who = roles.iter().filter(|holding| {
        holding.area == area
            && holding.role == requirement.role
            && requirement.strength.is_none_or(|least| holding.strength >= least)
            && is_of(seat, holding.stakeholder, requirement.kinds.as_deref())
    });
    let who = who.map(|holding| holding.stakeholder);
    match requirement.count {
        Count::Stakeholders => who.count(),
        Count::Sectors => sorted(who.flat_map(|s| people.sectors(s)).copied().collect()).len(),
        Count::Kinds => sorted(who.filter_map(|s| people.kind(s)).collect()).len(),
    }
}
