//! What the npm package must answer too, byte for byte: documents of every kind with the answers of the library, written
//! where the tests of the package find them (`tests/js/same-answers.js`), one world a line.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use regie::{
    AgendaOf, Approach, Atlas, BenchmarkOf, Change, Filter, GapAt, GapKind, LoadOf, Options, RoleAt, Scope,
    Strength, Unknown,
};
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

/// An answer as text, or the error in its place.
fn said(answer: Result<String, Unknown>) -> Value {
    answer.map_or_else(
        |unknown| json!({"message": unknown.to_string(), "hint": unknown.nearest()}),
        |text| json!(text),
    )
}

fn joined(answers: impl Iterator<Item = String>) -> String {
    format!("[{}]", answers.collect::<Vec<_>>().join(","))
}

/// Questions as the package takes them (the method and its arguments), each with what the library answers; `n` says which of the many that could be asked.
#[expect(clippy::too_many_lines, reason = "one question after the other")]
fn asked_further(atlas: &Atlas, landscape: &Value, rule_book: &Value, n: usize) -> Vec<Value> {
    let pick = |document: &Value, collection: &str| -> Option<String> {
        let all = document[collection].as_array().filter(|all| !all.is_empty())?;
        Some(all[n % all.len()]["id"].as_str()?.to_owned())
    };
    let mut asked = Vec::new();
    let mut ask =
        |method: &str, arguments: Value, answer: Value| asked.push(json!([method, arguments, answer]));
    let challenge = pick(landscape, "challenges").unwrap_or_else(|| "nergens".to_owned());
    let stakeholder = pick(landscape, "stakeholders").unwrap_or_else(|| "niemand".to_owned());
    let role = pick(rule_book, "roles").unwrap_or_else(|| "geen".to_owned());
    let area = pick(landscape, "areas");

    // somebody who has a role, and anybody
    let given = atlas.assignments(&Filter::default()).unwrap().nth(n % 7);
    let given =
        given.map(|one| [one.challenge, one.role, one.stakeholder, one.area].map(ToString::to_string));
    let anybody = [challenge.clone(), role.clone(), stakeholder.clone(), area.clone().unwrap_or_default()];
    for [challenge, role, stakeholder, area] in given.iter().chain([&anybody]) {
        let mut question = json!({"challenge": challenge, "role": role, "stakeholder": stakeholder});
        let place = (!area.is_empty() && n.is_multiple_of(2)).then_some(area.as_str());
        if let Some(place) = place {
            question["area"] = json!(place);
        }
        let at = RoleAt { challenge, role, stakeholder, area: place };
        let or_null = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
        let arguments = json!([question]);
        ask("why", arguments.clone(), said(atlas.why(&at).map(|why| or_null(why.map(|why| why.to_json())))));
        ask(
            "whyNot",
            arguments.clone(),
            said(atlas.why_not(&at).map(|why| or_null(why.map(|why| why.to_json())))),
        );
        ask("has", arguments.clone(), said(atlas.check(&at).map(|check| check.holds().to_string())));
        if n.is_multiple_of(25) {
            ask("repairs", arguments, said(atlas.repairs(&at).map(|repairs| repairs.to_json())));
        }
    }
    ask("whyDecision", json!([challenge]), said(atlas.why_decision(&challenge).map(|why| why.to_json())));
    let filter = Filter { role: Some(&role), stakeholder: Some(&stakeholder), ..Filter::default() };
    let count = atlas.count(&filter).map(|count| count.to_string());
    ask("count", json!([{"role": role, "stakeholder": stakeholder}]), said(count));

    // each view in one world of three
    let theme = pick(landscape, "themes").filter(|_| n.is_multiple_of(2));
    let scope = Scope { theme: theme.as_deref(), ..Scope::default() };
    let arguments = theme.as_ref().map_or_else(|| json!([]), |theme| json!([{"theme": theme}]));
    match n % 3 {
        0 => {
            ask(
                "threeLists",
                arguments.clone(),
                said(atlas.three_lists(&scope).map(|lists| lists.to_json())),
            );
            ask("blindSpots", arguments, said(atlas.blind_spots(&scope).map(|blind| blind.to_json())));
            ask("lint", json!([]), json!(joined(atlas.lint().iter().map(regie::Lint::to_json))));
        }
        1 => {
            ask("overlap", arguments.clone(), said(atlas.overlap(&scope).map(|overlap| overlap.to_json())));
            let steers = Some(role.as_str());
            let of = LoadOf { scope, steers, ..LoadOf::default() };
            let mut load = arguments.get(0).cloned().unwrap_or_else(|| json!({}));
            load["steers"] = json!(role);
            ask("load", json!([load]), said(atlas.load(&of).map(|load| load.to_json())));
            let (field, of) = match (&area, n % 2) {
                (Some(area), 0) => (json!({"area": area}), AgendaOf::Area(area)),
                _ => (json!({"stakeholder": stakeholder}), AgendaOf::Stakeholder(&stakeholder)),
            };
            ask("agenda", json!([field]), said(atlas.agenda(of).map(|agenda| agenda.to_json())));
        }
        _ => {
            let areas: Vec<&str> = landscape["areas"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|area| area["id"].as_str())
                .collect();
            let figures: Vec<(&str, u64)> =
                areas.iter().skip(1).map(|area| (*area, 1000 + n as u64)).collect();
            let of = BenchmarkOf { areas: &areas, figures: &figures, ..BenchmarkOf::default() };
            let figures: BTreeMap<&str, u64> = figures.iter().copied().collect();
            let arguments = json!([{"areas": areas, "figures": figures}]);
            let compared = atlas.benchmark(&of);
            ask("benchmark", arguments.clone(), said(compared.clone().map(|benchmark| benchmark.to_json())));
            ask(
                "benchmarkCsv",
                arguments,
                said(compared.map(|benchmark| json!(benchmark.to_csv()).to_string())),
            );
            let schemes =
                landscape["schemes"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str());
            if let [from, to, ..] = schemes.collect::<Vec<_>>().as_slice() {
                ask(
                    "crosswalk",
                    json!([from, to]),
                    said(atlas.crosswalk(from, to).map(|crosswalk| crosswalk.to_json())),
                );
            }
        }
    }

    // what it takes to close a gap, where there is one
    let blind = atlas.blind_spots(&Scope::default()).unwrap();
    let gap = blind
        .spots
        .iter()
        .find(|spot| spot.lever.is_some() || (n.is_multiple_of(25) && spot.requirement.is_some()));
    if let Some((spot, area)) = gap.and_then(|spot| Some((spot, spot.area?))) {
        let (field, id) = if let Some(lever) = spot.lever {
            ("lever", lever)
        } else {
            ("requirement", spot.requirement.unwrap())
        };
        let (challenge, id, area) = (spot.challenge.as_str(), id.as_str(), area.as_str());
        let kind = if field == "lever" { GapKind::NoHolder(id) } else { GapKind::Requirement(id) };
        let at = GapAt { challenge, kind, area };
        let arguments = json!([{"challenge": challenge, field: id, "area": area}]);
        ask("closings", arguments, said(atlas.closings(&at, None).map(|closings| closings.to_json())));
    }

    let changes = json!([{"end": {"stakeholders": stakeholder}}]);
    let answer = match Change::from_json(&changes.to_string()).and_then(|changes| atlas.what_if(&changes)) {
        Ok(difference) => json!(difference.to_json()),
        Err(problems) => json!({"problems": serde_json::to_string(problems.as_slice()).unwrap()}),
    };
    ask("whatIf", json!([changes]), answer);
    asked
}

/// The world and its answers. Answers are kept as text, so that they are compared as text.
fn answered((n, asked): (usize, &Asked)) -> Value {
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
                "further": asked_further(&atlas, &landscape, &rule_book, n),
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
    let worlds: Vec<Value> = all().iter().enumerate().map(answered).collect();
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
    let told = |method: &str| {
        let further = worlds.iter().filter_map(|world| world["answers"]["further"].as_array()).flatten();
        let answers = further.filter(|one| one[0] == method).filter_map(|one| one[2].as_str());
        answers.filter(|answer| answer.len() > 100).count()
    };
    let methods = [
        "why",
        "whyNot",
        "whyDecision",
        "threeLists",
        "blindSpots",
        "overlap",
        "load",
        "agenda",
        "benchmark",
        "whatIf",
    ];
    for method in methods {
        assert!(told(method) > WORLDS / 20, "{method}: {}", told(method));
    }
    let mut lines = String::new();
    for world in &worlds {
        writeln!(lines, "{world}").unwrap();
    }
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-answers.jsonl"), lines).unwrap();
}
