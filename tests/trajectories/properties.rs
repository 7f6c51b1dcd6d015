//! Random events: the rules hold, what is refused changes nothing, replay gives the same.

use proptest::prelude::*;
use regie::trajectories::{Trajectories, Trajectory};
use serde_json::{Value, json};

use super::{Tried, event, id, invitation, moment};
use crate::properties::check;

const THEMES: [&str; 4] = ["trajectory-care", "trajectory-housing", "trajectory-training-work", "leisure"];
const STAKEHOLDERS: [&str; 4] = ["gemeente-pelt", "ocmw-pelt", "caw", "nobody"];

fn some<T: Clone + std::fmt::Debug + 'static>(list: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(list.to_vec())
}

/// Any event, right or wrong, with who does it and on which day of January or February.
pub(crate) fn happening() -> impl Strategy<Value = (Value, String, String)> {
    let participant = || (0..6_u8).prop_map(|n| format!("p{n}"));
    let themes = || prop::sample::subsequence(THEMES.to_vec(), 1..=3);
    let half_day = || {
        (27..34_u32, some(&["morning", "afternoon"])).prop_map(|(day, half)| {
            let date = if day > 31 { format!("2018-02-{:02}", day - 31) } else { format!("2018-01-{day}") };
            json!({"date": date, "half": half})
        })
    };
    let challenges = || prop::sample::subsequence(vec!["at-home", "near", "rent"], 0..3);
    let what = prop_oneof![
        1 => Just(invitation()),
        8 => (participant(), some(&STAKEHOLDERS), themes())
            .prop_map(|(who, whose, themes)| super::registration(&who, whose, &themes)),
        2 => participant().prop_map(|who| json!({"kind": "registration-withdrawn", "trajectory": "tocht", "participant": who})),
        1 => Just(json!({"kind": "trend-note-sent", "trajectory": "tocht"})),
        2 => prop::collection::vec((some(&THEMES), half_day()), 7).prop_map(|meetings| {
            let meetings: Vec<Value> = meetings.into_iter().map(|(theme, half_day)| json!({"theme": theme, "half_day": half_day})).collect();
            json!({"kind": "meetings-planned", "trajectory": "tocht", "meetings": meetings})
        }),
        1 => Just(Value::Null),
        1 => half_day().prop_map(|half_day| json!({"kind": "place-changed", "trajectory": "tocht", "place": "x", "half_day": half_day})),
        2 => (some(&THEMES), half_day(), participant()).prop_map(|(theme, half_day, who)| {
            json!({"kind": "meeting-held", "trajectory": "tocht", "theme": theme, "half_day": half_day, "present": [who]})
        }),
        2 => (some(&THEMES), participant(), challenges()).prop_map(|(theme, who, challenges)| {
            json!({"kind": "voted", "trajectory": "tocht", "theme": theme, "participant": who, "challenges": challenges})
        }),
        1 => Just(json!({"kind": "inspiration-note-sent", "trajectory": "tocht"})),
    ];
    let who = prop_oneof![3 => Just("welzijnsregio".to_owned()), 1 => participant(), 1 => some(&STAKEHOLDERS).prop_map(str::to_owned)];
    let day = prop_oneof![6 => 8..27_u32, 1 => 27..40_u32];
    let when = day.prop_map(|day| {
        if day > 31 {
            format!("2018-02-{:02}T11:00:00+01:00", day - 31)
        } else {
            format!("2018-01-{day:02}T11:00:00+01:00")
        }
    });
    (what, who, when)
}

/// What must hold of a trajectory whatever has happened.
fn holds(trajectory: &Trajectory) -> Result<(), TestCaseError> {
    let invited = trajectory.invitation();
    for (id, registration) in trajectory.registrations() {
        prop_assert!(registration.at < invited.deadline, "{id} registered late");
        prop_assert!(!registration.themes.is_empty() && registration.themes.is_sorted());
        let known = |theme: &regie::Id| invited.groups.iter().any(|group| group.theme == *theme);
        prop_assert!(registration.themes.iter().all(known), "{id} is in a group that is none");
    }
    for group in &invited.groups {
        let participants = trajectory.participants(group.theme.as_str()).count();
        prop_assert!(
            group.room_for.is_none_or(|room| participants <= usize::try_from(room).unwrap()),
            "too full"
        );
        let meetings = trajectory.meetings().iter().filter(|meeting| meeting.theme == group.theme).count();
        prop_assert!(trajectory.meetings().is_empty() || u32::try_from(meetings) == Ok(group.meetings));
        let work = trajectory.work(group.theme.as_str()).unwrap();
        for voter in work.votes.keys() {
            prop_assert!(
                trajectory.registrations()[voter].themes.contains(&group.theme),
                "{voter} votes from outside"
            );
        }
    }
    prop_assert!(trajectory.meetings().iter().all(|meeting| invited.period.holds_on(meeting.half_day.date)));
    Ok(())
}

#[test]
fn registrations_never_break_the_rules_and_replay_gives_the_same() {
    let tried = Tried::planned();
    let plan: Value = serde_json::from_str(&tried.accepted.last().unwrap().0.to_json()).unwrap();
    let happenings = prop::collection::vec(happening(), 1..40);
    let (mut accepted, mut refused) = (0, 0);
    let counts = std::cell::RefCell::new((&mut accepted, &mut refused));
    check("registrations_never_break_the_rules", 20, happenings, |happenings| {
        let mut tried = Tried { state: Trajectories::default(), atlas: super::atlas(), accepted: Vec::new() };
        tried.accept(&invitation(), "2018-01-08T09:00:00+01:00", "welzijnsregio");
        for (what, who, when) in &happenings {
            // a plan that fits comes by too seldom by chance
            let what = if what.is_null() { &plan } else { what };
            let (what, when, who) = (event(what), moment(when), id(who));
            let before = tried.state.clone();
            match tried.state.apply(&what, when, &who, tried.atlas) {
                Ok(()) => {
                    *counts.borrow_mut().0 += 1;
                    tried.accepted.push((what, when, who));
                }
                Err(why) => {
                    *counts.borrow_mut().1 += 1;
                    prop_assert!(!why.reasons().is_empty());
                    prop_assert_eq!(&tried.state, &before, "refused, and changed");
                    prop_assert_eq!(tried.state.to_json(), before.to_json());
                }
            }
            for trajectory in tried.state.iter() {
                holds(trajectory)?;
            }
        }
        let mut again = Trajectories::default();
        for (what, when, who) in &tried.accepted {
            let read = event(&serde_json::from_str(&what.to_json()).unwrap());
            prop_assert!(again.apply(&read, *when, who, tried.atlas).is_ok());
        }
        prop_assert_eq!(again.to_json(), tried.state.to_json());
        Ok(())
    });
    assert!(
        accepted > 50 && refused > 50,
        "{accepted} accepted, {refused} refused: the property sees too little"
    );
}
