//! What a fresh machine with Rust, Node and git still lacks.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{output, run, works};
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler's library for WebAssembly.
///
/// With `RUSTUP_AUTO_INSTALL=0` the targets of `rust-toolchain.toml` are not added by themselves.
fn wasm_target(workspace: &Workspace) -> Result<()> {
    let libraries = ["--print", "target-libdir", "--target", WASM];
    let libraries = output(&mut workspace.program("rustc", libraries))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    if !works(&mut workspace.program("rustup", ["--version"])) {
        bail!("this Rust has no library for {WASM}, and without rustup it cannot be added here");
    }
    run(&mut workspace.program("rustup", ["target", "add", WASM]))
}

/// What the npm package is built with.
pub(crate) fn package(workspace: &Workspace) -> Result<()> {
    wasm_target(workspace)?;
    node_modules(workspace)
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

/// A program that Debian has: the variable that says where one is, where it is otherwise, and what Debian calls it.
type Installed = (&'static str, &'static str, &'static [&'static str]);

/// The browsers in which the package is tested.
const BROWSERS: [Installed; 2] = [
    ("REGIE_CHROMIUM", "/usr/bin/chromium", &["chromium"]),
    ("REGIE_FIREFOX", "/usr/bin/firefox-esr", &["firefox-esr"]),
];

/// What counts instructions; on some systems it needs to know more of the C library.
const VALGRIND: Installed = ("REGIE_VALGRIND", "/usr/bin/valgrind", &["valgrind", "libc6-dbg"]);

/// Real browsers: Debian's, unless a variable names another. Without them the package is not tested.
pub(crate) fn browsers(workspace: &Workspace) -> Result<()> {
    install(workspace, &BROWSERS, "the package cannot be tested")
}

/// The program that counts instructions: Debian's, unless a variable names another.
pub(crate) fn valgrind(workspace: &Workspace) -> Result<PathBuf> {
    install(workspace, &[VALGRIND], "instructions cannot be counted")?;
    let (variable, path, _) = VALGRIND;
    Ok(std::env::var_os(variable).map_or_else(|| path.into(), PathBuf::from))
}

/// Installs the programs that are not there.
fn install(workspace: &Workspace, programs: &[Installed], otherwise: &str) -> Result<()> {
    let mut missing = Vec::new();
    for (variable, path, packages) in programs.iter().copied() {
        match std::env::var_os(variable) {
            Some(named) if !Path::new(&named).exists() => {
                bail!("{variable} names {}, and that is not there", named.display())
            }
            None if !Path::new(path).exists() => missing.extend(packages.iter().copied()),
            _ => {}
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let variables: Vec<&str> = programs.iter().map(|(variable, ..)| *variable).collect();
    let (variables, names) = (variables.join(" and "), missing.join(" and "));
    if !works(&mut workspace.program("apt-get", ["--version"])) {
        bail!("without {names} {otherwise}; where it is, can be said: {variables}");
    }
    for arguments in
        [&["update"][..], &[&["install", "--yes", "--no-install-recommends"], &missing[..]].concat()]
    {
        run(as_root(workspace, "apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
            .with_context(|| format!("{names} cannot be installed; where it is, can be said: {variables}"))?;
    }
    Ok(())
}

/// A program that only the administrator may run: through `sudo` where there is one, and one is not the administrator already.
fn as_root(workspace: &Workspace, name: &str, arguments: &[&str]) -> Command {
    let is_root = output(&mut workspace.program("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    let has_sudo = !is_root && works(&mut workspace.program("sudo", ["--version"]));
    let words: Vec<&str> = if has_sudo { ["sudo", "--non-interactive", name].into() } else { [name].into() };
    let mut words = words.into_iter().chain(arguments.iter().copied());
    workspace.program(words.next().unwrap_or(name), words)
}
