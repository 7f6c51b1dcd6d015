//! What happens to signals: one is reported, a step is taken.

use super::path::StepField;
use crate::date::Date;
use crate::document::Challenge;
use crate::document::event::events;
use crate::document::record::{record, words};
use crate::ids::Id;
use crate::text::Text;

events! {
    /// What happens to signals (Dutch: *signalen*): `{"kind": "signal-reported", …}` in JSON. Which steps there are, the path says.
    pub enum SignalEvent {
        /// Somebody sees something going wrong (F-10, E-43).
        Reported(SignalReported) = "signal-reported",
        /// A step is taken with one signal or several together.
        Step(SignalStepTaken) = "signal-step",
    }
}

words! {
    /// How urgent a signal is, as its reporter sees it.
    pub enum Urgency {
        /// It can wait for the forum.
        CanWait = "can-wait",
        /// It should not wait.
        Soon = "soon",
        /// Somebody has to look at it now.
        Now = "now",
    }
}

words! {
    /// What a signal came to (Dutch: *resultaat*).
    pub enum SignalOutcome {
        /// What was seen going wrong goes wrong no more.
        Solved = "solved",
        /// Some of it is solved.
        Partly = "partly",
        /// It is not solved.
        Not = "not",
    }
}

impl SignalEvent {
    /// The challenge that the event makes, if it makes one: what changes in the landscape.
    #[must_use]
    pub fn new_challenge(&self) -> Option<&Challenge> {
        match self {
            Self::Step(step) => step.new_challenge.as_ref(),
            Self::Reported(_) => None,
        }
    }
}

impl SignalStepTaken {
    /// What it records.
    pub(super) fn given(&self) -> impl Iterator<Item = StepField> {
        let given = [
            (StepField::Reason, self.reason.is_some()),
            (StepField::Information, self.information.is_some()),
            (StepField::Themes, !self.themes.is_empty()),
            (StepField::Areas, !self.areas.is_empty()),
            (StepField::TargetGroups, !self.target_groups.is_empty()),
            (StepField::People, self.people.is_some()),
            (StepField::Urgency, self.urgency.is_some()),
            (StepField::Challenge, self.challenge.is_some() || self.new_challenge.is_some()),
            (StepField::Directors, !self.directors.is_empty()),
            (StepField::Forum, self.forum.is_some()),
            (StepField::Experts, !self.experts.is_empty()),
            (StepField::Tracks, !self.tracks.is_empty()),
            (StepField::Authority, self.authority.is_some()),
            (StepField::On, self.on.is_some()),
            (StepField::Addressees, !self.addressees.is_empty()),
            (StepField::Lever, self.lever.is_some()),
            (StepField::Answer, self.answer.is_some()),
            (StepField::Outcome, self.outcome.is_some()),
        ];
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(field, _)| field)
    }
}

impl SignalOutcome {
    /// As people read it, in Dutch and English.
    #[must_use]
    pub fn label(self) -> Text {
        let (nl, en) = match self {
            Self::Solved => ("opgelost", "solved"),
            Self::Partly => ("gedeeltelijk opgelost", "partly solved"),
            Self::Not => ("niet opgelost", "not solved"),
        };
        Text::in_languages([("nl", nl), ("en", en)])
    }
}

record! {
    @plain
    /// A digest that stands for a text that may be erased.
    pub struct Sealed as "digest of a text" {
        required {
            /// The salted digest: `{"digest": "…"}` is all that stays when the text is erased.
            digest: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// `signal-reported`: somebody sees something going wrong, beyond one person (Dutch: *signaal*).
    ///
    /// It holds no personal data of those concerned; the reporter's name may stand beside it, where it can be erased ([`Event::with_erasable`](crate::Event::with_erasable)).
    pub struct SignalReported as "reported signal" {
        header {
            /// Always `signal-reported`.
            kind: kinds::Reported;
        }
        required {
            /// Its name.
            signal: Id;
            /// What it is about.
            themes: Vec<Id> => Theme [nonempty];
            /// Where it is seen.
            areas: Vec<Id> => Area [nonempty];
            /// What is seen.
            seen: Text;
        }
        optional {
            /// Whom it concerns.
            target_groups: Vec<Id> => Group;
            /// How many people, about.
            people: Option<u32>;
            /// How urgent.
            urgency: Option<Urgency>;
            /// The sector from which it comes, where the reporter is no stakeholder that has one.
            sector: Option<Id> => Sector;
            /// The reporter's name, as a digest.
            reporter_name: Option<Sealed>;
        }
    }
}

record! {
    @plain
    /// A solution track (Dutch: *oplossingspiste*): who does what, where.
    pub struct Track as "solution track" {
        required {
            /// What is done.
            what: Text;
            /// Who does it.
            who: Vec<Id> => Stakeholder [nonempty];
            /// Where.
            at: Id => Area;
        }
        optional {}
    }
}

record! {
    @plain
    /// A joint forum (Dutch: *gezamenlijk forum*; twice a year, E-37).
    pub struct Forum as "forum" {
        required {
            /// The day.
            on: Date;
        }
        optional {
            /// What it added.
            added: Option<Text>;
        }
    }
}

record! {
    @plain
    /// `signal-step`: a step is taken with one signal or several together.
    pub struct SignalStepTaken as "step taken" {
        header {
            /// Always `signal-step`.
            kind: kinds::Step;
        }
        required {
            /// With which signals.
            signals: Vec<Id> [nonempty];
            /// Which step of the path.
            step: Id;
        }
        optional {
            /// Why.
            reason: Option<Text>;
            /// What became known.
            information: Option<Text>;
            /// The themes, corrected.
            themes: Vec<Id> => Theme [nonempty];
            /// The areas, corrected.
            areas: Vec<Id> => Area [nonempty];
            /// The target groups, corrected.
            target_groups: Vec<Id> => Group;
            /// How many people, corrected.
            people: Option<u32>;
            /// How urgent, corrected.
            urgency: Option<Urgency>;
            /// The challenge that the signals are part of.
            challenge: Option<Id> => Challenge;
            /// The challenge that is made of the signals.
            new_challenge: Option<Challenge>;
            /// Who directs.
            directors: Vec<Id> => Stakeholder [nonempty];
            /// The forum at which they were dealt with.
            forum: Option<Forum>;
            /// Which experts were invited: what they know of, not who they are.
            experts: Vec<Text> [nonempty];
            /// The solution tracks.
            tracks: Vec<Track> [nonempty];
            /// To whom they are submitted.
            authority: Option<Id> => Stakeholder;
            /// On which day.
            on: Option<Date>;
            /// To whom above they are taken.
            addressees: Vec<Id> => Stakeholder [nonempty];
            /// The lever that is asked for.
            lever: Option<Id> => Lever;
            /// What was answered.
            answer: Option<Text>;
            /// What it came to.
            outcome: Option<SignalOutcome>;
        }
    }
}
