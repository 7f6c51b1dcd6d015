//! What comes with the library: the Flemish rule book, its vocabulary, and the areas of Flanders.

#[cfg(feature = "flanders")]
pub mod flanders;

use std::sync::Arc;

use crate::model::sets::Set;

/// The names of the reference sets that come with the library.
pub(crate) const NAMES: &[&str] = &[
    #[cfg(feature = "flanders")]
    flanders::VOCABULARY,
    #[cfg(feature = "flanders-areas")]
    flanders::AREAS,
    #[cfg(feature = "flanders-areas")]
    flanders::REGIONS,
    #[cfg(feature = "flanders-areas")]
    flanders::LOCAL_GOVERNMENTS,
];

/// A reference set that comes with the library.
pub(crate) fn set(name: &str) -> Option<Arc<Set>> {
    let text = match name {
        #[cfg(feature = "flanders")]
        flanders::VOCABULARY => flanders::VOCABULARY_JSON,
        #[cfg(feature = "flanders-areas")]
        flanders::AREAS => flanders::AREAS_JSON,
        #[cfg(feature = "flanders-areas")]
        flanders::REGIONS => flanders::REGIONS_JSON,
        #[cfg(feature = "flanders-areas")]
        flanders::LOCAL_GOVERNMENTS => flanders::LOCAL_GOVERNMENTS_JSON,
        _ => return None,
    };
    Some(Arc::new(Set::read(text)))
}
