//! `regie signal`: somebody sees something going wrong, and its whole path.

use clap::{Args, Subcommand};
use regie::Id;
use regie::signals::Signal;

use super::args::Asking;
use super::refusals;
use super::said::Writing;
use super::signal_said::{Report, Step};
use super::signal_told as tell;
use super::store;
use super::told::answer;
use crate::args::Lang;
use crate::output::Failure;

/// Signals: report one, take a step with it, ask where it stands.
#[expect(clippy::large_enum_variant, reason = "one command is read, and it runs once")]
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Somebody sees something going wrong
    Report(Writing<Report>),
    /// A step of the path is taken, with one signal or several together
    Step(Writing<Step>),
    /// All signals, each with where it stands
    List(List),
    /// All that was recorded of a signal
    Show(One),
    /// Where a signal stands and what happens next, in plain words
    Status(One),
    /// With which signals something should have happened by now
    Overdue(Asking),
    /// What the joint forum has to deal with
    Agenda(Agenda),
    /// How many stand where, how long, by theme, area and coordinator, and how many were answered
    Figures(Asking),
    /// How signals went from state to state: the data of a Sankey picture
    Flow(Asking),
    /// To which challenge a signal belongs, who would direct it: of themes, areas and target groups, or of a signal
    Route(Route),
    /// Which signals could be bundled, and into what
    Bundles(Asking),
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only those that have not come to an end
    #[arg(long)]
    open: bool,
    /// Only those on this theme
    #[arg(long, value_name = "ID")]
    theme: Option<String>,
    /// Only those of this area
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Debug, Args)]
pub(crate) struct One {
    /// Which signal
    #[arg(long, value_name = "ID")]
    signal: String,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Debug, Args)]
pub(crate) struct Agenda {
    /// Of the challenges, at most so many
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    most: usize,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Debug, Args)]
pub(crate) struct Route {
    /// As this signal
    #[arg(long, value_name = "ID", conflicts_with_all = ["theme", "area", "target_group"], required_unless_present_all = ["theme", "area"])]
    signal: Option<String>,
    /// On this theme; as often as needed
    #[arg(long, value_name = "ID")]
    theme: Vec<Id>,
    /// In this area; as often as needed
    #[arg(long, value_name = "ID")]
    area: Vec<Id>,
    /// About this target group; as often as needed
    #[arg(long, value_name = "ID")]
    target_group: Vec<Id>,
    #[command(flatten)]
    asking: Asking,
}

impl Command {
    pub(crate) fn lang(&self) -> Lang {
        let asking = match self {
            Self::Report(writing) => return writing.writer().kept.lang,
            Self::Step(writing) => return writing.writer().kept.lang,
            Self::List(args) => &args.asking,
            Self::Show(args) | Self::Status(args) => &args.asking,
            Self::Overdue(asking) | Self::Figures(asking) | Self::Flow(asking) | Self::Bundles(asking) => {
                asking
            }
            Self::Agenda(args) => &args.asking,
            Self::Route(args) => &args.asking,
        };
        asking.kept.lang
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Report(writing) => writing.run(),
            Self::Step(writing) => writing.run(),
            Self::List(args) => list(args),
            Self::Show(One { signal, asking }) => {
                let seen = store::seen(asking)?;
                let found = seen.register.signals().find(signal);
                let found = found.map_err(|unknown| refusals::unknown(unknown, asking.kept.lang))?;
                answer(asking, &seen, found, super::signal_shown::signal)
            }
            Self::Status(One { signal, asking }) => {
                let seen = store::seen(asking)?;
                let status = seen.register.signals().status(signal, seen.now, &seen.atlas);
                let status = status.map_err(|unknown| refusals::unknown(unknown, asking.kept.lang))?;
                answer(asking, &seen, &status, tell::status)
            }
            Self::Overdue(asking) => {
                let seen = store::seen(asking)?;
                let overdue = seen.register.signals().overdue(seen.now, &seen.atlas);
                answer(asking, &seen, overdue.as_slice(), tell::overdue)
            }
            Self::Agenda(Agenda { most, asking }) => {
                let seen = store::seen(asking)?;
                let agenda = seen.register.signals().forum_agenda(seen.now, &seen.atlas, *most);
                answer(asking, &seen, &agenda, tell::agenda)
            }
            Self::Figures(asking) => {
                let seen = store::seen(asking)?;
                let figures = seen.register.signals().figures(seen.now, &seen.atlas);
                answer(asking, &seen, &figures, tell::figures)
            }
            Self::Flow(asking) => {
                let seen = store::seen(asking)?;
                answer(asking, &seen, &seen.register.signals().flow(), tell::flow)
            }
            Self::Route(args) => route(args),
            Self::Bundles(asking) => {
                let seen = store::seen(asking)?;
                let bundlings = seen.register.signals().bundlings(&seen.atlas)?;
                answer(asking, &seen, bundlings.as_slice(), tell::bundles)
            }
        }
    }
}

fn list(args: &List) -> Result<(), Failure> {
    let seen = store::seen(&args.asking)?;
    let signals = seen.register.signals();
    let has = |ids: &[Id], asked: &Option<String>| {
        asked.as_ref().is_none_or(|asked| ids.iter().any(|id| *id == **asked))
    };
    let is_asked = |signal: &&Signal| {
        (!args.open || signals.is_open(signal))
            && has(&signal.themes, &args.theme)
            && has(&signal.areas, &args.area)
    };
    let found: Vec<&Signal> = signals.iter().filter(is_asked).collect();
    answer(&args.asking, &seen, found.as_slice(), tell::list)
}

fn route(args: &Route) -> Result<(), Failure> {
    let seen = store::seen(&args.asking)?;
    let signals = seen.register.signals();
    let (themes, areas, groups) = match &args.signal {
        Some(signal) => {
            let signal =
                signals.find(signal).map_err(|unknown| refusals::unknown(unknown, args.asking.kept.lang))?;
            (&signal.themes, &signal.areas, &signal.target_groups)
        }
        None => (&args.theme, &args.area, &args.target_group),
    };
    let routing = signals.route(&seen.atlas, themes, areas, groups)?;
    answer(&args.asking, &seen, &routing, tell::routing)
}
