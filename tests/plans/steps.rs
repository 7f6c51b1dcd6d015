//! Each step and each refusal, by hand.

use regie::plans::{ActionStatus, Answer};
use serde_json::{Value, json};

use super::{Tried, action, ambition, event, on, opened};
use crate::trajectories::{places, with};

#[test]
fn a_plan_is_refused_with_every_reason_at_once() {
    let mut tried = Tried::empty();
    let wrong = with(
        opened(),
        json!({"owners": ["gemeent"], "period": {"from": "2019-01-01"}, "leads_with": ["directr"], "takes_part_with": ["acter"],
            "tested_themes": ["povertie"], "poverty_test": [{"id": "q", "label": "q"}, {"id": "q", "label": "q"}]}),
    );
    let reasons = tried.refuse_by(&wrong, "ocmw");
    let told: Vec<_> = reasons.iter().map(|one| (one.code(), one.path(), one.nearest())).collect();
    assert_eq!(
        told,
        [
            ("not-allowed", "", None),
            ("unknown-reference", "owners[0]", Some("gemeente")),
            ("out-of-range", "period", None),
            ("unknown-reference", "leads_with[0]", Some("director")),
            ("unknown-reference", "takes_part_with[0]", Some("actor")),
            ("double", "poverty_test[1]", None),
            ("unknown-reference", "tested_themes[0]", Some("poverty")),
        ]
    );
    tried.accept(&opened());
    assert_eq!(places(&tried.codes(&opened())), [("double", "plan")]);
    assert_eq!(
        tried.refuse_by(&with(ambition("a", &["poverty"]), json!({"plan": "plann"})), "ocmw")[0].to_string(),
        "there is no plan `plann`; did you mean `plan`?"
    );
}

#[test]
fn one_ambition_is_the_frame_and_is_shown_on_the_others() {
    let mut tried = Tried::begun();
    let second = with(ambition("b-housing", &["housing"]), json!({"frame": true}));
    assert_eq!(
        tried.refuse_by(&second, "ocmw")[0].to_string(),
        "`a-poverty` is the frame of the other ambitions already: a plan has one at the most"
    );
    let shown = tried.plan().ambitions();
    let told: Vec<_> = shown
        .iter()
        .map(|one| (one.ambition.ambition.as_str(), one.framed_by.map(regie::Id::as_str), one.actions.len()))
        .collect();
    assert_eq!(told, [("a-poverty", None, 1), ("b-housing", Some("a-poverty"), 1)]);
    // the frame itself can be set anew, and given up
    tried.accept(&with(ambition("a-poverty", &["poverty"]), json!({"frame": true, "label": "Armoede"})));
    tried.accept(&ambition("a-poverty", &["poverty"]));
    tried.accept(&second);
    assert_eq!(tried.plan().ambitions()[0].framed_by.unwrap(), "b-housing");
}

#[test]
fn an_action_names_what_is_there() {
    let mut tried = Tried::begun();
    let wrong = with(action("new", "a-povert", "dbts", &["ocwm", "gone"]), json!({"takes_part": ["nobody"]}));
    assert_eq!(
        places(&tried.codes(&wrong)),
        [
            ("unknown-reference", "ambition"),
            ("unknown-reference", "challenge"),
            ("unknown-reference", "leads[0]"),
            ("unknown-reference", "leads[1]"),
            ("unknown-reference", "takes_part[0]"),
        ]
    );
    assert_eq!(
        tried.refuse_by(&action("new", "a-poverty", "debts", &["ocmw"]), "school")[0].code(),
        "not-allowed"
    );
    // set anew, it keeps what was told of it
    tried.accept(&on("action-status-changed", json!({"action": "help", "status": "running"})));
    tried.accept(&with(action("help", "a-poverty", "rent", &["ocmw"]), json!({"label": "Anders"})));
    let help = &tried.plan().actions()["help"];
    assert_eq!((help.status, help.set.challenge.as_str()), (ActionStatus::Running, "rent"));
}

#[test]
fn who_leads_tells_how_it_stands_and_changes_nothing_else() {
    let mut tried = Tried::begun();
    tried.accept(&action("teach", "a-poverty", "debts", &["school"]));
    let status = on("action-status-changed", json!({"action": "teach", "status": "running"}));
    tried.accept_by(&status, "2019-06-01T10:00:00+02:00", "school");
    let of_another = with(status, json!({"action": "help"}));
    assert_eq!(tried.refuse_by(&of_another, "school")[0].code(), "not-allowed");
    let indicator =
        on("indicator-set", json!({"action": "teach", "label": "leerlingen", "unit": "leerlingen"}));
    assert_eq!(tried.refuse_by(&indicator, "school")[0].code(), "not-allowed");
    let unknown = on("action-status-changed", json!({"action": "hepl", "status": "done"}));
    assert_eq!(places(&tried.codes(&unknown)), [("unknown-reference", "action")]);
}

#[test]
fn an_indicator_has_a_way_to_go_and_readings_are_not_of_tomorrow() {
    let mut tried = Tried::begun();
    let reading = on("reading-taken", json!({"action": "help", "on": "2019-06-02", "value": "3"}));
    assert_eq!(places(&tried.codes(&reading)), [("out-of-turn", "action"), ("out-of-range", "on")]);
    let flat = on(
        "indicator-set",
        json!({"action": "help", "label": "x", "unit": "x", "baseline": "10", "baseline_on": "2020-01-01", "target": "10.0", "target_on": "2020-01-01"}),
    );
    assert_eq!(places(&tried.codes(&flat)), [("out-of-range", "target"), ("out-of-range", "target_on")]);
    // without a day of its own, the baseline is of the first day of the plan
    let early = with(flat.clone(), json!({"baseline_on": null, "target": "12", "target_on": "2019-01-01"}));
    let mut early = early;
    early.as_object_mut().unwrap().remove("baseline_on");
    assert_eq!(places(&tried.codes(&early)), [("out-of-range", "target_on")]);
    tried.accept(&with(flat, json!({"target": "12", "target_on": "2021-01-01"})));
    tried.accept(&with(reading, json!({"on": "2019-06-01"})));
    assert!(tried.plan().actions()["help"].is_measurable());
}

#[test]
fn the_poverty_test_is_answered_in_full_with_what_shows_it() {
    let mut tried = Tried::begun();
    let answer =
        |question: &str, evidence: &str| json!({"question": question, "answer": "yes", "evidence": evidence});
    let test = |answers: Value| on("poverty-tested", json!({"action": "help", "answers": answers}));
    assert_eq!(
        places(&tried.codes(&test(json!([answer("reech", " "), answer("reech", "x")])))),
        [
            ("double", "answers[1]"),
            ("unknown-reference", "answers[0].question"),
            ("unknown-reference", "answers[1].question"),
            ("out-of-range", "answers[0].evidence"),
            ("unanswered", "answers"),
            ("unanswered", "answers"),
        ]
    );
    tried.accept(&test(json!([answer("cost", "gratis"), answer("reach", "120 gezinnen")])));
    let answers = &tried.plan().actions()["help"].poverty_test;
    assert_eq!(answers.iter().map(|one| one.question.as_str()).collect::<Vec<_>>(), ["reach", "cost"]);
    assert_eq!(answers[0].answer, Answer::Yes);
    let participation = |how: &str, through: &str| {
        on("participation-told", json!({"action": "help", "how": how, "through": [through], "people": 12}))
    };
    assert_eq!(
        places(&tried.codes(&participation("", "scool"))),
        [("out-of-range", "how"), ("unknown-reference", "through[0]")]
    );
    tried.accept(&participation("drie avonden", "school"));
    assert_eq!(tried.plan().actions()["help"].participation.len(), 1);
}

#[test]
fn events_read_back_as_they_were_written() {
    for value in [
        opened(),
        ambition("a", &["poverty"]),
        action("x", "a", "debts", &["ocmw"]),
        on(
            "indicator-set",
            json!({"action": "x", "label": "l", "unit": "u", "baseline": "-1.5", "target": "0.25", "target_on": "2020-02-29"}),
        ),
        on("domain-set", json!({"domain": "d", "label": "d", "budget": "1250.50", "share": "2.5"})),
        on("budget-line-set", json!({"action": "x", "domain": "d", "amount": "10.00"})),
    ] {
        let read = event(&value);
        assert_eq!(event(&serde_json::from_str(&read.to_json()).unwrap()), read);
        assert_eq!(serde_json::from_str::<Value>(&read.to_json()).unwrap(), value);
    }
}
