//! Trajectories: partners invite to themes, participants register, groups meet two or three half days, a note holds what came of it (Dutch: *traject*; F-01 to F-05).
//!
//! A trajectory is a fold over its events ([`TrajectoryEvent`]): [`Trajectories::apply`] takes one and either changes the state or says every reason why not. What one asks of the
//! state: who is in a group and who is missing ([`Trajectory::representation`]), when the groups meet best ([`Trajectory::plan`]), what the challenges come to
//! ([`Trajectory::priorities`]), what the inspiration note will hold ([`Trajectory::theme_file`]), the calendar ([`Trajectory::calendar_of`]) and the roster
//! ([`Trajectory::roster_csv`]).

mod half_day;
mod event;
mod refusal;
mod state;
mod step;
mod settle;
pub(crate) mod stored;
mod representation;
mod planning;
mod priorities;
mod theme_file;
mod calendar;
mod roster;

pub use calendar::{CalendarStyle, Hours};
pub use event::{
    ChallengeScored, CriteriaSet, Criterion, GroupCount, GroupRequirement, InspirationNoteSent, MeetingAt,
    MeetingHeld, MeetingsPlanned, PlaceChanged, Question, QuestionAnswered, Registered,
    RegistrationWithdrawn, Score, ThemeGroup, TrajectoryEvent, TrajectoryOpened, TrendNoteSent, Voted,
};
pub use half_day::{Half, HalfDay};
pub use planning::{
    Clash, GroupAsked, MeetingPlan, MeetingsAsked, PlannedMeeting, PlanningProblem, plan_meetings,
};
pub use priorities::{Fraction, Priorities, Ranked, Robustness, Turn};
pub use refusal::TrajectoryRefusal;
pub use representation::{Present, Representation, Unrepresented};
pub use state::{Announcement, Attendance, Meeting, Registration, Trajectories, Trajectory, TrendNote, Work};
pub use theme_file::{ThemeFile, TrendOn};
