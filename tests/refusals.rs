//! Refusals in the words of both languages: read aloud before they are accepted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use regie::plans::PlanRefusal;
use regie::signals::{SignalRefusal, StepField};
use regie::trajectories::{Half, HalfDay, TrajectoryRefusal};
use regie::{
    Event, Journal, Landscape, Language, NotAppended, NotOpened, NotWritten, Problems, Register,
    StartDocument,
};
use serde_json::Value;

use crate::signals::{begun, documents, done, moment, reported, step, write};
use crate::trajectories::id;

/// What the code of the library says in English where a refusal or an error names a thing, or what would be right.
fn said_in_code() -> BTreeSet<String> {
    fn read(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                // the text after each of these
                for call in ["what: \"", "what = \"", "among(\"", "known(id, \""] {
                    let after = text.split(call).skip(1);
                    found.extend(
                        after.filter_map(|rest| rest.split_once('"')).map(|(text, _)| text.to_owned()),
                    );
                }
                for call in ["not_empty(", "once("] {
                    for rest in text.split(call).skip(1) {
                        let arguments = rest.split_once(");").map_or(rest, |(arguments, _)| arguments);
                        // the field and the thing
                        if let Some(thing) = arguments.split('"').nth(3) {
                            found.insert(thing.to_owned());
                        }
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src");
    for folder in ["signals", "trajectories", "plans", "decide", "explain", "views", "render"] {
        read(&source.join(folder), &mut found);
    }
    found
}

#[test]
fn whatever_a_refusal_names_has_words() {
    let file: Value = serde_json::from_str(Language::DUTCH_JSON).unwrap();
    let has = |section: &str, name: &str| file[section].get(name).is_some();
    let said = said_in_code();
    for known in
        ["the trajectory", "owner", "the participant", "seat", "a score is a whole number from 0 to 100"]
    {
        assert!(said.contains(known), "{known} is found: {said:?}");
    }
    for name in said {
        assert!(has("things", &name) || has("refused_because", &name), "{name}");
    }
}

fn problems() -> Problems {
    let book = r#"{"format": "regie/rulebook", "version": 1, "id": "x", "rule": []}"#;
    regie::RuleBook::from_json(book).unwrap_err()
}

/// Refusals of every kind, each with a name.
fn all() -> Vec<(&'static str, NotWritten)> {
    let mut all = journal();
    all.extend(driven());
    all.extend(of_signals().map(|why| ("signal", NotWritten::Signals(why.into()))));
    all.extend(of_trajectories().map(|why| ("trajectory", NotWritten::Trajectories(why.into()))));
    all.extend(of_plans().map(|why| ("plan", NotWritten::Plans(why.into()))));
    all
}

fn journal() -> Vec<(&'static str, NotWritten)> {
    let refused = [
        NotAppended::Earlier { at: moment("2018-01-01"), last: moment("2018-01-10") },
        NotAppended::NotOpened { kind: "signal-reported".into() },
        NotAppended::OpenedAgain,
        NotAppended::NothingToErase { seq: 3 },
        NotAppended::ErasableMissing { field: "name".into() },
        NotAppended::Form(problems()),
        NotAppended::PersonalData,
        NotAppended::TooLong { bytes: 2_000_000 },
        NotAppended::TooMany,
    ];
    let mut all: Vec<_> = refused.into_iter().map(|why| ("journal", NotWritten::Journal(why))).collect();
    all.push(("form", NotWritten::Form(Event::from_json(r#"{"kind": 3}"#).unwrap_err())));
    all.push(("landscape", NotWritten::Landscape(problems())));
    all.push(("kind", NotWritten::UnknownKind { kind: "signal".into(), nearest: None }));
    all
}

/// What a register says itself.
fn driven() -> Vec<(&'static str, NotWritten)> {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-02", "ocmw-menen", &reported("s-1"));
    let mut all = Vec::new();
    let mut refuse = |r: &mut Register, by: &str, event: &str| {
        all.push(("driven", write(r, "2018-01-03", by, event).expect_err(event)));
    };
    refuse(r, "caw", r#"{"kind": "signal-reportd"}"#);
    refuse(r, "caw", &reported("s-1"));
    refuse(r, "caw", &reported("s-2").replace("housing", "housng"));
    refuse(r, "caw", &step("s-2", "screen", ""));
    refuse(r, "caw", &step("s-1", "scren", ""));
    refuse(r, "caw", &step("s-1", "bundle", r#", "challenge": "geen-dak""#));
    refuse(r, "gemeente-wervik", &step("s-1", "screen", ""));
    refuse(r, "caw", &step("s-1", "screen", r#", "outcome": "solved""#));
    refuse(r, "w13@hier", &reported("s-3"));
    let event = Event::from_json(&reported("s-4")).unwrap();
    for seen in [1, 9] {
        let why = r.append(seen, moment("2018-01-04"), id("caw"), event.clone()).unwrap_err();
        all.push(("conflict", why));
    }
    all
}

fn of_signals() -> impl Iterator<Item = SignalRefusal> {
    use SignalRefusal as R;
    let (signal, role) = (id("s-1"), id("director"));
    [
        R::Unknown { path: "areas[0]".into(), what: "area at this date:", id: id("menen"), nearest: None },
        R::Missing { field: StepField::Reason, step: id("close") },
        R::TwoChallenges,
        R::NotAmong {
            path: "directors[0]".into(),
            stakeholder: id("caw"),
            role: role.clone(),
            signal: signal.clone(),
            holders: vec![id("w13"), id("ocmw-menen")],
        },
        R::NobodyHas { field: StepField::Directors, role, signal: signal.clone() },
        R::NothingAsked { signal },
        R::NewChallenge(problems()),
        R::PersonalData,
    ]
    .into_iter()
}

fn of_trajectories() -> impl Iterator<Item = TrajectoryRefusal> {
    use TrajectoryRefusal as R;
    let (theme, path) = (id("housing"), || "themes[0]".into());
    let half_day = HalfDay::new("2018-02-06".parse().unwrap(), Half::Afternoon);
    [
        R::Unknown {
            path: path(),
            what: "theme of this trajectory",
            id: id("housng"),
            nearest: Some("housing".into()),
        },
        R::Double { path: path(), what: "a meeting of this group on", id: half_day.to_string().into() },
        R::Double { path: path(), what: "the participant", id: "d-1".into() },
        R::NotAllowed { by: id("caw"), may: vec![id("w13"), id("ocmw-menen")] },
        R::Late { deadline: moment("2018-01-10"), at: moment("2018-01-11") },
        R::Full { path: path(), theme: theme.clone(), room_for: 1 },
        R::Full { path: path(), theme: theme.clone(), room_for: 20 },
        R::Empty { path: path(), what: "organiser" },
        R::PersonalData { path: path() },
        R::OutOfRange { path: path(), what: "a theme group meets two or three half days" },
        R::OutsidePeriod { path: path(), half_day },
        R::MeetingCount { path: path(), theme: theme.clone(), asked: 2, planned: 0 },
        R::MeetingCount { path: path(), theme, asked: 3, planned: 1 },
        R::OutOfTurn { path: path(), what: "no such meeting is planned" },
    ]
    .into_iter()
}

fn of_plans() -> impl Iterator<Item = PlanRefusal> {
    use PlanRefusal as R;
    [
        R::Unknown { path: "domain".into(), what: "policy domain", id: id("wonen"), nearest: None },
        R::Double { path: "answers[1]".into(), what: "an answer to", id: "q-1".into() },
        R::NotAllowed { by: id("caw"), may: Vec::new() },
        R::Empty { path: "poverty_test".into(), what: "question" },
        R::OutOfRange { path: "on".into(), what: "a reading is of today or of an earlier day" },
        R::SecondFrame { frame: id("kader") },
        R::Unanswered { question: id("q-2") },
        R::OutOfTurn { path: "action".into(), what: "the action has no indicator to read" },
    ]
    .into_iter()
}

fn unopened() -> Vec<NotOpened> {
    let other = |document, found: &str| NotOpened::OtherDocument {
        document,
        expected: id("streek"),
        found: id(found),
    };
    let refused = NotWritten::Journal(NotAppended::NothingToErase { seq: 2 });
    let bad = Journal::open(b"{}\n".as_slice()).unwrap_err();
    vec![
        bad.into(),
        Register::open(&documents(), b"".as_slice()).unwrap_err(),
        NotOpened::Part { after: 4 },
        NotOpened::OtherPart { snapshot: 3, after: 4 },
        other(StartDocument::Landscape, "streek"),
        other(StartDocument::RuleBook, "elders"),
        other(StartDocument::Path, "elders"),
        NotOpened::Documents(Landscape::from_json("{}").unwrap_err()),
        NotOpened::Snapshot(regie::Snapshot::from_json("{}").unwrap_err()),
        NotOpened::Refused { line: 7, why: refused },
        NotAppended::PersonalData.into(),
    ]
}

#[test]
fn refusals_are_told() {
    for language in [Language::dutch(), Language::english()] {
        let mut text = String::new();
        for (kind, why) in all() {
            let told = language.refusal(&why);
            // a sentence or two for each reason, in their order
            assert_eq!(told.sentences.len(), why.reasons().len(), "{why}");
            writeln!(text, "{kind}, {}:\n{told}\n", why.code()).unwrap();
        }
        for why in unopened() {
            writeln!(text, "not opened, {}:\n{}\n", why.code(), language.not_opened(&why)).unwrap();
        }
        assert!(!text.contains(['{', '`', '[']) && !text.contains("  "), "{text}");
        insta::assert_snapshot!(format!("refusals_{}", language.tag()), text);
    }
}

#[test]
fn what_would_be_right_is_told_whole() {
    for language in [Language::DUTCH_JSON, Language::ENGLISH_JSON] {
        let file: Value = serde_json::from_str(language).unwrap();
        for (why, told) in file["refused_because"].as_object().unwrap() {
            let told = told.as_str().unwrap();
            assert!(
                told.ends_with('.') && told.chars().next().is_some_and(char::is_uppercase),
                "{why}: {told}"
            );
        }
    }
}
