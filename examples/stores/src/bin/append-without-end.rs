//! A program that appends to a journal until it is killed: for the tests.
//!
//! ```text
//! append-without-end file|sqlite PATH SEQ HASH
//! ```
//!
//! SEQ and HASH are how far whoever starts it knows that the journal goes; it may go further by one. When it is about to begin it says `ready`. Each event that the store has acknowledged is told as a line `SEQ HASH`. When the store fails, it says so, looks at
//! what the store has then, and ends.
#![expect(clippy::unwrap_used, reason = "a program for the tests: it may stop with what is wrong")]

use std::io::Write;
use std::path::Path;

use regie::{Digest, Event, Head, Journal, Moment, Store};
use regie_stores::{FileStore, SqliteStore};

/// So long that the writing of its line can be broken off in the middle.
const LONG: usize = 60_000;

/// The event with this number: most are short; some are long, some have what may be erased, and some erase it.
fn event(seq: u32) -> Event {
    let of = |text: &str| Event::from_json(text).unwrap();
    match seq {
        1 => {
            let digest = Digest::of("menen");
            of(&format!(
                r#"{{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"{digest}","rule_book":"flanders"}}"#
            ))
        }
        _ if seq % 50 == 30 => of(&format!(r#"{{"kind":"note-sent","said":"{}"}}"#, "é".repeat(LONG / 2))),
        _ if seq % 20 == 12 => {
            of(r#"{"kind":"heard"}"#).with_erasable("of", "who reported it", "b9c1d04e7f2a6358").unwrap()
        }
        _ if seq % 20 == 14 => Event::erased(seq - 2),
        _ => of(&format!(r#"{{"kind":"note-sent","pages":{seq}}}"#)),
    }
}

/// Appends; gives why it does not go on.
fn append(store: &mut impl Store, known: Head) -> String {
    let mut journal = Journal::open_after(known, &store.lines_after(known.seq).unwrap()).unwrap().journal;
    let at: Moment = "2018-01-10T09:00:00+01:00".parse().unwrap();
    let mut out = std::io::stdout().lock();
    writeln!(out, "ready").unwrap();
    loop {
        let before = journal.head();
        let mut next = event(before.seq + 1);
        let mut earlier = None;
        if let Some(seq) = next.erases() {
            earlier = journal.entry(seq).filter(|entry| entry.has_erasable()).cloned();
            if earlier.is_none() {
                // whoever came before has written it: we do not know what it says
                next = Event::from_json(r#"{"kind":"note-lost"}"#).unwrap();
            }
        }
        let entry = journal.append(before.seq, at, "ocmw-menen".parse().unwrap(), next).unwrap().clone();
        let erased = earlier.map(regie::Entry::without_erasable);
        if let Err(why) = store.append(before, &entry, erased.as_ref()) {
            let there = Journal::open(&store.lines_after(0).unwrap()).unwrap().journal;
            assert_eq!(there.head(), before, "what was not acknowledged is there");
            return why.to_string();
        }
        writeln!(out, "{} {}", entry.seq, entry.hash).unwrap();
        out.flush().unwrap();
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [kind, path, seq, hash] = arguments.try_into().unwrap();
    let (path, known) = (Path::new(&path), Head::new(seq.parse().unwrap(), hash.parse().unwrap()));
    let why = match kind.as_str() {
        "file" => append(&mut FileStore::open(path).unwrap(), known),
        _ => append(&mut SqliteStore::open(path).unwrap(), known),
    };
    println!("failed: {why}");
}
