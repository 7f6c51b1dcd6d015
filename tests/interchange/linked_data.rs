//! Linked data: every element and every field is in it, and what a caller chooses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regie::interchange::{CONTEXT, Context, JsonLd, Organisation, VOCABULARY};
use regie::{Atlas, Change, Mandate, Options};
use serde_json::{Value, json};

use super::back::{self, plain};
use super::{LANDSCAPES, atlas, landscape};

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn written(atlas: &Atlas) -> String {
    atlas.json_ld(&JsonLd::default()).unwrap()
}

/// A landscape with every field of every element, names that need care, and a challenge in an area that has gone.
fn everything() -> Atlas {
    let set = parsed(include_str!("everything-set.json"));
    let landscape = include_str!("everything.json");
    let mut sets = regie::Sets::new();
    sets.insert("thema’s", &regie::Landscape::from_json(&set.to_string()).unwrap());
    let book = include_str!("everything-rules.json");
    Atlas::from_json(landscape, book, &Options { as_of: None, sets })
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// Everything comes back: the documents, the decisions, the notices.
fn comes_back(text: &str, landscape: &Value, sets: &BTreeMap<String, Value>, book: &Value, atlas: &Atlas) {
    let back = back::read(text);
    assert_eq!(plain(&back.landscape), plain(landscape));
    for (name, set) in &back.sets {
        assert_eq!(plain(set), plain(&sets[name]), "{name}");
    }
    assert_eq!(back.sets.len(), sets.len());
    assert_eq!(plain(&back.rule_book), plain(book));
    assert_eq!(Value::from(back.decisions), parsed(&atlas.decisions_json()));
    let notices: Vec<Value> = atlas
        .notices()
        .iter()
        .map(|notice| json!({"code": notice.code(), "path": notice.path(), "nearest": notice.nearest}))
        .collect();
    assert_eq!(back.notices, notices);
}

#[test]
fn four_regions_come_back_whole_and_are_written_for_the_validator() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interchange");
    std::fs::create_dir_all(&folder).unwrap();
    let vocabulary = parsed(regie::flanders::VOCABULARY_JSON);
    let book = parsed(regie::flanders::RULE_BOOK_JSON);
    for name in LANDSCAPES {
        let text = landscape(name);
        let atlas = atlas(&text);
        let linked = written(&atlas);
        let sets = BTreeMap::from([("flanders-vocabulary".to_owned(), vocabulary.clone())]);
        comes_back(&linked, &parsed(&text), &sets, &book, &atlas);
        std::fs::write(folder.join(format!("{name}.jsonld")), linked).unwrap();
    }
    std::fs::write(folder.join("everything.jsonld"), written(&everything())).unwrap();
}

#[test]
fn every_field_there_is_comes_back() {
    let atlas = everything();
    let sets = BTreeMap::from([("thema’s".to_owned(), parsed(include_str!("everything-set.json")))]);
    let landscape = parsed(include_str!("everything.json"));
    let book = parsed(include_str!("everything-rules.json"));
    comes_back(&written(&atlas), &landscape, &sets, &book, &atlas);
    // the document is what it says it is: each field of the contract stands in it
    let fields = |document: &Value, collection: &str| -> BTreeSet<String> {
        let elements = document[collection].as_array().unwrap().iter();
        elements
            .flat_map(|element| element.as_object().unwrap().keys().cloned().collect::<Vec<_>>())
            .collect()
    };
    for (document, schema) in [
        (&landscape, parsed(include_str!("../../schemas/landscape.schema.json"))),
        (&book, parsed(include_str!("../../schemas/rulebook.schema.json"))),
    ] {
        let mut collections = 0;
        for (collection, form) in schema["properties"].as_object().unwrap() {
            let Some(of) = form.pointer("/items/$ref").and_then(Value::as_str) else { continue };
            let element = schema.pointer(&of[1..]).unwrap();
            let Some(known) = element.get("properties").and_then(Value::as_object) else { continue };
            let known: BTreeSet<String> = known.keys().cloned().collect();
            assert_eq!(fields(document, collection), known, "{collection}");
            collections += 1;
        }
        assert!(collections >= 6, "{collections}");
    }
}

#[test]
fn a_small_landscape_as_linked_data() {
    let atlas = everything();
    let nodes = parsed(&written(&atlas));
    let own: Vec<&Value> = nodes["@graph"].as_array().unwrap().iter().collect();
    insta::assert_snapshot!("everything", serde_json::to_string_pretty(&own).unwrap());
}

#[test]
fn each_element_is_one_node_with_a_name_of_its_own() {
    for name in LANDSCAPES {
        let text = landscape(name);
        let document = parsed(&written(&atlas(&text)));
        let mut names: Vec<&str> = Vec::new();
        names_of(&document["@graph"], &mut names);
        let all: BTreeSet<&str> = names.iter().copied().collect();
        // periods may be told more than once: the same days are the same period
        let periods = names.iter().filter(|name| name.contains(":period/")).count();
        let distinct = all.iter().filter(|name| name.contains(":period/")).count();
        assert_eq!(names.len() - periods, all.len() - distinct, "{name}");
        // nothing is spoken of that is not there
        let mut spoken = BTreeSet::new();
        spoken_of(&document["@graph"], &mut spoken);
        let unknown: Vec<_> = spoken.difference(&all).collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
}

/// The names of nodes.
fn names_of<'v>(value: &'v Value, names: &mut Vec<&'v str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| names_of(one, names)),
        Value::Object(fields) => {
            names.extend(fields.get("@id").and_then(Value::as_str));
            fields.iter().filter(|(key, _)| *key != "condition").for_each(|(_, one)| names_of(one, names));
        }
        _ => {}
    }
}

/// The names that stand in fields, of things of ours.
fn spoken_of<'v>(value: &'v Value, spoken: &mut BTreeSet<&'v str>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| spoken_of(one, spoken)),
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "@id").for_each(|(_, one)| spoken_of(one, spoken));
        }
        Value::String(text) if text.starts_with("urn:regie:id:") => {
            spoken.insert(text);
        }
        _ => {}
    }
}

#[test]
fn every_term_stands_in_the_context_and_every_word_in_the_vocabulary() {
    let context = parsed(CONTEXT)["@context"].clone();
    let mut terms = BTreeSet::new();
    let mut words = BTreeSet::new();
    for name in LANDSCAPES {
        used(&parsed(&written(&atlas(&landscape(name))))["@graph"], &mut terms, &mut words);
    }
    used(&parsed(&written(&everything()))["@graph"], &mut terms, &mut words);
    let missing: Vec<_> = terms.iter().filter(|term| context.get(term.as_str()).is_none()).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let idle: Vec<_> = context
        .as_object()
        .unwrap()
        .iter()
        .filter(|(term, means)| {
            let is_prefix = means.as_str().is_some_and(|iri| iri.ends_with(['#', '/', ':']));
            !is_prefix && *term != "@version" && !terms.contains(*term)
        })
        .map(|(term, _)| term)
        .collect();
    assert!(idle.is_empty(), "nothing is said with {idle:?}");
    for (_, means) in context.as_object().unwrap() {
        let iri = means.as_str().or_else(|| means["@id"].as_str()).unwrap_or_default();
        if let Some(own) = iri.strip_prefix("regie:") {
            words.insert(format!("regie:{own}"));
        }
    }
    let defined: BTreeSet<&str> = VOCABULARY
        .lines()
        .filter(|line| line.starts_with("regie:"))
        .filter_map(|line| line.split(' ').next())
        .collect();
    let undefined: Vec<_> = words.iter().filter(|word| !defined.contains(word.as_str())).collect();
    assert!(undefined.is_empty(), "{undefined:?}");
}

fn used(value: &Value, terms: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| used(one, terms, words)),
        Value::Object(fields) => {
            for (key, one) in fields {
                if !key.starts_with('@') {
                    terms.insert(key.clone());
                }
                // languages are no terms, and a condition is a text of its own
                let is_text = one.as_object().is_some_and(|one| !one.contains_key("@id"));
                if !is_text && key != "condition" {
                    used(one, terms, words);
                }
            }
        }
        Value::String(text) if text.starts_with("regie:") => {
            words.insert(text.clone());
        }
        _ => {}
    }
}

#[test]
fn the_caller_chooses_names_context_and_what_organisations_are() {
    let atlas = atlas(&landscape("zuid-west-vlaanderen-2019"));
    let ours = JsonLd {
        base: "https://data.example.org/id/",
        context: Context::At("https://data.example.org/regie.jsonld"),
        decisions: false,
        kinds: &[("ocmw", Organisation::Public)],
        levels: &[("local", "https://data.example.org/level/local")],
    };
    let text = atlas.json_ld(&ours).unwrap();
    let document = parsed(&text);
    assert_eq!(document["@context"], "https://data.example.org/regie.jsonld");
    assert!(!text.contains("urn:regie:"));
    let node = |iri: &str| {
        document["@graph"].as_array().unwrap().iter().find(|node| node["@id"] == iri).unwrap().clone()
    };
    let ocmw = node("https://data.example.org/id/zuid-west-vlaanderen-2019/stakeholder/ocmw-menen");
    assert_eq!(ocmw["@type"], json!(["org:Organization", "cv:PublicOrganisation"]));
    assert_eq!((ocmw["workingArea"].is_null(), ocmw["spatial"].is_array()), (true, true));
    let level = node("https://data.example.org/id/flanders/level/local");
    assert_eq!(level["broadMatch"], "https://data.example.org/level/local");
    assert!(node("https://data.example.org/id/flanders/level/federal")["broadMatch"].is_null());
    let has = |class: &str| {
        document["@graph"]
            .as_array()
            .unwrap()
            .iter()
            .any(|node| node["@type"].as_array().unwrap().contains(&json!(class)))
    };
    assert_eq!((has("regie:Challenge"), has("regie:Decision")), (true, false));
    // all else is the same, whatever the names
    let named = JsonLd {
        decisions: true,
        context: Context::Embedded,
        kinds: JsonLd::FLEMISH_KINDS,
        levels: JsonLd::FLEMISH_LEVELS,
        ..ours
    };
    let named = atlas.json_ld(&named).unwrap();
    let graph = |text: &str| parsed(text)["@graph"].to_string();
    assert_eq!(
        graph(&named).replace("https://data.example.org/id/", "urn:regie:id:"),
        graph(&written(&atlas))
    );
}

#[test]
fn what_cannot_be_a_name_is_refused() {
    let atlas = everything();
    for (options, said) in [
        (
            JsonLd { base: "id/", ..JsonLd::default() },
            "`id/` cannot be the base: it has no scheme, such as `https:` or `urn:`",
        ),
        (
            JsonLd { base: "https://a b/", ..JsonLd::default() },
            "`https://a b/` cannot be the base: it is empty after its scheme, or has a character that no IRI has",
        ),
        (
            JsonLd { base: "https://a.org/id", ..JsonLd::default() },
            "`https://a.org/id` cannot be the base: names are written behind it, so it ends in `/`, `#` or `:`",
        ),
        (
            JsonLd { base: "org:a:", ..JsonLd::default() },
            "`org:a:` cannot be the base: its scheme is a prefix of the context",
        ),
        (
            JsonLd { context: Context::At("regie.jsonld"), ..JsonLd::default() },
            "`regie.jsonld` cannot be the context: it has no scheme, such as `https:` or `urn:`",
        ),
        (
            JsonLd { levels: &[("local", "lokaal")], ..JsonLd::default() },
            "`lokaal` cannot be the level: it has no scheme, such as `https:` or `urn:`",
        ),
    ] {
        let error = atlas.json_ld(&options).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.code()), (said, "invalid-iri"));
    }
}

#[test]
fn what_was_changed_is_written_as_it_is_now() {
    let text = landscape("zuid-west-vlaanderen-2019");
    let before = atlas(&text);
    let mut caw = before.stakeholder("caw-zwvl").unwrap().clone();
    caw.mandates.push(Mandate::new(
        "grant-aid".parse().unwrap(),
        "local".parse().unwrap(),
        "menen".parse().unwrap(),
    ));
    let after = before.apply(&[Change::from(caw)]).unwrap();
    let anew = atlas(&after.landscape().unwrap().to_json());
    assert_ne!(written(&after), written(&before));
    assert_eq!(written(&after), written(&anew));
}
