//! Whatever is written down: it is read back, and nobody changes it unseen.

use super::opened;
use crate::properties::check;
use proptest::prelude::*;
use regie::{Event, Journal, Moment};

/// A value of JSON as journals have it.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(serde_json::Value::from),
        (0..1_u64 << 53).prop_map(serde_json::Value::from),
        ".{0,8}".prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::btree_map(".{0,4}", inner, 0..4)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// What happens: the kind, what is said, a name or none, and how many seconds after what came before.
type Happening = (String, serde_json::Value, Option<String>, u32);

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    prop::collection::vec(("[a-z]{1,6}", value(), prop::option::of(".{1,6}"), 0..100_000_u32), 1..8)
}

fn at(seconds: u32) -> Moment {
    let (day, rest) = (seconds / 86_400, seconds % 86_400);
    let text = format!("2018-01-{:02}T{:02}:{:02}:{:02}Z", day + 1, rest / 3600, rest / 60 % 60, rest % 60);
    text.parse().unwrap()
}

fn written(happenings: Vec<Happening>) -> Journal {
    let mut journal = Journal::new();
    journal.append(0, at(0), "w13".parse().unwrap(), opened()).unwrap();
    let mut now = 0;
    for (n, (kind, said, name, later)) in happenings.into_iter().enumerate() {
        now += later;
        // a kind that the journal itself knows is another thing
        let kind = format!("x-{kind}");
        let said = serde_json::json!({"kind": kind, "said": said});
        let mut event = Event::from_json(&said.to_string()).unwrap();
        if let Some(name) = name {
            event = event.with_erasable("name", &name, &format!("salt-of-{n:012}")).unwrap();
        }
        journal.append(journal.head().seq, at(now), "w13".parse().unwrap(), event).unwrap();
    }
    journal
}

/// Of a byte, which line it stands on.
pub(super) fn line_of(text: &[u8], at: usize) -> usize {
    text[..at].split(|byte| *byte == b'\n').count()
}

#[test]
fn what_is_written_is_read_back() {
    check("journal-read-back", 10, happenings(), |happenings| {
        let journal = written(happenings);
        let opened = Journal::open(journal.to_json_lines().as_bytes());
        prop_assert_eq!(opened.map(|opened| (opened.journal, opened.repaired)), Ok((journal, None)));
        Ok(())
    });
}

#[test]
fn a_byte_that_is_changed_is_found_at_its_line() {
    check(
        "journal-tampered",
        4,
        (happenings(), any::<prop::sample::Index>(), 1..=255_u8),
        |(happenings, at, by)| {
            let mut bytes = written(happenings).to_json_lines().into_bytes();
            let at = at.index(bytes.len());
            let line = line_of(&bytes, at);
            bytes[at] = bytes[at].wrapping_add(by);
            match Journal::open(&bytes) {
                Err(bad) => prop_assert_eq!(bad.line, line, "{}", bad),
                Ok(_) => prop_assert!(false, "byte {} of line {} was changed unseen", at, line),
            }
            Ok(())
        },
    );
}

/// Every byte of one journal, each with several others in its place.
#[test]
fn every_byte_counts() {
    let text = super::five().to_json_lines();
    for at in 0..text.len() {
        for other in [b'0', b'a', b'"', b' ', b'\n', b'}', 0xff] {
            let mut bytes = text.clone().into_bytes();
            if std::mem::replace(&mut bytes[at], other) != other {
                let bad = Journal::open(&bytes).expect_err("it was changed unseen");
                assert_eq!(bad.line, line_of(text.as_bytes(), at), "byte {at}: {bad}");
            }
        }
    }
}

#[test]
fn a_byte_that_is_taken_out_or_put_in_is_found_at_its_line() {
    let steps = (happenings(), any::<prop::sample::Index>(), prop::option::of(any::<u8>()));
    check("journal-shifted", 10, steps, |(happenings, at, put)| {
        let mut bytes = written(happenings).to_json_lines().into_bytes();
        // not the last line end: without it, the last line is whole and lacks nothing else
        let at = at.index(bytes.len() - 1);
        let line = line_of(&bytes, at);
        match put {
            Some(byte) => bytes.insert(at, byte),
            None => {
                bytes.remove(at);
            }
        }
        // a line end after a line makes an empty line after it
        let is_after = put == Some(b'\n') && bytes[at + 1] == b'\n';
        match Journal::open(&bytes) {
            Err(bad) => prop_assert_eq!(bad.line, line + usize::from(is_after), "{}", bad),
            Ok(_) => prop_assert!(false, "byte {} of line {} was changed unseen", at, line),
        }
        Ok(())
    });
}

#[test]
fn whatever_is_cut_off_the_end_nothing_else_is_lost() {
    check("journal-torn", 10, (happenings(), any::<prop::sample::Index>()), |(happenings, at)| {
        let journal = written(happenings);
        let text = journal.to_json_lines();
        let at = at.index(text.len());
        let opened =
            Journal::open(&text.as_bytes()[..at]).map_err(|bad| TestCaseError::fail(bad.to_string()))?;
        let whole = line_of(text.as_bytes(), at) - 1;
        // a line that lacks its end alone is whole
        let kept = whole + usize::from(text.as_bytes()[at] == b'\n');
        prop_assert_eq!(opened.journal.entries(), &journal.entries()[..kept]);
        prop_assert_eq!(opened.repaired.is_some(), at > 0 && text.as_bytes()[at - 1] != b'\n');
        // and who knows the head knows that it was cut
        prop_assert_eq!(opened.journal.verify(journal.head()).is_err(), kept < journal.entries().len());
        Ok(())
    });
}

#[test]
fn what_is_erased_is_gone_and_the_rest_is_as_it_was() {
    check("journal-erased", 10, (happenings(), any::<prop::sample::Index>()), |(happenings, at)| {
        let mut journal = written(happenings);
        let before = journal.clone();
        let entry = &before.entries()[at.index(before.entries().len())];
        let (seq, last) = (entry.seq, before.entries().last().unwrap().at);
        let erased =
            journal.append(before.head().seq, last, "w13".parse().unwrap(), Event::erased(seq)).is_ok();
        prop_assert_eq!(erased, entry.event.clear("name").is_some());
        if erased {
            prop_assert_eq!(journal.entry(seq).unwrap().event.clear("name"), None);
            let hashes =
                |journal: &Journal| journal.entries().iter().map(|entry| entry.hash).collect::<Vec<_>>();
            prop_assert_eq!(&hashes(&journal)[..before.entries().len()], &hashes(&before)[..]);
            let opened = Journal::open(journal.to_json_lines().as_bytes()).map(|opened| opened.journal);
            prop_assert_eq!(opened, Ok(journal));
        } else {
            prop_assert_eq!(journal, before);
        }
        Ok(())
    });
}
