//! What the npm package must make of a journal, byte for byte: the register that is opened from its lines, what it answers, what it refuses, and the notes that it writes, written
//! where the tests of the package find them (`tests/js/same-processes.js`), one history a line.

use std::fmt::Write;
use std::path::Path;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use regie::notes::Note;
use regie::signals::Status;
use regie::trajectories::{CalendarStyle, Hours, TrajectoryEvent};
use regie::{
    Atlas, Date, Documents, Event, Id, Landscape, Language, Moment, NotWritten, Register, Unknown, Words,
};
use serde_json::{Value, json};

use crate::notes::regions;
use crate::{plans, signals, trajectories};

/// How many random histories of each kind. They are the same in every run.
const HISTORIES: u64 = 25;

/// A history: the landscape from which it starts, what came of it, and what was refused on the way.
struct History {
    name: String,
    landscape: String,
    register: Register,
    refused: Vec<Value>,
    /// In which refusals are told.
    language: Language,
}

impl History {
    fn begin(name: &str, landscape: String, at: &str, by: &str) -> Self {
        let documents = Documents::flemish(Landscape::from_json(&landscape).unwrap());
        let register = Register::begin(&documents, at.parse().unwrap(), id(by)).unwrap();
        Self { name: name.to_owned(), landscape, register, refused: Vec::new(), language: Language::dutch() }
    }

    /// Writes down what may be; what is refused is kept with its reasons.
    fn happens(&mut self, at: &str, by: &str, event: &str) {
        let seq = self.register.head().seq;
        let told = Event::from_json(event).unwrap_or_else(|why| panic!("{event}: {why}"));
        if let Err(why) = self.register.append(seq, at.parse().unwrap(), id(by), told) {
            self.refused.push(refusal(&self.language, seq, at, by, event, &why));
        }
    }
}

impl History {
    /// The event that sets the meetings of a trajectory as they are best.
    fn planned(&self, trajectory: &str) -> String {
        let plan = self.register.trajectories().get(trajectory).unwrap().plan(&[]).unwrap();
        text(&TrajectoryEvent::from(plan.event(&id(trajectory))))
    }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn text<T: serde::Serialize + ?Sized>(data: &T) -> String {
    serde_json::to_string(data).unwrap()
}

/// A refusal as the package tells it, also in words.
fn refusal(language: &Language, seq: u32, at: &str, by: &str, event: &str, why: &NotWritten) -> Value {
    let words = language.refusal(why);
    assert_eq!(words.sentences.len(), why.reasons().len(), "{words}");
    let reasons = why.reasons().into_iter().zip(&words.sentences).map(|(reason, words)| {
        let mut told =
            json!({"code": reason.code, "path": reason.path, "message": reason.message, "words": words});
        if let Some(hint) = reason.hint {
            told["hint"] = json!(hint);
        }
        told
    });
    let reasons: Vec<Value> = reasons.collect();
    let (message, lang) = (why.to_string(), language.tag());
    json!({"seq": seq, "at": at, "by": by, "event": event, "message": message, "lang": lang, "words": words.to_string(), "reasons": reasons})
}

/// Questions as the package takes them: of which part (and which trajectory or plan), the method, its arguments, and the answer as text.
struct Asked(Vec<Value>);

impl Asked {
    fn ask(&mut self, part: &str, method: &str, arguments: &Value, answer: &str) {
        self.0.push(json!([part, Value::Null, method, arguments, answer]));
    }

    fn ask_of(&mut self, part: &str, of: &Id, method: &str, arguments: &Value, answer: &str) {
        self.0.push(json!([part, of, method, arguments, answer]));
    }

    fn try_ask(&mut self, part: &str, method: &str, arguments: &Value, answer: Result<String, Unknown>) {
        match answer {
            Ok(answer) => self.ask(part, method, arguments, &answer),
            Err(unknown) => {
                let error = json!({"message": unknown.to_string(), "hint": unknown.nearest()});
                self.0.push(json!([part, Value::Null, method, arguments, error]));
            }
        }
    }
}

fn told(status: &Status, tag: &str) -> String {
    let said = [Some(&status.says), status.reason.as_ref(), status.answer.as_ref()].into_iter().flatten();
    let lines: Vec<&str> = said.chain(&status.above).chain(&status.next).map(|one| one.get(tag)).collect();
    let mut answer = text(status);
    answer.pop();
    format!("{answer},\"words\":{}}}", text(&lines.join("\n")))
}

fn asked_of_signals(
    asked: &mut Asked,
    register: &Register,
    now: Moment,
    atlas: &Atlas,
    languages: &[Language],
) {
    let (all, on) = (register.signals(), json!({"on": now.date().to_string()}));
    asked.ask("signals", "all", &json!([]), &all.to_json());
    for one in all.iter().take(6) {
        let id = one.id.as_str();
        asked.try_ask("signals", "find", &json!([id]), all.find(id).map(text));
        let status = all.status(id, now, atlas).unwrap();
        asked.ask("signals", "status", &json!([id, now.to_string()]), &text(&status));
        for language in languages {
            let arguments = json!([id, now.to_string(), {"lang": language.tag()}]);
            asked.ask("signals", "status", &arguments, &told(&status, language.tag()));
        }
        let steps = all.steps(id, atlas).unwrap();
        let steps: Vec<String> = steps
            .iter()
            .map(|(step, may)| format!(r#"{{"step":{},"may":{}}}"#, text(*step), text(may)))
            .collect();
        asked.ask("signals", "steps", &json!([id, on]), &format!("[{}]", steps.join(",")));
        let of = json!({"themes": one.themes, "areas": one.areas, "targetGroups": one.target_groups});
        let routing = all.route(atlas, &one.themes, &one.areas, &one.target_groups);
        asked.try_ask("signals", "route", &json!([of, on]), routing.map(|routing| text(&routing)));
    }
    asked.try_ask("signals", "find", &json!(["s-0x"]), all.find("s-0x").map(text));
    let nowhere = json!({"themes": ["housin"], "areas": []});
    let routing = all.route(atlas, &[id("housin")], &[], &[]);
    asked.try_ask("signals", "route", &json!([nowhere, on]), routing.map(|routing| text(&routing)));
    asked.try_ask("signals", "bundlings", &json!([on]), all.bundlings(atlas).map(|all| text(&all)));
    let at = json!([now.to_string()]);
    asked.ask("signals", "overdue", &at, &text(&all.overdue(now, atlas)));
    asked.ask("signals", "stuck", &json!([on]), &text(&all.stuck(atlas)));
    let most = json!([now.to_string(), {"most": 2}]);
    asked.ask("signals", "forumAgenda", &most, &text(&all.forum_agenda(now, atlas, 2)));
    asked.ask("signals", "figures", &at, &text(&all.figures(now, atlas)));
    asked.ask("signals", "flow", &json!([]), &text(&all.flow()));
    asked.ask("signals", "forumDays", &json!([]), &text(&all.forum_days()));
    asked.ask("signals", "path", &json!([]), &all.path().to_json());
}

fn asked_of_trajectories(asked: &mut Asked, register: &Register, now: Moment, atlas: &Atlas) {
    let on = json!({"on": now.date().to_string()});
    asked.ask("register", "trajectories", &json!([]), &register.trajectories().to_json());
    for one in register.trajectories().iter() {
        let name = one.invitation().trajectory.clone();
        let mut ask = |method: &str, arguments: Value, answer: String| {
            asked.ask_of("trajectory", &name, method, &arguments, &answer);
        };
        ask("state", json!([]), text(one));
        ask("representation", json!([on]), text(&one.representation(atlas)));
        ask("clashes", json!([]), text(&one.clashes()));
        ask("attendance", json!([]), text(&one.attendance().collect::<Vec<_>>()));
        ask("withoutTrendNote", json!([]), text(&one.without_trend_note().collect::<Vec<_>>()));
        let plan = one.plan(&[]).unwrap();
        let event = text(&TrajectoryEvent::from(plan.event(&name)));
        ask("plan", json!([]), format!("{},\"event\":{event}}}", plan.to_json().trim_end_matches('}')));
        ask("rosterCsv", json!([{"language": "en", "on": on["on"]}]), text(&one.roster_csv(atlas, "en")));
        let style = CalendarStyle {
            made_at: now,
            language: "nl",
            hours: Hours::new([(9, 30), (12, 0)], [(13, 0), (16, 45)]).unwrap(),
        };
        let hours = json!({"morning": ["09:30", "12:00"], "afternoon": ["13:00", "16:45"]});
        let options = json!({"madeAt": now.to_string(), "hours": hours, "on": on["on"]});
        for participant in one.registrations().keys().take(3) {
            let calendar = one.calendar_of(participant.as_str(), atlas, &style);
            ask("calendarOf", json!([participant, options]), text(&calendar));
        }
        for group in &one.invitation().groups {
            let theme = group.theme.as_str();
            ask("calendarOn", json!([theme, options]), text(&one.calendar_on(theme, atlas, &style)));
            ask("priorities", json!([theme]), text(&one.priorities(theme).unwrap()));
            if let Ok(file) = one.theme_file(theme, atlas) {
                ask("themeFile", json!([theme, on]), file.to_json());
            }
        }
    }
}

fn asked_of_plans(asked: &mut Asked, register: &Register, now: Moment, atlas: &Atlas) {
    let (today, on) = (now.date().to_string(), json!({"on": now.date().to_string()}));
    asked.ask("register", "plans", &json!([]), &register.plans().to_json());
    for plan in register.plans().iter() {
        let name = plan.opened().plan.clone();
        let mut ask = |method: &str, arguments: Value, answer: String| {
            asked.ask_of("plan", &name, method, &arguments, &answer);
        };
        ask("state", json!([]), text(plan));
        ask("ambitions", json!([]), text(&plan.ambitions()));
        ask("progress", json!([today]), text(&plan.progress(now.date())));
        ask("findings", json!([on]), text(&plan.findings(atlas)));
        ask("blindSpots", json!([on]), plan.blind_spots(atlas).to_json());
        ask("budget", json!([]), text(&plan.budget()));
    }
}

fn written(note: &Note) -> String {
    let (markdown, html) = (text(&note.to_markdown()), text(&note.to_html()));
    format!(r#"{{"note":{},"markdown":{markdown},"html":{html}}}"#, note.to_json())
}

fn notes(asked: &mut Asked, register: &Register, now: Moment, words: &Words<'_>, landscape: &Value) {
    let tag = words.language().tag();
    let (at, today) = (now.to_string(), now.date().to_string());
    let (lang, on) = (json!({"lang": tag}), json!({"lang": tag, "on": today}));
    let note = |note: Result<Note, Unknown>| note.map(|note| written(&note));
    let signals = register.signals();
    asked.ask("register", "forumNote", &json!([at, lang]), &written(&words.forum_note(signals, now)));
    let since: Date = format!("{}-01-01", now.date().year()).parse().unwrap();
    let news = written(&words.newsletter(signals, since, now));
    asked.ask("register", "newsletter", &json!([since.to_string(), at, lang]), &news);
    for one in register.trajectories().iter() {
        let name = &one.invitation().trajectory;
        asked.try_ask("register", "trendNote", &json!([name, on]), note(words.trend_note(one)));
        asked.try_ask("register", "inspirationNote", &json!([name, on]), note(words.inspiration_note(one)));
    }
    let mut themes = landscape["challenges"].as_array().into_iter().flatten().map(|one| &one["themes"][0]);
    if let Some(theme) = themes.next_back().and_then(Value::as_str) {
        asked.try_ask("register", "visionNote", &json!([theme, on]), note(words.vision_note(theme, None)));
    }
    let of_sector = note(words.vision_note_of_sector("housing", None));
    asked.try_ask("register", "visionNoteOfSector", &json!(["housing", on]), of_sector);
    let plan = register.plans().iter().next();
    for one in landscape["stakeholders"].as_array().into_iter().flatten().take(4) {
        let id = one["id"].as_str().unwrap();
        let above = note(words.signal_above(id, Some(signals)));
        asked.try_ask("register", "signalAbove", &json!([id, on]), above);
        let mut options = on.clone();
        if let Some(plan) = plan {
            options["plan"] = json!(plan.opened().plan);
        }
        let memo = note(words.executive_memo(id, signals, plan));
        asked.try_ask("register", "executiveMemo", &json!([id, options]), memo);
    }
}

/// A history and all that is asked about it. Answers are kept as text, so that they are compared as text.
fn answered(history: &History, languages: &[Language]) -> Value {
    let History { name, landscape, register, refused, .. } = history;
    let now: Moment = register.at();
    let atlas = register.atlas_on(now.date()).unwrap();
    let mut asked = Asked(Vec::new());
    asked_of_signals(&mut asked, register, now, &atlas, languages);
    asked_of_trajectories(&mut asked, register, now, &atlas);
    asked_of_plans(&mut asked, register, now, &atlas);
    let document: Value = serde_json::from_str(landscape).unwrap();
    for language in languages {
        notes(&mut asked, register, now, &atlas.words(language), &document);
    }
    let middle = register.journal().entries()[register.journal().entries().len() / 2].at;
    let day = middle.date().to_string();
    json!({
        "name": name,
        "landscape": landscape,
        "lines": register.journal().to_json_lines(),
        "head": text(&register.head()),
        "snapshot": register.snapshot().to_json(),
        "opening": text(register.opening()),
        "on": [day, register.atlas_on(middle.date()).unwrap().decisions_json()],
        "known": [middle.to_string(), register.atlas_known(middle).unwrap().decisions_json()],
        "until": [day, register.journal().until(middle.date()).to_json_lines()],
        "refused": refused,
        "asked": asked.0,
    })
}

/// Signals in two towns, whatever happens.
fn of_signals(seed: u64) -> History {
    let register = signals::properties::live(seed, 30, |_, _, _, _, _| Ok(())).unwrap();
    let landscape = signals::LANDSCAPE.to_owned();
    History {
        name: format!("signals {seed}"),
        landscape,
        register,
        refused: Vec::new(),
        language: Language::dutch(),
    }
}

/// Events of a trajectory, right or wrong, in the order of their days.
fn of_trajectories(runner: &mut TestRunner, n: u64) -> History {
    let landscape = trajectories::landscape().to_string();
    let at = "2018-01-08T09:00:00+01:00";
    let mut history = History::begin(&format!("trajectory {n}"), landscape, at, "welzijnsregio");
    history.happens(at, "welzijnsregio", &trajectories::invitation().to_string());
    let happenings = proptest::collection::vec(trajectories::properties::happening(), 60);
    let mut happenings = happenings.new_tree(runner).unwrap().current();
    happenings.sort_by(|one, other| one.2.cmp(&other.2));
    for (event, by, at) in happenings {
        // a plan that fits comes by too seldom by chance
        let event = if event.is_null() { history.planned("tocht") } else { event.to_string() };
        history.happens(&at, &by, &event);
    }
    history
}

fn of_plans(runner: &mut TestRunner, n: u64) -> History {
    let landscape = plans::landscape().to_string();
    let at = "2019-06-01T10:00:00+02:00";
    let mut history = History::begin(&format!("plan {n}"), landscape, at, "ocmw");
    history.happens(at, "ocmw", &plans::opened().to_string());
    let happenings = proptest::collection::vec(plans::properties::happening(), 60);
    for (event, by) in happenings.new_tree(runner).unwrap().current() {
        history.happens(at, by, &event.to_string());
    }
    history
}

/// What the example `a_signal_travels` tells, with a name that is erased at the end.
fn a_signal_travels() -> History {
    let landscape = regions::landscape("zuid-west-vlaanderen-2019");
    let mut history = History::begin("a signal travels", landscape, "2019-01-15T09:00:00+01:00", "w13");
    let step = |step: &str, rest: &str| {
        format!(r#"{{"kind": "signal-step", "signals": ["uit-huis"], "step": "{step}"{rest}}}"#)
    };
    history.happens(
        "2019-01-16T09:00:00+01:00",
        "w13",
        r#"{"kind": "landscape-changed", "changes":
        [{"appointment": {"stakeholder": "caw-zwvl", "role": "signal-coordinator", "within": "zwvl"}}]}"#,
    );
    let seen = Event::from_json(r#"{"kind": "signal-reported", "signal": "uit-huis", "themes": ["preventie-uithuiszetting"], "areas": ["menen"],
        "seen": "gezinnen staan op straat voor iemand het weet", "people": 30, "urgency": "soon"}"#).unwrap();
    let seen = seen.with_erasable("reporter_name", "wie het meldde", "5f0c1e9a77b3d248").unwrap();
    history.register.append(2, "2019-02-01T10:00:00+01:00".parse().unwrap(), id("ocmw-menen"), seen).unwrap();
    history.happens("2019-02-04T10:00:00+01:00", "ocmw-menen", &step("screen", ""));
    history.happens("2019-02-04T11:00:00+01:00", "caw-zwvl", &step("screen", ""));
    let bundle = step("bundle", r#", "challenge": "uithuiszetting-voorkomen""#);
    history.happens("2019-02-11T10:00:00+01:00", "caw-zwvl", &bundle);
    history.happens("2019-02-12T10:00:00+01:00", "caw-zwvl", &step("direct", ""));
    history.happens(
        "2019-09-02T09:00:00+02:00",
        "w13",
        r#"{"kind": "erased", "seq": 3, "reason": "gevraagd"}"#,
    );
    history
}

fn all() -> Vec<History> {
    let config = Config { rng_seed: RngSeed::Fixed(2018), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let gent = |until: &str| History {
        name: format!("gent until {until}"),
        landscape: regions::landscape("gent-2018"),
        register: regions::gent(until),
        refused: Vec::new(),
        language: Language::english(),
    };
    let mut all = vec![a_signal_travels(), gent("2018-11-22"), gent("2018-12-17")];
    for n in 0..HISTORIES {
        all.extend([of_signals(n), of_trajectories(&mut runner, n), of_plans(&mut runner, n)]);
    }
    all
}

#[test]
fn what_the_npm_package_must_make_of_journals_is_written_down() {
    let languages = [Language::dutch(), Language::english()];
    let histories: Vec<Value> = all().iter().map(|history| answered(history, &languages)).collect();
    let mut lines = String::new();
    for history in &histories {
        writeln!(lines, "{history}").unwrap();
    }
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("same-processes.jsonl"), lines).unwrap();
    let refused: usize = histories.iter().map(|one| one["refused"].as_array().unwrap().len()).sum();
    assert!(refused > 500, "{refused} refusals");
    let told = |method: &str| {
        let asked = histories.iter().flat_map(|one| one["asked"].as_array().unwrap());
        let answers = asked.filter(|one| one[2] == method).filter_map(|one| one[4].as_str());
        answers.filter(|answer| answer.len() > 100).count()
    };
    let methods = [
        ("status", 100),
        ("steps", 50),
        ("route", 50),
        ("bundlings", 5),
        ("overdue", 10),
        ("forumAgenda", 10),
        ("figures", 40),
        ("flow", 40),
        ("representation", 20),
        ("plan", 20),
        ("priorities", 20),
        ("themeFile", 20),
        ("rosterCsv", 20),
        ("calendarOf", 3),
        ("calendarOn", 3),
        ("progress", 5),
        ("findings", 8),
        ("budget", 20),
        ("forumNote", 40),
        ("newsletter", 40),
        ("trendNote", 20),
        ("inspirationNote", 20),
        ("visionNote", 40),
        ("visionNoteOfSector", 40),
        ("executiveMemo", 40),
        ("signalAbove", 40),
    ];
    for (method, least) in methods {
        assert!(told(method) >= least, "{method}: {}", told(method));
    }
}
