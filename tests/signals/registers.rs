//! Registers: opened, refused, resumed; landscapes that change.

use super::{LANDSCAPE, begun, documents, done, moment, reported, step, write};
use regie::{Change, Documents, Event, Landscape, NotOpened, Register, SignalPath, Snapshot};

/// With a few signals, and a landscape that changed on the way.
fn lived() -> Register {
    let mut register = begun();
    let r = &mut register;
    let named = Event::from_json(&reported("s-1")).unwrap();
    let named = named.with_erasable("reporter_name", "who reported it", "b9c1d04e7f2a6358").unwrap();
    r.append(1, moment("2018-01-08"), "caw".parse().unwrap(), named).unwrap();
    done(r, "2018-01-09", "caw", &step("s-1", "screen", ""));
    done(
        r,
        "2018-01-10",
        "w13",
        r#"{"kind": "landscape-changed", "reason": "een nieuwe afspraak", "changes": [
        {"put": {"challenges": {"id": "nieuw", "label": "nieuw", "themes": ["housing"], "areas": ["menen"], "spread": "separate"}}},
        {"appointment": {"stakeholder": "ocmw-wervik", "role": "director", "within": "wervik"}}]}"#,
    );
    done(r, "2018-01-11", "caw", &step("s-1", "bundle", r#", "challenge": "nieuw""#));
    done(r, "2018-01-12", "caw", &reported("s-2"));
    register
}

fn not_opened(documents: &Documents, lines: &str) -> NotOpened {
    Register::open(documents, lines.as_bytes()).expect_err("it should not open")
}

#[test]
fn a_register_is_opened_as_it_was() {
    let register = lived();
    let lines = register.journal().to_json_lines();
    let opened = Register::open(&documents(), lines.as_bytes()).unwrap();
    assert_eq!(opened.repaired, None);
    assert_eq!(opened.register.journal(), register.journal());
    assert_eq!(opened.register.signals().to_json(), register.signals().to_json());
    assert_eq!(opened.register.at(), moment("2018-01-12"));
    // a torn last line: what came before it is there
    let torn = Register::open(&documents(), &lines.as_bytes()[..lines.len() - 20]).unwrap();
    assert_eq!(torn.repaired.unwrap().line, 6);
    assert_eq!(torn.register.head().seq, 5);
    assert!(torn.register.signals().get("s-2").is_none());
}

#[test]
fn what_does_not_fit_is_named_with_its_place() {
    let register = lived();
    let lines = register.journal().to_json_lines();
    let other = Documents::flemish(
        Landscape::from_json(&LANDSCAPE.replace(r#""id": "streek", "as_of""#, r#""id": "gent", "as_of""#))
            .unwrap(),
    );
    let edited = Documents::flemish(Landscape::from_json(&LANDSCAPE.replace("het CAW", "CAW")).unwrap());
    let mut book = documents();
    book.rule_book.rules.pop();
    let mut path = documents();
    path.path = SignalPath::from_json(
        &regie::flanders::SIGNAL_PATH_JSON.replace(r#""within_days": 14"#, r#""within_days": 15"#),
    )
    .unwrap();
    for (documents, code, words) in [
        (other, "other-landscape", "line 1: the journal tells of the landscape `streek`, and this is `gent`"),
        (
            edited,
            "other-landscape",
            "line 1: the journal tells of the landscape `streek` as it was, and this one was changed since",
        ),
        (
            book,
            "other-rule-book",
            "line 1: the journal tells of the rule book `flanders` as it was, and this one was changed since",
        ),
        (
            path,
            "other-path",
            "line 1: the journal tells of the path `flemish-signal-path` as it was, and this one was changed since",
        ),
    ] {
        let why = not_opened(&documents, &lines);
        assert_eq!((why.code(), why.line(), why.to_string().as_str()), (code, Some(1), words));
    }
    let all: Vec<&str> = lines.lines().collect();
    let join = |lines: &[&str]| lines.join("\n") + "\n";
    for (lines, code, line) in [
        (join(&[all[0], all[1], all[3], all[2], all[4], all[5]]), "reordered", 3),
        (join(&[all[0], all[2], all[3]]), "hole", 2),
        (lines.replace("nieuwe afspraak", "andere afspraak"), "tampered", 4),
        (lines.replacen(r#""version":1"#, r#""version":2"#, 1), "newer-version", 1),
    ] {
        let why = not_opened(&documents(), &lines);
        assert_eq!((why.code(), why.line()), (code, Some(line)), "{why}");
    }
    assert_eq!(not_opened(&documents(), "").code(), "empty-journal");
    // cut off: who knows how far it went can tell
    let cut = Register::open(&documents(), join(&all[..4]).as_bytes()).unwrap().register;
    let bad = cut.verify(register.head()).unwrap_err();
    assert_eq!((bad.line, bad.wrong.code()), (5, "cut"));
    let why = Register::open_known(&documents(), join(&all[..4]).as_bytes(), register.head()).unwrap_err();
    assert_eq!((why.code(), why.line()), ("cut", Some(5)));
    assert!(Register::open_known(&documents(), lines.as_bytes(), cut.head()).is_ok());
    // written by a program that did not ask the rules: the chain is right, and the event could never have been written
    let mut journal = register.journal().clone();
    let by_nobody = Event::from_json(&step("s-2", "screen", "")).unwrap();
    journal.append(6, moment("2018-01-13"), "ocmw-wervik".parse().unwrap(), by_nobody).unwrap();
    let why = not_opened(&documents(), &journal.to_json_lines());
    assert_eq!((why.code(), why.line()), ("not-allowed", Some(7)));
}

#[test]
fn a_stale_writer_is_told_what_came_between() {
    let mut register = lived();
    let before = register.signals().clone();
    let event = Event::from_json(&step("s-2", "screen", "")).unwrap();
    let why = register.append(4, moment("2018-01-13"), "caw".parse().unwrap(), event).unwrap_err();
    assert_eq!(
        why.to_string(),
        "you know of 4 events, and there are 6 by now: `signal-step` by `caw`, `signal-reported` by `caw`"
    );
    assert_eq!((why.code(), register.head().seq, register.signals()), ("conflict", 6, &before));
}

#[test]
fn a_snapshot_and_what_came_later_are_the_whole() {
    let whole = lived();
    let lines = whole.journal().to_json_lines();
    for known in 1..=6 {
        let begin: String = lines.split_inclusive('\n').take(known).collect();
        let part = Register::open(&documents(), begin.as_bytes()).unwrap().register;
        let snapshot = Snapshot::from_json(&part.snapshot().to_json()).unwrap();
        assert_eq!(snapshot, part.snapshot());
        let resumed = Register::resume(&documents(), &snapshot, &lines.as_bytes()[begin.len()..]).unwrap();
        let mut resumed = resumed.register;
        assert_eq!((resumed.head(), resumed.signals()), (whole.head(), whole.signals()), "{known}");
        assert_eq!(resumed.snapshot(), whole.snapshot());
        let day = "2018-03-01".parse().unwrap();
        let decided = |register: &Register| register.atlas_on(day).unwrap().decisions_json();
        assert_eq!(decided(&resumed), decided(&whole));
        let known =
            |register: &Register| register.atlas_known(moment("2018-01-09")).unwrap().decisions_json();
        assert_eq!(known(&resumed), known(&whole));
        // and it goes on, and not back
        assert_eq!(
            write(&mut resumed, "2018-01-11", "caw", &step("s-2", "screen", "")).unwrap_err().code(),
            "earlier"
        );
        done(&mut resumed, "2018-01-13", "caw", &step("s-2", "screen", ""));
    }
    let snapshot = whole.snapshot();
    let other = Documents::flemish(Landscape::from_json(&LANDSCAPE.replace("het CAW", "CAW")).unwrap());
    assert_eq!(Register::resume(&other, &snapshot, b"").unwrap_err().code(), "other-landscape");
    let newer = snapshot.to_json().replacen(r#""version":1"#, r#""version":2"#, 1);
    assert_eq!(Snapshot::from_json(&newer).unwrap_err().as_slice()[0].code.as_str(), "newer-version");
    // the lines of another journal do not come after it
    let third: String = lines.split_inclusive('\n').skip(2).collect();
    assert_eq!(Register::resume(&documents(), &snapshot, third.as_bytes()).unwrap_err().code(), "reordered");
    // nothing comes before the snapshot
    let mut early = regie::Journal::after(whole.head());
    early
        .append(6, moment("2018-01-01"), "caw".parse().unwrap(), Event::from_json(&reported("s-9")).unwrap())
        .unwrap();
    let why = Register::resume(&documents(), &snapshot, early.to_json_lines().as_bytes()).unwrap_err();
    assert_eq!((why.code(), why.line()), ("earlier", Some(1)));
    // part of a journal alone is none
    let part = regie::Journal::open_after(whole.head(), b"").unwrap().journal;
    assert_eq!(Register::replay(&documents(), part).unwrap_err().code(), "part-of-journal");
}

#[test]
fn a_name_is_erased_from_the_register_and_the_chain_stays() {
    let mut register = lived();
    let head = register.head();
    let name = |register: &Register| {
        register.journal().entry(2).unwrap().event.clear("reporter_name").map(str::to_owned)
    };
    assert_eq!(name(&register).as_deref(), Some("who reported it"));
    register.append(6, moment("2018-02-01"), "w13".parse().unwrap(), Event::erased(2)).unwrap();
    let lines = register.journal().to_json_lines();
    assert!(!lines.contains("who reported it"));
    let again = Register::open(&documents(), lines.as_bytes()).unwrap().register;
    assert_eq!((name(&again), again.verify(head)), (None, Ok(())));
    assert_eq!(again.signals(), register.signals());
}

/// "Who acted where on 1 March?": as it is known now, and as it was known then.
#[test]
fn who_acted_then_is_answered_from_the_journal() {
    let mut register = begun();
    let r = &mut register;
    let coordinates = |atlas: &regie::Atlas, who: &str| {
        let question = regie::RoleAt {
            challenge: "schulden",
            role: "overall-coordinator",
            stakeholder: who,
            area: Some("menen"),
        };
        atlas.check(&question).unwrap().holds()
    };
    let appoint = |from: &str| {
        format!(
            r#"{{"kind": "landscape-changed", "changes": [{{"put": {{"appointments":
        {{"id": "a", "stakeholder": "caw", "role": "overall-coordinator", "within": "menen", "themes": ["poverty"], "valid": {{"from": "{from}"}}}}}}}}]}}"#
        )
    };
    done(r, "2018-03-15", "w13", &appoint("2018-02-01"));
    let march = "2018-03-01".parse().unwrap();
    assert!(coordinates(&r.atlas_on(march).unwrap(), "caw"));
    assert!(!coordinates(&r.atlas_known(moment("2018-03-01")).unwrap(), "caw"));
    assert!(coordinates(&r.atlas_known(moment("2018-03-15")).unwrap(), "caw"));
    // corrected afterwards: it began later
    done(r, "2018-04-01", "w13", &appoint("2018-03-10"));
    assert!(!coordinates(&r.atlas_on(march).unwrap(), "caw"));
    assert!(coordinates(&r.atlas_on("2018-03-10".parse().unwrap()).unwrap(), "caw"));
    // an end without a day is one on the day of the event
    done(
        r,
        "2018-05-01",
        "w13",
        r#"{"kind": "landscape-changed", "changes": [{"end": {"appointments": "a"}}]}"#,
    );
    assert!(coordinates(&r.atlas_on("2018-04-30".parse().unwrap()).unwrap(), "caw"));
    assert!(!coordinates(&r.atlas_on("2018-05-01".parse().unwrap()).unwrap(), "caw"));
}

#[test]
fn a_landscape_that_would_be_wrong_is_refused() {
    let mut register = begun();
    let r = &mut register;
    let before = r.atlas_on("2018-02-01".parse().unwrap()).unwrap().decisions_json();
    for (changes, code, path) in [
        (r#"[{"remove": {"areas": "mennen"}}]"#, "unknown-reference", "[0]"),
        (
            r#"[{"put": {"levers": {"id": "x", "label": "x"}}, "remove": {"areas": "menen"}}]"#,
            "invalid-value",
            "changes[0]",
        ),
        ("[]", "empty-list", "changes"),
        (r#"[{"remove": {"areas": "menen"}}]"#, "unknown-reference", "appointments[1].within"),
        (r#"[{"put": {"areas": {"id": "x"}}}]"#, "missing-field", "changes[0].put.areas.label"),
    ] {
        let event = format!(r#"{{"kind": "landscape-changed", "changes": {changes}}}"#);
        let why = write(r, "2018-02-01", "w13", &event).unwrap_err();
        let first = &why.reasons()[0];
        assert_eq!((first.code, &*first.path), (code, path), "{why}");
    }
    assert_eq!(r.head().seq, 1);
    assert_eq!(r.atlas_on("2018-02-01".parse().unwrap()).unwrap().decisions_json(), before);
    // made in code
    let changes = Change::from_json(
        r#"[{"appointment": {"stakeholder": "caw", "role": "director", "within": "menen"}}]"#,
    )
    .unwrap();
    let event = Register::landscape_changed(&changes).unwrap();
    assert_eq!(
        event.to_json(),
        r#"{"changes":[{"appointment":{"role":"director","stakeholder":"caw","within":"menen"}}],"kind":"landscape-changed"}"#
    );
    r.append(1, moment("2018-02-01"), "w13".parse().unwrap(), event).unwrap();
}

/// A merger while signals are on their way: what they name is succeeded, and they go on.
#[test]
fn signals_outlive_a_merger() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(r, "2018-01-09", "caw", &step("s-1", "screen", ""));
    done(
        r,
        "2018-12-01",
        "w13",
        r#"{"kind": "landscape-changed", "changes": [{"merge": {"areas": ["menen", "wervik"], "on": "2019-01-01",
        "into": {"id": "menen-wervik", "label": "Menen-Wervik", "level": "local", "within": ["streek"]},
        "stakeholders": [{"stakeholders": ["ocmw-menen", "ocmw-wervik"], "into": {"id": "ocmw-nieuw", "label": "OCMW", "kind": "ocmw"}}]}}]}"#,
    );
    done(r, "2019-02-01", "caw", &step("s-1", "bundle", r#", "challenge": "schulden""#));
    done(r, "2019-02-02", "caw", &step("s-1", "direct", ""));
    let directors = &r.signals().find("s-1").unwrap().directors;
    assert_eq!(directors, &["gemeente-menen", "gemeente-wervik", "ocmw-nieuw"], "one OCMW succeeded both");
}

#[test]
fn one_journal_tells_of_all_processes() {
    let mut register = begun();
    let events = [
        (
            "2018-01-02",
            "w13",
            r#"{"kind": "trajectory-opened", "trajectory": "t", "label": "Traject", "organisers": ["w13"],
            "groups": [{"theme": "housing", "meetings": 2}, {"theme": "poverty", "meetings": 2}], "period": {"from": "2018-01-29", "until": "2018-03-31"},
            "deadline": "2018-01-26T12:00:00+01:00", "place": "Huis van de Stad"}"#,
        ),
        (
            "2018-01-03",
            "ocmw-menen",
            r#"{"kind": "registered", "trajectory": "t", "participant": "d1", "stakeholder": "ocmw-menen", "themes": ["housing", "poverty"]}"#,
        ),
        (
            "2018-01-04",
            "w13",
            r#"{"kind": "landscape-changed", "changes": [{"put": {"stakeholders": {"id": "huis", "label": "het huis", "kind": "social-house", "works_in": ["menen"]}}}]}"#,
        ),
        // who came with the change registers, and what came before it still counts
        (
            "2018-01-05",
            "huis",
            r#"{"kind": "registered", "trajectory": "t", "participant": "d2", "stakeholder": "huis", "themes": ["housing"]}"#,
        ),
        (
            "2018-01-06",
            "w13",
            r#"{"kind": "plan-opened", "plan": "p", "label": "Plan", "owners": ["w13"], "period": {"from": "2018-01-01", "until": "2024-01-01"}, "leads_with": ["director"], "share": "2.5"}"#,
        ),
        ("2018-01-07", "caw", &*reported("s-1")),
        (
            "2018-01-08",
            "w13",
            r#"{"kind": "domain-set", "plan": "p", "domain": "housing", "label": "Wonen", "budget": "1000.10"}"#,
        ),
    ];
    let mut snapshots = Vec::new();
    for (day, by, event) in events {
        done(&mut register, day, by, event);
        snapshots.push(register.snapshot());
    }
    assert_eq!(register.trajectories().get("t").unwrap().registrations().len(), 2);
    assert_eq!(register.plans().get("p").unwrap().budget().reserved.to_string(), "25.01");

    // what is refused is told with code and place, and changes nothing
    let before = register.snapshot().to_json();
    for (day, by, event, code, path) in [
        (
            "2018-01-27",
            "ocmw-menen",
            r#"{"kind": "registered", "trajectory": "t", "participant": "d3", "stakeholder": "ocmw-menen", "themes": ["housing"]}"#,
            "late",
            "",
        ),
        (
            "2018-01-10",
            "ocmw-menen",
            r#"{"kind": "registered", "trajectory": "t", "participant": "d3", "stakeholder": "ocmw-menen", "themes": ["houisng"]}"#,
            "unknown-reference",
            "themes[0]",
        ),
        (
            "2018-01-10",
            "caw",
            r#"{"kind": "domain-set", "plan": "p", "domain": "work", "label": "Werk", "budget": "10.00"}"#,
            "not-allowed",
            "",
        ),
        (
            "2018-01-10",
            "w13",
            r#"{"kind": "domain-set", "plan": "p", "domain": "work", "label": "Werk", "budget": "10.005"}"#,
            "invalid-number",
            "budget",
        ),
        ("2018-01-10", "w13", r#"{"kind": "domain-sett", "plan": "p"}"#, "unknown-kind", "kind"),
    ] {
        let refused = write(&mut register, day, by, event).unwrap_err();
        let reason = &refused.reasons()[0];
        assert_eq!((reason.code, &*reason.path), (code, path), "{event}: {refused}");
        assert_eq!(register.snapshot().to_json(), before);
    }

    // a snapshot at any moment, written and read, and the later lines come to the same
    for snapshot in snapshots {
        let snapshot = Snapshot::from_json(&snapshot.to_json()).unwrap();
        let lines = register.journal().to_json_lines();
        let later: String =
            lines.split_inclusive('\n').skip(snapshot.head().seq as usize).collect::<Vec<_>>().concat();
        let resumed = Register::resume(&documents(), &snapshot, later.as_bytes()).unwrap().register;
        assert_eq!(resumed.snapshot().to_json(), before);
        assert_eq!(resumed.trajectories(), register.trajectories());
        assert_eq!(resumed.plans(), register.plans());
    }
}
