//! What the journal tells of the landscape: changes, each from some moment on.

use crate::document::changes::{ChangeForm, all_said};
use crate::document::read::Reader;
use crate::document::record::record;
use crate::document::{Change, problems};
use crate::error::{Problems, Step};
use crate::journal::Event;
use crate::moment::Moment;
use crate::text::Text;

record! {
    @plain
    /// `landscape-changed`: facts or rules are added, changed or ended.
    pub(crate) struct LandscapeChanged as "change of the landscape" {
        required {
            /// What changes, one after the other.
            changes: Vec<ChangeForm> [nonempty];
        }
        optional {
            /// Why.
            reason: Option<Text>;
        }
    }
}

record! {
    @plain
    /// What was told of the landscape at one moment.
    pub(crate) struct Told as "what was told" {
        required {
            /// When.
            at: Moment;
            /// What changed, one after the other.
            changes: Vec<ChangeForm> [nonempty];
        }
        optional {}
    }
}

impl LandscapeChanged {
    /// The kind of event.
    pub(crate) const KIND: &'static str = "landscape-changed";

    /// The changes of an event of this kind, in the two forms in which they are wanted.
    pub(super) fn read(event: &Event) -> Result<Vec<Change>, Problems> {
        said(event.read::<Self>()?.changes, "event")
    }

    pub(super) fn of(changes: &[Change]) -> Self {
        Self::new(changes.iter().map(ChangeForm::of).collect())
    }
}

impl Told {
    pub(super) fn of(at: Moment, changes: &[Change]) -> Self {
        Self::new(at, changes.iter().map(ChangeForm::of).collect())
    }

    pub(super) fn changes(&self) -> Result<Vec<Change>, Problems> {
        said(self.changes.clone(), "snapshot")
    }
}

fn said(forms: Vec<ChangeForm>, document: &str) -> Result<Vec<Change>, Problems> {
    let mut reader = Reader::new();
    let changes = all_said(forms, &[Step::Field("changes".into())], &mut reader);
    let problems = problems(reader.found, reader.overflow, document);
    if problems.is_empty() { Ok(changes) } else { Err(Problems(problems)) }
}
