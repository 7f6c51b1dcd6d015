//! Moves part of a landscape into reference sets.

use super::super::draft::Frame;
use super::super::names::{DATES, SETS};
use super::super::shape::{COLLECTIONS, visit_element};
use super::{chosen, fields};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// An element and the collection that it is in.
pub(crate) type Element = (&'static str, Value);

/// The landscape, and the sets by name. An element of a set refers only to what is in that set or in one
/// that it builds on, so that each set is a whole of its own.
pub(crate) fn split(frame: &Frame, mut elements: Vec<Element>) -> (Value, BTreeMap<String, Value>) {
    let count = usize::from(frame.sets);
    let homes = homes(frame, &mut elements);
    let document = |home: usize| {
        let name = if home == count { "landschap" } else { SETS[home] };
        let mut document = fields(json!({ "format": "regie/landscape", "version": 1, "id": name }));
        let as_of = if home == count {
            frame.as_of.unwrap_or(frame.date)
        } else {
            chosen(frame.homes[home], DATES.len())
        };
        document.insert("as_of".into(), json!(DATES[as_of]));
        let builds_on: Vec<&str> = match home {
            0 => vec![],
            2 if frame.homes[0].is_multiple_of(2) => vec![SETS[1], SETS[0]],
            _ => vec![SETS[home - 1]],
        };
        if !builds_on.is_empty() || frame.dress % 3 == 2 {
            document.insert("builds_on".into(), json!(builds_on));
        }
        if frame.dress % 4 == 1 {
            document.insert("label".into(), json!({ "nl": "landschap" }));
            document.insert("source".into(), json!(["verzonnen"]));
        }
        for collection in COLLECTIONS {
            let of_home: Vec<&Value> = elements
                .iter()
                .zip(&homes)
                .filter(|((element_of, _), element_home)| *element_of == collection && **element_home == home)
                .map(|((_, element), _)| element)
                .collect();
            if !of_home.is_empty() || frame.dress % 5 == 2 {
                document.insert(collection.into(), json!(of_home));
            }
        }
        Value::Object(document)
    };
    let sets = (0..count).map(|home| (SETS[home].to_owned(), document(home))).collect();
    (document(count), sets)
}

/// Where each element lives: in a set, the first one being what the others build on, or (the last home) in the landscape.
fn homes(frame: &Frame, elements: &mut [Element]) -> Vec<usize> {
    let last = usize::from(frame.sets);
    let mut homes: Vec<usize> = (0..elements.len())
        .map(|number| match frame.homes[number % frame.homes.len()] {
            _ if last == 0 => last,
            2 => last - 1,
            3 => 0,
            _ => last,
        })
        .collect();
    let place: BTreeMap<(String, String), usize> = elements
        .iter()
        .enumerate()
        .map(|(number, (collection, element))| {
            ((collection.to_string(), element["id"].as_str().unwrap_or_default().to_owned()), number)
        })
        .collect();
    loop {
        let before = homes.clone();
        for number in 0..elements.len() {
            let (collection, element) = &mut elements[number];
            let home = homes[number];
            visit_element(collection, element, &mut |target, id| {
                if let Some(&referred) = place.get(&(target.to_owned(), id.to_owned())) {
                    homes[referred] = homes[referred].min(home);
                }
                id.to_owned()
            });
        }
        if homes == before {
            return homes;
        }
    }
}
