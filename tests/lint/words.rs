//! The words of findings: in both languages, for every finding of every case.

use regie::{Language, Lint};

use super::cases::every_finding;

/// What is wrong with a sentence that a finding was put into.
pub(crate) fn faults(told: &str) -> Vec<&'static str> {
    let has = |these: &[&str]| these.iter().any(|this| told.contains(this));
    let all = [
        ("no sentence", told.is_empty() || !told.ends_with(['.', '?', '!', ':'])),
        ("a place that is not filled", has(&["{", "}", " .", " ,", "‘’", "()", "  ", ": .", ": ;", " ;"])),
        ("no capital", told.chars().next().is_some_and(char::is_lowercase)),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(fault, _)| fault).collect()
}

#[test]
fn every_finding_has_words() {
    let languages = [Language::dutch(), Language::english()];
    let mut failures = Vec::new();
    let mut told_of = 0;
    every_finding(&mut |name, atlas, lint: &Lint| {
        for language in &languages {
            let told = atlas.words(language).lint(lint);
            // the labels of cases are ids, written small
            let found: Vec<_> = faults(&told).into_iter().filter(|fault| *fault != "no capital").collect();
            if !found.is_empty() {
                failures.push(format!("{name}: {told} ({})\n    {}", found.join(", "), lint.to_json()));
            }
        }
        told_of += 1;
    });
    assert!(told_of > 40, "{told_of}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_language_without_words_for_a_finding_is_refused() {
    let missing = Language::DUTCH_JSON.replace("\"never-met\":", "\"never-mett\":");
    let problems = Language::from_json(&missing).unwrap_err();
    let at = |path: &str| problems.iter().any(|problem| problem.path.as_ref() == path);
    assert!(at("lints.never-met") && at("lints.never-mett"), "{problems}");
    let wrong = Language::DUTCH_JSON.replace("\"unused-role\": \"", "\"unused-role\": \"{which} ");
    let problems = Language::from_json(&wrong).unwrap_err();
    assert!(problems.iter().any(|problem| problem.path.as_ref() == "lints.unused-role"), "{problems}");
}
