//! Why an event is not written down.

use super::{Entry, Event, Head, Journal};
use crate::error::Problems;
use crate::moment::Moment;

/// Others have written since: what they wrote. Whoever still wants to write looks at it and tries again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The last number that the writer knew of.
    pub expected: u32,
    /// How far the journal goes.
    pub head: Head,
    /// The events that came between. None where the writer knows of more than the journal has: then it was cut, or is another one.
    pub between: Vec<Entry>,
}

/// Why an event is not written down: nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAppended {
    /// Others have written since.
    #[error("{}", Between(.0))]
    Conflict(Box<Conflict>),
    /// Its moment lies before that of the last event.
    #[error("{at} lies before the last event, which is of {last}: a journal does not go back")]
    Earlier {
        /// Its moment.
        at: Moment,
        /// That of the last event.
        last: Moment,
    },
    /// The first event of a journal is `opened`.
    #[error("a journal begins with an event `{}`, not with `{kind}`", Event::OPENED)]
    NotOpened {
        /// What came instead.
        kind: Box<str>,
    },
    /// A journal is opened once.
    #[error("the journal is open already")]
    OpenedAgain,
    /// The event to erase from has nothing that may be erased, or not any more.
    #[error("event {seq} has nothing to erase")]
    NothingToErase {
        /// Its number.
        seq: u32,
    },
    /// A digest stands for a text, and the text is not there.
    #[error("`{field}` is the digest of a text that is not there")]
    ErasableMissing {
        /// The field of the event.
        field: Box<str>,
    },
    /// The event does not have the form of its kind.
    #[error("{0}")]
    Form(Problems),
    /// Who acts is named by an address.
    #[error("{}", crate::refused::BY_ADDRESS)]
    PersonalData,
    /// The line would be longer than a line may be.
    #[error("the event takes a line of {bytes} bytes, and a line has at most {}", Journal::MAX_LINE_BYTES)]
    TooLong {
        /// How long.
        bytes: usize,
    },
    /// The journal is full.
    #[error("a journal has at most {} events", Journal::MAX_ENTRIES)]
    TooMany,
}

struct Between<'c>(&'c Conflict);

impl std::fmt::Display for Between<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Conflict { expected, head: Head { seq, .. }, between } = self.0;
        if between.is_empty() {
            return write!(
                f,
                "the journal has {seq} events, and you know of {expected}: it was cut, or it is another one"
            );
        }
        write!(f, "you know of {expected} events, and there are {seq} by now:")?;
        for (n, entry) in between.iter().enumerate() {
            let comma = if n == 0 { "" } else { "," };
            write!(f, "{comma} `{}` by `{}`", entry.event.kind(), entry.by)?;
        }
        Ok(())
    }
}

impl NotAppended {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict(_) => "conflict",
            Self::Earlier { .. } => "earlier",
            Self::NotOpened { .. } => "not-opened",
            Self::OpenedAgain => "opened-again",
            Self::NothingToErase { .. } => "nothing-to-erase",
            Self::ErasableMissing { .. } => "erasable-missing",
            Self::Form(_) => "form",
            Self::PersonalData => "personal-data",
            Self::TooLong { .. } => "line-too-long",
            Self::TooMany => "too-many-events",
        }
    }

    /// The field of the event that it speaks of; empty where it is the event as a whole, or the line.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::NotOpened { .. } | Self::OpenedAgain => "kind",
            Self::NothingToErase { .. } => "seq",
            Self::ErasableMissing { field } => field,
            Self::Form(problems) => problems.iter().next().map_or("", |problem| &problem.path),
            _ => "",
        }
    }

    /// What would help.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Conflict(conflict) => {
                Some(format!("look at what came between, and try again after event {}", conflict.head.seq))
            }
            Self::Earlier { last, .. } => Some(format!("from {last} on")),
            Self::Form(problems) => {
                let nearest = problems.iter().find_map(|problem| problem.nearest.as_deref());
                nearest.map(|nearest| format!("did you mean `{nearest}`?"))
            }
            _ => None,
        }
    }
}
