//! Where things are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// The folders of the workspace, and the version of the package.
pub(crate) struct Workspace {
    /// The folder of the top `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    /// The version of the bindings, which the npm package carries too.
    pub(crate) version: String,
}

impl Workspace {
    /// Asks cargo.
    pub(crate) fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
        let mut ask = command::cargo();
        ask.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(root);
        let metadata: Value = serde_json::from_str(&command::output(&mut ask)?)?;
        let target = text(&metadata, "/target_directory")?.into();
        let packages =
            metadata.pointer("/packages").and_then(Value::as_array).context("cargo names no packages")?;
        let bindings =
            packages.iter().find(|package| text(package, "/name").is_ok_and(|name| name == "regie-wasm"));
        let version = text(bindings.context("there is no package `regie-wasm`")?, "/version")?;
        Ok(Self { root: root.to_owned(), target, version })
    }

    /// Cargo, in the top folder.
    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut cargo = command::cargo();
        cargo.args(arguments).current_dir(&self.root);
        cargo
    }

    /// Another program, in the top folder.
    pub(crate) fn program<'a>(&self, name: &str, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut program = Command::new(name);
        program.args(arguments).current_dir(&self.root);
        program
    }
}

fn text(value: &Value, pointer: &str) -> Result<String> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    Ok(text.with_context(|| format!("cargo does not say `{pointer}`"))?.to_owned())
}
