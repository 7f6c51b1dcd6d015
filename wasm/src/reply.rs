//! What a call gives back: `{"answer": …}` or `{"error": {…}}`, as JSON text; notices, which are few and flat, as a value.
//!
//! The script makes a `RegieError` of an error: `js/module.js`.

use std::fmt::Display;

use regie::{Problem, Problems, Unknown};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Why there is no answer.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Failure {
    /// What is wrong in the documents.
    Documents { problems: Vec<Problem> },
    /// A call that makes no sense.
    Misuse {
        code: &'static str,
        path: String,
        message: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        hint: Option<Box<str>>,
        /// The same in the language that was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        words: Option<String>,
    },
}

impl Failure {
    /// An id that the atlas does not have, in the argument `path`.
    pub(crate) fn unknown(path: impl Into<String>, unknown: &Unknown) -> Self {
        Self::Misuse {
            code: unknown.code(),
            path: path.into(),
            message: unknown.to_string(),
            hint: unknown.nearest().map(Into::into),
            words: None,
        }
    }

    /// The same, told in a language.
    #[cfg(feature = "full")]
    pub(crate) fn in_words(self, told: Option<String>) -> Self {
        match self {
            Self::Misuse { code, path, message, hint, .. } => {
                Self::Misuse { code, path, message, hint, words: told }
            }
            documents @ Self::Documents { .. } => documents,
        }
    }

    /// An option whose value makes no sense.
    pub(crate) fn option(path: &str, why: &impl Display, hint: Option<&str>) -> Self {
        let path = path.to_owned();
        let (message, hint) = (why.to_string(), hint.map(Into::into));
        Self::Misuse { code: "invalid-option", path, message, hint, words: None }
    }

    /// An argument that makes no sense.
    #[cfg(feature = "full")]
    pub(crate) fn argument(path: &str, why: &impl Display) -> Self {
        let (path, message) = (path.to_owned(), why.to_string());
        Self::Misuse { code: "invalid-argument", path, message, hint: None, words: None }
    }

    /// A handle behind which nothing stands (any more).
    pub(crate) fn freed() -> Self {
        let message = "this was freed".to_owned();
        Self::Misuse { code: "freed", path: String::new(), message, hint: None, words: None }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Documents { problems: problems.into_iter().collect() }
    }
}

/// What a call gives back as a value: the same form, for answers that are few and flat.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome<T> {
    Answer(T),
    Error(Failure),
}

/// The value for the script.
pub(crate) fn value<T: Serialize>(outcome: Result<T, Failure>) -> JsValue {
    let outcome = match outcome {
        Ok(answer) => Outcome::Answer(answer),
        Err(failure) => Outcome::Error(failure),
    };
    // as plain objects; what is made of text and lists of text always becomes one
    outcome.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// The text for the script. The answer is JSON text already, and is not looked at again.
pub(crate) fn reply(outcome: Result<String, Failure>) -> String {
    match outcome {
        Ok(answer) => format!("{{\"answer\":{answer}}}"),
        // writing an error as text cannot fail: its keys are strings
        Err(failure) => format!("{{\"error\":{}}}", serde_json::to_string(&failure).unwrap_or_default()),
    }
}
