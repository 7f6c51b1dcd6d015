//! What is wrong with tables: by table, row and column, as the spreadsheet shows them.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::error::{Code, DidYouMean, Problem, Problems};
use crate::order::sort_by;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal: $mend:literal,)*) => {
        /// The stable codes of problems of tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum TableCode {
            $($(#[doc = $doc])+ $name,)*
            /// A problem that every landscape can have, with the code that it has there.
            Document(Code),
        }

        impl TableCode {
            /// Every code that tables alone have.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* Self::Document(code) => code.as_str() }
            }

            /// What mends it, in English; nothing for what every landscape can have.
            #[must_use]
            pub fn mend(self) -> &'static str {
                match self { $(Self::$name => $mend,)* Self::Document(_) => "" }
            }
        }
    };
}

codes! {
    /// A name that is no table's.
    UnknownTable = "unknown-table": "give it the name of one of the tables",
    /// The same table twice.
    RepeatedTable = "repeated-table": "put the rows in one table",
    /// Bytes that are neither UTF-8, UTF-16 nor Windows-1252.
    NotText = "not-text": "save the sheet as CSV UTF-8",
    /// Not Unicode: read as Windows-1252. A warning.
    ReadAsWindows = "read-as-windows-1252": "look whether letters with accents are right, or save the sheet as CSV UTF-8",
    /// Larger than [`Table::MAX_BYTES`](super::Table::MAX_BYTES).
    TableTooLarge = "table-too-large": "split what it describes over several landscapes",
    /// More rows than [`Table::MAX_ROWS`](super::Table::MAX_ROWS).
    TooManyRows = "too-many-rows": "split what it describes over several landscapes",
    /// More columns than [`Table::MAX_COLUMNS`](super::Table::MAX_COLUMNS).
    TooManyColumns = "too-many-columns": "take the columns out that are not documented",
    /// No row at all.
    NoHeader = "no-header": "begin with a row that names the columns, as in the template",
    /// Quotation marks that open and never close.
    OpenQuote = "open-quote": "close the quotation marks, or double those that belong to the text",
    /// A header that no column has. A warning: its cells are not read.
    UnknownColumn = "unknown-column": "use a name from the template, or take the column out",
    /// Cells under a header that is empty. A warning: they are not read.
    UnnamedColumn = "unnamed-column": "name the column, or empty it",
    /// Two headers for one column.
    RepeatedColumn = "repeated-column": "keep one of the two columns",
    /// A column that must be there is not.
    MissingColumn = "missing-column": "add the column",
    /// A cell beyond the last header.
    RaggedRow = "ragged-row": "put text that holds the separator between quotation marks, or name the column",
    /// A cell that must be filled is empty.
    EmptyCell = "empty-cell": "fill in the cell",
    /// No id, official name or code of what belongs here.
    UnknownName = "unknown-name": "write the id, the official name or the code of something that is described",
    /// A name that several have.
    AmbiguousName = "ambiguous-name": "write the id of the one that is meant",
    /// Mandates of a stakeholder that has no row of its own.
    NotInTable = "not-in-table": "give the stakeholder a row in the table of stakeholders",
    /// Not a day of the calendar.
    NotADate = "not-a-date": "write 2019-01-31 or 31/01/2019",
    /// A day that can be read in more than one way.
    AmbiguousDate = "ambiguous-date": "write the year first: 2019-01-31",
    /// Neither yes nor no.
    NotYesOrNo = "not-yes-or-no": "write yes, no or x",
    /// Not a whole number.
    NotANumber = "not-a-number": "write a whole number",
    /// The same text twice for one language.
    TwoTexts = "two-texts": "keep one of the two",
    /// More than one row that says what the landscape is.
    SeveralHeads = "several-heads": "keep one row",
    /// Nobody says for which day the landscape is asked.
    NoDay = "no-day": "give the day in the table of the landscape, or with the question",
}

impl fmt::Display for TableCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A column, as the spreadsheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableColumn {
    /// Its letters: `A`, `AB`.
    pub letters: Box<str>,
    /// Its header, as it stands there.
    pub name: Box<str>,
}

/// What is wrong in a table, or worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableProblem {
    /// The table: `stakeholders`; of one that is unknown, its name as given. Nothing where it lies in a reference set, or in what is not there.
    pub table: Option<Box<str>>,
    /// The row as the spreadsheet shows it: the header is row 1.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<TableColumn>,
    /// What kind of problem it is.
    pub code: TableCode,
    /// The value or the name of which it speaks.
    pub value: Option<Box<str>>,
    /// The ids of all that have an ambiguous name.
    pub candidates: Vec<Box<str>>,
    /// The nearest name that would have been right there.
    pub nearest: Option<Box<str>>,
    /// What is wrong, in English.
    pub message: Box<str>,
    pub(super) number: usize,
    pub(super) at: usize,
    /// The problem of the landscape that it is.
    pub(crate) inner: Option<Box<Problem>>,
}

impl TableProblem {
    pub(super) fn new(code: TableCode, message: impl Into<Box<str>>) -> Self {
        Self {
            table: None,
            row: None,
            column: None,
            code,
            value: None,
            candidates: Vec::new(),
            nearest: None,
            message: message.into(),
            number: usize::MAX,
            at: 0,
            inner: None,
        }
    }

    /// Is it only worth a look? The tables are read all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self.code, TableCode::ReadAsWindows | TableCode::UnknownColumn | TableCode::UnnamedColumn)
    }
}

impl fmt::Display for TableProblem {
    /// `stakeholders, row 5, column D (kind): …`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lead = Vec::new();
        lead.extend(self.table.as_deref().map(Cow::Borrowed));
        lead.extend(self.row.map(|row| Cow::Owned(format!("row {row}"))));
        let column = self.column.as_ref();
        lead.extend(column.map(|column| Cow::Owned(format!("column {} ({})", column.letters, column.name))));
        let colon = if lead.is_empty() { "" } else { ": " };
        let near = DidYouMean(self.nearest.as_deref());
        write!(f, "{}{colon}{} ({}){near}", lead.join(", "), self.message, self.code)?;
        let mend = self.code.mend();
        if mend.is_empty() { Ok(()) } else { write!(f, "; {mend}") }
    }
}

impl Serialize for TableProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(table) = &self.table {
            map.serialize_entry("table", table)?;
        }
        if let Some(row) = self.row {
            map.serialize_entry("row", &row)?;
        }
        if let Some(column) = &self.column {
            map.serialize_entry("column", &column.name)?;
            map.serialize_entry("letters", &column.letters)?;
        }
        map.serialize_entry("severity", if self.is_warning() { "warning" } else { "problem" })?;
        map.serialize_entry("code", self.code.as_str())?;
        map.serialize_entry("message", &self.message)?;
        if !self.code.mend().is_empty() {
            map.serialize_entry("mend", self.code.mend())?;
        }
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        if !self.candidates.is_empty() {
            map.serialize_entry("candidates", &self.candidates)?;
        }
        if let Some(nearest) = &self.nearest {
            map.serialize_entry("nearest", nearest)?;
        }
        map.end()
    }
}

/// Everything that is wrong with tables, and what is worth a look: by table, row, column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableProblems(Vec<TableProblem>);

impl TableProblems {
    pub(super) fn of(mut problems: Vec<TableProblem>) -> Self {
        sort_by(&mut problems, |a, b| {
            let key = |one: &TableProblem| (one.number, one.row, one.at, one.code);
            key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
        });
        problems.dedup();
        let overflow = problems.len() > Problems::LIMIT;
        problems.truncate(Problems::LIMIT);
        if overflow {
            let words = format!("more than {} problems: the others are not listed", Problems::LIMIT);
            problems.push(TableProblem::new(TableCode::Document(Code::TooManyProblems), words));
        }
        Self(problems)
    }

    /// The problems and warnings, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, TableProblem> {
        self.0.iter()
    }

    /// The problems and warnings as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[TableProblem] {
        &self.0
    }

    /// Can the tables be read all the same?
    #[must_use]
    pub fn are_warnings(&self) -> bool {
        self.0.iter().all(TableProblem::is_warning)
    }
}

impl<'a> IntoIterator for &'a TableProblems {
    type Item = &'a TableProblem;
    type IntoIter = std::slice::Iter<'a, TableProblem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl fmt::Display for TableProblems {
    /// One a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            let line_end = if n == 0 { "" } else { "\n" };
            write!(f, "{line_end}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for TableProblems {}
