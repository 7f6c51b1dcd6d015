//! Where the values go that are read: what the reader sees of the types of documents.

use std::cmp::Ordering;

use super::condition::Condition;
use super::record::Parts;
use super::shape::Shape;
use super::value::{Codes, Value};
use crate::date::Date;
use crate::ids::Id;
use crate::text::Text;

/// A value of the right form, on its way to where it belongs.
pub(crate) enum Filling {
    Id(Id),
    Text(Text),
    Date(Date),
    Flag(bool),
    Number(u32),
    /// The number of a word in its list.
    Word(usize),
    Codes(Codes),
    Condition(Condition),
}

/// Where a value goes that is read: one that is blank as yet. The shape that belongs there says which of these methods has an effect.
///
/// The reader knows nothing else of the types of documents, so that its machine code exists once (DESIGN, "Why is the reader driven by tables?").
pub(crate) trait Slot {
    /// Puts a value there.
    fn fill(&mut self, _: Filling) {}
    /// Makes room in an optional field: something stands there.
    fn inside(&mut self) -> Option<&mut dyn Slot> {
        None
    }
    /// The list that grows there.
    fn list(&mut self) -> Option<&mut dyn Growing> {
        None
    }
    /// Is it a text in one language alone?
    fn is_plain(&self) -> bool {
        false
    }
    /// The element whose fields are read there.
    fn record(&mut self) -> Option<&mut dyn Parts> {
        None
    }
}

/// A list that is read.
pub(crate) trait Growing {
    /// Another element, to be filled: there always is one then.
    fn grow(&mut self) -> Option<&mut dyn Slot>;
    /// How one element stands to another, in a set.
    fn compare(&self, one: usize, other: usize) -> Ordering;
}

/// A slot, and what belongs there.
pub(crate) struct Spot<'s> {
    pub(crate) slot: &'s mut dyn Slot,
    pub(crate) shape: &'static Shape,
}

impl<'s> Spot<'s> {
    pub(crate) fn of<T: Value>(value: &'s mut T) -> Self {
        Self { slot: value, shape: const { &T::SHAPE } }
    }
}
