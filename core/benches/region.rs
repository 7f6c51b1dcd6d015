//! A real region, Zuid-West-Vlaanderen in 2019: reading, building, deciding. `cargo bench --package regie` runs it; all of Flanders is
//! `cargo xtask bench`.
#![expect(clippy::unwrap_used, reason = "the example is read and built by the tests as well")]

use divan::{Bencher, black_box};
use regie::{Atlas, Filter, Landscape, Options, RuleBook, flanders};

const LANDSCAPE: &str = include_str!("../../examples/data/zuid-west-vlaanderen-2019.json");

fn main() {
    divan::main();
}

fn documents() -> (Landscape, RuleBook) {
    (Landscape::from_json(LANDSCAPE).unwrap(), flanders::rule_book())
}

fn atlas() -> Atlas {
    let (landscape, rule_book) = documents();
    Atlas::new(&landscape, &rule_book, &Options::default()).unwrap()
}

#[divan::bench]
fn reading() -> (Landscape, RuleBook) {
    let rule_book = RuleBook::from_json(black_box(flanders::RULE_BOOK_JSON)).unwrap();
    (Landscape::from_json(black_box(LANDSCAPE)).unwrap(), rule_book)
}

#[divan::bench]
fn building(bencher: Bencher<'_, '_>) {
    let (landscape, rule_book) = documents();
    bencher.bench(|| Atlas::new(black_box(&landscape), &rule_book, &Options::default()));
}

#[divan::bench]
fn reading_and_building() -> Atlas {
    Atlas::from_json(black_box(LANDSCAPE), flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

/// The challenges one after the other.
#[divan::bench]
fn one_decision(bencher: Bencher<'_, '_>) {
    let (landscape, _) = documents();
    let atlas = atlas();
    let mut challenges = landscape.challenges.iter().cycle();
    bencher.bench_local(|| challenges.next().map(|next| atlas.decision(next.id.as_str()).is_ok()));
}

#[divan::bench]
fn all_decisions(bencher: Bencher<'_, '_>) {
    let atlas = atlas();
    let roles =
        || atlas.decisions().flat_map(|one| one.seats().map(|seat| seat.roles().len()).collect::<Vec<_>>());
    bencher.bench(|| roles().sum::<usize>());
}

#[divan::bench]
fn all_decisions_as_json(bencher: Bencher<'_, '_>) {
    let atlas = atlas();
    bencher.bench(|| atlas.decisions_json().len());
}

/// Who acts in one town of the region?
#[divan::bench]
fn assignments_in_a_town(bencher: Bencher<'_, '_>) {
    let atlas = atlas();
    let filter = Filter { area: Some("kortrijk"), ..Filter::default() };
    bencher.bench(|| atlas.assignments(black_box(&filter)).map(Iterator::count));
}
