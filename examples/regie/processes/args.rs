//! What the commands on a journal share: which file, of which documents; who writes, when; for which day one asks.

use std::path::PathBuf;

use clap::Args;
use regie::{Date, Id, Moment};

use super::clock;
use crate::args::{Form, Lang, named_file};
use crate::input::Documents;
use crate::output::Failure;

/// The documents with which a journal was begun.
#[derive(Debug, Args)]
pub(crate) struct Begun {
    /// The landscape with which the journal was begun; without it, Zuid-West-Vlaanderen in 2019
    #[arg(value_name = "LANDSCAPE")]
    landscape: Option<PathBuf>,
    /// The rule book with which it was begun; without it, the Flemish one
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// The path of signals with which it was begun; without it, the Flemish one
    #[arg(long, value_name = "FILE")]
    path: Option<PathBuf>,
    /// A reference set that the landscape builds on; as often as needed
    #[arg(long = "set", value_name = "NAME=FILE", value_parser = named_file)]
    sets: Vec<(String, PathBuf)>,
}

impl Begun {
    pub(super) fn documents(&self) -> Result<Documents, Failure> {
        let mut documents = Documents::of(self.landscape.as_deref(), self.rules.as_deref())?;
        documents.add_path(self.path.as_deref())?;
        documents.add_sets(&self.sets)?;
        Ok(documents)
    }

    /// Where no journal tells of signals, there is no path for them to go.
    pub(super) fn without_path(&self) -> Result<(), Failure> {
        match &self.path {
            Some(_) => Err(Failure::Usage(
                "`--path` says something of a journal: give it with `--journal`".to_owned(),
            )),
            None => Ok(()),
        }
    }
}

/// A journal file, and what it tells of.
#[derive(Debug, Args)]
pub(crate) struct Kept {
    /// The journal: one event a line
    #[arg(long, value_name = "FILE")]
    pub(super) journal: PathBuf,
    #[command(flatten)]
    begun: Begun,
    /// The language of the text
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    pub(super) lang: Lang,
}

impl Kept {
    /// The documents with which the journal was begun.
    pub(super) fn documents(&self) -> Result<Documents, Failure> {
        self.begun.documents()
    }
}

/// The journal from which other questions take their landscape.
#[derive(Debug, Args)]
pub(crate) struct Past {
    /// A journal that was begun with these documents: the landscape is what it tells by now; without `--as-of`, on the day of its last event
    #[arg(long, value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,
    /// The path of signals with which that journal was begun; without it, the Flemish one
    #[arg(long, value_name = "FILE", requires = "journal")]
    pub(crate) path: Option<PathBuf>,
    /// What the journal had told by this moment, on the day of that moment: who acted then, as it was known then
    #[arg(long, value_name = "MOMENT", requires = "journal", conflicts_with = "as_of")]
    pub(crate) known: Option<Moment>,
}

/// Who writes, when, and how that is answered.
#[derive(Debug, Args)]
pub(crate) struct Writer {
    /// Who does it: a stakeholder or a number, never a name or an address, for it can never be erased
    #[arg(long, value_name = "ID")]
    pub(super) by: Id,
    /// When it happened, such as `2019-02-01T10:00:00+01:00`; without it, now, by the clock of this machine, in universal time
    #[arg(long, value_name = "MOMENT")]
    at: Option<Moment>,
    /// Only if this is the number of the last event by now: whoever has seen fewer is told what came between
    #[arg(long, value_name = "SEQ")]
    pub(super) after: Option<u32>,
    #[command(flatten)]
    pub(super) kept: Kept,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Writer {
    pub(super) fn at(&self) -> Result<Moment, Failure> {
        self.at.or_else(clock::now).ok_or_else(no_clock)
    }
}

/// A question about what a journal came to.
#[derive(Debug, Args)]
pub(crate) struct Asking {
    /// The day to answer for: what happened later is left out; without it today, by the clock of this machine, in universal time
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
    #[command(flatten)]
    pub(super) kept: Kept,
    #[command(flatten)]
    pub(super) form: Form,
}

impl Asking {
    /// The end of the day to answer for, or now.
    pub(super) fn now(&self) -> Result<Moment, Failure> {
        end_of(self.as_of)
    }
}

/// The end of a day; without one, now.
pub(super) fn end_of(day: Option<Date>) -> Result<Moment, Failure> {
    match day {
        Some(day) => format!("{day}T23:59:59Z").parse().map_err(|_| no_clock()),
        None => clock::now().ok_or_else(no_clock),
    }
}

fn no_clock() -> Failure {
    Failure::Usage(
        "the clock of this machine says nothing that could be: say when with `--at`, or `--as-of`".to_owned(),
    )
}
