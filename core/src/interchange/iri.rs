//! IRIs: how everything of a landscape is named outside of it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use super::kept::Kept;
use crate::atlas::Atlas;
use crate::document::{
    Agreement, Appointment, Area, Challenge, Exclusion, Landscape, Lever, Offer, Scheme, Sector, Stakeholder,
    TargetGroup, Theme, Trend,
};
use crate::error::shorten;
use crate::ids::Id;
use crate::order::sort;
use crate::text::Text;

/// An IRI that the caller gives, and with which nothing can be named.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{iri}` cannot be the {what}: {why}")]
#[non_exhaustive]
pub struct InvalidIri {
    /// What it was given for: `base`, `context`, or `level` (one of the list to which levels belong).
    pub what: &'static str,
    /// The IRI that was given.
    pub iri: Box<str>,
    /// What is wrong with it.
    pub why: &'static str,
}

impl InvalidIri {
    /// The stable code of this error: always `invalid-iri`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid-iri"
    }
}

/// Is it an absolute IRI (RFC 3987)? `is_term`: does a name stand in the context as a term?
pub(super) fn check(what: &'static str, iri: &str, is_term: impl Fn(&str) -> bool) -> Result<(), InvalidIri> {
    let wrong = |why| Err(InvalidIri { what, iri: shorten(iri).into(), why });
    let Some((scheme, rest)) = iri.split_once(':') else {
        return wrong("it has no scheme, such as `https:` or `urn:`");
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !is_scheme {
        return wrong("it has no scheme, such as `https:` or `urn:`");
    }
    if is_term(scheme) && !rest.starts_with("//") {
        return wrong("its scheme is a prefix of the context");
    }
    let stands_for_itself = |c: char| !c.is_whitespace() && !c.is_control() && !"<>\"{}|\\^`".contains(c);
    if rest.is_empty() || !rest.chars().all(stands_for_itself) {
        return wrong("it is empty after its scheme, or has a character that no IRI has");
    }
    Ok(())
}

/// The same, of an IRI behind which names are written.
pub(super) fn check_base(iri: &str, is_term: impl Fn(&str) -> bool) -> Result<(), InvalidIri> {
    check("base", iri, is_term)?;
    if iri.ends_with(['/', '#', ':']) {
        return Ok(());
    }
    let why = "names are written behind it, so it ends in `/`, `#` or `:`";
    Err(InvalidIri { what: "base", iri: shorten(iri).into(), why })
}

/// Writes a text so that it is one step of a path (RFC 3986): only letters, digits, `-`, `.`, `_` and `~` stand for themselves.
pub(super) fn step(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        // a step of nothing but dots would mean another step
        let is_dots = byte == b'.' && matches!(text, "." | "..");
        if !is_dots && (byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)) {
            out.push(char::from(byte));
        } else {
            // writing to a string cannot fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The IRIs of one export: `BASE DOCUMENT/WHAT/ID`. An element of a reference set is named after the set, so that it is the same thing in every landscape that builds on it.
#[derive(Debug)]
pub(super) struct Names<'a> {
    atlas: &'a Atlas,
    base: &'a str,
    /// The landscape first, then the sets on which it builds, each as a step of a path.
    documents: Vec<String>,
    book: String,
    /// In which document an element stands.
    homes: BTreeMap<(&'static str, &'a str), usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(atlas: &'a Atlas, parts: &'a [Arc<Landscape>], base: &'a str) -> Self {
        let name =
            |(part, name): (&'a Arc<Landscape>, Option<&'a str>)| step(name.unwrap_or(part.id.as_str()));
        let documents = parts.iter().zip(atlas.model.part_names()).map(name).collect();
        let mut names = Self {
            atlas,
            base,
            documents,
            book: step(atlas.rule_book().id.as_str()),
            homes: BTreeMap::new(),
        };
        for (n, part) in parts.iter().enumerate() {
            names.house::<Area>(n, part);
            names.house::<Sector>(n, part);
            names.house::<Lever>(n, part);
            names.house::<TargetGroup>(n, part);
            names.house::<Trend>(n, part);
            names.house::<Scheme>(n, part);
            names.house::<Theme>(n, part);
            names.house::<Stakeholder>(n, part);
            names.house::<Agreement>(n, part);
            names.house::<Appointment>(n, part);
            names.house::<Exclusion>(n, part);
            names.house::<Offer>(n, part);
            names.house::<Challenge>(n, part);
        }
        names
    }

    fn house<E: Kept<Document = Landscape> + 'a>(&mut self, n: usize, part: &'a Landscape) {
        self.homes.extend(E::collection(part).iter().map(|element| ((E::WHAT, element.id().as_str()), n)));
    }

    /// A document of the landscape: itself is the first.
    pub(super) fn document(&self, n: usize) -> String {
        let kind = if n == 0 { "landscape" } else { "reference-set" };
        format!("{}{}/{kind}", self.base, self.home(n))
    }

    fn home(&self, n: usize) -> &str {
        self.documents.get(n).map_or("", String::as_str)
    }

    pub(super) fn rule_book(&self) -> String {
        format!("{}{}/rule-book", self.base, self.book)
    }

    /// The list to which the elements of a collection belong, where they have no list of their own.
    pub(super) fn scheme(&self, what: &str, home: Home) -> String {
        format!("{}{}/{what}s", self.base, self.step_of(home))
    }

    fn step_of(&self, home: Home) -> &str {
        match home {
            Home::Part(n) => self.home(n),
            Home::Book => &self.book,
        }
    }

    /// Where an element stands; in a checked document, what is no element of the landscape is one of the rule book.
    pub(super) fn home_of(&self, what: &'static str, id: &str) -> Home {
        self.homes.get(&(what, id)).map_or(Home::Book, |n| Home::Part(*n))
    }

    pub(super) fn of(&self, what: &'static str, id: &Id) -> String {
        let home = self.step_of(self.home_of(what, id.as_str()));
        format!("{}{home}/{what}/{}", self.base, step(id.as_str()))
    }

    /// All of them, in the order of ids.
    pub(super) fn all<'i>(&self, what: &'static str, ids: impl IntoIterator<Item = &'i Id>) -> Vec<String> {
        let mut ids: Vec<&Id> = ids.into_iter().collect();
        sort(&mut ids);
        ids.into_iter().map(|id| self.of(what, id)).collect()
    }

    /// All of these areas, lowest level first.
    pub(super) fn areas<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<String> {
        let mut ids: Vec<_> =
            ids.into_iter().map(|id| (self.atlas.model.areas.find(id.as_str()), id)).collect();
        sort(&mut ids);
        ids.into_iter().map(|(_, id)| self.of("area", id)).collect()
    }

    /// What is not in a document but in an answer: the rule book and the date belong to its name.
    pub(super) fn answer(&self, steps: &[&str]) -> String {
        let mut iri = format!("{}{}/decision/{}/{}", self.base, self.home(0), self.book, self.atlas.date());
        for one in steps {
            iri.push('/');
            iri.push_str(&step(one));
        }
        iri
    }

    /// Where something comes from: the same text is the same source.
    pub(super) fn source(&self, text: &Text) -> String {
        let named = match text {
            Text::Plain(text) => step(text),
            Text::Tagged(texts) => {
                let parts: Vec<_> = texts.iter().map(|(tag, text)| format!("{tag}={}", step(text))).collect();
                parts.join(";")
            }
        };
        format!("{}source/{named}", self.base)
    }

    pub(super) fn period(&self, from: &str, until: &str) -> String {
        format!("{}period/{from}/{until}", self.base)
    }
}

/// Where an element stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// In the landscape (the first) or a reference set.
    Part(usize),
    /// In the rule book.
    Book,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_of_a_path_has_nothing_that_means_more() {
        for (text, written) in [
            ("ocmw-kuurne_1.a~", "ocmw-kuurne_1.a~"),
            ("wachtlijst:2019@Menen#é", "wachtlijst%3A2019%40Menen%23%C3%A9"),
            ("a%2Fb", "a%252Fb"),
            (".", "%2E"),
            ("..", "%2E%2E"),
            ("...", "..."),
        ] {
            assert_eq!(step(text), written);
        }
    }

    #[test]
    fn a_base_is_an_absolute_iri_behind_which_names_are_written() {
        let is_term = |name: &str| name == "geo";
        for right in
            ["https://data.example.org/id/", "urn:example:", "https://e.org/#", "geo://a/", "http://é.be/"]
        {
            assert_eq!(check_base(right, is_term), Ok(()), "{right}");
        }
        for wrong in [
            "",
            "id/",
            "/id/",
            "1a:b/",
            "urn:",
            "https://a b/",
            "https://a.org/<x>/",
            "https://a.org",
            "geo:a/",
        ] {
            let error = check_base(wrong, is_term).unwrap_err();
            assert_eq!((error.what, error.code()), ("base", "invalid-iri"), "{wrong}");
        }
    }
}
