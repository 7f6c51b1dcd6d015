//! Where is work done twice, and who carries the most? Neither is a fault; both are worth a conversation.
//!
//! `cargo run --example double_work_and_load`; what it prints stands at the end.

use regie::{Atlas, LoadOf, Options, Scope, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/noord-limburg-2018.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    let overlaps = atlas.overlap(&Scope::default())?;
    for overlap in overlaps.offers.iter().take(2) {
        println!("{:?} offer alike on {:?} in {:?}", overlap.stakeholders, overlap.themes, overlap.areas);
    }

    let load = atlas.load(&LoadOf::default())?;
    let directs = |one: &regie::parts::StakeholderLoad<'_>| {
        one.roles.iter().find(|role| role.role == "director").map(|role| role.challenges)
    };
    if let Some((challenges, most)) =
        load.stakeholders.iter().filter_map(|one| Some((directs(one)?, one.stakeholder))).max()
    {
        println!("{most} directs {challenges} challenges");
    }
    for both in load.both.iter().take(2) {
        println!("{} has both roles, {:?}; tables: {}", both.stakeholder, both.roles, both.seats.len());
    }
    Ok(())
}

// What it prints:
//
// ["ocmw-neerpelt", "thuisverpleging-nl", "vrijwilligers-binnenhof", "welzijnsregio-nl"] offer alike on ["buurtgerichte-zorg"] in ["neerpelt"]
// ["ocmw-neerpelt", "thuisverpleging-nl", "welzijnsregio-nl"] offer alike on ["zorgvrager-centraal"] in ["neerpelt"]
// welzijnsregio-nl directs 14 challenges
// gemeente-bocholt has both roles, ["director", "actor"]; tables: 2
// gemeente-bree has both roles, ["director", "actor"]; tables: 1
