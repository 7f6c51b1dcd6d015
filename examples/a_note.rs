//! What does the region ask of the Flemish government, for which challenges, and why can't it be done lower? The note that is sent, as Markdown.
//!
//! `cargo run --example a_note`; what it prints stands at the end.

use regie::{Atlas, Language, Options, flanders};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let landscape = std::fs::read_to_string("examples/data/zuid-west-vlaanderen-2019.json")?;
    let atlas = Atlas::from_json(&landscape, flanders::RULE_BOOK_JSON, &Options::default())?;
    let dutch = Language::dutch();
    let note = atlas.words(&dutch).signal_above("vlaanderen", None)?;
    print!("{}", note.to_markdown());
    Ok(())
}

// What it prints:
//
// # Signaal aan de Vlaamse overheid
//
// - **Voor:** de Vlaamse overheid
// - **Van:** W13, welzijnsvereniging van OCMW’s en CAW
// - **Datum:** 15 januari 2019
//
// De lokale besturen en hun partners in alle 14 gemeenten van Zuid-West-Vlaanderen werken aan uitdagingen die zij niet alleen kunnen oplossen. Voor acht hefbomen is de Vlaamse overheid aan zet. Intussen gaat het werk lokaal en in de regio door.
//
// ## Activeringsbeleid bepalen
//
// Wij vragen u de hefboom ‘activeringsbeleid bepalen’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Vrijwilligerswerk vrijwillig houden bij activering | alle 14 gemeenten | Hiervoor hebben wij zelf geen hefboom in handen. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Sociale huisvesting financieren
//
// Wij vragen u de hefboom ‘Sociale huisvesting financieren’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Wachtlijsten voor een sociale woning | alle 14 gemeenten | Lokaal: ‘Lokaal woonbeleid voeren’. Gezamenlijk: ‘Sociale woningen bouwen’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Samenwerking in de jeugdhulp subsidiëren
//
// Wij vragen u de hefboom ‘samenwerking in de jeugdhulp subsidiëren’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Kinderen en gezinnen op tijd jeugdhulp geven | alle 14 gemeenten | Gezamenlijk: ‘jeugdhulp over sectoren heen aanbieden’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Onderwijskwalificaties vastleggen
//
// Wij vragen u de hefboom ‘onderwijskwalificaties vastleggen’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Jongeren stromen uit met de juiste kwalificaties | alle 14 gemeenten | Gezamenlijk: ‘onderwijs en vorming inrichten’ en ‘leerplekken op de werkvloer openstellen’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Openbaar vervoer plannen en betalen
//
// Wij vragen u de hefboom ‘openbaar vervoer plannen en betalen’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Drempel naar werk: vervoer | alle 14 gemeenten | Hiervoor hebben wij zelf geen hefboom in handen. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Capaciteit erkennen en programmeren
//
// Wij vragen u de hefboom ‘Capaciteit erkennen en programmeren’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Woonzorg die past bij de noden van de regio | alle 14 gemeenten | Lokaal: ‘Een woonzorgcentrum uitbaten’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Opvangplaatsen subsidiëren
//
// Wij vragen u de hefboom ‘Opvangplaatsen subsidiëren’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Drempel naar werk: kinderopvang | alle 14 gemeenten | Lokaal: ‘Lokaal loket kinderopvang en opvangoverleg’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Woninghuur regelen
//
// Wij vragen u de hefboom ‘woninghuur regelen’ in te zetten. Dat is nodig voor alle 14 gemeenten.
//
// Waarvoor deze hefboom nodig is
//
// | Uitdaging | Waar | Wat wij intussen zelf doen |
// | --- | --- | --- |
// | Krapte op de huurmarkt | alle 14 gemeenten | Gezamenlijk: ‘Woningen inhuren (sociaal verhuurkantoor)’. |
//
// Lager kan het niet: in alle 14 gemeenten, Zuid-West-Vlaanderen en Provincie West-Vlaanderen heeft niemand deze hefboom in handen.
//
// ## Wie achter dit signaal staat
//
// Dit signaal komt uit 14 gemeenten: Anzegem, Avelgem, Deerlijk, Harelbeke, Kortrijk, Kuurne, Lendelede, Menen, Spiere-Helkijn, Waregem, Wervik, Wevelgem, Wielsbeke en Zwevegem. Het gaat om acht uitdagingen.
//
// ## Wat wij van u verwachten
//
// Laat ons weten of u op deze vraag wilt ingaan, en tegen wanneer. Uw gesprekspartner is W13, welzijnsvereniging van OCMW’s en CAW. Wij koppelen uw antwoord terug naar de lokale besturen en de basiswerkers.
