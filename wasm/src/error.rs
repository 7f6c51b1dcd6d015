//! Errors of Rust become errors of JavaScript, here alone.

use std::fmt::Display;

use regie::{Problem, Problems, Unknown};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::answer::plain;

#[wasm_bindgen(raw_module = "./error.js")]
extern "C" {
    type RegieError;

    #[wasm_bindgen(constructor)]
    fn new(message: &str, details: &JsValue) -> RegieError;

    #[wasm_bindgen(static_method_of = RegieError, js_name = ofProblems)]
    fn of_problem_list(problems: &JsValue) -> RegieError;
}

#[derive(Serialize)]
struct Details<'a> {
    code: &'a str,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
}

/// The error for documents with problems: it holds all of them.
pub(crate) fn of_problems(problems: &Problems) -> JsValue {
    let list: Vec<&Problem> = problems.iter().collect();
    plain(&list).map_or_else(|error| error, |list| RegieError::of_problem_list(&list).into())
}

/// The error for an id that the atlas does not have.
pub(crate) fn of_unknown(unknown: &Unknown) -> JsValue {
    misuse(unknown, &Details { code: unknown.code(), path: unknown.what, hint: unknown.nearest() })
}

/// The error for an option whose value makes no sense.
pub(crate) fn of_option(path: &str, why: &impl Display) -> JsValue {
    misuse(why, &Details { code: "invalid-option", path, hint: None })
}

/// The error for an argument that is not text, where an id is asked for.
pub(crate) fn of_argument(name: &str) -> JsValue {
    let why = format!("`{name}` is an id, as text");
    misuse(&why, &Details { code: "invalid-argument", path: name, hint: None })
}

fn misuse(why: &impl Display, details: &Details<'_>) -> JsValue {
    plain(details).map_or_else(|error| error, |details| RegieError::new(&why.to_string(), &details).into())
}
