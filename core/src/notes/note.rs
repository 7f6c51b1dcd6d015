//! A note as data: what it says, in order, and of what it speaks.

use serde::Serialize;

use crate::date::Date;
use crate::ids::Id;
use crate::words::{Passage, Words};

/// A note (Dutch: *nota*): data first, so that every form of it says the same. Its texts are plain: what looks like markup in a name is part of the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// What kind of note it is.
    pub kind: NoteKind,
    /// The BCP 47 tag of the language in which it is written.
    pub language: Box<str>,
    /// The day for which it is right: that of the atlas. What is not there on that day is not named.
    pub date: Date,
    /// Its title.
    pub title: String,
    /// For whom it is, from whom, of when.
    pub facts: Vec<NoteFact>,
    /// What it is about, in a few sentences.
    pub opening: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// Which of the notes it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoteKind {
    /// For the participants of a trajectory, before (Dutch: *tendensennota*).
    Trend,
    /// For the region, after a trajectory (*inspiratienota*).
    Inspiration,
    /// For local governments (*visienota*).
    Vision,
    /// For the joint forum (*agenda van het gezamenlijk forum*).
    ForumAgenda,
    /// For front-line workers (*nieuwsbrief*).
    Newsletter,
    /// For a town's executive (*nota aan het college*).
    ExecutiveMemo,
    /// For a Flemish or federal addressee (*signaal aan een hogere overheid*).
    SignalAbove,
}

/// One of the facts under the title: "Voor: de deelnemers".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NoteFact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// A section under its heading.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The decisions, signals, themes … of which it speaks, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Reference>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The sections below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Section>,
}

/// A part of what a section says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Block {
    /// Sentences that belong together.
    Paragraph {
        /// The sentences.
        text: String,
    },
    /// Points.
    List {
        /// One text each.
        items: Vec<String>,
    },
    /// A table: the first cell of a row says what the row is about.
    Table {
        /// What the table shows.
        caption: String,
        /// The headings of its columns.
        columns: Vec<String>,
        /// Its rows, each with as many cells as there are columns.
        rows: Vec<Vec<String>>,
    },
}

/// Something of which a section speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reference {
    /// `challenge` (its decision), `signal`, `theme`, `lever`, `area` or `action`.
    pub what: &'static str,
    /// Its id.
    pub id: Id,
}

impl Note {
    pub(super) fn new(kind: NoteKind, words: &Words<'_>, title: String) -> Self {
        Self {
            kind,
            language: words.language.tag().into(),
            date: words.atlas.date(),
            title,
            facts: Vec::new(),
            opening: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// With for whom it is, from whom, and of when; a fact without text is left out.
    pub(super) fn between(mut self, words: &Words<'_>, to: String, from: String) -> Self {
        let language = words.language;
        let rows = [
            (language.note_for(), to),
            (language.note_from(), from),
            (language.note_date(), words.date(words.atlas.date())),
        ];
        let facts = rows.into_iter().filter(|(_, text)| !text.is_empty());
        self.facts = facts.map(|(label, text)| NoteFact { label, text }).collect();
        self
    }

    /// Adds a section, if it says something.
    pub(super) fn add(&mut self, section: Section) {
        if !section.is_empty() {
            self.sections.push(section);
        }
    }

    /// The note as compact JSON text: equal notes give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}

impl Section {
    pub(super) fn titled(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// What words say under a heading: several sentences are points.
    pub(super) fn of(passage: Passage) -> Self {
        let mut section = Self::titled(passage.title);
        match <[String; 1]>::try_from(passage.sentences) {
            Ok([one]) => section.say(one),
            Err(several) => section.points(several),
        }
        passage.parts.into_iter().for_each(|part| section.add(Self::of(part)));
        section
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.parts.is_empty()
    }

    /// Adds a paragraph, if it says something.
    pub(super) fn say(&mut self, text: String) {
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
        }
    }

    /// Adds points, if there are any.
    pub(super) fn points(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    /// Adds a table, if it has rows.
    pub(super) fn table<const N: usize>(
        &mut self,
        caption: String,
        columns: [String; N],
        rows: Vec<[String; N]>,
    ) {
        if !rows.is_empty() {
            let rows = rows.into_iter().map(Vec::from).collect();
            self.blocks.push(Block::Table { caption, columns: columns.into(), rows });
        }
    }

    /// Adds a section below it, if that says something.
    pub(super) fn add(&mut self, part: Self) {
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    /// Says that it speaks of this; each is named once.
    pub(super) fn about<'i>(&mut self, what: &'static str, ids: impl IntoIterator<Item = &'i Id>) {
        for id in ids {
            let reference = Reference { what, id: id.clone() };
            if !self.about.contains(&reference) {
                self.about.push(reference);
            }
        }
    }
}
