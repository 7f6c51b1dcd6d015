//! How many instructions three fixed workloads take: `instructions.json` has what was reached, and a growth of more than a tenth is an error.
//!
//! Times differ from run to run; instructions hardly do. They are counted by Callgrind on x86-64 Linux, for which the file is.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::command::{output, run};
use crate::setup;
use crate::workspace::Workspace;

const FILE: &str = "instructions.json";

/// The workloads of `regie-bench-counts`, and what each is.
const WORKLOADS: [(&str, &str); 3] = [
    ("building", "reading and building a hundredth of all Flanders"),
    ("sweeping", "every assignment of every decision of it, in storage order"),
    ("writing", "every decision of it as JSON"),
];

/// By how much a count may grow.
const MOST: f64 = 1.10;

/// Can they be counted here?
pub(crate) const HERE: bool = cfg!(all(target_os = "linux", target_arch = "x86_64"));

/// Counts, and prints what was found.
fn count(workspace: &Workspace) -> Result<Map<String, Value>> {
    let valgrind = setup::valgrind(workspace)?;
    run(&mut workspace.cargo([
        "build",
        "--release",
        "--package",
        "regie-bench",
        "--bin",
        "regie-bench-counts",
    ]))?;
    let folder = workspace.target.join("instructions");
    fs::create_dir_all(&folder).context("no folder for what Callgrind writes")?;
    let program = workspace.target.join("release/regie-bench-counts");
    let mut counts = Map::new();
    for (name, meaning) in WORKLOADS {
        let file = folder.join(name);
        let options = [
            "--quiet",
            "--tool=callgrind",
            "--collect-atstart=no",
            "--toggle-collect=*counted_*",
            &format!("--callgrind-out-file={}", file.display()),
        ];
        let mut command = workspace.program(&valgrind.to_string_lossy(), options);
        output(command.arg(&program).arg(name))?;
        let written = fs::read_to_string(&file).context("Callgrind has written nothing")?;
        let total = total(&written).with_context(|| format!("Callgrind has counted nothing of `{name}`"))?;
        println!("   {total:>13}  {meaning}");
        counts.insert(name.to_owned(), total.into());
    }
    Ok(counts)
}

/// The sum in what Callgrind writes.
fn total(written: &str) -> Option<u64> {
    let line =
        written.lines().find_map(|line| line.strip_prefix("totals: ").or(line.strip_prefix("summary: ")))?;
    line.split_whitespace().next()?.parse().ok().filter(|total| *total > 0)
}

/// Counts, and compares with the file.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let counted = count(workspace)?;
    let text = fs::read_to_string(workspace.root.join(FILE)).context("instructions.json cannot be read")?;
    let grown =
        compare(&counted, &serde_json::from_str(&text).context("instructions.json is no JSON object")?)?;
    if grown.is_empty() {
        return Ok(());
    }
    bail!("{}; `cargo xtask instructions` writes instructions.json anew, if that is meant", grown.join("; "))
}

/// Counts, and writes that down.
pub(crate) fn write(workspace: &Workspace) -> Result<()> {
    let text = serde_json::to_string_pretty(&count(workspace)?)?;
    fs::write(workspace.root.join(FILE), text + "\n").context("instructions.json cannot be written")
}

/// What has grown by more than a tenth, in words.
fn compare(counted: &Map<String, Value>, before: &Map<String, Value>) -> Result<Vec<String>> {
    let mut grown = Vec::new();
    for (name, meaning) in WORKLOADS {
        let number = |counts: &Map<String, Value>| {
            counts.get(name).and_then(Value::as_f64).with_context(|| format!("there is no count of `{name}`"))
        };
        let (counted, before) = (number(counted)?, number(before)?);
        if counted > before * MOST {
            grown.push(format!("{meaning}: {counted} instructions, where {before} were enough"));
        }
    }
    Ok(grown)
}

#[cfg(test)]
mod tests {
    use super::{WORKLOADS, compare, total};
    use serde_json::{Map, Value, json};

    fn all(count: u64) -> Map<String, Value> {
        WORKLOADS.iter().map(|(name, _)| ((*name).to_owned(), json!(count))).collect()
    }

    #[test]
    fn a_tenth_more_is_let_through_and_no_more() {
        assert!(compare(&all(1100), &all(1000)).unwrap().is_empty());
        assert!(compare(&all(500), &all(1000)).unwrap().is_empty());
        assert_eq!(compare(&all(1101), &all(1000)).unwrap().len(), 3);
        assert!(compare(&all(1), &Map::new()).is_err());
    }

    #[test]
    fn the_sum_is_found_in_what_callgrind_writes() {
        assert_eq!(total("events: Ir\nfn=(1)\n1 5\ntotals: 1234\n"), Some(1234));
        assert_eq!(total("summary: 0\n"), None);
        assert_eq!(total("nothing"), None);
    }

    #[test]
    fn every_workload_has_its_count() {
        let counts: Map<String, Value> =
            serde_json::from_str(include_str!("../../instructions.json")).unwrap();
        assert!(compare(&counts, &counts).unwrap().is_empty());
        assert_eq!(counts.len(), WORKLOADS.len());
    }
}
