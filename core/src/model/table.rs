//! Dense indices and the tables that they index.
//!
//! Every id is interned once: afterwards an area, a stakeholder, a rule is a small number, and the numbers stand in the order in which answers are
//! sorted.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

use crate::order::sort_numbers;

/// A dense index of one kind of element.
pub(crate) trait Ix: Copy + Ord + std::fmt::Debug {
    fn from_number(number: u32) -> Self;
    fn number(self) -> u32;

    fn new(n: usize) -> Self {
        // a document has at most 256 MiB, so no collection comes near this
        Self::from_number(u32::try_from(n).unwrap_or(u32::MAX))
    }
    fn get(self) -> usize {
        self.number() as usize
    }
}

macro_rules! indices {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        $(
            $(#[doc = $doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub(crate) struct $name(u32);

            impl Ix for $name {
                fn from_number(number: u32) -> Self {
                    Self(number)
                }
                fn number(self) -> u32 {
                    self.0
                }
            }
        )*
    };
}

indices! {
    /// An area: in the order of levels (lowest first), then of ids.
    AreaIx,
    /// A level: in the order of the rule book, lowest first.
    LevelIx,
    /// A sector, in the order of ids.
    SectorIx,
    /// A lever, in the order of ids.
    LeverIx,
    /// A target group, in the order of ids.
    GroupIx,
    /// A theme, in the order of ids.
    ThemeIx,
    /// A stakeholder, in the order of ids.
    StakeholderIx,
    /// An agreement, in the order of ids.
    AgreementIx,
    /// An appointment, in the order of ids.
    AppointmentIx,
    /// An exclusion, in the order of ids.
    ExclusionIx,
    /// An offer, in the order of ids.
    OfferIx,
    /// A challenge, in the order of ids.
    ChallengeIx,
    /// A kind, in the order of ids.
    KindIx,
    /// A role, in the order of ids.
    RoleIx,
    /// A rule, in the order of ids.
    RuleIx,
    /// A requirement, in the order of ids.
    RequirementIx,
    /// A separation, in the order of ids.
    SeparationIx,
}

/// One value for each element of a kind.
#[derive(Debug, Clone)]
pub(crate) struct Table<I, T> {
    rows: Vec<T>,
    kind: PhantomData<I>,
}

impl<I: Ix, T> Table<I, T> {
    pub(crate) fn new(rows: Vec<T>) -> Self {
        Self { rows, kind: PhantomData }
    }

    /// A row for each of `length` elements.
    pub(crate) fn filled(length: usize, row: &T) -> Self
    where
        T: Clone,
    {
        Self::new(vec![row.clone(); length])
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn indices(&self) -> impl DoubleEndedIterator<Item = I> + use<I, T> {
        (0..self.rows.len()).map(I::new)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows.iter().enumerate().map(|(n, row)| (I::new(n), row))
    }

    pub(crate) fn values_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.rows.iter_mut()
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "an index is made only by interning, and used only with the tables of the model that interned it"
)]
impl<I: Ix, T> Index<I> for Table<I, T> {
    type Output = T;
    fn index(&self, index: I) -> &T {
        &self.rows[index.get()]
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "an index is made only by interning, and used only with the tables of the model that interned it"
)]
impl<I: Ix, T> IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.rows[index.get()]
    }
}

/// Sorted and without repetitions. All kinds of indices are sorted by the same machine code.
pub(crate) fn sorted<I: Ix>(list: Vec<I>) -> Vec<I> {
    sorted_numbers(list.into_iter().map(I::number).collect()).into_iter().map(I::from_number).collect()
}

fn sorted_numbers(mut list: Vec<u32>) -> Vec<u32> {
    sort_numbers(&mut list);
    list.dedup();
    list
}

/// Do two sorted lists share an element?
pub(crate) fn share<T: Ord>(a: &[T], b: &[T]) -> bool {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a.next(),
            std::cmp::Ordering::Greater => b.next(),
            std::cmp::Ordering::Equal => return true,
        };
    }
    false
}

/// Does a sorted list hold this element?
pub(crate) fn holds<T: Ord>(list: &[T], element: &T) -> bool {
    list.binary_search(element).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_lists_share_an_element_or_not() {
        assert!(share(&[1, 3, 5], &[2, 4, 5]));
        assert!(!share(&[1, 3, 5], &[2, 4, 6]));
        assert!(!share(&[], &[1]));
        assert_eq!(sorted([3, 1, 3, 2].map(AreaIx::new).to_vec()), [1, 2, 3].map(AreaIx::new));
        assert!(holds(&[1, 3], &3) && !holds(&[1, 3], &2));
    }
}
