//! Levers where they lie, with the challenges that need them.

use crate::atlas::Atlas;
use crate::document::Approach;
use crate::ids::Id;
use crate::model::table::{AreaIx, ChallengeIx, LeverIx, StakeholderIx, holds, sorted};
use crate::order::sort;

use super::fold;

/// A lever at an area where it lies, and what needs it there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Held<'a> {
    /// The lever.
    pub lever: &'a Id,
    /// Where it lies.
    pub area: &'a Id,
    /// The level of that area.
    pub level: &'a Id,
    /// The approach of that level.
    pub approach: Approach,
    /// Who holds it there; on the agenda of a stakeholder or kind, of those whose agenda it is.
    pub holders: Vec<&'a Id>,
    /// The challenges that need it there.
    pub challenges: Vec<&'a Id>,
    /// The affected areas for which it lies there.
    #[serde(rename = "for")]
    pub covers: Vec<&'a Id>,
}

/// A lever, where it lies, a challenge that needs it, an affected area for which it lies there.
pub(super) type HeldRow = (LeverIx, AreaIx, ChallengeIx, AreaIx);

/// One entry for each lever and area. With `only`, of the holders these.
pub(super) fn told<'a>(
    atlas: &'a Atlas,
    mut rows: Vec<HeldRow>,
    only: Option<&[StakeholderIx]>,
) -> Vec<Held<'a>> {
    let model = &atlas.model;
    sort(&mut rows);
    let places = rows.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    let told = places.filter_map(|alike| {
        let (lever, area, ..) = *alike.first()?;
        let holders = atlas.holders(area).of(lever).iter().copied();
        let holders: Vec<_> = holders.filter(|s| only.is_none_or(|only| holds(only, s))).collect();
        let challenges = sorted(alike.iter().map(|row| row.2).collect());
        Some(Held {
            lever: model.levers.id(lever),
            area: model.areas.id(area),
            level: model.levels.id(model.level_of[area]),
            approach: model.approach(area),
            holders: fold::stakeholders(atlas, &holders),
            challenges: challenges.iter().map(|challenge| model.challenges.id(*challenge)).collect(),
            covers: fold::areas(atlas, &sorted(alike.iter().map(|row| row.3).collect())),
        })
    });
    told.collect()
}
