//! Who acts where: one decision at a time, numbered after the contract.
//!
//! [`places`] is §3, [`matching`], [`roles`] and [`walk`] are §4, [`gaps`] its requirements and separations, and this file §5.

pub(crate) mod places;
pub(crate) mod matching;
pub(crate) mod roles;
mod walk;
pub(crate) mod gaps;
#[cfg(feature = "processes")]
pub(crate) mod holders;

use crate::atlas::Atlas;
use crate::atlas::tasks::{Seats, Task};
use crate::error::{Unknown, shorten};
use crate::model::Names;
use crate::model::table::{AreaIx, ChallengeIx, Ix};
use crate::rules::Approaches;

use gaps::Finding;
use places::SeatAt;
use roles::{Found, Only, Scratch};

/// The atlas's answer for one challenge: who acts where, and why (Dutch: *wie doet wat waar*; contract §5).
///
/// It borrows from the atlas: what it holds are indices, and nothing is written out before it is asked for.
/// [`to_json`](Decision::to_json) writes all of it.
#[derive(Debug)]
pub struct Decision<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) challenge: ChallengeIx,
    pub(crate) approaches: Approaches,
    /// Those that count come first; the rest is memory for a next challenge.
    seats: Vec<SeatDecided<'a>>,
    count: usize,
    pub(crate) no_common_area: bool,
    scratch: Scratch,
}

/// One seat of a decision, as indices.
#[derive(Debug)]
pub(crate) struct SeatDecided<'a> {
    pub(crate) at: SeatAt<'a>,
    pub(crate) found: Found,
    pub(crate) gaps: Vec<Finding>,
    pub(crate) advice: Vec<Finding>,
}

/// The index of an id, or an error that names the nearest.
pub(crate) fn find<I: Ix>(names: &Names<I>, what: &'static str, id: &str) -> Result<I, Unknown> {
    names.find(id).ok_or_else(|| Unknown::among(what, id, names.all()))
}

/// Whether a stakeholder has a role on a challenge, asked with ids.
#[derive(Debug, Clone, Copy)]
pub struct RoleAt<'q> {
    /// The challenge.
    pub challenge: &'q str,
    /// The role.
    pub role: &'q str,
    /// The stakeholder. One that has ended means its successors: one of them will do.
    pub stakeholder: &'q str,
    /// The place; without it, any place of any seat. One that has ended means its successors.
    pub area: Option<&'q str>,
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
    ///
    /// [`sweep`](Atlas::sweep) visits them faster, in another order.
    pub fn decisions(&self) -> impl Iterator<Item = Decision<'_>> + '_ {
        let mut scratch = Scratch::default();
        self.model.challenges.indices().filter_map(move |challenge| {
            let task = self.tasks.of(challenge)?;
            // one leaves its working memory to the next
            let mut decision = Decision { scratch: std::mem::take(&mut scratch), ..Decision::new(self) };
            decision.renew(task, None);
            scratch = std::mem::take(&mut decision.scratch);
            Some(decision)
        })
    }

    /// How many decisions there are: one for each challenge that is there at the date.
    #[must_use]
    pub fn decisions_count(&self) -> usize {
        self.tasks.len()
    }

    /// Visits every decision in the order in which that is fastest: by the area where the challenge is dealt with. The decision is lent for the visit:
    /// its memory serves the next.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let mut roles = 0;
    /// atlas.sweep(|decision| {
    ///     roles += decision.seats().flat_map(|seat| seat.segments()).map(|segment| segment.len()).sum::<usize>();
    /// });
    /// assert!(roles > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sweep(&self, mut visit: impl FnMut(&Decision<'_>)) {
        let mut memory = None;
        for position in 0..self.tasks.len() {
            self.visit(position, &mut memory, &mut visit);
        }
    }

    /// Visits every decision on all cores. The visits are told in parts: each begins with what `begin` gives, and gathers its own visits in the order of
    /// [`sweep`](Atlas::sweep); the parts come back in that order too, so that the same is told whatever the number of cores. Feature `rayon`.
    ///
    /// ```
    /// # fn count(atlas: &regie::Atlas) -> usize {
    /// let parts = atlas.sweep_in_parallel(
    ///     || 0,
    ///     |roles, decision| *roles += decision.seats().flat_map(|seat| seat.segments()).map(|one| one.len()).sum::<usize>(),
    /// );
    /// parts.into_iter().sum()
    /// # }
    /// ```
    #[cfg(feature = "rayon")]
    pub fn sweep_in_parallel<T: Send>(
        &self,
        begin: impl Fn() -> T + Sync,
        visit: impl Fn(&mut T, &Decision<'_>) + Sync,
    ) -> Vec<T> {
        use rayon::prelude::*;
        /// Visits in a part: many enough for neighbours to share memory, few enough for every core to have work.
        const PART: usize = 512;
        let parts = self.tasks.len().div_ceil(PART);
        let part = |n: usize| {
            let mut told = begin();
            let mut memory = None;
            for position in n * PART..((n + 1) * PART).min(self.tasks.len()) {
                self.visit(position, &mut memory, &mut |decision: &Decision<'_>| visit(&mut told, decision));
            }
            told
        };
        (0..parts).into_par_iter().map(part).collect()
    }

    /// Visits the decision at a position of the storage order.
    fn visit<'a>(
        &'a self,
        position: usize,
        memory: &mut Option<Decision<'a>>,
        visit: &mut impl FnMut(&Decision<'_>),
    ) {
        if let Some(task) = self.tasks.at(position) {
            let decision = memory.get_or_insert_with(|| Decision::new(self));
            decision.renew(task, None);
            visit(decision);
        }
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
        let task = self.tasks.of(challenge)?;
        let mut decision = Decision::new(self);
        decision.renew(task, None);
        Some(decision)
    }
}

impl<'a> Decision<'a> {
    /// One that decides nothing yet.
    pub(crate) fn new(atlas: &'a Atlas) -> Self {
        Self {
            atlas,
            challenge: ChallengeIx::from_number(0),
            approaches: Approaches::default(),
            seats: Vec::new(),
            count: 0,
            no_common_area: false,
            scratch: Scratch::default(),
        }
    }

    /// Decides a challenge, in the memory of the one before. With `only`, that part alone, and without gaps.
    pub(crate) fn renew(&mut self, task: Task<'a>, only: Option<&Only<'_>>) {
        self.challenge = task.challenge;
        self.no_common_area = task.seats == Seats::NoCommonArea;
        self.approaches = Approaches::default();
        self.count = 0;
        for (area, covers) in task.seat_areas() {
            if let Some(seat) = self.seats.get_mut(self.count) {
                seat.at.renew(task, area, covers);
            } else {
                let at = SeatAt::new(self.atlas, task, area, covers);
                let (gaps, advice) = (Vec::new(), Vec::new());
                self.seats.push(SeatDecided { at, found: Found::default(), gaps, advice });
            }
            if let Some(seat) = self.seats.get_mut(self.count) {
                seat.decide(only, &mut self.scratch);
                self.approaches = self.approaches.and(seat.at.approaches);
            }
            self.count += 1;
        }
    }

    pub(crate) fn seats_decided(&self) -> &[SeatDecided<'a>] {
        self.seats.get(..self.count).unwrap_or_default()
    }
}

impl SeatDecided<'_> {
    fn decide(&mut self, only: Option<&Only<'_>>, scratch: &mut Scratch) {
        roles::of_seat(&self.at, only, &mut self.found, scratch);
        self.gaps.clear();
        self.advice.clear();
        if only.is_none() {
            gaps::of_seat(&self.at, &self.found, &mut self.gaps, &mut self.advice);
        }
    }

    /// A place of the seat.
    pub(crate) fn place(&self, area: AreaIx) -> Option<places::Place> {
        self.at.place(area)
    }
}
