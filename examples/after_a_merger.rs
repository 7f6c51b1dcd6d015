//! Where is a challenge of 2018 dealt with after the towns merged? `cargo run --example after_a_merger`

use regie::{Atlas, Options, flanders};

const LANDSCAPE: &str = r#"{
    "format": "regie/landscape", "version": 1, "id": "pelt", "as_of": "2018-06-01", "builds_on": ["flanders-areas", "flanders-vocabulary"],
    "challenges": [{ "id": "wachtlijst", "label": "Wachtlijst", "themes": ["housing"], "areas": ["neerpelt"], "spread": "separate" }]
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let atlas = Atlas::from_json(LANDSCAPE, flanders::RULE_BOOK_JSON, &Options::at("2026-01-01".parse()?))?;
    for seat in atlas.decision("wachtlijst")?.seats() {
        println!("{}", seat.area());
    }
    for notice in atlas.notices() {
        println!("{} {}", notice.code, notice.path);
    }
    Ok(())
}

// What it prints:
//
// pelt
// succeeded challenges/wachtlijst/areas/neerpelt
