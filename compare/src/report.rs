//! Everything in one run: each in a process of its own, answers held against each other, tables in Markdown and all figures as JSON.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::ValueEnum;
use regie_bench::figures::{Unit, readable};
use regie_bench::machine::{Machine, load};
use serde::Serialize;

use crate::answer::Answer;
use crate::programs;
use crate::world::World;

/// The seed of the world and of the questions.
pub const SEED: u64 = 1;
/// Parts into which the challenges are divided, as if each were a machine.
const PARTS: usize = 3;

/// With whom regie is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Other {
    /// The whole question, in Datalog.
    Ascent,
    /// The whole question, in SQL.
    Duckdb,
    /// Yes or no, of what it is handed.
    Cedar,
    /// Yes or no, of what it is handed.
    Regorus,
    /// The assignments in parts, as Arrow record batches that `DataFusion` reads.
    Arrow,
}

/// What to run, and where.
#[derive(Debug)]
pub struct Plan {
    pub percent: u32,
    pub others: Vec<Other>,
    pub python: Option<PathBuf>,
    pub arrow: Option<PathBuf>,
    pub folder: PathBuf,
}

#[derive(Debug, Serialize)]
struct Results {
    machine: Machine,
    percent: u32,
    seed: u64,
    assignments: u64,
    /// What each handed in; the totals by challenge are left out.
    answers: BTreeMap<String, Answer>,
    /// How many times what regie takes for the same.
    ratios: BTreeMap<String, f64>,
}

impl Plan {
    fn asks(&self, other: Other) -> bool {
        self.others.contains(&other)
    }

    /// Runs a part of this program by itself.
    fn own(&self, name: &str) -> Result<Answer> {
        eprintln!("{name} …");
        let mut program = Command::new(std::env::current_exe()?);
        programs::run(program.arg("--process").arg(name).arg("--folder").arg(&self.folder))?;
        Answer::read(&self.folder.join(format!("{name}.json")))
    }

    /// Runs all that was asked for.
    pub fn run(&self) -> Result<()> {
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("{} cannot be made", self.folder.display()))?;
        let mut machine = Machine::here(false);
        println!("{}, {} cores, {}, {}", machine.cpu, machine.cores, machine.system, machine.rustc);
        let world = World::generate(&self.folder, self.percent, SEED)?;
        let mut answers = BTreeMap::new();
        let mut ratios = BTreeMap::new();
        let assignments = self.whole(&world, &mut answers, &mut ratios)?;
        if self.asks(Other::Cedar) || self.asks(Other::Regorus) {
            self.yes_or_no(&mut answers, &mut ratios)?;
        }
        if self.asks(Other::Arrow) {
            self.parts(assignments, &mut answers)?;
        }
        for answer in answers.values_mut() {
            if let Some(totals) = &mut answer.totals {
                totals.challenges.clear();
            }
        }
        machine.load[1] = load();
        let results = Results { machine, percent: self.percent, seed: SEED, assignments, answers, ratios };
        let file = self.folder.with_file_name("results.json");
        fs::write(&file, serde_json::to_string_pretty(&results)? + "\n")?;
        println!("\nall figures: {}", file.display());
        Ok(())
    }

    /// The whole question: every assignment, counted equal.
    fn whole(
        &self,
        world: &World,
        answers: &mut BTreeMap<String, Answer>,
        ratios: &mut BTreeMap<String, f64>,
    ) -> Result<u64> {
        let ids = world.facts()?.ids;
        let ours = self.own("regie")?;
        let expected = ours.totals.clone().context("regie has summed nothing")?;
        let mut rows = vec![ours.clone()];
        if self.asks(Other::Ascent) {
            rows.push(self.own("ascent")?);
        }
        if self.asks(Other::Duckdb) {
            let python = self
                .python
                .as_deref()
                .context("DuckDB is asked through Python: `--python` names one that has its wheel")?;
            eprintln!("duckdb …");
            rows.push(crate::duckdb::run(&self.folder, python)?);
        }
        println!("\n### All assignments, {} % of Flanders\n", self.percent);
        println!("| | reading and indexing | every assignment | together | to regie | peak memory |");
        println!("|---|---|---|---|---|---|");
        for row in &rows {
            let totals = row.totals.as_ref().context("nothing was summed")?;
            expected.same_as(totals, &row.version, &ids)?;
            let ratio = row.together() / ours.together();
            let reading = row.seconds("reading").map_or("handed over".to_owned(), seconds);
            println!(
                "| {} | {reading} | {} | {} | {} | {} |",
                row.version,
                seconds(row.seconds("answering")?),
                seconds(row.together()),
                times(ratio),
                row.peak.map_or("unknown".to_owned(), bytes),
            );
            ratios.insert(format!("{}: all assignments", row.version), ratio);
        }
        if rows.len() > 1 {
            println!(
                "\nEqual in number and in sum, for every role and every challenge: {} assignments.",
                expected.count()
            );
        }
        answers.extend(rows.into_iter().map(|row| (row.version.clone(), row)));
        Ok(expected.count())
    }

    /// Another question: what engines for policies can judge when they are handed what regie works out.
    fn yes_or_no(
        &self,
        answers: &mut BTreeMap<String, Answer>,
        ratios: &mut BTreeMap<String, f64>,
    ) -> Result<()> {
        let ours = self.own("questions")?;
        let one = ours.seconds("a question")?;
        let mut rows = vec![
            ("regie, of the landscape, prepared".to_owned(), one, &ours),
            (
                "regie, of the landscape, by its ids".to_owned(),
                ours.seconds("a question, by its ids")?,
                &ours,
            ),
        ];
        let mut others = Vec::new();
        for (other, name) in [(Other::Cedar, "cedar"), (Other::Regorus, "regorus")] {
            if self.asks(other) {
                others.push(self.own(name)?);
            }
        }
        for other in &others {
            rows.push((
                format!("{}, of what it is handed", other.version),
                other.seconds("a question")?,
                other,
            ));
        }
        println!("\n### Yes or no: for Cedar and Rego another question\n");
        println!(
            "They are handed, with every question, what regie works out: seats, places, sources, who works around them, themes, offers, which rule is set aside.\n"
        );
        println!("| | a question | to regie, prepared |");
        println!("|---|---|---|");
        for (name, time, answer) in &rows {
            let first = answer.wrong.first();
            ensure!(
                first.is_none(),
                "{name}: question {} is answered otherwise than the decision says",
                first.unwrap_or(&0)
            );
            println!("| {name} | {} | {} |", seconds(*time), times(time / one));
            ratios.insert(format!("{name}: a question"), time / one);
        }
        println!("\n{} questions, half of them yes, answered alike by all.", ours.asked);
        answers.insert("questions".to_owned(), ours);
        answers.extend(others.into_iter().map(|other| (other.version.clone(), other)));
        Ok(())
    }

    /// The challenges in parts, each with an atlas of its own in a process of its own; together again in `DataFusion`.
    fn parts(&self, assignments: u64, answers: &mut BTreeMap<String, Answer>) -> Result<()> {
        eprintln!("arrow …");
        let program = self
            .arrow
            .as_deref()
            .context("the parts are a program of their own: `--arrow` says where it is")?;
        let run = |part: Option<usize>| {
            let mut command = Command::new(program);
            command.arg(&self.folder).arg(PARTS.to_string()).args(part.map(|part| part.to_string()));
            programs::run(&mut command)
        };
        println!("\n### In {PARTS} parts, as Arrow record batches\n");
        println!("| | reading and building | sweeping into batches, or asking | assignments | peak memory |");
        println!("|---|---|---|---|---|");
        let mut sum = 0;
        let line = |name: &str, answer: &Answer, assignments: u64| -> Result<()> {
            let (reading, answering) =
                (seconds(answer.seconds("reading")?), seconds(answer.seconds("answering")?));
            println!(
                "| {name} | {reading} | {answering} | {assignments} | {} |",
                answer.peak.map_or("unknown".to_owned(), bytes)
            );
            Ok(())
        };
        for part in 0..PARTS {
            run(Some(part))?;
            let answer = Answer::read(&self.folder.join(format!("part-{part}.json")))?;
            sum += answer.asked as u64;
            line(&format!("part {} of {PARTS}", part + 1), &answer, answer.asked as u64)?;
            answers.insert(format!("part {}", part + 1), answer);
        }
        run(None)?;
        let answer = Answer::read(&self.folder.join("arrow.json"))?;
        line(&format!("{}, all parts: roles by level", answer.version), &answer, sum)?;
        ensure!(sum == assignments, "the parts have {sum} assignments together, and the whole {assignments}");
        println!(
            "\nThe parts add up to the whole; each of the {} counts by level and role is that of `Atlas::count`.",
            answer.asked
        );
        answers.insert(answer.version.clone(), answer);
        Ok(())
    }
}

/// The part of this program that runs in a process of its own.
pub fn process(name: &str, folder: &Path) -> Result<()> {
    let answer = match name {
        "regie" => crate::ours::run(folder)?,
        "ascent" => crate::datalog::run(folder)?,
        "questions" => crate::policies::ours(folder, SEED)?,
        "cedar" => crate::policies::cedar(folder)?,
        "regorus" => crate::policies::rego(folder)?,
        _ => anyhow::bail!("`{name}` is no part of this program"),
    };
    answer.write(&folder.join(format!("{name}.json")))
}

fn seconds(value: f64) -> String {
    readable(value, Unit::Seconds)
}

fn times(value: f64) -> String {
    readable(value, Unit::Times)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of far less than 2^52")]
fn bytes(value: u64) -> String {
    readable(value as f64, Unit::Bytes)
}
