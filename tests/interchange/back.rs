//! What was written as linked data, read back: by a reader that knows the mapping of INTERCHANGE.md and nothing of the library. What it cannot find was lost.

use std::collections::BTreeMap;

use regie::interchange::JsonLd;
use serde_json::{Map, Value, json};

/// The documents and decisions that a graph tells, each in the form of the contract.
#[derive(Debug)]
pub(crate) struct Back {
    pub(crate) landscape: Value,
    pub(crate) sets: BTreeMap<String, Value>,
    pub(crate) rule_book: Value,
    pub(crate) decisions: Vec<Value>,
    pub(crate) notices: Vec<Value>,
}

const COLLECTIONS: [(&str, &str); 19] = [
    ("area", "areas"),
    ("sector", "sectors"),
    ("lever", "levers"),
    ("target-group", "target_groups"),
    ("trend", "trends"),
    ("scheme", "schemes"),
    ("theme", "themes"),
    ("stakeholder", "stakeholders"),
    ("agreement", "agreements"),
    ("appointment", "appointments"),
    ("exclusion", "exclusions"),
    ("offer", "offers"),
    ("challenge", "challenges"),
    ("level", "levels"),
    ("kind", "kinds"),
    ("role", "roles"),
    ("rule", "rules"),
    ("requirement", "requirements"),
    ("separation", "separations"),
];

/// Reads a document back.
pub(crate) fn read(document: &str) -> Back {
    let document: Value = serde_json::from_str(document).unwrap();
    let nodes = document["@graph"].as_array().unwrap();
    let titles: BTreeMap<&str, &Value> = nodes
        .iter()
        .filter(|node| is_a(node, "dct:BibliographicResource"))
        .map(|node| (node["@id"].as_str().unwrap(), &node["title"]))
        .collect();
    let mut documents: BTreeMap<&str, Value> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, &Value> = BTreeMap::new();
    for node in nodes.iter().filter(|node| is_a(node, "dcat:Dataset")) {
        let iri = node["@id"].as_str().unwrap();
        kinds.insert(iri, node);
        documents.insert(
            iri,
            told(
                node,
                &titles,
                &[
                    ("identifier", "id", One),
                    ("title", "label", Said),
                    ("asOf", "as_of", Said),
                    ("requires", "builds_on", Sets),
                ],
            ),
        );
    }
    for node in nodes.iter().filter(|node| node["partOf"].is_string()) {
        let iri = node["@id"].as_str().unwrap();
        let what = iri.rsplit('/').nth(1).unwrap();
        let (_, collection) = COLLECTIONS.iter().find(|(one, _)| *one == what).unwrap();
        let document = documents.get_mut(node["partOf"].as_str().unwrap()).unwrap();
        let element = element(what, node, &titles);
        assert_eq!(decoded(iri.rsplit('/').next().unwrap()), element["id"].as_str().unwrap());
        document
            .as_object_mut()
            .unwrap()
            .entry(*collection)
            .or_insert_with(|| json!([]))
            .as_array_mut()
            .unwrap()
            .push(element);
    }
    let mut back = Back {
        landscape: Value::Null,
        sets: BTreeMap::new(),
        rule_book: Value::Null,
        decisions: Vec::new(),
        notices: Vec::new(),
    };
    for (iri, mut document) in documents {
        let node = kinds[iri];
        if is_a(node, "regie:RuleBook") {
            document["format"] = json!("regie/rulebook");
            back.rule_book = document;
            continue;
        }
        document["format"] = json!("regie/landscape");
        if is_a(node, "regie:Landscape") {
            back.notices = many(node, "notice").into_iter().map(|node| json!({"code": node["noticeCode"], "path": node["noticePath"], "nearest": node["nearest"]})).collect();
            back.landscape = document;
        } else {
            back.sets.insert(self::document(iri), document);
        }
    }
    back.decisions = nodes.iter().filter(|node| is_a(node, "regie:Decision")).map(decision).collect();
    back
}

/// How a field is read.
#[derive(Clone, Copy)]
enum How {
    /// As it is written.
    Said,
    /// A text that is an id.
    One,
    /// The id in an IRI.
    Id,
    /// The ids in IRIs.
    Ids,
    /// The word at the end of a term: `regie:spread-shared`.
    Word,
    /// Several of those.
    Words,
    /// The names of reference sets.
    Sets,
}
use How::{Id, Ids, One, Said, Sets, Word, Words};

/// The term, the field, and how it is read.
type Fields = &'static [(&'static str, &'static str, How)];

/// The fields that say one thing each.
#[rustfmt::skip]
fn fields(what: &str) -> Fields {
    match what {
        "area" => &[("label", "label", Said), ("type", "level", Id), ("within", "within", Ids), ("contains", "contains", Ids), ("touches", "neighbours", Ids), ("subject", "themes", Ids), ("replacedBy", "successors", Ids)],
        "trend" => &[("prefLabel", "label", Said), ("influences", "themes", Ids), ("description", "description", Said)],
        "theme" => &[("prefLabel", "label", Said), ("question", "question", Said), ("broader", "broader", Id), ("exactMatch", "exact", Ids), ("closeMatch", "close", Ids), ("sector", "sectors", Ids), ("concerns", "target_groups", Ids), ("usualLever", "usual_levers", Ids)],
        "stakeholder" => &[("prefLabel", "label", Said), ("classification", "kind", Id), ("workingArea", "works_in", Ids), ("spatial", "works_in", Ids), ("sector", "sectors", Ids), ("represents", "represents", Ids)],
        "agreement" => &[("prefLabel", "label", Said), ("hasMember", "parties", Ids), ("subject", "themes", Ids)],
        "appointment" => &[("hasParticipant", "stakeholder", Id), ("role", "role", Id), ("spatial", "within", Id), ("subject", "themes", Ids), ("agreement", "by", Id)],
        "exclusion" => &[("stakeholder", "stakeholder", Id), ("ofRole", "role", Id), ("spatial", "within", Id), ("subject", "themes", Ids), ("reason", "reason", Said)],
        "offer" => &[("title", "label", Said), ("subject", "themes", Ids), ("spatial", "areas", Ids), ("audience", "target_groups", Ids)],
        "challenge" => &[("title", "label", Said), ("subject", "themes", Ids), ("spatial", "areas", Ids), ("spread", "spread", Word), ("sharedBecause", "shared_because", Words), ("needs", "needs", Ids), ("concerns", "target_groups", Ids), ("trend", "trends", Ids), ("seatArea", "seat", Id)],
        "level" => &[("prefLabel", "label", Said), ("approach", "approach", Word), ("description", "description", Said)],
        "rule" => &[("title", "label", Said), ("effect", "effect", Word), ("strength", "strength", Word), ("ofRole", "role", Id), ("at", "at", Words), ("exceptionTo", "exception_to", Ids), ("condition", "when", Said), ("description", "description", Said)],
        "requirement" => &[("title", "label", Said), ("severity", "severity", Word), ("ofRole", "role", Id), ("atLeast", "at_least", Said), ("count", "count", Word), ("ofKind", "kind", Ids), ("strength", "strength", Word), ("at", "at", Words), ("condition", "when", Said), ("description", "description", Said)],
        "separation" => &[("title", "label", Said), ("severity", "severity", Word), ("ofRole", "roles", Ids), ("ofKind", "kind", Ids), ("condition", "when", Said), ("description", "description", Said)],
        _ => &[("prefLabel", "label", Said), ("description", "description", Said)],
    }
}

fn element(what: &str, node: &Value, titles: &BTreeMap<&str, &Value>) -> Value {
    let mut element = told(node, titles, fields(what));
    element["id"] = node["identifier"].clone();
    let mut put = |field: &str, value: Value| {
        let is_empty =
            value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
        if !is_empty && !value.is_null() {
            element[field] = value;
        }
    };
    let codes = many(node, "codes")
        .into_iter()
        .map(|code| (code["codeList"].as_str().unwrap().to_owned(), code["notation"].clone()));
    put("codes", Value::Object(codes.collect()));
    match what {
        "target-group" => {
            put("ages", without_nulls(&json!({"from": node["ageFrom"], "until": node["ageUntil"]})));
        }
        "theme" => {
            let mut goals = many(node, "goal");
            goals.sort_by_key(|goal| goal["number"].as_u64());
            put("goals", goals.iter().map(|goal| goal["description"].clone()).collect());
            let scheme = node["inScheme"].as_str().filter(|iri| iri.rsplit('/').nth(1) == Some("scheme"));
            put("scheme", scheme.map_or(Value::Null, |iri| id(&json!(iri))));
        }
        "stakeholder" => {
            put(
                "member_of",
                many(node, "hasMembership").into_iter().map(|one| id(&one["organization"])).collect(),
            );
            put("successors", ids(&node["changedBy"]["resultingOrganization"]));
            let mandate = |node: &Value| {
                told(node, titles, &[("lever", "lever", Id), ("level", "level", Id), ("area", "within", Id)])
            };
            put("mandates", many(node, "mandate").into_iter().map(mandate).collect());
        }
        "offer" => {
            let others = many(node, "hasParticipation")
                .into_iter()
                .map(|one| id(&one["hasParticipant"]))
                .collect::<Vec<_>>();
            let public = ids(&node["competentAuthority"]).as_array().unwrap().clone();
            put("by", public.into_iter().chain(others).collect());
        }
        "challenge" => {
            let all = many(node, "allOfLevel");
            let all = all.iter().map(|one| json!({"within": id(&one["area"]), "level": id(&one["level"])}));
            put("areas", ids(&node["spatial"]).as_array().unwrap().iter().cloned().chain(all).collect());
        }
        _ => {}
    }
    element
}

/// The fields, and what every element has.
fn told(node: &Value, titles: &BTreeMap<&str, &Value>, fields: &[(&str, &str, How)]) -> Value {
    let mut out = Map::new();
    for (term, field, how) in fields {
        let value = &node[*term];
        if value.is_null() {
            continue;
        }
        let value = match how {
            Said | One => value.clone(),
            Id => id(value),
            Ids => ids(value),
            Word => word(value),
            Words => value.as_array().unwrap().iter().map(word).collect(),
            Sets => {
                value.as_array().unwrap().iter().map(|iri| json!(document(iri.as_str().unwrap()))).collect()
            }
        };
        out.insert((*field).to_owned(), value);
    }
    let sources: Vec<Value> = node["source"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|iri| titles[iri.as_str().unwrap()].clone())
        .collect();
    if !sources.is_empty() {
        out.insert("source".to_owned(), sources.into());
    }
    for field in ["modelled", "note"] {
        if !node[field].is_null() {
            out.insert(field.to_owned(), node[field].clone());
        }
    }
    let period = &node["temporal"];
    if !period.is_null() {
        let until = period["endDate"].as_str().map_or(Value::Null, |last| json!(day_after(last)));
        out.insert("valid".to_owned(), without_nulls(&json!({"from": period["startDate"], "until": until})));
    }
    Value::Object(out)
}

fn decision(node: &Value) -> Value {
    json!({
        "challenge": id(&node["challenge"]),
        "approach": word(&node["highestApproach"]),
        "approaches": words(&node["approach"]),
        "seats": many(node, "seat").into_iter().map(seat).collect::<Vec<_>>(),
        "gaps": many(node, "gap").into_iter().map(gap).collect::<Vec<_>>(),
    })
}

fn seat(node: &Value) -> Value {
    let lever = |node: &Value| {
        let source = |node: &Value| json!({"area": id(&node["area"]), "level": id(&node["level"]), "approach": word(&node["approach"]), "for": ids(&node["covers"]), "holders": ids(&node["heldBy"])});
        json!({"lever": id(&node["lever"]), "sources": many(node, "liesAt").into_iter().map(source).collect::<Vec<_>>(), "missing_in": ids(&node["missingIn"])})
    };
    let role = |node: &Value| json!({"role": id(&node["role"]), "stakeholder": id(&node["hasParticipant"]), "area": id(&node["spatial"]), "strength": word(&node["strength"]), "because": ids(&node["derivedFrom"])});
    let excluded = |node: &Value| {
        json!({"role": id(&node["ofRole"]), "stakeholder": id(&node["stakeholder"]), "area": id(&node["area"]), "because": ids(&node["derivedFrom"]),
            "forbidden_by": ids(&node["forbiddenBy"]), "exclusions": ids(&node["exclusion"])})
    };
    json!({
        "area": id(&node["area"]),
        "level": id(&node["level"]),
        "covers": ids(&node["covers"]),
        "approach": word(&node["highestApproach"]),
        "approaches": words(&node["approach"]),
        "levers": many(node, "neededLever").into_iter().map(lever).collect::<Vec<_>>(),
        "roles": many(node, "hasParticipation").into_iter().map(role).collect::<Vec<_>>(),
        "excluded": many(node, "excluded").into_iter().map(excluded).collect::<Vec<_>>(),
        "gaps": many(node, "gap").into_iter().map(gap).collect::<Vec<_>>(),
        "advice": many(node, "advice").into_iter().map(gap).collect::<Vec<_>>(),
    })
}

fn gap(node: &Value) -> Value {
    let kind = node["type"].as_str().unwrap().trim_start_matches("regie:gap-");
    match kind {
        "no-holder" => {
            json!({"kind": kind, "lever": id(&node["lever"]), "area": id(&node["area"]), "held_below": node["heldBelow"]})
        }
        "requirement" => {
            json!({"kind": kind, "requirement": id(&node["requirement"]), "area": id(&node["area"]), "role": ids(&node["ofRole"])[0], "found": node["found"], "at_least": node["atLeast"]})
        }
        "separation" => {
            json!({"kind": kind, "separation": id(&node["separation"]), "stakeholder": id(&node["stakeholder"]), "roles": ids(&node["ofRole"])})
        }
        _ => json!({"kind": kind}),
    }
}

fn is_a(node: &Value, class: &str) -> bool {
    node["@type"].as_array().unwrap().iter().any(|one| one == class)
}

fn many<'v>(node: &'v Value, term: &str) -> Vec<&'v Value> {
    node[term].as_array().into_iter().flatten().collect()
}

fn id(iri: &Value) -> Value {
    json!(decoded(iri.as_str().unwrap().rsplit('/').next().unwrap()))
}

fn ids(iris: &Value) -> Value {
    match iris {
        Value::String(_) => json!([id(iris)]),
        _ => iris.as_array().into_iter().flatten().map(id).collect(),
    }
}

fn word(term: &Value) -> Value {
    let (_, word) = term.as_str().unwrap().split_once('-').unwrap();
    json!(word)
}

fn words(terms: &Value) -> Value {
    terms.as_array().into_iter().flatten().map(word).collect()
}

fn without_nulls(object: &Value) -> Value {
    let fields = object.as_object().unwrap().iter().filter(|(_, value)| !value.is_null());
    Value::Object(fields.map(|(key, value)| (key.clone(), value.clone())).collect())
}

/// The name of a document.
fn document(iri: &str) -> String {
    let (name, _) = iri.strip_prefix(JsonLd::BASE).unwrap().split_once('/').unwrap();
    decoded(name)
}

/// Percent-decoded.
fn decoded(step: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = step.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn day_after(day: &str) -> String {
    if day.starts_with('-') {
        return "0000-01-01".to_owned();
    }
    let date: regie::Date = day.parse().unwrap();
    let (year, month, day) = (date.year(), date.month(), date.day());
    let next = [(year, month, day + 1), (year, month + 1, 1), (year + 1, 1, 1)];
    next.into_iter()
        .find_map(|(year, month, day)| regie::Date::new(year, month, day).ok())
        .unwrap()
        .to_string()
}

/// A document as both sides write it: without what says nothing, and with the lists that are sets in the order of their texts.
pub(crate) fn plain(document: &Value) -> Value {
    let Value::Object(fields) = document else { return document.clone() };
    let fields = fields.iter().filter(|(key, _)| *key != "version").filter_map(|(key, value)| {
        let value = match value {
            Value::Array(list) => {
                let mut list: Vec<Value> = list.iter().map(plain).collect();
                if !matches!(key.as_str(), "goals" | "levels") {
                    list.sort_by_key(Value::to_string);
                }
                if key == "source" {
                    list.dedup();
                }
                Value::Array(list)
            }
            Value::Object(_) if key != "when" => plain(value),
            _ => value.clone(),
        };
        let says_nothing = match &value {
            Value::Array(list) => list.is_empty(),
            Value::Object(fields) => fields.is_empty() && key != "when",
            Value::Bool(is) => key == "modelled" && !is,
            Value::Null => true,
            _ => false,
        };
        (!says_nothing).then(|| (key.clone(), value))
    });
    Value::Object(fields.collect())
}
