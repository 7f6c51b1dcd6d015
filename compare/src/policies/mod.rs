//! Yes or no, by engines for policies: **another question**. Cedar and Rego judge one request at a time from what they are handed; that a challenge has seats and places, where its levers
//! lie, who works around it and which rule is set aside there, they cannot find out, so all of that is worked out beforehand and handed to them with every request ([`derived`]).
//! What is left for them is to join the parts of a rule.

mod cedar;
mod conditions;
mod derived;
mod questions;
mod rego;

pub use cedar::run as cedar;
pub use questions::run as ours;
pub use rego::run as rego;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::answer::Answer;

const FILE: &str = "asked.json";

/// Has this stakeholder this role on this challenge at this place?
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Question {
    challenge: String,
    area: String,
    role: String,
    stakeholder: String,
    /// As the decision lists it.
    holds: bool,
    /// What is handed to the others: the stakeholder, the place of a seat of the challenge, and what is between them.
    #[serde(default)]
    principal: Map<String, Value>,
    #[serde(default)]
    resource: Map<String, Value>,
    #[serde(default)]
    context: Map<String, Value>,
}

fn read(folder: &Path) -> Result<Vec<Question>> {
    let file = folder.join(FILE);
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Each question is asked so often, so that one takes long enough to be timed.
const ROUNDS: usize = 5;

/// Asks all, a few times over, and notes what was answered otherwise than expected.
fn ask<T>(
    answer: &mut Answer,
    name: &str,
    prepared: &[(bool, T)],
    mut holds: impl FnMut(&T) -> Result<bool>,
) -> Result<()> {
    let found: Vec<bool> = answer.time(name, || -> Result<_> {
        let mut found = Vec::new();
        for _ in 0..ROUNDS {
            found = prepared.iter().map(|(_, one)| holds(one)).collect::<Result<_>>()?;
        }
        Ok(found)
    })?;
    if let Some(timed) = answer.times.last_mut() {
        #[expect(clippy::cast_precision_loss, reason = "a count of far less than 2^52")]
        let asked = (ROUNDS * prepared.len().max(1)) as f64;
        timed.seconds /= asked;
    }
    answer.asked = prepared.len();
    let wrong =
        found.iter().zip(prepared).enumerate().filter(|(_, (found, (expected, _)))| *found != expected);
    answer.wrong.extend(wrong.map(|(at, _)| at));
    Ok(())
}
