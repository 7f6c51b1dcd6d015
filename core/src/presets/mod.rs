//! What comes with the library: the Flemish rule book and its vocabulary.

#[cfg(feature = "flanders")]
pub mod flanders;

use std::sync::Arc;

use crate::model::sets::Set;

/// The names of the reference sets that come with the library.
pub(crate) const NAMES: &[&str] = &[
    #[cfg(feature = "flanders")]
    flanders::VOCABULARY,
];

/// A reference set that comes with the library.
pub(crate) fn set(name: &str) -> Option<Arc<Set>> {
    #[cfg(feature = "flanders")]
    if name == flanders::VOCABULARY {
        return Some(Arc::new(Set::read(flanders::VOCABULARY_JSON)));
    }
    let _ = name;
    None
}
