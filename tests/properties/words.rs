//! Whatever there is to say, sentences are whole, and ids stay out of them.

use super::check;
use crate::strategies::{World, shape, world};
use proptest::prelude::*;
use regie::{Atlas, Date, Language, Options, Sets};
use std::collections::BTreeSet;

/// Before every id, so that an id is seen in a sentence.
const MARK: &str = "zz_";

/// The same world with a mark before every id; the ids of its elements.
fn marked(world: &World) -> (World, BTreeSet<String>) {
    let mut world = world.clone();
    let mut visit = |_: &str, id: &str| format!("{MARK}{id}");
    shape::visit_landscape(&mut world.landscape, &mut visit);
    for set in world.sets.values_mut() {
        shape::visit_landscape(set, &mut visit);
    }
    shape::visit_rule_book(&mut world.rule_book, &mut visit);
    let mut known = BTreeSet::new();
    let documents = std::iter::once(&world.landscape).chain(world.sets.values()).chain([&world.rule_book]);
    for document in documents {
        let collections = document.as_object().into_iter().flatten();
        for element in collections.filter_map(|(_, value)| value.as_array()).flatten() {
            known.extend(element["id"].as_str().map(ToOwned::to_owned));
        }
    }
    (world, known)
}

fn atlas(world: &World) -> Atlas {
    let mut sets = Sets::new();
    for (name, set) in &world.sets {
        sets.insert_json(name, &set.to_string());
    }
    let as_of: Option<Date> = Some(world.date.parse().expect("a date"));
    let options = Options { as_of, sets };
    Atlas::from_json(&world.landscape.to_string(), &world.rule_book.to_string(), &options)
        .expect("a valid world")
}

/// Everything that an atlas has to say, line by line.
fn told(atlas: &Atlas, language: &Language, with_ids: bool) -> Vec<String> {
    let words = atlas.words(language).with_ids(with_ids);
    let mut text = words.rule_book().to_string();
    for decision in atlas.decisions() {
        text.push('\n');
        text += &words.decision(&decision).to_string();
        for seat in decision.seats() {
            text.push('\n');
            text += &words.seat(&seat).to_string();
            for gap in seat.gaps().chain(seat.advice()) {
                text.push('\n');
                text += &words.gap(&gap);
            }
        }
    }
    for notice in atlas.notices() {
        text.push('\n');
        text += &words.notice(notice);
    }
    text.lines().map(|line| line.trim_start().to_owned()).collect()
}

fn is_whole(line: &str) -> Result<(), TestCaseError> {
    for wrong in ["{", "}", "[", "]", "  ", " ,", " .", " ;", ",,", "..", ";;", ",.", "‘’", "()", "|"] {
        prop_assert!(!line.contains(wrong), "`{wrong}` in: {line}");
    }
    prop_assert!(!line.is_empty(), "an empty line");
    prop_assert_eq!(line.trim(), line);
    Ok(())
}

#[test]
fn sentences_are_whole() {
    let languages = [Language::dutch(), Language::english()];
    check("words", 8, world(), |world| {
        let (world, known) = marked(&world);
        let atlas = atlas(&world);
        for language in &languages {
            for line in told(&atlas, language, false) {
                is_whole(&line)?;
                // a hint names the id that would have been right
                let line =
                    line.split(" Bedoelt u ").next().and_then(|line| line.split(" Did you mean ").next());
                let line = line.unwrap_or_default();
                for word in line.split(|c: char| c.is_whitespace() || "‘’,;:()?".contains(c)) {
                    let bare = word.trim_end_matches('.');
                    prop_assert!(!known.contains(bare), "the id `{bare}` in: {line}");
                }
            }
            for line in told(&atlas, language, true) {
                is_whole(&line)?;
            }
        }
        Ok(())
    });
}
