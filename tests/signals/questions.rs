//! What is asked of signals: status, terms, figures, flow, agenda, routing, bundling.

use super::{begun, done, moment, reported, step};
use regie::{Atlas, Register};

fn atlas(register: &Register, day: &str) -> Atlas {
    register.atlas_on(day.parse().unwrap()).unwrap()
}

/// Three signals on housing and one on poverty: one waits, two were bundled, one is at an end.
fn four() -> Register {
    let mut register = begun();
    let r = &mut register;
    for (n, by) in [(1, "caw"), (2, "caw"), (3, "ocmw-menen"), (4, "caw")] {
        let mut text = reported(&format!("s-{n}"));
        if n == 4 {
            text = text.replace(r#"["housing"]"#, r#"["poverty"]"#).replace(r#"["menen"]"#, r#"["wervik"]"#);
        }
        done(r, "2018-01-08", by, &text);
    }
    done(r, "2018-01-10", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-12", "caw", &step("s-2", "screen", ""));
    let bundle =
        r#"{"kind": "signal-step", "signals": ["s-1", "s-2"], "step": "bundle", "challenge": "geen-dak"}"#;
    done(r, "2018-01-20", "caw", bundle);
    done(r, "2018-01-21", "caw", &step("s-4", "screen", ""));
    done(r, "2018-01-22", "caw", &step("s-4", "decline", r#", "reason": "staat al in het plan""#));
    register
}

#[test]
fn the_reporter_is_told_in_plain_words() {
    let mut register = four();
    let now = moment("2018-02-01");
    let told = |register: &Register, id: &str, tag: &str| {
        let status = register.signals().status(id, now, &atlas(register, "2018-02-01")).unwrap();
        let next = status.next.map(|next| next.get(tag).to_owned());
        (status.says.get(tag).to_owned(), next.unwrap_or_default())
    };
    let says = |nl: &str, next: &str| (nl.to_owned(), next.to_owned());
    assert_eq!(
        told(&register, "s-3", "nl"),
        says("Uw signaal is ontvangen op 8 januari 2018.", "De signaalcoördinator bekijkt het.")
    );
    assert_eq!(
        told(&register, "s-1", "nl"),
        says(
            "Uw signaal maakt sinds 20 januari 2018 deel uit van de uitdaging “geen dak”.",
            "Er wordt een regisseur aangeduid."
        )
    );
    assert_eq!(
        told(&register, "s-1", "en"),
        says("Since 20 January 2018 your signal is part of the challenge “no roof”.", "A director is named.")
    );
    let status = register.signals().status("s-4", now, &atlas(&register, "2018-02-01")).unwrap();
    assert_eq!((status.ended, status.reason.unwrap().get("nl")), (true, "staat al in het plan"));
    assert_eq!(status.phase.unwrap().get("nl"), "terugkoppelen");
    let r = &mut register;
    done(r, "2018-01-23", "w13", &step("s-1", "direct", ""));
    assert_eq!(told(r, "s-1", "nl").0, "De regie is sinds 23 januari 2018 in handen van de vereniging.");
    // two together
    done(r, "2018-01-23", "caw", &reported("s-5").replace(r#"["housing"]"#, r#"["poverty"]"#));
    done(r, "2018-01-23", "caw", &step("s-5", "screen", ""));
    done(r, "2018-01-23", "caw", &step("s-5", "bundle", r#", "challenge": "schulden""#));
    done(r, "2018-01-23", "caw", &step("s-5", "direct", ""));
    assert_eq!(
        told(r, "s-5", "nl").0,
        "De regie is sinds 23 januari 2018 in handen van gemeente Menen en OCMW Menen."
    );
    assert_eq!(
        told(r, "s-5", "en").0,
        "Since 23 January 2018 it is directed by gemeente Menen and OCMW Menen."
    );
    done(r, "2018-01-24", "w13", &step("s-1", "escalate", r#", "lever": "finance-social-housing""#));
    let status = r.signals().status("s-1", now, &atlas(r, "2018-02-01")).unwrap();
    let above = status.above[0].get("en");
    assert!(
        above.starts_with("On 24 January 2018 a higher government was asked too: ")
            && above.ends_with("(to the Flemish government). There is no answer yet."),
        "{above}"
    );
    let wrong = r.signals().status("s-11", now, &atlas(r, "2018-02-01")).unwrap_err();
    assert_eq!(wrong.to_string(), "there is no signal `s-11`; did you mean `s-1`?");
}

#[test]
fn what_is_put_into_words_is_not_looked_through_again() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(r, "2018-01-08", "caw", &step("s-1", "screen", ""));
    let new = r#", "new_challenge": {"id": "x", "label": "{since} {wat?} {", "themes": ["housing"], "areas": ["menen"], "spread": "shared"}"#;
    done(r, "2018-01-08", "caw", &step("s-1", "bundle", new));
    let status = r.signals().status("s-1", moment("2018-01-09"), &atlas(r, "2018-01-09")).unwrap();
    assert_eq!(
        status.says.get("en"),
        "Since 8 January 2018 your signal is part of the challenge “{since} {wat?} {”."
    );
}

#[test]
fn a_term_is_kept_on_its_last_day_and_late_the_day_after() {
    let register = four();
    let late = |day: &str| -> Vec<(String, String, u32)> {
        let overdue = register.signals().overdue(moment(day), &atlas(&register, day));
        overdue.into_iter().map(|one| (one.signal.to_string(), one.step.to_string(), one.days_late)).collect()
    };
    // s-3: to be screened within 14 days of 8 January; s-1 and s-2: directed within 14 days of 20 January
    assert_eq!(late("2018-01-22"), []);
    assert_eq!(late("2018-01-23"), [("s-3".to_owned(), "screen".to_owned(), 1)]);
    assert_eq!(late("2018-02-03").len(), 1);
    assert_eq!(
        late("2018-02-04"),
        [
            ("s-3".to_owned(), "screen".to_owned(), 13),
            ("s-1".to_owned(), "direct".to_owned(), 1),
            ("s-2".to_owned(), "direct".to_owned(), 1)
        ]
    );
    let due = |day: &str| {
        let due = register.signals().status("s-3", moment(day), &atlas(&register, day)).unwrap().due.unwrap();
        (due.days_left, due.days_late)
    };
    assert_eq!((due("2018-01-22"), due("2018-01-23")), ((Some(0), None), (None, Some(1))));
    // who should have
    let overdue = register.signals().overdue(moment("2018-01-23"), &atlas(&register, "2018-01-23"));
    let who: Vec<&str> = overdue[0].may[0].stakeholders.iter().map(|one| one.stakeholder.as_str()).collect();
    assert_eq!(who, ["ocmw-menen"]);
}

#[test]
fn what_nobody_can_take_further_is_stuck() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    assert_eq!(r.signals().stuck(&atlas(r, "2018-01-09")), []);
    // nobody coordinates any more: only its reporter could take it back
    let gone = r#"{"kind": "landscape-changed", "changes": [{"remove": {"appointments": "signalen-caw"}}, {"remove": {"appointments": "signalen-menen"}}]}"#;
    done(r, "2018-01-09", "w13", gone);
    assert_eq!(r.signals().stuck(&atlas(r, "2018-01-10")), []);
    let mut register = four();
    let r = &mut register;
    done(r, "2018-01-23", "w13", r#"{"kind": "signal-step", "signals": ["s-1", "s-2"], "step": "direct"}"#);
    done(r, "2018-01-24", "w13", &step("s-1", "deepen", r#", "information": "besproken""#));
    // the rule book loses all who direct or take part
    let rules: Vec<String> = regie::flanders::rule_book()
        .rules
        .iter()
        .filter(|rule| {
            rule.role == *"director" || rule.role == *"partner" || rule.role == *"overall-coordinator"
        })
        .map(|rule| rule.id.to_string())
        .collect();
    let not = regie::flanders::rule_book();
    let removed = rules.iter().map(|id| format!(r#"{{"remove": {{"rules": "{id}"}}}}"#));
    // what lists them goes first
    let lists = not.rules.iter().filter(|rule| {
        !rules.iter().any(|id| rule.id == **id)
            && rule.exception_to.iter().any(|id| rules.iter().any(|r| *id == **r))
    });
    let puts = lists.map(|rule| {
        let mut rule = rule.clone();
        rule.exception_to.retain(|id| !rules.iter().any(|r| *id == **r));
        let put = regie::Change::Put(regie::Element::Rule(rule));
        let text = regie::Change::to_json(&[put]);
        text[1..text.len() - 1].to_owned()
    });
    let changes: Vec<String> = puts.chain(removed).collect();
    done(
        r,
        "2018-01-25",
        "w13",
        &format!(r#"{{"kind": "landscape-changed", "changes": [{}]}}"#, changes.join(",")),
    );
    let stuck = r.signals().stuck(&atlas(r, "2018-01-26"));
    let told: Vec<(String, String, Vec<String>)> = stuck
        .iter()
        .map(|one| {
            let asked = one.steps.iter().flat_map(|step| &step.roles).map(ToString::to_string).collect();
            (one.signal.to_string(), one.steps[0].step.to_string(), asked)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("s-1".to_owned(), "solve".to_owned(), vec!["director".to_owned(), "partner".to_owned()]),
            (
                "s-2".to_owned(),
                "deepen".to_owned(),
                vec!["director".to_owned(), "overall-coordinator".to_owned()]
            )
        ]
    );
}

#[test]
fn the_forum_deals_with_what_has_to_move() {
    let register = four();
    let day = "2018-02-04";
    let agenda = register.signals().forum_agenda(moment(day), &atlas(&register, day), 3);
    let overdue: Vec<&str> = agenda.overdue.iter().map(|one| one.signal.as_str()).collect();
    assert_eq!(overdue, ["s-3", "s-1", "s-2"]);
    assert_eq!(agenda.bundled_most.len(), 1);
    let most = &agenda.bundled_most[0];
    assert_eq!((most.challenge.as_str(), most.signals.len(), most.people), ("geen-dak", 2, 0));
    // what is at an end is not on it
    assert_eq!(agenda.themes, ["housing"]);
    assert_eq!(register.signals().forum_agenda(moment(day), &atlas(&register, day), 0).bundled_most, []);
}

#[test]
fn figures_are_whole_numbers() {
    let mut register = four();
    let r = &mut register;
    done(r, "2018-01-23", "w13", &step("s-1", "direct", ""));
    let day = "2018-02-01";
    let figures = r.signals().figures(moment(day), &atlas(r, day));
    assert_eq!(
        (figures.reported, figures.open, figures.answered, figures.answered_percent),
        (4, 3, 0, Some(0))
    );
    let state = |name: &str| figures.states.iter().find(|state| state.state == *name).unwrap();
    // s-1 two days, s-2 four, s-4 thirteen, and s-3 for 24 days by now
    let days = state("reported").days.as_ref().unwrap();
    assert_eq!((state("reported").signals, days.times, days.median, days.p90), (1, 4, 4, 24));
    // s-1 ten days, s-2 eight, s-4 one
    let days = state("screened").days.as_ref().unwrap();
    assert_eq!((state("screened").signals, days.times, days.median, days.p90), (0, 3, 8, 10));
    assert_eq!(state("bundled").signals, 1);
    // how long one has been at an end is no figure
    assert_eq!((state("declined").signals, &state("declined").days), (1, &None));
    let counts = |list: &[regie::signals::SignalCount]| -> Vec<(String, usize, usize)> {
        list.iter().map(|one| (one.id.to_string(), one.signals, one.open)).collect()
    };
    assert_eq!(counts(&figures.themes), [("housing".to_owned(), 3, 3), ("poverty".to_owned(), 1, 0)]);
    assert_eq!(counts(&figures.areas), [("menen".to_owned(), 3, 3), ("wervik".to_owned(), 1, 0)]);
    // those of the reporter's own sector
    assert_eq!(counts(&figures.coordinators), [("caw".to_owned(), 3, 2), ("ocmw-menen".to_owned(), 1, 1)]);
    assert_eq!(figures.without_coordinator, 0);
    let none = begun();
    let figures = none.signals().figures(moment(day), &atlas(&none, day));
    assert_eq!((figures.reported, figures.answered_percent), (0, None));
}

#[test]
fn the_flow_is_data_for_a_picture() {
    let mut register = begun();
    let r = &mut register;
    done(r, "2018-01-08", "caw", &reported("s-1"));
    done(r, "2018-01-09", "caw", &step("s-1", "screen", ""));
    done(r, "2018-01-10", "caw", &step("s-1", "return", r#", "reason": "waar?""#));
    done(r, "2018-01-11", "caw", &step("s-1", "complete", r#", "information": "hier""#));
    done(r, "2018-01-12", "caw", &step("s-1", "screen", ""));
    let flow = r.signals().flow();
    let links: Vec<(&str, &str, usize)> =
        flow.links.iter().map(|link| (link.from.as_str(), link.to.as_str(), link.times)).collect();
    assert_eq!(
        links,
        [("reported", "screened", 2), ("returned", "reported", 1), ("screened", "returned", 1)]
    );
    let nodes: Vec<(&str, usize, usize)> =
        flow.nodes[..3].iter().map(|node| (node.state.as_str(), node.came, node.stand)).collect();
    assert_eq!(nodes, [("reported", 2, 0), ("returned", 1, 0), ("screened", 2, 1)]);
}

#[test]
fn from_themes_areas_and_groups_alone_a_signal_finds_its_way() {
    let register = begun();
    let atlas = atlas(&register, "2018-02-01");
    let ids = |list: &[&str]| list.iter().map(|id| id.parse().unwrap()).collect::<Vec<regie::Id>>();
    let route =
        |themes: &[&str], areas: &[&str]| register.signals().route(&atlas, &ids(themes), &ids(areas), &[]);
    let routing = route(&["poverty", "housing"], &["wervik", "menen"]).unwrap();
    let found: Vec<(&str, Vec<&str>, Vec<&str>)> = routing
        .challenges
        .iter()
        .map(|one| {
            (
                one.challenge.as_str(),
                one.themes.iter().map(regie::Id::as_str).collect(),
                one.areas.iter().map(regie::Id::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("geen-dak", vec!["housing"], vec!["menen", "wervik"]),
            ("schulden", vec!["poverty"], vec!["menen", "wervik"])
        ]
    );
    assert_eq!(routing, route(&["housing", "poverty"], &["menen", "wervik"]).unwrap(), "whatever the order");
    let who = |holders: &[regie::signals::Holder]| -> Vec<String> {
        holders.iter().map(|one| format!("{} by {}", one.stakeholder, one.because[0])).collect()
    };
    let first = &routing.challenges[0];
    assert_eq!(first.approach, regie::Approach::Signal);
    assert!(who(&first.directors).iter().any(|one| one.starts_with("w13 by ")), "{:?}", first.directors);
    assert_eq!(who(&first.coordinators), ["caw by signal-coordinator"]);
    // in one town: those who direct there
    let routing = route(&["poverty"], &["wervik"]).unwrap();
    assert!(!who(&routing.challenges[0].directors).is_empty());
    assert!(who(&routing.challenges[0].directors).iter().all(|one| !one.contains("menen")));
    // nothing fits: as a challenge of its own
    let routing = route(&["access"], &["menen"]).unwrap();
    assert!(routing.challenges.is_empty());
    assert_eq!(routing.alone.approach, Some(regie::Approach::Local));
    assert_eq!(
        who(&routing.alone.coordinators),
        ["caw by signal-coordinator", "ocmw-menen by signal-coordinator"]
    );
    assert_eq!(route(&["acces"], &["menen"]).unwrap_err().nearest(), Some("access"));
}

/// The signal coordinators of Gent, each for its own themes (E-36, E-37, D-05).
#[test]
fn in_gent_signals_go_to_the_coordinator_of_their_theme() {
    let landscape = std::fs::read_to_string("examples/data/gent-2018.json").unwrap();
    let documents = regie::Documents::flemish(regie::Landscape::from_json(&landscape).unwrap());
    let mut register = Register::begin(&documents, moment("2018-11-01"), "wrg".parse().unwrap()).unwrap();
    let atlas = atlas(&register, "2018-11-01");
    for (theme, coordinator) in [
        ("mental-health", "cgg-gent"),
        ("housing", "gemeente-gent"),
        ("growing-up", "clb-gent"),
        ("work", "ocmw-gent"),
    ] {
        let (themes, areas) = ([theme.parse().unwrap()], ["gent".parse().unwrap()]);
        let routing = register.signals().route(&atlas, &themes, &areas, &[]).unwrap();
        let who = routing.alone.coordinators.iter().map(|one| one.stakeholder.as_str()).collect::<Vec<_>>();
        assert!(who.contains(&coordinator), "{theme}: {who:?}");
    }
    // one of another theme may not screen it
    let r = &mut register;
    let seen = r#"{"kind": "signal-reported", "signal": "s-1", "themes": ["mental-health"], "areas": ["gent"], "seen": "studenten wachten te lang op hulp"}"#;
    done(r, "2018-11-02", "buurtwerker-7", seen);
    let refused = super::write(r, "2018-11-03", "clb-gent", &step("s-1", "screen", "")).unwrap_err();
    assert_eq!(refused.code(), "not-allowed");
    done(r, "2018-11-03", "cgg-gent", &step("s-1", "screen", ""));
}

#[test]
fn signals_that_are_alike_are_put_together() {
    let mut register = begun();
    let r = &mut register;
    let seen = |signal: &str, theme: &str, area: &str, groups: &str, seen: &str| {
        format!(
            r#"{{"kind": "signal-reported", "signal": "{signal}", "themes": ["{theme}"], "areas": ["{area}"], "target_groups": [{groups}], "seen": "{seen}"}}"#
        )
    };
    for text in [
        seen("a", "housing", "menen", "", "de wachtlijst voor een woning is te lang"),
        // in a word, in an area in which the other lies
        seen("b", "housing", "streek", "", "Wachtlijsten groeien"),
        // about nothing that the others say
        seen("c", "housing", "menen", "", "vocht in oude huizen"),
        // on another theme
        seen("d", "poverty", "menen", "", "wachtlijsten voor hulp"),
        // in another town
        seen("e", "poverty", "wervik", "", "wachtlijsten voor hulp"),
    ] {
        done(r, "2018-01-08", "buurtwerker-7", &text);
    }
    for signal in ["a", "b", "c", "d", "e"] {
        done(r, "2018-01-09", "caw", &step(signal, "screen", ""));
    }
    // one that is not screened yet does not wait
    done(r, "2018-01-09", "buurtwerker-7", &seen("f", "housing", "menen", "", "wachtlijst"));
    let bundlings = r.signals().bundlings(&atlas(r, "2018-01-10")).unwrap();
    let told: Vec<(Vec<&str>, Vec<&str>)> = bundlings
        .iter()
        .map(|one| {
            (
                one.signals.iter().map(regie::Id::as_str).collect(),
                one.words.iter().map(|word| &**word).collect(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [(vec!["a", "b"], vec!["wachtlijst"]), (vec!["c"], vec![]), (vec!["d"], vec![]), (vec!["e"], vec![])]
    );
    assert_eq!(bundlings[0].routing.challenges[0].challenge, "geen-dak");
    // the challenge that it proposes can be made
    let new = serde_json::to_string(&bundlings[0].new_challenge).unwrap();
    let bundle = format!(
        r#"{{"kind": "signal-step", "signals": ["a", "b"], "step": "bundle", "new_challenge": {new}}}"#
    );
    done(r, "2018-01-11", "caw", &bundle);
}
