//! What is missing, and who could take it up? Each proposal was tried out: with it, the gap is gone.
//!
//! `cargo run --example what_is_missing`; what it prints stands at the end.

use regie::{Atlas, Language, Options, Scope, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    let english = Language::english();
    let words = atlas.words(&english);

    let work = Scope { theme: Some("work"), ..Scope::default() };
    let blind = atlas.blind_spots(&work)?;
    for fill in atlas.fills(&blind.spots, None).iter().take(2) {
        let missing = fill.gap.lever.or(fill.gap.requirement).map_or("", |id| id.as_str());
        println!("{missing} is missing in {}:", fill.gap.area.map_or("", |id| id.as_str()));
        for fix in fill.closings.iter().flat_map(|closing| &closing.fixes).take(3) {
            println!("    or {}", words.fix(fix));
        }
    }
    Ok(())
}

// What it prints:
//
// transport-to-work is missing in anzegem:
//     or Gemeente Anzegem gets the lever ‘Arranging transport to work’ in Anzegem
//     or OCMW Anzegem gets the lever ‘Arranging transport to work’ in Anzegem
// transport-to-work is missing in avelgem:
//     or Gemeente Avelgem gets the lever ‘Arranging transport to work’ in Avelgem
//     or OCMW Avelgem gets the lever ‘Arranging transport to work’ in Avelgem
