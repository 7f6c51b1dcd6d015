//! Three fixed workloads for counting instructions: `cargo xtask instructions` runs them under Callgrind, which counts what happens inside the functions named `counted_…`.

use anyhow::{Result, bail};
use regie::{Atlas, Options};
use regie_bench::{Work, generate};

fn main() -> Result<()> {
    let work = generate(1, 1);
    let atlas = || Atlas::from_json(&work.landscape_json, &work.rule_book_json, &Options::default());
    let number = match std::env::args().nth(1).as_deref() {
        Some("building") => counted_building(&work)?,
        Some("sweeping") => counted_sweeping(&atlas()?),
        Some("writing") => counted_writing(&atlas()?),
        _ => bail!("one of: building, sweeping, writing"),
    };
    println!("{number}");
    Ok(())
}

/// Reading a hundredth of all Flanders, and building its atlas.
#[inline(never)]
fn counted_building(work: &Work) -> Result<usize> {
    let atlas = Atlas::from_json(&work.landscape_json, &work.rule_book_json, &Options::default())?;
    Ok(atlas.decisions_count())
}

/// Every assignment of every decision, in storage order.
#[inline(never)]
fn counted_sweeping(atlas: &Atlas) -> usize {
    let mut letters = 0;
    atlas.sweep(|decision| {
        for segment in decision.seats().flat_map(|seat| seat.segments()) {
            letters += segment.stakeholders().map(|id| id.as_str().len()).sum::<usize>();
        }
    });
    letters
}

/// Every decision as JSON text.
#[inline(never)]
fn counted_writing(atlas: &Atlas) -> usize {
    atlas.decisions().map(|decision| decision.to_json().len()).sum()
}
