//! One example, to look at: who acts where in Zuid-West-Vlaanderen.

use anyhow::Result;

use crate::command;
use crate::workspace::Workspace;

/// Shows the decisions of the example's own region.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    command::run(&mut workspace.cargo(["run", "--quiet", "--release", "--example", "regie", "--", "decide"]))
}
