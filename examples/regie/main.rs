//! The command line of regie: who acts where, and why. An example of how to embed the library.
//!
//! `cargo run --example regie -- decide` answers for the region that comes with it; `--help` says what else there is.
//!
//! [`input`] turns files into an atlas, and [`check`], [`decide`], [`who`], [`why`], [`what_if`] and [`ask`] ask it something. What [`ask`] is answered, the library says in words of its own,
//! which [`passage`] lays out; the rest makes tables of the other answers: [`view`] gathers one, [`fold`] says it in few words, [`names`] and [`words`] say it in a language.
//! [`export`] writes linked data and tables for others; [`tables`] makes a landscape of tables, and tables of a landscape. [`processes`] keeps a journal file: signals, trajectories, plans and the notes on them.
//! [`output`] writes it all.

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
mod passage;
mod ask;
mod export;
mod processes;
mod tables;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let language = command.language();
    let answer = match command {
        Command::Check(args) => check::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Who(args) => who::run(&args),
        Command::Why(args) => why::run(&args),
        Command::WhyNot(args) => why::run_not(&args),
        Command::WhatIf(args) => what_if::run(&args),
        Command::Rules(args) => ask::rules(&args),
        Command::Lists(args) => ask::lists(&args),
        Command::Agenda(args) => ask::agenda(&args),
        Command::BlindSpots(args) => ask::blind_spots(&args),
        Command::Overlap(args) => ask::overlap(&args),
        Command::Load(args) => ask::load(&args),
        Command::Benchmark(args) => ask::benchmark(&args),
        Command::Crosswalk(args) => ask::crosswalk(&args),
        Command::Lint(args) => ask::lint(&args),
        Command::Export(args) => export::run(&args),
        Command::Tables(command) => command.run(),
        Command::Journal(command) => command.run(),
        Command::Signal(command) => command.run(),
        Command::Trajectory(command) => command.run(),
        Command::Plan(command) => command.run(),
        Command::Note(command) => command.run(),
    };
    match answer {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&language),
    }
}
