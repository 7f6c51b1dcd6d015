//! The generated landscape and the rule book, as they lie in the folder of a run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use regie::{Landscape, RuleBook};

use crate::facts::Facts;

/// The two documents, as text.
#[derive(Debug)]
pub struct World {
    pub landscape_json: String,
    pub rule_book_json: String,
}

const LANDSCAPE: &str = "landscape.json";
const RULE_BOOK: &str = "rule-book.json";

impl World {
    /// Generates and writes: so many in a hundred of all Flanders.
    pub fn generate(folder: &Path, percent: u32, seed: u64) -> Result<Self> {
        let work = regie_bench::generate(percent, seed);
        let world = Self { landscape_json: work.landscape_json, rule_book_json: work.rule_book_json };
        fs::write(folder.join(LANDSCAPE), &world.landscape_json)?;
        fs::write(folder.join(RULE_BOOK), &world.rule_book_json)?;
        Ok(world)
    }

    /// What lies there.
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name| {
            let file = folder.join(name);
            fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))
        };
        Ok(Self { landscape_json: read(LANDSCAPE)?, rule_book_json: read(RULE_BOOK)? })
    }

    /// Both, read.
    pub fn documents(&self) -> Result<(Landscape, RuleBook)> {
        Ok((Landscape::from_json(&self.landscape_json)?, RuleBook::from_json(&self.rule_book_json)?))
    }

    /// As relations.
    pub fn facts(&self) -> Result<Facts> {
        let (landscape, rules) = self.documents()?;
        Facts::new(&landscape, &rules)
    }
}
