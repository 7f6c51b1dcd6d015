//! The functions that the scripts of the package call (`js/atlas.js`, `js/answers.js`); those of `js/questions.js` are in `questions`. None of them is meant for others.
//!
//! A `String` that comes back is a reply unless it says otherwise; a `u32` is a handle.
#![expect(clippy::needless_pass_by_value, reason = "text that may be left out crosses as a value")]

use std::rc::Rc;

use regie::{Approach, Atlas, Date, Filter, Options, Strength, Unknown, check_json, flanders};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::cursor::Cursor;
use crate::handles::{self, Thing, keep};
use crate::reply::{Failure, reply, value};

/// The version of the format of documents that this library reads and writes.
const FORMAT_VERSION: u32 = 1;

/// The version of this package: plain text.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The version of the format of documents: a plain number.
#[wasm_bindgen(js_name = formatVersion, skip_jsdoc)]
#[must_use]
pub fn format_version() -> u32 {
    FORMAT_VERSION
}

/// The Flemish rule book: its plain JSON text.
#[wasm_bindgen(js_name = flandersRuleBook, skip_jsdoc)]
#[must_use]
pub fn flanders_rule_book() -> String {
    flanders::RULE_BOOK_JSON.to_owned()
}

/// The Flemish vocabulary, a reference set: its plain JSON text.
#[wasm_bindgen(js_name = flandersVocabulary, skip_jsdoc)]
#[must_use]
pub fn flanders_vocabulary() -> String {
    flanders::VOCABULARY_JSON.to_owned()
}

/// The name of that set.
#[wasm_bindgen(js_name = flandersVocabularyName, skip_jsdoc)]
#[must_use]
pub fn flanders_vocabulary_name() -> String {
    flanders::VOCABULARY.to_owned()
}

/// Begins options: a handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn open() -> u32 {
    keep(Thing::Options(Options::default()))
}

/// Adds a reference set to options.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn supply(options: u32, name: &str, text: &str) -> String {
    reply(handles::options(options, |options| {
        options.sets.insert_json(name, text);
        "null".to_owned()
    }))
}

/// Every problem of a landscape, a rule book, or both, with the reference sets of the options: a list, empty when all is well.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn check(options: u32, landscape: Option<String>, rule_book: Option<String>) -> String {
    let checked = handles::options(options, |options| {
        check_json(landscape.as_deref(), rule_book.as_deref(), &options.sets).map_err(Failure::from)
    });
    match checked {
        Ok(Ok(())) => reply(Ok("[]".to_owned())),
        Ok(Err(failure)) | Err(failure) => reply(Err(failure)),
    }
}

/// Builds an atlas, by the Flemish rule book when none is given: its handle.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn build(options: u32, landscape: &str, rule_book: Option<String>, as_of: Option<String>) -> String {
    reply(try_build(options, landscape, rule_book.as_deref(), as_of.as_deref()))
}

fn try_build(
    options: u32,
    landscape: &str,
    rule_book: Option<&str>,
    as_of: Option<&str>,
) -> Result<String, Failure> {
    let as_of = as_of.map(str::parse::<Date>).transpose();
    let as_of = as_of.map_err(|invalid| Failure::option("options.asOf", &invalid, None))?;
    let rule_book = rule_book.unwrap_or(flanders::RULE_BOOK_JSON);
    let atlas = handles::options(options, |options| {
        options.as_of = as_of;
        Atlas::from_json(landscape, rule_book, options)
    });
    Ok(keep(Thing::Atlas(Rc::new(atlas??))).to_string())
}

/// The decision on one challenge.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn decide(atlas: u32, challenge: &str) -> String {
    reply(handles::atlas(atlas).and_then(|atlas| {
        let decision = atlas.decision(challenge);
        decision.map(|decision| decision.to_json()).map_err(|unknown| Failure::unknown("challenge", &unknown))
    }))
}

/// What the atlas made of facts that are not quite there at its date: a list, as a value.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn notices(atlas: u32) -> JsValue {
    value(handles::atlas(atlas).map(|atlas| atlas.notices().to_vec()))
}

/// The date of the atlas.
#[wasm_bindgen(js_name = asOf, skip_jsdoc)]
#[must_use]
pub fn as_of(atlas: u32) -> String {
    reply(handles::atlas(atlas).map(|atlas| format!("\"{}\"", atlas.date())))
}

/// All decisions: the handle of an iterator.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn decisions(atlas: u32) -> String {
    reply(handles::atlas(atlas).map(|atlas| keep(Thing::Cursor(Cursor::decisions(atlas))).to_string()))
}

/// The assignments that a filter lets through: the handle of an iterator.
#[expect(clippy::too_many_arguments, reason = "one for each field of a filter: the script names them")]
#[wasm_bindgen(js_name = whoActs, skip_jsdoc)]
#[must_use]
pub fn who_acts(
    atlas: u32,
    theme: Option<String>,
    challenge: Option<String>,
    area: Option<String>,
    level: Option<String>,
    stakeholder: Option<String>,
    role: Option<String>,
    strength: Option<String>,
    approach: Option<String>,
) -> String {
    let cursor = handles::atlas(atlas).and_then(|atlas| {
        let filter = Filter {
            theme: theme.as_deref(),
            challenge: challenge.as_deref(),
            area: area.as_deref(),
            level: level.as_deref(),
            stakeholder: stakeholder.as_deref(),
            role: role.as_deref(),
            ..Filter::default()
        };
        let filter = with_words(filter, strength.as_deref(), approach.as_deref())?;
        let named = |unknown: Unknown| Failure::unknown(format!("filter.{}", unknown.what), &unknown);
        Cursor::assignments(atlas, &filter).map_err(named)
    });
    reply(cursor.map(|cursor| keep(Thing::Cursor(cursor)).to_string()))
}

/// A filter with its words.
pub(crate) fn with_words<'f>(
    filter: Filter<'f>,
    strength: Option<&str>,
    approach: Option<&str>,
) -> Result<Filter<'f>, Failure> {
    let (strength, approach) =
        (word::<Strength>("strength", strength)?, word::<Approach>("approach", approach)?);
    Ok(Filter { strength, approach, ..filter })
}

/// One of a few words in a filter.
fn word<T: std::str::FromStr<Err = Unknown>>(field: &str, text: Option<&str>) -> Result<Option<T>, Failure> {
    let parsed = text.map(str::parse::<T>).transpose();
    parsed.map_err(|unknown| {
        let why = format!("there is no {field} `{}`", unknown.id);
        Failure::option(&format!("filter.{field}"), &why, unknown.nearest())
    })
}

/// The next answers of an iterator: a list, empty at the end.
#[wasm_bindgen(skip_jsdoc)]
#[must_use]
pub fn next(cursor: u32) -> String {
    reply(handles::cursor(cursor, Cursor::chunk))
}

/// Gives up whatever a handle stands for.
#[wasm_bindgen(skip_jsdoc)]
pub fn close(handle: u32) {
    drop(handles::take(handle));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const LANDSCAPE: &str = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15",
        "builds_on": ["flanders-vocabulary"],
        "areas": [{"id": "menen", "label": "Menen", "level": "local"}],
        "stakeholders": [{"id": "ocmw", "label": "OCMW", "kind": "ocmw", "works_in": ["menen"],
            "mandates": [{"lever": "grant-aid", "level": "local", "within": "menen"}]}],
        "challenges": [{"id": "b", "label": "b", "themes": ["poverty"], "areas": ["menen"], "spread": "separate"},
            {"id": "a", "label": "a", "themes": ["poverty"], "areas": ["menen"], "spread": "separate", "needs": ["grant-aid"]}]}"#;

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

    #[test]
    fn answers_are_the_text_of_the_library() {
        let native = Atlas::from_json(LANDSCAPE, flanders::RULE_BOOK_JSON, &Options::default()).unwrap();
        let expected = native.decision("a").unwrap().to_json();
        assert_eq!(decide(atlas(), "a"), format!(r#"{{"answer":{expected}}}"#));
        let all = decisions(atlas());
        assert_eq!(next(handle(&all)), format!(r#"{{"answer":{}}}"#, native.decisions_json()));
    }

    #[test]
    fn an_iterator_ends_with_an_empty_list_again_and_again() {
        let cursor = handle(&decisions(atlas()));
        assert_eq!(parse(&next(cursor))["answer"].as_array().unwrap().len(), 2);
        assert_eq!(next(cursor), r#"{"answer":[]}"#);
        assert_eq!(next(cursor), r#"{"answer":[]}"#);
    }

    #[test]
    fn an_iterator_keeps_its_atlas() {
        let atlas = atlas();
        let cursor = handle(&decisions(atlas));
        close(atlas);
        assert_eq!(parse(&next(cursor))["answer"][0]["challenge"], "a");
    }

    #[test]
    fn what_is_given_up_says_so_and_its_number_is_used_again() {
        let (first, atlas) = (open(), atlas());
        close(atlas);
        close(atlas);
        assert_eq!(parse(&decide(atlas, "a"))["error"]["code"], "freed");
        assert_eq!(parse(&next(atlas))["error"]["code"], "freed");
        let again = [open(), open()];
        assert!(again.contains(&atlas) && !again.contains(&first));
        // another kind of thing stands there now
        assert_eq!(parse(&as_of(atlas))["error"]["code"], "freed");
    }

    #[test]
    fn a_wrong_document_is_an_error_with_all_problems() {
        let options = open();
        let error = parse(&build(options, "{}", Some("[]".to_owned()), None))["error"].clone();
        let documents =
            error["problems"].as_array().unwrap().iter().map(|problem| problem["document"].clone());
        let documents: std::collections::BTreeSet<String> =
            documents.map(|name| name.as_str().unwrap().to_owned()).collect();
        assert!(documents.contains("landscape") && documents.contains("rulebook"), "{error}");
        let same = parse(&check(options, Some("{}".to_owned()), Some("[]".to_owned())));
        assert_eq!(same["error"], error);
    }

    #[test]
    fn misuse_names_the_argument() {
        let atlas = atlas();
        let none = || None::<String>;
        let ask = |theme: Option<&str>, strength: Option<&str>| {
            let (theme, strength) = (theme.map(str::to_owned), strength.map(str::to_owned));
            let reply = who_acts(atlas, theme, none(), none(), none(), none(), none(), strength, none());
            let error = &parse(&reply)["error"];
            json!([error["code"], error["path"], error["hint"]])
        };
        assert_eq!(ask(Some("povert"), None), json!(["unknown-id", "filter.theme", "poverty"]));
        assert_eq!(ask(None, Some("mast")), json!(["invalid-option", "filter.strength", "must"]));
        let error = &parse(&decide(atlas, "aa"))["error"];
        assert_eq!([&error["code"], &error["path"], &error["hint"]], ["unknown-id", "challenge", "a"]);
        let error = &parse(&build(open(), LANDSCAPE, None, Some("2019-02-30".to_owned())))["error"];
        assert_eq!([&error["code"], &error["path"]], ["invalid-option", "options.asOf"]);
    }

    #[test]
    fn a_filter_narrows_the_answer() {
        let atlas = atlas();
        let ask = |role: Option<&str>, challenge: Option<&str>| {
            let (role, challenge) = (role.map(str::to_owned), challenge.map(str::to_owned));
            let reply = who_acts(atlas, None, challenge, None, None, None, role, None, None);
            parse(&next(handle(&reply)))["answer"].as_array().unwrap().clone()
        };
        let all = ask(None, None);
        let some = ask(Some("director"), Some("a"));
        assert!(!some.is_empty() && some.len() < all.len());
        assert!(some.iter().all(|one| one["role"] == "director" && one["challenge"] == "a"));
    }

    #[test]
    fn the_version_of_the_format_is_the_one_that_the_library_knows() {
        let with = |version: u32| LANDSCAPE.replace(r#""version": 1"#, &format!(r#""version": {version}"#));
        let codes = |version: u32| match check_json(Some(&with(version)), None, &regie::Sets::new()) {
            Ok(()) => Vec::new(),
            Err(problems) => problems.iter().map(|problem| problem.code.as_str()).collect(),
        };
        assert!(codes(format_version()).is_empty());
        assert_eq!(codes(format_version() + 1), ["newer-version"]);
    }

    #[test]
    fn what_comes_with_the_library_can_be_read() {
        assert_eq!(parse(&flanders_rule_book())["format"], "regie/rulebook");
        assert_eq!(parse(&flanders_vocabulary())["format"], "regie/landscape");
        let mut options = Options::default();
        options.sets.insert_json(&flanders_vocabulary_name(), &flanders_vocabulary());
        assert_eq!(check_json(Some(LANDSCAPE), None, &options.sets), Ok(()));
    }
}
