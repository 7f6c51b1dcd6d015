//! WebAssembly bindings of [`regie`]: who acts where, and why, for the web and for Node.
//!
//! Thin classes, named as in the library. Documents come in as JSON text, or as plain objects that are checked and
//! written as JSON text (`js/documents.js`), so that they are read by the one strict reader that reads them natively;
//! answers go out as plain objects with the field names of the documents. The TypeScript types are in `types.ts`.
//!
//! The scripts of `js/` stand beside the generated glue in the npm package, and import each other there: `cargo xtask package`
//! puts them together. This crate is also the one place where errors of Rust become errors of JavaScript: `RegieError`, in `js/error.js`.

mod answer;
mod arguments;
mod atlas;
mod error;

pub use atlas::Atlas;

use wasm_bindgen::prelude::wasm_bindgen;

/// The types of the package, for whoever generates declarations from this crate.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("../types.ts");
