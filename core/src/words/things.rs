//! What a thing is called of which an error or a refusal says that it is not there, or there already: the section `things` of a language.

use super::Language;

/// What is called something where no collection of a document has a name for it; what is said of it in English is its key in the section `things`.
pub(super) const THINGS: &[&str] = &[
    "a meeting of this group on",
    "a score on",
    "action",
    "ambition",
    "an answer to",
    "area",
    "area at this date:",
    "challenge",
    "challenge on this theme",
    "criterion",
    "kind",
    "level",
    "lever",
    "organiser",
    "owner",
    "participant of this group",
    "plan",
    "policy domain",
    "question",
    "question of the poverty test",
    "registered participant",
    "requirement",
    "role",
    "rule",
    "scheme",
    "seat",
    "sector",
    "separation",
    "signal",
    "stakeholder",
    "state",
    "step",
    "step of this path",
    "target group",
    "the criterion",
    "the participant",
    "the plan",
    "the question",
    "the stakeholder",
    "the theme",
    "the trajectory",
    "the vote for",
    "theme",
    "theme of this trajectory",
    "trajectory",
    "word",
];

impl Language {
    /// What is called so in English; as it stands where this language has no word for it.
    pub(super) fn thing<'t>(&'t self, what: &'t str) -> &'t str {
        let at = THINGS.iter().position(|known| *known == what);
        at.and_then(|at| self.things.get(at)).map_or(what, |thing| thing)
    }
}
