//! A register and the store that keeps its lines, together.

use std::fmt;

use super::refusal::{NotOpened, NotWritten};
use super::{Documents, Register, Snapshot};
use crate::error::Problems;
use crate::ids::Id;
use crate::journal::{BadLine, Conflict, Entry, Event, Head, Journal, NotAppended, NotStored, Store, Wrong};
use crate::moment::Moment;

/// A register whose events are kept in a store (Dutch: *bewaard register*).
///
/// The store comes first: an event that the rules allow is appended to the store, and only when the store says that it is there the register takes it. So what is acknowledged is in the store, what is refused
/// never reaches it, and what the store cannot keep has changed nothing in the register either.
///
/// Several of them, in several programs, can share one store: whoever comes late is told by a conflict what the others wrote, and [catches up](KeptRegister::catch_up).
///
/// ```
/// use regie::{Documents, Event, KeptRegister, Landscape, MemoryStore, NotKept};
///
/// let landscape = Landscape::from_json(r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
///     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
///     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#)?;
/// let documents = Documents::flemish(landscape);
/// let mut store = MemoryStore::new();
/// let mut kept = KeptRegister::begin(&documents, &mut store, "2018-01-10T09:00:00+01:00".parse()?, "ocmw".parse()?)?;
/// let seen = r#"{"kind": "signal-reported", "signal": "s-1", "themes": ["poverty"], "areas": ["menen"], "seen": "geen geld voor een schoolreis"}"#;
/// kept.append(1, "2018-02-01T10:00:00+01:00".parse()?, "ocmw".parse()?, Event::from_json(seen)?)?;
/// let head = kept.register().head();
///
/// // later, elsewhere; whoever has kept the head sees that nothing was cut off
/// let again = KeptRegister::open_known(&documents, &mut store, head)?;
/// assert_eq!(again.register().signals().find("s-1")?.state.as_str(), "reported");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct KeptRegister<S> {
    register: Register,
    store: S,
}

/// Why a register with a store does not do what it is asked: nothing has changed, in either.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotKept<E: fmt::Display> {
    /// The event is refused, or others have written since.
    #[error("{0}")]
    Refused(#[from] NotWritten),
    /// What the store gives is not the journal of this register.
    #[error("{0}")]
    NotOpened(#[from] NotOpened),
    /// The store failed.
    #[error("{0}")]
    Store(E),
}

impl<E: fmt::Display> NotKept<E> {
    /// The stable code; `store` where the store failed.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(why) => why.code(),
            Self::NotOpened(why) => why.code(),
            Self::Store(_) => "store",
        }
    }
}

impl<E: fmt::Display> From<BadLine> for NotKept<E> {
    fn from(bad: BadLine) -> Self {
        Self::NotOpened(bad.into())
    }
}

impl<E: fmt::Display> From<NotAppended> for NotKept<E> {
    fn from(why: NotAppended) -> Self {
        Self::Refused(why.into())
    }
}

impl<S: Store> KeptRegister<S> {
    /// A register with its first event, in a store that is empty.
    ///
    /// # Errors
    /// [`NotKept`]: when the documents are not right, the store has a journal already (a conflict), or fails.
    pub fn begin(documents: &Documents, mut store: S, at: Moment, by: Id) -> Result<Self, NotKept<S::Error>> {
        let register = Register::begin(documents, at, by)?;
        for first in register.journal().entries() {
            keep(&mut store, Head::START, first, None)?;
        }
        Ok(Self { register, store })
    }

    /// Reads the journal that a store has, looks at every link of its chain, and folds its events.
    ///
    /// # Errors
    /// [`NotKept`]: as [`Register::open`] (`empty-journal` where the store has none yet), or when the store fails.
    pub fn open(documents: &Documents, mut store: S) -> Result<Self, NotKept<S::Error>> {
        let lines = store.lines_after(0).map_err(NotKept::Store)?;
        let opened = Register::open(documents, &lines)?;
        Ok(Self { register: opened.register, store })
    }

    /// As [`open`](KeptRegister::open), by somebody who has kept elsewhere how far the journal went at least: then it is seen, too, if the store lost its end or has another history.
    ///
    /// # Errors
    /// As [`open`](KeptRegister::open), and `cut` or `other-history`.
    pub fn open_known(documents: &Documents, store: S, known: Head) -> Result<Self, NotKept<S::Error>> {
        let opened = Self::open(documents, store)?;
        opened.register.verify(known)?;
        Ok(opened)
    }

    /// Takes a snapshot up again, with the lines that the store has of what came later.
    ///
    /// # Errors
    /// As [`open_known`](KeptRegister::open_known), with the head of the snapshot.
    pub fn resume(
        documents: &Documents,
        snapshot: &Snapshot,
        mut store: S,
    ) -> Result<Self, NotKept<S::Error>> {
        let later = later(&mut store, snapshot.head())?;
        let opened = Register::resume(documents, snapshot, &later)?;
        Ok(Self { register: opened.register, store })
    }

    /// Writes down that something happened: in the store first, then in the register. As [`Register::append`].
    ///
    /// # Errors
    /// [`NotKept`]: when the event is refused, others have written to the store since (a conflict, with what they wrote: nothing is taken over before [`catch_up`](KeptRegister::catch_up)), or the store fails. Nothing
    /// has changed then, in the register and in the store.
    pub fn append(
        &mut self,
        expected_seq: u32,
        at: Moment,
        by: Id,
        event: Event,
    ) -> Result<&Entry, NotKept<S::Error>> {
        let prepared = self.register.prepare(expected_seq, at, by, event)?;
        let erased = match (prepared.erased(), prepared.entry().event.erases()) {
            // the register was resumed after that event: the store has it
            (None, Some(seq)) => Some(erased(&mut self.store, seq)?),
            (erased, _) => erased.cloned(),
        };
        keep(&mut self.store, prepared.after(), prepared.entry(), erased.as_ref())?;
        Ok(self.register.commit(prepared)?)
    }

    /// Takes in what others have written to the store since. Gives what came.
    ///
    /// # Errors
    /// [`NotKept`]: when the store no longer has the last event that is known here (`cut`, `other-history`), one of the later lines is not right, or the store fails.
    pub fn catch_up(&mut self) -> Result<&[Entry], NotKept<S::Error>> {
        let head = self.register.head();
        let later = later(&mut self.store, head)?;
        self.register.follow(&later)?;
        Ok(self.register.journal().since(head.seq))
    }

    /// The register.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The register and the store, apart.
    #[must_use]
    pub fn into_parts(self) -> (Register, S) {
        (self.register, self.store)
    }
}

/// Has a store keep an entry.
fn keep<S: Store>(
    store: &mut S,
    after: Head,
    entry: &Entry,
    erased: Option<&Entry>,
) -> Result<(), NotKept<S::Error>> {
    match store.append(after, entry, erased) {
        Ok(()) => Ok(()),
        Err(NotStored::Failed(why)) => Err(NotKept::Store(why)),
        Err(NotStored::Conflict { head }) => {
            let lines = store.lines_after(after.seq).map_err(NotKept::Store)?;
            let came = Journal::open_after(after, &lines)?.journal;
            // by now it may go further
            let head = if came.entries().is_empty() { head } else { came.head() };
            let between = came.entries().to_vec();
            Err(NotAppended::Conflict(Box::new(Conflict { expected: after.seq, head, between })).into())
        }
    }
}

/// The lines after a head, of a store that has it.
fn later<S: Store>(store: &mut S, head: Head) -> Result<Vec<u8>, NotKept<S::Error>> {
    let Some(before) = head.seq.checked_sub(1) else {
        return store.lines_after(0).map_err(NotKept::Store);
    };
    let mut lines = store.lines_after(before).map_err(NotKept::Store)?;
    let line = usize::try_from(head.seq).unwrap_or(usize::MAX);
    let Some(end) = lines.iter().position(|byte| *byte == b'\n') else {
        return Err(BadLine { line, wrong: Wrong::Cut { expected: head } }.into());
    };
    let there = lines.get(..end).and_then(|line| entry(line).ok());
    if there.map(|entry| entry.head()) != Some(head) {
        return Err(BadLine { line, wrong: Wrong::OtherHistory { expected: head } }.into());
    }
    lines.drain(..=end);
    Ok(lines)
}

/// The entry with this number, from a store that has it, without what may be erased.
fn erased<S: Store>(store: &mut S, seq: u32) -> Result<Entry, NotKept<S::Error>> {
    let lines = store.lines_after(seq.saturating_sub(1)).map_err(NotKept::Store)?;
    let line = lines.split(|byte| *byte == b'\n').next().unwrap_or_default();
    match entry(line) {
        Ok(entry) if entry.seq == seq && entry.has_erasable() => Ok(entry.without_erasable()),
        Ok(_) => Err(NotAppended::NothingToErase { seq }.into()),
        Err(problems) => {
            let line = usize::try_from(seq).unwrap_or(usize::MAX);
            Err(BadLine { line, wrong: Wrong::Unreadable(problems) }.into())
        }
    }
}

fn entry(line: &[u8]) -> Result<Entry, Problems> {
    Entry::from_json(&String::from_utf8_lossy(line))
}
