//! Two places where the journal of a register is kept, so that it outlives the program: a [file](FileStore) of JSON Lines, and a table in [SQLite](SqliteStore).
//!
//! Both keep the promises of [`regie::Store`]: what is acknowledged is there after a crash, an append is there whole or not at all, and of several writers one wins. The same tests hold for both, and a program that
//! appends is killed in the middle of it, hundreds of times.

mod file;
mod sqlite;

pub use file::{FileError, FileStore, Torn};
pub use sqlite::{SqliteError, SqliteStore};
