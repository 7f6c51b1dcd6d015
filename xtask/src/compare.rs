//! regie beside others: a workspace of its own, `compare/`, which is built and run here alone.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::command::{run as finish, works};
use crate::workspace::Workspace;

/// The wheel that is compared with: built by its makers, so that no C++ is compiled here.
const WHEEL: &str = "duckdb==2.0.0";

/// Builds and compares; all arguments are those of `regie-compare`.
pub(crate) fn run(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let target = workspace.target.join("compare");
    let manifest = workspace.root.join("compare/Cargo.toml");
    let mut build = workspace.cargo(["build", "--release", "--locked", "--manifest-path"]);
    // a folder of its own: its lock has other versions than that of the workspace
    finish(build.arg(&manifest).arg("--target-dir").arg(target.join("build")))?;
    let program = target.join("build/release/regie-compare");
    let mut compare = workspace.program(&program.to_string_lossy(), arguments.iter().copied());
    compare.arg("--folder").arg(target.join("run"));
    if asks_duckdb(arguments) {
        compare.arg("--python").arg(python(workspace, &target)?);
    }
    finish(&mut compare)
}

/// Without `--only` everybody is compared with.
fn asks_duckdb(arguments: &[&str]) -> bool {
    let asks_help = arguments.iter().any(|argument| ["--help", "-h"].contains(argument));
    let only = arguments.iter().any(|argument| argument.starts_with("--only"));
    !asks_help && (!only || arguments.iter().any(|argument| argument.contains("duckdb")))
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
    use super::asks_duckdb;

    #[test]
    fn python_is_asked_for_where_duckdb_is() {
        assert!(asks_duckdb(&["--scale", "1"]));
        assert!(asks_duckdb(&["--only", "ascent,duckdb"]));
        assert!(!asks_duckdb(&["--only", "ascent"]));
        assert!(!asks_duckdb(&["--help"]));
    }
}
