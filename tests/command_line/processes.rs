//! The processes on a journal file: what is written, what is refused, and what one is told.

mod journals;
mod notes;
mod plans;
mod signals;
mod trajectories;

use std::collections::BTreeSet;
use std::path::Path;

use regie::{Documents, Landscape, Moment, Register};
use serde_json::Value;

use super::{LANDSCAPE, answer, ends_with, file, parsed, read, refusal};

/// A journal of a test, in a folder of its own.
struct Kept {
    path: String,
    landscape: &'static str,
}

impl Kept {
    /// One that is begun.
    fn begun(test: &str, landscape: &'static str, by: &str, at: &str) -> Self {
        let kept = Self::none(test, landscape);
        kept.write(by, at, &["journal", "begin"]);
        kept
    }

    /// One that is not there yet.
    fn none(test: &str, landscape: &'static str) -> Self {
        let path = file(test, "journal.jsonl", "");
        std::fs::remove_file(&path).unwrap();
        Self { path, landscape }
    }

    fn args<'a>(&'a self, args: &[&'a str]) -> Vec<&'a str> {
        let documents: &[&str] = if self.landscape == LANDSCAPE { &[] } else { &[self.landscape] };
        [args, &["--journal", &self.path], documents].concat()
    }

    fn writing<'a>(&'a self, by: &'a str, at: &'a str, args: &[&'a str]) -> Vec<&'a str> {
        [&self.args(args)[..], &["--by", by, "--at", at]].concat()
    }

    /// Writes an event; the line that was written.
    fn write(&self, by: &str, at: &str, args: &[&str]) -> Value {
        let before = self.lines().len();
        let out = answer(&[&self.writing(by, at, args)[..], &["--json"]].concat());
        let lines = self.lines();
        assert!(lines.len() == before + 1 && lines.last().map(String::as_str) == out.lines().last(), "{out}");
        parsed(&out)
    }

    /// What is said of an event that is refused; nothing has changed.
    fn refused(&self, by: &str, at: &str, args: &[&str]) -> String {
        let before = self.bytes();
        let told = refusal(1, &self.writing(by, at, args));
        assert_eq!(self.bytes(), before, "{told}");
        told
    }

    /// An answer in words, of which every line fits the width.
    fn told(&self, args: &[&str]) -> String {
        let text = answer(&self.args(args));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        text
    }

    fn json(&self, args: &[&str]) -> String {
        answer(&[&self.args(args)[..], &["--json"]].concat())
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.path).unwrap_or_default()
    }

    fn lines(&self) -> Vec<String> {
        String::from_utf8(self.bytes()).unwrap().lines().map(str::to_owned).collect()
    }

    fn put(&self, content: impl AsRef<[u8]>) {
        std::fs::write(&self.path, content).unwrap();
    }

    fn kinds(&self) -> BTreeSet<String> {
        let kind = |line: &String| parsed(line)["event"]["kind"].as_str().unwrap().to_owned();
        self.lines().iter().map(kind).collect()
    }

    /// The register as the library reads it.
    fn register(&self) -> Register {
        let landscape = Landscape::from_json(&read(self.landscape)).unwrap();
        Register::open(&Documents::flemish(landscape), &self.bytes()).unwrap().register
    }
}

/// The end of a day, for which the program answers.
fn end_of(day: &str) -> Moment {
    format!("{day}T23:59:59Z").parse().unwrap()
}

fn json_of(found: &impl serde::Serialize) -> String {
    format!("{}\n", serde_json::to_string(found).unwrap())
}

/// The part of a line that names no folder.
fn named(kept: &Kept, told: &str) -> String {
    let folder = Path::new(&kept.path).parent().unwrap().to_str().unwrap();
    told.replace(&format!("{folder}{}", std::path::MAIN_SEPARATOR), "")
}
