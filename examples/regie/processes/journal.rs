//! `regie journal`: the file itself. Who acted where at a date, `decide --journal FILE` and the other questions tell.

use std::io::Write;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};
use regie::{BadLine, Change, Digest, Entry, Event, Head, Journal, Moment, Register};
use serde::Serialize;
use serde_json::json;

use super::args::{Kept, Writer};
use super::said::{Fields, Said, Writing};
use super::words::sentences;
use super::{refusals, store, told};
use crate::args::{Form, Lang};
use crate::input::Input;
use crate::output::{BOLD, DIM, Failure, clean, page, plain, raw};
use crate::words::{count, fill};

/// The journal: begin it, look at every link of its chain, list its events, tell it what changes in the landscape, erase a name.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a journal with the landscape, the rule book and the path as they are
    Begin(Writer),
    /// Is every line as it was written? The first that is not is named; with a head that somebody kept, it is seen too if the end is missing
    Verify(Verify),
    /// Its events, one a line
    Events(Events),
    /// Tell that facts or rules change
    Change(Writing<Changed>),
    /// Erase what may be erased of an event: its line stays in the chain
    Erase(Writing<Erased>),
    /// Write any event from a file
    Write(Any),
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// How far it went at least, as it was told when it was written: number and hash of its last event
    #[arg(long, value_name = "SEQ:HASH", value_parser = head)]
    head: Option<Head>,
    #[command(flatten)]
    kept: Kept,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Events {
    /// The journal: one event a line
    #[arg(long, value_name = "FILE")]
    journal: PathBuf,
    /// Only events of this kind, as often as needed
    #[arg(long, value_name = "KIND")]
    kind: Vec<String>,
    /// Only events by this stakeholder or number
    #[arg(long, value_name = "ID")]
    by: Option<String>,
    /// Only what came after the event with this number
    #[arg(long, value_name = "SEQ", default_value_t = 0)]
    since: u32,
    /// Only what happened before this moment
    #[arg(long, value_name = "MOMENT")]
    before: Option<Moment>,
    /// The language of the text
    #[arg(long, value_enum, default_value_t = Lang::Nl)]
    lang: Lang,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Changed {
    /// A file with changes: a JSON list, each as `{"put": …}`, `{"merge": …}`, `{"leave": …}`
    #[arg(long, value_name = "FILE", required_unless_present = "event")]
    #[serde(skip)]
    changes: Option<PathBuf>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, Args, Serialize)]
pub(crate) struct Erased {
    /// The number of the event
    #[arg(value_name = "SEQ", required_unless_present = "event")]
    seq: Option<u32>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Any {
    /// A JSON file with the event, or `-` for standard input
    #[arg(long, value_name = "FILE")]
    event: PathBuf,
    #[command(flatten)]
    writer: Writer,
}

impl Said for Changed {
    const KIND: &'static str = "landscape-changed";

    fn more(&self, fields: &mut Fields, _: &Register, _: Lang) -> Result<(), Failure> {
        let Some(file) = &self.changes else { return Ok(()) };
        let input = Input::read(file)?;
        let name = input.name.clone();
        let problems = |problems: regie::Problems| {
            Failure::Problems(problems.into_iter().map(|problem| (problem, name.clone())).collect())
        };
        let changes = Change::from_json(&input.required_text()?).map_err(problems)?;
        let event = Register::landscape_changed(&changes).map_err(problems)?;
        let said: Fields = serde_json::from_str(event.to_json())
            .map_err(|error| Failure::Usage(format!("{}: {error}", file.display())))?;
        fields.extend(said);
        Ok(())
    }
}

impl Said for Erased {
    const KIND: &'static str = Event::ERASED;
}

fn head(text: &str) -> Result<Head, String> {
    let wrong = || "a head is given as SEQ:HASH, with a hash of 64 digits".to_owned();
    let (seq, hash) = text.split_once(':').ok_or_else(wrong)?;
    let hash = Digest::from_str(hash).map_err(|_| wrong())?;
    Ok(Head::new(seq.parse().map_err(|_| wrong())?, hash))
}

impl Command {
    pub(crate) fn lang(&self) -> Lang {
        match self {
            Self::Begin(writer) => writer.kept.lang,
            Self::Verify(args) => args.kept.lang,
            Self::Events(args) => args.lang,
            Self::Change(writing) => writing.writer().kept.lang,
            Self::Erase(writing) => writing.writer().kept.lang,
            Self::Write(any) => any.writer.kept.lang,
        }
    }

    pub(crate) fn run(&self) -> Result<(), Failure> {
        match self {
            Self::Begin(writer) => begin(writer),
            Self::Verify(args) => verify(args),
            Self::Events(args) => events(args),
            Self::Change(writing) => writing.run(),
            Self::Erase(writing) => writing.run(),
            Self::Write(any) => write(any),
        }
    }
}

fn begin(writer: &Writer) -> Result<(), Failure> {
    let register = store::begin(writer)?;
    match register.journal().entries().last() {
        Some(entry) => told::written(writer, entry),
        None => Ok(()),
    }
}

fn write(any: &Any) -> Result<(), Failure> {
    let text = serde_json::Value::Object(super::said::object(&any.event)?).to_string();
    let event = Event::from_json(&text).map_err(|problems| refusals::form(problems, &any.writer))?;
    told::written(&any.writer, &store::write(&any.writer, |_| Ok(event))?)
}

fn verify(args: &Verify) -> Result<(), Failure> {
    let (file, lang) = (&args.kept.journal, args.kept.lang);
    let bytes = store::bytes(file)?;
    // the chain first: for that, no other document is needed
    let bad = |bad: BadLine| {
        if args.form.is_json() {
            let message = bad.wrong.to_string();
            told::line(&json!({"line": bad.line, "code": bad.wrong.code(), "message": message}).to_string())?;
        }
        Err(refusals::bad_line(file, &bad, lang))
    };
    let opened = match Journal::open(&bytes) {
        Ok(opened) => opened,
        Err(wrong) => return bad(wrong),
    };
    if let Some(Err(wrong)) = args.head.map(|head| opened.journal.verify(head)) {
        return bad(wrong);
    }
    let documents = args.kept.documents()?;
    let register = store::register(&documents, file, lang)?;
    let head = register.head();
    let repaired = opened.repaired.as_ref();
    if args.form.is_json() {
        let torn = repaired.map(|repair| json!({"line": repair.line, "kept_bytes": repair.kept_bytes}));
        return told::line(&json!({"head": head, "torn": torn}).to_string());
    }
    let says = sentences(lang);
    let mut page = page();
    let whole = fill(says.verified, &[&count(head.seq as usize, says.event)]);
    page.line(0, &[(BOLD, clean(&file.display().to_string())), plain(format!(": {whole}"))])?;
    page.line(0, &[(DIM, fill(says.head, &[&head.seq.to_string(), &head.hash.to_string()]))])?;
    Ok(page.flush()?)
}

fn events(args: &Events) -> Result<(), Failure> {
    let file = &args.journal;
    let opened =
        Journal::open(&store::bytes(file)?).map_err(|bad| refusals::bad_line(file, &bad, args.lang))?;
    if let Some(repair) = &opened.repaired {
        told::warn(&refusals::repaired(file, repair, args.lang));
    }
    let is_asked = |entry: &&Entry| {
        (args.kind.is_empty() || args.kind.iter().any(|kind| kind == entry.event.kind()))
            && args.by.as_ref().is_none_or(|by| entry.by == **by)
            && args.before.is_none_or(|before| entry.at < before)
    };
    let entries = opened.journal.since(args.since).iter().filter(is_asked);
    if args.form.is_json() {
        let mut out = raw();
        for entry in entries {
            writeln!(out, "{}", entry.to_json())?;
        }
        return Ok(out.flush()?);
    }
    let mut page = page();
    for entry in entries {
        let head = format!("{}  {}  ", entry.seq, entry.at);
        page.line(
            0,
            &[(DIM, head), (BOLD, entry.event.kind().to_owned()), plain(format!("  {}", entry.by))],
        )?;
        page.text(4, &[plain(fields(entry, sentences(args.lang).erased))])?;
    }
    Ok(page.flush()?)
}

/// What an event says beside its kind: `signal: s-1, themes: housing`.
fn fields(entry: &Entry, erased: &str) -> String {
    let said: Fields = serde_json::from_str(entry.event.to_json()).unwrap_or_default();
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let told = said.iter().filter(|(name, _)| *name != "kind").map(|(name, value)| {
        let clear = entry.event.clear(name).map(str::to_owned);
        let value = match value {
            serde_json::Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(", "),
            // a digest alone says nothing to anybody
            serde_json::Value::Object(one) if one.len() == 1 && one.contains_key("digest") => {
                erased.to_owned()
            }
            other => text(other),
        };
        format!("{name}: {}", clear.unwrap_or(value))
    });
    clean(&told.collect::<Vec<_>>().join("; "))
}
