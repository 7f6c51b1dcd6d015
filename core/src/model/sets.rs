//! Reference sets: landscapes that others build on, by name.

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
    /// Sorted by name.
    by_name: Vec<(Box<str>, Arc<Set>)>,
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
        self.put(name, Arc::new(Set::read(text)));
    }

    fn put(&mut self, name: &str, set: Arc<Set>) {
        match self.position(name) {
            Ok(at) => {
                if let Some((_, known)) = self.by_name.get_mut(at) {
                    *known = set;
                }
            }
            Err(at) => self.by_name.insert(at, (name.into(), set)),
        }
    }

    /// Where a set of this name stands, or would.
    fn position(&self, name: &str) -> Result<usize, usize> {
        self.by_name.binary_search_by(|(known, _)| (**known).cmp(name))
    }

    /// Adds a set that has been read and checked before.
    pub(crate) fn insert_checked(&mut self, name: &str, landscape: Arc<Landscape>) {
        let set = Set { landscape: Some(landscape), found: Vec::new(), overflow: false };
        self.put(name, Arc::new(set));
    }

    /// Adds all sets of `others`; where both have a name, theirs counts.
    pub fn extend(&mut self, others: &Self) {
        for (name, set) in &others.by_name {
            self.put(name, Arc::clone(set));
        }
    }

    /// The names of the sets, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.iter().map(|(name, _)| &**name)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Arc<Set>> {
        let at = self.position(name).ok()?;
        self.by_name.get(at).map(|(_, set)| set)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_found_by_name_and_the_last_of_a_name_counts() {
        let set = |id: &str| {
            format!(r#"{{"format": "regie/landscape", "version": 1, "id": "{id}", "as_of": "2019-01-01"}}"#)
        };
        let (mut sets, mut others) = (Sets::new(), Sets::new());
        for (name, id) in [("c", "1"), ("a", "2"), ("c", "3")] {
            sets.insert_json(name, &set(id));
        }
        for (name, id) in [("b", "4"), ("a", "5")] {
            others.insert_json(name, &set(id));
        }
        sets.extend(&others);
        assert!(sets.names().eq(["a", "b", "c"]));
        let id = |name: &str| sets.get(name).and_then(|set| Some(set.landscape.as_ref()?.id.to_string()));
        assert_eq!(
            ["a", "b", "c", "d"].map(id),
            [Some("5".into()), Some("4".into()), Some("3".into()), None]
        );
    }
}
