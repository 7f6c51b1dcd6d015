//! The case files in `tests/cases`: small documents with answers that were worked out by hand from the contract.
//!
//! Each case is asked of the library **and** of the naive reference. What a case may leave out is said in `tests/cases/README.md`.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::reference;

/// A case with nothing left out.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) landscape: Value,
    pub(crate) rule_book: Value,
    /// Those that the case supplies, and those that come with the library and are built on.
    pub(crate) sets: BTreeMap<String, Value>,
    /// The names of the latter: the library has them already.
    shipped: Vec<&'static str>,
    pub(crate) as_of: Option<String>,
    expected: Map<String, Value>,
}

pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "there are no case files");
    files
}

pub(crate) fn cases(path: &Path) -> Vec<Map<String, Value>> {
    let text = std::fs::read_to_string(path).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let cases = file["cases"].as_array().unwrap_or_else(|| panic!("{}: no cases", path.display()));
    cases.iter().map(|case| case.as_object().unwrap().clone()).collect()
}

/// Gives `field` of every element of a collection a value where it has none.
fn fill(document: &mut Value, collection: &str, field: &str, value: impl Fn(&Value) -> Value) {
    for element in document.get_mut(collection).and_then(Value::as_array_mut).into_iter().flatten() {
        let missing = value(element);
        if let Some(element) = element.as_object_mut() {
            element.entry(field).or_insert(missing);
        }
    }
}

/// `"th"` as `{"id": "th"}`.
fn open_words(document: &mut Value, collection: &str) {
    for element in document.get_mut(collection).and_then(Value::as_array_mut).into_iter().flatten() {
        if let Value::String(id) = element {
            *element = json!({ "id": id });
        }
    }
}

fn default(document: &mut Value, field: &str, value: Value) {
    if let Some(document) = document.as_object_mut() {
        document.entry(field).or_insert(value);
    }
}

const COLLECTIONS: [&str; 14] = [
    "areas",
    "sectors",
    "levers",
    "target_groups",
    "trends",
    "schemes",
    "themes",
    "stakeholders",
    "agreements",
    "offers",
    "challenges",
    "levels",
    "kinds",
    "roles",
];

fn head(document: &mut Value, format: &str) {
    default(document, "format", json!(format));
    default(document, "version", json!(1));
    default(document, "id", json!("case"));
}

fn fill_landscape(landscape: &mut Value, with_meaning: bool) {
    head(landscape, "regie/landscape");
    default(landscape, "as_of", json!("2020-01-01"));
    if with_meaning {
        let has_challenge_without_theme = landscape["challenges"]
            .as_array()
            .is_some_and(|list| list.iter().any(|challenge| challenge.get("themes").is_none()));
        if has_challenge_without_theme {
            default(landscape, "themes", json!(["th"]));
        }
        for collection in ["levers", "sectors", "target_groups", "schemes", "themes", "trends"] {
            open_words(landscape, collection);
        }
        fill(landscape, "areas", "level", |_| json!("local"));
        fill(landscape, "stakeholders", "kind", |_| json!("k"));
        fill(landscape, "challenges", "spread", |_| json!("separate"));
        fill(landscape, "challenges", "themes", |_| json!(["th"]));
        fill(landscape, "exclusions", "reason", |_| json!("case"));
    }
    for collection in COLLECTIONS {
        fill(landscape, collection, "label", |element| element["id"].clone());
    }
}

fn fill_rule_book(rule_book: &mut Value, with_meaning: bool) {
    head(rule_book, "regie/rulebook");
    if with_meaning {
        let level = |id: &str, approach: &str| json!({"id": id, "label": id, "approach": approach});
        let levels = [
            level("neighbourhood", "local"),
            level("local", "local"),
            level("supralocal", "joint"),
            level("provincial", "joint"),
            level("flemish", "signal"),
            level("federal", "signal"),
        ];
        default(rule_book, "levels", json!(levels));
        default(rule_book, "kinds", json!(["k"]));
        default(rule_book, "roles", json!(["r"]));
        open_words(rule_book, "kinds");
        open_words(rule_book, "roles");
        for collection in ["rules", "requirements", "separations"] {
            fill(rule_book, collection, "source", |_| json!(["case"]));
            fill(rule_book, collection, "when", |_| json!({"all": []}));
        }
        for collection in ["rules", "requirements"] {
            fill(rule_book, collection, "at", |_| json!(["seat"]));
        }
        fill(rule_book, "rules", "effect", |_| json!("assign"));
        fill(rule_book, "requirements", "at_least", |_| json!(1));
        fill(rule_book, "requirements", "severity", |_| json!("gap"));
        fill(rule_book, "separations", "severity", |_| json!("gap"));
    }
    for collection in COLLECTIONS.into_iter().chain(["rules", "requirements", "separations"]) {
        fill(rule_book, collection, "label", |element| element["id"].clone());
    }
}

/// The sets that come with the library, as the reference and the npm package are given them.
fn shipped() -> [(&'static str, &'static str); 5] {
    use regie::flanders;
    [
        (flanders::VOCABULARY, flanders::VOCABULARY_JSON),
        (flanders::AREAS, flanders::AREAS_JSON),
        (flanders::REGIONS, flanders::REGIONS_JSON),
        (flanders::ASSOCIATIONS, flanders::ASSOCIATIONS_JSON),
        (flanders::LOCAL_GOVERNMENTS, flanders::LOCAL_GOVERNMENTS_JSON),
    ]
}

/// Adds the sets that come with the library and on which the documents build; gives their names.
fn add_shipped(landscape: &Value, sets: &mut BTreeMap<String, Value>) -> Vec<&'static str> {
    let mut added = Vec::new();
    loop {
        let documents = std::iter::once(landscape).chain(sets.values());
        let built_on: Vec<&Value> =
            documents.filter_map(|document| document["builds_on"].as_array()).flatten().collect();
        let missing = shipped()
            .into_iter()
            .find(|(name, _)| !sets.contains_key(*name) && built_on.iter().any(|built_on| *built_on == name));
        let Some((name, text)) = missing else { return added };
        sets.insert(name.to_owned(), serde_json::from_str(text).unwrap());
        added.push(name);
    }
}

pub(crate) fn complete(case: Map<String, Value>) -> Case {
    let mut landscape = case["landscape"].clone();
    fill_landscape(&mut landscape, true);
    let mut rule_book = case.get("rule_book").cloned().unwrap_or_else(|| json!({}));
    fill_rule_book(&mut rule_book, true);
    let sets = case.get("sets").and_then(Value::as_object).into_iter().flatten();
    let sets = sets.map(|(name, set)| {
        let mut set = set.clone();
        fill_landscape(&mut set, true);
        (name.clone(), set)
    });
    let mut sets: BTreeMap<String, Value> = sets.collect();
    let shipped = add_shipped(&landscape, &mut sets);
    Case {
        name: case["name"].as_str().unwrap().to_owned(),
        sets,
        shipped,
        as_of: case.get("as_of").map(|date| date.as_str().unwrap().to_owned()),
        landscape,
        rule_book,
        expected: case,
    }
}

/// Every case that has decisions.
pub(crate) fn all() -> Vec<Case> {
    files("").iter().flat_map(|path| cases(path)).map(complete).collect()
}

fn approaches_of<'a>(levels: impl Iterator<Item = &'a Value>) -> Vec<&'static str> {
    let all: Vec<&Value> = levels.collect();
    ["local", "joint", "signal"].into_iter().filter(|a| all.iter().any(|value| *value == a)).collect()
}

fn empty_lists(object: &mut Value, fields: &[&str]) {
    for field in fields {
        default(object, field, json!([]));
    }
}

/// An expected answer with nothing left out.
fn complete_decision(mut decision: Value) -> Value {
    empty_lists(&mut decision, &["seats", "gaps"]);
    for seat in decision["seats"].as_array_mut().unwrap() {
        let area = seat["area"].clone();
        default(seat, "covers", json!([area]));
        default(seat, "level", json!("local"));
        default(seat, "approach", json!("local"));
        default(seat, "approaches", json!(["local"]));
        empty_lists(seat, &["levers", "roles", "excluded", "gaps", "advice"]);
        for lever in seat["levers"].as_array_mut().unwrap() {
            empty_lists(lever, &["sources", "missing_in"]);
            fill(lever, "sources", "for", |_| json!([]));
            fill(lever, "sources", "holders", |_| json!([]));
        }
        fill(seat, "roles", "area", |_| area.clone());
        fill(seat, "roles", "strength", |_| json!("should"));
        fill(seat, "roles", "because", |_| json!(["r1"]));
        fill(seat, "excluded", "area", |_| area.clone());
        fill(seat, "excluded", "because", |_| json!(["r1"]));
        fill(seat, "excluded", "forbidden_by", |_| json!([]));
        fill(seat, "excluded", "exclusions", |_| json!([]));
    }
    let seats = decision["seats"].as_array().unwrap().clone();
    let approaches = approaches_of(seats.iter().flat_map(|seat| seat["approaches"].as_array().unwrap()));
    default(&mut decision, "approach", json!(approaches.last()));
    default(&mut decision, "approaches", json!(approaches));
    decision
}

impl Case {
    pub(crate) fn atlas(&self) -> Result<regie::Atlas, regie::Problems> {
        let mut options = regie::Options {
            as_of: self.as_of.as_deref().map(|date| date.parse().unwrap()),
            ..Default::default()
        };
        let supplied = self.sets.iter().filter(|(name, _)| !self.shipped.contains(&name.as_str()));
        for (name, set) in supplied {
            options.sets.insert_json(name, &set.to_string());
        }
        regie::Atlas::from_json(&self.landscape.to_string(), &self.rule_book.to_string(), &options)
    }

    /// What differs between the expected answer and those of library and reference.
    fn check(&self) -> Result<(), String> {
        let expected: Vec<Value> = self.expected["decisions"].as_array().unwrap().clone();
        let expected: Vec<Value> = expected.into_iter().map(complete_decision).collect();
        let expected = Value::from(expected);
        let notices = self.expected.get("notices").cloned().unwrap_or_else(|| json!([]));

        let by_hand = reference::answer(&self.landscape, &self.rule_book, &self.sets, self.as_of.as_deref());
        let of_reference: Value = serde_json::from_str(&by_hand.decisions).unwrap();
        same("the reference's decisions", &of_reference, &expected)?;
        let without_hint: Vec<Value> = notices
            .as_array()
            .unwrap()
            .iter()
            .map(|notice| json!({"code": notice["code"], "path": notice["path"]}))
            .collect();
        let of_reference: Value = serde_json::from_str(&by_hand.notices).unwrap();
        same("the reference's notices", &of_reference, &Value::from(without_hint))?;

        let atlas = self.atlas().map_err(|problems| problems.to_string())?;
        let text = atlas.decisions_json();
        same("the decisions", &serde_json::from_str(&text).unwrap(), &expected)?;
        same("the notices", &serde_json::to_value(atlas.notices()).unwrap(), &notices)?;
        if text == by_hand.decisions {
            Ok(())
        } else {
            Err("library and reference write differently".to_owned())
        }
    }
}

fn same(what: &str, got: &Value, expected: &Value) -> Result<(), String> {
    if got == expected { Ok(()) } else { Err(format!("{what}\n  expected {expected}\n  got      {got}")) }
}

fn report(failures: &[String], of: usize) {
    assert!(failures.is_empty(), "{} of {of} cases fail:\n\n{}\n", failures.len(), failures.join("\n\n"));
}

#[test]
fn every_case_has_the_answer_that_was_worked_out_by_hand() {
    let mut failures = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    let all = all();
    for case in &all {
        assert!(names.insert(case.name.clone()), "two cases are called {}", case.name);
        if let Err(why) = case.check() {
            failures.push(format!("{}: {}\n  {}", case.name, case.expected["contract"], why));
        }
    }
    report(&failures, all.len());
}

#[test]
fn cases_name_the_sets_that_come_with_the_library() {
    let all = all();
    let named = |name: &str| all.iter().filter(|case| case.shipped.contains(&name)).count();
    for (name, _) in shipped() {
        assert!(named(name) > 0, "no case builds on {name}");
    }
    assert!(
        shipped()
            .iter()
            .map(|(name, _)| *name)
            .all(|name| regie::flanders::sets().names().any(|n| n == name))
    );
    assert_eq!(shipped().len(), regie::flanders::sets().names().count());
}

/// Reads the documents of a case that is about problems.
fn read_wrong(case: &Map<String, Value>) -> Result<regie::Atlas, regie::Problems> {
    let raw = case.get("raw") == Some(&json!(true));
    let text = |document: &str, fill: &dyn Fn(&mut Value)| -> Option<String> {
        if let Some(text) = case.get(&format!("{document}_text")) {
            return Some(text.as_str().unwrap().to_owned());
        }
        let mut value = case.get(document)?.clone();
        if !raw {
            fill(&mut value);
        }
        Some(value.to_string())
    };
    let landscape = text("landscape", &|value| fill_landscape(value, false));
    let rule_book = text("rule_book", &|value| {
        let mut fallback = json!({});
        fill_rule_book(&mut fallback, true);
        fill_rule_book(value, false);
    });
    let rule_book = rule_book.unwrap_or_else(|| {
        let mut value = json!({});
        fill_rule_book(&mut value, true);
        value.to_string()
    });
    let landscape = landscape.unwrap_or_else(|| {
        let mut value = json!({});
        fill_landscape(&mut value, false);
        value.to_string()
    });
    let mut options = regie::Options::default();
    for (name, set) in case.get("sets").and_then(Value::as_object).into_iter().flatten() {
        let mut set = set.clone();
        if !raw && set.is_object() {
            fill_landscape(&mut set, false);
        }
        options.sets.insert_json(name, &set.to_string());
    }
    regie::Atlas::from_json(&landscape, &rule_book, &options)
}

/// The problems of every case that is about them.
pub(crate) fn wrong() -> Vec<regie::Problems> {
    files("problems").iter().flat_map(|path| cases(path)).filter_map(|case| read_wrong(&case).err()).collect()
}

#[test]
fn every_wrong_document_gets_the_problems_that_were_worked_out_by_hand() {
    let mut failures = Vec::new();
    let mut count = 0;
    for case in files("problems").iter().flat_map(|path| cases(path)) {
        count += 1;
        let got = match read_wrong(&case) {
            Ok(_) => json!([]),
            Err(problems) => {
                let mut list = serde_json::to_value(problems.as_slice()).unwrap();
                for problem in list.as_array_mut().unwrap() {
                    let message = problem.as_object_mut().unwrap().remove("message").unwrap();
                    assert!(!message.as_str().unwrap().is_empty(), "a problem says nothing");
                }
                list
            }
        };
        if let Err(why) = same("the problems", &got, &case["problems"]) {
            failures.push(format!("{}: {}\n  {why}", case["name"], case["contract"]));
        }
    }
    report(&failures, count);
}
