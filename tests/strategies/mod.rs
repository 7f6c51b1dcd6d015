//! Random worlds: those of `regie::testing`, as JSON values, for a side that shares nothing with the library.
//!
//! | file | what |
//! |---|---|
//! | `shape` | where the ids stand in each document, for those who rename, move or follow them |

pub(crate) mod shape;

use proptest::prelude::*;
use regie::testing;
use serde_json::{Value, json};
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

/// Any world; in some, lists that are empty are written down.
pub(crate) fn world() -> impl Strategy<Value = World> {
    (testing::world(), proptest::bool::weighted(0.2)).prop_map(|(world, writes_empty_lists)| {
        let mut world = World::of(&world);
        if writes_empty_lists {
            world.write_empty_lists();
        }
        world
    })
}

/// The optional lists of the elements of a collection: those that may be empty.
const LISTS: [(&str, &[&str]); 9] = [
    ("areas", &["within", "contains", "neighbours", "successors"]),
    ("themes", &["exact", "close", "sectors", "target_groups", "usual_levers", "goals"]),
    ("trends", &["themes"]),
    ("stakeholders", &["sectors", "works_in", "mandates", "member_of", "represents", "successors"]),
    ("offers", &["target_groups"]),
    ("challenges", &["needs", "target_groups", "trends"]),
    ("agreements", &["source"]),
    ("rules", &[]),
    ("levels", &["source"]),
];

impl World {
    pub(crate) fn of(world: &testing::World) -> World {
        let read = |text: String| serde_json::from_str::<Value>(&text).expect("JSON");
        World {
            landscape: read(world.landscape.to_json()),
            rule_book: read(world.rule_book.to_json()),
            sets: world.sets.iter().map(|(name, set)| (name.clone(), read(set.to_json()))).collect(),
            date: world.date.to_string(),
        }
    }

    fn write_empty_lists(&mut self) {
        let write = |of: &mut Value, field: &str| {
            let fields = of.as_object_mut().expect("an object");
            fields.entry(field).or_insert_with(|| json!([]));
        };
        for document in self.sets.values_mut().chain([&mut self.landscape]) {
            for collection in shape::COLLECTIONS.iter().chain(&["builds_on"]) {
                write(document, collection);
            }
        }
        for field in ["rules", "requirements", "separations"] {
            write(&mut self.rule_book, field);
        }
        for document in self.sets.values_mut().chain([&mut self.landscape, &mut self.rule_book]) {
            for (collection, lists) in LISTS {
                for element in shape::elements(document, collection) {
                    for list in lists {
                        write(element, list);
                    }
                    if collection == "challenges" && element["spread"] == "shared" {
                        write(element, "shared_because");
                    }
                    if collection == "rules" && element["effect"] == "assign" {
                        write(element, "exception_to");
                    }
                }
            }
        }
    }
}
