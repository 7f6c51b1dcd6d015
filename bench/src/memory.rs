//! How many bytes the documents and the atlas hold: in a process of its own, because counting slows what is counted.

use anyhow::{Context, Result};
use peak_alloc::PeakAlloc;
use regie::{Atlas, Landscape, Options, RuleBook};
use regie_bench::Memory;
use regie_bench::measure::Folded;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

fn main() -> Result<()> {
    let mut paths = std::env::args().skip(1);
    let mut read = || -> Result<String> {
        let path = paths.next().context("`regie-bench-memory LANDSCAPE RULE-BOOK`")?;
        std::fs::read_to_string(&path).with_context(|| format!("{path} cannot be read"))
    };
    let (landscape, rules) = (read()?, read()?);

    let before = HEAP.current_usage();
    let documents = (Landscape::from_json(&landscape)?, RuleBook::from_json(&rules)?);
    let held_by_documents = HEAP.current_usage() - before;
    drop(documents);

    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let atlas = Atlas::from_json(&landscape, &rules, &Options::default())?;
    let (held_by_atlas, building) = (HEAP.current_usage() - before, HEAP.peak_usage() - before);

    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let mut folded = Folded::default();
    atlas.decisions().for_each(|decision| folded.visit(&decision));
    let deciding = HEAP.peak_usage() - before;

    let memory = Memory { documents: held_by_documents, atlas: held_by_atlas, building, deciding };
    println!("{}", serde_json::to_string(&memory)?);
    Ok(())
}
