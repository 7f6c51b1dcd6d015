//! Why an event of a trajectory is refused.

use super::half_day::HalfDay;
use crate::error::DidYouMean;
use crate::ids::Id;
use crate::moment::Moment;
use crate::step::{Names, Reason};

/// Why an event of a trajectory is refused, in the words of the field; [`code`](TrajectoryRefusal::code) is stable, [`path`](TrajectoryRefusal::path) leads to the
/// place in the event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrajectoryRefusal {
    /// The event names something that is not there.
    #[error("there is no {what} `{id}`{}", DidYouMean(nearest.as_deref()))]
    Unknown {
        /// The place in the event.
        path: Box<str>,
        /// What it should be: `trajectory`, `theme of this trajectory`, `stakeholder`, …
        what: &'static str,
        /// What it names.
        id: Id,
        /// The nearest that there is.
        nearest: Option<Box<str>>,
    },
    /// Something stands twice, or is there already.
    #[error("{what} `{id}` is there already")]
    Double {
        /// The place in the event.
        path: Box<str>,
        /// What it is.
        what: &'static str,
        /// Its name.
        id: Box<str>,
    },
    /// Somebody else may do this.
    #[error("`{by}` may not do this; who may: {}", Names(may))]
    NotAllowed {
        /// Who wanted to.
        by: Id,
        /// Who may.
        may: Vec<Id>,
    },
    /// The deadline has passed.
    #[error("registration closed at {deadline}, and it is {at}")]
    Late {
        /// Until when one could register.
        deadline: Moment,
        /// When it was tried.
        at: Moment,
    },
    /// There is no room left in a theme group.
    #[error("the group on `{theme}` is full: it has room for {room_for}")]
    Full {
        /// The place in the event.
        path: Box<str>,
        /// The theme.
        theme: Id,
        /// For how many there is room.
        room_for: u32,
    },
    /// A list that must say something says nothing.
    #[error("at least one {what} belongs here")]
    Empty {
        /// The place in the event.
        path: Box<str>,
        /// What is missing.
        what: &'static str,
    },
    /// The id of a participant looks like an address.
    #[error("a participant is named by an id without personal data, and this one looks like an address")]
    PersonalData {
        /// The place in the event.
        path: Box<str>,
    },
    /// A number or a period that cannot be.
    #[error("{what}")]
    OutOfRange {
        /// The place in the event.
        path: Box<str>,
        /// What would be right.
        what: &'static str,
    },
    /// A half day outside the period of the trajectory.
    #[error("{half_day} lies outside the period of the trajectory")]
    OutsidePeriod {
        /// The place in the event.
        path: Box<str>,
        /// The half day.
        half_day: HalfDay,
    },
    /// A theme group with more or fewer meetings than were promised.
    #[error("the group on `{theme}` meets {asked} times, and {planned} are planned")]
    MeetingCount {
        /// The place in the event.
        path: Box<str>,
        /// The theme.
        theme: Id,
        /// How many there must be.
        asked: u32,
        /// How many there are.
        planned: usize,
    },
    /// Something happens out of turn.
    #[error("{what}")]
    OutOfTurn {
        /// The place in the event.
        path: Box<str>,
        /// What has to come first, or came first.
        what: &'static str,
    },
}

impl TrajectoryRefusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-reference",
            Self::Double { .. } => "double",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Late { .. } => "late",
            Self::Full { .. } => "full",
            Self::Empty { .. } => "empty-list",
            Self::PersonalData { .. } => "personal-data",
            Self::OutOfRange { .. } => "out-of-range",
            Self::OutsidePeriod { .. } => "outside-period",
            Self::MeetingCount { .. } => "meeting-count",
            Self::OutOfTurn { .. } => "out-of-turn",
        }
    }

    /// The place in the event; empty for the whole of it.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unknown { path, .. }
            | Self::Double { path, .. }
            | Self::Full { path, .. }
            | Self::Empty { path, .. }
            | Self::PersonalData { path }
            | Self::OutOfRange { path, .. }
            | Self::OutsidePeriod { path, .. }
            | Self::MeetingCount { path, .. }
            | Self::OutOfTurn { path, .. } => path,
            Self::NotAllowed { .. } | Self::Late { .. } => "",
        }
    }

    /// What would have been right: the nearest name.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        if let Self::Unknown { nearest, .. } = self { nearest.as_deref() } else { None }
    }
}

impl Reason for TrajectoryRefusal {
    fn unknown(path: Box<str>, what: &'static str, id: Id, nearest: Option<Box<str>>) -> Self {
        Self::Unknown { path, what, id, nearest }
    }
    fn double(path: Box<str>, what: &'static str, id: Box<str>) -> Self {
        Self::Double { path, what, id }
    }
    fn empty(path: Box<str>, what: &'static str) -> Self {
        Self::Empty { path, what }
    }
    fn not_allowed(by: Id, may: Vec<Id>) -> Self {
        Self::NotAllowed { by, may }
    }
}
