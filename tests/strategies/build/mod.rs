//! From draft to world. A pick that points nowhere, or at something that would make the documents invalid, is left out.

mod landscape;
mod rule_book;
mod sets;

use super::World;
use super::draft::{Draft, Pick};
use super::names::DATES;
use serde_json::{Map, Value, json};

pub(crate) fn world(draft: &Draft) -> World {
    let (landscape, sets) = sets::split(&draft.frame, landscape::elements(draft));
    World { landscape, rule_book: rule_book::document(draft), sets, date: DATES[draft.frame.date].to_owned() }
}

type Fields = Map<String, Value>;

/// The n-th of a list of ids.
fn id(ids: &[&str], index: usize) -> Value {
    json!(ids[index])
}

fn chosen(pick: Pick, count: usize) -> usize {
    usize::from(pick) % count
}

/// What a list of picks chooses among `count` things, each once, in the order of the picks.
fn distinct(picks: &[Pick], count: usize) -> Vec<usize> {
    let mut found = Vec::new();
    if count > 0 {
        for &pick in picks {
            push_once(&mut found, chosen(pick, count));
        }
    }
    found
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Documents that say more than they must: sources, notes, labels in several languages, lists that are there but empty.
#[derive(Clone, Copy)]
struct Dress(usize);

impl Dress {
    fn of(draft: &Draft) -> Dress {
        Dress(usize::from(draft.frame.dress))
    }

    /// A list that may be empty.
    fn list(self, fields: &mut Fields, field: &str, list: Vec<Value>) {
        if !list.is_empty() || self.0 % 3 == 2 {
            fields.insert(field.to_owned(), Value::Array(list));
        }
    }

    /// What every element may carry, by its number in the document.
    fn put_on(self, fields: &mut Fields, number: usize) {
        if self.0 == 0 {
            return;
        }
        match (self.0 + number * 7) % 9 {
            0 => drop(fields.insert("source".into(), json!(["decreet, art. 4", { "nl": "raming" }]))),
            1 => drop(fields.insert("modelled".into(), json!(true))),
            2 => drop(fields.insert("note".into(), json!({ "nl": "zie \"bijlage\"", "en": "see\tannex" }))),
            3 if fields.contains_key("label") => {
                fields.insert("label".into(), json!({ "nl": "één", "nl-BE": "eentje", "en": "one" }));
            }
            _ => {}
        }
    }
}

/// A list of themes and the like that restricts, so that an empty one is left out.
fn restriction(fields: &mut Fields, field: &str, list: Vec<Value>) {
    if !list.is_empty() {
        fields.insert(field.to_owned(), Value::Array(list));
    }
}

fn ids(of: &[&str], indexes: &[usize]) -> Vec<Value> {
    indexes.iter().map(|&index| id(of, index)).collect()
}

fn set_valid(fields: &mut Fields, window: u8, draft: &Draft) {
    if let Some(valid) = super::names::validity(window, draft.frame.date) {
        fields.insert("valid".into(), valid);
    }
}

/// Fields from a `json!` object.
fn fields(object: Value) -> Fields {
    match object {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}
