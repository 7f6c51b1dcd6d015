//! The head of a document: its format and version.

use serde::ser::{Serialize, Serializer};

use super::read::Reader;
use super::shape::Shape;
use super::slot::Slot;
use super::value::{Refer, Value};
use super::{Landscape, RuleBook};
use crate::error::{Code, Step, shorten};

/// The `format` of a landscape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LandscapeFormat;

/// The `format` of a rule book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RuleBookFormat;

/// The `format` of a journal.
#[cfg(feature = "processes")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JournalFormat;

/// The `format` of the path of a signal.
#[cfg(feature = "processes")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PathFormat;

/// The `format` of what a register is at one moment.
#[cfg(feature = "processes")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SnapshotFormat;

/// The version of a document: read and written, never anything but the current one in a checked document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Version;

fn newer_words(newer: u64) -> String {
    let known = Landscape::VERSION;
    format!("version {newer} is newer than this library knows: it reads version {known}")
}

/// Refuses a document of a newer version by name, from outside its head.
pub(super) fn newer_version(newer: u64, reader: &mut Reader) {
    reader.at(Step::Field("version".into()), |reader| reader.report(Code::NewerVersion, newer_words(newer)));
}

impl Value for Version {
    const SHAPE: Shape = Shape::Version(Landscape::VERSION);
    fn blank() -> Self {
        Self
    }
}

impl Slot for Version {}
impl Refer for Version {}

/// Is it the version that this library reads?
pub(super) fn check_version(number: Option<u64>, reader: &mut Reader) {
    match number {
        Some(Landscape::VERSION) => {}
        Some(newer) if newer > Landscape::VERSION => {
            reader.other_version = Some(newer);
            reader.report(Code::NewerVersion, newer_words(newer));
        }
        older => {
            reader.other_version = older;
            reader.report(Code::InvalidVersion, "there is no such version of this format: write 1");
        }
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(Landscape::VERSION)
    }
}

/// Is `found` the `format` that belongs here?
pub(super) fn check_format(found: &str, format: &'static str, reader: &mut Reader) {
    if found != format {
        reader.other_format = FORMATS.contains(&found);
        let words = format!("this is `{}`, not a document of format `{format}`", shorten(found));
        let near = reader.nearest.among(found, [format]);
        reader.report_near(Code::WrongFormat, words, near);
    }
}

macro_rules! formats {
    ($($(#[$attribute:meta])* $name:ident = $format:expr;)*) => {
        $($(#[$attribute])* const _: () = {
            impl Value for $name {
                const SHAPE: Shape = Shape::Exactly($format);
                fn blank() -> Self {
                    Self
                }
            }

            impl Slot for $name {}
            impl Refer for $name {}

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str($format)
                }
            }
        };)*

        /// The formats of this library.
        const FORMATS: &[&str] = &[$($(#[$attribute])* $format,)*];
    };
}

formats! {
    LandscapeFormat = Landscape::FORMAT;
    RuleBookFormat = RuleBook::FORMAT;
    #[cfg(feature = "processes")]
    JournalFormat = "regie/journal";
    #[cfg(feature = "processes")]
    PathFormat = "regie/path";
    #[cfg(feature = "processes")]
    SnapshotFormat = "regie/snapshot";
}
