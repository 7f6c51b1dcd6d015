//! Why a journal was not read, or an event not written: every reason, with its place in the event and its code, which stay the same in every language.

use std::path::Path;

use regie::trajectories::PlanningProblem;
use regie::{BadLine, Code, Date, NotOpened, NotWritten, Problem, Problems, Repair, Unknown};

use super::args::Writer;
use super::words::sentences;
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
    let reasons = why.reasons();
    match lang {
        Lang::En => {
            let told = |one: &regie::WhyNotWritten| {
                let message = one.message.split("; did you mean").next().unwrap_or(&one.message);
                reason(&one.path, message, one.code, one.hint.as_deref())
            };
            reasons.iter().map(told).collect()
        }
        // a sentence for each reason, in their order, with what would have been right
        Lang::Nl => {
            let words = lang.language().refusal(why).sentences;
            let told =
                |(one, words): (&regie::WhyNotWritten, &String)| reason(&one.path, words, one.code, None);
            reasons.iter().zip(&words).map(told).collect()
        }
    }
}

fn of_problems(problems: &Problems, lang: Lang) -> Vec<String> {
    let language = lang.language();
    let told = |problem: &Problem| match lang {
        Lang::En => problem.to_string(),
        Lang::Nl => {
            let sentence = amount(problem).map_or_else(|| language.problem(problem), str::to_owned);
            reason(&problem.path, &sentence, problem.code.as_str(), None)
        }
    };
    problems.iter().map(told).collect()
}

/// An amount that is none: the library has one sentence for whole numbers and others.
fn amount(problem: &Problem) -> Option<&'static str> {
    let forms = [
        ("an amount of money", "Een bedrag heeft hele euro’s en hoogstens twee decimalen, zoals 1250.50."),
        ("a share is", "Een deel is een percentage van 0 tot 100 met hoogstens vier decimalen, zoals 2.5."),
        ("a value is", "Een waarde is een getal met hoogstens zes decimalen, zoals 12.5."),
    ];
    let found = forms.into_iter().find(|(english, _)| problem.message.contains(english));
    found.filter(|_| problem.code == Code::InvalidNumber).map(|(_, dutch)| dutch)
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
                Lang::Nl => lang.language().not_opened(other).to_string(),
                Lang::En => other.to_string(),
            };
            Failure::Refused(vec![format!("{}: {message} ({})", file.display(), other.code())])
        }
    }
}

/// The first line that is not right.
pub(super) fn bad_line(file: &Path, bad: &BadLine, lang: Lang) -> Failure {
    let message = match lang {
        Lang::Nl => lang.language().bad_line(bad),
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
        Lang::Nl => planning_nl(why),
        Lang::En => why.to_string(),
    };
    Failure::Refused(vec![reason("", &message, why.code(), None)])
}

/// The same in Dutch: a question, not an event, so that the library has no words for it.
fn planning_nl(why: &PlanningProblem) -> String {
    use PlanningProblem as P;
    match why {
        P::TooManyThemes(themes) => format!("{themes} thema’s zijn te veel om samen te plannen"),
        P::TooManyHalfDays(half_days) => format!("{half_days} halve dagen zijn te veel om uit te kiezen"),
        P::TooManyParticipants(participants) => {
            format!("{participants} deelnemers zijn te veel om samen te plannen")
        }
        P::MeetingCount { theme, meetings } => {
            format!("de groep over ‘{theme}’ vraagt {meetings} halve dagen, en dat kan niet gepland worden")
        }
        P::RepeatedTheme(theme) => format!("het thema ‘{theme}’ staat er twee keer"),
        P::TooFewHalfDays { theme, meetings, half_days } => {
            format!("de groep over ‘{theme}’ vraagt {meetings} halve dagen; om uit te kiezen: {half_days}")
        }
        other => other.to_string(),
    }
}
