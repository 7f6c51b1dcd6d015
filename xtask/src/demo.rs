//! Something to look at: who acts where in Zuid-West-Vlaanderen, and the page where other regions can be asked too.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, page, serve};

/// Shows the decisions of the example's own region, then serves the page; `once`, or where no person looks, the decisions alone.
pub(crate) fn run(workspace: &Workspace, once: bool) -> Result<()> {
    command::run(&mut workspace.cargo([
        "run",
        "--quiet",
        "--release",
        "--example",
        "regie",
        "--",
        "decide",
    ]))?;
    if once || std::env::var_os("CI").is_some_and(|ci| ci == "true") {
        return Ok(());
    }
    println!();
    page::build_where_stale(workspace)?;
    print!("The same and more, as a page: ");
    serve::run(&workspace.root)
}
