//! A landscape and its decisions for others: as linked data, as a RACI matrix, as a list of assignments.
//!
//! `cargo run --example as_linked_data`; what it prints stands at the end.

use regie::interchange::{Context, JsonLd, Raci};
use regie::{Atlas, Filter, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;

    // names under an address of one's own, and the context served beside them
    let ours = JsonLd {
        base: "https://data.example.org/id/",
        context: Context::At("https://data.example.org/regie.jsonld"),
        ..JsonLd::default()
    };
    let text = atlas.json_ld(&ours)?;
    let document: serde_json::Value = serde_json::from_str(&text)?;
    let nodes = document["@graph"].as_array().into_iter().flatten();
    let menen = nodes.clone().find(|node| node["identifier"] == "ocmw-menen").ok_or("no such node")?;
    println!("{} nodes, among them:", nodes.count());
    println!("  {}", menen["@id"]);
    println!("  {}", menen["@type"]);
    println!("  {}", menen["workingArea"]);

    // who is responsible, accountable, consulted, informed on one challenge
    let filter = Filter { challenge: Some("uithuiszetting-voorkomen"), ..Filter::default() };
    let raci = atlas.raci_csv(&Raci { filter, ..Raci::default() })?;
    for column in raci.lines().map(|line| line.split(',').take(5).collect::<Vec<_>>().join(",")) {
        println!("{column}");
    }

    // the same as rows, with the rules behind them
    let filter = Filter { role: Some("director"), ..filter };
    for line in atlas.assignments_csv(&filter)?.lines().take(3) {
        println!("{line}");
    }
    Ok(())
}

// What it prints:
//
// 789 nodes, among them:
//   "https://data.example.org/id/zuid-west-vlaanderen-2019/stakeholder/ocmw-menen"
//   ["org:Organization","besluit:Bestuurseenheid","cv:PublicOrganisation"]
//   ["https://data.example.org/id/zuid-west-vlaanderen-2019/area/menen"]
// challenge,caw-zwvl,dmw-bond-moyson,dmw-cm,gemeente-anzegem
// uithuiszetting-voorkomen,R/A/C,C,C,R/A
// challenge,seat,area,level,role,stakeholder,strength,because
// uithuiszetting-voorkomen,zwvl,zwvl,supralocal,director,w13,should,director-association director-association-reach
