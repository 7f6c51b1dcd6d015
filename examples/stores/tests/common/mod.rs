//! Folders, events, and the two stores under one name.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use regie::{Digest, Entry, Event, Head, Journal, Moment, Store};
use regie_stores::{FileStore, SqliteStore};

/// A folder of its own, which goes when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// In memory where there is such a place: what is asked here is not whether the disk keeps its word.
    pub(crate) fn new() -> Self {
        let memory = Path::new("/dev/shm");
        Self::in_folder(memory).unwrap_or_else(Self::on_disk)
    }

    /// Where writing takes as long as it takes.
    pub(crate) fn on_disk() -> Self {
        Self::in_folder(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap()
    }

    fn in_folder(path: &Path) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = path.join(format!("regie-stores-{}-{count}", std::process::id()));
        std::fs::create_dir(&path).ok()?;
        Some(Self(path))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.0.join("journal")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A kind of store.
pub(crate) trait Place {
    /// As the program for the tests calls it.
    const NAME: &'static str;
    type Store: Store<Error: Send + Sync + 'static> + Send + std::fmt::Debug;
    fn open(path: &Path) -> Self::Store;
    /// Was the beginning of a line cut off when it was opened?
    fn was_torn(store: &Self::Store) -> bool;
}

pub(crate) struct Files;
pub(crate) struct Sqlite;

impl Place for Files {
    const NAME: &'static str = "file";
    type Store = FileStore;
    fn open(path: &Path) -> FileStore {
        FileStore::open(path).unwrap()
    }
    fn was_torn(store: &FileStore) -> bool {
        store.torn().is_some()
    }
}

impl Place for Sqlite {
    const NAME: &'static str = "sqlite";
    type Store = SqliteStore;
    fn open(path: &Path) -> SqliteStore {
        SqliteStore::open(path).unwrap()
    }
    fn was_torn(_: &SqliteStore) -> bool {
        false
    }
}

pub(crate) fn event(text: &str) -> Event {
    Event::from_json(text).unwrap()
}

pub(crate) fn opened() -> Event {
    let digest = Digest::of("menen");
    event(&format!(
        r#"{{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"{digest}","rule_book":"flanders"}}"#
    ))
}

/// The next entry of a journal, and the head after which it comes.
pub(crate) fn next(journal: &mut Journal, event: Event) -> (Head, Entry) {
    let after = journal.head();
    let at: Moment = "2018-01-10T09:00:00+01:00".parse().unwrap();
    let by = "ocmw-menen".parse().unwrap();
    (after, journal.append(after.seq, at, by, event).unwrap().clone())
}

/// Five events, in a store and as a journal; the second has a text that may be erased.
pub(crate) fn five(store: &mut impl Store) -> Journal {
    let mut journal = Journal::new();
    let heard = event(r#"{"kind":"heard","seen":"geen dak, geen \"plan\" — é"}"#);
    let events = [
        opened(),
        heard.with_erasable("of", "who reported it", "b9c1d04e7f2a6358").unwrap(),
        event(r#"{"kind":"note-sent","pages":4,"to":["w13","vdab"]}"#),
        event(r#"{"kind":"note-read","by":["w13"],"well":true}"#),
        event(r#"{"kind":"note-lost"}"#),
    ];
    for event in events {
        let (after, entry) = next(&mut journal, event);
        store.append(after, &entry, None).unwrap();
    }
    journal
}

/// All that a store has, with every link looked at.
pub(crate) fn all(store: &mut impl Store) -> Journal {
    let opened = Journal::open(&store.lines_after(0).unwrap()).unwrap();
    assert_eq!(opened.repaired, None);
    opened.journal
}
