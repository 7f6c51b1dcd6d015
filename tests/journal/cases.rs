//! What a journal keeps and refuses, by hand.

use super::{event, five, journal, moment, opened};
use regie::{Digest, Entry, Event, Head, Journal, NotAppended};

#[test]
fn the_lines_are_what_the_documentation_says() {
    let lines = five().to_json_lines();
    let second = lines.lines().nth(1).unwrap();
    let salted = Digest::of("b9c1d04e7f2a6358\nwho reported it");
    let start = format!(
        r#"{{"seq":2,"at":"2018-01-11T09:00:00+01:00","by":"ocmw-menen","event":{{"kind":"signal-reported","reporter_name":{{"digest":"{salted}"}},"seen":"geen dak, geen \"plan\" — é","signal":"s-1"}},"hash":""#
    );
    assert!(second.starts_with(&start), "{second}");
    assert!(
        second.ends_with(
            r#","erasable":{"reporter_name":{"salt":"b9c1d04e7f2a6358","text":"who reported it"}}}"#
        )
    );
}

/// The canonical bytes, made here by hand with nothing but a digest.
#[test]
fn the_hash_is_that_of_the_hash_before_and_of_canonical_json() {
    let journal = five();
    let mut before = "0".repeat(64);
    for entry in journal.entries() {
        let (at, by, said, seq) = (entry.at, &entry.by, entry.event.to_json(), entry.seq);
        let canonical = format!(r#"{{"at":"{at}","by":"{by}","event":{said},"seq":{seq}}}"#);
        before = Digest::of(&format!("{before}\n{canonical}")).to_string();
        assert_eq!(entry.hash.to_string(), before);
    }
    assert_eq!(journal.head().hash.to_string(), before);
    // the bytes never change: another program (hashlib and json of Python) gets the same
    assert_eq!(before, "f814b08795a3013e2f8bd7064292cf7a4dd1bdd791534c36c1ea98a7278b5c61");
}

#[test]
fn a_stale_writer_is_shown_what_came_between() {
    let mut journal = five();
    let before = journal.clone();
    let refused =
        journal.append(3, moment("2018-02-01T09:00:00Z"), "vdab".parse().unwrap(), event(r#"{"kind":"x"}"#));
    let Err(NotAppended::Conflict(conflict)) = refused else { panic!("{refused:?}") };
    let kinds: Vec<&str> = conflict.between.iter().map(|entry| entry.event.kind()).collect();
    assert_eq!((conflict.expected, conflict.head, kinds), (3, before.head(), vec!["note-read", "note-lost"]));
    let refused = NotAppended::Conflict(conflict);
    assert_eq!(
        refused.to_string(),
        "you know of 3 events, and there are 5 by now: `note-read` by `ocmw-menen`, `note-lost` by `ocmw-menen`"
    );
    assert_eq!((refused.code(), refused.path()), ("conflict", ""));
    assert_eq!(refused.hint().unwrap(), "look at what came between, and try again after event 5");
    // one who knows of more than there is knows another journal
    let ahead =
        journal.append(6, moment("2018-02-01T09:00:00Z"), "vdab".parse().unwrap(), event(r#"{"kind":"x"}"#));
    assert!(matches!(&ahead, Err(NotAppended::Conflict(conflict)) if conflict.between.is_empty()));
    assert!(ahead.unwrap_err().to_string().contains("it was cut, or it is another one"));
    assert_eq!(journal, before);
}

#[test]
fn what_is_refused_changes_nothing_and_says_why() {
    let mut journal = five();
    let before = journal.clone();
    let later = "2018-02-01T09:00:00Z";
    let long = format!(r#"{{"kind":"x","text":"{}"}}"#, "a".repeat(Journal::MAX_LINE_BYTES));
    for (at, said, code, path) in [
        ("2018-01-14T07:59:59Z", r#"{"kind":"x"}"#, "earlier", ""),
        (later, opened().to_json(), "opened-again", "kind"),
        (later, r#"{"kind":"erased","seq":3}"#, "nothing-to-erase", "seq"),
        (later, r#"{"kind":"erased","seq":9}"#, "nothing-to-erase", "seq"),
        (later, r#"{"kind":"erased","sequ":2}"#, "form", "seq"),
        (later, long.as_str(), "line-too-long", ""),
        (
            later,
            r#"{"kind":"x","name":{"digest":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}}"#,
            "erasable-missing",
            "name",
        ),
    ] {
        let refused = journal.append(5, moment(at), "vdab".parse().unwrap(), event(said)).unwrap_err();
        assert_eq!((refused.code(), refused.path()), (code, path), "{refused}");
        assert_eq!(journal, before);
    }
    // the same instant is no step back, whatever the clock
    assert!(
        journal
            .append(5, moment("2018-01-14T08:00:00Z"), "vdab".parse().unwrap(), event(r#"{"kind":"x"}"#))
            .is_ok()
    );
}

#[test]
fn a_journal_begins_with_its_opening() {
    let mut journal = Journal::new();
    let at = moment("2018-01-10T09:00:00Z");
    for (said, code, words) in [
        (r#"{"kind":"x"}"#, "not-opened", "a journal begins with an event `opened`, not with `x`"),
        (
            r#"{"kind":"opened","format":"regie/journal","version":2,"landscape":"a","of":1}"#,
            "form",
            "event: version: version 2 is newer than this library knows: it reads version 1 (newer-version)",
        ),
        (
            r#"{"kind":"opened","format":"regie/landscape","version":1,"landscape":"a","digest":"a","rule_book":"b"}"#,
            "form",
            "event: format: this is `regie/landscape`, not a document of format `regie/journal` (wrong-format)",
        ),
        (
            r#"{"kind":"opened","format":"regie/journal","version":1,"landscape":"a","digest":"a","rule_book":"b"}"#,
            "form",
            "event: digest: a digest is 64 hexadecimal digits in lower case (invalid-value)",
        ),
    ] {
        let refused = journal.append(0, at, "vdab".parse().unwrap(), event(said)).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (code, words));
    }
    assert_eq!(journal.head(), Head::START);
    journal.append(0, at, "vdab".parse().unwrap(), opened()).unwrap();
    let opening = journal.opening().unwrap();
    assert_eq!((opening.landscape.as_str(), opening.rule_book.as_str()), ("menen", "flanders"));
    assert_eq!(opening.path.unwrap(), "flemish-path");
}

#[test]
fn a_name_is_erased_and_the_chain_stays() {
    let mut journal = five();
    let before = journal.head();
    assert_eq!(journal.entry(2).unwrap().event.clear("reporter_name"), Some("who reported it"));
    journal.append(5, moment("2018-02-01T09:00:00Z"), "w13".parse().unwrap(), Event::erased(2)).unwrap();
    assert_eq!(journal.entry(2).unwrap().event.clear("reporter_name"), None);
    let lines = journal.to_json_lines();
    assert!(!lines.contains("who reported") && !lines.contains("b9c1d04e7f2a6358"));
    let opened = Journal::open(lines.as_bytes()).unwrap();
    assert_eq!((&opened.journal, opened.repaired), (&journal, None));
    // who knows an earlier head knows that it is the same journal
    assert_eq!(journal.verify(before), Ok(()));
    // it is erased once
    let again = journal.append(6, moment("2018-02-02T09:00:00Z"), "w13".parse().unwrap(), Event::erased(2));
    assert_eq!(again.unwrap_err().to_string(), "event 2 has nothing to erase");
}

#[test]
fn a_journal_is_seen_as_it_stood_at_the_end_of_a_day() {
    let mut journal = five();
    let lines = journal.to_json_lines();
    let until = |journal: &Journal, day: &str| journal.until(day.parse().unwrap());
    for (day, events) in [("2018-01-09", 0), ("2018-01-10", 1), ("2018-01-12", 3), ("2018-01-31", 5)] {
        let then = until(&journal, day);
        let first: String = lines.split_inclusive('\n').take(events).collect();
        assert_eq!(then, Journal::open(first.as_bytes()).unwrap().journal, "{day}");
    }
    // what was erased since stays erased
    journal.append(5, moment("2018-02-01T09:00:00Z"), "w13".parse().unwrap(), Event::erased(2)).unwrap();
    let then = until(&journal, "2018-01-31");
    assert_eq!((then.head().seq, then.head().hash), (5, journal.entry(5).unwrap().hash));
    assert_eq!(then.entry(2).unwrap().event.clear("reporter_name"), None);
}

#[test]
fn a_text_is_erasable_with_a_salt_that_nobody_guesses() {
    let said = event(r#"{"kind":"x","name":"An"}"#);
    for (name, text, salt, code) in [
        ("reporter", "An", "short", "weak-salt"),
        ("reporter", "", "0123456789abcdef", "empty-text"),
        ("name", "An", "0123456789abcdef", "repeated-field"),
    ] {
        assert_eq!(said.clone().with_erasable(name, text, salt).unwrap_err().code(), code);
    }
    let one = said.clone().with_erasable("reporter", "An", "0123456789abcdef").unwrap();
    let other = said.with_erasable("reporter", "An", "fedcba9876543210").unwrap();
    assert_ne!(one.to_json(), other.to_json());
}

#[test]
fn entries_from_a_store_are_read_whatever_the_order_of_their_fields() {
    let journal = five();
    let shuffled = |entry: &Entry| {
        let value: serde_json::Value = serde_json::from_str(&entry.to_json()).unwrap();
        serde_json::to_string_pretty(&value).unwrap()
    };
    let entries: Vec<Entry> =
        journal.entries().iter().map(|entry| Entry::from_json(&shuffled(entry)).unwrap()).collect();
    assert_eq!(Journal::from_entries(entries.clone()).unwrap(), journal);
    let mut swapped = entries.clone();
    swapped.swap(1, 2);
    let bad = Journal::from_entries(swapped).unwrap_err();
    assert_eq!((bad.line, bad.wrong.code()), (2, "reordered"));
    let mut missing = entries;
    missing.remove(3);
    let bad = Journal::from_entries(missing).unwrap_err();
    assert_eq!((bad.line, bad.wrong.code()), (4, "hole"));
}

#[test]
fn the_problems_of_an_entry_are_told_all_at_once() {
    let problems =
        Entry::from_json(r#"{"seq":"1","at":"gisteren","by":"a b","event":{"type":"x"},"hsh":"00"}"#)
            .unwrap_err();
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "at: expected a moment (wrong-type)",
            "by: expected an id (wrong-type)",
            "event.kind: the field `kind` is missing (missing-field)",
            "hash: the field `hash` is missing (missing-field)",
            "hsh: an entry of a journal has no field `hsh` (unknown-field); did you mean `hash`?",
            "seq: expected the number of the entry (wrong-type)",
        ]
    );
}

#[test]
fn an_event_is_an_object_with_a_kind() {
    for (text, words) in [
        ("[]", "an event is an object with a `kind` (wrong-type)"),
        ("{}", "kind: the field `kind` is missing (missing-field)"),
        (r#"{"kind":1}"#, "kind: the kind of an event is an id (wrong-type)"),
        (
            r#"{"kind":"a b"}"#,
            "kind: an id has no white space, `/` or control characters, this one has ' ' (invalid-id)",
        ),
        (
            r#"{"kind":"a","x":{"y":[0.5]}}"#,
            "x.y[0]: a whole number from 0 to 9007199254740991 belongs here (invalid-number)",
        ),
        (r#"{"kind":"a","kind":"b"}"#, "kind: the field `kind` stands here twice (repeated-field)"),
        (r#"{"kind":"a""#, "the JSON text ends too early, at line 1 column 11 (not-json)"),
    ] {
        assert_eq!(Event::from_json(text).unwrap_err().as_slice()[0].to_string(), words);
    }
}

#[test]
fn a_part_of_a_journal_goes_on_where_a_head_stands() {
    let whole = five();
    let third = &whole.entries()[2];
    let head = Head::new(3, third.hash);
    let lines: String = whole.since(3).iter().map(|entry| entry.to_json() + "\n").collect();
    let part = Journal::open_after(head, lines.as_bytes()).unwrap().journal;
    assert_eq!((part.base(), part.head(), part.entries()), (head, whole.head(), whole.since(3)));
    assert_eq!((part.entry(3), part.entry(4)), (None, whole.entry(4)));
    assert_eq!((part.verify(head), part.verify(whole.head())), (Ok(()), Ok(())));
    assert_eq!(part.opening(), None);
    // after another head the hashes do not fit
    let other = Journal::open_after(Head::new(3, Digest::NONE), lines.as_bytes()).unwrap_err();
    assert_eq!((other.line, other.wrong.code()), (1, "tampered"));
    assert_eq!(journal(vec![]).since(0).len(), 1);
}
