//! Events of a process: what happened, as data that says its own kind (`{"kind": "registered", …}`).
//!
//! An event is a record with its kind as the first field; the kind decides which record is read, wherever it stands in the text.

use super::read::{self, Reader};
use super::slot::Spot;
use super::value::Value;
use crate::error::{Code, Found, Problems, Step};

/// The kind that a text says it has.
fn kind_of(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        kind: String,
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str::<Head>(text).ok().map(|head| head.kind)
}

/// The number of the kind that a text says it has, among `kinds`; or why it has none. `first` reads the text as an event of the first kind: whatever is wrong with
/// its JSON or with the field `kind` is seen then.
pub(crate) fn number_of_kind(
    text: &str,
    kinds: &[&str],
    first: impl Fn(&str, &mut Reader),
) -> Result<usize, Problems> {
    let mut reader = Reader::new();
    let kind = kind_of(text);
    if let Some(n) = kind.as_ref().and_then(|kind| kinds.iter().position(|known| known == kind)) {
        return Ok(n);
    }
    if let Some(kind) = kind {
        let nearest = reader.nearest.among(&kind, kinds.iter().copied());
        let message = format!("there is no event of kind `{}` here", crate::error::shorten(&kind));
        let place = vec![Step::Field("kind".into())];
        reader.found.push(Found { place, code: Code::InvalidValue, message, nearest });
    } else {
        first(text, &mut reader);
        let is_kind = |found: &Found| match found.place.first() {
            Some(Step::Field(name)) => name == "kind",
            _ => true,
        };
        reader.found.retain(is_kind);
        if reader.found.is_empty() {
            reader.report(Code::NotJson, "an event is a JSON object that can be read");
        }
    }
    Err(Problems(super::problems(reader.found, reader.overflow, "event")))
}

/// Reads a text as an event of one kind.
pub(crate) fn read_event<T: Value>(text: &str) -> Result<T, Problems> {
    let mut event = T::blank();
    let mut reader = Reader::new();
    read::read(text, Spot::of(&mut event), &mut reader);
    let problems = super::problems(reader.found, reader.overflow, "event");
    if problems.is_empty() { Ok(event) } else { Err(Problems(problems)) }
}

/// The events of a process: an enum with a record for each kind, its reader and its writer.
///
/// Each record has a header `kind: kinds::Variant`.
macro_rules! events {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident($record:ident) = $kind:literal,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name { $($(#[doc = $vdoc])+ $variant($record),)* }

        /// The first field of each event.
        pub(crate) mod kinds {
            use $crate::document::{shape::Shape, slot::Slot, value::{Refer, Value}};
            $(
                #[derive(Debug, Clone, Copy, PartialEq, Eq)]
                pub(crate) struct $variant;

                impl Value for $variant {
                    const SHAPE: Shape = Shape::Word(&[($kind, "")]);
                    fn blank() -> Self {
                        Self
                    }
                }

                impl Slot for $variant {}
                impl Refer for $variant {}

                impl serde::Serialize for $variant {
                    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                        serializer.serialize_str($kind)
                    }
                }
            )*
        }

        impl $name {
            /// The kinds of events that there are.
            pub const KINDS: &[&'static str] = &[$($kind),*];

            /// The form of each kind.
            #[cfg(feature = "schema")]
            pub(crate) const FORMS: &[(&'static str, &'static $crate::document::shape::RecordShape)] =
                &[$(($kind, <$record as $crate::document::record::Record>::RECORD)),*];

            /// What kind of event it is.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind,)* }
            }

            /// Reads an event from JSON text.
            ///
            /// # Errors
            /// Every problem of form, in the document `event`.
            pub fn from_json(text: &str) -> Result<Self, $crate::error::Problems> {
                use $crate::document::event::{number_of_kind, read_event};
                let first = |text: &str, reader: &mut $crate::document::read::Reader| {
                    let mut events = ($(<$record as $crate::document::value::Value>::blank(),)*);
                    $crate::document::read::read(text, $crate::document::slot::Spot::of(&mut events.0), reader);
                };
                let n = number_of_kind(text, Self::KINDS, first)?;
                let readers: &[fn(&str) -> Result<Self, $crate::error::Problems>] =
                    &[$(|text| read_event::<$record>(text).map(Self::$variant)),*];
                match readers.get(n) {
                    Some(read) => read(text),
                    None => Err($crate::error::Problems(Vec::new())),
                }
            }

            /// The event as compact JSON text, which reads back as the same event.
            #[must_use]
            pub fn to_json(&self) -> String {
                $crate::document::to_text(self)
            }
        }

        $(
            impl From<$record> for $name {
                fn from(event: $record) -> Self {
                    Self::$variant(event)
                }
            }
        )*

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Self::$variant(event) => event.serialize(serializer),)* }
            }
        }
    };
}
pub(crate) use events;
