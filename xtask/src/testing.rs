//! The entry `testing` of the npm package, in `pkg/testing/`: a module of its own, held as text.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::run;
use crate::package::{self, MODULE};
use crate::workspace::Workspace;

/// The module as the glue calls it.
const GLUED: &str = "regie_wasm_testing_bg.wasm";

/// What is copied as it is.
const COPIED: [&str; 2] = ["index.js", "index.d.ts"];

/// Builds the entry in the package.
pub(crate) fn build(workspace: &Workspace, package: &Path) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let build = ["build", "--package", "regie-wasm-testing", "--profile", "wasm", "--target", target];
    run(&mut workspace.cargo(build))?;
    let folder = package.join("testing");
    package::generate(&workspace.target.join(target).join("wasm/regie_wasm_testing.wasm"), &folder)?;
    let module = folder.join(MODULE);
    fs::rename(folder.join(GLUED), &module).context("the module of the generator is not there")?;
    package::optimize(workspace, &module)?;
    package::inline(&folder)?;
    // as text it is there for Node, browsers and bundlers alike
    fs::remove_file(&module)?;
    for script in COPIED {
        fs::copy(workspace.root.join("wasm-testing/js").join(script), folder.join(script))
            .with_context(|| format!("wasm-testing/js/{script} cannot be copied"))?;
    }
    Ok(())
}
