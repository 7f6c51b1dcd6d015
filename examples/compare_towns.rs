//! How do three towns compare? Side by side in the order asked for, never ranked.
//!
//! `cargo run --example compare_towns`; what it prints stands at the end.

use regie::{Atlas, BenchmarkOf, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let towns = BenchmarkOf { areas: &["menen", "wervik", "kortrijk"], ..BenchmarkOf::default() };
    for line in atlas.benchmark(&towns)?.to_csv().lines().take(6) {
        println!("{line}");
    }
    Ok(())
}

// What it prints:
//
// measure,of,unit,menen,wervik,kortrijk,min,median,max
// challenges,,count,31,31,33,31.00,31.00,33.00
// needs_held,,count,53,53,54,,,
// needs_held,,out_of,55,55,56,,,
// needs_held,,percent,96.36,96.36,96.43,96.36,96.36,96.43
// role_filled,actor,count,30,30,31,,,
