//! Who may take a step with a signal: asked of the rules, never judged here.

use std::fmt;

use serde::Serialize;

use super::path::{PathActor, PathStep, Who};
use super::signal::Signal;
use crate::atlas::Atlas;
use crate::ids::Id;
use crate::refused::acts_for;

/// A stakeholder that has a role, and the rules that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Holder {
    /// The stakeholder.
    pub stakeholder: Id,
    /// The rules, in the order of ids.
    pub because: Vec<Id>,
}

/// Who may take a step with a signal, by one of the actors that its path names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MayTake {
    /// Somebody who stands in some relation to the signal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Who>,
    /// Whoever has this role on the signal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Id>,
    /// Who that is, in the order of ids; nobody named where it is anyone.
    pub stakeholders: Vec<Holder>,
    /// Those who have the role too, and come after those of the reporter's own sector.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub come_after: Vec<Id>,
}

impl fmt::Display for MayTake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.who, &self.role) {
            (Some(Who::Anyone), _) => return f.write_str("anyone"),
            (Some(Who::Reporter), _) => f.write_str("who reported it: ")?,
            (Some(Who::Addressee), _) => f.write_str("who was addressed: ")?,
            (None, Some(role)) => write!(f, "role `{role}`: ")?,
            (None, None) => {}
        }
        if self.stakeholders.is_empty() {
            return f.write_str("nobody");
        }
        for (n, holder) in self.stakeholders.iter().enumerate() {
            write!(f, "{}`{}`", if n == 0 { "" } else { " and " }, holder.stakeholder)?;
            for (m, rule) in holder.because.iter().enumerate() {
                write!(f, "{}`{rule}`", if m == 0 { " by rule " } else { ", " })?;
            }
        }
        Ok(())
    }
}

impl MayTake {
    /// Is it open to everybody, or to somebody who is there?
    pub(super) fn is_somebody(&self) -> bool {
        self.who == Some(Who::Anyone) || !self.stakeholders.is_empty()
    }

    fn takes(&self, atlas: &Atlas, by: &Id) -> bool {
        self.who == Some(Who::Anyone)
            || self.stakeholders.iter().any(|holder| acts_for(atlas, by, &holder.stakeholder))
    }
}

/// Everybody who has a role on a signal: on the challenge of which it is a part, at the seats that concern its areas; until it is part of one (or where that is not
/// there), as if it were a challenge itself.
pub(super) fn holders(atlas: &Atlas, signal: &Signal, role: &Id) -> Vec<Holder> {
    let challenge = signal.challenge.as_ref().filter(|challenge| is_challenge(atlas, challenge));
    let holding = match challenge {
        Some(challenge) => atlas.role_holders(challenge.as_str(), role.as_str(), &signal.areas),
        None => atlas.role_holders_if(&signal.as_challenge(), role.as_str()),
    };
    holding.into_iter().map(|(stakeholder, because)| Holder { stakeholder, because }).collect()
}

/// Is the challenge there at the date?
pub(super) fn is_challenge(atlas: &Atlas, challenge: &Id) -> bool {
    let index = atlas.model.challenges.find(challenge.as_str());
    index.is_some_and(|index| atlas.tasks.of(index).is_some())
}

/// Has a stakeholder the sector from which the signal comes: the one that it names, else one of its reporter's?
fn is_of_own_sector(atlas: &Atlas, signal: &Signal, stakeholder: &Id) -> bool {
    let sectors = |id: &Id| atlas.stakeholder(id.as_str()).map_or(&[][..], |one| one.sectors.as_slice());
    let own = signal.sector.as_ref().map_or_else(|| sectors(&signal.by), std::slice::from_ref);
    sectors(stakeholder).iter().any(|sector| own.contains(sector))
}

fn one(atlas: &Atlas, signal: &Signal, step: &PathStep, actor: &PathActor) -> MayTake {
    let named = |ids: Vec<Id>| {
        ids.into_iter().map(|stakeholder| Holder { stakeholder, because: Vec::new() }).collect()
    };
    let mut stakeholders: Vec<Holder> = match (actor.who, &actor.role) {
        (Some(Who::Anyone), _) | (None, None) => Vec::new(),
        (Some(Who::Reporter), _) => named(vec![signal.by.clone()]),
        // what is answered beside the path is what was asked above
        (Some(Who::Addressee), _) if step.is_beside() => named(signal.asked_above()),
        (Some(Who::Addressee), _) => named(signal.authority.iter().cloned().collect()),
        (None, Some(role)) => holders(atlas, signal, role),
    };
    let mut come_after = Vec::new();
    if actor.own_sector_first {
        let (own, others): (Vec<Holder>, Vec<Holder>) =
            stakeholders.into_iter().partition(|holder| is_of_own_sector(atlas, signal, &holder.stakeholder));
        if own.is_empty() {
            stakeholders = others;
        } else {
            stakeholders = own;
            come_after = others.into_iter().map(|holder| holder.stakeholder).collect();
        }
    }
    MayTake { who: actor.who, role: actor.role.clone(), stakeholders, come_after }
}

/// Who may take a step with a signal, whatever state it is in: one entry for each actor that the step names.
pub(super) fn may_take(atlas: &Atlas, signal: &Signal, step: &PathStep) -> Vec<MayTake> {
    step.may.iter().map(|actor| one(atlas, signal, step, actor)).collect()
}

/// May `by` take it? Otherwise, who may.
pub(super) fn check(atlas: &Atlas, signal: &Signal, step: &PathStep, by: &Id) -> Result<(), Vec<MayTake>> {
    let mut may = Vec::new();
    for actor in &step.may {
        let one = one(atlas, signal, step, actor);
        if one.takes(atlas, by) {
            return Ok(());
        }
        may.push(one);
    }
    Err(may)
}
