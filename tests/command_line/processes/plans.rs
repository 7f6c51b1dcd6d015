//! A plan on the ambitions of the region, from its beginning to its blind spots.

use regie::plans::PlanEvent;

use super::{Kept, LANDSCAPE, ends_with, json_of, parsed};
use crate::command_line::{command, file};

const AT: &str = "2020-07-01T09:00:00+02:00";
const MADE: [&[&str]; 17] = [
    &[
        "ambition",
        "--ambition",
        "ambition-poverty",
        "--label",
        "Armoede",
        "--theme",
        "ambition-poverty",
        "--frame",
    ],
    &["ambition", "--ambition", "ambition-work", "--label", "Werk", "--theme", "ambition-work"],
    &[
        "ambition",
        "--ambition",
        "ambition-housing",
        "--label",
        "Wonen",
        "--theme",
        "ambition-housing",
        "--statement",
        "Iedereen woont goed.",
    ],
    &[
        "action",
        "--action",
        "to-measure",
        "--label",
        "Traject op maat",
        "--ambition",
        "ambition-work",
        "--challenge",
        "traject-op-maat",
        "--leads",
        "w13",
        "--takes-part",
        "vdab-zwvl",
        "--takes-part",
        "sociale-economie-zwvl",
    ],
    &[
        "action",
        "--action",
        "stay-housed",
        "--label",
        "Niemand uit huis",
        "--ambition",
        "ambition-housing",
        "--challenge",
        "uithuiszetting-voorkomen",
        "--leads",
        "caw-zwvl",
        "--takes-part",
        "shm-zwvl",
    ],
    &[
        "action",
        "--action",
        "one-pact",
        "--label",
        "Eén pact",
        "--ambition",
        "ambition-poverty",
        "--challenge",
        "armoedepact",
        "--leads",
        "w13",
    ],
    &[
        "indicator",
        "--action",
        "stay-housed",
        "--label",
        "uithuiszettingen in een jaar",
        "--unit",
        "gezinnen",
        "--baseline",
        "210",
        "--target",
        "105",
        "--target-on",
        "2024-12-31",
    ],
    &["reading", "--action", "stay-housed", "--on", "2020-07-01", "--value", "182.5"],
    &[
        "indicator",
        "--action",
        "one-pact",
        "--label",
        "saldo",
        "--unit",
        "punten",
        "--baseline",
        "-4",
        "--target",
        "6",
        "--target-on",
        "2020-12-31",
    ],
    &["reading", "--action", "one-pact", "--on", "2020-06-30", "--value", "-3.5"],
    &["test", "--action", "stay-housed", "--answer", "reach=yes: cijfers van het CAW"],
    &[
        "participation",
        "--action",
        "stay-housed",
        "--how",
        "Huurders kozen mee.",
        "--people",
        "12",
        "--through",
        "caw-zwvl",
    ],
    &["status", "--action", "stay-housed", "--status", "running"],
    &[
        "domain",
        "--domain",
        "housing",
        "--label",
        "Wonen",
        "--budget",
        "830000",
        "--theme",
        "ambition-housing",
    ],
    &[
        "domain",
        "--domain",
        "work",
        "--label",
        "Werk",
        "--budget",
        "1250000.50",
        "--share",
        "4",
        "--theme",
        "ambition-work",
    ],
    &["budget-line", "--action", "stay-housed", "--domain", "housing", "--amount", "30000.25"],
    &["budget-line", "--action", "one-pact", "--domain", "work", "--amount", "62600"],
];

/// A plan with all that there is to tell of it.
pub(super) fn made(test: &str) -> Kept {
    let kept = Kept::begun(test, LANDSCAPE, "w13", "2019-01-15T09:00:00+01:00");
    let begun = [
        &[
            "open",
            "--label",
            "Vier ambities",
            "--owner",
            "w13",
            "--from",
            "2019-01-01",
            "--until",
            "2025-01-01",
            "--leads-with",
            "director",
        ][..],
        &["--share", "5", "--question", "reach=Bereikt de actie mensen in armoede?"],
        &["--tested-theme", "ambition-poverty", "--tested-theme", "ambition-housing"],
    ];
    for args in [&[&begun.concat()[..]][..], &MADE].concat() {
        kept.write("w13", AT, &[&["plan"], args, &["--plan", "w13-2019"]].concat());
    }
    kept
}

#[test]
fn a_plan_goes_from_its_beginning_to_its_blind_spots() {
    let kept = made("a_plan");
    let on = |args: &[&str]| {
        [&["plan"], args, &["--plan", "w13-2019", "--as-of", "2020-07-01"]].concat().join("\n")
    };
    let told = |args: &[&str]| kept.told(&on(args).lines().collect::<Vec<_>>());
    insta::assert_snapshot!("plan_show", told(&["show"]));
    insta::assert_snapshot!("plan_progress", told(&["progress"]));
    insta::assert_snapshot!("plan_budget", told(&["budget"]));
    insta::assert_snapshot!("plan_budget_en", told(&["budget", "--lang", "en"]));
    insta::assert_snapshot!("plan_findings", told(&["findings"]));
    insta::assert_snapshot!("plan_blind_spots", told(&["blind-spots"]));

    let kinds = kept.kinds();
    assert!(
        PlanEvent::KINDS.iter().all(|kind| kinds.contains(*kind)),
        "every event has a command: {kinds:?}"
    );
    let register = kept.register();
    let plan = register.plans().get("w13-2019").unwrap();
    let day = "2020-07-01".parse().unwrap();
    let atlas = register.atlas_on(day).unwrap();
    let json = |args: &[&str]| kept.json(&on(args).lines().collect::<Vec<_>>());
    assert_eq!(json(&["show"]), json_of(plan));
    assert_eq!(json(&["progress"]), json_of(&plan.progress(day)));
    assert_eq!(json(&["budget"]), json_of(&plan.budget()));
    assert_eq!(json(&["findings"]), json_of(&plan.findings(&atlas)));
    assert_eq!(json(&["blind-spots"]), json_of(&plan.blind_spots(&atlas)));
}

#[test]
fn what_cannot_be_is_refused() {
    let kept = made("refused_plans");
    let refused =
        |by: &str, args: &[&str]| kept.refused(by, AT, &[&["plan"], args, &["--plan", "w13-2019"]].concat());
    let wrong = [
        "action",
        "--action",
        "x",
        "--label",
        "x",
        "--ambition",
        "ambition-wrk",
        "--challenge",
        "traject-op-mat",
        "--leads",
        "w14",
    ];
    let frame = ["ambition", "--ambition", "a", "--label", "a", "--theme", "ambition-poverty", "--frame"];
    let told = [
        refused("w13", &wrong),
        refused("w13", &frame),
        refused("caw-zwvl", &frame),
        refused("w13", &["budget-line", "--action", "one-pact", "--domain", "work", "--amount", "1.005"]),
        refused("w13", &["domain", "--domain", "x", "--label", "x", "--budget", "10", "--share", "101"]),
        refused("w13", &["reading", "--action", "to-measure", "--on", "2020-06-01", "--value", "veel"]),
        refused("w13", &["reading", "--action", "stay-housed", "--on", "2021-06-01", "--value", "3"]),
        refused("w13", &["test", "--action", "one-pact", "--answer", "cost=no: gratis"]),
    ]
    .concat();
    insta::assert_snapshot!("plan_refusals", told);
}

#[test]
fn an_event_comes_from_a_file_too_and_options_take_the_place_of_its_fields() {
    let kept = made("plan_files");
    let reading = r#"{"kind": "reading-taken", "plan": "w13-2019", "action": "stay-housed", "on": "2020-07-01", "value": "1"}"#;
    let path = file("plan_files", "reading.json", reading);
    let written = kept.write("w13", AT, &["plan", "reading", "--event", &path, "--value", "170"]);
    assert_eq!(written["event"]["value"], "170");
    assert_eq!(written["event"]["on"], "2020-07-01");
    let written = kept.write("w13", AT, &["journal", "write", "--event", &path]);
    assert_eq!(written["event"], parsed(reading));

    let (_, err) = ends_with(2, &kept.writing("w13", AT, &["plan", "status", "--event", &path]));
    assert_eq!(
        err,
        "error: this command writes `action-status-changed`, and the file says \"reading-taken\"\n"
    );

    // and from standard input, whatever is wrong with it told at its place
    let mut child = command(&kept.writing("w13", AT, &["plan", "reading", "--event", "-"]));
    let child = child.stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn();
    let mut child = child.unwrap();
    let misspelt = reading.replace("value", "valeu");
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), misspelt.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        told,
        "valeu: In de gebeurtenis: Het veld ‘valeu’ hoort hier niet. Bedoelt u ‘value’? (unknown-field)\n\
         value: In de gebeurtenis: Het veld ‘value’ ontbreekt. (missing-field)\n"
    );
}
