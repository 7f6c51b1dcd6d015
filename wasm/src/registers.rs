//! Registers: begun, opened, written to (`js/register.js`). What a register is asked is in `processes`.
//!
//! What is refused is an answer, `{"refused": {…}}`: it says more than an error has room for (`refused`).

use std::rc::Rc;

use regie::{
    Digest, Documents, Entry, Event, Head, Id, Journal, Landscape, Language, Moment, NotErasable, NotOpened,
    NotWritten, OpenedRegister, Prepared, Register, Repair, RuleBook, SignalPath, Snapshot, check_json,
    flanders,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::handles::{self, Thing, keep};
use crate::kept::Kept;
use crate::question::{Question, json, quoted};
use crate::refused::{not_opened, not_written};
use crate::reply::{Failure, reply};

/// Begins a register (with the fields `at` and `by`), takes a snapshot up again (`snapshot`), or opens one: its handle, and what had to be repaired of the last of its lines.
#[wasm_bindgen(js_name = openRegister, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn open_register(options: u32, names: Vec<String>, values: Vec<String>, lines: &[u8]) -> String {
    let asked = Question { what: "", argument: "", names: &names, values: &values };
    reply(opened(&asked, options, lines))
}

/// Looks at every link of a journal, without documents: its head, its first event, its entries, and what had to be repaired. What is wrong is told in a language, where one is given.
#[wasm_bindgen(js_name = readJournal, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "text that may be left out crosses as a value")]
pub fn read_journal(lines: &[u8], known: Option<String>, lang: Option<u32>) -> String {
    let read = || -> Result<String, Failure> {
        let language = language(lang)?;
        let known = known.as_deref().map(|known| head(known, "options.known")).transpose()?;
        let opened = match Journal::open(lines) {
            Ok(opened) => opened,
            Err(bad) => return not_opened(bad.into(), language.as_deref()),
        };
        if let Some(bad) = known.and_then(|known| opened.journal.verify(known).err()) {
            return not_opened(bad.into(), language.as_deref());
        }
        let journal = &opened.journal;
        Ok(format!(
            r#"{{"head":{},"opening":{},"entries":{}{}}}"#,
            json(&journal.head()),
            json(&journal.opening()),
            entries(journal.entries()),
            repaired(opened.repaired.as_ref())
        ))
    };
    reply(read())
}

/// The line without what may be erased of it, for a store that has the event where the register has not: plain text, or nothing where there is nothing to erase.
#[wasm_bindgen(js_name = withoutErasable, skip_jsdoc)]
#[must_use]
pub fn without_erasable(line: &str) -> String {
    let entry = Entry::from_json(line).map_err(Failure::from);
    reply(entry.map(|entry| {
        if entry.has_erasable() { quoted(&entry.without_erasable().to_json()) } else { "null".to_owned() }
    }))
}

/// Looks whether an event may be written down: the handle of what is prepared, with its line. `erasable` are texts that may be erased: the name, the text and the salt of each. A refusal is told in
/// a language, where one is given.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn prepare(
    register: u32,
    expected_seq: u32,
    at: &str,
    by: &str,
    event: &str,
    erasable: Vec<String>,
    lang: Option<u32>,
) -> String {
    let prepared = || -> Result<String, Failure> {
        let language = language(lang)?;
        let register = handles::register(register)?;
        let (at, by) = writer("draft.at", at, "draft.by", by)?;
        let event = match Event::from_json(event) {
            Ok(event) => with_erasable(event, &erasable)?,
            Err(problems) => return Ok(not_written(&NotWritten::Form(problems), language.as_deref())),
        };
        let prepared = register.borrow().register.prepare(expected_seq, at, by, event);
        Ok(match prepared {
            Ok(prepared) => told(prepared),
            Err(why) => not_written(&why, language.as_deref()),
        })
    };
    reply(prepared())
}

/// Takes what was prepared, and gives up its handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn commit(register: u32, prepared: u32, lang: Option<u32>) -> String {
    let committed = || -> Result<String, Failure> {
        let language = language(lang)?;
        let register = handles::register(register)?;
        let Some(Thing::Prepared(prepared)) = handles::take(prepared) else { return Err(Failure::freed()) };
        let committed = register.borrow_mut().register.commit(*prepared).err();
        Ok(committed.map_or_else(|| "null".to_owned(), |why| not_written(&why, language.as_deref())))
    };
    reply(committed())
}

/// Takes in what others have written since: how many events came.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn follow(register: u32, later: &[u8], lang: Option<u32>) -> String {
    let followed = || -> Result<String, Failure> {
        let (register, language) = (handles::register(register)?, language(lang)?);
        let came = register.borrow_mut().register.follow(later);
        came.map_or_else(|why| not_opened(why, language.as_deref()), |count| Ok(count.to_string()))
    };
    reply(followed())
}

/// The path of signals in Flanders: its plain JSON text.
#[wasm_bindgen(js_name = flandersSignalPath, skip_jsdoc)]
#[must_use]
pub fn flanders_signal_path() -> String {
    flanders::SIGNAL_PATH_JSON.to_owned()
}

fn opened(asked: &Question<'_>, options: u32, lines: &[u8]) -> Result<String, Failure> {
    let documents = Rc::new(documents(asked, options)?);
    let opened = match (asked.maybe("snapshot"), asked.maybe("at")) {
        (Some(snapshot), _) => Register::resume(&documents, &Snapshot::from_json(snapshot)?, lines),
        (None, Some(at)) => {
            let (at, by) = writer("at", at, "by", asked.one("by"))?;
            match Register::begin(&documents, at, by) {
                Ok(register) => return Ok(open(register, &documents, None)),
                Err(why) => Err(why),
            }
        }
        (None, None) => Register::open(&documents, lines),
    };
    let opened = match asked.maybe("options.known") {
        Some(known) => {
            let known = head(known, "options.known")?;
            opened.and_then(|opened| match opened.register.verify(known) {
                Ok(()) => Ok(opened),
                Err(bad) => Err(NotOpened::from(bad)),
            })
        }
        None => opened,
    };
    match opened {
        Ok(OpenedRegister { register, repaired, .. }) => Ok(open(register, &documents, repaired.as_ref())),
        Err(why) => {
            let lang = asked.maybe("lang").map(|_| asked.handle("lang")).transpose()?;
            not_opened(why, language(lang)?.as_deref())
        }
    }
}

/// The language in which a refusal is told, where one is given.
fn language(lang: Option<u32>) -> Result<Option<Rc<Language>>, Failure> {
    lang.map(handles::language).transpose()
}

fn open(register: Register, documents: &Rc<Documents>, repair: Option<&Repair>) -> String {
    let handle = Kept::handle(register, Rc::clone(documents));
    format!(r#"{{"register":{handle}{}}}"#, repaired(repair))
}

fn documents(asked: &Question<'_>, options: u32) -> Result<Documents, Failure> {
    let sets = handles::sets(options)?;
    let landscape = asked.one("landscape");
    let rule_book = asked.maybe("ruleBook").unwrap_or(flanders::RULE_BOOK_JSON);
    check_json(Some(landscape), Some(rule_book), &sets)?;
    let path = asked.maybe("path").map_or_else(|| Ok(SignalPath::flemish()), SignalPath::from_json)?;
    let (landscape, rule_book) = (Landscape::from_json(landscape)?, RuleBook::from_json(rule_book)?);
    let mut documents = Documents::new(landscape, rule_book, path);
    documents.sets = sets;
    Ok(documents)
}

fn writer(at_path: &str, at: &str, by_path: &str, by: &str) -> Result<(Moment, Id), Failure> {
    let at = at.parse().map_err(|invalid| Failure::argument(at_path, &invalid))?;
    Ok((at, Id::new(by).map_err(|invalid| Failure::argument(by_path, &invalid))?))
}

/// A head that is known, in the argument at `path`: its number and its hash, with a space between them.
pub(crate) fn head(text: &str, path: &str) -> Result<Head, Failure> {
    let (seq, hash) = text.split_once(' ').unwrap_or_default();
    let wrong = |why: &dyn std::fmt::Display| Failure::argument(path, &why);
    let hash: Digest = hash.parse().map_err(|invalid| wrong(&invalid))?;
    Ok(Head::new(seq.parse().map_err(|_| wrong(&"the number of a head is a whole number"))?, hash))
}

fn with_erasable(mut event: Event, erasable: &[String]) -> Result<Event, Failure> {
    for one in erasable.as_chunks::<3>().0 {
        let [name, text, salt] = one;
        event = event.with_erasable(name, text, salt).map_err(|why: NotErasable| Failure::Misuse {
            code: why.code(),
            path: format!("draft.erasable.{name}"),
            message: why.to_string(),
            hint: None,
            words: None,
        })?;
    }
    Ok(event)
}

/// What is prepared: its handle, after which head it comes, its line, and the line that it replaces.
fn told(prepared: Prepared) -> String {
    let (after, entry) = (json(&prepared.after()), prepared.entry());
    let (line, erases) = (quoted(&entry.to_json()), json(&entry.event.erases()));
    let erased = prepared.erased().map(|erased| quoted(&erased.to_json()));
    let erased = erased.unwrap_or_else(|| "null".to_owned());
    let handle = keep(Thing::Prepared(Box::new(prepared)));
    format!(r#"{{"prepared":{handle},"after":{after},"line":{line},"erases":{erases},"erased":{erased}}}"#)
}

/// Entries as a list, each as its line has it.
pub(crate) fn entries(entries: &[Entry]) -> String {
    let entries: Vec<String> = entries.iter().map(Entry::to_json).collect();
    format!("[{}]", entries.join(","))
}

/// What had to be repaired, as the last field of an answer.
fn repaired(repair: Option<&Repair>) -> String {
    repair.map_or_else(String::new, |repair| {
        let Repair { line, kept_bytes, dropped, .. } = repair;
        let dropped = dropped.as_ref().map_or_else(String::new, |dropped| {
            format!(r#","dropped":{}"#, quoted(&String::from_utf8_lossy(dropped)))
        });
        format!(r#","repaired":{{"line":{line},"keptBytes":{kept_bytes}{dropped}}}"#)
    })
}
