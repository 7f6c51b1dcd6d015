//! Where levers lie, as the rules read it: held below alone, hidden behind a lower one, or held by nobody.

use std::collections::BTreeMap;

use super::code::LintCode;
use super::finding::{Findings, Lint};
use super::search::everywhere;
use super::seen::{PointIx, keep_first};
use crate::atlas::Atlas;
use crate::document::Collection;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LeverIx, StakeholderIx, Table, holds, sorted};

/// Where a lever lies that is not found where it is looked for.
#[derive(Debug, Default)]
struct Elsewhere {
    areas: Vec<AreaIx>,
    who: Vec<StakeholderIx>,
    challenges: Vec<ChallengeIx>,
    example: Option<PointIx>,
}

impl Elsewhere {
    fn add(&mut self, atlas: &Atlas, lever: LeverIx, area: AreaIx, challenge: ChallengeIx) {
        self.areas.push(area);
        self.who.extend(atlas.holders(area).of(lever));
        self.challenges.push(challenge);
    }

    fn told(self, atlas: &Atlas, lint: Lint) -> Lint {
        let model = &atlas.model;
        let areas = sorted(self.areas);
        let who = sorted(self.who);
        lint.at(self.example.map(|point| point.told(atlas)))
            .with(Collection::Areas, areas.into_iter().map(|area| model.areas.id(area)))
            .with(Collection::Stakeholders, who.into_iter().map(|s| model.stakeholders.id(s)))
    }
}

pub(super) fn lint(atlas: &Atlas, findings: &mut Findings) {
    let model = &atlas.model;
    let mut below: BTreeMap<(ChallengeIx, LeverIx), Elsewhere> = BTreeMap::new();
    let mut hidden: BTreeMap<LeverIx, Elsewhere> = BTreeMap::new();
    let mut needing: Table<LeverIx, Vec<ChallengeIx>> = Table::filled(model.levers.len(), &Vec::new());
    everywhere(atlas, &mut |here| {
        let seat = here.seat;
        let challenge = seat.task.challenge;
        if here.place.area == seat.area {
            for lever in seat.task.needs {
                needing[*lever].push(challenge);
            }
            for (lever, covered) in seat.missing.iter().copied() {
                if !holds(atlas.held_below(covered), &lever) {
                    continue;
                }
                let found = below.entry((challenge, lever)).or_default();
                let point = PointIx { challenge, seat: seat.area, place: covered, who: None };
                keep_first(&mut found.example, point);
                let strictly = atlas.space.down(covered).iter().filter(|area| **area != covered);
                for area in strictly.copied().filter(|area| !atlas.holders(*area).of(lever).is_empty()) {
                    found.add(atlas, lever, area, challenge);
                }
            }
        }
        for link in seat.links.iter().filter(|link| link.area == here.place.area) {
            let low = model.approach(link.area);
            for above in atlas.space.up(link.covered).iter().copied() {
                if model.approach(above) > low && !atlas.holders(above).of(link.lever).is_empty() {
                    let found = hidden.entry(link.lever).or_default();
                    found.add(atlas, link.lever, above, challenge);
                    let who = atlas.holders(link.area).of(link.lever).first().copied();
                    keep_first(&mut found.example, PointIx::of(here, who));
                }
            }
        }
    });
    for ((challenge, lever), found) in below {
        let (challenge, lever) = (model.challenges.id(challenge), model.levers.id(lever));
        let at = atlas.document_of(Collection::Challenges, challenge);
        let lint = Lint::new(LintCode::HeldBelow, &at, format!("challenges/{challenge}/needs/{lever}"));
        findings.add(found.told(atlas, lint).with(Collection::Levers, [lever]));
    }
    for (lever, found) in hidden {
        let lever = model.levers.id(lever);
        let challenges = sorted(found.challenges.clone());
        let at = atlas.document_of(Collection::Levers, lever);
        let lint = Lint::new(LintCode::HiddenHolder, &at, format!("levers/{lever}"));
        let challenges = challenges.into_iter().map(|challenge| model.challenges.id(challenge));
        findings.add(found.told(atlas, lint).with(Collection::Challenges, challenges));
    }
    unheld(atlas, needing, findings);
}

/// Levers that nobody holds at any area, if they are needed or the landscape's own.
fn unheld(atlas: &Atlas, mut needing: Table<LeverIx, Vec<ChallengeIx>>, findings: &mut Findings) {
    let model = &atlas.model;
    let mut held = Table::filled(model.levers.len(), &false);
    for area in model.areas.indices() {
        for lever in atlas.holders(area).levers() {
            held[lever] = true;
        }
    }
    for lever in model.levers.indices() {
        let challenges = sorted(std::mem::take(&mut needing[lever]));
        let id: &Id = model.levers.id(lever);
        let at = atlas.document_of(Collection::Levers, id);
        if held[lever] || challenges.is_empty() && &*at != super::customs::LANDSCAPE {
            continue;
        }
        let challenges = challenges.into_iter().map(|challenge| model.challenges.id(challenge));
        let lint = Lint::new(LintCode::UnheldLever, &at, format!("levers/{id}"));
        findings.add(lint.with(Collection::Challenges, challenges));
    }
}
