//! Pictures: answers as SVG text that needs no library, each with the same as a table beside it.
//!
//! A picture is a function of the atlas and a language: equal inputs give the same bytes. It is text: no script, nothing from elsewhere, every name as real text, with a title and a description for
//! who does not see it. Colours are those of Okabe and Ito, which people with other colour vision tell apart, and nothing is said by colour alone: roles have letters, strengths a border, approaches a
//! shape. It follows light and dark; a page sets `--regie-ink`, `--regie-paper`, `--regie-line` and `--regie-soft` to put it in its own colours. See [`crate::docs::pictures`].
//!
//! ```
//! use regie::render::{LadderOf, MatrixOf};
//! # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
//! #   "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
//! #   "stakeholders": [{"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"],
//! #       "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
//! #   "challenges": [{"id": "armoede", "label": "Verborgen armoede", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
//! let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
//! let dutch = regie::Language::dutch();
//! let words = atlas.words(&dutch);
//!
//! let matrix = words.matrix(&MatrixOf::default())?;
//! assert!(matrix.svg.starts_with("<svg ") && matrix.svg.contains("OCMW Menen"));
//! assert_eq!(matrix.table.rows[0][0], "OCMW Menen");
//!
//! let ladder = words.ladder(&LadderOf::new("armoede"))?;
//! assert_eq!(ladder.title, "Wat waar beslist wordt: Verborgen armoede");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod svg;
mod roles;
mod alike;
mod matrix;
mod seats;
mod ladder;
mod ladder_drawn;
mod network;
mod network_drawn;
#[cfg(feature = "processes")]
mod sankey;
#[cfg(feature = "processes")]
mod flow;
#[cfg(feature = "processes")]
mod flow_drawn;

#[cfg(feature = "processes")]
pub use flow::FlowOf;
pub use ladder::LadderOf;
pub use matrix::{MatrixColumns, MatrixOf};
pub use network::NetworkOf;

/// A picture, and what it shows in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// What it is of: also the title in the picture.
    pub title: String,
    /// What it shows, for who does not see it: also the description in the picture.
    pub description: String,
    /// The picture: SVG text.
    pub svg: String,
    /// The same as a table.
    pub table: PictureTable,
}

/// What a picture shows, as a table of text: nothing is cut in it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct PictureTable {
    /// The heads of the columns.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}
