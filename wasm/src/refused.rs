//! Refusals as data: why an event is not written down, why a journal or register is not opened. The script throws them (`js/refused.js`).

use regie::{BadLine, Entry, Head, NotAppended, NotOpened, NotWritten, WhyNotWritten};
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
}

/// What others wrote since.
#[derive(Serialize)]
struct Between {
    expected: u32,
    head: Head,
    /// Their lines, as a journal has them.
    lines: Vec<String>,
}

fn reason(why: &WhyNotWritten) -> Reason<'_> {
    Reason { code: why.code, path: &why.path, message: &why.message, hint: why.hint.as_deref() }
}

fn answer(
    code: &'static str,
    message: String,
    line: Option<usize>,
    reasons: &[WhyNotWritten],
    why: Option<&NotWritten>,
) -> String {
    let conflict = match why {
        Some(NotWritten::Journal(NotAppended::Conflict(conflict))) => Some(Between {
            expected: conflict.expected,
            head: conflict.head,
            lines: conflict.between.iter().map(Entry::to_json).collect(),
        }),
        _ => None,
    };
    let first = reasons.first();
    json(&Answer {
        refused: Refused {
            code,
            path: first.map_or("", |first| &first.path),
            message,
            hint: first.and_then(|first| first.hint.as_deref()),
            line,
            reasons: reasons.iter().map(reason).collect(),
            conflict,
        },
    })
}

/// Why an event is not written down.
pub(crate) fn not_written(why: &NotWritten) -> String {
    answer(why.code(), why.to_string(), None, &why.reasons(), Some(why))
}

/// Why a register is not opened: problems of its documents and of a snapshot are told as such.
pub(crate) fn not_opened(why: NotOpened) -> Result<String, Failure> {
    let (code, message, line) = (why.code(), why.to_string(), why.line());
    match why {
        NotOpened::Documents(problems) | NotOpened::Snapshot(problems) => Err(problems.into()),
        NotOpened::Refused { why, .. } => Ok(answer(code, message, line, &why.reasons(), Some(&why))),
        NotOpened::First(why) => Ok(answer(code, message, line, &NotWritten::Journal(why).reasons(), None)),
        _ => Ok(answer(code, message, line, &[], None)),
    }
}

/// Which line of a journal is not right.
pub(crate) fn bad_line(bad: &BadLine) -> String {
    answer(bad.wrong.code(), bad.to_string(), Some(bad.line), &[], None)
}
