//! The questions beyond "who acts where": why and why not, what if, the views, the lints (`js/questions.js` asks them).
//!
//! One function takes nearly all of them, so that little has to be said about each on the way in: what is asked, and the fields of the question, as names
//! and values. A field that is a list is a name that comes more than once. With a language, an answer gets its words, in a field of their own.

use std::rc::Rc;

use regie::render::{LadderOf, MatrixColumns, MatrixOf, NetworkOf};
use regie::{
    AgendaOf, Atlas, BenchmarkOf, Change, Code, Filter, GapAt, GapKind, Language, Lint, LoadOf, Problem,
    RoleAt, RuleBook, Scope, Unknown, check_json,
};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::exports::with_words;
use crate::handles::{self, Thing, keep};
use crate::notes;
use crate::question::{Question, json, quoted};
use crate::reply::{Failure, reply};

/// Answers a question to an atlas: the answer, as the library writes it; for a changed atlas, its handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn answer(atlas: u32, what: &str, argument: &str, names: Vec<String>, values: Vec<String>) -> String {
    let question = Question { what, argument, names: &names, values: &values };
    reply(handles::atlas(atlas).and_then(|atlas| question.answered(&atlas)))
}

/// Reads a language: its handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn language(text: &str) -> String {
    let language = Language::from_json(text).map_err(Failure::from);
    reply(language.map(|language| keep(Thing::Language(Rc::new(language))).to_string()))
}

/// Problems of documents in a language: a list of as many texts. Where there is no nearest name, an empty one stands in its place. A code that the library does not have is of the
/// script, which alone can hand over what JSON cannot hold: it is told as it is.
#[wasm_bindgen(js_name = problemsInWords, skip_jsdoc)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists of text cross as values")]
pub fn problems_in_words(
    language: u32,
    documents: Vec<String>,
    codes: Vec<String>,
    paths: Vec<String>,
    messages: Vec<String>,
    nearest: Vec<String>,
) -> String {
    let told = handles::language(language).map(|language| {
        let problems = documents.iter().zip(&codes).zip(&paths).zip(&messages).zip(&nearest);
        let told = problems.map(|((((document, code), path), message), nearest)| {
            let Ok(code) = code.parse::<Code>() else { return message.clone() };
            let problem = Problem::new(document, code, path, message);
            let problem = if nearest.is_empty() { problem } else { problem.with_nearest(nearest) };
            language.problem(&problem)
        });
        json(&told.collect::<Vec<String>>())
    });
    reply(told)
}

/// What there is to say of a rule book by itself: a list.
#[wasm_bindgen(js_name = lintRuleBook, skip_jsdoc)]
#[must_use]
pub fn lint_rule_book(rule_book: &str) -> String {
    let lints = || -> Result<String, Failure> {
        check_json(None, Some(rule_book), &regie::Sets::new())?;
        Ok(list(&regie::lint_rule_book(&RuleBook::from_json(rule_book)?)))
    };
    reply(lints())
}

impl<'q> Question<'q> {
    fn answered(&self, atlas: &Atlas) -> Result<String, Failure> {
        let unknown = |unknown: Unknown| self.unknown(&unknown);
        let scope = self.scope();
        Ok(match self.what {
            "has" => atlas.check(&self.role()).map_err(unknown)?.holds().to_string(),
            "why" => match atlas.why(&self.role()).map_err(unknown)? {
                Some(why) => self.told(atlas, why.to_json(), &|words| words.why(&why))?,
                None => "null".to_owned(),
            },
            "whyNot" => match atlas.why_not(&self.role()).map_err(unknown)? {
                Some(why) => self.told(atlas, why.to_json(), &|words| words.why_not(&why))?,
                None => "null".to_owned(),
            },
            "repairs" => {
                let repairs = atlas.repairs(&self.role()).map_err(unknown)?;
                self.told(atlas, repairs.to_json(), &|words| words.repairs(&repairs))?
            }
            "decide" => {
                let decision = atlas.decision(self.one("challenge")).map_err(unknown)?;
                self.told(atlas, decision.to_json(), &|words| words.decision(&decision))?
            }
            "whyDecision" => {
                let why = atlas.why_decision(self.one("challenge")).map_err(unknown)?;
                self.told(atlas, why.to_json(), &|words| words.why_decision(&why))?
            }
            "closings" => {
                let closings = atlas.closings(&self.gap(), self.maybe("only")).map_err(unknown)?;
                self.told(atlas, closings.to_json(), &|words| words.closings(&closings))?
            }
            "fills" => {
                let only = self.maybe("only");
                // who is not there is told before gaps are looked at
                let filter = Filter { stakeholder: only, ..Filter::default() };
                drop(atlas.assignments(&filter).map_err(unknown)?);
                let blind = atlas.blind_spots(&scope).map_err(unknown)?;
                serde_json::to_string(&atlas.fills(&blind.spots, only)).unwrap_or_default()
            }
            "rulesInWords" => self.told(atlas, "{}".to_owned(), &|words| words.rule_book())?,
            "count" => atlas.count(&self.filter()?).map_err(unknown)?.to_string(),
            "threeLists" => {
                let answer = atlas.three_lists(&scope).map_err(unknown)?;
                self.told(atlas, answer.to_json(), &|words| words.three_lists(&answer))?
            }
            "agenda" => {
                let answer = atlas.agenda(self.whose()).map_err(unknown)?;
                self.told(atlas, answer.to_json(), &|words| words.agenda(&answer))?
            }
            "blindSpots" => {
                let answer = atlas.blind_spots(&scope).map_err(unknown)?;
                self.told(atlas, answer.to_json(), &|words| words.blind_spots(&answer))?
            }
            "overlap" => {
                let answer = atlas.overlap(&scope).map_err(unknown)?;
                self.told(atlas, answer.to_json(), &|words| words.overlap(&answer))?
            }
            "load" => {
                let carries_out = self.all("carriesOut");
                let carries_out = (!carries_out.is_empty()).then_some(carries_out.as_slice());
                let of = LoadOf { scope, steers: self.maybe("steers"), carries_out };
                let load = atlas.load(&of).map_err(unknown)?;
                self.told(atlas, load.to_json(), &|words| words.load(&load))?
            }
            "benchmark" | "benchmarkCsv" => {
                let figures = self.all("figures").into_iter().zip(self.all("figure"));
                // the script gives whole numbers alone
                let figures: Vec<_> = figures.map(|(area, n)| (area, n.parse().unwrap_or(0))).collect();
                let (areas, leave_out) = (self.all("areas"), self.all("leaveOut"));
                let scheme = self.maybe("scheme");
                let of = BenchmarkOf { areas: &areas, figures: &figures, leave_out: &leave_out, scheme };
                let benchmark = atlas.benchmark(&of).map_err(unknown)?;
                if self.what == "benchmark" {
                    self.told(atlas, benchmark.to_json(), &|words| words.benchmark(&benchmark))?
                } else {
                    quoted(&benchmark.to_csv())
                }
            }
            "documents" => atlas.documents().map_or_else(|| "null".to_owned(), |all| all.to_json()),
            "jsonLd" => self.json_ld(atlas)?,
            "raciCsv" => self.raci_csv(atlas)?,
            "assignmentsCsv" => self.assignments_csv(atlas)?,
            "crosswalk" => {
                let crosswalk = atlas.crosswalk(self.one("from"), self.one("to")).map_err(unknown)?;
                self.told(atlas, crosswalk.to_json(), &|words| words.crosswalk(&crosswalk))?
            }
            "lint" => {
                let told = |lint: &Lint| self.said(atlas, lint.to_json(), &|words| words.lint(lint));
                let lints: Result<Vec<String>, Failure> = atlas.lint().iter().map(told).collect();
                format!("[{}]", lints?.join(","))
            }
            "matrixSvg" | "ladderSvg" | "networkSvg" => self.picture(atlas)?,
            // what is new has its name in the atlas after the changes
            "whatIf" => self.difference(atlas, &atlas.apply(&self.changes()?)?)?,
            "difference" => self.difference(atlas, &*handles::atlas(self.handle("after")?)?)?,
            "apply" => kept(atlas.apply(&self.changes()?)?),
            "at" => kept(atlas.at_date(self.day("date")?)?),
            "visionNote" | "visionNoteOfSector" | "signalAbove" => notes::of_atlas(self, atlas, None)?,
            other => return Err(Failure::argument(other, &"there is no such question")),
        })
    }

    /// A picture, in the language that is given, with the same as a table.
    fn picture(&self, atlas: &Atlas) -> Result<String, Failure> {
        let unknown = |unknown: Unknown| self.unknown(&unknown);
        let language = handles::language(self.handle("lang")?)?;
        let words = atlas.words(&language).with_ids(self.maybe("withIds").is_some());
        let (is_folded, mine) = (self.maybe("fold") == Some("true"), self.all("mine"));
        let picture = match self.what {
            "matrixSvg" => {
                let mut of = MatrixOf::default();
                of.filter = self.filter()?;
                (of.fold, of.mine) = (is_folded, &mine);
                of.columns = match self.maybe("columns") {
                    None | Some("themes") => MatrixColumns::Themes,
                    Some("areas") => MatrixColumns::Areas,
                    _ => {
                        let why = "`columns` is \"themes\" or \"areas\"";
                        return Err(Failure::argument("matrix.columns", &why));
                    }
                };
                words.matrix(&of).map_err(unknown)?
            }
            "ladderSvg" => {
                let mut of = LadderOf::new(self.one("challenge"));
                of.seat = self.maybe("seat");
                words.ladder(&of).map_err(unknown)?
            }
            _ => {
                let mut of = NetworkOf::new(self.one("challenge"));
                of.seat = self.maybe("seat");
                (of.fold, of.mine) = (is_folded, &mine);
                words.network(&of).map_err(unknown)?
            }
        };
        // texts as JSON: it cannot fail
        Ok(serde_json::to_string(&picture).unwrap_or_default())
    }

    fn difference(&self, before: &Atlas, after: &Atlas) -> Result<String, Failure> {
        let difference = before.difference(after);
        self.told(after, difference.to_json(), &|words| words.difference(&difference))
    }

    fn role(&self) -> RoleAt<'q> {
        RoleAt {
            challenge: self.one("challenge"),
            role: self.one("role"),
            stakeholder: self.one("stakeholder"),
            area: self.maybe("area"),
        }
    }

    fn scope(&self) -> Scope<'q> {
        Scope { theme: self.maybe("theme"), scheme: self.maybe("scheme"), area: self.maybe("area") }
    }

    pub(crate) fn filter(&self) -> Result<Filter<'q>, Failure> {
        let filter = Filter {
            theme: self.maybe("theme"),
            challenge: self.maybe("challenge"),
            area: self.maybe("area"),
            level: self.maybe("level"),
            stakeholder: self.maybe("stakeholder"),
            role: self.maybe("role"),
            ..Filter::default()
        };
        with_words(filter, self.maybe("strength"), self.maybe("approach"))
    }

    fn gap(&self) -> GapAt<'q> {
        let kind = match self.maybe("lever") {
            Some(lever) => GapKind::NoHolder(lever),
            None => GapKind::Requirement(self.one("requirement")),
        };
        GapAt { challenge: self.one("challenge"), kind, area: self.one("area") }
    }

    fn whose(&self) -> AgendaOf<'q> {
        match (self.maybe("stakeholder"), self.maybe("kind")) {
            (Some(stakeholder), _) => AgendaOf::Stakeholder(stakeholder),
            (_, Some(kind)) => AgendaOf::Kind(kind),
            _ => AgendaOf::Area(self.one("area")),
        }
    }

    fn changes(&self) -> Result<Vec<Change>, Failure> {
        Ok(Change::from_json(self.one("changes"))?)
    }
}

fn list(lints: &[Lint]) -> String {
    let lints: Vec<String> = lints.iter().map(Lint::to_json).collect();
    format!("[{}]", lints.join(","))
}

/// The handle of a new atlas.
pub(crate) fn kept(atlas: Atlas) -> String {
    keep(Thing::Atlas(Rc::new(atlas))).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::{build, close, decide, open};
    use serde_json::{Value, json};

    const LANDSCAPE: &str = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15",
        "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}, {"id": "kuurne", "label": "Kuurne", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"]}],
        "challenges": [{"id": "a", "label": "a", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;
    const MANDATE: &str = r#"[{"mandate": {"stakeholder": "ocmw", "lever": "grant-aid", "level": "local", "within": "menen"}}]"#;

    fn parse(reply: &str) -> Value {
        serde_json::from_str(reply).unwrap()
    }

    fn handle(reply: &str) -> u32 {
        u32::try_from(parse(reply)["answer"].as_u64().unwrap()).unwrap()
    }

    fn atlas() -> u32 {
        let options = open();
        let atlas = handle(&build(options, LANDSCAPE, None, None));
        close(options);
        atlas
    }

    fn native() -> Atlas {
        let rules = regie::flanders::RULE_BOOK_JSON;
        Atlas::from_json(LANDSCAPE, rules, &regie::Options::default()).unwrap()
    }

    fn ask(atlas: u32, what: &str, argument: &str, fields: &[(&str, &str)]) -> String {
        let names = fields.iter().map(|(name, _)| (*name).to_owned()).collect();
        let values = fields.iter().map(|(_, value)| (*value).to_owned()).collect();
        answer(atlas, what, argument, names, values)
    }

    #[test]
    fn problems_are_told_as_the_library_does() {
        let dutch = Language::dutch();
        let number = keep(Thing::Language(Rc::new(Language::dutch())));
        let wrong =
            LANDSCAPE.replace("\"poverty\"", "\"povert\"").replace("\"label\": \"a\"", "\"lable\": \"a\"");
        let found = check_json(Some(&wrong), Some("[]"), &regie::Sets::new()).unwrap_err();
        let column = |of: fn(&Problem) -> &str| found.iter().map(|problem| of(problem).to_owned()).collect();
        let (documents, codes) = (column(|one| &one.document), column(|one| one.code.as_str()));
        let (paths, messages) = (column(|one| &one.path), column(|one| &one.message));
        let nearest = column(|one| one.nearest.as_deref().unwrap_or_default());
        let told = problems_in_words(number, documents, codes, paths, messages, nearest);
        let expected: Vec<String> = found.iter().map(|problem| dutch.problem(problem)).collect();
        assert!(expected.len() > 2 && expected.iter().any(|told| told.contains("Bedoelt u")));
        assert_eq!(parse(&told)["answer"], json!(expected));
        close(number);
        assert_eq!(
            parse(&problems_in_words(number, vec![], vec![], vec![], vec![], vec![]))["error"]["code"],
            "freed"
        );
    }

    #[test]
    fn answers_are_the_text_of_the_library() {
        let (atlas, native) = (atlas(), native());
        let same = |what: &str, fields: &[(&str, &str)], expected: &str| {
            assert_eq!(ask(atlas, what, "x", fields), format!(r#"{{"answer":{expected}}}"#), "{what}");
        };
        let fields = [("challenge", "a"), ("role", "director"), ("stakeholder", "ocmw")];
        let role = RoleAt { challenge: "a", role: "director", stakeholder: "ocmw", area: None };
        same("has", &fields, "true");
        same("why", &fields, &native.why(&role).unwrap().unwrap().to_json());
        same("whyNot", &fields, "null");
        same("repairs", &fields, &native.repairs(&role).unwrap().to_json());
        same("whyDecision", &fields, &native.why_decision("a").unwrap().to_json());
        let scope = Scope { theme: Some("poverty"), ..Scope::default() };
        same("blindSpots", &[("theme", "poverty")], &native.blind_spots(&scope).unwrap().to_json());
        same("threeLists", &[("theme", "poverty")], &native.three_lists(&scope).unwrap().to_json());
        same("overlap", &[("theme", "poverty")], &native.overlap(&scope).unwrap().to_json());
        let filter =
            Filter { role: Some("director"), strength: Some(regie::Strength::Must), ..Filter::default() };
        let count = native.count(&filter).unwrap().to_string();
        same("count", &[("role", "director"), ("strength", "must")], &count);
        let of = BenchmarkOf {
            areas: &["menen", "kuurne"],
            figures: &[("kuurne", 13_000)],
            leave_out: &["menen"],
            scheme: None,
        };
        let fields = [
            ("areas", "menen"),
            ("areas", "kuurne"),
            ("figures", "kuurne"),
            ("figure", "13000"),
            ("leaveOut", "menen"),
        ];
        same("benchmark", &fields, &native.benchmark(&of).unwrap().to_json());
        same("benchmarkCsv", &fields, &json!(native.benchmark(&of).unwrap().to_csv()).to_string());
        let linked = regie::interchange::JsonLd { base: "urn:x:", decisions: false, ..Default::default() };
        same("jsonLd", &[("base", "urn:x:"), ("decisions", "false")], &native.json_ld(&linked).unwrap());
        let letters: Vec<_> = [("director", "D")]
            .into_iter()
            .chain(regie::interchange::Raci::FLEMISH_ROLES.iter().copied())
            .collect();
        let raci = regie::interchange::Raci { roles: &letters, language: Some("nl"), ..Default::default() };
        same(
            "raciCsv",
            &[("letters", "director"), ("letter", "D"), ("language", "nl")],
            &json!(native.raci_csv(&raci).unwrap()).to_string(),
        );
        let assignments = native.assignments_csv(&Filter::default()).unwrap();
        same("assignmentsCsv", &[], &json!(assignments).to_string());
        same("lint", &[], &list(&native.lint()));
        same(
            "whatIf",
            &[("changes", MANDATE)],
            &native.what_if(&Change::from_json(MANDATE).unwrap()).unwrap().to_json(),
        );
    }

    #[test]
    fn a_changed_atlas_is_one_of_its_own() {
        let before = atlas();
        let was = decide(before, "a");
        let after = handle(&ask(before, "apply", "", &[("changes", MANDATE)]));
        assert_ne!(decide(after, "a"), was);
        assert_eq!(decide(before, "a"), was);
        let is = decide(after, "a");
        let difference = parse(&ask(before, "difference", "", &[("after", &after.to_string())]));
        assert_eq!(difference["answer"]["totals"]["gaps_closed"], 1);
        close(before);
        assert_eq!(decide(after, "a"), is);
        let earlier = handle(&ask(after, "at", "", &[("date", "2018-06-01")]));
        close(after);
        assert_ne!(decide(earlier, "a"), is);
        assert_eq!(parse(&ask(after, "lint", "", &[]))["error"]["code"], "freed");
    }

    #[test]
    fn a_wrong_change_is_refused_with_its_place() {
        let before = atlas();
        let was = decide(before, "a");
        for (changes, place) in [
            (r#"[{"remove": {"exclusion": "x"}}]"#, "[0].remove.exclusion"),
            (r#"[{"leave": {"stakeholder": "ocmw", "of": "w13"}}]"#, "[0].leave.of"),
            ("{}", ""),
        ] {
            let error = parse(&ask(before, "apply", "", &[("changes", changes)]))["error"].clone();
            assert_eq!(
                [&error["problems"][0]["document"], &error["problems"][0]["path"]],
                ["changes", place]
            );
            assert_eq!(parse(&ask(before, "whatIf", "", &[("changes", changes)]))["error"], error);
        }
        assert_eq!(decide(before, "a"), was);
    }

    #[test]
    fn what_is_not_there_is_named_by_its_field() {
        let atlas = atlas();
        let wrong = |what: &str, argument: &str, fields: &[(&str, &str)], path: &str, hint: Option<&str>| {
            let error = &parse(&ask(atlas, what, argument, fields))["error"];
            let found = json!([error["code"], error["path"], error["hint"]]);
            assert_eq!(found, json!(["unknown-id", path, hint]), "{what}");
        };
        let role = |role, stakeholder| [("challenge", "a"), ("role", role), ("stakeholder", stakeholder)];
        wrong("why", "question", &role("directr", "ocmw"), "question.role", Some("director"));
        // the same wrong id twice: the field that was looked at
        wrong("why", "question", &role("directr", "directr"), "question.stakeholder", None);
        wrong(
            "crosswalk",
            "",
            &[("from", "life-domains"), ("to", "life-domain")],
            "to",
            Some("life-domains"),
        );
        wrong(
            "load",
            "load",
            &[("carriesOut", "actor"), ("carriesOut", "acter")],
            "load.carriesOut[1]",
            Some("actor"),
        );
        wrong(
            "benchmark",
            "benchmark",
            &[("areas", "menen"), ("areas", "kurne")],
            "benchmark.areas[1]",
            Some("kuurne"),
        );
        wrong(
            "benchmark",
            "benchmark",
            &[("figures", "kurne"), ("figure", "1")],
            "benchmark.figures.kurne",
            Some("kuurne"),
        );
        wrong("overlap", "scope", &[("theme", &"x".repeat(300))], "scope.theme", None);
    }

    #[test]
    fn a_rule_book_is_looked_at_by_itself() {
        let rules = regie::flanders::RULE_BOOK_JSON;
        let lints = list(&regie::lint_rule_book(&regie::flanders::rule_book()));
        assert_eq!(lint_rule_book(rules), format!(r#"{{"answer":{lints}}}"#));
        assert!(!parse(&lint_rule_book("{}"))["error"]["problems"].as_array().unwrap().is_empty());
    }

    #[test]
    fn an_answer_has_its_words_where_a_language_is_given() {
        let (atlas, native) = (atlas(), native());
        let dutch = Language::DUTCH_JSON;
        let lang = handle(&language(dutch)).to_string();
        let fields = [("challenge", "a"), ("role", "director"), ("stakeholder", "ocmw"), ("lang", &*lang)];
        let told = parse(&ask(atlas, "why", "question", &fields))["answer"].clone();
        let role = RoleAt { challenge: "a", role: "director", stakeholder: "ocmw", area: None };
        let why = native.why(&role).unwrap().unwrap();
        let spoken = Language::dutch();
        assert_eq!(told["words"], native.words(&spoken).why(&why).to_string());
        assert!(told["words"].as_str().unwrap().contains("OCMW"));
        let mut rest = told;
        rest.as_object_mut().unwrap().remove("words");
        assert_eq!(rest, parse(&why.to_json()));
        let with_ids = [("lang", &*lang), ("withIds", "true")];
        let rules = parse(&ask(atlas, "rulesInWords", "", &with_ids))["answer"].clone();
        assert_eq!(rules, json!({"words": native.words(&spoken).with_ids(true).rule_book().to_string()}));
        let wrong = parse(&language("{}"))["error"].clone();
        assert_eq!(wrong["problems"][0]["document"], "words");
        // an atlas is no language
        let fields = [("lang", atlas.to_string())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(parse(&ask(atlas, "rulesInWords", "", &fields))["error"]["code"], "freed");
    }

    #[test]
    fn a_question_that_is_none_is_an_error() {
        assert_eq!(parse(&ask(atlas(), "who", "", &[]))["error"]["code"], "invalid-argument");
    }
}
