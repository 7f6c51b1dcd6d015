//! What happens to a trajectory, from the invitation to the note afterwards (F-01, F-05).

use super::half_day::HalfDay;
use crate::date::Validity;
use crate::document::event::events;
use crate::document::record::{record, words};
use crate::document::{AreaEntry, Severity};
use crate::ids::Id;
use crate::moment::Moment;
use crate::text::Text;

events! {
    /// What happens to a trajectory (Dutch: *traject*). Each event names its trajectory; `{"kind": "registered", …}` in JSON.
    pub enum TrajectoryEvent {
        /// Partners invite to a trajectory (F-01, G-03).
        Opened(TrajectoryOpened) = "trajectory-opened",
        /// Somebody registers for themes, or changes a registration (E-07, E-08).
        Registered(Registered) = "registered",
        /// Somebody takes a registration back.
        Withdrawn(RegistrationWithdrawn) = "registration-withdrawn",
        /// Every participant gets the trend note (E-10, G-01).
        TrendNoteSent(TrendNoteSent) = "trend-note-sent",
        /// The half days of all theme groups are set, or set anew (H-04, H-05).
        MeetingsPlanned(MeetingsPlanned) = "meetings-planned",
        /// A meeting, or all that are still to come, moves to another place (E-11, G-04).
        PlaceChanged(PlaceChanged) = "place-changed",
        /// A theme group met (E-09).
        MeetingHeld(MeetingHeld) = "meeting-held",
        /// A theme group answers one of the questions that are put to every theme (E-14, F-04).
        QuestionAnswered(QuestionAnswered) = "question-answered",
        /// By what the challenges of a theme are weighed (F-03).
        CriteriaSet(CriteriaSet) = "criteria-set",
        /// A challenge gets its scores.
        ChallengeScored(ChallengeScored) = "challenge-scored",
        /// A participant votes for challenges of a theme.
        Voted(Voted) = "voted",
        /// The inspiration note goes out, and the trajectory ends (G-02).
        InspirationNoteSent(InspirationNoteSent) = "inspiration-note-sent",
    }
}

words! {
    /// The questions that are put to every theme (F-04). In order.
    pub enum Question {
        /// Which trends bear on it?
        Trends = "trends",
        /// What does that mean for local governments, networks and organisations?
        Meaning = "meaning",
        /// What can local governments do?
        LocalGovernments = "local-governments",
        /// What can organisations do?
        Organisations = "organisations",
        /// What can we learn from each other?
        Learning = "learning",
        /// Where are the challenges?
        Challenges = "challenges",
        /// What do we better do together? (In 2018 asked of housing alone.)
        Together = "together",
    }
}

words! {
    /// What a requirement of a theme group counts.
    pub enum GroupCount {
        /// The stakeholders for which its participants speak.
        Stakeholders = "stakeholders",
        /// The participants.
        Participants = "participants",
        /// The distinct kinds of these stakeholders.
        Kinds = "kinds",
        /// The distinct sectors that these stakeholders have.
        Sectors = "sectors",
        /// The areas of the trajectory in which one of these stakeholders works (not those that one merely covers).
        Areas = "areas",
    }
}

record! {
    @plain
    /// A theme of the trajectory and the group that works on it (Dutch: *themagroep*).
    pub struct ThemeGroup as "theme group" {
        required {
            /// The theme.
            theme: Id;
            /// How many half days it meets: 2 or 3 (H-04).
            meetings: u32;
        }
        optional {
            /// For how many participants there is room; without it, for all.
            room_for: Option<u32>;
            /// Where it meets, when not where the trajectory does.
            place: Option<Text>;
        }
    }
}

record! {
    @plain
    /// Who must be in a theme group, or should: like a requirement of the rule book, counted over its participants (E-06, E-13).
    pub struct GroupRequirement as "requirement of theme groups" {
        required {
            /// Its name in what is missing.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// Where it comes from: at least one.
            source: Vec<Text> [nonempty];
            /// A gap, or a point for attention?
            severity: Severity;
            /// How many there must be.
            at_least: u32;
        }
        optional {
            /// What is counted; the stakeholders where nothing is said.
            count: Option<GroupCount>;
            /// Only stakeholders of these kinds count.
            kind: Vec<Id> [nonempty];
            /// Only stakeholders with one of these sectors count.
            sector: Vec<Id> [nonempty];
            /// Only in the groups on these themes; without it, in all.
            themes: Vec<Id> [nonempty];
        }
    }
}

record! {
    @plain
    /// Partners invite to a trajectory.
    pub struct TrajectoryOpened as "trajectory-opened" {
        header {
            /// Always `trajectory-opened`.
            kind: kinds::Opened;
        }
        required {
            /// Its name in all that follows.
            trajectory: Id;
            /// Its name as people read it.
            label: Text;
            /// Who invites, and may do what is not for participants (Dutch: *organisatoren*).
            organisers: Vec<Id> [nonempty];
            /// Its themes.
            groups: Vec<ThemeGroup> [nonempty];
            /// When the groups meet: from `from` until the day before `until`.
            period: Validity;
            /// Until when one can register: before this moment.
            deadline: Moment;
            /// Where the groups meet.
            place: Text;
        }
        optional {
            /// The areas that should be heard in every group.
            areas: Vec<AreaEntry>;
            /// Who must be in its groups.
            requirements: Vec<GroupRequirement>;
            /// A remark for readers.
            note: Option<Text>;
        }
    }
}

record! {
    @plain
    /// Somebody registers, or changes a registration.
    pub struct Registered as "registered" {
        header {
            /// Always `registered`.
            kind: kinds::Registered;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// Who: an id without personal data, such as a number that the organisers gave.
            participant: Id;
            /// For which stakeholder it speaks.
            stakeholder: Id;
            /// For which themes: at least one, as many as one likes (H-07).
            themes: Vec<Id> [nonempty];
        }
        optional {}
    }
}

record! {
    @plain
    /// Somebody takes a registration back.
    pub struct RegistrationWithdrawn as "registration-withdrawn" {
        header {
            /// Always `registration-withdrawn`.
            kind: kinds::Withdrawn;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// Who.
            participant: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// Every participant gets the trend note.
    pub struct TrendNoteSent as "trend-note-sent" {
        header {
            /// Always `trend-note-sent`.
            kind: kinds::TrendNoteSent;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
        }
        optional {
            /// Where it can be read.
            note: Option<Text>;
        }
    }
}

record! {
    @plain
    /// A meeting of a theme group (Dutch: *overlegmoment*).
    pub struct MeetingAt as "meeting" {
        required {
            /// The theme of the group.
            theme: Id;
            /// When.
            half_day: HalfDay;
        }
        optional {
            /// Where, when not where the group meets otherwise.
            place: Option<Text>;
        }
    }
}

record! {
    @plain
    /// The half days of all theme groups.
    pub struct MeetingsPlanned as "meetings-planned" {
        header {
            /// Always `meetings-planned`.
            kind: kinds::MeetingsPlanned;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// All meetings.
            meetings: Vec<MeetingAt> [nonempty];
        }
        optional {}
    }
}

record! {
    @plain
    /// A meeting, or all that are still to come, moves to another place.
    pub struct PlaceChanged as "place-changed" {
        header {
            /// Always `place-changed`.
            kind: kinds::PlaceChanged;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// Where it will be.
            place: Text;
        }
        optional {
            /// The meetings of this theme group alone.
            theme: Option<Id>;
            /// Those of this half day alone.
            half_day: Option<HalfDay>;
        }
    }
}

record! {
    @plain
    /// A theme group met.
    pub struct MeetingHeld as "meeting-held" {
        header {
            /// Always `meeting-held`.
            kind: kinds::MeetingHeld;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// The theme of the group.
            theme: Id;
            /// When.
            half_day: HalfDay;
        }
        optional {
            /// The participants who were there.
            present: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// A theme group answers a question.
    pub struct QuestionAnswered as "question-answered" {
        header {
            /// Always `question-answered`.
            kind: kinds::QuestionAnswered;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// The theme of the group.
            theme: Id;
            /// Which question.
            question: Question;
            /// What it answers; a later answer takes the place of an earlier one.
            answer: Text;
        }
        optional {}
    }
}

record! {
    @plain
    /// Something by which challenges are weighed.
    pub struct Criterion as "criterion" {
        required {
            /// Its name in scores.
            id: Id;
            /// Its name as people read it.
            label: Text;
            /// How much it counts beside the others.
            weight: u32;
        }
        optional {}
    }
}

record! {
    @plain
    /// By what the challenges of a theme are weighed.
    pub struct CriteriaSet as "criteria-set" {
        header {
            /// Always `criteria-set`.
            kind: kinds::CriteriaSet;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// The theme.
            theme: Id;
            /// The criteria, in place of those before. Scores on a criterion that is still there stay.
            criteria: Vec<Criterion> [nonempty];
        }
        optional {}
    }
}

record! {
    @plain
    /// A score on a criterion.
    pub struct Score as "score" {
        required {
            /// The criterion.
            criterion: Id;
            /// The score: a whole number from 0 to 100.
            score: u8;
        }
        optional {}
    }
}

record! {
    @plain
    /// A challenge gets its scores.
    pub struct ChallengeScored as "challenge-scored" {
        header {
            /// Always `challenge-scored`.
            kind: kinds::ChallengeScored;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// The theme.
            theme: Id;
            /// The challenge.
            challenge: Id;
            /// A score for each criterion.
            scores: Vec<Score> [nonempty];
        }
        optional {}
    }
}

record! {
    @plain
    /// A participant votes for challenges of a theme, in place of an earlier vote.
    pub struct Voted as "voted" {
        header {
            /// Always `voted`.
            kind: kinds::Voted;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
            /// The theme.
            theme: Id;
            /// Who votes.
            participant: Id;
        }
        optional {
            /// For which challenges; none: the vote is taken back.
            challenges: Vec<Id>;
        }
    }
}

record! {
    @plain
    /// The inspiration note goes out, and the trajectory ends.
    pub struct InspirationNoteSent as "inspiration-note-sent" {
        header {
            /// Always `inspiration-note-sent`.
            kind: kinds::InspirationNoteSent;
        }
        required {
            /// Which trajectory.
            trajectory: Id;
        }
        optional {
            /// Where it can be read.
            note: Option<Text>;
        }
    }
}
