//! Lists by a dense index: who works where, what lies within what.
//!
//! All lists stand one after the other in one piece of memory: small, quick to walk, and copied in one go when an atlas changes.

use std::marker::PhantomData;

use crate::order::by_key;

use super::table::Ix;

/// A list for each element of a kind.
#[derive(Debug, Clone)]
pub(crate) struct Lists<I, V> {
    /// Where the list of each element begins, and one more at the end.
    starts: Vec<u32>,
    values: Vec<V>,
    kind: PhantomData<I>,
}

impl<I: Ix, V: Copy> Lists<I, V> {
    /// Lists for `length` elements from pairs in any order; each list keeps the order in which its values come.
    pub(crate) fn new(length: usize, pairs: &[(I, V)]) -> Self {
        let (starts, order) = by_key(length, &mut pairs.iter().map(|(key, _)| key.number()));
        let values = order.iter().filter_map(|n| pairs.get(*n as usize)).map(|(_, value)| *value).collect();
        Self { starts, values, kind: PhantomData }
    }

    /// The list of an element.
    pub(crate) fn of(&self, key: I) -> &[V] {
        let at = key.get();
        let range = || Some(*self.starts.get(at)? as usize..*self.starts.get(at + 1)? as usize);
        range().and_then(|range| self.values.get(range)).unwrap_or_default()
    }

    /// Every list, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &[V])> {
        (0..self.starts.len().saturating_sub(1)).map(|n| (I::new(n), self.of(I::new(n))))
    }

    /// The same lists, but for that of one element.
    pub(crate) fn with(&self, key: I, list: &[V]) -> Self {
        let at = key.get();
        let start = self.starts.get(at).map_or(0, |start| *start as usize);
        let old = self.of(key).len();
        let mut values = Vec::with_capacity(self.values.len() + list.len() - old.min(list.len()));
        values.extend(self.values.iter().take(start));
        values.extend(list);
        values.extend(self.values.iter().skip(start + old));
        let mut starts = self.starts.clone();
        // a document has at most 256 MiB, so that no list comes near this
        let (new, old) =
            (u32::try_from(list.len()).unwrap_or(u32::MAX), u32::try_from(old).unwrap_or(u32::MAX));
        for later in starts.iter_mut().skip(at + 1) {
            *later = *later + new - old;
        }
        Self { starts, values, kind: PhantomData }
    }
}

impl<I, V> Default for Lists<I, V> {
    fn default() -> Self {
        Self { starts: Vec::new(), values: Vec::new(), kind: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::AreaIx;

    fn lists(length: usize, pairs: &[(u32, u32)]) -> Lists<AreaIx, u32> {
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (AreaIx::from_number(*key), *value)).collect();
        Lists::new(length, &pairs)
    }

    #[test]
    fn lists_are_found_by_their_element() {
        let lists = lists(4, &[(2, 5), (1, 9), (2, 3)]);
        assert_eq!(lists.of(AreaIx::new(2)), [5, 3]);
        assert_eq!(lists.of(AreaIx::new(1)), [9]);
        assert!(lists.of(AreaIx::new(0)).is_empty() && lists.of(AreaIx::new(3)).is_empty());
        assert!(lists.of(AreaIx::new(9)).is_empty());
        assert_eq!(lists.iter().map(|(_, list)| list.len()).collect::<Vec<_>>(), [0, 1, 2, 0]);
    }

    #[test]
    fn one_list_can_be_another() {
        let before = lists(3, &[(0, 1), (1, 2), (2, 3)]);
        for list in [&[][..], &[7], &[7, 8, 9]] {
            let after = before.with(AreaIx::new(1), list);
            assert_eq!(after.of(AreaIx::new(1)), list);
            assert_eq!((after.of(AreaIx::new(0)), after.of(AreaIx::new(2))), (&[1][..], &[3][..]));
        }
    }
}
