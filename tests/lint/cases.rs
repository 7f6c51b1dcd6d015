//! The case files in `tests/cases/lint`: for each code, rule books and landscapes that have it, and near misses that do not.
//!
//! A case without a landscape is one of a rule book by itself. Each expected finding says of itself what it says; of the findings, only those with the code
//! of the file are looked at.

use crate::cases::{complete, files};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Does a finding say all that is expected of it?
fn says(found: &Value, expected: &Value) -> bool {
    expected.as_object().unwrap().iter().all(|(field, value)| {
        if field == "parts" {
            let paths: Vec<&Value> =
                found["parts"].as_array().unwrap().iter().map(|part| &part["path"]).collect();
            json!(paths) == *value
        } else {
            found[field] == *value
        }
    })
}

fn lints(case: &crate::cases::Case, alone: bool) -> Vec<regie::Lint> {
    if alone {
        let text = case.rule_book.to_string();
        // what is never in force is refused, and can be built
        let book = regie::RuleBook::from_json(&text).unwrap_or_else(|_| {
            let mut book = case.rule_book.clone();
            let valid = book["rules"][0].as_object_mut().unwrap().remove("valid").unwrap();
            let mut built = regie::RuleBook::from_json(&book.to_string()).unwrap();
            let day = |name: &str| Some(valid[name].as_str().unwrap().parse().unwrap());
            built.rules[0].valid = regie::Validity { from: day("from"), until: day("until") };
            built
        });
        return regie::lint_rule_book(&book);
    }
    case.atlas().unwrap_or_else(|problems| panic!("{}: {problems}", case.name)).lint()
}

#[test]
fn every_code_has_cases_and_near_misses() {
    let mut failures = Vec::new();
    let mut seen: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in files("lint") {
        let code = path.file_stem().unwrap().to_str().unwrap().to_owned();
        for mut case in crate::cases::cases(&path) {
            let alone = case.get("landscape").is_none();
            case.entry("landscape").or_insert(json!({}));
            let expected = case["lints"].as_array().unwrap().clone();
            let case = complete(case);
            let found: Vec<Value> = lints(&case, alone)
                .iter()
                .filter(|lint| lint.code.as_str() == code)
                .map(|lint| serde_json::from_str(&lint.to_json()).unwrap())
                .collect();
            let agree = found.len() == expected.len()
                && found.iter().zip(&expected).all(|(found, expected)| says(found, expected));
            if !agree {
                let found: Vec<String> = found.iter().map(Value::to_string).collect();
                failures.push(format!(
                    "{}\n  expected {}\n  found    {}",
                    case.name,
                    json!(expected),
                    found.join("\n           ")
                ));
            }
            let counts = seen.entry(code.clone()).or_default();
            if expected.is_empty() { counts.1 += 1 } else { counts.0 += 1 }
        }
    }
    assert!(failures.is_empty(), "{} cases fail:\n\n{}", failures.len(), failures.join("\n\n"));
    for code in regie::LintCode::ALL {
        let (has, misses) = seen.get(code.as_str()).copied().unwrap_or_default();
        assert!(has > 0 && misses > 0, "{code} has {has} cases and {misses} near misses");
    }
    assert_eq!(seen.len(), regie::LintCode::ALL.len());
}

/// Every finding of every case, with the name of the case and the atlas that knows the names; of a rule book that an atlas refuses, none.
pub(super) fn every_finding(visit: &mut dyn FnMut(&str, &regie::Atlas, &regie::Lint)) {
    for path in files("lint") {
        for mut case in crate::cases::cases(&path) {
            let alone = case.get("landscape").is_none();
            case.entry("landscape").or_insert(json!({}));
            let case = complete(case);
            let Ok(atlas) = case.atlas() else { continue };
            for lint in &lints(&case, alone) {
                visit(&case.name, &atlas, lint);
            }
        }
    }
}
