//! From a landscape to tables.

use std::collections::BTreeSet;

use serde_json::Value;

use super::cell::{guarded, joined, written};
use super::columns::{Column, Form, HEAD, Kind, MANDATES, STAKEHOLDERS, code_header, kinds};
use super::values::WITHIN;
use super::{Delimiter, Headers};
use crate::document::{Landscape, to_text};

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableForm {
    /// The language of headers and tables.
    pub headers: Headers,
    /// What divides the cells.
    pub delimiter: Delimiter,
    /// Does a byte order mark go before them? Without it, Excel takes UTF-8 for another encoding.
    pub mark: bool,
}

impl Default for TableForm {
    /// As Dutch Excel opens them by a double click: Dutch headers, semicolons, a byte order mark.
    fn default() -> Self {
        Self { headers: Headers::default(), delimiter: Delimiter::default(), mark: true }
    }
}

impl TableForm {
    /// In these headers, as Dutch Excel opens them.
    #[must_use]
    pub fn new(headers: Headers) -> Self {
        Self { headers, ..Self::default() }
    }

    /// A table of rows, the header first.
    pub(super) fn table(self, name: &'static str, rows: &[Vec<String>]) -> TableText {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter.byte())
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for row in rows {
            // to memory, with as many cells as the header: it cannot fail
            let _written = writer.write_record(row);
        }
        let text = writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let mark = if self.mark { "\u{feff}" } else { "" };
        TableText { name, text: format!("{mark}{}", text.unwrap_or_default()) }
    }

    pub(super) fn is_dutch(self) -> bool {
        self.headers == Headers::Dutch
    }

    pub(super) fn name(self, kind: &'static Kind) -> &'static str {
        if self.is_dutch() { kind.dutch } else { kind.name }
    }
}

/// A table that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableText {
    /// What it lists: `stakeholders`, or `betrokkenen`; a good name for its file.
    pub name: &'static str,
    /// Its text, to be written as a file.
    pub text: String,
}

/// Writes a landscape as tables, from which [`read`](super::read) makes the same landscape.
///
/// Collections without an element have no table, and columns without a filled cell are left out. A cell that a spreadsheet would take for a formula has an apostrophe before it, which is
/// taken off again when it is read. (A span of ages that is open on both sides is written as one from 0, which means the same.)
///
/// ```
/// use regie::tables::{Delimiter, Headers, Table, TableForm, TableOptions, read, write};
///
/// let land = regie::Landscape::from_json(r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15",
///     "themes": [{"id": "housing", "label": {"nl": "wonen", "en": "=housing"}}]}"#)?;
/// let mut form = TableForm::new(Headers::English);
/// form.delimiter = Delimiter::Comma;
/// form.mark = false;
/// let tables = write(&land, &form);
/// assert_eq!(tables[1].name, "themes");
/// assert_eq!(tables[1].text, "id,label (en),label (nl)\r\nhousing,'=housing,wonen\r\n");
///
/// let tables: Vec<Table> = tables.iter().map(|table| Table::new(table.name, table.text.as_bytes())).collect();
/// assert_eq!(read(&tables, &TableOptions::new())?.landscape, land);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write(landscape: &Landscape, form: &TableForm) -> Vec<TableText> {
    let whole: Value = serde_json::from_str(&to_text(landscape)).unwrap_or_default();
    let list = |name: &str| whole.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let mut tables = Vec::new();
    for kind in kinds() {
        let mut owners: Vec<&Value> = Vec::new();
        let mut elements: Vec<&Value> = Vec::new();
        match kind.name {
            HEAD => elements.push(&whole),
            MANDATES => {
                for owner in list(STAKEHOLDERS) {
                    for mandate in owner.get(MANDATES).and_then(Value::as_array).into_iter().flatten() {
                        elements.push(mandate);
                        owners.extend(owner.get("id"));
                    }
                }
            }
            name => elements.extend(list(name)),
        }
        if !elements.is_empty() {
            tables.push(form.table(form.name(kind), &rows(kind, &elements, &owners, *form)));
        }
    }
    tables
}

/// The header and a row for each element.
fn rows(kind: &'static Kind, elements: &[&Value], owners: &[&Value], form: TableForm) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); elements.len() + 1];
    for column in &kind.columns {
        let values: Vec<Option<&Value>> = match column.form {
            Form::Owner => owners.iter().copied().map(Some).collect(),
            _ => elements.iter().map(|element| element.get(column.field)).collect(),
        };
        for (tail, header) in tails(kind, column, &values, form) {
            let cells: Vec<String> =
                values.iter().map(|value| cell(column, tail.as_deref(), *value)).collect();
            let is_written = cells.iter().any(|cell| !cell.is_empty());
            let is_required = column.required && tail.is_none() && !matches!(column.form, Form::Text);
            if is_written || is_required {
                let cells = std::iter::once(header).chain(cells);
                rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(guarded(cell)));
            }
        }
    }
    rows
}

/// The columns that a field needs: the languages of its texts, the registers of its codes.
fn tails(
    kind: &Kind,
    column: &Column,
    values: &[Option<&Value>],
    form: TableForm,
) -> Vec<(Option<String>, String)> {
    let header = kind.header(column, form.is_dutch());
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().map(|map| map.keys().cloned().collect()).unwrap_or_default()
    };
    let values = values.iter().flatten();
    let tails: BTreeSet<String> = match column.form {
        Form::Text | Form::Codes => values.flat_map(|value| keys(value)).collect(),
        Form::Texts => values.filter_map(|value| value.as_array()).flatten().flat_map(keys).collect(),
        _ => BTreeSet::new(),
    };
    if matches!(column.form, Form::Codes) {
        return tails.into_iter().map(|scheme| (Some(scheme.clone()), code_header(&scheme))).collect();
    }
    let tagged = tails.into_iter().map(|tag| {
        let header = format!("{header} ({tag})");
        (Some(tag), header)
    });
    std::iter::once((None, header.clone())).chain(tagged.collect::<Vec<_>>()).collect()
}

/// One cell; empty where there is nothing to say.
fn cell(column: &Column, tail: Option<&str>, value: Option<&Value>) -> String {
    let Some(value) = value else { return String::new() };
    let text = |value: &Value| value.as_str().map(written).unwrap_or_default();
    match (column.form, tail, column.part) {
        (Form::Text | Form::Codes, Some(tail), _) => value.get(tail).map(text).unwrap_or_default(),
        (Form::Texts, tail, _) => {
            let items = value.as_array().into_iter().flatten();
            let mut items: Vec<Option<&str>> = items
                .map(|item| match tail {
                    None => item.as_str(),
                    Some(tag) => item.get(tag).and_then(Value::as_str),
                })
                .collect();
            while let [.., None] = items[..] {
                items.pop();
            }
            joined(&items)
        }
        (Form::Areas, ..) => {
            let entries: Vec<String> = value.as_array().into_iter().flatten().map(area_entry).collect();
            joined(&entries.iter().map(|entry| Some(entry.as_str())).collect::<Vec<_>>())
        }
        (Form::Flag, ..) => if value.as_bool() == Some(true) { "x" } else { "" }.to_owned(),
        (Form::Number, _, Some(part)) => {
            let number = value.get(part).and_then(Value::as_u64);
            // open on both sides: from birth on
            let is_open = part == "from" && value.as_object().is_some_and(serde_json::Map::is_empty);
            number.or(is_open.then_some(0)).map(|number| number.to_string()).unwrap_or_default()
        }
        (_, _, Some(part)) => value.get(part).map(text).unwrap_or_default(),
        _ => match value {
            Value::Array(items) => joined(&items.iter().map(Value::as_str).collect::<Vec<_>>()),
            value => text(value),
        },
    }
}

fn area_entry(entry: &Value) -> String {
    let field = |name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default();
    match entry.as_str() {
        Some(area) => area.to_owned(),
        None => format!("{}{WITHIN}{}", field("level"), field("within")),
    }
}
