//! Calendars read back by another reader, and the roster.

use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike};
use regie::trajectories::{CalendarStyle, Hours};
use serde_json::json;

use super::{Tried, moment};

fn style(language: &str) -> CalendarStyle<'_> {
    CalendarStyle { made_at: moment("2018-01-26T14:00:00+01:00"), language, hours: Hours::default() }
}

fn events(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().unwrap_or_else(|why| panic!("{why}: {text}"));
    calendar.components.iter().filter_map(|component| component.as_event().cloned()).collect()
}

/// A time of an event on the clock of the place.
fn floating(time: Option<DatePerhapsTime>) -> String {
    match time {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(time))) => time.to_string(),
        other => panic!("{other:?} is no floating time"),
    }
}

#[test]
fn a_calendar_says_where_to_be_and_when() {
    let tried = Tried::planned();
    let text = tried.trajectory().calendar_of("p1", tried.atlas, &style("en")).unwrap();
    let told: Vec<String> = events(&text)
        .iter()
        .map(|event| {
            let (from, until) = (floating(event.get_start()), floating(event.get_end()));
            format!(
                "{} {from} {until} {} @ {}",
                event.get_uid().unwrap(),
                event.get_summary().unwrap(),
                event.get_location().unwrap()
            )
        })
        .collect();
    let care = tried.atlas.theme("trajectory-care").unwrap().label.get("en");
    assert_eq!(told.len(), 5);
    assert_eq!(
        told[0],
        format!(
            "tocht.trajectory-care.1@regie 2018-01-29 09:00:00 2018-01-29 12:00:00 Trajectory: {care} @ Huis van de Stad, zaal 2"
        )
    );
    assert!(told[1].starts_with("tocht.trajectory-housing.1@regie 2018-01-29 13:30:00 2018-01-29 16:30:00"));
    assert!(text.contains("DTSTAMP:20180126T130000Z\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    // the group on a theme
    let text = tried.trajectory().calendar_on("trajectory-training-work", tried.atlas, &style("nl")).unwrap();
    let places: Vec<_> = events(&text).iter().map(|event| event.get_location().unwrap().to_owned()).collect();
    assert_eq!(places, ["Dommelhof", "Dommelhof"]);
}

#[test]
fn a_meeting_that_moves_keeps_its_name() {
    let mut tried = Tried::planned();
    let uids = |tried: &Tried| -> Vec<String> {
        let text = tried.trajectory().calendar_on("trajectory-care", tried.atlas, &style("nl")).unwrap();
        events(&text).iter().map(|event| event.get_uid().unwrap().to_owned()).collect()
    };
    let before = uids(&tried);
    let later =
        regie::trajectories::HalfDay::in_period("2018-03-01".parse().unwrap(), "2018-03-31".parse().unwrap());
    let plan = tried.trajectory().plan(&later).unwrap();
    let event: regie::trajectories::TrajectoryEvent = plan.event(&super::id("tocht")).into();
    tried.accept(
        &serde_json::from_str(&event.to_json()).unwrap(),
        "2018-01-27T10:00:00+01:00",
        "welzijnsregio",
    );
    assert_eq!(uids(&tried), before);
}

#[test]
fn there_is_no_calendar_without_meetings() {
    let tried = Tried::registered();
    assert_eq!(tried.trajectory().calendar_of("p1", tried.atlas, &style("nl")), None);
    let tried = Tried::planned();
    assert_eq!(tried.trajectory().calendar_of("nobody", tried.atlas, &style("nl")), None);
    assert_eq!(tried.trajectory().calendar_on("leisure", tried.atlas, &style("nl")), None);
}

/// Whatever stands in a place, the reader gets it back.
#[test]
fn texts_come_back_whatever_stands_in_them() {
    let mut tried = Tried::planned();
    let place = "Zaal \"De Lijn\"; 2de verdieping, links \\ rechts: é€𝄞 en nog veel meer dan op een regel past\nachteraan";
    let moved = json!({"kind": "place-changed", "trajectory": "tocht", "place": place});
    tried.accept(&moved, "2018-01-27T10:00:00+01:00", "welzijnsregio");
    let text = tried.trajectory().calendar_of("p3", tried.atlas, &style("nl")).unwrap();
    for event in events(&text) {
        assert_eq!(event.get_location().unwrap(), place);
    }
}

#[test]
fn the_roster_has_a_row_for_each_theme_and_participant() {
    let mut tried = Tried::planned();
    let held = json!({"kind": "meeting-held", "trajectory": "tocht", "theme": "trajectory-care",
        "half_day": {"date": "2018-01-29", "half": "morning"}, "present": ["p1"]});
    tried.accept(&held, "2018-01-29T12:30:00+01:00", "welzijnsregio");
    let roster = tried.trajectory().roster_csv(tried.atlas, "nl");
    let rows: Vec<&str> = roster.split_terminator("\r\n").collect();
    assert_eq!(
        rows[0],
        "theme,theme_label,participant,stakeholder,stakeholder_label,kind,registered_at,trend_note,held,present"
    );
    assert_eq!(rows.len(), 1 + 3 + 2 + 1);
    assert!(rows[1].starts_with("trajectory-care,"));
    assert!(
        rows[1].ends_with(",p1,gemeente-pelt,Gemeente Pelt,municipality,2018-01-15T10:00:00+01:00,no,1,1"),
        "{}",
        rows[1]
    );
    assert!(rows[2].ends_with(",no,1,0"), "{}", rows[2]);
}
