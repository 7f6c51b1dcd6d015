//! Reference sets: landscapes that others build on, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::{Landscape, read_text, to_text};
use crate::error::Found;

/// The reference sets that a landscape may name in `builds_on`: areas of Flanders, a vocabulary of themes, … (contract §2).
///
/// ```
/// let mut sets = regie::Sets::new();
/// sets.insert_json("themes", r#"{"format": "regie/landscape", "version": 1, "id": "themes", "as_of": "2019-01-01",
///     "themes": [{"id": "housing", "label": "wonen"}]}"#);
/// assert!(sets.names().eq(["themes"]));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sets {
    by_name: BTreeMap<Box<str>, Arc<Set>>,
}

/// A reference set, with what is wrong with its form.
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) landscape: Option<Arc<Landscape>>,
    pub(crate) found: Vec<Found>,
    pub(crate) overflow: bool,
}

impl Set {
    pub(crate) fn read(text: &str) -> Self {
        let reading = read_text::<Landscape>(text);
        Self { landscape: reading.document.map(Arc::new), found: reading.found, overflow: reading.overflow }
    }
}

impl Sets {
    /// No sets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a set, or replaces the one of that name. What is wrong with it is said when an atlas is built on it.
    pub fn insert(&mut self, name: &str, landscape: &Landscape) {
        self.insert_json(name, &to_text(landscape));
    }

    /// Adds a set as JSON text, or replaces the one of that name. What is wrong with it is said when an atlas is built on it.
    pub fn insert_json(&mut self, name: &str, text: &str) {
        self.by_name.insert(name.into(), Arc::new(Set::read(text)));
    }

    /// Adds a set that has been read and checked before.
    pub(crate) fn insert_checked(&mut self, name: &str, landscape: Arc<Landscape>) {
        let set = Set { landscape: Some(landscape), found: Vec::new(), overflow: false };
        self.by_name.insert(name.into(), Arc::new(set));
    }

    /// Adds all sets of `others`; where both have a name, theirs counts.
    pub fn extend(&mut self, others: &Self) {
        self.by_name.extend(others.by_name.iter().map(|(name, set)| (name.clone(), Arc::clone(set))));
    }

    /// The names of the sets, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(|name| &**name)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Arc<Set>> {
        self.by_name.get(name)
    }
}
