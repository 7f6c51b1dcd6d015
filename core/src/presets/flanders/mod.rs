//! Flanders: the rule book of local welfare policy and the words that its rules use (feature `flanders`), and its areas and local governments
//! (feature `flanders-areas`).
//!
//! The rule book says what five documents of Flemish practice and the two decrees on local social policy (2004 and 2018) expect: each rule
//! carries its sources, its strength and, where a decree is its ground, the dates between which it held.
//!
//! The areas have sources and licences of their own (CC BY 4.0, MIT, CC0): `SOURCES.md` beside them names them, with the credit that they ask for.

use crate::document::RuleBook;
use crate::model::sets::Sets;

/// The name of the Flemish vocabulary in `builds_on`.
pub const VOCABULARY: &str = "flanders-vocabulary";

/// The Flemish rule book as JSON text.
pub static RULE_BOOK_JSON: &str = include_str!("rule_book.json");

/// The path of signals as JSON text: the Flemish default, mapped to the eight phases of published practice.
#[cfg(feature = "processes")]
pub static SIGNAL_PATH_JSON: &str = include_str!("signal_path.json");

/// The Flemish vocabulary as JSON text: a landscape with schemes, themes, sectors, target groups and levers.
pub static VOCABULARY_JSON: &str = include_str!("vocabulary.json");

/// The name of the areas of Flanders in `builds_on`: municipalities from 2018 on with their successors and neighbours, provinces, Flanders, Belgium.
#[cfg(feature = "flanders-areas")]
pub const AREAS: &str = "flanders-areas";

/// The areas of Flanders as JSON text.
#[cfg(feature = "flanders-areas")]
pub static AREAS_JSON: &str = include_str!("areas.json");

/// The name of the reference regions in `builds_on`: regions of 2022 and after; they build on [`AREAS`].
///
/// A region is a place where challenges of several towns can be taken up. So a landscape builds on this set only where that is how its towns cooperate.
#[cfg(feature = "flanders-areas")]
pub const REGIONS: &str = "flanders-regions";

/// The reference regions as JSON text.
#[cfg(feature = "flanders-areas")]
pub static REGIONS_JSON: &str = include_str!("regions.json");

/// The name of the welfare associations in `builds_on`: five areas with the towns whose OCMW is a member; they build on [`AREAS`].
///
/// Like a region, such an area is a place where challenges of several towns can be taken up. Associations for one service are not among them.
#[cfg(feature = "flanders-areas")]
pub const ASSOCIATIONS: &str = "flanders-associations";

/// The welfare associations as JSON text.
#[cfg(feature = "flanders-areas")]
pub const ASSOCIATIONS_JSON: &str = include_str!("associations.json");

/// The name of the local governments in `builds_on`: every municipality and its OCMW as a stakeholder; they build on [`AREAS`] and [`VOCABULARY`].
///
/// They have no levers and no memberships, and a landscape cannot add to them: one that knows these describes its own, on [`AREAS`] alone.
#[cfg(feature = "flanders-areas")]
pub const LOCAL_GOVERNMENTS: &str = "flanders-local-governments";

/// The local governments as JSON text.
#[cfg(feature = "flanders-areas")]
pub static LOCAL_GOVERNMENTS_JSON: &str = include_str!("local_governments.json");

/// Every reference set: its name and its text.
pub(crate) static SETS: &[(&str, &str)] = &[
    (VOCABULARY, VOCABULARY_JSON),
    #[cfg(feature = "flanders-areas")]
    (AREAS, AREAS_JSON),
    #[cfg(feature = "flanders-areas")]
    (REGIONS, REGIONS_JSON),
    #[cfg(feature = "flanders-areas")]
    (ASSOCIATIONS, ASSOCIATIONS_JSON),
    #[cfg(feature = "flanders-areas")]
    (LOCAL_GOVERNMENTS, LOCAL_GOVERNMENTS_JSON),
];

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
/// A landscape finds them by itself; ask for them here to look inside, or to build a collection of sets of your own. A set of your own that has
/// one of these names takes the place of the one that comes with the library.
#[must_use]
pub fn sets() -> Sets {
    let mut sets = Sets::new();
    for (name, text) in SETS {
        sets.insert_json(name, text);
    }
    sets
}
