//! Contract §4, "Requirements" and "Separations", and levers that nobody holds: what is missing at a seat.

use crate::document::{Count, Severity};
use crate::model::table::{
    AreaIx, KindIx, LeverIx, RequirementIx, RoleIx, SectorIx, SeparationIx, StakeholderIx, holds, sorted,
};
use crate::order::sort;
use crate::rules::RequirementAt;

use super::matching::Here;
use super::places::SeatAt;
use super::roles::Found;

/// Something missing, or to be watched, at a seat. In the order of answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Finding {
    NoHolder { lever: LeverIx, area: AreaIx, held_below: bool },
    Requirement { requirement: RequirementIx, area: AreaIx, role: RoleIx, found: usize, at_least: usize },
    Separation { separation: SeparationIx, stakeholder: StakeholderIx, roles: [RoleIx; 2] },
}

/// The gaps and the advice of a seat, each in order.
pub(crate) fn of_seat(seat: &SeatAt<'_>, found: &Found, gaps: &mut Vec<Finding>, advice: &mut Vec<Finding>) {
    gaps.clear();
    advice.clear();
    let atlas = seat.atlas;
    for (lever, area) in seat.missing.iter().copied() {
        let held_below = holds(atlas.held_below(area), &lever);
        gaps.push(Finding::NoHolder { lever, area, held_below });
    }
    let mut report = |severity, finding| match severity {
        Severity::Gap => gaps.push(finding),
        Severity::Advice => advice.push(finding),
    };
    for place in seat.places.iter().copied() {
        let here = Here { seat, place };
        for requirement in &atlas.rules.requirements {
            if requirement.at.meets(place.functions) && here.settled(&requirement.when) == Some(true) {
                let (at_least, area, role) = (requirement.at_least, place.area, requirement.role);
                let found = count(seat, requirement, area, found);
                if found < at_least {
                    let requirement_ix = requirement.requirement;
                    let finding =
                        Finding::Requirement { requirement: requirement_ix, area, role, found, at_least };
                    report(requirement.severity, finding);
                }
            }
        }
    }
    // separations are judged at the seat's own place
    if let Some(place) = seat.place(seat.area) {
        let here = Here { seat, place };
        for separation in &atlas.rules.separations {
            if here.settled(&separation.when) != Some(true) {
                continue;
            }
            let with = |role: RoleIx| found.roles.iter().filter(move |segment| segment.role == role);
            let [one, other] = separation.roles;
            let has = |s: &StakeholderIx| with(other).any(|segment| holds(found.who(segment), s));
            let both = with(one).flat_map(|segment| found.who(segment)).copied().filter(has);
            for stakeholder in sorted(both.collect()) {
                if is_of(seat, stakeholder, separation.kinds.as_deref()) {
                    let (separation_ix, roles) = (separation.separation, separation.roles);
                    let finding = Finding::Separation { separation: separation_ix, stakeholder, roles };
                    report(separation.severity, finding);
                }
            }
        }
    }
    sort(gaps);
    sort(advice);
}

fn is_of(seat: &SeatAt<'_>, s: StakeholderIx, kinds: Option<&[KindIx]>) -> bool {
    let kind = seat.atlas.people.kind(s);
    kinds.is_none_or(|kinds| kind.is_some_and(|kind| holds(kinds, &kind)))
}

/// How many stakeholders that count have the role at the place, or how many sectors or kinds they have together. Nobody asks how many there are beyond what is
/// required, so it stops there.
fn count(seat: &SeatAt<'_>, requirement: &RequirementAt, area: AreaIx, found: &Found) -> usize {
    let (people, rules) = (&seat.atlas.people, &seat.atlas.rules);
    let (kinds, enough) = (requirement.kinds.as_deref(), requirement.at_least);
    let strong =
        |set| requirement.strength.is_none_or(|least| rules.strength(requirement.role, set) >= least);
    let segments = found.roles.iter();
    let segments = segments.filter(|s| s.area == area && s.role == requirement.role && strong(s.rules));
    if requirement.count == Count::Stakeholders && kinds.is_none() {
        return segments.map(|segment| found.who(segment).len()).sum();
    }
    let mut who = segments.flat_map(|segment| found.who(segment)).copied().filter(|s| is_of(seat, *s, kinds));
    match requirement.count {
        Count::Stakeholders => who.count(),
        Count::Sectors => distinct(&mut who.map(|s| people.sectors(s).list), enough),
        Count::Kinds => {
            let mut kinds = Vec::new();
            while let Some(s) = who.next().filter(|_| kinds.len() < enough) {
                kinds.extend(people.kind(s).filter(|kind| !kinds.contains(kind)));
            }
            kinds.len()
        }
    }
}

/// How many different elements lists hold together, as far as `enough`.
fn distinct(lists: &mut dyn Iterator<Item = &[SectorIx]>, enough: usize) -> usize {
    let mut seen: Vec<SectorIx> = Vec::new();
    for list in lists {
        for one in list {
            if let Err(at) = seen.binary_search(one) {
                seen.insert(at, *one);
            }
        }
        if seen.len() >= enough {
            break;
        }
    }
    seen.len()
}
