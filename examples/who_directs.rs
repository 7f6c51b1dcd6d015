//! Who directs in Menen, on which challenges, and by which rules?
//!
//! `cargo run --example who_directs`; what it prints stands at the end.

use regie::{Atlas, Filter, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let directors = Filter { role: Some("director"), area: Some("menen"), ..Filter::default() };
    for found in atlas.assignments(&directors)?.take(4) {
        println!("{}: {} {} direct", found.challenge, found.stakeholder, found.strength);
        for rule in &found.because {
            println!("    because of {rule}");
        }
    }
    Ok(())
}

// What it prints:
//
// armoedebudget: gemeente-menen must direct
//     because of director-local
//     because of director-local-2018
// armoedebudget: ocmw-menen must direct
//     because of director-local
//     because of director-local-2018
// armoedetoets: gemeente-menen must direct
//     because of director-local
//     because of director-local-2018
// armoedetoets: ocmw-menen must direct
//     because of director-local
//     because of director-local-2018
