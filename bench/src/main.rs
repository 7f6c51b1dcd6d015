//! Measures what regie takes for all of Flanders: `cargo xtask bench` runs it, in release.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use clap::Parser;
use regie_bench::figures::{Growth, Scale, Unit, growth, table};
use regie_bench::machine::{Machine, load};
use regie_bench::measure::{Answered, Asked, Folded, library};
use regie_bench::{Memory, generate};
use serde::{Deserialize, Serialize};

/// The seed of the world that is measured.
const SEED: u64 = 1;

/// What regie takes for all of Flanders.
#[derive(Parser)]
struct Arguments {
    /// How many in a hundred of all of Flanders, smallest first.
    #[arg(long, value_delimiter = ',', default_value = "1,10,100")]
    scale: Vec<u32>,
    /// Where the figures go, as JSON.
    #[arg(long, default_value = "target/bench/results.json")]
    json: PathBuf,
    /// Measure everything once, and fewer single decisions.
    #[arg(long)]
    quick: bool,
    /// The entry of the built package; without it the package is not measured.
    #[arg(long)]
    package: Option<PathBuf>,
}

/// All that goes into the file.
#[derive(Serialize)]
struct Results {
    machine: Machine,
    quick: bool,
    seed: u64,
    scales: Vec<Scale>,
    growth: Vec<Growth>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    ensure!(
        arguments.scale.iter().all(|percent| (1..=100).contains(percent)) && arguments.scale.is_sorted(),
        "scales are from 1 to 100, smallest first"
    );
    let folder = arguments.json.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut machine = Machine::here(arguments.package.is_some());
    println!("{}, {} cores, {}, {}", machine.cpu, machine.cores, machine.system, machine.rustc);
    if let Some(node) = &machine.node {
        println!("node {node}");
    }
    let mut scales = Vec::new();
    for percent in &arguments.scale {
        eprintln!("measuring {percent} % of Flanders …");
        scales.push(measure(&arguments, *percent, folder)?);
    }
    println!("\n{}", table(&scales));
    let growth = growth(&scales);
    machine.load[1] = load();
    if let [Some(before), Some(after)] = machine.load {
        println!("load: {before:.1} before, {after:.1} after, on {} cores", machine.cores);
    }
    let results = Results { machine, quick: arguments.quick, seed: SEED, scales, growth };
    let text = serde_json::to_string_pretty(&results)? + "\n";
    let file = arguments.json.display();
    std::fs::write(&arguments.json, text).with_context(|| format!("{file} cannot be written"))?;
    println!("all figures: {file}");
    Ok(())
}

/// Everything at one scale.
fn measure(arguments: &Arguments, percent: u32, results: &Path) -> Result<Scale> {
    let work = generate(percent, SEED);
    let patience = Duration::from_secs(if arguments.quick { 0 } else { 20 });
    let mut scale = Scale::new(percent, work.counts, patience);
    let sampled = if arguments.quick { 200 } else { 2000 };
    let (answered, asked) = library(&work, sampled, SEED, &mut scale)?;

    let file = |name: &str| results.join(format!("{name}-{percent}.json"));
    let (landscape, rules, questions) = (file("landscape"), file("rule-book"), file("asked"));
    std::fs::write(&landscape, &work.landscape_json)?;
    std::fs::write(&rules, &work.rule_book_json)?;
    std::fs::write(&questions, serde_json::to_string(&asked)?)?;
    drop(work);

    let mut weigh = Command::new(std::env::current_exe()?.with_file_name("regie-bench-memory"));
    let memory: Memory = serde_json::from_str(&output(weigh.args([&landscape, &rules]))?)?;
    for (name, bytes) in [
        ("held by both documents", memory.documents),
        ("held by the atlas", memory.atlas),
        ("peak while building it", memory.building),
        ("peak beside it while deciding all", memory.deciding),
    ] {
        scale.set(name, Unit::Bytes, number(bytes));
    }
    if let Some(package) = &arguments.package {
        let mut node = Command::new("node");
        node.args(["--max-old-space-size=8192", concat!(env!("CARGO_MANIFEST_DIR"), "/js/bench.js")]);
        node.args([package, &landscape, &rules, &questions]).arg(patience.as_millis().to_string());
        let answers: Package = serde_json::from_str(&output(&mut node)?).context("the script's answer")?;
        of_package(&answers, &answered, &mut scale)?;
    }
    Ok(scale)
}

/// What the script says of the package: seconds by the clock and of a processor, and bytes.
#[derive(Deserialize)]
struct Package {
    building: Vec<(f64, f64)>,
    decision: Vec<(f64, f64)>,
    all: Vec<(f64, f64)>,
    /// Of each filter.
    counted: Vec<Vec<(f64, f64)>>,
    /// Of one question.
    checks: Vec<(f64, f64)>,
    changes: Vec<(f64, f64)>,
    memory: usize,
    seats: usize,
    assignments: usize,
    checksum: usize,
    found: Vec<usize>,
    yes: usize,
}

fn of_package(answers: &Package, answered: &Answered, scale: &mut Scale) -> Result<()> {
    let Package { seats, assignments, checksum, yes, .. } = *answers;
    let folded = Folded { seats, assignments, checksum };
    let theirs = Answered { folded, found: answers.found.clone(), yes };
    if theirs != *answered {
        bail!("the package answers otherwise than the library: {theirs:?}, not {answered:?}");
    }
    for (name, times) in Asked::filters().zip(&answers.counted) {
        scale.timed_elsewhere(&format!("wasm: counted of {name}"), times);
    }
    scale.timed_elsewhere("wasm: a check of yes or no, by ids", &answers.checks);
    scale.quantiles_elsewhere("wasm: a change", &answers.changes);
    scale.timed_elsewhere("wasm: reading and building", &answers.building);
    scale.quantiles_elsewhere("wasm: one decision, as an object", &answers.decision);
    scale.timed_elsewhere("wasm: all decisions, as objects, folded", &answers.all);
    scale.per_assignment("wasm: all decisions, as objects, folded");
    scale.set("wasm: memory", Unit::Bytes, number(answers.memory));
    scale.ratio("wasm to native: building", "wasm: reading and building", "reading and building");
    scale.ratio("wasm to native: one decision", "wasm: one decision, as an object, p50", "one decision, p50");
    scale.ratio(
        "wasm to native: all, to JSON",
        "wasm: all decisions, as objects, folded",
        "all decisions, as JSON",
    );
    let theme = "counted of a theme";
    scale.ratio("wasm to native: a theme counted", &format!("wasm: {theme}"), theme);
    let check = "a check of yes or no, by ids";
    scale.ratio("wasm to native: a check", &format!("wasm: {check}"), check);
    scale.ratio("wasm to native: a change", "wasm: a change, p50", "a change, p50");
    Ok(())
}

fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("{name} cannot be started"))?;
    ensure!(done.status.success(), "{name} failed ({})", done.status);
    Ok(String::from_utf8(done.stdout)?)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of far less than 2^52")]
fn number(count: usize) -> f64 {
    count as f64
}
