//! Paths: the Flemish one, and those in which something is wrong.

use regie::signals::PathFinding;
use regie::{SignalPath, flanders};

#[test]
fn the_flemish_path_is_right_and_goes_through_the_eight_phases() {
    let path =
        SignalPath::from_json(flanders::SIGNAL_PATH_JSON).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(path, SignalPath::flemish());
    assert_eq!(path.check(Some(&flanders::rule_book())), []);
    let phases: Vec<&str> = path.phases.iter().map(|phase| phase.id.as_str()).collect();
    assert_eq!(phases, ["notice", "collect", "bundle", "analyse", "report", "decide", "act", "feed-back"]);
    let of = |state: &str| path.state(state).unwrap().phase.as_ref().unwrap().to_string();
    // the order of the states is that of the phases
    let way =
        ["reported", "screened", "bundled", "directed", "submitted", "answered", "followed-up", "closed"];
    assert_eq!(way.map(of).to_vec(), phases);
    // every state and step in Dutch and in English
    for text in path
        .states
        .iter()
        .flat_map(|state| [&state.label, &state.says])
        .chain(path.steps.iter().map(|s| &s.label))
    {
        assert_ne!(text.get("nl"), text.get("en"), "{text}");
    }
}

/// The table of the contract, §2.
#[test]
fn the_flemish_path_is_that_of_the_contract() {
    let path = SignalPath::flemish();
    let may = |step: &str| -> Vec<String> {
        let step = path.step(step).unwrap();
        let name = |actor: &regie::signals::PathActor| {
            actor.who.map_or_else(|| actor.role.as_ref().unwrap().to_string(), |who| who.to_string())
        };
        step.may.iter().map(name).collect()
    };
    for (step, from, to, who) in [
        ("withdraw", "reported", Some("withdrawn"), &["reporter"][..]),
        ("screen", "reported", Some("screened"), &["signal-coordinator"]),
        ("return", "screened", Some("returned"), &["signal-coordinator"]),
        ("decline", "screened", Some("declined"), &["signal-coordinator"]),
        ("bundle", "screened", Some("bundled"), &["signal-coordinator"]),
        ("direct", "bundled", Some("directed"), &["signal-coordinator", "director"]),
        ("direct", "reopened", Some("directed"), &["signal-coordinator", "director"]),
        ("deepen", "directed", Some("deepened"), &["director", "overall-coordinator"]),
        ("solve", "deepened", Some("solution"), &["director", "partner"]),
        ("submit", "solution", Some("submitted"), &["director", "overall-coordinator"]),
        ("answer", "submitted", Some("answered"), &["director", "addressee"]),
        ("follow-up", "answered", Some("followed-up"), &["director"]),
        ("close", "followed-up", Some("closed"), &["director"]),
        ("reopen", "closed", Some("reopened"), &["director"]),
        ("escalate", "bundled", None, &["spokesperson", "director"]),
    ] {
        let found = path.step(step).unwrap();
        assert!(found.from.iter().any(|id| id == from), "{step} from {from}");
        assert_eq!(found.to.as_ref().map(regie::Id::as_str), to, "{step}");
        assert_eq!(may(step), who, "{step}");
    }
    assert!(
        ["reported", "screened", "returned"]
            .iter()
            .all(|state| path.steps_from(state).all(|step| step.id != "escalate"))
    );
}

/// A path of states a, b, c, …; each step is written `from>to` or, for somebody with a role, `from>to:role`.
fn path(states: &str, ends: &str, steps: &[&str]) -> SignalPath {
    let state = |name: char| {
        format!(r#"{{"id": "{name}", "label": "{name}", "says": "{name}", "end": {}}}"#, ends.contains(name))
    };
    let step = |(n, step): (usize, &&str)| {
        let (way, role) = step.split_once(':').unwrap_or((step, ""));
        let (from, to) = way.split_once('>').unwrap();
        let may =
            if role.is_empty() { r#""who": "anyone""#.to_owned() } else { format!(r#""role": "{role}""#) };
        format!(
            r#"{{"id": "step-{n}", "label": "{n}", "from": ["{from}"], "to": "{to}", "may": [{{{may}}}]}}"#
        )
    };
    let text = format!(
        r#"{{"format": "regie/path", "version": 1, "id": "p", "label": "p", "start": "a", "states": [{}], "steps": [{}]}}"#,
        states.chars().map(state).collect::<Vec<_>>().join(","),
        steps.iter().enumerate().map(step).collect::<Vec<_>>().join(",")
    );
    SignalPath::from_json(&text).unwrap_or_else(|problems| panic!("{text}: {problems}"))
}

fn found(path: &SignalPath) -> Vec<String> {
    let book = flanders::rule_book();
    path.check(Some(&book)).iter().map(|finding| serde_json::to_string(finding).unwrap()).collect()
}

#[test]
fn what_is_wrong_with_a_path_is_found() {
    assert_eq!(found(&path("ab", "b", &["a>b"])), [""; 0]);
    // a loop with a way out is none
    assert_eq!(found(&path("abc", "c", &["a>b", "b>a", "b>c"])), [""; 0]);
    assert_eq!(found(&path("abc", "b", &["a>b"])), [r#"{"code":"unreachable-state","state":"c"}"#]);
    assert_eq!(
        found(&path("abc", "b", &["a>b", "c>b"])),
        [r#"{"code":"unreachable-state","state":"c"}"#, r#"{"code":"unreachable-step","step":"step-1"}"#]
    );
    assert_eq!(found(&path("abc", "b", &["a>b", "a>c"])), [r#"{"code":"trap","state":"c"}"#]);
    assert_eq!(
        found(&path("abcd", "d", &["a>b", "b>c", "c>b", "a>d"])),
        [r#"{"code":"loop","states":["b","c"]}"#]
    );
    // a step to where one stands is a loop too
    assert_eq!(found(&path("abc", "c", &["a>b", "b>b", "a>c"])), [r#"{"code":"loop","states":["b"]}"#]);
    // a step that no rule lets anybody take leads nowhere
    assert_eq!(
        found(&path("abc", "c", &["a>b:oracle", "a>c"])),
        [
            r#"{"code":"unreachable-state","state":"b"}"#,
            r#"{"code":"nobody-may","step":"step-0"}"#,
            r#"{"code":"unknown-role","step":"step-0","role":"oracle"}"#
        ]
    );
    let finding = PathFinding::Trap { state: "c".parse().unwrap() };
    assert_eq!(
        finding.words().get("en"),
        "No step leads out of “c”, and it is no end: signals get stuck there."
    );
}

/// Against a naive search: from every state that signals reach, is an end reached?
#[test]
fn the_checker_says_what_a_search_says() {
    use crate::properties::check;
    use proptest::prelude::*;
    let ways = prop::collection::vec((0..5_usize, 0..5_usize), 1..9);
    check("path-checked", 10, (ways, 1..5_usize), |(ways, end)| {
        let name = |n: usize| char::from(b'a' + u8::try_from(n).unwrap());
        let steps: Vec<String> =
            ways.iter().map(|(from, to)| format!("{}>{}", name(*from), name(*to))).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let path = path("abcde", &name(end).to_string(), &steps);
        // by walking five steps from everywhere
        let reach = |from: usize| {
            let mut reached = vec![from];
            for _ in 0..5 {
                let next: Vec<usize> =
                    ways.iter().filter(|(a, _)| reached.contains(a)).map(|(_, b)| *b).collect();
                reached.extend(next);
            }
            reached
        };
        let from_start = reach(0);
        let mut expected: Vec<String> = Vec::new();
        for state in 0..5 {
            if !from_start.contains(&state) {
                expected.push(format!("unreachable-state {}", name(state)));
            } else if state != end && !ways.iter().any(|(from, _)| *from == state) {
                expected.push(format!("trap {}", name(state)));
            }
        }
        for (n, (from, _)) in ways.iter().enumerate() {
            if !from_start.contains(from) {
                expected.push(format!("unreachable-step step-{n}"));
            }
        }
        let lost = |state: usize| from_start.contains(&state) && !reach(state).contains(&end);
        for state in 0..5 {
            // on a round: one comes back to it in one step or more
            let comes_back = ways.iter().any(|(a, b)| *a == state && reach(*b).contains(&state));
            if lost(state) && comes_back {
                expected.push(format!("loop {}", name(state)));
            }
        }
        let mut told: Vec<String> = Vec::new();
        for finding in path.check(None) {
            match finding {
                PathFinding::UnreachableState { state } => told.push(format!("unreachable-state {state}")),
                PathFinding::Trap { state } => told.push(format!("trap {state}")),
                PathFinding::UnreachableStep { step } => told.push(format!("unreachable-step {step}")),
                PathFinding::Loop { states } => {
                    told.extend(states.iter().map(|state| format!("loop {state}")));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
        expected.sort();
        told.sort();
        prop_assert_eq!(told, expected);
        Ok(())
    });
}

#[test]
fn what_is_wrong_with_the_form_of_a_path_is_told_at_once() {
    let text = flanders::SIGNAL_PATH_JSON
        .replace(r#""start": "reported""#, r#""start": "reportd""#)
        .replace(r#""may": [{"who": "reporter"}]"#, r#""may": [{"who": "reporter", "role": "director"}]"#)
        .replace(r#""phase": "collect""#, r#""phase": "colect""#)
        .replace(r#"{"id": "decline","#, r#"{"id": "return","#);
    let problems = SignalPath::from_json(&text).unwrap_err();
    let told: Vec<String> =
        problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect();
    assert_eq!(
        told,
        [
            "start unknown-reference",
            "states[2].phase unknown-reference",
            "steps[2].may[0] invalid-value",
            "steps[5].id repeated-id"
        ]
    );
    let newer =
        SignalPath::from_json(&flanders::SIGNAL_PATH_JSON.replace(r#""version": 1"#, r#""version": 2"#));
    assert_eq!(newer.unwrap_err().as_slice()[0].code.as_str(), "newer-version");
}
