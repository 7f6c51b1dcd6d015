//! Snapshots: what a register has come to after some event, so that the events before it need not be read again.

use crate::document::head::{SnapshotFormat, Version};
use crate::document::read::Reader;
use crate::document::record::record;
use crate::document::{Document, Landscape, finish, problems, read_text, to_text};
use crate::error::{Code, Problem, Problems};
use crate::ids::Id;
use crate::journal::{Digest, Head, Opening};
use crate::moment::Moment;
use crate::plans::Plans;
use crate::plans::stored::PlanForm;
use crate::signals::Signal;
use crate::trajectories::Trajectories;
use crate::trajectories::stored::TrajectoryForm;

use super::state::State;
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
            /// The trajectories as they stand, in the order of ids.
            trajectories: Vec<TrajectoryForm>;
            /// The plans as they stand, in the order of ids.
            plans: Vec<PlanForm>;
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

    /// What a register has come to.
    pub(super) fn of(head: Head, at: Moment, opening: Opening, state: &State) -> Self {
        let hash = Id::new(&head.hash.to_string()).unwrap_or_else(|_| Id::blank());
        let form = SnapshotForm {
            told: state.told.clone(),
            signals: state.signals.iter().cloned().collect(),
            trajectories: state.trajectories.stored(),
            plans: state.plans.stored(),
            ..SnapshotForm::new(HeadForm::new(head.seq, hash), at, opening)
        };
        Self { form, head }
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
    /// Every problem of form, with its place; and what cannot be right whatever happened: a name that stands twice, a theme, an ambition or a domain that is not there.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let form: SnapshotForm = finish(read_text(text), "snapshot")?;
        let mut reader = Reader::new();
        reader.each("signals", &form.signals, |signal| &signal.id, |_, _| {});
        Trajectories::look_at(&form.trajectories, &mut reader);
        Plans::look_at(&form.plans, &mut reader);
        if !reader.found.is_empty() {
            return Err(Problems(problems(reader.found, reader.overflow, "snapshot")));
        }
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
