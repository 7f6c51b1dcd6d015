//! How to partition beyond one machine: each part is a process of its own, with an atlas of its own, which writes its assignments as Arrow record batches; `DataFusion` reads them all.

mod batches;
mod query;

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;
use regie::{Atlas, Options};
use regie_compare::answer::Answer;
use regie_compare::world::World;

/// One part of the assignments, or all parts together.
#[derive(Parser)]
struct Arguments {
    /// Where the documents lie, and the parts.
    folder: PathBuf,
    /// So many parts.
    parts: usize,
    /// Which of them is to be written; without it, they are read and asked.
    part: Option<usize>,
}

fn main() -> Result<()> {
    let Arguments { folder, parts, part } = Arguments::parse();
    match part {
        Some(number) => write(&folder, parts, number)?.write(&folder.join(format!("part-{number}.json"))),
        None => query::run(&folder, parts)?.write(&folder.join("arrow.json")),
    }
}

/// The batches of a part.
fn part_file(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("part-{number}.arrows"))
}

/// What one machine does: both documents, of the challenges only every n-th, an atlas, and a sweep.
fn write(folder: &Path, parts: usize, number: usize) -> Result<Answer> {
    let world = World::read(folder)?;
    let mut answer = Answer::of("regie");
    let atlas = answer.time("reading", || -> Result<Atlas> {
        let (mut landscape, rules) = world.documents()?;
        let mut at = 0;
        landscape.challenges.retain(|_| {
            at += 1;
            (at - 1) % parts == number
        });
        Ok(Atlas::new(&landscape, &rules, &Options::default())?)
    })?;
    let file = part_file(folder, number);
    let stream = File::create(&file).with_context(|| format!("{} cannot be written", file.display()))?;
    let rows = answer.time("answering", || batches::write(&atlas, stream))?;
    answer.asked = usize::try_from(rows)?;
    answer.weigh();
    Ok(answer)
}
