//! What a change takes: a mandate, an appointment, a membership.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use regie::{Appointment, AreaEntry, Atlas, Change, Collection, Id, Landscape, Mandate, Stakeholder};
use serde_json::Value;

use crate::clock::Clock;
use crate::figures::Scale;
use crate::measure::Folded;
use crate::world::random::Random;

/// A change, and the areas that it concerns.
type Concerns = (Change, Vec<Id>);

/// Each change of the atlas as it was built: the atlas after it, then also one decision and all decisions where the stakeholder works. Gives back the changes, as JSON.
pub(crate) fn measure(atlas: &Atlas, seed: u64, count: usize, scale: &mut Scale) -> Result<Vec<Value>> {
    let landscape = atlas.landscape().context("the atlas has a landscape")?;
    let mut random = Random::new(seed, 100);
    let changes: Vec<Concerns> =
        (0..count).filter_map(|number| one(atlas, landscape, &mut random, number)).collect();
    let there = affecting(landscape);
    let (mut applied, mut first, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (change, areas) in &changes {
        let concerned: BTreeSet<&str> =
            areas.iter().filter_map(|area| there.get(area.as_str())).flatten().copied().collect();
        let start = Clock::start();
        let after = atlas.apply(std::slice::from_ref(change))?;
        applied.push(start.took());
        let mut folded = Folded::default();
        for (number, challenge) in concerned.iter().enumerate() {
            folded.visit(&after.decision(challenge)?);
            if number == 0 {
                first.push(start.took());
            }
        }
        all.push(start.took());
    }
    scale.quantiles("a change", &applied);
    scale.quantiles("a change and a decision there", &first);
    scale.quantiles("a change and all decisions there", &all);
    let text = |(change, _): &Concerns| Change::to_json(std::slice::from_ref(change));
    Ok(changes.iter().map(|change| serde_json::from_str(&text(change))).collect::<Result<_, _>>()?)
}

/// For an area, the challenges that name it or an area within it.
fn affecting(landscape: &Landscape) -> BTreeMap<&str, Vec<&str>> {
    let mut above: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for area in &landscape.areas {
        above.entry(area.id.as_str()).or_default().extend(area.within.iter().map(Id::as_str));
        for below in &area.contains {
            above.entry(below.as_str()).or_default().push(area.id.as_str());
        }
    }
    let mut there: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for challenge in &landscape.challenges {
        for entry in &challenge.areas {
            let (AreaEntry::Area(named) | AreaEntry::Within { within: named, .. }) = entry else { continue };
            let mut open = vec![named.as_str()];
            let mut seen = BTreeSet::new();
            while let Some(area) = open.pop() {
                if seen.insert(area) {
                    there.entry(area).or_default().push(challenge.id.as_str());
                    open.extend(above.get(area).into_iter().flatten());
                }
            }
        }
    }
    there
}

/// A change of one of three sorts: something more, or one time in three something less where there is something.
fn one(atlas: &Atlas, landscape: &Landscape, random: &mut Random, number: usize) -> Option<Concerns> {
    let someone = random.pick(&landscape.stakeholders).clone();
    let less = random.chance(333);
    let areas = someone.works_in.clone();
    let within = areas.first()?;
    Some(match number % 3 {
        0 => (mandate(atlas, landscape, random, someone.clone(), within, less), areas),
        1 => {
            let old = random.pick(&landscape.appointments);
            if less {
                (Change::Remove(Collection::Appointments, old.id.clone()), vec![old.within.clone()])
            } else {
                let id = format!("aanstelling-nieuw-{number}").parse().ok()?;
                let new = Appointment::new(id, someone.id.clone(), old.role.clone(), within.clone());
                (new.into(), vec![within.clone()])
            }
        }
        _ => (membership(landscape, random, someone, less), areas),
    })
}

fn mandate(
    atlas: &Atlas,
    landscape: &Landscape,
    random: &mut Random,
    mut someone: Stakeholder,
    within: &Id,
    less: bool,
) -> Change {
    if !less || someone.mandates.pop().is_none() {
        let lever = random.pick(&landscape.levers).id.clone();
        if let Some(area) = atlas.area(within.as_str()) {
            let new = Mandate::new(lever, area.level.clone(), within.clone());
            // the same lever at the same place twice would be a problem
            someone.mandates.retain(|old| old.lever != new.lever);
            someone.mandates.push(new);
        }
    }
    someone.into()
}

fn membership(landscape: &Landscape, random: &mut Random, mut someone: Stakeholder, less: bool) -> Change {
    if !less || someone.member_of.pop().is_none() {
        let other = random.pick(&landscape.stakeholders).id.clone();
        if other != someone.id && !someone.member_of.contains(&other) {
            someone.member_of.push(other);
        }
    }
    someone.into()
}
