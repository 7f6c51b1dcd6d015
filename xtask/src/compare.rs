//! regie beside others: workspaces of their own, `compare/` and `compare/js`, which are built and run here alone.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{run as finish, works};
use crate::workspace::Workspace;
use crate::{package, setup};

/// The wheel that is compared with: built by its makers, so that no C++ is compiled here.
const WHEEL: &str = "duckdb==2.0.0";

/// Builds and compares; all arguments are those of `regie-compare`.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let target = workspace.target.join("compare");
    let compare = build(workspace, &target, "regie-compare", "release")?;
    let mut compare = workspace.program(&compare.to_string_lossy(), arguments.iter().copied());
    compare.arg("--folder").arg(target.join("run"));
    if asks(arguments, "duckdb") {
        compare.arg("--python").arg(python(workspace, &target)?);
    }
    if asks(arguments, "arrow") {
        compare.arg("--arrow").arg(build(workspace, &target, "regie-compare-arrow", "parts")?);
    }
    finish(&mut compare)
}

/// regie beside engines that run in JavaScript, in `compare/js`: of the questions of yes or no that the comparison with Cedar asks, in a small region.
pub(crate) fn run_js(workspace: &Workspace) -> Result<()> {
    setup::package(workspace)?;
    package::build(workspace)?;
    run(workspace, &["--only", "cedar", "--scale", "1"])?;
    let npm = |arguments: &[&str]| {
        let mut npm = workspace.program("npm", arguments.iter().copied());
        npm.args(["--no-audit", "--no-fund", "--prefix", "compare/js"]);
        npm
    };
    finish(&mut npm(&["ci"]))?;
    finish(npm(&["install", "--no-save", "--no-package-lock"]).arg(workspace.root.join("pkg")))?;
    finish(workspace.program("node", ["compare/js/compare.js"]).arg(workspace.target.join("compare/run")))
}

/// Builds a program of the other workspace, in a folder of its own: its lock has other versions than that of this one.
fn build(workspace: &Workspace, target: &Path, package: &str, profile: &str) -> Result<PathBuf> {
    let target = target.join("build");
    let mut build = workspace.cargo(["build", "--locked", "--package", package, "--profile", profile]);
    build.arg("--manifest-path").arg(workspace.root.join("compare/Cargo.toml"));
    finish(build.arg("--target-dir").arg(&target))?;
    Ok(target.join(profile).join(package))
}

/// Is somebody asked? Without `--only` everybody is.
fn asks(arguments: &[&str], name: &str) -> bool {
    let asks_help = arguments.iter().any(|argument| ["--help", "-h"].contains(argument));
    let only = arguments.iter().any(|argument| argument.starts_with("--only"));
    !asks_help && (!only || arguments.iter().any(|argument| argument.contains(name)))
}

/// A Python with the wheel, in an environment of its own.
fn python(workspace: &Workspace, target: &Path) -> Result<PathBuf> {
    let environment = target.join("python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let named = python.to_string_lossy();
    let version = WHEEL.split("==").nth(1).unwrap_or_default();
    let has = format!("import duckdb; assert duckdb.__version__ == '{version}'");
    if works(&mut workspace.program(&named, ["-c", &has])) {
        return Ok(python);
    }
    let own = std::env::var("REGIE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    if !works(&mut workspace.program(&own, ["-c", "import venv, ensurepip"])) {
        bail!(
            "without Python and its `venv` DuckDB cannot be asked; where Python is, can be said: REGIE_PYTHON; \
             the others are compared with by `--only ascent,cedar,regorus,arrow`"
        );
    }
    finish(workspace.program(&own, ["-m", "venv", "--clear"]).arg(&environment))?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", WHEEL];
    finish(&mut workspace.program(&named, install))
        .with_context(|| format!("{WHEEL} cannot be installed"))?;
    Ok(python)
}

#[cfg(test)]
mod tests {
    use super::asks;

    #[test]
    fn only_what_is_asked_for_is_set_up() {
        assert!(asks(&["--scale", "1"], "duckdb"));
        assert!(asks(&["--only", "ascent,duckdb"], "duckdb"));
        assert!(!asks(&["--only", "ascent,duckdb"], "arrow"));
        assert!(!asks(&["--help"], "arrow"));
    }
}
