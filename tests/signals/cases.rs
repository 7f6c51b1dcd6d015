//! The path of a signal, by hand.

use super::{ACTORS, begun, done, reported, step, write};
use regie::Register;

fn state<'r>(register: &'r Register, signal: &str) -> &'r str {
    register.signals().find(signal).unwrap().state.as_str()
}

fn refused(register: &mut Register, day: &str, by: &str, event: &str) -> Vec<(String, String, String)> {
    let before = (register.journal().clone(), register.signals().clone());
    let why = write(register, day, by, event).expect_err(event);
    assert_eq!(
        (register.journal(), register.signals()),
        (&before.0, &before.1),
        "what is refused changes nothing"
    );
    let reasons = why.reasons().into_iter();
    reasons.map(|one| (one.code.to_owned(), one.path.to_string(), one.message.to_string())).collect()
}

fn refusal(register: &mut Register, day: &str, by: &str, event: &str) -> (String, String, String) {
    let mut all = refused(register, day, by, event);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// From report to answer and back, in the order of the contract.
#[test]
fn the_whole_path() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(
        r,
        "2018-01-09",
        "caw",
        &step("s-1", "inform", r#", "information": "ook in de winter", "people": 40"#),
    );
    done(r, "2018-01-10", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-11", "caw", &step("s-1", "return", r#", "reason": "waar precies?""#));
    done(r, "2018-01-12", "caw", &step("s-1", "complete", r#", "information": "in het centrum""#));
    done(r, "2018-01-15", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-16", "caw", &step("s-1", "bundle", r#", "challenge": "geen-dak""#));
    done(r, "2018-01-17", "w13", &step("s-1", "direct", ""));
    let directors = &r.signals().find("s-1").unwrap().directors;
    assert!(directors.iter().any(|id| id == "w13"), "{directors:?}");
    done(
        r,
        "2018-05-20",
        "w13",
        &step("s-1", "deepen", r#", "information": "besproken", "forum": {"on": "2018-05-17"}"#),
    );
    assert_eq!(r.signals().forum_days(), ["2018-05-17".parse().unwrap()]);
    let track = r#", "tracks": [{"what": "noodwoningen samen verhuren", "who": ["caw"], "at": "streek"}]"#;
    done(r, "2018-06-01", "w13", &step("s-1", "solve", track));
    done(
        r,
        "2018-06-05",
        "w13",
        &step("s-1", "submit", r#", "authority": "gemeente-menen", "on": "2018-06-04""#),
    );
    // the addressee answers on its own
    done(r, "2018-06-20", "gemeente-menen", &step("s-1", "answer", r#", "answer": "ja, voor twee jaar""#));
    done(r, "2018-07-01", "w13", &step("s-1", "follow-up", r#", "information": "de huur loopt""#));
    done(
        r,
        "2018-09-01",
        "w13",
        &step("s-1", "close", r#", "outcome": "partly", "reason": "te weinig woningen""#),
    );
    done(r, "2018-10-01", "w13", &step("s-1", "reopen", r#", "reason": "de huur stopt""#));
    done(r, "2018-10-02", "w13", &step("s-1", "direct", r#", "directors": ["w13"]"#));
    let signal = r.signals().find("s-1").unwrap();
    assert_eq!((signal.state.as_str(), signal.people), ("directed", Some(40)));
    assert_eq!(signal.directors, ["w13"]);
    assert_eq!(signal.history.len(), 16);
    let states: Vec<&str> = signal.history.iter().map(|taken| taken.state.as_str()).collect();
    assert_eq!(
        states,
        [
            "reported",
            "reported",
            "screened",
            "returned",
            "reported",
            "screened",
            "bundled",
            "directed",
            "deepened",
            "solution",
            "submitted",
            "answered",
            "followed-up",
            "closed",
            "reopened",
            "directed"
        ]
    );
}

/// Beside the path: taken above, while local and joint work goes on.
#[test]
fn what_is_taken_above_is_answered_from_above() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(r, "2018-01-10", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-16", "caw", &step("s-1", "bundle", r#", "challenge": "geen-dak""#));
    let (code, ..) =
        refusal(r, "2018-01-17", "w13", &step("s-1", "answer-from-above", r#", "answer": "ja""#));
    assert_eq!(code, "nothing-asked");
    done(r, "2018-01-18", "w13", &step("s-1", "escalate", r#", "lever": "finance-social-housing""#));
    let asked = &r.signals().find("s-1").unwrap().escalations;
    assert_eq!(asked[0].addressees, ["vlaamse-overheid"]);
    done(r, "2018-01-19", "w13", &step("s-1", "direct", ""));
    let above = step("s-1", "answer-from-above", r#", "answer": "in 2020""#);
    let (code, _, words) = refusal(r, "2018-02-01", "ocmw-wervik", &above);
    assert_eq!(code, "not-allowed");
    assert!(words.contains("who was addressed: `vlaamse-overheid`"), "{words}");
    done(r, "2018-02-01", "vlaamse-overheid", &above);
    let signal = r.signals().find("s-1").unwrap();
    assert_eq!((signal.state.as_str(), &signal.answer), ("directed", &None));
    assert_eq!(signal.escalations[0].answer.as_ref().unwrap().get("nl"), "in 2020");
    // answered once: nothing is asked any more
    let (code, ..) = refusal(r, "2018-02-02", "vlaamse-overheid", &above);
    assert_eq!(code, "not-allowed");
    assert_eq!(state(r, "s-1"), "directed");
}

#[test]
fn those_of_the_reporters_own_sector_come_first() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("of-caw"));
    let screen = step("of-caw", "screen", "");
    let why = write(r, "2018-01-09", "ocmw-menen", &screen).unwrap_err();
    assert_eq!(
        why.to_string(),
        "`ocmw-menen` may not take the step `screen` with `of-caw`; who may: role `signal-coordinator`: `caw` by rule `signal-coordinator`"
    );
    assert_eq!(
        why.reasons()[0].hint.as_deref(),
        Some(
            "`ocmw-menen` has the role `signal-coordinator`, but those of the reporter's own sector come first"
        )
    );
    // somebody of whom no sector is known: whoever coordinates there
    done(r, "2018-01-10", "buurtwerker-7", &reported("of-nobody"));
    done(r, "2018-01-11", "ocmw-menen", &step("of-nobody", "screen", ""));
    // who says from which sector it comes
    let said = reported("said").replace(r#""seen""#, r#""sector": "welfare", "seen""#);
    done(r, "2018-01-12", "buurtwerker-7", &said);
    let (code, ..) = refusal(r, "2018-01-13", "caw", &step("said", "screen", ""));
    assert_eq!(code, "not-allowed");
    done(r, "2018-01-13", "ocmw-menen", &step("said", "screen", ""));
    done(r, "2018-01-14", "caw", &screen);
}

#[test]
fn who_may_is_asked_for_the_day() {
    let mut register = begun();
    let r = &mut register;
    let poverty = reported("s-1").replace(r#"["housing"]"#, r#"["poverty"]"#).replace("menen", "wervik");
    done(r, "2018-06-01", "ocmw-wervik", &poverty);
    // appointed from July on
    let (code, ..) = refusal(r, "2018-06-30", "ocmw-wervik", &step("s-1", "screen", ""));
    assert_eq!(code, "not-allowed");
    done(r, "2018-07-01", "ocmw-wervik", &step("s-1", "screen", ""));
}

/// A challenge that is dealt with town by town: the director of another town has no business with a signal.
#[test]
fn a_role_is_held_where_the_signal_is_seen() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1").replace(r#"["housing"]"#, r#"["poverty"]"#));
    done(r, "2018-01-10", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-16", "caw", &step("s-1", "bundle", r#", "challenge": "schulden""#));
    let (code, _, words) = refusal(r, "2018-01-17", "gemeente-wervik", &step("s-1", "direct", ""));
    assert_eq!(code, "not-allowed");
    assert!(!words.contains("wervik` by rule"), "{words}");
    done(r, "2018-01-18", "caw", &step("s-1", "direct", ""));
    let directors = &r.signals().find("s-1").unwrap().directors;
    assert!(
        !directors.is_empty() && directors.iter().all(|id| !id.as_str().ends_with("wervik")),
        "{directors:?}"
    );
}

/// A challenge that is gone: its signals are judged by themselves again, so that nobody is left without anybody.
#[test]
fn signals_outlive_their_challenge() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(r, "2018-01-10", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-16", "caw", &step("s-1", "bundle", r#", "challenge": "geen-dak""#));
    done(
        r,
        "2018-01-17",
        "w13",
        r#"{"kind": "landscape-changed", "changes": [{"remove": {"challenges": "geen-dak"}}]}"#,
    );
    done(r, "2018-01-18", "caw", &step("s-1", "direct", ""));
    // in Menen alone: who directs there
    assert_eq!(r.signals().find("s-1").unwrap().directors, ["gemeente-menen", "ocmw-menen"]);
}

#[test]
fn a_challenge_is_made_of_signals() {
    let mut register = begun();
    let r = &mut register;
    for signal in ["s-1", "s-2"] {
        done(r, "2018-01-08", "caw", &reported(signal));
        done(r, "2018-01-08", "caw", &step(signal, "screen", ""));
    }
    let bundle = |rest: &str| {
        format!(r#"{{"kind": "signal-step", "signals": ["s-1", "s-2"], "step": "bundle"{rest}}}"#)
    };
    let new =
        r#"{"id": "nieuw", "label": "nieuw", "themes": ["housing"], "areas": ["menen"], "spread": "shared"}"#;
    let both = bundle(&format!(r#", "challenge": "geen-dak", "new_challenge": {new}"#));
    assert_eq!(refusal(r, "2018-01-16", "caw", &both).0, "two-challenges");
    let there =
        bundle(&format!(r#", "new_challenge": {}"#, new.replace(r#""id": "nieuw""#, r#""id": "schulden""#)));
    assert_eq!(refusal(r, "2018-01-16", "caw", &there).0, "double");
    let wrong = bundle(&format!(r#", "new_challenge": {}"#, new.replace("menen", "mennen")));
    let (code, path, words) = refusal(r, "2018-01-16", "caw", &wrong);
    assert_eq!((code.as_str(), path.as_str()), ("new-challenge", "new_challenge"));
    assert!(words.contains("did you mean `menen`?"), "{words}");
    let events = r.head().seq;
    done(r, "2018-01-16", "caw", &bundle(&format!(r#", "new_challenge": {new}"#)));
    assert_eq!(r.head().seq, events + 1);
    assert_eq!(r.signals().find("s-2").unwrap().challenge.as_ref().unwrap(), &"nieuw");
    let atlas = r.atlas_on("2018-02-01".parse().unwrap()).unwrap();
    assert!(atlas.decision("nieuw").is_ok());
    // before, nobody knew of it
    assert!(r.atlas_known(super::moment("2018-01-15")).unwrap().decision("nieuw").is_err());
    done(
        r,
        "2018-01-17",
        "gemeente-menen",
        r#"{"kind": "signal-step", "signals": ["s-1", "s-2"], "step": "direct"}"#,
    );
}

#[test]
fn every_reason_is_told_at_once() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    let wrong = r#"{"kind": "signal-reported", "signal": "s-1", "themes": ["housng"], "areas": ["menen", "gent"], "target_groups": ["nobody"], "seen": "?"}"#;
    let reasons = refused(r, "2018-01-09", "caw@hier", wrong);
    let told: Vec<(&str, &str)> =
        reasons.iter().map(|(code, path, _)| (code.as_str(), path.as_str())).collect();
    assert_eq!(
        told,
        [
            ("personal-data", ""),
            ("double", "signal"),
            ("unknown-reference", "themes[0]"),
            ("unknown-reference", "areas[1]"),
            ("unknown-reference", "target_groups[0]")
        ]
    );
    assert_eq!(reasons[2].2, "there is no theme `housng`; did you mean `housing`?");
    let wrong = r#"{"kind": "signal-step", "signals": ["s-1", "s-2"], "step": "submit", "authority": "gemeente-mennen", "reason": "x"}"#;
    let reasons = refused(r, "2018-01-09", "w13", wrong);
    let told: Vec<(&str, &str)> =
        reasons.iter().map(|(code, path, _)| (code.as_str(), path.as_str())).collect();
    assert_eq!(
        told,
        [
            ("missing-field", "on"),
            ("not-recorded", "reason"),
            ("unknown-reference", "authority"),
            ("out-of-turn", "signals[0]"),
            ("unknown-reference", "signals[1]")
        ]
    );
    assert_eq!(
        reasons[3].2,
        "`submit` cannot be taken with `s-1`: it stands in `reported`, from where can be taken: `inform`, `withdraw`, `screen`"
    );
    assert_eq!(
        reasons[1].2,
        "the step `submit` does not record `reason`; it records: `authority`, `on`, `information`"
    );
}

#[test]
fn refusals_have_a_code_a_place_and_words() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    for (by, event, code, path, words) in [
        (
            "caw",
            step("s-1", "scren", ""),
            "unknown-reference",
            "step",
            "there is no step of this path `scren`; did you mean `screen`?",
        ),
        (
            "ocmw-menen",
            step("s-1", "withdraw", ""),
            "not-allowed",
            "",
            "`ocmw-menen` may not take the step `withdraw` with `s-1`; who may: who reported it: `caw`",
        ),
        (
            "caw",
            r#"{"kind": "signal-stp", "signals": ["s-1"], "step": "screen"}"#.to_owned(),
            "unknown-kind",
            "kind",
            "there are no events of kind `signal-stp`",
        ),
        (
            "caw",
            step("s-1", "screen", r#", "resaon": "x""#),
            "unknown-field",
            "resaon",
            "a step taken has no field `resaon`",
        ),
        (
            "caw",
            r#"{"kind": "signal-step", "signals": [], "step": "screen"}"#.to_owned(),
            "empty-list",
            "signals",
            "",
        ),
        (
            "caw",
            reported("s-2").replace(r#""seen""#, r#""reporter_name": "x", "seen""#),
            "wrong-type",
            "reporter_name",
            "",
        ),
    ] {
        let told = refusal(r, "2018-01-09", by, &event);
        assert_eq!((told.0.as_str(), told.1.as_str()), (code, path), "{told:?}");
        assert!(words.is_empty() || told.2 == words, "{}", told.2);
    }
    // the reporter takes it back, until it is part of a challenge
    done(r, "2018-01-10", "caw", &step("s-1", "withdraw", ""));
    assert_eq!(state(r, "s-1"), "withdrawn");
    done(r, "2018-01-11", "caw", &reported("s-2"));
    done(r, "2018-01-11", "caw", &step("s-2", "screen", ""));
    let not_director = step("s-2", "decline", "");
    assert_eq!(refusal(r, "2018-01-12", "caw", &not_director).0, "missing-field");
    done(r, "2018-01-12", "caw", &step("s-2", "decline", r#", "reason": "staat al in het plan""#));
    done(r, "2018-01-13", "caw", &reported("s-3"));
    done(r, "2018-01-13", "caw", &step("s-3", "screen", ""));
    done(r, "2018-01-13", "caw", &step("s-3", "bundle", r#", "challenge": "geen-dak""#));
    assert_eq!(refusal(r, "2018-01-14", "caw", &step("s-3", "withdraw", "")).0, "out-of-turn");
    let (code, path, words) =
        refusal(r, "2018-01-14", "w13", &step("s-3", "direct", r#", "directors": ["vlaamse-overheid"]"#));
    assert_eq!((code.as_str(), path.as_str()), ("not-among", "directors[0]"));
    assert!(
        words.starts_with("`vlaamse-overheid` does not have the role `director` on `s-3`; who has: "),
        "{words}"
    );
}

/// Everybody may take each step that the contract gives to a role, and nobody else.
#[test]
fn a_step_is_taken_by_whoever_the_path_names_and_by_nobody_else() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    let atlas = r.atlas_on("2018-01-09".parse().unwrap()).unwrap();
    let steps = r.signals().steps("s-1", &atlas).unwrap();
    let may: Vec<(String, Vec<String>)> = steps
        .iter()
        .map(|(step, may)| {
            let who = may.iter().flat_map(|one| &one.stakeholders).map(|one| one.stakeholder.to_string());
            (step.id.to_string(), who.collect())
        })
        .collect();
    assert_eq!(
        may,
        [
            ("inform".to_owned(), vec![]),
            ("withdraw".to_owned(), vec!["caw".to_owned()]),
            ("screen".to_owned(), vec!["caw".to_owned()])
        ]
    );
    for by in ACTORS {
        let told = write(r, "2018-01-09", by, &step("s-1", "screen", r#", "lever": "x""#)).unwrap_err();
        let may = told.reasons().iter().all(|reason| reason.code != "not-allowed");
        assert_eq!(may, by == "caw", "{by}: {told}");
    }
}
