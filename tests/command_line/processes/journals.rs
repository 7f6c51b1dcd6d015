//! The file itself: what breaks off, is changed, is cut, is of another landscape, is written by two.

use std::collections::BTreeMap;
use std::fs::File;
use std::process::Stdio;

use regie::{Documents, Filter, Landscape, Register};

use super::signals::reported;
use super::{Kept, LANDSCAPE, answer, ends_with, file, named, parsed, read, refusal};

const GHENT: &str = "examples/data/gent-2018.json";
const STATUS: [&str; 6] = ["signal", "status", "--signal", "uit-huis", "--as-of", "2019-03-01"];

fn head(kept: &Kept) -> String {
    let head = kept.register().head();
    format!("{}:{}", head.seq, head.hash)
}

/// The first line that is not right, as `verify` and every other command tell it.
fn bad(kept: &Kept, more: &[&str]) -> String {
    let verify = [&["journal", "verify"], more].concat();
    let told = named(kept, &refusal(1, &kept.args(&verify)));
    let (out, err) = ends_with(1, &[&kept.args(&verify)[..], &["--json"]].concat());
    assert_eq!(named(kept, &err), told);
    let code = parsed(&out)["code"].as_str().unwrap().to_owned();
    assert!(told.ends_with(&format!(" ({code})\n")), "{told}");
    if more.is_empty() {
        assert_eq!(named(kept, &refusal(1, &kept.args(&STATUS))), told);
        let at = "2019-03-01T10:00:00+01:00";
        let inform = ["signal", "step", "--signal", "uit-huis", "--step", "inform", "--information", "meer"];
        assert_eq!(named(kept, &kept.refused("ocmw-menen", at, &inform)), told);
    }
    told
}

#[test]
fn a_journal_is_begun_once_and_verified() {
    let kept = Kept::none("begun", LANDSCAPE);
    let text = answer(&kept.writing("w13", "2019-01-15T09:00:00+01:00", &["journal", "begin"]));
    let expected = format!(
        "Geschreven als gebeurtenis 1: register begonnen (op 2019-01-15T09:00:00+01:00,\ndoor w13).\nHoofd van het register: {}\n",
        head(&kept)
    );
    assert_eq!(text, expected);
    let documents = Documents::flemish(Landscape::from_json(&read(LANDSCAPE)).unwrap());
    let register =
        Register::begin(&documents, "2019-01-15T09:00:00+01:00".parse().unwrap(), "w13".parse().unwrap())
            .unwrap();
    assert_eq!(kept.bytes(), register.journal().to_json_lines().as_bytes());

    let again = kept.refused("w13", "2019-01-16T09:00:00+01:00", &["journal", "begin"]);
    assert_eq!(
        named(&kept, &again),
        "journal.jsonl: dit bestand bestaat al; een register wordt één keer begonnen (begun)\n"
    );
    let verified =
        format!("journal.jsonl: elke regel klopt (1 gebeurtenis)\nHoofd van het register: {}\n", head(&kept));
    assert_eq!(named(&kept, &answer(&kept.args(&["journal", "verify", "--head", &head(&kept)]))), verified);
    let json = parsed(&kept.json(&["journal", "verify"]));
    assert_eq!(json["head"]["seq"], 1);
    assert!(json["torn"].is_null());
}

#[test]
fn what_was_done_to_a_journal_is_seen_at_its_first_bad_line() {
    let kept = reported("tampered");
    let lines = kept.lines();
    let head = head(&kept);
    let with = |lines: &[&str]| kept.put(lines.join("\n") + "\n");
    with(&[&lines[0], &lines[1], &lines[2].replace("\"people\":30", "\"people\":300")]);
    let mut told = vec![bad(&kept, &[])];
    with(&[&lines[0], &lines[2], &lines[1]]);
    told.push(bad(&kept, &[]));
    with(&[&lines[0], &lines[2]]);
    told.push(bad(&kept, &[]));
    with(&[&lines[0], &lines[1], &lines[2].replace("wie het meldde", "wie het zag")]);
    told.push(bad(&kept, &[]));
    with(&[&lines[0], "geen json", &lines[2]]);
    told.push(bad(&kept, &[]));
    // a journal that ends too early is whole, for who does not know how far it went
    with(&[&lines[0], &lines[1]]);
    answer(&kept.args(&["journal", "verify"]));
    told.push(bad(&kept, &["--head", &head]));
    std::fs::remove_file(&kept.path).unwrap();
    kept.write("w13", "2019-01-15T10:00:00+01:00", &["journal", "begin"]);
    told.push(bad(&kept, &["--head", &format!("1:{}", head.split_once(':').unwrap().1)]));
    insta::assert_snapshot!("journal_bad_lines", told.concat());
}

#[test]
fn a_journal_is_of_its_documents() {
    let kept = reported("other_documents");
    let (folder, rules) = ("other_documents", super::super::RULE_BOOK);
    let path = regie::flanders::SIGNAL_PATH_JSON.replace("\"within_days\": 14", "\"within_days\": 15");
    let path = file(folder, "path.json", path);
    let book = file(folder, "rules.json", read(rules).replacen("\"flanders\"", "\"flandres\"", 1));
    let land =
        file(folder, "land.json", read(LANDSCAPE).replacen("Zuid-West-Vlaanderen", "Zuidwest-Vlaanderen", 1));
    let mut told = String::new();
    for args in [&[GHENT][..], &[&land], &["--rules", &book], &["--path", &path]] {
        let verify = kept
            .args(&[&["journal", "verify"], args].concat())
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>();
        let verify: Vec<&str> = verify.iter().map(String::as_str).collect();
        told += &named(&kept, &refusal(1, &verify));
        told += &named(&kept, &refusal(1, &[&verify[..], &["--lang", "en"]].concat()));
    }
    insta::assert_snapshot!("journal_other_documents", told);
}

#[test]
fn a_torn_line_is_told_left_out_and_cut_off_by_the_next_writer() {
    let kept = reported("torn");
    let whole = kept.bytes();
    for torn in [&br#"{"seq":4,"at":"2019-02-"#[..], b"{", "{\"seq\":4,\"by\":\"é".as_bytes()] {
        kept.put([&whole, torn].concat());
        let (out, err) = ends_with(0, &kept.args(&STATUS));
        assert!(out.contains("Signaal uit-huis: gemeld"), "{out}");
        assert_eq!(
            named(&kept, &err),
            "journal.jsonl: regel 4 werd niet af geschreven en telt niet mee; wat ervoor staat, is heel\n"
        );
        assert_eq!(kept.bytes(), [&whole, torn].concat(), "who asks changes nothing");
        let (out, _) = ends_with(0, &kept.args(&["journal", "verify", "--json"]));
        assert_eq!(parsed(&out)["torn"]["kept_bytes"], whole.len());
    }
    let inform =
        ["signal", "step", "--signal", "uit-huis", "--step", "inform", "--information", "meer", "--json"];
    let at = "2019-02-05T10:00:00+01:00";
    let (line, err) = ends_with(0, &kept.writing("ocmw-menen", at, &inform));
    assert!(err.contains("regel 4 werd niet af geschreven"), "{err}");
    assert_eq!(kept.bytes(), [&whole, line.as_bytes()].concat());

    // a line that lacks its end alone stays, and gets it
    kept.put(whole.strip_suffix(b"\n").unwrap());
    let (again, err) = ends_with(0, &kept.writing("ocmw-menen", at, &inform));
    assert_eq!(named(&kept, &err), "journal.jsonl: het einde van regel 3 ontbrak; de regel zelf is heel\n");
    assert_eq!((kept.bytes(), again), ([&whole, line.as_bytes()].concat(), line));

    // what is refused repairs nothing
    let torn = [&whole[..], b"{"].concat();
    kept.put(&torn);
    let screen = ["signal", "step", "--signal", "uit-huis", "--step", "screen"];
    kept.refused("ocmw-menen", at, &screen);
    assert_eq!(kept.bytes(), torn);
}

#[test]
fn two_writers_do_not_meet() {
    let kept = reported("two_writers");
    let at = "2019-02-05T10:00:00+01:00";
    let inform = ["signal", "step", "--signal", "uit-huis", "--step", "inform", "--information", "meer"];
    let stale = kept.refused("ocmw-menen", at, &[&inform[..], &["--after", "1"]].concat());
    assert_eq!(
        stale,
        "U kent 1 gebeurtenis, en er zijn er nu 3. Intussen kwam erbij: ‘landscape-changed’ door ‘w13’ en ‘signal-reported’ door ‘ocmw-menen’. Kijk wat er veranderde en probeer opnieuw. (conflict)\n"
    );
    assert!(kept.refused("ocmw-menen", at, &[&inform[..], &["--after", "7"]].concat()).contains("ingekort"));
    let lock = File::options().write(true).open(format!("{}.lock", kept.path)).unwrap();
    lock.lock().unwrap();
    let locked = kept.refused("ocmw-menen", at, &inform);
    assert_eq!(
        named(&kept, &locked),
        "journal.jsonl: iemand anders schrijft net; probeer opnieuw (locked)\n"
    );
    answer(&kept.args(&STATUS));
    lock.unlock().unwrap();
    kept.write("ocmw-menen", at, &[&inform[..], &["--after", "3"]].concat());
    let earlier = kept.refused("ocmw-menen", "2019-02-05T09:59:59+01:00", &inform);
    assert!(
        earlier.contains(
            "ligt vóór de laatste gebeurtenis in het journaal. Die is van 5 februari 2019 om 10:00:"
        ),
        "{earlier}"
    );

    // many at once: whoever is told that it was written finds it there
    let write = [&kept.args(&inform)[..], &["--by", "ocmw-menen"]].concat();
    let quiet = || super::super::command(&write).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let all: Vec<_> = (0..6).map(|_| quiet()).collect();
    let written =
        all.into_iter().filter_map(|mut child| child.wait().unwrap().success().then_some(())).count();
    assert!(written > 0);
    assert_eq!(kept.lines().len(), 4 + written);
    answer(&kept.args(&["journal", "verify"]));
}

#[test]
fn without_a_moment_the_clock_says_when() {
    let kept = reported("clock");
    let inform =
        ["signal", "step", "--signal", "uit-huis", "--step", "inform", "--information", "meer", "--json"];
    let written = parsed(&answer(&[&kept.args(&inform)[..], &["--by", "ocmw-menen"]].concat()));
    let at: regie::Moment = written["at"].as_str().unwrap().parse().unwrap();
    // the file system has a clock too
    let changed = std::fs::metadata(&kept.path).unwrap().modified().unwrap();
    let changed = changed.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    let since = at.seconds() - "1970-01-01T00:00:00Z".parse::<regie::Moment>().unwrap().seconds();
    let between = i64::try_from(changed).unwrap() - since;
    assert!((-5..=600).contains(&between), "{at}: {between} seconds before the file was changed");
    // today is the day that is asked about
    assert!(answer(&kept.args(&STATUS[..4])).contains("Signaal uit-huis"));
}

#[test]
fn a_name_is_erased_and_the_chain_stays() {
    let kept = reported("erased");
    let before = kept.lines();
    assert!(before[2].contains("wie het meldde"));
    kept.write("w13", "2019-05-01T10:00:00+02:00", &["journal", "erase", "3", "--reason", "op vraag"]);
    let after = kept.lines();
    assert!(!String::from_utf8(kept.bytes()).unwrap().contains("wie het meldde"));
    assert_eq!(
        (&after[..2], parsed(&after[2])["hash"].clone()),
        (&before[..2], parsed(&before[2])["hash"].clone())
    );
    answer(&kept.args(&[
        "journal",
        "verify",
        "--head",
        &format!("3:{}", parsed(&before[2])["hash"].as_str().unwrap()),
    ]));
    assert!(
        answer(&["journal", "events", "--journal", &kept.path, "--since", "2"])
            .contains("reporter_name: (gewist)")
    );

    let again = kept.refused("w13", "2019-05-02T10:00:00+02:00", &["journal", "erase", "3"]);
    assert_eq!(again, "seq: Bij gebeurtenis 3 valt niets te wissen. (nothing-to-erase)\n");
    // a day before is answered as it stood then, but for the name
    let then = kept.told(&STATUS);
    assert!(then.contains("(3 gebeurtenissen)") && then.contains("Signaal uit-huis: gemeld"), "{then}");
}

#[test]
fn who_acted_where_on_a_day() {
    let kept = reported("who");
    let who = |more: &[&str]| {
        answer(&kept.args(&[&["who", "--role", "signal-coordinator", "--json"], more].concat()))
    };
    let register = kept.register();
    let filter = Filter { role: Some("signal-coordinator"), ..Filter::default() };
    let of = |atlas: regie::Atlas| {
        let all: Vec<String> = atlas.assignments(&filter).unwrap().map(|one| one.to_json()).collect();
        format!("[{}]\n", all.join(","))
    };
    let march = of(register.atlas_on("2019-03-01".parse().unwrap()).unwrap());
    assert!(march.contains("caw-zwvl"));
    assert_eq!(who(&["--as-of", "2019-03-01"]), march);
    assert_eq!(
        who(&[]),
        of(register.atlas_on("2019-02-01".parse().unwrap()).unwrap()),
        "the day of the last event"
    );
    let known = "2019-01-15T12:00:00+01:00";
    assert_eq!(who(&["--known", known]), "[]\n", "nobody had told yet");
    let text = answer(&kept.args(&["decide", "--challenge", "armoedepact", "--as-of", "2019-03-01"]));
    assert!(text.contains("Stand op 1 maart 2019") && text.contains("signaalcoördinator"), "{text}");
    refusal(2, &kept.args(&["who", "--known", known, "--as-of", "2019-03-01"]));
    refusal(2, &["who", "--known", known]);
}

#[test]
fn events_are_listed_as_they_are_kept() {
    let kept = reported("events");
    let list = |more: &[&str]| answer(&[&["journal", "events", "--journal", &kept.path], more].concat());
    assert_eq!(list(&["--json"]).as_bytes(), kept.bytes());
    assert_eq!(list(&["--json", "--since", "2"]), format!("{}\n", kept.lines()[2]));
    assert_eq!(list(&["--json", "--kind", "opened", "--by", "w13"]), format!("{}\n", kept.lines()[0]));
    assert_eq!(list(&["--json", "--before", "2019-01-16T08:00:00Z"]), format!("{}\n", kept.lines()[0]));
    insta::assert_snapshot!("journal_events", list(&[]));
}

#[test]
fn wrong_usage_and_unreadable_files_are_not_refusals() {
    let kept = reported("usage");
    for args in [
        &["journal", "verify", "--journal", "nergens.jsonl"][..],
        &["journal", "events", "--journal", "nergens.jsonl"],
        &["signal", "figures", "--journal", "nergens.jsonl"],
        &["decide", "--journal", "nergens.jsonl"],
        &["signal", "step", "--journal", "nergens.jsonl", "--by", "w13", "--signal", "a", "--step", "screen"],
    ] {
        assert!(refusal(2, args).starts_with("error: nergens.jsonl cannot be read: "), "{args:?}");
    }
    assert!(!std::path::Path::new("nergens.jsonl.lock").exists());
    for args in [
        &["signal", "report"][..],
        &["signal", "step", "--step", "screen"],
        &["signal", "step", "--signal", "uit-huis", "--step", "solve", "--track", "w13: iets"],
        &["signal", "step", "--signal", "uit-huis", "--step", "inform", "--forum-added", "x"],
        &["signal", "route"],
        &["signal", "route", "--theme", "housing"],
        &["signal", "status"],
        &["journal", "verify", "--head", "3"],
        &["journal", "erase"],
        &["journal", "change"],
        &["trajectory", "open", "--trajectory", "t"],
        &["plan", "reading", "--plan", "p", "--action", "a", "--on", "2020-01-01"],
        &["plan", "show"],
    ] {
        assert!(!refusal(2, &kept.args(args)).is_empty(), "{args:?}");
    }
    let at = "2019-02-05T10:00:00+01:00";
    for (name, content) in [("leeg.json", ""), ("lijst.json", "[]"), ("niet.json", "{")] {
        let path = file("usage", name, content);
        refusal(2, &kept.writing("w13", at, &["journal", "write", "--event", &path]));
    }
    let half = file("usage", "half.json", r#"{"kind": "plan-opened", "plan": 0.5}"#);
    let args = kept.writing("w13", at, &["journal", "write", "--event", &half, "--json"]);
    let (out, err) = ends_with(1, &args);
    assert!(out.starts_with(r#"{"refused":[{"code":"#) && err.contains("plan: "), "{out}{err}");
    let codes: BTreeMap<&str, &str> = [("x", "unknown-kind"), ("opened", "opened-again")].into();
    for (kind, code) in codes {
        let path = file("usage", "kind.json", format!("{{\"kind\": \"{kind}\"}}"));
        let told = kept.refused("w13", at, &["journal", "write", "--event", &path]);
        assert!(told.contains(code), "{told}");
    }
}

#[test]
fn the_readme_shows_what_can_be_done() {
    let kept = Kept::none("readme", LANDSCAPE);
    let readme = read("README.md");
    let commands = readme.lines().filter_map(|line| line.strip_prefix("cargo run --example regie -- "));
    let commands: Vec<&str> = commands.filter(|line| line.contains("--journal")).collect();
    assert!(commands.len() >= 7, "{commands:?}");
    let mut told = String::new();
    for line in commands {
        // what stands in quotation marks is one word
        let words = line.split('"').enumerate().flat_map(|(n, part)| match n % 2 {
            0 => part.split_whitespace().collect(),
            _ => vec![part],
        });
        let args: Vec<&str> =
            words.map(|word| if word == "register.jsonl" { &kept.path } else { word }).collect();
        told += &answer(&args);
    }
    assert!(
        told.contains("Signaal uit-huis: bekeken") && told.contains("elke regel klopt (4 gebeurtenissen)"),
        "{told}"
    );
}
