//! A language: one data file with everything that is said in it.
//!
//! A language file is a JSON object:
//!
//! | field | what |
//! |---|---|
//! | `format`, `language` | `regie/words`, and the BCP 47 tag of the language: in which labels of documents are shown |
//! | `sentences` | the sentences and their parts: every entry of the table must be there |
//! | `notes` | what notes say besides, in the same way; read with the feature `notes` alone |
//! | `tables`, `table_problems` | what tables are called, and a sentence and what mends it for each code; read with the feature `tables` alone |
//! | `pictures` | what is said in pictures; read with the feature `render` alone |
//! | `months` | `1` to `12` |
//! | `problems`, `notices` | a sentence for each code |
//! | `lints` | a sentence for each code, or code and reason, of a finding |
//! | `collections` | what an element of each collection is called |
//! | `things` | what a thing is called that is not there |
//! | `refusals`, `refused_because`, `step_fields` | why an event is not written down or a register not opened; read with the feature `processes` alone |
//! | `kinds` | for a kind of a rule book: `one\|many`, or `one\|many\|the one there is` ("Vlaamse overheid\|Vlaamse overheden\|de Vlaamse overheid") |
//! | `levels` | for a level: `one\|many\|in one` ("gemeente\|gemeenten\|een gemeente") |
//! | `roles` | for a role: what who has it does, after *must* and *may*\|after *should*\|after *may not* |
//! | `documents` | the title of a document that rules name as a source |
//!
//! The last four speak of a rule book: what they lack is called by its label. All the others are checked when the file is read: an entry that is missing, one
//! that nobody asks for, and a place that nobody fills are each a problem. How places are written: see `template`.

use std::borrow::Cow;

use super::file::{FORMAT, File, Noun};
use super::lints::LINTS;
use super::table::{Row, sentences};
use super::template::Template;
use super::things::THINGS;
use crate::atlas::NoticeCode;
use crate::date::Date;
use crate::document::Collection;
use crate::error::{Code, Problems};
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
    /// In the order of [`THINGS`].
    pub(super) things: Vec<Box<str>>,
    #[cfg(feature = "processes")]
    pub(super) refusals: super::refusals::RefusalWords,
    /// What speaks of a rule book.
    nouns: Vec<Noun>,
    numbers: Vec<Box<str>>,
    plural_endings: Vec<Box<str>>,
    /// Words after which a name says where or for whom it is.
    head_ends: Vec<Box<str>>,
    #[cfg(feature = "render")]
    pub(super) pictures: Vec<Template>,
    #[cfg(feature = "tables")]
    pub(super) tables: super::tables::TableWords,
}

/// The places of problems and notices.
const PROBLEM: &[&str] = &["name"];
const NOTICE: &[&str] = &["element", "target", "heirs"];

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
            things: Vec::new(),
            #[cfg(feature = "processes")]
            refusals: super::refusals::RefusalWords::default(),
            nouns: Vec::new(),
            numbers: Vec::new(),
            plural_endings: Vec::new(),
            head_ends: Vec::new(),
            #[cfg(feature = "render")]
            pictures: Vec::new(),
            #[cfg(feature = "tables")]
            tables: super::tables::TableWords::default(),
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
        self.sentences = sentences().map(|row| file.row(row)).collect();
        #[cfg(feature = "processes")]
        self.sentences.extend(super::table_refusals::ROWS.iter().map(|row| file.row_in("refusals", row)));
        #[cfg(feature = "notes")]
        self.sentences.extend(super::table_notes::ROWS.iter().map(|row| file.row_in("notes", row)));
        #[cfg(not(feature = "notes"))]
        file.leave("notes");
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
        self.things = THINGS.iter().map(|thing| plain("things", thing)).collect();
        #[cfg(feature = "processes")]
        {
            self.refusals = super::refusals::RefusalWords::read(file);
        }
        #[cfg(not(feature = "processes"))]
        for section in ["refusals", "refused_because", "step_fields"] {
            file.leave(section);
        }
        let split = |text: String| text.split_whitespace().map(Into::into).collect();
        self.numbers = split(self.numbers());
        self.plural_endings = split(self.plural_endings());
        self.head_ends = split(self.head_ends());
        self.nouns = file.nouns();
        #[cfg(feature = "render")]
        {
            self.pictures = super::pictures::read(file);
        }
        #[cfg(not(feature = "render"))]
        file.leave("pictures");
        #[cfg(feature = "tables")]
        {
            self.tables = super::tables::TableWords::read(file);
        }
        #[cfg(not(feature = "tables"))]
        for section in ["tables", "table_problems"] {
            file.leave(section);
        }
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
    pub(crate) fn noun(&self, section: &str, id: &str, form: usize) -> Option<&str> {
        let noun = self.nouns.iter().find(|noun| noun.section == section && *noun.id == *id)?;
        noun.forms.get(form).map(|noun| &**noun)
    }

    /// A number in words, where it is small.
    pub(crate) fn number(&self, n: usize) -> Cow<'_, str> {
        self.numbers.get(n).map_or_else(|| Cow::Owned(n.to_string()), |word| Cow::Borrowed(&**word))
    }

    /// Does this word of a name say that what follows tells where or for whom it is?
    pub(super) fn ends_head(&self, word: &str) -> bool {
        self.head_ends.iter().any(|end| **end == *word)
    }

    /// Does this word make a name plural?
    pub(super) fn is_plural(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.plural_endings.iter().any(|ending| word.ends_with(&**ending))
    }
}

const MONTHS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

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

    #[test]
    fn every_code_has_its_sentence() {
        for language in [Language::dutch(), Language::english()] {
            for code in Code::ALL {
                let told = language.problem_code(*code, "x");
                assert!(told.ends_with('.') && !told.contains(['{', '[', ']']), "{code}: {told}");
            }
            for code in NoticeCode::ALL {
                let told = language.notice_code(*code, "het element", "het doel", "");
                assert!(told.starts_with("het element") && told.ends_with('.'), "{code}: {told}");
            }
        }
    }

    #[cfg(feature = "flanders")]
    #[test]
    fn what_the_flemish_rule_book_declares_has_words() {
        let book = crate::flanders::rule_book();
        let roles = book.roles.iter().map(|one| ("roles", &one.id, 2));
        let kinds = book.kinds.iter().map(|one| ("kinds", &one.id, 1));
        let levels = book.levels.iter().map(|one| ("levels", &one.id, 2));
        for (section, id, form) in roles.chain(kinds).chain(levels) {
            for language in [Language::dutch(), Language::english()] {
                assert!(
                    language.noun(section, id.as_str(), form).is_some(),
                    "{section}.{id}: {}",
                    language.tag()
                );
            }
        }
        let (dutch, english) = (Language::dutch(), Language::english());
        assert_eq!(dutch.nouns.len(), english.nouns.len());
    }
}
