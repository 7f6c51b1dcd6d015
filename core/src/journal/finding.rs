//! What is wrong with a journal, and at which line.

use super::{Event, Head, Journal};
use crate::error::Problems;
use crate::moment::Moment;

/// The first line of a journal that is not right. What stands before it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {wrong}")]
#[non_exhaustive]
pub struct BadLine {
    /// Which, from 1; one more than there are where lines are missing at the end.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Wrong {
    /// It is not an entry at all.
    #[error("it cannot be read: {0}")]
    Unreadable(Problems),
    /// It is longer than a line may be.
    #[error("it has {bytes} bytes, and a line has at most {}", Journal::MAX_LINE_BYTES)]
    TooLong {
        /// How long.
        bytes: usize,
    },
    /// There are more lines than a journal may have.
    #[error("a journal has at most {} events", Journal::MAX_ENTRIES)]
    TooMany,
    /// The journal is of a newer version than this library knows.
    #[error("{0}")]
    NewerVersion(Box<str>),
    /// The first event is not `opened`, or not as it should be.
    #[error("a journal begins with an event `{}`, not with `{kind}`", Event::OPENED)]
    NotOpened {
        /// What stands there.
        kind: Box<str>,
    },
    /// The journal is opened a second time.
    #[error("the journal is opened a second time")]
    OpenedAgain,
    /// Events are missing: none has the number that comes next.
    #[error("event {expected} belongs here, and nowhere is one: after it comes event {found}")]
    Hole {
        /// The number that comes next.
        expected: u32,
        /// The number that stands there.
        found: u32,
    },
    /// Lines stand in another order than they were written in, or twice.
    #[error(
        "event {expected} belongs here, and event {found} stands here: the lines are in another order, or one is there twice"
    )]
    Reordered {
        /// The number that comes next.
        expected: u32,
        /// The number that stands there.
        found: u32,
    },
    /// The moment lies before that of the line before.
    #[error("its moment {at} lies before that of the line before, {last}")]
    Earlier {
        /// Its moment.
        at: Moment,
        /// That of the line before.
        last: Moment,
    },
    /// It was changed after it was written: its hash does not fit.
    #[error("it was changed after it was written: its hash does not fit what it says and what comes before")]
    Tampered,
    /// It says the same, and is written in another way: somebody else wrote it.
    #[error("it is written in another way than a journal is written: somebody edited it")]
    Rewritten,
    /// What may be erased was changed: its digest does not fit.
    #[error("`{field}` was changed after it was written: its digest does not fit")]
    ErasableDiffers {
        /// The field of the event.
        field: Box<str>,
    },
    /// What may be erased is gone, and no event says that it was erased.
    #[error("`{field}` is gone, and no event says that it was erased")]
    ErasableMissing {
        /// The field of the event.
        field: Box<str>,
    },
    /// What was erased is still there.
    #[error("`{field}` still stands here, though event {by} says that it was erased")]
    NotErased {
        /// The field of the event.
        field: Box<str>,
        /// The event that says so.
        by: u32,
    },
    /// It says that something was erased of an event that has nothing to erase.
    #[error("it says that something was erased of event {seq}, which had nothing to erase")]
    NothingToErase {
        /// That event.
        seq: u32,
    },
    /// Events are missing at the end: the journal went further.
    #[error("the journal ends before this line, and it had {} events: its end is cut off", .expected.seq)]
    Cut {
        /// How far it went.
        expected: Head,
    },
    /// The journal was written anew: the hashes fit each other, and not the head that is known.
    #[error("its hash is not the one that is known of event {}: the journal was written anew, or it is another one", .expected.seq)]
    OtherHistory {
        /// The head that is known.
        expected: Head,
    },
}

impl Wrong {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::TooLong { .. } => "line-too-long",
            Self::TooMany => "too-many-events",
            Self::NewerVersion(_) => "newer-version",
            Self::NotOpened { .. } => "not-opened",
            Self::OpenedAgain => "opened-again",
            Self::Hole { .. } => "hole",
            Self::Reordered { .. } => "reordered",
            Self::Earlier { .. } => "earlier",
            Self::Tampered => "tampered",
            Self::Rewritten => "rewritten",
            Self::ErasableDiffers { .. } => "erasable-differs",
            Self::ErasableMissing { .. } => "erasable-missing",
            Self::NotErased { .. } => "not-erased",
            Self::NothingToErase { .. } => "nothing-to-erase",
            Self::Cut { .. } => "cut",
            Self::OtherHistory { .. } => "other-history",
        }
    }
}
