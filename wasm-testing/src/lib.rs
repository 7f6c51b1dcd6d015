//! The generator of [`regie::testing`] for JavaScript: the entry `regie-wasm/testing` (`js/index.js`).
//!
//! A module of its own, so that the one of the package does not grow. fast-check makes and shrinks bytes; here they become worlds, landscapes and changes, the
//! same as in Rust. Documents go out and come in as JSON text.

use std::collections::BTreeMap;

use regie::testing::drafts::{self, Draft, Form};
use regie::testing::{Size, World};
use regie::{Change, Landscape, RuleBook, flanders};
use wasm_bindgen::prelude::wasm_bindgen;

/// The size that five numbers say: areas, stakeholders, challenges, levers, rules.
fn size(numbers: &[u32]) -> Size {
    let at = |n: usize, otherwise: usize| {
        numbers.get(n).map_or(otherwise, |number| usize::try_from(*number).unwrap_or(usize::MAX))
    };
    let size = Size::default();
    Size {
        areas: at(0, size.areas),
        stakeholders: at(1, size.stakeholders),
        challenges: at(2, size.challenges),
        levers: at(3, size.levers),
        rules: at(4, size.rules),
    }
}

/// The size of small worlds: areas, stakeholders, challenges, levers, rules.
#[wasm_bindgen(js_name = defaultSize, skip_jsdoc)]
#[must_use]
pub fn default_size() -> Vec<u32> {
    let size = Size::default();
    let numbers = [size.areas, size.stakeholders, size.challenges, size.levers, size.rules];
    numbers.into_iter().filter_map(|number| u32::try_from(number).ok()).collect()
}

/// For each list of a draft: how many elements at least, at most, and how many numbers each has.
fn flat(forms: &[Form]) -> Vec<u32> {
    let numbers = forms.iter().flat_map(|form| [form.least, form.most, form.numbers]);
    numbers.map(|number| u32::try_from(number).unwrap_or(u32::MAX)).collect()
}

/// The form of drafts of worlds.
#[wasm_bindgen(js_name = worldForms, skip_jsdoc)]
#[must_use]
pub fn world_forms(numbers: &[u32]) -> Vec<u32> {
    flat(&drafts::world_forms(size(numbers)))
}

/// A world, as JSON text: `{"landscape": …, "options": {"ruleBook": …, "sets": {…}, "asOf": …}}`.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn world(numbers: &[u32], bytes: &[u8]) -> String {
    let size = size(numbers);
    let world = drafts::world(size, &Draft::from_bytes(&drafts::world_forms(size), bytes));
    // ids and dates hold nothing that JSON has to escape
    let sets: Vec<String> =
        world.sets.iter().map(|(name, set)| format!("\"{name}\":{}", set.to_json())).collect();
    format!(
        r#"{{"landscape":{},"options":{{"ruleBook":{},"sets":{{{}}},"asOf":"{}"}}}}"#,
        world.landscape.to_json(),
        world.rule_book.to_json(),
        sets.join(","),
        world.date
    )
}

/// The form of drafts of Flemish landscapes.
#[wasm_bindgen(js_name = landscapeForms, skip_jsdoc)]
#[must_use]
pub fn landscape_forms(numbers: &[u32]) -> Vec<u32> {
    flat(&drafts::flemish_forms(size(numbers)))
}

/// A Flemish landscape, as JSON text.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn landscape(numbers: &[u32], bytes: &[u8]) -> String {
    let forms = drafts::flemish_forms(size(numbers));
    drafts::flemish_landscape(&Draft::from_bytes(&forms, bytes)).to_json()
}

/// The form of drafts of changes.
#[wasm_bindgen(js_name = changeForms, skip_jsdoc)]
#[must_use]
pub fn change_forms() -> Vec<u32> {
    flat(&drafts::change_forms())
}

/// Changes to a world, as JSON text; none where its documents have problems. Without a rule book: that of Flanders; without a date: that of the landscape.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "what may be left out, and lists, cross as values")]
pub fn changes(
    landscape: &str,
    rule_book: Option<String>,
    names: Vec<String>,
    sets: Vec<String>,
    as_of: Option<String>,
    bytes: &[u8],
) -> String {
    let world = read(landscape, rule_book.as_deref(), &names, &sets, as_of.as_deref());
    let changes =
        world.map(|world| drafts::changes(&world, &Draft::from_bytes(&drafts::change_forms(), bytes)));
    Change::to_json(&changes.unwrap_or_default())
}

fn read(
    landscape: &str,
    rule_book: Option<&str>,
    names: &[String],
    sets: &[String],
    as_of: Option<&str>,
) -> Option<World> {
    let rule_book = match rule_book {
        Some(text) => RuleBook::from_json(text).ok()?,
        None => flanders::rule_book(),
    };
    let mut world = World::new(Landscape::from_json(landscape).ok()?, rule_book);
    let sets =
        names.iter().zip(sets).map(|(name, text)| Some((name.clone(), Landscape::from_json(text).ok()?)));
    world.sets = sets.collect::<Option<BTreeMap<String, Landscape>>>()?;
    if let Some(as_of) = as_of {
        world.date = as_of.parse().ok()?;
    }
    Some(world)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_has_the_form_that_the_script_gives_to_an_atlas() {
        let bytes: Vec<u8> = (0..5000_u32).map(|n| (n * 167).to_le_bytes()[0]).collect();
        let world = world(&default_size(), &bytes);
        assert!(world.starts_with(r#"{"landscape":{"format":"regie/landscape""#), "{world}");
        assert!(world.contains(r#","options":{"ruleBook":{"format":"regie/rulebook""#), "{world}");
        assert!(world.ends_with(r#""}}"#), "{world}");
    }

    #[test]
    fn changes_are_made_to_what_was_made_before() {
        let bytes: Vec<u8> = (1..2000_u32).map(|n| (n * 91).to_le_bytes()[0]).collect();
        let landscape = landscape(&[2, 2, 2], &bytes);
        let changes = changes(&landscape, None, vec![], vec![], None, &bytes);
        assert!(changes.len() > 2, "{changes}");
        assert!(Change::from_json(&changes).is_ok());
    }

    #[test]
    fn documents_with_problems_have_no_changes() {
        assert_eq!(changes("{}", None, vec![], vec![], None, &[4; 400]), "[]");
    }
}
