//! The whole question in Datalog, compiled by ascent: [`ground`] is the same for every rule book, [`roles`] is the generated one, translated by hand.

pub mod ground;
pub mod lattice;
pub mod roles;

use std::path::Path;

use anyhow::{Result, ensure};

use crate::answer::{Answer, Totals};
use crate::world::World;

/// FNV-1a of the rule book that [`roles`] is a translation of. Whoever changes the rule book translates what changed, and writes the new one here.
const TRANSLATED: u64 = 0xa8a3_86cf_ff2f_0e56;

fn sum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Is it the rule book that was translated?
pub fn guard(rule_book: &str) -> Result<()> {
    let found = sum(rule_book);
    ensure!(
        found == TRANSLATED,
        "the rule book is not the one that was translated to Datalog ({found:#018x}, not {TRANSLATED:#018x}): see compare/src/datalog/roles.rs"
    );
    Ok(())
}

/// The facts are handed over in memory; what is timed is everything that follows from them.
pub fn run(folder: &Path) -> Result<Answer> {
    let world = World::read(folder)?;
    guard(&world.rule_book_json)?;
    let facts = world.facts()?;
    drop(world);
    let mut answer = Answer::of("ascent 0.8");
    let found = answer.time("answering", || {
        let ground = ground::ground(&facts);
        roles::roles(&facts, &ground)
    })?;
    answer.weigh();
    let mut totals = Totals::default();
    found.has.iter().for_each(|(c, t, p, role, s)| totals.add([*c, *t, *p, *role, *s]));
    answer.totals = Some(totals);
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn another_rule_book_is_refused() {
        let rules = regie_bench::generate(1, 1).rule_book_json;
        assert!(guard(&rules).is_ok());
        assert!(guard(&rules.replacen("supralocal", "provincial", 1)).is_err());
    }
}
