//! Problems of documents, and questions about what is not there: by their code, with place and hint. Nothing of an atlas is needed for them.

use crate::document::Collection;
use crate::error::{Code, Problem, Problems, Unknown};

use super::Language;
use super::names::{capital, sentences};
use super::passage::Passage;

impl Language {
    /// A problem: where it is, what it is, and the nearest name that would have been right.
    ///
    /// ```
    /// let problems = regie::RuleBook::from_json(r#"{"format": "regie/rulebook", "version": 1, "id": "x", "rule": []}"#).unwrap_err();
    /// let dutch = regie::Language::dutch();
    /// assert_eq!(
    ///     dutch.problem(&problems.as_slice()[0]),
    ///     "In het regelboek: Het veld ‘rule’ hoort hier niet. Bedoelt u ‘rules’?",
    /// );
    /// ```
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let hint = problem.nearest.as_deref().map(|nearest| self.did_you_mean(&self.quote(nearest)));
        let sentence = sentences(&[self.problem_sentence(problem), hint.unwrap_or_default()]);
        capital(&self.at_place(&self.place_of(problem), &sentence))
    }

    /// What a problem is, without its place and hint.
    pub(super) fn problem_sentence(&self, problem: &Problem) -> String {
        let field = problem.path.rsplit('.').next().unwrap_or_default();
        let field = field.split('[').next().unwrap_or_default();
        // these name what stands there, the others the field where it stands
        let name = match problem.code {
            Code::Cycle
            | Code::InvalidDate
            | Code::InvalidValue
            | Code::RepeatedId
            | Code::SelfReference
            | Code::UnknownReference
            | Code::UnknownSet
            | Code::WrongFormat => problem.message.split('`').nth(1).unwrap_or_default(),
            _ => field,
        };
        self.problem_code(problem.code, name)
    }

    /// All problems, each a sentence or two.
    #[must_use]
    pub fn problems(&self, problems: &Problems) -> Passage {
        Passage::of(problems.iter().map(|problem| self.problem(problem)).collect())
    }

    /// A question about something that is not there.
    ///
    /// ```
    /// let dutch = regie::Language::dutch();
    /// let book = r#"{"format": "regie/rulebook", "version": 1, "id": "x"}"#;
    /// let land = r#"{"format": "regie/landscape", "version": 1, "id": "x", "as_of": "2019-01-01"}"#;
    /// let atlas = regie::Atlas::from_json(land, book, &regie::Options::default())?;
    /// assert_eq!(dutch.unknown(&atlas.decision("wonen").unwrap_err()), "Er is geen uitdaging ‘wonen’.");
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn unknown(&self, unknown: &Unknown) -> String {
        let what = self.thing(unknown.what);
        let name = self.quote(&unknown.id);
        let told = match unknown.date {
            Some(date) => self.not_there_on(what, &name, &self.day(date)),
            None => self.not_there(what, &name),
        };
        let hint = unknown.nearest.as_deref().map(|nearest| self.did_you_mean(&self.quote(nearest)));
        sentences(&[told, hint.unwrap_or_default()])
    }

    /// "bevoegdheid 1 van betrokkene 13 in het werkveld"
    fn place_of(&self, problem: &Problem) -> String {
        let document = match &*problem.document {
            "landscape" => self.document_landscape(),
            "rulebook" => self.document_rule_book(),
            "words" => self.document_words(),
            "changes" => self.document_changes(),
            "event" => self.document_event(),
            "entry" => self.document_entry(),
            "snapshot" => self.document_snapshot(),
            "path" => self.document_path(),
            name => self.document_set(&self.quote(name)),
        };
        if let Some((line, column)) = line_and_column(&problem.message)
            && [Code::NotJson, Code::TooDeep].contains(&problem.code)
        {
            return self.problem_line(line, column, &document);
        }
        let mut place: Option<String> = None;
        let mut rest = &*problem.path;
        while let Some((name, number)) = numbered(rest.split('.').next().unwrap_or_default()) {
            let what = match Collection::ALL.iter().find(|collection| collection.as_str() == name) {
                Some(collection) => self.collection(*collection).to_owned(),
                None if name == "mandates" => self.part_mandate(),
                None => break,
            };
            let number = number.to_string();
            place = Some(match place {
                None => self.problem_element(&what, &number, &document),
                Some(element) => self.problem_part(&what, &number, &element),
            });
            rest = rest.split_once('.').map_or("", |(_, rest)| rest);
        }
        let place = place.unwrap_or_else(|| self.problem_document(&document));
        // a problem with a field names it
        if rest.is_empty() || names_field(problem.code) { place } else { self.problem_field(&place, rest) }
    }
}

/// Does the sentence of this code name the field?
fn names_field(code: Code) -> bool {
    use Code::{MissingField, OnlyAssign, OnlyShared, RepeatedField, UnknownField};
    matches!(code, UnknownField | RepeatedField | MissingField | OnlyShared | OnlyAssign)
}

/// `stakeholders[12]`: the name, and the number as people count.
fn numbered(step: &str) -> Option<(&str, usize)> {
    let (name, index) = step.strip_suffix(']')?.split_once('[')?;
    Some((name, index.parse::<usize>().ok()?.checked_add(1)?))
}

/// The numbers in "… at line 3 column 14".
fn line_and_column(message: &str) -> Option<(&str, &str)> {
    let (line, column) = message.rsplit_once("line ")?.1.split_once(" column ")?;
    Some((line, column))
}
