//! A signal as it stands: what was reported, where it is on its path, what was recorded on the way.

use std::collections::BTreeSet;

use super::event::{Forum, SignalOutcome, Track, Urgency};
use crate::date::Date;
use crate::document::record::record;
use crate::document::{AreaEntry, Challenge, Spread};
use crate::ids::Id;
use crate::moment::Moment;
use crate::text::Text;

record! {
    @plain
    /// A signal as it stands (Dutch: *signaal*): something that a basic worker or organisation sees going wrong, beyond one person.
    pub struct Signal as "signal" {
        required {
            /// Its name.
            id: Id;
            /// Who reported it.
            by: Id;
            /// When it was reported.
            at: Moment;
            /// What it is about.
            themes: Vec<Id>;
            /// Where it is seen.
            areas: Vec<Id>;
            /// What is seen.
            seen: Text;
            /// Where it stands on its path.
            state: Id;
            /// Since when.
            since: Moment;
            /// Every step that was taken, in order; the first is the report.
            history: Vec<Taken>;
        }
        optional {
            /// Whom it concerns.
            target_groups: Vec<Id>;
            /// How many people, about.
            people: Option<u32>;
            /// How urgent.
            urgency: Option<Urgency>;
            /// The sector from which it comes.
            sector: Option<Id>;
            /// The challenge of which it is a part.
            challenge: Option<Id>;
            /// Who directs.
            directors: Vec<Id>;
            /// The forums at which it was dealt with.
            forums: Vec<Forum>;
            /// The experts that were invited.
            experts: Vec<Text>;
            /// The solution tracks.
            tracks: Vec<Track>;
            /// To whom it was submitted.
            authority: Option<Id>;
            /// On which day.
            submitted_on: Option<Date>;
            /// Where it was taken above.
            escalations: Vec<Escalation>;
            /// What was answered, last.
            answer: Option<Text>;
            /// What it came to, last.
            outcome: Option<SignalOutcome>;
        }
    }
}

record! {
    @plain
    /// A step that was taken with a signal.
    pub struct Taken as "step that was taken" {
        required {
            /// Which; for the report, `report`.
            step: Id;
            /// When.
            at: Moment;
            /// By whom.
            by: Id;
            /// Where the signal stood then.
            state: Id;
        }
        optional {
            /// Why.
            reason: Option<Text>;
            /// What became known.
            information: Option<Text>;
            /// What was answered.
            answer: Option<Text>;
        }
    }
}

record! {
    @plain
    /// A signal that was taken to a higher government.
    pub struct Escalation as "escalation" {
        required {
            /// When.
            at: Moment;
            /// By whom.
            by: Id;
            /// The lever that is asked for.
            lever: Id;
        }
        optional {
            /// To whom; nobody where nobody holds the lever.
            addressees: Vec<Id>;
            /// When they answered.
            answered: Option<Moment>;
            /// What they answered.
            answer: Option<Text>;
        }
    }
}

impl Signal {
    /// The name of the report in [`history`](Signal::history).
    pub const REPORT: &'static str = "report";

    /// The same as an id.
    pub(super) fn report() -> Id {
        Id::new(Self::REPORT).unwrap_or_else(|_| Id::blank())
    }

    /// The signal as a challenge, as it is judged until it is part of one: shared, without needs, with its own themes, areas and target groups.
    pub(super) fn as_challenge(&self) -> Challenge {
        let areas = self.areas.iter().cloned().map(AreaEntry::Area).collect();
        let mut challenge =
            Challenge::new(self.id.clone(), self.seen.clone(), self.themes.clone(), areas, Spread::Shared);
        challenge.target_groups.clone_from(&self.target_groups);
        challenge
    }

    /// Those above who were asked something and have not answered.
    pub(super) fn asked_above(&self) -> Vec<Id> {
        let open = self.escalations.iter().filter(|one| one.answered.is_none());
        let asked: BTreeSet<&Id> = open.flat_map(|one| &one.addressees).collect();
        asked.into_iter().cloned().collect()
    }

    /// The times that it stood in each state, in order: the state, since when, until when. The last goes on.
    pub(super) fn stays(&self) -> Vec<(&Id, Moment, Option<Moment>)> {
        let mut stays: Vec<(&Id, Moment, Option<Moment>)> = Vec::new();
        for taken in &self.history {
            match stays.last_mut() {
                // a step beside the path
                Some((state, _, _)) if **state == taken.state => {}
                Some((_, _, until)) => {
                    *until = Some(taken.at);
                    stays.push((&taken.state, taken.at, None));
                }
                None => stays.push((&taken.state, taken.at, None)),
            }
        }
        stays
    }
}
