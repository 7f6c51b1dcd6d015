//! The JSON Schemas, held against the reader: they accept what it accepts and refuse what it refuses.

use jsonschema::Validator;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use regie::{Code, Problems};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::strategies::{World, world};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn schemas() -> [(&'static str, String); 6] {
    [
        ("landscape", regie::schema::landscape()),
        ("rulebook", regie::schema::rule_book()),
        ("decision", regie::schema::decision()),
        ("path", regie::schema::path()),
        ("snapshot", regie::schema::snapshot()),
        ("event", regie::schema::event()),
    ]
}

/// With `format` as a demand, as editors have it.
fn validator(schema: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&parse(schema)).unwrap()
}

/// What a schema has against a document, a line each.
fn objections(schema: &Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn assert_valid(schema: &Validator, document: &Value, name: &str) {
    let objections = objections(schema, document);
    assert!(objections.is_empty(), "{name}:\n{}", objections.join("\n"));
}

/// A kind of document: its schema, and the reader for it.
struct Form {
    name: &'static str,
    schema: Validator,
    read: fn(&str) -> Result<(), Problems>,
    /// What the reader alone can see in a change of one place.
    beyond: fn(&regie::Problem) -> bool,
}

fn forms() -> [Form; 3] {
    [
        Form {
            name: "landscape",
            schema: validator(&regie::schema::landscape()),
            read: |text| regie::Landscape::from_json(text).map(drop),
            beyond: |problem| problem.code == Code::NeverValid,
        },
        Form {
            name: "rulebook",
            schema: validator(&regie::schema::rule_book()),
            read: |text| regie::RuleBook::from_json(text).map(drop),
            beyond: |problem| problem.code == Code::NeverValid,
        },
        Form {
            name: "path",
            schema: validator(&regie::schema::path()),
            read: |text| regie::SignalPath::from_json(text).map(drop),
            // states and steps that are there, once; actors who are somebody
            beyond: |problem| {
                let of_steps =
                    ["an actor is", "whose sector", "in `requires`", "a role that", "beside the path"];
                [Code::UnknownReference, Code::RepeatedId].contains(&problem.code)
                    || of_steps.iter().any(|words| problem.message.contains(words))
            },
        },
    ]
}

/// The documents of the project, with their paths.
fn real_documents() -> Vec<(PathBuf, Value)> {
    let folders = ["examples/data", "core/src/presets/flanders"];
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    assert!(paths.len() >= 3);
    let read = |path: PathBuf| (path.clone(), parse(&std::fs::read_to_string(path).unwrap()));
    paths.into_iter().map(read).collect()
}

/// The same worlds in every run.
fn worlds(count: usize) -> Vec<World> {
    let config =
        Config { rng_seed: RngSeed::Fixed(0x0005_c4e3), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    (0..count).map(|_| world().new_tree(&mut runner).unwrap().current()).collect()
}

fn decisions(landscape: &str, rule_book: &str, options: &regie::Options) -> Vec<Value> {
    let atlas = regie::Atlas::from_json(landscape, rule_book, options).unwrap_or_else(|e| panic!("{e}"));
    atlas.decisions().map(|decision| parse(&decision.to_json())).collect()
}

#[test]
fn the_files_are_what_the_code_makes() {
    for (name, made) in schemas() {
        let path = root().join("schemas").join(format!("{name}.schema.json"));
        if std::env::var_os("REGIE_UPDATE").is_some() {
            std::fs::write(&path, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == made,
            "{} is not what the code makes: `REGIE_UPDATE=1 cargo test --test suite schemas` writes it again",
            path.display()
        );
    }
}

#[test]
fn the_schemas_are_schemas() {
    for (name, text) in schemas() {
        let schema = parse(&text);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

/// Calls `visit` for a schema and every schema in it, with its path.
fn walk(path: &str, schema: &Value, visit: &mut dyn FnMut(&str, &serde_json::Map<String, Value>)) {
    match schema {
        Value::Object(keywords) => {
            visit(path, keywords);
            for (key, part) in keywords {
                walk(&format!("{path}/{key}"), part, visit);
            }
        }
        Value::Array(parts) => {
            for (n, part) in parts.iter().enumerate() {
                walk(&format!("{path}/{n}"), part, visit);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_and_every_word_is_described() {
    for (name, text) in schemas() {
        let schema = parse(&text);
        let mut described = 0;
        let mut wrong = Vec::new();
        walk(name, &schema, &mut |path, keywords| {
            let is_word =
                keywords.contains_key("const") && (path.contains("/oneOf/") || path.contains("/anyOf/"));
            if path.rsplit('/').nth(1) == Some("properties") || is_word {
                let words = keywords.get("description").and_then(Value::as_str).unwrap_or_default();
                let is_sentence =
                    words.ends_with(['.', '?', ')']) && !words.contains(['*', '\n']) && !words.contains("[`");
                if is_sentence {
                    described += 1;
                } else {
                    wrong.push(format!("{path}: {words:?}"));
                }
            }
        });
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(described > 30, "{name} describes {described} fields");
    }
}

#[test]
fn every_definition_is_used_and_none_is_elsewhere() {
    for (name, text) in schemas() {
        let schema = parse(&text);
        let mut used = BTreeSet::new();
        walk("", &schema, &mut |_, keywords| {
            if let Some(target) = keywords.get("$ref") {
                used.insert(target.as_str().unwrap().to_owned());
            }
        });
        let made = schema["$defs"].as_object().unwrap().keys().map(|key| format!("#/$defs/{key}"));
        assert_eq!(made.collect::<BTreeSet<String>>(), used, "{name}");
    }
}

/// Some editors put a definition in the place of the reference to it: then the definition must not say what its user says.
#[test]
fn a_definition_takes_the_words_of_nobody() {
    for (name, text) in schemas() {
        let schema = parse(&text);
        walk(name, &schema, &mut |path, keywords| {
            let Some(target) = keywords.get("$ref") else { return };
            let definition = schema.pointer(target.as_str().unwrap().trim_start_matches('#')).unwrap();
            for (keyword, value) in keywords {
                let same = definition.get(keyword).is_none_or(|other| other == value);
                assert!(same, "{path}: {target} has another `{keyword}`");
            }
        });
    }
}

#[test]
fn real_documents_are_accepted() {
    let forms = forms();
    for (path, document) in real_documents() {
        let form = forms.iter().find(|form| document["format"] == format!("regie/{}", form.name)).unwrap();
        assert_valid(&form.schema, &document, &path.display().to_string());
    }
}

#[test]
fn real_decisions_are_accepted() {
    let schema = validator(&regie::schema::decision());
    let landscape =
        std::fs::read_to_string(root().join("examples/data/zuid-west-vlaanderen-2019.json")).unwrap();
    let book = regie::flanders::rule_book().to_json();
    let decisions = decisions(&landscape, &book, &regie::Options::default());
    assert!(decisions.len() > 10);
    for decision in decisions {
        assert_valid(&schema, &decision, &decision["challenge"].to_string());
    }
}

#[test]
fn random_worlds_and_their_decisions_are_accepted() {
    let [landscape, rule_book, _] = forms();
    let decision = validator(&regie::schema::decision());
    let mut seen = BTreeSet::new();
    for world in worlds(200) {
        assert_valid(&landscape.schema, &world.landscape, &format!("{world:?}"));
        assert_valid(&rule_book.schema, &world.rule_book, &format!("{world:?}"));
        let mut sets = regie::Sets::new();
        for (name, set) in &world.sets {
            assert_valid(&landscape.schema, set, &format!("{name} of {world:?}"));
            sets.insert_json(name, &set.to_string());
        }
        let options = regie::Options { as_of: Some(world.date.parse().unwrap()), sets };
        for answer in decisions(&world.landscape.to_string(), &world.rule_book.to_string(), &options) {
            assert_valid(&decision, &answer, &format!("{answer} of {world:?}"));
            pointers("", &answer, &mut |pointer, _| {
                seen.insert(kind_of_place(pointer));
            });
        }
    }
    // so that an empty answer everywhere would not do
    let places =
        ["/gaps/*", "/seats/*/gaps/*/roles", "/seats/*/advice/*/found", "/seats/*/excluded/*/exclusions/*"];
    for place in places {
        assert!(seen.contains(place), "no world has {place}");
    }
}

/// What registers took, and what they came to; and what no register takes.
#[test]
fn events_and_snapshots_are_accepted() {
    let (event, snapshot) = (validator(&regie::schema::event()), validator(&regie::schema::snapshot()));
    let mut seen = BTreeSet::new();
    for seed in 0..8 {
        let register = crate::signals::properties::live(seed, 30, |_, _, _, _, _| Ok(())).unwrap();
        assert_valid(&snapshot, &parse(&register.snapshot().to_json()), "snapshot");
        for entry in register.journal().entries() {
            let said = parse(entry.event.to_json());
            assert_valid(&event, &said, entry.event.to_json());
            seen.insert(said.get("step").unwrap_or(&said["kind"]).to_string());
            for key in ["unknown", "kind"] {
                let mut wrong = said.clone();
                wrong[key] = json!("unknown");
                assert!(!event.is_valid(&wrong), "{wrong}");
            }
        }
    }
    assert_valid(&event, &parse(regie::Event::erased(2).to_json()), "erased");
    for what in ["opened", "landscape-changed", "signal-reported", "screen", "bundle", "direct"] {
        assert!(seen.contains(&format!("\"{what}\"")), "no register has {what}");
    }
}

/// An event of each kind of the processes, with every field.
fn whole_events() -> Vec<Value> {
    let period = json!({"from": "2018-01-29", "until": "2018-04-01"});
    let half_day = json!({"date": "2018-01-30", "half": "morning"});
    let on = |kind: &str, rest: Value| {
        let of =
            if regie::trajectories::TrajectoryEvent::KINDS.contains(&kind) { "trajectory" } else { "plan" };
        crate::trajectories::with(json!({"kind": kind, of: "x"}), rest)
    };
    vec![
        json!({"kind": "signal-reported", "signal": "s", "themes": ["t"], "areas": ["a"], "seen": {"nl": "x"}, "target_groups": ["g"],
            "people": 3, "urgency": "soon", "sector": "x", "reporter_name": {"digest": "x"}}),
        json!({"kind": "signal-step", "signals": ["s"], "step": "x", "reason": "x", "information": "x", "themes": ["t"], "areas": ["a"],
            "target_groups": ["g"], "people": 3, "urgency": "now", "challenge": "c", "directors": ["d"],
            "new_challenge": {"id": "c", "label": "c", "themes": ["t"], "areas": ["a"], "spread": "separate"},
            "forum": {"on": "2018-01-30", "added": "x"}, "experts": ["x"], "tracks": [{"what": "x", "who": ["d"], "at": "a"}],
            "authority": "x", "on": "2018-01-30", "addressees": ["x"], "lever": "l", "answer": "x", "outcome": "partly"}),
        on(
            "trajectory-opened",
            json!({"label": "x", "organisers": ["o"], "period": period, "deadline": "2018-01-26T12:00:00+01:00", "place": "x",
            "groups": [{"theme": "t", "meetings": 2, "room_for": 9, "place": "x"}], "areas": ["a", {"within": "a", "level": "l"}], "note": "x",
            "requirements": [{"id": "r", "label": "r", "source": ["x"], "severity": "gap", "at_least": 2, "count": "kinds", "kind": ["k"],
                "sector": ["s"], "themes": ["t"]}]}),
        ),
        on("registered", json!({"participant": "p", "stakeholder": "s", "themes": ["t"]})),
        on("registration-withdrawn", json!({"participant": "p"})),
        on("trend-note-sent", json!({"note": "x"})),
        on("meetings-planned", json!({"meetings": [{"theme": "t", "half_day": half_day, "place": "x"}]})),
        on("place-changed", json!({"place": "x", "theme": "t", "half_day": half_day})),
        on("meeting-held", json!({"theme": "t", "half_day": half_day, "present": ["p"]})),
        on("question-answered", json!({"theme": "t", "question": "trends", "answer": "x"})),
        on("criteria-set", json!({"theme": "t", "criteria": [{"id": "c", "label": "c", "weight": 3}]})),
        on(
            "challenge-scored",
            json!({"theme": "t", "challenge": "c", "scores": [{"criterion": "c", "score": 80}]}),
        ),
        on("voted", json!({"theme": "t", "participant": "p", "challenges": ["c"]})),
        on("inspiration-note-sent", json!({"note": "x"})),
        on(
            "plan-opened",
            json!({"label": "x", "owners": ["o"], "period": period, "leads_with": ["r"], "takes_part_with": ["r"],
            "poverty_test": [{"id": "q", "label": "q"}], "tested_themes": ["t"], "share": "2.5", "tolerance": "5", "note": "x"}),
        ),
        on(
            "ambition-set",
            json!({"ambition": "a", "label": "a", "themes": ["t"], "frame": true, "statement": "x"}),
        ),
        on(
            "action-set",
            json!({"action": "a", "label": "a", "ambition": "a", "challenge": "c", "leads": ["s"], "takes_part": ["s"]}),
        ),
        on("action-status-changed", json!({"action": "a", "status": "running"})),
        on(
            "indicator-set",
            json!({"action": "a", "label": "a", "unit": "x", "baseline": "-3.5", "baseline_on": "2018-01-30", "target": "9",
            "target_on": "2019-01-30"}),
        ),
        on("reading-taken", json!({"action": "a", "on": "2018-01-30", "value": "4.25"})),
        on(
            "poverty-tested",
            json!({"action": "a", "answers": [{"question": "q", "answer": "partly", "evidence": "x"}]}),
        ),
        on("participation-told", json!({"action": "a", "how": "x", "through": ["s"], "people": 12})),
        on(
            "domain-set",
            json!({"domain": "d", "label": "d", "budget": "1250.50", "share": "4", "themes": ["t"]}),
        ),
        on("budget-line-set", json!({"action": "a", "domain": "d", "amount": "12.5"})),
    ]
}

/// Reads an event as its process does.
fn read_event(text: &str, kind: &str) -> Result<(), Problems> {
    if regie::trajectories::TrajectoryEvent::KINDS.contains(&kind) {
        regie::trajectories::TrajectoryEvent::from_json(text).map(drop)
    } else if regie::plans::PlanEvent::KINDS.contains(&kind) {
        regie::plans::PlanEvent::from_json(text).map(drop)
    } else {
        regie::SignalEvent::from_json(text).map(drop)
    }
}

#[test]
fn the_schema_of_events_refuses_what_the_reader_refuses() {
    let text = regie::schema::event();
    let (schema, forms) = (validator(&text), parse(&text));
    let (mut accepted, mut refused) = (0, 0);
    let mut disagree = Vec::new();
    let mut kinds = BTreeSet::new();
    for event in whole_events() {
        let kind = event["kind"].as_str().unwrap().to_owned();
        assert_valid(&schema, &event, &kind);
        read_event(&event.to_string(), &kind).unwrap_or_else(|why| panic!("{kind}: {why}"));
        // every field is there, so that every field is tried
        let form = forms["$defs"][kind.replace('-', "_")]["properties"].as_object().unwrap();
        let missing: Vec<&String> = form.keys().filter(|field| event.get(field.as_str()).is_none()).collect();
        assert!(missing.is_empty(), "{kind}: {missing:?}");
        change("", &event, &mut |what, document| {
            let read = read_event(&document.to_string(), &kind);
            // a period without a day in it, and what a schema does not see of a challenge
            let beyond = |problem: &regie::Problem| problem.code == Code::NeverValid;
            let problems: Vec<_> = read.err().into_iter().flatten().filter(|one| !beyond(one)).collect();
            match (schema.is_valid(document), problems.is_empty()) {
                (true, true) => accepted += 1,
                (false, false) => refused += 1,
                (by_schema, _) => {
                    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
                    disagree.push(format!("{kind} {what}: schema {by_schema}, reader {told:?}"));
                }
            }
        });
        kinds.insert(kind);
    }
    let all = [
        regie::SignalEvent::KINDS,
        regie::trajectories::TrajectoryEvent::KINDS,
        regie::plans::PlanEvent::KINDS,
    ];
    assert_eq!(kinds, all.concat().into_iter().map(str::to_owned).collect(), "an event of each kind");
    let count = disagree.len();
    disagree.truncate(30);
    assert!(count == 0, "{count} disagreements\n{}", disagree.join("\n"));
    assert!(accepted > 1000 && refused > 5000, "{accepted} accepted, {refused} refused");
}

/// What registers came to of which everything was told, and their events.
#[test]
fn events_and_snapshots_of_trajectories_and_plans_are_accepted() {
    let (event, snapshot) = (validator(&regie::schema::event()), validator(&regie::schema::snapshot()));
    for register in [crate::trajectories::registers::lived().1, crate::plans::lived()] {
        let text = parse(&register.snapshot().to_json());
        assert_valid(&snapshot, &text, "snapshot");
        for entry in register.journal().entries() {
            assert_valid(&event, &parse(entry.event.to_json()), entry.event.kind());
        }
        for of in ["trajectories", "plans"].into_iter().filter(|of| text.get(of).is_some()) {
            let mut wrong = text.clone();
            wrong[of][0]["opened"]["label"] = json!(7);
            assert!(!snapshot.is_valid(&wrong), "{of}");
        }
    }
}

#[test]
fn a_decision_with_anything_else_is_refused() {
    let schema = validator(&regie::schema::decision());
    let all = json!({
        "challenge": "c", "approach": "joint", "approaches": ["local", "joint"],
        "seats": [{
            "area": "r", "level": "supralocal", "covers": ["a", "b"], "approach": "joint", "approaches": ["joint"],
            "levers": [{"lever": "l", "missing_in": ["b"], "sources": [
                {"area": "a", "level": "local", "approach": "local", "for": ["a"], "holders": ["s"]}]}],
            "roles": [{"role": "x", "stakeholder": "s", "area": "r", "strength": "should", "because": ["one"]}],
            "excluded": [{"role": "x", "stakeholder": "t", "area": "r", "because": ["one"], "forbidden_by": ["two"],
                "exclusions": ["e"]}],
            "gaps": [
                {"kind": "no-holder", "lever": "l", "area": "b", "held_below": false},
                {"kind": "requirement", "requirement": "q", "area": "r", "role": "x", "found": 0, "at_least": 1},
                {"kind": "separation", "separation": "p", "stakeholder": "s", "roles": ["x", "y"]}],
            "advice": [
                {"kind": "requirement", "requirement": "q", "area": "r", "role": "x", "found": 0, "at_least": 1},
                {"kind": "separation", "separation": "p", "stakeholder": "s", "roles": ["x", "y"]}]}],
        "gaps": [{"kind": "no-common-area"}]});
    assert_valid(&schema, &all, "all");

    // every key is needed, and there are no others
    let mut objects = Vec::new();
    pointers("", &all, &mut |pointer, value| {
        if value.is_object() {
            objects.push(pointer.to_owned());
        }
    });
    assert_eq!(objects.len(), 12);
    for pointer in objects {
        let keys: Vec<String> = all.pointer(&pointer).unwrap().as_object().unwrap().keys().cloned().collect();
        for key in keys {
            let mut without = all.clone();
            without.pointer_mut(&pointer).unwrap().as_object_mut().unwrap().remove(&key);
            assert!(!schema.is_valid(&without), "without {pointer}/{key}");
        }
        let mut with = all.clone();
        with.pointer_mut(&pointer).unwrap()["other"] = json!("x");
        assert!(!schema.is_valid(&with), "with {pointer}/other");
    }

    // no gap stands where it does not belong
    for (pointer, gap) in [
        ("/gaps", "/seats/0/gaps/0"),
        ("/gaps", "/seats/0/gaps/1"),
        ("/seats/0/gaps", "/gaps/0"),
        ("/seats/0/advice", "/seats/0/gaps/0"),
        ("/seats/0/advice", "/gaps/0"),
    ] {
        let mut wrong = all.clone();
        let gap = all.pointer(gap).unwrap().clone();
        wrong.pointer_mut(pointer).unwrap().as_array_mut().unwrap().push(gap);
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
}

/// Calls `visit` for every value with its JSON pointer. No key in these documents needs escaping.
fn pointers(path: &str, value: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    visit(path, value);
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, part)| pointers(&format!("{path}/{key}"), part, visit));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, part)| pointers(&format!("{path}/{n}"), part, visit));
        }
        _ => {}
    }
}

/// `/areas/12/within/0` as `/areas/*/within/*`, and every condition in a condition as the condition itself.
fn kind_of_place(pointer: &str) -> String {
    let mut kind: Vec<&str> = Vec::new();
    let mut steps = pointer.split('/').peekable();
    while let Some(step) = steps.next() {
        match step {
            "all" | "any" if steps.peek().is_some() => drop(steps.next()),
            "all" | "any" => kind.push("(parts)"),
            "not" => {}
            step if step.parse::<usize>().is_ok() => kind.push("*"),
            step => kind.push(step),
        }
    }
    kind.join("/")
}

/// The kind of a place, and the type of what stands there.
fn kind_of_value(pointer: &str, value: &Value) -> (String, u8) {
    let of_type = match value {
        Value::Object(_) => 0,
        Value::Array(_) => 1,
        _ => 2,
    };
    (kind_of_place(pointer), of_type)
}

/// What neither the real documents nor the random ones use, so that every field is tried.
fn rarities(name: &str) -> Value {
    let valid = json!({"from": "2019-01-01", "until": "2024-02-29"});
    if name == "path" {
        json!({
            "modelled": true, "note": "x",
            "phases": [{"id": "p", "label": "p", "source": ["x"], "modelled": true, "note": "x"}],
            "states": [{"id": "a", "label": "a", "says": "a", "next": "x", "phase": "p", "end": true, "source": ["x"],
                "modelled": true, "note": "x"}],
            "steps": [{"id": "x", "label": "x", "from": ["a"], "may": [{"role": "x", "own_sector_first": true}], "to": "a",
                "requires": ["directors"], "allows": ["reason"], "among": "x", "within_days": 3, "source": ["x"],
                "modelled": true, "note": "x"}],
        })
    } else if name == "rulebook" {
        json!({
            "label": "x", "modelled": true,
            "rules": [{"id": "r", "label": "r", "source": ["x"], "effect": "assign", "role": "x", "at": ["seat"],
                "valid": valid, "modelled": true, "note": "x",
                "when": {"all": [{"any": ["pulls", {"stakeholder": ["a"]}, {"place": ["a"]}, {"not": {"member_of": ["a"]}},
                    {"works": "at"}, {"spread": ["shared"]}, {"areas_at_least": 2}]}]}}],
            "requirements": [{"id": "r", "label": "r", "source": ["x"], "severity": "gap", "role": "x", "at_least": 2,
                "at": ["seat"], "when": "unheld", "count": "kinds", "kind": ["k"], "strength": "must", "valid": valid,
                "description": "x", "modelled": true, "note": "x"}],
            "separations": [{"id": "r", "label": "r", "source": ["x"], "severity": "gap", "roles": ["x", "y"],
                "when": "contiguous", "kind": ["k"], "valid": valid, "description": "x", "modelled": true, "note": "x"}],
        })
    } else {
        json!({
            "label": "x", "modelled": true,
            "areas": [{"id": "a", "label": "a", "level": "l", "themes": ["t"], "successors": ["b"], "valid": valid}],
            "target_groups": [{"id": "a", "label": "a", "ages": {"from": 12, "until": 18}}],
            "challenges": [{"id": "a", "label": "a", "themes": ["t"], "areas": ["a", {"within": "a", "level": "l"}],
                "spread": "shared", "shared_because": ["border", "scale"]}],
        })
    }
}

/// A document with an element for every kind of place that any document has.
fn specimen(form: &Form) -> Value {
    let format = format!("regie/{}", form.name);
    let mut documents: Vec<Value> = real_documents().into_iter().map(|(_, document)| document).collect();
    for world in worlds(60) {
        documents.extend(world.sets.into_values());
        documents.extend([world.landscape, world.rule_book]);
    }
    documents.retain(|document| document["format"] == format);
    documents.push(rarities(form.name));
    let mut specimen = serde_json::Map::new();
    let mut seen = BTreeSet::new();
    for document in &documents {
        for (key, value) in document.as_object().unwrap() {
            let Some(elements) = value.as_array().filter(|list| list.iter().all(Value::is_object)) else {
                specimen.entry(key).or_insert(value.clone());
                continue;
            };
            let kept = specimen.entry(key).or_insert(json!([])).as_array_mut().unwrap();
            for element in elements {
                let mut is_new = false;
                pointers(&format!("/{key}/0"), element, &mut |pointer, value| {
                    is_new |= seen.insert(kind_of_value(pointer, value));
                });
                if is_new {
                    kept.push(element.clone());
                }
            }
        }
    }
    Value::Object(specimen)
}

/// What is put in every place of a document: some of it belongs there, most of it does not.
fn replacements() -> Vec<Value> {
    let texts = [
        "",
        "x",
        "a b",
        "a/b",
        "a\u{a0}b",
        "a\u{85}b",
        "\u{feff}",
        "1é",
        "local",
        "seat",
        "must",
        "pulls",
        "kind",
        "shared",
        "regie/landscape",
        "2019-01-01",
        "2019-1-1",
        "2019-02-29",
        "2000-02-29",
        "1900-02-29",
        "0000-01-01",
        "2019-13-01",
        "2019-01-01T00:00:00Z",
        "9999-12-31",
    ];
    let mut all: Vec<Value> = texts.into_iter().map(Value::from).collect();
    all.extend([200, 201, 65_536, 65_537].map(|length| json!("x".repeat(length))));
    all.extend([json!(null), json!(true), json!(false)]);
    all.extend([0, 1, 2, 150, 151, 1_000_000, 1_000_001].map(Value::from));
    all.extend([json!(-1), json!(1.5), json!(u64::MAX), json!(1e300)]);
    all.extend([
        json!([]),
        json!(["x"]),
        json!(["x", "x"]),
        json!(["local"]),
        json!([{}]),
        json!([null]),
        json!([[]]),
        json!([1]),
    ]);
    all.extend([
        json!({}),
        json!({"nl": "x"}),
        json!({"nl": 1}),
        json!({"n": "x"}),
        json!({"nl-BE": "x", "en": ""}),
    ]);
    all.extend([
        json!({"nl_BE": "x"}),
        json!({"x": null}),
        json!({"from": "2019-01-01"}),
        json!({"until": null}),
    ]);
    all.extend([
        json!({"within": "x", "level": "y"}),
        json!({"within": "x"}),
        json!({"all": []}),
        json!({"any": "x"}),
    ]);
    all.extend([
        json!({"not": "pulls"}),
        json!({"kind": ["x"]}),
        json!({"kind": []}),
        json!({"pulls": true}),
    ]);
    all.extend([
        json!({"kind": ["x"], "theme": ["x"]}),
        json!({"works": "at"}),
        json!({"sectors_at_least": 0}),
    ]);
    all
}

/// The document in parts: what is no collection, and each collection by itself, with where the changes in it belong.
fn parts(specimen: &Value) -> Vec<(String, Value)> {
    let is_collection =
        |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_object));
    let (collections, head): (Vec<_>, Vec<_>) =
        specimen.as_object().unwrap().clone().into_iter().partition(|(_, value)| is_collection(value));
    let part = |(key, value): (String, Value)| {
        let pointer = format!("/{key}");
        (pointer, Value::Object(head.iter().cloned().chain([(key, value)]).collect()))
    };
    let alone = (String::new(), Value::Object(head.iter().cloned().collect()));
    std::iter::once(alone).chain(collections.into_iter().map(part)).collect()
}

/// Calls `visit` for every document that is one change away from this one, with what was changed: each change under `under`
/// once for each kind of place.
fn change(under: &str, document: &Value, visit: &mut dyn FnMut(String, &Value)) {
    let mut examples = BTreeMap::new();
    pointers("", document, &mut |pointer, value| {
        if pointer.starts_with(under) {
            examples.entry(kind_of_value(pointer, value)).or_insert_with(|| pointer.to_owned());
        }
    });
    let mut changed = document.clone();
    let mut put = |what: String, pointer: &str, value: Value| {
        let before = std::mem::replace(changed.pointer_mut(pointer).unwrap(), value);
        visit(what, &changed);
        *changed.pointer_mut(pointer).unwrap() = before;
    };
    let replacements = replacements();
    for pointer in examples.values() {
        for value in &replacements {
            let shown: String = value.to_string().chars().take(40).collect();
            put(format!("{pointer} = {shown}"), pointer, value.clone());
        }
        match document.pointer(pointer).unwrap() {
            Value::Object(object) => {
                for key in object.keys() {
                    let mut without = object.clone();
                    without.remove(key);
                    put(format!("{pointer} without {key}"), pointer, without.into());
                }
                let long = "x".repeat(201);
                for key in ["unknown", "$schema", "label", "Id", "nl", "a b", "valid", &long] {
                    let mut with = object.clone();
                    with.insert(key.to_owned(), json!("x"));
                    put(format!("{pointer} with {key}"), pointer, with.into());
                }
            }
            Value::Array(list) if !list.is_empty() => {
                let again = [list.as_slice(), &list[..1]].concat();
                put(format!("{pointer} with its first element again"), pointer, again.into());
            }
            _ => {}
        }
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    for form in forms() {
        let specimen = specimen(&form);
        assert_valid(&form.schema, &specimen, form.name);
        let read = (form.read)(&specimen.to_string());
        let seen = |problems: Problems| problems.into_iter().find(|one| !(form.beyond)(one));
        assert_eq!(read.err().and_then(seen), None, "{}", form.name);
        let (mut accepted, mut refused) = (0, 0);
        let mut disagree = Vec::new();
        let mut compare = |what: String, document: &Value| {
            let mut problems = Vec::new();
            if let Err(found) = (form.read)(&document.to_string()) {
                problems.extend(found.into_iter().filter(|problem| !(form.beyond)(problem)));
            }
            match (form.schema.is_valid(document), problems.is_empty()) {
                (true, true) => accepted += 1,
                (false, false) => refused += 1,
                _ => {
                    let problems = problems.iter().map(ToString::to_string).collect();
                    let why = [objections(&form.schema, document), problems].concat().join("; ");
                    disagree.push(format!("{what}: {}", why.chars().take(300).collect::<String>()));
                }
            }
        };
        // a path without states or steps is none, so that it is changed as a whole
        let parts = if form.name == "path" { vec![(String::new(), specimen)] } else { parts(&specimen) };
        for (under, part) in parts {
            change(&under, &part, &mut compare);
        }
        let count = disagree.len();
        disagree.truncate(30);
        assert!(count == 0, "{}: {count} disagreements\n{}", form.name, disagree.join("\n"));
        assert!(accepted > 200 && refused > 2000, "{}: {accepted} accepted, {refused} refused", form.name);
    }
}

#[test]
fn the_specimen_has_every_field() {
    for form in forms() {
        let specimen = specimen(&form);
        let mut seen = BTreeSet::new();
        pointers("", &specimen, &mut |pointer, _| {
            seen.insert(kind_of_place(pointer));
        });
        let (_, schema) = schemas().into_iter().find(|(name, _)| *name == form.name).unwrap();
        let schema = parse(&schema);
        let mut wanted = Vec::new();
        for (field, property) in schema["properties"].as_object().unwrap() {
            wanted.push(format!("/{field}"));
            let of_records = property["items"]["$ref"].as_str().and_then(|to| to.strip_prefix("#/$defs/"));
            let record = of_records.and_then(|name| schema["$defs"][name]["properties"].as_object());
            wanted.extend(record.into_iter().flatten().map(|(inner, _)| format!("/{field}/*/{inner}")));
        }
        assert!(wanted.len() > 30);
        let missing: Vec<&String> = wanted.iter().filter(|place| !seen.contains(*place)).collect();
        assert!(missing.is_empty(), "{}: no document has {missing:?}", form.name);
    }
}

/// `{"not": {"not": … "pulls"}}`
fn negated(times: usize) -> String {
    format!("{}\"pulls\"{}", "{\"not\": ".repeat(times), "}".repeat(times))
}

#[test]
fn what_only_the_reader_sees() {
    let [landscape, rule_book, _] = forms();
    let head = r#""version": 1, "id": "x""#;
    let facts =
        |rest: &str| format!(r#"{{"format": "regie/landscape", {head}, "as_of": "2019-01-01", {rest}}}"#);
    let rule = |rest: &str| {
        format!(
            r#"{{"format": "regie/rulebook", {head}, "rules": [{{"id": "r", "label": "r", "source": ["x"], "effect": "assign",
            "role": "x", "at": ["seat"], {rest}}}]}}"#
        )
    };
    let two_bytes = "é".repeat(101);
    let long = "é".repeat(32_769);
    let cases = [
        // bytes, where a schema counts characters
        (&landscape, facts(&format!(r#""builds_on": ["{two_bytes}"]"#)), Code::InvalidId),
        (&landscape, facts(&format!(r#""label": "{long}""#)), Code::TextTooLong),
        // periods and ages without a day or a year in them
        (
            &landscape,
            facts(
                r#""areas": [{"id": "a", "label": "a", "level": "l", "valid": {"from": "2019-01-02", "until": "2019-01-02"}}]"#,
            ),
            Code::NeverValid,
        ),
        (
            &landscape,
            facts(r#""target_groups": [{"id": "a", "label": "a", "ages": {"from": 18, "until": 12}}]"#),
            Code::NeverValid,
        ),
        // what stands there twice: a schema sees the last
        (&landscape, facts(r#""label": "x", "label": "x""#), Code::RepeatedField),
        (&landscape, facts(r#""label": {"nl": "x", "nl": "x"}"#), Code::RepeatedField),
        (
            &landscape,
            facts(r#""areas": [{"id": "a", "label": "a", "level": "l", "codes": {"nis": "1", "nis": "1"}}]"#),
            Code::RepeatedField,
        ),
        // whole numbers that are not written so
        (
            &landscape,
            facts(r#""target_groups": [{"id": "a", "label": "a", "ages": {"from": 18.0}}]"#),
            Code::InvalidNumber,
        ),
        (
            &landscape,
            facts("\"label\": \"x\"").replace("\"version\": 1", "\"version\": 1.0"),
            Code::InvalidVersion,
        ),
        (&rule_book, rule(r#""when": {"areas_at_least": 2e0}"#), Code::InvalidNumber),
        // depth
        (&rule_book, rule(&format!(r#""when": {}"#, negated(64))), Code::ConditionTooDeep),
    ];
    for (form, text, code) in cases {
        let shown: String = text.chars().take(300).collect();
        assert_valid(&form.schema, &parse(&text), &shown);
        let problems = (form.read)(&text).expect_err(&shown);
        let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [code], "{shown}");
    }
    // just within
    let deep = rule(&format!(r#""when": {}"#, negated(63)));
    (rule_book.read)(&deep).unwrap_or_else(|e| panic!("{e}"));
}
