//! The questions that an atlas answers, one a file (contract §6).

mod who_acts;

pub use who_acts::{Assignment, Filter};
