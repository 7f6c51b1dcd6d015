//! What is particular to SQLite.

use regie::{Journal, NotStored, Store};
use regie_stores::{SqliteError, SqliteStore};
use rusqlite::Connection;

use crate::common::{Folder, event, five, next};

#[test]
fn what_happened_can_be_asked_by_sql() {
    let folder = Folder::new();
    five(&mut SqliteStore::open(folder.journal()).unwrap());
    let connection = Connection::open(folder.journal()).unwrap();
    let asked = r#"SELECT kind, "by", at, line ->> '$.event.pages' FROM entries WHERE kind = 'note-sent'"#;
    let row = connection.query_row(asked, (), |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, u32>(3)?,
        ))
    });
    let found = ("note-sent".to_owned(), "ocmw-menen".to_owned(), "2018-01-10T09:00:00+01:00".to_owned(), 4);
    assert_eq!(row.unwrap(), found);
}

#[test]
fn it_waits_for_the_disk() {
    let folder = Folder::new();
    let store = SqliteStore::open(folder.journal()).unwrap();
    assert_eq!(store.settings().unwrap(), ("wal".to_owned(), 2));
}

#[test]
fn a_newer_version_is_refused() {
    let folder = Folder::new();
    drop(SqliteStore::open(folder.journal()).unwrap());
    Connection::open(folder.journal()).unwrap().pragma_update(None, "user_version", 2).unwrap();
    let refused = SqliteStore::open(folder.journal()).unwrap_err();
    assert!(matches!(refused, SqliteError::NewerVersion { found: 2 }));
    assert_eq!(refused.to_string(), "the database has version 2, and this program knows 1");
}

#[test]
fn what_was_changed_by_sql_is_seen() {
    let folder = Folder::new();
    let mut store = SqliteStore::open(folder.journal()).unwrap();
    let mut journal = five(&mut store);
    let head = journal.head();
    let connection = Connection::open(folder.journal()).unwrap();
    let lines = |store: &mut SqliteStore| Journal::open(&store.lines_after(0).unwrap());

    connection
        .execute("UPDATE entries SET line = replace(line, '\"pages\":4', '\"pages\":5') WHERE seq = 3", ())
        .unwrap();
    let bad = lines(&mut store).unwrap_err();
    assert_eq!((bad.line, bad.wrong.code()), (3, "tampered"));
    connection
        .execute("UPDATE entries SET line = replace(line, '\"pages\":5', '\"pages\":4') WHERE seq = 3", ())
        .unwrap();

    connection.execute("UPDATE entries SET hash = 'none' WHERE seq = 5", ()).unwrap();
    let (after, entry) = next(&mut journal, event(r#"{"kind":"note-found"}"#));
    assert!(matches!(
        store.append(after, &entry, None),
        Err(NotStored::Failed(SqliteError::Row { seq: 5, .. }))
    ));

    connection.execute("DELETE FROM entries WHERE seq = 5", ()).unwrap();
    let cut = lines(&mut store).unwrap().journal;
    assert_eq!(cut.verify(head).unwrap_err().wrong.code(), "cut");
    assert!(
        matches!(store.append(after, &entry, None), Err(NotStored::Conflict { head: found }) if found == cut.head())
    );
}
