//! What arrives and what is written: landscapes and rule books as JSON text.
//!
//! One table of forms ([`shape`]) drives the strict reader, the writer, the checks of references and the JSON Schemas.

pub(crate) mod shape;
pub(crate) mod json;
pub(crate) mod read;
pub(crate) mod slot;
pub(crate) mod value;
pub(crate) mod record;
pub(crate) mod head;
pub(crate) mod entry;
pub(crate) mod landscape;
pub(crate) mod condition;
pub(crate) mod rule_book;
pub(crate) mod migrate;
pub(crate) mod fix;
pub(crate) mod change;
pub(crate) mod changes;
pub(crate) mod sections;
#[cfg(feature = "processes")]
pub(crate) mod written;
#[cfg(feature = "processes")]
pub(crate) mod event;
#[cfg(feature = "processes")]
pub(crate) mod data;
#[cfg(feature = "processes")]
pub(crate) mod stored;
#[cfg(feature = "schema")]
pub(crate) mod schema;

pub use change::{Change, Collection, Element, Merger, StakeholderMerger};
pub use condition::{Atom, Condition, Works};
pub use entry::{Ages, AreaEntry};
pub use fix::Fix;
pub use landscape::{
    Agreement, Appointment, Area, Challenge, Exclusion, Landscape, Lever, Mandate, Offer, Scheme, Sector,
    SharedBecause, Spread, Stakeholder, TargetGroup, Theme, Trend,
};
pub use rule_book::{
    Approach, Count, Effect, Function, Kind, Level, Requirement, Role, Rule, RuleBook, Separation, Severity,
    Strength,
};
pub(crate) use sections::read_sections;
pub use value::Codes;

use crate::error::{Code, Found, Problem, Problems, render};
use crate::order::sort_by;
use read::Reader;
use record::Record;
use slot::Spot;
use value::Value;

/// A document of its own, with a format and a version.
pub(crate) trait Document: Value + Record + serde::Serialize {
    const FORMAT: &'static str;
}

/// A document as it was read: what could be used of it, and what is wrong with its form.
#[derive(Debug)]
pub(crate) struct Reading<T> {
    /// Nothing when the text is no JSON, or of another version.
    pub(crate) document: Option<T>,
    pub(crate) found: Vec<Found>,
    pub(crate) overflow: bool,
}

/// Reads a document, migrating an older version first.
pub(crate) fn read_text<T: Document>(text: &str) -> Reading<T> {
    let mut document = None;
    let (reader, usable) = read_current(T::FORMAT, text, &mut |text, reader| {
        let mut fresh = T::blank();
        let read = read::read(text, Spot::of(&mut fresh), reader);
        document = read.then_some(fresh);
        read
    });
    let document = document.filter(|_| usable);
    Reading { document, found: reader.found, overflow: reader.overflow }
}

/// Reads a text into a document, afresh each time. Is it JSON?
type ReadInto<'d> = &'d mut dyn FnMut(&str, &mut Reader) -> bool;

/// Can what was read be used?
fn read_current(format: &'static str, text: &str, read: ReadInto<'_>) -> (Reader, bool) {
    let current = Landscape::VERSION;
    let mut reader = Reader::new();
    let mut usable = read(text, &mut reader);
    if let Some(version) = reader.other_version.filter(|_| usable) {
        match migrate::to_current(format, version, current, text) {
            Some(migrated) => {
                reader = Reader::new();
                usable = read(&migrated, &mut reader);
            }
            None if version > current => {
                // what a newer version means by its fields is not ours to judge
                reader.found.clear();
                reader.overflow = false;
                head::newer_version(version, &mut reader);
                usable = false;
            }
            None => {}
        }
    }
    if reader.other_format && usable {
        // a document of another kind has other fields: only that it is one is worth saying
        reader.found.retain(|found| found.code == Code::WrongFormat);
        usable = false;
    }
    (reader, usable)
}

/// Reads bytes that should be UTF-8 text.
fn utf8<'a>(bytes: &'a [u8], reader: &mut Reader) -> Option<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let right = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = right.split(|b| *b == b'\n').count();
            let column = 1 + right.iter().rev().take_while(|b| **b != b'\n').count();
            reader.report(Code::NotJson, format!("the text is not UTF-8 at line {line} column {column}"));
            None
        }
    }
}

fn read_bytes<T: Document>(bytes: &[u8]) -> Reading<T> {
    let mut reader = Reader::new();
    if let Some(text) = utf8(bytes, &mut reader) {
        return read_text(text);
    }
    Reading { document: None, found: reader.found, overflow: false }
}

/// Sorts what was found by place and gives it the name of its document.
pub(crate) fn problems(mut found: Vec<Found>, overflow: bool, document: &str) -> Vec<Problem> {
    sort_by(&mut found, |a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    let overflow = overflow || found.len() > Problems::LIMIT;
    found.truncate(Problems::LIMIT);
    let mut problems: Vec<Problem> = found
        .into_iter()
        .map(|found| Problem {
            document: document.into(),
            code: found.code,
            path: render(&found.place).into(),
            message: found.message.into(),
            nearest: found.nearest,
        })
        .collect();
    if overflow {
        problems.push(Problem {
            document: document.into(),
            code: Code::TooManyProblems,
            path: "".into(),
            message: format!("more than {} problems: the others are not listed", Problems::LIMIT).into(),
            nearest: None,
        });
    }
    problems
}

pub(crate) fn finish<T: Document>(reading: Reading<T>, name: &str) -> Result<T, Problems> {
    match reading.document {
        Some(document) if reading.found.is_empty() => Ok(document),
        _ => Err(Problems(problems(reading.found, reading.overflow, name))),
    }
}

pub(crate) fn from_text<T: Document>(text: &str, name: &str) -> Result<T, Problems> {
    finish(read_text(text), name)
}

pub(crate) fn from_slice<T: Document>(bytes: &[u8], name: &str) -> Result<T, Problems> {
    finish(read_bytes(bytes), name)
}

/// Compact JSON text.
pub(crate) fn to_text(document: &impl serde::Serialize) -> String {
    // writing a document to a string cannot fail: its keys are strings and its parts do not err
    serde_json::to_string(document).unwrap_or_default()
}

/// The `format` that a text says it has.
pub(crate) fn peek_format(text: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: String,
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str::<Head>(text).ok().map(|head| head.format)
}
