//! `regie trajectory`: themes, registrations, meetings, priorities.

use clap::{ArgGroup, Args, Subcommand};
use regie::trajectories::{CalendarStyle, Hours, Trajectory};

use super::args::Asking;
use super::refusals;
use super::said::Writing;
use super::store::{self, Seen};
use super::told::{answer, print};
use super::trajectory_said::{
    HalfDayArg, InspirationNote, Opened, Planned, Registered, TrendNote, Withdrawn, find, half_day, proposed,
};
use super::trajectory_told as tell;
use super::trajectory_work_said::{Answered, Criteria, Held, Moved, Scored, Voted};
use crate::args::Lang;
use crate::output::Failure;

/// Trajectories: invite, register, plan the meetings, work on a theme, and what came of it.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Partners invite to a trajectory
    Open(Writing<Opened>),
    /// Somebody registers for themes, or changes a registration
    Register(Writing<Registered>),
    /// Somebody takes a registration back
    Withdraw(Writing<Withdrawn>),
    /// Every participant gets the trend note
    TrendNote(Writing<TrendNote>),
    /// Set the half days of all groups: those that are given, or those that `propose` proposes
    Plan(Writing<Planned>),
    /// A meeting, or all that are still to come, moves to another place
    Move(Writing<Moved>),
    /// A theme group met
    Hold(Writing<Held>),
    /// A theme group answers a question
    Answer(Writing<Answered>),
    /// By what the challenges of a theme are weighed
    Criteria(Writing<Criteria>),
    /// A challenge gets its scores
    Score(Writing<Scored>),
    /// A participant votes for challenges
    Vote(Writing<Voted>),
    /// The inspiration note goes out, and the trajectory ends
    InspirationNote(Writing<InspirationNote>),
    /// All that was told of a trajectory
    Show(One),
    /// Who is in each theme group, and who is missing
    Representation(One),
    /// When the groups meet best: nobody in two places at once, on as few days as possible
    Propose(Propose),
    /// Which challenges of a theme come first, and how sure that is
    Priorities(OnTheme),
    /// What a theme group works with and what came of it: the data of the trend note and the inspiration note
    Theme(OnTheme),
    /// The meetings of a participant or of a theme group, as iCalendar
    Calendar(Calendar),
    /// Who is in which group, as comma-separated values
    Roster(One),
}

#[derive(Debug, Args)]
pub(crate) struct One {
    /// Which trajectory
    #[arg(long, value_name = "ID")]
    trajectory: String,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Debug, Args)]
pub(crate) struct Propose {
    /// A half day to choose from; as often as needed. Without any, Monday to Friday
    #[arg(long, value_name = "YYYY-MM-DD:HALF", value_parser = half_day)]
    half_day: Vec<HalfDayArg>,
    #[command(flatten)]
    one: One,
}

#[derive(Debug, Args)]
pub(crate) struct OnTheme {
    /// Which theme
    #[arg(long, value_name = "ID")]
    theme: String,
    #[command(flatten)]
    one: One,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("whose").required(true))]
pub(crate) struct Calendar {
    /// Of this participant
    #[arg(long, value_name = "ID", group = "whose")]
    participant: Option<String>,
    /// Of the group on this theme
    #[arg(long, value_name = "ID", group = "whose")]
    theme: Option<String>,
    #[command(flatten)]
    one: One,
}

impl Command {
    pub(crate) fn lang(&self) -> Lang {
        let writer = match self {
            Self::Open(writing) => writing.writer(),
            Self::Register(writing) => writing.writer(),
            Self::Withdraw(writing) => writing.writer(),
            Self::TrendNote(writing) => writing.writer(),
            Self::Plan(writing) => writing.writer(),
            Self::Move(writing) => writing.writer(),
            Self::Hold(writing) => writing.writer(),
            Self::Answer(writing) => writing.writer(),
            Self::Criteria(writing) => writing.writer(),
            Self::Score(writing) => writing.writer(),
            Self::Vote(writing) => writing.writer(),
            Self::InspirationNote(writing) => writing.writer(),
            Self::Show(one) | Self::Representation(one) | Self::Roster(one) => return one.asking.kept.lang,
            Self::Propose(args) => return args.one.asking.kept.lang,
            Self::Priorities(args) | Self::Theme(args) => return args.one.asking.kept.lang,
            Self::Calendar(args) => return args.one.asking.kept.lang,
        };
        writer.kept.lang
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Open(writing) => writing.run(),
            Self::Register(writing) => writing.run(),
            Self::Withdraw(writing) => writing.run(),
            Self::TrendNote(writing) => writing.run(),
            Self::Plan(writing) => writing.run(),
            Self::Move(writing) => writing.run(),
            Self::Hold(writing) => writing.run(),
            Self::Answer(writing) => writing.run(),
            Self::Criteria(writing) => writing.run(),
            Self::Score(writing) => writing.run(),
            Self::Vote(writing) => writing.run(),
            Self::InspirationNote(writing) => writing.run(),
            Self::Show(one) => {
                one.ask(|seen, trajectory| answer(&one.asking, seen, trajectory, tell::trajectory))
            }
            Self::Representation(one) => one.ask(|seen, trajectory| {
                let groups = trajectory.representation(&seen.atlas);
                answer(&one.asking, seen, groups.as_slice(), |told, groups| {
                    tell::representation(told, trajectory, groups)
                })
            }),
            Self::Propose(Propose { half_day, one }) => one.ask(|seen, trajectory| {
                let plan = proposed(trajectory, half_day, one.asking.kept.lang)?;
                answer(&one.asking, seen, &plan, tell::proposal)
            }),
            Self::Priorities(OnTheme { theme, one }) => one.ask(|seen, trajectory| {
                let file = trajectory.theme_file(theme, &seen.atlas)?;
                answer(&one.asking, seen, &file.priorities, |told, priorities| {
                    tell::priorities(told, trajectory, priorities)
                })
            }),
            Self::Theme(OnTheme { theme, one }) => one.ask(|seen, trajectory| {
                let file = trajectory.theme_file(theme, &seen.atlas)?;
                answer(&one.asking, seen, &file, |told, file| tell::theme(told, trajectory, file))
            }),
            Self::Calendar(args) => calendar(args),
            Self::Roster(one) => one.ask(|seen, trajectory| {
                let tag = one.asking.kept.lang.tag();
                print(&trajectory.roster_csv(&seen.atlas, tag))
            }),
        }
    }
}

impl One {
    fn ask(&self, with: impl FnOnce(&Seen, &Trajectory) -> Result<(), Failure>) -> Result<(), Failure> {
        let seen = store::seen(&self.asking)?;
        let trajectory = find(&seen.register, &self.trajectory, self.asking.kept.lang)?;
        with(&seen, trajectory)
    }
}

fn calendar(args: &Calendar) -> Result<(), Failure> {
    args.one.ask(|seen, trajectory| {
        let lang = args.one.asking.kept.lang;
        // of equal journals, equal calendars: it is as new as what it tells
        let style =
            CalendarStyle { made_at: seen.register.at(), language: lang.tag(), hours: Hours::default() };
        let calendar = match (&args.participant, &args.theme) {
            (Some(participant), _) => {
                if !trajectory.registrations().keys().any(|id| *id == **participant) {
                    let known = trajectory.registrations().keys().map(regie::Id::as_str);
                    return Err(refusals::nothing("participant", participant, known));
                }
                trajectory.calendar_of(participant, &seen.atlas, &style)
            }
            (_, theme) => {
                let theme = theme.as_deref().unwrap_or_default();
                trajectory.theme_file(theme, &seen.atlas)?;
                trajectory.calendar_on(theme, &seen.atlas, &style)
            }
        };
        print(&calendar.ok_or_else(|| refusals::no_meetings(lang))?)
    })
}
