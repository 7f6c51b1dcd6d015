//! The naive reference evaluator: the contract (`core/docs/CONTRACT.md`) written out once more, as plainly as possible.
//!
//! It is the oracle of the property tests, so it shares nothing with the library: it reads the JSON documents itself,
//! assumes that they are valid, and tries every stakeholder, rule and place. Functions stand in the order of the
//! contract and carry its section numbers; D-numbers are those of `core/docs/DESIGN.md`.
//!
//! | file | section |
//! |---|---|
//! | `date.rs` | §2: what is left of the landscape at the date, and the notices |
//! | `places.rs` | §3: sources, seats, approaches, places |
//! | `matching.rs` | §4: themes, atoms, prohibitions, exceptions |
//! | `soundness.rs` | what rules and requirements do everywhere, for findings about them |
//! | `answer.rs` | §4: requirements and separations; §5: the decision as JSON text |

mod answer;
mod date;
mod matching;
mod places;
pub(crate) mod soundness;
#[cfg(test)]
mod tests;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A set of ids. Its order, by UTF-8 bytes, is the one that §1 asks of ids in answers.
type Names = BTreeSet<String>;

/// What the reference evaluator answers, as compact JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The decisions of §5, sorted by challenge.
    pub(crate) decisions: String,
    /// The notices of §2 as `{"code","path"}` (without `nearest`), sorted by code, then path.
    pub(crate) notices: String,
}

/// Decides everything at `date`, or at the landscape's own `as_of`.
pub(crate) fn answer(
    landscape: &Value,
    rule_book: &Value,
    sets: &BTreeMap<String, Value>,
    date: Option<&str>,
) -> Answer {
    let date = date.unwrap_or_else(|| text(landscape, "as_of"));
    let (world, mut notices) = date::world(landscape, sets, rule_book, date);
    let mut decisions = Vec::new();
    for (id, challenge) in &world.challenges {
        let found = world.seats(challenge);
        if found.tied {
            notices.insert(("seat-tied".to_owned(), format!("challenges/{id}/seat")));
        }
        decisions.push(world.decision(id, challenge, &found));
    }
    Answer {
        decisions: answer::array(decisions),
        notices: answer::array(notices.iter().map(|(code, path)| {
            answer::object(&[("code", answer::string(code)), ("path", answer::string(path))])
        })),
    }
}

/// A field that holds a string; left out: the empty string.
fn text<'a>(element: &'a Value, field: &str) -> &'a str {
    element.get(field).and_then(Value::as_str).unwrap_or("")
}

/// A field that holds a list; left out: no elements.
fn list<'a>(element: &'a Value, field: &str) -> &'a [Value] {
    element.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A field that holds a list of ids.
fn names(element: &Value, field: &str) -> Names {
    strings(list(element, field))
}

/// The strings of a list.
fn strings(values: &[Value]) -> Names {
    values.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Whether two sets share an element.
fn meet(one: &Names, other: &Names) -> bool {
    !one.is_disjoint(other)
}
