//! Sentences under a heading.

use std::fmt;

/// Sentences, with or without a heading, and the passages below it. Printed, it is text with points; a page gives each part its own element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Passage {
    /// The heading; empty where there is none.
    pub title: String,
    /// The sentences, each complete.
    pub sentences: Vec<String>,
    /// What stands below it.
    pub parts: Vec<Passage>,
}

impl Passage {
    /// With a heading, and nothing yet below it.
    pub(super) fn titled(title: String) -> Self {
        Self { title, ..Self::default() }
    }

    /// With sentences alone.
    pub(super) fn of(sentences: Vec<String>) -> Self {
        Self { sentences, ..Self::default() }
    }

    /// Does it say nothing below its heading?
    pub(super) fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.parts.is_empty()
    }

    /// Adds a part, if that says something.
    pub(super) fn add(&mut self, part: Self) {
        if !part.is_empty() {
            self.parts.push(part);
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize, first: &mut bool) -> fmt::Result {
        let mut line = |f: &mut fmt::Formatter<'_>, depth: usize, text: &str| {
            if !std::mem::take(first) {
                writeln!(f)?;
            }
            write!(f, "{:width$}{text}", "", width = 2 * depth)
        };
        if !self.title.is_empty() {
            line(f, depth, &self.title)?;
        }
        let below = depth + usize::from(!self.title.is_empty());
        for sentence in &self.sentences {
            line(f, below, sentence)?;
        }
        for part in &self.parts {
            part.write(f, below, first)?;
        }
        Ok(())
    }
}

impl fmt::Display for Passage {
    /// One sentence a line; what stands below a heading is indented.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0, &mut true)
    }
}
