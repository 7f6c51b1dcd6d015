//! The journal: what it keeps, what it refuses, and what it notices.
//!
//! | file | what |
//! |---|---|
//! | `cases` | lines, conflicts, erasure, limits, by hand |
//! | `bad_lines` | every way in which a journal can be wrong, and at which line |
//! | `kept` | a register and its store: nothing is acknowledged that is not kept, and what is not kept changes nothing |
//! | `properties` | whatever is written: read back, tampered with, torn |

mod cases;
mod bad_lines;
mod properties;
mod kept;

use regie::{Event, Journal, Moment};

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn event(text: &str) -> Event {
    Event::from_json(text).unwrap_or_else(|problems| panic!("{text}: {problems}"))
}

/// The first event of a journal on a landscape `menen`.
fn opened() -> Event {
    let digest = regie::Digest::of("menen");
    event(&format!(
        r#"{{"kind":"opened","format":"regie/journal","version":1,"landscape":"menen","digest":"{digest}","rule_book":"flanders","path":"flemish-path"}}"#
    ))
}

/// A journal with these events after the first, a day apart.
fn journal(events: Vec<Event>) -> Journal {
    let mut journal = Journal::new();
    for (n, event) in std::iter::once(opened()).chain(events).enumerate() {
        let at = moment(&format!("2018-01-{:02}T09:00:00+01:00", 10 + n));
        journal.append(u32::try_from(n).unwrap(), at, "ocmw-menen".parse().unwrap(), event).unwrap();
    }
    journal
}

/// Five events, one of them with a name that may be erased.
fn five() -> Journal {
    let reported = event(r#"{"kind":"signal-reported","signal":"s-1","seen":"geen dak, geen \"plan\" — é"}"#);
    journal(vec![
        reported.with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap(),
        event(r#"{"kind":"note-sent","pages":4,"to":["w13","vdab"]}"#),
        event(r#"{"kind":"note-read","by":["w13"],"well":true}"#),
        event(r#"{"kind":"note-lost"}"#),
    ])
}
