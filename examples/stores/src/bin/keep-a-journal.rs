//! A register that is kept in a file, or in a database: each time it is run, one signal more is reported in Menen.
//!
//! ```text
//! cargo run --package regie-stores --bin keep-a-journal -- journal.jsonl
//! cargo run --package regie-stores --bin keep-a-journal -- journal.db
//! ```
//!
//! How far the journal goes is kept in a second file: so it is seen, too, if the end of the journal is lost.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use regie::{Documents, Event, Head, KeptRegister, Landscape, Moment, Store};
use regie_stores::{FileStore, SqliteStore};

/// Where the journal tells of.
const LANDSCAPE: &str = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
    "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    "stakeholders": [{"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}]}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(path) = std::env::args().nth(1) else {
        return Err("name a file: `journal.jsonl`, or `journal.db` for a database".into());
    };
    if Path::new(&path).extension().is_some_and(|ending| ending == "db") {
        report(SqliteStore::open(&path)?, &path)
    } else {
        report(FileStore::open(&path)?, &path)
    }
}

/// Opens the register or begins it, reports a signal, and says what there is.
fn report<S: Store<Error: 'static>>(mut store: S, path: &str) -> Result<(), Box<dyn Error>> {
    let documents = Documents::flemish(Landscape::from_json(LANDSCAPE)?);
    let head_file = PathBuf::from(format!("{path}.head"));
    let now: Moment = "2018-02-01T10:00:00+01:00".parse()?; // the library has no clock: a real program asks its own
    let by = "ocmw-menen".parse()?;

    let is_new = store.lines_after(0)?.is_empty() && !head_file.exists();
    let mut kept = if is_new {
        KeptRegister::begin(&documents, store, now, by)?
    } else {
        KeptRegister::open_known(&documents, store, read_head(&head_file)?)?
    };
    println!("{} events, {} signals", kept.register().head().seq, kept.register().signals().len());

    let known = kept.register().head().seq;
    let id = format!("s-{}", kept.register().signals().len() + 1);
    let seen = format!(
        r#"{{"kind": "signal-reported", "signal": "{id}", "themes": ["poverty"], "areas": ["menen"], "seen": "geen geld voor een schoolreis"}}"#
    );
    let entry = kept.append(known, now, "ocmw-menen".parse()?, Event::from_json(&seen)?)?;
    println!("event {}: signal `{id}` is reported, and kept", entry.seq);
    write_head(&head_file, kept.register().head())
}

/// Without this file the journal is opened as it is.
fn read_head(path: &Path) -> Result<Head, Box<dyn Error>> {
    if !path.exists() {
        return Ok(Head::START);
    }
    let text = fs::read_to_string(path)?;
    let (seq, hash) = text.trim().split_once(' ').ok_or("the head of the journal cannot be read")?;
    Ok(Head::new(seq.parse()?, hash.parse()?))
}

/// It may lag behind the journal, and never goes before it.
fn write_head(path: &Path, head: Head) -> Result<(), Box<dyn Error>> {
    let new = path.with_extension("new");
    fs::write(&new, format!("{} {}\n", head.seq, head.hash))?;
    fs::rename(&new, path)?;
    Ok(())
}
