//! What is no event, and ten thousand registrations at once.

use regie::trajectories::TrajectoryEvent;
use serde_json::json;

use super::{Tried, event, id, invitation, moment, registration};

fn problems(text: &str) -> Vec<String> {
    let problems = TrajectoryEvent::from_json(text).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn dates_that_do_not_exist_are_named_by_their_place() {
    let mut wrong = invitation();
    wrong["period"]["from"] = json!("2018-02-29");
    wrong["deadline"] = json!("2018-01-26T25:00:00+01:00");
    let told = problems(&wrong.to_string());
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("deadline: ") && told[0].contains("invalid-date"), "{told:?}");
    assert!(told[1].starts_with("period.from: ") && told[1].contains("invalid-date"), "{told:?}");
    let half = json!({"kind": "meetings-planned", "trajectory": "t", "meetings": [
        {"theme": "a", "half_day": {"date": "2018-02-06", "half": "evening"}}, {"theme": "a", "half_day": {"date": "2018-13-06", "half": "morning"}}]});
    let told = problems(&half.to_string());
    assert!(told[0].starts_with("meetings[0].half_day.half: "), "{told:?}");
    assert!(told[1].starts_with("meetings[1].half_day.date: "), "{told:?}");
}

#[test]
fn what_is_no_event_says_why() {
    assert!(problems("")[0].contains("not-json"));
    assert!(problems("[]")[0].contains("wrong-type"));
    assert!(problems("{}")[0].starts_with("kind: "), "{:?}", problems("{}"));
    assert!(problems(r#"{"kind": 7}"#)[0].starts_with("kind: "));
    let told = problems(r#"{"kind": "registerd"}"#);
    assert_eq!(
        told,
        ["kind: there is no event of kind `registerd` here (invalid-value); did you mean `registered`?"]
    );
    let told = problems(
        r#"{"kind": "registered", "trajectory": "t", "participant": "a b", "stakeholder": "s", "themes": [], "theme": 1}"#,
    );
    assert_eq!(told.len(), 3, "{told:?}");
    let text = invitation().to_string();
    for cut in (1..text.len()).filter(|n| text.is_char_boundary(*n)) {
        assert!(TrajectoryEvent::from_json(&text[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn ten_thousand_registrations_at_once_are_each_answered() {
    let mut tried = Tried::open();
    let (at, themes) = (
        moment("2018-01-20T10:00:00+01:00"),
        [["trajectory-care", "trajectory-housing"], ["trajectory-care", "trajectory-training-work"]],
    );
    let (mut accepted, mut full) = (0, 0);
    for n in 0..10_000 {
        let wanted = event(&registration(&format!("p{n}"), "caw", &themes[n % 2]));
        match tried.state.apply(&wanted, at, &id("caw"), tried.atlas) {
            Ok(()) => accepted += 1,
            Err(why) => {
                assert_eq!((why.reasons()[0].code(), why.reasons()[0].path()), ("full", "themes[1]"));
                full += 1;
            }
        }
    }
    // two of those on housing found room
    assert_eq!((accepted, full), (5_002, 4_998));
    let plan = tried.trajectory().plan(&[]).unwrap();
    assert!(plan.clashes.is_empty() && plan.proven && plan.days == 3, "{} days", plan.days);
}
