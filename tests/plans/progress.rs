//! Readings against the line, worked out in fractions.

use proptest::prelude::*;
use regie::plans::Progress;
use serde_json::json;

use super::{Tried, on};
use crate::properties::check;

const INDICATOR: &str = "2019-01-01";

fn begun(baseline: i32, target: i32, tolerance: Option<&str>) -> Tried {
    let mut tried = Tried::empty();
    let mut opened = super::opened();
    if let Some(tolerance) = tolerance {
        opened["tolerance"] = json!(tolerance);
    }
    tried.accept(&opened);
    tried.accept(&super::ambition("a", &["poverty"]));
    tried.accept(&super::action("help", "a", "debts", &["ocmw"]));
    tried.accept(&on(
        "indicator-set",
        json!({"action": "help", "label": "gezinnen", "unit": "gezinnen", "baseline": baseline.to_string(), "baseline_on": INDICATOR,
            "target": target.to_string(), "target_on": "2019-04-11"}),
    ));
    tried
}

fn read(tried: &mut Tried, on_day: &str, value: &str) {
    let reading = on("reading-taken", json!({"action": "help", "on": on_day, "value": value}));
    tried.accept_by(&reading, "2023-01-01T10:00:00+01:00", "ocmw");
}

fn progress(tried: &Tried, on: &str) -> (Progress, Option<String>) {
    let told = tried.plan().progress(on.parse().unwrap());
    (told[0].progress, told[0].expected.map(|expected| expected.to_string()))
}

#[test]
fn a_reading_is_held_against_the_line_of_its_own_day() {
    // a hundred days from 0 to 200, five percent is ten
    let mut tried = begun(0, 200, None);
    assert_eq!(progress(&tried, "2019-02-01"), (Progress::NoData, None));
    read(&mut tried, "2018-12-31", "500");
    assert_eq!(progress(&tried, "2019-02-01").0, Progress::NoData, "before the baseline");
    for (value, expected) in [
        ("89.9", Progress::Behind),
        ("90", Progress::OnTrack),
        ("110", Progress::OnTrack),
        ("110.000001", Progress::Ahead),
    ] {
        // half of the hundred days
        read(&mut tried, "2019-02-20", value);
        assert_eq!(progress(&tried, "2019-03-01"), (expected, Some("100".into())), "{value}");
        // what is read later does not count yet
        assert_eq!(progress(&tried, "2019-02-19").0, Progress::NoData);
    }
    // after the date of the target, the line stays there
    read(&mut tried, "2020-01-01", "190");
    assert_eq!(progress(&tried, "2020-06-01"), (Progress::OnTrack, Some("200".into())));
    read(&mut tried, "2020-02-01", "189");
    assert_eq!(progress(&tried, "2020-06-01").0, Progress::Behind);
}

#[test]
fn less_is_more_where_the_target_lies_below_the_baseline() {
    let mut tried = begun(100, 0, Some("0"));
    read(&mut tried, "2019-02-20", "50");
    assert_eq!(progress(&tried, "2019-03-01").0, Progress::OnTrack);
    read(&mut tried, "2019-02-20", "49.999999");
    assert_eq!(progress(&tried, "2019-03-01").0, Progress::Ahead);
    read(&mut tried, "2019-02-20", "50.000001");
    assert_eq!(progress(&tried, "2019-03-01").0, Progress::Behind);
}

#[test]
fn what_has_no_baseline_target_or_date_is_not_measurable() {
    let mut tried = begun(0, 200, None);
    read(&mut tried, "2019-02-20", "100");
    for missing in ["baseline", "target", "target_on"] {
        let mut indicator = json!({"action": "help", "label": "x", "unit": "x", "baseline": "0", "target": "9", "target_on": "2020-01-01"});
        indicator.as_object_mut().unwrap().remove(missing);
        tried.accept(&on("indicator-set", indicator));
        let told = tried.plan().progress("2019-03-01".parse().unwrap());
        assert_eq!((told[0].measurable, told[0].progress), (false, Progress::NoData), "{missing}");
    }
    tried.accept(&on("action-status-changed", json!({"action": "help", "status": "stopped"})));
    assert!(tried.plan().progress("2019-03-01".parse().unwrap()).is_empty());
}

/// Against floating point numbers, wherever these can tell.
#[test]
fn progress_is_what_division_says() {
    let problem = (-1000_i32..1000, -1000_i32..1000, 0_u32..140, -3000_i32..3000, 0_u32..20);
    check("progress_is_what_division_says", 10, problem, |(baseline, target, days, value, tolerance)| {
        prop_assume!(baseline != target);
        let mut tried = begun(baseline, target, Some(&tolerance.to_string()));
        let first: regie::Date = INDICATOR.parse().unwrap();
        let on = (0..days).fold(first, |day, _| next(day));
        read(&mut tried, &on.to_string(), &value.to_string());
        let (way, passed) = (f64::from(target - baseline), f64::from(days.min(100)) / 100.0);
        let further = f64::from(value - baseline) / way - passed;
        let allowed = f64::from(tolerance) / 100.0;
        prop_assume!((further.abs() - allowed).abs() > 1e-9);
        let expected = if further > allowed {
            Progress::Ahead
        } else if further < -allowed {
            Progress::Behind
        } else {
            Progress::OnTrack
        };
        prop_assert_eq!(progress(&tried, "2023-01-01").0, expected);
        Ok(())
    });
}

fn next(day: regie::Date) -> regie::Date {
    regie::Date::new(day.year(), day.month(), day.day() + 1)
        .or_else(|_| regie::Date::new(day.year(), day.month() + 1, 1))
        .unwrap()
}
