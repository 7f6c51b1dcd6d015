//! Every normative row of the inventory went somewhere, and every rule of the Flemish book comes from somewhere.

use std::collections::{BTreeMap, BTreeSet};

const COVERAGE: &str = include_str!("../core/docs/SEED-COVERAGE.md");
const INVENTORY: &str = include_str!("../core/docs/INVENTORY.md");

/// The rows of the first table: number and what it became.
fn rows(text: &str, letter: char) -> Vec<(String, Vec<String>)> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let (Some(id), Some(became)) = (cells.first(), cells.get(1)) else { continue };
        let is_row = id.starts_with(&format!("{letter}-")) && id[2..].chars().all(|c| c.is_ascii_digit());
        if is_row {
            let parts = became.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
            rows.push(((*id).to_owned(), parts.collect()));
        }
    }
    rows
}

fn ids_of(book: &regie::RuleBook) -> BTreeMap<&'static str, BTreeSet<String>> {
    let rules = book.rules.iter().map(|rule| rule.id.to_string()).collect();
    let requirements = book.requirements.iter().map(|requirement| requirement.id.to_string()).collect();
    let separations = book.separations.iter().map(|separation| separation.id.to_string()).collect();
    BTreeMap::from([("rule", rules), ("requirement", requirements), ("separation", separations)])
}

#[test]
fn every_row_of_the_inventory_became_something() {
    let numbers: BTreeSet<String> = (1..=98).map(|n| format!("E-{n:02}")).collect();
    let in_inventory: BTreeSet<String> = rows(INVENTORY, 'E').into_iter().map(|(id, _)| id).collect();
    assert_eq!(in_inventory, numbers, "the inventory has other rows");
    let covered = rows(COVERAGE, 'E');
    let ids: Vec<&String> = covered.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.iter().copied().cloned().collect::<BTreeSet<_>>(), numbers);
    assert_eq!(ids.len(), numbers.len(), "a row stands there twice");
    for (id, became) in &covered {
        assert!(!became.is_empty(), "{id} became nothing");
    }
}

#[test]
fn every_name_in_the_table_exists_and_every_rule_is_named() {
    let book = regie::flanders::rule_book();
    let ids = ids_of(&book);
    let mut named: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (row, became) in rows(COVERAGE, 'E') {
        for part in became {
            let (kind, rest) =
                part.split_once(':').map_or((part.as_str(), ""), |(kind, rest)| (kind.trim(), rest.trim()));
            match kind {
                "rule" | "requirement" | "separation" => {
                    for id in rest.split(',').map(str::trim) {
                        assert!(ids[kind].contains(id), "{row}: there is no {kind} `{id}`");
                        let key = ids.keys().find(|k| **k == kind).unwrap();
                        named.entry(key).or_default().insert(id.to_owned());
                    }
                }
                "semantics" | "process" => assert!(!rest.is_empty(), "{row}: `{kind}` of what?"),
                "nothing" => {}
                other => panic!("{row}: `{other}` is no destination"),
            }
        }
    }
    for (kind, all) in &ids {
        let unnamed: Vec<&String> =
            all.iter().filter(|id| !named.get(kind).is_some_and(|n| n.contains(*id))).collect();
        assert!(unnamed.is_empty(), "no row leads to the {kind}s {unnamed:?}");
    }
}

#[test]
fn every_tension_of_the_inventory_is_decided() {
    let numbers: BTreeSet<String> = (1..=15).map(|n| format!("M-{n:02}")).collect();
    let decided: BTreeSet<String> = rows(COVERAGE, 'M').into_iter().map(|(id, _)| id).collect();
    assert_eq!(decided, numbers);
}

#[test]
fn the_flemish_documents_have_no_problems_and_say_where_they_come_from() {
    let book = regie::flanders::rule_book();
    regie::check_rule_book(&book).unwrap_or_else(|problems| panic!("{problems}"));
    regie::check_json(
        Some(regie::flanders::VOCABULARY_JSON),
        Some(regie::flanders::RULE_BOOK_JSON),
        &regie::Sets::new(),
    )
    .unwrap_or_else(|problems| panic!("{problems}"));
    assert!(book.rules.len() >= 40 && book.requirements.len() >= 12 && !book.separations.is_empty());

    let both = |text: &regie::Text, what: &str| {
        let (nl, en) = (text.get("nl"), text.get("en"));
        let tagged = matches!(text, regie::Text::Tagged(texts) if texts.contains_key("nl") && texts.contains_key("en"));
        assert!(tagged && !nl.is_empty() && !en.is_empty(), "{what}: not in Dutch and English");
    };
    for rule in &book.rules {
        both(&rule.label, rule.id.as_str());
        both(rule.description.as_ref().expect("a description"), rule.id.as_str());
        let cites_a_row = rule.source.iter().any(|source| {
            source.get("nl").split(|c: char| !c.is_ascii_alphanumeric() && c != '-').any(|word| {
                word.len() == 4 && word.as_bytes()[1] == b'-' && word[2..].bytes().all(|b| b.is_ascii_digit())
            })
        });
        assert!(cites_a_row, "{} cites no row of the inventory: {:?}", rule.id, rule.source);
    }
    for requirement in &book.requirements {
        both(&requirement.label, requirement.id.as_str());
        both(requirement.description.as_ref().expect("a description"), requirement.id.as_str());
    }
    for role in &book.roles {
        both(&role.label, role.id.as_str());
    }
    for kind in &book.kinds {
        both(&kind.label, kind.id.as_str());
    }
    for level in &book.levels {
        both(&level.label, level.id.as_str());
    }
}

#[test]
fn the_decrees_of_2004_and_2018_follow_each_other() {
    let book = regie::flanders::rule_book();
    let new_decree: regie::Date = "2019-01-01".parse().unwrap();
    let valid = |id: &str| book.rules.iter().find(|rule| rule.id == id).map(|rule| rule.valid).unwrap();
    assert_eq!(valid("coordination-2004").until, Some(new_decree));
    assert_eq!(valid("director-local-2018").from, Some(new_decree));
}
