//! Why, why not, and what would have to change: reasons as data (contract §6).

mod closing;
mod facts;
mod gather;
mod paths;
mod question;
mod reason;
mod repair;
mod takers;
mod why;
mod why_decision;
mod why_not;

pub(crate) use closing::Depth;
pub use closing::{Closing, Closings, GapAt, GapKind};
pub use facts::{Fact, ThemeLink, ThemeStep, Unable};
pub use reason::{ExceptionOutcome, ExceptionReason, Outcome, Part, Reason, RuleReason};
pub use repair::Repairs;
pub use why::{Why, WhyHere};
pub use why_decision::{
    CandidateOutcome, Counted, RoleHeld, SeatCandidate, SeatChoice, WhyApproach, WhyDecision, WhyGap,
    WhySeat, WhySignal,
};
pub use why_not::{Absence, Barred, WhyNot, WhyNotHere};
