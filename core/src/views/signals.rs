//! What must be signalled to a higher government: bundled, with those behind it, and why nobody lower can do it (E-04, E-88).

use crate::atlas::Atlas;
use crate::decide::SeatDecided;
use crate::document::Approach;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LeverIx, StakeholderIx, sorted};
use crate::order::sort;

use super::fold;
use super::scope::Asked;

/// One signal: everything that asks the same government for the same lever.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Signal<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// Who holds it there (Dutch: *bestemmeling*).
    pub addressee: &'a Id,
    /// Where it lies.
    pub targets: Vec<&'a Id>,
    /// The challenges behind it.
    pub challenges: Vec<&'a Id>,
    /// How many affected areas stand behind it.
    pub count: usize,
    /// The affected areas behind it.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
    /// Why it cannot be done lower: for each of them, where nobody can pull the lever.
    pub not_lower: Vec<NotLower<'a>>,
}

/// Where nobody can pull a lever, for an affected area: everything at or above it of a lower level than where the lever lies.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct NotLower<'a> {
    /// The affected area.
    #[serde(rename = "for")]
    pub covered: &'a Id,
    /// Itself and the areas above it, lowest level first.
    pub areas: Vec<&'a Id>,
}

/// A lever that lies with a higher government, for a challenge in an affected area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Upward {
    pub(super) lever: LeverIx,
    pub(super) addressee: StakeholderIx,
    pub(super) target: AreaIx,
    pub(super) challenge: ChallengeIx,
    pub(super) covered: AreaIx,
}

/// What must be signalled for the areas asked for.
pub(super) fn of_seat<'s>(
    asked: &'s Asked<'_>,
    seat: &'s SeatDecided<'_>,
) -> impl Iterator<Item = Upward> + 's {
    let atlas = asked.atlas;
    let is_upward = |area| atlas.model.approach(area) == Approach::Signal;
    let links = seat.at.links.iter().filter(move |link| is_upward(link.area) && asked.touches(link.covered));
    links.flat_map(move |link| {
        let (lever, target, covered, challenge) =
            (link.lever, link.area, link.covered, seat.at.task.challenge);
        let holders = atlas.holders(target).of(lever).iter().copied();
        holders.map(move |addressee| Upward { lever, addressee, target, challenge, covered })
    })
}

/// One signal for each lever and addressee.
pub(super) fn bundled(atlas: &Atlas, mut upward: Vec<Upward>) -> Vec<Signal<'_>> {
    let model = &atlas.model;
    sort(&mut upward);
    let same = |one: &Upward, other: &Upward| (one.lever, one.addressee) == (other.lever, other.addressee);
    let signals = upward.chunk_by(same).filter_map(|alike| {
        let first = alike.first()?;
        let targets = sorted(alike.iter().map(|one| one.target).collect());
        let challenges = sorted(alike.iter().map(|one| one.challenge).collect());
        let covers = sorted(alike.iter().map(|one| one.covered).collect());
        // the sources of an area are all of one level
        let level = |covered: AreaIx| {
            let target = alike.iter().find(|one| one.covered == covered).map(|one| one.target);
            target.map(|target| model.level_of[target])
        };
        let not_lower = covers.iter().map(|covered| {
            let at = level(*covered);
            let lower =
                atlas.space.up(*covered).iter().copied().filter(|area| Some(model.level_of[*area]) < at);
            NotLower {
                covered: model.areas.id(*covered),
                areas: fold::areas(atlas, &lower.collect::<Vec<_>>()),
            }
        });
        Some(Signal {
            lever: model.levers.id(first.lever),
            addressee: model.stakeholders.id(first.addressee),
            targets: fold::areas(atlas, &targets),
            challenges: challenges.iter().map(|challenge| model.challenges.id(*challenge)).collect(),
            count: covers.len(),
            covers: fold::areas(atlas, &covers),
            not_lower: not_lower.collect(),
        })
    });
    signals.collect()
}
