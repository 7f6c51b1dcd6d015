//! What the JavaScript side has checked: `js/arguments.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./arguments.js")]
extern "C" {
    /// The arguments of `new Atlas`, every document as JSON text.
    pub(crate) type AtlasArguments;

    #[wasm_bindgen(js_name = atlasArguments, catch)]
    pub(crate) fn atlas_arguments(landscape: &JsValue, options: &JsValue) -> Result<AtlasArguments, JsValue>;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn landscape(this: &AtlasArguments) -> String;

    #[wasm_bindgen(method, getter, js_name = ruleBook)]
    pub(crate) fn rule_book(this: &AtlasArguments) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = asOf)]
    pub(crate) fn as_of(this: &AtlasArguments) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = setNames)]
    pub(crate) fn set_names(this: &AtlasArguments) -> Vec<String>;

    #[wasm_bindgen(method, getter, js_name = setTexts)]
    pub(crate) fn set_texts(this: &AtlasArguments) -> Vec<String>;
}
