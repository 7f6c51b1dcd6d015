//! `regie tables`: a landscape from tables, tables from a landscape, and tables to begin with.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use regie::tables::{
    Delimiter, Headers, Table, TableForm, TableOptions, TableProblems, TableText, read, templates, write,
};
use regie::{Id, RuleBook};

use crate::args::{Lang, More};
use crate::input::Documents;
use crate::output::{Failure, clean, raw};

#[derive(Debug, Subcommand)]
pub(crate) enum Tables {
    /// A landscape from tables: its JSON goes to stdout, what is wrong or worth a look to stderr
    Read(Read),
    /// The tables of a landscape, each as a file
    Write(Written),
    /// Tables to begin with, each as a file: headers, what belongs in each column, an example
    Templates(Templates),
}

#[derive(Debug, Args)]
pub(crate) struct Read {
    /// Files, each named after what it lists (betrokkenen.csv, stakeholders.csv), or a folder of them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The id of the landscape, where the tables name none
    #[arg(long, value_name = "ID")]
    id: Option<Id>,
    /// A reference set on which it builds, beside those that the tables name; as often as needed
    #[arg(long, value_name = "NAME")]
    builds_on: Vec<Id>,
    /// A rule book, for its kinds, levels and roles; without it, the Flemish one
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    #[command(flatten)]
    more: More,
}

#[derive(Debug, Args)]
pub(crate) struct Written {
    /// The folder in which the tables are written
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// A landscape; without it, Zuid-West-Vlaanderen in 2019
    #[arg(value_name = "LANDSCAPE")]
    landscape: Option<PathBuf>,
    #[command(flatten)]
    look: Look,
}

#[derive(Debug, Args)]
pub(crate) struct Templates {
    /// The folder in which the tables are written
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    #[command(flatten)]
    look: Look,
}

#[derive(Debug, Args)]
struct Look {
    /// What divides the cells
    #[arg(long, value_enum, default_value_t = Separator::Semicolon)]
    separator: Separator,
    /// Without the byte order mark by which Excel knows UTF-8
    #[arg(long)]
    no_mark: bool,
    /// The language of headers and file names
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Look {
    fn form(&self) -> TableForm {
        let mut form = TableForm::new(match self.lang {
            Lang::Nl => Headers::Dutch,
            Lang::En => Headers::English,
        });
        form.delimiter = match self.separator {
            Separator::Comma => Delimiter::Comma,
            Separator::Semicolon => Delimiter::Semicolon,
            Separator::Tab => Delimiter::Tab,
        };
        form.mark = !self.no_mark;
        form
    }
}

impl Tables {
    pub(crate) fn lang(&self) -> Lang {
        match self {
            Self::Read(args) => args.more.lang,
            Self::Write(args) => args.look.lang,
            Self::Templates(args) => args.look.lang,
        }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Read(args) => args.run(),
            Self::Write(args) => {
                let documents = Documents::of(args.landscape.as_deref(), None)?;
                let landscape = documents.landscape.as_ref().and_then(super::input::Input::landscape);
                let landscape = landscape.ok_or_else(|| documents.failure(&documents.problems()))?;
                put(&args.folder, &write(&landscape, &args.look.form()))
            }
            Self::Templates(args) => put(&args.folder, &templates(&args.look.form())),
        }
    }
}

impl Read {
    fn run(&self) -> Result<(), Failure> {
        let mut documents = Documents::of(None, self.rules.as_deref())?;
        documents.landscape = None;
        documents.add_sets(&self.more.sets)?;
        let book = documents.rules.as_ref().and_then(super::input::Input::rule_book);
        let book: RuleBook = book.ok_or_else(|| documents.failure(&documents.problems()))?;
        let sets = documents.library_sets();
        let mut options = TableOptions::new();
        options.id.clone_from(&self.id);
        options.as_of = self.more.as_of;
        options.builds_on.clone_from(&self.builds_on);
        options.rule_book = Some(&book);
        options.sets = Some(&sets);

        let mut files = Vec::new();
        for path in listed(&self.files)? {
            let bytes = fs::read(&path).map_err(|error| unreadable(&path, &error))?;
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push((name, bytes));
        }
        let tables: Vec<Table> = files.iter().map(|(name, bytes)| Table::new(name, bytes)).collect();
        let read = read(&tables, &options).map_err(|problems| Failure::Refused(self.told(&problems)))?;
        for line in self.told(&read.warnings) {
            // where stderr is closed there is nobody left to tell
            let _ = writeln!(std::io::stderr(), "{}", clean(&line));
        }
        let mut out = raw();
        writeln!(out, "{}", read.landscape.to_json())?;
        Ok(out.flush()?)
    }

    fn told(&self, problems: &TableProblems) -> Vec<String> {
        let language = self.more.lang.language();
        problems.iter().map(|one| format!("{} ({})", language.table_problem(one), one.code)).collect()
    }
}

/// The files, and those in the folders, in order of their names.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        let is_table = |path: &PathBuf| {
            let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
            ending.is_some_and(|ending| ["csv", "tsv", "txt"].iter().any(|known| ending == **known))
        };
        inside.retain(is_table);
        inside.sort();
        if inside.is_empty() {
            return Err(Failure::Usage(format!("{} has no tables: files that end in .csv", path.display())));
        }
        files.extend(inside);
    }
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Usage(format!("{} cannot be read: {error}", path.display()))
}

/// Writes the tables; nothing that is there is lost.
fn put(folder: &Path, tables: &[TableText]) -> Result<(), Failure> {
    let not_written = |path: &Path, error: std::io::Error| {
        Failure::Usage(format!("{} cannot be written: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| not_written(folder, error))?;
    let paths: Vec<PathBuf> = tables.iter().map(|table| folder.join(format!("{}.csv", table.name))).collect();
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(Failure::Usage(format!("{} is there already: give another folder", there.display())));
    }
    let mut out = raw();
    for (table, path) in tables.iter().zip(&paths) {
        fs::write(path, &table.text).map_err(|error| not_written(path, error))?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(out.flush()?)
}
