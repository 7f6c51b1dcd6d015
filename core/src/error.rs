//! Problems of documents, and questions about things that are not there.

use std::borrow::Cow;
use std::fmt;

use crate::date::Date;

/// What is wrong at one place of one document.
///
/// Its words speak the domain; its [`code`](Problem::code) is stable, to be matched on; its
/// [`path`](Problem::path) leads to the place (`stakeholders[12].mandates[0].lever`; empty for the whole document).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message} ({}){}", Lead(path), code.as_str(), DidYouMean(nearest.as_deref()))]
#[non_exhaustive]
pub struct Problem {
    /// `landscape`, `rulebook`, or the name of a reference set.
    pub document: Box<str>,
    /// What kind of problem it is.
    pub code: Code,
    /// Where, by index.
    pub path: Box<str>,
    /// What is wrong, in English.
    pub message: Box<str>,
    /// The nearest name that would have been right there.
    pub nearest: Option<Box<str>>,
}

impl Problem {
    /// A problem that was found elsewhere: sent by a server, say, and to be told here in somebody's language.
    ///
    /// ```
    /// let problem = regie::Problem::new("landscape", regie::Code::UnknownReference, "challenges[0].needs[0]", "there is no lever `grant-ad`");
    /// assert_eq!(
    ///     regie::Language::dutch().problem(&problem.with_nearest("grant-aid")),
    ///     "Uitdaging 1 in het werkveld, veld ‘needs[0]’: ‘grant-ad’ is nergens beschreven. Bedoelt u ‘grant-aid’?",
    /// );
    /// ```
    #[must_use]
    pub fn new(document: &str, code: Code, path: &str, message: &str) -> Self {
        Self { document: document.into(), code, path: path.into(), message: message.into(), nearest: None }
    }

    /// The same, with the nearest name that would have been right there.
    #[must_use]
    pub fn with_nearest(self, nearest: &str) -> Self {
        Self { nearest: Some(nearest.into()), ..self }
    }
}

/// The path and a colon, where there is a path.
struct Lead<'a>(&'a str);

impl fmt::Display for Lead<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, "{}: ", self.0) }
    }
}

/// The hint at the end of a message, where there is one.
pub(crate) struct DidYouMean<'a>(pub(crate) Option<&'a str>);

impl fmt::Display for DidYouMean<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
    }
}

/// Everything that is wrong with the documents given: never empty, sorted by document, then place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    /// The most problems that are kept of one document, the first that are found; then one more says so.
    pub const LIMIT: usize = 10_000;

    /// The problems, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// The problems as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Problems {
    /// One a line: the document, then the path, then what is wrong.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            let line_end = if n == 0 { "" } else { "\n" };
            write!(f, "{line_end}{}: {problem}", problem.document)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A question that names something the atlas does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no {what} `{id}`{}{}", OnDate(*date), DidYouMean(nearest.as_deref()))]
#[non_exhaustive]
pub struct Unknown {
    /// What was asked for: `challenge`, `area`, `stakeholder`, …
    pub what: &'static str,
    /// The id that was given.
    pub id: Box<str>,
    /// The nearest id that there is.
    pub nearest: Option<Box<str>>,
    /// The date on which it is absent, where it is there on other days.
    pub date: Option<Date>,
}

struct OnDate(Option<Date>);

impl fmt::Display for OnDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |date| write!(f, " on {date}"))
    }
}

impl Unknown {
    /// The stable code of this error.
    pub const CODE: &'static str = "unknown-id";

    /// The stable code of this error: always `unknown-id`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        Self::CODE
    }

    /// The nearest id that there is.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }

    /// An id that is not among those that are known, on whatever day.
    pub(crate) fn among<'k>(what: &'static str, id: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        Self { what, id: shorten(id).into(), nearest: Nearest::new().among(id, known), date: None }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal,)*) => {
        /// The stable codes of problems.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[doc = $doc])* $name,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as it stands in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }

        impl std::str::FromStr for Code {
            type Err = Unknown;
            /// The code that `text` spells; the error names the nearest.
            fn from_str(text: &str) -> Result<Self, Unknown> {
                let known = || Self::ALL.iter().copied();
                let found = known().find(|code| code.as_str() == text);
                found.ok_or_else(|| Unknown::among("code", text, known().map(Self::as_str)))
            }
        }
    };
}

codes! {
    /// The text is not JSON (or not UTF-8, or cut): line and column are in the message.
    NotJson = "not-json",
    /// The document is larger than 256 MiB.
    TooLarge = "too-large",
    /// JSON nests more than 128 deep.
    TooDeep = "too-deep",
    /// Conditions nest more than 64 deep.
    ConditionTooDeep = "condition-too-deep",
    /// More than [`Problems::LIMIT`] problems: the rest is not listed.
    TooManyProblems = "too-many-problems",
    /// A field that this element does not have.
    UnknownField = "unknown-field",
    /// The same field or key twice.
    RepeatedField = "repeated-field",
    /// A required field is not there.
    MissingField = "missing-field",
    /// A value of another type stands there.
    WrongType = "wrong-type",
    /// `null` stands there: leave the field out instead.
    Null = "null",
    /// Not an id: empty, too long, or with white space, `/` or control characters.
    InvalidId = "invalid-id",
    /// A text without any language, or with a wrong language tag.
    InvalidText = "invalid-text",
    /// A text of more than 65,536 bytes.
    TextTooLong = "text-too-long",
    /// Not a day of the calendar in the form `YYYY-MM-DD`.
    InvalidDate = "invalid-date",
    /// A period without a single day (or ages without a single year).
    NeverValid = "never-valid",
    /// A number that is not whole, or out of its range.
    InvalidNumber = "invalid-number",
    /// Not one of the words that may stand there.
    InvalidValue = "invalid-value",
    /// The same element twice in a list that is a set.
    RepeatedElement = "repeated-element",
    /// A list that must have an element has none.
    EmptyList = "empty-list",
    /// An element that refers to itself.
    SelfReference = "self-reference",
    /// Another kind of document.
    WrongFormat = "wrong-format",
    /// A newer version of the format than this library knows.
    NewerVersion = "newer-version",
    /// No version of the format.
    InvalidVersion = "invalid-version",
    /// An id that its collection already has.
    RepeatedId = "repeated-id",
    /// A reference to something that is not there.
    UnknownReference = "unknown-reference",
    /// A reference set in `builds_on` that nobody supplied.
    UnknownSet = "unknown-set",
    /// Two areas whose levels do not stand as they must.
    WrongLevel = "wrong-level",
    /// References that lead back to where they started.
    Cycle = "cycle",
    /// Two themes of one scheme joined by `exact`.
    ExactWithinScheme = "exact-within-scheme",
    /// The same mandate twice on the same day.
    RepeatedMandate = "repeated-mandate",
    /// A field that stands only with spread `shared`.
    OnlyShared = "only-shared",
    /// A rule that would assign to everybody everywhere.
    UnboundRule = "unbound-rule",
    /// More rules for one role than can be told apart.
    TooManyRules = "too-many-rules",
    /// A separation that does not name two different roles.
    SameRole = "same-role",
    /// A level whose approach is lower than that of a level below it.
    FallingApproach = "falling-approach",
    /// Something that only a rule with effect `assign` has.
    OnlyAssign = "only-assign",
    /// A condition on a stakeholder where none is judged.
    AtomNotAllowed = "atom-not-allowed",
    /// A condition that is none of the known ones.
    UnknownAtom = "unknown-atom",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A step of a path into a document. Places are sorted step by step: fields by name, elements by number (DESIGN D-19).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// A field, known or not, or a key of a map.
    Field(Cow<'static, str>),
    /// An element of a list.
    Index(usize),
}

/// A place in a document, from its top.
pub(crate) type Place = Vec<Step>;

/// A problem whose place is still a path of steps: it becomes a [`Problem`] once all are found and sorted.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) nearest: Option<Box<str>>,
}

/// `stakeholders[12].mandates[0].lever`
pub(crate) fn render(place: &[Step]) -> String {
    let mut path = String::new();
    for step in place {
        match step {
            Step::Field(name) if path.is_empty() => path.push_str(name),
            Step::Field(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Index(n) => {
                path.push('[');
                path.push_str(&n.to_string());
                path.push(']');
            }
        }
    }
    path
}

/// Text from a document, cut to a length that fits in a message.
pub(crate) fn shorten(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((cut, _)) => Cow::Owned(format!("{}…", text.get(..cut).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Finds the nearest known name, within a fixed amount of work (DESIGN D-11).
#[derive(Debug)]
pub(crate) struct Nearest {
    comparisons_left: usize,
}

impl Nearest {
    pub(crate) fn new() -> Self {
        Self { comparisons_left: 2_000_000 }
    }

    /// The known name with the smallest distance to `name` (optimal string alignment), at most a third of its length and
    /// at least one; of several, the smallest.
    pub(crate) fn among<'a>(
        &mut self,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<Box<str>> {
        let length = name.chars().count();
        let furthest = (length / 3).max(1);
        if name.len() > crate::ids::Id::MAX_BYTES {
            return None;
        }
        let mut best: Option<(usize, &str)> = None;
        for candidate in known {
            self.comparisons_left = self.comparisons_left.checked_sub(1)?;
            if candidate.is_empty() || candidate.len().abs_diff(name.len()) > furthest * 4 {
                continue;
            }
            // the work of one comparison grows with the product of the lengths
            self.comparisons_left = self.comparisons_left.checked_sub(name.len() * candidate.len() / 64)?;
            let distance = strsim::osa_distance(name, candidate);
            if distance <= furthest && best.is_none_or(|b| (distance, candidate) < b) {
                best = Some((distance, candidate));
            }
        }
        best.map(|(_, candidate)| candidate.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_close_or_there_is_none() {
        let mut nearest = Nearest::new();
        let known = ["ocmw-menen", "ocmw-wervik", "gemeente-menen"];
        assert_eq!(nearest.among("ocmw-mennen", known).as_deref(), Some("ocmw-menen"));
        assert_eq!(nearest.among("omcw-menen", known).as_deref(), Some("ocmw-menen"));
        assert_eq!(nearest.among("vdab", known), None);
        assert_eq!(nearest.among("ab", ["ac", "aa"]).as_deref(), Some("aa"));
    }

    #[test]
    fn looking_for_the_nearest_name_has_a_bound() {
        let mut nearest = Nearest { comparisons_left: 3 };
        assert_eq!(nearest.among("aaa", ["bbb", "ccc", "ddd", "aab"]), None);
    }

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut texts: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert!(texts.iter().all(|t| t.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), Code::ALL.len());
    }

    #[test]
    fn long_text_is_cut_at_a_character() {
        assert_eq!(shorten("kort"), "kort");
        assert_eq!(shorten(&"é".repeat(100)).chars().count(), 61);
    }
}
