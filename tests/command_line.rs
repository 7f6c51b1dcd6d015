//! The command line (`examples/regie`), as a user meets it: what it prints where, and with which code it ends.

mod asks;
mod exports;
mod processes;
mod tables;

use std::fs::Metadata;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::{Value, json};

const LANDSCAPE: &str = "examples/data/zuid-west-vlaanderen-2019.json";
const RULE_BOOK: &str = "core/src/presets/flanders/rule_book.json";

/// Was something below a folder changed after one file was made, and before another?
fn changed_between(folder: &Path, after: &Metadata, before: &Metadata) -> bool {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).any(|entry| {
        let file = entry.metadata().unwrap();
        if file.is_dir() {
            return changed_between(&entry.path(), after, before);
        }
        let changed = file.modified().unwrap();
        changed > after.modified().unwrap() && changed <= before.modified().unwrap()
    })
}

/// Builds the example beside the tests, where it is missing or older than what the tests were built from: `cargo test` builds it, but
/// `cargo test --test suite` does not.
fn build() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let test = std::env::current_exe().ok()?;
    let profile = test.parent()?.parent()?;
    let program = profile.join("examples").join(format!("regie{}", std::env::consts::EXE_SUFFIX));
    if let (Ok(built), Ok(before)) = (program.metadata(), test.metadata()) {
        let sources = [root.join("examples"), root.join("core/src")];
        if !sources.iter().any(|folder| changed_between(folder, &built, &before)) {
            return Some(program);
        }
    }
    let name = profile.file_name()?.to_str()?;
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "regie"])
        .args(["--profile", if name == "debug" { "test" } else { name }])
        .arg("--target-dir")
        .arg(profile.parent()?)
        .current_dir(root)
        .status();
    status.is_ok_and(|status| status.success()).then_some(program)
}

/// The built example.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    PROGRAM.get_or_init(build).as_deref().expect("the example does not build")
}

/// The program in the root of the repository, whatever the terminal of who tests.
fn command(args: &[&str]) -> Command {
    let mut command = Command::new(program());
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("COLUMNS", "80");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn run(args: &[&str]) -> Output {
    command(args).output().unwrap()
}

/// Ends with this code; stdout and stderr.
fn ends_with(code: i32, args: &[&str]) -> (String, String) {
    let output = run(args);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(code), "regie {}\n{out}\n{err}", args.join(" "));
    (out, err)
}

/// The answer of a command that goes well, and says nothing else.
fn answer(args: &[&str]) -> String {
    let (out, err) = ends_with(0, args);
    assert_eq!(err, "");
    out
}

/// What stderr says of a command that goes wrong, and gives no answer.
fn refusal(code: i32, args: &[&str]) -> String {
    let (out, err) = ends_with(code, args);
    assert_eq!(out, "", "no answer beside an error");
    err
}

/// A file of the test `test`, in a folder of its own.
fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command_line").join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn atlas() -> regie::Atlas {
    regie::Atlas::from_json(&read(LANDSCAPE), &read(RULE_BOOK), &regie::Options::default()).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A small landscape and rule book, in which two organisations have one name.
fn small() -> (Value, Value) {
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "klein", "as_of": "2019-01-15",
        "builds_on": ["woorden"],
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "stakeholders": [
            {"id": "een", "label": "De Brug", "kind": "ngo", "works_in": ["menen"]},
            {"id": "twee", "label": "De Brug", "kind": "ngo", "works_in": ["menen"]},
            {"id": "drie", "label": "Het\u{1b}[31m Huis\nnaast de deur", "kind": "ngo", "works_in": ["menen"]}],
        "challenges": [{"id": "uitdaging", "label": "Uitdaging", "themes": ["wonen"], "areas": ["menen"],
            "spread": "separate"}]});
    let rules = json!({"format": "regie/rulebook", "version": 1, "id": "klein",
        "levels": [{"id": "local", "label": "lokaal", "approach": "local"}],
        "kinds": [{"id": "ngo", "label": "organisatie"}], "roles": [{"id": "partner", "label": "partner"}],
        "rules": [{"id": "hier", "label": "Wie hier werkt", "source": ["E-18"], "effect": "assign",
            "role": "partner", "at": ["seat"], "when": {"works": "at"}}]});
    (landscape, rules)
}

const WORDS: &str = r#"{"format": "regie/landscape", "version": 1, "id": "woorden", "as_of": "2019-01-01",
    "themes": [{"id": "wonen", "label": {"nl": "Wonen", "en": "Housing"}}]}"#;

#[test]
fn decide_prints_the_decisions_of_the_library_and_nothing_else() {
    let expected = atlas().decisions_json();
    assert_eq!(
        answer(&["decide", "--format", "json"]),
        format!("{expected}\n"),
        "what comes with the program"
    );
    let named = answer(&["decide", LANDSCAPE, "--rules", RULE_BOOK, "--format", "json", "--lang", "en"]);
    assert_eq!(named, format!("{expected}\n"), "the same documents as files");
}

#[test]
fn decide_prints_one_decision_as_an_array_of_one() {
    let out = answer(&["decide", "--challenge", "armoedepact", "--format", "json"]);
    assert_eq!(out, format!("[{}]\n", atlas().decision("armoedepact").unwrap().to_json()));
}

#[test]
fn a_summary_counts_what_the_decisions_hold() {
    let count = |of: &Value, key: &str| of[key].as_array().unwrap().len();
    for date in ["2019-01-15", "2004-01-01"] {
        let decisions = parsed(&answer(&["decide", "--as-of", date, "--format", "json"]));
        let decisions = decisions.as_array().unwrap();
        let seats: Vec<&Value> = decisions.iter().flat_map(|d| d["seats"].as_array().unwrap()).collect();
        let levers = seats.iter().flat_map(|seat| seat["levers"].as_array().unwrap());
        let in_seats = |key| seats.iter().map(|seat| count(seat, key)).sum::<usize>();
        let gaps = in_seats("gaps") + decisions.iter().map(|d| count(d, "gaps")).sum::<usize>();
        let options = regie::Options::at(date.parse().unwrap());
        let atlas = regie::Atlas::from_json(&read(LANDSCAPE), &read(RULE_BOOK), &options).unwrap();
        let expected = format!(
            "{{\"decisions\":{},\"seats\":{},\"sources\":{},\"roles\":{},\"excluded\":{},\"gaps\":{gaps},\
             \"advice\":{},\"notices\":{}}}\n",
            decisions.len(),
            seats.len(),
            levers.map(|lever| count(lever, "sources")).sum::<usize>(),
            in_seats("roles"),
            in_seats("excluded"),
            in_seats("advice"),
            atlas.notices().len(),
        );
        assert_eq!(answer(&["decide", "--as-of", date, "--format", "summary"]), expected, "{date}");
    }
}

#[test]
fn who_prints_the_assignments_that_the_library_lets_through() {
    let atlas = atlas();
    let filters = [
        (vec![], regie::Filter::default()),
        (
            vec!["--theme", "housing", "--level", "local"],
            regie::Filter { theme: Some("housing"), level: Some("local"), ..Default::default() },
        ),
        (
            vec!["--stakeholder", "w13", "--role", "director", "--strength", "must"],
            regie::Filter {
                stakeholder: Some("w13"),
                role: Some("director"),
                strength: Some(regie::Strength::Must),
                ..Default::default()
            },
        ),
        (
            vec!["--area", "kortrijk", "--approach", "signal", "--challenge", "werken-en-toch-arm"],
            regie::Filter {
                area: Some("kortrijk"),
                approach: Some(regie::Approach::Signal),
                challenge: Some("werken-en-toch-arm"),
                ..Default::default()
            },
        ),
    ];
    for (args, filter) in filters {
        let expected: Vec<String> = atlas.assignments(&filter).unwrap().map(|a| a.to_json()).collect();
        assert!(!expected.is_empty(), "{args:?}");
        let args: Vec<&str> = ["who"].into_iter().chain(args).chain(["--format", "json"]).collect();
        assert_eq!(answer(&args), format!("[{}]\n", expected.join(",")), "{args:?}");
    }
}

#[test]
fn texts_for_people() {
    for (name, args) in [
        ("decide_nl", &["decide"][..]),
        ("decide_one_nl", &["decide", "--challenge", "wachtlijsten-sociale-woning"]),
        ("decide_one_en", &["decide", "--challenge", "wachtlijsten-sociale-woning", "--lang", "en"]),
        ("decide_apart_nl", &["decide", "--challenge", "zorg-dichtbij"]),
        ("decide_wijk_nl", &["decide", "--challenge", "zorg-in-de-wijk"]),
        ("decide_excluded_nl", &["decide", "--challenge", "publieke-zorgactoren-verbinden"]),
        ("decide_excluded_en", &["decide", "--challenge", "publieke-zorgactoren-verbinden", "--lang", "en"]),
        ("who_stakeholder_nl", &["who", "--stakeholder", "w13"]),
        ("who_theme_nl", &["who", "--theme", "housing", "--level", "local"]),
        ("who_theme_en", &["who", "--theme", "housing", "--level", "local", "--lang", "en"]),
        ("who_area_nl", &["who", "--area", "kortrijk", "--strength", "must", "--theme", "care"]),
    ] {
        insta::assert_snapshot!(name, answer(args));
    }
}

#[test]
fn an_overview_fits_the_width_and_names_every_challenge_once() {
    for (lang, tag) in [("nl", "nl"), ("en", "en")] {
        let text = answer(&["decide", "--lang", lang]);
        assert!(text.lines().all(|line| line.chars().count() <= 80));
        let landscape = regie::Landscape::from_json(&read(LANDSCAPE)).unwrap();
        for challenge in &landscape.challenges {
            let label = challenge.label.get(tag);
            let title = format!("  {label}");
            let titles =
                text.lines().filter(|line| *line == title || line.starts_with(&format!("{title} (")));
            assert_eq!(titles.count(), 1, "{label}");
        }
    }
}

#[test]
fn colour_is_for_terminals() {
    let args = ["decide", "--challenge", "armoedepact"];
    let plain = answer(&args);
    assert!(!plain.contains('\u{1b}'), "a pipe gets no colour");
    let forced = command(&args).env("CLICOLOR_FORCE", "1").output().unwrap();
    let coloured = String::from_utf8(forced.stdout).unwrap();
    assert!(coloured.contains("\u{1b}[32m"), "the first question is green");
    let refused = command(&args).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert_eq!(String::from_utf8(refused.stdout).unwrap(), plain, "NO_COLOR is stronger");
}

#[test]
fn names_that_are_the_same_are_told_apart_and_cannot_command_the_terminal() {
    let (landscape, rules) = small();
    let landscape = file("names", "landscape.json", landscape.to_string());
    let rules = file("names", "rules.json", rules.to_string());
    let set = format!("woorden={}", file("names", "words.json", WORDS));
    let text = answer(&["decide", &landscape, "--rules", &rules, "--set", &set, "--challenge", "uitdaging"]);
    assert!(text.contains("De Brug\n") && text.contains("De Brug (twee)\n"), "{text}");
    assert!(text.contains("Het [31m Huis naast de deur\n"), "{text}");
    assert!(text.contains("Thema: Wonen\n"), "the reference set gives its labels\n{text}");
}

#[test]
fn nobody_is_an_answer() {
    let text = answer(&["who", "--stakeholder", "vlaanderen", "--role", "director"]);
    assert!(text.ends_with("\nHier heeft niemand een rol.\n"), "{text}");
    assert_eq!(
        answer(&["who", "--stakeholder", "vlaanderen", "--role", "director", "--format", "json"]),
        "[]\n"
    );
}

#[test]
fn check_gives_the_all_clear() {
    insta::assert_snapshot!("check_nl", answer(&["check", LANDSCAPE, RULE_BOOK]));
    insta::assert_snapshot!("check_en", answer(&["check", RULE_BOOK, LANDSCAPE, "--lang", "en"]));
    insta::assert_snapshot!("check_landscape_nl", answer(&["check", LANDSCAPE]));
    insta::assert_snapshot!("check_rules_nl", answer(&["check", RULE_BOOK]));
    for files in [&[LANDSCAPE][..], &[RULE_BOOK], &[LANDSCAPE, RULE_BOOK]] {
        let args: Vec<&str> = [&["check", "--format", "json"], files].concat();
        assert_eq!(answer(&args), "{\"problems\":[],\"notices\":[]}\n");
    }
}

#[test]
fn check_tells_what_is_not_quite_there() {
    let args = ["check", LANDSCAPE, RULE_BOOK, "--as-of", "2004-01-01"];
    let options = regie::Options::at("2004-01-01".parse().unwrap());
    let atlas = regie::Atlas::from_json(&read(LANDSCAPE), &read(RULE_BOOK), &options).unwrap();
    let text = answer(&args);
    assert_eq!(text.lines().count(), 2 + atlas.notices().len());
    assert!(text.contains(
        "  agreements/energiehuis-2-0/parties/w13: Samenwerkingsovereenkomst ‘Partnerschap Energiehuis 2.0’ verwijst naar iets wat er op \
         deze datum niet is: W13, welzijnsvereniging van OCMW’s en CAW.\n"
    ));
    let report = parsed(&answer(&[&args[..], &["--format", "json"]].concat()));
    assert_eq!(report["notices"], serde_json::to_value(atlas.notices()).unwrap());
    assert_eq!(report["problems"], json!([]));
}

#[test]
fn problems_are_told_all_at_once_path_first() {
    let (mut landscape, mut rules) = small();
    landscape["stakeholders"][1]["kind"] = json!("ngoo");
    landscape["challenges"][0]["areas"] = json!(["mennen", "menen"]);
    rules["rules"][0]["role"] = json!("partnr");
    let landscape = file("problems", "landscape.json", landscape.to_string());
    let rules = file("problems", "rules.json", rules.to_string());
    let set = format!("woorden={}", file("problems", "words.json", WORDS.replace("\"wonen\"", "\"wo nen\"")));
    let lines = |err: &str| -> Vec<String> {
        let folder = Path::new(&rules).parent().unwrap().to_str().unwrap();
        err.lines().map(|line| line.replace(&format!("{folder}{}", std::path::MAIN_SEPARATOR), "")).collect()
    };
    let expected = [
        "challenges[0].areas[0]: there is no area `mennen` (unknown-reference); did you mean `menen`? [landscape.json]",
        "stakeholders[1].kind: there is no kind `ngoo` (unknown-reference); did you mean `ngo`? [landscape.json]",
        "rules[0].role: there is no role `partnr` (unknown-reference); did you mean `partner`? [rules.json]",
    ];
    let told = lines(&refusal(1, &["check", &landscape, &rules, "--set", &set, "--lang", "en"]));
    for line in expected {
        assert!(told.contains(&line.to_owned()), "{line}\n{told:#?}");
    }
    assert!(
        told.iter().any(|line| line.starts_with("themes[0].id: ") && line.ends_with(" [words.json]")),
        "{told:#?}"
    );

    for command in ["decide", "who"] {
        let same =
            lines(&refusal(1, &[command, &landscape, "--rules", &rules, "--set", &set, "--lang", "en"]));
        assert_eq!(same, told, "{command} tells the same");
    }
    let (out, err) =
        ends_with(1, &["check", &landscape, &rules, "--set", &set, "--lang", "en", "--format", "json"]);
    assert_eq!(lines(&err), told);
    let report = parsed(&out);
    assert_eq!(report["problems"].as_array().unwrap().len(), told.len());
    assert_eq!(report["problems"][0]["document"], "landscape");
    assert_eq!(report["notices"], json!([]));

    // and in the language in which everything is told, with the same places and codes
    let dutch = lines(&refusal(1, &["check", &landscape, &rules, "--set", &set]));
    let line = "challenges[0].areas[0]: Gebied 1 van uitdaging 1 in het werkveld: ‘mennen’ is nergens beschreven. Bedoelt u ‘menen’? (unknown-reference) [landscape.json]";
    assert!(dutch.contains(&line.to_owned()), "{dutch:#?}");
    assert_eq!(dutch.len(), told.len());
}

#[test]
fn a_set_that_nobody_gave_is_a_problem() {
    let (landscape, rules) = small();
    let landscape = file("set", "landscape.json", landscape.to_string());
    let rules = file("set", "rules.json", rules.to_string());
    let err = refusal(1, &["decide", &landscape, "--rules", &rules, "--lang", "en"]);
    assert!(err.starts_with("builds_on[0]: there is no reference set `woorden` (unknown-set)"), "{err}");
}

#[test]
fn text_that_is_no_document_is_one_problem_named_by_its_file() {
    let whole = read(LANDSCAPE);
    let cut = file("text", "cut.json", &whole.as_bytes()[..5000]);
    let bytes = file("text", "bytes.json", b"{\"format\": \"\xff\xfe\"}");
    let empty = file("text", "empty.json", "");
    for (path, words) in [
        (&cut, "the JSON text ends too early, at line "),
        (&bytes, "the text is not UTF-8 at line 1 column 13"),
        (&empty, "the JSON text ends too early, at line 1 column 0"),
    ] {
        for args in [&["check", path][..], &["decide", path], &["who", path], &["decide", "--rules", path]] {
            let err = refusal(1, &[args, &["--lang", "en"]].concat());
            assert_eq!(err.lines().count(), 1, "{err}");
            assert!(err.starts_with(&format!("{path}: {words}")), "{err}");
        }
    }
    // a document that cannot be read hides nothing of the others
    let (mut landscape, _) = small();
    landscape["challenges"][0]["areas"] = json!(["mennen"]);
    landscape["builds_on"] = json!([]);
    landscape["challenges"][0]["themes"] = json!(["wonen"]);
    let landscape = file("text", "landscape.json", landscape.to_string());
    let err = refusal(1, &["decide", &landscape, "--rules", &bytes, "--lang", "en"]);
    assert!(err.contains("not UTF-8") && err.contains("there is no area `mennen`"), "{err}");
}

#[test]
fn another_kind_of_document_is_one_problem() {
    let other = file("kind", "other.json", r#"{"format": "regie/map", "version": 1, "colour": "red"}"#);
    for (args, found) in [
        (&["decide", RULE_BOOK][..], "regie/rulebook"),
        (&["who", "--rules", LANDSCAPE], "regie/landscape"),
        (&["check", &other], "regie/map"),
    ] {
        let err = refusal(1, &[args, &["--lang", "en"]].concat());
        assert_eq!(err.lines().count(), 1, "{err}");
        assert!(
            err.starts_with(&format!("format: this is `{found}`, not a document of format `regie/")),
            "{err}"
        );
        assert!(err.contains("(wrong-format)"), "{err}");
    }
}

#[test]
fn files_that_cannot_be_read_are_named() {
    for args in [
        &["check", "nergens.json"][..],
        &["decide", "nergens.json"],
        &["decide", "--rules", "nergens.json"],
        &["who", "--set", "woorden=nergens.json"],
    ] {
        assert!(refusal(2, args).starts_with("error: nergens.json cannot be read: "), "{args:?}");
    }
    assert!(refusal(2, &["check", "examples"]).starts_with("error: examples cannot be read: "));
}

#[test]
fn wrong_usage_is_refused() {
    for args in [
        &[][..],
        &["beslis"],
        &["check"],
        &["check", LANDSCAPE, LANDSCAPE],
        &["check", RULE_BOOK, LANDSCAPE, RULE_BOOK],
        &["check", RULE_BOOK, LANDSCAPE, "examples/data/README.md"],
        &["decide", LANDSCAPE, LANDSCAPE],
        &["decide", "--set", "woorden"],
        &["decide", "--as-of", "2019-02-30"],
        &["decide", "--lang", "fr"],
        &["who", "--format", "summary"],
        &["who", "--strength", "verplicht"],
        &["what-if"],
        &["benchmark", "--area", "menen", "--figure", "menen=0"],
        &["benchmark", "--area", "menen", "--figure", "wervik=18000"],
    ] {
        assert!(!refusal(2, args).is_empty(), "{args:?}");
    }
    let set = format!("woorden={LANDSCAPE}");
    let err = refusal(2, &["decide", "--set", &set, "--set", &set]);
    assert_eq!(err, "error: the reference set `woorden` is given twice\n");
    assert!(refusal(2, &["check", LANDSCAPE, LANDSCAPE]).contains("--set NAME=FILE"));
    assert!(refusal(2, &["what-if"]).contains("--date"));
    assert!(
        refusal(2, &["benchmark", "--area", "menen", "--figure", "wervik=18000"]).contains("`--area wervik`")
    );
}

#[test]
fn an_unknown_id_is_refused_with_the_nearest() {
    for (args, words) in [
        (
            &["decide", "--challenge", "brugfigure"][..],
            "there is no challenge `brugfigure`; did you mean `brugfiguren`?",
        ),
        (
            &["who", "--challenge", "brugfigure"],
            "there is no challenge `brugfigure`; did you mean `brugfiguren`?",
        ),
        (&["who", "--theme", "housng"], "there is no theme `housng`; did you mean `housing`?"),
        (&["who", "--area", "kortrik"], "there is no area `kortrik`; did you mean `kortrijk`?"),
        (&["who", "--level", "locaal"], "there is no level `locaal`; did you mean `local`?"),
        (&["who", "--stakeholder", "w31"], "there is no stakeholder `w31`; did you mean `w13`?"),
        (&["who", "--role", "directeur"], "there is no role `directeur`; did you mean `director`?"),
    ] {
        for format in ["text", "json"] {
            let args: Vec<&str> = [args, &["--format", format, "--lang", "en"]].concat();
            assert_eq!(refusal(2, &args), format!("error: {words}\n"));
        }
    }
    let dutch = refusal(2, &["decide", "--challenge", "brugfigure"]);
    assert_eq!(dutch, "Er is geen uitdaging ‘brugfigure’. Bedoelt u ‘brugfiguren’?\n");
}

#[test]
fn json_is_asked_for_in_one_way_everywhere() {
    for args in [
        &["check", LANDSCAPE][..],
        &["decide", "--challenge", "armoedepact"],
        &["who", "--area", "menen", "--role", "director"],
        &["why", "--challenge", "armoedepact"],
        &["what-if", "--date", "2020-01-01"],
        &["rules"],
        &["agenda", "--kind", "caw"],
        &["crosswalk", "--from", "ambitions", "--to", "life-domains"],
    ] {
        let short = answer(&[args, &["--json"]].concat());
        assert_eq!(short, answer(&[args, &["--format", "json"]].concat()), "{args:?}");
        assert!(serde_json::from_str::<Value>(short.lines().next().unwrap()).is_ok(), "{args:?}");
        refusal(2, &[args, &["--json", "--format", "text"]].concat());
    }
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    for args in [&["decide", "--format", "json"][..], &["who", "--format", "json"], &["who"]] {
        let mut child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut first).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
    }
}
