//! What may stand in a field, and how each kind of value is read, written and searched for references.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{MapAccess, SeqAccess};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read::{NameSeed, Reader, Seed, Skip};
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

/// An element with fields: what the `record!` macro implements.
pub(crate) trait Record: Sized {
    const RECORD: &'static RecordShape;
    fn blank_record() -> Self;
    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        n: usize,
        map: &mut A,
        reader: &mut Reader,
    ) -> Result<(), A::Error>;
    /// Checks that span several fields.
    fn finish(&self, _reader: &mut Reader) {}
}

/// Reads an object by its table of fields.
pub(crate) fn read_record<'de, T: Record, A: MapAccess<'de>>(
    mut map: A,
    reader: &mut Reader,
) -> Result<T, A::Error> {
    use super::read::Key;
    let shape = T::RECORD;
    let mut record = T::blank_record();
    let mut seen: u64 = 0;
    while let Some(key) = Reader::key(&mut map, shape.fields)? {
        match key {
            Key::Known(n) if seen & (1 << n) == 0 => {
                seen |= 1 << n;
                record.read_field(n, &mut map, reader)?;
            }
            Key::Known(n) => {
                let name = shape.fields.get(n).map_or("", |field| field.name);
                reader.at(Step::Field(name.into()), |reader| {
                    reader.report(Code::RepeatedField, format!("the field `{name}` stands here twice"));
                    reader.skip_value(&mut map)
                })?;
            }
            Key::Unknown(name) => reader.unknown_field(&mut map, name, shape, seen)?,
        }
    }
    for (n, field) in shape.fields.iter().enumerate() {
        if field.required && seen & (1 << n) == 0 {
            reader.at(Step::Field(field.name.into()), |reader| {
                reader.report(Code::MissingField, format!("the field `{}` is missing", field.name));
            });
        }
    }
    record.finish(reader);
    Ok(record)
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
            let text: PlainText = reader.at(Step::Field(tag.clone().into()), |reader| {
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
            reader.report(Code::NeverValid, "there is no day on which this holds: `from` is not before `until`");
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
            let code: Id = reader.at(Step::Field(scheme.clone().into()), |reader| {
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

/// A closed list of words, each with its meaning: an enum that is written as the word.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)* }

        impl $name {
            /// Every word of this list, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word as it stands in documents and answers.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Unknown;
            /// The word that `text` spells; the error names the nearest.
            fn from_str(text: &str) -> Result<Self, $crate::error::Unknown> {
                Self::ALL.iter().copied().find(|w| w.as_str() == text).ok_or_else(|| {
                    let words = Self::ALL.iter().map(|w| w.as_str());
                    $crate::error::Unknown {
                        what: stringify!($name),
                        id: $crate::error::shorten(text).into(),
                        nearest: $crate::error::Nearest::new().among(text, words),
                    }
                })
            }
        }

        impl $crate::document::value::Value for $name {
            const SHAPE: $crate::document::shape::Shape =
                $crate::document::shape::Shape::Word(&[$(($word, $crate::document::value::meaning!($($vdoc),+)),)*]);
            fn blank() -> Self {
                *const { &[$(Self::$variant,)*] }.last().unwrap_or(&Self::ALL[0])
            }
            fn text(text: &str, reader: &mut $crate::document::read::Reader) -> Self {
                Self::ALL.iter().copied().find(|w| w.as_str() == text).unwrap_or_else(|| {
                    let words = Self::ALL.iter().map(|w| w.as_str());
                    let nearest = reader.nearest.among(text, words.clone());
                    let all = words.map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
                    let message = format!("`{}` is not one of {all}", $crate::error::shorten(text));
                    reader.report_near($crate::error::Code::InvalidValue, message, nearest);
                    Self::blank()
                })
            }
            fn repeats(list: Vec<(usize, &Self)>) -> Vec<usize> {
                $crate::document::value::repeated(list)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

/// An element with fields: a struct, its row in the table of forms, its reader and its writer.
///
/// Every record also gets `source`, `modelled` and `note` (contract §1).
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident as $shown:literal {
            $(header { $($(#[doc = $hdoc:literal])+ $h:ident : $hty:ty;)* })?
            required { $($(#[doc = $rdoc:literal])+ $r:ident : $rty:ty $(=> $rto:ident)? $([$rflag:ident])?;)* }
            optional { $($(#[doc = $odoc:literal])+ $o:ident : $oty:ty $(=> $oto:ident)? $([$oflag:ident])?;)* }
        }
    ) => {
        $crate::document::value::record! {
            @plain $(#[doc = $doc])*
            $vis struct $name as $shown {
                $(header { $($(#[doc = $hdoc])+ $h: $hty;)* })?
                required { $($(#[doc = $rdoc])+ $r: $rty $(=> $rto)? $([$rflag])?;)* }
                optional {
                    $($(#[doc = $odoc])+ $o: $oty $(=> $oto)? $([$oflag])?;)*
                    /// Where it comes from: a document, a row of the inventory, an article of a decree.
                    source: Vec<$crate::text::Text>;
                    /// Added by the modeller: the source does not say it.
                    modelled: bool;
                    /// A remark for readers.
                    note: Option<$crate::text::Text>;
                }
            }
        }
    };
    (
        @plain $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident as $shown:literal {
            $(header { $($(#[doc = $hdoc:literal])+ $h:ident : $hty:ty;)* })?
            required { $($(#[doc = $rdoc:literal])+ $r:ident : $rty:ty $(=> $rto:ident)? $([$rflag:ident])?;)* }
            optional { $($(#[doc = $odoc:literal])+ $o:ident : $oty:ty $(=> $oto:ident)? $([$oflag:ident])?;)* }
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        $vis struct $name {
            $($($(#[doc = $hdoc])+ pub(crate) $h: $hty,)*)?
            $($(#[doc = $rdoc])+ pub $r: $rty,)*
            $($(#[doc = $odoc])+ pub $o: $oty,)*
        }

        impl $name {
            /// With what is required; the rest is as if left out.
            #[must_use]
            #[allow(dead_code, reason = "a form that only the reader makes has no need of it")]
            #[allow(clippy::too_many_arguments, reason = "one for each required field of the format")]
            pub fn new($($r: $rty),*) -> Self {
                Self {
                    $($($h: <$hty as $crate::document::value::Value>::blank(),)*)?
                    $($r,)*
                    $($o: <$oty as $crate::document::value::Value>::blank(),)*
                }
            }
        }

        const _: () = {
            use $crate::document::read::Reader;
            use $crate::document::shape::{Field, RecordDocs, RecordShape, Shape};
            use $crate::document::value::{Record, Value, Walk};
            use serde::de::MapAccess;

            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the fields")]
            enum Slot { $($($h,)*)? $($r,)* $($o,)* }

            const FIELDS: &[Field] = &[
                $($(Field { name: stringify!($h), required: true, nonempty: false, target: None,
                    shape: <$hty as Value>::SHAPE },)*)?
                $(Field { name: stringify!($r), required: true, nonempty: $crate::document::value::flag!($($rflag)?),
                    target: $crate::document::value::target!($($rto)?), shape: <$rty as Value>::SHAPE },)*
                $(Field { name: stringify!($o), required: false, nonempty: $crate::document::value::flag!($($oflag)?),
                    target: $crate::document::value::target!($($oto)?), shape: <$oty as Value>::SHAPE },)*
            ];
            static SHAPE: RecordShape = RecordShape {
                name: $shown,
                fields: FIELDS,
                docs: || RecordDocs {
                    record: $crate::document::value::meaning!($($doc),*),
                    fields: const { &[
                        $($($crate::document::value::meaning!($($hdoc),+),)*)?
                        $($crate::document::value::meaning!($($rdoc),+),)*
                        $($crate::document::value::meaning!($($odoc),+),)*
                    ] },
                },
            };

            impl Record for $name {
                const RECORD: &'static RecordShape = &SHAPE;
                fn blank_record() -> Self {
                    Self {
                        $($($h: <$hty>::blank(),)*)?
                        $($r: <$rty>::blank(),)*
                        $($o: <$oty>::blank(),)*
                    }
                }
                fn read_field<'de, A: MapAccess<'de>>(
                    &mut self, n: usize, map: &mut A, reader: &mut Reader,
                ) -> Result<(), A::Error> {
                    let Some(field) = FIELDS.get(n) else { return Ok(()) };
                    match n {
                        $($(n if n == Slot::$h as usize => self.$h = reader.field(map, field)?,)*)?
                        $(n if n == Slot::$r as usize => self.$r = reader.field(map, field)?,)*
                        $(n if n == Slot::$o as usize => self.$o = reader.field(map, field)?,)*
                        _ => {}
                    }
                    Ok(())
                }
            }

            impl Value for $name {
                const SHAPE: Shape = Shape::Record(&SHAPE);
                fn blank() -> Self {
                    Self::blank_record()
                }
                fn map<'de, A: MapAccess<'de>>(map: A, reader: &mut Reader) -> Result<Self, A::Error> {
                    $crate::document::value::read_record(map, reader)
                }
                fn references<'a>(&'a self, _: &'static Field, walk: &mut Walk<'a, '_>) {
                    use $crate::error::Step;
                    $(if let Some(field) = FIELDS.get(Slot::$r as usize) {
                        walk.at(Step::Field(stringify!($r).into()), |walk| self.$r.references(field, walk));
                    })*
                    $(if let Some(field) = FIELDS.get(Slot::$o as usize) {
                        walk.at(Step::Field(stringify!($o).into()), |walk| self.$o.references(field, walk));
                    })*
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap;
                    let mut map = serializer.serialize_map(None)?;
                    $($(map.serialize_entry(stringify!($h), &self.$h)?;)*)?
                    $(map.serialize_entry(stringify!($r), &self.$r)?;)*
                    $(if !self.$o.is_absent() {
                        map.serialize_entry(stringify!($o), &self.$o)?;
                    })*
                    map.end()
                }
            }
        };
    };
}
pub(crate) use record;

/// The words of a doc comment, for the JSON Schema; nothing in a program that makes none.
macro_rules! meaning {
    ($($line:literal),*) => {
        if cfg!(feature = "schema") { concat!($($line, "\n"),*) } else { "" }
    };
}
pub(crate) use meaning;

macro_rules! flag {
    () => {
        false
    };
    (nonempty) => {
        true
    };
}
pub(crate) use flag;

macro_rules! target {
    () => {
        None
    };
    ($target:ident) => {
        Some($crate::document::shape::Target::$target)
    };
}
pub(crate) use target;
