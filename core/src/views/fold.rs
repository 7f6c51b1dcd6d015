//! Many stakeholders in few figures: how many of each kind, and how many local governments.

use crate::atlas::Atlas;
use crate::ids::Id;
use crate::model::table::{AreaIx, KindIx, RoleIx, StakeholderIx, sorted};
use crate::order::sort;

/// Stakeholders, counted by kind (so that one can say: 14 local governments, 2 care providers).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Folded<'a> {
    /// How many there are.
    pub count: usize,
    /// The areas of which the municipality, its OCMW, or both are among them: together these are one local government (Dutch: *lokaal bestuur*; decree of 9 February
    /// 2018, article 3, 3°).
    pub local_governments: usize,
    /// How many of each kind, by kind.
    pub kinds: Vec<KindCount<'a>>,
    /// All of them.
    pub stakeholders: Vec<&'a Id>,
}

/// How many stakeholders have a kind.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct KindCount<'a> {
    /// The kind.
    pub kind: &'a Id,
    /// How many.
    pub count: usize,
}

/// Those who have a role.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RoleFolded<'a> {
    /// The role.
    pub role: &'a Id,
    /// Who has it.
    pub who: Folded<'a>,
}

/// The kinds of which one of a town is its local government together with the other.
const LOCAL_GOVERNMENT: [&str; 2] = ["municipality", "ocmw"];

impl<'a> Folded<'a> {
    /// Of stakeholders in any order, some of them more than once.
    pub(super) fn new(atlas: &'a Atlas, who: Vec<StakeholderIx>) -> Self {
        let (who, model, people) = (sorted(who), &atlas.model, &atlas.people);
        let mut kinds: Vec<KindIx> = who.iter().filter_map(|s| people.kind(*s)).collect();
        sort(&mut kinds);
        let local = LOCAL_GOVERNMENT.map(|kind| model.kinds.find(kind));
        let is_local = |s: &&StakeholderIx| people.kind(**s).is_some_and(|kind| local.contains(&Some(kind)));
        let towns = who.iter().filter(is_local).flat_map(|s| people.works_in(*s)).copied().collect();
        Self {
            count: who.len(),
            local_governments: sorted::<AreaIx>(towns).len(),
            kinds: kinds
                .chunk_by(PartialEq::eq)
                .filter_map(|alike| {
                    Some(KindCount { kind: model.kinds.id(*alike.first()?), count: alike.len() })
                })
                .collect(),
            stakeholders: stakeholders(atlas, &who),
        }
    }
}

/// Those who have each role, from pairs in any order.
pub(super) fn roles(atlas: &Atlas, mut pairs: Vec<(RoleIx, StakeholderIx)>) -> Vec<RoleFolded<'_>> {
    sort(&mut pairs);
    let of_role = pairs.chunk_by(|one, other| one.0 == other.0);
    let folded = of_role.filter_map(|alike| {
        let role = atlas.model.roles.id(alike.first()?.0);
        Some(RoleFolded { role, who: Folded::new(atlas, alike.iter().map(|(_, s)| *s).collect()) })
    });
    folded.collect()
}

/// Are these the municipality and the OCMW of one town, and nobody else?
pub(super) fn is_one_government(atlas: &Atlas, who: &[StakeholderIx]) -> bool {
    let folded = Folded::new(atlas, who.to_vec());
    let local = folded.kinds.iter().all(|one| LOCAL_GOVERNMENT.iter().any(|kind| *one.kind == *kind));
    local && folded.count > 1 && folded.local_governments == 1
}

/// The ids of areas, in their order.
pub(super) fn areas<'a>(atlas: &'a Atlas, list: &[AreaIx]) -> Vec<&'a Id> {
    list.iter().map(|area| atlas.model.areas.id(*area)).collect()
}

/// The ids of stakeholders, in their order.
pub(super) fn stakeholders<'a>(atlas: &'a Atlas, list: &[StakeholderIx]) -> Vec<&'a Id> {
    list.iter().map(|s| atlas.model.stakeholders.id(*s)).collect()
}
