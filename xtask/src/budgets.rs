//! What the npm package may weigh, and how quick it has to be: `budgets.json` has what was reached.
//!
//! Bytes are the same on every machine and may grow by a trifle. Times differ from machine to machine and from run to run: what is
//! caught is that something becomes several times slower.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::command::output;
use crate::workspace::Workspace;

const FILE: &str = "budgets.json";

/// What is measured: its name in `budgets.json` and in `tests/js/measure.js`, and its words.
const MEASURES: [(&str, &str, Limit); 6] = [
    ("wasm_brotli_bytes", "the slim module, in brotli bytes", Limit::AtMost(1.01)),
    ("scripts_brotli_bytes", "its scripts for a browser, minified, in brotli bytes", Limit::AtMost(1.02)),
    ("full_wasm_brotli_bytes", "the module with every question, in brotli bytes", Limit::AtMost(1.01)),
    (
        "full_scripts_brotli_bytes",
        "its scripts for a browser, minified, in brotli bytes",
        Limit::AtMost(1.02),
    ),
    ("cold_start_ms", "from the start of a program to its first decision, in ms", Limit::AtMost(4.0)),
    ("decisions_per_second", "decisions a second", Limit::AtLeast(0.25)),
];

/// How far a measure may be from the budget, as a part of it.
#[derive(Clone, Copy)]
enum Limit {
    AtMost(f64),
    AtLeast(f64),
}

impl Limit {
    fn of(self, budget: f64) -> f64 {
        let (Self::AtMost(part) | Self::AtLeast(part)) = self;
        part * budget
    }

    fn holds(self, measured: f64, budget: f64) -> bool {
        match self {
            Self::AtMost(_) => measured <= self.of(budget),
            Self::AtLeast(_) => measured >= self.of(budget),
        }
    }
}

/// Measures the package in `pkg/`, and prints what was found.
pub(crate) fn measure(workspace: &Workspace) -> Result<Map<String, Value>> {
    let words = output(&mut workspace.program("node", ["tests/js/measure.js"]))?;
    let measured: Map<String, Value> = serde_json::from_str(&words).context("the measures are no JSON")?;
    for (name, meaning, _) in MEASURES {
        println!("   {:>10}  {meaning}", number(&measured, name)?);
    }
    Ok(measured)
}

/// Measures the package, and compares it with the budgets.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let measured = measure(workspace)?;
    let text = fs::read_to_string(workspace.root.join(FILE)).context("budgets.json cannot be read")?;
    let over = compare(&measured, &serde_json::from_str(&text).context("budgets.json is no JSON object")?)?;
    if over.is_empty() {
        return Ok(());
    }
    bail!("{}; `cargo xtask budgets` writes budgets.json anew, if that is meant", over.join("; "))
}

/// Measures the package, and writes that down as the budgets.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    let measured = measure(workspace)?;
    let budgets: Map<String, Value> =
        measured.into_iter().filter(|(name, _)| MEASURES.iter().any(|(known, ..)| known == name)).collect();
    let text = serde_json::to_string_pretty(&budgets)?;
    fs::write(workspace.root.join(FILE), text + "\n").context("budgets.json cannot be written")
}

/// What is over its budget, in words.
fn compare(measured: &Map<String, Value>, budgets: &Map<String, Value>) -> Result<Vec<String>> {
    let mut over = Vec::new();
    for (name, meaning, limit) in MEASURES {
        let (measured, budget) = (number(measured, name)?, number(budgets, name)?);
        if !limit.holds(measured, budget) {
            over.push(format!(
                "{meaning}: {measured}, and the budget is {budget} (so the limit {})",
                limit.of(budget)
            ));
        }
    }
    Ok(over)
}

fn number(numbers: &Map<String, Value>, name: &str) -> Result<f64> {
    numbers.get(name).and_then(Value::as_f64).with_context(|| format!("there is no number for `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::{MEASURES, compare};
    use serde_json::{Map, Value, json};

    /// Every measure, so many times its budget of 1000.
    fn over(times: f64) -> Vec<String> {
        let all = |number: f64| -> Map<String, Value> {
            MEASURES.iter().map(|(name, ..)| ((*name).to_owned(), json!(number))).collect()
        };
        compare(&all(1000.0 * times), &all(1000.0)).unwrap()
    }

    #[test]
    fn a_trifle_over_a_budget_is_let_through() {
        assert_eq!(over(1.0), Vec::<String>::new());
        assert_eq!(over(1.005), Vec::<String>::new());
        assert_eq!(over(0.9), Vec::<String>::new());
    }

    #[test]
    fn more_bytes_and_slower_answers_are_not() {
        assert_eq!(over(1.015).len(), 2);
        let words = over(1.5);
        assert_eq!(words.len(), 4);
        assert!(
            words.iter().any(|words| words.starts_with("the slim module")
                && words.contains("1500, and the budget is 1000"))
        );
        assert_eq!(over(5.0).len(), 5);
        assert!(over(0.2).iter().any(|words| words.starts_with("decisions a second")));
    }

    #[test]
    fn a_measure_without_a_budget_is_an_error() {
        assert!(compare(&Map::new(), &Map::new()).is_err());
    }

    #[test]
    fn there_is_a_budget_for_every_measure() {
        let budgets: Map<String, Value> = serde_json::from_str(include_str!("../../budgets.json")).unwrap();
        let names: Vec<&String> = budgets.keys().collect();
        let mut expected: Vec<&str> = MEASURES.iter().map(|(name, ..)| *name).collect();
        expected.sort_unstable();
        assert_eq!(names, expected);
    }
}
