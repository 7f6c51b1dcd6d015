//! A journal in a table of SQLite: one row an event, with its line, and beside it what one may want to ask by SQL.
//!
//! An append is one transaction that has the right to write from its start: it looks at the last row, adds one, and replaces the one from which something is erased. With a write-ahead log and `synchronous = FULL` a
//! transaction that is committed is on the disk. What is erased is overwritten, in the log too.

use std::path::Path;
use std::time::Duration;

use regie::{Digest, Entry, Head, NotStored, Store};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

/// The version of the table.
const VERSION: i64 = 1;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is synchronised, and when; what is erased leaves nothing behind.
const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA secure_delete = ON;
";

const TABLE: &str = r#"
    CREATE TABLE entries (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        kind TEXT NOT NULL,
        hash TEXT NOT NULL,
        line TEXT NOT NULL
    ) STRICT;
    PRAGMA user_version = 1;
"#;

/// A journal in a database of SQLite.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
}

/// Why a database cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SqliteError {
    /// It cannot be read or written.
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    /// It is of a newer version than this program knows.
    #[error("the database has version {found}, and this program knows {VERSION}")]
    NewerVersion {
        /// The version.
        found: i64,
    },
    /// A row is not as it was written.
    #[error("the row of event {seq} is not as it was written: {why}")]
    Row {
        /// Which.
        seq: u32,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl SqliteStore {
    /// Opens a database, or makes one.
    ///
    /// # Errors
    /// [`SqliteError`] when it cannot be made or opened, or is of a newer version.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, SqliteError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(PATIENCE)?;
        connection.execute_batch(SETTINGS)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        match transaction.query_row("PRAGMA user_version", (), |row| row.get(0))? {
            0 => transaction.execute_batch(TABLE)?,
            VERSION => {}
            found => return Err(SqliteError::NewerVersion { found }),
        }
        transaction.commit()?;
        Ok(Self { connection })
    }

    /// Its `journal_mode` and `synchronous`, as SQLite has them: `wal` and 2 (`FULL`), so that what is committed is on the disk.
    ///
    /// # Errors
    /// [`SqliteError`] when it does not say.
    pub fn settings(&self) -> Result<(String, i64), SqliteError> {
        let ask = |name: &str| format!("PRAGMA {name}");
        let mode = self.connection.query_row(&ask("journal_mode"), (), |row| row.get(0))?;
        Ok((mode, self.connection.query_row(&ask("synchronous"), (), |row| row.get(0))?))
    }
}

/// How far the table goes.
fn head(transaction: &Transaction<'_>) -> Result<Head, SqliteError> {
    let last = "SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1";
    let last = transaction.query_row(last, (), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)));
    let Some((seq, hash)) = last.optional()? else { return Ok(Head::START) };
    let hash: Digest = hash.parse().map_err(|_| SqliteError::Row { seq, why: "its hash is none" })?;
    Ok(Head::new(seq, hash))
}

fn add(transaction: &Transaction<'_>, entry: &Entry) -> Result<(), SqliteError> {
    let Entry { seq, at, by, event, hash, .. } = entry;
    let (at, by, hash) = (at.to_string(), by.as_str(), hash.to_string());
    transaction.execute(
        r#"INSERT INTO entries (seq, at, "by", kind, hash, line) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"#,
        (seq, at, by, event.kind(), hash, entry.to_json()),
    )?;
    Ok(())
}

fn replace(transaction: &Transaction<'_>, erased: &Entry) -> Result<(), SqliteError> {
    let seq = erased.seq;
    let update = "UPDATE entries SET line = ?3 WHERE seq = ?1 AND hash = ?2";
    match transaction.execute(update, (seq, erased.hash.to_string(), erased.to_json()))? {
        1 => Ok(()),
        _ => Err(SqliteError::Row { seq, why: "something is to be erased from another event" }),
    }
}

impl Store for SqliteStore {
    type Error = SqliteError;

    fn lines_after(&mut self, seq: u32) -> Result<Vec<u8>, SqliteError> {
        let mut lines = self.connection.prepare("SELECT line FROM entries WHERE seq > ?1 ORDER BY seq")?;
        let lines = lines.query_map((seq,), |row| row.get::<_, String>(0))?;
        let mut all = Vec::new();
        for line in lines {
            all.extend(line?.into_bytes());
            all.push(b'\n');
        }
        Ok(all)
    }

    fn append(
        &mut self,
        after: Head,
        entry: &Entry,
        erased: Option<&Entry>,
    ) -> Result<(), NotStored<SqliteError>> {
        let sqlite = |why| NotStored::Failed(SqliteError::Sqlite(why));
        // a transaction that is not committed is undone when it goes
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sqlite)?;
        let head = head(&transaction)?;
        if head != after {
            return Err(NotStored::Conflict { head });
        }
        add(&transaction, entry)?;
        if let Some(erased) = erased {
            replace(&transaction, erased)?;
        }
        transaction.commit().map_err(sqlite)?;
        if erased.is_some() {
            // the log still has what was erased, until it is emptied: by the next checkpoint, if somebody is reading now
            let emptied = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(()));
            let _ = emptied;
        }
        Ok(())
    }
}
