//! Files that end where they should not.

use std::fs;
use std::io::Write;

use regie::{Event, Journal, NotStored, Store};
use regie_stores::{FileError, FileStore};

use crate::common::{Folder, all, event, five, next};

/// Opens a file with these bytes, which has so many whole lines of a journal; then it goes on.
fn holds(folder: &Folder, bytes: &[u8], whole: &str) -> FileStore {
    fs::write(folder.journal(), bytes).unwrap();
    let mut store = FileStore::open(folder.journal()).unwrap();
    assert_eq!(String::from_utf8(store.lines_after(0).unwrap()).unwrap(), whole);
    assert_eq!(fs::read(folder.journal()).unwrap(), whole.as_bytes());
    let mut journal = Journal::open(whole.as_bytes()).unwrap().journal;
    let (after, entry) = next(&mut journal, event(r#"{"kind":"done"}"#));
    store.append(after, &entry, None).unwrap();
    assert_eq!(all(&mut store), journal);
    store
}

#[test]
fn a_file_that_ends_at_any_byte_has_all_its_whole_lines() {
    let folder = Folder::new();
    let lines = five(&mut FileStore::open(folder.journal()).unwrap()).to_json_lines();
    let first = lines.find('\n').unwrap() + 1;
    for end in first..=lines.len() {
        // not always text: it may end within a character
        let bytes = &lines.as_bytes()[..end];
        let last = bytes.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
        let lacks_its_end_alone = lines.as_bytes().get(end) == Some(&b'\n') && end > last;
        let whole = if lacks_its_end_alone { &lines[..=end] } else { &lines[..last] };
        let dropped = if lacks_its_end_alone { b"" } else { &bytes[last..] };
        for zeros in [0, 1, 5000] {
            let mut written = bytes.to_vec();
            written.resize(end + zeros, 0);
            let store = holds(&folder, &written, whole);
            let dropped_too = if lacks_its_end_alone { b"" } else { &written[last..] };
            assert!(dropped_too.starts_with(dropped));
            match store.torn() {
                None => assert_eq!(dropped_too, b""),
                Some(torn) => {
                    assert_eq!(torn.dropped, dropped_too);
                    assert_eq!(torn.kept_bytes, u64::try_from(last).unwrap());
                    assert_eq!(torn.line, u32::try_from(whole.lines().count()).unwrap() + 1);
                }
            }
        }
    }
}

#[test]
fn a_file_that_ends_within_its_first_line_is_empty() {
    let folder = Folder::new();
    let lines = five(&mut FileStore::open(folder.journal()).unwrap()).to_json_lines();
    let first = lines.find('\n').unwrap();
    for end in 0..=first {
        fs::write(folder.journal(), &lines[..end]).unwrap();
        let mut store = FileStore::open(folder.journal()).unwrap();
        let whole = if end == first { &lines[..=first] } else { "" };
        assert_eq!(store.lines_after(0).unwrap(), whole.as_bytes());
        assert_eq!(store.torn().is_some(), end > 0 && end < first);
    }
}

#[test]
fn what_somebody_else_wrote_is_not_cut_off() {
    let folder = Folder::new();
    let lines = five(&mut FileStore::open(folder.journal()).unwrap()).to_json_lines();
    let last = lines.lines().last().unwrap();
    let again = format!("{lines}{last}");
    let changed =
        format!("{}{}", &lines[..lines.len() - last.len() - 1], last.replace("note-lost", "note-found"));
    let strange = [
        (format!("{lines}hello"), 6),
        (format!("{lines}hello\n"), 0),
        (format!("{lines}{{}}"), 6),
        (format!("{lines}{{\"kind\":\"note-sent\"}}\n"), 0),
        (again, 6),
        (changed, 5),
    ];
    for (bytes, expected) in strange {
        fs::write(folder.journal(), &bytes).unwrap();
        match FileStore::open(folder.journal()) {
            Err(FileError::Line { line, .. }) => assert_eq!(line, expected, "{bytes}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read_to_string(folder.journal()).unwrap(), bytes);
    }
}

#[test]
fn a_store_that_is_open_heals_before_it_appends() {
    let folder = Folder::new();
    let mut store = FileStore::open(folder.journal()).unwrap();
    let mut journal = five(&mut store);
    // another program was killed while it wrote the same event
    let (after, entry) = next(&mut journal, event(r#"{"kind":"note-found"}"#));
    let line = entry.to_json();
    for end in [1, 40, line.len() - 1] {
        let mut file = fs::OpenOptions::new().append(true).open(folder.journal()).unwrap();
        file.write_all(&line.as_bytes()[..end]).unwrap();
        assert!(store.lines_after(5).unwrap().is_empty());
    }
    store.append(after, &entry, None).unwrap();
    // or had written all but the line end: then it is there
    let (after, entry) = next(&mut journal, event(r#"{"kind":"note-read"}"#));
    let mut file = fs::OpenOptions::new().append(true).open(folder.journal()).unwrap();
    file.write_all(entry.to_json().as_bytes()).unwrap();
    assert!(
        matches!(store.append(after, &entry, None), Err(NotStored::Conflict { head }) if head == entry.head())
    );
    assert_eq!(all(&mut store), journal);
}

#[test]
fn an_erasure_that_was_broken_off_leaves_nothing() {
    let folder = Folder::new();
    let mut store = FileStore::open(folder.journal()).unwrap();
    let journal = five(&mut store);
    let beside = folder.path().join("journal.new");
    fs::write(&beside, journal.to_json_lines()).unwrap();
    assert_eq!(all(&mut store), journal);
    assert!(!beside.exists());
}

#[test]
fn a_file_that_went_away_is_not_made_anew() {
    let folder = Folder::new();
    let mut store = FileStore::open(folder.journal()).unwrap();
    let mut journal = five(&mut store);
    fs::remove_file(folder.journal()).unwrap();
    let (after, entry) = next(&mut journal, event(r#"{"kind":"note-found"}"#));
    assert!(matches!(store.append(after, &entry, None), Err(NotStored::Failed(FileError::Io { .. }))));
    assert!(!folder.journal().exists());
    assert!(FileStore::open(folder.path().join("nowhere/journal")).is_err());
    // a folder is no file
    fs::create_dir(folder.journal()).unwrap();
    assert!(FileStore::open(folder.journal()).is_err());
}

#[test]
#[cfg(unix)]
fn an_erasure_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    let link = folder.path().join("link");
    symlink(folder.journal(), &link).unwrap();
    fs::write(folder.journal(), "").unwrap();
    fs::set_permissions(folder.journal(), fs::Permissions::from_mode(0o640)).unwrap();
    let mut store = FileStore::open(&link).unwrap();
    let mut journal = five(&mut store);
    let erased = journal.entry(2).unwrap().clone().without_erasable();
    let (after, entry) = next(&mut journal, Event::erased(2));
    store.append(after, &entry, Some(&erased)).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(folder.journal()).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(all(&mut FileStore::open(folder.journal()).unwrap()), journal);
}
