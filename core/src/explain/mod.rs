//! Why, why not, and what would have to change: reasons as data (contract §6).

mod facts;
mod fix;
mod gather;
mod paths;
mod question;
mod reason;
mod repair;
mod why;
mod why_not;

pub use facts::{Fact, ThemeLink, ThemeStep, Unable};
pub use fix::Fix;
pub use reason::{ExceptionOutcome, ExceptionReason, Outcome, Part, Reason, RuleReason};
pub use repair::Repairs;
pub use why::{Why, WhyHere};
pub use why_not::{Absence, Barred, WhyNot, WhyNotHere};
