//! The class `Atlas`.

use regie::{Date, Options, flanders};
use wasm_bindgen::prelude::*;

use crate::answer::plain;
use crate::arguments::{AtlasArguments, atlas_arguments};
use crate::error;

/// Facts and rules, checked against each other and indexed for one date: the handle that answers every question.
///
/// See [`regie::Atlas`]; `types.ts` has the documentation for JavaScript.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct Atlas {
    atlas: regie::Atlas,
}

#[wasm_bindgen]
impl Atlas {
    /// Builds an atlas from a landscape and the options `{ ruleBook, asOf, sets }`.
    ///
    /// # Errors
    /// A `RegieError` with every problem of every document, or one for an option that makes no sense.
    #[wasm_bindgen(constructor, skip_typescript)]
    pub fn new(landscape: &JsValue, options: &JsValue) -> Result<Atlas, JsValue> {
        let arguments = atlas_arguments(landscape, options)?;
        let options = options_of(&arguments)?;
        let rule_book = arguments.rule_book();
        let rule_book = rule_book.as_deref().unwrap_or(flanders::RULE_BOOK_JSON);
        let atlas = regie::Atlas::from_json(&arguments.landscape(), rule_book, &options);
        Ok(Self { atlas: atlas.map_err(|problems| error::of_problems(&problems))? })
    }

    /// Who acts where on this challenge, and why: its decision, as a plain object.
    ///
    /// # Errors
    /// A `RegieError` when the atlas has no such challenge at its date.
    #[wasm_bindgen(skip_typescript)]
    pub fn decide(&self, challenge: &JsValue) -> Result<JsValue, JsValue> {
        let id = challenge.as_string().ok_or_else(|| error::of_argument("challenge"))?;
        let decision = self.atlas.decision(&id).map_err(|unknown| error::of_unknown(&unknown))?;
        plain(&decision)
    }
}

/// The date, and the caller's reference sets beside those of the library.
fn options_of(arguments: &AtlasArguments) -> Result<Options, JsValue> {
    let mut options = Options::default();
    if let Some(text) = arguments.as_of() {
        let date = text.parse::<Date>().map_err(|invalid| error::of_option("options.asOf", &invalid))?;
        options.as_of = Some(date);
    }
    for (name, text) in arguments.set_names().into_iter().zip(arguments.set_texts()) {
        options.sets.insert_json(&name, &text);
    }
    Ok(options)
}
