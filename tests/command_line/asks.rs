//! The questions whose answers the library says in words of its own.

use super::{answer, atlas, parsed, read, refusal};

const GHENT: &str = "examples/data/gent-2018.json";
const NORTH_LIMBURG: &str = "examples/data/noord-limburg-2018.json";
const NORTH_WEST: &str = "examples/data/noord-west-vlaanderen-2018.json";

#[test]
fn notes_for_people() {
    for (name, args) in [
        ("rules_nl", &["rules"][..]),
        ("lists_nl", &["lists", "--theme", "ambition-housing", "--area", "menen"]),
        ("lists_en", &["lists", GHENT, "--theme", "leisure", "--lang", "en"]),
        ("agenda_nl", &["agenda", NORTH_WEST, "--stakeholder", "resoc-nwvl"]),
        ("agenda_kind_en", &["agenda", "--kind", "caw", "--lang", "en", "--with-ids"]),
        ("agenda_area_nl", &["agenda", NORTH_LIMBURG, "--area", "peer"]),
        ("blind_spots_nl", &["blind-spots", "--theme", "work"]),
        ("overlap_nl", &["overlap", NORTH_LIMBURG]),
        ("overlap_merged_en", &["overlap", NORTH_LIMBURG, "--as-of", "2019-02-01", "--lang", "en"]),
        ("load_nl", &["load", "--theme", "acute-housing"]),
        (
            "benchmark_nl",
            &[
                "benchmark",
                "--area",
                "wervik",
                "--area",
                "menen",
                "--figure",
                "menen=33450",
                "--scheme",
                "ambitions",
            ],
        ),
        ("crosswalk_nl", &["crosswalk", "--from", "theme-trajectories", "--to", "life-domains"]),
        ("lint_nl", &["lint"]),
    ] {
        let text = answer(args);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{name}");
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn json_is_the_answer_of_the_library() {
    let atlas = atlas();
    let scope = regie::Scope { theme: Some("housing"), area: Some("menen"), scheme: Some("ambitions") };
    let scoped = ["--theme", "housing", "--area", "menen", "--scheme", "ambitions", "--json"];
    let load = regie::LoadOf { scope, steers: Some("coordinator"), carries_out: Some(&["actor", "partner"]) };
    let ask = |command: &str| answer(&[&[command][..], &scoped].concat());
    assert_eq!(ask("lists"), format!("{}\n", atlas.three_lists(&scope).unwrap().to_json()));
    assert_eq!(ask("blind-spots"), format!("{}\n", atlas.blind_spots(&scope).unwrap().to_json()));
    assert_eq!(ask("overlap"), format!("{}\n", atlas.overlap(&scope).unwrap().to_json()));
    let roles = ["--steers", "coordinator", "--carries-out", "actor", "--carries-out", "partner"];
    let told = answer(&[&["load"][..], &scoped, &roles].concat());
    assert_eq!(told, format!("{}\n", atlas.load(&load).unwrap().to_json()));
    for (option, id, of) in [
        ("--stakeholder", "w13", regie::AgendaOf::Stakeholder("w13")),
        ("--area", "menen", regie::AgendaOf::Area("menen")),
        ("--kind", "ocmw", regie::AgendaOf::Kind("ocmw")),
    ] {
        let expected = atlas.agenda(of).unwrap().to_json();
        assert_eq!(answer(&["agenda", option, id, "--json"]), format!("{expected}\n"));
    }
    let expected = atlas.crosswalk("ambitions", "life-domains").unwrap().to_json();
    let told = answer(&["crosswalk", "--from", "ambitions", "--to", "life-domains", "--json"]);
    assert_eq!(told, format!("{expected}\n"));
    assert_eq!(parsed(&answer(&["rules", "--json"])), parsed(&read(super::RULE_BOOK)));
    let mut lints = regie::lint_rule_book(atlas.rule_book());
    lints.extend(atlas.lint());
    let lints: Vec<String> = lints.iter().map(regie::Lint::to_json).collect();
    assert_eq!(answer(&["lint", "--json"]), format!("[{}]\n", lints.join(",")));
}

#[test]
fn a_comparison_is_a_table_too() {
    let of = regie::BenchmarkOf {
        areas: &["wervik", "kuurne", "menen"],
        figures: &[("menen", 33_450)],
        leave_out: &["kuurne"],
        scheme: Some("ambitions"),
    };
    let benchmark = atlas();
    let benchmark = benchmark.benchmark(&of).unwrap();
    let args =
        ["benchmark", "--area", "wervik", "--area", "kuurne", "--area", "menen", "--figure", "menen=33450"];
    let args = [&args[..], &["--leave-out", "kuurne", "--scheme", "ambitions"]].concat();
    assert_eq!(answer(&[&args[..], &["--csv"]].concat()), benchmark.to_csv());
    assert_eq!(answer(&[&args[..], &["--json"]].concat()), format!("{}\n", benchmark.to_json()));
}

#[test]
fn blind_spots_with_what_would_close_them_and_as_a_table() {
    let atlas = atlas();
    let scope = regie::Scope { theme: Some("work"), ..Default::default() };
    let blind = atlas.blind_spots(&scope).unwrap();
    let told = answer(&["blind-spots", "--theme", "work", "--csv"]);
    assert_eq!(told, blind.to_csv());
    assert_eq!(told.lines().count(), blind.matrix.len() + 1);

    let fills = atlas.fills(&blind.spots, None);
    assert!(!fills.is_empty());
    let told = parsed(&answer(&["blind-spots", "--theme", "work", "--closings", "--json"]));
    assert_eq!(told, serde_json::json!({"blind_spots": blind, "fills": fills}));
    let told = answer(&["blind-spots", "--theme", "work", "--closings"]);
    assert!(told.contains("Wie kan invullen wat ontbreekt"), "{told}");
    assert!(told.starts_with(answer(&["blind-spots", "--theme", "work"]).trim_end()), "{told}");
}

#[test]
fn what_is_not_there_is_told_with_the_nearest() {
    for (args, says) in [
        (&["lists", "--theme", "housin"][..], "there is no theme `housin`; did you mean `housing`?"),
        (&["blind-spots", "--area", "mennen"], "there is no area `mennen`; did you mean `menen`?"),
        (&["overlap", "--scheme", "ambition"], "there is no scheme `ambition`; did you mean `ambitions`?"),
        (&["load", "--steers", "directr"], "there is no role `directr`; did you mean `director`?"),
        (&["agenda", "--kind", "ocm"], "there is no kind `ocm`; did you mean `ocmw`?"),
        (&["benchmark", "--area", "mennen"], "there is no area `mennen`; did you mean `menen`?"),
        (&["crosswalk", "--from", "ambitions", "--to", "life-domain"], "did you mean `life-domains`?"),
    ] {
        let err = refusal(2, &[args, &["--lang", "en"]].concat());
        assert!(err.starts_with("error: ") && err.contains(says), "{args:?}\n{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
    }
    for args in [
        &["agenda"][..],
        &["agenda", "--kind", "ocmw", "--area", "menen"],
        &["benchmark"],
        &["benchmark", "--area", "menen", "--figure", "menen"],
        &["benchmark", "--area", "menen", "--csv", "--json"],
        &["lists", "--json", "--with-ids"],
        &["why", "--challenge", "armoedepact", "--json", "--with-ids"],
        &["crosswalk", "--from", "ambitions"],
    ] {
        refusal(2, args);
    }
}
