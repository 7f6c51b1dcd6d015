//! The strict reader: JSON text to a document, with every problem of form and its place.
//!
//! It follows the table of forms while the text streams by, so that a hostile document never becomes a large tree in memory. What it
//! cannot use it reports and replaces by a blank, and reads on: one run finds all problems.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::shape::{Field, RecordShape, Shape};
use super::value::Value;
use crate::error::{Code, Found, Nearest, Place, Problems, Step, shorten};

/// The deepest that JSON may nest (contract §1).
pub(crate) const MOST_DEPTH: usize = 128;
/// The deepest that conditions may nest (contract §1).
pub(crate) const MOST_CONDITION_DEPTH: usize = 64;
/// The largest that a document may be, in bytes (contract §1).
pub(crate) const MOST_BYTES: usize = 256 * 1024 * 1024;

/// What the reader knows while the text streams by.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
#[derive(Debug)]
pub(crate) struct Reader {
    pub(crate) place: Place,
    pub(crate) found: Vec<Found>,
    pub(crate) nearest: Nearest,
    /// More problems than are kept.
    pub(crate) overflow: bool,
    /// The version that the document says it has, when that is not the current one.
    pub(crate) other_version: Option<u64>,
    /// The document says that it is of another format of this library.
    pub(crate) other_format: bool,
    /// The list that comes next must have an element.
    nonempty: bool,
    depth: usize,
    /// How many conditions the reader is inside of, how long the place of the outermost is, and whether a limit was passed in it.
    condition_depth: usize,
    condition_place: usize,
    condition_too_deep: bool,
    too_deep: bool,
}

impl Reader {
    pub(crate) fn new() -> Self {
        Self {
            place: Vec::new(),
            found: Vec::new(),
            nearest: Nearest::new(),
            overflow: false,
            other_version: None,
            other_format: false,
            nonempty: false,
            depth: 0,
            condition_depth: 0,
            condition_place: 0,
            condition_too_deep: false,
            too_deep: false,
        }
    }

    /// Something is wrong right here.
    pub(crate) fn report(&mut self, code: Code, message: impl Into<String>) {
        self.report_near(code, message, None);
    }

    pub(crate) fn report_near(&mut self, code: Code, message: impl Into<String>, nearest: Option<Box<str>>) {
        if self.found.len() < Problems::LIMIT {
            self.found.push(Found { place: self.place.clone(), code, message: message.into(), nearest });
        } else {
            self.overflow = true;
        }
    }

    /// `what` stands where something of this shape belongs.
    pub(crate) fn wrong_type(&mut self, shape: &Shape, what: &str) {
        self.report(Code::WrongType, format!("expected {}, found {what}", shape.expected()));
    }

    /// Does something with the place one step further down.
    pub(crate) fn at<R>(&mut self, step: Step, then: impl FnOnce(&mut Self) -> R) -> R {
        self.place.push(step);
        let result = then(self);
        self.place.pop();
        result
    }

    fn descend<E: serde::de::Error>(&mut self) -> Result<(), E> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            self.too_deep = true;
            return Err(E::custom(format_args!("JSON nests more than {MOST_DEPTH} deep")));
        }
        Ok(())
    }

    /// Goes one condition deeper. Is it the outermost?
    pub(crate) fn enter_condition(&mut self) -> bool {
        self.condition_depth += 1;
        if self.condition_depth == 1 {
            self.condition_place = self.place.len();
            self.condition_too_deep = false;
        }
        self.condition_depth == 1
    }

    /// Leaves a condition. Was it the outermost, and too deep?
    pub(crate) fn leave_condition(&mut self, outermost: bool) -> bool {
        self.condition_depth -= 1;
        outermost && self.condition_too_deep
    }

    /// Would a condition that is so many deeper than this pass the limit? It is reported once, at the outermost condition.
    pub(crate) fn condition_is_too_deep(&mut self, deeper: usize) -> bool {
        if self.condition_depth + deeper <= MOST_CONDITION_DEPTH {
            return false;
        }
        if !std::mem::replace(&mut self.condition_too_deep, true) {
            let mut place = self.place.clone();
            place.truncate(self.condition_place);
            let here = std::mem::replace(&mut self.place, place);
            let words = format!("conditions nest more than {MOST_CONDITION_DEPTH} deep");
            self.report(Code::ConditionTooDeep, words);
            self.place = here;
        }
        true
    }

    /// Reads the value of a known field.
    pub(crate) fn field<'de, T: Value, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        field: &'static Field,
    ) -> Result<T, A::Error> {
        self.nonempty = field.nonempty;
        let value =
            self.at(Step::Field(Cow::Borrowed(field.name)), |reader| map.next_value_seed(Seed::new(reader)));
        // something else than a list may have stood there
        self.nonempty = false;
        value
    }

    /// Reads the list in an atom, which must have an element.
    pub(crate) fn listed<'de, T: Value, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        word: &'static str,
    ) -> Result<Vec<T>, A::Error> {
        self.nonempty = true;
        let value =
            self.at(Step::Field(Cow::Borrowed(word)), |reader| map.next_value_seed(Seed::new(reader)));
        self.nonempty = false;
        value
    }

    /// Reads the elements of a list.
    pub(crate) fn list<'de, T: Value, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let must_have_element = std::mem::take(&mut self.nonempty);
        let mut list = Vec::new();
        // elements that could not be read repeat nothing
        let mut wrong = Vec::new();
        let mut count = 0;
        loop {
            if self.overflow {
                // no more is reported, so no more is kept
                if seq.next_element_seed(Skip(self))?.is_none() {
                    break;
                }
                continue;
            }
            let problems = self.found.len();
            let Some(element) =
                self.at(Step::Index(count), |reader| seq.next_element_seed(Seed::new(reader)))?
            else {
                break;
            };
            list.push(element);
            if self.found.len() > problems {
                wrong.push(count);
            }
            count += 1;
        }
        if count == 0 && must_have_element {
            self.report(Code::EmptyList, "this list must have at least one element");
        }
        let right = list.iter().enumerate().filter(|(n, _)| wrong.binary_search(n).is_err()).collect();
        for n in T::repeats(right) {
            self.at(Step::Index(n), |reader| {
                reader.report(Code::RepeatedElement, "this element already stands in the list");
            });
        }
        Ok(list)
    }

    /// Passes over a value that has no place here.
    pub(crate) fn skip_value<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        map.next_value_seed(Skip(self))
    }

    /// The next key of an object, as an index into `fields` or as an unknown name.
    pub(crate) fn key<'de, A: MapAccess<'de>>(
        map: &mut A,
        fields: &'static [Field],
    ) -> Result<Option<Key>, A::Error> {
        map.next_key_seed(KeySeed(fields))
    }

    /// A field that is not in the table.
    pub(crate) fn unknown_field<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        name: String,
        shape: &'static RecordShape,
        but_not: u64,
    ) -> Result<(), A::Error> {
        // a field that is there already is no mend
        let open = shape.fields.iter().enumerate().filter(|(n, _)| but_not & (1 << n) == 0);
        let nearest = self.nearest.among(&name, open.map(|(_, field)| field.name));
        let message = format!("{} has no field `{name}`", article(shape.name));
        self.at(Step::Field(Cow::Owned(name)), |reader| {
            reader.report_near(Code::UnknownField, message, nearest);
            reader.skip_value(map)
        })
    }
}

fn article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// A key of an object.
#[derive(Debug)]
pub(crate) enum Key {
    Known(usize),
    Unknown(String),
}

struct KeySeed(&'static [Field]);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a field name")
    }
    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        Ok(match self.0.iter().position(|field| field.name == name) {
            Some(n) => Key::Known(n),
            None => Key::Unknown(shorten(name).into_owned()),
        })
    }
}

/// A key of a map from names to values.
pub(crate) struct NameSeed;

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = String;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = String;
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}

/// Reads one value of type `T` at the reader's place.
pub(crate) struct Seed<'r, T>(&'r mut Reader, PhantomData<T>);

impl<'r, T> Seed<'r, T> {
    pub(crate) fn new(reader: &'r mut Reader) -> Self {
        Self(reader, PhantomData)
    }
}

impl<'de, T: Value> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Value> Visitor<'de> for Seed<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(T::SHAPE.expected())
    }
    fn visit_unit<E>(self) -> Result<T, E> {
        self.0.report(
            Code::Null,
            "`null` stands here, which says nothing: write what belongs here, or leave an optional field out",
        );
        Ok(T::blank())
    }
    fn visit_bool<E>(self, flag: bool) -> Result<T, E> {
        Ok(T::flag(flag, self.0))
    }
    fn visit_u64<E>(self, number: u64) -> Result<T, E> {
        Ok(T::number(Some(number), self.0))
    }
    fn visit_i64<E>(self, number: i64) -> Result<T, E> {
        Ok(T::number(u64::try_from(number).ok(), self.0))
    }
    fn visit_f64<E>(self, _: f64) -> Result<T, E> {
        Ok(T::number(None, self.0))
    }
    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok(T::text(text, self.0))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        self.0.descend()?;
        let list = T::list(seq, self.0)?;
        self.0.depth -= 1;
        Ok(list)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        self.0.descend()?;
        let record = T::map(map, self.0)?;
        self.0.depth -= 1;
        Ok(record)
    }
}

/// Passes over one value, however deep it may be (up to the limit).
pub(crate) struct Skip<'r>(pub(crate) &'r mut Reader);

impl<'de> DeserializeSeed<'de> for Skip<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Skip<'_> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        self.0.descend()?;
        while seq.next_element_seed(Skip(self.0))?.is_some() {}
        self.0.depth -= 1;
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.0.descend()?;
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Skip(self.0))?;
        }
        self.0.depth -= 1;
        Ok(())
    }
}

/// Reads a whole text. `None` when it is no JSON at all: then there is one problem.
pub(crate) fn read<T: Value>(text: &str, reader: &mut Reader) -> Option<T> {
    if text.len() > MOST_BYTES {
        reader.report(
            Code::TooLarge,
            format!("a document has at most {MOST_BYTES} bytes (256 MiB), this one has {}", text.len()),
        );
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = serde_json::Deserializer::from_str(text);
    json.disable_recursion_limit(); // the reader counts the depth itself
    let value = Seed::<T>::new(reader).deserialize(&mut json).and_then(|value| {
        json.end()?;
        Ok(value)
    });
    value
        .map_err(|error: serde_json::Error| {
            reader.place.clear();
            reader.found.clear();
            reader.overflow = false;
            let code = if reader.too_deep { Code::TooDeep } else { Code::NotJson };
            reader.report(code, plain_words(&error));
        })
        .ok()
}

/// Reads bytes that should be UTF-8 text.
pub(crate) fn utf8<'a>(bytes: &'a [u8], reader: &mut Reader) -> Option<Cow<'a, str>> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Cow::Borrowed(text)),
        Err(error) => {
            let right = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = right.split(|b| *b == b'\n').count();
            let column = 1 + right.iter().rev().take_while(|b| **b != b'\n').count();
            reader.report(Code::NotJson, format!("the text is not UTF-8 at line {line} column {column}"));
            None
        }
    }
}

/// The words of the JSON reader, which already name line and column, as one sentence.
fn plain_words(error: &serde_json::Error) -> String {
    if error.is_eof() {
        format!("the JSON text ends too early, at line {} column {}", error.line(), error.column())
    } else {
        let words = error.to_string();
        if words.starts_with("JSON ") { words } else { format!("this is not JSON: {words}") }
    }
}
