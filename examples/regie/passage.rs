//! Sentences under headings, as the library makes them, on a page.

use std::io::{self, Write};

use regie::Passage;

use crate::output::{BOLD, DIM, HEADING, PLAIN, Page, clean};

/// How far what stands below a heading is indented.
const STEP: usize = 2;

/// A passage with all that stands below it. A blank line stands before each of the first two levels of headings, so that one sees where something else begins.
pub(crate) fn write<W: Write>(page: &mut Page<W>, passage: &Passage, depth: usize) -> io::Result<()> {
    let style = [HEADING, BOLD, PLAIN.underline(), DIM][depth.min(3)];
    let indent = STEP * depth;
    let below = if passage.title.is_empty() { depth } else { depth + 1 };
    if !passage.title.is_empty() {
        if depth < 2 {
            page.blank()?;
        }
        page.text(indent, &[(style, clean(&passage.title))])?;
    }
    for sentence in &passage.sentences {
        page.row(STEP * below, &[(DIM, "-".to_owned())], STEP, &[(PLAIN, clean(sentence))])?;
    }
    for part in &passage.parts {
        write(page, part, below)?;
    }
    Ok(())
}
