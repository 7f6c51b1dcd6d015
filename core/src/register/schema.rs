//! JSON Schemas of the documents of the processes.

use crate::document::record::Record;
use crate::document::schema::{of, of_kinds};
use crate::journal::{Event, Opening, erasure};
use crate::plans::PlanEvent;
use crate::signals::{SignalEvent, SignalPath};
use crate::trajectories::TrajectoryEvent;

use super::snapshot::SnapshotForm;
use super::told::LandscapeChanged;

/// The JSON Schema of the path of a signal, as pretty JSON text.
///
/// ```
/// assert!(regie::schema::path().contains("\"title\": \"Path\""));
/// ```
#[must_use]
pub fn path() -> String {
    of::<SignalPath>(true)
}

/// The JSON Schema of a snapshot, as pretty JSON text.
#[must_use]
pub fn snapshot() -> String {
    of::<SnapshotForm>(false)
}

/// The JSON Schema of an event that a register takes, as pretty JSON text: the field `event` of a line of its journal.
#[must_use]
pub fn event() -> String {
    let own = [(Event::OPENED, Opening::RECORD), (LandscapeChanged::KIND, LandscapeChanged::RECORD)];
    let kinds =
        [&own, SignalEvent::FORMS, TrajectoryEvent::FORMS, PlanEvent::FORMS, &[(Event::ERASED, erasure())]];
    of_kinds("Event", "Something that happened, as a journal keeps it.", &kinds.concat())
}
