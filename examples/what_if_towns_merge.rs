//! What changes in who does what, when two towns merge?
//!
//! `cargo run --example what_if_towns_merge`; what it prints stands at the end.

use regie::{Atlas, Change, Language, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    // a thought experiment: nobody has proposed it
    let merger =
        Change::from_json(&std::fs::read_to_string("examples/data/changes/kuurne-en-harelbeke.json")?)?;
    let after = atlas.apply(&merger)?;
    let mut difference = atlas.difference(&after);
    println!(
        "{} roles go to the new town, {} are gained, {} lost.",
        difference.totals.roles_passed_on, difference.totals.roles_gained, difference.totals.roles_lost
    );

    difference.challenges.retain(|one| one.challenge.as_str() == "verborgen-armoede");
    println!("{}", after.words(&Language::english()).difference(&difference));
    Ok(())
}

// What it prints:
//
// 520 roles go to the new town, 0 are gained, 0 lost.
// What changes
//   Something changes for one challenge.
//   Actively looking for people in hidden poverty
//     These tables go: Harelbeke and Kuurne.
//     This table is new: Harelbeke-Kuurne.
//     OCMW Harelbeke-Kuurne takes over from OCMW Harelbeke and OCMW Kuurne: director, actor and finally responsible.
//     Stad Harelbeke-Kuurne takes over from Stad Harelbeke and Gemeente Kuurne: director and finally responsible.
