//! What happened: data with a kind, and beside them what may be erased.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::digest::Digest;
use crate::document::data::{Data, Ended};
use crate::document::read::Reader;
use crate::document::record::Record;
use crate::document::slot::Spot;
use crate::document::value::Value;
use crate::document::written::written;
use crate::document::{problems, read, to_text};
use crate::error::{Code, Problems, Step};
use crate::ids::Id;

/// Something that happened: `{"kind": "…", …}` (Dutch: *gebeurtenis*). A journal keeps it as it is, and knows nothing of what it means.
///
/// ```
/// let event = regie::Event::from_json(r#"{"kind": "note-sent", "to": ["ocmw-menen"], "pages": 4}"#)?;
/// assert_eq!(event.kind(), "note-sent");
/// assert_eq!(event.to_json(), r#"{"kind":"note-sent","pages":4,"to":["ocmw-menen"]}"#);
/// # Ok::<(), regie::Problems>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    kind: Id,
    /// In the one way in which it is written.
    json: Box<str>,
    /// The fields for which a digest stands there.
    sealed: Vec<(Box<str>, Digest)>,
    /// What they say, until it is erased.
    clear: BTreeMap<Box<str>, Clear>,
}

/// A text that may be erased, with the salt that keeps others from guessing it by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Clear {
    pub(super) salt: Box<str>,
    pub(super) text: Box<str>,
}

impl Clear {
    pub(super) fn digest(&self) -> Digest {
        Digest::of_two(&self.salt, &self.text)
    }
}

/// Why a text cannot be made erasable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotErasable {
    /// Who knows a few names tries them all.
    #[error("a salt has 16 to 200 bytes, this one has {0}: take random ones, others for each text")]
    Salt(usize),
    /// The event says something under that name already.
    #[error("the event has a field `{0}` already")]
    Taken(Box<str>),
    /// There is no text.
    #[error("there is no text to keep under `{0}`")]
    Empty(Box<str>),
}

impl NotErasable {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Salt(_) => "weak-salt",
            Self::Taken(_) => "repeated-field",
            Self::Empty(_) => "empty-text",
        }
    }
}

impl Event {
    /// The fewest bytes that a salt may have.
    pub const MIN_SALT_BYTES: usize = 16;
    /// The most bytes that a salt may have.
    pub const MAX_SALT_BYTES: usize = 200;
    /// The kind of the first event of every journal.
    pub const OPENED: &'static str = "opened";
    /// The kind of an event that says that a text was erased.
    pub const ERASED: &'static str = "erased";

    /// Reads an event: an object with a `kind`, and whatever else it says. Numbers are whole, from 0 to 2⁵³ − 1; `null` stands nowhere.
    ///
    /// # Errors
    /// Every problem of form, in the document `event`.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut reader = Reader::new();
        match Data::read(text, &mut reader) {
            Ended::Whole(Some(data)) => Self::from_data(&data, &mut reader),
            Ended::Whole(None) | Ended::Cut => None,
        }
        .ok_or_else(|| Problems(problems(reader.found, reader.overflow, "event")))
    }

    pub(super) fn from_data(data: &Data, reader: &mut Reader) -> Option<Self> {
        let Data::Object(fields) = data else {
            reader.report(Code::WrongType, "an event is an object with a `kind`");
            return None;
        };
        let kind = data.get("kind").map(|kind| kind.text().map(Id::new));
        let kind = reader.at(Step::Field("kind".into()), |reader| match kind {
            Some(Some(Ok(kind))) => Some(kind),
            Some(Some(Err(why))) => {
                reader.report(Code::InvalidId, why.to_string());
                None
            }
            Some(None) => {
                reader.report(Code::WrongType, "the kind of an event is an id");
                None
            }
            None => {
                reader.report(Code::MissingField, "the field `kind` is missing");
                None
            }
        })?;
        let sealed = fields.iter().filter_map(|(name, value)| Some((name.clone(), sealed(value)?))).collect();
        Some(Self { kind, json: data.to_json().into(), sealed, clear: BTreeMap::new() })
    }

    /// An event of this kind that says what a record says.
    pub(crate) fn of(kind: &str, said: &impl Serialize) -> Option<Self> {
        let mut reader = Reader::new();
        let Ended::Whole(Some(mut data)) = Data::read(&to_text(said), &mut reader) else { return None };
        data.put("kind", Data::Text(kind.into()));
        Self::from_data(&data, &mut reader)
    }

    /// An event that says that what may be erased of an earlier one is erased.
    #[must_use]
    pub fn erased(seq: u32) -> Self {
        let json = format!(r#"{{"kind":"erased","seq":{seq}}}"#);
        // the kind is an id
        let kind = Id::new(Self::ERASED).unwrap_or_else(|_| Id::blank());
        Self { kind, json: json.into(), sealed: Vec::new(), clear: BTreeMap::new() }
    }

    /// The same event with a text that may be erased: the event itself gets a salted digest of it (`"NAME": {"digest": "…"}`), and the text stands beside the event, outside of what is chained.
    ///
    /// The salt comes from the caller, for nothing here is random: 16 bytes or more that nobody can guess, others for each text.
    ///
    /// ```
    /// let event = regie::Event::from_json(r#"{"kind": "signal-reported"}"#)?;
    /// let event = event.with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358")?;
    /// assert!(!event.to_json().contains("who reported"));
    /// assert_eq!(event.clear("reporter_name"), Some("who reported it"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`NotErasable`] when the salt is too short or too long, the text is empty, or the event has a field of that name.
    pub fn with_erasable(mut self, name: &str, text: &str, salt: &str) -> Result<Self, NotErasable> {
        if !(Self::MIN_SALT_BYTES..=Self::MAX_SALT_BYTES).contains(&salt.len()) {
            return Err(NotErasable::Salt(salt.len()));
        }
        if text.is_empty() {
            return Err(NotErasable::Empty(name.into()));
        }
        let mut data = self.data();
        if data.get(name).is_some() {
            return Err(NotErasable::Taken(name.into()));
        }
        let clear = Clear { salt: salt.into(), text: text.into() };
        let digest = clear.digest();
        data.put(name, Data::Object(vec![("digest".into(), Data::Text(digest.to_string().into()))]));
        self.json = data.to_json().into();
        self.sealed.push((name.into(), digest));
        self.sealed.sort();
        self.clear.insert(name.into(), clear);
        Ok(self)
    }

    /// The number of the event from which this one erases, if it does.
    #[must_use]
    pub fn erases(&self) -> Option<u32> {
        let erased = || super::opening::erased(self).ok();
        (self.kind() == Self::ERASED).then(erased).flatten()
    }

    /// What kind of event it is.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.kind.as_str()
    }

    /// A text that may be erased, as long as it is there.
    #[must_use]
    pub fn clear(&self, name: &str) -> Option<&str> {
        self.clear.get(name).map(|clear| &*clear.text)
    }

    /// What it says, in the one way in which it is written, without what may be erased.
    #[must_use]
    pub fn to_json(&self) -> &str {
        &self.json
    }

    pub(crate) fn data(&self) -> Data {
        match Data::read(&self.json, &mut Reader::new()) {
            Ended::Whole(Some(data)) => data,
            // what was written as data is read as data
            Ended::Whole(None) | Ended::Cut => Data::Object(Vec::new()),
        }
    }

    /// What it says beside its kind, as a record.
    ///
    /// # Errors
    /// Every problem of form, in the document `event`.
    pub(crate) fn read<T: Value + Record>(&self) -> Result<T, Problems> {
        let mut data = self.data();
        data.take("kind");
        let mut said = T::blank();
        let mut reader = Reader::new();
        read::read(&data.to_json(), Spot::of(&mut said), &mut reader);
        let problems = problems(reader.found, reader.overflow, "event");
        if problems.is_empty() { Ok(said) } else { Err(Problems(problems)) }
    }

    pub(super) fn sealed(&self) -> &[(Box<str>, Digest)] {
        &self.sealed
    }

    pub(super) fn clear_texts(&self) -> &BTreeMap<Box<str>, Clear> {
        &self.clear
    }

    pub(super) fn set_clear(&mut self, clear: BTreeMap<Box<str>, Clear>) {
        self.clear = clear;
    }
}

impl fmt::Display for Event {
    /// As [`to_json`](Event::to_json).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.json)
    }
}

impl FromStr for Event {
    type Err = Problems;
    /// As [`from_json`](Event::from_json).
    fn from_str(text: &str) -> Result<Self, Problems> {
        Self::from_json(text)
    }
}

written! {
    Event, blank Self::erased(0), "an event, as a text of JSON", InvalidValue,
        "^\\{.*\\}$";
}

/// The digest that stands for a text: an object that has nothing else.
fn sealed(value: &Data) -> Option<Digest> {
    match value {
        Data::Object(fields) if fields.len() == 1 => value.get("digest")?.text()?.parse().ok(),
        _ => None,
    }
}
