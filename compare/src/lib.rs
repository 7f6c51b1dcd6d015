//! regie beside others on the same generated landscape: `cargo xtask compare` builds and runs it.

pub mod answer;
pub mod datalog;
pub mod duckdb;
pub mod facts;
pub mod ours;
pub mod policies;
pub mod programs;
pub mod report;
pub mod world;
