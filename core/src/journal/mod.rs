//! The journal: everything that happens, one event a line, each tied to all that came before (Dutch: *logboek*).
//!
//! A journal only grows. Its events are numbered from 1 without holes, their moments never go back, and each carries a hash of itself and of the hash
//! before it: whoever holds the last number and hash (a [`Head`]) can tell whether anything was changed, left out, put in another order or cut off. What its events mean
//! it does not know: that is for the processes that are told by them.
//!
//! The first event is `opened`: of which landscape, rule book and path it tells. What may have to be erased (the name of a reporter) stands beside its event, outside
//! of what is chained: the event itself holds a salted digest of it.

mod digest;
mod event;
mod entry;
mod opening;
mod refusal;
mod lines;
mod finding;
mod store;

pub use digest::{Digest, InvalidDigest};
pub use entry::Entry;
pub use event::{Event, NotErasable};
pub use finding::{BadLine, Wrong};
pub use lines::{Opened, Repair};
pub use opening::Opening;
#[cfg(feature = "schema")]
pub(crate) use opening::erasure;
pub use refusal::{Conflict, NotAppended};
pub use store::{MemoryStore, NotStored, Store};

use serde::Serialize;

use crate::date::Date;
use crate::ids::Id;
use crate::moment::Moment;
use crate::refused::looks_like_address;

/// How far a journal goes: the number and the hash of its last event. Kept elsewhere, it shows whether a journal was cut or written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Head {
    /// The number of the last event; 0 where there is none.
    pub seq: u32,
    /// Its hash; [`Digest::NONE`] where there is none.
    pub hash: Digest,
}

impl Head {
    /// Of a journal without events.
    pub const START: Self = Self { seq: 0, hash: Digest::NONE };

    /// After the event with this number and hash.
    #[must_use]
    pub fn new(seq: u32, hash: Digest) -> Self {
        Self { seq, hash }
    }
}

/// Events, in the order in which they happened.
///
/// ```
/// use regie::{Event, Journal, NotAppended};
///
/// let opening = r#"{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","rule_book":"flanders"}"#;
/// let mut journal = Journal::new();
/// journal.append(0, "2018-01-10T09:00:00+01:00".parse()?, "ocmw-menen".parse()?, Event::from_json(opening)?)?;
/// let sent = Event::from_json(r#"{"kind":"note-sent"}"#)?;
/// journal.append(1, "2018-01-11T09:00:00+01:00".parse()?, "ocmw-menen".parse()?, sent.clone())?;
///
/// // somebody else who has seen one event only is told of the other
/// let late = journal.append(1, "2018-01-12T09:00:00+01:00".parse()?, "w13".parse()?, sent);
/// let Err(NotAppended::Conflict(conflict)) = late else { panic!() };
/// assert_eq!(conflict.between[0].by, "ocmw-menen");
///
/// // it is written as lines, and read back
/// let lines = journal.to_json_lines();
/// assert_eq!(Journal::open(lines.as_bytes())?.journal, journal);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// What came before the first event that is here.
    base: Head,
    /// The moment of the last event.
    last: Option<Moment>,
    entries: Vec<Entry>,
}

impl Default for Journal {
    fn default() -> Self {
        Self::new()
    }
}

impl Journal {
    /// The version of the format that this library reads and writes.
    pub const VERSION: u64 = crate::document::Landscape::VERSION;
    /// The `format` field of the first event of every journal.
    pub const FORMAT: &'static str = "regie/journal";
    /// The longest that a line may be, in bytes.
    pub const MAX_LINE_BYTES: usize = 1024 * 1024;
    /// The most events in one journal: a number that a count may have (contract §1).
    pub const MAX_ENTRIES: u32 = 1_000_000;

    /// One without events.
    #[must_use]
    pub fn new() -> Self {
        Self::after(Head::START)
    }

    /// The part of a journal that comes after a head: without the events before it, as when a snapshot tells what they came to.
    #[must_use]
    pub fn after(head: Head) -> Self {
        Self { base: head, last: None, entries: Vec::new() }
    }

    /// How far it goes.
    #[must_use]
    pub fn head(&self) -> Head {
        self.entries.last().map_or(self.base, |last| Head { seq: last.seq, hash: last.hash })
    }

    /// The head after which its first event comes: that of a journal without events, unless this is a part.
    #[must_use]
    pub fn base(&self) -> Head {
        self.base
    }

    /// Its events, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The event with this number, if it is here.
    #[must_use]
    pub fn entry(&self, seq: u32) -> Option<&Entry> {
        self.position(seq).and_then(|at| self.entries.get(at))
    }

    fn position(&self, seq: u32) -> Option<usize> {
        usize::try_from(seq.checked_sub(self.base.seq)?.checked_sub(1)?).ok()
    }

    /// The events after this number.
    #[must_use]
    pub fn since(&self, seq: u32) -> &[Entry] {
        let known = usize::try_from(seq.saturating_sub(self.base.seq)).unwrap_or(usize::MAX);
        self.entries.get(known..).unwrap_or_default()
    }

    /// The events until the end of a day, each by its own calendar: the journal as it stood then. What was erased since stays erased, so its lines cannot always be opened again.
    #[must_use]
    pub fn until(&self, day: Date) -> Self {
        self.part(|entry| entry.at.date() <= day)
    }

    /// The events up to this number: the journal as it stood after it. What was erased since stays erased, as with [`until`](Journal::until).
    #[must_use]
    pub fn up_to(&self, seq: u32) -> Self {
        self.part(|entry| entry.seq <= seq)
    }

    /// As far as events are in it.
    fn part(&self, is_in: impl Fn(&Entry) -> bool) -> Self {
        let entries: Vec<Entry> = self.entries.iter().take_while(|entry| is_in(entry)).cloned().collect();
        Self { base: self.base, last: entries.last().map(|entry| entry.at), entries }
    }

    /// Of which landscape, rule book and path it tells: what its first event says, if that is here.
    #[must_use]
    pub fn opening(&self) -> Option<Opening> {
        self.entries.first().filter(|_| self.base.seq == 0).and_then(|first| Opening::read(&first.event).ok())
    }

    /// Writes down that something happened. `expected_seq` is the number of the last event that the writer has seen.
    ///
    /// An event [`erased`](Event::erased) takes away what may be erased of the event that it names: the line of that event is another one then
    /// ([`Entry::to_json`]), while its hash and all that come after stay. Whoever keeps the lines elsewhere replaces it there.
    ///
    /// # Errors
    /// [`NotAppended`]: when others have written since ([`Conflict`]), the moment lies before the last one, the first event is not `opened` or another one
    /// is, the line is too long, there are too many, or there is nothing to erase. Nothing has changed then.
    pub fn append(
        &mut self,
        expected_seq: u32,
        at: Moment,
        by: Id,
        event: Event,
    ) -> Result<&Entry, NotAppended> {
        let entry = self.next(expected_seq, at, by, event)?;
        if looks_like_address(&entry.by) {
            return Err(NotAppended::PersonalData);
        }
        self.add(entry);
        // what was just added is there
        self.entries.last().ok_or(NotAppended::TooMany)
    }

    /// The entry that an event would be, if it may come next as far as a journal knows.
    pub(crate) fn next(
        &self,
        expected_seq: u32,
        at: Moment,
        by: Id,
        event: Event,
    ) -> Result<Entry, NotAppended> {
        self.check(expected_seq, at, &event)?;
        let head = self.head();
        let entry = Entry::new(head.hash, head.seq + 1, at, by, event);
        let bytes = entry.to_json().len();
        if bytes > Self::MAX_LINE_BYTES { Err(NotAppended::TooLong { bytes }) } else { Ok(entry) }
    }

    fn check(&self, expected_seq: u32, at: Moment, event: &Event) -> Result<(), NotAppended> {
        let head = self.head();
        if expected_seq != head.seq {
            return Err(self.conflict(expected_seq));
        }
        if head.seq >= Self::MAX_ENTRIES {
            return Err(NotAppended::TooMany);
        }
        if let Some(last) = self.last.filter(|last| at < *last) {
            return Err(NotAppended::Earlier { at, last });
        }
        let clear = event.clear_texts();
        if let Some((field, _)) = event.sealed().iter().find(|(field, _)| !clear.contains_key(field)) {
            return Err(NotAppended::ErasableMissing { field: field.clone() });
        }
        match (head.seq, event.kind()) {
            (0, Event::OPENED) => Opening::read(event).map(|_| ()).map_err(NotAppended::Form),
            (0, kind) => Err(NotAppended::NotOpened { kind: kind.into() }),
            (_, Event::OPENED) => Err(NotAppended::OpenedAgain),
            (_, Event::ERASED) => {
                let seq = opening::erased(event).map_err(NotAppended::Form)?;
                self.may_erase(seq).then_some(()).ok_or(NotAppended::NothingToErase { seq })
            }
            _ => Ok(()),
        }
    }

    /// What came between, for whoever has seen this number last.
    pub(crate) fn conflict(&self, expected: u32) -> NotAppended {
        let between = self.since(expected).to_vec();
        NotAppended::Conflict(Box::new(Conflict { expected, head: self.head(), between }))
    }

    /// The earlier entry as it is after an event that erases from it, if it is here.
    pub(crate) fn erased_by(&self, event: &Event) -> Option<Entry> {
        let entry = self.entry(event.erases()?)?;
        Some(entry.clone().without_erasable())
    }

    /// Is there something to erase? Of an event that is not here, nobody can say.
    fn may_erase(&self, seq: u32) -> bool {
        let here = self.entry(seq).is_some_and(|entry| !entry.event.clear_texts().is_empty());
        here || (1..=self.base.seq).contains(&seq)
    }

    /// Adds what [`next`](Journal::next) made.
    pub(crate) fn add(&mut self, entry: Entry) {
        if let Some(seq) = entry.event.erases()
            && let Some(erased) = self.position(seq).and_then(|at| self.entries.get_mut(at))
        {
            erased.event.set_clear(std::collections::BTreeMap::new());
        }
        self.last = Some(entry.at);
        self.entries.push(entry);
    }

    /// All of it as JSON Lines: one event a line, each with a line end.
    #[must_use]
    pub fn to_json_lines(&self) -> String {
        self.entries.iter().map(|entry| entry.to_json() + "\n").collect()
    }
}
