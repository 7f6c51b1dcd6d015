//! Do signals come through a path? States that none reaches, traps, loops without exit, steps that nobody may take.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::path::{PathStep, SignalPath, StepField, Who};
use crate::document::{Effect, RuleBook};
use crate::ids::Id;
use crate::text::Text;

/// Something that is wrong with a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PathFinding {
    /// No signal ever stands in this state.
    UnreachableState {
        /// The state.
        state: Id,
    },
    /// No signal ever stands where this step could be taken.
    UnreachableStep {
        /// The step.
        step: Id,
    },
    /// No step leads out of this state, and the path may not end there.
    Trap {
        /// The state.
        state: Id,
    },
    /// Signals go round in these states and never come to an end.
    Loop {
        /// The states, in the order of ids.
        states: Vec<Id>,
    },
    /// Nobody may take this step.
    NobodyMay {
        /// The step.
        step: Id,
    },
    /// The rule book has no such role, or no rule that gives it.
    UnknownRole {
        /// The step.
        step: Id,
        /// The role.
        role: Id,
    },
}

impl PathFinding {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnreachableState { .. } => "unreachable-state",
            Self::UnreachableStep { .. } => "unreachable-step",
            Self::Trap { .. } => "trap",
            Self::Loop { .. } => "loop",
            Self::NobodyMay { .. } => "nobody-may",
            Self::UnknownRole { .. } => "unknown-role",
        }
    }

    /// As a sentence, in Dutch and English.
    #[must_use]
    pub fn words(&self) -> Text {
        let (nl, en) = match self {
            Self::UnreachableState { state } => (
                format!("Geen enkel signaal komt ooit in de stand “{state}”."),
                format!("No signal ever comes to stand in “{state}”."),
            ),
            Self::UnreachableStep { step } => (
                format!("De stap “{step}” kan nooit gezet worden: geen signaal komt waar hij begint."),
                format!("The step “{step}” can never be taken: no signal comes to where it begins."),
            ),
            Self::Trap { state } => (
                format!(
                    "Uit de stand “{state}” leidt geen enkele stap, en het is geen einde: signalen blijven er steken."
                ),
                format!("No step leads out of “{state}”, and it is no end: signals get stuck there."),
            ),
            Self::Loop { states } => {
                let names: Vec<String> = states.iter().map(|state| format!("“{state}”")).collect();
                let names = names.join(", ");
                (
                    format!("Signalen draaien rond in {names}: vandaar bereiken ze nooit een einde."),
                    format!("Signals go round in {names}: from there they never come to an end."),
                )
            }
            Self::NobodyMay { step } => (
                format!("Niemand mag de stap “{step}” zetten."),
                format!("Nobody may take the step “{step}”."),
            ),
            Self::UnknownRole { step, role } => (
                format!(
                    "De stap “{step}” vraagt de rol “{role}”, en geen regel van het regelboek geeft die."
                ),
                format!(
                    "The step “{step}” asks for the role “{role}”, and no rule of the rule book gives it."
                ),
            ),
        };
        Text::in_languages([("nl", nl.as_str()), ("en", en.as_str())])
    }
}

impl SignalPath {
    /// Do signals come through? With a rule book, also: is there a rule that gives the roles for which steps ask? (A landscape may still have nobody who gets one.)
    ///
    /// Findings are sorted: states that are unreachable, steps that are, traps, loops, steps that nobody may take, roles; each by id. Costs states × steps.
    ///
    /// ```
    /// let text = regie::flanders::SIGNAL_PATH_JSON.replace(r#""to": "closed""#, r#""to": "followed-up""#);
    /// let path = regie::SignalPath::from_json(&text)?;
    /// let codes: Vec<_> = path.check(None).iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes[..3], ["unreachable-state", "unreachable-state", "unreachable-step"]);
    /// assert!(codes.contains(&"loop"));
    /// # Ok::<(), regie::Problems>(())
    /// ```
    #[must_use]
    pub fn check(&self, book: Option<&RuleBook>) -> Vec<PathFinding> {
        let may_be_taken = |step: &&PathStep| self.may_somebody(step, book);
        let moves: Vec<(&Id, &Id)> = self
            .steps
            .iter()
            .filter(may_be_taken)
            .filter_map(|step| Some((step, step.to.as_ref()?)))
            .flat_map(|(step, to)| step.from.iter().map(move |from| (from, to)))
            .collect();
        let reached = reach(BTreeSet::from([&self.start]), |from| {
            moves.iter().filter(|(a, _)| *a == from).map(|(_, b)| *b).collect()
        });
        let ends: BTreeSet<&Id> =
            self.states.iter().filter(|state| state.end).map(|state| &state.id).collect();
        let comes_to_an_end =
            reach(ends.clone(), |to| moves.iter().filter(|(_, b)| *b == to).map(|(a, _)| *a).collect());
        let mut found = BTreeSet::new();
        for state in self.states.iter().map(|state| &state.id) {
            if !reached.contains(state) {
                found.insert(PathFinding::UnreachableState { state: state.clone() });
            } else if !ends.contains(state) && !moves.iter().any(|(from, _)| *from == state) {
                found.insert(PathFinding::Trap { state: state.clone() });
            }
        }
        found.extend(loops(&reached, &comes_to_an_end, &moves));
        for step in &self.steps {
            if !step.from.iter().any(|from| reached.contains(from)) {
                found.insert(PathFinding::UnreachableStep { step: step.id.clone() });
            }
            if !may_be_taken(&step) {
                found.insert(PathFinding::NobodyMay { step: step.id.clone() });
            }
            let roles = step.may.iter().filter_map(|actor| actor.role.as_ref()).chain(&step.among);
            for role in roles.filter(|role| book.is_some_and(|book| !gives(book, role))) {
                found.insert(PathFinding::UnknownRole { step: step.id.clone(), role: role.clone() });
            }
        }
        found.into_iter().collect()
    }

    /// May anybody at all take this step?
    fn may_somebody(&self, step: &PathStep, book: Option<&RuleBook>) -> bool {
        step.may.iter().any(|actor| match (actor.who, &actor.role) {
            // somebody has to be addressed first
            (Some(Who::Addressee), _) => self
                .steps
                .iter()
                .any(|other| other.records(StepField::Addressees) || other.records(StepField::Authority)),
            (Some(Who::Anyone | Who::Reporter), _) => true,
            (None, Some(role)) => book.is_none_or(|book| gives(book, role)),
            (None, None) => false,
        })
    }
}

/// Does a rule give this role?
fn gives(book: &RuleBook, role: &Id) -> bool {
    book.rules.iter().any(|rule| rule.effect == Effect::Assign && rule.role == *role)
}

/// Everything that is reached from these, in however many steps.
fn reach<'p>(from: BTreeSet<&'p Id>, next: impl Fn(&'p Id) -> Vec<&'p Id>) -> BTreeSet<&'p Id> {
    let mut open: Vec<&Id> = from.iter().copied().collect();
    let mut reached = from;
    while let Some(state) = open.pop() {
        open.extend(next(state).into_iter().filter(|to| reached.insert(to)));
    }
    reached
}

/// The states that signals reach and from which none comes to an end, one finding for those that lead to each other. A trap by itself is no loop.
fn loops(reached: &BTreeSet<&Id>, to_end: &BTreeSet<&Id>, moves: &[(&Id, &Id)]) -> Vec<PathFinding> {
    let lost: Vec<&Id> = reached.iter().filter(|state| !to_end.contains(**state)).copied().collect();
    let from =
        |state: &Id| -> Vec<&Id> { moves.iter().filter(|(a, _)| *a == state).map(|(_, b)| *b).collect() };
    let after: BTreeMap<&Id, BTreeSet<&Id>> =
        lost.iter().map(|state| (*state, reach(from(state).into_iter().collect(), from))).collect();
    let leads = |a: &Id, b: &Id| after.get(a).is_some_and(|reached| reached.contains(b));
    let mut told: BTreeSet<&Id> = BTreeSet::new();
    let mut found = Vec::new();
    for state in &lost {
        if told.contains(state) || !leads(state, state) {
            continue;
        }
        let round: Vec<&Id> =
            lost.iter().filter(|other| leads(state, other) && leads(other, state)).copied().collect();
        told.extend(round.iter().copied());
        found.push(PathFinding::Loop { states: round.into_iter().cloned().collect() });
    }
    found
}
