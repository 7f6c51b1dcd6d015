//! Elements with fields and lists of words: declared once, and with that read, written and described in the table of forms.

use super::read::Reader;
use super::shape::RecordShape;
use super::slot::Slot;
use super::value::Refer;

/// The fields of an element, by their number in the table of forms.
pub(crate) trait Parts {
    /// Where the value of a field goes.
    fn slot(&mut self, n: usize) -> Option<&mut dyn Slot>;
    /// A field in which references may stand.
    fn part(&self, n: usize) -> Option<&dyn Refer>;
    /// There was a problem with the value of a field.
    fn unreadable(&mut self, _n: usize) {}
    /// Checks that span several fields; `clean` when each of them is right by itself.
    fn finish(&self, _clean: bool, _reader: &mut Reader) {}
}

/// An element with fields: what the `record!` macro implements.
pub(crate) trait Record: Sized + Parts {
    const RECORD: &'static RecordShape;
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
            fn compare(&self, other: &Self) -> std::cmp::Ordering {
                self.cmp(other)
            }
        }

        impl $crate::document::slot::Slot for $name {
            fn fill(&mut self, filling: $crate::document::slot::Filling) {
                if let $crate::document::slot::Filling::Word(n) = filling
                    && let Some(word) = Self::ALL.get(n)
                {
                    *self = *word;
                }
            }
        }

        impl $crate::document::value::Refer for $name {}

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
            #[allow(clippy::new_without_default, reason = "without required fields it is one that says nothing yet")]
            $vis fn new($($r: $rty),*) -> Self {
                Self {
                    $($($h: <$hty as $crate::document::value::Value>::blank(),)*)?
                    $($r,)*
                    $($o: <$oty as $crate::document::value::Value>::blank(),)*
                }
            }
        }

        const _: () = {
            use $crate::document::slot::Slot;
            use $crate::document::shape::{Field, RecordDocs, RecordShape, Shape};
            use $crate::document::record::{Parts, Record};
            use $crate::document::value::{Refer, Value};

            #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the fields")]
            enum Number { $($($h,)*)? $($r,)* $($o,)* }

            // `static`, not `const`: it stands in the program once
            static FIELDS: &[Field] = &[
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
            }

            impl Parts for $name {
                fn slot(&mut self, n: usize) -> Option<&mut dyn Slot> {
                    Some(match n {
                        $($(n if n == Number::$h as usize => &mut self.$h,)*)?
                        $(n if n == Number::$r as usize => &mut self.$r,)*
                        $(n if n == Number::$o as usize => &mut self.$o,)*
                        _ => return None,
                    })
                }
                fn part(&self, n: usize) -> Option<&dyn Refer> {
                    Some(match n {
                        $(n if n == Number::$r as usize => &self.$r,)*
                        $(n if n == Number::$o as usize => &self.$o,)*
                        _ => return None,
                    })
                }
            }

            impl Value for $name {
                const SHAPE: Shape = Shape::Record(&SHAPE);
                fn blank() -> Self {
                    Self {
                        $($($h: <$hty>::blank(),)*)?
                        $($r: <$rty>::blank(),)*
                        $($o: <$oty>::blank(),)*
                    }
                }
            }

            impl Slot for $name {
                fn record(&mut self) -> Option<&mut dyn Parts> {
                    Some(self)
                }
            }

            impl Refer for $name {
                fn record(&self) -> Option<&dyn Parts> {
                    Some(self)
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
