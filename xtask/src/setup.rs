//! What a fresh machine with Rust, Node and git still lacks.

use anyhow::{Result, bail};

use crate::command::{output, run, works};
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler's library for WebAssembly.
///
/// With `RUSTUP_AUTO_INSTALL=0` the targets of `rust-toolchain.toml` are not added by themselves.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let libraries = ["--print", "target-libdir", "--target", WASM];
    let libraries = output(&mut workspace.program("rustc", libraries))?;
    if std::path::Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if !works(&mut workspace.program("rustup", ["--version"])) {
        bail!("this Rust has no library for {WASM}, and without rustup it cannot be added here");
    }
    run(&mut workspace.program("rustup", ["target", "add", WASM]))
}

/// The formatter and the lints.
pub(crate) fn components(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !works(&mut workspace.cargo([subcommand, "--version"])) {
            run(&mut workspace.program("rustup", ["component", "add", component]))?;
        }
    }
    Ok(())
}

/// The npm packages that the lock file names.
pub(crate) fn node_modules(workspace: &Workspace) -> Result<()> {
    run(&mut workspace
        .program("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]))
}
