//! The reference of the npm package, `wasm/reference`, written from its types by `TypeDoc`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::command::run as finish;
use crate::workspace::Workspace;

/// What writes it, with an older TypeScript than that of the tests.
const TOOLS: &str = "wasm/reference/tools";

/// Writes it from the package as it was last built; with `check`, says whether it is up to date.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let tools = workspace.root.join(TOOLS);
    let mut npm = workspace.program("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    finish(npm.arg("--prefer-offline").current_dir(&tools))?;
    let written = workspace.target.join("reference");
    let mut typedoc = workspace.program("node", ["node_modules/typedoc/bin/typedoc", "--logLevel", "Warn"]);
    finish(typedoc.arg("--out").arg(&written).current_dir(&tools))?;

    let committed = workspace.root.join("wasm/reference");
    let (new, old) = (pages(&written)?, pages(&committed)?);
    if check {
        let differs = new.iter().filter(|(name, text)| old.get(*name) != Some(*text)).map(|(name, _)| name);
        let differs: Vec<_> = differs.chain(old.keys().filter(|name| !new.contains_key(*name))).collect();
        ensure!(differs.is_empty(), "`cargo xtask reference` writes these otherwise: {differs:?}");
        return Ok(());
    }
    for name in old.keys() {
        fs::remove_file(committed.join(name))?;
    }
    for (name, text) in &new {
        let file = committed.join(name);
        fs::create_dir_all(file.parent().context("a page lies in a folder")?)?;
        fs::write(file, text)?;
    }
    Ok(())
}

/// The pages in a folder, by their paths in it; the tools are none.
fn pages(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("{} cannot be read", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.extend((!path.ends_with(TOOLS)).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.insert(path.strip_prefix(folder)?.to_owned(), fs::read_to_string(&path)?);
            }
        }
    }
    Ok(found)
}
