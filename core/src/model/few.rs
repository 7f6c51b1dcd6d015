//! Sorted lists with a mask, so that most questions whether two of them meet take one step.

use super::table::{Ix, share};

/// A sorted list of indices, borrowed, with its mask.
#[derive(Debug)]
pub(crate) struct Few<'a, I> {
    pub(crate) list: &'a [I],
    pub(crate) mask: u64,
}

impl<I> Clone for Few<'_, I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Few<'_, I> {}

/// The last bit stands for every number from 63 on.
const REST: u64 = 1 << 63;

/// A bit for each of the first numbers, and one for all others.
pub(crate) fn mask<I: Ix>(list: &[I]) -> u64 {
    list.iter().fold(0, |mask, index| mask | 1 << index.number().min(63))
}

impl<'a, I: Ix> Few<'a, I> {
    pub(crate) fn new(list: &'a [I]) -> Self {
        Self { list, mask: mask(list) }
    }

    /// Do they share an element?
    pub(crate) fn meets(self, other: Few<'_, I>) -> bool {
        let common = self.mask & other.mask;
        common & !REST != 0 || (common != 0 && share(self.list, other.list))
    }
}

/// A sorted list of indices with its mask.
#[derive(Debug, Clone)]
pub(crate) struct FewOwned<I> {
    list: Box<[I]>,
    mask: u64,
}

impl<I> Default for FewOwned<I> {
    fn default() -> Self {
        Self { list: Box::new([]), mask: 0 }
    }
}

impl<I: Ix> FewOwned<I> {
    pub(crate) fn new(list: Vec<I>) -> Self {
        Self { mask: mask(&list), list: list.into() }
    }

    pub(crate) fn few(&self) -> Few<'_, I> {
        Few { list: &self.list, mask: self.mask }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::ThemeIx;

    #[test]
    fn lists_meet_as_their_elements_do() {
        let lists: [&[u32]; 8] = [&[], &[0], &[62], &[63], &[64], &[0, 64], &[63, 200], &[1, 62, 199]];
        for a in lists {
            for b in lists {
                let index = |list: &[u32]| list.iter().map(|n| ThemeIx::from_number(*n)).collect::<Vec<_>>();
                let (x, y) = (index(a), index(b));
                let expected = a.iter().any(|n| b.contains(n));
                assert_eq!(Few::new(&x).meets(Few::new(&y)), expected, "{a:?} {b:?}");
            }
        }
    }
}
