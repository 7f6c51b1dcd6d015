//! A small landscape: what is not there is not named, what is not there to say is said, who is not there is an error.

use regie::notes::Note;
use regie::plans::Plans;
use regie::signals::SignalPath;
use regie::trajectories::{Trajectories, TrajectoryEvent};
use regie::{Atlas, Documents, Event, Landscape, Language, Options, Register, Signals};
use serde_json::{Value, json};

use super::regions::{id, moment};

/// Two towns that merge, who acts there, and an offer that ends: all that ends has `voorbij` in its name.
fn landscape() -> Value {
    let ends = json!({"until": "2019-01-01"});
    json!({"format": "regie/landscape", "version": 1, "id": "streek", "as_of": "2018-06-01", "builds_on": ["flanders-vocabulary"],
        "areas": [
            {"id": "vlaanderen", "label": "Vlaanderen", "level": "flemish", "contains": ["streek"]},
            {"id": "streek", "label": "de streek", "level": "supralocal", "contains": ["a", "b", "c", "d"]},
            {"id": "a", "label": "A-voorbij", "level": "local", "valid": ends, "successors": ["c"]},
            {"id": "b", "label": "B-voorbij", "level": "local", "valid": ends, "successors": ["c"]},
            {"id": "c", "label": "Nieuwstad", "level": "local", "valid": {"from": "2019-01-01"}},
            {"id": "d", "label": "Dorp", "level": "local"}],
        "stakeholders": [
            {"id": "gemeente-a", "label": "Gemeente A-voorbij", "kind": "municipality", "works_in": ["a"], "valid": ends, "successors": ["gemeente-c"]},
            {"id": "gemeente-c", "label": "Gemeente Nieuwstad", "kind": "municipality", "works_in": ["c"], "valid": {"from": "2019-01-01"}},
            {"id": "gemeente-d", "label": "Gemeente Dorp", "kind": "municipality", "works_in": ["d"]},
            {"id": "raad", "label": "Raad voorbij", "kind": "consultation-platform", "works_in": ["streek"], "valid": ends},
            {"id": "w", "label": "Welzijnsvereniging", "kind": "welfare-association", "works_in": ["streek"]},
            {"id": "vlaanderen-overheid", "label": "Vlaamse overheid", "kind": "flemish-government", "works_in": ["vlaanderen"],
                "mandates": [{"lever": "finance-social-housing", "level": "flemish", "within": "vlaanderen"}]}],
        "appointments": [
            {"id": "s", "stakeholder": "w", "role": "signal-coordinator", "within": "streek"},
            {"id": "r", "stakeholder": "w", "role": "director", "within": "streek"},
            {"id": "p", "stakeholder": "w", "role": "spokesperson", "within": "streek"}],
        "offers": [{"id": "o", "label": "Aanbod voorbij", "by": ["w"], "themes": ["housing"], "areas": ["streek"], "valid": ends}],
        "challenges": [
            {"id": "wachten", "label": "Wachten op een woning", "themes": ["housing"], "areas": ["a", "b", "d"], "spread": "shared", "needs": ["finance-social-housing"]},
            {"id": "oud", "label": "Uitdaging voorbij", "themes": ["housing"], "areas": ["a", "d"], "spread": "shared", "valid": ends}]})
}

fn register() -> Register {
    let documents = Documents::flemish(Landscape::from_json(&landscape().to_string()).unwrap());
    let mut register = Register::begin(&documents, moment("2018-06-01"), id("w")).unwrap();
    let report = |signal: &str| json!({"kind": "signal-reported", "signal": signal, "themes": ["housing"], "areas": ["a"], "seen": format!("gezien: {signal}"), "people": 1200});
    let step = |signal: &str, step: &str, rest: Value| {
        crate::trajectories::with(json!({"kind": "signal-step", "signals": [signal], "step": step}), rest)
    };
    let events = [
        ("gemeente-a", report("een")),
        ("gemeente-a", report("twee")),
        ("w", step("een", "screen", json!({}))),
        ("w", step("twee", "screen", json!({}))),
        ("w", step("een", "bundle", json!({"challenge": "wachten"}))),
        ("w", step("twee", "bundle", json!({"challenge": "oud"}))),
        ("w", step("een", "direct", json!({}))),
        ("w", step("een", "escalate", json!({"lever": "finance-social-housing"}))),
        ("w", step("een", "deepen", json!({"information": "meer"}))),
        (
            "w",
            step(
                "een",
                "solve",
                json!({"tracks": [{"what": "samen bouwen", "who": ["gemeente-a", "w"], "at": "a"}]}),
            ),
        ),
        ("w", step("een", "submit", json!({"authority": "gemeente-a", "on": "2018-06-20"}))),
    ];
    for (day, (by, event)) in events.into_iter().enumerate() {
        let told = Event::from_json(&event.to_string()).unwrap();
        let at = moment(&format!("2018-06-{:02}", day + 2));
        register.append(register.head().seq, at, id(by), told).unwrap_or_else(|why| panic!("{event}: {why}"));
    }
    register
}

/// All notes on a day of 2019.
fn notes(language: &Language) -> Vec<Note> {
    let register = register();
    let atlas = register.atlas_on("2019-03-01".parse().unwrap()).unwrap();
    let before = register.atlas_on("2018-06-30".parse().unwrap()).unwrap();
    let mut trajectories = Trajectories::default();
    for (by, event) in [
        (
            "w",
            json!({"kind": "trajectory-opened", "trajectory": "t", "label": "Traject", "organisers": ["gemeente-a", "raad", "w"], "groups": [{"theme": "housing", "meetings": 2}],
            "period": {"from": "2018-07-01", "until": "2019-06-01"}, "deadline": "2018-07-01T12:00:00+02:00", "place": "zaal", "areas": ["a", "d"]}),
        ),
        (
            "gemeente-a",
            json!({"kind": "registered", "trajectory": "t", "participant": "p1", "stakeholder": "gemeente-a", "themes": ["housing"]}),
        ),
        (
            "raad",
            json!({"kind": "registered", "trajectory": "t", "participant": "p2", "stakeholder": "raad", "themes": ["housing"]}),
        ),
        (
            "w",
            json!({"kind": "voted", "trajectory": "t", "theme": "housing", "participant": "p1", "challenges": ["oud", "wachten"]}),
        ),
    ] {
        let told =
            TrajectoryEvent::from_json(&event.to_string()).unwrap_or_else(|why| panic!("{event}: {why}"));
        trajectories
            .apply(&told, moment("2018-06-15"), &id(by), &before)
            .unwrap_or_else(|why| panic!("{event}: {why}"));
    }
    let (words, signals, now) = (atlas.words(language), register.signals(), moment("2019-03-01"));
    let trajectory = trajectories.get("t").unwrap();
    vec![
        words.trend_note(trajectory).unwrap(),
        words.inspiration_note(trajectory).unwrap(),
        words.vision_note("housing", Some("gemeente-a")).unwrap(),
        words.forum_note(signals, now),
        words.newsletter(signals, "2018-06-01".parse().unwrap(), now),
        words.executive_memo("gemeente-a", signals, None).unwrap(),
        words.signal_above("vlaanderen-overheid", Some(signals)).unwrap(),
    ]
}

/// The signal of the small region to the Flemish government.
pub(super) fn above() -> Note {
    notes(&Language::dutch()).pop().unwrap()
}

#[test]
fn what_is_not_there_on_the_day_is_not_named() {
    for language in [Language::dutch(), Language::english()] {
        for note in notes(&language) {
            let markdown = note.to_markdown();
            assert!(!markdown.contains("voorbij"), "{markdown}");
            assert!(markdown.contains("Nieuwstad"), "{markdown}");
        }
    }
}

/// The points of a sector are those of its themes: of "wonen", nothing more and nothing less.
#[test]
fn a_sector_asks_what_its_themes_ask() {
    let atlas = register().atlas_on("2019-03-01".parse().unwrap()).unwrap();
    for language in [Language::dutch(), Language::english()] {
        let words = atlas.words(&language);
        let theme = words.vision_note("housing", None).unwrap();
        let sector = words.vision_note_of_sector("housing", None).unwrap();
        // from the challenges on; what stands before is what is aimed at
        let points = |note: &Note| note.sections.iter().skip(1).cloned().collect::<Vec<_>>();
        assert!(points(&theme).len() > 1);
        assert_eq!(points(&sector), points(&theme));
        assert!(!sector.to_markdown().contains("voorbij"));
    }
}

#[test]
fn numbers_and_days_are_written_as_the_language_does() {
    let told: Vec<String> = [Language::dutch(), Language::english()]
        .iter()
        .map(|language| notes(language)[5].to_markdown())
        .collect();
    assert!(told[0].contains("1.200 mensen") && told[0].contains("1 maart 2019"), "{}", told[0]);
    assert!(told[1].contains("1,200 people") && told[1].contains("1 March 2019"), "{}", told[1]);
}

#[test]
fn where_there_is_nothing_to_say_that_is_said() {
    let landscape = json!({"format": "regie/landscape", "version": 1, "id": "leeg", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "d", "label": "Dorp", "level": "local"}],
        "stakeholders": [{"id": "g", "label": "Gemeente Dorp", "kind": "municipality", "works_in": ["d"]}]});
    let atlas =
        Atlas::from_json(&landscape.to_string(), regie::flanders::RULE_BOOK_JSON, &Options::default())
            .unwrap();
    let dutch = Language::dutch();
    let (words, signals) = (atlas.words(&dutch), Signals::new(SignalPath::flemish()));
    let said = |note: &Note| (note.opening.join(" "), note.sections.len());
    assert_eq!(
        said(&words.forum_note(&signals, moment("2019-01-15"))),
        ("Er zijn geen signalen die op het forum wachten.".into(), 0)
    );
    assert_eq!(
        said(&words.executive_memo("g", &signals, Plans::default().get("p")).unwrap()),
        ("Er wachten geen signalen op een antwoord.".into(), 0)
    );
    let no_points = ("Op deze datum zijn er geen punten voor de lokale besturen.".to_owned(), 0);
    assert_eq!(said(&words.vision_note("leisure", None).unwrap()), no_points);
    assert_eq!(said(&words.vision_note_of_sector("leisure", None).unwrap()), no_points);
    assert_eq!(
        said(&words.signal_above("g", None).unwrap()),
        ("Op deze datum is er niets te signaleren aan Gemeente Dorp.".into(), 0)
    );
}

#[test]
fn who_is_not_there_is_an_error_with_the_nearest() {
    let atlas = register().atlas_on("2019-03-01".parse().unwrap()).unwrap();
    let dutch = Language::dutch();
    let words = atlas.words(&dutch);
    assert_eq!(
        words.signal_above("vlaanderen-overhed", None).unwrap_err().nearest.as_deref(),
        Some("vlaanderen-overheid")
    );
    assert_eq!(words.vision_note("housin", None).unwrap_err().nearest.as_deref(), Some("housing"));
    assert_eq!(words.vision_note("housing", Some("ww")).unwrap_err().what, "stakeholder");
    let sector = words.vision_note_of_sector("housng", None).unwrap_err();
    assert_eq!((sector.what, sector.nearest.as_deref()), ("sector", Some("housing")));
    assert_eq!(words.vision_note_of_sector("housing", Some("ww")).unwrap_err().what, "stakeholder");
    let signals = Signals::new(SignalPath::flemish());
    assert_eq!(words.executive_memo("gemeente", &signals, None).unwrap_err().what, "stakeholder");
}
