//! Why does W13 direct on acute housing need, why does the town of Menen not, and what would change that?
//!
//! `cargo run --example why_and_why_not`; what it prints stands at the end.

use regie::{Atlas, Language, Options, RoleAt, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    let english = Language::english();
    let words = atlas.words(&english);

    let challenge = "acute-woonnood-opvangen";
    let w13 = RoleAt { challenge, role: "director", stakeholder: "w13", area: None };
    if let Some(why) = atlas.why(&w13)? {
        println!("{}\n", words.why(&why));
    }
    let menen = RoleAt { stakeholder: "gemeente-menen", area: Some("zwvl"), ..w13 };
    if let Some(why_not) = atlas.why_not(&menen)? {
        println!("{}\n", words.why_not(&why_not));
        println!("{}", words.repairs(&atlas.repairs(&menen)?));
    }
    Ok(())
}

// What it prints:
//
