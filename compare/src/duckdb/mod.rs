//! The whole question in SQL, for `DuckDB` from its wheel: the facts as comma separated values, the queries as text, a script that runs them on one thread.

mod conditions;
mod rules;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::answer::Answer;
use crate::programs;
use crate::world::World;

/// What no rule changes.
const WHERE: &str = include_str!("where.sql");
const SCRIPT: &str = include_str!("run.py");

/// Writes everything that the script asks for, and runs it.
pub fn run(folder: &Path, python: &Path) -> Result<Answer> {
    let own = folder.join("duckdb");
    fs::create_dir_all(&own).with_context(|| format!("{} cannot be made", own.display()))?;
    let world = World::read(folder)?;
    let (facts, (_, book)) = (world.facts()?, world.documents()?);
    let mut read = String::new();
    for table in facts.tables() {
        let file = own.join(format!("{}.csv", table.name));
        fs::write(&file, &table.rows).with_context(|| format!("{} cannot be written", file.display()))?;
        let columns: Vec<String> =
            table.columns.iter().map(|(name, kind)| format!("{name} {kind}")).collect();
        writeln!(read, "CREATE TABLE {} ({});", table.name, columns.join(", "))?;
        // DuckDB takes a path as a text: a quote in it is doubled
        let path = file.display().to_string().replace('\'', "''");
        writeln!(read, "COPY {} FROM '{path}' (FORMAT csv, HEADER false);", table.name)?;
    }
    let answer = format!("{WHERE}\n{}", rules::assignments(&facts.ids, &book)?);
    let totals = rules::totals();
    let files = [
        ("read.sql", read.as_str()),
        ("answer.sql", &answer),
        ("count.sql", rules::COUNTS),
        ("totals.sql", &totals),
        ("run.py", SCRIPT),
    ];
    for (name, text) in files {
        fs::write(own.join(name), text).with_context(|| format!("{name} cannot be written"))?;
    }
    drop((facts, world));
    programs::run(std::process::Command::new(python).arg(own.join("run.py")).arg(&own))?;
    Answer::read(&folder.join("duckdb.json"))
}
