//! Snapshots: what a register has come to after some event, so that the events before it need not be read again.

use crate::document::head::{SnapshotFormat, Version};
use crate::document::record::record;
use crate::document::{Document, Landscape, finish, read_text, to_text};
use crate::error::{Code, Problem, Problems};
use crate::ids::Id;
use crate::journal::{Digest, Event, Head, Opening};
use crate::moment::Moment;
use crate::signals::Signal;

use super::told::Told;

record! {
    @plain
    /// How far a journal goes.
    pub(crate) struct HeadForm as "head" {
        required {
            /// The number of the last event.
            seq: u32;
            /// Its hash.
            hash: Id;
        }
        optional {}
    }
}

record! {
    @plain
    /// An event of a trajectory or a plan: they are few, and are taken again one by one.
    pub(crate) struct Done as "event of a trajectory or plan" {
        required {
            /// Before which of the things told of the landscape, counted from 1; one more than there are, where it came after all of them.
            before: u32;
            /// When.
            at: Moment;
            /// Who wrote it.
            by: Id;
            /// What happened.
            event: Event;
        }
        optional {}
    }
}

record! {
    @plain
    /// What a register has come to after some event.
    pub(crate) struct SnapshotForm as "snapshot" {
        header {
            /// Always `regie/snapshot`.
            format: SnapshotFormat;
            /// The version of the format.
            version: Version;
        }
        required {
            /// After which event.
            head: HeadForm;
            /// The moment of that event.
            at: Moment;
            /// What the first event says.
            opening: Opening;
        }
        optional {
            /// What was told of the landscape, in order.
            told: Vec<Told>;
            /// The signals as they stand, in the order of ids.
            signals: Vec<Signal>;
            /// What happened to trajectories and plans, in order.
            done: Vec<Done>;
        }
    }
}

impl Document for SnapshotForm {
    const FORMAT: &'static str = Snapshot::FORMAT;
}

/// What a register has come to after some event: [`Register::resume`](super::Register::resume) takes it up again, with the events that came later, and comes to the same as if
/// it had read all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub(super) form: SnapshotForm,
    head: Head,
}

impl Snapshot {
    /// The version of the format that this library reads and writes.
    pub const VERSION: u64 = Landscape::VERSION;
    /// The `format` field of every snapshot.
    pub const FORMAT: &'static str = "regie/snapshot";

    pub(super) fn new(
        head: Head,
        at: Moment,
        opening: Opening,
        told: Vec<Told>,
        signals: Vec<Signal>,
        done: Vec<Done>,
    ) -> Self {
        let hash = Id::new(&head.hash.to_string()).unwrap_or_else(|_| Id::blank());
        let form = SnapshotForm::new(HeadForm::new(head.seq, hash), at, opening);
        Self { form: SnapshotForm { told, signals, done, ..form }, head }
    }

    /// After which event it was taken.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// The moment of that event.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.form.at
    }

    /// Reads a snapshot.
    ///
    /// # Errors
    /// Every problem of form, with its place.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let form: SnapshotForm = finish(read_text(text), "snapshot")?;
        let hash: Digest =
            form.head.hash.as_str().parse().map_err(|why: crate::journal::InvalidDigest| {
                Problems(vec![Problem {
                    document: "snapshot".into(),
                    code: Code::InvalidValue,
                    path: "head.hash".into(),
                    message: why.to_string().into(),
                    nearest: None,
                }])
            })?;
        let head = Head::new(form.head.seq, hash);
        Ok(Self { form, head })
    }

    /// The snapshot as compact JSON text, which reads back as the same snapshot.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_text(&self.form)
    }
}
