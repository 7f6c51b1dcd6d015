//! The customs of landscapes on which rules rely, wherever a landscape can be seen to go against them.

use std::cmp::Reverse;

use super::code::{LintCode, LintReason};
use super::finding::{Findings, Lint};
use super::seen::present;
use crate::atlas::Atlas;
use crate::atlas::content::Content;
use crate::document::{Appointment, Approach, Collection, Landscape, Stakeholder};
use crate::ids::Id;
use crate::model::table::{AreaIx, LevelIx, StakeholderIx, ThemeIx, holds, share, sorted};
use crate::order::sort;
use crate::rules::{Cond, Test};

/// The name of the landscape itself.
pub(super) const LANDSCAPE: &str = "landscape";

pub(super) fn lint(atlas: &Atlas, findings: &mut Findings) {
    let parts: Vec<(&str, &Landscape)> = parts(atlas).collect();
    for s in present(atlas) {
        let Some(stakeholder) = atlas.stakeholder_at(s) else { continue };
        let document = atlas.document_of(Collection::Stakeholders, &stakeholder.id);
        lists_areas(atlas, s, stakeholder, &document, findings);
        overlapping(atlas, stakeholder, &document, findings);
        if is_idle(atlas, s, stakeholder, &parts) {
            let path = format!("stakeholders/{}", stakeholder.id);
            findings.add(Lint::new(LintCode::IdleStakeholder, &document, path));
        }
    }
    for (document, part) in &parts {
        broad_appointments(atlas, document, part, findings);
        of_nobody(atlas, document, part, findings);
    }
    unlinked(atlas, findings);
}

/// The landscape as it is now, and what it builds on, by name.
fn parts(atlas: &Atlas) -> impl Iterator<Item = (&str, &Landscape)> {
    let own = atlas.landscape().map(|own| (LANDSCAPE, own));
    let sets = atlas.model.part_names().zip(atlas.model.parts());
    own.into_iter().chain(sets.filter_map(|(name, part)| Some((name?, &**part))))
}

impl Atlas {
    /// In which document an element stands.
    pub(super) fn document_of(&self, collection: Collection, id: &Id) -> Box<str> {
        let sets = self.model.part_names().zip(self.model.parts());
        let mut named = sets.filter_map(|(name, part)| Some((name?, part)));
        named.find(|(_, part)| part.has(collection, id)).map_or(LANDSCAPE, |(name, _)| name).into()
    }
}

/// Does it work in the local areas of an area of cooperation, one by one: in all of them, in most, or in some beside that area?
fn lists_areas(
    atlas: &Atlas,
    s: StakeholderIx,
    stakeholder: &Stakeholder,
    document: &str,
    findings: &mut Findings,
) {
    /// Fewer are those few where it works, whatever they are part of.
    const MANY: usize = 3;
    let (model, space) = (&atlas.model, &atlas.space);
    let works_in = atlas.people.works_in(s);
    let level = |area: AreaIx| model.level_of[area];
    let is_of = |area: AreaIx, approach| model.approach(area) == approach;
    // areas stand in the order of levels
    for alike in works_in.chunk_by(|one, other| level(*one) == level(*other)) {
        let Some(first) = alike.first().filter(|first| is_of(**first, Approach::Local)) else { continue };
        let unit = level(*first);
        // neighbourhoods are listed for their town, not for its region
        let between = |above: AreaIx| {
            let inside = space.up(*first).iter().filter(|area| **area != *first && **area != above);
            inside.into_iter().any(|area| space.lies_within(*area, above))
        };
        let above = sorted(alike.iter().flat_map(|area| space.up(*area)).copied().collect());
        let above = above.into_iter().filter(|above| is_of(*above, Approach::Joint) && !between(*above));
        let listed = above.filter_map(|above| {
            let all = space.of_level_within(model, unit, above).count();
            let found = alike.iter().filter(|area| space.lies_within(**area, above)).count();
            let reason = match found {
                _ if holds(works_in, &above) => Some(LintReason::Beside),
                _ if found == all && found > 1 => None,
                _ if found >= MANY && 2 * found > all => Some(LintReason::Most),
                _ => return None,
            };
            Some((above, reason, found, all))
        });
        // the area of which it lists the most, where there are several
        let Some((above, reason, found, all)) = listed.max_by_key(|(above, reason, found, all)| {
            (*reason == Some(LintReason::Beside), *found == *all, *found, Reverse(*above))
        }) else {
            continue;
        };
        let path = format!("stakeholders/{}/works_in", stakeholder.id);
        let mut lint = Lint::new(LintCode::ListsAreas, document, path).counting(found, all);
        if let Some(reason) = reason {
            lint = lint.because(reason, Vec::new());
        }
        findings.add(lint.with(Collection::Areas, [model.areas.id(above)]));
    }
}

/// Mandates at a level whose areas overlap where they hold; and those at a level of cooperation that are given for a higher area as a whole.
fn overlapping(atlas: &Atlas, stakeholder: &Stakeholder, document: &str, findings: &mut Findings) {
    let (model, space) = (&atlas.model, &atlas.space);
    for mandate in stakeholder.mandates.iter().filter(|mandate| mandate.valid.holds_on(atlas.date())) {
        let Some(level) = model.levels.find(mandate.level.as_str()) else { continue };
        let Some(within) = model.areas.find(mandate.within.as_str()) else { continue };
        let within = space.succession.resolve(within);
        let shared: Vec<AreaIx> = within.iter().flat_map(|within| overlap(atlas, level, *within)).collect();
        let is_joint = |area: &AreaIx| model.approach(*area) == Approach::Joint;
        let is_higher = within.iter().any(|within| model.approach(*within) == Approach::Signal);
        let all = || within.iter().flat_map(|within| space.of_level_within(model, level, *within));
        let everywhere = is_higher && all().next().as_ref().is_some_and(is_joint);
        if shared.is_empty() && !everywhere {
            continue;
        }
        let path = format!(
            "stakeholders/{}/mandates/{}@{}@{}",
            stakeholder.id, mandate.lever, mandate.level, mandate.within
        );
        let mut lint = Lint::new(LintCode::OverlappingMandate, document, path);
        let mut areas = sorted(shared);
        if areas.is_empty() {
            (lint, areas) = (lint.because(LintReason::Everywhere, Vec::new()), sorted(within));
        }
        let areas = areas.into_iter().map(|area| model.areas.id(area));
        findings.add(lint.with(Collection::Areas, areas).with(Collection::Levers, [&mandate.lever]));
    }
}

/// The areas of a level, within an area, that share an area below with another one.
fn overlap(atlas: &Atlas, level: LevelIx, within: AreaIx) -> Vec<AreaIx> {
    let space = &atlas.space;
    let all: Vec<AreaIx> = space.of_level_within(&atlas.model, level, within).collect();
    let strictly = |area: AreaIx| {
        let below = space.down(area).iter().copied();
        below.filter(move |below| *below != area && space.succession.is_present(*below))
    };
    let overlaps = |one: &AreaIx| {
        strictly(*one).any(|below| {
            let above = space.up(below).iter();
            above.filter(|above| atlas.model.level_of[**above] == level && holds(&all, above)).count() > 1
        })
    };
    all.iter().copied().filter(overlaps).collect()
}

/// The appointments of a document that hold at the date, as they are now.
fn appointments(atlas: &Atlas, part: &Landscape) -> Vec<Appointment> {
    let now = part.appointments.iter().filter_map(|one| atlas.appointment_now(&one.id));
    let agreed = |one: &Appointment| {
        let by = one.by.as_ref().and_then(|by| atlas.model.agreements.find(by.as_str()));
        by.and_then(|by| atlas.model.agreement(by)).is_none_or(|by| by.valid.holds_on(atlas.date()))
    };
    now.filter(|one| one.valid.holds_on(atlas.date()) && agreed(one)).collect()
}

/// Is there nothing by which any rule could find it?
fn is_idle(atlas: &Atlas, s: StakeholderIx, own: &Stakeholder, parts: &[(&str, &Landscape)]) -> bool {
    let date = atlas.date();
    let names = |ids: &[Id]| ids.iter().any(|id| is_or_becomes(atlas, id, s));
    let mentioned = |part: &Landscape| {
        part.offers.iter().any(|one| one.valid.holds_on(date) && names(&one.by))
            || part.agreements.iter().any(|one| one.valid.holds_on(date) && names(&one.parties))
            || appointments(atlas, part).iter().any(|one| names(std::slice::from_ref(&one.stakeholder)))
    };
    atlas.people.works_in(s).is_empty()
        && !own.mandates.iter().any(|mandate| mandate.valid.holds_on(date))
        && !atlas.rules.names(s)
        && !parts.iter().any(|(_, part)| mentioned(part))
}

fn is_or_becomes(atlas: &Atlas, id: &Id, s: StakeholderIx) -> bool {
    let found = atlas.model.stakeholders.find(id.as_str());
    found.is_some_and(|named| named == s || atlas.people.succession.resolve(named).contains(&s))
}

/// Appointments without themes over an area of cooperation, or a higher one.
fn broad_appointments(atlas: &Atlas, document: &str, part: &Landscape, findings: &mut Findings) {
    let space = &atlas.space;
    for one in appointments(atlas, part).iter().filter(|one| one.themes.is_empty()) {
        let within = atlas.model.areas.find(one.within.as_str());
        let s = atlas.model.stakeholders.find(one.stakeholder.as_str());
        let (Some(within), Some(s)) = (within, s) else { continue };
        let is_there = !atlas.people.succession.resolve(s).is_empty();
        let mut areas = space.succession.resolve(within).into_iter();
        let wide = areas.any(|area| atlas.model.approach(area) > Approach::Local);
        if is_there && wide {
            let lint = Lint::new(LintCode::BroadAppointment, document, format!("appointments/{}", one.id));
            let lint = lint.with(Collection::Stakeholders, [&one.stakeholder]);
            findings.add(lint.with(Collection::Roles, [&one.role]).with(Collection::Areas, [&one.within]));
        }
    }
}

/// Offers and agreements that are valid and of nobody.
fn of_nobody(atlas: &Atlas, document: &str, part: &Landscape, findings: &mut Findings) {
    let is_there = |ids: &[Id]| {
        let found = ids.iter().filter_map(|id| atlas.model.stakeholders.find(id.as_str()));
        found.into_iter().any(|s| !atlas.people.succession.resolve(s).is_empty())
    };
    let is_somewhere = |ids: &[Id]| {
        let found = ids.iter().filter_map(|id| atlas.model.areas.find(id.as_str()));
        found.into_iter().any(|area| !atlas.space.succession.resolve(area).is_empty())
    };
    for one in part.offers.iter().filter(|one| one.valid.holds_on(atlas.date())) {
        if !(is_there(&one.by) && is_somewhere(&one.areas)) {
            findings.add(Lint::new(LintCode::IdleOffer, document, format!("offers/{}", one.id)));
        }
    }
    for one in part.agreements.iter().filter(|one| one.valid.holds_on(atlas.date())) {
        if !is_there(&one.parties) {
            findings.add(Lint::new(LintCode::IdleAgreement, document, format!("agreements/{}", one.id)));
        }
    }
}

/// Own themes of challenges that lead nowhere: to no theme of a reference set, and to none that a condition names.
fn unlinked(atlas: &Atlas, findings: &mut Findings) {
    let model = &atlas.model;
    let rules = atlas.rules.all.iter().map(|rule| &rule.when);
    let rules = rules.chain(atlas.rules.requirements.iter().map(|one| &one.when));
    let rules = rules.chain(atlas.rules.separations.iter().map(|one| &one.when));
    let mut named: Vec<ThemeIx> = Vec::new();
    rules.for_each(|when| themes(when, &mut named));
    if named.is_empty() {
        return;
    }
    let is_own =
        |theme: &ThemeIx| &*atlas.document_of(Collection::Themes, model.themes.id(*theme)) == LANDSCAPE;
    named.extend(model.themes.indices().filter(|theme| !is_own(theme)));
    let named = sorted(named);
    let tasks = || (0..atlas.tasks.len()).filter_map(|position| atlas.tasks.at(position));
    let content = Content::new(model);
    let used = sorted(tasks().flat_map(|task| task.named.list).copied().collect());
    for theme in used.into_iter().filter(is_own) {
        let naming = tasks().filter(|task| task.named.list.contains(&theme));
        let mut challenges: Vec<&Id> = naming.map(|task| model.challenges.id(task.challenge)).collect();
        if !share(&content.above(&[theme]), &named) {
            sort(&mut challenges);
            let lint =
                Lint::new(LintCode::UnlinkedTheme, LANDSCAPE, format!("themes/{}", model.themes.id(theme)));
            findings.add(lint.with(Collection::Challenges, challenges));
        }
    }
}

/// The themes that a condition names. Conditions nest at most 64 deep, so this may recurse.
fn themes(condition: &Cond, into: &mut Vec<ThemeIx>) {
    match condition {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| themes(part, into)),
        Cond::Not(part) => themes(part, into),
        Cond::Test(Test::Theme(list)) => into.extend(list.few().list),
        Cond::Test(_) => {}
    }
}
