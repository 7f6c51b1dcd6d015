//! Is the Flemish rule book sound, by itself and in a region?
//!
//! `cargo run --example is_it_sound`; what it prints stands at the end.

use regie::{Atlas, LintSeverity, Options, flanders, lint_rule_book};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let alone = lint_rule_book(&flanders::rule_book());
    println!("by itself: {} findings, {} of them errors", alone.len(), count(&alone, LintSeverity::Error));

    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    for lint in atlas.lint().iter().filter(|lint| lint.severity != LintSeverity::Hint) {
        println!("{} {}", lint.code.as_str(), lint.path);
    }
    Ok(())
}

fn count(lints: &[regie::Lint], severity: LintSeverity) -> usize {
    lints.iter().filter(|lint| lint.severity == severity).count()
}

// What it prints:
//
// by itself: 2 findings, 0 of them errors
// never-met requirements/voice-poverty-present
// never-met requirements/voice-vulnerable-present
