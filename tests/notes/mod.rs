//! The notes: the seven of them on the real regions, read back by a Markdown parser, and with names that look like markup.
//!
//! | file | what |
//! |---|---|
//! | `regions` | what is told in Noord-West-Vlaanderen, Gent and Zuid-West-Vlaanderen, and the notes of it |
//! | `snapshots` | the notes as they are sent, in Dutch and English: read aloud before they are accepted |
//! | `read_back` | Markdown and data say the same, whatever the names |
//! | `small` | nothing that is not there, nothing to say, names that are not there |
//! | `pages` | what a page of HTML has and has not; writes the pages that `tests/js/notes.test.js` validates |

pub(crate) mod regions;
mod snapshots;
mod read_back;
mod small;
mod pages;
