//! Property tests: what must hold of every world (see `strategies`), whatever is in it.
//!
//! | file | what |
//! |---|---|
//! | `engine` | every call to the library, in one place |
//! | `transform` | worlds from worlds: shuffled, renamed, put together |
//! | `same_as_reference` | the library answers what the naive evaluator answers |
//! | `order`, `names`, `reference_sets`, `unconnected` | what may change nothing |
//! | `more_levers` | what a lever more can do |
//! | `documents` | documents written and read again |
//! | `questions` | one decision, filtered assignments |
//! | `changes` | a changed atlas is the atlas of the changed documents; sweeps, counts and checks say what decisions say |
//! | `reasons` | why, why not, and repairs: reasons name what decides, repairs work |
//! | `what_if` | the difference is that of the decisions; a closing closes |
//! | `soundness`, `proven` | what is found of rules and landscapes is what the reference sees, tried out everywhere |
//! | `words` | sentences are whole, whatever there is to say |
//! | `wide` | a world with more of everything than a mask has bits |
//! | `testing` | what `regie::testing` promises to others: valid, everywhere, readable when shrunk |
//! | `interchange` | what is written for others is all there |
//! | `coverage` | the worlds reach everything that these properties speak of |
//!
//! `REGIE_CASES` is the number of worlds for `same_as_reference` (default 2000); the other properties take a fixed part of it.
//! `REGIE_CASES=100000 cargo test --release properties` is the long run. The worlds are the same in every
//! run; `REGIE_SEED` takes others: a number, or `random`. A failure prints its documents, one a line, to be kept as a case file.

pub(crate) mod engine;
pub(crate) mod transform;

mod same_as_reference;
mod order;
mod names;
mod reference_sets;
mod unconnected;
mod more_levers;
mod documents;
pub(crate) mod questions;
pub(crate) mod changes;
mod reasons;
mod what_if;
mod wide;
mod words;
mod coverage;
mod soundness;
mod proven;
mod testing;
mod interchange;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseResult, TestRunner};
use std::env;

const CASES: u32 = 2000;

/// Holds `property` against as many things as `REGIE_CASES` says, divided by `part`.
pub(crate) fn check<S: Strategy>(
    name: &str,
    part: u32,
    things: S,
    property: impl Fn(S::Value) -> TestCaseResult,
) {
    let cases =
        env::var("REGIE_CASES").map_or(CASES, |cases| cases.parse().expect("REGIE_CASES is a number"));
    let rng_seed = match env::var("REGIE_SEED").as_deref() {
        Ok("random") => RngSeed::Random,
        Ok(seed) => {
            RngSeed::Fixed(seed.parse::<u64>().expect("REGIE_SEED is a number or `random`") ^ hash(name))
        }
        Err(_) => RngSeed::Fixed(hash(name)),
    };
    let config = Config {
        cases: (cases / part).max(1),
        rng_seed,
        failure_persistence: None,
        max_shrink_time: 120_000,
        max_shrink_iters: 100_000,
        ..Config::default()
    };
    if let Err(failure) = TestRunner::new(config).run(&things, property) {
        panic!("{name}: {failure}");
    }
}

/// So that each property gets worlds of its own (FNV-1a).
fn hash(name: &str) -> u64 {
    name.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The other side's text, from the first byte that differs: whole answers are too long to compare by eye.
fn difference(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let from = (0..=at.saturating_sub(120)).rev().find(|&from| one.is_char_boundary(from)).unwrap_or(0);
    let part = |text: &str| text.get(from..).unwrap_or("").chars().take(400).collect::<String>();
    format!("they differ at byte {at}\n  one:   …{}\n  other: …{}", part(one), part(other))
}

/// Two answers, byte for byte.
fn same(what: &str, one: &str, other: &str) -> TestCaseResult {
    prop_assert!(one == other, "{what}: {}", difference(one, other));
    Ok(())
}
