//! Why a rule matches nobody: every place is visited, and everybody judged, for the rules that do nothing.

use super::code::LintReason;
use super::finding::LintPart;
use super::logic;
use super::seen::{PointIx, present};
use crate::atlas::Atlas;
use crate::decide::matching::Here;
use crate::decide::places::SeatAt;
use crate::decide::roles;
use crate::document::Condition;
use crate::model::table::StakeholderIx;
use crate::rules::{Cond, Functions, Speaks};

/// A condition that is looked for at every place.
pub(super) struct Search<'a> {
    at: Functions,
    when: &'a Cond,
    parts: Vec<(String, &'a Condition, &'a Cond)>,
    /// Does it speak of somebody?
    of_somebody: bool,
    /// Those whom it could match, by what they are.
    suited: Vec<StakeholderIx>,
    /// Is there a place where it applies?
    applies: bool,
    /// Is there one where only somebody is missing?
    asked: bool,
    /// For each part: is there a place where it may hold, whoever is judged?
    open: Vec<bool>,
    /// For each part: does it hold for somebody at a place where only somebody is missing?
    held: Vec<bool>,
    /// Where all of it holds.
    pub(super) matched: Option<PointIx>,
    /// Where the fewest parts fail, and which.
    nearest: Option<(usize, PointIx, Vec<usize>)>,
}

impl<'a> Search<'a> {
    /// A search for a condition as it was compiled and as it stands in the rule book; with a position, that of a rule.
    pub(super) fn new(
        atlas: &Atlas,
        at: Functions,
        when: &'a Cond,
        condition: &'a Condition,
        rule: Option<usize>,
    ) -> Self {
        let mut written = Vec::new();
        logic::parts(condition, "", &mut written);
        let mut compiled = Vec::new();
        flat(when, &mut compiled);
        let parts: Vec<_> =
            written.into_iter().zip(compiled).map(|((path, part), cond)| (path, part, cond)).collect();
        let suited =
            rule.map(|position| present(atlas).filter(|s| atlas.natures.suits(*s, position)).collect());
        Self {
            at,
            when,
            open: vec![false; parts.len()],
            held: vec![false; parts.len()],
            parts,
            of_somebody: rule.is_some(),
            suited: suited.unwrap_or_default(),
            applies: false,
            asked: false,
            matched: None,
            nearest: None,
        }
    }

    /// Looks whether it holds at a place for anybody, and which of its parts do.
    fn visit(&mut self, here: Here<'_, '_>) {
        if self.matched.is_some() || !self.at.meets(here.place.functions) {
            return;
        }
        self.applies = true;
        for ((.., part), open) in self.parts.iter().zip(&mut self.open) {
            *open |= here.settled(part) != Some(false);
        }
        if here.settled(self.when) == Some(false) {
            return;
        }
        let first = !std::mem::replace(&mut self.asked, true);
        if self.of_somebody {
            let found = self.suited.iter().copied().find(|s| here.matches(self.when, *s));
            self.matched = found.map(|s| PointIx::of(here, Some(s)));
        } else {
            self.matched = Some(PointIx::of(here, None));
        }
        for ((.., part), held) in self.parts.iter().zip(&mut self.held) {
            // what somebody is does not depend on the place
            let is_known = *held || !first && part.speaks().only(Speaks::NATURE.and(Speaks::IDENTITY));
            if !is_known && self.matched.is_none() {
                *held = present(here.seat.atlas).any(|s| here.matches(part, s));
            }
        }
    }

    /// Every part holds somewhere: where do the fewest fail?
    fn visit_again(&mut self, here: Here<'_, '_>) {
        let is_asked = here.settled(self.when) != Some(false);
        if !self.at.meets(here.place.functions) || self.reason() != Some(LintReason::Together) {
            return;
        }
        if !self.asked {
            let settled = |(n, (.., part)): (usize, &(String, &Condition, &Cond))| {
                (here.settled(part) == Some(false)).then_some(n)
            };
            let failing = self.parts.iter().enumerate().filter_map(settled).collect();
            keep_nearest(&mut self.nearest, PointIx::of(here, None), failing);
        } else if is_asked {
            for s in present(here.seat.atlas) {
                let fails = |(n, (.., part)): (usize, &(String, &Condition, &Cond))| {
                    (!here.matches(part, s)).then_some(n)
                };
                let failing = self.parts.iter().enumerate().filter_map(fails).collect();
                keep_nearest(&mut self.nearest, PointIx::of(here, Some(s)), failing);
            }
        }
    }

    /// Is there a place where only somebody is missing?
    pub(super) fn is_asked(&self) -> bool {
        self.asked
    }

    /// For each part: does it hold somewhere, as far as that is the reason?
    fn somewhere(&self) -> &[bool] {
        if self.asked { &self.held } else { &self.open }
    }

    /// Why it holds nowhere.
    pub(super) fn reason(&self) -> Option<LintReason> {
        match () {
            () if self.matched.is_some() => None,
            () if !self.applies => Some(LintReason::Nowhere),
            () if self.somewhere().contains(&false) => Some(LintReason::Parts),
            () => Some(LintReason::Together),
        }
    }

    /// The parts that are the reason, and where.
    pub(super) fn parts(&self) -> (Vec<LintPart>, Option<PointIx>) {
        let of = |failing: &dyn Fn(usize) -> bool| {
            let failing = self.parts.iter().enumerate().filter(|(n, _)| failing(*n));
            let part = |(_, (path, part, _)): (usize, &(String, &Condition, &Cond))| LintPart {
                path: path.as_str().into(),
                condition: (*part).clone(),
            };
            failing.map(part).collect()
        };
        match (self.reason(), &self.nearest) {
            (Some(LintReason::Parts), _) => (of(&|n| self.somewhere().get(n) == Some(&false)), None),
            (Some(LintReason::Together), Some((_, point, failing))) => {
                (of(&|n| failing.contains(&n)), Some(*point))
            }
            _ => (Vec::new(), None),
        }
    }
}

fn keep_nearest(kept: &mut Option<(usize, PointIx, Vec<usize>)>, point: PointIx, failing: Vec<usize>) {
    let better = |(least, at, _): &(usize, PointIx, Vec<usize>)| (failing.len(), point) < (*least, *at);
    if kept.as_ref().is_none_or(better) {
        *kept = Some((failing.len(), point, failing));
    }
}

/// The parts that must all hold, in the order of [`logic::parts`].
fn flat<'c>(condition: &'c Cond, into: &mut Vec<&'c Cond>) {
    match condition {
        Cond::All(parts) => parts.iter().for_each(|part| flat(part, into)),
        other => into.push(other),
    }
}

/// Visits every place of every seat.
pub(super) fn everywhere(atlas: &Atlas, visit: &mut dyn FnMut(Here<'_, '_>)) {
    for task in (0..atlas.tasks.len()).filter_map(|position| atlas.tasks.at(position)) {
        for (area, covers) in task.seat_areas() {
            let seat = SeatAt::new(atlas, task, area, covers);
            for place in seat.places.iter().copied() {
                visit(Here { seat: &seat, place });
            }
        }
    }
}

/// Goes to the place of a point.
pub(super) fn go_to(atlas: &Atlas, point: PointIx, visit: &mut dyn FnMut(Here<'_, '_>)) {
    let Some(task) = atlas.tasks.of(point.challenge) else { return };
    for (area, covers) in task.seat_areas().filter(|(area, _)| *area == point.seat) {
        let seat = SeatAt::new(atlas, task, area, covers);
        if let Some(place) = seat.place(point.place) {
            visit(Here { seat: &seat, place });
        }
    }
}

/// Finds out why each of these holds nowhere, if it does.
pub(super) fn search(atlas: &Atlas, searches: &mut [Search<'_>]) {
    everywhere(atlas, &mut |here| searches.iter_mut().for_each(|search| search.visit(here)));
    if searches.iter().any(|search| search.reason() == Some(LintReason::Together)) {
        everywhere(atlas, &mut |here| searches.iter_mut().for_each(|search| search.visit_again(here)));
    }
}

/// The first whom a rule matches here and who is not barred from its role.
pub(super) fn free(here: Here<'_, '_>, position: usize) -> Option<StakeholderIx> {
    let atlas = here.seat.atlas;
    let rule = atlas.rules.all.get(position)?;
    let suited = present(atlas).filter(|s| atlas.natures.suits(*s, position));
    let mut matched = suited.filter(|s| here.matches(&rule.when, *s));
    matched.find(|s| {
        roles::forbidding_of(here, *s, rule.role) == 0 && roles::exclusions_of(here, *s, rule.role).is_empty()
    })
}

/// The positions of the exceptions that set a rule aside at a point.
pub(super) fn set_aside_by(atlas: &Atlas, point: PointIx, position: usize) -> Vec<usize> {
    let mut by = Vec::new();
    go_to(atlas, point, &mut |here| by = exceptions_here(here, position));
    by
}

fn exceptions_here(here: Here<'_, '_>, position: usize) -> Vec<usize> {
    let rules = &here.seat.atlas.rules;
    let (mut aside, mut by): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    // each stands after those that can set it aside
    for exception in rules.exceptions.iter().copied() {
        let Some(rule) = rules.all.get(exception) else { continue };
        let applies = !aside.contains(&exception) && rule.at.meets(here.place.functions);
        if applies && here.settled(&rule.when) != Some(false) && free(here, exception).is_some() {
            by.extend(rule.sets_aside.contains(&position).then_some(exception));
            aside.extend(&rule.sets_aside);
        }
    }
    by
}
