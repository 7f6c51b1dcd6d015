//! From tables to a landscape: the JSON form of what the cells say, which the ordinary reader and the ordinary checks judge.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::Table;
use super::cell::{Written, day, one};
use super::columns::{Column, Form, HEAD, MANDATES, STAKEHOLDERS, kind_named, kinds};
use super::fold::{folded, slug};
use super::known::Known;
use super::problem::{TableCode, TableProblem, TableProblems};
use super::sheet::{Row, Sheet, sheet};
use super::trace::Origins;
use super::values::{filled, month_first};
use crate::date::{Date, Validity};
use crate::document::shape::Target;
use crate::document::{Landscape, RuleBook, read_text, to_text};
use crate::error::{Nearest, shorten};
use crate::ids::Id;
use crate::model::sets::Sets;
use crate::order::sort_by;
use crate::text::Text;
use crate::validate::{check, check_depth};

/// What tables do not say, or need to be read.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct TableOptions<'a> {
    /// The id of the landscape, where the tables name none; without it, `landscape`.
    pub id: Option<Id>,
    /// Its name, where the tables name none.
    pub label: Option<Text>,
    /// The day for which it is asked, where the tables name none.
    pub as_of: Option<Date>,
    /// Reference sets on which it builds, beside those that the tables name.
    pub builds_on: Vec<Id>,
    /// Reference sets by name; those of the library are there anyhow.
    pub sets: Option<&'a Sets>,
    /// The rule book whose kinds, levels and roles the tables may name. Without one, these are written by id, and are not checked.
    pub rule_book: Option<&'a RuleBook>,
}

impl TableOptions<'_> {
    /// Tables that say everything by themselves, without a rule book.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

/// What tables say.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FromTables {
    /// The landscape; its text ([`Landscape::to_json`]) reads back as the same.
    pub landscape: Landscape,
    /// What is worth a look: columns that were not read, letters that were guessed.
    pub warnings: TableProblems,
}

/// What is known while tables are read.
pub(super) struct Builder<'a> {
    pub(super) problems: Vec<TableProblem>,
    pub(super) known: Known,
    /// The day for which the landscape is asked, where it is known.
    pub(super) day: Option<Date>,
    /// Cells with a problem, by table, row and field: what the checks say of them follows from it. Row 0 is every row.
    spoiled: BTreeSet<(usize, usize, &'static str)>,
    /// Was something left out that nobody can judge?
    pub(super) is_unjudged: bool,
    options: &'a TableOptions<'a>,
}

/// Reads tables into a landscape.
///
/// Equal rows give the same landscape, whatever the order of the columns, the order of the tables, the delimiter and the encoding.
///
/// # Errors
/// Everything that is wrong with the tables and with the landscape that they make, each by table, row and column, with the warnings among it.
///
/// # Complexity
/// Linear in the cells, and what the check of the landscape takes.
pub fn read(tables: &[Table<'_>], options: &TableOptions<'_>) -> Result<FromTables, TableProblems> {
    let mut problems = Vec::new();
    let sheets = sheets(tables, &mut problems);
    let unknown = Known::new(&[], &Sets::new(), None);
    let mut build = Builder {
        problems,
        known: unknown,
        day: None,
        spoiled: BTreeSet::new(),
        is_unjudged: false,
        options,
    };
    let mut origins = Origins::new(&sheets);
    let mut whole = build.head(&sheets, &mut origins);
    let builds_on = strings(whole.get("builds_on"));
    let no_sets = Sets::new();
    build.known = Known::new(&builds_on, options.sets.unwrap_or(&no_sets), options.rule_book);
    let ids: Vec<Vec<String>> = sheets.iter().map(ids_of).collect();
    for (sheet, ids) in sheets.iter().zip(&ids) {
        build.learn(sheet, ids);
        build.report_missing_columns(sheet);
    }
    for (at, (sheet, ids)) in sheets.iter().zip(ids).enumerate() {
        if ![HEAD, MANDATES].contains(&sheet.kind.name) {
            let elements = build.elements(sheet, ids);
            origins.elements(at, sheet);
            whole.insert(sheet.kind.name.to_owned(), Value::Array(elements));
        }
    }
    build.mandates(&sheets, &mut whole, &mut origins);
    build.finish(&Value::Object(whole), &origins)
}

/// The tables, each once, in the order in which they are documented.
fn sheets(tables: &[Table<'_>], problems: &mut Vec<TableProblem>) -> Vec<Sheet> {
    let mut seen: Vec<usize> = Vec::new();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut nearest = Nearest::new();
    for table in tables {
        let name: Box<str> = shorten(table.name).into();
        let Some(kind) = kind_named(table.name) else {
            let known = kinds().iter().flat_map(|kind| [kind.name, kind.dutch]);
            let near = nearest.among(&folded(table.name).replace(' ', "_"), known);
            let problem = TableProblem::new(TableCode::UnknownTable, format!("there is no table `{name}`"));
            problems.push(TableProblem {
                value: Some(name.clone()),
                table: Some(name),
                nearest: near,
                ..problem
            });
            continue;
        };
        if seen.contains(&kind) {
            let problem =
                TableProblem::new(TableCode::RepeatedTable, format!("the table `{name}` is given twice"));
            problems.push(TableProblem {
                value: Some(name.clone()),
                table: Some(name),
                number: kind,
                ..problem
            });
            continue;
        }
        seen.push(kind);
        sheets.extend(sheet(table, kind, problems));
    }
    sort_by(&mut sheets, |one, other| one.number.cmp(&other.number));
    sheets
}

/// The texts of a list.
fn strings(list: Option<&Value>) -> Vec<String> {
    let values = list.and_then(Value::as_array).into_iter().flatten();
    values.filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

/// The id of every row: the one that stands there, else made of the name, or of what the row joins.
fn ids_of(sheet: &Sheet) -> Vec<String> {
    let column = |field: &str| sheet.kind.columns.iter().position(|column| column.field == field);
    let cell = |row: &Row, field: &str| {
        let cells = filled(sheet, row, column(field)?);
        let of = |tag: Option<&str>| cells.iter().find(|(_, one, _)| *one == tag);
        let first = of(None).or_else(|| of(Some("nl"))).or_else(|| of(Some("en"))).or(cells.first())?;
        Some(one(first.2))
    };
    let mut taken: BTreeSet<String> = sheet.rows.iter().filter_map(|row| cell(row, "id")).collect();
    let made = |row: &Row| {
        let name = cell(row, "label").or_else(|| {
            let parts = ["stakeholder", "role", "within"].map(|field| cell(row, field));
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        });
        name.and_then(|name| slug(&name)).unwrap_or_else(|| format!("row-{}", row.number))
    };
    // the number of the next of that name: a table of one name alone is not looked through again for each row
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    let mut ids = Vec::new();
    for row in &sheet.rows {
        let id = cell(row, "id").unwrap_or_else(|| {
            let made = made(row);
            let next = met.entry(made.clone()).or_insert(1);
            let id = loop {
                let id = if *next == 1 { made.clone() } else { format!("{made}-{next}") };
                *next += 1;
                if !taken.contains(&id) {
                    break id;
                }
            };
            taken.insert(id.clone());
            id
        });
        ids.push(id);
    }
    ids
}

impl Builder<'_> {
    /// Notes that the cell has a problem.
    pub(super) fn spoil(&mut self, sheet: &Sheet, row: &Row, column: &'static Column) {
        self.spoiled.insert((sheet.number, row.number, column.field));
    }

    /// Does what is said of this cell follow from a problem that was reported?
    pub(super) fn is_spoiled(&self, table: usize, row: usize, field: &str) -> bool {
        let spoiled: &BTreeSet<(usize, usize, &str)> = &self.spoiled;
        [0, row].into_iter().any(|row| spoiled.contains(&(table, row, field)))
    }

    /// What the landscape itself says: its id, its day, on what it builds.
    fn head(&mut self, sheets: &[Sheet], origins: &mut Origins) -> Map<String, Value> {
        let sheet = sheets.iter().find(|sheet| sheet.kind.name == HEAD);
        let mut head = Map::new();
        if let Some(sheet) = sheet {
            for (n, row) in sheet.rows.iter().enumerate() {
                if n == 0 {
                    head = self.element(sheet, row, &month_first(sheet));
                    origins.head(row.number);
                } else {
                    let words = "a landscape has one row in this table";
                    let problem = sheet.problem(TableCode::SeveralHeads, words);
                    self.problems.push(sheet.at(problem, row.number, None));
                }
            }
        }
        // an empty cell is one that the caller may fill
        let is_spoiled = |problem: &TableProblem| {
            sheet.is_some_and(|sheet| problem.number == sheet.number) && problem.code == TableCode::EmptyCell
        };
        self.problems.retain(|problem| !is_spoiled(problem));
        let options = self.options;
        if !head.contains_key("id") {
            let id = options.id.as_ref().map_or("landscape", Id::as_str);
            head.insert("id".to_owned(), json!(id));
        }
        if let (false, Some(label)) = (head.contains_key("label"), &options.label) {
            let label = serde_json::to_value(label).unwrap_or_default();
            head.insert("label".to_owned(), label);
        }
        self.day = head.get("as_of").and_then(|day| day.as_str()?.parse().ok()).or(options.as_of);
        let has_day = self.day.is_some() || self.problems.iter().any(|problem| is_day(problem.code));
        if !has_day {
            let words = "nobody says for which day this landscape is asked";
            self.problems.push(TableProblem::new(TableCode::NoDay, words));
        }
        let day = self.day.unwrap_or(Date::MIN);
        head.insert("as_of".to_owned(), json!(day.to_string()));
        let mut builds_on = strings(head.get("builds_on"));
        for name in &options.builds_on {
            if !builds_on.iter().any(|known| *known == name.as_str()) {
                builds_on.push(name.as_str().to_owned());
            }
        }
        if !builds_on.is_empty() {
            head.insert("builds_on".to_owned(), json!(builds_on));
        }
        head.insert("format".to_owned(), json!(Landscape::FORMAT));
        head.insert("version".to_owned(), json!(Landscape::VERSION));
        head
    }

    /// Makes the elements of a table known, so that others can name them.
    fn learn(&mut self, sheet: &Sheet, ids: &[String]) {
        let Some(target) = sheet.kind.target else { return };
        for (row, id) in sheet.rows.iter().zip(ids) {
            let mut names = Vec::new();
            let mut codes = Vec::new();
            let mut valid = Validity::ALWAYS;
            for (number, column) in sheet.kind.columns.iter().enumerate() {
                let mut cells = filled(sheet, row, number).into_iter().map(|(.., cell)| one(cell));
                match (column.field, column.part, column.form) {
                    ("label", ..) => names.extend(cells),
                    (_, _, Form::Codes) => codes.extend(cells),
                    ("valid", Some(part), _) => {
                        let date = cells.next_back().and_then(|cell| match day(&cell) {
                            Written::Clear(date) | Written::Either(date) => Some(date),
                            _ => None,
                        });
                        *(if part == "from" { &mut valid.from } else { &mut valid.until }) = date;
                    }
                    ("level", ..) if target == Target::Area => self.known.levels.extend(cells),
                    _ => {}
                }
            }
            let names = names.iter().map(String::as_str).collect();
            let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            self.known.add(target, id, names, &codes, valid);
        }
    }

    /// A column without which no row is right is missed once.
    fn report_missing_columns(&mut self, sheet: &Sheet) {
        if sheet.rows.is_empty() || sheet.kind.name == HEAD {
            return;
        }
        for (number, column) in sheet.kind.columns.iter().enumerate() {
            let is_there = sheet.columns.iter().any(|(_, key)| key.column == number);
            if !column.required || column.field == "id" || is_there {
                continue;
            }
            self.spoiled.insert((sheet.number, 0, column.field));
            let (dutch, english) = (sheet.kind.header(column, true), sheet.kind.header(column, false));
            let value = if dutch == english { english } else { format!("{dutch} / {english}") };
            let words = format!("the column `{value}` is missing");
            let problem = sheet.problem(TableCode::MissingColumn, words);
            self.problems.push(TableProblem { value: Some(value.into()), row: Some(1), ..problem });
        }
    }

    fn elements(&mut self, sheet: &Sheet, ids: Vec<String>) -> Vec<Value> {
        let month_first = month_first(sheet);
        let mut elements = Vec::new();
        for (row, id) in sheet.rows.iter().zip(ids) {
            let mut element = self.element(sheet, row, &month_first);
            element.insert("id".to_owned(), Value::String(id));
            elements.push(Value::Object(element));
        }
        elements
    }

    /// Gives each mandate to its stakeholder.
    fn mandates(&mut self, sheets: &[Sheet], whole: &mut Map<String, Value>, origins: &mut Origins) {
        let Some(sheet) = sheets.iter().find(|sheet| sheet.kind.name == MANDATES) else { return };
        let month_first = month_first(sheet);
        let mut nobody = Vec::new();
        let owners = whole.get_mut(STAKEHOLDERS).and_then(Value::as_array_mut).unwrap_or(&mut nobody);
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        for (n, owner) in owners.iter().enumerate() {
            let id = owner.get("id").and_then(Value::as_str).unwrap_or_default();
            ids.entry(id.to_owned()).or_insert(n);
        }
        for row in &sheet.rows {
            let mandate = self.element(sheet, row, &month_first);
            let Some(owner) = self.owner(sheet, row, &ids) else { continue };
            let Some(Value::Object(owner_fields)) = owners.get_mut(owner) else { continue };
            let list = owner_fields.entry(MANDATES).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(list) = list {
                list.push(Value::Object(mandate));
                origins.mandate(owner, row.number);
            }
        }
    }

    /// The stakeholder whose mandate it is, by its number.
    fn owner(&mut self, sheet: &Sheet, row: &Row, ids: &BTreeMap<String, usize>) -> Option<usize> {
        let (at, _) = sheet.columns.iter().find(|(_, key)| key.column == 0)?;
        let Some(cell) = row.cell(*at) else {
            self.empty_cell(sheet, row, *at);
            return None;
        };
        let name = one(cell);
        let resolved = self.known.resolve(Target::Stakeholder, &name, self.day);
        if let Ok(id) = &resolved
            && let Some(owner) = ids.get(id)
        {
            return Some(*owner);
        }
        let why = resolved.err().and_then(|why| why.problem(sheet, Target::Stakeholder, &name));
        let problem = why.unwrap_or_else(|| {
            let shown = shorten(&name);
            let words = format!("the stakeholder `{shown}` has no row of its own, and so no mandates");
            TableProblem { value: Some(shown.into()), ..sheet.problem(TableCode::NotInTable, words) }
        });
        self.problems.push(sheet.at(problem, row.number, Some(*at)));
        None
    }

    /// Lets the ordinary reader and checks judge.
    fn finish(mut self, whole: &Value, origins: &Origins) -> Result<FromTables, TableProblems> {
        let book = self.options.rule_book;
        let no_sets = Sets::new();
        let checked = book.map_or(Ok(()), check_depth).and_then(|()| {
            let text = whole.to_string();
            check(
                Some(read_text(&text)),
                book.map(|book| read_text(&to_text(book))),
                self.options.sets.unwrap_or(&no_sets),
            )
        });
        let landscape = match checked {
            Ok(checked) => checked.parts.into_iter().next(),
            Err(problems) => {
                let traced: Vec<TableProblem> =
                    problems.into_iter().filter_map(|problem| origins.trace(problem, &self)).collect();
                self.problems.extend(traced);
                None
            }
        };
        let problems = TableProblems::of(self.problems);
        match landscape {
            Some(landscape) if problems.are_warnings() && !self.is_unjudged => {
                Ok(FromTables { landscape: Arc::unwrap_or_clone(landscape), warnings: problems })
            }
            _ => Err(problems),
        }
    }
}

/// Has the day itself a problem?
fn is_day(code: TableCode) -> bool {
    matches!(code, TableCode::NotADate | TableCode::AmbiguousDate)
}
