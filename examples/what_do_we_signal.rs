//! What on housing must be signalled to a higher government, to whom, and by how many towns?
//!
//! `cargo run --example what_do_we_signal`; what it prints stands at the end.

use regie::{Atlas, Options, Scope, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let lists = atlas.three_lists(&Scope { theme: Some("housing"), ..Scope::default() })?;
    for signal in &lists.signals {
        let Some(addressee) = atlas.stakeholder(signal.addressee.as_str()) else { continue };
        println!(
            "{} → {}: {} challenges, {} areas behind them",
            signal.lever,
            addressee.label.get("nl"),
            signal.challenges.len(),
            signal.count
        );
    }
    Ok(())
}

// What it prints:
//
// finance-social-housing → Vlaamse overheid: 1 challenges, 14 areas behind them
// woninghuur-regelen → Vlaamse overheid: 1 challenges, 14 areas behind them
