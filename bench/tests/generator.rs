//! The world is the same each time, as large as was asked, and without a problem.

use regie::{Atlas, Options};
use regie_bench::generate;

#[test]
fn the_same_seed_gives_the_same_world() {
    let (one, other) = (generate(1, 7), generate(1, 7));
    assert_eq!(one.landscape_json, other.landscape_json);
    assert_eq!(one.counts, other.counts);
    let another = generate(1, 8);
    assert_ne!(one.landscape_json, another.landscape_json);
}

#[test]
fn it_is_the_world_that_was_measured_before() {
    // FNV-1a; whoever changes the world on purpose writes the new one here, and measures all again
    let text = generate(1, 1).landscape_json;
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(format!("{sum:016x}"), "1136346345c9fce4");
}

#[test]
fn the_counts_are_as_asked() {
    let small = generate(1, 1).counts;
    assert_eq!((small.towns, small.neighbourhoods), (3, 20));
    assert_eq!((small.stakeholders, small.challenges, small.shared_challenges), (200, 1000, 200));
    assert_eq!((small.offers, small.agreements, small.appointments, small.exclusions), (60, 8, 15, 6));
    let tenth = generate(10, 1).counts;
    assert_eq!((tenth.towns, tenth.neighbourhoods), (30, 200));
    assert_eq!((tenth.stakeholders, tenth.challenges), (2000, 10_000));
    for counts in [small, tenth] {
        assert_eq!((counts.levers, counts.themes, counts.schemes), (40, 60, 3));
    }
}

#[test]
fn the_counts_are_those_of_the_text() {
    let work = generate(1, 1);
    let landscape = regie::Landscape::from_json(&work.landscape_json).unwrap();
    let counts = work.counts;
    assert_eq!(landscape.stakeholders.len(), counts.stakeholders);
    assert_eq!(landscape.challenges.len(), counts.challenges);
    // Flanders and Belgium beside what is counted
    let areas = counts.towns + counts.neighbourhoods + counts.supralocal_areas + counts.provinces + 2;
    assert_eq!(landscape.areas.len(), areas);
    let mandates: usize = landscape.stakeholders.iter().map(|one| one.mandates.len()).sum();
    assert_eq!(mandates, counts.mandates);
}

#[test]
fn it_is_valid_and_somebody_acts() {
    let work = generate(1, 1);
    let atlas = Atlas::from_json(&work.landscape_json, &work.rule_book_json, &Options::default()).unwrap();
    assert!(atlas.notices().len() <= 5, "{:?}", atlas.notices());
    let rules: std::collections::BTreeSet<String> = atlas
        .decisions()
        .flat_map(|decision| {
            let seats = decision.seats();
            seats
                .flat_map(|seat| seat.roles().flat_map(|role| role.because))
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        })
        .collect();
    let silent: Vec<&str> = atlas
        .rule_book()
        .rules
        .iter()
        .map(|rule| rule.id.as_str())
        .filter(|id| !rules.contains(*id) && !id.contains("-no-"))
        .collect();
    assert!(silent.is_empty(), "rules that never assign: {silent:?}");
}
