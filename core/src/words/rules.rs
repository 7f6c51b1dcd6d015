//! Rules, requirements and separations as sentences, so that who does not program can check a rule book.

use crate::date::Validity;
use crate::document::{
    Condition, Count, Effect, Function, Requirement, Rule, Separation, Severity, Strength,
};
use crate::ids::Id;
use crate::text::Text;

use super::Words;
use super::names::{Named, capital};
use super::passage::Passage;

impl Words<'_> {
    /// The whole rule book: the rules by role, then what has to be there, then the roles that are kept apart.
    #[must_use]
    pub fn rule_book(&self) -> Passage {
        let book = self.atlas.rule_book();
        let label = book.label.as_ref().map(|label| self.text(label).to_owned());
        let mut all = Passage::titled(label.unwrap_or_else(|| book.id.to_string()));
        for role in &book.roles {
            let mut part = Passage::titled(capital(&self.role(role.id.as_str())));
            part.parts =
                book.rules.iter().filter(|rule| rule.role == role.id).map(|rule| self.rule(rule)).collect();
            all.add(part);
        }
        let mut part = Passage::titled(self.language.heading_requirements());
        part.parts = book.requirements.iter().map(|one| self.requirement(one)).collect();
        all.add(part);
        let mut part = Passage::titled(self.language.heading_separations());
        part.parts = book.separations.iter().map(|one| self.separation(one)).collect();
        all.add(part);
        all
    }

    /// A rule under its name: who gets which role where, when, and how strongly; which rules it sets aside; since when it holds, and where it comes from.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// let dutch = regie::Language::dutch();
    /// let rule = atlas.rule("executive-local").unwrap();
    /// assert_eq!(
    ///     atlas.words(&dutch).rule(rule).sentences[0],
    ///     "Aan een tafel in een wijk of een gemeente moeten colleges van burgemeester en schepenen die in het hele gebied werken, \
    ///      als bestemmeling het signaal krijgen.",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> Passage {
        let strength = match rule.effect {
            Effect::Assign => Some(rule.strength.unwrap_or(Strength::Should)),
            Effect::Forbid => None,
        };
        let told = self.tell(&rule.when);
        let who = told.who.clone();
        let who = who.unwrap_or_else(|| Named::many(self.language.anybody()));
        let which = self.which(&told);
        let modal = self.modal(strength, who.number());
        let role = self.role_deed(rule.role.as_str(), strength);
        let at = self.at(&rule.at, &told.places);
        let main = match &at {
            Some(at) => self.language.rule_at(at, &modal, &who.text, &which, &role),
            None => self.language.rule_anywhere(&modal, &who.text, &which, &role),
        };
        let mut passage = self.titled(&rule.id, &rule.label);
        passage.sentences.push(capital(&main));
        told.finish(&mut passage);
        let names =
            |ids: &[&Id]| -> Vec<String> { ids.iter().map(|id| self.rule_name(id.as_str())).collect() };
        if !rule.exception_to.is_empty() {
            let rules = names(&rule.exception_to.iter().collect::<Vec<_>>());
            passage.sentences.push(self.language.sets_aside(&rules.len().to_string(), &self.list(&rules)));
        }
        let others = self.atlas.rule_book().rules.iter();
        let exceptions: Vec<&Id> =
            others.filter(|other| other.exception_to.contains(&rule.id)).map(|other| &other.id).collect();
        if !exceptions.is_empty() {
            let rules = names(&exceptions);
            passage.sentences.push(self.language.yields(&rules.len().to_string(), &self.list_or(&rules)));
        }
        self.origin(&mut passage, rule.valid, &rule.source);
        passage
    }

    /// A requirement under its name: how many of whom should have which role where, and what it is when they are not there.
    #[must_use]
    pub fn requirement(&self, requirement: &Requirement) -> Passage {
        let told = self.tell(&requirement.when);
        let at = self.at(&requirement.at, &told.places).unwrap_or_default();
        // what is counted is one thing or several, whatever the number of stakeholders
        let is_many = requirement.at_least > 1 || requirement.count == Some(Count::Sectors);
        let strength = match requirement.severity {
            Severity::Gap => Strength::Must,
            Severity::Advice => Strength::Should,
        };
        let modal = self.modal(Some(strength), if is_many { "2" } else { "1" });
        let role = self.role_deed(requirement.role.as_str(), Some(strength));
        let main = self.language.requirement_at(&at, &modal, &self.least(requirement), &role);
        let mut passage = self.titled(&requirement.id, &requirement.label);
        passage.sentences.push(capital(main.trim_start()));
        passage.sentences.extend(self.counts(requirement.strength));
        passage.sentences.push(match requirement.severity {
            Severity::Gap => self.language.else_gap(),
            Severity::Advice => self.language.else_advice(),
        });
        told.finish(&mut passage);
        self.origin(&mut passage, requirement.valid, &requirement.source);
        passage
    }

    /// Who counts for a requirement, where not everybody does who has the role.
    pub(super) fn counts(&self, strength: Option<Strength>) -> Option<String> {
        match strength {
            Some(Strength::Must) => Some(self.language.counts_must()),
            Some(Strength::Should) => Some(self.language.counts_should()),
            Some(Strength::May) | None => None,
        }
    }

    /// What is lacking where a requirement is not met: "geen regisseur", "minder dan drie sectoren in de rol van partner".
    pub(super) fn lack(&self, requirement: &Requirement) -> String {
        let words = self.language;
        let n = requirement.at_least as usize;
        let digits = n.to_string();
        let kinds = |form| -> Vec<String> {
            requirement.kind.iter().map(|kind| self.kind_noun(kind.as_str(), form)).collect()
        };
        let role = self.role(requirement.role.as_str());
        let is_any = requirement.kind.is_empty();
        let lack = match requirement.count.unwrap_or(Count::Stakeholders) {
            Count::Stakeholders if n == 1 && is_any => words.lacks_role(&role),
            Count::Stakeholders if n == 1 => words.lacks_kind(&self.list_or(&kinds(0)), &role),
            Count::Stakeholders if is_any => words.fewer(&digits, &role),
            Count::Stakeholders => words.fewer_of(&words.number(n), &self.list_or(&kinds(1)), &role),
            Count::Sectors => words.fewer_sectors(&digits, &role),
            Count::Kinds if n == requirement.kind.len() => words.lacks_kinds(&self.list(&kinds(0)), &role),
            Count::Kinds => words.fewer_kinds(&digits, &role),
        };
        match requirement.strength {
            Some(Strength::Must) => words.lack_must(&lack),
            Some(Strength::Should) => words.lack_should(&lack),
            Some(Strength::May) | None => lack,
        }
    }

    /// How many of whom.
    pub(super) fn least(&self, requirement: &Requirement) -> String {
        let n = requirement.at_least as usize;
        let (digits, number) = (n.to_string(), self.language.number(n));
        let kinds = |form| -> Vec<String> {
            requirement.kind.iter().map(|kind| self.kind_noun(kind.as_str(), form)).collect()
        };
        let is_any = requirement.kind.is_empty();
        match requirement.count.unwrap_or(Count::Stakeholders) {
            Count::Stakeholders if is_any => self.language.least_stakeholders(&digits),
            Count::Stakeholders => {
                self.language.least_of_kinds(&number, &self.list_or(&kinds(usize::from(n > 1))))
            }
            Count::Sectors if is_any => self.language.least_sectors(&digits, &self.language.anybody()),
            Count::Sectors => self.language.least_sectors(&digits, &self.list(&kinds(1))),
            Count::Kinds if is_any => self.language.least_kinds(&digits),
            Count::Kinds if n == requirement.kind.len() => {
                self.language.least_all_kinds(&self.list(&kinds(1)))
            }
            Count::Kinds => self.language.least_kinds_of(&digits, &self.list_or(&kinds(1))),
        }
    }

    /// Two roles that are better kept apart, under the name of the separation.
    #[must_use]
    pub fn separation(&self, separation: &Separation) -> Passage {
        let told = self.tell(&separation.when);
        let roles: Vec<String> = separation.roles.iter().map(|role| self.role(role.as_str())).collect();
        let mut passage = self.titled(&separation.id, &separation.label);
        passage.sentences.push(self.language.separation(&self.list(&roles)));
        if !separation.kind.is_empty() {
            let kinds: Vec<String> =
                separation.kind.iter().map(|kind| self.kinds_noun(kind.as_str())).collect();
            passage.sentences.push(self.language.separation_of(&self.list(&kinds)));
        }
        if !told.places.is_empty() {
            let at = self.language.at_seat(&told.places);
            passage.sentences.push(self.language.only(&at));
        }
        passage.sentences.push(match separation.severity {
            Severity::Gap => self.language.both_gap(),
            Severity::Advice => self.language.both_advice(),
        });
        told.finish(&mut passage);
        self.origin(&mut passage, separation.valid, &separation.source);
        passage
    }

    /// A condition by itself, as sentences: for whom and when it holds.
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> Passage {
        let told = self.tell(condition);
        let mut sentences = Vec::new();
        let which = self.which(&told);
        if told.who.is_some() || !which.is_empty() {
            let who = told.who.as_ref().map_or_else(|| self.language.anybody(), |who| who.text.clone());
            let who = if which.is_empty() { who } else { format!("{who} {which}") };
            sentences.push(self.language.separation_of(&who));
        }
        if !told.places.is_empty() {
            sentences.push(self.language.only(&self.language.at_seat(&told.places)));
        }
        let mut passage = Passage::of(sentences);
        told.finish(&mut passage);
        passage
    }

    fn titled(&self, id: &Id, label: &Text) -> Passage {
        let label = label.get(self.language.tag()).trim();
        let title = if self.with_ids { self.language.with_id(label, id.as_str()) } else { label.to_owned() };
        Passage::titled(title)
    }

    fn origin(&self, passage: &mut Passage, valid: Validity, sources: &[Text]) {
        let last = [self.validity(valid), self.sources(sources)].into_iter().filter(|told| !told.is_empty());
        if passage.parts.is_empty() {
            passage.sentences.extend(last);
        } else {
            // after the points
            passage.parts.push(Passage::of(last.collect()));
        }
    }

    /// Where a rule applies; nothing for everywhere.
    fn at(&self, functions: &[Function], places: &str) -> Option<String> {
        if functions.len() == Function::ALL.len() && places.is_empty() {
            return None;
        }
        if functions == [Function::Seat] {
            let seat =
                if places.is_empty() { self.language.at_any_seat() } else { self.language.at_seat(places) };
            return Some(seat);
        }
        let told = |function: &&Function| functions.contains(function);
        let functions: Vec<String> = Function::ALL
            .iter()
            .filter(told)
            .map(|function| match function {
                Function::Seat => self.language.function_seat(),
                Function::Source => self.language.function_source(),
                Function::Target => self.language.function_target(),
            })
            .collect();
        Some(self.language.at_places(&self.list(&functions), places))
    }
}
