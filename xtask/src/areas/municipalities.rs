//! Municipalities with their fusions, and who borders on whom.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::table::{Name, Span, names, slug, sources, table};
use super::write::label;
use super::{MAP_2018, MAP_2019, Tables};

pub(super) struct Municipality<'t> {
    pub(super) name: Name,
    pub(super) names: [&'t str; 3],
    pub(super) province: &'t str,
    pub(super) province_name: &'t str,
    pub(super) span: Span,
    pub(super) merged_into: &'t str,
    pub(super) sources: BTreeSet<&'t str>,
}

impl Municipality<'_> {
    pub(super) fn id(&self) -> &str {
        &self.name.id
    }

    pub(super) fn taken_over(&self) -> Option<&str> {
        self.name.taken_over.as_deref()
    }

    /// `Gemeente X` and the like, for stakeholders.
    pub(super) fn label_of(&self, nl: &str, en: Option<&str>) -> Value {
        let [name, ..] = self.names;
        let english = en.map(|before| format!("{before} {name}"));
        label(&format!("{nl} {name}"), english.as_deref(), self.taken_over())
    }
}

/// The municipalities, by NIS code.
pub(super) struct Municipalities<'t>(pub(super) BTreeMap<&'t str, Municipality<'t>>);

impl<'t> Municipalities<'t> {
    pub(super) fn read(text: &'t str) -> Result<Self> {
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

    pub(super) fn get(&self, nis: &str) -> Result<&Municipality<'t>> {
        self.0.get(nis).with_context(|| format!("no municipality has the code `{nis}`"))
    }

    /// The successor of one that ended, by a name of its own.
    pub(super) fn heir(&self, municipality: &Municipality<'t>, id: impl Fn(&str) -> String) -> Result<Value> {
        if municipality.span.until.is_none() {
            return Ok(Value::Null);
        }
        Ok(json!([id(self.get(municipality.merged_into)?.id())]))
    }

    /// Sorted by id.
    pub(super) fn sorted(&self) -> Vec<(&'t str, &Municipality<'t>)> {
        let mut all: Vec<_> = self.0.iter().map(|(nis, municipality)| (*nis, municipality)).collect();
        all.sort_by(|(_, a), (_, b)| a.id().cmp(b.id()));
        all
    }
}

/// Who borders on whom: the codes that an area names, by its own code.
pub(super) struct Borders<'t>(pub(super) BTreeMap<&'t str, BTreeMap<&'t str, &'static str>>);

impl<'t> Borders<'t> {
    pub(super) fn read(tables: &Tables<'t>, municipalities: &Municipalities<'t>) -> Result<Self> {
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
