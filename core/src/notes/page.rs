//! A note as Markdown and as HTML: two templates, checked when they are compiled, over the same data. Names are text in both: every value is escaped as the language of the
//! template asks.

use std::fmt;

use askama::Template;

use super::note::{Block, Note, Section};

/// As Markdown; what is put in goes through [`escape`](super::escape).
#[derive(Template)]
#[template(path = "note.md")]
struct MarkdownPage<'n> {
    note: &'n Note,
    sections: Vec<Placed<'n>>,
}

/// As HTML.
#[derive(Template)]
#[template(path = "note.html")]
struct HtmlPage<'n> {
    note: &'n Note,
    sections: Vec<Placed<'n>>,
}

/// A section with the depth of its heading.
struct Placed<'n> {
    section: &'n Section,
    level: usize,
}

/// The mark of a heading in Markdown.
struct Hashes(usize);

impl fmt::Display for Hashes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&"#".repeat(self.0))
    }
}

impl Placed<'_> {
    fn hashes(&self) -> Hashes {
        Hashes(self.level)
    }
}

/// The deepest heading that there is.
const DEEPEST: usize = 6;

/// All sections in reading order; the heading of the note itself is the first.
fn placed(note: &Note) -> Vec<Placed<'_>> {
    fn place<'n>(sections: &'n [Section], level: usize, placed: &mut Vec<Placed<'n>>) {
        for section in sections {
            placed.push(Placed { section, level: level.min(DEEPEST) });
            place(&section.parts, level + 1, placed);
        }
    }
    let mut all = Vec::new();
    place(&note.sections, 2, &mut all);
    all
}

impl Note {
    /// The note as Markdown with tables: to be mailed, kept, or put into another text. A name is never markup.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        // writing to a text does not fail
        MarkdownPage { note: self, sections: placed(self) }.render().unwrap_or_default()
    }

    /// The note as a page of HTML of its own, to be read on a screen or printed on A4: its language is told, headings stand in order, tables have captions and header cells. No
    /// script, nothing from elsewhere.
    #[must_use]
    pub fn to_html(&self) -> String {
        HtmlPage { note: self, sections: placed(self) }.render().unwrap_or_default()
    }
}
