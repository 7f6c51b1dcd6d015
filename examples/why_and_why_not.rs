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
// Why should W13, welfare association of the OCMWs and the CAW, direct on ‘Acute housing need: a temporary solution with care at home’?
//   This follows from the rule ‘The association of local governments directs at regional scale’:
//     W13 is one of the welfare associations.
//     W13 works in South-West Flanders.
//     The level of South-West Flanders is ‘supralocal (region)’.
//     The exception ‘Who is appointed director directs’ holds for nobody here.
//     Sources: invitation ‘De kracht van verbinding’, Welzijnsregio Noord-Limburg, May 2018; policy note 2019 of W13; Decreet lokaal sociaal beleid 9/2/2018, art. 7 §1 lid 3; Decreet lokaal sociaal beleid 9/2/2018, art. 8 §2.
//   This follows from the rule ‘The association that spans all towns concerned directs’:
//     W13 is one of the welfare associations.
//     W13 works in South-West Flanders.
//     The level of South-West Flanders is ‘supralocal (region)’.
//     The exception ‘Who is appointed director directs’ holds for nobody here.
//     Sources: invitation ‘De kracht van verbinding’, Welzijnsregio Noord-Limburg, May 2018; policy note 2019 of W13; Decreet lokaal sociaal beleid 9/2/2018, art. 8 §2.
//
// Why does Stad Menen not have the role of director on ‘Acute housing need: a temporary solution with care at home’?
//   The rule ‘Who is appointed director directs’ does not hold:
//     Stad Menen is not appointed to the role ‘director’ in South-West Flanders.
//   The rule ‘The association of local governments directs at regional scale’ does not hold:
//     Stad Menen is not one of the welfare associations or intermunicipal service associations.
//     Stad Menen does not work in all of South-West Flanders.
//   The rule ‘The association that spans all towns concerned directs’ does not hold:
//     Stad Menen is not one of the welfare associations or intermunicipal service associations.
//     Stad Menen does not work in all the areas concerned.
//   The rule ‘Municipality and OCMW direct together in their own town’ does not hold:
//     Stad Menen does not work in all of South-West Flanders.
//     South-West Flanders is not a neighbourhood or a municipality.
//   The rule ‘Directing role of local government (decree of 2018)’ does not hold:
//     Stad Menen does not work in all of South-West Flanders.
//     South-West Flanders is not a neighbourhood or a municipality.
//
// What would change that
//   This is enough: Stad Menen is appointed as director for South-West Flanders, on ‘Acute housing need’.
