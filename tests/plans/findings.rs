//! What does not agree with the decisions, and what nobody planned.

use regie::{Atlas, Options, flanders};
use serde_json::json;

use super::{Tried, action, ambition, names, on};

fn found(tried: &Tried) -> Vec<String> {
    let one = |finding: regie::plans::PlanFinding<'_>| {
        let of = [finding.action, finding.stakeholder, finding.domain];
        let of: Vec<_> = of.into_iter().flatten().map(ToString::to_string).collect();
        format!("{} {}", finding.code, of.join(" "))
    };
    tried.plan().findings(tried.atlas).into_iter().map(one).collect()
}

#[test]
fn an_action_led_by_someone_without_the_role_is_reported() {
    let mut tried = Tried::begun();
    let mut teach = action("teach", "b-housing", "jobs", &["school", "gemeente"]);
    teach["takes_part"] = json!(["school"]);
    tried.accept(&teach);
    let told: Vec<_> = found(&tried).into_iter().filter(|one| one.contains("teach")).collect();
    assert_eq!(
        told,
        [
            "lead-without-role teach school",
            "part-without-role teach school",
            "off-ambition teach",
            "not-measurable teach",
            "no-budget teach",
        ]
    );
    // the decision says so too
    let asked = |stakeholder| regie::RoleAt { challenge: "jobs", role: "director", stakeholder, area: None };
    assert!(!tried.atlas.check(&asked("school")).unwrap().holds());
    assert!(tried.atlas.check(&asked("gemeente")).unwrap().holds());
}

#[test]
fn the_four_conditions_are_asked_of_every_action() {
    let mut tried = Tried::begun();
    assert_eq!(
        found(&tried),
        [
            "not-measurable help",
            "not-tested help",
            "no-budget help",
            "not-measurable insulate",
            "no-budget insulate"
        ]
    );
    tried.accept(&on("action-status-changed", json!({"action": "help", "status": "running"})));
    assert!(found(&tried).contains(&"no-participation help".to_owned()));
    tried.accept(&on("indicator-set", json!({"action": "help", "label": "x", "unit": "x", "baseline": "0", "target": "9", "target_on": "2020-01-01"})));
    let answer = |question: &str| json!({"question": question, "answer": "no", "evidence": "nagevraagd"});
    tried.accept(&on(
        "poverty-tested",
        json!({"action": "help", "answers": [answer("reach"), answer("cost")]}),
    ));
    tried.accept(&on("participation-told", json!({"action": "help", "how": "drie avonden"})));
    tried.accept(&on("domain-set", json!({"domain": "housing", "label": "Wonen", "budget": "100", "share": "4.9999", "themes": ["housing"]})));
    tried.accept(&on("budget-line-set", json!({"action": "help", "domain": "housing", "amount": "1"})));
    assert_eq!(
        found(&tried),
        [
            "outside-domain help housing",
            "not-measurable insulate",
            "no-budget insulate",
            "share-too-small housing"
        ]
    );
    // what was given up is asked nothing
    for action in ["help", "insulate"] {
        tried.accept(&on("action-status-changed", json!({"action": action, "status": "stopped"})));
    }
    assert_eq!(found(&tried), ["share-too-small housing"]);
}

#[test]
fn what_has_gone_by_the_date_of_the_atlas_is_reported() {
    let mut tried = Tried::begun();
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "pelt", "as_of": "2020-01-15",
        "builds_on": ["flanders-vocabulary"], "areas": [{"id": "pelt", "label": "Pelt", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["pelt"], "valid": {"until": "2020-01-01"}}],
        "challenges": [{"id": "debts", "label": "schulden", "themes": ["poverty"], "areas": ["pelt"], "spread": "separate"}]});
    let later = Atlas::from_json(&landscape.to_string(), flanders::RULE_BOOK_JSON, &Options::default());
    tried.atlas = Box::leak(Box::new(later.unwrap()));
    let told = found(&tried);
    assert!(told.contains(&"stakeholder-gone help ocmw".to_owned()), "{told:?}");
    assert!(told.contains(&"challenge-gone insulate".to_owned()), "{told:?}");
}

#[test]
fn what_nobody_planned_is_named() {
    let mut tried = Tried::begun();
    tried.accept(&ambition("c-work", &["work"]));
    let blind = tried.plan().blind_spots(tried.atlas);
    assert_eq!(names(&blind.challenges), ["jobs", "rent"]);
    assert_eq!(names(&blind.ambitions), ["a-poverty", "b-housing", "c-work"]);
    let stopped = on("action-status-changed", json!({"action": "help", "status": "stopped"}));
    tried.accept(&stopped);
    assert_eq!(names(&tried.plan().blind_spots(tried.atlas).challenges), ["debts", "jobs", "rent"]);
    tried.accept(&on(
        "indicator-set",
        json!({"action": "insulate", "label": "x", "unit": "x", "baseline": "0", "target": "9", "target_on": "2020-01-01"}),
    ));
    assert_eq!(names(&tried.plan().blind_spots(tried.atlas).ambitions), ["a-poverty", "c-work"]);
}

#[test]
fn the_frame_is_shown_on_the_others_and_adds_no_gaps() {
    let mut tried = Tried::begun();
    tried.accept(&ambition("c-work", &["work"]));
    let told = |tried: &Tried| (found(tried), tried.plan().blind_spots(tried.atlas).to_json());
    let framed = told(&tried);
    assert_eq!(tried.plan().ambitions()[2].framed_by.unwrap(), "a-poverty");
    tried.accept(&ambition("a-poverty", &["poverty"]));
    assert!(tried.plan().ambitions().iter().all(|one| one.framed_by.is_none()));
    assert_eq!(told(&tried), framed);
}

#[test]
fn roles_that_are_decided_and_not_taken_up_are_named() {
    let mut tried = Tried::begun();
    let idle = |tried: &Tried| -> Vec<String> {
        let told = tried.plan().blind_spots(tried.atlas).roles;
        told.iter()
            .map(|one| format!("{} {} {}", one.challenge, one.role, names(&one.stakeholders).join(" ")))
            .collect()
    };
    let told = idle(&tried);
    assert!(told.contains(&"cold director ocmw".to_owned()), "{told:?}");
    assert!(told.contains(&"debts director gemeente".to_owned()), "{told:?}");
    // nothing is said of challenges that no action tackles
    assert!(!told.iter().any(|one| one.starts_with("jobs")), "{told:?}");
    let mut help = action("help", "a-poverty", "debts", &["ocmw"]);
    help["takes_part"] = json!(["gemeente"]);
    tried.accept(&help);
    assert!(!idle(&tried).iter().any(|one| one.starts_with("debts director")));
}
