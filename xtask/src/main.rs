//! The one build tool of regie: `cargo xtask help` says what it does.

mod areas;
mod bench;
mod budgets;
mod command;
mod compare;
mod demo;
mod instructions;
mod package;
mod page;
mod reference;
mod serve;
mod setup;
mod tally;
mod test;
mod testing;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use workspace::Workspace;

const HELP: &str = "\
The build tool of regie.

    cargo xtask test       everything that a change must pass, with its own set-up
    cargo xtask package    the npm package, in pkg/, and what it weighs
    cargo xtask budgets    the same, and what it weighs is the budget from now on: budgets.json
    cargo xtask bench      what all of Flanders takes; --scale 1,10,100 for parts of it, --quick, --no-wasm, --json FILE
    cargo xtask compare    regie beside ascent, DuckDB, Cedar, regorus, and in parts for DataFusion; --scale 10, --only NAME,NAME; builds compare/, minutes the first time
    cargo xtask compare-js  the package beside Cedar, ZEN, casbin, json-rules-engine and JSON Logic, in Node; builds compare/ too
    cargo xtask instructions  how many instructions three workloads take, and that is the measure from now on: instructions.json
    cargo xtask reference  wasm/reference, from the types of the package as it was last built
    cargo xtask areas      the reference areas of Flanders, from data/flanders; with --check: are they up to date?
    cargo xtask demo       who acts where in Zuid-West-Vlaanderen, then the page; with --once: without the page
    cargo xtask serve      the page alone, with the package as it was last built
    cargo xtask help       this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["test"] => Ok(test::run(&Workspace::find()?)),
        ["package" | "budgets"] => {
            let workspace = Workspace::find()?;
            setup::package(&workspace)?;
            package::build(&workspace)?;
            if arguments == ["budgets"] {
                budgets::write(&workspace)?;
            } else {
                budgets::measure(&workspace)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        ["instructions"] => {
            instructions::write(&Workspace::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        ["bench", arguments @ ..] => {
            bench::run(&Workspace::find()?, arguments)?;
            Ok(ExitCode::SUCCESS)
        }
        ["compare", arguments @ ..] => {
            compare::run(&Workspace::find()?, arguments)?;
            Ok(ExitCode::SUCCESS)
        }
        ["compare-js"] => {
            compare::run_js(&Workspace::find()?)?;
            Ok(ExitCode::SUCCESS)
        }
        ["reference"] => {
            reference::run(&Workspace::find()?, false)?;
            Ok(ExitCode::SUCCESS)
        }
        ["areas"] => {
            areas::run(&Workspace::find()?, false)?;
            Ok(ExitCode::SUCCESS)
        }
        ["areas", "--check"] => {
            areas::run(&Workspace::find()?, true)?;
            Ok(ExitCode::SUCCESS)
        }
        ["demo"] => {
            demo::run(&Workspace::find()?, false)?;
            Ok(ExitCode::SUCCESS)
        }
        ["demo", "--once"] => {
            demo::run(&Workspace::find()?, true)?;
            Ok(ExitCode::SUCCESS)
        }
        ["serve"] => {
            let workspace = Workspace::find()?;
            page::build_alone_where_stale(&workspace)?;
            serve::run(&workspace.root)?;
            Ok(ExitCode::SUCCESS)
        }
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        [] => {
            eprint!("{HELP}");
            Ok(ExitCode::from(2))
        }
        _ => bail!("`cargo xtask {}` is not known; `cargo xtask help` says what is", arguments.join(" ")),
    }
}
