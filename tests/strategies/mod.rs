//! Random worlds: pairs of valid documents, with the reference sets that they build on and a date.
//!
//! | file | what |
//! |---|---|
//! | `names` | the ids, dates and validity windows that documents are made of |
//! | `draft` | what proptest makes and shrinks: lists of small numbers |
//! | `build` | draft to world: what would be invalid is left out, so that every draft gives a valid world |
//! | `shape` | where the ids stand in each document, for those who rename, move or follow them |

mod build;
mod draft;
pub(crate) mod names;
pub(crate) mod shape;

use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// A landscape and a rule book that fit each other, the reference sets by name, and the date to judge them at.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) landscape: Value,
    pub(crate) rule_book: Value,
    pub(crate) sets: BTreeMap<String, Value>,
    pub(crate) date: String,
}

/// Documents in one line each, so that a failure can be pasted into a case file.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "world at {}", self.date)?;
        for (name, set) in &self.sets {
            writeln!(f, "  set {name}: {set}")?;
        }
        writeln!(f, "  landscape: {}", self.landscape)?;
        write!(f, "  rule book: {}", self.rule_book)
    }
}

/// Any world.
pub(crate) fn world() -> impl Strategy<Value = World> {
    draft::draft().prop_map(|draft| build::world(&draft))
}
