//! The command line of regie: who acts where, and why. An example of how to embed the library.
//!
//! `cargo run --example regie -- decide` answers for the region that comes with it; `--help` says what else there is.
//!
//! [`input`] turns files into an atlas, [`check`], [`decide`], [`who`], [`why`] and [`what_if`] ask it something, and the rest makes the answers readable: [`view`]
//! gathers an answer, [`fold`] says it in few words, [`names`] and [`words`] say it in a language, [`output`] writes it.

mod args;
mod input;
mod output;
mod words;
mod names;
mod fold;
mod themes;
mod view;
mod check;
mod decide;
mod who;
mod why;
mod what_if;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Who(args) => who::run(&args),
        Command::Why(args) => why::run(&args),
        Command::WhyNot(args) => why::run_not(&args),
        Command::WhatIf(args) => what_if::run(&args),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
