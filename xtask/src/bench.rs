//! What all of Flanders takes: the benchmark, in release, of the library and of the package.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, package, setup};

/// Without it the package is not built, and not measured.
const NO_WASM: &str = "--no-wasm";

/// Builds and measures; all other arguments are those of `regie-bench`.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let mut given: Vec<&str> = arguments.iter().copied().filter(|argument| *argument != NO_WASM).collect();
    let asks = given.iter().any(|argument| ["--help", "-h"].contains(argument));
    let with_package = !asks && given.len() == arguments.len();
    if with_package {
        setup::package(workspace)?;
        package::build(workspace)?;
        given.extend(["--package", "pkg/node.js"]);
    }
    // the program that weighs is another one, beside it
    command::run(&mut workspace.cargo(["build", "--release", "--package", "regie-bench"]))?;
    let results = workspace.target.join("bench/results.json");
    let program = workspace.target.join("release/regie-bench");
    let mut bench = workspace.program(&program.to_string_lossy(), given.iter().copied());
    if !given.iter().any(|argument| argument.starts_with("--json")) {
        bench.arg("--json").arg(results);
    }
    command::run(&mut bench)
}
