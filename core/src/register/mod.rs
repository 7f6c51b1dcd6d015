//! The register: a journal, and what its events come to (Dutch: *register*). The front door to the processes.
//!
//! Whatever happens is appended here: [`Register::append`] writes an event down if nobody else has written since, the rules allow it, and the landscape is right after it; otherwise it says why
//! not, and nothing has changed. What the events come to is folded from them, and from nothing else: replaying a journal gives the same state, byte by byte, everywhere.

mod documents;
mod refusal;
mod told;
mod state;
mod snapshot;
mod prepared;
mod kept;
#[cfg(feature = "schema")]
pub(crate) mod schema;

pub use documents::Documents;
pub use kept::{KeptRegister, NotKept};
pub use prepared::Prepared;
pub use refusal::{Document, NotOpened, NotWritten, WhyNotWritten};
pub use snapshot::Snapshot;

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::date::Date;
use crate::document::Change;
use crate::error::Problems;
use crate::ids::Id;
use crate::journal::{BadLine, Entry, Event, Head, Journal, NotAppended, Opening, Repair};
use crate::moment::Moment;
use crate::plans::Plans;
use crate::signals::Signals;
use crate::trajectories::Trajectories;

use state::State;
use told::LandscapeChanged;

/// A journal, and what its events come to.
///
/// ```
/// use regie::{Change, Documents, Event, Landscape, Register};
///
/// let landscape = Landscape::from_json(r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
///     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
///     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]},
///         {"id": "caw", "label": "CAW", "kind": "caw", "works_in": ["menen"]}]}"#)?;
/// let documents = Documents::flemish(landscape);
/// let mut register = Register::begin(&documents, "2018-01-10T09:00:00+01:00".parse()?, "ocmw".parse()?)?;
///
/// // a basic worker sees something
/// let seen = r#"{"kind": "signal-reported", "signal": "s-1", "themes": ["poverty"], "areas": ["menen"], "seen": "geen geld voor een schoolreis"}"#;
/// register.append(1, "2018-02-01T10:00:00+01:00".parse()?, "caw".parse()?, Event::from_json(seen)?)?;
///
/// // nobody coordinates signals yet: a refusal says so, and the landscape changes
/// let screen = Event::from_json(r#"{"kind": "signal-step", "signals": ["s-1"], "step": "screen"}"#)?;
/// let refused = register.append(2, "2018-02-02T10:00:00+01:00".parse()?, "ocmw".parse()?, screen.clone()).unwrap_err();
/// assert_eq!(refused.to_string(), "`ocmw` may not take the step `screen` with `s-1`; who may: role `signal-coordinator`: nobody");
/// let appoint = Change::from_json(r#"[{"appointment": {"stakeholder": "ocmw", "role": "signal-coordinator", "within": "menen"}}]"#)?;
/// register.append(2, "2018-02-05T10:00:00+01:00".parse()?, "ocmw".parse()?, Register::landscape_changed(&appoint)?)?;
/// register.append(3, "2018-02-06T10:00:00+01:00".parse()?, "ocmw".parse()?, screen)?;
/// assert_eq!(register.signals().find("s-1")?.state.as_str(), "screened");
///
/// // what is kept are the lines; the rest is folded from them
/// let lines = register.journal().to_json_lines();
/// let again = Register::open(&documents, lines.as_bytes())?.register;
/// assert_eq!(again.signals(), register.signals());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Register {
    journal: Journal,
    opening: Opening,
    /// The moment of the last event.
    at: Moment,
    state: State,
}

/// A register that was opened, and what had to be repaired.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenedRegister {
    /// The register.
    pub register: Register,
    /// What had to be repaired of the last line, if anything had to be.
    pub repaired: Option<Repair>,
}

impl Register {
    /// A register with its first event.
    ///
    /// # Errors
    /// [`NotOpened`] when the documents are not right.
    pub fn begin(documents: &Documents, at: Moment, by: Id) -> Result<Self, NotOpened> {
        let opening = documents.opening();
        let mut journal = Journal::new();
        let event = opening.event().ok_or(NotOpened::Empty)?;
        journal.append(0, at, by, event)?;
        Self::replay(documents, journal)
    }

    /// Reads a journal from JSON Lines, looks at every link of its chain, and folds its events. A torn last line is taken off and reported.
    ///
    /// # Errors
    /// [`NotOpened`], with the first line that is not right: tampered with, put in another order, of a newer version, of another landscape, or an event that would never have been written. Whether the end was
    /// cut off, [`verify`](Register::verify) can tell.
    pub fn open(documents: &Documents, lines: &[u8]) -> Result<OpenedRegister, NotOpened> {
        let opened = Journal::open(lines)?;
        let register = Self::replay(documents, opened.journal)?;
        Ok(OpenedRegister { register, repaired: opened.repaired })
    }

    /// As [`open`](Register::open), by somebody who knows how far the journal went at least: then it is seen, too, if its end was cut off or it was written anew.
    ///
    /// # Errors
    /// As [`open`](Register::open), and `cut` or `other-history` at the line where it should have gone on.
    pub fn open_known(documents: &Documents, lines: &[u8], known: Head) -> Result<OpenedRegister, NotOpened> {
        let opened = Self::open(documents, lines)?;
        opened.register.verify(known)?;
        Ok(opened)
    }

    /// Folds the events of a journal.
    ///
    /// # Errors
    /// As [`open`](Register::open).
    pub fn replay(documents: &Documents, journal: Journal) -> Result<Self, NotOpened> {
        let after = journal.base().seq;
        if after > 0 {
            return Err(NotOpened::Part { after });
        }
        let (Some(opening), Some(first)) = (journal.opening(), journal.entries().first()) else {
            return Err(NotOpened::Empty);
        };
        documents.fit(&opening)?;
        let at = first.at;
        let state = Self::start(documents, at.date())?;
        Self { journal: Journal::new(), opening, at, state }.folded(journal)
    }

    /// Takes a snapshot up again, with the lines that came after it: comes to the same as if all lines had been read.
    ///
    /// # Errors
    /// As [`open`](Register::open); lines are counted from the first one that is here.
    pub fn resume(
        documents: &Documents,
        snapshot: &Snapshot,
        later: &[u8],
    ) -> Result<OpenedRegister, NotOpened> {
        let form = &snapshot.form;
        let opened = Journal::open_since(snapshot.head(), Some(form.at), later)?;
        documents.fit(&form.opening)?;
        let first = form.told.first().map_or(form.at, |told| told.at);
        let mut state = Self::start(documents, first.date())?;
        for told in &form.told {
            let changes = told.changes().map_err(NotOpened::Snapshot)?;
            let changed = state.change(told.at, &changes).map_err(NotOpened::Snapshot)?;
            state.settle(changed);
        }
        state.signals = Signals::with(Arc::new(documents.path.clone()), form.signals.clone());
        state.trajectories = Trajectories::taken_up(&form.trajectories);
        state.plans = Plans::taken_up(&form.plans);
        let journal = Journal::after(snapshot.head());
        let register = Self { journal, opening: form.opening.clone(), at: form.at, state };
        let register = register.folded(opened.journal)?;
        Ok(OpenedRegister { register, repaired: opened.repaired })
    }

    fn start(documents: &Documents, date: Date) -> Result<State, NotOpened> {
        let atlas = documents.atlas(date).map_err(NotOpened::Documents)?;
        State::new(atlas, Arc::new(documents.path.clone())).map_err(NotOpened::Documents)
    }

    /// With the events of a journal, which come next.
    fn folded(mut self, journal: Journal) -> Result<Self, NotOpened> {
        for (n, Entry { at, by, event, .. }) in journal.entries().iter().enumerate() {
            let weighed = self.state.weigh(*at, by, event);
            self.state.settle(weighed.map_err(|why| NotOpened::Refused { line: n + 1, why })?);
            self.at = *at;
        }
        self.journal = journal;
        Ok(self)
    }

    /// Writes down that something happened, if it may. `expected_seq` is the number of the last event that the writer has seen.
    ///
    /// | kind | what happens |
    /// |---|---|
    /// | `landscape-changed` | facts or rules change: `changes` is a list as [`Change::from_json`] reads it |
    /// | `signal-reported`, `signal-step` | a [`SignalEvent`](crate::SignalEvent) |
    /// | `trajectory-opened`, `registered` and others | a [`TrajectoryEvent`](crate::trajectories::TrajectoryEvent) |
    /// | `plan-opened`, `ambition-set` and others | a [`PlanEvent`](crate::plans::PlanEvent) |
    /// | `erased` | what may be erased of an earlier event is erased |
    ///
    /// # Errors
    /// [`NotWritten`]: when others have written since (it shows what), the moment lies before the last event, or the event is refused, with every reason. Nothing has changed then.
    pub fn append(
        &mut self,
        expected_seq: u32,
        at: Moment,
        by: Id,
        event: Event,
    ) -> Result<&Entry, NotWritten> {
        let prepared = self.prepare(expected_seq, at, by, event)?;
        self.commit(prepared)
    }

    /// As [`append`](Register::append), up to where something changes: what is prepared is allowed, and can be kept elsewhere before it is [committed](Register::commit).
    ///
    /// # Errors
    /// As [`append`](Register::append).
    pub fn prepare(
        &self,
        expected_seq: u32,
        at: Moment,
        by: Id,
        event: Event,
    ) -> Result<Prepared, NotWritten> {
        let entry = self.journal.next(expected_seq, at, by, event)?;
        let weighed = self.state.weigh(entry.at, &entry.by, &entry.event)?;
        let erased = self.journal.erased_by(&entry.event);
        Ok(Prepared { after: self.head(), entry, erased, weighed })
    }

    /// Takes what was prepared.
    ///
    /// # Errors
    /// A conflict, when something else was written since it was prepared. Nothing has changed then.
    pub fn commit(&mut self, prepared: Prepared) -> Result<&Entry, NotWritten> {
        let Prepared { after, entry, weighed, .. } = prepared;
        if after != self.head() {
            return Err(NotWritten::Journal(self.journal.conflict(after.seq)));
        }
        self.state.settle(weighed);
        self.at = entry.at;
        self.journal.add(entry);
        // what was just added is there
        self.journal.entries().last().ok_or(NotWritten::Journal(NotAppended::TooMany))
    }

    /// Takes in what others have written after the last event that is here: JSON Lines, as a store of records gives them back. What is only the beginning of a line is left.
    /// Gives how many events came.
    ///
    /// # Errors
    /// As [`open`](Register::open), with lines counted from the first of these. What stands before the line that is not right was taken in.
    pub fn follow(&mut self, later: &[u8]) -> Result<usize, NotOpened> {
        let opened = Journal::open_since(self.head(), Some(self.at), later)?;
        for (n, entry) in opened.journal.entries().iter().enumerate() {
            let weighed = self.state.weigh(entry.at, &entry.by, &entry.event);
            self.state.settle(weighed.map_err(|why| NotOpened::Refused { line: n + 1, why })?);
            self.at = entry.at;
            self.journal.add(entry.clone());
        }
        Ok(opened.journal.entries().len())
    }

    /// The event that says that these changes were made in the landscape or the rule book.
    ///
    /// # Errors
    /// Problems of form, where what was built in code cannot be written.
    pub fn landscape_changed(changes: &[Change]) -> Result<Event, Problems> {
        let said = crate::document::to_text(&LandscapeChanged::of(changes));
        let rest = said.strip_prefix('{').unwrap_or_default();
        Event::from_json(&format!(r#"{{"kind":"{}",{rest}"#, LandscapeChanged::KIND))
    }

    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Of which landscape, rule book and path it tells.
    #[must_use]
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// How far it goes.
    #[must_use]
    pub fn head(&self) -> Head {
        self.journal.head()
    }

    /// The moment of the last event.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Does the journal go at least as far as a head that is known, along the same events?
    ///
    /// # Errors
    /// [`BadLine`] when it was cut off or written anew.
    pub fn verify(&self, expected: Head) -> Result<(), BadLine> {
        self.journal.verify(expected)
    }

    /// The signals as they stand.
    #[must_use]
    pub fn signals(&self) -> &Signals {
        &self.state.signals
    }

    /// The trajectories as they stand.
    #[must_use]
    pub fn trajectories(&self) -> &Trajectories {
        &self.state.trajectories
    }

    /// The plans as they stand.
    #[must_use]
    pub fn plans(&self) -> &Plans {
        &self.state.plans
    }

    /// The landscape and rules as the journal tells them by now, on a day: who acts on this day, and who acted then, as far as is known now.
    ///
    /// # Errors
    /// Problems of the documents; none, as long as nothing but this library changed them.
    pub fn atlas_on(&self, date: Date) -> Result<Atlas, Problems> {
        self.state.atlas_on(date)
    }

    /// The landscape and rules as the journal had told them by a moment, on the day of that moment: who acted then, as it was known then.
    ///
    /// # Errors
    /// As [`atlas_on`](Register::atlas_on).
    pub fn atlas_known(&self, at: Moment) -> Result<Atlas, Problems> {
        self.state.atlas_known(at, at.date())
    }

    /// What it has come to, to be taken up again without the events before.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(self.head(), self.at, self.opening.clone(), &self.state)
    }
}
