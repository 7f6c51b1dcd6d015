//! Everything that a change must pass, in one command; the first step that fails ends it.
#![expect(
    clippy::disallowed_types,
    reason = "only the library has no clock: here a step says how long it took"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::command::{run as finish, run_tests, works};
use crate::tally::Tally;
use crate::workspace::Workspace;
use crate::{areas, budgets, instructions, package, page, reference, setup};

/// Runs all steps. The last line says how many tests passed and failed.
pub(crate) fn run(workspace: &Workspace) -> ExitCode {
    let mut tally = Tally::default();
    let result = steps(workspace, &mut tally);
    if let Err(error) = &result {
        eprintln!("\nerror: {error:#}");
    }
    println!("{tally}");
    if result.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn steps(workspace: &Workspace, tally: &mut Tally) -> Result<()> {
    step("set-up", || {
        setup::components(workspace)?;
        setup::package(workspace)?;
        setup::browsers(workspace)
    })?;
    step("format", || finish(&mut workspace.cargo(["fmt", "--all", "--check"])))?;
    step("lints", || {
        let strict = ["--", "--deny", "warnings"];
        finish(workspace.cargo(["clippy", "--workspace", "--all-targets"]).args(strict))?;
        // the library alone, without its data
        finish(workspace.cargo(["clippy", "--package", "regie", "--no-default-features"]).args(strict))
    })?;
    if works(&mut workspace.cargo(["deny", "--version"])) {
        step("licences and sources of what is depended on", || {
            finish(&mut workspace.cargo(["deny", "check", "bans", "licenses", "sources"]))
        })?;
    } else {
        heading("licences and sources of what is depended on: skipped, cargo-deny is not installed");
    }
    step("reference areas", || areas::run(workspace, true))?;
    step("documentation", || {
        finish(workspace.cargo(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))
    })?;
    step("tests of the library, its documentation and its examples", || {
        run_tests(&mut workspace.cargo(["test", "--no-fail-fast"]), tally)
    })?;
    step("tests of the stores", || {
        run_tests(&mut workspace.cargo(["test", "--package", "regie-stores"]), tally)
    })?;
    step("tests of the build tool", || {
        run_tests(&mut workspace.cargo(["test", "--package", "xtask"]), tally)
    })?;
    step("tests of the benchmark", || {
        run_tests(&mut workspace.cargo(["test", "--package", "regie-bench"]), tally)
    })?;
    if instructions::HERE {
        step("instructions of three workloads", || instructions::check(workspace))?;
    } else {
        heading("instructions of three workloads: skipped, they are counted on x86-64 Linux");
    }
    step("npm package", || package::build(workspace))?;
    step("reference of the npm package", || reference::run(workspace, true))?;
    step("page", || page::build(workspace))?;
    step("budgets of the npm package", || budgets::check(workspace))?;
    // last, and without a closing line of its own: what the test runner says stands at the end
    let name = "tests of the npm package, in Node and in browsers";
    heading(name);
    let mut node = workspace.program("node", ["--test", "--test-reporter=spec"]);
    // where the tests of the library have written what the package must answer too
    node.env("REGIE_TARGET", &workspace.target);
    run_tests(node.args(node_tests(workspace)?), tally).with_context(|| format!("step `{name}`"))
}

/// The files with tests for Node, by name: its versions do not agree on how a folder is asked for.
fn node_tests(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let folder = Path::new("tests/js");
    let scripts = package::scripts_in(&workspace.root.join(folder))?;
    let names = scripts.iter().filter_map(|script| script.file_name());
    Ok(names
        .filter(|name| name.to_string_lossy().ends_with(".test.js"))
        .map(|name| folder.join(name))
        .collect())
}

fn step(name: &str, run: impl FnOnce() -> Result<()>) -> Result<()> {
    heading(name);
    let start = Instant::now();
    run().with_context(|| format!("step `{name}`"))?;
    println!("   done in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn heading(name: &str) {
    println!("\n== {name}");
}
