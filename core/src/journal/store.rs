//! Where the lines of a journal are kept: what any store of ordered records must be able to do (Dutch: *opslag*).
//!
//! Nothing here reads or writes anything: a store is told what to keep, and how it does that is its own. A file, a table in SQLite, IndexedDB: whatever keeps records in order can be one.

use std::convert::Infallible;

use super::{Entry, Head};

/// A place where the lines of a journal are kept, so that they outlive the program.
///
/// What a store promises:
///
/// - **acknowledged is durable**: when [`append`](Store::append) says that an entry is there, it is there after a crash of the program or the machine, and so are all before it;
/// - **whole or not at all**: after a crash in the middle of an append the entry is there or not, with what it erases; nothing else has changed;
/// - **failed changes nothing**: after an append that failed, the store is as it was, or becomes so before the next one. Only where it cannot know whether the entry came to be kept (the
///   machine went away while it was written), the entry may show up later: then the next writer is told of it as a conflict;
/// - **one writer wins**: of several who append after the same head one succeeds, and all others are told of a conflict, in whatever program they run;
/// - it keeps lines as they are, and judges nothing: whether they chain is for whoever reads them.
///
/// A [`KeptRegister`](crate::KeptRegister) keeps a register and its store together.
pub trait Store {
    /// How it can fail: the disk is full, the connection is gone.
    type Error: std::error::Error;

    /// The lines after the event with this number, each with its line end: of all events for 0, of none where the store does not go that far.
    /// Never the beginning of a line.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, Self::Error>;

    /// Keeps one entry, if the store ends with this head. Where it erases from an earlier entry, `erased` is that one as it is from now on:
    /// its line is replaced in the same step, for a journal with one of the two alone is not right.
    ///
    /// # Errors
    /// [`NotStored::Conflict`] when the store ends with another head, [`NotStored::Failed`] when it cannot be written. Nothing has changed then.
    fn append(
        &mut self,
        after: Head,
        entry: &Entry,
        erased: Option<&Entry>,
    ) -> Result<(), NotStored<Self::Error>>;
}

/// Why a store does not keep an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotStored<E> {
    /// It ends with another head: others have written since.
    #[error("the store ends with event {}: others have written to it", .head.seq)]
    Conflict {
        /// How far it goes.
        head: Head,
    },
    /// It cannot be written.
    #[error("{0}")]
    Failed(#[from] E),
}

impl<S: Store + ?Sized> Store for &mut S {
    type Error = S::Error;

    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, S::Error> {
        (**self).lines_after(seq)
    }

    fn append(
        &mut self,
        after: Head,
        entry: &Entry,
        erased: Option<&Entry>,
    ) -> Result<(), NotStored<S::Error>> {
        (**self).append(after, entry, erased)
    }
}

/// A store that forgets when the program ends: for tests, and for those who keep the lines by other means.
///
/// ```
/// use regie::{Event, Journal, MemoryStore, NotStored, Store};
///
/// # let opening = r#"{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","rule_book":"flanders"}"#;
/// let mut journal = Journal::new();
/// let before = journal.head();
/// let first = journal.append(0, "2018-01-10T09:00:00+01:00".parse()?, "ocmw-menen".parse()?, Event::from_json(opening)?)?;
///
/// let mut store = MemoryStore::new();
/// store.append(before, first, None)?;
/// assert_eq!(Journal::open(&store.lines_after(0)?)?.journal.head(), first.head());
///
/// // whoever has not seen it is too late
/// assert_eq!(store.append(before, first, None), Err(NotStored::Conflict { head: first.head() }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryStore {
    lines: Vec<Box<str>>,
    head: Option<Head>,
}

impl MemoryStore {
    /// One that is empty.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// Its lines are numbered from 1.
fn position(seq: u32) -> usize {
    usize::try_from(seq).unwrap_or(usize::MAX)
}

impl Store for MemoryStore {
    type Error = Infallible;

    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, Infallible> {
        let lines = self.lines.get(position(seq)..).unwrap_or_default();
        Ok(lines.iter().flat_map(|line| [line.as_bytes(), b"\n"]).flatten().copied().collect())
    }

    fn append(
        &mut self,
        after: Head,
        entry: &Entry,
        erased: Option<&Entry>,
    ) -> Result<(), NotStored<Infallible>> {
        let head = self.head.unwrap_or(Head::START);
        if head != after {
            return Err(NotStored::Conflict { head });
        }
        if let Some(erased) = erased
            && let Some(line) = position(erased.seq).checked_sub(1).and_then(|at| self.lines.get_mut(at))
        {
            *line = erased.to_json().into();
        }
        self.lines.push(entry.to_json().into());
        self.head = Some(entry.head());
        Ok(())
    }
}
