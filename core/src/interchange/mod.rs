//! Interchange: a landscape and its decisions as others read them (feature `interchange`).
//!
//! Linked data for catalogues and registers ([`Atlas::json_ld`](crate::Atlas::json_ld): JSON-LD with the terms of W3C ORG, SKOS, CPSV-AP and OSLO), and two tables for
//! spreadsheets: the RACI matrix ([`Atlas::raci_csv`](crate::Atlas::raci_csv)) and the assignments ([`Atlas::assignments_csv`](crate::Atlas::assignments_csv)).
//! What becomes what, and why, is told in [`docs::interchange`](crate::docs::interchange).
//!
//! | file | what |
//! |---|---|
//! | `context.json`, `vocabulary.ttl` | what the terms mean: those of others, and our own |
//! | `options`, `iri`, `node`, `kept` | what the caller chooses, how things are named, how a node is written, what every element has |
//! | `graph`, `things`, `book`, `decided`, `json_ld` | landscape, rule book and decisions as nodes; the document |
//! | `raci`, `assignments` | the tables |

mod options;
mod kept;
mod iri;
mod node;
mod graph;
mod things;
mod book;
mod decided;
mod json_ld;
mod assignments;
mod raci;

pub use iri::InvalidIri;
pub use json_ld::{CONTEXT, VOCABULARY};
pub use options::{Context, JsonLd, Organisation};
pub use raci::Raci;
