//! What is found in the four real regions with the Flemish rule book, in words, to be read by somebody who knows them.

use regie::{Language, Words};
use std::fmt::Write;
use std::path::Path;

const REGIONS: [&str; 4] =
    ["gent-2018", "noord-limburg-2018", "noord-west-vlaanderen-2018", "zuid-west-vlaanderen-2019"];

fn atlas(name: &str) -> regie::Atlas {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.json"));
    let landscape = std::fs::read_to_string(path).unwrap();
    regie::Atlas::from_json(&landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default()).unwrap()
}

/// Findings as lines: severity, code and place, and the sentence below.
fn told(lints: &[regie::Lint], words: &Words<'_>) -> String {
    let mut told = String::new();
    for lint in lints {
        let sentence = words.lint(lint);
        writeln!(told, "{} {} {}\n    {sentence}", lint.severity, lint.code, lint.path).unwrap();
    }
    told
}

#[test]
fn the_flemish_rule_book_is_sound_by_itself() {
    let atlas = atlas("gent-2018");
    let lints = regie::lint_rule_book(atlas.rule_book());
    let dutch = Language::dutch();
    insta::assert_snapshot!("rule_book_of_flanders", told(&lints, &atlas.words(&dutch)));
    assert!(lints.iter().all(|lint| lint.severity == regie::LintSeverity::Hint));
}

#[test]
fn four_real_regions() {
    for name in REGIONS {
        let atlas = atlas(name);
        let (dutch, english) = (Language::dutch(), Language::english());
        insta::assert_snapshot!(name, told(&atlas.lint(), &atlas.words(&dutch)));
        insta::assert_snapshot!(format!("{name}_en"), told(&atlas.lint(), &atlas.words(&english)));
    }
}
