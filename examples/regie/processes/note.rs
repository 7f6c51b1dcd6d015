//! `regie note`: the notes that are sent, of a landscape and, where they tell what happened, of a journal.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use regie::notes::Note;
use regie::{Date, Unknown, Words};

use super::args::{Begun, Kept, end_of};
use super::refusals;
use super::store::{self, Seen};
use super::told::{line, print};
use crate::args::{Lang, More};
use crate::output::Failure;

/// Notes: what is sent to participants, local governments, a forum, front-line workers, an executive, a higher government.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// To the participants of a trajectory, before the first meeting (tendensennota)
    Trend(OnTrajectory),
    /// To the region, after a trajectory: what came of it (inspiratienota)
    Inspiration(OnTrajectory),
    /// To local governments: what is asked of each, of which side, and why (visienota)
    Vision(Vision),
    /// To the joint forum: what is overdue, what is stuck, what most signals are about (agenda van het forum)
    ForumAgenda(OfJournal),
    /// To front-line workers: what came in, moved and was answered since a day, and how to signal (nieuwsbrief)
    Newsletter(Newsletter),
    /// To an executive: the signals that were submitted to it and wait for its answer (nota aan het college)
    ExecutiveMemo(Memo),
    /// To a Flemish or federal addressee: which levers are asked for, where, why not lower (signaal)
    SignalAbove(Above),
}

/// In which form the note is written.
#[derive(Debug, Args)]
struct Form {
    /// As text with marks, as a page to read or print, or as data for programs
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Markdown,
    Html,
    Json,
}

/// A note on what a journal tells.
#[derive(Debug, Args)]
pub(crate) struct OfJournal {
    /// The day on which it is sent: what happened later is left out; without it today, by the clock of this machine, in universal time
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
    #[command(flatten)]
    kept: Kept,
    #[command(flatten)]
    form: Form,
}

/// A note on a landscape, which a journal may have changed.
#[derive(Debug, Args)]
pub(crate) struct OfLandscape {
    /// A journal that was begun with these documents: the landscape is what it tells by the day of the note
    #[arg(long, value_name = "FILE")]
    journal: Option<PathBuf>,
    /// The day on which it is sent; without it, the landscape's own `as_of`, and with a journal today
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
    #[command(flatten)]
    begun: Begun,
    /// The language of the text
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    lang: Lang,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct OnTrajectory {
    /// Which trajectory
    #[arg(long, value_name = "ID")]
    trajectory: String,
    #[command(flatten)]
    of: OfJournal,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("about").required(true))]
pub(crate) struct Vision {
    /// What is asked on this theme, and on those that are part of it or mean the same
    #[arg(long, value_name = "ID", group = "about")]
    theme: Option<String>,
    /// What this sector asks: the points on all its themes
    #[arg(long, value_name = "ID", group = "about")]
    sector: Option<String>,
    /// The stakeholder that sends it
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    #[command(flatten)]
    of: OfLandscape,
}

#[derive(Debug, Args)]
pub(crate) struct Newsletter {
    /// What happened from this day on
    #[arg(long, value_name = "YYYY-MM-DD")]
    since: Date,
    #[command(flatten)]
    of: OfJournal,
}

#[derive(Debug, Args)]
pub(crate) struct Memo {
    /// The executive to which signals were submitted: a stakeholder
    #[arg(long, value_name = "ID")]
    authority: String,
    /// The plan of which the actions stand beside what is asked
    #[arg(long, value_name = "ID")]
    plan: Option<String>,
    #[command(flatten)]
    of: OfJournal,
}

#[derive(Debug, Args)]
pub(crate) struct Above {
    /// The addressee: a stakeholder that holds a lever of a higher government
    #[arg(long, value_name = "ID")]
    addressee: String,
    #[command(flatten)]
    of: OfLandscape,
}

impl Command {
    pub(crate) fn lang(&self) -> Lang {
        match self {
            Self::Trend(args) | Self::Inspiration(args) => args.of.kept.lang,
            Self::ForumAgenda(of) => of.kept.lang,
            Self::Newsletter(args) => args.of.kept.lang,
            Self::ExecutiveMemo(args) => args.of.kept.lang,
            Self::Vision(args) => args.of.lang,
            Self::SignalAbove(args) => args.of.lang,
        }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Trend(OnTrajectory { trajectory, of }) => {
                of.write(|seen, words| words.trend_note(seen.register.trajectories().find(trajectory)?))
            }
            Self::Inspiration(OnTrajectory { trajectory, of }) => {
                of.write(|seen, words| words.inspiration_note(seen.register.trajectories().find(trajectory)?))
            }
            Self::Vision(Vision { theme, sector, from, of }) => of.write(|_, words| match sector {
                Some(sector) => words.vision_note_of_sector(sector, from.as_deref()),
                None => words.vision_note(theme.as_deref().unwrap_or_default(), from.as_deref()),
            }),
            Self::ForumAgenda(of) => {
                of.write(|seen, words| Ok(words.forum_note(seen.register.signals(), seen.now)))
            }
            Self::Newsletter(Newsletter { since, of }) => {
                of.write(|seen, words| Ok(words.newsletter(seen.register.signals(), *since, seen.now)))
            }
            Self::ExecutiveMemo(Memo { authority, plan, of }) => of.write(|seen, words| {
                let plans = seen.register.plans();
                let plan = plan.as_deref().map(|plan| plans.find(plan)).transpose()?;
                words.executive_memo(authority, seen.register.signals(), plan)
            }),
            Self::SignalAbove(Above { addressee, of }) => of
                .write(|seen, words| words.signal_above(addressee, seen.map(|seen| seen.register.signals()))),
        }
    }
}

impl OfJournal {
    fn write(&self, note: impl FnOnce(&Seen, &Words<'_>) -> Result<Note, Unknown>) -> Result<(), Failure> {
        let Kept { journal, lang, .. } = &self.kept;
        let seen = store::seen_at(&self.kept.documents()?, journal, end_of(self.as_of)?, *lang)?;
        let language = lang.language();
        self.form.write(note(&seen, &seen.atlas.words(&language)), *lang)
    }
}

impl OfLandscape {
    fn write(
        &self,
        note: impl FnOnce(Option<&Seen>, &Words<'_>) -> Result<Note, Unknown>,
    ) -> Result<(), Failure> {
        let (lang, language) = (self.lang, self.lang.language());
        let documents = self.begun.documents()?;
        let Some(journal) = &self.journal else {
            self.begun.without_path()?;
            let atlas = documents.atlas(&More { sets: Vec::new(), as_of: self.as_of, lang })?;
            return self.form.write(note(None, &atlas.words(&language)), lang);
        };
        let seen = store::seen_at(&documents, journal, end_of(self.as_of)?, lang)?;
        self.form.write(note(Some(&seen), &seen.atlas.words(&language)), lang)
    }
}

impl Form {
    fn write(&self, note: Result<Note, Unknown>, lang: Lang) -> Result<(), Failure> {
        let note = note.map_err(|unknown| refusals::unknown(unknown, lang))?;
        match self.format {
            _ if self.json => line(&note.to_json()),
            Format::Json => line(&note.to_json()),
            Format::Markdown => print(&note.to_markdown()),
            Format::Html => print(&note.to_html()),
        }
    }
}
