//! Lists by key: who works where, who can pull what, which offers are on which theme.
//!
//! One form for all of them, sorted once and searched by halving. Keys and values are indices, so that the machine code for it exists
//! once.

use std::ops::Range;

use super::table::Ix;

/// Up to three indices.
pub(crate) type Key = [u32; 3];

/// The key for one index.
pub(crate) fn key1(a: impl Ix) -> Key {
    [a.number(), 0, 0]
}

/// The key for two indices.
pub(crate) fn key2(a: impl Ix, b: impl Ix) -> Key {
    [a.number(), b.number(), 0]
}

/// The key for three indices.
pub(crate) fn key3(a: impl Ix, b: impl Ix, c: impl Ix) -> Key {
    [a.number(), b.number(), c.number()]
}

/// Lists by key, each sorted and without repetitions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keyed {
    keys: Vec<Key>,
    /// Where the list of each key begins in `values`, and one more at the end.
    starts: Vec<usize>,
    values: Vec<u32>,
}

impl Keyed {
    pub(crate) fn new(mut pairs: Vec<(Key, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut keyed = Self { values: Vec::with_capacity(pairs.len()), ..Self::default() };
        for (key, value) in pairs {
            if keyed.keys.last() != Some(&key) {
                keyed.keys.push(key);
                keyed.starts.push(keyed.values.len());
            }
            keyed.values.push(value);
        }
        keyed.starts.push(keyed.values.len());
        keyed
    }

    fn range(&self, key: Key) -> Option<Range<usize>> {
        let at = self.keys.binary_search(&key).ok()?;
        Some(*self.starts.get(at)?..*self.starts.get(at + 1)?)
    }

    /// The list of a key.
    pub(crate) fn get(&self, key: Key) -> &[u32] {
        self.range(key).and_then(|range| self.values.get(range)).unwrap_or_default()
    }

    /// The list of a key, as indices.
    pub(crate) fn list<I: Ix>(&self, key: Key) -> impl Iterator<Item = I> + use<'_, I> {
        self.get(key).iter().map(|value| I::from_number(*value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_found_by_their_key() {
        let keyed = Keyed::new(vec![([2, 0, 0], 5), ([1, 0, 7], 9), ([2, 0, 0], 3), ([2, 0, 0], 5)]);
        assert_eq!(keyed.get([2, 0, 0]), [3, 5]);
        assert_eq!(keyed.get([1, 0, 7]), [9]);
        assert!(keyed.get([1, 0, 0]).is_empty());
        assert!(Keyed::new(Vec::new()).get([0, 0, 0]).is_empty());
        assert!(Keyed::default().get([0, 0, 0]).is_empty());
    }
}
