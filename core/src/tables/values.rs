//! From cells to the values of the JSON form.

use serde_json::{Map, Value};

use super::build::Builder;
use super::cell::{Written, day, flag, many, one};
use super::columns::{Column, Form, Kind};
use super::fold::folded;
use super::known::Unresolved;
use super::names_of_columns::WORDS;
use super::problem::{TableCode, TableProblem};
use super::sheet::{Row, Sheet};
use crate::document::shape::Target;
use crate::error::shorten;

/// What stands between a level and the area in which all of that level are meant: `local in zwvl`.
pub(super) const WITHIN: &str = " in ";

/// A filled cell: its number in the row, its language or register, what stands in it.
type Filled<'c> = (usize, Option<&'c str>, &'c str);

/// Where a value stands, for problems with it.
#[derive(Clone, Copy)]
struct Spot<'s> {
    sheet: &'s Sheet,
    row: &'s Row,
    column: &'static Column,
    at: usize,
}

/// The filled cells of a column of the table.
pub(super) fn filled<'s>(sheet: &'s Sheet, row: &'s Row, column: usize) -> Vec<Filled<'s>> {
    let columns = sheet.columns.iter().filter(|(_, key)| key.column == column);
    columns.filter_map(|(at, key)| Some((*at, key.tail.as_deref(), row.cell(*at)?))).collect()
}

/// The columns of dates in which only the month can stand first somewhere, so that it may do so everywhere.
pub(super) fn month_first(sheet: &Sheet) -> Vec<usize> {
    let dates = sheet.columns.iter().filter(|(_, key)| {
        sheet.kind.columns.get(key.column).is_some_and(|column| matches!(column.form, Form::Date))
    });
    let is_unclear = |at: usize| {
        let mut cells = sheet.rows.iter().filter_map(|row| row.cell(at));
        cells.any(|cell| day(&one(cell)) == Written::Unclear)
    };
    dates.map(|(at, _)| *at).filter(|at| is_unclear(*at)).collect()
}

impl Builder<'_> {
    /// The element of a row, without its id.
    pub(super) fn element(&mut self, sheet: &Sheet, row: &Row, month_first: &[usize]) -> Map<String, Value> {
        let mut element = Map::new();
        let kind: &'static Kind = sheet.kind;
        for (number, column) in kind.columns.iter().enumerate() {
            let cells = filled(sheet, row, number);
            if column.field == "id" && kind.target.is_some() {
                continue;
            }
            let Some((at, _, cell)) = cells.first().copied() else {
                self.report_empty(sheet, row, number, column);
                continue;
            };
            let spot = Spot { sheet, row, column, at };
            let value = match column.form {
                Form::Text => Some(self.text(spot, &cells)),
                Form::Texts => Some(texts(&cells)),
                Form::Id(target) => self.id(spot, target, &one(cell)),
                Form::Ids(target) => Some(self.each(cell, |build, text| build.id(spot, target, text))),
                Form::Word(words) => Some(word(words, &one(cell))),
                Form::Words(words) => Some(self.each(cell, |_, text| Some(word(words, text)))),
                Form::Date => self.date(spot, &one(cell), month_first.contains(&at)),
                Form::Flag => self.flag(spot, &one(cell)),
                Form::Number => self.number(spot, &one(cell)),
                Form::Codes => Some(codes(&cells)),
                Form::Areas => Some(self.each(cell, |build, text| build.area_entry(spot, text))),
                Form::Owner => None,
            };
            let Some(value) = value else { continue };
            match column.part {
                None => {
                    element.insert(column.field.to_owned(), value);
                }
                Some(part) => {
                    let whole = element.entry(column.field).or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(whole) = whole {
                        whole.insert(part.to_owned(), value);
                    }
                }
            }
        }
        element
    }

    fn report_empty(&mut self, sheet: &Sheet, row: &Row, number: usize, column: &'static Column) {
        if !column.required || matches!(column.form, Form::Owner) {
            return;
        }
        // where there is no such column, that was said once
        if let Some((at, _)) = sheet.columns.iter().find(|(_, key)| key.column == number) {
            self.empty_cell(sheet, row, *at);
        }
        self.spoil(sheet, row, column);
    }

    pub(super) fn empty_cell(&mut self, sheet: &Sheet, row: &Row, at: usize) {
        let problem = sheet.problem(TableCode::EmptyCell, "this cell must be filled");
        self.problems.push(sheet.at(problem, row.number, Some(at)));
    }

    fn report(&mut self, spot: Spot<'_>, code: TableCode, value: &str, message: String) -> Option<Value> {
        let problem = spot.sheet.problem(code, message);
        self.report_whole(spot, TableProblem { value: Some(shorten(value).into()), ..problem })
    }

    /// Reports a problem with a cell, so that what follows from it is not reported.
    fn report_whole(&mut self, spot: Spot<'_>, problem: TableProblem) -> Option<Value> {
        self.problems.push(spot.sheet.at(problem, spot.row.number, Some(spot.at)));
        self.spoil(spot.sheet, spot.row, spot.column);
        None
    }

    /// The values of a cell that are right.
    fn each(&mut self, cell: &str, mut value: impl FnMut(&mut Self, &str) -> Option<Value>) -> Value {
        let values = many(cell).into_iter().flatten();
        Value::Array(values.filter_map(|text| value(self, &text)).collect())
    }

    fn text(&mut self, spot: Spot<'_>, cells: &[Filled<'_>]) -> Value {
        if let [(_, None, cell)] = cells {
            return Value::String(one(cell));
        }
        let mut texts = Map::new();
        for (at, tag, cell) in cells {
            // the column without a language stands beside others: it is in Dutch
            let tag = tag.unwrap_or("nl");
            if texts.insert(tag.to_owned(), Value::String(one(cell))).is_some() {
                let words = format!("this text stands twice for the language `{tag}`");
                self.report(Spot { at: *at, ..spot }, TableCode::TwoTexts, tag, words);
            }
        }
        Value::Object(texts)
    }

    fn date(&mut self, spot: Spot<'_>, text: &str, is_month_first: bool) -> Option<Value> {
        let unclear = || format!("`{}` can be read in more than one way", shorten(text));
        match day(text) {
            Written::Either(_) if is_month_first => {
                let words = format!("{}: in this column a month stands first somewhere", unclear());
                self.report(spot, TableCode::AmbiguousDate, text, words)
            }
            Written::Clear(date) | Written::Either(date) => Some(Value::String(date.to_string())),
            Written::Unclear => self.report(spot, TableCode::AmbiguousDate, text, unclear()),
            Written::No => {
                let words = format!("`{}` is not a day of the calendar", shorten(text));
                self.report(spot, TableCode::NotADate, text, words)
            }
        }
    }

    fn flag(&mut self, spot: Spot<'_>, text: &str) -> Option<Value> {
        match flag(text) {
            Some(true) => Some(Value::Bool(true)),
            Some(false) => None,
            None => {
                let words = format!("`{}` is neither yes nor no", shorten(text));
                self.report(spot, TableCode::NotYesOrNo, text, words)
            }
        }
    }

    fn number(&mut self, spot: Spot<'_>, text: &str) -> Option<Value> {
        if let Ok(number) = text.parse::<u32>() {
            return Some(Value::from(number));
        }
        let words = format!("`{}` is not a whole number", shorten(text));
        self.report(spot, TableCode::NotANumber, text, words)
    }

    /// What a cell names.
    fn id(&mut self, spot: Spot<'_>, target: Option<Target>, text: &str) -> Option<Value> {
        let Some(target) = target else { return Some(Value::String(text.to_owned())) };
        let why = match self.known.resolve(target, text, self.day) {
            Ok(id) => return Some(Value::String(id)),
            Err(why) => why,
        };
        let Some(problem) = why.problem(spot.sheet, target, text) else {
            // that a set is not there is said; what it would have answered, nobody knows
            self.spoil(spot.sheet, spot.row, spot.column);
            self.is_unjudged = true;
            return None;
        };
        self.report_whole(spot, problem)
    }

    /// An area, or `LEVEL in AREA`.
    fn area_entry(&mut self, spot: Spot<'_>, text: &str) -> Option<Value> {
        let all_of = |level: String, within: Value| {
            let entry = [("within".to_owned(), within), ("level".to_owned(), Value::String(level))];
            Some(Value::Object(entry.into_iter().collect()))
        };
        if let Some((level, within)) = text.split_once(WITHIN)
            && self.known.levels.contains(level)
            && self.known.is_id(Target::Area, within)
        {
            return all_of(level.to_owned(), Value::String(within.to_owned()));
        }
        let is_area =
            !matches!(self.known.resolve(Target::Area, text, self.day), Err(Unresolved::Unknown(_)));
        if let Some((level, within)) = text.split_once(WITHIN).filter(|_| !is_area)
            && let Ok(level) = self.known.resolve(Target::Level, level.trim(), None)
        {
            let within = self.id(spot, Some(Target::Area), within.trim())?;
            return all_of(level, within);
        }
        self.id(spot, Some(Target::Area), text)
    }
}

/// Several texts; in columns for languages, those at the same place are one.
fn texts(cells: &[Filled<'_>]) -> Value {
    let columns: Vec<(Option<&str>, Vec<Option<String>>)> =
        cells.iter().map(|(_, tag, cell)| (*tag, many(cell))).collect();
    let longest = columns.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    let mut texts = Vec::new();
    for place in 0..longest {
        let mut here: Vec<(Option<&str>, &String)> = Vec::new();
        for (tag, values) in &columns {
            here.extend(values.get(place).and_then(Option::as_ref).map(|text| (*tag, text)));
        }
        match here[..] {
            [] => {}
            [(None, text)] => texts.push(Value::String(text.clone())),
            _ => {
                let tagged = here
                    .into_iter()
                    .map(|(tag, text)| (tag.unwrap_or("nl").to_owned(), Value::String(text.clone())));
                texts.push(Value::Object(tagged.collect()));
            }
        }
    }
    Value::Array(texts)
}

fn codes(cells: &[Filled<'_>]) -> Value {
    let codes =
        cells.iter().filter_map(|(_, scheme, cell)| Some(((*scheme)?.to_owned(), Value::String(one(cell)))));
    Value::Object(codes.collect())
}

/// A word of the form, in Dutch too; another one as it stands, for the reader to refuse.
fn word(words: &[(&'static str, &'static str)], text: &str) -> Value {
    let name = folded(text);
    let known = words.iter().map(|(word, _)| *word).find(|word| {
        let also = WORDS.iter().find(|(of, _)| of == word).map_or(&[][..], |(_, also)| *also);
        folded(word) == name || also.iter().any(|also| folded(also) == name)
    });
    Value::String(known.unwrap_or(text).to_owned())
}
