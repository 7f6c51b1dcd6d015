//! Signals and the register: the path of a signal from report to answer, and what is folded from a journal.
//!
//! | file | what |
//! |---|---|
//! | `cases` | the whole path, who may, what is refused and why, by hand |
//! | `questions` | status, terms, stuck, figures, flow, agenda, routing, bundling, by hand |
//! | `paths` | the Flemish path, and paths in which something is wrong |
//! | `registers` | opening, other documents, snapshots, landscapes that change, by hand |
//! | `properties` | whatever happens: replayed, refused, resumed, counted |

mod cases;
mod questions;
mod paths;
mod registers;
pub(crate) mod properties;

use regie::{Documents, Event, Landscape, Moment, NotWritten, Register};

/// Two towns of a region, those who act there, and one challenge.
pub(crate) const LANDSCAPE: &str = r#"{"format": "regie/landscape", "version": 1, "id": "streek", "as_of": "2018-01-01", "builds_on": ["flanders-vocabulary"],
    "areas": [
        {"id": "vlaanderen", "label": "Vlaanderen", "level": "flemish", "contains": ["streek"]},
        {"id": "streek", "label": "de streek", "level": "supralocal", "contains": ["menen", "wervik"]},
        {"id": "menen", "label": "Menen", "level": "local", "neighbours": ["wervik"]},
        {"id": "wervik", "label": "Wervik", "level": "local"}],
    "stakeholders": [
        {"id": "gemeente-menen", "label": "gemeente Menen", "kind": "municipality", "works_in": ["menen"]},
        {"id": "gemeente-wervik", "label": "gemeente Wervik", "kind": "municipality", "works_in": ["wervik"]},
        {"id": "ocmw-menen", "label": "OCMW Menen", "kind": "ocmw", "sectors": ["welfare"], "works_in": ["menen"]},
        {"id": "ocmw-wervik", "label": "OCMW Wervik", "kind": "ocmw", "sectors": ["welfare"], "works_in": ["wervik"]},
        {"id": "caw", "label": "het CAW", "kind": "caw", "sectors": ["general-welfare"], "works_in": ["streek"]},
        {"id": "w13", "label": "de vereniging", "kind": "welfare-association", "sectors": ["welfare"], "works_in": ["streek"]},
        {"id": "vlaamse-overheid", "label": {"nl": "de Vlaamse overheid", "en": "the Flemish government"}, "kind": "flemish-government", "works_in": ["vlaanderen"],
            "mandates": [{"lever": "finance-social-housing", "level": "flemish", "within": "vlaanderen"}]}],
    "appointments": [
        {"id": "signalen-caw", "stakeholder": "caw", "role": "signal-coordinator", "within": "streek"},
        {"id": "signalen-menen", "stakeholder": "ocmw-menen", "role": "signal-coordinator", "within": "menen"},
        {"id": "signalen-wervik", "stakeholder": "ocmw-wervik", "role": "signal-coordinator", "within": "streek", "themes": ["poverty"], "valid": {"from": "2018-07-01"}},
        {"id": "regie-w13", "stakeholder": "w13", "role": "director", "within": "streek", "themes": ["housing"]},
        {"id": "geheel-w13", "stakeholder": "w13", "role": "overall-coordinator", "within": "streek"}],
    "challenges": [
        {"id": "geen-dak", "label": {"nl": "geen dak", "en": "no roof"}, "themes": ["housing"], "areas": ["menen", "wervik"], "spread": "shared", "needs": ["finance-social-housing"]},
        {"id": "schulden", "label": "schulden", "themes": ["poverty"], "areas": ["menen", "wervik"], "spread": "separate"}]}"#;

/// Those who act there, and one who is no stakeholder.
pub(crate) const ACTORS: [&str; 8] = [
    "caw",
    "ocmw-menen",
    "ocmw-wervik",
    "gemeente-menen",
    "gemeente-wervik",
    "w13",
    "vlaamse-overheid",
    "buurtwerker-7",
];

pub(crate) fn documents() -> Documents {
    Documents::flemish(Landscape::from_json(LANDSCAPE).unwrap())
}

pub(crate) fn moment(day: &str) -> Moment {
    format!("{day}T09:00:00+01:00").parse().unwrap()
}

/// A register that was begun on the first day of 2018.
pub(crate) fn begun() -> Register {
    Register::begin(&documents(), moment("2018-01-01"), "w13".parse().unwrap()).unwrap()
}

/// Writes down, after all that was written before.
pub(crate) fn write(register: &mut Register, day: &str, by: &str, event: &str) -> Result<(), NotWritten> {
    let event = Event::from_json(event).unwrap_or_else(|problems| panic!("{event}: {problems}"));
    register.append(register.head().seq, moment(day), by.parse().unwrap(), event).map(drop)
}

/// As [`write`], and it has to be right.
pub(crate) fn done(register: &mut Register, day: &str, by: &str, event: &str) {
    write(register, day, by, event).unwrap_or_else(|why| panic!("{by}, {event}: {why}"));
}

/// A signal on housing in Menen.
pub(crate) fn reported(signal: &str) -> String {
    format!(
        r#"{{"kind": "signal-reported", "signal": "{signal}", "themes": ["housing"], "areas": ["menen"], "seen": "wachtlijsten voor een sociale woning"}}"#
    )
}

/// A step with one signal; `rest` is what it records.
pub(crate) fn step(signal: &str, step: &str, rest: &str) -> String {
    format!(r#"{{"kind": "signal-step", "signals": ["{signal}"], "step": "{step}"{rest}}}"#)
}
