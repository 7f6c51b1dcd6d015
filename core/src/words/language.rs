//! A language: one data file with everything that is said in it.
//!
//! A language file is a JSON object:
//!
//! | field | what |
//! |---|---|
//! | `format`, `language` | `regie/words`, and the BCP 47 tag of the language: in which labels of documents are shown |
//! | `sentences` | the sentences and their parts: every entry of the table must be there |
//! | `months` | `1` to `12` |
//! | `problems`, `notices` | a sentence for each code |
//! | `lints` | a sentence for each code, or code and reason, of a finding |
//! | `collections` | what an element of each collection is called |
//! | `kinds` | for a kind of a rule book: `one\|many`, or `one\|many\|the one there is` ("Vlaamse overheid\|Vlaamse overheden\|de Vlaamse overheid") |
//! | `levels` | for a level: `one\|many\|in one` ("gemeente\|gemeenten\|een gemeente") |
//! | `roles` | for a role: what who has it does, after *must* and *may*\|after *should*\|after *may not* |
//! | `documents` | the title of a document that rules name as a source |
//!
//! The last four speak of a rule book: what they lack is called by its label. All the others are checked when the file is read: an entry that is missing, one
//! that nobody asks for, and a place that nobody fills are each a problem. How places are written: see `template`.

use std::borrow::Cow;

use super::lints::LINTS;
use super::table::{Row, SENTENCES};
use super::template::{Fault, Template, forms};
use crate::atlas::NoticeCode;
use crate::date::Date;
use crate::document::Collection;
use crate::document::read_sections;
use crate::error::{Code, Found, Nearest, Problems, Step};
use crate::text::is_language_tag;

/// The words of one language, read from a data file. [`Words`](super::Words) speaks it.
///
/// ```
/// let dutch = regie::Language::dutch();
/// assert_eq!(dutch.tag(), "nl");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    tag: Box<str>,
    /// In the order of the table: what holds, and what does not.
    sentences: Vec<[Template; 2]>,
    months: Vec<Box<str>>,
    problems: Vec<Template>,
    notices: Vec<Template>,
    lints: Vec<Template>,
    collections: Vec<Box<str>>,
    /// What speaks of a rule book: section, id, forms.
    nouns: Vec<(&'static str, Box<str>, Vec<Box<str>>)>,
    numbers: Vec<Box<str>>,
    plural_endings: Vec<Box<str>>,
}

/// The places of problems and notices.
const PROBLEM: &[&str] = &["name"];
const NOTICE: &[&str] = &["element", "target", "heirs"];
/// Sections that speak of a rule book, with how many forms each has at most.
const OPEN: &[(&str, usize)] = &[("kinds", 3), ("levels", 3), ("roles", 3), ("documents", 1)];
/// What a language file says that it is.
const FORMAT: &str = "regie/words";

impl Language {
    /// Dutch, the language of the field. Feature `words`.
    #[cfg(feature = "words")]
    #[must_use]
    pub fn dutch() -> Self {
        // what is shipped has no problems: a test reads it
        Self::from_json(Self::DUTCH_JSON).unwrap_or_else(|_| Self::empty())
    }

    /// English. Feature `words`.
    #[cfg(feature = "words")]
    #[must_use]
    pub fn english() -> Self {
        Self::from_json(Self::ENGLISH_JSON).unwrap_or_else(|_| Self::empty())
    }

    /// The data file of Dutch. Feature `words`.
    #[cfg(feature = "words")]
    pub const DUTCH_JSON: &str = include_str!("nl.json");

    /// The data file of English. Feature `words`.
    #[cfg(feature = "words")]
    pub const ENGLISH_JSON: &str = include_str!("en.json");

    /// The BCP 47 tag of the language.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    fn empty() -> Self {
        Self {
            tag: "".into(),
            sentences: Vec::new(),
            months: Vec::new(),
            problems: Vec::new(),
            notices: Vec::new(),
            lints: Vec::new(),
            collections: Vec::new(),
            nouns: Vec::new(),
            numbers: Vec::new(),
            plural_endings: Vec::new(),
        }
    }

    /// Reads a language file.
    ///
    /// # Errors
    /// Everything that is missing, unknown or wrong in it, each a [`Problem`](crate::Problem) of the document `words`.
    ///
    /// ```
    /// let problems = regie::Language::from_json(r#"{"format": "regie/words", "language": "fr", "sentences": {"ands": "et"}}"#).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.path.as_ref() == "sentences.ands" && problem.nearest.as_deref() == Some("and")));
    /// assert!(problems.iter().any(|problem| problem.path.as_ref() == "months.1"));
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let mut file = File::read(text);
        let mut language = Self::empty();
        if file.is_readable() {
            language.take(&mut file);
        }
        if file.found.is_empty() {
            return Ok(language);
        }
        Err(Problems(crate::document::problems(file.found, false, "words")))
    }

    fn take(&mut self, file: &mut File) {
        if let Some(format) = file.text("", "format").filter(|format| *format != FORMAT) {
            let words = format!("this is `{format}`, not a language file of format `{FORMAT}`");
            file.report(&["format"], Code::WrongFormat, words, None);
        }
        let tag = file.text("", "language").unwrap_or_default();
        if !tag.is_empty() && !is_language_tag(&tag) {
            let words = format!("`{tag}` is not a language tag (`nl`, `en`, `nl-BE`)");
            file.report(&["language"], Code::InvalidText, words, None);
        }
        self.tag = tag.into();
        self.sentences = SENTENCES.iter().map(|row| file.row(row)).collect();
        let mut one = |section, name, slots| {
            let [template, _] = file.row_in(section, &Row { name, has_denial: false, slots });
            template
        };
        self.problems = Code::ALL.iter().map(|code| one("problems", code.as_str(), PROBLEM)).collect();
        self.notices = NoticeCode::ALL.iter().map(|code| one("notices", code.as_str(), NOTICE)).collect();
        self.lints = LINTS.iter().map(|row| one("lints", row.name, row.slots)).collect();
        let mut plain = |section, name| one(section, name, &[]).fill(&[], &[]).into();
        self.months = MONTHS.iter().map(|month| plain("months", month)).collect();
        self.collections = Collection::ALL.iter().map(|one| plain("collections", one.as_str())).collect();
        let split = |text: String| text.split_whitespace().map(Into::into).collect();
        self.numbers = split(self.numbers());
        self.plural_endings = split(self.plural_endings());
        self.nouns = file.nouns();
        file.report_unknown();
    }

    /// The sentence with this number in the table.
    pub(super) fn fill(&self, number: usize, holds: bool, values: &[&str]) -> String {
        let forms = self.sentences.get(number).map(|[one, other]| if holds { one } else { other });
        forms.map(|template| template.fill(values, &self.numbers)).unwrap_or_default()
    }

    /// The sentence of a problem.
    pub(super) fn problem_code(&self, code: Code, name: &str) -> String {
        let at = Code::ALL.iter().position(|known| *known == code);
        let template = at.and_then(|at| self.problems.get(at));
        template.map(|template| template.fill(&[name], &self.numbers)).unwrap_or_default()
    }

    /// The sentence of a notice.
    pub(super) fn notice_code(&self, code: NoticeCode, element: &str, target: &str, heirs: &str) -> String {
        let at = NoticeCode::ALL.iter().position(|known| *known == code);
        let template = at.and_then(|at| self.notices.get(at));
        template.map(|template| template.fill(&[element, target, heirs], &self.numbers)).unwrap_or_default()
    }

    /// The sentence of a finding, by its number in the table of findings.
    pub(super) fn fill_lint(&self, number: usize, values: &[&str]) -> String {
        let template = self.lints.get(number);
        template.map(|template| template.fill(values, &self.numbers)).unwrap_or_default()
    }

    /// A day in words.
    pub(super) fn day(&self, date: Date) -> String {
        let at = usize::from(date.month()).checked_sub(1);
        let month = at.and_then(|at| self.months.get(at)).map_or("", |month| month);
        self.a_day(&date.day().to_string(), month, &date.year().to_string())
    }

    /// What an element of a collection is called.
    pub(super) fn collection(&self, collection: Collection) -> &str {
        let at = Collection::ALL.iter().position(|known| *known == collection);
        at.and_then(|at| self.collections.get(at)).map_or("", |name| name)
    }

    /// What this language calls something of a rule book.
    pub(super) fn noun(&self, section: &str, id: &str, form: usize) -> Option<&str> {
        let (_, _, forms) = self.nouns.iter().find(|(of, known, _)| *of == section && **known == *id)?;
        forms.get(form).map(|noun| &**noun)
    }

    /// A number in words, where it is small.
    pub(super) fn number(&self, n: usize) -> Cow<'_, str> {
        self.numbers.get(n).map_or_else(|| Cow::Owned(n.to_string()), |word| Cow::Borrowed(&**word))
    }

    /// Does this word make a name plural?
    pub(super) fn is_plural(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.plural_endings.iter().any(|ending| word.ends_with(&**ending))
    }
}

const MONTHS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// A language file on its way to a language.
struct File {
    /// Section, key, text, and whether somebody asked for it.
    texts: Vec<(String, String, String, bool)>,
    found: Vec<Found>,
    /// Which keys each section has, for the nearest.
    known: Vec<(&'static str, &'static str)>,
}

impl File {
    fn read(text: &str) -> Self {
        let (entries, found) = read_sections(text);
        let texts = entries.into_iter().map(|entry| (entry.section, entry.key, entry.text, false));
        Self { texts: texts.collect(), found, known: Vec::new() }
    }

    /// Is it JSON, so that what is not there is missing?
    fn is_readable(&self) -> bool {
        !self.found.iter().any(|found| [Code::NotJson, Code::TooLarge, Code::TooDeep].contains(&found.code))
    }

    fn report(&mut self, place: &[&str], code: Code, message: String, nearest: Option<Box<str>>) {
        let place = place.iter().map(|step| Step::Field(Cow::Owned((*step).to_owned()))).collect();
        self.found.push(Found { place, code, message, nearest });
    }

    /// The text that stands there; a problem where there is none.
    fn text(&mut self, section: &'static str, key: &'static str) -> Option<String> {
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

    fn row(&mut self, row: &Row) -> [Template; 2] {
        self.row_in("sentences", row)
    }

    fn row_in(&mut self, section: &'static str, row: &Row) -> [Template; 2] {
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
    fn nouns(&mut self) -> Vec<(&'static str, Box<str>, Vec<Box<str>>)> {
        let mut nouns = Vec::new();
        let mut wrong = Vec::new();
        for (section, key, text, asked) in &mut self.texts {
            let Some((name, most)) = OPEN.iter().find(|(name, _)| name == section) else { continue };
            *asked = true;
            let forms = forms(text);
            if forms.len() > *most {
                wrong.push((*name, key.clone(), *most));
            }
            nouns.push((*name, key.as_str().into(), forms.into_iter().map(Into::into).collect()));
        }
        for (section, key, most) in wrong {
            let words = format!("an entry of `{section}` has at most {most} forms, divided by `|`");
            self.report(&[section, &key], Code::InvalidValue, words, None);
        }
        nouns
    }

    /// Reports what nobody asked for.
    fn report_unknown(&mut self) {
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

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_shipped_has_no_problems() {
        for (tag, text) in [("nl", Language::DUTCH_JSON), ("en", Language::ENGLISH_JSON)] {
            let language = Language::from_json(text).map_err(|problems| problems.to_string());
            assert_eq!(language.map(|language| language.tag().to_owned()), Ok(tag.to_owned()));
        }
    }
}
