//! Worlds to test with: documents and changes, made of small numbers, valid by construction, and readable once they have shrunk (feature `proptest`).
//!
//! Whoever builds on regie has invariants of its own: a page that never shows an empty column, a report that names whoever is to be called. They have to hold
//! for every landscape, not for the one at hand. The strategies here make landscapes for [proptest](https://docs.rs/proptest):
//!
//! | strategy | what it makes |
//! |---|---|
//! | `world`, `world_of` | small worlds that go to every corner of the semantics: successions, validities, ties, exceptions, exclusions, prohibitions, every condition |
//! | `flemish_landscape`, `flemish_world` | what a region in Flanders looks like: towns with their OCMW, an association, third partners, higher governments (feature `flanders`) |
//! | `changes`, `with_changes` | changes that can be made to a world, one after the other |
//! | `stakeholder`, `challenge`, `appointment` | one element more for a world |
//!
//! Every world is valid: [`World::atlas`] succeeds. Everything shrinks: elements go, references go, numbers get smaller, and what is left is valid still. A
//! world prints its documents, one a line, as they would be written by hand.
//!
#![cfg_attr(feature = "proptest", doc = "```")]
#![cfg_attr(not(feature = "proptest"), doc = "```ignore")]
//! use proptest::prelude::*;
//! use regie::testing::world;
//!
//! proptest! {
//!     # #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) })]
//!     # /*
//!     #[test]
//!     # */
//!     fn whoever_is_excluded_from_a_role_does_not_have_it(world in world()) {
//!         let atlas = world.atlas().unwrap();
//!         for decision in atlas.decisions() {
//!             for seat in decision.seats() {
//!                 for excluded in seat.excluded() {
//!                     let has = |role: regie::RoleAnswer<'_>| {
//!                         (role.role, role.stakeholder, role.area) == (excluded.role, excluded.stakeholder, excluded.area)
//!                     };
//!                     prop_assert!(!seat.roles().any(has));
//!                 }
//!             }
//!         }
//!     }
//! }
//! # whoever_is_excluded_from_a_role_does_not_have_it();
//! ```
//!
//! # How it is made
//!
//! What is generated and shrunk is a [`Draft`](drafts::Draft): lists of small numbers. From it the documents are built; a number is a choice among what is possible where it is read, and what is
//! impossible is left out. Building needs no proptest (feature `testing`), so that generators of other languages can do it too: see [`drafts`].

mod draft;
mod names;
mod small;
#[cfg(feature = "flanders")]
mod flemish;
mod known;
mod change;
mod world;
#[cfg(feature = "proptest")]
mod strategy;

pub use world::{Size, World};

#[cfg(feature = "proptest")]
pub use strategy::{appointment, challenge, changes, stakeholder, with_changes, world, world_of};
#[cfg(all(feature = "proptest", feature = "flanders"))]
pub use strategy::{flemish_landscape, flemish_landscape_of, flemish_world};

/// From drafts to documents, for generators in other languages: they make and shrink bytes in the form that is asked for here ([`Draft::from_bytes`](drafts::Draft::from_bytes)), and have a world made of them.
///
/// ```
/// use regie::testing::{Size, drafts};
///
/// let forms = drafts::world_forms(Size::default());
/// // one frame, no areas, … : the simplest world that there is
/// let simplest = drafts::world(Size::default(), &drafts::Draft::from_bytes(&forms, &[]));
/// assert_eq!(simplest.landscape.areas.len(), 1);
/// assert!(simplest.atlas().is_ok());
/// ```
pub mod drafts {
    pub use super::change::{change_forms, changes};
    pub use super::draft::{Draft, Form};
    #[cfg(feature = "flanders")]
    pub use super::flemish::{flemish_forms, flemish_landscape};
    pub use super::small::{world, world_forms};
}
