//! Drafts: what is generated and shrunk.
//!
//! A draft is lists of elements, and an element is a row of small numbers. No number is wrong: each is a *pick*, a choice among what is possible where it is
//! read, and what is impossible is left out. Zero is the simplest choice, and a number that is not there is a zero. So every element and every number of a draft
//! can shrink by itself, and what is left still gives a valid world.

/// How the elements of one list of a draft look: how many there are, and how many numbers each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Form {
    /// How many elements there are at least.
    pub least: usize,
    /// How many there are at most.
    pub most: usize,
    /// How many numbers each has.
    pub numbers: usize,
}

impl Form {
    /// Elements that may all be left out.
    pub(crate) const fn up_to(most: usize, numbers: usize) -> Self {
        Self { least: 0, most, numbers }
    }

    /// Elements of which one stays.
    pub(crate) const fn some(most: usize, numbers: usize) -> Self {
        Self { least: 1, most: if most == 0 { 1 } else { most }, numbers }
    }
}

/// The row of numbers of one element.
pub(crate) type Row = Vec<u8>;

/// What a world, a landscape or a list of changes is made of: lists of elements, each a row of small numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub(crate) lists: Vec<Vec<Row>>,
}

impl Draft {
    /// The draft that bytes stand for: for each form, how many elements there are, then the numbers of each. What is missing is zero, and what is too much is
    /// not read, so that any bytes are a draft.
    ///
    /// This is for generators of other languages, which make and shrink the bytes.
    #[must_use]
    pub fn from_bytes(forms: &[Form], bytes: &[u8]) -> Self {
        let mut bytes = bytes.iter().copied();
        let mut list = |form: &Form| {
            let count = usize::from(bytes.next().unwrap_or(0)).min(form.most);
            (0..count).map(|_| bytes.by_ref().take(form.numbers).collect()).collect()
        };
        Self { lists: forms.iter().map(&mut list).collect() }
    }

    /// The elements of a list, at least so many.
    pub(crate) fn list(&self, number: usize, least: usize) -> Vec<Numbers<'_>> {
        let rows = self.lists.get(number).map_or(&[][..], Vec::as_slice);
        let missing = least.saturating_sub(rows.len());
        rows.iter().map(|row| Numbers(row)).chain((0..missing).map(|_| Numbers(&[]))).collect()
    }

    /// The first element of a list.
    pub(crate) fn first(&self, number: usize) -> Numbers<'_> {
        self.list(number, 1).into_iter().next().unwrap_or(Numbers(&[]))
    }
}

/// The numbers of an element as they are read, one after the other: what was not picked is read too, so that each number keeps its meaning while others shrink.
#[derive(Debug, Clone)]
pub(crate) struct Numbers<'d>(&'d [u8]);

impl Numbers<'_> {
    /// The next number.
    pub(crate) fn next(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    /// One of so many things, each as often as its weight says; the first is the simplest.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut at = u32::from(self.next()) * weights.iter().sum::<u32>() / 256;
        for (n, weight) in weights.iter().enumerate() {
            if at < *weight {
                return n;
            }
            at -= weight;
        }
        0
    }

    /// True so many times in a hundred; false is the simplest.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        u32::from(self.next()) * 100 >= (100 - percent) * 256
    }

    /// A number, so many times in a hundred.
    pub(crate) fn maybe(&mut self, percent: u32) -> Option<u8> {
        let is = self.chance(percent);
        let number = self.next();
        is.then_some(number)
    }

    /// None, one or several numbers, each count as often as its weight says.
    pub(crate) fn several(&mut self, weights: &[u32]) -> Vec<u8> {
        let count = self.weighted(weights);
        let mut all: Vec<u8> = (1..weights.len()).map(|_| self.next()).collect();
        all.truncate(count);
        all
    }

    /// One to so many numbers.
    pub(crate) fn some(&mut self, most: usize) -> Vec<u8> {
        let mut weights = vec![1; most + 1];
        if let Some(none) = weights.first_mut() {
            *none = 0;
        }
        self.several(&weights)
    }

    /// No number twice out of three times, else one to so many.
    pub(crate) fn few(&mut self, most: u32) -> Vec<u8> {
        let one = |n| if n == 0 { 2 * most } else { 1 };
        self.several(&(0..=most).map(one).collect::<Vec<u32>>())
    }

    /// One of a list.
    pub(crate) fn of<T: Clone>(&mut self, list: &[T]) -> Option<T> {
        chosen(list, self.next()).cloned()
    }
}

/// What a pick chooses of a list; nothing of an empty one.
pub(crate) fn chosen<T>(list: &[T], pick: u8) -> Option<&T> {
    list.get(usize::from(pick).checked_rem(list.len())?)
}

/// What a pick chooses of a list: the first more often than the last.
pub(crate) fn nearest<T>(list: &[T], pick: u8) -> Option<&T> {
    let pick = usize::from(pick);
    list.get(pick * pick * list.len() / 256 / 256)
}

/// What picks choose of a list, each once, in the order of the picks.
pub(crate) fn distinct<T: Clone + PartialEq>(list: &[T], picks: &[u8]) -> Vec<T> {
    once(picks.iter().filter_map(|pick| chosen(list, *pick)))
}

/// The same, the first more often than the last.
pub(crate) fn near<T: Clone + PartialEq>(list: &[T], picks: &[u8]) -> Vec<T> {
    once(picks.iter().filter_map(|pick| nearest(list, *pick)))
}

fn once<'t, T: Clone + PartialEq + 't>(things: impl Iterator<Item = &'t T>) -> Vec<T> {
    let mut found = Vec::new();
    for thing in things {
        if !found.contains(thing) {
            found.push(thing.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_bytes_are_a_draft_and_what_is_missing_is_zero() {
        let forms = [Form::some(1, 3), Form::up_to(2, 2)];
        let draft = Draft::from_bytes(&forms, &[1, 7, 8, 9, 200, 5]);
        assert_eq!(draft.lists, [vec![vec![7, 8, 9]], vec![vec![5], vec![]]]);
        let mut first = draft.list(1, 0).remove(0);
        assert_eq!([first.next(), first.next()], [5, 0]);
        assert_eq!(Draft::from_bytes(&forms, &[]).list(0, 1).len(), 1);
    }

    #[test]
    fn a_choice_is_made_as_often_as_its_weight_says_and_zero_is_the_first() {
        let mut counts = [0; 3];
        for number in 0..=u8::MAX {
            counts[Numbers(&[number]).weighted(&[2, 1, 1])] += 1;
        }
        assert_eq!(counts, [128, 64, 64]);
        assert_eq!(Numbers(&[]).weighted(&[2, 1, 1]), 0);
        assert_eq!((0..=u8::MAX).filter(|number| Numbers(&[*number]).chance(25)).count(), 64);
        assert!(!Numbers(&[0]).chance(99));
    }

    #[test]
    fn numbers_that_were_not_picked_are_passed_over() {
        let mut numbers = Numbers(&[0, 1, 2, 3]);
        assert_eq!(numbers.several(&[1, 1, 1]), [0_u8; 0]);
        assert_eq!(numbers.next(), 3);
        assert_eq!(Numbers(&[255, 1, 2]).some(2), [1, 2]);
        assert_eq!(Numbers(&[]).some(2), [0]);
    }

    #[test]
    fn a_pick_chooses_of_any_list() {
        assert_eq!(chosen(&[0; 0], 7), None);
        assert_eq!(nearest(&[0; 0], 255), None);
        assert_eq!(
            (chosen(&[1, 2, 3], 4), nearest(&[1, 2, 3], 255), nearest(&[1, 2, 3], 128)),
            (Some(&2), Some(&3), Some(&1))
        );
        assert_eq!(distinct(&[1, 2, 3], &[0, 3, 1]), [1, 2]);
    }
}
