//! The file of a journal: read, opened, written so that whatever breaks off leaves a journal that opens.
//!
//! Events are put at the end and synced; what cannot be put there (the first event, and an erasure, which takes a text out of an earlier line) is written to a file beside it, synced, and takes
//! its place. Writers keep each other out with a lock on `FILE.lock`, which stays: a lock on the journal itself would go when another file takes its place.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use regie::{Atlas, Entry, Event, Id, Moment, OpenedRegister, Register, Repair};

use super::args::{Asking, Writer};
use super::{refusals, told};
use crate::args::{Lang, More};
use crate::input::Documents;
use crate::output::Failure;

/// `FILE.lock`, `FILE.new`.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn cannot(file: &Path, what: &str, error: &io::Error) -> Failure {
    Failure::Usage(format!("{} cannot be {what}: {error}", file.display()))
}

pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| cannot(file, "read", &error))
}

/// Held while somebody writes.
struct Lock(#[expect(dead_code, reason = "held open: the lock goes with it")] File);

impl Lock {
    fn take(file: &Path, lang: Lang) -> Result<Self, Failure> {
        let path = beside(file, ".lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(|error| cannot(&path, "written", &error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self(lock)),
            Err(fs::TryLockError::WouldBlock) => Err(refusals::locked(file, lang)),
            Err(fs::TryLockError::Error(error)) => Err(cannot(&path, "locked", &error)),
        }
    }
}

/// Opens a register with what a file holds; a torn last line is told on stderr.
fn open(documents: &Documents, file: &Path, bytes: &[u8], lang: Lang) -> Result<OpenedRegister, Failure> {
    let start = documents.start()?;
    let opened =
        Register::open(&start, bytes).map_err(|why| refusals::not_opened(documents, file, &why, lang))?;
    if let Some(repair) = &opened.repaired {
        told::warn(&refusals::repaired(file, repair, lang));
    }
    Ok(opened)
}

/// The register of a journal as it is now.
pub(super) fn register(documents: &Documents, file: &Path, lang: Lang) -> Result<Register, Failure> {
    Ok(open(documents, file, &bytes(file)?, lang)?.register)
}

/// A register as it stood at the moment that a question is about, and its landscape on that day.
pub(super) struct Seen {
    pub(super) register: Register,
    pub(super) atlas: Atlas,
    pub(super) now: Moment,
}

/// What a question is about: the events until the end of its day.
pub(super) fn seen(asking: &Asking) -> Result<Seen, Failure> {
    seen_at(&asking.kept.documents()?, &asking.kept.journal, asking.now()?, asking.kept.lang)
}

/// The same of any journal.
pub(super) fn seen_at(documents: &Documents, file: &Path, now: Moment, lang: Lang) -> Result<Seen, Failure> {
    let mut register = register(documents, file, lang)?;
    if register.at().date() > now.date() {
        let until = register.journal().until(now.date());
        if until.entries().is_empty() {
            let first = register.journal().entries().first().map_or(register.at(), |first| first.at);
            return Err(refusals::not_yet(file, first.date(), lang));
        }
        let again = Register::replay(&documents.start()?, until);
        register = again.map_err(|why| refusals::not_opened(documents, file, &why, lang))?;
    }
    let atlas = register.atlas_on(now.date()).map_err(|problems| documents.failure(problems.as_slice()))?;
    Ok(Seen { register, atlas, now })
}

/// The landscape and rules that a journal tells, for the questions that are asked of an atlas.
pub(crate) fn atlas(
    documents: &Documents,
    file: &Path,
    known: Option<Moment>,
    more: &More,
) -> Result<Atlas, Failure> {
    let register = register(documents, file, more.lang)?;
    let atlas = match known {
        Some(moment) => register.atlas_known(moment),
        None => register.atlas_on(more.as_of.unwrap_or_else(|| register.at().date())),
    };
    atlas.map_err(|problems| documents.failure(problems.as_slice()))
}

/// Begins a journal. There is none yet, and then there is one with its first event.
pub(super) fn begin(writer: &Writer) -> Result<Register, Failure> {
    let (file, lang) = (&writer.kept.journal, writer.kept.lang);
    let documents = writer.kept.documents()?;
    let start = documents.start()?;
    let _lock = Lock::take(file, lang)?;
    if file.exists() {
        return Err(refusals::begun(file, lang));
    }
    let begun = Register::begin(&start, writer.at()?, writer.by.clone());
    let register = begun.map_err(|why| refusals::not_opened(&documents, file, &why, lang))?;
    replace(file, &register)?;
    Ok(register)
}

/// Writes an event that `event` makes of what is there; gives the line. What is refused leaves the file as it was.
pub(super) fn write(
    writer: &Writer,
    event: impl FnOnce(&Register) -> Result<Event, Failure>,
) -> Result<Entry, Failure> {
    let (file, lang) = (&writer.kept.journal, writer.kept.lang);
    let documents = writer.kept.documents()?;
    // a file that is not there is no place for a lock
    bytes(file)?;
    let _lock = Lock::take(file, lang)?;
    let found = bytes(file)?;
    let OpenedRegister { mut register, repaired, .. } = open(&documents, file, &found, lang)?;
    let event = event(&register)?;
    let (at, by): (Moment, Id) = (writer.at()?, writer.by.clone());
    let expected = writer.after.unwrap_or(register.head().seq);
    let written = register.append(expected, at, by, event);
    let entry = match written {
        Ok(entry) => entry.clone(),
        Err(why) => {
            if writer.form.is_json() {
                refusals::json(&why)?;
            }
            return Err(refusals::not_written(&documents, &why, lang));
        }
    };
    if entry.event.kind() == Event::ERASED {
        replace(file, &register)?;
    } else {
        add(file, &found, repaired.as_ref(), &entry).map_err(|error| cannot(file, "written", &error))?;
    }
    Ok(entry)
}

/// Puts a line at the end; what was torn there is cut off first.
fn add(file: &Path, found: &[u8], repaired: Option<&Repair>, entry: &Entry) -> io::Result<()> {
    let mut out = OpenOptions::new().write(true).open(file)?;
    let kept = repaired.map_or(found.len(), |repair| repair.kept_bytes);
    let mut line = entry.to_json() + "\n";
    if found[..kept].last().is_some_and(|last| *last != b'\n') {
        line.insert(0, '\n');
    }
    out.set_len(u64::try_from(kept).map_err(io::Error::other)?)?;
    out.seek(SeekFrom::End(0))?;
    out.write_all(line.as_bytes())?;
    out.sync_all()
}

/// Writes all lines to a file beside the journal, which takes its place.
fn replace(file: &Path, register: &Register) -> Result<(), Failure> {
    let new = beside(file, ".new");
    let write = || -> io::Result<()> {
        let mut out = File::create(&new)?;
        out.write_all(register.journal().to_json_lines().as_bytes())?;
        out.sync_all()?;
        fs::rename(&new, file)?;
        // the name is kept by the folder; where folders cannot be synced, the system sees to it
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    };
    write().map_err(|error| cannot(file, "written", &error))
}
