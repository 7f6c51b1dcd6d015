//! A signal from report to close, on the real region.

use super::{Kept, LANDSCAPE, answer, end_of, file, json_of, parsed, refusal};

const COORDINATOR: &str =
    r#"[{"appointment": {"stakeholder": "caw-zwvl", "role": "signal-coordinator", "within": "zwvl"}}]"#;

/// A journal with a coordinator of signals, and a signal that is reported.
pub(super) fn reported(test: &str) -> Kept {
    let kept = Kept::begun(test, LANDSCAPE, "w13", "2019-01-15T09:00:00+01:00");
    let changes = file(test, "changes.json", COORDINATOR);
    kept.write(
        "w13",
        "2019-01-16T09:00:00+01:00",
        &["journal", "change", "--changes", &changes, "--reason", "E-36"],
    );
    let seen = "gezinnen staan op straat voor iemand het weet";
    let about = ["--theme", "preventie-uithuiszetting", "--area", "menen", "--seen", seen];
    let more = [
        "--people",
        "30",
        "--urgency",
        "soon",
        "--reporter-name",
        "wie het meldde",
        "--salt",
        "0123456789abcdef",
    ];
    let report = [&["signal", "report", "--signal", "uit-huis"], &about[..], &more].concat();
    kept.write("ocmw-menen", "2019-02-01T10:00:00+01:00", &report);
    kept
}

/// One that the coordinator looked at, and that waits to be bundled.
pub(super) fn screened(test: &str) -> Kept {
    let kept = reported(test);
    step(&kept, "caw-zwvl", "2019-02-04", &["screen"]);
    kept
}

pub(super) fn step(kept: &Kept, by: &str, day: &str, args: &[&str]) {
    let at = format!("{day}T10:00:00+01:00");
    kept.write(by, &at, &[&["signal", "step", "--signal", "uit-huis", "--step"], args].concat());
}

#[test]
fn a_signal_goes_from_report_to_close() {
    let kept = screened("a_signal");
    insta::assert_snapshot!(
        "signal_route",
        kept.told(&["signal", "route", "--signal", "uit-huis", "--as-of", "2019-02-05"])
    );
    insta::assert_snapshot!("signal_bundles", kept.told(&["signal", "bundles", "--as-of", "2019-02-05"]));
    step(&kept, "caw-zwvl", "2019-02-11", &["bundle", "--challenge", "uithuiszetting-voorkomen"]);
    step(&kept, "caw-zwvl", "2019-02-12", &["direct"]);
    for (name, args) in [
        ("signal_status", &["status", "--signal", "uit-huis"][..]),
        ("signal_status_en", &["status", "--signal", "uit-huis", "--lang", "en"]),
        ("signal_overdue", &["overdue"]),
        ("signal_agenda", &["agenda"]),
    ] {
        insta::assert_snapshot!(name, kept.told(&[&["signal"], args, &["--as-of", "2019-09-02"]].concat()));
    }
    let forum = ["--forum", "2019-04-10", "--forum-added", "huurders zelf horen", "--expert", "huurrecht"];
    let known = ["deepen", "--information", "ook huurders van private eigenaars"];
    step(&kept, "w13", "2019-04-12", &[&known[..], &forum].concat());
    step(
        &kept,
        "w13",
        "2019-05-12",
        &["solve", "--track", "w13,caw-zwvl@zwvl: vroeg contact met huurder en verhuurder"],
    );
    step(&kept, "w13", "2019-05-20", &["submit", "--authority", "w13", "--on", "2019-05-20"]);
    step(&kept, "w13", "2019-06-20", &["answer", "--answer", "ja, met een proefproject"]);
    step(&kept, "w13", "2019-07-20", &["follow-up", "--information", "het proefproject loopt"]);
    step(
        &kept,
        "w13",
        "2019-09-20",
        &["close", "--outcome", "partly", "--reason", "minder, nog niet overal"],
    );
    for (name, args) in [
        ("signal_show", &["show", "--signal", "uit-huis"][..]),
        ("signal_closed", &["status", "--signal", "uit-huis"]),
        ("signal_figures", &["figures"]),
        ("signal_flow", &["flow"]),
        ("signal_list", &["list"]),
    ] {
        insta::assert_snapshot!(name, kept.told(&[&["signal"], args, &["--as-of", "2019-10-01"]].concat()));
    }

    // what was recorded is what the library knows
    let register = kept.register();
    let signal = register.signals().get("uit-huis").unwrap();
    let track = &signal.tracks[0];
    assert_eq!(
        (track.what.get("nl"), track.at.as_str(), track.who.len()),
        ("vroeg contact met huurder en verhuurder", "zwvl", 2)
    );
    assert_eq!(signal.forums[0].added.as_ref().unwrap().get("nl"), "huurders zelf horen");
    assert_eq!(
        (signal.experts.len(), signal.people, signal.submitted_on),
        (1, Some(30), "2019-05-20".parse().ok())
    );
    assert_eq!(register.journal().entry(3).unwrap().event.clear("reporter_name"), Some("wie het meldde"));

    // and what it answers is what the program prints
    let (now, atlas) = (end_of("2019-10-01"), register.atlas_on("2019-10-01".parse().unwrap()).unwrap());
    let signals = register.signals();
    let ask = |args: &[&str]| kept.json(&[&["signal"], args, &["--as-of", "2019-10-01"]].concat());
    assert_eq!(
        ask(&["status", "--signal", "uit-huis"]),
        json_of(&signals.status("uit-huis", now, &atlas).unwrap())
    );
    assert_eq!(ask(&["show", "--signal", "uit-huis"]), json_of(signal));
    assert_eq!(ask(&["figures"]), json_of(&signals.figures(now, &atlas)));
    assert_eq!(ask(&["flow"]), json_of(&signals.flow()));
    assert_eq!(ask(&["agenda", "--most", "3"]), json_of(&signals.forum_agenda(now, &atlas, 3)));
    assert_eq!(ask(&["overdue"]), json_of(&signals.overdue(now, &atlas)));
    assert_eq!(ask(&["bundles"]), json_of(&signals.bundlings(&atlas).unwrap()));
    assert_eq!(ask(&["list"]), json_of(&signals));
    assert_eq!(ask(&["list", "--open"]), "[]\n");
    assert_eq!(ask(&["list", "--theme", "housing"]), "[]\n");
    let routed = signals.route(&atlas, &signal.themes, &signal.areas, &[]).unwrap();
    assert_eq!(ask(&["route", "--theme", "preventie-uithuiszetting", "--area", "menen"]), json_of(&routed));
}

#[test]
fn a_day_that_has_passed_is_answered_as_it_stood_then() {
    let kept = screened("a_past_day");
    step(&kept, "caw-zwvl", "2019-02-11", &["bundle", "--challenge", "uithuiszetting-voorkomen"]);
    let state = |day: &str| {
        let status = parsed(&kept.json(&["signal", "status", "--signal", "uit-huis", "--as-of", day]));
        status["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        ["2019-02-03", "2019-02-10", "2019-02-11", "2019-03-01"].map(state),
        ["reported", "screened", "bundled", "bundled"]
    );
    let early = ["signal", "status", "--signal", "uit-huis", "--as-of", "2019-01-31"];
    assert_eq!(refusal(2, &kept.args(&early)), "Er is geen signaal ‘uit-huis’.\n");
    let none = refusal(1, &kept.args(&["signal", "list", "--as-of", "2019-01-14"]));
    assert!(
        none.ends_with("op die dag was er nog geen register; vraag een dag vanaf 2019-01-15 (not-yet)\n"),
        "{none}"
    );
}

#[test]
fn every_reason_of_a_refusal_is_told_and_nothing_changes() {
    let kept = reported("refused_signals");
    let at = "2019-02-04T10:00:00+01:00";
    let step = |by: &str, args: &[&str]| kept.refused(by, at, &[&["signal", "step"], args].concat());
    let told = [
        step("ocmw-menen", &["--signal", "uit-huis", "--step", "screen"]),
        step("caw-zwvl", &["--signal", "uit-huis", "--step", "bundle", "--lever", "x", "--theme", "wonne"]),
        step("caw-zwvl", &["--signal", "uit-hui", "--signal", "uit-huis", "--step", "scren"]),
        step("caw-zwvl", &["--signal", "uit-hui", "--step", "screen"]),
        step("naam@hier", &["--signal", "uit-huis", "--step", "inform", "--information", "meer"]),
        kept.refused(
            "ocmw-menen",
            at,
            &[
                "signal", "report", "--signal", "uit-huis", "--theme", "housng", "--area", "mennen",
                "--seen", "x",
            ],
        ),
    ]
    .concat();
    insta::assert_snapshot!("signal_refusals", told);
    let english = step("ocmw-menen", &["--signal", "uit-huis", "--step", "screen", "--lang", "en"]);
    assert_eq!(
        english,
        "`ocmw-menen` may not take the step `screen` with `uit-huis`; who may: role `signal-coordinator`: `caw-zwvl` by rule \
         `signal-coordinator` (not-allowed)\n"
    );

    // a program gets the same on stdout
    let args = ["signal", "step", "--signal", "uit-hui", "--step", "screen", "--json"];
    let (out, err) = super::ends_with(1, &kept.writing("caw-zwvl", at, &args));
    let told = parsed(&out);
    assert_eq!(told["refused"][0]["code"], "unknown-reference");
    assert_eq!(told["refused"][0]["path"], "signals[0]");
    assert_eq!(told["refused"][0]["hint"], "did you mean `uit-huis`?");
    assert_eq!(
        err,
        "signals[0]: Er is geen signaal met de naam ‘uit-hui’. Bedoelt u ‘uit-huis’? (unknown-reference)\n"
    );
}

#[test]
fn a_challenge_is_made_of_signals() {
    let kept = screened("a_new_challenge");
    let made = r#"{"id": "op-straat", "label": "Niemand op straat", "themes": ["preventie-uithuiszetting"], "areas": ["menen"], "spread": "separate"}"#;
    let made = file("a_new_challenge", "challenge.json", made);
    step(&kept, "caw-zwvl", "2019-02-11", &["bundle", "--new-challenge", &made]);
    let decided = answer(&kept.args(&["decide", "--challenge", "op-straat", "--format", "json"]));
    let atlas = kept.register().atlas_on("2019-02-11".parse().unwrap()).unwrap();
    assert_eq!(decided, format!("[{}]\n", atlas.decision("op-straat").unwrap().to_json()));
}

#[test]
fn a_signal_is_taken_above_beside_its_path() {
    let kept = screened("above");
    step(&kept, "caw-zwvl", "2019-02-11", &["bundle", "--challenge", "uithuiszetting-voorkomen"]);
    step(&kept, "caw-zwvl", "2019-02-12", &["direct", "--director", "w13"]);
    step(&kept, "w13", "2019-03-01", &["escalate", "--lever", "woninghuur-regelen", "--reason", "huurwet"]);
    let told = |what: &str| kept.told(&["signal", what, "--signal", "uit-huis", "--as-of", "2019-06-01"]);
    let (open, shown) = (told("status"), told("show"));
    step(&kept, "w13", "2019-05-01", &["answer-from-above", "--answer", "wordt bekeken"]);
    insta::assert_snapshot!("signal_above", [open, shown, told("status"), told("show")].join("\n"));
}
