//! What may be written down, and is not yet.

use super::state::Weighed;
use crate::journal::{Entry, Head};

/// An event that a register allows, and what it would change: between [`Register::prepare`](super::Register::prepare) and [`Register::commit`](super::Register::commit) the entry can be kept where it
/// outlives the program. So nothing is acknowledged that is not kept, and what could not be kept has changed nothing. Whoever only wants to know whether an event would be allowed drops it.
///
/// A [`KeptRegister`](super::KeptRegister) does so with a [`Store`](crate::Store). With one that answers later (IndexedDB) it is done by hand:
///
/// ```
/// # use regie::{Documents, Event, Landscape, Register};
/// # let landscape = Landscape::from_json(r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
/// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
/// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#)?;
/// # let documents = Documents::flemish(landscape);
/// # let mut register = Register::begin(&documents, "2018-01-10T09:00:00+01:00".parse()?, "ocmw".parse()?)?;
/// let seen = r#"{"kind": "signal-reported", "signal": "s-1", "themes": ["poverty"], "areas": ["menen"], "seen": "geen geld voor een schoolreis"}"#;
/// let prepared = register.prepare(1, "2018-02-01T10:00:00+01:00".parse()?, "ocmw".parse()?, Event::from_json(seen)?)?;
/// let line = prepared.entry().to_json(); // is kept now, after `prepared.after()`; it may take its time
/// assert!(register.signals().is_empty());
///
/// let written = register.commit(prepared)?;
/// assert_eq!(written.to_json(), line);
/// assert_eq!(register.signals().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Prepared {
    pub(super) after: Head,
    pub(super) entry: Entry,
    pub(super) erased: Option<Entry>,
    pub(super) weighed: Weighed,
}

impl Prepared {
    /// The head after which it comes.
    #[must_use]
    pub fn after(&self) -> Head {
        self.after
    }

    /// The entry that it will be.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The earlier entry from which it erases, as it will be; nothing where it erases nothing, or the register does not have that entry (it was resumed from a snapshot).
    #[must_use]
    pub fn erased(&self) -> Option<&Entry> {
        self.erased.as_ref()
    }
}
