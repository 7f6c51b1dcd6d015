//! Elements with fields and lists of words: declared once, and with that read, written and described in the table of forms.

use serde::de::MapAccess;

use super::read::{Key, Reader};
use super::shape::RecordShape;
use crate::error::{Code, Step};

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
                        what: "word",
                        id: $crate::error::shorten(text).into(),
                        nearest: $crate::error::Nearest::new().among(text, words),
                        date: None,
                    }
                })
            }
        }

        impl $crate::document::value::Value for $name {
            const SHAPE: $crate::document::shape::Shape =
                $crate::document::shape::Shape::Word(&[$(($word, $crate::document::record::meaning!($($vdoc),+)),)*]);
            fn blank() -> Self {
                let [first, ..] = const { [$(Self::$variant,)*] };
                first
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
        $crate::document::record::record! {
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
            $vis fn new($($r: $rty),*) -> Self {
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
            use $crate::document::record::Record;
            use $crate::document::value::{Value, Walk};
            use serde::de::MapAccess;

            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the fields")]
            enum Slot { $($($h,)*)? $($r,)* $($o,)* }

            const FIELDS: &[Field] = &[
                $($(Field { name: stringify!($h), required: true, nonempty: false, target: None,
                    shape: <$hty as Value>::SHAPE },)*)?
                $(Field { name: stringify!($r), required: true, nonempty: $crate::document::record::flag!($($rflag)?),
                    target: $crate::document::record::target!($($rto)?), shape: <$rty as Value>::SHAPE },)*
                $(Field { name: stringify!($o), required: false, nonempty: $crate::document::record::flag!($($oflag)?),
                    target: $crate::document::record::target!($($oto)?), shape: <$oty as Value>::SHAPE },)*
            ];
            static SHAPE: RecordShape = RecordShape {
                name: $shown,
                fields: FIELDS,
                docs: || RecordDocs {
                    record: $crate::document::record::meaning!($($doc),*),
                    fields: const { &[
                        $($($crate::document::record::meaning!($($hdoc),+),)*)?
                        $($crate::document::record::meaning!($($rdoc),+),)*
                        $($crate::document::record::meaning!($($odoc),+),)*
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
                    $crate::document::record::read_record(map, reader)
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
