//! An intake desk: whom to call about a challenge, the nearest first.

use regie::{Atlas, Decision, Id, Unknown};

/// The roles of those who are called, those who are called first at the front; whoever has none of them is called last.
const ROLES: [&str; 5] = ["director", "coordinator", "actor", "provider", "partner"];

/// Whom to call about a challenge: whoever directs, then whoever acts, then whoever else has a role or holds a lever that is needed. Each once.
///
/// # Errors
/// There is no such challenge at the date of the atlas.
pub fn whom_to_call(atlas: &Atlas, challenge: &str) -> Result<Vec<Id>, Unknown> {
    let decision = atlas.decision(challenge)?;
    let mut found: Vec<(usize, Id)> = Vec::new();
    for seat in decision.seats() {
        for role in seat.roles() {
            let place = ROLES.iter().position(|known| role.role == known);
            found.push((place.unwrap_or(ROLES.len()), role.stakeholder.clone()));
        }
    }
    found.extend(holders(&decision).into_iter().map(|holder| (ROLES.len(), holder)));
    found.sort();
    let mut calls: Vec<Id> = Vec::new();
    for (_, who) in found {
        if !calls.contains(&who) {
            calls.push(who);
        }
    }
    Ok(calls)
}

/// Whoever holds a lever that a challenge needs, where it lies lowest.
#[must_use]
pub fn holders(decision: &Decision<'_>) -> Vec<Id> {
    let mut holders = Vec::new();
    for lever in decision.seats().flat_map(|seat| seat.levers().collect::<Vec<_>>()) {
        holders.extend(lever.sources.into_iter().flat_map(|source| source.holders).cloned());
    }
    holders
}
