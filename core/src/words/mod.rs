//! Words: answers, rules, gaps, notices and problems as sentences, in the language asked for.
//!
//! What is said stands in data files, one for each [`Language`]; what is put into it are the labels of the documents, in that language where they have it.
//! Sentences are made so that labels need no article. Nothing else in the library makes sentences, and only notes, which are made of them, depend on them: answers are read here as
//! everybody reads them.
//!
//! | file | what |
//! |---|---|
//! | `language`, `file`, `table`, `template` | the data file, what must stand in it, and how places in it are filled |
//! | `passage` | sentences under a heading |
//! | `names` | names, lists, dates, numbers |
//! | `fold` | many of a kind in few words: "de 14 lokale besturen" |
//! | `shape`, `conditions` | a condition in the order in which it is told, and its clauses |
//! | `rules` | rules, requirements, separations, the whole rule book |
//! | `decisions`, `gaps` | who acts where, and what is missing |
//! | `facts`, `reasons`, `why_decisions`, `ways`, `fills` | why, why not, why a decision is as it is, and what would change that |
//! | `causes`, `differences` | what if |
//! | `atoms` | what an atom says of one stakeholder, challenge and place, when it holds and when it fails |
//! | `notices`, `problems`, `tables` | what the atlas and the checks have to say, and the checks of tables |
//! | `refusals`, `things` | why an event is not written down and a register is not opened, and what is called what there |
//! | `challenges` | what the views say alike: challenges, levers, what is missing |
//! | `lists`, `agenda`, `blind_spots`, `overlap`, `load`, `comparison`, `crosswalk` | the answers of the views |
//! | `lints` | findings about a rule book |
//! | `pictures` | what is said in pictures |

mod template;
mod table;
mod table_reasons;
mod table_views;
#[cfg(feature = "notes")]
mod table_notes;
#[cfg(feature = "processes")]
mod table_refusals;
mod file;
mod language;
mod passage;
mod names;
mod fold;
mod shape;
mod conditions;
mod rules;
mod decisions;
mod atoms;
mod facts;
mod reasons;
mod why_decisions;
mod ways;
mod fills;
mod causes;
mod differences;
mod gaps;
mod notices;
mod problems;
mod things;
#[cfg(feature = "processes")]
mod refusals;
#[cfg(feature = "tables")]
mod tables;
#[cfg(feature = "render")]
mod pictures;
mod challenges;
mod lists;
mod agenda;
mod blind_spots;
mod overlap;
mod load;
mod comparison;
mod crosswalk;
mod lints;

#[cfg(feature = "notes")]
pub(crate) use challenges::distinct;
pub use language::Language;
#[cfg(feature = "notes")]
pub(crate) use names::Said;
#[cfg(any(feature = "notes", feature = "render"))]
pub(crate) use names::capital;
pub use passage::Passage;

use crate::atlas::Atlas;

/// Answers of an atlas in the words of a language.
///
/// Every function gives one or several short sentences, or a [`Passage`] where there is more to say. Official labels are used as they stand, in the language where
/// they have it; ids are shown when [asked for](Words::with_ids), or where there is no other name.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) language: &'a Language,
    with_ids: bool,
}

impl Atlas {
    /// What this atlas has to say, in the words of a language.
    #[must_use]
    pub fn words<'a>(&'a self, language: &'a Language) -> Words<'a> {
        Words { atlas: self, language, with_ids: false }
    }
}

impl<'a> Words<'a> {
    /// With ids beside names, for who maintains the documents.
    #[must_use]
    pub fn with_ids(self, with_ids: bool) -> Self {
        Self { with_ids, ..self }
    }

    /// The language that it speaks.
    #[must_use]
    pub fn language(&self) -> &'a Language {
        self.language
    }
}
