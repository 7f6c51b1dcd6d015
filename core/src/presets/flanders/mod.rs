//! Flanders: the rule book of local welfare policy and the words that its rules use (feature `flanders`).
//!
//! The rule book says what five documents of Flemish practice and the two decrees on local social policy (2004 and 2018) expect: each rule
//! carries its sources, its strength and, where a decree is its ground, the dates between which it held.

use crate::document::RuleBook;
use crate::model::sets::Sets;

/// The name of the Flemish vocabulary in `builds_on`.
pub const VOCABULARY: &str = "flanders-vocabulary";

/// The Flemish rule book as JSON text.
pub const RULE_BOOK_JSON: &str = include_str!("rule_book.json");

/// The Flemish vocabulary as JSON text: a landscape with schemes, themes, sectors, target groups and levers.
pub const VOCABULARY_JSON: &str = include_str!("vocabulary.json");

/// The Flemish rule book.
///
/// ```
/// let book = regie::flanders::rule_book();
/// assert!(book.rules.iter().any(|rule| rule.id == "director-local-2018"));
/// ```
#[must_use]
pub fn rule_book() -> RuleBook {
    // what is shipped has no problems: a test reads and checks it
    crate::document::read_text(RULE_BOOK_JSON).document.unwrap_or_else(RuleBook::empty)
}

/// The reference sets of Flanders, by name: what a landscape may name in `builds_on`.
///
/// A landscape finds them by itself; ask for them here to look inside, or to build a collection of sets of your own.
#[must_use]
pub fn sets() -> Sets {
    let mut sets = Sets::new();
    sets.insert_json(VOCABULARY, VOCABULARY_JSON);
    sets
}
