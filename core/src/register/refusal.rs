//! Why an event is not written down, and why a register cannot be opened.

use std::fmt;

use crate::document::record::words;
use crate::error::Problems;
use crate::ids::Id;
use crate::journal::{BadLine, NotAppended};
use crate::plans::PlanRefusal;
use crate::refused::Refused;
use crate::signals::SignalRefusal;
use crate::trajectories::TrajectoryRefusal;

/// Why an event is not written down: nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotWritten {
    /// Others have written since, or a journal cannot hold it.
    #[error("{0}")]
    Journal(#[from] NotAppended),
    /// There are no events of this kind.
    #[error("there are no events of kind `{kind}`")]
    UnknownKind {
        /// The kind.
        kind: Box<str>,
        /// The nearest that there is.
        nearest: Option<Box<str>>,
    },
    /// The event does not have the form of its kind.
    #[error("{0}")]
    Form(Problems),
    /// The landscape or rule book would not be right after it.
    #[error("{0}")]
    Landscape(Problems),
    /// What happens to signals is refused.
    #[error("{0}")]
    Signals(#[from] Refused<SignalRefusal>),
    /// What happens to a trajectory is refused.
    #[error("{0}")]
    Trajectories(#[from] Refused<TrajectoryRefusal>),
    /// What happens to a plan is refused.
    #[error("{0}")]
    Plans(#[from] Refused<PlanRefusal>),
}

/// One reason, as all refusals have it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WhyNotWritten {
    /// The stable code.
    pub code: &'static str,
    /// The place in the event; empty for the whole of it.
    pub path: Box<str>,
    /// In the words of the field.
    pub message: Box<str>,
    /// What would help.
    pub hint: Option<Box<str>>,
}

impl NotWritten {
    /// Every reason, in the same form whatever refused it.
    #[must_use]
    pub fn reasons(&self) -> Vec<WhyNotWritten> {
        let did_you_mean = |nearest: &str| Some(format!("did you mean `{nearest}`?").into());
        let of_problems = |problems: &Problems| {
            let reasons = problems.iter().map(|problem| WhyNotWritten {
                code: problem.code.as_str(),
                path: problem.path.clone(),
                message: problem.message.clone(),
                hint: problem.nearest.as_deref().and_then(did_you_mean),
            });
            reasons.collect()
        };
        match self {
            Self::Journal(NotAppended::Form(problems)) | Self::Form(problems) | Self::Landscape(problems) => {
                of_problems(problems)
            }
            Self::Journal(refused) => vec![WhyNotWritten {
                code: refused.code(),
                path: refused.path().into(),
                message: refused.to_string().into(),
                hint: refused.hint().map(Into::into),
            }],
            Self::UnknownKind { nearest, .. } => vec![WhyNotWritten {
                code: "unknown-kind",
                path: "kind".into(),
                message: self.to_string().into(),
                hint: nearest.as_deref().and_then(did_you_mean),
            }],
            Self::Trajectories(refused) => {
                told(refused, |one| (one.code(), one.path(), one.nearest().and_then(did_you_mean)))
            }
            Self::Plans(refused) => {
                told(refused, |one| (one.code(), one.path(), one.nearest().and_then(did_you_mean)))
            }
            Self::Signals(refused) => {
                told(refused, |one| (one.code(), one.path(), one.hint().map(Into::into)))
            }
        }
    }

    /// The stable code of the first reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.reasons().first().map_or("refused", |reason| reason.code)
    }
}

/// The reasons of a refusal, of each of which is told: its code, its place, what would help.
fn told<R: fmt::Display>(
    refused: &Refused<R>,
    of: impl Fn(&R) -> (&'static str, &str, Option<Box<str>>),
) -> Vec<WhyNotWritten> {
    let reason = |reason: &R| {
        let (code, path, hint) = of(reason);
        WhyNotWritten { code, path: path.into(), message: reason.to_string().into(), hint }
    };
    refused.reasons().iter().map(reason).collect()
}

words! {
    /// A document from which a register starts.
    pub enum Document {
        /// The landscape.
        Landscape = "landscape",
        /// The rule book.
        RuleBook = "rule book",
        /// The path of signals.
        Path = "path",
    }
}

/// Why a register cannot be opened. The journal itself is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotOpened {
    /// A line is not right.
    #[error("{0}")]
    Journal(#[from] BadLine),
    /// There is no event yet: a register is begun, not opened.
    #[error("the journal has no events: begin a register with it")]
    Empty,
    /// The journal is the part that comes after a snapshot.
    #[error("the journal begins after event {after}: it can be resumed from a snapshot of that event alone")]
    Part {
        /// The last event that is not here.
        after: u32,
    },
    /// The snapshot and the journal do not fit.
    #[error("the snapshot is of event {snapshot}, and the journal begins after event {after}")]
    OtherPart {
        /// The event of the snapshot.
        snapshot: u32,
        /// The last event that is not here.
        after: u32,
    },
    /// A document is not the one of which the journal tells.
    #[error("{}", Other(*document, expected, found))]
    OtherDocument {
        /// Which.
        document: Document,
        /// The id of the one of which the journal tells.
        expected: Id,
        /// The id of the one that was given.
        found: Id,
    },
    /// The documents are not right.
    #[error("{0}")]
    Documents(Problems),
    /// The snapshot cannot be taken up.
    #[error("the snapshot: {0}")]
    Snapshot(Problems),
    /// An event could never have been written: somebody wrote the journal with another program, or with other documents.
    #[error("line {line}: {why}")]
    Refused {
        /// Which line, from 1.
        line: usize,
        /// Why it would not have been written.
        why: NotWritten,
    },
    /// The first event is refused.
    #[error("{0}")]
    First(#[from] NotAppended),
}

impl NotOpened {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Journal(bad) => bad.wrong.code(),
            Self::Empty => "empty-journal",
            Self::Part { .. } => "part-of-journal",
            Self::OtherPart { .. } => "other-part",
            Self::OtherDocument { document: Document::Landscape, .. } => "other-landscape",
            Self::OtherDocument { document: Document::RuleBook, .. } => "other-rule-book",
            Self::OtherDocument { document: Document::Path, .. } => "other-path",
            Self::Documents(_) => "documents",
            Self::Snapshot(_) => "snapshot",
            Self::Refused { why, .. } => why.code(),
            Self::First(why) => why.code(),
        }
    }

    /// The line of which it speaks, from 1; none where it speaks of the whole.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Journal(bad) => Some(bad.line),
            Self::OtherDocument { .. } => Some(1),
            Self::Refused { line, .. } => Some(*line),
            _ => None,
        }
    }
}

struct Other<'o>(Document, &'o Id, &'o Id);

impl fmt::Display for Other<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(document, expected, found) = self;
        if expected == found {
            write!(
                f,
                "line 1: the journal tells of the {document} `{expected}` as it was, and this one was changed since"
            )
        } else {
            write!(f, "line 1: the journal tells of the {document} `{expected}`, and this is `{found}`")
        }
    }
}
