//! Conditions in the words of a policy language: which fact each atom asks for is the same in both, how it is written is not.

use anyhow::{Result, bail};
use regie::{Atom, Condition, Id, Rule};

/// How a language says it. Facts are named as `principal.kind`.
pub(super) trait Language {
    /// A fact is one of these.
    fn one_of(&self, fact: &str, words: &[String]) -> String;
    /// A list of facts has one of these.
    fn has_one_of(&self, facts: &str, words: &[String]) -> String;
    /// Two lists share something.
    fn meet(&self, facts: &str, others: &str) -> String;
    fn is_true(&self, fact: &str) -> String;
    fn at_least(&self, fact: &str, number: u32) -> String;
    fn all(&mut self, parts: Vec<String>) -> String;
    fn any(&mut self, parts: Vec<String>) -> String;
    fn not(&mut self, part: String) -> String;
}

fn words(ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| id.as_str().to_owned()).collect()
}

/// A word as both languages write it, which is as JSON does.
pub(super) fn quoted(word: &str) -> String {
    serde_json::Value::from(word).to_string()
}

pub(super) fn quoted_list(words: &[String]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ")
}

/// That a rule applies at the place.
pub(super) fn applies(language: &impl Language, rule: &Rule) -> String {
    let functions: Vec<String> = rule.at.iter().map(|function| function.as_str().to_owned()).collect();
    language.has_one_of("resource.functions", &functions)
}

/// A condition in a language.
pub(super) fn condition(language: &mut impl Language, when: &Condition) -> Result<String> {
    Ok(match when {
        Condition::All(parts) => {
            let parts = parts.iter().map(|part| condition(language, part)).collect::<Result<_>>()?;
            language.all(parts)
        }
        Condition::Any(parts) => {
            let parts = parts.iter().map(|part| condition(language, part)).collect::<Result<_>>()?;
            language.any(parts)
        }
        Condition::Not(part) => {
            let part = condition(language, part)?;
            language.not(part)
        }
        Condition::Atom(atom) => of_atom(language, atom)?,
        _ => bail!("a condition of a form that is not known here"),
    })
}

fn of_atom(language: &impl Language, atom: &Atom) -> Result<String> {
    Ok(match atom {
        Atom::Stakeholder(ids) => language.one_of("principal.id", &words(ids)),
        Atom::Kind(ids) => language.one_of("principal.kind", &words(ids)),
        Atom::Sector(ids) => language.has_one_of("principal.sectors", &words(ids)),
        Atom::MemberOf(ids) => language.has_one_of("principal.member_of", &words(ids)),
        Atom::Works(how) => language.has_one_of("context.works", &[how.as_str().to_owned()]),
        Atom::ServesTheme => language.meet("principal.sectors", "resource.sectors"),
        Atom::Represents => language.meet("principal.target_groups", "resource.target_groups"),
        Atom::Pulls | Atom::Offers | Atom::Party => language.is_true(&format!("context.{}", atom.word())),
        Atom::Appointed(roles) => language.has_one_of("context.appointed", &words(roles)),
        Atom::Theme(ids) => language.has_one_of("resource.themes", &words(ids)),
        Atom::TargetGroup(ids) => language.has_one_of("resource.target_groups", &words(ids)),
        Atom::Needs(ids) => language.has_one_of("resource.needs", &words(ids)),
        Atom::Spread(spreads) => {
            let words: Vec<String> = spreads.iter().map(|one| one.as_str().to_owned()).collect();
            language.one_of("resource.spread", &words)
        }
        Atom::Approach(approaches) => {
            let words: Vec<String> = approaches.iter().map(|one| one.as_str().to_owned()).collect();
            language.has_one_of("resource.approaches", &words)
        }
        Atom::SectorsAtLeast(number) => language.at_least("resource.sectors_count", *number),
        Atom::AreasAtLeast(number) => language.at_least("resource.areas_count", *number),
        Atom::Unheld | Atom::Contiguous => language.is_true(&format!("resource.{}", atom.word())),
        Atom::Level(ids) => language.one_of("resource.level", &words(ids)),
        Atom::Place(ids) => language.one_of("resource.place", &words(ids)),
        _ => bail!("`{}` is an atom that is not known here", atom.word()),
    })
}
