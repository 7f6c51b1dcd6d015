//! The notes, as they are sent: the program prints what the library writes, and says what is not there.

use regie::notes::Note;
use regie::{Atlas, Language, Options, Words};

use super::{Kept, LANDSCAPE, answer, end_of, ends_with, read, refusal};
use super::{plans, signals, trajectories};
use crate::command_line::{atlas, parsed};

/// A note in every form and language; `make` makes it with the library.
fn is_the_note(args: &[&str], atlas: &Atlas, make: impl Fn(&Words<'_>) -> Note) {
    for (lang, language) in [("nl", Language::dutch()), ("en", Language::english())] {
        let note = make(&atlas.words(&language));
        let told = |more: &[&str]| answer(&[args, &["--lang", lang], more].concat());
        assert_eq!(told(&[]), note.to_markdown());
        assert_eq!(told(&["--format", "markdown"]), note.to_markdown());
        assert_eq!(told(&["--format", "html"]), note.to_html());
        assert_eq!(told(&["--json"]), note.to_json() + "\n");
        assert_eq!(told(&["--format", "json"]), note.to_json() + "\n");
        assert!(!note.sections.is_empty(), "the note says something\n{}", note.to_markdown());
    }
}

/// A signal that was submitted to W13 and waits, and one that came in.
fn submitted(test: &str) -> Kept {
    let kept = signals::screened(test);
    for (by, day, args) in [
        ("caw-zwvl", "2019-02-11", &["bundle", "--challenge", "uithuiszetting-voorkomen"][..]),
        ("caw-zwvl", "2019-02-12", &["direct", "--director", "w13"]),
        ("w13", "2019-03-01", &["escalate", "--lever", "woninghuur-regelen", "--reason", "huurwet"]),
        ("w13", "2019-04-12", &["deepen", "--information", "ook huurders van private eigenaars"]),
        ("w13", "2019-05-12", &["solve", "--track", "w13,caw-zwvl@zwvl: vroeg contact met de huurder"]),
        ("w13", "2019-05-20", &["submit", "--authority", "w13", "--on", "2019-05-20"]),
    ] {
        signals::step(&kept, by, day, args);
    }
    kept
}

#[test]
fn the_notes_on_signals_are_those_of_the_library() {
    let kept = submitted("notes_on_signals");
    let (day, now) = ("2019-06-03", end_of("2019-06-03"));
    let register = kept.register();
    let (atlas, signals) = (register.atlas_on(day.parse().unwrap()).unwrap(), register.signals());
    let args = |of: &[&str]| -> Vec<String> {
        let args = [&["note"], of, &["--as-of", day]].concat();
        kept.args(&args).into_iter().map(str::to_owned).collect()
    };
    let of = |args: &[String], make: &dyn Fn(&Words<'_>) -> Note| {
        is_the_note(&args.iter().map(String::as_str).collect::<Vec<_>>(), &atlas, make);
    };
    of(&args(&["forum-agenda"]), &|words| words.forum_note(signals, now));
    let since = "2019-02-01".parse().unwrap();
    of(&args(&["newsletter", "--since", "2019-02-01"]), &|words| words.newsletter(signals, since, now));
    of(&args(&["executive-memo", "--authority", "w13"]), &|words| {
        words.executive_memo("w13", signals, None).unwrap()
    });
    of(&args(&["signal-above", "--addressee", "vlaanderen"]), &|words| {
        words.signal_above("vlaanderen", Some(signals)).unwrap()
    });
    of(&args(&["vision", "--theme", "housing", "--from", "w13"]), &|words| {
        words.vision_note("housing", Some("w13")).unwrap()
    });
    let newsletter = args(&["newsletter", "--since", "2019-02-01"]);
    insta::assert_snapshot!(
        "note_newsletter",
        answer(&newsletter.iter().map(String::as_str).collect::<Vec<_>>())
    );
    // what happened later is left out
    let early = ["note", "newsletter", "--since", "2019-02-01", "--as-of", "2019-02-10"];
    assert!(!answer(&kept.args(&early)).contains("12 februari 2019"));
}

#[test]
fn the_notes_on_a_trajectory_are_those_of_the_library() {
    let kept = trajectories::registered("notes_on_a_trajectory");
    let half_days = trajectories::half_days();
    let at = "2018-01-26T14:00:00+01:00";
    trajectories::happens(&kept, trajectories::HOST, at, &[&["plan"][..], &half_days].concat());
    let answer = ["answer", "--theme", "trajectory-housing", "--question", "together", "--answer", "Samen."];
    trajectories::happens(&kept, trajectories::HOST, "2018-03-06T18:00:00+01:00", &answer);
    let register = kept.register();
    let trajectory = register.trajectories().get("nwvl").unwrap();
    let atlas = register.atlas_on("2018-03-20".parse().unwrap()).unwrap();
    let args = |note| ["note", note, "--trajectory", "nwvl", "--as-of", "2018-03-20"];
    is_the_note(&kept.args(&args("trend")), &atlas, |words| words.trend_note(trajectory).unwrap());
    is_the_note(&kept.args(&args("inspiration")), &atlas, |words| {
        words.inspiration_note(trajectory).unwrap()
    });
}

#[test]
fn a_memo_has_the_actions_of_a_plan_beside_it() {
    let kept = plans::made("notes_on_a_plan");
    let args =
        ["note", "executive-memo", "--authority", "w13", "--plan", "w13-2019", "--as-of", "2020-07-01"];
    let told = answer(&kept.args(&args));
    assert!(told.contains("Er wachten geen signalen op een antwoord."), "{told}");
    let wrong = args.map(|arg| if arg == "w13-2019" { "w13-2018" } else { arg });
    assert_eq!(refusal(2, &kept.args(&wrong)), "Er is geen plan ‘w13-2018’. Bedoelt u ‘w13-2019’?\n");
}

#[test]
fn a_landscape_alone_is_enough_for_what_asks_nothing_of_a_journal() {
    let atlas = atlas();
    is_the_note(&["note", "vision", "--theme", "ambition-housing", "--from", "w13"], &atlas, |words| {
        words.vision_note("ambition-housing", Some("w13")).unwrap()
    });
    is_the_note(&["note", "vision", "--sector", "housing", LANDSCAPE], &atlas, |words| {
        words.vision_note_of_sector("housing", None).unwrap()
    });
    is_the_note(&["note", "signal-above", "--addressee", "federaal"], &atlas, |words| {
        words.signal_above("federaal", None).unwrap()
    });
    // another region, another day
    let gent = "examples/data/gent-2018.json";
    let day = "2018-12-10";
    let options = Options::at(day.parse().unwrap());
    let other = Atlas::from_json(&read(gent), regie::flanders::RULE_BOOK_JSON, &options).unwrap();
    is_the_note(&["note", "vision", gent, "--theme", "growing-up", "--as-of", day], &other, |words| {
        words.vision_note("growing-up", None).unwrap()
    });
}

#[test]
fn what_is_not_there_is_said_with_the_nearest() {
    let unknown = |args: &[&str]| refusal(2, &[&["note"], args].concat());
    for (args, told) in [
        (&["vision", "--theme", "housng"][..], "Er is geen thema ‘housng’. Bedoelt u ‘housing’?\n"),
        (&["vision", "--sector", "houzing"], "Er is geen sector ‘houzing’. Bedoelt u ‘housing’?\n"),
        (
            &["vision", "--theme", "housing", "--from", "w31"],
            "Er is geen betrokkene ‘w31’. Bedoelt u ‘w13’?\n",
        ),
        (
            &["signal-above", "--addressee", "vlaandern", "--lang", "en"],
            "error: there is no stakeholder `vlaandern`; did you mean `vlaanderen`?\n",
        ),
    ] {
        assert_eq!(unknown(args), told);
    }
    let kept = trajectories::registered("notes_of_nothing");
    assert_eq!(
        refusal(2, &kept.args(&["note", "trend", "--trajectory", "nwv"])),
        "Er is geen traject ‘nwv’. Bedoelt u ‘nwvl’?\n"
    );
    let early = kept.args(&["note", "forum-agenda", "--as-of", "2018-01-01"]).join(" ");
    let (_, err) = ends_with(1, &early.split(' ').collect::<Vec<_>>());
    assert!(
        err.ends_with("op die dag was er nog geen register; vraag een dag vanaf 2018-01-02 (not-yet)\n"),
        "{err}"
    );
    let path = unknown(&["vision", "--theme", "housing", "--path", "pad.json"]);
    assert!(path.contains("pad.json"), "{path}");

    // wrong usage is told by the program itself
    for (args, told) in [
        (&["vision"][..], "--theme <ID>|--sector <ID>"),
        (&["vision", "--theme", "housing", "--sector", "housing"], "cannot be used with"),
        (&["trend", "--trajectory", "nwvl"], "--journal <FILE>"),
        (&["newsletter", "--journal", "x"], "--since <YYYY-MM-DD>"),
        (&["vision", "--theme", "housing", "--format", "pdf"], "[possible values: markdown, html, json]"),
        (&["vision", "--theme", "housing", "--format", "html", "--json"], "cannot be used with"),
        (&["visio"], "'vision'"),
    ] {
        let err = unknown(args);
        assert!(err.contains(told), "{args:?}\n{err}");
    }
    // an answer is data first
    let json = parsed(&answer(&["note", "vision", "--theme", "housing", "--json"]));
    assert_eq!((&json["kind"], &json["date"]), (&"vision".into(), &"2019-01-15".into()));
}
