//! The words of the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use regie::{Approach, Date, Strength};

use crate::{ask, export, processes, tables};

/// Who acts where on local welfare policy, and why.
///
/// A landscape (facts) and a rule book (rules) go in, answers with their reasons come out. Without a landscape: Zuid-West-Vlaanderen in
/// 2019, which comes with this example. Without a rule book: the Flemish one, which comes with the library.
///
/// Exit codes: 0 fine; 1 problems in the documents, a refused event or a journal that is not as it was written; 2 wrong usage, an unknown id, or a file that cannot be read.
#[derive(Debug, Parser)]
#[command(name = "regie", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a landscape, a rule book, or both against each other
    Check(Check),
    /// Who does what where, for all challenges or for one
    Decide(Decide),
    /// The assignments that pass the filters: who has which role, on what, where
    Who(Who),
    /// Why a stakeholder has a role; without a stakeholder, why a challenge is dealt with as it is
    Why(Why),
    /// Why a stakeholder does not have a role, and what would change that
    WhyNot(WhyNot),
    /// What changes in who does what: after changes, at another date, or both
    WhatIf(WhatIf),
    /// The rule book as sentences
    Rules(ask::Asked),
    /// What is tackled locally, what jointly, what is signalled and to whom, and what nobody can do yet
    Lists(ask::Scoped),
    /// What a stakeholder, an area or a kind can contribute
    Agenda(ask::Agenda),
    /// What is missing, by theme, and what would close it
    BlindSpots(ask::BlindSpots),
    /// Offers and levers that overlap
    Overlap(ask::Scoped),
    /// Who has which role how often, and who both steers and carries out
    Load(ask::Load),
    /// Areas side by side
    Benchmark(ask::Benchmark),
    /// Two lists of themes laid over each other
    Crosswalk(ask::Crosswalk),
    /// Is the rule book sound, by itself and with the landscape?
    Lint(ask::Asked),
    /// For others: linked data for catalogues, the RACI matrix and the assignments for spreadsheets
    Export(export::Export),
    /// Tables as spreadsheets keep them: a landscape from them, and back
    #[command(subcommand)]
    Tables(Box<tables::Tables>),
    /// A journal file: begin it, look at its chain, list its events, tell what changes
    #[command(subcommand)]
    Journal(Box<processes::Journal>),
    /// Signals: report one, take a step with it, ask where it stands
    #[command(subcommand)]
    Signal(Box<processes::Signal>),
    /// Trajectories: invite, register, plan meetings, set priorities
    #[command(subcommand)]
    Trajectory(Box<processes::Trajectory>),
    /// Plans: ambitions, actions, tests, budgets
    #[command(subcommand)]
    Plan(Box<processes::Plan>),
    /// Notes that are sent, as Markdown, as a page, or as data
    #[command(subcommand)]
    Note(Box<processes::Note>),
}

impl Command {
    /// The language in which it answers.
    pub(crate) fn language(&self) -> regie::Language {
        let more = match self {
            Self::Check(args) => &args.more,
            Self::Decide(args) => &args.documents.more,
            Self::Who(args) => &args.documents.more,
            Self::Why(args) => &args.documents.more,
            Self::WhyNot(args) => &args.documents.more,
            Self::WhatIf(args) => &args.documents.more,
            Self::Rules(asked) | Self::Lint(asked) => asked.more(),
            Self::Lists(scoped) | Self::Overlap(scoped) => scoped.asked().more(),
            Self::Agenda(args) => args.asked().more(),
            Self::BlindSpots(args) => args.asked().more(),
            Self::Load(args) => args.asked().more(),
            Self::Benchmark(args) => args.asked().more(),
            Self::Crosswalk(args) => args.asked().more(),
            Self::Export(args) => args.more(),
            Self::Tables(command) => return command.lang().language(),
            Self::Journal(command) => return command.lang().language(),
            Self::Signal(command) => return command.lang().language(),
            Self::Trajectory(command) => return command.lang().language(),
            Self::Plan(command) => return command.lang().language(),
            Self::Note(command) => return command.lang().language(),
        };
        more.lang.language()
    }
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A landscape, a rule book, or one of each: recognised by their `format`
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) more: More,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Decide {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// Only this challenge, with all its roles
    #[arg(long, value_name = "ID")]
    pub(crate) challenge: Option<String>,
    /// `json`: the answers as one array; `summary`: how many there are of everything
    #[arg(long, value_enum, default_value_t = DecideFormat::Text)]
    format: DecideFormat,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Decide {
    pub(crate) fn format(&self) -> DecideFormat {
        if self.json { DecideFormat::Json } else { self.format }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Who {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// The challenge has this theme, or one that it is part of or means the same as
    #[arg(long, value_name = "ID")]
    pub(crate) theme: Option<String>,
    /// This challenge
    #[arg(long, value_name = "ID")]
    pub(crate) challenge: Option<String>,
    /// In this area, or an area within it
    #[arg(long, value_name = "ID")]
    pub(crate) area: Option<String>,
    /// At this level of action
    #[arg(long, value_name = "ID")]
    pub(crate) level: Option<String>,
    /// This stakeholder
    #[arg(long, value_name = "ID")]
    pub(crate) stakeholder: Option<String>,
    /// This role
    #[arg(long, value_name = "ID")]
    pub(crate) role: Option<String>,
    /// This strength
    #[arg(long, value_enum)]
    pub(crate) strength: Option<StrengthArg>,
    /// At tables where something is to be done under this approach
    #[arg(long, value_enum)]
    pub(crate) approach: Option<ApproachArg>,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Why {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// On this challenge
    #[arg(long, value_name = "ID")]
    pub(crate) challenge: String,
    /// This stakeholder
    #[arg(long, value_name = "ID", requires = "role")]
    pub(crate) stakeholder: Option<String>,
    /// In this role
    #[arg(long, value_name = "ID", requires = "stakeholder")]
    pub(crate) role: Option<String>,
    /// At this place; without it, wherever it has the role
    #[arg(long, value_name = "ID", requires = "stakeholder")]
    pub(crate) area: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
pub(crate) struct WhyNot {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// On this challenge
    #[arg(long, value_name = "ID")]
    pub(crate) challenge: String,
    /// This stakeholder
    #[arg(long, value_name = "ID")]
    pub(crate) stakeholder: String,
    /// In this role
    #[arg(long, value_name = "ID")]
    pub(crate) role: String,
    /// At this place; without it, anywhere
    #[arg(long, value_name = "ID")]
    pub(crate) area: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).multiple(true).args(["changes", "date"]))]
pub(crate) struct WhatIf {
    #[command(flatten)]
    pub(crate) documents: DocumentArgs,
    /// A file with changes: a JSON list, each as `{"put": …}`, `{"merge": …}`, `{"leave": …}`
    #[arg(long, value_name = "FILE")]
    pub(crate) changes: Option<PathBuf>,
    /// Compare with this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// How an answer in words is shown.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// With the ids of the documents beside names
    #[arg(long, conflicts_with = "json")]
    pub(crate) with_ids: bool,
    #[command(flatten)]
    pub(crate) form: Form,
}

/// In which form the answer comes.
#[derive(Debug, Args)]
pub(crate) struct Form {
    /// For people or for programs
    #[arg(long, value_enum, default_value_t = TextOrJson::Text)]
    format: TextOrJson,
    /// The same as `--format json`
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Form {
    pub(crate) fn is_json(&self) -> bool {
        self.json || self.format == TextOrJson::Json
    }
}

/// The documents to ask.
#[derive(Debug, Args)]
pub(crate) struct DocumentArgs {
    /// A landscape; without it, Zuid-West-Vlaanderen in 2019
    #[arg(value_name = "LANDSCAPE")]
    pub(crate) landscape: Option<PathBuf>,
    /// A rule book; without it, the Flemish one
    #[arg(long, value_name = "FILE")]
    pub(crate) rules: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) past: processes::Past,
    #[command(flatten)]
    pub(crate) more: More,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct More {
    /// A reference set that the landscape builds on; as often as needed
    #[arg(long = "set", value_name = "NAME=FILE", value_parser = named_file)]
    pub(crate) sets: Vec<(String, PathBuf)>,
    /// The day to answer for; without it, the landscape's own `as_of`
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<Date>,
    /// The language of the text
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    pub(crate) lang: Lang,
}

pub(crate) fn named_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.is_empty() && !file.is_empty() => Ok((name.to_owned(), file.into())),
        _ => Err("a reference set is given as NAME=FILE".to_owned()),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DecideFormat {
    Text,
    Json,
    Summary,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Nl,
    En,
}

impl Lang {
    /// All that the library says in it.
    pub(crate) fn language(self) -> regie::Language {
        match self {
            Self::Nl => regie::Language::dutch(),
            Self::En => regie::Language::english(),
        }
    }

    /// The BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StrengthArg {
    Must,
    Should,
    May,
}

impl From<StrengthArg> for Strength {
    fn from(strength: StrengthArg) -> Self {
        match strength {
            StrengthArg::Must => Self::Must,
            StrengthArg::Should => Self::Should,
            StrengthArg::May => Self::May,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ApproachArg {
    Local,
    Joint,
    Signal,
}

impl From<ApproachArg> for Approach {
    fn from(approach: ApproachArg) -> Self {
        match approach {
            ApproachArg::Local => Self::Local,
            ApproachArg::Joint => Self::Joint,
            ApproachArg::Signal => Self::Signal,
        }
    }
}
