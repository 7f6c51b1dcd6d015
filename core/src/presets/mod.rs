//! What comes with the library: the Flemish rule book, its vocabulary, and the areas of Flanders.

#[cfg(feature = "flanders")]
pub mod flanders;

use std::sync::Arc;

use crate::model::sets::Set;

/// The reference sets that come with the library: each with its name and its text.
const SETS: &[(&str, &str)] = {
    #[cfg(feature = "flanders")]
    {
        flanders::SETS
    }
    #[cfg(not(feature = "flanders"))]
    {
        &[]
    }
};

/// The names of the reference sets that come with the library.
pub(crate) fn names<'n>() -> impl Iterator<Item = &'n str> {
    SETS.iter().map(|(name, _)| *name)
}

/// A reference set that comes with the library.
pub(crate) fn set(name: &str) -> Option<Arc<Set>> {
    let (_, text) = SETS.iter().find(|(known, _)| *known == name)?;
    Some(Arc::new(Set::read(text)))
}
