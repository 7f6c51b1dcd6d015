//! regie itself: the same two documents, read; every assignment, visited.

use std::path::Path;

use anyhow::Result;
use regie::{Atlas, Options};

use crate::answer::{Answer, Totals};
use crate::facts::{Facts, Ids};
use crate::world::World;

/// Reads, builds and sweeps; then, outside the times, sums.
pub fn run(folder: &Path) -> Result<Answer> {
    let World { landscape_json, rule_book_json } = World::read(folder)?;
    let mut answer = Answer::of("regie");
    let options = Options::default();
    let atlas = answer.time("reading", || Atlas::from_json(&landscape_json, &rule_book_json, &options))?;
    let counted = answer.time("answering", || visited(&atlas));
    answer.weigh();
    let facts = World { landscape_json, rule_book_json }.facts()?;
    let totals = totals(&atlas, &facts)?;
    anyhow::ensure!(totals.count() == counted.0, "visited {}, and summed {}", counted.0, totals.count());
    answer.totals = Some(totals);
    Ok(answer)
}

/// Every assignment: how many, and the lengths of all their ids, so that each is looked at.
fn visited(atlas: &Atlas) -> (u64, usize) {
    let (mut count, mut letters) = (0, 0);
    atlas.sweep(|decision| {
        for segment in decision.seats().flat_map(|seat| seat.segments()) {
            for stakeholder in segment.stakeholders() {
                count += 1;
                letters += stakeholder.as_str().len();
            }
        }
    });
    (count, std::hint::black_box(letters))
}

/// The same, as numbers.
fn totals(atlas: &Atlas, facts: &Facts) -> Result<Totals> {
    let Ids { areas, roles, stakeholders, challenges, .. } = &facts.ids;
    let mut totals = Totals::default();
    let mut failed = Ok(());
    atlas.sweep(|decision| {
        let mut add = || -> Result<()> {
            let c = challenges.number(decision.challenge().as_str())?;
            for seat in decision.seats() {
                let t = areas.number(seat.area().as_str())?;
                for segment in seat.segments() {
                    let (p, role) =
                        (areas.number(segment.area().as_str())?, roles.number(segment.role().as_str())?);
                    for stakeholder in segment.stakeholders() {
                        totals.add([c, t, p, role, stakeholders.number(stakeholder.as_str())?]);
                    }
                }
            }
            Ok(())
        };
        if failed.is_ok() {
            failed = add();
        }
    });
    failed.map(|()| totals)
}
