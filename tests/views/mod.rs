//! The views: three lists, agenda, blind spots, overlap, load, benchmark, crosswalk.
//!
//! | file | what |
//! |---|---|
//! | `regions` | what they say of the four real regions, as snapshots |
//! | `words` | the same as notes, in Dutch and English, as snapshots; and that no note has a hole in it |
//! | `questions` | what a policy officer may rely on, in small |
//! | `seen` | a random world, read the naive way |
//! | `lists`, `gaps`, `areas` | on random worlds: what they say is what the decisions say, worked out the naive way |

mod seen;
mod regions;
mod questions;
mod lists;
mod gaps;
mod areas;
mod words;

use serde_json::Value;

/// The strings of a list.
fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|one| one.as_str().expect("a string").to_owned()).collect()
}

/// A field as text; empty where there is none.
fn word(value: &Value, field: &str) -> String {
    value.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// An answer as JSON.
fn read(text: &str) -> Value {
    serde_json::from_str(text).expect("an answer is JSON")
}
