//! What may stand in a field, and how each kind of value is read, written and searched for references.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{MapAccess, SeqAccess};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read::{NameSeed, Reader, Seed, Skip};
use super::record::{Record, read_record};
use super::shape::{Field, RecordShape, Shape, Target};
use crate::date::{Date, Validity};
use crate::error::{Code, Place, Step, shorten};
use crate::ids::Id;
use crate::text::{Text, is_language_tag};

/// A kind of value. Each event of the JSON text that it does not expect is a problem of type.
pub(crate) trait Value: Sized {
    const SHAPE: Shape;

    /// What stands there when nothing usable does; never in a checked document.
    fn blank() -> Self;

    /// May an optional field with this value be left out?
    fn is_absent(&self) -> bool {
        false
    }

    fn text(text: &str, reader: &mut Reader) -> Self {
        reader.wrong_type(&Self::SHAPE, &format!("the text `{}`", shorten(text)));
        Self::blank()
    }
    /// A number, or `None` for one that is not whole or below zero.
    fn number(_: Option<u64>, reader: &mut Reader) -> Self {
        reader.wrong_type(&Self::SHAPE, "a number");
        Self::blank()
    }
    fn flag(_: bool, reader: &mut Reader) -> Self {
        reader.wrong_type(&Self::SHAPE, "`true` or `false`");
        Self::blank()
    }
    fn list<'de, A: SeqAccess<'de>>(mut seq: A, reader: &mut Reader) -> Result<Self, A::Error> {
        reader.wrong_type(&Self::SHAPE, "a list");
        while seq.next_element_seed(Skip(reader))?.is_some() {}
        Ok(Self::blank())
    }
    fn map<'de, A: MapAccess<'de>>(mut map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        reader.wrong_type(&Self::SHAPE, "an object");
        while map.next_key_seed(NameSeed)?.is_some() {
            reader.skip_value(&mut map)?;
        }
        Ok(Self::blank())
    }

    /// Which elements of this list, given with their positions, were already there? Only where a list is a set.
    fn repeats(_: Vec<(usize, &Self)>) -> Vec<usize> {
        Vec::new()
    }

    /// Calls `walk` for every reference in this value.
    fn references<'a>(&'a self, _field: &'static Field, _walk: &mut Walk<'a, '_>) {}
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
}

/// Calls `walk` for every reference of a document.
pub(crate) fn references_of<'a, T: Value + Record>(document: &'a T, walk: &mut Walk<'a, '_>) {
    if let Some(field) = T::RECORD.fields.first() {
        // a record looks at its own fields, whatever field it stands in
        document.references(field, walk);
    }
}

/// Positions of the elements that equal an earlier one.
pub(crate) fn repeated<T: Ord>(list: Vec<(usize, &T)>) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    list.into_iter().filter_map(|(n, element)| (!seen.insert(element)).then_some(n)).collect()
}

impl Value for Id {
    const SHAPE: Shape = Shape::Id;
    fn blank() -> Self {
        Self::blank()
    }
    fn text(text: &str, reader: &mut Reader) -> Self {
        Self::new(text).unwrap_or_else(|why| {
            reader.report(Code::InvalidId, why.to_string());
            Self::blank()
        })
    }
    fn repeats(list: Vec<(usize, &Self)>) -> Vec<usize> {
        repeated(list)
    }
    fn references<'a>(&'a self, field: &'static Field, walk: &mut Walk<'a, '_>) {
        if let Some(target) = field.target {
            walk.reference(target, self);
        }
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
    fn text(text: &str, reader: &mut Reader) -> Self {
        if text.len() > Self::MAX_BYTES {
            let most = Self::MAX_BYTES;
            reader.report(
                Code::TextTooLong,
                format!("a text has at most {most} bytes, this one has {}", text.len()),
            );
            return Self::blank();
        }
        Self::from(text)
    }
    fn map<'de, A: MapAccess<'de>>(mut map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        let mut texts = BTreeMap::new();
        let mut any = false;
        while let Some(tag) = map.next_key_seed(NameSeed)? {
            any = true;
            let text: PlainText = reader.at(Step::Field(shorten(&tag).into_owned().into()), |reader| {
                if texts.contains_key(&tag) {
                    let words = format!("the language `{}` stands here twice", shorten(&tag));
                    reader.report(Code::RepeatedField, words);
                } else if !is_language_tag(&tag) {
                    let words = format!("`{}` is not a language tag (`nl`, `en`, `nl-BE`)", shorten(&tag));
                    reader.report(Code::InvalidText, words);
                }
                map.next_value_seed(Seed::new(reader))
            })?;
            texts.entry(tag).or_insert(text.0);
        }
        if !any {
            reader.report(Code::InvalidText, "a text by language has at least one language");
        }
        Ok(Self::Tagged(texts))
    }
}

/// A text in one language.
struct PlainText(String);

impl Value for PlainText {
    const SHAPE: Shape = Shape::Text;
    fn blank() -> Self {
        Self(String::new())
    }
    fn text(text: &str, reader: &mut Reader) -> Self {
        match Text::text(text, reader) {
            Text::Plain(text) => Self(text.into()),
            Text::Tagged(_) => Self::blank(),
        }
    }
}

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
    fn text(text: &str, reader: &mut Reader) -> Self {
        text.parse().unwrap_or_else(|_| {
            let words = format!("`{}` is not a day of the calendar in the form YYYY-MM-DD", shorten(text));
            reader.report(Code::InvalidDate, words);
            Self::blank()
        })
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

const VALIDITY_FIELDS: &[Field] = &[
    Field { name: "from", required: false, nonempty: false, target: None, shape: Shape::Date },
    Field { name: "until", required: false, nonempty: false, target: None, shape: Shape::Date },
];

impl Record for Validity {
    const RECORD: &'static RecordShape = &RecordShape {
        name: "validity",
        fields: VALIDITY_FIELDS,
        docs: || super::shape::RecordDocs {
            record: "When it holds: from `from` on, until the day before `until`. Without either: always.",
            fields: &[
                "The first day on which it holds; without it, it always did.",
                "The first day on which it no longer holds; without it, it goes on.",
            ],
        },
    };
    fn blank_record() -> Self {
        Self::ALWAYS
    }
    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        n: usize,
        map: &mut A,
        reader: &mut Reader,
    ) -> Result<(), A::Error> {
        let problems = reader.found.len();
        let Some(field) = VALIDITY_FIELDS.get(n) else { return Ok(()) };
        let date = reader.field(map, field)?;
        // a date that could not be read bounds nothing
        let date = (reader.found.len() == problems).then_some(date);
        *(if n == 0 { &mut self.from } else { &mut self.until }) = date;
        Ok(())
    }
    fn finish(&self, reader: &mut Reader) {
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
    fn map<'de, A: MapAccess<'de>>(map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        read_record(map, reader)
    }
}

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
    fn flag(flag: bool, _: &mut Reader) -> Self {
        flag
    }
}

fn whole_number(number: Option<u64>, least: u32, most: u32, reader: &mut Reader) -> Option<u32> {
    let number = number.and_then(|n| u32::try_from(n).ok()).filter(|n| (least..=most).contains(n));
    if number.is_none() {
        reader.report(Code::InvalidNumber, format!("a whole number from {least} to {most} belongs here"));
    }
    number
}

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
    fn number(number: Option<u64>, reader: &mut Reader) -> Self {
        whole_number(number, 1, MOST_COUNT, reader).unwrap_or(1)
    }
}

/// An age in years.
impl Value for u8 {
    const SHAPE: Shape = Shape::Number(0, MOST_AGE);
    fn blank() -> Self {
        0
    }
    fn number(number: Option<u64>, reader: &mut Reader) -> Self {
        whole_number(number, 0, MOST_AGE, reader).and_then(|n| Self::try_from(n).ok()).unwrap_or(0)
    }
}

impl<T: Value> Value for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    fn blank() -> Self {
        None
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn text(text: &str, reader: &mut Reader) -> Self {
        Some(T::text(text, reader))
    }
    fn number(number: Option<u64>, reader: &mut Reader) -> Self {
        Some(T::number(number, reader))
    }
    fn flag(flag: bool, reader: &mut Reader) -> Self {
        Some(T::flag(flag, reader))
    }
    fn list<'de, A: SeqAccess<'de>>(seq: A, reader: &mut Reader) -> Result<Self, A::Error> {
        T::list(seq, reader).map(Some)
    }
    fn map<'de, A: MapAccess<'de>>(map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        T::map(map, reader).map(Some)
    }
    fn references<'a>(&'a self, field: &'static Field, walk: &mut Walk<'a, '_>) {
        if let Some(value) = self {
            value.references(field, walk);
        }
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
    fn list<'de, A: SeqAccess<'de>>(seq: A, reader: &mut Reader) -> Result<Self, A::Error> {
        reader.list(seq)
    }
    fn references<'a>(&'a self, field: &'static Field, walk: &mut Walk<'a, '_>) {
        for (n, element) in self.iter().enumerate() {
            walk.at(Step::Index(n), |walk| element.references(field, walk));
        }
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
    fn map<'de, A: MapAccess<'de>>(mut map: A, reader: &mut Reader) -> Result<Self, A::Error> {
        let mut codes = Self::new();
        while let Some(scheme) = map.next_key_seed(NameSeed)? {
            let code: Id = reader.at(Step::Field(shorten(&scheme).into_owned().into()), |reader| {
                if let Err(why) = Id::new(&scheme) {
                    reader.report(Code::InvalidId, why.to_string());
                } else if codes.contains_key(&scheme) {
                    reader.report(Code::RepeatedField, format!("the code `{scheme}` stands here twice"));
                }
                map.next_value_seed(Seed::new(reader))
            })?;
            codes.entry(scheme).or_insert_with(|| code.as_str().to_owned());
        }
        Ok(codes)
    }
}
