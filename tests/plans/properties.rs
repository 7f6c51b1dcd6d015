//! Random events: what is refused changes nothing, replay gives the same.

use proptest::prelude::*;
use regie::Snapshot;
use regie::plans::{PlanEvent, Plans};
use serde_json::{Value, json};

use super::{Tried, action, ambition, begun, event, id, landscape, moment, on, opened, tell};
use crate::properties::check;
use crate::trajectories::registers::is_whole;

fn some(list: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(list)
}

const ACTIONS: &[&str] = &["help", "insulate", "new"];
const DAYS: &[&str] = &["2019-01-01", "2019-05-31", "2019-06-01", "2019-06-02", "2020-02-29"];
const VALUES: &[&str] = &["0", "-3.5", "10", "10.000001"];

/// Any event, right or wrong, with who does it.
pub(crate) fn happening() -> impl Strategy<Value = (Value, &'static str)> {
    let what = prop_oneof![
        (some(&["a-poverty", "b-housing", "c-work"]), some(&["poverty", "housing", "nothing"]), any::<bool>()).prop_map(|(name, theme, frame)| {
            let mut event = ambition(name, &[theme]);
            event["frame"] = json!(frame);
            event
        }),
        (some(ACTIONS), some(&["a-poverty", "c-work"]), some(&["debts", "cold", "nothing"]), some(&["ocmw", "school", "gone"]))
            .prop_map(|(name, ambition, challenge, leads)| action(name, ambition, challenge, &[leads])),
        (some(ACTIONS), some(&["planned", "running", "done", "stopped"]))
            .prop_map(|(action, status)| on("action-status-changed", json!({"action": action, "status": status}))),
        (some(ACTIONS), some(VALUES), some(VALUES), some(DAYS), some(DAYS)).prop_map(|(action, from, to, day, until)| {
            on("indicator-set", json!({"action": action, "label": "x", "unit": "x", "baseline": from, "baseline_on": day, "target": to, "target_on": until}))
        }),
        (some(ACTIONS), some(DAYS), some(VALUES))
            .prop_map(|(action, day, value)| on("reading-taken", json!({"action": action, "on": day, "value": value}))),
        (some(ACTIONS), prop::sample::subsequence(vec!["reach", "cost", "other"], 1..=3)).prop_map(|(action, questions)| {
            let answers: Vec<Value> = questions.iter().map(|one| json!({"question": one, "answer": "partly", "evidence": "x"})).collect();
            on("poverty-tested", json!({"action": action, "answers": answers}))
        }),
        (some(&["housing", "welfare"]), some(&["0", "1000.01"])).prop_map(|(domain, budget)| on("domain-set", json!({"domain": domain, "label": domain, "budget": budget}))),
        (some(ACTIONS), some(&["housing", "welfare", "other"]), some(&["0", "12.5", "0.01"]))
            .prop_map(|(action, domain, amount)| on("budget-line-set", json!({"action": action, "domain": domain, "amount": amount}))),
    ];
    (what, prop_oneof![4 => Just("ocmw"), 1 => Just("school")])
}

#[test]
fn what_is_refused_changes_nothing_and_replay_gives_the_same() {
    let counts = std::cell::Cell::new((0, 0));
    check("plans_refuse_without_a_trace", 20, prop::collection::vec(happening(), 1..40), |happenings| {
        let mut tried = Tried::begun();
        let mut accepted: Vec<(PlanEvent, &str)> = Vec::new();
        let at = moment("2019-06-01T10:00:00+02:00");
        for (what, who) in &happenings {
            let what = event(what);
            let before = tried.state.to_json();
            let (yes, no) = counts.get();
            match tried.state.apply(&what, at, &id(who), tried.atlas) {
                Ok(()) => {
                    counts.set((yes + 1, no));
                    accepted.push((what, *who));
                }
                Err(why) => {
                    counts.set((yes, no + 1));
                    prop_assert!(!why.reasons().is_empty());
                    prop_assert_eq!(tried.state.to_json(), before, "refused, and changed");
                }
            }
            let plan = tried.plan();
            prop_assert!(plan.ambitions().iter().filter(|one| one.ambition.frame).count() <= 1, "two frames");
            for action in plan.actions().values() {
                prop_assert!(action.readings.is_empty() || action.indicator.is_some());
                prop_assert!(action.readings.keys().all(|on| *on <= at.date()), "a reading of tomorrow");
                prop_assert!(action.poverty_test.is_empty() || action.poverty_test.len() == 2, "half a test");
                prop_assert!(action.budget.keys().all(|domain| plan.domains().contains_key(domain)));
            }
            // what was given up is no more spoken of
            let is_live = |id: &regie::Id| plan.actions()[id].status != regie::plans::ActionStatus::Stopped;
            prop_assert!(plan.progress(at.date()).iter().all(|one| is_live(one.action)));
            prop_assert!(plan.findings(tried.atlas).iter().filter_map(|one| one.action).all(is_live));
            let tackled: Vec<_> = plan.actions().iter().filter(|(id, _)| is_live(id)).collect();
            let is_tackled =
                |challenge: &regie::Id| tackled.iter().any(|(_, one)| one.set.challenge == *challenge);
            let blind = plan.blind_spots(tried.atlas);
            prop_assert!(!blind.challenges.iter().any(|challenge| is_tackled(challenge)));
            prop_assert!(blind.roles.iter().all(|one| is_tackled(one.challenge)));
        }
        let mut again: Plans = Tried::begun().state;
        for (what, who) in &accepted {
            let read = event(&serde_json::from_str(&what.to_json()).unwrap());
            prop_assert!(again.apply(&read, at, &id(who), tried.atlas).is_ok());
        }
        prop_assert_eq!(again.to_json(), tried.state.to_json());
        Ok(())
    });
    let (accepted, refused) = counts.get();
    assert!(
        accepted > 200 && refused > 200,
        "{accepted} accepted, {refused} refused: the property sees too little"
    );
}

#[test]
fn a_snapshot_and_what_came_later_are_the_whole() {
    let written = std::cell::Cell::new(0);
    let happenings = (prop::collection::vec(happening(), 1..30), any::<prop::sample::Index>());
    check("plans_resumed", 40, happenings, |(happenings, cut)| {
        let (documents, mut register) = begun(&landscape(), "gemeente", "2019-01-08T09:00:00+01:00");
        let at = "2019-06-01T10:00:00+02:00";
        let ambitions = [
            ambition("a-poverty", &["poverty"]),
            ambition("b-housing", &["housing"]),
            action("help", "a-poverty", "debts", &["ocmw"]),
            action("insulate", "b-housing", "cold", &["gemeente"]),
        ];
        tell(&mut register, "gemeente", at, &opened()).unwrap();
        for what in ambitions {
            tell(&mut register, "ocmw", at, &what).unwrap();
        }
        for (what, who) in &happenings {
            written.set(written.get() + usize::from(tell(&mut register, who, at, what).is_ok()));
        }
        is_whole(&documents, &register, cut)
    });
    assert!(written.get() > 100, "{} written: the property sees too little", written.get());
}

#[test]
fn a_snapshot_that_cannot_be_right_is_refused() {
    let whole: Value = serde_json::from_str(&super::lived().snapshot().to_json()).unwrap();
    assert!(Snapshot::from_json(&whole.to_string()).is_ok());
    for (pointer, value, told) in [
        (
            "/plans/0/actions/0/set/ambition",
            json!("a-povert"),
            "plans[0].actions[0].set.ambition: there is no ambition `a-povert` here",
        ),
        (
            "/plans/0/actions/0/set/plan",
            json!("other"),
            "plans[0].actions[0].set.plan: there is no plan `other` here",
        ),
        (
            "/plans/0/actions/0/budget/0/domain",
            json!("work"),
            "plans[0].actions[0].budget[0].domain: there is no policy domain `work` here",
        ),
        ("/plans/0/actions/0/budget/0/amount", json!("1.005"), "plans[0].actions[0].budget[0].amount: "),
        ("/plans/0/actions/0/status", json!("busy"), "plans[0].actions[0].status: "),
        (
            "/plans/0/domains/0/plan",
            json!("other"),
            "plans[0].domains[0].plan: there is no plan `other` here",
        ),
    ] {
        let mut wrong = whole.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        let problems = Snapshot::from_json(&wrong.to_string()).expect_err(pointer).to_string();
        assert!(problems.contains(told), "{pointer}: {problems}");
    }
    let mut twice = whole.clone();
    let plan = twice["plans"][0].clone();
    twice["plans"].as_array_mut().unwrap().push(plan);
    let problems = Snapshot::from_json(&twice.to_string()).unwrap_err().to_string();
    assert!(problems.contains("plans[1]: `plan` stands there already (repeated-id)"), "{problems}");
}
