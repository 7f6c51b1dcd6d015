//! Linked data and tables for others: what is written is read back by readers of their own, and nothing is missing.
//!
//! | file | what |
//! |---|---|
//! | `back` | linked data read back into documents and decisions |
//! | `linked_data` | on the four real landscapes: everything is in it; what a caller chooses; writes the documents that `tests/js/interchange.test.js` validates |
//! | `tables` | the assignments read back, the RACI matrix against a naive one |

pub(crate) mod back;
mod linked_data;
pub(crate) mod tables;

use regie::{Atlas, Options};

const LANDSCAPES: [&str; 4] =
    ["gent-2018", "noord-limburg-2018", "noord-west-vlaanderen-2018", "zuid-west-vlaanderen-2019"];

fn landscape(name: &str) -> String {
    let path = format!("{}/examples/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn atlas(landscape: &str) -> Atlas {
    Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &Options::default()).unwrap()
}
