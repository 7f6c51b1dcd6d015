//! The case files in `tests/cases/tables`: tables, and the landscape or the problems that come of them.
//!
//! A table is a text, or a list of lines. `landscape` is compared with the landscape that was read, field by field where it names one; `problems` are all problems and warnings, each as
//! `TABLE ROW LETTERS CODE`, followed by what is in the hint.

use std::collections::BTreeSet;

use regie::tables::{TableCode, TableOptions, TableProblem, TableProblems};
use serde_json::Value;

use super::read_files;
use crate::cases::{cases, files};

fn text(table: &Value) -> String {
    match table {
        Value::String(text) => text.clone(),
        lines => {
            let lines = lines.as_array().unwrap().iter();
            lines.flat_map(|line| [line.as_str().unwrap(), "\n"]).collect()
        }
    }
}

/// `stakeholders 3 C unknown-name menen`
fn short(problem: &TableProblem) -> String {
    let table = problem.table.as_deref().unwrap_or("-");
    let row = problem.row.map_or("-".to_owned(), |row| row.to_string());
    let letters = problem.column.as_ref().map_or("-", |column| &column.letters);
    let mut short = format!("{table} {row} {letters} {}", problem.code);
    for hint in problem.nearest.iter().chain(&problem.candidates) {
        short.push(' ');
        short.push_str(hint);
    }
    short
}

/// Does a value have everything that is expected of it?
fn has(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(key, value)| found.get(key).is_some_and(|found| has(found, value)))
        }
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, one)| has(found, one))
        }
        _ => found == expected,
    }
}

/// The landscape with what was only warned of, or everything that is wrong.
type Read = Result<(Value, TableProblems), TableProblems>;

fn every_case(visit: &mut dyn FnMut(&str, &Value, Read)) {
    let book = regie::flanders::rule_book();
    for path in files("tables") {
        for case in cases(&path) {
            let case = Value::Object(case.clone().into_iter().collect());
            let mut files: Vec<(String, String)> = Vec::new();
            for (name, table) in case["tables"].as_object().unwrap() {
                files.push((name.clone(), text(table)));
            }
            let mut options = TableOptions::new();
            if case.get("no_options").is_none() {
                options.as_of = Some("2019-01-15".parse().unwrap());
                options.rule_book = Some(&book);
                options.builds_on = case["builds_on"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|name| name.as_str().unwrap().parse().unwrap())
                    .collect();
            }
            let read = read_files(&files, &options)
                .map(|read| (serde_json::from_str(&read.landscape.to_json()).unwrap(), read.warnings));
            visit(case["name"].as_str().unwrap(), &case, read);
        }
    }
}

#[test]
fn every_case_gives_the_landscape_or_the_problems_that_it_says() {
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    every_case(&mut |name, case, read| {
        let (landscape, problems) = match read {
            Ok((landscape, warnings)) => (Some(landscape), warnings),
            Err(problems) => (None, problems),
        };
        seen.extend(problems.iter().map(|problem| problem.code));
        let found: Vec<String> = problems.iter().map(short).collect();
        let expected: Vec<&str> =
            case["problems"].as_array().into_iter().flatten().map(|one| one.as_str().unwrap()).collect();
        let has_landscape = case.get("landscape").is_some();
        let is_right = match &landscape {
            Some(landscape) => has_landscape && has(landscape, &case["landscape"]),
            None => !has_landscape,
        };
        if found != expected || !is_right {
            let landscape = landscape.map_or(String::new(), |landscape| landscape.to_string());
            failures.push(format!(
                "{name}\n  expected {expected:#?}\n  found {found:#?}\n{problems}\n{landscape}"
            ));
        }
    });
    assert!(failures.is_empty(), "{} cases fail:\n\n{}", failures.len(), failures.join("\n\n"));
    // too large, too many: see `bad_tables`
    let elsewhere = [
        TableCode::TableTooLarge,
        TableCode::TooManyRows,
        TableCode::TooManyColumns,
        TableCode::NotText,
        TableCode::ReadAsWindows,
        TableCode::RepeatedTable,
    ];
    for code in TableCode::ALL.iter().filter(|code| !elsewhere.contains(code)) {
        assert!(seen.contains(code), "no case has {code}");
    }
}

#[test]
fn every_problem_is_told_in_both_languages_with_its_place() {
    let (dutch, english) = (regie::Language::dutch(), regie::Language::english());
    let mut told = String::new();
    every_case(&mut |name, _, read| {
        let problems = read.map_or_else(|problems| problems, |(_, warnings)| warnings);
        if problems.as_slice().is_empty() {
            return;
        }
        told.extend(["# ", name, "\n"]);
        for problem in &problems {
            for (tag, language) in [("nl", &dutch), ("en", &english)] {
                let words = language.table_problem(problem);
                assert!(words.ends_with(['.', '?']) && !words.contains(['{', '[']), "{words}");
                if let Some(row) = problem.row {
                    assert!(words.contains(&row.to_string()), "{words}");
                }
                told.extend([tag, " ", &words, "\n"]);
            }
        }
    });
    insta::assert_snapshot!(told);
}
