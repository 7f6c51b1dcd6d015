//! How do the four ambitions of one region stand to the six life domains of a city, and what is lost between them?
//!
//! `cargo run --example two_lists_of_themes`; what it prints stands at the end.

use regie::{Atlas, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/gent-2018.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let crosswalk = atlas.crosswalk("ambitions", "life-domains")?;
    for mapped in &crosswalk.forth.themes {
        let told: Vec<_> =
            mapped.counterparts.iter().map(|one| format!("{} ({})", one.theme, one.how.as_str())).collect();
        println!("{}: {}", mapped.theme, if told.is_empty() { "none".to_owned() } else { told.join(", ") });
    }
    println!("more than one counterpart: {:?}", crosswalk.forth.several);
    println!("no ambition for: {:?}", crosswalk.back.lost);
    Ok(())
}

// What it prints:
//
// ambition-care: domain-care-health (exact)
// ambition-housing: domain-living (exact)
// ambition-poverty: none
// ambition-work: domain-working (exact), domain-learning (close)
// more than one counterpart: ["ambition-work"]
// no ambition for: ["domain-leisure", "domain-liveability"]
