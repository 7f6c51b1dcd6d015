//! A trajectory from the invitation to the roster, and on to the inspiration note.

use regie::trajectories::{CalendarStyle, Half, HalfDay, Hours, TrajectoryEvent};

use super::{Kept, file, json_of, refusal};

const NORTH_WEST: &str = "examples/data/noord-west-vlaanderen-2018.json";
pub(super) const HOST: &str = "welzijnsplatform-nwvl";
const REQUIREMENTS: &str = r#"[{"id": "local-governments", "label": "lokale besturen", "source": ["E-06"], "severity": "gap", "at_least": 2,
    "kind": ["municipality", "ocmw"]}]"#;
const HALF_DAYS: [&str; 5] = [
    "2018-01-30:morning",
    "2018-01-30:afternoon",
    "2018-02-06:morning",
    "2018-02-06:afternoon",
    "2018-02-13:morning",
];

pub(super) fn happens(kept: &Kept, by: &str, at: &str, args: &[&str]) {
    kept.write(by, at, &[&["trajectory"], args, &["--trajectory", "nwvl"]].concat());
}

/// Three participants are registered; one took it back.
pub(super) fn registered(test: &str) -> Kept {
    let kept = Kept::begun(test, NORTH_WEST, HOST, "2018-01-02T09:00:00+01:00");
    let requirements = file(test, "requirements.json", REQUIREMENTS);
    let invitation = [
        &[
            "open",
            "--label",
            "Traject lokaal zorg- en welzijnsbeleid",
            "--organiser",
            HOST,
            "--organiser",
            "resoc-nwvl",
        ][..],
        &[
            "--group",
            "trajectory-care=3",
            "--group",
            "trajectory-housing=2",
            "--from",
            "2018-01-29",
            "--until",
            "2018-04-01",
        ],
        &[
            "--deadline",
            "2018-01-26T12:00:00+01:00",
            "--place",
            "vergaderzaal, Brugge",
            "--requirements",
            &requirements,
        ],
    ];
    happens(&kept, HOST, "2018-01-08T09:00:00+01:00", &invitation.concat());
    for (participant, stakeholder, themes) in [
        ("d01", "ocmw-brugge", &["trajectory-care", "trajectory-housing"][..]),
        ("d02", "gemeente-oostende", &["trajectory-housing"]),
        ("d03", "caw-nwvl", &["trajectory-care"]),
        ("d04", "shm-nwvl", &["trajectory-housing"]),
    ] {
        let themes = themes.iter().flat_map(|theme| ["--theme", theme]);
        let args = ["register", "--participant", participant, "--stakeholder", stakeholder];
        let args: Vec<&str> = args.into_iter().chain(themes).collect();
        happens(&kept, stakeholder, "2018-01-18T10:00:00+01:00", &args);
    }
    happens(&kept, "caw-nwvl", "2018-01-19T10:00:00+01:00", &["withdraw", "--participant", "d03"]);
    kept
}

pub(super) fn half_days() -> Vec<&'static str> {
    HALF_DAYS.iter().flat_map(|half_day| ["--half-day", half_day]).collect()
}

#[test]
fn a_trajectory_goes_from_the_invitation_to_the_note() {
    let kept = registered("a_trajectory");
    let on = |day: &str, args: &[&str]| -> String {
        kept.told(&[&["trajectory"], args, &["--trajectory", "nwvl", "--as-of", day]].concat())
    };
    insta::assert_snapshot!("trajectory_representation", on("2018-01-25", &["representation"]));
    let proposed = [&["propose"][..], &half_days()].concat();
    insta::assert_snapshot!("trajectory_proposal", on("2018-01-26", &proposed));
    happens(&kept, HOST, "2018-01-26T14:00:00+01:00", &[&["plan"][..], &half_days()].concat());
    let register = kept.register();
    let planned = register.trajectories().get("nwvl").unwrap();
    let days: Vec<HalfDay> = HALF_DAYS
        .map(|day| day.split_once(':').unwrap())
        .map(|(day, half)| {
            HalfDay::new(
                day.parse().unwrap(),
                if half == "morning" { Half::Morning } else { Half::Afternoon },
            )
        })
        .to_vec();
    let best = planned.plan(&days).unwrap();
    let is_planned: Vec<_> = planned.meetings().iter().map(|one| (one.half_day, one.theme.clone())).collect();
    assert_eq!(
        is_planned,
        best.meetings.iter().map(|one| (one.half_day, one.theme.clone())).collect::<Vec<_>>()
    );

    happens(&kept, HOST, "2018-01-26T16:00:00+01:00", &["trend-note", "--note", "op het web"]);
    happens(
        &kept,
        HOST,
        "2018-01-27T16:00:00+01:00",
        &["move", "--place", "zaal 2", "--theme", "trajectory-housing"],
    );
    insta::assert_snapshot!("trajectory_show", on("2018-01-28", &["show"]));
    let housing = ["--theme", "trajectory-housing"];
    let work = |by: &str, args: &[&str]| {
        happens(&kept, by, "2018-03-06T18:00:00+01:00", &[args, &housing].concat());
    };
    let first = best.meetings.iter().find(|one| one.theme == *"trajectory-housing").unwrap().half_day;
    let first = format!("{}:{}", first.date, first.half);
    work(HOST, &["hold", "--half-day", &first, "--present", "d01", "--present", "d04"]);
    work(HOST, &["answer", "--question", "together", "--answer", "Samen panden zoeken en begeleiden."]);
    work(HOST, &["criteria", "--criterion", "urgency=3:dringend", "--criterion", "reach=2:aantal mensen"]);
    for (challenge, urgency, reach) in [
        ("betaalbaar-wonen-in-de-regio", "urgency=80", "reach=90"),
        ("kwaliteit-van-woningen", "urgency=60", "reach=70"),
        ("dakloos-naar-een-woning", "urgency=100", "reach=50"),
    ] {
        work(HOST, &["score", "--challenge", challenge, "--score", urgency, "--score", reach]);
    }
    work("shm-nwvl", &["vote", "--participant", "d04", "--challenge", "kwaliteit-van-woningen"]);
    work(
        "gemeente-oostende",
        &[
            "vote",
            "--participant",
            "d02",
            "--challenge",
            "kwaliteit-van-woningen",
            "--challenge",
            "dakloos-naar-een-woning",
        ],
    );
    happens(&kept, HOST, "2018-04-10T09:00:00+02:00", &["inspiration-note"]);
    insta::assert_snapshot!(
        "trajectory_priorities",
        on("2018-04-11", &[&["priorities"][..], &housing].concat())
    );
    insta::assert_snapshot!("trajectory_theme", on("2018-04-11", &[&["theme"][..], &housing].concat()));
    insta::assert_snapshot!("trajectory_show_en", on("2018-04-11", &["show", "--lang", "en"]));

    let kinds = kept.kinds();
    let all = TrajectoryEvent::KINDS.iter().all(|kind| kinds.contains(*kind));
    assert!(all, "every event has a command: {kinds:?}");
    prints_what_the_library_answers(&kept);
}

fn prints_what_the_library_answers(kept: &Kept) {
    let register = kept.register();
    let trajectory = register.trajectories().get("nwvl").unwrap();
    let atlas = register.atlas_on("2018-04-11".parse().unwrap()).unwrap();
    let ask = |args: &[&str]| -> Vec<String> {
        let args = [&["trajectory"], args, &["--trajectory", "nwvl", "--as-of", "2018-04-11"]].concat();
        args.into_iter().map(str::to_owned).collect()
    };
    let json = |args: &[&str]| kept.json(&ask(args).iter().map(String::as_str).collect::<Vec<_>>());
    let text =
        |args: &[&str]| super::answer(&kept.args(&ask(args).iter().map(String::as_str).collect::<Vec<_>>()));
    let file = trajectory.theme_file("trajectory-housing", &atlas).unwrap();
    assert_eq!(json(&["show"]), json_of(trajectory));
    assert_eq!(json(&["representation"]), json_of(&trajectory.representation(&atlas)));
    assert_eq!(json(&["propose"]), json_of(&trajectory.plan(&[]).unwrap()));
    assert_eq!(json(&["theme", "--theme", "trajectory-housing"]), json_of(&file));
    assert_eq!(json(&["priorities", "--theme", "trajectory-housing"]), json_of(&file.priorities));
    assert_eq!(text(&["roster"]), trajectory.roster_csv(&atlas, "nl"));
    assert_eq!(text(&["roster", "--lang", "en"]), trajectory.roster_csv(&atlas, "en"));
    let style = CalendarStyle { made_at: register.at(), language: "nl", hours: Hours::default() };
    assert_eq!(
        text(&["calendar", "--participant", "d01"]),
        trajectory.calendar_of("d01", &atlas, &style).unwrap()
    );
    let care = trajectory.calendar_on("trajectory-care", &atlas, &style).unwrap();
    assert_eq!(text(&["calendar", "--theme", "trajectory-care"]), care);
}

#[test]
fn what_comes_too_late_or_twice_is_refused() {
    let kept = registered("refused_trajectories");
    let (noon, later) = ("2018-01-26T12:00:00+01:00", "2018-01-27T12:00:00+01:00");
    let refused = |by: &str, at: &str, args: &[&str]| {
        kept.refused(by, at, &[&["trajectory"], args, &["--trajectory", "nwvl"]].concat())
    };
    let late =
        ["register", "--participant", "d05", "--stakeholder", "svk-nwvl", "--theme", "trajectory-houses"];
    let told = [
        refused("svk-nwvl", noon, &late),
        refused("svk-nwvl", later, &["trend-note"]),
        refused(HOST, later, &["plan", "--meeting", "trajectory-care@2018-01-28:morning"]),
        refused(HOST, later, &["plan", "--half-day", "2018-01-30:morning"]),
        refused(
            HOST,
            later,
            &["hold", "--theme", "trajectory-care", "--half-day", "2018-01-30:morning", "--present", "d02"],
        ),
        refused(HOST, later, &["inspiration-note"]),
        refused(
            HOST,
            later,
            &["score", "--theme", "trajectory-housing", "--challenge", "zorg", "--score", "urgency=101"],
        ),
    ]
    .concat();
    insta::assert_snapshot!("trajectory_refusals", told);
    let nothing = |args: &[&str]| refusal(2, &kept.args(&[&["trajectory"], args].concat()));
    assert_eq!(nothing(&["show", "--trajectory", "nwv"]), "Er is geen traject ‘nwv’. Bedoelt u ‘nwvl’?\n");
    let calendar =
        ["trajectory", "calendar", "--trajectory", "nwvl", "--participant", "d01", "--as-of", "2018-01-25"];
    assert_eq!(refusal(1, &kept.args(&calendar)), "Er zijn nog geen bijeenkomsten gepland. (no-meetings)\n");
    assert!(
        nothing(&["calendar", "--trajectory", "nwvl", "--participant", "d09"])
            .contains("there is: `d01`, `d02`, `d04`")
    );
    nothing(&["calendar", "--trajectory", "nwvl"]);
    nothing(&["propose", "--trajectory", "nwvl", "--half-day", "dinsdag"]);
    nothing(&["propose", "--trajectory", "nwvl", "--half-day", "2018-01-30:noon"]);
}
