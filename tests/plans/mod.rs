//! Plans: ambitions, actions, progress, budgets, findings and blind spots.
//!
//! | file | what |
//! |---|---|
//! | `steps` | each step and each refusal, by hand |
//! | `progress` | readings against the line, worked out in fractions |
//! | `budget` | money to the cent, and what is no money |
//! | `findings` | what does not agree with the decisions, and what nobody planned |
//! | `properties` | random events: what is refused changes nothing, replay gives the same, money adds up |

mod steps;
mod progress;
mod budget;
mod findings;
pub(crate) mod properties;

use regie::plans::{Plan, PlanEvent, PlanRefusal, Plans};
use regie::{Atlas, Id, Moment, Options, Register, flanders};
use serde_json::{Value, json};
use std::sync::OnceLock;

use crate::trajectories::registers::{begun, tell};
pub(crate) use crate::trajectories::{id, moment};

/// A town where the centre for social welfare directs what is done against debts; an association of the region.
fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(make_atlas)
}

fn make_atlas() -> Atlas {
    Atlas::from_json(&landscape().to_string(), flanders::RULE_BOOK_JSON, &Options::default())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// The landscape of these tests.
pub(crate) fn landscape() -> Value {
    json!({"format": "regie/landscape", "version": 1, "id": "pelt", "as_of": "2019-01-15",
        "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "pelt", "label": "Pelt", "level": "local"}],
        "stakeholders": [
            {"id": "gemeente", "label": "Gemeente", "kind": "municipality", "works_in": ["pelt"]},
            {"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["pelt"]},
            {"id": "school", "label": "School", "kind": "school", "works_in": ["pelt"]},
            {"id": "gone", "label": "Weg", "kind": "school", "works_in": ["pelt"], "valid": {"until": "2018-01-01"}}],
        "challenges": [
            {"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["pelt"], "spread": "separate"},
            {"id": "cold", "label": "kou", "themes": ["housing"], "areas": ["pelt"], "spread": "separate"},
            {"id": "rent", "label": "huur", "themes": ["housing", "poverty"], "areas": ["pelt"], "spread": "separate"},
            {"id": "jobs", "label": "werk", "themes": ["work"], "areas": ["pelt"], "spread": "separate"}]})
}

fn event(value: &Value) -> PlanEvent {
    PlanEvent::from_json(&value.to_string()).unwrap_or_else(|problems| panic!("{value}: {problems}"))
}

/// An event of the plan: its kind, and its other fields.
fn on(kind: &str, fields: Value) -> Value {
    let mut event = fields;
    event["kind"] = json!(kind);
    event["plan"] = json!("plan");
    event
}

pub(crate) fn opened() -> Value {
    on(
        "plan-opened",
        json!({"label": "Meerjarenplan", "owners": ["gemeente", "ocmw"], "period": {"from": "2019-01-01", "until": "2024-01-01"},
            "leads_with": ["director"], "takes_part_with": ["actor"], "share": "5",
            "poverty_test": [{"id": "reach", "label": "Bereikt het mensen in armoede?"}, {"id": "cost", "label": "Wat kost het hun?"}],
            "tested_themes": ["poverty"]}),
    )
}

fn ambition(name: &str, themes: &[&str]) -> Value {
    on("ambition-set", json!({"ambition": name, "label": name, "themes": themes}))
}

fn action(name: &str, ambition: &str, challenge: &str, leads: &[&str]) -> Value {
    on(
        "action-set",
        json!({"action": name, "label": name, "ambition": ambition, "challenge": challenge, "leads": leads}),
    )
}

/// A register in which everything that can be told of a plan was.
pub(crate) fn lived() -> Register {
    let (_, mut register) = begun(&landscape(), "gemeente", "2019-01-08T09:00:00+01:00");
    let answers = ["reach", "cost"].map(|one| json!({"question": one, "answer": "yes", "evidence": "x"}));
    for told in [
        opened(),
        ambition("a-poverty", &["poverty"]),
        action("help", "a-poverty", "debts", &["ocmw"]),
        on("action-status-changed", json!({"action": "help", "status": "running"})),
        on(
            "indicator-set",
            json!({"action": "help", "label": "x", "unit": "x", "baseline": "3", "target": "9.5", "target_on": "2020-01-01"}),
        ),
        on("reading-taken", json!({"action": "help", "on": "2019-05-01", "value": "4"})),
        on("poverty-tested", json!({"action": "help", "answers": answers})),
        on("participation-told", json!({"action": "help", "how": "x", "through": ["school"], "people": 4})),
        on("domain-set", json!({"domain": "welfare", "label": "x", "budget": "1000.50"})),
        on("budget-line-set", json!({"action": "help", "domain": "welfare", "amount": "12.5"})),
    ] {
        tell(&mut register, "ocmw", "2019-06-01T10:00:00+02:00", &told)
            .unwrap_or_else(|why| panic!("{told}: {why}"));
    }
    register
}

struct Tried {
    state: Plans,
    atlas: &'static Atlas,
}

impl Tried {
    fn empty() -> Self {
        Self { state: Plans::default(), atlas: atlas() }
    }

    /// A plan with two ambitions, poverty the frame of housing, and an action for each.
    fn begun() -> Self {
        let mut tried = Self::empty();
        tried.accept(&opened());
        let mut frame = ambition("a-poverty", &["poverty"]);
        frame["frame"] = json!(true);
        tried.accept(&frame);
        tried.accept(&ambition("b-housing", &["housing"]));
        tried.accept(&action("help", "a-poverty", "debts", &["ocmw"]));
        tried.accept(&action("insulate", "b-housing", "cold", &["gemeente"]));
        tried
    }

    fn plan(&self) -> &Plan {
        self.state.get("plan").expect("it was opened")
    }

    fn accept_by(&mut self, value: &Value, at: &str, by: &str) {
        self.state
            .apply(&event(value), moment(at), &id(by), self.atlas)
            .unwrap_or_else(|why| panic!("{value}: {why}"));
    }

    fn accept(&mut self, value: &Value) {
        self.accept_by(value, "2019-06-01T10:00:00+02:00", "ocmw");
    }

    /// Every reason why an event is refused; it has changed nothing.
    fn refuse_by(&mut self, value: &Value, by: &str) -> Vec<PlanRefusal> {
        let before = self.state.to_json();
        let at: Moment = moment("2019-06-01T10:00:00+02:00");
        let refused = self.state.apply(&event(value), at, &id(by), self.atlas);
        assert_eq!(self.state.to_json(), before, "{value} was refused, and changed something");
        refused.expect_err(&format!("{value} should be refused")).reasons().to_vec()
    }

    /// Code and place of each reason.
    fn codes(&mut self, value: &Value) -> Vec<(&'static str, String)> {
        let reasons = self.refuse_by(value, "ocmw");
        reasons.iter().map(|reason| (reason.code(), reason.path().to_owned())).collect()
    }
}

fn names(ids: &[&Id]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
