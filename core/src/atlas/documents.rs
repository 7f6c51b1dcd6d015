//! The documents of an atlas, as they are after all changes: to keep them, and to go on with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::{Landscape, RuleBook, to_text};

use super::Atlas;

/// The documents of which an atlas would be made that answers as this one does.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DocumentsNow {
    /// The facts.
    pub landscape: Landscape,
    /// What the landscape builds on, by name.
    pub sets: BTreeMap<Box<str>, Landscape>,
    /// The rules.
    pub rule_book: RuleBook,
}

impl DocumentsNow {
    /// Compact JSON text: `{"landscape": …, "sets": {name: …}, "rule_book": …}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let sets: Vec<String> =
            (self.sets.iter()).map(|(name, set)| format!("{}:{}", to_text(name), set.to_json())).collect();
        let (landscape, rule_book) = (self.landscape.to_json(), self.rule_book.to_json());
        format!("{{\"landscape\":{landscape},\"sets\":{{{}}},\"rule_book\":{rule_book}}}", sets.join(","))
    }
}

impl Atlas {
    /// The landscape, the sets on which it builds and the rule book, each with what was [changed](Atlas::apply) in it: whoever keeps them can make this atlas again.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::{Atlas, Change, Options};
    ///
    /// let changed = atlas.apply(&Change::from_json(r#"[{"mandate": {"stakeholder": "ocmw", "lever": "grant-aid", "level": "local", "within": "menen"}}, {"remove": {"challenges": "debts"}}]"#)?)?;
    /// let documents = changed.documents().unwrap();
    /// assert!(documents.landscape.challenges.is_empty());
    /// let mut options = Options::default();
    /// for (name, set) in &documents.sets {
    ///     options.sets.insert(name, set);
    /// }
    /// assert!(Atlas::new(&documents.landscape, &documents.rule_book, &options).is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn documents(&self) -> Option<DocumentsNow> {
        let mut sets = BTreeMap::new();
        let mut landscape = None;
        for (part, name) in self.parts_now().into_iter().zip(self.model.part_names()) {
            match name {
                None => landscape = Some(Arc::unwrap_or_clone(part)),
                Some(name) => {
                    sets.insert(name.into(), Arc::unwrap_or_clone(part));
                }
            }
        }
        Some(DocumentsNow { landscape: landscape?, sets, rule_book: self.rule_book().clone() })
    }
}
