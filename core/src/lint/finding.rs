//! The form of a finding: data, no sentences.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::code::{LintCode, LintReason, LintSeverity};
use crate::document::{Collection, Condition};
use crate::ids::Id;
use crate::order::{sort, sort_by};

/// Something about a rule book, or about a landscape as the rules read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Lint {
    /// How serious it is.
    pub severity: LintSeverity,
    /// What it is.
    pub code: LintCode,
    /// `rulebook`, `landscape`, or the name of a reference set.
    pub document: Box<str>,
    /// Where, by ids as in notices, and by number inside a condition: `rules/ID/when/all/1`.
    pub path: Box<str>,
    /// Why, where there are several ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<LintReason>,
    /// The other elements concerned: the rule that shadows it, the kinds that are forbidden, the areas that overlap. By collection.
    #[serde(serialize_with = "by_collection")]
    pub concerns: Vec<LintConcern>,
    /// The parts of its condition that are the cause.
    pub parts: Vec<LintPart>,
    /// The counterexample, or the nearest there is: a point where it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<LintPoint>,
    /// How many, of how many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<LintTally>,
}

/// Elements of one collection, sorted by id; areas by level, then id.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LintConcern {
    /// The collection.
    pub collection: Collection,
    /// The elements.
    pub ids: Vec<Id>,
}

/// A part of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LintPart {
    /// Where it stands in the condition: `all/1`; empty for the whole.
    pub path: Box<str>,
    /// What it says.
    pub condition: Condition,
}

/// A point at which rules are judged: a challenge, a seat of it, a place of that, and somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LintPoint {
    /// The challenge.
    pub challenge: Id,
    /// The area of the seat.
    pub seat: Id,
    /// The place.
    pub area: Id,
    /// Who is judged, where somebody is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stakeholder: Option<Id>,
}

/// How many, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LintTally {
    /// How many there are, or can be.
    pub found: usize,
    /// Of how many, or how many are asked for.
    pub of: usize,
}

fn by_collection<S: Serializer>(concerns: &[LintConcern], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(concerns.len()))?;
    for concern in concerns {
        map.serialize_entry(concern.collection.as_str(), &concern.ids)?;
    }
    map.end()
}

impl Lint {
    /// A finding in the rule book.
    pub(super) fn in_book(code: LintCode, path: String) -> Self {
        Self::new(code, "rulebook", path)
    }

    pub(super) fn new(code: LintCode, document: &str, path: String) -> Self {
        Self {
            severity: code.severity(),
            code,
            document: document.into(),
            path: path.into(),
            reason: None,
            concerns: Vec::new(),
            parts: Vec::new(),
            example: None,
            count: None,
        }
    }

    /// With elements that it concerns; without any, as it is.
    pub(super) fn with<'i>(mut self, collection: Collection, ids: impl IntoIterator<Item = &'i Id>) -> Self {
        let ids: Vec<Id> = ids.into_iter().cloned().collect();
        if !ids.is_empty() {
            self.concerns.push(LintConcern { collection, ids });
        }
        self
    }

    pub(super) fn because(mut self, reason: LintReason, parts: Vec<LintPart>) -> Self {
        self.reason = Some(reason);
        self.parts = parts;
        self
    }

    pub(super) fn at(mut self, example: Option<LintPoint>) -> Self {
        self.example = example;
        self
    }

    pub(super) fn counting(mut self, found: usize, of: usize) -> Self {
        self.count = Some(LintTally { found, of });
        self
    }

    /// The finding as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }

    /// The elements of one collection that it concerns.
    #[must_use]
    pub fn concerned(&self, collection: Collection) -> &[Id] {
        let concern = self.concerns.iter().find(|concern| concern.collection == collection);
        concern.map(|concern| concern.ids.as_slice()).unwrap_or_default()
    }
}

/// Collects findings.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Lint>);

impl Findings {
    pub(super) fn add(&mut self, lint: Lint) {
        self.0.push(lint);
    }

    /// In order: by severity, code, document, path.
    pub(super) fn sorted(mut self) -> Vec<Lint> {
        for lint in &mut self.0 {
            for concern in &mut lint.concerns {
                // areas stand in the order of levels
                if concern.collection != Collection::Areas {
                    sort(&mut concern.ids);
                }
            }
            sort_by(&mut lint.concerns, |one, other| one.collection.cmp(&other.collection));
        }
        sort_by(&mut self.0, |one, other| {
            let words = (one.severity, one.code).cmp(&(other.severity, other.code));
            words.then_with(|| (&one.document, &one.path).cmp(&(&other.document, &other.path)))
        });
        self.0
    }
}
