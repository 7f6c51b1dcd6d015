//! The two events that a journal knows: the first one, and one that says that something was erased.

use super::digest::Digest;
use super::event::Event;
use crate::document::head::{JournalFormat, Version};
use crate::document::record::record;
use crate::error::{Code, Problem, Problems};
use crate::ids::Id;

record! {
    @plain
    /// The first event of a journal: of what it tells.
    pub struct Opening as "opening of a journal" {
        header {
            /// Always `regie/journal`.
            format: JournalFormat;
            /// The version of the format.
            version: Version;
        }
        required {
            /// The landscape, as it was when the journal was opened.
            landscape: Id;
            /// The digest of that landscape, as the library writes it.
            digest: Id;
            /// The rule book.
            rule_book: Id;
        }
        optional {
            /// The path of signals.
            path: Option<Id>;
            /// The digest of the rule book, as the library writes it.
            rule_book_digest: Option<Id>;
            /// The digest of the path, as the library writes it.
            path_digest: Option<Id>;
        }
    }
}

record! {
    @plain
    /// An event that says that something was erased.
    struct Erased as "erasure" {
        required {
            /// Of which event.
            seq: u32;
        }
        optional {
            /// Why.
            reason: Option<crate::text::Text>;
        }
    }
}

impl Opening {
    /// What the first event says.
    ///
    /// # Errors
    /// Every problem of form; of a newer version, only that.
    pub(super) fn read(event: &Event) -> Result<Self, Problems> {
        let opening: Self = event.read().map_err(|mut problems| {
            if problems.iter().any(|problem| problem.code == Code::NewerVersion) {
                // what a newer version means by its fields is not ours to judge
                problems.0.retain(|problem| problem.code == Code::NewerVersion);
            }
            problems
        })?;
        let digests = [
            ("digest", Some(&opening.digest)),
            ("path_digest", opening.path_digest.as_ref()),
            ("rule_book_digest", opening.rule_book_digest.as_ref()),
        ];
        let wrong = digests.into_iter().filter_map(|(path, digest)| {
            let why = digest?.as_str().parse::<Digest>().err()?;
            let (document, message) = ("event".into(), why.to_string().into());
            Some(Problem { document, code: Code::InvalidValue, path: path.into(), message, nearest: None })
        });
        let wrong: Vec<Problem> = wrong.collect();
        if wrong.is_empty() { Ok(opening) } else { Err(Problems(wrong)) }
    }

    /// The event that it is.
    pub(crate) fn event(&self) -> Option<Event> {
        Event::of(Event::OPENED, self)
    }
}

/// The form of an event that says that something was erased.
#[cfg(feature = "schema")]
pub(crate) fn erasure() -> &'static crate::document::shape::RecordShape {
    <Erased as crate::document::record::Record>::RECORD
}

/// Of which event something was erased.
pub(super) fn erased(event: &Event) -> Result<u32, Problems> {
    event.read::<Erased>().map(|erased| erased.seq)
}
