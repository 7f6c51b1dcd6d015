//! Tables to begin with.

use super::cell::REMARK;
use super::columns::{Column, Kind, kinds};
use super::hints::{EXAMPLES, HINTS};
use super::write::{TableForm, TableText};

/// The tables to begin with: each with its header, a row that says what belongs in each column, and a row that shows it.
///
/// Both rows are remarks (their first cell begins with `#`), so that they may stay: they are not read.
///
/// ```
/// use regie::tables::{Headers, TableForm, templates};
///
/// let tables = templates(&TableForm::new(Headers::Dutch));
/// let stakeholders = tables.iter().find(|table| table.name == "betrokkenen").unwrap();
/// assert!(stakeholders.text.contains("naam;soort;werkgebied"));
/// assert!(stakeholders.text.contains("# gemeente-menen;Gemeente Menen;"));
/// ```
#[must_use]
pub fn templates(form: &TableForm) -> Vec<TableText> {
    let mut tables = Vec::new();
    for kind in kinds() {
        let mut rows: Vec<Vec<String>> = vec![Vec::new(); 3];
        for column in &kind.columns {
            let Some((dutch, english)) = hint(kind, column) else { continue };
            let header = column_header(kind, column, *form);
            let hint = if form.is_dutch() { dutch } else { english };
            let cells = [header, hint.to_owned(), example(kind, column).to_owned()];
            rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
        }
        for row in rows.iter_mut().skip(1) {
            if let Some(first) = row.first_mut() {
                *first = format!("{REMARK} {first}");
            }
        }
        tables.push(form.table(form.name(kind), &rows));
    }
    tables
}

/// What belongs in a column, in Dutch and English; nothing for one that templates leave out.
fn hint(kind: &Kind, column: &Column) -> Option<(&'static str, &'static str)> {
    let path = column.path();
    let of = |table: &str| HINTS.iter().find(|(name, column, ..)| *name == table && *column == path);
    of(kind.name).or_else(|| of("")).map(|(.., dutch, english)| (*dutch, *english))
}

fn example(kind: &Kind, column: &Column) -> &'static str {
    let path = column.path();
    let (_, cells) = EXAMPLES.iter().find(|(name, _)| *name == kind.name).copied().unwrap_or_default();
    cells.iter().find(|(column, _)| *column == path).map_or("", |(_, cell)| cell)
}

/// The register that templates show.
fn column_header(kind: &Kind, column: &Column, form: TableForm) -> String {
    match (column.field, kind.name) {
        ("codes", "areas") => "nis".to_owned(),
        ("codes", _) => "kbo".to_owned(),
        _ => kind.header(column, form.is_dutch()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hint_and_example_speaks_of_a_column() {
        for (table, path, ..) in HINTS {
            let mut of = kinds().iter().filter(|kind| table.is_empty() || kind.name == *table);
            assert!(
                of.any(|kind| kind.columns.iter().any(|column| column.path() == *path)),
                "{table}.{path}"
            );
        }
        for (table, cells) in EXAMPLES {
            let kind = kinds().iter().find(|kind| kind.name == *table).unwrap();
            for (path, _) in *cells {
                let column = kind.columns.iter().find(|column| column.path() == *path).unwrap();
                assert!(hint(kind, column).is_some(), "{table}.{path}");
            }
        }
        for kind in kinds() {
            for column in kind.columns.iter().filter(|column| column.required) {
                assert!(hint(kind, column).is_some(), "{}.{}", kind.name, column.path());
                assert!(!example(kind, column).is_empty(), "{}.{}", kind.name, column.path());
            }
        }
    }
}
