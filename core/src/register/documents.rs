//! What a register starts from: landscape, rule book and path, as they were when its journal was opened.

use crate::atlas::{Atlas, Options};
use crate::date::Date;
use crate::document::{Landscape, RuleBook};
use crate::error::Problems;
use crate::ids::Id;
use crate::journal::{Digest, Opening};
use crate::model::sets::Sets;
use crate::signals::SignalPath;

use super::refusal::{Document, NotOpened};

/// What a register starts from. The journal keeps what happened since, so these stay as they were: a landscape that was edited by hand is another one.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Documents {
    /// The landscape.
    pub landscape: Landscape,
    /// The rule book.
    pub rule_book: RuleBook,
    /// The path of signals.
    pub path: SignalPath,
    /// Reference sets that the landscape may build on; those that come with the library are found without. Their digests are not kept.
    pub sets: Sets,
}

fn id_of(digest: Digest) -> Id {
    // a digest is 64 digits
    Id::new(&digest.to_string()).unwrap_or_else(|_| Id::blank())
}

impl Documents {
    /// Of these three.
    #[must_use]
    pub fn new(landscape: Landscape, rule_book: RuleBook, path: SignalPath) -> Self {
        Self { landscape, rule_book, path, sets: Sets::new() }
    }

    /// With the path of signals in Flanders.
    #[cfg(feature = "flanders")]
    #[must_use]
    pub fn flemish(landscape: Landscape) -> Self {
        Self::new(landscape, crate::presets::flanders::rule_book(), SignalPath::flemish())
    }

    pub(super) fn atlas(&self, date: Date) -> Result<Atlas, Problems> {
        let options = Options { as_of: Some(date), sets: self.sets.clone() };
        Atlas::new(&self.landscape, &self.rule_book, &options)
    }

    /// What the first event says of them.
    pub(super) fn opening(&self) -> Opening {
        let digest = |text: String| id_of(Digest::of(&text));
        let (landscape, book) = (digest(self.landscape.to_json()), digest(self.rule_book.to_json()));
        let opening = Opening::new(self.landscape.id.clone(), landscape, self.rule_book.id.clone());
        let path = Some(self.path.id.clone());
        Opening {
            path,
            rule_book_digest: Some(book),
            path_digest: Some(digest(self.path.to_json())),
            ..opening
        }
    }

    /// Are these the ones that a journal tells of?
    pub(super) fn fit(&self, opening: &Opening) -> Result<(), NotOpened> {
        let own = self.opening();
        let same = |mine: &Option<Id>, its: &Option<Id>| its.is_none() || mine == its;
        let wrong = |document: Document, expected: &Id, found: &Id| {
            Err(NotOpened::OtherDocument { document, expected: expected.clone(), found: found.clone() })
        };
        if opening.landscape != own.landscape || opening.digest != own.digest {
            return wrong(Document::Landscape, &opening.landscape, &own.landscape);
        }
        if opening.rule_book != own.rule_book || !same(&own.rule_book_digest, &opening.rule_book_digest) {
            return wrong(Document::RuleBook, &opening.rule_book, &own.rule_book);
        }
        match &opening.path {
            Some(path) if *path != self.path.id || !same(&own.path_digest, &opening.path_digest) => {
                wrong(Document::Path, path, &self.path.id)
            }
            _ => Ok(()),
        }
    }
}
