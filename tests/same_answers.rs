//! What the npm package must answer too, byte for byte: documents of every kind with the answers of the library, written
//! where the tests of the package find them (`tests/js/same-answers.js`), one world a line.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use regie::{Approach, Atlas, Filter, Options, Strength};
use serde_json::{Value, json};

use crate::cases;
use crate::strategies::world;

/// How many random worlds. They are the same in every run.
const WORLDS: usize = 2000;

/// Documents as text.
struct Asked {
    name: String,
    landscape: String,
    rule_book: String,
    sets: BTreeMap<String, String>,
    as_of: Option<String>,
}

/// A filter as the package takes it, and as the library does.
fn questions(landscape: &Value, rule_book: &Value) -> Vec<Value> {
    let first = |document: &Value, collection: &str| document[collection][0]["id"].clone();
    vec![
        json!({}),
        json!({"theme": first(landscape, "themes")}),
        json!({"area": first(landscape, "areas"), "strength": "should"}),
        json!({"stakeholder": first(landscape, "stakeholders"), "approach": "local"}),
        json!({"role": first(rule_book, "roles"), "level": first(rule_book, "levels")}),
        json!({"challenge": first(landscape, "challenges")}),
    ]
    .into_iter()
    .filter(|question| question.as_object().unwrap().values().all(Value::is_string))
    .collect()
}

fn assignments(atlas: &Atlas, question: &Value) -> Value {
    let field = |name: &str| question[name].as_str();
    let filter = Filter {
        theme: field("theme"),
        challenge: field("challenge"),
        area: field("area"),
        level: field("level"),
        stakeholder: field("stakeholder"),
        role: field("role"),
        strength: field("strength").map(|word| word.parse::<Strength>().unwrap()),
        approach: field("approach").map(|word| word.parse::<Approach>().unwrap()),
    };
    match atlas.assignments(&filter) {
        Ok(found) => {
            let found: Vec<String> = found.map(|assignment| assignment.to_json()).collect();
            json!(format!("[{}]", found.join(",")))
        }
        Err(unknown) => json!({"message": unknown.to_string(), "hint": unknown.nearest()}),
    }
}

/// The world and its answers. Answers are kept as text, so that they are compared as text.
fn answered(asked: &Asked) -> Value {
    let mut options =
        Options { as_of: asked.as_of.as_deref().map(|date| date.parse().unwrap()), ..Options::default() };
    for (name, set) in &asked.sets {
        options.sets.insert_json(name, set);
    }
    let answers = match Atlas::from_json(&asked.landscape, &asked.rule_book, &options) {
        Err(problems) => json!({"problems": serde_json::to_string(problems.as_slice()).unwrap()}),
        Ok(atlas) => {
            let [landscape, rule_book] = [&asked.landscape, &asked.rule_book]
                .map(|text| serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap());
            let ask = |question: Value| json!([question, assignments(&atlas, &question)]);
            json!({
                "as_of": atlas.date().to_string(),
                "notices": serde_json::to_string(atlas.notices()).unwrap(),
                "decisions": atlas.decisions_json(),
                "assignments": questions(&landscape, &rule_book).into_iter().map(ask).collect::<Vec<_>>(),
            })
        }
    };
    json!({
        "name": asked.name,
        "landscape": asked.landscape,
        "ruleBook": asked.rule_book,
        "sets": asked.sets,
        "asOf": asked.as_of,
        "answers": answers,
    })
}

fn texts(documents: &BTreeMap<String, Value>) -> BTreeMap<String, String> {
    documents.iter().map(|(name, document)| (name.clone(), document.to_string())).collect()
}

/// The cases, the wrong documents, the real landscapes, and random worlds.
fn all() -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for case in cases::all() {
        all.push(Asked {
            name: format!("case {}", case.name),
            landscape: case.landscape.to_string(),
            rule_book: case.rule_book.to_string(),
            sets: texts(&case.sets),
            as_of: case.as_of,
        });
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (file, text) in json_files(&folder.join("tests/cases/problems")) {
        let file: (String, Value) = (file, serde_json::from_str(&text).unwrap());
        for (n, case) in file.1["cases"].as_array().unwrap().iter().enumerate() {
            // as they stand, with nothing filled in: there is all the more wrong with them
            let text = |name: &str| {
                let text = case.get(format!("{name}_text")).map(|text| text.as_str().unwrap().to_owned());
                text.unwrap_or_else(|| case.get(name).unwrap_or(&json!({})).to_string())
            };
            let sets = case.get("sets").and_then(Value::as_object).into_iter().flatten();
            all.push(Asked {
                name: format!("wrong documents {} {n}", file.0),
                landscape: text("landscape"),
                rule_book: text("rule_book"),
                sets: sets.map(|(name, set)| (name.clone(), set.to_string())).collect(),
                as_of: None,
            });
        }
    }
    // the package does not find these by itself
    let presets = folder.join("core/src/presets/flanders");
    let set = |name: &str| {
        let file = presets.join(name.replace('-', "_")).with_extension("json");
        (format!("flanders-{name}"), std::fs::read_to_string(file).unwrap())
    };
    let sets = BTreeMap::from(["areas", "regions", "associations", "local-governments"].map(set));
    for (file, landscape) in json_files(&folder.join("examples/data")) {
        let rule_book = regie::flanders::RULE_BOOK_JSON.to_owned();
        all.push(Asked { name: file, landscape, rule_book, sets: sets.clone(), as_of: None });
    }
    let config = Config { rng_seed: RngSeed::Fixed(2019), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    for n in 0..WORLDS {
        let world = world().new_tree(&mut runner).expect("a world").current();
        all.push(Asked {
            name: format!("random world {n}"),
            landscape: world.landscape.to_string(),
            rule_book: world.rule_book.to_string(),
            sets: texts(&world.sets),
            as_of: (n % 8 > 0).then_some(world.date),
        });
    }
    all
}

fn json_files(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

#[test]
fn the_answers_that_the_npm_package_must_give_are_written_down() {
    let worlds: Vec<Value> = all().iter().map(answered).collect();
    let count = |test: &dyn Fn(&Value) -> bool| worlds.iter().filter(|world| test(&world["answers"])).count();
    assert!(count(&|answers| answers["problems"].is_string()) > 50, "wrong documents");
    assert!(
        count(&|answers| answers["decisions"].as_str().is_some_and(|d| d.len() > 500)) > WORLDS / 2,
        "decisions"
    );
    assert!(
        count(&|answers| answers["notices"].as_str().is_some_and(|n| n.len() > 2)) > WORLDS / 4,
        "notices"
    );
    let mut lines = String::new();
    for world in &worlds {
        writeln!(lines, "{world}").unwrap();
    }
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-answers.jsonl"), lines).unwrap();
}
