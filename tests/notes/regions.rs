//! What is told in three regions, and the seven notes of it. Who comes, who reports and the amounts are modelled here; organisations and challenges are those of the landscapes.

use std::path::Path;

use regie::notes::Note;
use regie::plans::{PlanEvent, Plans};
use regie::trajectories::{Half, HalfDay, Trajectories, TrajectoryEvent};
use regie::{Atlas, Documents, Event, Id, Landscape, Language, Moment, Options, Register};
use serde_json::{Value, json};

pub(crate) fn landscape(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/data/{name}.json"));
    std::fs::read_to_string(path).unwrap()
}

pub(super) fn atlas(landscape: &str) -> Atlas {
    Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}

pub(super) fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub(super) fn moment(day: &str) -> Moment {
    format!("{day}T10:00:00+01:00").parse().unwrap()
}

const HOST: &str = "welzijnsplatform-nwvl";
const CARE: &str = "trajectory-care";
const HOUSING: &str = "trajectory-housing";

/// The trajectory of Noord-West-Vlaanderen in 2018, on two of its themes: until the meetings are planned, or until the groups have worked.
pub(super) fn trajectories(atlas: &Atlas, has_worked: bool) -> Trajectories {
    let mut trajectories = Trajectories::default();
    let mut happens = |at: &str, by: &str, event: Value| {
        let event = TrajectoryEvent::from_json(&event.to_string()).unwrap();
        trajectories.apply(&event, at.parse().unwrap(), &id(by), atlas).unwrap();
    };
    let requirements = json!([
        {"id": "local-governments", "label": "minstens twee lokale besturen", "source": ["E-06"], "severity": "gap", "at_least": 2, "kind": ["municipality", "ocmw"]},
        {"id": "diverse", "label": "minstens drie soorten organisaties", "source": ["E-13"], "severity": "advice", "at_least": 3, "count": "kinds"}]);
    happens(
        "2018-01-08T09:00:00+01:00",
        HOST,
        json!({"kind": "trajectory-opened", "trajectory": "nwvl-2018", "label": "Traject (boven)lokaal zorg- en welzijnsbeleid",
            "organisers": ["ocmw-brugge", "ocmw-oostende", "provincie-wvl", "resoc-nwvl", HOST],
            "groups": [{"theme": CARE, "meetings": 2}, {"theme": HOUSING, "meetings": 2}],
            "period": {"from": "2018-01-29", "until": "2018-04-01"}, "deadline": "2018-01-26T12:00:00+01:00",
            "place": "vergaderzaal, Brugge", "requirements": requirements}),
    );
    let registrations = [
        ("d01", "ocmw-brugge", json!([CARE])),
        ("d02", "gemeente-oostende", json!([HOUSING])),
        ("d03", "ocmw-torhout", json!([HOUSING])),
        ("d04", "thuiszorg-nwvl", json!([CARE])),
        ("d05", "caw-nwvl", json!([HOUSING])),
        ("d06", "shm-nwvl", json!([HOUSING])),
        ("d07", "cgg-nwvl", json!([CARE])),
    ];
    for (participant, stakeholder, themes) in registrations {
        happens(
            "2018-01-18T10:00:00+01:00",
            stakeholder,
            json!({"kind": "registered", "trajectory": "nwvl-2018", "participant": participant, "stakeholder": stakeholder, "themes": themes}),
        );
    }
    let days = ["2018-01-30", "2018-02-06"].map(|day| day.parse().unwrap());
    let halves = days.map(|day| [Half::Morning, Half::Afternoon].map(|half| HalfDay::new(day, half)));
    let plan = trajectories.get("nwvl-2018").unwrap().plan(halves.as_flattened()).unwrap();
    trajectories
        .apply(&plan.event(&id("nwvl-2018")).into(), moment("2018-01-26"), &id(HOST), atlas)
        .unwrap_or_else(|why| panic!("{why}"));
    if has_worked {
        let mut happens = |event: Value| {
            let event = TrajectoryEvent::from_json(&event.to_string()).unwrap();
            trajectories.apply(&event, moment("2018-03-06"), &id(HOST), atlas).unwrap();
        };
        for (question, answer) in [
            ("together", "Samen panden zoeken en begeleiden, over de gemeentegrenzen heen."),
            ("learning", "hoe Torhout leegstand opspoort"),
        ] {
            happens(
                json!({"kind": "question-answered", "trajectory": "nwvl-2018", "theme": HOUSING, "question": question, "answer": answer}),
            );
        }
        happens(json!({"kind": "criteria-set", "trajectory": "nwvl-2018", "theme": HOUSING,
            "criteria": [{"id": "urgency", "label": "dringend", "weight": 3}, {"id": "reach", "label": "aantal mensen", "weight": 2}]}));
        for (challenge, urgency, reach) in [
            ("betaalbaar-wonen-in-de-regio", 80, 90),
            ("kwaliteit-van-woningen", 60, 70),
            ("dakloos-naar-een-woning", 100, 50),
        ] {
            happens(
                json!({"kind": "challenge-scored", "trajectory": "nwvl-2018", "theme": HOUSING, "challenge": challenge,
                "scores": [{"criterion": "urgency", "score": urgency}, {"criterion": "reach", "score": reach}]}),
            );
        }
    }
    trajectories
}

/// What is reported in Gent at the end of 2018, and what comes of it until a day.
pub(crate) fn gent(until: &str) -> Register {
    let documents = Documents::flemish(Landscape::from_json(&landscape("gent-2018")).unwrap());
    let mut register = Register::begin(&documents, moment("2018-11-02"), id("ocmw-gent")).unwrap();
    let report = |signal: &str, theme: &str, seen: &str, people: u32| json!({"kind": "signal-reported", "signal": signal, "themes": [theme], "areas": ["gent"], "seen": seen, "people": people});
    let step = |signals: &[&str], step: &str, rest: Value| {
        crate::trajectories::with(json!({"kind": "signal-step", "signals": signals, "step": step}), rest)
    };
    let budget = ["geen-budget", "drie-loketten"];
    let rooms = ["te-jong"];
    let tracks = json!({"tracks": [
        {"what": "een gezamenlijke wachtlijst voor budgetbegeleiding", "who": ["ocmw-gent", "caw-ovl"], "at": "gent"},
        {"what": "wie zijn verhaal deed, doet het geen tweede keer", "who": ["ocmw-gent"], "at": "gent"}]});
    let events = [
        (
            "2018-11-05",
            "caw-ovl",
            report(
                "geen-budget",
                "financial-resilience",
                "wie budgetbegeleiding vraagt, wacht maanden op een plaats",
                120,
            ),
        ),
        (
            "2018-11-06",
            "ocmw-gent",
            report(
                "drie-loketten",
                "financial-resilience",
                "cliënten doen hun verhaal bij drie diensten",
                40,
            ),
        ),
        (
            "2018-11-07",
            "cgg-gent",
            report(
                "te-jong",
                "housing",
                "minderjarige moeders komen niet in aanmerking voor een sociale woning",
                15,
            ),
        ),
        ("2018-11-12", "caw-ovl", step(&budget, "screen", json!({}))),
        ("2018-11-13", "gemeente-gent", step(&rooms, "screen", json!({}))),
        ("2018-11-14", "caw-ovl", step(&budget, "bundle", json!({"challenge": "budgetbegeleiding-samen"}))),
        (
            "2018-11-15",
            "gemeente-gent",
            step(&rooms, "bundle", json!({"challenge": "voorrang-in-huisvesting"})),
        ),
        ("2018-11-16", "caw-ovl", step(&budget, "direct", json!({}))),
        (
            "2018-11-19",
            "gemeente-gent",
            step(&rooms, "escalate", json!({"lever": "social-rent-age-condition"})),
        ),
        (
            "2018-11-20",
            "clb-gent",
            report("geen-tolk", "diversity", "er is geen tolk bij het gesprek op school", 60),
        ),
        (
            "2018-11-22",
            "ocmw-gent",
            step(
                &budget,
                "deepen",
                json!({"information": "de wachttijd verschilt per dienst", "forum": {"on": "2018-11-21"}}),
            ),
        ),
        ("2018-11-29", "ocmw-gent", step(&budget, "solve", tracks)),
        (
            "2018-12-03",
            "ocmw-gent",
            step(&budget, "submit", json!({"authority": "college-gent", "on": "2018-12-03"})),
        ),
        (
            "2018-12-13",
            "college-gent",
            step(
                &["geen-budget"],
                "answer",
                json!({"answer": "Het college stemt in met de gezamenlijke wachtlijst, vanaf 1 maart 2019."}),
            ),
        ),
    ];
    for (day, by, event) in events.into_iter().filter(|(day, ..)| *day <= until) {
        let told = Event::from_json(&event.to_string()).unwrap_or_else(|why| panic!("{event}: {why}"));
        let done = register.append(register.head().seq, moment(day), id(by), told);
        done.unwrap_or_else(|why| panic!("{day} {event}: {why}"));
    }
    register
}

/// A plan of Gent with one action on budget guidance.
pub(super) fn plans(atlas: &Atlas) -> Plans {
    let mut plans = Plans::default();
    for event in [
        json!({"kind": "plan-opened", "plan": "gent-2014", "label": "Meerjarenplan 2014-2019", "owners": ["gemeente-gent", "ocmw-gent"],
            "period": {"from": "2014-01-01", "until": "2020-01-01"}, "leads_with": ["director"]}),
        json!({"kind": "ambition-set", "plan": "gent-2014", "ambition": "means", "label": "Iedereen heeft genoeg om van te leven", "themes": ["financial-resilience"]}),
        json!({"kind": "action-set", "plan": "gent-2014", "action": "one-list", "label": "Budgetbegeleiding op elkaar afstemmen", "ambition": "means",
            "challenge": "budgetbegeleiding-samen", "leads": ["ocmw-gent"], "takes_part": ["caw-ovl"]}),
    ] {
        let told = PlanEvent::from_json(&event.to_string()).unwrap_or_else(|why| panic!("{event}: {why}"));
        plans
            .apply(&told, moment("2018-11-05"), &id("ocmw-gent"), atlas)
            .unwrap_or_else(|why| panic!("{event}: {why}"));
    }
    plans
}

/// The notes of the regions, each with the name under which it is kept.
pub(super) fn notes(language: &Language) -> Vec<(&'static str, Note)> {
    let nwvl = atlas(&landscape("noord-west-vlaanderen-2018"));
    let (before, after) = (trajectories(&nwvl, false), trajectories(&nwvl, true));
    let [january, april] =
        ["2018-01-26", "2018-04-10"].map(|day| nwvl.at_date(day.parse().unwrap()).unwrap());
    let trajectory = |of: &Trajectories| of.get("nwvl-2018").cloned().unwrap();
    let (memo, later) = (gent("2018-12-10"), gent("2018-12-17"));
    let on = |register: &Register, day: &str| register.atlas_on(day.parse().unwrap()).unwrap();
    let (december, christmas) = (on(&memo, "2018-12-10"), on(&later, "2018-12-17"));
    let plans = plans(&december);
    let (gent, gent_now) = (december.words(language), christmas.words(language));
    let zwvl = atlas(&landscape("zuid-west-vlaanderen-2019"));
    let w13 = zwvl.words(language);
    vec![
        ("trend", january.words(language).trend_note(&trajectory(&before)).unwrap()),
        ("inspiration", april.words(language).inspiration_note(&trajectory(&after)).unwrap()),
        ("vision", w13.vision_note("ambition-housing", Some("w13")).unwrap()),
        ("vision_gent", gent.vision_note("growing-up", Some("wrg")).unwrap()),
        ("vision_of_sector", w13.vision_note_of_sector("housing", Some("w13")).unwrap()),
        ("vision_of_sector_gent", gent.vision_note_of_sector("disability", Some("wrg")).unwrap()),
        ("forum", gent_now.forum_note(later.signals(), moment("2018-12-17"))),
        (
            "newsletter",
            gent_now.newsletter(later.signals(), "2018-11-01".parse().unwrap(), moment("2018-12-17")),
        ),
        ("memo", gent.executive_memo("college-gent", memo.signals(), plans.get("gent-2014")).unwrap()),
        ("above_flemish", w13.signal_above("vlaanderen", None).unwrap()),
        ("above_federal", w13.signal_above("federaal", None).unwrap()),
        ("above_gent", gent.signal_above("vlaanderen", Some(memo.signals())).unwrap()),
    ]
}
