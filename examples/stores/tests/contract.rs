//! What every store promises: the same tests for both.

use std::fs;
use std::sync::Barrier;

use regie::{
    Documents, Event, Head, Journal, KeptRegister, Landscape, Moment, NotAppended, NotKept, NotStored,
    NotWritten, Store,
};

use crate::common::{Files, Folder, Place, Sqlite, all, event, five, next};

macro_rules! for_both {
    ($($test:ident),* $(,)?) => {
        mod files {
            $(#[test] fn $test() { super::$test::<super::Files>(); })*
        }
        mod sqlite {
            $(#[test] fn $test() { super::$test::<super::Sqlite>(); })*
        }
    };
}

for_both![
    an_empty_store_has_no_lines,
    what_is_appended_is_read_back,
    a_stale_writer_is_refused,
    another_history_is_refused,
    what_is_erased_leaves_nothing_behind,
    an_erasure_that_does_not_fit_changes_nothing,
    the_longest_line_is_kept,
    ten_thousand_events_are_kept,
    of_two_who_race_one_wins,
    many_writers_lose_nothing,
    a_register_comes_back,
    a_refused_event_never_reaches_the_store,
    a_conflict_shows_what_came_between,
    a_register_is_begun_once,
    a_snapshot_goes_on_with_what_the_store_has,
    whoever_knows_the_head_sees_another_store,
];

fn an_empty_store_has_no_lines<P: Place>() {
    let folder = Folder::new();
    for _ in 0..2 {
        let mut store = P::open(&folder.journal());
        assert_eq!(store.lines_after(0).unwrap(), b"");
        assert_eq!(store.lines_after(7).unwrap(), b"");
    }
}

fn what_is_appended_is_read_back<P: Place>() {
    let folder = Folder::new();
    let journal = five(&mut P::open(&folder.journal()));
    let mut store = P::open(&folder.journal());
    assert_eq!(String::from_utf8(store.lines_after(0).unwrap()).unwrap(), journal.to_json_lines());
    let later: String = journal.since(3).iter().map(|entry| entry.to_json() + "\n").collect();
    assert_eq!(String::from_utf8(store.lines_after(3).unwrap()).unwrap(), later);
    for beyond in [5, 6, u32::MAX] {
        assert_eq!(store.lines_after(beyond).unwrap(), b"");
    }
}

fn a_stale_writer_is_refused<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    let before = store.lines_after(0).unwrap();
    let head = journal.head();
    // knows one event less
    let mut stale = Journal::open(&before).unwrap().journal;
    let (_, mine) = next(&mut stale, event(r#"{"kind":"mine"}"#));
    let (after, theirs) = next(&mut journal, event(r#"{"kind":"theirs"}"#));
    assert_eq!(after, head);
    store.append(head, &theirs, None).unwrap();
    let refused = store.append(head, &mine, None).unwrap_err();
    assert_eq!(refused.to_string(), "the store ends with event 6: others have written to it");
    assert!(matches!(refused, NotStored::Conflict { head } if head == theirs.head()));
    assert_eq!(all(&mut store), journal);
}

fn another_history_is_refused<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    let before = store.lines_after(0).unwrap();
    let (head, entry) = next(&mut journal, event(r#"{"kind":"mine"}"#));
    let other = Head::new(head.seq, regie::Digest::of("another history"));
    for wrong in [other, Head::START, Head::new(head.seq + 1, head.hash)] {
        assert!(
            matches!(store.append(wrong, &entry, None), Err(NotStored::Conflict { head: found }) if found == head)
        );
    }
    assert_eq!(store.lines_after(0).unwrap(), before);
}

/// Every byte of every file in the folder.
fn bytes_of(folder: &Folder) -> Vec<u8> {
    let files = fs::read_dir(folder.path()).unwrap();
    files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
}

fn what_is_erased_leaves_nothing_behind<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    let has_name = |folder: &Folder| bytes_of(folder).windows(15).any(|bytes| bytes == b"who reported it");
    assert!(has_name(&folder));
    let erased = journal.entry(2).unwrap().clone().without_erasable();
    let (after, entry) = next(&mut journal, Event::erased(2));
    store.append(after, &entry, Some(&erased)).unwrap();
    assert!(!has_name(&folder), "what was erased is still on the disk");
    assert_eq!(all(&mut store), journal);
    assert_eq!(all(&mut P::open(&folder.journal())), journal);
    // and it goes on
    let (after, entry) = next(&mut journal, event(r#"{"kind":"note-sent"}"#));
    store.append(after, &entry, None).unwrap();
    assert_eq!(all(&mut P::open(&folder.journal())), journal);
}

fn an_erasure_that_does_not_fit_changes_nothing<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    let before = store.lines_after(0).unwrap();
    let mut other = five(&mut P::open(&Folder::new().journal()));
    let (_, strange) = next(&mut other, event(r#"{"kind":"strange"}"#));
    let (after, entry) = next(&mut journal, Event::erased(2));
    // an event that the store does not have
    assert!(matches!(store.append(after, &entry, Some(&strange)), Err(NotStored::Failed(_))));
    assert_eq!(store.lines_after(0).unwrap(), before);
    let erased = journal.entry(2).unwrap().clone();
    store.append(after, &entry, Some(&erased)).unwrap();
    assert_eq!(all(&mut store), journal);
}

fn the_longest_line_is_kept<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    // as long as a line may be, less what stands around the text
    let text = "x".repeat(Journal::MAX_LINE_BYTES - 200);
    let (after, entry) = next(&mut journal, event(&format!(r#"{{"kind":"long","text":"{text}"}}"#)));
    store.append(after, &entry, None).unwrap();
    let (after, entry) = next(&mut journal, event(r#"{"kind":"short"}"#));
    P::open(&folder.journal()).append(after, &entry, None).unwrap();
    assert_eq!(all(&mut store), journal);
}

fn ten_thousand_events_are_kept<P: Place>() {
    let folder = Folder::new();
    let mut store = P::open(&folder.journal());
    let mut journal = five(&mut store);
    while journal.head().seq < 10_000 {
        let seq = journal.head().seq + 1;
        let (after, entry) = next(&mut journal, event(&format!(r#"{{"kind":"note-sent","pages":{seq}}}"#)));
        store.append(after, &entry, None).unwrap();
    }
    let erased = journal.entry(2).unwrap().clone().without_erasable();
    let (after, entry) = next(&mut journal, Event::erased(2));
    store.append(after, &entry, Some(&erased)).unwrap();
    assert_eq!(all(&mut P::open(&folder.journal())), journal);
    assert_eq!(
        Journal::open_after(after, &store.lines_after(10_000).unwrap()).unwrap().journal.head(),
        journal.head()
    );
}

fn of_two_who_race_one_wins<P: Place>() {
    const ROUNDS: u32 = 60;
    let folder = Folder::new();
    let mut journal = five(&mut P::open(&folder.journal()));
    let mut stores = ["left", "right"].map(|name| (name, P::open(&folder.journal())));
    for _ in 0..ROUNDS {
        let start = Barrier::new(2);
        let head = journal.head();
        let outcomes = std::thread::scope(|scope| {
            let racers = stores.each_mut().map(|(name, store)| {
                let (start, journal) = (&start, &journal);
                scope.spawn(move || {
                    let mut mine = journal.clone();
                    let (after, entry) =
                        next(&mut mine, event(&format!(r#"{{"kind":"won","by":"{name}"}}"#)));
                    start.wait();
                    (store.append(after, &entry, None), mine)
                })
            });
            racers.map(|racer| racer.join().unwrap())
        });
        let won: Vec<&Journal> =
            outcomes.iter().filter_map(|(outcome, mine)| outcome.is_ok().then_some(mine)).collect();
        assert_eq!(won.len(), 1, "{outcomes:?}");
        journal = won[0].clone();
        for (outcome, _) in &outcomes {
            assert!(matches!(outcome, Ok(()) | Err(NotStored::Conflict { .. })), "{outcome:?}");
        }
        assert_eq!(journal.head().seq, head.seq + 1);
        assert_eq!(all(&mut stores[0].1), journal);
    }
}

fn many_writers_lose_nothing<P: Place>() {
    const WRITERS: u32 = 4;
    const EACH: u32 = 40;
    let folder = Folder::new();
    let start = five(&mut P::open(&folder.journal()));
    let stores: Vec<P::Store> = (0..WRITERS).map(|_| P::open(&folder.journal())).collect();
    std::thread::scope(|scope| {
        for (writer, mut store) in stores.into_iter().enumerate() {
            let mut journal = start.clone();
            scope.spawn(move || {
                let mut written = 0;
                while written < EACH {
                    let mut mine = journal.clone();
                    let said = format!(r#"{{"kind":"written","writer":{writer},"n":{written}}}"#);
                    let (after, entry) = next(&mut mine, event(&said));
                    match store.append(after, &entry, None) {
                        Ok(()) => {
                            journal = mine;
                            written += 1;
                        }
                        Err(NotStored::Conflict { .. }) => journal = all(&mut store),
                        Err(NotStored::Failed(why)) => panic!("{why}"),
                    }
                }
            });
        }
    });
    let journal = all(&mut P::open(&folder.journal()));
    assert_eq!(journal.head().seq, start.head().seq + WRITERS * EACH);
    for writer in 0..WRITERS {
        // each writer's own events are there, once each, in the order in which they were acknowledged
        let mark = format!(r#""writer":{writer}}}"#);
        let own: Vec<&str> = journal
            .entries()
            .iter()
            .map(|entry| entry.event.to_json())
            .filter(|said| said.ends_with(&mark))
            .collect();
        let expected: Vec<String> =
            (0..EACH).map(|n| format!(r#"{{"kind":"written","n":{n},{mark}"#)).collect();
        assert_eq!(own, expected);
    }
}

// what a register makes of a store

fn documents() -> Documents {
    let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    Documents::flemish(Landscape::from_json(landscape).unwrap())
}

fn on(day: u32) -> Moment {
    format!("2018-02-{day:02}T10:00:00+01:00").parse().unwrap()
}

fn reported(id: &str) -> Event {
    event(&format!(
        r#"{{"kind":"signal-reported","signal":"{id}","themes":["poverty"],"areas":["menen"],"seen":"geen geld voor een schoolreis"}}"#
    ))
}

fn begun<P: Place>(folder: &Folder) -> KeptRegister<P::Store> {
    let store = P::open(&folder.journal());
    KeptRegister::begin(&documents(), store, on(1), "ocmw".parse().unwrap()).unwrap()
}

fn add<S: Store>(kept: &mut KeptRegister<S>, event: Event) -> Result<u32, NotKept<S::Error>> {
    let head = kept.register().head();
    let day = on(head.seq + 1);
    kept.append(head.seq, day, "ocmw".parse().unwrap(), event).map(|entry| entry.seq)
}

fn a_register_comes_back<P: Place>() {
    let folder = Folder::new();
    let mut kept = begun::<P>(&folder);
    add(&mut kept, reported("s-1")).unwrap();
    let named =
        reported("s-2").with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap();
    add(&mut kept, named).unwrap();
    add(&mut kept, Event::erased(3)).unwrap();
    let head = kept.register().head();
    let again = KeptRegister::open_known(&documents(), P::open(&folder.journal()), head).unwrap();
    assert_eq!(again.register().signals().to_json(), kept.register().signals().to_json());
    assert_eq!(again.register().journal(), kept.register().journal());
    assert_eq!(again.register().snapshot(), kept.register().snapshot());
    assert_eq!(again.register().journal().entry(3).unwrap().event.clear("reporter_name"), None);
}

fn a_refused_event_never_reaches_the_store<P: Place>() {
    let folder = Folder::new();
    let mut kept = begun::<P>(&folder);
    add(&mut kept, reported("s-1")).unwrap();
    let before = P::open(&folder.journal()).lines_after(0).unwrap();
    let snapshot = kept.register().snapshot();
    let screen = event(r#"{"kind":"signal-step","signals":["s-1"],"step":"screen"}"#);
    for (refused, code) in [
        (reported("s-1"), "double"),
        (screen, "not-allowed"),
        (event(r#"{"kind":"signal-screened"}"#), "unknown-kind"),
        (Event::erased(2), "nothing-to-erase"),
        (Event::erased(9), "nothing-to-erase"),
    ] {
        assert_eq!(add(&mut kept, refused).unwrap_err().code(), code);
    }
    assert_eq!(P::open(&folder.journal()).lines_after(0).unwrap(), before);
    assert_eq!(kept.register().snapshot(), snapshot);
}

fn a_conflict_shows_what_came_between<P: Place>() {
    let folder = Folder::new();
    let mut ours = begun::<P>(&folder);
    let mut theirs = KeptRegister::open(&documents(), P::open(&folder.journal())).unwrap();
    let named =
        reported("s-1").with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap();
    add(&mut ours, named).unwrap();
    add(&mut ours, Event::erased(2)).unwrap();
    let before = theirs.register().snapshot();
    let NotKept::Refused(NotWritten::Journal(NotAppended::Conflict(conflict))) =
        add(&mut theirs, reported("s-2")).unwrap_err()
    else {
        panic!("no conflict")
    };
    assert_eq!((conflict.expected, conflict.head), (1, ours.register().head()));
    assert_eq!(conflict.between, ours.register().journal().since(1));
    assert_eq!(theirs.register().snapshot(), before);
    // and then it goes
    assert_eq!(theirs.catch_up().unwrap().len(), 2);
    assert_eq!(add(&mut theirs, reported("s-2")).unwrap(), 4);
    assert_eq!(theirs.catch_up().unwrap().len(), 0);
    assert_eq!(ours.catch_up().unwrap().len(), 1);
    assert_eq!(ours.register().snapshot(), theirs.register().snapshot());
}

fn a_register_is_begun_once<P: Place>() {
    let folder = Folder::new();
    let empty = KeptRegister::open(&documents(), P::open(&folder.journal())).unwrap_err();
    assert_eq!(empty.code(), "empty-journal");
    let kept = begun::<P>(&folder);
    let store = P::open(&folder.journal());
    let twice = KeptRegister::begin(&documents(), store, on(1), "ocmw".parse().unwrap()).unwrap_err();
    assert_eq!(twice.code(), "conflict");
    assert_eq!(all(&mut P::open(&folder.journal())), *kept.register().journal());
}

fn a_snapshot_goes_on_with_what_the_store_has<P: Place>() {
    let folder = Folder::new();
    let mut kept = begun::<P>(&folder);
    let named =
        reported("s-1").with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap();
    add(&mut kept, named).unwrap();
    let snapshot = kept.register().snapshot();
    add(&mut kept, reported("s-2")).unwrap();
    let mut again = KeptRegister::resume(&documents(), &snapshot, P::open(&folder.journal())).unwrap();
    assert_eq!(again.register().snapshot(), kept.register().snapshot());
    // it erases from an event that is in the store alone, once
    add(&mut again, Event::erased(2)).unwrap();
    assert_eq!(add(&mut again, Event::erased(2)).unwrap_err().code(), "nothing-to-erase");
    assert_eq!(add(&mut again, Event::erased(1)).unwrap_err().code(), "nothing-to-erase");
    kept.catch_up().unwrap();
    assert_eq!(all(&mut P::open(&folder.journal())), *kept.register().journal());
    assert_eq!(kept.register().journal().entry(2).unwrap().event.clear("reporter_name"), None);
}

fn whoever_knows_the_head_sees_another_store<P: Place>() {
    let (folder, other) = (Folder::new(), Folder::new());
    let (mut kept, mut short) = (begun::<P>(&folder), begun::<P>(&other));
    add(&mut kept, reported("s-1")).unwrap();
    let (head, snapshot) = (kept.register().head(), kept.register().snapshot());
    // another store, that lacks its end; then one that goes on in another way
    for (code, id) in [("cut", "s-8"), ("other-history", "s-9")] {
        let open = || P::open(&other.journal());
        assert_eq!(KeptRegister::open_known(&documents(), open(), head).unwrap_err().code(), code);
        assert_eq!(KeptRegister::resume(&documents(), &snapshot, open()).unwrap_err().code(), code);
        let (register, _) =
            KeptRegister::open(&documents(), P::open(&folder.journal())).unwrap().into_parts();
        assert_eq!(register.verify(head), Ok(()));
        add(&mut short, reported(id)).unwrap();
    }
}
