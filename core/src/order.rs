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
#[cfg_attr(
    not(target_family = "wasm"),
    expect(
        clippy::stable_sort_primitive,
        reason = "most lists are a few sorted ones after each other, which this sort only merges"
    )
)]
pub(crate) fn sort_numbers(list: &mut [u32]) {
    if cfg!(target_family = "wasm") {
        merge_sort(list, &mut |one, other| one.cmp(&other));
    } else {
        list.sort();
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

/// Where the list of each key begins, and the positions of the keys list after list, each in order. One machine code for all kinds.
pub(crate) fn by_key(length: usize, keys: &mut dyn Iterator<Item = u32>) -> (Vec<u32>, Vec<u32>) {
    let keys: Vec<u32> = keys.collect();
    let mut starts = vec![0_u32; length + 1];
    for key in &keys {
        if let Some(count) = starts.get_mut(*key as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut order = vec![0_u32; keys.len()];
    for (n, key) in (0_u32..).zip(&keys) {
        if let Some(at) = next.get_mut(*key as usize) {
            if let Some(place) = order.get_mut(*at as usize) {
                *place = n;
            }
            *at += 1;
        }
    }
    (starts, order)
}

/// A number made of the letters of a name, the same on every machine.
pub(crate) fn number_of(name: &str) -> usize {
    let (words, rest) = name.as_bytes().as_chunks();
    let rest = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let mix = |all: u64, word: u64| (all.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let number = mix(words.iter().fold(0, |all, word| mix(all, u64::from_le_bytes(*word))), rest);
    // the upper half depends on all letters; half of that is left where numbers have 32 bits
    usize::try_from(number >> 33).unwrap_or(0)
}

/// Finds a name in a sorted list by the number of its letters, so that few others are looked at; in order among those that share theirs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Finder {
    /// Where the positions of each number begin, and one more at the end: of a number only so many of the last bits count.
    starts: Vec<u32>,
    positions: Vec<u32>,
}

impl Finder {
    /// For names in their order.
    pub(crate) fn new(names: &mut dyn Iterator<Item = &str>) -> Self {
        let numbers: Vec<usize> = names.map(number_of).collect();
        let size = numbers.len().next_power_of_two();
        let last_bits = |number: &usize| u32::try_from(number & (size - 1)).unwrap_or(u32::MAX);
        let (starts, positions) = by_key(size, &mut numbers.iter().map(last_bits));
        Self { starts, positions }
    }

    /// The position of a name; `compare` says how the one at a position stands to it.
    pub(crate) fn find(&self, name: &str, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
        let size = self.starts.len().checked_sub(1)?;
        let start = number_of(name) & (size - 1);
        let range = *self.starts.get(start)? as usize..*self.starts.get(start + 1)? as usize;
        let alike = self.positions.get(range)?;
        let at = alike.binary_search_by(|position| compare(*position as usize)).ok()?;
        alike.get(at).map(|position| *position as usize)
    }
}

/// Where each name stands: two numbers for each. Of several that are equal, the first.
#[derive(Debug, Default)]
pub(crate) struct Lookup<'a> {
    sorted: Vec<(&'a str, (usize, usize))>,
    finder: Finder,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(mut names: Vec<(&'a str, (usize, usize))>) -> Self {
        sort_by(&mut names, |one, other| one.0.cmp(other.0));
        names.dedup_by(|later, first| later.0 == first.0);
        let finder = Finder::new(&mut names.iter().map(|(name, _)| *name));
        Self { sorted: names, finder }
    }

    /// Each name with its position.
    pub(crate) fn of(names: impl Iterator<Item = &'a str>) -> Self {
        Self::new(names.enumerate().map(|(n, name)| (name, (0, n))).collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<(usize, usize)> {
        let compare =
            |at: usize| self.sorted.get(at).map_or(Ordering::Greater, |(other, _)| (*other).cmp(name));
        self.sorted.get(self.finder.find(name, compare)?).map(|(_, stands)| *stands)
    }

    /// The position of a name in its list.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.get(name).map(|(_, position)| position)
    }

    /// Every name, in order.
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
    fn names_are_found_whatever_their_length_and_however_many_share_a_number() {
        let name = |n: &usize| format!("{}{n}", "a-long-name-".repeat(n % 3));
        let mut names: Vec<String> = numbers(500, 100_000).iter().map(name).collect();
        names.sort();
        names.dedup();
        let all = |names: &[String]| Finder::new(&mut names.iter().map(String::as_str));
        let mut crowded = all(&names);
        // every name in one list
        crowded.starts = vec![0, u32::try_from(names.len()).unwrap()];
        crowded.positions = (0..).take(names.len()).collect();
        for finder in [all(&names), crowded] {
            for (n, name) in names.iter().enumerate() {
                assert_eq!(finder.find(name, |at| names[at].cmp(name)), Some(n));
                let absent = format!("{name}?");
                assert_eq!(finder.find(&absent, |at| names[at].cmp(&absent)), None);
            }
        }
        assert_eq!(all(&[]).find("a", |_| Ordering::Equal), None);
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
