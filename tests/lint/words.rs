//! The words of findings, as `core/src/lint/words.json` has them: one sentence for each code, and reason, in Dutch and English.

use regie::{Atlas, Lint, RuleBook};
use serde_json::Value;

const WORDS: &str = include_str!("../../core/src/lint/words.json");

/// Names of the elements of a rule book, and of a landscape.
pub(crate) struct Words<'a> {
    table: Value,
    book: &'a RuleBook,
    atlas: Option<&'a Atlas>,
}

impl<'a> Words<'a> {
    pub(crate) fn new(book: &'a RuleBook, atlas: Option<&'a Atlas>) -> Self {
        Self { table: serde_json::from_str(WORDS).unwrap(), book, atlas }
    }

    fn template(&self, lint: &Lint, language: &str) -> &str {
        let code = lint.code.as_str();
        let with_reason = lint.reason.map(|reason| format!("{code}.{reason}"));
        let of = |key: &str| self.table[language].get(key).and_then(Value::as_str);
        let found = with_reason.as_deref().and_then(of).or_else(|| of(code));
        found.unwrap_or_else(|| panic!("no words for {code} {:?} in {language}", lint.reason))
    }

    /// What an element is called.
    fn name(&self, collection: &str, id: &str, language: &str) -> String {
        let book = self.book;
        let label = match collection {
            "rules" => book.rules.iter().find(|one| one.id == id).map(|one| &one.label),
            "requirements" => book.requirements.iter().find(|one| one.id == id).map(|one| &one.label),
            "separations" => book.separations.iter().find(|one| one.id == id).map(|one| &one.label),
            "roles" => book.roles.iter().find(|one| one.id == id).map(|one| &one.label),
            "kinds" => book.kinds.iter().find(|one| one.id == id).map(|one| &one.label),
            "levels" => book.levels.iter().find(|one| one.id == id).map(|one| &one.label),
            "areas" => self.atlas.and_then(|atlas| atlas.area(id)).map(|one| &one.label),
            "stakeholders" => self.atlas.and_then(|atlas| atlas.stakeholder(id)).map(|one| &one.label),
            "themes" => self.atlas.and_then(|atlas| atlas.theme(id)).map(|one| &one.label),
            "levers" => self.atlas.and_then(|atlas| atlas.lever(id)).map(|one| &one.label),
            "challenges" => self.atlas.and_then(|atlas| atlas.challenge(id)).map(|one| &one.label),
            "exclusions" => self.atlas.and_then(|atlas| atlas.exclusion(id)).map(|one| &one.reason),
            _ => None,
        };
        label.map_or_else(|| id.to_owned(), |label| label.get(language).to_owned())
    }

    /// What stands in a slot, if the finding has it.
    fn slot(&self, lint: &Lint, slot: &str, language: &str) -> Option<String> {
        let quoted = |name: String| format!("“{name}”");
        let mut steps = lint.path.split('/');
        let (collection, id) = (steps.next()?, steps.next().unwrap_or(""));
        Some(match slot {
            "it" => quoted(self.name(collection, id, language)),
            "last" => steps.next_back()?.to_owned(),
            "last-rule" => quoted(self.name("rules", steps.next_back()?, language)),
            "found" => lint.count?.found.to_string(),
            "of" => lint.count?.of.to_string(),
            "parts" => {
                let parts: Vec<String> =
                    lint.parts.iter().map(|part| serde_json::to_string(&part.condition).unwrap()).collect();
                if parts.is_empty() {
                    return None;
                }
                parts.join(", ")
            }
            "challenge" => {
                quoted(self.name("challenges", lint.example.as_ref()?.challenge.as_str(), language))
            }
            "place" => self.name("areas", lint.example.as_ref()?.area.as_str(), language),
            "who" => {
                self.name("stakeholders", lint.example.as_ref()?.stakeholder.as_ref()?.as_str(), language)
            }
            other => {
                let concern = lint.concerns.iter().find(|concern| concern.collection.as_str() == other)?;
                let names = concern.ids.iter().map(|id| self.name(other, id.as_str(), language));
                let names: Vec<String> = if ["rules", "requirements", "challenges"].contains(&other) {
                    names.map(quoted).collect()
                } else {
                    names.collect()
                };
                names.join(", ")
            }
        })
    }

    /// The sentence of a finding. What stands in `[…]` is left out where it speaks of what the finding lacks.
    pub(crate) fn say(&self, lint: &Lint, language: &str) -> String {
        let mut said = String::new();
        let template = self.template(lint, language);
        for (n, part) in template.split(['[', ']']).enumerate() {
            match self.fill(lint, part, language) {
                Ok(text) => said.push_str(&text),
                Err(_) if n % 2 == 1 => {}
                Err(slot) => panic!("{}: nothing for {{{slot}}} in {}", lint.code, lint.to_json()),
            }
        }
        said
    }

    fn fill(&self, lint: &Lint, template: &str, language: &str) -> Result<String, String> {
        let mut text = String::new();
        for (n, part) in template.split(['{', '}']).enumerate() {
            if n % 2 == 1 {
                text.push_str(&self.slot(lint, part, language).ok_or_else(|| part.to_owned())?);
            } else {
                text.push_str(part);
            }
        }
        Ok(text)
    }
}

#[test]
fn both_languages_have_words_for_every_code() {
    let table: Value = serde_json::from_str(WORDS).unwrap();
    let keys = |language: &str| table[language].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys("nl"), keys("en"));
    for code in regie::LintCode::ALL {
        let has = |key: &String| key.split('.').next() == Some(code.as_str());
        assert!(keys("nl").iter().any(has), "no words for {code}");
    }
    for key in keys("nl") {
        let (code, reason) = key.split_once('.').map_or((&*key, None), |(code, reason)| (code, Some(reason)));
        assert!(code.parse::<regie::LintCode>().is_ok(), "{key}");
        assert!(reason.is_none_or(|reason| reason.parse::<regie::LintReason>().is_ok()), "{key}");
    }
}
