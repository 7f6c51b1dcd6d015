//! The tables, as they stand in `data/flanders`: rows, dates, names.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::BEGIN;

/// From when until when, half open; without a bound, always.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
}

impl Span {
    /// Of the first and the last day, as the tables have them.
    pub(super) fn of_days(first: &str, last: &str) -> Result<Self> {
        let from = (first >= BEGIN).then(|| first.to_owned());
        let until = (!last.is_empty()).then(|| day_after(last)).transpose()?;
        Ok(Self { from, until })
    }

    pub(super) fn begins_before(&self, other: &Self) -> bool {
        self.from <= other.from
    }

    pub(super) fn ends_after(&self, other: &Self) -> bool {
        match (&self.until, &other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => own >= others,
        }
    }

    pub(super) fn covers(&self, other: &Self) -> bool {
        self.begins_before(other) && self.ends_after(other)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        let before = |end: &Option<String>, start: &Option<String>| match (end, start) {
            (Some(end), Some(start)) => end <= start,
            _ => false,
        };
        !before(&self.until, &other.from) && !before(&other.until, &self.from)
    }

    pub(super) fn json(&self) -> Value {
        match (&self.from, &self.until) {
            (None, None) => Value::Null,
            (Some(from), None) => json!({ "from": from }),
            (None, Some(until)) => json!({ "until": until }),
            (Some(from), Some(until)) => json!({ "from": from, "until": until }),
        }
    }
}

/// The first part of a date.
pub(super) fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or(date)
}

/// The day after `YYYY-MM-DD`.
pub(super) fn day_after(date: &str) -> Result<String> {
    let parts: Vec<&str> = date.split('-').collect();
    let numbers: Result<Vec<u32>, _> = parts.iter().map(|part| part.parse()).collect();
    let numbers = numbers.with_context(|| format!("`{date}` is not a date"))?;
    let [year, month, day] = numbers.as_slice() else { bail!("`{date}` is not a date") };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ensure!((1..=12).contains(month) && (1..=days).contains(day), "`{date}` is not a date");
    let (year, month, day) = match (*month, *day) {
        (12, 31) => (year + 1, 1, 1),
        (month, day) if day == days => (*year, month + 1, 1),
        (month, day) => (*year, month, day + 1),
    };
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

/// A name as an id: `De Haan` is `de-haan`.
pub(super) fn slug(name: &str) -> Result<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    ensure!(!name.is_empty() && name.chars().all(plain), "`{name}` cannot be written as an id");
    Ok(name.to_ascii_lowercase().replace(' ', "-"))
}

/// A table of comma separated values without quotes, as `columns` names its columns.
pub(super) fn table<'t, const N: usize>(text: &'t str, columns: [&str; N]) -> Result<Vec<[&'t str; N]>> {
    let mut lines = text.lines();
    let header = lines.next().unwrap_or_default();
    ensure!(header == columns.join(","), "a table has the columns `{header}`, not `{}`", columns.join(","));
    lines
        .map(|line| {
            ensure!(!line.contains('"'), "`{line}` has quotes");
            let cells: Vec<&str> = line.split(',').collect();
            cells.try_into().ok().with_context(|| format!("`{line}` does not have {N} columns"))
        })
        .collect()
}

/// The sources that a cell names.
pub(super) fn sources(cell: &str) -> BTreeSet<&str> {
    cell.split("; ").filter(|source| !source.is_empty()).collect()
}

/// Something of which the name passed on to a successor.
pub(super) struct Name {
    pub(super) id: String,
    /// The year of its end, where another has its name after it.
    pub(super) taken_over: Option<String>,
}

/// The ids of things of one name, in the order in which they began: the first has the name, each later one the year of its beginning behind it.
pub(super) fn names(base: &str, spans: &[&Span]) -> Result<Vec<Name>> {
    let mut names = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let id = match (index, &span.from) {
            (0, _) => base.to_owned(),
            (_, Some(from)) => format!("{base}-{}", year(from)),
            (_, None) => bail!("two of `{base}` have no beginning"),
        };
        let last = index + 1 == spans.len();
        let taken_over = span.until.as_deref().filter(|_| !last).map(|until| year(until).to_owned());
        ensure!(last || taken_over.is_some(), "two of `{base}` are there at once");
        names.push(Name { id, taken_over });
    }
    Ok(names)
}
