//! The stores, held against what a store promises.
//!
//! | file | what |
//! |---|---|
//! | `contract` | the same tests for both |
//! | `crash` | a program that appends is killed, hundreds of times; the disk is full |
//! | `torn` | a file that ends at every byte of its last lines, or in something else |
//! | `database` | what is asked by SQL, and what is refused |
//! | `program` | the program of use does what it says |
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may stop with what is wrong, and what they have in common too"
)]

mod common;
mod contract;
mod crash;
mod torn;
mod database;
mod program;
