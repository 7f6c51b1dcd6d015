//! Saying what was found: names, days and amounts in a language, passages on a page, JSON for programs.

use std::io::Write;

use regie::{Date, Entry, Id, Language, Moment, Passage, SignalPath, Text};
use serde::Serialize;

use super::args::{Asking, Writer};
use super::store::Seen;
use super::words::{Sentences, kind, sentences};
use crate::args::Lang;
use crate::output::{BOLD, DIM, Failure, clean, page, plain, raw};
use crate::passage;
use crate::words::{count, fill};

/// What is said of a register in a language.
pub(super) struct Told<'a> {
    pub(super) seen: &'a Seen,
    pub(super) words: regie::Words<'a>,
    pub(super) says: &'static Sentences,
    tag: &'static str,
}

impl<'a> Told<'a> {
    fn new(seen: &'a Seen, language: &'a Language, lang: Lang) -> Self {
        Self { seen, words: seen.atlas.words(language), says: sentences(lang), tag: lang.tag() }
    }

    /// The path that signals go.
    pub(super) fn path(&self) -> &'a SignalPath {
        self.seen.register.signals().path()
    }

    pub(super) fn text(&self, text: &Text) -> String {
        clean(text.get(self.tag))
    }

    pub(super) fn stakeholders<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        self.list(ids, |id| self.words.stakeholder(id))
    }

    pub(super) fn themes<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        self.list(ids, |id| self.words.theme(id))
    }

    /// The name of a theme, as it stands on a line of its own.
    pub(super) fn theme(&self, id: &Id) -> String {
        self.seen.atlas.theme(id.as_str()).map_or_else(|| id.to_string(), |theme| self.text(&theme.label))
    }

    /// The name of a challenge, as it stands on a line of its own.
    pub(super) fn challenge(&self, id: &Id) -> String {
        self.seen.atlas.challenge(id.as_str()).map_or_else(|| id.to_string(), |one| self.text(&one.label))
    }

    pub(super) fn areas<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        self.list(ids, |id| self.words.area(id))
    }

    /// Ids as they are: signals and participants have no other name.
    pub(super) fn ids<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> String {
        self.list(ids, ToOwned::to_owned)
    }

    fn list<'i>(&self, ids: impl IntoIterator<Item = &'i Id>, name: impl Fn(&str) -> String) -> String {
        let names: Vec<String> = ids.into_iter().map(|id| name(id.as_str())).collect();
        self.words.list(&names)
    }

    pub(super) fn day(&self, date: Date) -> String {
        self.words.date(date)
    }

    pub(super) fn moment(&self, at: Moment) -> String {
        let clock = (format!("{}", at.hour()), format!("{:02}", at.minute()));
        fill(self.says.moment, &[&self.day(at.date()), &clock.0, &clock.1])
    }
}

/// A passage with a title.
pub(super) fn titled(title: impl Into<String>) -> Passage {
    let mut passage = Passage::default();
    passage.title = title.into();
    passage
}

/// Adds sentences below a title, where there are any.
pub(super) fn part(passage: &mut Passage, title: &str, sentences: Vec<String>) {
    if !sentences.is_empty() {
        let mut part = titled(title);
        part.sentences = sentences;
        passage.parts.push(part);
    }
}

/// An answer as it was asked for.
pub(super) fn answer<T: ?Sized + Serialize>(
    asking: &Asking,
    seen: &Seen,
    found: &T,
    tell: impl FnOnce(&Told<'_>, &T) -> Passage,
) -> Result<(), Failure> {
    if asking.form.is_json() {
        return line(&to_json(found));
    }
    let lang = asking.kept.lang;
    let language = lang.language();
    let told = Told::new(seen, &language, lang);
    let mut page = page();
    let name = seen
        .atlas
        .landscape()
        .map(|region| region.label.as_ref().map_or_else(|| region.id.to_string(), |label| told.text(label)));
    page.text(0, &[(BOLD, name.unwrap_or_default())])?;
    let events = count(seen.register.head().seq as usize, told.says.event);
    page.text(0, &[(DIM, fill(told.says.as_of, &[&told.day(seen.now.date()), &events]))])?;
    passage::write(&mut page, &tell(&told, found), 0)?;
    Ok(page.flush()?)
}

/// As JSON text.
fn to_json<T: ?Sized + Serialize>(found: &T) -> String {
    // what the library answers with can be written
    serde_json::to_string(found).unwrap_or_default()
}

/// One line for a program.
pub(super) fn line(text: &str) -> Result<(), Failure> {
    let mut out = raw();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// What is a file of its own, as it is.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = raw();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// A line that is not the answer.
pub(super) fn warn(line: &str) {
    // where stderr is closed there is nobody left to tell
    let _ = writeln!(std::io::stderr().lock(), "{}", clean(line));
}

/// That an event was written: its line, or what it is, and the head to keep elsewhere.
pub(super) fn written(writer: &Writer, entry: &Entry) -> Result<(), Failure> {
    if writer.form.is_json() {
        return line(&entry.to_json());
    }
    let says = sentences(writer.kept.lang);
    let (seq, at) = (entry.seq.to_string(), entry.at.to_string());
    let what = kind(entry.event.kind(), writer.kept.lang);
    let mut page = page();
    page.text(0, &[plain(fill(says.written, &[&seq, what, &at, entry.by.as_str()]))])?;
    page.line(0, &[(DIM, fill(says.head, &[&seq, &entry.hash.to_string()]))])?;
    Ok(page.flush()?)
}
