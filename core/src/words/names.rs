//! Names, lists, numbers and dates.

use crate::atlas::Atlas;
use crate::date::{Date, Validity};
use crate::document::{Collection, Strength};
use crate::text::Text;

use super::Words;

/// A name, or several, as they stand in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The words.
    pub(crate) text: String,
    /// What it is called when it was named before: "W13" for "W13, welzijnsvereniging van OCMW’s en CAW".
    pub(crate) short: Option<String>,
    /// Does it end in what is said beside it, so that a comma stands before the verb? "W13, welzijnsvereniging van OCMW’s en CAW, hoort …"
    pub(crate) is_apposed: bool,
    /// Does the verb that goes with them stand in the plural?
    pub(crate) is_many: bool,
}

/// How many words say what a stakeholder is.
const LONGEST_HEAD: usize = 6;

/// Who was named before in a text.
pub(crate) type Said = Vec<String>;

impl Named {
    pub(super) fn many(text: String) -> Self {
        Self { text, short: None, is_apposed: false, is_many: true }
    }

    /// The number to choose the form of a verb by.
    pub(super) fn number(&self) -> &'static str {
        if self.is_many { "2" } else { "1" }
    }
}

/// The number of the verb of which these are the subject.
pub(super) fn verb_of(who: &[Named]) -> &'static str {
    if who.len() > 1 { "2" } else { who.first().map_or("1", Named::number) }
}

impl<'a> Words<'a> {
    /// The label of an element, where it has one.
    fn label(&self, collection: Collection, id: &str) -> Option<&'a Text> {
        let atlas: &'a Atlas = self.atlas;
        let (model, book) = (&atlas.model, atlas.rule_book());
        match collection {
            Collection::Areas => atlas.area(id).map(|one| &one.label),
            Collection::Sectors => {
                model.sectors.find(id).and_then(|ix| model.sector(ix)).map(|one| &one.label)
            }
            Collection::Levers => atlas.lever(id).map(|one| &one.label),
            Collection::TargetGroups => {
                model.groups.find(id).and_then(|ix| model.group(ix)).map(|one| &one.label)
            }
            Collection::Themes => atlas.theme(id).map(|one| &one.label),
            Collection::Stakeholders => atlas.stakeholder(id).map(|one| &one.label),
            Collection::Agreements => {
                model.agreements.find(id).and_then(|ix| model.agreement(ix)).map(|one| &one.label)
            }
            Collection::Offers => model.offers.find(id).and_then(|ix| model.offer(ix)).map(|one| &one.label),
            Collection::Challenges => atlas.challenge(id).map(|one| &one.label),
            Collection::Levels => book.levels.iter().find(|one| one.id == id).map(|one| &one.label),
            Collection::Kinds => book.kinds.iter().find(|one| one.id == id).map(|one| &one.label),
            Collection::Roles => book.roles.iter().find(|one| one.id == id).map(|one| &one.label),
            Collection::Rules => atlas.rule(id).map(|one| &one.label),
            Collection::Requirements => {
                book.requirements.iter().find(|one| one.id == id).map(|one| &one.label)
            }
            Collection::Separations => book.separations.iter().find(|one| one.id == id).map(|one| &one.label),
            Collection::Trends => {
                let mut trends = model.parts().iter().flat_map(|part| &part.trends);
                trends.find(|one| one.id == id).map(|one| &one.label)
            }
            Collection::Schemes => {
                let mut schemes = model.parts().iter().flat_map(|part| &part.schemes);
                schemes.find(|one| one.id == id).map(|one| &one.label)
            }
            Collection::Appointments | Collection::Exclusions => None,
        }
    }

    /// A text in the language that is spoken.
    pub(crate) fn text(&self, text: &'a Text) -> &'a str {
        text.get(self.language.tag())
    }

    pub(crate) fn name(&self, collection: Collection, id: &str) -> String {
        let Some(label) = self.label(collection, id) else { return id.to_owned() };
        let label = self.text(label).trim();
        if self.with_ids && label != id { self.language.with_id(label, id) } else { label.to_owned() }
    }

    /// The name of an element, as it stands in a sentence: in quotation marks where it is not the name of an organisation or a place.
    #[must_use]
    pub fn element(&self, collection: Collection, id: &str) -> String {
        match collection {
            Collection::Areas => self.area(id),
            Collection::Stakeholders => self.stakeholder(id),
            Collection::Roles => self.role(id),
            _ => self.quoted(collection, id),
        }
    }

    pub(crate) fn quoted(&self, collection: Collection, id: &str) -> String {
        self.language.quote(&self.name(collection, id))
    }

    /// The official name of a stakeholder; the id where it is unknown.
    #[must_use]
    pub fn stakeholder(&self, id: &str) -> String {
        self.named_stakeholder(id).text
    }

    /// The same, and whether its verb stands in the plural: "Scholen in Gent horen …".
    pub(crate) fn named_stakeholder(&self, id: &str) -> Named {
        let name = self.name(Collection::Stakeholders, id);
        let plain = self.atlas.stakeholder(id);
        let label = plain.map_or("", |one| self.text(&one.label).trim());
        // a name that says no more than its kind takes the article that the kind has
        if let Some(one) = plain
            && let Some(noun) = self.language.noun("kinds", one.kind.as_str(), 0)
            && let Some(definite) = self.language.noun("kinds", one.kind.as_str(), 2)
            && noun.to_lowercase() == label.to_lowercase()
        {
            let text = definite.to_owned();
            let text = if self.with_ids { self.language.with_id(&text, id) } else { text };
            return Named { text, short: None, is_apposed: false, is_many: false };
        }
        // what comes before a comma, and before where or for whom it is, says what it is
        let first = label.split([',', '(']).next().unwrap_or_default();
        let head = first.split_whitespace().take_while(|word| !self.language.ends_head(word));
        let is_many = head.take(LONGEST_HEAD).any(|word| self.language.is_plural(word));
        Named { short: self.short(label), is_apposed: has_comma(&name), text: name, is_many }
    }

    /// What comes before the comma of a name, where no other stakeholder is called so.
    fn short(&self, label: &str) -> Option<String> {
        let (short, _) = label.split_at_checked(comma(label)?).filter(|_| !self.with_ids)?;
        let model = &self.atlas.model;
        let all = model.stakeholders.indices().filter_map(|s| self.atlas.stakeholder_at(s));
        let labels = all.map(|one| self.text(&one.label).trim());
        let named_so = labels.filter(|other| {
            let rest = other.strip_prefix(short);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
        });
        (named_so.count() == 1).then(|| short.to_owned())
    }

    /// Names in a list, the short ones for who was named before; and is it simple enough to stand before a verb?
    pub(super) fn say(&self, who: &[Named], said: &mut Said) -> (String, bool) {
        let mut names = Vec::new();
        let mut is_apposed = false;
        for one in who {
            match &one.short {
                Some(short) if said.contains(&one.text) => names.push(short.clone()),
                _ => {
                    is_apposed = one.is_apposed;
                    names.push(one.text.clone());
                    said.push(one.text.clone());
                }
            }
        }
        let is_simple = names.len() < 2 || !names.iter().any(|name| self.divides(name));
        let text = self.list(&names);
        let comma = if names.len() == 1 && is_apposed { "," } else { "" };
        (format!("{text}{comma}"), is_simple)
    }

    /// The official name of an area; the id where it is unknown.
    #[must_use]
    pub fn area(&self, id: &str) -> String {
        self.name(Collection::Areas, id)
    }

    /// The name of a theme, in quotation marks.
    #[must_use]
    pub fn theme(&self, id: &str) -> String {
        self.quoted(Collection::Themes, id)
    }

    /// The name of a lever, in quotation marks.
    #[must_use]
    pub fn lever(&self, id: &str) -> String {
        self.quoted(Collection::Levers, id)
    }

    /// The name of a challenge, in quotation marks.
    #[must_use]
    pub fn challenge(&self, id: &str) -> String {
        self.quoted(Collection::Challenges, id)
    }

    /// The name of a rule, in quotation marks.
    #[must_use]
    pub fn rule_name(&self, id: &str) -> String {
        self.quoted(Collection::Rules, id)
    }

    /// The name of a role.
    #[must_use]
    pub fn role(&self, id: &str) -> String {
        self.name(Collection::Roles, id)
    }

    /// The name of a role as several have it: "directors", where the language has a word for it.
    pub(super) fn role_of(&self, role: &str, number: &str) -> String {
        let many = self.language.noun("roles", role, 3).filter(|_| number != "1" && !self.with_ids);
        many.map_or_else(|| self.role(role), ToOwned::to_owned)
    }

    /// What who has a role does: "de regie voeren" with *must* and *may*, "de regie te voeren" with *should*, "de regie niet voeren" without a strength.
    pub(crate) fn role_deed(&self, role: &str, strength: Option<Strength>) -> String {
        let form = match strength {
            Some(Strength::Must | Strength::May) => 0,
            Some(Strength::Should) => 1,
            None => 2,
        };
        if let Some(deed) = self.language.noun("roles", role, form) {
            return if self.with_ids { self.language.with_id(deed, role) } else { deed.to_owned() };
        }
        let name = self.language.quote(&self.role(role));
        match form {
            0 => self.language.role_do(&name),
            1 => self.language.role_to_do(&name),
            _ => self.language.role_do_not(&name),
        }
    }

    /// How strongly: *moet*, *hoort*, *kan*.
    #[must_use]
    pub fn strength(&self, strength: Strength) -> String {
        self.modal(Some(strength), "1")
    }

    /// The verb of a strength, for one or many; *may not* without a strength.
    pub(crate) fn modal(&self, strength: Option<Strength>, number: &str) -> String {
        match strength {
            Some(Strength::Must) => self.language.must(number),
            Some(Strength::Should) => self.language.should(number),
            Some(Strength::May) => self.language.may(number),
            None => self.language.may_not(number),
        }
    }

    /// Organisations of a kind, in the plural; of a kind of which there is one, that one.
    pub(super) fn kinds_noun(&self, kind: &str) -> String {
        self.kind_noun(kind, if self.language.noun("kinds", kind, 2).is_some() { 2 } else { 1 })
    }

    pub(crate) fn kind_noun(&self, kind: &str, form: usize) -> String {
        let noun = self.language.noun("kinds", kind, form).map(ToOwned::to_owned);
        let noun = noun.unwrap_or_else(|| self.language.kind_of(&self.quoted(Collection::Kinds, kind)));
        if self.with_ids { self.language.with_id(&noun, kind) } else { noun }
    }

    /// An area of a level: "een gemeente".
    pub(super) fn level_noun(&self, level: &str) -> String {
        let noun = self.language.noun("levels", level, 2).map(ToOwned::to_owned);
        let noun = noun.unwrap_or_else(|| self.language.level_of(&self.quoted(Collection::Levels, level)));
        if self.with_ids { self.language.with_id(&noun, level) } else { noun }
    }

    /// "a, b en c".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        self.joined(names, &self.language.and())
    }

    /// "a, b of c".
    #[must_use]
    pub fn list_or(&self, names: &[String]) -> String {
        self.joined(names, &self.language.or())
    }

    /// Names that hold commas of their own are divided by semicolons.
    fn joined(&self, names: &[String], word: &str) -> String {
        join(names, word, names.iter().any(|name| self.divides(name)))
    }

    /// Does a name hold a comma or an "and" of its own, so that a list of such names is hard to read?
    fn divides(&self, name: &str) -> bool {
        let and = self.language.and();
        let text: String = outside(name).map(|(_, c)| c).collect();
        has_comma(name) || text.split_whitespace().any(|word| word == and)
    }

    /// Clauses, which say themselves where they begin.
    pub(crate) fn clauses(&self, clauses: &[String]) -> String {
        join(clauses, &self.language.and(), false)
    }

    /// A day in words: "1 januari 2019".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.language.day(date)
    }

    /// Between which days something holds, as a sentence; empty where it always does.
    #[must_use]
    pub fn validity(&self, valid: Validity) -> String {
        match (valid.from, valid.until) {
            (None, None) => String::new(),
            (Some(from), None) => self.language.valid_from(&self.date(from)),
            (None, Some(until)) => self.language.valid_until(&self.date(until)),
            (Some(from), Some(until)) => self.language.valid_between(&self.date(from), &self.date(until)),
        }
    }

    /// Where something comes from, as a sentence: titles and articles. Rows and codes of sources are told with ids alone; empty where nothing is left.
    #[must_use]
    pub fn sources(&self, sources: &[Text]) -> String {
        let mut told: Vec<String> = Vec::new();
        for source in sources {
            let source = source.get(self.language.tag());
            match self.language.noun("documents", source, 0) {
                Some(title) if self.with_ids => told.push(self.language.with_id(title, source)),
                Some(title) => told.push(title.to_owned()),
                None if self.with_ids || source.contains(char::is_whitespace) => told.push(source.to_owned()),
                None => {}
            }
        }
        if told.is_empty() {
            return String::new();
        }
        self.language.sources(&told.len().to_string(), &told.join("; "))
    }
}

/// "a, b en c"; what holds commas is divided by semicolons.
pub(super) fn join(names: &[String], word: &str, with_commas: bool) -> String {
    let comma = if with_commas { "; " } else { ", " };
    let mut text = String::new();
    for (n, name) in names.iter().enumerate() {
        match names.len() - n {
            _ if n == 0 => {}
            1 => text.extend([if with_commas { "; " } else { " " }, word, " "]),
            _ => text.push_str(comma),
        }
        text.push_str(name);
    }
    text
}

fn has_comma(name: &str) -> bool {
    comma(name).is_some()
}

/// Where the first comma stands that is in no brackets or quotation marks.
fn comma(name: &str) -> Option<usize> {
    outside(name).find(|(_, c)| *c == ',').map(|(at, _)| at)
}

/// What of a name stands in no brackets or quotation marks, and where: the rest divides nothing.
fn outside(name: &str) -> impl Iterator<Item = (usize, char)> {
    let mut depth = 0_usize;
    name.char_indices().filter(move |(_, c)| {
        match c {
            '‘' | '“' | '(' => depth += 1,
            '’' | '”' | ')' if depth > 0 => depth -= 1,
            _ => return depth == 0,
        }
        false
    })
}

/// With a capital, as at the beginning of a sentence.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        // ’t Sas begins with its first letter
        Some(first) if first.is_alphabetic() => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// Sentences one after the other; the empty ones say nothing.
pub(super) fn sentences(parts: &[String]) -> String {
    let told: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    told.join(" ")
}
