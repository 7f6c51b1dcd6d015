//! Plans against every plan there is.

use proptest::prelude::*;
use regie::trajectories::{GroupAsked, HalfDay, MeetingPlan, MeetingsAsked, PlanningProblem, plan_meetings};
use regie::{Date, Id};
use std::collections::BTreeSet;

use super::id;
use crate::properties::check;

fn half_days(from: &str, count: usize) -> Vec<HalfDay> {
    let from: Date = from.parse().unwrap();
    HalfDay::in_period(from, "9999-12-31".parse().unwrap()).into_iter().take(count).collect()
}

fn theme(n: usize) -> Id {
    id(&format!("theme-{n:02}"))
}

/// `themes` of each participant as bits.
fn asked(meetings: &[u32], half_days: Vec<HalfDay>, themes: &[u32]) -> MeetingsAsked {
    let of = |bits: u32| (0..meetings.len()).filter(|n| bits >> n & 1 == 1).map(theme).collect();
    MeetingsAsked {
        groups: meetings
            .iter()
            .enumerate()
            .map(|(n, meetings)| GroupAsked { theme: theme(n), meetings: *meetings })
            .collect(),
        half_days,
        registrations: themes.iter().enumerate().map(|(n, bits)| (id(&format!("p{n}")), of(*bits))).collect(),
    }
}

/// Clashes and days of a plan, counted participant by participant.
fn measure(asked: &MeetingsAsked, meetings: &[(HalfDay, Id)]) -> (usize, usize) {
    let mut clashes = 0;
    for (n, (half_day, theme)) in meetings.iter().enumerate() {
        for (other, with) in &meetings[..n] {
            let both = |(_, themes): &&(Id, Vec<Id>)| themes.contains(theme) && themes.contains(with);
            clashes += if half_day == other { asked.registrations.iter().filter(both).count() } else { 0 };
        }
    }
    (clashes, meetings.iter().map(|(half_day, _)| half_day.date).collect::<BTreeSet<_>>().len())
}

/// The least clashes, then the least days, of all plans there are.
fn best_of_all(asked: &MeetingsAsked) -> (usize, usize) {
    fn go(asked: &MeetingsAsked, group: usize, plan: &mut Vec<(HalfDay, Id)>, best: &mut (usize, usize)) {
        let Some(next) = asked.groups.get(group) else {
            *best = (*best).min(measure(asked, plan));
            return;
        };
        let count = asked.half_days.len();
        for chosen in (0_u32..1 << count).filter(|chosen| chosen.count_ones() == next.meetings) {
            let before = plan.len();
            let days = (0..count).filter(|n| chosen >> n & 1 == 1);
            plan.extend(days.map(|n| (asked.half_days[n], next.theme.clone())));
            go(asked, group + 1, plan, best);
            plan.truncate(before);
        }
    }
    let mut best = (usize::MAX, usize::MAX);
    go(asked, 0, &mut Vec::new(), &mut best);
    best
}

/// The plan is one: every group meets as often as it asks, each time on another half day there is; and what it says of itself is so.
fn is_sound(asked: &MeetingsAsked, plan: &MeetingPlan) -> (usize, usize) {
    let meetings: Vec<(HalfDay, Id)> =
        plan.meetings.iter().map(|one| (one.half_day, one.theme.clone())).collect();
    for group in &asked.groups {
        let when: BTreeSet<_> =
            meetings.iter().filter(|(_, theme)| *theme == group.theme).map(|(when, _)| *when).collect();
        assert_eq!(when.len(), usize::try_from(group.meetings).unwrap());
        assert!(when.iter().all(|when| asked.half_days.contains(when)));
    }
    assert_eq!(
        meetings.len(),
        asked.groups.iter().map(|group| usize::try_from(group.meetings).unwrap()).sum::<usize>()
    );
    assert!(meetings.is_sorted());
    let (clashes, days) = measure(asked, &meetings);
    assert_eq!(plan.clashes.iter().map(|clash| clash.count).sum::<usize>(), clashes);
    assert!(plan.clashes.iter().all(|clash| clash.count == clash.participants.len() && clash.count > 0));
    assert_eq!(plan.days, days);
    (clashes, days)
}

#[test]
fn no_plan_is_better_than_the_one_found() {
    let problem = (1_usize..=4, 3_usize..=5).prop_flat_map(|(themes, half_days)| {
        let meetings = prop::collection::vec(1_u32..=3, themes);
        // some half days stand alone on their day
        (
            meetings,
            prop::collection::vec(any::<bool>(), half_days),
            prop::collection::vec(0_u32..1 << themes, 0..12),
        )
    });
    check("no_plan_is_better_than_the_one_found", 4, problem, |(meetings, skipped, themes)| {
        let (mut days, mut all) = (Vec::new(), half_days("2018-01-29", 20).into_iter());
        for skip in &skipped {
            if *skip {
                all.next();
            }
            days.extend(all.next());
        }
        let asked = asked(&meetings, days, &themes);
        let plan = plan_meetings(&asked).unwrap();
        prop_assert!(plan.proven);
        prop_assert_eq!(is_sound(&asked, &plan), best_of_all(&asked));
        // the order in which things are told is no matter
        let mut turned = asked.clone();
        turned.groups.reverse();
        turned.half_days.reverse();
        turned.registrations.reverse();
        prop_assert_eq!(plan_meetings(&turned).unwrap(), plan);
        Ok(())
    });
}

/// The largest size: proven, and no worse than what a simple search finds.
#[test]
fn the_largest_problems_are_solved_and_proven() {
    let problem = (8_usize..=12, 4_usize..=40, 1_u32..=4).prop_flat_map(|(themes, half_days, most)| {
        let of = prop::collection::vec(0..themes, 1..=usize::try_from(most).unwrap());
        let bits = of.prop_map(|themes| themes.into_iter().fold(0_u32, |bits, n| bits | 1 << n));
        (prop::collection::vec(2_u32..=3, themes), Just(half_days), prop::collection::vec(bits, 20..500))
    });
    check("the_largest_problems_are_solved_and_proven", 50, problem, |(meetings, count, themes)| {
        let asked = asked(&meetings, half_days("2018-01-29", count), &themes);
        let plan = plan_meetings(&asked).unwrap();
        prop_assert!(plan.proven);
        let (clashes, _) = is_sound(&asked, &plan);
        prop_assert!(clashes <= simple(&asked), "a simple search does better");
        Ok(())
    });
}

/// Theme by theme, each meeting where it adds the fewest clashes.
fn simple(asked: &MeetingsAsked) -> usize {
    let mut plan: Vec<(HalfDay, Id)> = Vec::new();
    for group in &asked.groups {
        for _ in 0..group.meetings {
            let free = asked.half_days.iter().filter(|when| !plan.contains(&(**when, group.theme.clone())));
            let with = |when: &HalfDay| {
                let mut with = plan.clone();
                with.push((*when, group.theme.clone()));
                measure(asked, &with).0
            };
            let best = *free.min_by_key(|when| with(when)).unwrap();
            plan.push((best, group.theme.clone()));
        }
    }
    measure(asked, &plan).0
}

#[test]
fn everybody_on_everything_needs_a_half_day_for_each_meeting() {
    // twelve themes, three meetings, forty half days, five hundred participants on all themes
    let asked = asked(&[3; 12], half_days("2018-01-29", 40), &[0xfff; 500]);
    let plan = plan_meetings(&asked).unwrap();
    assert_eq!((is_sound(&asked, &plan), plan.proven), ((0, 18), true));
    // the meetings of a group lie apart
    let of_first: Vec<usize> =
        plan.meetings.iter().enumerate().filter(|(_, one)| one.theme == theme(0)).map(|(n, _)| n).collect();
    assert_eq!(of_first, [0, 12, 24]);
}

#[test]
fn clashes_that_cannot_be_avoided_are_named() {
    let asked = asked(&[2, 2], half_days("2018-01-29", 3), &[0b11, 0b11, 0b01]);
    let plan = plan_meetings(&asked).unwrap();
    let told: Vec<String> = plan
        .clashes
        .iter()
        .map(|one| {
            format!("{} {} {}: {}", one.half_day, one.themes[0], one.themes[1], one.participants.len())
        })
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with(" theme-00 theme-01: 2"), "{told:?}");
}

#[test]
fn what_cannot_be_planned_says_why() {
    let why = |asked: &MeetingsAsked| plan_meetings(asked).unwrap_err();
    let days = half_days("2018-01-29", 40);
    let mut too_many = days.clone();
    too_many.push(HalfDay::new("2019-01-01".parse().unwrap(), days[0].half));
    assert_eq!(why(&asked(&[2; 13], days.clone(), &[])), PlanningProblem::TooManyThemes(13));
    assert_eq!(why(&asked(&[2], too_many, &[])), PlanningProblem::TooManyHalfDays(41));
    assert_eq!(
        why(&asked(&[2], days.clone(), &vec![1; 100_001])),
        PlanningProblem::TooManyParticipants(100_001)
    );
    assert_eq!(why(&asked(&[4], days.clone(), &[])).code(), "meeting-count");
    assert_eq!(why(&asked(&[0], days.clone(), &[])).code(), "meeting-count");
    let few = why(&asked(&[3], half_days("2018-01-29", 2), &[]));
    assert_eq!(
        few.to_string(),
        "the group on `theme-00` asks for 3 half days, and there are 2 to choose from"
    );
    let mut twice = asked(&[2, 2], days, &[]);
    twice.groups[1].theme = theme(0);
    assert_eq!(why(&twice), PlanningProblem::RepeatedTheme(theme(0)));
}
