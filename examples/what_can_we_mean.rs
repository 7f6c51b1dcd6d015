//! What can Welzijnsregio Noord-Limburg contribute, and what does it need from others?
//!
//! `cargo run --example what_can_we_mean`; what it prints stands at the end.

use regie::{AgendaOf, Atlas, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/noord-limburg-2018.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let agenda = atlas.agenda(AgendaOf::Stakeholder("welzijnsregio-nl"))?;
    println!("It has {} roles and holds:", agenda.roles.len());
    for held in agenda.levers_held.iter().take(3) {
        println!("    {} in {}", held.lever, held.area);
    }
    println!("It asks for:");
    for asked in agenda.levers_asked.iter().take(3) {
        let with: Vec<_> = asked.lies.iter().map(|held| held.area.as_str()).collect();
        println!("    {}, which lies in {with:?}", asked.lever);
    }
    for signal in agenda.signals_to_send.iter().take(2) {
        println!("It signals {} to {:?}, about {}", signal.lever, signal.addressees, signal.challenge);
    }
    Ok(())
}

// What it prints:
//
// It has 167 roles and holds:
//     begeleiding-naar-werk in noord-limburg
//     bring-network-together in noord-limburg
//     integratiebegeleiding in noord-limburg
// It asks for:
//     budget-guidance, which lies in ["bocholt", "bree", "hamont-achel", "hechtel-eksel", "lommel", "meeuwen-gruitrode", "neerpelt", "overpelt", "peer"]
//     convene-local-consultation, which lies in ["bocholt", "bree", "hamont-achel", "hechtel-eksel", "lommel", "meeuwen-gruitrode", "neerpelt", "overpelt", "peer"]
//     dutch-lessons, which lies in ["noord-limburg"]
// It signals recognise-first-line-zone to ["vlaanderen"], about eerste-lijn-aan-zet
// It signals gegevensdeling-regelen to ["vlaanderen"], about elkaar-informeren
