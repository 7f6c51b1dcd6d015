//! Signals: what somebody sees going wrong, beyond one person, and the whole path that it goes (Dutch: *signalen*; F-10, E-35 to E-44).
//!
//! The path is a document ([`SignalPath`]): which states there are, which steps lead from where to where, who may take them, what they record, within how many days.
//! [`Signals`] is a fold over the events ([`SignalEvent`]); who may take a step is asked of the rules.

#[expect(clippy::large_enum_variant, reason = "an event is read, folded and gone")]
mod event;
mod path;
mod path_check;
mod signal;
mod may;
mod refusal;
mod state;
mod step;
mod terms;
mod status;
mod figures;
mod routing;
mod bundling;
mod agenda;

pub use agenda::{BundledMost, ForumAgenda};
pub use bundling::Bundling;
pub use event::{Forum, Sealed, SignalEvent, SignalOutcome, SignalReported, SignalStepTaken, Track, Urgency};
pub use figures::{DaysFigures, FlowLink, FlowNode, SignalCount, SignalFigures, SignalFlow, StateFigures};
pub use may::{Holder, MayTake};
pub use path::{PathActor, PathPhase, PathState, PathStep, SignalPath, StepField, Who};
pub use path_check::PathFinding;
pub use refusal::SignalRefusal;
pub use routing::{RoutedAlone, RoutedTo, Routing};
pub use signal::{Escalation, Signal, Taken};
pub use state::Signals;
pub use status::{OpenStep, Status};
pub use terms::{Due, Overdue, Stuck, StuckStep};
