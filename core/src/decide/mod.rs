//! Who acts where: one decision at a time, numbered after the contract.
//!
//! [`places`] is §3, [`matching`] and [`roles`] are §4, [`gaps`] its requirements and separations, and this file §5.

pub(crate) mod places;
pub(crate) mod matching;
pub(crate) mod roles;
pub(crate) mod gaps;

use crate::atlas::Atlas;
use crate::atlas::tasks::{Seats, Task};
use crate::error::{Nearest, Unknown, shorten};
use crate::model::Names;
use crate::model::table::{AreaIx, ChallengeIx, Ix};
use crate::rules::Approaches;

use gaps::Finding;
use places::{LeverAt, SeatAt, seat_areas};
use roles::{Barring, Holding};

/// The atlas's answer for one challenge: who acts where, and why (Dutch: *wie doet wat waar*; contract §5).
///
/// It borrows from the atlas; [`to_json`](Decision::to_json) writes it out.
#[derive(Debug)]
pub struct Decision<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) challenge: ChallengeIx,
    pub(crate) approaches: Approaches,
    pub(crate) seats: Vec<SeatDecided>,
    pub(crate) no_common_area: bool,
}

/// One seat of a decision, as indices.
#[derive(Debug)]
pub(crate) struct SeatDecided {
    pub(crate) area: AreaIx,
    pub(crate) covers: Vec<AreaIx>,
    pub(crate) approaches: Approaches,
    pub(crate) levers: Vec<LeverAt>,
    pub(crate) roles: Vec<Holding>,
    pub(crate) excluded: Vec<Barring>,
    pub(crate) gaps: Vec<Finding>,
    pub(crate) advice: Vec<Finding>,
}

/// The index of an id, or an error that names the nearest.
pub(crate) fn find<I: Ix>(names: &Names<I>, what: &'static str, id: &str) -> Result<I, Unknown> {
    names.find(id).ok_or_else(|| Unknown {
        what,
        id: shorten(id).into(),
        nearest: Nearest::new().among(id, names.all()),
        date: None,
    })
}

impl Atlas {
    /// Who acts on this challenge, where, and why?
    ///
    /// Only this decision is computed: its cost is bounded by seats × places × candidates × rules.
    ///
    /// # Errors
    /// [`Unknown`] when there is no such challenge at the atlas's date, with the nearest id.
    pub fn decision(&self, challenge: &str) -> Result<Decision<'_>, Unknown> {
        let index = find(&self.model.challenges, "challenge", challenge)?;
        self.decide(index).ok_or_else(|| Unknown {
            what: "challenge",
            id: shorten(challenge).into(),
            nearest: None,
            date: Some(self.date()),
        })
    }

    /// Every decision, in the order of challenge ids, each computed when it is asked for.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> + '_ {
        self.model.challenges.indices().filter_map(|challenge| self.decide(challenge))
    }

    /// All decisions as one compact JSON array (contract §5).
    #[must_use]
    pub fn decisions_json(&self) -> String {
        let mut json = String::from("[");
        for decision in self.decisions() {
            if json.len() > 1 {
                json.push(',');
            }
            json.push_str(&decision.to_json());
        }
        json.push(']');
        json
    }

    /// Nothing where the challenge is absent at the date.
    pub(crate) fn decide(&self, challenge: ChallengeIx) -> Option<Decision<'_>> {
        let task = self.tasks[challenge].as_ref()?;
        let seats = seat_areas(task).into_iter();
        let seats: Vec<SeatDecided> =
            seats.map(|(area, covers)| decide_seat(self, task, area, covers)).collect();
        Some(Decision {
            atlas: self,
            challenge,
            approaches: seats.iter().fold(Approaches::default(), |all, seat| all.and(seat.approaches)),
            seats,
            no_common_area: task.seats == Seats::NoCommonArea,
        })
    }
}

/// Decides one seat.
pub(crate) fn decide_seat(atlas: &Atlas, task: &Task, area: AreaIx, covers: Vec<AreaIx>) -> SeatDecided {
    let seat = SeatAt::new(atlas, task, area, covers);
    let (roles, excluded) = roles::of_seat(&seat);
    let (gaps, advice) = gaps::of_seat(&seat, &roles);
    let SeatAt { covers, levers, approaches, .. } = seat;
    SeatDecided { area, covers, approaches, levers, roles, excluded, gaps, advice }
}
