//! Every way in which a journal can be wrong: what is said, and of which line.

use super::{event, five, journal, moment};
use regie::{Event, Head, Journal, Language};

/// Opens lines after something was done with them.
fn check(change: impl Fn(&mut Vec<String>), line: usize, code: &str, words: &str) {
    let mut lines: Vec<String> = five().to_json_lines().lines().map(str::to_owned).collect();
    change(&mut lines);
    let text: String = lines.iter().map(|line| line.clone() + "\n").collect();
    let bad = Journal::open(text.as_bytes()).expect_err(words);
    assert_eq!((bad.line, bad.wrong.code()), (line, code), "{bad}");
    assert_eq!(bad.to_string(), format!("line {line}: {words}"));
    let dutch = Language::dutch().bad_line(&bad);
    assert!(dutch.starts_with(&format!("Regel {line} van het journaal: ")), "{dutch}");
    assert!(dutch.ends_with(['.', '?']) && !dutch.contains(['{', '`']), "{dutch}");
}

#[test]
fn what_was_done_to_the_lines_is_named() {
    let tampered =
        "it was changed after it was written: its hash does not fit what it says and what comes before";
    check(|lines| lines[2] = lines[2].replace("\"pages\":4", "\"pages\":5"), 3, "tampered", tampered);
    check(
        |lines| lines[1] = lines[1].replace("\"by\":\"ocmw-menen\"", "\"by\":\"w13\""),
        2,
        "tampered",
        tampered,
    );
    check(|lines| lines[1] = lines[1].replace("09:00:00", "09:00:01"), 2, "tampered", tampered);
    // the same instant on another clock was not written
    check(|lines| lines[1] = lines[1].replace("09:00:00+01:00", "08:00:00Z"), 2, "tampered", tampered);
    check(
        |lines| {
            lines.remove(2);
        },
        3,
        "hole",
        "event 3 belongs here, and nowhere is one: after it comes event 4",
    );
    check(
        |lines| lines.swap(2, 3),
        3,
        "reordered",
        "event 3 belongs here, and event 4 stands here: the lines are in another order, or one is there twice",
    );
    check(
        |lines| {
            let again = lines[1].clone();
            lines.insert(2, again);
        },
        3,
        "reordered",
        "event 3 belongs here, and event 2 stands here: the lines are in another order, or one is there twice",
    );
    check(
        |lines| lines[3] = lines[3].replace(",\"", ", \""),
        4,
        "rewritten",
        "it is written in another way than a journal is written: somebody edited it",
    );
    check(
        |lines| lines[1] = lines[1].replace("who reported it", "who reported jt"),
        2,
        "erasable-differs",
        "`reporter_name` was changed after it was written: its digest does not fit",
    );
    check(
        |lines| {
            let at = lines[1].find(",\"erasable\"").unwrap();
            let end = lines[1].len() - 1;
            lines[1].replace_range(at..end, "");
        },
        2,
        "erasable-missing",
        "`reporter_name` is gone, and no event says that it was erased",
    );
    check(
        |lines| lines[0] = lines[0].replace("\"version\":1", "\"version\":2"),
        1,
        "newer-version",
        "version 2 is newer than this library knows: it reads version 1",
    );
    check(
        |lines| {
            lines.remove(0);
        },
        1,
        "hole",
        "event 1 belongs here, and nowhere is one: after it comes event 2",
    );
    check(
        |lines| lines[4] = lines[4].replace("\"kind\"", "\"knid\""),
        5,
        "unreadable",
        "it cannot be read: entry: event.kind: the field `kind` is missing (missing-field)",
    );
    check(
        |lines| lines[3].truncate(60),
        4,
        "unreadable",
        "it cannot be read: entry: the JSON text ends too early, at line 1 column 60 (not-json)",
    );
    check(
        |lines| lines.insert(3, String::new()),
        4,
        "unreadable",
        "it cannot be read: entry: the JSON text ends too early, at line 1 column 0 (not-json)",
    );
    let long = format!("it has {} bytes, and a line has at most 1048576", Journal::MAX_LINE_BYTES + 1);
    check(|lines| lines[4] = "a".repeat(Journal::MAX_LINE_BYTES + 1), 5, "line-too-long", &long);
}

#[test]
fn what_was_erased_and_is_still_there_is_noticed() {
    let before = five();
    let mut after = before.clone();
    after.append(5, moment("2018-02-01T09:00:00Z"), "w13".parse().unwrap(), Event::erased(2)).unwrap();
    let mut lines: Vec<String> = after.to_json_lines().lines().map(str::to_owned).collect();
    lines[1] = before.entry(2).unwrap().to_json();
    let bad = Journal::open((lines.join("\n") + "\n").as_bytes()).unwrap_err();
    assert_eq!(
        bad.to_string(),
        "line 2: `reporter_name` still stands here, though event 6 says that it was erased"
    );
    assert_eq!(bad.wrong.code(), "not-erased");
}

/// Whoever writes a journal anew gives it hashes that fit each other.
#[test]
fn a_journal_that_was_cut_or_written_anew_is_known_by_its_head() {
    let whole = five();
    let head = whole.head();
    let text = whole.to_json_lines();
    let cut: String = text.lines().take(3).map(|line| line.to_owned() + "\n").collect();
    let cut = Journal::open(cut.as_bytes()).unwrap().journal;
    let bad = cut.verify(head).unwrap_err();
    assert_eq!(
        bad.to_string(),
        "line 4: the journal ends before this line, and it had 5 events: its end is cut off"
    );
    assert_eq!(bad.wrong.code(), "cut");

    let other = journal((0..4).map(|n| event(&format!(r#"{{"kind":"other","n":{n}}}"#))).collect());
    let bad = other.verify(head).unwrap_err();
    assert_eq!((bad.line, bad.wrong.code()), (5, "other-history"));
    assert!(bad.to_string().starts_with("line 5: its hash is not the one that is known of event 5"));
    assert_eq!(whole.verify(head), Ok(()));
    assert_eq!(whole.verify(Head::START), Ok(()));
}

#[test]
fn moments_never_go_back_even_where_the_hashes_fit() {
    // two journals that are right, put together: the second event of the other one fits no chain here; so the chain is made by hand
    let first = journal(vec![]);
    let opening = &first.entries()[0];
    let canonical = r#"{"at":"2018-01-09T09:00:00Z","by":"w13","event":{"kind":"x"},"seq":2}"#;
    let hash = regie::Digest::of(&format!("{}\n{canonical}", opening.hash));
    let line = format!(
        r#"{{"seq":2,"at":"2018-01-09T09:00:00Z","by":"w13","event":{{"kind":"x"}},"hash":"{hash}"}}"#
    );
    let bad = Journal::open(format!("{}\n{line}\n", opening.to_json()).as_bytes()).unwrap_err();
    assert_eq!(
        bad.to_string(),
        "line 2: its moment 2018-01-09T09:00:00Z lies before that of the line before, 2018-01-10T09:00:00+01:00"
    );
}

#[test]
fn a_torn_last_line_is_taken_off_and_nothing_else() {
    let whole = five();
    let text = whole.to_json_lines();
    let start = text[..text.len() - 1].rfind('\n').unwrap() + 1;
    // wherever the writing stopped
    for end in start + 1..text.len() {
        let opened = Journal::open(&text.as_bytes()[..end]).unwrap_or_else(|bad| panic!("{end}: {bad}"));
        let repair = opened.repaired.expect("something was repaired");
        assert_eq!(repair.line, 5);
        if end == text.len() - 1 {
            // all but the line end
            assert_eq!(
                (repair.kept_bytes, repair.dropped, opened.journal.entries()),
                (end, None, whole.entries())
            );
        } else {
            assert_eq!((repair.kept_bytes, opened.journal.entries()), (start, &whole.entries()[..4]));
            assert_eq!(repair.dropped.as_deref(), Some(&text.as_bytes()[start..end]));
        }
    }
    assert_eq!(Journal::open(&text.as_bytes()[..start]).unwrap().repaired, None);
    assert_eq!(Journal::open(b"").unwrap().journal, Journal::new());
    let first = Journal::open(b"{\"seq\":1").unwrap();
    assert_eq!((first.journal, first.repaired.unwrap().kept_bytes), (Journal::new(), 0));
    // the beginning of a line in the middle was not torn off by a machine that stopped
    let half = format!("{}\n{text}", &text[..40]);
    assert_eq!(Journal::open(half.as_bytes()).unwrap_err().line, 1);
}

#[test]
fn bytes_that_are_no_text_are_no_line() {
    let mut bytes = five().to_json_lines().into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 10;
    bytes[at] = 0xff;
    let bad = Journal::open(&bytes).unwrap_err();
    assert_eq!(bad.to_string(), "line 2: it cannot be read: entry: it is not UTF-8 after 9 bytes (not-json)");
}
