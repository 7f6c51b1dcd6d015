//! One answer, gathered over its tables: what is the same at many of them is told once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use regie::{Approach, Decision, Gap, Strength};

use crate::fold::{Detail, Frame, people, places};
use crate::names::Names;
use crate::words::fill;

/// A stakeholder and a place.
pub(crate) type Pair<'d> = (&'d str, &'d str);

/// A role with a strength, and who has it where. In the order of the rule book, the strongest first.
pub(crate) type Roles<'d> = BTreeMap<(usize, &'d str, Reverse<Strength>), Vec<Pair<'d>>>;

/// The rank of a role in the rule book.
pub(crate) fn rank(names: &Names<'_>, role: &str) -> usize {
    names.book.roles.iter().position(|known| known.id == *role).unwrap_or(usize::MAX)
}

pub(crate) struct View<'d> {
    pub(crate) frame: Frame<'d>,
    /// The approach of the level of the tables.
    pub(crate) seat_approach: Approach,
    pub(crate) approaches: Vec<Approach>,
    pub(crate) levers: BTreeMap<(Approach, &'d str), Vec<Pair<'d>>>,
    pub(crate) roles: Roles<'d>,
    pub(crate) missing: Vec<String>,
    pub(crate) attention: Vec<String>,
    pub(crate) excluded: Vec<String>,
}

impl<'d> View<'d> {
    pub(crate) fn new(names: &Names<'_>, decision: &'d Decision<'d>, detail: Detail) -> Self {
        let frame = Frame::of(decision);
        let mut levers: BTreeMap<(Approach, &str), Vec<Pair<'_>>> = BTreeMap::new();
        let mut roles = Roles::new();
        let mut excluded: BTreeMap<(&str, Vec<String>), Vec<Pair<'_>>> = BTreeMap::new();
        let (mut gaps, mut advice) = (Vec::new(), Vec::new());
        let mut seat_approach = Approach::Local;
        for seat in decision.seats() {
            let level = names.book.levels.iter().find(|level| level.id == *seat.level());
            seat_approach = level.map_or(seat_approach, |level| level.approach.max(seat_approach));
            for lever in seat.levers() {
                for source in lever.sources {
                    let pairs = source.holders.iter().map(|holder| (holder.as_str(), source.area.as_str()));
                    levers.entry((source.approach, lever.lever.as_str())).or_default().extend(pairs);
                }
            }
            for role in seat.roles() {
                let key = (rank(names, role.role.as_str()), role.role.as_str(), Reverse(role.strength));
                roles.entry(key).or_default().push((role.stakeholder.as_str(), role.area.as_str()));
            }
            for barred in seat.excluded() {
                let forbidden = barred.forbidden_by.iter().map(|rule| names.rule(rule.as_str()));
                let reasons = barred.exclusions.iter().map(|exclusion| names.reason(exclusion.as_str()));
                let key = (barred.role.as_str(), forbidden.chain(reasons).collect());
                excluded.entry(key).or_default().push((barred.stakeholder.as_str(), barred.area.as_str()));
            }
            gaps.extend(seat.gaps().map(|gap| (seat.area().as_str(), gap)));
            advice.extend(seat.advice().map(|gap| (seat.area().as_str(), gap)));
        }
        let apart = decision.gaps().map(|_| names.words.no_common_area.to_owned());
        let excluded = excluded.into_iter().map(|((role, reasons), pairs)| {
            let who = people(names, &pairs, &frame, detail).join("; ");
            let who = fill(names.words.as_role, &[&who, &names.role(role)]);
            let reasons: Vec<&str> = reasons.iter().map(|reason| reason.trim_end_matches('.')).collect();
            format!("{who}, {}: {}.", names.words.because_word, reasons.join(". "))
        });
        Self {
            missing: apart.chain(findings(names, &gaps, &frame, detail)).collect(),
            attention: findings(names, &advice, &frame, detail),
            excluded: excluded.collect(),
            seat_approach,
            approaches: decision.approaches().collect(),
            levers,
            roles,
            frame,
        }
    }
}

/// What is missing, or a point for attention, each said once with where it holds.
fn findings(names: &Names<'_>, gaps: &[(&str, Gap<'_>)], frame: &Frame<'_>, detail: Detail) -> Vec<String> {
    let words = names.words;
    let mut at: BTreeMap<(usize, String, Option<String>), BTreeSet<&str>> = BTreeMap::new();
    let mut both: BTreeMap<&str, Vec<Pair<'_>>> = BTreeMap::new();
    for (seat, gap) in gaps {
        match gap {
            Gap::NoHolder { lever, area, held_below } => {
                let line = fill(words.no_holder, &[&names.lever(lever.as_str())]);
                let below = held_below.then(|| words.held_below.to_owned());
                at.entry((0, line, below)).or_default().insert(area.as_str());
            }
            Gap::Requirement { requirement, area, found, at_least, .. } => {
                let line = names.requirement(requirement.as_str());
                let part = fill(words.found, &[&found.to_string(), &at_least.to_string()]);
                at.entry((1, line, (*found > 0).then_some(part))).or_default().insert(area.as_str());
            }
            Gap::Separation { separation, stakeholder, .. } => {
                both.entry(separation.as_str()).or_default().push((stakeholder.as_str(), seat));
            }
            _ => {}
        }
    }
    let lines = at.into_iter().map(|((_, line, part), areas)| {
        // what holds for the whole challenge needs no place
        let everywhere = frame.at_all_tables(&areas) || areas == frame.covered;
        let places = (!everywhere).then(|| places(names, &areas, frame));
        let more: Vec<String> = part.into_iter().chain(places).collect();
        if more.is_empty() { line } else { format!("{line} ({})", more.join("; ")) }
    });
    let separations = both.into_iter().map(|(separation, pairs)| {
        let who = people(names, &pairs, frame, detail).join("; ");
        format!("{}: {who}", names.separation(separation))
    });
    lines.chain(separations).collect()
}
