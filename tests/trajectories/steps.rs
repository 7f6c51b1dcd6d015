//! Each step and each refusal, by hand.

use regie::trajectories::Registered;
use serde_json::{Value, json};

use super::{Tried, event, id, invitation, moment, places, registration, with};

const IN_TIME: &str = "2018-01-20T10:00:00+01:00";

#[test]
fn an_invitation_is_refused_with_every_reason_at_once() {
    let mut tried = Tried::empty();
    let wrong = with(
        invitation(),
        json!({"organisers": ["welzijnsregoi"],
            "groups": [{"theme": "trajectory-car", "meetings": 2}, {"theme": "trajectory-housing", "meetings": 4},
                {"theme": "trajectory-housing", "meetings": 2}],
            "period": {"from": "2018-01-29"}, "areas": ["pelt", "pelf"],
            "requirements": [{"id": "r", "label": "r", "source": ["E-13"], "severity": "gap", "at_least": 1,
                "kind": ["ocwm"], "sector": ["general-welfar"], "themes": ["trajectory-care"]}]}),
    );
    let reasons = tried.refuse(&wrong, IN_TIME, "welzijnsregio");
    let told: Vec<_> = reasons.iter().map(|one| (one.code(), one.path(), one.nearest())).collect();
    assert_eq!(
        told,
        [
            ("not-allowed", "", None),
            ("unknown-reference", "organisers[0]", Some("welzijnsregio")),
            ("unknown-reference", "groups[0].theme", Some("trajectory-care")),
            ("out-of-range", "groups[1].meetings", None),
            ("double", "groups[2].theme", None),
            ("out-of-range", "period", None),
            ("unknown-reference", "areas[1]", Some("pelt")),
            ("unknown-reference", "requirements[0].kind[0]", Some("ocmw")),
            ("unknown-reference", "requirements[0].sector[0]", Some("general-welfare")),
            ("unknown-reference", "requirements[0].themes[0]", Some("trajectory-car")),
        ]
    );
    assert_eq!(reasons[2].to_string(), "there is no theme `trajectory-car`; did you mean `trajectory-care`?");
    // a second invitation to the same trajectory, and one whose meetings begin before registration closes
    let mut tried = Tried::open();
    assert_eq!(places(&tried.codes(&invitation(), IN_TIME, "welzijnsregio")), [("double", "trajectory")]);
    let late = with(invitation(), json!({"trajectory": "other", "deadline": "2018-01-30T12:00:00+01:00"}));
    assert_eq!(places(&tried.codes(&late, IN_TIME, "welzijnsregio")), [("out-of-range", "deadline")]);
}

#[test]
fn who_registers_late_for_what_is_unknown_full_or_double_hears_why() {
    let mut tried = Tried::registered();
    let late =
        tried.refuse(&registration("p9", "caw", &["trajectory-care"]), "2018-01-26T12:00:00+01:00", "caw");
    assert_eq!(
        late[0].to_string(),
        "registration closed at 2018-01-26T12:00:00+01:00, and it is 2018-01-26T12:00:00+01:00"
    );
    // a second before is in time, on whatever clock
    tried.accept(&registration("p9", "caw", &["trajectory-care"]), "2018-01-26T10:59:59Z", "caw");

    let all = registration("p8", "cav", &["trajectory-housing", "trajectory-care", "trajectory-carr"]);
    assert_eq!(
        places(&tried.codes(&all, "2018-02-01T10:00:00+01:00", "somebody")),
        [
            ("not-allowed", ""),
            ("late", ""),
            ("unknown-reference", "stakeholder"),
            ("full", "themes[0]"),
            ("unknown-reference", "themes[2]"),
        ]
    );
    let address = registration("info@caw.example", "caw", &["trajectory-care"]);
    assert_eq!(places(&tried.codes(&address, IN_TIME, "caw")), [("personal-data", "participant")]);
    let gone = registration("p8", "gone", &["trajectory-care"]);
    assert_eq!(places(&tried.codes(&gone, IN_TIME, "gone")), [("unknown-reference", "stakeholder")]);
    let elsewhere = with(registration("p8", "caw", &["trajectory-care"]), json!({"trajectory": "tochten"}));
    assert_eq!(
        tried.refuse(&elsewhere, IN_TIME, "caw")[0].to_string(),
        "there is no trajectory `tochten`; did you mean `tocht`?"
    );
}

/// In JSON the reader sees this already; an event that a program makes is looked at all the same.
#[test]
fn a_theme_that_stands_twice_in_an_event_is_refused() {
    let mut tried = Tried::open();
    let themes = vec![id("trajectory-care"), id("trajectory-housing"), id("trajectory-care")];
    let event = Registered::new(id("tocht"), id("p1"), id("caw"), themes).into();
    let refused = tried.state.apply(&event, moment(IN_TIME), &id("caw"), tried.atlas).unwrap_err();
    assert_eq!(refused.to_string(), "the theme `trajectory-care` is there already");
    assert_eq!((refused.reasons()[0].code(), refused.reasons()[0].path()), ("double", "themes[2]"));
    assert!(tried.trajectory().registrations().is_empty());
}

#[test]
fn a_second_registration_changes_the_first_and_withdrawing_makes_room() {
    let mut tried = Tried::registered();
    let themes = |tried: &Tried, who: &str| -> Vec<String> {
        tried.trajectory().registrations()[who].themes.iter().map(ToString::to_string).collect()
    };
    // a group with room for two is full for a third, and not for one who is in it
    let third = registration("p4", "caw", &["trajectory-housing"]);
    assert_eq!(places(&tried.codes(&third, IN_TIME, "caw")), [("full", "themes[0]")]);
    tried.accept(
        &registration("p3", "gemeente-lommel", &["trajectory-housing", "trajectory-care"]),
        IN_TIME,
        "p3",
    );
    assert_eq!(themes(&tried, "p3"), ["trajectory-care", "trajectory-housing"]);
    assert_eq!(tried.trajectory().registrations().len(), 4);
    let withdrawn = json!({"kind": "registration-withdrawn", "trajectory": "tocht", "participant": "p3"});
    assert_eq!(places(&tried.codes(&withdrawn, IN_TIME, "caw")), [("not-allowed", "")]);
    tried.accept(&withdrawn, IN_TIME, "gemeente-lommel");
    tried.accept(&third, IN_TIME, "caw");
    assert_eq!(themes(&tried, "p4"), ["trajectory-housing"]);
    assert_eq!(
        places(&tried.codes(&withdrawn, IN_TIME, "welzijnsregio")),
        [("unknown-reference", "participant")]
    );
    // nobody changes what another registered
    let theirs = registration("p1", "caw", &["trajectory-care"]);
    assert_eq!(places(&tried.codes(&theirs, IN_TIME, "caw")), [("not-allowed", "")]);
}

#[test]
fn meetings_are_as_many_as_promised_within_the_period() {
    let mut tried = Tried::registered();
    let at = |theme: &str, date: &str, half: &str| json!({"theme": theme, "half_day": {"date": date, "half": half}});
    let wrong = json!({"kind": "meetings-planned", "trajectory": "tocht", "meetings": [
        at("trajectory-care", "2018-03-31", "morning"), at("trajectory-care", "2018-02-01", "morning"),
        at("trajectory-care", "2018-02-01", "morning"), at("leisure", "2018-02-01", "morning")]});
    assert_eq!(
        places(&tried.codes(&wrong, IN_TIME, "welzijnsregio")),
        [
            ("outside-period", "meetings[0].half_day"),
            ("double", "meetings[2].half_day"),
            ("unknown-reference", "meetings[3].theme"),
            ("meeting-count", "meetings"),
            ("meeting-count", "meetings"),
            ("meeting-count", "meetings"),
        ]
    );
    let mut tried = Tried::planned();
    let told: Vec<String> = tried
        .trajectory()
        .meetings()
        .iter()
        .map(|one| format!("{} {} @ {}", one.half_day, one.theme, one.place))
        .collect();
    assert_eq!(
        told,
        [
            "2018-01-29 morning trajectory-care @ Huis van de Stad, zaal 2",
            "2018-01-29 afternoon trajectory-housing @ Huis van de Stad, zaal 2",
            "2018-01-29 afternoon trajectory-training-work @ Dommelhof",
            "2018-01-30 morning trajectory-care @ Huis van de Stad, zaal 2",
            "2018-01-30 afternoon trajectory-housing @ Huis van de Stad, zaal 2",
            "2018-01-31 morning trajectory-housing @ Huis van de Stad, zaal 2",
            "2018-01-31 morning trajectory-training-work @ Dommelhof",
        ]
    );
    assert!(tried.trajectory().clashes().is_empty());
    // what was held stays
    let held = json!({"kind": "meeting-held", "trajectory": "tocht", "theme": "trajectory-care",
        "half_day": {"date": "2018-01-29", "half": "morning"}, "present": ["p1", "p2"]});
    assert_eq!(
        places(&tried.codes(&held, "2018-01-28T09:00:00+01:00", "welzijnsregio")),
        [("out-of-turn", "half_day")]
    );
    tried.accept(&held, "2018-01-29T12:30:00+01:00", "welzijnsregio");
    let anew = json!({"kind": "meetings-planned", "trajectory": "tocht", "meetings": [at("trajectory-care", "2018-02-01", "morning")]});
    assert!(places(&tried.codes(&anew, IN_TIME, "welzijnsregio")).contains(&("out-of-turn", "meetings")));
    let attendance = tried.trajectory().attendance().next().unwrap();
    assert_eq!((attendance.registered, attendance.present), (3, 2));
    let strangers =
        with(held, json!({"half_day": {"date": "2018-01-30", "half": "morning"}, "present": ["p1", "p3"]}));
    assert_eq!(
        places(&tried.codes(&strangers, "2018-01-30T12:30:00+01:00", "welzijnsregio")),
        [("unknown-reference", "present[1]")]
    );
}

#[test]
fn clashes_of_the_meetings_that_were_set_are_named() {
    let mut tried = Tried::registered();
    let at = |theme: &str, half: &str, day: u32| json!({"theme": theme, "half_day": {"date": format!("2018-02-0{day}"), "half": half}});
    tried.accept(
        &json!({"kind": "meetings-planned", "trajectory": "tocht", "meetings": [
            at("trajectory-care", "morning", 1), at("trajectory-care", "morning", 2),
            at("trajectory-housing", "morning", 1), at("trajectory-housing", "afternoon", 1), at("trajectory-housing", "afternoon", 2),
            at("trajectory-training-work", "morning", 2), at("trajectory-training-work", "afternoon", 2)]}),
        IN_TIME,
        "welzijnsregio",
    );
    let told: Vec<String> = tried
        .trajectory()
        .clashes()
        .iter()
        .map(|one| {
            format!("{}: {} and {}: {}", one.half_day, one.themes[0], one.themes[1], one.participants[0])
        })
        .collect();
    assert_eq!(
        told,
        [
            "2018-02-01 morning: trajectory-care and trajectory-housing: p1",
            "2018-02-02 morning: trajectory-care and trajectory-training-work: p2"
        ]
    );
}

#[test]
fn the_trend_note_comes_before_the_first_meeting_and_reaches_everybody() {
    let mut tried = Tried::planned();
    let note = json!({"kind": "trend-note-sent", "trajectory": "tocht", "note": "tendensennota"});
    assert_eq!(
        places(&tried.codes(&note, "2018-01-29T08:00:00+01:00", "welzijnsregio")),
        [("out-of-turn", "")]
    );
    assert_eq!(tried.trajectory().without_trend_note().count(), 4);
    tried.accept(&note, IN_TIME, "welzijnsregio");
    assert_eq!(tried.trajectory().without_trend_note().count(), 0);
    tried.accept(&registration("p9", "caw", &["trajectory-care"]), "2018-01-25T10:00:00+01:00", "caw");
    let without: Vec<_> = tried.trajectory().without_trend_note().map(ToString::to_string).collect();
    assert_eq!(without, ["p9"]);
}

#[test]
fn a_change_of_place_is_announced_in_time_to_those_whom_it_concerns() {
    let mut tried = Tried::planned();
    let moved = json!({"kind": "place-changed", "trajectory": "tocht", "theme": "trajectory-housing", "place": "Bibliotheek"});
    tried.accept(&moved, "2018-01-29T10:00:00+01:00", "welzijnsregio");
    let announcement = tried.trajectory().announcements().last().unwrap();
    // the meeting of that very day stays where it is
    assert_eq!(announcement.meetings.len(), 2);
    assert_eq!(announcement.to.iter().map(ToString::to_string).collect::<Vec<_>>(), ["p1", "p3"]);
    let places_of: Vec<_> = tried
        .trajectory()
        .meetings()
        .iter()
        .filter(|one| one.theme == *"trajectory-housing")
        .map(|one| one.place.to_string())
        .collect();
    assert_eq!(places_of, ["Huis van de Stad, zaal 2", "Bibliotheek", "Bibliotheek"]);
    let today = with(moved, json!({"half_day": {"date": "2018-01-29", "half": "afternoon"}}));
    let why = tried.refuse(&today, "2018-01-29T10:00:00+01:00", "welzijnsregio");
    assert_eq!(why[0].to_string(), "a change of place is announced at the latest the day before");
}

#[test]
fn groups_answer_weigh_and_vote_and_the_note_ends_it() {
    let mut tried = Tried::planned();
    let on = |kind: &str, rest: Value| {
        with(json!({"kind": kind, "trajectory": "tocht", "theme": "trajectory-care"}), rest)
    };
    tried.accept(
        &on("question-answered", json!({"question": "trends", "answer": "vergrijzing"})),
        IN_TIME,
        "welzijnsregio",
    );
    let criteria = json!({"criteria": [{"id": "urgent", "label": "dringend", "weight": 2}, {"id": "many", "label": "velen", "weight": 1}]});
    tried.accept(&on("criteria-set", criteria), IN_TIME, "welzijnsregio");
    let score = |challenge: &str, urgent: u32, many: u32| {
        on(
            "challenge-scored",
            json!({"challenge": challenge, "scores": [{"criterion": "urgent", "score": urgent}, {"criterion": "many", "score": many}]}),
        )
    };
    tried.accept(&score("at-home", 60, 20), IN_TIME, "welzijnsregio");
    tried.accept(&score("near", 30, 50), IN_TIME, "welzijnsregio");
    assert_eq!(
        places(&tried.codes(&score("rent", 101, 50), IN_TIME, "welzijnsregio")),
        [("unknown-reference", "challenge"), ("out-of-range", "scores[0].score")]
    );
    let incomplete =
        on("challenge-scored", json!({"challenge": "near", "scores": [{"criterion": "urgnt", "score": 1}]}));
    assert_eq!(
        places(&tried.codes(&incomplete, IN_TIME, "welzijnsregio")),
        [("unknown-reference", "scores[0].criterion"), ("out-of-range", "scores")]
    );
    tried.accept(
        &on("voted", json!({"participant": "p1", "challenges": ["near", "at-home"]})),
        IN_TIME,
        "p1",
    );
    assert_eq!(
        places(&tried.codes(
            &on("voted", json!({"participant": "p3", "challenges": ["near", "rent"]})),
            IN_TIME,
            "p3"
        )),
        [("out-of-turn", "theme"), ("unknown-reference", "challenges[1]")]
    );
    let file = tried.trajectory().theme_file("trajectory-care", tried.atlas).unwrap();
    assert_eq!(file.trends.iter().map(|trend| trend.id.as_str()).collect::<Vec<_>>(), ["ageing"]);
    assert_eq!(file.unanswered.len(), 6);
    assert_eq!(file.lists.as_ref().unwrap().challenges.len(), 3);
    assert_eq!(file.priorities.by_criteria[0].challenge, "at-home");
    assert_eq!(file.priorities.by_votes.len(), 2);
    assert!(
        tried.trajectory().theme_file("trajectory-caer", tried.atlas).unwrap_err().nearest()
            == Some("trajectory-care")
    );

    let note = json!({"kind": "inspiration-note-sent", "trajectory": "tocht"});
    assert_eq!(
        places(&tried.codes(&note, "2018-01-30T18:00:00+01:00", "welzijnsregio")),
        [("out-of-turn", "")]
    );
    tried.accept(&note, "2018-04-03T09:00:00+02:00", "welzijnsregio");
    assert_eq!(
        places(&tried.codes(&registration("p1", "caw", &["trajectory-care"]), IN_TIME, "p1")),
        [("out-of-turn", "")]
    );
}

#[test]
fn events_read_back_as_they_were_written() {
    let tried = Tried::planned();
    for (one, _, _) in &tried.accepted {
        assert_eq!(&event(&serde_json::from_str(&one.to_json()).unwrap()), one);
    }
}
