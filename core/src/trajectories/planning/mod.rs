//! When do the theme groups meet? So that nobody has to be in two places at once, on as few days as possible (H-04, H-05, M-07).
//!
//! # What is found
//!
//! Every group gets as many half days as it asks, each once. Of all plans, one with the least clashes (a clash is a participant who is registered for two themes that meet on one
//! half day); of these, one on the least days. Days with two half days to choose from go first, and of equal days the earlier; the meetings of a group lie as far apart as that
//! leaves room for.
//!
//! # How
//!
//! Only how many participants each two themes share matters, so the number of participants costs nothing but the count. A set of themes on one half day is a *session*; with
//! twelve themes there are 4,096, and what each costs is known before. Half days are alike, so a plan is a list of sessions, and its days follow from their number.
//!
//! 1. [`layers`] looks for a plan without clashes on the fewest half days: breadth first over what is left to meet, so that the first plan is the shortest, or there is none.
//! 2. Where there is none, every half day is used (a meeting that clashes moved to an empty half day is a clash less), and the least clashes are left to be found: [`start`] makes a
//!    good plan by exchanges, [`prices`] show how few clashes any plan can have (a Lagrangian bound, as sharp as the linear programme over sessions), and [`search`] goes through
//!    what the prices leave: most often nothing.
//!
//! # Bound
//!
//! At most twelve themes, three meetings of each, 40 half days and 100,000 participants: beyond, [`PlanningProblem`]. A layer holds at most 4 to the power of the number of themes.
//! The search ends after a fixed number of steps whatever the input; a plan whose search ended before everything else was excluded says so ([`MeetingPlan::proven`]). Of the
//! thousands of problems of the largest size that were tried, none did.

mod problem;
mod layers;
mod start;
mod prices;
mod search;

use serde::Serialize;

use super::event::{MeetingAt, MeetingsPlanned, ThemeGroup};
use super::half_day::{HalfDay, MOST_HALF_DAYS};
use super::state::Trajectory;
use crate::ids::Id;
use crate::order::{sort, sort_by};

use problem::{MOST_MEETINGS, MOST_PARTICIPANTS, MOST_THEMES, Problem, Session};

/// What is to be planned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingsAsked {
    /// The theme groups.
    pub groups: Vec<GroupAsked>,
    /// The half days on which groups may meet.
    pub half_days: Vec<HalfDay>,
    /// Who is registered, for which themes. Themes without a group say nothing.
    pub registrations: Vec<(Id, Vec<Id>)>,
}

/// A theme group that is to meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupAsked {
    /// Its theme.
    pub theme: Id,
    /// On how many half days it meets.
    pub meetings: u32,
}

/// When theme groups meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MeetingPlan {
    /// The meetings, by half day, then theme.
    pub meetings: Vec<PlannedMeeting>,
    /// On how many days.
    pub days: usize,
    /// Where somebody would have to be in two places at once, by half day, then themes.
    pub clashes: Vec<Clash>,
    /// Has every plan with fewer clashes or days been excluded? Otherwise the search ended at its limit.
    pub proven: bool,
}

/// A meeting of a plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct PlannedMeeting {
    /// When.
    pub half_day: HalfDay,
    /// The theme of the group.
    pub theme: Id,
}

/// Two themes that meet on one half day, and share participants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Clash {
    /// When.
    pub half_day: HalfDay,
    /// The two themes, in the order of ids.
    pub themes: [Id; 2],
    /// How many participants are registered for both.
    pub count: usize,
    /// Who, in the order of ids.
    pub participants: Vec<Id>,
}

/// Why nothing can be planned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanningProblem {
    /// More themes than are planned at once.
    #[error("at most {MOST_THEMES} themes are planned at once, these are {0}")]
    TooManyThemes(usize),
    /// More half days than are planned at once.
    #[error("at most {MOST_HALF_DAYS} half days are planned at once, these are {0}")]
    TooManyHalfDays(usize),
    /// More participants than are planned at once.
    #[error("at most {MOST_PARTICIPANTS} participants are planned at once, these are {0}")]
    TooManyParticipants(usize),
    /// A group with another number of meetings than is planned.
    #[error("a group meets on one to {MOST_MEETINGS} half days, the one on `{theme}` asks for {meetings}")]
    MeetingCount {
        /// The theme.
        theme: Id,
        /// How many it asks for.
        meetings: u32,
    },
    /// A theme that stands twice.
    #[error("the theme `{0}` stands twice")]
    RepeatedTheme(Id),
    /// A group that asks for more half days than there are.
    #[error("the group on `{theme}` asks for {meetings} half days, and there are {half_days} to choose from")]
    TooFewHalfDays {
        /// The theme.
        theme: Id,
        /// How many it asks for.
        meetings: u32,
        /// How many there are.
        half_days: usize,
    },
}

impl PlanningProblem {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyThemes(_) => "too-many-themes",
            Self::TooManyHalfDays(_) => "too-many-half-days",
            Self::TooManyParticipants(_) => "too-many-participants",
            Self::MeetingCount { .. } => "meeting-count",
            Self::RepeatedTheme(_) => "repeated-theme",
            Self::TooFewHalfDays { .. } => "too-few-half-days",
        }
    }
}

/// Plans the meetings of theme groups: the least clashes, then the least days.
///
/// ```
/// use regie::trajectories::{GroupAsked, HalfDay, MeetingsAsked, plan_meetings};
///
/// let id = |text: &str| text.parse::<regie::Id>().unwrap();
/// let group = |theme| GroupAsked { theme: id(theme), meetings: 1 };
/// let asked = MeetingsAsked {
///     groups: vec![group("care"), group("housing"), group("work")],
///     half_days: HalfDay::in_period("2018-01-29".parse()?, "2018-02-10".parse()?),
///     registrations: vec![(id("p1"), vec![id("care"), id("housing")]), (id("p2"), vec![id("work")])],
/// };
/// let plan = plan_meetings(&asked)?;
/// let meetings: Vec<String> = plan.meetings.iter().map(|one| format!("{} {}", one.half_day, one.theme)).collect();
/// assert_eq!(meetings, ["2018-01-29 morning care", "2018-01-29 morning work", "2018-01-29 afternoon housing"]);
/// assert!(plan.clashes.is_empty() && plan.proven);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`PlanningProblem`] when there is more than can be planned at once, or there are too few half days.
pub fn plan_meetings(asked: &MeetingsAsked) -> Result<MeetingPlan, PlanningProblem> {
    let mut groups: Vec<&GroupAsked> = asked.groups.iter().collect();
    sort_by(&mut groups, |one, other| one.theme.cmp(&other.theme));
    let mut half_days = asked.half_days.clone();
    sort(&mut half_days);
    half_days.dedup();
    check(&groups, &half_days, asked.registrations.len())?;
    let groups = Groups { groups, registrations: &asked.registrations };
    let problem = groups.problem(half_days.len());
    let (sessions, proven) = match layers::without_clashes(&problem) {
        Some(sessions) => (sessions, true),
        None => search::fewest_clashes(&problem, start::good_plan(&problem)),
    };
    let sessions = apart(&problem, sessions);
    let half_days = on_least_days(&half_days, sessions.len());
    let mut plan = MeetingPlan { meetings: Vec::new(), days: 0, clashes: Vec::new(), proven };
    for (half_day, session) in half_days.iter().zip(sessions) {
        groups.put(*half_day, session, &mut plan);
    }
    plan.days = half_days.chunk_by(|one, other| one.date == other.date).count();
    Ok(plan)
}

fn check(groups: &[&GroupAsked], half_days: &[HalfDay], participants: usize) -> Result<(), PlanningProblem> {
    if groups.len() > MOST_THEMES {
        return Err(PlanningProblem::TooManyThemes(groups.len()));
    }
    if half_days.len() > MOST_HALF_DAYS {
        return Err(PlanningProblem::TooManyHalfDays(half_days.len()));
    }
    if participants > MOST_PARTICIPANTS {
        return Err(PlanningProblem::TooManyParticipants(participants));
    }
    for (one, other) in groups.iter().zip(groups.iter().skip(1)) {
        if one.theme == other.theme {
            return Err(PlanningProblem::RepeatedTheme(one.theme.clone()));
        }
    }
    for GroupAsked { theme, meetings } in groups {
        let (theme, meetings) = (theme.clone(), *meetings);
        if !(1..=MOST_MEETINGS).contains(&meetings) {
            return Err(PlanningProblem::MeetingCount { theme, meetings });
        }
        let half_days = half_days.len();
        if u32::try_from(half_days).is_ok_and(|half_days| half_days < meetings) {
            return Err(PlanningProblem::TooFewHalfDays { theme, meetings, half_days });
        }
    }
    Ok(())
}

/// The groups, in the order of their themes, and who is in them.
struct Groups<'a> {
    groups: Vec<&'a GroupAsked>,
    registrations: &'a [(Id, Vec<Id>)],
}

impl Groups<'_> {
    fn problem(&self, half_days: usize) -> Problem {
        let number = |theme: &Id| self.groups.iter().position(|group| group.theme == *theme);
        let of =
            |themes: &[Id]| themes.iter().filter_map(number).fold(0, |session: Session, n| session | 1 << n);
        let registered: Vec<Session> = self.registrations.iter().map(|(_, themes)| of(themes)).collect();
        let shared = |one: usize, other: usize| {
            let both: Session = 1 << one | 1 << other;
            registered.iter().filter(|themes| **themes & both == both).count()
        };
        Problem::new(self.groups.iter().map(|group| group.meetings).collect(), half_days, shared)
    }

    /// Who is registered for two themes, in the order of ids.
    fn shared(&self, one: &Id, other: &Id) -> Vec<Id> {
        let both = |(_, themes): &&(Id, Vec<Id>)| themes.contains(one) && themes.contains(other);
        let mut shared: Vec<Id> = self.registrations.iter().filter(both).map(|(id, _)| id.clone()).collect();
        sort(&mut shared);
        shared
    }

    /// Puts a session into a plan, with its clashes.
    fn put(&self, half_day: HalfDay, session: Session, plan: &mut MeetingPlan) {
        let meet = (0..).zip(&self.groups).filter(|(n, _)| session >> n & 1 == 1);
        let meet: Vec<&Id> = meet.map(|(_, group)| &group.theme).collect();
        for (n, one) in meet.iter().copied().enumerate() {
            plan.meetings.push(PlannedMeeting { half_day, theme: one.clone() });
            for other in meet.iter().copied().skip(n + 1) {
                let participants = self.shared(one, other);
                if !participants.is_empty() {
                    let (themes, count) = ([one.clone(), other.clone()], participants.len());
                    plan.clashes.push(Clash { half_day, themes, count, participants });
                }
            }
        }
    }
}

/// The sessions that are used, in an order that keeps the meetings of a group apart: next comes the one whose themes met the least.
fn apart(problem: &Problem, sessions: Vec<Session>) -> Vec<Session> {
    let mut rest: Vec<Session> = sessions.into_iter().filter(|session| *session != 0).collect();
    let mut met = vec![0_u32; problem.meetings.len()];
    let mut ordered = Vec::new();
    while !rest.is_empty() {
        let key = |session: &Session| {
            let holds = met.iter().zip(problem.bits()).filter(|(_, bit)| session & bit != 0);
            let counts: Vec<u32> = holds.map(|(met, _)| *met).collect();
            (
                counts.iter().max().copied(),
                counts.iter().sum::<u32>(),
                std::cmp::Reverse(session.reverse_bits()),
            )
        };
        let next = rest.iter().enumerate().min_by_key(|(_, session)| key(session));
        let Some((at, session)) = next.map(|(at, session)| (at, *session)) else { break };
        for (met, bit) in met.iter_mut().zip(problem.bits()) {
            *met += u32::from(session & bit != 0);
        }
        rest.swap_remove(at);
        ordered.push(session);
    }
    ordered
}

/// So many half days on the least days: those with two to choose from first, of equal days the earlier. In order of time.
fn on_least_days(half_days: &[HalfDay], count: usize) -> Vec<HalfDay> {
    let mut days: Vec<&[HalfDay]> = half_days.chunk_by(|one, other| one.date == other.date).collect();
    sort_by(&mut days, |one, other| (other.len(), one.first()).cmp(&(one.len(), other.first())));
    let mut used: Vec<HalfDay> = days.concat().into_iter().take(count).collect();
    sort(&mut used);
    used
}

impl Trajectory {
    /// Plans the meetings of its theme groups for those who are registered now: see [`plan_meetings`]. `half_days` are the half days to choose from, those outside its period left
    /// out; without any, the first 40 of its period, Monday to Friday. Nothing is changed by it: [`MeetingPlan::event`] is the event that sets the plan.
    ///
    /// Who wants the meetings of a group weeks apart plans them round by round: once for each round, with the half days of that round, with [`plan_meetings`].
    ///
    /// # Errors
    /// As [`plan_meetings`].
    pub fn plan(&self, half_days: &[HalfDay]) -> Result<MeetingPlan, PlanningProblem> {
        let period = self.opened.period;
        let of_period = period.from.zip(period.until).map(|(from, until)| HalfDay::in_period(from, until));
        let half_days = if half_days.is_empty() { of_period.unwrap_or_default() } else { half_days.to_vec() };
        let asked = |group: &ThemeGroup| GroupAsked { theme: group.theme.clone(), meetings: group.meetings };
        plan_meetings(&MeetingsAsked {
            groups: self.opened.groups.iter().map(asked).collect(),
            half_days: half_days.into_iter().filter(|one| period.holds_on(one.date)).collect(),
            registrations: self
                .registrations
                .iter()
                .map(|(id, one)| (id.clone(), one.themes.clone()))
                .collect(),
        })
    }
}

impl Trajectory {
    /// Where somebody has to be in two places at once, as the meetings are set and for those who are registered now (M-07); by half day, then themes.
    #[must_use]
    pub fn clashes(&self) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for at_once in self.meetings.chunk_by(|one, other| one.half_day == other.half_day) {
            for (n, one) in at_once.iter().enumerate() {
                for other in at_once.iter().skip(n + 1) {
                    let both = self
                        .participants(one.theme.as_str())
                        .filter(|(_, registration)| registration.themes.contains(&other.theme));
                    let participants: Vec<Id> = both.map(|(id, _)| id.clone()).collect();
                    if !participants.is_empty() {
                        let (themes, count) = ([one.theme.clone(), other.theme.clone()], participants.len());
                        clashes.push(Clash { half_day: one.half_day, themes, count, participants });
                    }
                }
            }
        }
        clashes
    }
}

impl MeetingPlan {
    /// The event that sets these meetings for a trajectory.
    #[must_use]
    pub fn event(&self, trajectory: &Id) -> MeetingsPlanned {
        let at = |one: &PlannedMeeting| MeetingAt::new(one.theme.clone(), one.half_day);
        MeetingsPlanned::new(trajectory.clone(), self.meetings.iter().map(at).collect())
    }

    /// The plan as compact JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::document::to_text(self)
    }
}
