//! What happens to a trajectory, as options.

use std::path::PathBuf;

use clap::Args;
use regie::Register;
use regie::trajectories::{HalfDay, MeetingPlan, Trajectory};
use serde::Serialize;

use super::refusals;
use super::said::{Fields, Said, json, pair, said};
use crate::args::Lang;
use crate::output::Failure;

/// The half of a day, as an option: `2018-01-30:morning`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HalfDayArg {
    date: String,
    half: String,
}

pub(super) fn half_day(text: &str) -> Result<HalfDayArg, String> {
    let (date, half) = pair(text, ':', "a half day as YYYY-MM-DD:morning or YYYY-MM-DD:afternoon")?;
    Ok(HalfDayArg { date: date.to_owned(), half: half.to_owned() })
}

impl HalfDayArg {
    /// As the library has it.
    pub(super) fn read(&self) -> Result<HalfDay, Failure> {
        let half = regie::trajectories::Half::ALL.iter().find(|half| half.as_str() == self.half);
        let read = self.date.parse().ok().zip(half).map(|(date, half)| HalfDay::new(date, *half));
        read.ok_or_else(|| {
            Failure::Usage(format!(
                "`{}:{}` is no half day, such as `2018-01-30:morning`",
                self.date, self.half
            ))
        })
    }
}

/// The trajectory with this name.
pub(super) fn find<'r>(register: &'r Register, id: &str, lang: Lang) -> Result<&'r Trajectory, Failure> {
    register.trajectories().find(id).map_err(|unknown| refusals::unknown(unknown, lang))
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Opened {
    /// Its name in all that follows
    #[arg(long, value_name = "ID", required_unless_present = "event")]
    trajectory: Option<String>,
    /// Its name as people read it
    #[arg(long, value_name = "TEXT", required_unless_present = "event")]
    label: Option<String>,
    /// Who invites; as often as needed
    #[arg(long = "organiser", value_name = "ID", required_unless_present = "event")]
    organisers: Vec<String>,
    /// A theme, and how many half days its group meets; as often as needed
    #[arg(long = "group", value_name = "THEME=MEETINGS", value_parser = group, required_unless_present = "event")]
    groups: Vec<Group>,
    /// The first day of the period in which the groups meet
    #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "event", requires = "until")]
    #[serde(skip)]
    from: Option<String>,
    /// The day on which that period is over
    #[arg(long, value_name = "YYYY-MM-DD", requires = "from")]
    #[serde(skip)]
    until: Option<String>,
    /// Until when one can register: before this moment
    #[arg(long, value_name = "MOMENT", required_unless_present = "event")]
    deadline: Option<String>,
    /// Where the groups meet
    #[arg(long, value_name = "TEXT", required_unless_present = "event")]
    place: Option<String>,
    /// An area that should be heard in every group; as often as needed
    #[arg(long = "area", value_name = "ID")]
    areas: Vec<String>,
    /// A file with who must be in the groups: a JSON list of requirements
    #[arg(long, value_name = "FILE")]
    #[serde(skip)]
    requirements: Option<PathBuf>,
    /// A remark for readers
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Group {
    theme: String,
    meetings: u32,
}

fn group(text: &str) -> Result<Group, String> {
    let form = "a group as THEME=MEETINGS, such as housing=2";
    let (theme, meetings) = pair(text, '=', form)?;
    let meetings = meetings.parse().map_err(|_| format!("expected {form}"))?;
    Ok(Group { theme: theme.to_owned(), meetings })
}

/// A period as events have it.
pub(super) fn period(from: Option<&String>, until: Option<&String>, fields: &mut Fields) {
    let (Some(from), Some(until)) = (from, until) else { return };
    let mut period = Fields::new();
    period.insert("from".to_owned(), from.as_str().into());
    period.insert("until".to_owned(), until.as_str().into());
    fields.insert("period".to_owned(), period.into());
}

impl Said for Opened {
    const KIND: &'static str = "trajectory-opened";

    fn more(&self, fields: &mut Fields, _: &Register, _: Lang) -> Result<(), Failure> {
        period(self.from.as_ref(), self.until.as_ref(), fields);
        if let Some(file) = &self.requirements {
            fields.insert("requirements".to_owned(), json(file)?);
        }
        Ok(())
    }
}

said! {
    Registered = "registered" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// Who: a number that the organisers gave, never a name or an address
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        participant: Option<String>,
        /// For which stakeholder it speaks
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        stakeholder: Option<String>,
        /// For which theme; as often as needed
        #[arg(long = "theme", value_name = "ID", required_unless_present = "event")]
        themes: Vec<String>,
    }
}

said! {
    Withdrawn = "registration-withdrawn" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// Who
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        participant: Option<String>,
    }
}

said! {
    TrendNote = "trend-note-sent" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// Where it can be read
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    }
}

said! {
    InspirationNote = "inspiration-note-sent" {
        /// Which trajectory
        #[arg(long, value_name = "ID", required_unless_present = "event")]
        trajectory: Option<String>,
        /// Where it can be read
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    }
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Planned {
    /// Which trajectory
    #[arg(long, value_name = "ID", required_unless_present = "event")]
    trajectory: Option<String>,
    /// A meeting; as often as needed. Without any, the meetings that `propose` proposes
    #[arg(long = "meeting", value_name = "THEME@YYYY-MM-DD:HALF", value_parser = meeting, conflicts_with = "half_day")]
    meetings: Vec<Meeting>,
    /// A half day to choose from; as often as needed. Without any, Monday to Friday
    #[arg(long, value_name = "YYYY-MM-DD:HALF", value_parser = half_day)]
    #[serde(skip)]
    half_day: Vec<HalfDayArg>,
}

#[derive(Debug, Clone, Serialize)]
struct Meeting {
    theme: String,
    half_day: HalfDayArg,
}

fn meeting(text: &str) -> Result<Meeting, String> {
    let (theme, at) = pair(text, '@', "a meeting as THEME@YYYY-MM-DD:morning")?;
    Ok(Meeting { theme: theme.to_owned(), half_day: half_day(at)? })
}

/// The meetings that are proposed.
pub(super) fn proposed(
    trajectory: &Trajectory,
    half_days: &[HalfDayArg],
    lang: Lang,
) -> Result<MeetingPlan, Failure> {
    let half_days: Vec<HalfDay> = half_days.iter().map(HalfDayArg::read).collect::<Result<_, _>>()?;
    trajectory.plan(&half_days).map_err(|why| refusals::planning(&why, lang))
}

impl Said for Planned {
    const KIND: &'static str = "meetings-planned";

    fn more(&self, fields: &mut Fields, register: &Register, lang: Lang) -> Result<(), Failure> {
        if fields.contains_key("meetings") {
            return Ok(());
        }
        let id = fields.get("trajectory").and_then(serde_json::Value::as_str).unwrap_or_default();
        let trajectory = find(register, id, lang)?;
        let event = proposed(trajectory, &self.half_day, lang)?.event(&trajectory.invitation().trajectory);
        let event = serde_json::to_value(event).map_err(|error| Failure::Usage(error.to_string()))?;
        fields.extend(event.get("meetings").map(|meetings| ("meetings".to_owned(), meetings.clone())));
        Ok(())
    }
}
