//! A landscape from tables, and back: case files, properties, bad input, the region that comes as tables.

mod cases;
mod properties;
mod bad_tables;
mod region;

use regie::tables::{FromTables, Table, TableOptions, TableProblems, read};

/// Tables by name.
pub(crate) fn tables(files: &[(String, String)]) -> Vec<Table<'_>> {
    files.iter().map(|(name, text)| Table::new(name, text.as_bytes())).collect()
}

fn read_files(files: &[(String, String)], options: &TableOptions<'_>) -> Result<FromTables, TableProblems> {
    read(&tables(files), options)
}

/// What was written, by name.
fn written(landscape: &regie::Landscape, form: regie::tables::TableForm) -> Vec<(String, String)> {
    regie::tables::write(landscape, &form).into_iter().map(|one| (one.name.to_owned(), one.text)).collect()
}
