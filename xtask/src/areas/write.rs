//! Elements and documents as JSON text, one element a line.

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A label; the one that ended says so, where another has its name after it.
pub(super) fn label(nl: &str, en: Option<&str>, taken_over: Option<&str>) -> Value {
    let english = en.unwrap_or(nl);
    match taken_over {
        Some(year) => {
            json!({ "nl": format!("{nl} (tot {year})"), "en": format!("{english} (until {year})") })
        }
        None if en.is_some() => json!({ "nl": nl, "en": english }),
        None => json!(nl),
    }
}

/// An element on a line of its own: the fields that it has, in the order given.
pub(super) fn element(fields: impl IntoIterator<Item = (&'static str, Value)>) -> String {
    let there = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    let fields: Vec<String> = there.map(|(name, value)| format!("{}:{value}", json!(name))).collect();
    format!("{{{}}}", fields.join(","))
}

/// What a set says of itself.
pub(super) struct About {
    pub(super) id: &'static str,
    pub(super) label: Value,
    pub(super) builds_on: &'static [&'static str],
    pub(super) source: &'static [&'static str],
    pub(super) note: Value,
}

/// A whole set: its head, then one collection with an element a line.
pub(super) fn document(about: &About, collection: &str, elements: &[String]) -> Result<String> {
    let head = [
        ("format", json!("regie/landscape")),
        ("version", json!(1)),
        ("id", json!(about.id)),
        ("label", about.label.clone()),
        ("as_of", json!("2025-01-01")),
        ("builds_on", json!(about.builds_on)),
        ("source", json!(about.source)),
        ("note", about.note.clone()),
    ];
    let head: Vec<String> = head
        .into_iter()
        .filter(|(_, value)| *value != json!([]))
        .map(|(name, value)| format!("{}: {value},\n", json!(name)))
        .collect();
    let text = format!("{{\n{}\"{collection}\": [\n{}\n]\n}}\n", head.concat(), elements.join(",\n"));
    serde_json::from_str::<Value>(&text).with_context(|| format!("{} is not JSON", about.id))?;
    Ok(text)
}
