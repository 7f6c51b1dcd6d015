//! One line of a journal: an event, when and by whom, and its place in the chain.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::Head;
use super::digest::Digest;
use super::event::{Clear, Event};
use crate::document::data::{Data, Ended};
use crate::document::read::Reader;
use crate::document::{problems, to_text};
use crate::error::{Code, Nearest, Problems, Step, shorten};
use crate::ids::Id;
use crate::moment::Moment;

/// An event in a journal.
///
/// Its hash is the SHA-256 of the hash before it (64 hexadecimal digits), a line end, and the canonical JSON of `at`, `by`, `event` and `seq`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its number, from 1, without holes.
    pub seq: u32,
    /// When it was written down; never before the one before it.
    pub at: Moment,
    /// Who wrote it: a stakeholder or another actor. It is chained, so it can never be erased: no name of a person belongs here.
    pub by: Id,
    /// What happened.
    pub event: Event,
    /// What ties it to all that came before.
    pub hash: Digest,
}

/// What is chained.
struct Chained<'e> {
    seq: u32,
    at: Moment,
    by: &'e Id,
    event: &'e Event,
}

/// In the order of canonical JSON; the event is canonical by itself.
impl Chained<'_> {
    fn to_json(&self) -> String {
        let (at, by) = (to_text(&self.at), to_text(self.by));
        format!(r#"{{"at":{at},"by":{by},"event":{},"seq":{}}}"#, self.event.to_json(), self.seq)
    }
}

/// The fields of a line.
const FIELDS: [&str; 6] = ["seq", "at", "by", "event", "hash", "erasable"];

impl Entry {
    /// The next entry after a hash.
    pub(super) fn new(after: Digest, seq: u32, at: Moment, by: Id, event: Event) -> Self {
        let hash = Self::chain(after, &Chained { seq, at, by: &by, event: &event });
        Self { seq, at, by, event, hash }
    }

    fn chain(after: Digest, chained: &Chained<'_>) -> Digest {
        Digest::of_two(&after.to_string(), &chained.to_json())
    }

    /// The hash that belongs there after another.
    pub(super) fn hash_after(&self, before: Digest) -> Digest {
        let Self { seq, at, by, event, .. } = self;
        Self::chain(before, &Chained { seq: *seq, at: *at, by, event })
    }

    /// The same entry after what may be erased of it was erased: its hash stays.
    #[must_use]
    pub fn without_erasable(mut self) -> Self {
        self.event.set_clear(BTreeMap::new());
        self
    }

    /// Is there something that may be erased, and was not?
    #[must_use]
    pub fn has_erasable(&self) -> bool {
        !self.event.clear_texts().is_empty()
    }

    /// The head of a journal that ends with it.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    /// The line, without its end.
    ///
    /// ```
    /// # use regie::{Event, Journal};
    /// # let mut journal = Journal::new();
    /// # let opening = r#"{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","rule_book":"flanders"}"#;
    /// let entry = journal.append(0, "2018-01-10T09:00:00+01:00".parse()?, "ocmw-menen".parse()?, Event::from_json(opening)?)?;
    /// assert!(entry.to_json().starts_with(r#"{"seq":1,"at":"2018-01-10T09:00:00+01:00","by":"ocmw-menen","event":{"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let clear = self.event.clear_texts();
        let (at, by) = (to_text(&self.at), to_text(&self.by));
        let mut line = format!(
            r#"{{"seq":{},"at":{at},"by":{by},"event":{},"hash":"{}""#,
            self.seq,
            self.event.to_json(),
            self.hash
        );
        if !clear.is_empty() {
            line.push_str(r#","erasable":"#);
            line.push_str(&to_text(&Texts(clear)));
        }
        line.push('}');
        line
    }

    /// Reads an entry as a store of records gives it back, whatever the order of its fields. The chain is not looked at: [`Journal::from_entries`](super::Journal::from_entries) does.
    ///
    /// # Errors
    /// Every problem of form, in the document `entry`.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        match Self::read(text) {
            Ok(entry) => Ok(entry),
            Err(Unreadable { problems, .. }) => Err(problems),
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let mut reader = Reader::new();
        let (entry, is_cut) = match Data::read(text, &mut reader) {
            Ended::Whole(Some(data)) => (entry(data, &mut reader), false),
            Ended::Whole(None) => (None, false),
            Ended::Cut => (None, true),
        };
        let problems = problems(reader.found, reader.overflow, "entry");
        match entry {
            Some(entry) if problems.is_empty() => Ok(entry),
            _ => Err(Unreadable { problems: Problems(problems), is_cut }),
        }
    }
}

/// What is no entry.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) problems: Problems,
    /// The text is the beginning of something.
    pub(super) is_cut: bool,
}

/// The texts that may be erased, by field.
struct Texts<'e>(&'e BTreeMap<Box<str>, Clear>);

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, clear) in self.0 {
            map.serialize_entry(name, clear)?;
        }
        map.end()
    }
}

/// A field of the line: its value, or a problem where it is missing or of another form.
fn field<T>(
    data: &Data,
    name: &'static str,
    expected: &str,
    reader: &mut Reader,
    read: impl FnOnce(&Data) -> Option<T>,
) -> Option<T> {
    let value = data.get(name);
    let found = value.and_then(read);
    if found.is_none() {
        reader.at(Step::Field(name.into()), |reader| match value {
            Some(_) => reader.report(Code::WrongType, format!("expected {expected}")),
            None => reader.report(Code::MissingField, format!("the field `{name}` is missing")),
        });
    }
    found
}

fn entry(mut data: Data, reader: &mut Reader) -> Option<Entry> {
    let Data::Object(fields) = &data else {
        reader.report(Code::WrongType, "an entry of a journal is an object");
        return None;
    };
    for (name, _) in fields.iter().filter(|(name, _)| !FIELDS.contains(&&**name)) {
        let nearest = Nearest::new().among(name, FIELDS);
        let name = shorten(name).into_owned();
        let words = format!("an entry of a journal has no field `{name}`");
        reader.at(Step::Field(name.into()), |reader| reader.report_near(Code::UnknownField, words, nearest));
    }
    let seq = |data: &Data| data.number().and_then(|number| u32::try_from(number).ok());
    let seq = field(&data, "seq", "the number of the entry", reader, seq);
    let at = field(&data, "at", "a moment", reader, |data| data.text()?.parse().ok());
    let by = field(&data, "by", "an id", reader, |data| Id::new(data.text()?).ok());
    let hash = field(&data, "hash", "a hash", reader, |data| data.text()?.parse().ok());
    let clear = data.take("erasable").map_or(Some(BTreeMap::new()), |data| clear_texts(&data));
    if clear.is_none() {
        let words = "expected texts by field, each with its salt: {\"NAME\": {\"salt\", \"text\"}}";
        reader.at(Step::Field("erasable".into()), |reader| reader.report(Code::WrongType, words));
    }
    let event = data.take("event");
    if event.is_none() {
        reader.at(Step::Field("event".into()), |reader| {
            reader.report(Code::MissingField, "the field `event` is missing");
        });
    }
    let event = event
        .and_then(|data| reader.at(Step::Field("event".into()), |reader| Event::from_data(&data, reader)));
    let (seq, at, by, hash, mut event) = (seq?, at?, by?, hash?, event?);
    event.set_clear(clear?);
    Some(Entry { seq, at, by, event, hash })
}

fn clear_texts(data: &Data) -> Option<BTreeMap<Box<str>, Clear>> {
    let Data::Object(fields) = data else { return None };
    let texts = fields.iter().map(|(name, value)| match value {
        Data::Object(parts) if parts.len() == 2 => {
            let (salt, text) = (value.get("salt")?.text()?, value.get("text")?.text()?);
            Some((name.clone(), Clear { salt: salt.into(), text: text.into() }))
        }
        _ => None,
    });
    texts.collect::<Option<BTreeMap<_, _>>>().filter(|texts| !texts.is_empty())
}
