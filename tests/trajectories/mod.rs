//! Trajectories: registration, planning, representation, priorities, exports.
//!
//! | file | what |
//! |---|---|
//! | `steps` | each step and each refusal, by hand |
//! | `planning` | plans against every plan there is |
//! | `representation` | who is in a group and who is missing |
//! | `priorities` | rankings and how sure they are, against trying the weights out |
//! | `exports` | calendars read back by another reader, the roster |
//! | `properties` | random events: the rules hold, what is refused changes nothing, replay gives the same |
//! | `bad_input` | what is no event, and ten thousand at once |
//! | `registers` | in a register: ten thousand registrations, snapshots, addresses |

mod steps;
mod planning;
mod representation;
mod priorities;
mod exports;
pub(crate) mod properties;
mod bad_input;
pub(crate) mod registers;

use regie::trajectories::{Trajectories, Trajectory, TrajectoryEvent, TrajectoryRefusal};
use regie::{Atlas, Id, Moment, Options, flanders};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Two towns, their governments, who invites and who is invited.
pub(crate) fn atlas() -> &'static Atlas {
    static ATLAS: OnceLock<Atlas> = OnceLock::new();
    ATLAS.get_or_init(make_atlas)
}

fn make_atlas() -> Atlas {
    Atlas::from_json(&landscape().to_string(), flanders::RULE_BOOK_JSON, &Options::default())
        .unwrap_or_else(|problems| panic!("{problems}"))
}

/// The landscape of these tests.
pub(crate) fn landscape() -> Value {
    json!({"format": "regie/landscape", "version": 1, "id": "kempen", "as_of": "2018-01-15",
        "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "kempen", "label": "Kempen", "level": "supralocal"},
            {"id": "pelt", "label": "Pelt", "level": "local", "within": ["kempen"]},
            {"id": "lommel", "label": "Lommel", "level": "local", "within": ["kempen"]}],
        "trends": [{"id": "ageing", "label": "vergrijzing", "themes": ["trajectory-care"], "description": "meer ouderen"},
            {"id": "elsewhere", "label": "elders", "themes": ["leisure"]}],
        "stakeholders": [
            {"id": "welzijnsregio", "label": "Welzijnsregio", "kind": "welfare-association", "works_in": ["kempen"]},
            {"id": "gemeente-pelt", "label": "Gemeente Pelt", "kind": "municipality", "works_in": ["pelt"]},
            {"id": "ocmw-pelt", "label": "OCMW Pelt", "kind": "ocmw", "works_in": ["pelt"]},
            {"id": "gemeente-lommel", "label": "Gemeente Lommel", "kind": "municipality", "works_in": ["lommel"]},
            {"id": "caw", "label": "CAW", "kind": "caw", "sectors": ["general-welfare"], "works_in": ["kempen"]},
            {"id": "gone", "label": "Weg", "kind": "caw", "works_in": ["pelt"], "valid": {"until": "2017-01-01"}}],
        "challenges": [
            {"id": "at-home", "label": "thuis", "themes": ["trajectory-care"], "areas": ["pelt"], "spread": "separate"},
            {"id": "near", "label": "nabij", "themes": ["trajectory-care"], "areas": ["lommel"], "spread": "separate"},
            {"id": "sooner", "label": "vroeger", "themes": ["trajectory-care"], "areas": ["pelt"], "spread": "separate"},
            {"id": "rent", "label": "huur", "themes": ["trajectory-housing"], "areas": ["pelt"], "spread": "separate"}]})
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub(crate) fn event(value: &Value) -> TrajectoryEvent {
    TrajectoryEvent::from_json(&value.to_string()).unwrap_or_else(|problems| panic!("{value}: {problems}"))
}

/// The invitation: three themes, one of them with room for two.
pub(crate) fn invitation() -> Value {
    json!({"kind": "trajectory-opened", "trajectory": "tocht", "label": {"nl": "Traject", "en": "Trajectory"},
        "organisers": ["welzijnsregio"],
        "groups": [{"theme": "trajectory-care", "meetings": 2}, {"theme": "trajectory-housing", "meetings": 3, "room_for": 2},
            {"theme": "trajectory-training-work", "meetings": 2, "place": "Dommelhof"}],
        "period": {"from": "2018-01-29", "until": "2018-03-31"}, "deadline": "2018-01-26T12:00:00+01:00",
        "place": "Huis van de Stad, zaal 2"})
}

pub(crate) fn registration(participant: &str, stakeholder: &str, themes: &[&str]) -> Value {
    json!({"kind": "registered", "trajectory": "tocht", "participant": participant, "stakeholder": stakeholder,
        "themes": themes})
}

/// A JSON object with other values in some fields.
#[expect(clippy::needless_pass_by_value, reason = "it is written in place, at each call")]
pub(crate) fn with(mut value: Value, changes: Value) -> Value {
    for (field, new) in changes.as_object().unwrap() {
        value[field] = new.clone();
    }
    value
}

/// Codes and places, to be compared.
pub(crate) fn places<'a>(list: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    list.iter().map(|(code, path)| (*code, path.as_str())).collect()
}

/// A trajectory and the atlas that it asks.
pub(crate) struct Tried {
    pub(crate) state: Trajectories,
    pub(crate) atlas: &'static Atlas,
    pub(crate) accepted: Vec<(TrajectoryEvent, Moment, Id)>,
}

impl Tried {
    pub(crate) fn empty() -> Self {
        Self { state: Trajectories::default(), atlas: atlas(), accepted: Vec::new() }
    }

    /// After the invitation.
    pub(crate) fn open() -> Self {
        let mut tried = Self::empty();
        tried.accept(&invitation(), "2018-01-08T09:00:00+01:00", "welzijnsregio");
        tried
    }

    /// With four participants.
    pub(crate) fn registered() -> Self {
        let mut tried = Self::open();
        for (n, (stakeholder, themes)) in [
            ("gemeente-pelt", &["trajectory-care", "trajectory-housing"][..]),
            ("ocmw-pelt", &["trajectory-care", "trajectory-training-work"]),
            ("gemeente-lommel", &["trajectory-housing"]),
            ("caw", &["trajectory-care"]),
        ]
        .into_iter()
        .enumerate()
        {
            let registration = registration(&format!("p{}", n + 1), stakeholder, themes);
            tried.accept(&registration, "2018-01-15T10:00:00+01:00", stakeholder);
        }
        tried
    }

    /// With meetings.
    pub(crate) fn planned() -> Self {
        let mut tried = Self::registered();
        let plan = tried.trajectory().plan(&[]).unwrap();
        let event: TrajectoryEvent = plan.event(&id("tocht")).into();
        tried.accept(
            &serde_json::from_str(&event.to_json()).unwrap(),
            "2018-01-26T14:00:00+01:00",
            "welzijnsregio",
        );
        tried
    }

    pub(crate) fn trajectory(&self) -> &Trajectory {
        self.state.get("tocht").expect("it was opened")
    }

    pub(crate) fn accept(&mut self, value: &Value, at: &str, by: &str) {
        let (event, at, by) = (event(value), moment(at), id(by));
        self.state.apply(&event, at, &by, self.atlas).unwrap_or_else(|why| panic!("{value}: {why}"));
        self.accepted.push((event, at, by));
    }

    /// Every reason why an event is refused; it has changed nothing.
    pub(crate) fn refuse(&mut self, value: &Value, at: &str, by: &str) -> Vec<TrajectoryRefusal> {
        let before = self.state.to_json();
        let refused = self.state.apply(&event(value), moment(at), &id(by), self.atlas);
        assert_eq!(self.state.to_json(), before, "{value} was refused, and changed something");
        refused.expect_err(&format!("{value} should be refused")).reasons().to_vec()
    }

    /// Code and place of each reason.
    pub(crate) fn codes(&mut self, value: &Value, at: &str, by: &str) -> Vec<(&'static str, String)> {
        let reasons = self.refuse(value, at, by);
        reasons.iter().map(|reason| (reason.code(), reason.path().to_owned())).collect()
    }
}
