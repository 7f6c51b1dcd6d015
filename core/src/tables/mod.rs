//! Tables: a landscape as people keep it in spreadsheets, and back.
//!
//! What is in a landscape is kept in towns and regions as lists: who there is, what they may do, what exists, what has to be tackled. [`read`] makes a [`Landscape`](crate::Landscape) of such lists, as CSV;
//! what is wrong with them is said all at once, each by table, row and column as the spreadsheet shows them ([`TableProblem`]). [`write()`] makes tables of a landscape, from which the same
//! landscape is read again. [`templates`] are tables to begin with. The columns, and what may stand in them: see [`crate::docs::tables`].
//!
//! ```
//! use regie::tables::{Table, TableOptions, read};
//!
//! let stakeholders = Table::new("betrokkenen", "naam;soort;werkgebied\nOCMW Menen;OCMW;Menen\n".as_bytes());
//! let mandates = Table::new("bevoegdheden", "betrokkene;hefboom;niveau;gebied\nOCMW Menen;grant-aid;local;34027\n".as_bytes());
//! let mut options = TableOptions::new();
//! options.as_of = Some("2019-01-15".parse()?);
//! options.builds_on = vec!["flanders-vocabulary".parse()?, "flanders-areas".parse()?];
//! let book = regie::flanders::rule_book();
//! options.rule_book = Some(&book);
//! # if cfg!(feature = "flanders-areas") {
//! let landscape = read(&[stakeholders, mandates], &options)?.landscape;
//! assert_eq!(landscape.stakeholders[0].id, "ocmw-menen");
//! assert_eq!(landscape.stakeholders[0].mandates[0].within, "menen");
//!
//! // what is wrong says where
//! let wrong = Table::new("stakeholders", "name,kind,area\n\nOCMW Menen,ocmw,Mennen\n".as_bytes());
//! let problems = read(&[wrong], &options).unwrap_err();
//! let told = problems.as_slice()[0].to_string();
//! assert!(told.starts_with("stakeholders, row 3, column C (area): there is no area `Mennen` (unknown-name); did you mean `Menen`?"));
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod names_of_columns;
mod fold;
mod bytes;
mod cell;
mod columns;
mod problem;
mod sheet;
mod known;
mod values;
mod build;
mod trace;
mod write;
mod hints;
mod templates;

pub use build::{FromTables, TableOptions, read};
pub use problem::{TableCode, TableColumn, TableProblem, TableProblems};
pub use templates::templates;
pub use write::{TableForm, TableText, write};

/// The names of all tables, in order.
pub(crate) fn table_names() -> impl Iterator<Item = &'static str> {
    columns::kinds().iter().map(|kind| kind.name)
}

/// A table, as a file has it: comma, semicolon or tab between the cells; UTF-8, UTF-16 or Windows-1252.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Table<'b> {
    /// What it lists, in Dutch or English: `stakeholders`, `betrokkenen`.
    pub name: &'b str,
    /// What the file holds.
    pub bytes: &'b [u8],
}

impl<'b> Table<'b> {
    /// The largest that a table may be, in bytes.
    pub const MAX_BYTES: usize = 10 * 1024 * 1024;
    /// The most rows that a table may have, the header aside.
    pub const MAX_ROWS: usize = 100_000;
    /// The most columns that a table may have.
    pub const MAX_COLUMNS: usize = 500;

    /// The table of this name, with what its file holds.
    #[must_use]
    pub fn new(name: &'b str, bytes: &'b [u8]) -> Self {
        Self { name, bytes }
    }
}

/// What divides the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as Dutch spreadsheets write it.
    #[default]
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// Every delimiter.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// The language of headers and tables. The other one is read just as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Headers {
    /// `betrokkenen`, `naam`, `werkgebied`.
    #[default]
    Dutch,
    /// `stakeholders`, `label`, `works_in`.
    English,
}
