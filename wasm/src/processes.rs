//! The questions to a register: its journal, signals, trajectories, plans, notes (`js/register.js`, `js/processes.js` ask them).
//!
//! One function takes all of them, as with an atlas (`questions`): what is asked, and the fields of the question, as names and values. Who acts is asked of the atlas of a day: that of
//! the moment `now`, the option `on`, or that of the last event.

use std::cell::RefMut;
use std::rc::Rc;

use regie::plans::Plan;
use regie::render::FlowOf;
use regie::signals::Status;
use regie::trajectories::{
    CalendarStyle, GroupAsked, Half, HalfDay, Hours, MeetingPlan, MeetingsAsked, PlanningProblem, Trajectory,
    plan_meetings,
};
use regie::{Atlas, Id, Journal, Register, RuleBook, SignalPath, Unknown};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::handles;
use crate::kept::Kept;
use crate::notes;
use crate::question::{Question, json, quoted};
use crate::questions::kept as kept_atlas;
use crate::refused::not_opened;
use crate::registers::{entries, head};
use crate::reply::{Failure, reply};

/// Answers a question to a register: the answer, as the library writes it; for an atlas or another register, its handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn tell(register: u32, what: &str, argument: &str, names: Vec<String>, values: Vec<String>) -> String {
    let question = Question { what, argument, names: &names, values: &values };
    reply(handles::register(register).and_then(|register| told(&question, register.borrow_mut())))
}

/// Do signals come through a path; with a rule book, also: does it give the roles for which steps ask? A list of findings.
#[wasm_bindgen(js_name = checkPath, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "text that may be left out crosses as a value")]
pub fn check_path(path: &str, rule_book: Option<String>) -> String {
    let checked = || -> Result<String, Failure> {
        let path = SignalPath::from_json(path)?;
        let book = rule_book.as_deref().map(RuleBook::from_json).transpose()?;
        Ok(findings(&path, book.as_ref()))
    };
    reply(checked())
}

/// Plans meetings of any groups, one field after the other: `theme` and `meetings` of each group, `halfDay`, and each `participant` with its themes (`of`).
#[wasm_bindgen(js_name = planMeetings, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn plan_of_meetings(names: Vec<String>, values: Vec<String>) -> String {
    let asked = Question { what: "planMeetings", argument: "asked", names: &names, values: &values };
    let planned = || -> Result<String, Failure> {
        let mut meetings = MeetingsAsked { half_days: half_days(&asked)?, ..MeetingsAsked::default() };
        let counts = asked.all("meetings").into_iter().map(|count| count.parse().unwrap_or(u32::MAX));
        for (theme, meetings_of) in asked.all("theme").into_iter().zip(counts) {
            meetings.groups.push(GroupAsked { theme: id(theme, "asked.groups")?, meetings: meetings_of });
        }
        for (name, value) in names.iter().zip(&values) {
            match (name.as_str(), meetings.registrations.last_mut()) {
                ("participant", _) => {
                    meetings.registrations.push((id(value, "asked.registrations")?, Vec::new()));
                }
                ("of", Some((_, themes))) => themes.push(id(value, "asked.registrations")?),
                _ => {}
            }
        }
        plan_meetings(&meetings).map(|plan| plan.to_json()).map_err(|why| impossible(&why))
    };
    reply(planned())
}

fn id(text: &str, path: &str) -> Result<Id, Failure> {
    Id::new(text).map_err(|invalid| Failure::argument(path, &invalid))
}

fn impossible(why: &PlanningProblem) -> Failure {
    Failure::Misuse {
        code: why.code(),
        path: "asked".to_owned(),
        message: why.to_string(),
        hint: None,
        words: None,
    }
}

/// Answers a question, with the atlas of its day where it takes one.
fn told(asked: &Question<'_>, mut kept: RefMut<'_, Kept>) -> Result<String, Failure> {
    if let Some(answer) = of_journal(asked, &mut kept)? {
        return Ok(answer);
    }
    let day = match (asked.maybe("now"), asked.maybe("options.on")) {
        (Some(_), _) => asked.moment("now")?.date(),
        (None, Some(_)) => asked.day("options.on")?,
        (None, None) => kept.register.at().date(),
    };
    let atlas = kept.atlas_on(day)?;
    let register = &kept.register;
    let unknown = |unknown: Unknown| asked.unknown(&unknown);
    if let Some(answer) = of_signals(asked, register, &atlas)? {
        return Ok(answer);
    }
    if asked.maybe("lang").is_some() {
        return notes::of_register(asked, &atlas, register);
    }
    if let Some(plan) = asked.maybe("plan") {
        return of_plan(asked, register.plans().find(plan).map_err(unknown)?, &atlas);
    }
    of_trajectory(asked, register.trajectories().find(asked.one("trajectory")).map_err(unknown)?, &atlas)
}

/// What takes no atlas but makes one, or another register.
fn of_journal(asked: &Question<'_>, kept: &mut Kept) -> Result<Option<String>, Failure> {
    let register = &kept.register;
    let journal = register.journal();
    let since = || journal.since(asked.one("after").parse().unwrap_or(0));
    Ok(Some(match asked.what {
        "head" => json(&register.head()),
        "at" => json(&register.at()),
        "opening" => json(register.opening()),
        "lines" => quoted(&since().iter().map(|entry| entry.to_json() + "\n").collect::<String>()),
        "entries" => entries(since()),
        "snapshot" => quoted(&register.snapshot().to_json()),
        "verify" => match register.verify(head(asked.one("known"), "known")?) {
            Ok(()) => "null".to_owned(),
            Err(bad) => not_opened(bad.into(), None)?,
        },
        "atlasOn" => kept_atlas(register.atlas_on(asked.day("date")?)?),
        "atlasKnown" => kept_atlas(register.atlas_known(asked.moment("at")?)?),
        "until" => replayed(kept, journal.until(asked.day("date")?))?,
        "upTo" => replayed(kept, journal.up_to(asked.one("seq").parse().unwrap_or(0)))?,
        "signals" => register.signals().to_json(),
        "trajectories" => register.trajectories().to_json(),
        "plans" => register.plans().to_json(),
        "path" => register.signals().path().to_json(),
        "checkPath" => findings(register.signals().path(), Some(&kept.documents.rule_book)),
        "flow" => json(&register.signals().flow()),
        "forumDays" => json(&register.signals().forum_days()),
        _ => return Ok(None),
    }))
}

/// The register as it stood.
fn replayed(kept: &Kept, journal: Journal) -> Result<String, Failure> {
    match Register::replay(&kept.documents, journal) {
        Ok(register) => {
            Ok(format!(r#"{{"register":{}}}"#, Kept::handle(register, Rc::clone(&kept.documents))))
        }
        Err(why) => not_opened(why, None),
    }
}

fn findings(path: &SignalPath, book: Option<&RuleBook>) -> String {
    let found = path.check(book);
    let with_words = found.iter().map(|finding| {
        let mut data = json(finding);
        data.pop();
        format!(r#"{data},"words":{}}}"#, json(&finding.words()))
    });
    format!("[{}]", with_words.collect::<Vec<_>>().join(","))
}

fn of_signals(asked: &Question<'_>, register: &Register, atlas: &Atlas) -> Result<Option<String>, Failure> {
    let signals = register.signals();
    let unknown = |unknown: Unknown| asked.unknown(&unknown);
    let ids = |name: &str| -> Result<Vec<Id>, Failure> {
        asked.all(name).into_iter().map(|text| id(text, &asked.place(name))).collect()
    };
    Ok(Some(match asked.what {
        "signal" => json(signals.find(asked.one("signal")).map_err(unknown)?),
        "steps" => {
            let steps = signals.steps(asked.one("signal"), atlas).map_err(unknown)?;
            let steps =
                steps.iter().map(|(step, may)| format!(r#"{{"step":{},"may":{}}}"#, json(*step), json(may)));
            format!("[{}]", steps.collect::<Vec<_>>().join(","))
        }
        "status" => {
            let status = signals.status(asked.one("signal"), asked.moment("now")?, atlas).map_err(unknown)?;
            asked.said(atlas, json(&status), &|words| sentences(&status, words.language().tag()))?
        }
        "route" => {
            let [themes, areas, groups] = [ids("themes")?, ids("areas")?, ids("targetGroups")?];
            json(&signals.route(atlas, &themes, &areas, &groups).map_err(unknown)?)
        }
        "bundlings" => json(&signals.bundlings(atlas).map_err(unknown)?),
        "overdue" => json(&signals.overdue(asked.moment("now")?, atlas)),
        "stuck" => json(&signals.stuck(atlas)),
        "forumAgenda" => {
            let most = asked.maybe("options.most").and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
            json(&signals.forum_agenda(asked.moment("now")?, atlas, most))
        }
        "figures" => json(&signals.figures(asked.moment("now")?, atlas)),
        "flowSvg" => {
            let language = handles::language(asked.handle("lang")?)?;
            let mut of = FlowOf::new(signals);
            // the script gives whole numbers alone
            of.width = asked.maybe("options.width").and_then(|width| width.parse().ok()).unwrap_or(of.width);
            json(&atlas.words(&language).with_ids(asked.maybe("withIds").is_some()).flow(&of))
        }
        _ => return Ok(None),
    }))
}

/// What the reporter of a signal is told, in a language: where it stands, why, what was answered, what goes on above, what happens next.
fn sentences(status: &Status, tag: &str) -> String {
    let said = [Some(&status.says), status.reason.as_ref(), status.answer.as_ref()].into_iter().flatten();
    let said = said.chain(&status.above).chain(&status.next);
    said.map(|text| text.get(tag)).collect::<Vec<_>>().join("\n")
}

fn of_plan(asked: &Question<'_>, plan: &Plan, atlas: &Atlas) -> Result<String, Failure> {
    Ok(match asked.what {
        "state" => json(plan),
        "ambitions" => json(&plan.ambitions()),
        "progress" => json(&plan.progress(asked.day("date")?)),
        "findings" => json(&plan.findings(atlas)),
        "blindSpots" => plan.blind_spots(atlas).to_json(),
        "budget" => json(&plan.budget()),
        other => return Err(no_such(other)),
    })
}

fn of_trajectory(asked: &Question<'_>, trajectory: &Trajectory, atlas: &Atlas) -> Result<String, Failure> {
    let unknown = |unknown: Unknown| asked.unknown(&unknown);
    let language = asked.maybe("options.language").unwrap_or("nl");
    Ok(match asked.what {
        "state" => json(trajectory),
        "representation" => json(&trajectory.representation(atlas)),
        "plan" => {
            let plan = trajectory.plan(&half_days(asked)?).map_err(|why| impossible(&why))?;
            with_event(&plan, &trajectory.invitation().trajectory)
        }
        "clashes" => json(&trajectory.clashes()),
        "priorities" => {
            let theme = asked.one("theme");
            match trajectory.priorities(theme) {
                Some(priorities) => json(&priorities),
                // none of its themes: the theme file says so, with the nearest
                None => trajectory.theme_file(theme, atlas).map_err(unknown)?.to_json(),
            }
        }
        "themeFile" => trajectory.theme_file(asked.one("theme"), atlas).map_err(unknown)?.to_json(),
        "attendance" => json(&trajectory.attendance().collect::<Vec<_>>()),
        "withoutTrendNote" => json(&trajectory.without_trend_note().collect::<Vec<_>>()),
        "rosterCsv" => quoted(&trajectory.roster_csv(atlas, language)),
        "calendarOf" | "calendarOn" => {
            let (made_at, hours) = (asked.moment("options.madeAt")?, hours(asked)?);
            let style = CalendarStyle { made_at, language, hours };
            let calendar = match asked.maybe("participant") {
                Some(participant) => trajectory.calendar_of(participant, atlas, &style),
                None => trajectory.calendar_on(asked.one("theme"), atlas, &style),
            };
            json(&calendar)
        }
        other => return Err(no_such(other)),
    })
}

fn no_such(what: &str) -> Failure {
    Failure::argument(what, &"there is no such question")
}

/// A plan of meetings, with the event that sets it.
fn with_event(plan: &MeetingPlan, trajectory: &Id) -> String {
    let event = json(&regie::trajectories::TrajectoryEvent::from(plan.event(trajectory)));
    let mut answer = plan.to_json();
    answer.pop();
    format!(r#"{answer},"event":{event}}}"#)
}

/// Half days, each as `2018-01-29 morning`.
fn half_days(asked: &Question<'_>) -> Result<Vec<HalfDay>, Failure> {
    let place = asked.place("halfDays");
    let half_day = |text: &str| {
        let (date, half) = text.split_once(' ').unwrap_or((text, ""));
        let date = date.parse().map_err(|invalid| Failure::argument(&place, &invalid))?;
        let half = half
            .parse::<Half>()
            .map_err(|_| Failure::argument(&place, &"the half of a day is `morning` or `afternoon`"))?;
        Ok(HalfDay::new(date, half))
    };
    asked.all("halfDays").into_iter().map(half_day).collect()
}

/// From when until when half days last: four times of the clock, those of the morning first.
fn hours(asked: &Question<'_>) -> Result<Hours, Failure> {
    let times = asked.all("options.hours");
    if times.is_empty() {
        return Ok(Hours::default());
    }
    let time = |text: &&str| {
        let (hour, minute) = text.split_once(':')?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    };
    let times: Option<Vec<(u8, u8)>> = times.iter().map(time).collect();
    let hours = match times.as_deref() {
        Some([from, until, after, end]) => Hours::new([*from, *until], [*after, *end]),
        _ => None,
    };
    let wrong =
        "a morning and an afternoon have two times each (\"09:00\"), and the second comes after the first";
    hours.ok_or_else(|| Failure::argument("options.hours", &wrong))
}
