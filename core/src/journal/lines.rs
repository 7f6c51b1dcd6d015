//! Lines in: a journal is read, every link of its chain looked at, and a torn last line taken off.

use std::collections::BTreeMap;

use super::entry::Unreadable;
use super::finding::{BadLine, Wrong};
use super::opening::{self, Opening};
use super::{Entry, Event, Head, Journal};
use crate::error::{Code, Problem, Problems};
use crate::moment::Moment;

/// A journal that was read, and what had to be repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opened {
    /// The journal: every line is right.
    pub journal: Journal,
    /// What had to be repaired, if anything had to be.
    pub repaired: Option<Repair>,
}

/// What had to be repaired: the writing of the last line was broken off. Nothing else is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// The torn line, from 1.
    pub line: usize,
    /// How many bytes of the text stay: whoever keeps it cuts it there, and writes a line end if none stands there.
    pub kept_bytes: usize,
    /// What was taken off: the beginning of an event that was never written. Nothing where only the line end was missing.
    pub dropped: Option<Vec<u8>>,
}

impl Journal {
    /// Reads JSON Lines, and looks at every link of the chain.
    ///
    /// When a machine stops while a line is written, the beginning of it stands at the end: such a last line without line end is taken off and reported. A last line that is
    /// whole, and lacks nothing but its end, stays.
    ///
    /// # Errors
    /// [`BadLine`]: the first line that is not right, and what is wrong with it.
    ///
    /// ```
    /// # use regie::{Event, Journal};
    /// # let opening = r#"{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","rule_book":"flanders"}"#;
    /// # let mut journal = Journal::new();
    /// # journal.append(0, "2018-01-10T09:00:00+01:00".parse()?, "ocmw-menen".parse()?, Event::from_json(opening)?)?;
    /// let mut lines = journal.to_json_lines();
    /// lines.push_str(r#"{"seq":2,"at":"2018-01-"#);
    /// let opened = Journal::open(lines.as_bytes())?;
    /// assert_eq!(opened.journal, journal);
    /// assert_eq!(opened.repaired.map(|repair| repair.line), Some(2));
    ///
    /// let changed = journal.to_json_lines().replace("ocmw-menen", "ocmw-wervik");
    /// assert_eq!(Journal::open(changed.as_bytes()).unwrap_err().wrong.code(), "tampered");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(bytes: &[u8]) -> Result<Opened, BadLine> {
        Self::open_after(Head::START, bytes)
    }

    /// As [`open`](Journal::open), for the lines that come after a head.
    ///
    /// # Errors
    /// As [`open`](Journal::open); lines are counted from the first one that is here.
    pub fn open_after(head: Head, bytes: &[u8]) -> Result<Opened, BadLine> {
        Self::open_since(head, None, bytes)
    }

    /// As [`open_after`](Journal::open_after), where the moment of the last event before is known: none of the lines may lie before it.
    pub(crate) fn open_since(head: Head, last: Option<Moment>, bytes: &[u8]) -> Result<Opened, BadLine> {
        let mut reading = Reading::after(head);
        reading.journal.last = last;
        let mut repaired = None;
        let mut start = 0;
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n');
            let (line, after) = match end {
                Some(end) => (rest.get(..end).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default()),
                None => (rest, &[][..]),
            };
            match reading.line(line, after) {
                Ok(()) if end.is_some() => {}
                Ok(()) => repaired = Some(reading.repair(bytes.len(), None)),
                Err(Broken::Cut(_)) if end.is_none() => {
                    repaired = Some(reading.repair(start, Some(line.to_vec())));
                }
                Err(Broken::Cut(problems)) => return reading.bad(Wrong::Unreadable(problems)),
                Err(Broken::Wrong(wrong)) => return reading.bad(wrong),
            }
            start += line.len() + 1;
            rest = after;
        }
        Ok(Opened { journal: reading.finish()?, repaired })
    }

    /// A journal from its entries, as a store of records gives them back; every link of the chain is looked at.
    ///
    /// # Errors
    /// [`BadLine`]: the first entry that is not right, counted as a line.
    pub fn from_entries(entries: Vec<Entry>) -> Result<Self, BadLine> {
        let seqs: Vec<u32> = entries.iter().map(|entry| entry.seq).collect();
        let mut reading = Reading::after(Head::START);
        for (n, entry) in entries.into_iter().enumerate() {
            reading.lines += 1;
            let later = seqs.get(n + 1..).unwrap_or_default();
            if let Err(wrong) = reading.entry(entry, || later.to_vec()) {
                return reading.bad(wrong);
            }
        }
        reading.finish()
    }

    /// Does it go at least as far as a head that is known, along the same events? A journal may have been cut, or written anew from some line on, with
    /// hashes that fit each other: only who knows how far it went can tell.
    ///
    /// # Errors
    /// [`BadLine`] with [`Wrong::Cut`] or [`Wrong::OtherHistory`].
    pub fn verify(&self, expected: Head) -> Result<(), BadLine> {
        let there = if expected.seq == self.base.seq {
            Some(self.base.hash)
        } else {
            self.entry(expected.seq).map(|entry| entry.hash)
        };
        let line = |seq: u32| usize::try_from(seq.saturating_sub(self.base.seq)).unwrap_or(usize::MAX);
        match there {
            Some(hash) if hash == expected.hash => Ok(()),
            None if expected.seq > self.head().seq => {
                Err(BadLine { line: self.entries.len() + 1, wrong: Wrong::Cut { expected } })
            }
            _ => Err(BadLine { line: line(expected.seq), wrong: Wrong::OtherHistory { expected } }),
        }
    }
}

/// Why a line is not taken.
enum Broken {
    /// It is the beginning of something.
    Cut(Problems),
    Wrong(Wrong),
}

/// A journal that is being read: what was read is right as far as it goes.
struct Reading {
    journal: Journal,
    /// Lines that were looked at.
    lines: usize,
    /// For each event that was erased from, the event that says so.
    erased: BTreeMap<u32, u32>,
}

impl Reading {
    fn after(head: Head) -> Self {
        Self { journal: Journal::after(head), lines: 0, erased: BTreeMap::new() }
    }

    fn bad<T>(&self, wrong: Wrong) -> Result<T, BadLine> {
        Err(BadLine { line: self.lines, wrong })
    }

    fn repair(&self, kept_bytes: usize, dropped: Option<Vec<u8>>) -> Repair {
        Repair { line: self.lines, kept_bytes, dropped }
    }

    fn line(&mut self, line: &[u8], after: &[u8]) -> Result<(), Broken> {
        self.lines += 1;
        if line.len() > Journal::MAX_LINE_BYTES {
            return Err(Broken::Wrong(Wrong::TooLong { bytes: line.len() }));
        }
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => return Err(no_text(line, error)),
        };
        let entry = Entry::read(text).map_err(|Unreadable { problems, is_cut }| {
            if is_cut { Broken::Cut(problems) } else { Broken::Wrong(Wrong::Unreadable(problems)) }
        })?;
        let is_plain = entry.to_json() == text;
        self.entry(entry, || seqs(after)).map_err(Broken::Wrong)?;
        if is_plain { Ok(()) } else { Err(Broken::Wrong(Wrong::Rewritten)) }
    }

    /// Takes an entry; `later` gives the numbers of those that come after it.
    fn entry(&mut self, entry: Entry, later: impl Fn() -> Vec<u32>) -> Result<(), Wrong> {
        let head = self.journal.head();
        if head.seq >= Journal::MAX_ENTRIES {
            return Err(Wrong::TooMany);
        }
        let (expected, found) = (head.seq + 1, entry.seq);
        if found != expected {
            let is_elsewhere = found < expected || later().contains(&expected);
            return Err(if is_elsewhere {
                Wrong::Reordered { expected, found }
            } else {
                Wrong::Hole { expected, found }
            });
        }
        if expected == 1 {
            first(&entry.event)?;
        } else if entry.event.kind() == Event::OPENED {
            return Err(Wrong::OpenedAgain);
        }
        if entry.hash != entry.hash_after(head.hash) {
            return Err(Wrong::Tampered);
        }
        if let Some(last) = self.journal.last.filter(|last| entry.at < *last) {
            return Err(Wrong::Earlier { at: entry.at, last });
        }
        self.erasable(&entry)?;
        self.journal.last = Some(entry.at);
        self.journal.entries.push(entry);
        Ok(())
    }

    /// What may be erased fits its digest; what is said to be erased could be.
    fn erasable(&mut self, entry: &Entry) -> Result<(), Wrong> {
        let sealed = entry.event.sealed();
        for (field, clear) in entry.event.clear_texts() {
            let fits = sealed.iter().any(|(name, digest)| name == field && *digest == clear.digest());
            if !fits {
                return Err(Wrong::ErasableDiffers { field: field.clone() });
            }
        }
        if entry.event.kind() == Event::ERASED {
            let seq = opening::erased(&entry.event).map_err(Wrong::Unreadable)?;
            let before = self.journal.entry(seq).is_some_and(|entry| !entry.event.sealed().is_empty());
            let elsewhere = (1..=self.journal.base.seq).contains(&seq);
            if !(before || elsewhere) || self.erased.insert(seq, entry.seq).is_some() {
                return Err(Wrong::NothingToErase { seq });
            }
        }
        Ok(())
    }

    /// What may be erased is there, unless it was erased.
    fn finish(self) -> Result<Journal, BadLine> {
        for (n, entry) in self.journal.entries.iter().enumerate() {
            let clear = entry.event.clear_texts();
            let by = self.erased.get(&entry.seq).copied();
            for (field, _) in entry.event.sealed() {
                let wrong = match (clear.contains_key(field), by) {
                    (true, Some(by)) => Wrong::NotErased { field: field.clone(), by },
                    (false, None) => Wrong::ErasableMissing { field: field.clone() },
                    _ => continue,
                };
                return Err(BadLine { line: n + 1, wrong });
            }
        }
        Ok(self.journal)
    }
}

/// What is no text: cut, where it ends in the middle of a character and of an entry.
fn no_text(line: &[u8], error: std::str::Utf8Error) -> Broken {
    let valid = line.get(..error.valid_up_to()).unwrap_or_default();
    let is_cut = std::str::from_utf8(valid).is_ok_and(|text| Entry::read(text).is_err_and(|why| why.is_cut));
    let problems = Problems(vec![Problem {
        document: "entry".into(),
        code: Code::NotJson,
        path: "".into(),
        message: format!("it is not UTF-8 after {} bytes", valid.len()).into(),
        nearest: None,
    }]);
    if is_cut && error.error_len().is_none() {
        Broken::Cut(problems)
    } else {
        Broken::Wrong(Wrong::Unreadable(problems))
    }
}

/// The first event opens the journal.
fn first(event: &Event) -> Result<(), Wrong> {
    if event.kind() != Event::OPENED {
        return Err(Wrong::NotOpened { kind: event.kind().into() });
    }
    Opening::read(event).map(|_| ()).map_err(|problems| {
        match problems.iter().find(|problem| problem.code == Code::NewerVersion) {
            Some(newer) => Wrong::NewerVersion(newer.message.clone()),
            None => Wrong::Unreadable(problems),
        }
    })
}

/// The numbers of the entries in these lines, as far as they can be read.
fn seqs(lines: &[u8]) -> Vec<u32> {
    let lines = lines.split(|byte| *byte == b'\n');
    let entries = lines.filter_map(|line| Entry::read(std::str::from_utf8(line).ok()?).ok());
    entries.map(|entry| entry.seq).collect()
}
