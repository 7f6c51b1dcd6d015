//! The questions that an atlas answers, one a file (contract §6).

mod checks;
mod who_acts;

pub use checks::Check;
pub use who_acts::{Assignment, Filter};
