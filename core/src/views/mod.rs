//! The questions that an atlas answers, one a file (contract §6).

mod checks;
mod what_if;
mod who_acts;

pub use checks::Check;
pub use what_if::{
    ChallengeDifference, Difference, Failing, GapDifference, Given, Moved, Otherwise, PassedOn, Presence,
    RoleChange, RoleDifference, Totals,
};
pub use who_acts::{Assignment, Filter};
