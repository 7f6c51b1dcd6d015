//! The tables: assignments read back by a reader of its own, and the matrix against a naive one.

use std::collections::{BTreeMap, BTreeSet};

use regie::interchange::Raci;
use regie::{Atlas, Filter};
use serde_json::{Value, json};

use super::{LANDSCAPES, atlas, landscape};

/// A table as a reader of RFC 4180 sees it, without the apostrophe before what would be a formula.
pub(crate) fn table(text: &str) -> Vec<Vec<String>> {
    let field = |field: &str| {
        let is_formula = |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(!is_formula(field), "`{field}` would be computed");
        match field.strip_prefix('\'') {
            Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
            _ => field.to_owned(),
        }
    };
    let rows: Vec<Vec<String>> =
        records(text).iter().map(|row| row.iter().map(|text| field(text)).collect()).collect();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every record has as many fields");
    rows
}

/// The records of a text, letter by letter, after the grammar of RFC 4180; what it does not allow is an error.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut letters) = (Vec::new(), Vec::new(), text.chars().peekable());
    while letters.peek().is_some() {
        let mut field = String::new();
        if letters.next_if_eq(&'"').is_some() {
            loop {
                match letters.next().expect("a quote that ends") {
                    '"' if letters.next_if_eq(&'"').is_some() => field.push('"'),
                    '"' => break,
                    letter => field.push(letter),
                }
            }
        } else {
            while let Some(letter) = letters.next_if(|letter| ![',', '\r', '\n'].contains(letter)) {
                assert_ne!(letter, '"', "a quote stands in a field without quotes");
                field.push(letter);
            }
        }
        record.push(field);
        match letters.next() {
            Some(',') => {}
            Some('\r') if letters.next() == Some('\n') => records.push(std::mem::take(&mut record)),
            other => panic!("{other:?} stands after a field"),
        }
    }
    assert!(record.is_empty(), "the last record ends");
    records
}

/// The assignments that the table tells.
pub(crate) fn assignments(text: &str) -> Vec<Value> {
    let rows = table(text);
    assert_eq!(rows[0].join(" "), "challenge seat area level role stakeholder strength because");
    let row = |row: &Vec<String>| {
        let because: Vec<&str> = row[7].split(' ').collect();
        json!({"challenge": row[0], "seat": row[1], "role": row[4], "stakeholder": row[5], "area": row[2], "strength": row[6], "because": because})
    };
    rows[1..].iter().map(row).collect()
}

pub(crate) fn expected(atlas: &Atlas, filter: &Filter<'_>) -> Vec<Value> {
    atlas.assignments(filter).unwrap().map(|one| serde_json::from_str(&one.to_json()).unwrap()).collect()
}

/// The matrix as anybody would count it: from the assignments, cell by cell.
pub(crate) fn naive(
    atlas: &Atlas,
    roles: &[(&str, &str)],
    levers: bool,
) -> BTreeMap<(String, String, String), String> {
    let letters: BTreeMap<&str, &str> = roles.iter().copied().collect();
    let mut cells: BTreeMap<(String, String, String), BTreeSet<String>> = BTreeMap::new();
    let all = expected(atlas, &Filter::default());
    for decision in atlas.decisions() {
        let decision: Value = serde_json::from_str(&decision.to_json()).unwrap();
        let mine = || all.iter().filter(|one| one["challenge"] == decision["challenge"]);
        let mut put = |lever: &str, one: &Value| {
            let role = one["role"].as_str().unwrap();
            let letter = letters.get(role).map_or(role, |letter| letter);
            if !letter.is_empty() {
                let key = (
                    decision["challenge"].as_str().unwrap().to_owned(),
                    lever.to_owned(),
                    one["stakeholder"].as_str().unwrap().to_owned(),
                );
                cells.entry(key).or_default().insert(letter.to_owned());
            }
        };
        mine().for_each(|one| put("", one));
        for lever in decision["seats"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|seat| seat["levers"].as_array().unwrap())
            .filter(|_| levers)
        {
            let areas: Vec<&Value> =
                lever["sources"].as_array().unwrap().iter().map(|source| &source["area"]).collect();
            mine()
                .filter(|one| areas.contains(&&one["area"]))
                .for_each(|one| put(lever["lever"].as_str().unwrap(), one));
        }
    }
    let order = |letter: &String| {
        ("RACI".find(letter.as_str()).filter(|_| letter.len() == 1).unwrap_or(9), letter.clone())
    };
    let cell = |letters: BTreeSet<String>| {
        let mut letters: Vec<String> = letters.into_iter().collect();
        letters.sort_by_key(order);
        letters.join("/")
    };
    cells.into_iter().map(|(key, letters)| (key, cell(letters))).collect()
}

/// The cells of a matrix without labels that are not empty.
pub(crate) fn cells(text: &str, levers: bool) -> BTreeMap<(String, String, String), String> {
    let rows = table(text);
    let first = if levers { 2 } else { 1 };
    let mut cells = BTreeMap::new();
    for row in &rows[1..] {
        let lever = if levers { row[1].clone() } else { String::new() };
        for (column, cell) in rows[0].iter().zip(row).skip(first).filter(|(_, cell)| !cell.is_empty()) {
            let before = cells.insert((row[0].clone(), lever.clone(), column.clone()), cell.clone());
            assert_eq!(before, None);
        }
    }
    cells
}

#[test]
fn assignments_of_four_regions_read_back() {
    for name in LANDSCAPES {
        let atlas = atlas(&landscape(name));
        let text = atlas.assignments_csv(&Filter::default()).unwrap();
        let read = assignments(&text);
        assert!(read.len() > 100);
        assert_eq!(read, expected(&atlas, &Filter::default()), "{name}");
        let rows = table(&text);
        let is_right = |row: &Vec<String>| atlas.area(&row[2]).unwrap().level == *row[3];
        assert!(rows[1..].iter().all(is_right));
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }
}

#[test]
fn a_filter_narrows_the_table_and_what_is_not_there_is_told() {
    let atlas = atlas(&landscape("gent-2018"));
    let filter = Filter { role: Some("director"), ..Filter::default() };
    let text = atlas.assignments_csv(&filter).unwrap();
    assert_eq!(assignments(&text), expected(&atlas, &filter));
    assert!(text.lines().count() < atlas.assignments_csv(&Filter::default()).unwrap().lines().count());
    let wrong = Filter { role: Some("directr"), ..Filter::default() };
    assert_eq!(atlas.assignments_csv(&wrong).unwrap_err().nearest(), Some("director"));
    assert_eq!(
        atlas.raci_csv(&Raci { filter: wrong, ..Raci::default() }).unwrap_err().nearest(),
        Some("director")
    );
}

#[test]
fn the_matrix_of_four_regions_is_what_anybody_would_count() {
    for name in LANDSCAPES {
        let atlas = atlas(&landscape(name));
        for levers in [false, true] {
            let text = atlas.raci_csv(&Raci { levers, ..Raci::default() }).unwrap();
            assert_eq!(cells(&text, levers), naive(&atlas, Raci::FLEMISH_ROLES, levers), "{name}");
            let rows = table(&text);
            let challenges: BTreeSet<&String> = rows[1..].iter().map(|row| &row[0]).collect();
            assert_eq!(challenges.len(), atlas.decisions_count());
            if !levers {
                assert_eq!(rows.len(), atlas.decisions_count() + 1);
            }
        }
    }
}

#[test]
fn every_role_of_the_flemish_rule_book_has_a_letter() {
    let book = regie::flanders::rule_book();
    let roles: BTreeSet<&str> = book.roles.iter().map(|role| role.id.as_str()).collect();
    let known: BTreeSet<&str> = Raci::FLEMISH_ROLES.iter().map(|(role, _)| *role).collect();
    assert_eq!(known, roles);
    assert_eq!(known.len(), Raci::FLEMISH_ROLES.len());
    assert!(Raci::FLEMISH_ROLES.iter().all(|(_, letter)| ["R", "A", "C", "I"].contains(letter)));
}

#[test]
fn the_caller_gives_the_letters() {
    let atlas = atlas(&landscape("gent-2018"));
    let ours = [("director", "R"), ("partner", ""), ("actor", "=D")];
    let text = atlas.raci_csv(&Raci { roles: &ours, ..Raci::default() }).unwrap();
    let found = cells(&text, false);
    assert_eq!(found, naive(&atlas, &ours, false));
    // a role without a letter stands there by its name, one with an empty one does not
    assert!(found.values().any(|cell| cell.contains("final-responsible")));
    assert!(!found.values().any(|cell| cell.split('/').any(|letter| letter == "partner")));
    assert!(text.contains("\"'=D"));
}

#[test]
fn a_matrix_for_people() {
    let atlas = atlas(&landscape("zuid-west-vlaanderen-2019"));
    let filter = Filter { theme: Some("acute-housing"), ..Filter::default() };
    let raci = Raci { levers: true, filter, language: Some("nl"), ..Raci::default() };
    insta::assert_snapshot!("raci_acute_housing_nl", atlas.raci_csv(&raci).unwrap().replace("\r\n", "\n"));
    let filter = Filter { stakeholder: Some("caw-zwvl"), ..filter };
    insta::assert_snapshot!(
        "assignments_acute_housing",
        atlas.assignments_csv(&filter).unwrap().replace("\r\n", "\n")
    );
}

#[test]
fn columns_of_one_label_tell_whose_they_are() {
    let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "a", "label": "A", "level": "local"}, {"id": "b", "label": "B", "level": "local"}],
        "stakeholders": [
            {"id": "one", "label": "OCMW", "kind": "ocmw", "works_in": ["a"]}, {"id": "other", "label": "OCMW", "kind": "ocmw", "works_in": ["b"]},
            {"id": "town", "label": "=HYPERLINK(\"x\")", "kind": "municipality", "works_in": ["a"]}],
        "challenges": [
            {"id": "c", "label": "schulden, \"altijd\"", "themes": ["poverty"], "areas": ["a", "b"], "spread": "separate"},
            {"id": "none", "label": "-1", "themes": ["poverty"], "areas": ["b"], "spread": "separate"}]}"#;
    let atlas = atlas(landscape);
    let text = atlas.raci_csv(&Raci { language: Some("nl"), ..Raci::default() }).unwrap();
    let rows = table(&text);
    assert_eq!(rows[0], ["challenge", "challenge_label", "OCMW (one)", "OCMW (other)", "=HYPERLINK(\"x\")"]);
    assert_eq!(rows[1][..2], ["c", "schulden, \"altijd\""]);
    assert_eq!(rows[2][..2], ["none", "-1"]);
    assert!(text.contains("\"'=HYPERLINK(\"\"x\"\")\"") && text.contains("none,\"'-1\""));
}
