//! WebAssembly bindings of [`regie`]: who acts where, and why, for the web and for Node.
//!
//! What a JavaScript program sees is written in JavaScript (`js/`): the classes `Atlas` and `Register`, iterators, `RegieError`. Below it lie the few functions of
//! `exports`, which take and give nothing but numbers and text:
//!
//! - documents come in as JSON text (objects are walked and written as text first, `js/documents.js`), so that the one strict reader reads them, as natively;
//! - answers go out as the JSON text that the library writes natively, and the script parses it: the bytes are the same by construction;
//! - errors are data too (`reply`): nothing is ever thrown from here, so that whatever does come out of the module as an exception is a trap, after which
//!   the module is not used again (`js/module.js`);
//! - what stays here between two calls is known by a number (`handles`): when a handle is freed, or collected as garbage, is decided in one place, `js/handle.js`.
//!
//! There are two modules: one with every question and with the processes (`registers`, `processes`, `notes`), and one that is slim, without the feature `full`: decisions, who acts where,
//! checks of documents.
//!
//! The TypeScript types are in `slim.ts`, `types.ts`, `register.ts`, `signals.ts`, `processes.ts`, `events.ts` and `store.ts`. `cargo xtask package` puts it all together.

mod reply;
mod cursor;
mod handles;
pub mod exports;
#[cfg(feature = "full")]
mod question;
#[cfg(feature = "full")]
mod notes;
#[cfg(feature = "full")]
pub mod questions;
#[cfg(feature = "full")]
mod kept;
#[cfg(feature = "full")]
mod refused;
#[cfg(feature = "full")]
pub mod registers;
#[cfg(feature = "full")]
pub mod processes;
#[cfg(feature = "full")]
mod interchange;
#[cfg(feature = "full")]
pub mod tables;
