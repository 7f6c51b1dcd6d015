//! A language file: its texts, and everything that is wrong with them.

use std::borrow::Cow;

use super::table::Row;
use super::template::{Fault, Template, forms};
use crate::document::read_sections;
use crate::error::{Code, Found, Nearest, Step};

/// Sections that speak of a rule book, with how many forms each has at most.
const OPEN: &[(&str, usize)] = &[("kinds", 3), ("levels", 3), ("roles", 4), ("documents", 1)];
/// What a language file says that it is.
pub(super) const FORMAT: &str = "regie/words";

/// What a language calls something of a rule book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// `kinds`, `levels`, `roles` or `documents`.
    pub(super) section: &'static str,
    pub(super) id: Box<str>,
    /// In the order of the table in `language`.
    pub(super) forms: Vec<Box<str>>,
}

/// A language file on its way to a language.
#[derive(Debug)]
pub(super) struct File {
    /// Section, key, text, and whether somebody asked for it.
    texts: Vec<(String, String, String, bool)>,
    pub(super) found: Vec<Found>,
    /// Which keys each section has, for the nearest.
    known: Vec<(&'static str, &'static str)>,
}

impl File {
    pub(super) fn read(text: &str) -> Self {
        let (entries, found) = read_sections(text);
        let texts = entries.into_iter().map(|entry| (entry.section, entry.key, entry.text, false));
        Self { texts: texts.collect(), found, known: Vec::new() }
    }

    /// Is it JSON, so that what is not there is missing?
    pub(super) fn is_readable(&self) -> bool {
        !self.found.iter().any(|found| [Code::NotJson, Code::TooLarge, Code::TooDeep].contains(&found.code))
    }

    pub(super) fn report(&mut self, place: &[&str], code: Code, message: String, nearest: Option<Box<str>>) {
        let place = place.iter().map(|step| Step::Field(Cow::Owned((*step).to_owned()))).collect();
        self.found.push(Found { place, code, message, nearest });
    }

    /// The text that stands there; a problem where there is none.
    pub(super) fn text(&mut self, section: &'static str, key: &'static str) -> Option<String> {
        self.known.push((section, key));
        let stands = self.texts.iter_mut().find(|(of, name, ..)| of == section && name == key);
        if let Some((.., text, asked)) = stands {
            *asked = true;
            return Some(text.clone());
        }
        let place = [section, key];
        let place = place.get(usize::from(section.is_empty())..).unwrap_or_default();
        // where something else than a text stands, that was said
        if !self.found.iter().any(|found| is_at(&found.place, place)) {
            self.report(place, Code::MissingField, format!("the entry `{key}` is missing"), None);
        }
        None
    }

    pub(super) fn row(&mut self, row: &Row) -> [Template; 2] {
        self.row_in("sentences", row)
    }

    pub(super) fn row_in(&mut self, section: &'static str, row: &Row) -> [Template; 2] {
        let Some(text) = self.text(section, row.name) else { return Default::default() };
        let parts = forms(&text);
        let mut faults = Vec::new();
        let templates = match parts[..] {
            [one] if !row.has_denial => [Template::read(one, row.slots, &mut faults), Template::default()],
            [one, other] if row.has_denial => {
                [one, other].map(|form| Template::read(form, row.slots, &mut faults))
            }
            _ => {
                let many = 1 + usize::from(row.has_denial);
                let words =
                    format!("this entry has {many} form{}", if many == 1 { "" } else { "s, divided by `|`" });
                self.report(&[section, row.name], Code::InvalidValue, words, None);
                return Default::default();
            }
        };
        for fault in faults {
            let mut nearest = None;
            let message = match fault {
                Fault::Unknown(name) => {
                    nearest = Nearest::new().among(name, row.slots.iter().copied());
                    format!("this entry has no place `{{{name}}}`{}", places(row.slots))
                }
                Fault::Open(half) => format!("`{half}` stands here without its other half"),
                Fault::Numbers(place) => {
                    format!("`{{{place}}}` needs two texts (one, many) or three (none, one, many)")
                }
            };
            self.report(&[section, row.name], Code::InvalidValue, message, nearest);
        }
        templates
    }

    /// What speaks of a rule book.
    pub(super) fn nouns(&mut self) -> Vec<Noun> {
        let mut nouns = Vec::new();
        let mut wrong = Vec::new();
        for (section, key, text, asked) in &mut self.texts {
            let Some((name, most)) = OPEN.iter().find(|(name, _)| name == section) else { continue };
            *asked = true;
            let forms = forms(text);
            if forms.len() > *most {
                wrong.push((*name, key.clone(), *most));
            }
            let forms = forms.into_iter().map(Into::into).collect();
            nouns.push(Noun { section: name, id: key.as_str().into(), forms });
        }
        for (section, key, most) in wrong {
            let words = format!("an entry of `{section}` has at most {most} forms, divided by `|`");
            self.report(&[section, &key], Code::InvalidValue, words, None);
        }
        nouns
    }

    /// Leaves a section to those who have a use for it.
    #[cfg(not(all(feature = "processes", feature = "notes", feature = "render", feature = "tables")))]
    pub(super) fn leave(&mut self, section: &str) {
        self.texts.iter_mut().filter(|(of, ..)| of == section).for_each(|(.., asked)| *asked = true);
    }

    /// Reports what nobody asked for.
    pub(super) fn report_unknown(&mut self) {
        let unknown = self.texts.iter().filter(|(.., asked)| !asked);
        let unknown: Vec<_> = unknown.map(|(section, key, ..)| (section.clone(), key.clone())).collect();
        for (section, key) in unknown {
            let known = self.known.iter().filter(|(of, _)| *of == section).map(|(_, key)| *key);
            let nearest = Nearest::new().among(&key, known);
            let place = [section.as_str(), key.as_str()];
            let place = place.get(usize::from(section.is_empty())..).unwrap_or_default();
            let words = format!("a language has no entry `{}`", place.join("."));
            self.report(place, Code::UnknownField, words, nearest);
        }
    }
}

fn is_at(place: &[Step], path: &[&str]) -> bool {
    place.len() <= path.len()
        && place.iter().zip(path).all(|(step, name)| matches!(step, Step::Field(field) if field == name))
}

fn places(slots: &[&str]) -> String {
    let mut words = String::new();
    for (n, slot) in slots.iter().enumerate() {
        words.push_str(if n == 0 { "; it has `{" } else { "`, `{" });
        words.push_str(slot);
        words.push('}');
    }
    if !slots.is_empty() {
        words.push('`');
    }
    words
}
