//! Refusals as data: why an event is not written down, why a journal or register is not opened. The script throws them (`js/refused.js`).

use regie::{Entry, Head, Language, NotAppended, NotOpened, NotWritten, Passage, WhyNotWritten};
use serde::Serialize;

use crate::question::json;
use crate::reply::Failure;

/// `{"refused": {…}}` in the place of an answer.
#[derive(Serialize)]
struct Answer<'r> {
    refused: Refused<'r>,
}

#[derive(Serialize)]
struct Refused<'r> {
    code: &'static str,
    path: &'r str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'r str>,
    /// The whole of it in a language, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Which line of a journal, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    reasons: Vec<Reason<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Between>,
}

#[derive(Serialize)]
struct Reason<'r> {
    code: &'static str,
    path: &'r str,
    message: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'r str>,
    /// The same in a language, where one is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<&'r str>,
}

/// What others wrote since.
#[derive(Serialize)]
struct Between {
    expected: u32,
    head: Head,
    /// Their lines, as a journal has them.
    lines: Vec<String>,
}

/// What is refused: its code, what it says, and the same in a language.
struct Said {
    code: &'static str,
    message: String,
    words: Option<Passage>,
}

fn answer(said: Said, line: Option<usize>, reasons: &[WhyNotWritten], why: Option<&NotWritten>) -> String {
    let conflict = match why {
        Some(NotWritten::Journal(NotAppended::Conflict(conflict))) => Some(Between {
            expected: conflict.expected,
            head: conflict.head,
            lines: conflict.between.iter().map(Entry::to_json).collect(),
        }),
        _ => None,
    };
    let Said { code, message, words } = said;
    let first = reasons.first();
    // a sentence or two for each reason, in their order
    let mut told = words.iter().flat_map(|words| &words.sentences).map(String::as_str);
    let reasons: Vec<Reason<'_>> = reasons
        .iter()
        .map(|WhyNotWritten { code, path, message, hint, .. }| Reason {
            code,
            path,
            message,
            hint: hint.as_deref(),
            words: told.next(),
        })
        .collect();
    json(&Answer {
        refused: Refused {
            code,
            path: first.map_or("", |first| &first.path),
            message,
            hint: first.and_then(|first| first.hint.as_deref()),
            words: words.as_ref().map(Passage::to_string),
            line,
            reasons,
            conflict,
        },
    })
}

/// Why an event is not written down.
pub(crate) fn not_written(why: &NotWritten, language: Option<&Language>) -> String {
    let words = language.map(|language| language.refusal(why));
    answer(Said { code: why.code(), message: why.to_string(), words }, None, &why.reasons(), Some(why))
}

/// Why a register is not opened: problems of its documents and of a snapshot are told as such.
pub(crate) fn not_opened(why: NotOpened, language: Option<&Language>) -> Result<String, Failure> {
    let words = language.map(|language| language.not_opened(&why));
    let (said, line) = (Said { code: why.code(), message: why.to_string(), words }, why.line());
    match why {
        NotOpened::Documents(problems) | NotOpened::Snapshot(problems) => Err(problems.into()),
        NotOpened::Refused { why, .. } => Ok(answer(said, line, &why.reasons(), Some(&why))),
        NotOpened::First(why) => Ok(answer(said, line, &NotWritten::Journal(why).reasons(), None)),
        _ => Ok(answer(said, line, &[], None)),
    }
}
