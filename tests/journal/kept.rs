//! A register and its store: the store comes first, and what it does not keep has changed nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use proptest::prelude::*;
use regie::{
    Documents, Entry, Event, Head, Journal, KeptRegister, Landscape, MemoryStore, NotAppended, NotKept,
    NotStored, NotWritten, Register, Store,
};

use super::{event, moment};

fn documents() -> Documents {
    let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    Documents::flemish(Landscape::from_json(landscape).unwrap())
}

fn reported(id: &str) -> Event {
    event(&format!(
        r#"{{"kind":"signal-reported","signal":"{id}","themes":["poverty"],"areas":["menen"],"seen":"geen dak"}}"#
    ))
}

/// Reported by somebody whose name may be erased.
fn named(id: &str) -> Event {
    reported(id).with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap()
}

fn appointed() -> Event {
    event(
        r#"{"kind":"landscape-changed","changes":[{"appointment":{"stakeholder":"ocmw","role":"signal-coordinator","within":"menen"}}]}"#,
    )
}

fn bundled(id: &str) -> Event {
    event(&format!(
        r#"{{"kind":"signal-step","signals":["{id}"],"step":"bundle","new_challenge":{{"id":"c-{id}","label":"dakloos","themes":["poverty"],"areas":["menen"],"spread":"shared"}}}}"#
    ))
}

fn screened(id: &str) -> Event {
    event(&format!(r#"{{"kind":"signal-step","signals":["{id}"],"step":"screen"}}"#))
}

/// One store for all its copies, which fails while it is told to, and counts how often it is asked to append.
#[derive(Debug, Clone, Default)]
struct Shared {
    lines: Rc<RefCell<MemoryStore>>,
    fails: Rc<Cell<bool>>,
    asked: Rc<Cell<u32>>,
}

#[derive(Debug)]
struct Full;

impl std::error::Error for Full {}

impl std::fmt::Display for Full {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the disk is full")
    }
}

impl Store for Shared {
    type Error = Full;

    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, Full> {
        if self.fails.get() { Err(Full) } else { Ok(self.lines.borrow_mut().lines_after(seq).unwrap()) }
    }

    fn append(&mut self, after: Head, entry: &Entry, erased: Option<&Entry>) -> Result<(), NotStored<Full>> {
        self.asked.set(self.asked.get() + 1);
        if self.fails.get() {
            return Err(NotStored::Failed(Full));
        }
        self.lines.borrow_mut().append(after, entry, erased).map_err(|refused| match refused {
            NotStored::Conflict { head } => NotStored::Conflict { head },
            NotStored::Failed(never) => match never {},
        })
    }
}

impl Shared {
    fn begin(&self) -> KeptRegister<Self> {
        let (at, by) = (moment("2018-01-10T09:00:00+01:00"), "ocmw".parse().unwrap());
        KeptRegister::begin(&documents(), self.clone(), at, by).unwrap()
    }

    fn open(&self) -> KeptRegister<Self> {
        KeptRegister::open(&documents(), self.clone()).unwrap()
    }

    fn lines(&self) -> Vec<u8> {
        self.lines.borrow_mut().lines_after(0).unwrap()
    }

    /// With other lines, as far as they are lines of a journal.
    fn holding(lines: &[u8]) -> Self {
        let store = Self::default();
        for entry in Journal::open(lines).unwrap().journal.entries() {
            let after = store.lines.borrow_mut().lines_after(0).unwrap();
            let after = Journal::open(&after).unwrap().journal.head();
            store.lines.borrow_mut().append(after, entry, None).unwrap();
        }
        store
    }
}

fn add(kept: &mut KeptRegister<Shared>, event: Event) -> Result<u32, NotKept<Full>> {
    let head = kept.register().head();
    let at = moment("2018-02-01T10:00:00+01:00");
    kept.append(head.seq, at, "ocmw".parse().unwrap(), event).map(|entry| entry.seq)
}

/// All that can be seen of a register.
fn seen(register: &Register) -> (String, String, usize) {
    let atlas = register.atlas_on(register.at().date()).unwrap();
    (register.snapshot().to_json(), register.journal().to_json_lines(), atlas.decisions().count())
}

#[test]
fn what_a_store_cannot_keep_changes_nothing() {
    let store = Shared::default();
    let mut kept = store.begin();
    add(&mut kept, named("s-1")).unwrap();
    add(&mut kept, appointed()).unwrap();
    add(&mut kept, screened("s-1")).unwrap();
    let (before, lines) = (seen(kept.register()), store.lines());
    for event in [reported("s-2"), appointed(), Event::erased(2), bundled("s-1")] {
        store.fails.set(true);
        let failed = add(&mut kept, event.clone()).unwrap_err();
        assert_eq!((failed.code(), failed.to_string().as_str()), ("store", "the disk is full"));
        assert_eq!(seen(kept.register()), before);
        assert_eq!(KeptRegister::open(&documents(), store.clone()).unwrap_err().code(), "store");
        assert_eq!(kept.catch_up().unwrap_err().code(), "store");
        store.fails.set(false);
        assert_eq!(store.lines(), lines);
        // the same event is good as soon as there is room
        let other = Shared::holding(&lines);
        assert_eq!(add(&mut other.open(), event).unwrap(), 5);
    }
}

#[test]
fn what_is_refused_never_reaches_the_store() {
    let store = Shared::default();
    let mut kept = store.begin();
    add(&mut kept, reported("s-1")).unwrap();
    let (before, asked) = (seen(kept.register()), store.asked.get());
    for (event, code) in [
        (reported("s-1"), "double"),
        (screened("s-1"), "not-allowed"),
        (event(r#"{"kind":"signal-lost"}"#), "unknown-kind"),
        (Event::erased(2), "nothing-to-erase"),
    ] {
        assert_eq!(add(&mut kept, event).unwrap_err().code(), code);
    }
    let stale = kept.append(1, moment("2018-02-01T10:00:00+01:00"), "ocmw".parse().unwrap(), reported("s-2"));
    assert_eq!(stale.unwrap_err().code(), "conflict");
    assert_eq!((seen(kept.register()), store.asked.get()), (before, asked));
}

#[test]
fn whoever_is_late_is_told_what_came_between_and_catches_up() {
    let store = Shared::default();
    let mut ours = store.begin();
    let mut theirs = store.open();
    add(&mut ours, named("s-1")).unwrap();
    add(&mut ours, Event::erased(2)).unwrap();
    add(&mut ours, appointed()).unwrap();
    let before = seen(theirs.register());
    let late = add(&mut theirs, reported("s-2")).unwrap_err();
    let NotKept::Refused(NotWritten::Journal(NotAppended::Conflict(conflict))) = late else {
        panic!("{late}")
    };
    assert_eq!((conflict.expected, conflict.head), (1, ours.register().head()));
    assert_eq!(conflict.between, ours.register().journal().since(1));
    assert_eq!(seen(theirs.register()), before);
    assert_eq!(theirs.catch_up().unwrap(), ours.register().journal().since(1));
    assert_eq!(seen(theirs.register()), seen(ours.register()));
    // an event that they know already is erased by others
    add(&mut theirs, named("s-2")).unwrap();
    ours.catch_up().unwrap();
    add(&mut ours, Event::erased(5)).unwrap();
    assert_eq!(
        theirs.register().journal().entry(5).unwrap().event.clear("reporter_name"),
        Some("who reported it")
    );
    theirs.catch_up().unwrap();
    assert_eq!(theirs.register().journal().entry(5).unwrap().event.clear("reporter_name"), None);
    assert_eq!(seen(theirs.register()), seen(ours.register()));
}

#[test]
fn a_store_that_is_not_what_it_was_is_seen() {
    let store = Shared::default();
    let mut kept = store.begin();
    let one = store.lines();
    add(&mut kept, reported("s-1")).unwrap();
    let before = seen(kept.register());
    let (register, _) = kept.into_parts();
    assert_eq!(seen(&register), before);
    let known = register.head();
    let snapshot = register.snapshot();

    let cut = Shared::holding(&one);
    assert_eq!(KeptRegister::open_known(&documents(), cut.clone(), known).unwrap_err().code(), "cut");
    assert_eq!(KeptRegister::resume(&documents(), &snapshot, cut.clone()).unwrap_err().code(), "cut");
    add(&mut cut.open(), reported("s-9")).unwrap();
    let other = cut;
    for refused in [
        KeptRegister::open_known(&documents(), other.clone(), known),
        KeptRegister::resume(&documents(), &snapshot, other.clone()),
    ] {
        assert_eq!(refused.unwrap_err().code(), "other-history");
    }
    // under a register that is open
    let mut kept = store.open();
    *store.lines.borrow_mut() = other.lines.borrow().clone();
    assert_eq!(kept.catch_up().unwrap_err().code(), "other-history");
    assert_eq!(add(&mut kept, reported("s-2")).unwrap_err().code(), "conflict");
    assert_eq!(seen(kept.register()), before);
    *store.lines.borrow_mut() = Shared::holding(&one).lines.take();
    assert_eq!(kept.catch_up().unwrap_err().code(), "cut");
    let cut = add(&mut kept, reported("s-2")).unwrap_err();
    assert!(cut.to_string().contains("it was cut, or it is another one"), "{cut}");
    assert_eq!(KeptRegister::open(&documents(), MemoryStore::new()).unwrap_err().code(), "empty-journal");
}

#[test]
fn what_is_prepared_changes_nothing_until_it_is_committed() {
    let mut register = store_less();
    let (before, at) = (seen(&register), moment("2018-02-01T10:00:00+01:00"));
    let by = || "ocmw".parse().unwrap();
    let first = register.prepare(1, at, by(), reported("s-1")).unwrap();
    let second = register.prepare(1, at, by(), reported("s-2")).unwrap();
    drop(register.prepare(1, at, by(), appointed()).unwrap());
    assert_eq!((first.after(), first.entry().seq), (register.head(), 2));
    assert!(first.erased().is_none());
    assert_eq!(seen(&register), before);
    let (head, written) = (first.entry().head(), first.entry().clone());
    assert_eq!(register.commit(first).unwrap(), &written);
    assert_eq!(register.head(), head);
    // what was prepared beside it comes too late
    let after = seen(&register);
    let late = register.commit(second).unwrap_err();
    let NotWritten::Journal(NotAppended::Conflict(conflict)) = late else { panic!("{late}") };
    assert_eq!((conflict.expected, conflict.between), (1, vec![written]));
    assert_eq!(seen(&register), after);
}

fn store_less() -> Register {
    let (at, by) = (moment("2018-01-10T09:00:00+01:00"), "ocmw".parse().unwrap());
    Register::begin(&documents(), at, by).unwrap()
}

#[test]
fn what_others_wrote_is_taken_in_up_to_the_line_that_is_not_right() {
    let store = Shared::default();
    let mut ours = store.begin();
    let mut theirs = store_less();
    add(&mut ours, reported("s-1")).unwrap();
    add(&mut ours, reported("s-2")).unwrap();
    let lines = String::from_utf8(store.lines()).unwrap();
    let later = &lines[lines.find('\n').unwrap() + 1..];

    let before = seen(&theirs);
    let tampered = later.replace("\"s-2\"", "\"s-3\"");
    let bad = theirs.follow(tampered.as_bytes()).unwrap_err();
    assert_eq!((bad.line(), bad.code()), (Some(2), "tampered"));
    assert_eq!(seen(&theirs), before);

    // the chain fits, and the rules do not allow it: somebody wrote it with another program
    let mut journal = Journal::open(lines.as_bytes()).unwrap().journal;
    journal.append(3, moment("2018-02-02T10:00:00+01:00"), "ocmw".parse().unwrap(), screened("s-1")).unwrap();
    let strange: String = journal.since(1).iter().map(|entry| entry.to_json() + "\n").collect();
    let bad = theirs.follow(strange.as_bytes()).unwrap_err();
    assert_eq!((bad.line(), bad.code()), (Some(3), "not-allowed"));
    assert_eq!(seen(&theirs), seen(ours.register()));
    assert_eq!(theirs.follow(b"").unwrap(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is tried, by two at one store that fails now and then: what is acknowledged is in the store, and each register is what the store's own lines come to.
    #[test]
    fn a_register_is_what_its_store_comes_to(steps in prop::collection::vec((any::<bool>(), 0_u8..6, 0_u32..4, prop::bool::weighted(0.2)), 1..14)) {
        let store = Shared::default();
        let mut both = [store.begin(), store.open()];
        let mut acknowledged = 1;
        for (who, what, n, fails) in steps {
            let id = format!("s-{n}");
            let event = match what {
                0 => reported(&id),
                1 => named(&id),
                2 => appointed(),
                3 => screened(&id),
                4 => bundled(&id),
                _ => Event::erased(n + 1),
            };
            store.fails.set(fails);
            let kept = &mut both[usize::from(who)];
            let before = seen(kept.register());
            let outcome = add(kept, event);
            store.fails.set(false);
            if let Ok(seq) = outcome {
                acknowledged += 1;
                prop_assert_eq!(seq, acknowledged);
            } else {
                prop_assert_eq!(seen(kept.register()), before);
            }
            let there = store.open();
            prop_assert_eq!(there.register().head().seq, acknowledged);
            if outcome.is_ok() {
                prop_assert_eq!(seen(there.register()), seen(kept.register()));
            } else if what % 2 == 0 {
                kept.catch_up().unwrap();
                prop_assert_eq!(seen(there.register()), seen(kept.register()));
            }
        }
    }
}
