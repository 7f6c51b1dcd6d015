//! Findings about the soundness of a rule book, as sentences: one for each code, and reason where there are several.

use crate::document::{Atom, Collection, Function};
use crate::ids::Id;
use crate::lint::{Lint, LintPart, LintSeverity};

use super::Words;
use super::names::capital;
use super::passage::Passage;
use super::shape::Shape;
use super::table::Row;

const fn row(name: &'static str, slots: &'static [&'static str]) -> Row {
    Row { name, has_denial: false, slots }
}

/// What is said of a finding, by its code, or its code and reason: the section `lints`, with the places that the finding fills.
///
/// - `it` is what the finding is about, `last` the rule at the end of its path, `function` the place there;
/// - `who`, `challenge`, `place` are the example, `found` and `of` the count;
/// - `least` is what a requirement asks for: how many of whom; `counts` is who counts, where not everybody does;
/// - `missing` are the parts of the condition as what is not there ("een uitdaging waarbij …"), `facts` as what they say ("dat …");
/// - `levels_in` are levels as areas ("een gemeente"), and every collection is its elements that the finding concerns.
pub(super) static LINTS: &[Row] = &[
    row("always-barred", &["it", "who", "challenge", "rules", "exclusions"]),
    row("always-set-aside", &["it", "rules", "who", "challenge"]),
    row("broad-appointment", &["stakeholders", "roles", "areas"]),
    row("cannot-apply", &["it", "rules"]),
    row("cannot-be-both", &["it", "roles"]),
    row("cannot-be-met.forbidden", &["it", "roles"]),
    row("cannot-be-met.no-rule", &["it", "roles", "kinds"]),
    row("cannot-be-met.too-many", &["it", "of", "found", "roles"]),
    row("cannot-be-met-at-level.forbidden", &["it", "levels_in", "roles"]),
    row("cannot-be-met-at-level.no-rule", &["it", "levels_in", "roles", "kinds"]),
    row("cannot-be-met-at-level.too-many", &["it", "of", "found", "roles", "levels_in"]),
    row("cannot-hold.nowhere", &["it"]),
    row("cannot-hold.parts", &["it", "facts"]),
    row("duplicate-rule", &["it", "rules"]),
    row("empty-any", &["it"]),
    row("forbids-nobody", &["it", "roles"]),
    row("held-below", &["challenge", "levers", "place", "stakeholders", "areas"]),
    row("hidden-holder", &["it", "who", "stakeholders", "areas", "challenges"]),
    row("idle-agreement", &["it"]),
    row("idle-exception", &["it", "last"]),
    row("idle-function", &["it", "function"]),
    row("idle-offer", &["it"]),
    row("idle-part", &["it", "facts"]),
    row("idle-stakeholder", &["it"]),
    row("implied-requirement", &["it", "requirements"]),
    row("lists-areas", &["it", "of", "areas"]),
    row("lists-areas.beside", &["it", "found", "of", "areas"]),
    row("lists-areas.most", &["it", "found", "of", "areas"]),
    row("never-applies.nowhere", &["it"]),
    row("never-applies.parts", &["it", "missing"]),
    row("never-applies.together", &["it", "challenge", "place", "facts"]),
    row("never-asked.nowhere", &["it"]),
    row("never-asked.parts", &["it", "missing"]),
    row("never-asked.together", &["it", "challenge", "place", "facts"]),
    row("never-in-force", &["it"]),
    row("never-matches.parts", &["it", "missing"]),
    row("never-matches.together", &["it", "who", "challenge", "facts"]),
    row("never-met", &["it", "of", "least", "counts", "roles", "challenge"]),
    row("overlapping-mandate", &["it", "levers", "areas"]),
    row("overlapping-mandate.everywhere", &["it", "levers", "areas"]),
    row("possible-vacuum", &["it", "rules", "requirements"]),
    row("role-of-nobody", &["it", "rules"]),
    row("role-without-rule", &["it"]),
    row("shadowed-here", &["it", "rules"]),
    row("shadowed-rule", &["it", "rules"]),
    row("unheld-lever", &["it", "challenges"]),
    row("unlinked-theme", &["it", "challenges"]),
    row("unnamed-kinds", &["kinds"]),
    row("unnamed-level", &["it", "levels"]),
    row("unused-role", &["it"]),
    row("vacuum", &["challenge", "place", "who", "it", "roles", "rules", "requirements"]),
];

/// Which row speaks of a finding: that of its code with its reason, else that of its code.
fn row_of(lint: &Lint) -> Option<(usize, &'static Row)> {
    let code = lint.code.as_str();
    let with_reason = lint.reason.map(|reason| format!("{code}.{reason}"));
    let find = |key: &str| LINTS.iter().enumerate().find(|(_, row)| row.name == key);
    with_reason.as_deref().and_then(find).or_else(|| find(code))
}

impl Words<'_> {
    /// What a finding says, in a sentence or two. One of a rule book by itself names what only a landscape has, such as themes, as far as the atlas knows them.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"]}"#;
    /// let book = r#"{"format": "regie/rulebook", "version": 1, "id": "small", "roles": [{"id": "guide", "label": "gids"}]}"#;
    /// let atlas = regie::Atlas::from_json(landscape, book, &regie::Options::default())?;
    /// let lints = regie::lint_rule_book(atlas.rule_book());
    /// let dutch = regie::Language::dutch();
    /// assert_eq!(atlas.words(&dutch).lint(&lints[0]), "Niets in het regelboek noemt de rol ‘gids’.");
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn lint(&self, lint: &Lint) -> String {
        let Some((number, row)) = row_of(lint) else { return String::new() };
        let values: Vec<String> = row.slots.iter().map(|slot| self.lint_value(lint, slot)).collect();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        // a name that says what it is ends in a comma, but not at the end of a sentence
        capital(&self.language.fill_lint(number, &values).replace(",.", "."))
    }

    /// Findings by how serious they are, each with what it says.
    #[must_use]
    pub fn lints(&self, lints: &[Lint]) -> Passage {
        let mut all = Passage::default();
        for severity in LintSeverity::ALL {
            let mut part = Passage::titled(match severity {
                LintSeverity::Error => self.language.heading_errors(),
                LintSeverity::Warning => self.language.heading_warnings(),
                LintSeverity::Hint => self.language.heading_hints(),
            });
            let these = lints.iter().filter(|lint| lint.severity == *severity);
            part.sentences = these.map(|lint| self.lint(lint)).collect();
            all.add(part);
        }
        if all.is_empty() {
            all.sentences.push(self.language.no_lints());
        }
        all
    }

    /// What stands in a place of a finding's words; nothing where the finding does not say it.
    fn lint_value(&self, lint: &Lint, slot: &str) -> String {
        let example = lint.example.as_ref();
        let mut steps = lint.path.split('/');
        let mut step = || steps.next().unwrap_or_default();
        let (collection, id) = (step(), step());
        let last = lint.path.rsplit('/').next().unwrap_or_default();
        match slot {
            "it" => collection_called(collection).map(|of| self.lint_name(of, id)).unwrap_or_default(),
            "last" => self.rule_name(last),
            "function" => {
                let function = Function::ALL.iter().find(|function| function.as_str() == last);
                function.map(|function| self.function(*function)).unwrap_or_default()
            }
            "who" => {
                let who = example.and_then(|point| point.stakeholder.as_ref());
                who.map(|id| self.one_in_full(id.as_str()).0).unwrap_or_default()
            }
            "challenge" => example.map(|point| self.challenge(point.challenge.as_str())).unwrap_or_default(),
            "place" => example.map(|point| self.area(point.area.as_str())).unwrap_or_default(),
            "found" => {
                lint.count.map(|count| self.language.number(count.found).into_owned()).unwrap_or_default()
            }
            "of" => lint.count.map(|count| self.language.number(count.of).into_owned()).unwrap_or_default(),
            "missing" => {
                // each may hold commas of its own
                lint.parts.iter().map(|part| self.missing(part)).collect::<Vec<_>>().join("; ")
            }
            "facts" => self.clauses(&lint.parts.iter().map(|part| self.lint_fact(part)).collect::<Vec<_>>()),
            "least" => {
                let requirements = &self.atlas.rule_book().requirements;
                let found = requirements.iter().find(|one| one.id == *id);
                found.map(|one| self.least(one)).unwrap_or_default()
            }
            "counts" => {
                let requirements = &self.atlas.rule_book().requirements;
                let found = requirements.iter().find(|one| one.id == *id).and_then(|one| one.strength);
                self.counts(found).unwrap_or_default()
            }
            "levels_in" => {
                let levels = lint.concerned(Collection::Levels);
                self.list_or(&levels.iter().map(|level| self.level_noun(level.as_str())).collect::<Vec<_>>())
            }
            _ => collection_called(slot).map(|of| self.concerned(of, lint.concerned(of))).unwrap_or_default(),
        }
    }

    /// A name, in quotation marks unless it is that of an organisation or a place.
    fn lint_name(&self, collection: Collection, id: &str) -> String {
        match collection {
            Collection::Roles => self.quoted(collection, id),
            _ => self.element(collection, id),
        }
    }

    /// The elements that a finding concerns.
    fn concerned(&self, collection: Collection, ids: &[Id]) -> String {
        let names = ids.iter().map(|id| match collection {
            Collection::Kinds => self.kinds_noun(id.as_str()),
            Collection::Exclusions => {
                let exclusion = self.atlas.exclusion(id.as_str());
                let reason = exclusion.map(|exclusion| self.text(&exclusion.reason).trim());
                reason.map_or_else(|| id.to_string(), |reason| reason.trim_end_matches('.').to_owned())
            }
            _ => self.lint_name(collection, id.as_str()),
        });
        match collection {
            Collection::Stakeholders => self.fold(&ids.iter().map(Id::as_str).collect::<Vec<_>>()),
            _ => self.list(&names.collect::<Vec<_>>()),
        }
    }

    fn function(&self, function: Function) -> String {
        match function {
            Function::Seat => self.language.function_seat(),
            Function::Source => self.language.function_source(),
            Function::Target => self.language.function_target(),
        }
    }

    /// A part of a condition as what is not there: "besturen en organisaties die …", "een uitdaging waarbij …".
    fn missing(&self, part: &LintPart) -> String {
        self.absent(&Shape::of(&part.condition))
    }

    fn absent(&self, shape: &Shape<'_>) -> String {
        match shape {
            Shape::Atom(Atom::Kind(kinds), true) => {
                self.list_or(&kinds.iter().map(|kind| self.kinds_noun(kind.as_str())).collect::<Vec<_>>())
            }
            Shape::Atom(Atom::Stakeholder(ids), true) => {
                self.list_or(&ids.iter().map(|id| self.stakeholder(id.as_str())).collect::<Vec<_>>())
            }
            Shape::Atom(atom, holds) if atom.speaks_of_stakeholder() => {
                self.language.those_which(&self.language.which(&self.predicate(atom, *holds)))
            }
            Shape::Atom(atom, holds) => self.language.challenge_where(&self.clause(atom, *holds)),
            Shape::All(parts) => self.list(&parts.iter().map(|part| self.absent(part)).collect::<Vec<_>>()),
            Shape::Any(parts) => {
                self.list_or(&parts.iter().map(|part| self.absent(part)).collect::<Vec<_>>())
            }
        }
    }

    /// A part of a condition as a fact: "dat de hefboom ‘Wonen’ nodig is".
    fn lint_fact(&self, part: &LintPart) -> String {
        self.that(&Shape::of(&part.condition))
    }

    fn that(&self, shape: &Shape<'_>) -> String {
        let all = |parts: &[Shape<'_>]| parts.iter().map(|part| self.that(part)).collect::<Vec<_>>();
        match shape {
            Shape::Atom(atom, holds) => self.language.that(&self.clause(atom, *holds)),
            // an empty group says nothing, or never holds
            Shape::All(parts) => self.clauses(&all(parts)),
            Shape::Any(parts) if parts.is_empty() => self.language.that_never(),
            Shape::Any(parts) => self.list_or(&all(parts)),
        }
    }
}

fn collection_called(name: &str) -> Option<Collection> {
    Collection::ALL.iter().copied().find(|collection| collection.as_str() == name)
}

#[cfg(all(test, feature = "words"))]
mod tests {
    use super::*;
    use crate::lint::{LintCode, LintReason};

    #[test]
    fn every_code_has_a_row_and_every_row_a_code() {
        for code in LintCode::ALL {
            let of = |row: &&Row| row.name.split('.').next() == Some(code.as_str());
            assert!(LINTS.iter().any(|row| of(&row)), "no words for {code}");
        }
        for row in LINTS {
            let (code, reason) = row.name.split_once('.').map_or((row.name, None), |(c, r)| (c, Some(r)));
            assert!(code.parse::<LintCode>().is_ok(), "{}", row.name);
            assert!(reason.is_none_or(|reason| reason.parse::<LintReason>().is_ok()), "{}", row.name);
        }
        assert!(LINTS.is_sorted_by_key(|row| row.name.split('.').next()));
    }
}
