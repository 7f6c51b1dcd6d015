//! Names for people: the label of everything that an answer names by id.

use std::collections::{BTreeMap, BTreeSet};

use regie::{Atlas, Challenge, Date, Id, Landscape, Language, RuleBook, Stakeholder, Text};

use crate::args::Lang;
use crate::output::clean;
use crate::words::{Words, words};

/// The labels of one collection, by id.
type Labels<'a> = BTreeMap<&'a str, String>;

/// The label of everything in a landscape, what it builds on, and a rule book.
pub(crate) struct Names<'a> {
    pub(crate) words: &'static Words,
    /// What the library says itself.
    pub(crate) told: regie::Words<'a>,
    tag: &'static str,
    date: Date,
    /// The landscape, then the sets it builds on.
    lands: Vec<&'a Landscape>,
    pub(crate) book: &'a RuleBook,
    areas: Labels<'a>,
    levers: Labels<'a>,
    themes: Labels<'a>,
    stakeholders: Labels<'a>,
    short: BTreeMap<&'a str, String>,
    challenges: Labels<'a>,
    roles: Labels<'a>,
    levels_of: BTreeMap<&'a str, &'a str>,
    by_id: BTreeMap<&'a str, &'a Stakeholder>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(atlas: &'a Atlas, sets: &'a [Landscape], lang: Lang, language: &'a Language) -> Self {
        let tag = lang.tag();
        let lands: Vec<&'a Landscape> = atlas.landscape().into_iter().chain(sets).collect();
        let book = atlas.rule_book();
        macro_rules! labels {
            ($collection:ident) => {
                labels(lands.iter().flat_map(|land| &land.$collection).map(|e| (&e.id, &e.label)), tag)
            };
        }
        let stakeholders = labels!(stakeholders);
        Self {
            words: words(lang),
            told: atlas.words(language),
            tag,
            date: atlas.date(),
            areas: labels!(areas),
            levers: labels!(levers),
            themes: labels!(themes),
            short: shortened(&stakeholders),
            stakeholders,
            challenges: labels!(challenges),
            roles: labels(book.roles.iter().map(|role| (&role.id, &role.label)), tag),
            levels_of: lands
                .iter()
                .flat_map(|l| &l.areas)
                .map(|a| (a.id.as_str(), a.level.as_str()))
                .collect(),
            by_id: lands.iter().flat_map(|land| &land.stakeholders).map(|s| (s.id.as_str(), s)).collect(),
            lands,
            book,
        }
    }

    /// A text of a document, in the language of the answer.
    pub(crate) fn text(&self, text: &Text) -> String {
        clean(text.get(self.tag))
    }

    pub(crate) fn area(&self, id: &str) -> String {
        look_up(&self.areas, id)
    }

    pub(crate) fn lever(&self, id: &str) -> String {
        capital(&look_up(&self.levers, id))
    }

    pub(crate) fn theme(&self, id: &str) -> String {
        look_up(&self.themes, id)
    }

    pub(crate) fn stakeholder(&self, id: &str) -> String {
        look_up(&self.stakeholders, id)
    }

    /// The name without what explains it: `W13` for `W13, welzijnsvereniging van …`.
    pub(crate) fn short(&self, id: &str) -> String {
        look_up(&self.short, id)
    }

    pub(crate) fn challenge_label(&self, id: &str) -> String {
        look_up(&self.challenges, id)
    }

    pub(crate) fn role(&self, id: &str) -> String {
        look_up(&self.roles, id)
    }

    pub(crate) fn level(&self, id: &str) -> String {
        let level = self.book.levels.iter().find(|level| level.id == *id);
        level.map_or_else(|| id.to_owned(), |level| self.text(&level.label))
    }

    pub(crate) fn level_of(&self, area: &str) -> Option<&'a str> {
        self.levels_of.get(area).copied()
    }

    pub(crate) fn rule(&self, id: &str) -> String {
        let rule = self.book.rules.iter().find(|rule| rule.id == *id);
        rule.map_or_else(|| id.to_owned(), |rule| self.text(&rule.label))
    }

    pub(crate) fn requirement(&self, id: &str) -> String {
        let requirement = self.book.requirements.iter().find(|requirement| requirement.id == *id);
        requirement.map_or_else(|| id.to_owned(), |requirement| self.text(&requirement.label))
    }

    pub(crate) fn separation(&self, id: &str) -> String {
        let separation = self.book.separations.iter().find(|separation| separation.id == *id);
        separation.map_or_else(|| id.to_owned(), |separation| self.text(&separation.label))
    }

    /// Why an exclusion says "not us".
    pub(crate) fn reason(&self, exclusion: &str) -> String {
        let found = self.lands.iter().flat_map(|land| &land.exclusions).find(|e| e.id == *exclusion);
        found.map_or_else(|| exclusion.to_owned(), |found| self.text(&found.reason))
    }

    /// All challenges, as the documents have them.
    pub(crate) fn challenges(&self) -> impl Iterator<Item = &'a Challenge> {
        self.lands.iter().flat_map(|land| &land.challenges)
    }

    pub(crate) fn kind_of(&self, stakeholder: &str) -> &'a str {
        self.by_id.get(stakeholder).map_or("", |s| s.kind.as_str())
    }

    pub(crate) fn works_in(&self, stakeholder: &str, area: &str) -> bool {
        self.by_id.get(stakeholder).is_some_and(|s| s.works_in.iter().any(|w| w == area))
    }

    /// Where a stakeholder works, to see that two of them share it.
    pub(crate) fn working_area(&self, stakeholder: &str) -> &'a [Id] {
        self.by_id.get(stakeholder).map_or(&[], |s| &s.works_in)
    }

    /// Everyone of a kind that works in one of these areas on the day of the answer.
    pub(crate) fn of_kind(&self, kind: &str, areas: &BTreeSet<&str>) -> Vec<&'a str> {
        let all = self.by_id.values().filter(|s| s.kind == *kind && s.valid.holds_on(self.date));
        all.filter(|s| s.works_in.iter().any(|w| areas.contains(w.as_str()))).map(|s| s.id.as_str()).collect()
    }

    /// What the landscape is called.
    pub(crate) fn landscape(&self) -> String {
        let land = self.lands.first();
        land.map_or_else(String::new, |land| {
            land.label.as_ref().map_or(land.id.to_string(), |l| self.text(l))
        })
    }

    /// What the rule book is called.
    pub(crate) fn rule_book(&self) -> String {
        self.book.label.as_ref().map_or(self.book.id.to_string(), |label| self.text(label))
    }

    /// `A`, `A en B`, `A, B en C`.
    pub(crate) fn and(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.words.and),
        }
    }
}

/// Labels by id. Where two are the same, the id stands behind the second: the landscape comes before what it builds on.
fn labels<'a>(elements: impl Iterator<Item = (&'a Id, &'a Text)>, tag: &str) -> Labels<'a> {
    let mut seen = BTreeSet::new();
    let mut labels = Labels::new();
    for (id, text) in elements {
        let mut label = clean(text.get(tag));
        if label.is_empty() {
            label = id.to_string();
        } else if !seen.insert(label.clone()) {
            label = format!("{label} ({id})");
        }
        labels.insert(id.as_str(), label);
    }
    labels
}

/// Labels up to their first comma, where that leaves them different.
fn shortened<'a>(labels: &Labels<'a>) -> Labels<'a> {
    let short = |label: &str| label.split(", ").next().unwrap_or(label).to_owned();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for label in labels.values() {
        *times.entry(short(label)).or_default() += 1;
    }
    let pick =
        |label: &String| if times.get(&short(label)) == Some(&1) { short(label) } else { label.clone() };
    labels.iter().map(|(id, label)| (*id, pick(label))).collect()
}

fn look_up(labels: &Labels<'_>, id: &str) -> String {
    labels.get(id).cloned().unwrap_or_else(|| id.to_owned())
}

/// With a capital, as the start of a line.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
