//! Why an event of a plan is refused.

use crate::error::DidYouMean;
use crate::ids::Id;
use crate::step::{Names, Reason};

/// Why an event of a plan is refused, in the words of the field; [`code`](PlanRefusal::code) is stable, [`path`](PlanRefusal::path) leads to the place in the event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanRefusal {
    /// The event names something that is not there.
    #[error("there is no {what} `{id}`{}", DidYouMean(nearest.as_deref()))]
    Unknown {
        /// The place in the event.
        path: Box<str>,
        /// What it should be: `plan`, `action`, `challenge`, …
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
    /// A list that must say something says nothing.
    #[error("at least one {what} belongs here")]
    Empty {
        /// The place in the event.
        path: Box<str>,
        /// What is missing.
        what: &'static str,
    },
    /// A number, a date or a period that cannot be.
    #[error("{what}")]
    OutOfRange {
        /// The place in the event.
        path: Box<str>,
        /// What would be right.
        what: &'static str,
    },
    /// Another ambition is the frame already.
    #[error("`{frame}` is the frame of the other ambitions already: a plan has one at the most")]
    SecondFrame {
        /// The ambition that is.
        frame: Id,
    },
    /// A question of the poverty test has no answer.
    #[error("the poverty test asks `{question}`, and there is no answer")]
    Unanswered {
        /// The question.
        question: Id,
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

impl PlanRefusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-reference",
            Self::Double { .. } => "double",
            Self::NotAllowed { .. } => "not-allowed",
            Self::Empty { .. } => "empty-list",
            Self::OutOfRange { .. } => "out-of-range",
            Self::SecondFrame { .. } => "second-frame",
            Self::Unanswered { .. } => "unanswered",
            Self::OutOfTurn { .. } => "out-of-turn",
        }
    }

    /// The place in the event; empty for the whole of it.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unknown { path, .. }
            | Self::Double { path, .. }
            | Self::Empty { path, .. }
            | Self::OutOfRange { path, .. }
            | Self::OutOfTurn { path, .. } => path,
            Self::SecondFrame { .. } => "frame",
            Self::Unanswered { .. } => "answers",
            Self::NotAllowed { .. } => "",
        }
    }

    /// What would have been right: the nearest name.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        if let Self::Unknown { nearest, .. } = self { nearest.as_deref() } else { None }
    }
}

impl Reason for PlanRefusal {
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
