//! Trajectories in a register: ten thousand registrations, snapshots, whoever writes under an address.

use proptest::prelude::*;
use regie::{
    Digest, Documents, Entry, Event, Landscape, NotOpened, NotWritten, Problems, Register, Snapshot,
};
use serde_json::{Value, json};

use super::{Tried, id, invitation, landscape, moment, properties::happening, registration, with};
use crate::properties::check;

/// A register of a landscape, with its first event.
pub(crate) fn begun(landscape: &Value, by: &str, at: &str) -> (Documents, Register) {
    let documents = Documents::flemish(Landscape::from_json(&landscape.to_string()).unwrap());
    let register = Register::begin(&documents, moment(at), id(by)).unwrap();
    (documents, register)
}

/// Somebody tells a register that something happened.
pub(crate) fn tell<'r>(
    register: &'r mut Register,
    by: &str,
    at: &str,
    event: &Value,
) -> Result<&'r Entry, NotWritten> {
    let event = Event::from_json(&event.to_string()).unwrap();
    register.append(register.head().seq, moment(at), id(by), event)
}

/// A snapshot after any event, with the lines that came later, comes to what all lines come to; and goes on as they do.
pub(crate) fn is_whole(
    documents: &Documents,
    register: &Register,
    cut: prop::sample::Index,
) -> Result<(), TestCaseError> {
    let lines = register.journal().to_json_lines();
    let all: Vec<&str> = lines.split_inclusive('\n').collect();
    let known = 1 + cut.index(all.len());
    let part = Register::open(documents, all[..known].concat().as_bytes()).unwrap().register;
    let text = part.snapshot().to_json();
    let snapshot = Snapshot::from_json(&text).map_err(|why| TestCaseError::fail(format!("{text}: {why}")))?;
    prop_assert_eq!(snapshot.to_json(), text);
    let resumed = Register::resume(documents, &snapshot, all[known..].concat().as_bytes());
    let resumed = resumed.map_err(|why| TestCaseError::fail(why.to_string()))?.register;
    // no event before it was taken again
    prop_assert_eq!(resumed.journal().entries().len(), all.len() - known);
    prop_assert_eq!(resumed.head(), register.head());
    prop_assert_eq!(resumed.trajectories(), register.trajectories());
    prop_assert_eq!(resumed.plans(), register.plans());
    prop_assert_eq!(resumed.snapshot().to_json(), register.snapshot().to_json());
    Ok(())
}

#[test]
fn a_snapshot_and_what_came_later_are_the_whole() {
    let tried = Tried::planned();
    let plan: Value = serde_json::from_str(&tried.accepted.last().unwrap().0.to_json()).unwrap();
    let written = std::cell::Cell::new(0);
    let happenings = (prop::collection::vec(happening(), 1..30), any::<prop::sample::Index>());
    check("trajectories_resumed", 20, happenings, |(mut happenings, cut)| {
        let (documents, mut register) = begun(&landscape(), "welzijnsregio", "2018-01-08T08:00:00+01:00");
        tell(&mut register, "welzijnsregio", "2018-01-08T09:00:00+01:00", &invitation()).unwrap();
        happenings.sort_by(|(.., one), (.., other)| one.cmp(other));
        for (what, who, when) in &happenings {
            let what = if what.is_null() { &plan } else { what };
            written.set(written.get() + usize::from(tell(&mut register, who, when, what).is_ok()));
        }
        is_whole(&documents, &register, cut)
    });
    assert!(written.get() > 50, "{} written: the property sees too little", written.get());
}

const IN_TIME: &str = "2018-01-15T10:00:00+01:00";

/// Everything that can be told of a trajectory was.
pub(crate) fn lived() -> (Documents, Register) {
    let (documents, mut register) = begun(&landscape(), "welzijnsregio", "2018-01-08T08:00:00+01:00");
    let tried = Tried::planned();
    for (event, at, by) in &tried.accepted {
        let event: Value = serde_json::from_str(&event.to_json()).unwrap();
        tell(&mut register, by.as_str(), &at.to_string(), &event).unwrap();
    }
    let on = |kind: &str, rest: Value| with(json!({"kind": kind, "trajectory": "tocht"}), rest);
    let care = "trajectory-care";
    let first = register.trajectories().get("tocht").unwrap().meetings()[0].clone();
    let half_day = json!({"date": first.half_day.date.to_string(), "half": first.half_day.half.as_str()});
    for (at, event) in [
        ("2018-01-27T10:00:00+01:00", on("trend-note-sent", json!({"note": "op het web"}))),
        ("2018-01-27T11:00:00+01:00", on("place-changed", json!({"place": "zaal 3"}))),
        (
            "2018-03-30T11:00:00+02:00",
            on("meeting-held", json!({"theme": first.theme.as_str(), "half_day": half_day, "present": []})),
        ),
        (
            "2018-03-30T11:00:00+02:00",
            on("question-answered", json!({"theme": care, "question": "together", "answer": "samen"})),
        ),
        (
            "2018-03-30T11:00:00+02:00",
            on(
                "criteria-set",
                json!({"theme": care, "criteria": [{"id": "need", "label": "nood", "weight": 2}]}),
            ),
        ),
        (
            "2018-03-30T11:00:00+02:00",
            on(
                "challenge-scored",
                json!({"theme": care, "challenge": "near", "scores": [{"criterion": "need", "score": 80}]}),
            ),
        ),
        (
            "2018-03-30T11:00:00+02:00",
            on("voted", json!({"theme": care, "participant": "p1", "challenges": ["near", "at-home"]})),
        ),
        ("2018-04-02T11:00:00+02:00", on("inspiration-note-sent", json!({}))),
    ] {
        tell(&mut register, "welzijnsregio", at, &event).unwrap_or_else(|why| panic!("{event}: {why}"));
    }
    (documents, register)
}

fn problems(snapshot: &Value) -> Problems {
    Snapshot::from_json(&snapshot.to_string()).expect_err("it should not be read")
}

#[test]
fn a_snapshot_that_cannot_be_right_is_refused_with_every_reason() {
    let (documents, register) = lived();
    let whole: Value = serde_json::from_str(&register.snapshot().to_json()).unwrap();
    let resumed = Register::resume(&documents, &Snapshot::from_json(&whole.to_string()).unwrap(), b"");
    assert_eq!(resumed.unwrap().register.trajectories(), register.trajectories());
    let changed = |pointer: &str, value: Value| {
        let mut changed = whole.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
        problems(&changed).iter().map(|one| format!("{}: {one}", one.code.as_str())).collect::<Vec<_>>()
    };
    let one = "/trajectories/0";
    for (pointer, value, told) in [
        (
            format!("{one}/registrations/0/themes/0"),
            json!("trajectory-car"),
            "unknown-reference: trajectories[0].registrations[0].themes[0]: there is no theme of this trajectory `trajectory-car` here",
        ),
        (
            format!("{one}/registrations/1/participant"),
            json!("p1"),
            "repeated-id: trajectories[0].registrations[1]: `p1` stands there already",
        ),
        (
            format!("{one}/work/0/scores/0/scores/0/criterion"),
            json!("neet"),
            "unknown-reference: trajectories[0].work[0].scores[0].scores[0].criterion: there is no criterion `neet` here",
        ),
        (
            format!("{one}/work/0/votes/0/participant"),
            json!("p9"),
            "unknown-reference: trajectories[0].work[0].votes[0].participant: there is no registered participant `p9` here",
        ),
        (
            format!("{one}/meetings/0/half_day/half"),
            json!("noon"),
            "invalid-value: trajectories[0].meetings[0].half_day.half",
        ),
        (
            format!("{one}/registrations/0/at"),
            json!("gisteren"),
            "invalid-date: trajectories[0].registrations[0].at",
        ),
        ("/version".to_owned(), json!(2), "newer-version: "),
        ("/format".to_owned(), json!("regie/landscape"), "wrong-format: "),
        ("/head/hash".to_owned(), json!("abc"), "invalid-value: head.hash"),
    ] {
        let found = changed(&pointer, value);
        assert!(found.iter().any(|one| one.starts_with(told)), "{pointer}: {found:#?}");
    }
    // all reasons at once
    let mut wrong = whole.clone();
    wrong["trajectories"][0]["registrations"][0]["themes"] = json!(["x"]);
    wrong["trajectories"][0]["registrations"][1]["themes"] = json!(["y"]);
    assert_eq!(problems(&wrong).iter().count(), 2, "{}", problems(&wrong));

    // of another landscape, or put before lines that do not follow
    let snapshot = Snapshot::from_json(&whole.to_string()).unwrap();
    let (other, _) =
        begun(&with(landscape(), json!({"id": "elders"})), "welzijnsregio", "2018-01-08T08:00:00+01:00");
    let refused = |documents: &Documents, lines: &str| -> NotOpened {
        Register::resume(documents, &snapshot, lines.as_bytes()).expect_err("it should not be taken up")
    };
    assert_eq!(refused(&other, "").code(), "other-landscape");
    let lines = register.journal().to_json_lines();
    assert_eq!(refused(&documents, lines.lines().next().unwrap()).code(), "reordered");
}

#[test]
fn nobody_writes_under_an_address() {
    let words = "who acts is named by an id without personal data, and `by` looks like an address: it could never be erased";
    let (documents, mut register) = lived();
    let before = register.snapshot().to_json() + &register.journal().to_json_lines();
    let at = "2018-04-03T10:00:00+02:00";
    let events = [
        json!({"kind": "landscape-changed", "changes": [{"remove": {"challenges": "rent"}}]}),
        json!({"kind": "signal-reported", "signal": "s", "themes": ["housing"], "areas": ["pelt"], "seen": "x"}),
        with(invitation(), json!({"trajectory": "ander", "organisers": ["welzijnsregio", "iemand@hier"]})),
        registration("p8", "iemand@hier", &["trajectory-care"]),
        json!({"kind": "plan-opened", "plan": "p", "label": "Plan", "owners": ["welzijnsregio"],
            "period": {"from": "2018-01-01", "until": "2019-01-01"}, "leads_with": ["director"]}),
    ];
    for event in &events {
        let why = tell(&mut register, "iemand@hier", at, event).unwrap_err();
        let reason = why.reasons().swap_remove(0);
        assert_eq!((reason.code, &*reason.path, &*reason.message), ("personal-data", "", words), "{event}");
    }
    assert_eq!(register.snapshot().to_json() + &register.journal().to_json_lines(), before);
    // the first event, a journal by itself, and a line that another program chained well
    let why = Register::begin(&documents, moment(IN_TIME), id("iemand@hier")).unwrap_err();
    assert_eq!((why.code(), why.to_string().as_str()), ("personal-data", words));
    let mut journal = register.journal().clone();
    let sent = || Event::from_json(r#"{"kind": "x"}"#).unwrap();
    let why = journal.append(journal.head().seq, moment(at), id("iemand@hier"), sent()).unwrap_err();
    assert_eq!(why.code(), "personal-data");
    assert_eq!(&journal, register.journal());
    let head = journal.head();
    let event = Event::from_json(&events[0].to_string()).unwrap();
    let event = event.to_json();
    let (seq, said) = (head.seq + 1, format!(r#""at":"{at}","by":"iemand@hier","event":{event}"#));
    let hash = Digest::of(&format!("{}\n{{{said},\"seq\":{seq}}}", head.hash));
    let lines = format!("{}{{\"seq\":{seq},{said},\"hash\":\"{hash}\"}}\n", journal.to_json_lines());
    assert_eq!(Register::open(&documents, lines.as_bytes()).unwrap_err().code(), "personal-data");
}

/// Ten thousand people register in one journal: whoever is in time and finds room is in, everybody else is told why, and nothing else changes.
#[test]
fn ten_thousand_registrations_in_one_journal() {
    const ALL: usize = 10_000;
    const ROOM: usize = 4_000;
    let (documents, mut register) = begun(&landscape(), "welzijnsregio", "2018-01-08T08:00:00+01:00");
    let mut invited = invitation();
    invited["groups"][1]["room_for"] = json!(ROOM);
    tell(&mut register, "welzijnsregio", "2018-01-08T09:00:00+01:00", &invited).unwrap();
    let (care, housing, work) = ("trajectory-care", "trajectory-housing", "trajectory-training-work");
    let stakeholders = ["gemeente-pelt", "ocmw-pelt", "gemeente-lommel", "caw"];
    for n in 0..ALL {
        let stakeholder = stakeholders[n % stakeholders.len()];
        let themes: &[&str] = if n < ROOM { &[housing, care] } else { &[work] };
        let event = registration(&format!("p{n}"), stakeholder, themes);
        tell(&mut register, stakeholder, IN_TIME, &event).unwrap_or_else(|why| panic!("{n}: {why}"));
    }
    let full = register.trajectories().clone();
    let head = register.head();
    let mut refused = |at: &str, event: Value| {
        let why = tell(&mut register, "caw", at, &event).unwrap_err();
        assert_eq!(
            (register.trajectories(), register.head()),
            (&full, head),
            "refused, and changed: {event}"
        );
        why.reasons().into_iter().map(|one| format!("{} {}", one.code, one.path)).collect::<Vec<_>>()
    };
    let late = "2018-01-26T12:00:00+01:00";
    let unknown = "unknown-reference themes[0]".to_owned();
    assert_eq!(refused(IN_TIME, registration("p-new", "caw", &[housing])), ["full themes[0]"]);
    assert_eq!(refused(late, registration("p-new", "caw", &[care])), ["late "]);
    assert_eq!(refused(IN_TIME, registration("p-new", "caw", &[care, care])), ["repeated-element themes[1]"]);
    assert_eq!(refused(IN_TIME, registration("p-new", "caw", &["leisure"])), std::slice::from_ref(&unknown));
    assert_eq!(
        refused(late, registration("p-new", "caw", &["leisure", housing])),
        ["late ".to_owned(), unknown, "full themes[1]".to_owned()]
    );
    assert_eq!(full.to_json(), register.trajectories().to_json());

    // whoever is in keeps the place; a place that is given up is another's
    let mut tell = |event: Value| tell(&mut register, "caw", IN_TIME, &event).map(drop);
    tell(registration("p3", "caw", &[housing])).unwrap();
    tell(json!({"kind": "registration-withdrawn", "trajectory": "tocht", "participant": "p7"})).unwrap();
    tell(registration("p-new", "caw", &[housing])).unwrap();
    assert!(tell(registration("p-newer", "caw", &[housing])).is_err());
    let trajectory = register.trajectories().get("tocht").unwrap();
    assert_eq!((trajectory.registrations().len(), trajectory.participants(housing).count()), (ALL, ROOM));

    // all of it is read again, and taken up from a snapshot
    let lines = register.journal().to_json_lines();
    let again = Register::open(&documents, lines.as_bytes()).unwrap().register;
    assert_eq!(again.trajectories(), register.trajectories());
    let snapshot = Snapshot::from_json(&register.snapshot().to_json()).unwrap();
    let mut resumed = Register::resume(&documents, &snapshot, b"").unwrap().register;
    assert_eq!(resumed.trajectories(), register.trajectories());
    let why =
        super::registers::tell(&mut resumed, "caw", IN_TIME, &registration("p-last", "caw", &[housing]));
    assert_eq!(why.unwrap_err().code(), "full");
}
