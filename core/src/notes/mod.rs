//! Notes: what is sent to people who act on it (Dutch: *nota's*; G-01, G-02, G-06, G-11, G-12, F-11, E-88).
//!
//! A [`Note`] is data first: title, for whom, sections with paragraphs, points, tables, and references to what they speak of. It is made by [`Words`](crate::Words), in the language
//! that these speak, of an atlas at its date and of what the processes know; then it is written as [Markdown](Note::to_markdown), as a [page of HTML](Note::to_html) or as
//! [JSON](Note::to_json). See [`docs::notes`](crate::docs::notes).
//!
//! | file | what |
//! |---|---|
//! | `note` | the data |
//! | `escape`, `page`, `note.md`, `note.html` | how it is written |
//! | `there` | what is there at the date: nothing else is named |
//! | `theme` | what the notes of a trajectory say alike |
//! | `trend`, `inspiration`, `vision`, `forum`, `newsletter`, `executive`, `above` | the seven notes |
//!
//! ```
//! # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
//! #     "areas": [{"id": "menen", "label": "Menen", "level": "local", "within": ["flanders"]}, {"id": "flanders", "label": "Vlaanderen", "level": "flemish"}],
//! #     "stakeholders": [
//! #         {"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]},
//! #         {"id": "vlaanderen", "label": "Vlaamse overheid", "kind": "flemish-government", "works_in": ["flanders"],
//! #             "mandates": [{"lever": "finance-social-housing", "level": "flemish", "within": "flanders"}]}],
//! #     "challenges": [{"id": "waiting", "label": "wachtlijsten", "themes": ["housing"], "areas": ["menen"], "spread": "separate", "needs": ["finance-social-housing"]}]}"#;
//! let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
//! let dutch = regie::Language::dutch();
//! let note = atlas.words(&dutch).signal_above("vlaanderen", None)?;
//! assert_eq!(note.title, "Signaal aan de Vlaamse overheid");
//! assert!(note.to_markdown().contains("\n## Sociale huisvesting financieren\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod note;
mod escape;
mod page;
mod there;
mod theme;
mod trend;
mod inspiration;
mod vision;
mod forum;
mod newsletter;
mod executive;
mod above;

pub use note::{Block, Note, NoteFact, NoteKind, Reference, Section};
