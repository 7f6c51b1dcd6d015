//! A document that is read and written is the same document.

use super::engine::{Engine, Texts};
use super::{check, same};
use crate::strategies::world;
use proptest::prelude::*;

#[test]
fn documents_written_again_mean_the_same() {
    check("documents", 4, world(), |world| {
        let texts = Texts::of(&world);
        let once = texts.rewritten().map_err(TestCaseError::fail)?;
        let twice = once.rewritten().map_err(TestCaseError::fail)?;
        same("landscape written twice", &once.landscape, &twice.landscape)?;
        same("rule book written twice", &once.rule_book, &twice.rule_book)?;
        prop_assert_eq!(&once.sets, &twice.sets);
        let read = Engine::at(&texts, Some(&world.date)).map_err(TestCaseError::fail)?;
        let reread = Engine::at(&once, Some(&world.date)).map_err(TestCaseError::fail)?;
        same("decisions", &read.decisions(), &reread.decisions())?;
        prop_assert_eq!(read.notices(), reread.notices());
        Ok(())
    });
}
