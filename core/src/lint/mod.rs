//! Is a rule book sound? What can never work, what does nothing, what is probably not meant (Dutch: *deugt het regelboek?*).
//!
//! | file | what |
//! |---|---|
//! | `code`, `finding` | what can be found, and the form of a finding |
//! | `logic` | what follows from what, whatever the landscape |
//! | `conditions`, `rules`, `exceptions`, `needs` | a rule book by itself |
//! | `seen`, `search`, `unseen` | a rule book with a landscape: what its rules do there, and why some do nothing |
//! | `places`, `customs` | a landscape as the rules read it |
//!
//! A finding about a rule book by itself holds with every landscape and at every date: it is proven from the conditions, and what cannot be proven is
//! not said. A finding with a landscape is seen in its decisions.

mod code;
mod finding;
mod logic;
mod conditions;
mod rules;
mod exceptions;
mod needs;
mod seen;
mod search;
mod unseen;
mod places;
mod customs;

pub use code::{LintCode, LintReason, LintSeverity};
pub use finding::{Lint, LintConcern, LintPart, LintPoint, LintTally};

use crate::atlas::Atlas;
use crate::document::RuleBook;
use finding::Findings;

/// Is this rule book sound by itself? What it says of a rule holds with every landscape and at every date.
///
/// The rule book should be one without [problems](crate::check_rule_book); of one that has them, less is found. Sorted by severity, code, document and path.
///
/// The cost is that of comparing the rules of each role with each other. Of a condition that branches in more than 256 ways, or has more than 512
/// atoms, nothing is said.
///
/// ```
/// let book = regie::RuleBook::from_json(r#"{"format": "regie/rulebook", "version": 1, "id": "small",
///     "levels": [{"id": "local", "label": "lokaal", "approach": "local"}, {"id": "flemish", "label": "Vlaams", "approach": "signal"}],
///     "roles": [{"id": "actor", "label": "actor"}],
///     "rules": [{"id": "flemish-actor", "label": "Vlaanderen handelt", "source": ["E-60"], "effect": "assign", "role": "actor",
///         "at": ["source"], "when": {"all": ["pulls", {"level": ["flemish"]}]}}]}"#)?;
/// // where a lever lies at the level of signals is a target, never a source
/// let lints = regie::lint_rule_book(&book);
/// assert_eq!((lints[0].code.as_str(), &*lints[0].path), ("cannot-hold", "rules/flemish-actor/when"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn lint_rule_book(rule_book: &RuleBook) -> Vec<Lint> {
    let mut findings = Findings::default();
    // conditions that were built deeper than a document may be are not walked
    if crate::validate::check_depth(rule_book).is_ok() {
        let book = logic::Book::new(rule_book);
        conditions::lint(&book, &mut findings);
        rules::lint(&book, &mut findings);
        exceptions::lint(&book, &mut findings);
        needs::lint(&book, &mut findings);
    }
    findings.sorted()
}

impl Atlas {
    /// Is the rule book sound with this landscape, at this date; and is the landscape written as the rules read it? Only what shows with both:
    /// what the rule book shows by itself is in [`lint_rule_book`].
    ///
    /// Many findings are hints: a landscape need not have something for every rule. Sorted by severity, code, document and path.
    ///
    /// The cost is one sweep over all decisions, and for each rule that does nothing: places × stakeholders.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
    /// #     "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let lints = atlas.lint();
    /// // the challenge asks for people who speak for those in poverty, and nobody does
    /// let voice = lints.iter().find(|lint| &*lint.path == "rules/voice-poverty").expect("a finding");
    /// assert_eq!(voice.code, regie::LintCode::NeverMatches);
    /// assert_eq!(&*voice.parts[0].path, "all/0"); // `represents` holds for nobody
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lint(&self) -> Vec<Lint> {
        let mut findings = Findings::default();
        let seen = seen::Seen::of(self);
        unseen::lint(self, &seen, &mut findings);
        places::lint(self, &mut findings);
        customs::lint(self, &mut findings);
        findings.sorted()
    }
}
