//! What may stand in a field, and how each kind of value is read, written and searched for references.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::condition::{self, Condition};
use super::read::Reader;
use super::record::{Parts, Record, meaning};
use super::shape::{Field, RecordShape, Shape, Target};
use super::slot::{Filling, Growing, Slot};
use crate::date::{Date, Validity};
use crate::error::{Code, Place, Step};
use crate::ids::Id;
use crate::text::Text;

/// A kind of value: what it looks like in the table of forms, how it is read ([`Slot`]) and searched for references ([`Refer`]).
pub(crate) trait Value: Slot + Refer + Sized {
    const SHAPE: Shape;

    /// What stands there when nothing usable does; never in a checked document.
    fn blank() -> Self;

    /// May an optional field with this value be left out?
    fn is_absent(&self) -> bool {
        false
    }

    /// How it stands to another element of its list, where that is a set.
    fn compare(&self, _: &Self) -> Ordering {
        Ordering::Less
    }
}

/// What may hold references. Its shape says which of these methods has an answer.
pub(crate) trait Refer {
    /// An id.
    fn id(&self) -> Option<&Id> {
        None
    }
    /// The elements of a list.
    fn list(&self) -> Option<&dyn Elements> {
        None
    }
    /// The fields of an element.
    fn record(&self) -> Option<&dyn Parts> {
        None
    }
    /// A condition.
    fn condition(&self) -> Option<&Condition> {
        None
    }
}

/// The elements of a list that may hold references.
pub(crate) trait Elements {
    fn element(&self, n: usize) -> Option<&dyn Refer>;
}

/// Walks the references of a document, with their places.
pub(crate) struct Walk<'a, 'w> {
    pub(crate) place: Place,
    pub(crate) visit: &'w mut dyn FnMut(Target, &'a Id, &Place),
}

impl<'a> Walk<'a, '_> {
    pub(crate) fn at(&mut self, step: Step, then: impl FnOnce(&mut Self)) {
        self.place.push(step);
        then(self);
        self.place.pop();
    }

    pub(crate) fn reference(&mut self, target: Target, id: &'a Id) {
        if !id.is_blank() {
            (self.visit)(target, id, &self.place);
        }
    }

    fn value(&mut self, shape: &'static Shape, target: Option<Target>, value: &'a dyn Refer) {
        match shape {
            Shape::Id => self.id(target, value),
            Shape::List(shape, _) => {
                let Some(list) = value.list() else { return };
                let mut n = 0;
                while let Some(element) = list.element(n) {
                    self.at(Step::Index(n), |walk| walk.value(shape, target, element));
                    n += 1;
                }
            }
            Shape::Record(shape) => self.record(shape, value),
            Shape::AreaEntry(shape) => {
                self.id(target, value);
                self.record(shape, value);
            }
            Shape::Condition => {
                if let Some(condition) = value.condition() {
                    condition::references(condition, self);
                }
            }
            _ => {}
        }
    }

    fn id(&mut self, target: Option<Target>, value: &'a dyn Refer) {
        if let (Some(target), Some(id)) = (target, value.id()) {
            self.reference(target, id);
        }
    }

    fn record(&mut self, shape: &'static RecordShape, value: &'a dyn Refer) {
        let Some(record) = value.record() else { return };
        for (n, field) in shape.fields.iter().enumerate() {
            if let Some(part) = record.part(n) {
                self.at(Step::Field(field.name.into()), |walk| walk.value(&field.shape, field.target, part));
            }
        }
    }
}

/// Calls `walk` for every reference of a document.
pub(crate) fn references_of<'a, T: Record + Refer>(document: &'a T, walk: &mut Walk<'a, '_>) {
    walk.record(T::RECORD, document);
}

/// The collections of a document: the name of each, what its elements are called, and their ids.
pub(crate) fn collections<T: Record>(document: &T) -> Vec<(&'static str, &'static str, Vec<&Id>)> {
    collections_of(T::RECORD, document)
}

fn collections_of<'a>(
    shape: &'static RecordShape,
    document: &'a dyn Parts,
) -> Vec<(&'static str, &'static str, Vec<&'a Id>)> {
    let mut collections = Vec::new();
    for (n, field) in shape.fields.iter().enumerate() {
        let Shape::List(Shape::Record(element), _) = field.shape else { continue };
        let Some(list) = document.part(n).and_then(Refer::list) else { continue };
        let mut ids = Vec::new();
        // elements begin with their id
        while let Some(id) = list.element(ids.len()).and_then(Refer::record).and_then(|e| e.part(0)?.id()) {
            ids.push(id);
        }
        collections.push((field.name, element.name, ids));
    }
    collections
}

impl Value for Id {
    const SHAPE: Shape = Shape::Id;
    fn blank() -> Self {
        Self::blank()
    }
    fn compare(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }
}

impl Slot for Id {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Id(id) = filling {
            *self = id;
        }
    }
}

impl Refer for Id {
    fn id(&self) -> Option<&Id> {
        Some(self)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Value for Text {
    const SHAPE: Shape = Shape::Text;
    fn blank() -> Self {
        Self::from("")
    }
}

impl Slot for Text {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Text(text) = filling {
            *self = text;
        }
    }
}

impl Refer for Text {}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Tagged(texts) => texts.serialize(serializer),
        }
    }
}

impl Value for Date {
    const SHAPE: Shape = Shape::Date;
    fn blank() -> Self {
        Self::MIN
    }
}

impl Slot for Date {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Date(date) = filling {
            *self = date;
        }
    }
}

impl Refer for Date {}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

static VALIDITY_FIELDS: [Field; 2] = [
    Field { name: "from", required: false, nonempty: false, target: None, shape: Shape::Date },
    Field { name: "until", required: false, nonempty: false, target: None, shape: Shape::Date },
];

impl Record for Validity {
    const RECORD: &'static RecordShape = &RecordShape {
        name: "validity",
        fields: &VALIDITY_FIELDS,
        docs: || super::shape::RecordDocs {
            record: meaning!(
                "When it holds: from `from` on, until the day before `until`. Without either: always."
            ),
            fields: const {
                &[
                    meaning!("The first day on which it holds; without it, it always did."),
                    meaning!("The first day on which it no longer holds; without it, it goes on."),
                ]
            },
        },
    };
}

impl Parts for Validity {
    fn slot(&mut self, n: usize) -> Option<&mut dyn Slot> {
        Some(if n == 0 { &mut self.from } else { &mut self.until })
    }
    fn part(&self, _: usize) -> Option<&dyn Refer> {
        None
    }
    /// A date that could not be read bounds nothing.
    fn unreadable(&mut self, n: usize) {
        *(if n == 0 { &mut self.from } else { &mut self.until }) = None;
    }
    fn finish(&self, _: bool, reader: &mut Reader) {
        if self.is_never() {
            reader.report(
                Code::NeverValid,
                "there is no day on which this holds: `from` is not before `until`",
            );
        }
    }
}

impl Value for Validity {
    const SHAPE: Shape = Shape::Record(Self::RECORD);
    fn blank() -> Self {
        Self::ALWAYS
    }
    fn is_absent(&self) -> bool {
        *self == Self::ALWAYS
    }
}

impl Slot for Validity {
    fn record(&mut self) -> Option<&mut dyn Parts> {
        Some(self)
    }
}

impl Refer for Validity {}

impl Serialize for Validity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(from) = self.from {
            map.serialize_entry("from", &from)?;
        }
        if let Some(until) = self.until {
            map.serialize_entry("until", &until)?;
        }
        map.end()
    }
}

impl Value for bool {
    const SHAPE: Shape = Shape::Flag;
    fn blank() -> Self {
        false
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

impl Slot for bool {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Flag(flag) = filling {
            *self = flag;
        }
    }
}

impl Refer for bool {}

/// The largest count that a rule or requirement may ask for (contract §1).
const MOST_COUNT: u32 = 1_000_000;
/// The highest age of a target group (contract §1).
const MOST_AGE: u32 = 150;

/// A count, from 1.
impl Value for u32 {
    const SHAPE: Shape = Shape::Number(1, MOST_COUNT);
    fn blank() -> Self {
        1
    }
}

impl Slot for u32 {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Number(number) = filling {
            *self = number;
        }
    }
}

impl Refer for u32 {}

/// An age in years.
impl Value for u8 {
    const SHAPE: Shape = Shape::Number(0, MOST_AGE);
    fn blank() -> Self {
        0
    }
}

impl Slot for u8 {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Number(number) = filling {
            *self = Self::try_from(number).unwrap_or(0);
        }
    }
}

impl Refer for u8 {}

impl<T: Value> Value for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    fn blank() -> Self {
        None
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Value> Slot for Option<T> {
    fn inside(&mut self) -> Option<&mut dyn Slot> {
        Some(self.insert(T::blank()))
    }
}

impl<T: Value> Refer for Option<T> {
    fn id(&self) -> Option<&Id> {
        self.as_ref()?.id()
    }
}

impl<T: Value> Value for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE, is_set(T::SHAPE));
    fn blank() -> Self {
        Self::new()
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Value> Slot for Vec<T> {
    fn list(&mut self) -> Option<&mut dyn Growing> {
        Some(self)
    }
}

impl<T: Value> Growing for Vec<T> {
    fn grow(&mut self) -> Option<&mut dyn Slot> {
        self.push(T::blank());
        let last: &mut dyn Slot = self.last_mut()?;
        Some(last)
    }
    fn compare(&self, one: usize, other: usize) -> Ordering {
        match (self.get(one), self.get(other)) {
            (Some(one), Some(other)) => one.compare(other),
            _ => Ordering::Less,
        }
    }
}

impl<T: Value> Refer for Vec<T> {
    fn list(&self) -> Option<&dyn Elements> {
        Some(self)
    }
}

impl<T: Value> Elements for Vec<T> {
    fn element(&self, n: usize) -> Option<&dyn Refer> {
        let element: &dyn Refer = self.get(n)?;
        Some(element)
    }
}

const fn is_set(shape: Shape) -> bool {
    matches!(shape, Shape::Id | Shape::Word(_) | Shape::AreaEntry(_))
}

/// Codes of other registers, by the name of the register: `{"nis": "34027", "kbo": "0207494876"}`.
pub type Codes = BTreeMap<String, String>;

impl Value for Codes {
    const SHAPE: Shape = Shape::Codes;
    fn blank() -> Self {
        Self::new()
    }
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Slot for Codes {
    fn fill(&mut self, filling: Filling) {
        if let Filling::Codes(codes) = filling {
            *self = codes;
        }
    }
}

impl Refer for Codes {}
