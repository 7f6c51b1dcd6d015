//! The status of a signal, in plain words: where it stands, and what happens next (E-42, G-13).

use serde::Serialize;

use super::may::{MayTake, may_take};
use super::signal::{Escalation, Signal, Taken};
use super::state::Signals;
use super::terms::{Due, due};
use crate::atlas::Atlas;
use crate::date::Date;
use crate::error::Unknown;
use crate::ids::Id;
use crate::moment::Moment;
use crate::text::Text;

/// Where a signal stands: for everybody, at any moment (E-42).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// The signal.
    pub signal: Id,
    /// Where it stands.
    pub state: Id,
    /// The same, as people read it.
    pub label: Text,
    /// The phase of the work, as people read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Text>,
    /// Since when.
    pub since: Moment,
    /// Has it come to an end?
    pub ended: bool,
    /// What its reporter is told.
    pub says: Text,
    /// Why, if whoever took the last step said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// What was answered, last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// What happens next, as its reporter is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Text>,
    /// What goes on beside it, above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<Text>,
    /// What has to happen, and within how many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The steps that can be taken, in the order of the path.
    pub steps: Vec<OpenStep>,
    /// The steps that were taken, in order.
    pub history: Vec<Taken>,
}

/// A step that can be taken with a signal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpenStep {
    /// The step.
    pub step: Id,
    /// As people read it.
    pub label: Text,
    /// Who may.
    pub may: Vec<MayTake>,
}

impl Signals {
    /// Where a signal stands at a moment, and what happens next.
    ///
    /// # Errors
    /// [`Unknown`] where there is no such signal, with the nearest.
    pub fn status(&self, id: &str, now: Moment, atlas: &Atlas) -> Result<Status, Unknown> {
        let signal = self.find(id)?;
        let state = self.path.state(signal.state.as_str());
        let label = state.map_or_else(|| Text::from(signal.state.as_str()), |state| state.label.clone());
        let known = Known { signal, atlas };
        let phase = state.and_then(|state| state.phase.as_ref());
        let phase = phase.and_then(|id| self.path.phases.iter().find(|phase| phase.id == *id));
        let steps = self.path.steps_from(signal.state.as_str()).map(|step| OpenStep {
            step: step.id.clone(),
            label: step.label.clone(),
            may: may_take(atlas, signal, step),
        });
        let onward = signal.history.iter().rev().find(|taken| taken.at == signal.since);
        Ok(Status {
            signal: signal.id.clone(),
            state: signal.state.clone(),
            phase: phase.map(|phase| phase.label.clone()),
            since: signal.since,
            ended: !self.is_open(signal),
            says: state.map_or_else(|| label.clone(), |state| known.fill(&state.says)),
            label,
            reason: onward.and_then(|taken| taken.reason.clone()),
            answer: signal.answer.clone(),
            next: state.and_then(|state| state.next.as_ref()).map(|next| known.fill(next)),
            above: signal.escalations.iter().map(|one| known.above(one)).collect(),
            due: due(&self.path, signal, now),
            steps: steps.collect(),
            history: signal.history.clone(),
        })
    }
}

/// What is known of a signal, as words.
struct Known<'k> {
    signal: &'k Signal,
    atlas: &'k Atlas,
}

const MONTHS: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("maart", "March"),
    ("april", "April"),
    ("mei", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augustus", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// The words of Dutch, of English, or of another language for which there is a neutral form.
fn in_language<'w>(tag: &str, nl: &'w str, en: &'w str, other: &'w str) -> &'w str {
    match tag.split('-').next() {
        Some("nl") => nl,
        Some("en") => en,
        _ => other,
    }
}

fn day(date: Date, tag: &str) -> String {
    let months = MONTHS.get(usize::from(date.month()).saturating_sub(1));
    match months.map(|(nl, en)| in_language(tag, nl, en, "")) {
        Some(month) if !month.is_empty() => format!("{} {month} {}", date.day(), date.year()),
        _ => date.to_string(),
    }
}

impl Known<'_> {
    /// The text with what is known in its places, in each of its languages.
    fn fill(&self, text: &Text) -> Text {
        match text {
            Text::Plain(text) => Text::Plain(self.filled(text, "nl").into()),
            Text::Tagged(texts) => {
                Text::Tagged(texts.iter().map(|(tag, text)| (tag.clone(), self.filled(text, tag))).collect())
            }
        }
    }

    fn filled(&self, text: &str, tag: &str) -> String {
        let signal = self.signal;
        let unknown = || in_language(tag, "nog niet bekend", "not known yet", "?").to_owned();
        let mut filled = String::new();
        let mut rest = text;
        // what is put in is not looked through again: a label may have braces of its own
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            let value = match name {
                "since" => Some(day(signal.since.date(), tag)),
                "challenge" => signal.challenge.as_ref().map(|id| {
                    self.atlas
                        .challenge(id.as_str())
                        .map_or_else(|| id.to_string(), |one| one.label.get(tag).to_owned())
                }),
                "directors" => self.names(&signal.directors, tag),
                "authority" => signal.authority.as_ref().map(|id| self.name(id, tag)),
                "outcome" => signal.outcome.map(|outcome| outcome.label().get(tag).to_owned()),
                _ => Some(format!("{{{name}}}")),
            };
            filled.push_str(&value.unwrap_or_else(unknown));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    fn name(&self, id: &Id, tag: &str) -> String {
        let stakeholder = self.atlas.stakeholder(id.as_str());
        stakeholder.map_or_else(|| id.to_string(), |one| one.label.get(tag).to_owned())
    }

    fn names(&self, ids: &[Id], tag: &str) -> Option<String> {
        let names: Vec<String> = ids.iter().map(|id| self.name(id, tag)).collect();
        let (last, others) = names.split_last()?;
        let and = in_language(tag, "en", "and", "+");
        Some(if others.is_empty() { last.clone() } else { format!("{} {and} {last}", others.join(", ")) })
    }

    /// What was asked above, and whether it was answered.
    fn above(&self, asked: &Escalation) -> Text {
        let lever = |tag| {
            let lever = self.atlas.lever(asked.lever.as_str());
            lever.map_or_else(|| asked.lever.to_string(), |lever| lever.label.get(tag).to_owned())
        };
        let to = |tag| self.names(&asked.addressees, tag);
        let nl = format!(
            "Op {} is ook een hogere overheid gevraagd: {}{}. {}",
            day(asked.at.date(), "nl"),
            lever("nl"),
            to("nl").map(|to| format!(" (aan {to})")).unwrap_or_default(),
            asked.answered.map_or_else(
                || "Er is nog geen antwoord.".to_owned(),
                |at| format!("Er is een antwoord sinds {}.", day(at.date(), "nl"))
            )
        );
        let en = format!(
            "On {} a higher government was asked too: {}{}. {}",
            day(asked.at.date(), "en"),
            lever("en"),
            to("en").map(|to| format!(" (to {to})")).unwrap_or_default(),
            asked.answered.map_or_else(
                || "There is no answer yet.".to_owned(),
                |at| format!("There has been an answer since {}.", day(at.date(), "en"))
            )
        );
        Text::in_languages([("nl", nl.as_str()), ("en", en.as_str())])
    }
}
