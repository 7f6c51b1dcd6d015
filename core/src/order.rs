//! Sorting whose machine code exists once, whatever the types.
//!
//! The sort of the standard library is compiled anew for each type of element, 4 to 6 kB each time: in WebAssembly every byte is sent.
//! So in WebAssembly the numbers of the elements are sorted, by code that knows nothing of the elements; elsewhere the standard library sorts them. Both keep equal
//! elements as they stand, so that the result is the same.

use std::cmp::Ordering;

/// How the element with one number stands to the element with another.
pub(crate) type Compare<'c> = dyn FnMut(usize, usize) -> Ordering + 'c;

/// The numbers from 0 to `length` in the order that `compare` gives; equal ones as they stand.
pub(crate) fn order(length: usize, compare: &mut Compare<'_>) -> Vec<u32> {
    // no list comes near the largest number: a document has at most 256 MiB
    let mut order: Vec<u32> = (0..u32::try_from(length).unwrap_or(u32::MAX)).collect();
    merge_sort(&mut order, &mut |one, other| compare(one as usize, other as usize));
    order
}

/// Sorts numbers.
pub(crate) fn sort_numbers(list: &mut [u32]) {
    if cfg!(target_family = "wasm") {
        merge_sort(list, &mut |one, other| one.cmp(&other));
    } else {
        list.sort_unstable();
    }
}

/// Sorts a list.
pub(crate) fn sort<T: Ord>(list: &mut [T]) {
    sort_by(list, Ord::cmp);
}

/// Sorts a list; equal elements keep their order.
pub(crate) fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if cfg!(target_family = "wasm") { by_numbers(list, compare) } else { list.sort_by(compare) }
}

/// As many elements as are sorted one by one, for that is quicker.
const FEW: usize = 12;

fn by_numbers<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if list.len() <= FEW {
        for end in 2..=list.len() {
            for at in (1..end).rev() {
                match list.get(at - 1..=at) {
                    Some([one, other]) if compare(one, other) == Ordering::Greater => list.swap(at - 1, at),
                    _ => break,
                }
            }
        }
        return;
    }
    let swaps = swaps(list.len(), &mut |one, other| match (list.get(one), list.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    for (one, other) in swaps {
        list.swap(one, other);
    }
}

/// The exchanges that put a list in order, each of the elements at two places.
fn swaps(length: usize, compare: &mut Compare<'_>) -> Vec<(usize, usize)> {
    let order = order(length, compare);
    // where each element belongs
    let mut goes_to = vec![0; length];
    for (place, number) in order.into_iter().enumerate() {
        if let Some(to) = goes_to.get_mut(number as usize) {
            *to = place;
        }
    }
    let mut swaps = Vec::new();
    for place in 0..length {
        while let Some(to) = goes_to.get(place).copied().filter(|to| *to != place) {
            swaps.push((place, to));
            goes_to.swap(place, to);
        }
    }
    swaps
}

/// Sorted runs are merged into runs twice as long, until there is one.
fn merge_sort(list: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    let mut merged: Vec<u32> = Vec::new();
    let mut run = 1;
    while run < list.len() {
        for pair in list.chunks_mut(2 * run) {
            let (mut one, mut other) = pair.split_at(run.min(pair.len()));
            // two runs that stand in order need no merging
            if let (Some(last), Some(first)) = (one.last(), other.first())
                && compare(*last, *first) == Ordering::Greater
            {
                merged.clear();
                while let ([first, one_rest @ ..], [second, other_rest @ ..]) = (one, other) {
                    if compare(*second, *first) == Ordering::Less {
                        merged.push(*second);
                        other = other_rest;
                    } else {
                        merged.push(*first);
                        one = one_rest;
                    }
                }
                merged.extend_from_slice(one);
                merged.extend_from_slice(other);
                pair.copy_from_slice(&merged);
            }
        }
        run *= 2;
    }
}

/// Where each name stands: two numbers for each. Of several that are equal, the first.
#[derive(Debug, Default)]
pub(crate) struct Lookup<'a> {
    sorted: Vec<(&'a str, (usize, usize))>,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(mut names: Vec<(&'a str, (usize, usize))>) -> Self {
        sort_by(&mut names, |one, other| one.0.cmp(other.0));
        names.dedup_by(|later, first| later.0 == first.0);
        Self { sorted: names }
    }

    /// Each name with its position.
    pub(crate) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        Self::new(names.enumerate().map(|(n, name)| (name, (0, n))).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<(usize, usize)> {
        let at = self.sorted.binary_search_by(|(other, _)| (*other).cmp(name)).ok()?;
        self.sorted.get(at).map(|(_, stands)| *stands)
    }

    /// The position of a name in its list.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.get(name).map(|(_, position)| position)
    }

    /// Every name once, in order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.sorted.iter().map(|(name, _)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random, the same in every run.
    fn numbers(length: usize, below: usize) -> Vec<usize> {
        let mut state: u32 = 20_261_122;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        (0..length).map(|_| next()).collect()
    }

    #[test]
    fn lists_of_every_length_are_sorted_and_equal_elements_keep_their_order() {
        for length in (0..70).chain([1000, 1023, 1024, 1025]) {
            let mut pairs: Vec<(usize, usize)> =
                numbers(length, length / 3 + 1).into_iter().zip(0..).collect();
            let mut expected = pairs.clone();
            sort_by(&mut expected, |one, other| one.0.cmp(&other.0));
            assert!(expected.is_sorted());
            by_numbers(&mut pairs, |one, other| one.0.cmp(&other.0));
            assert_eq!(pairs, expected);
        }
    }

    #[test]
    fn an_order_names_every_element_once() {
        let keys = numbers(300, 40);
        let order = order(keys.len(), &mut |one, other| keys[one].cmp(&keys[other]));
        assert!(order.is_sorted_by_key(|n| (keys[*n as usize], *n)));
        let mut all = order.clone();
        sort_numbers(&mut all);
        assert!(all.into_iter().eq(0..300));
        let mut all = order;
        merge_sort(&mut all, &mut |one, other| one.cmp(&other));
        assert!(all.into_iter().eq(0..300));
    }

    #[test]
    fn of_equal_names_the_first_is_found() {
        let names = Lookup::of(["b", "a", "b", "c"].into_iter());
        assert_eq!(["a", "b", "c", "d"].map(|name| names.position(name)), [Some(1), Some(0), Some(3), None]);
        assert!(names.names().eq(["a", "b", "c"]));
        assert_eq!(Lookup::default().get("a"), None);
    }
}
