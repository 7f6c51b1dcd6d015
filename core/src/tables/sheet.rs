//! A table as it came: its header and its rows, with the numbers that the spreadsheet shows.

use super::bytes::{Decoded, decoded};
use super::cell::{REMARK, unguarded};
use super::columns::{Column, Key, Kind, kinds};
use super::problem::{TableCode, TableColumn, TableProblem};
use super::{Delimiter, Table};
use crate::error::{Nearest, shorten};

/// Stands behind the last row, to see whether quotation marks were left open.
const END: &str = "\n\u{1}the end\u{1}";

/// A table whose columns are known.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) kind: &'static Kind,
    /// Its number among the tables.
    pub(super) number: usize,
    /// The columns that are read: number in the sheet, and what it is.
    pub(super) columns: Vec<(usize, Key)>,
    headers: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A row with something in it.
#[derive(Debug)]
pub(super) struct Row {
    /// As the spreadsheet shows it.
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// The cell in a column of the sheet; nothing where it is empty.
    pub(super) fn cell(&self, at: usize) -> Option<&str> {
        self.cells.get(at).map(|cell| unguarded(cell)).filter(|cell| !cell.trim().is_empty())
    }
}

impl Sheet {
    /// The column of the sheet in which a field stands.
    pub(super) fn column_of(&self, field: &str, part: Option<&str>) -> Option<usize> {
        let is_part = |own: Option<&str>| own.is_none() || part.is_none() || own == part;
        let is_it = |column: &Column| column.field == field && is_part(column.part);
        let mut columns =
            self.columns.iter().filter(|(_, key)| self.kind.columns.get(key.column).is_some_and(is_it));
        // of several, the one of the language or the register
        let tail = |key: &Key| key.tail.is_some() && key.tail.as_deref() == part;
        let first = columns.clone().next();
        columns.find(|(_, key)| tail(key)).or(first).map(|(at, _)| *at)
    }

    /// A problem of this table.
    pub(super) fn problem(&self, code: TableCode, message: impl Into<Box<str>>) -> TableProblem {
        TableProblem {
            table: Some(self.kind.name.into()),
            number: self.number,
            ..TableProblem::new(code, message)
        }
    }

    /// The same in a row, and a column where it is known.
    pub(super) fn at(&self, problem: TableProblem, row: usize, at: Option<usize>) -> TableProblem {
        let column = at.map(|at| TableColumn {
            letters: letters(at).into(),
            name: shorten(self.headers.get(at).map_or("", |name| name.trim())).into(),
        });
        TableProblem { row: Some(row), column, at: at.map_or(0, |at| at + 1), ..problem }
    }
}

/// `A` for the first column, `AA` for the twenty-seventh.
pub(super) fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(at % 26).unwrap_or(0)));
        match (at / 26).checked_sub(1) {
            Some(left) => at = left,
            None => return letters.iter().rev().collect(),
        }
    }
}

/// Reads a table; nothing when it has no header, and problems say why.
pub(super) fn sheet(table: &Table<'_>, number: usize, problems: &mut Vec<TableProblem>) -> Option<Sheet> {
    let kind = kinds().get(number)?;
    let mut sheet = Sheet { kind, number, columns: Vec::new(), headers: Vec::new(), rows: Vec::new() };
    if table.bytes.len() > Table::MAX_BYTES {
        let words =
            format!("this table has {} bytes; at most {} are read", table.bytes.len(), Table::MAX_BYTES);
        problems.push(sheet.problem(TableCode::TableTooLarge, words));
        return None;
    }
    let text = match decoded(table.bytes) {
        Decoded::Text(text) => text.into_owned(),
        Decoded::Windows(text) => {
            let words = "this table is not UTF-8: it was read as Windows-1252";
            problems.push(sheet.problem(TableCode::ReadAsWindows, words));
            text
        }
        Decoded::Not(at) => {
            let words = format!("this is no text that a spreadsheet writes, from byte {} on", at + 1);
            problems.push(sheet.problem(TableCode::NotText, words));
            return None;
        }
    };
    let (named, text) = named_delimiter(&text);
    let delimiter = named.unwrap_or_else(|| likely_delimiter(text, sheet.kind));
    let mut rows = rows(text, delimiter, usize::MAX).into_iter().filter(|row| !is_remark(row));
    let Some(header) = rows.find(|row| !has_no_name(row)) else {
        problems.push(sheet.problem(TableCode::NoHeader, "this table has no header"));
        return None;
    };
    sheet.rows = rows.collect();
    check_quotes(&mut sheet, text, delimiter, problems);
    let longest = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).max(header.cells.len());
    let too_many = (longest > Table::MAX_COLUMNS, sheet.rows.len() > Table::MAX_ROWS);
    if too_many.0 {
        let words = format!("this table has {longest} columns; at most {} are read", Table::MAX_COLUMNS);
        problems.push(sheet.problem(TableCode::TooManyColumns, words));
    }
    if too_many.1 {
        let words = format!("this table has {} rows; at most {} are read", sheet.rows.len(), Table::MAX_ROWS);
        problems.push(sheet.problem(TableCode::TooManyRows, words));
    }
    if too_many != (false, false) {
        return None;
    }
    sheet.headers = header.cells;
    name_columns(&mut sheet, header.number, problems);
    report_ragged(&sheet, problems);
    Some(sheet)
}

/// Excel's own way to say what divides the cells: a first line `sep=;`, which it does not show.
fn named_delimiter(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else { return (None, text) };
    let named = Delimiter::ALL.into_iter().find(|one| rest.starts_with(char::from(one.byte())));
    let Some(named) = named else { return (None, text) };
    let rest = rest.get(1..).unwrap_or_default();
    let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
    match line {
        Some(line) => (Some(named.byte()), line),
        None if rest.is_empty() => (Some(named.byte()), rest),
        None => (None, text),
    }
}

/// The delimiter with which the header names most columns that are known; then the one with most columns.
fn likely_delimiter(text: &str, kind: &Kind) -> u8 {
    let known = kind.known();
    let mut best = (0, 0, Delimiter::Comma.byte());
    for delimiter in Delimiter::ALL {
        // remarks may stand before the header
        let first =
            rows(text, delimiter.byte(), 50).into_iter().find(|row| !is_remark(row) && !has_no_name(row));
        let cells = first.map(|row| row.cells).unwrap_or_default();
        let named = cells.iter().filter(|cell| kind.key(&known, unguarded(cell)).is_some()).count();
        if (named, cells.len()) > (best.0, best.1) {
            best = (named, cells.len(), delimiter.byte());
        }
    }
    best.2
}

/// The rows with something in them, with the number of each.
fn rows(text: &str, delimiter: u8, most: usize) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    // neither can reading fail that reads from memory, nor does a cut at a delimiter break a letter
    while rows.len() < most && reader.read_record(&mut record).unwrap_or(false) {
        let from =
            record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        number += 1 + lines_passed_over(text.as_bytes(), from);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(Row { number, cells: record.iter().map(str::to_owned).collect() });
        }
    }
    rows
}

/// The reader passes over empty lines without a word; a spreadsheet shows them as rows.
fn lines_passed_over(text: &[u8], from: usize) -> usize {
    let mut rest = text.get(from..).unwrap_or_default();
    // the other half of the end of the line before
    if from.checked_sub(1).and_then(|before| text.get(before)) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let Some(next) =
        rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).or_else(|| rest.strip_prefix(b"\r"))
    {
        lines += 1;
        rest = next;
    }
    lines
}

fn is_remark(row: &Row) -> bool {
    let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    first.is_none_or(|cell| cell.starts_with(REMARK))
}

/// Is there nothing but separators in it? Then it is no header.
fn has_no_name(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.trim_matches([';', ',', '\t', ' ']).is_empty())
}

/// Quotation marks that are never closed take everything after them for one cell.
fn check_quotes(sheet: &mut Sheet, text: &str, delimiter: u8, problems: &mut Vec<TableProblem>) {
    if !text.contains('"') {
        return;
    }
    let with_end = rows(&format!("{text}{END}"), delimiter, usize::MAX);
    let closed = with_end.last().is_some_and(|row| matches!(&row.cells[..], [end] if *end == END.trim()));
    if let Some(last) = with_end.last().filter(|_| !closed) {
        let words = "quotation marks are opened in this row and never closed";
        problems.push(sheet.at(sheet.problem(TableCode::OpenQuote, words), last.number, None));
        sheet.rows.retain(|row| row.number < last.number);
    }
}

/// Which column is what.
fn name_columns(sheet: &mut Sheet, row: usize, problems: &mut Vec<TableProblem>) {
    let kind = sheet.kind;
    let known = kind.known();
    let mut nearest = Nearest::new();
    let mut columns: Vec<(usize, Key)> = Vec::new();
    for at in 0..sheet.headers.len() {
        let header = sheet.headers.get(at).map(|header| unguarded(header)).unwrap_or_default();
        if header.trim().is_empty() {
            if let Some(filled) = sheet.rows.iter().find(|row| row.cell(at).is_some()) {
                let words = "this column has no header, and is not read";
                problems.push(sheet.at(
                    sheet.problem(TableCode::UnnamedColumn, words),
                    filled.number,
                    Some(at),
                ));
            }
            continue;
        }
        let value: Box<str> = shorten(header.trim()).into();
        let Some(key) = kind.key(&known, header) else {
            let near =
                nearest.among(&super::fold::folded(header), known.iter().map(|(name, _)| name.as_str()));
            let words = format!("the table `{}` has no column `{value}`, and it is not read", kind.name);
            let problem = sheet.problem(TableCode::UnknownColumn, words);
            let problem = TableProblem { value: Some(value), nearest: near, ..problem };
            problems.push(sheet.at(problem, row, Some(at)));
            continue;
        };
        if let Some((before, _)) = columns.iter().find(|(_, other)| *other == key) {
            let words = format!("`{value}` is the same column as column {}", letters(*before));
            let problem =
                TableProblem { value: Some(value), ..sheet.problem(TableCode::RepeatedColumn, words) };
            problems.push(sheet.at(problem, row, Some(at)));
            continue;
        }
        columns.push((at, key));
    }
    sheet.columns = columns;
}

/// A cell beyond the header belongs nowhere.
fn report_ragged(sheet: &Sheet, problems: &mut Vec<TableProblem>) {
    for row in &sheet.rows {
        let beyond = (sheet.headers.len()..row.cells.len()).find(|at| row.cell(*at).is_some());
        if let Some(at) = beyond {
            let words =
                format!("this row has a cell beyond the {} columns of the header", sheet.headers.len());
            problems.push(sheet.at(sheet.problem(TableCode::RaggedRow, words), row.number, Some(at)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        let shown = [0, 1, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(shown, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn rows_have_the_numbers_of_the_spreadsheet() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = ["", "a,b", "", "", "\"c\nd\",e", ",", "f,g", "", "h"];
            let rows = rows(&lines.join(end), b',', usize::MAX);
            let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [2, 5, 7, 9], "{end:?}");
        }
    }
}
