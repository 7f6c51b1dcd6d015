//! Why a journal was not read, or an event not written: every reason, with its place in the event and its code, which stay the same in every language.

use std::path::Path;

use regie::trajectories::PlanningProblem;
use regie::{BadLine, Date, NotOpened, NotWritten, Problems, Repair, Unknown};

use super::args::Writer;
use super::words::sentences;
use super::{lines_nl, refusals_nl};
use crate::args::Lang;
use crate::input::Documents;
use crate::output::Failure;

/// `themes[0]: there is no theme … (unknown-reference); did you mean …`
fn reason(path: &str, message: &str, code: &str, hint: Option<&str>) -> String {
    let place = if path.is_empty() { String::new() } else { format!("{path}: ") };
    let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
    format!("{place}{message} ({code}){hint}")
}

/// Why an event was not written.
pub(super) fn not_written(documents: &Documents, why: &NotWritten, lang: Lang) -> Failure {
    match why {
        // what would be wrong with a landscape is told as what is wrong with one
        NotWritten::Landscape(problems) => documents.failure(problems.as_slice()),
        _ => Failure::Refused(reasons(why, lang)),
    }
}

fn reasons(why: &NotWritten, lang: Lang) -> Vec<String> {
    if let NotWritten::Form(problems) = why {
        return of_problems(problems, lang);
    }
    let dutch = match lang {
        Lang::Nl => refusals_nl::reasons(why),
        Lang::En => Vec::new(),
    };
    let told = |(n, one): (usize, regie::WhyNotWritten)| {
        let message = dutch.get(n).map_or(&*one.message, String::as_str);
        let message = message.split("; did you mean").next().unwrap_or(message);
        let hint = one.hint.as_deref().and_then(|hint| in_language(hint, lang));
        reason(&one.path, message, one.code, hint.as_deref())
    };
    why.reasons().into_iter().enumerate().map(told).collect()
}

/// `did you mean …?` in a language; what else would help, the Dutch sentences say themselves.
fn in_language(hint: &str, lang: Lang) -> Option<String> {
    match lang {
        Lang::En => Some(hint.to_owned()),
        Lang::Nl => {
            let nearest = hint.strip_prefix("did you mean `")?.strip_suffix("`?")?;
            Some(format!("bedoelt u ‘{nearest}’?"))
        }
    }
}

fn of_problems(problems: &Problems, lang: Lang) -> Vec<String> {
    let language = lang.language();
    let told = |problem: &regie::Problem| match lang {
        Lang::En => problem.to_string(),
        Lang::Nl => {
            let sentence = lines_nl::amount(problem).map_or_else(|| language.problem(problem), str::to_owned);
            // the library knows of documents, and calls everything else a reference set
            let sentence = sentence.replace("de referentielijst ‘event’", "de gebeurtenis");
            reason(&problem.path, &sentence, problem.code.as_str(), None)
        }
    };
    problems.iter().map(told).collect()
}

/// The same for a program, on stdout.
pub(super) fn json(why: &NotWritten) -> Result<(), Failure> {
    let reason = |one: regie::WhyNotWritten| {
        let mut told = serde_json::json!({"code": one.code, "path": one.path, "message": one.message});
        if let (Some(hint), Some(fields)) = (one.hint, told.as_object_mut()) {
            fields.insert("hint".to_owned(), (*hint).into());
        }
        told
    };
    let reasons: Vec<serde_json::Value> = why.reasons().into_iter().map(reason).collect();
    super::told::line(&serde_json::json!({"refused": reasons}).to_string())
}

/// What is wrong with the form of an event.
pub(super) fn form(problems: Problems, writer: &Writer) -> Failure {
    let why = NotWritten::Form(problems);
    if writer.form.is_json()
        && let Err(failure) = json(&why)
    {
        return failure;
    }
    Failure::Refused(reasons(&why, writer.kept.lang))
}

/// Why a journal cannot be opened.
pub(super) fn not_opened(documents: &Documents, file: &Path, why: &NotOpened, lang: Lang) -> Failure {
    match why {
        NotOpened::Journal(bad) => bad_line(file, bad, lang),
        NotOpened::Documents(problems) => documents.failure(problems.as_slice()),
        NotOpened::Refused { line, why } => {
            let at = |reason: String| match lang {
                Lang::Nl => format!("{}: regel {line}: {reason}", file.display()),
                Lang::En => format!("{}: line {line}: {reason}", file.display()),
            };
            Failure::Refused(reasons(why, lang).into_iter().map(at).collect())
        }
        other => {
            let message = match lang {
                Lang::Nl => lines_nl::not_opened(other),
                Lang::En => other.to_string(),
            };
            Failure::Refused(vec![format!("{}: {message} ({})", file.display(), other.code())])
        }
    }
}

/// The first line that is not right.
pub(super) fn bad_line(file: &Path, bad: &BadLine, lang: Lang) -> Failure {
    let message = match lang {
        Lang::Nl => format!("regel {}: {}", bad.line, lines_nl::wrong(&bad.wrong)),
        Lang::En => bad.to_string(),
    };
    Failure::Refused(vec![format!("{}: {message} ({})", file.display(), bad.wrong.code())])
}

/// That the last line was torn, and is taken off.
pub(super) fn repaired(file: &Path, repair: &Repair, lang: Lang) -> String {
    let (file, line) = (file.display(), repair.line);
    match (lang, repair.dropped.is_some()) {
        (Lang::Nl, true) => {
            format!(
                "{file}: regel {line} werd niet af geschreven en telt niet mee; wat ervoor staat, is heel"
            )
        }
        (Lang::Nl, false) => format!("{file}: het einde van regel {line} ontbrak; de regel zelf is heel"),
        (Lang::En, true) => {
            format!(
                "{file}: line {line} was not written to its end and does not count; what stands before it is whole"
            )
        }
        (Lang::En, false) => format!("{file}: the end of line {line} was missing; the line itself is whole"),
    }
}

/// Somebody else is writing.
pub(super) fn locked(file: &Path, lang: Lang) -> Failure {
    let file = file.display();
    Failure::Refused(vec![match lang {
        Lang::Nl => format!("{file}: iemand anders schrijft net; probeer opnieuw (locked)"),
        Lang::En => format!("{file}: somebody else is writing; try again (locked)"),
    }])
}

/// There is a journal already.
pub(super) fn begun(file: &Path, lang: Lang) -> Failure {
    let file = file.display();
    Failure::Refused(vec![match lang {
        Lang::Nl => format!("{file}: dit bestand bestaat al; een register wordt één keer begonnen (begun)"),
        Lang::En => format!("{file}: this file is there already; a journal is begun once (begun)"),
    }])
}

/// Before the journal was begun there is nothing to ask about.
pub(super) fn not_yet(file: &Path, first: Date, lang: Lang) -> Failure {
    let file = file.display();
    Failure::Refused(vec![match lang {
        Lang::Nl => {
            format!("{file}: op die dag was er nog geen register; vraag een dag vanaf {first} (not-yet)")
        }
        Lang::En => {
            format!("{file}: on that day there was no journal yet; ask for a day from {first} on (not-yet)")
        }
    }])
}

/// No meetings are planned.
pub(super) fn no_meetings(lang: Lang) -> Failure {
    Failure::Refused(vec![format!("{} (no-meetings)", sentences(lang).no_meetings)])
}

/// A participant who is not registered is asked about: who is.
pub(super) fn nothing<'k>(what: &str, id: &str, known: impl Iterator<Item = &'k str>) -> Failure {
    let known: Vec<String> = known.map(|id| format!("`{id}`")).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Failure::Usage(format!("there is no {what} `{id}`; there is: {known}"))
}

/// A signal, a trajectory or a plan that is not there, or something that one of them names.
pub(super) fn unknown(mut unknown: Unknown, lang: Lang) -> Failure {
    unknown.what = match (lang, unknown.what) {
        (Lang::Nl, "signal") => "signaal",
        (Lang::Nl, "trajectory") => "traject",
        (_, what) => what,
    };
    Failure::Unknown(unknown)
}

/// Why no meetings can be proposed.
pub(super) fn planning(why: &PlanningProblem, lang: Lang) -> Failure {
    let message = match lang {
        Lang::Nl => refusals_nl::planning(why),
        Lang::En => why.to_string(),
    };
    Failure::Refused(vec![reason("", &message, why.code(), None)])
}
