//! Programs that are run, each in a process of its own.

use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Runs a program to its end; one that fails is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("{name} cannot be started"))?;
    ensure!(status.success(), "{name} failed ({status})");
    Ok(())
}
