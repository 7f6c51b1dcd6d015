//! Cedar: a permission for each rule that assigns, a prohibition for each that forbids, and one for exclusions.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, anyhow};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityId, EntityTypeName, EntityUid, PolicySet, Request,
};
use regie::{Effect, RuleBook};
use serde_json::{Value, json};

use super::conditions::{Language, applies, condition, quoted, quoted_list};
use super::{Question, ask, read};
use crate::answer::Answer;
use crate::world::World;

struct Cedar;

impl Language for Cedar {
    fn one_of(&self, fact: &str, words: &[String]) -> String {
        format!("[{}].contains({fact})", quoted_list(words))
    }
    fn has_one_of(&self, facts: &str, words: &[String]) -> String {
        format!("{facts}.containsAny([{}])", quoted_list(words))
    }
    fn meet(&self, facts: &str, others: &str) -> String {
        format!("{facts}.containsAny({others})")
    }
    fn is_true(&self, fact: &str) -> String {
        fact.to_owned()
    }
    fn at_least(&self, fact: &str, number: u32) -> String {
        format!("{fact} >= {number}")
    }
    fn all(&mut self, parts: Vec<String>) -> String {
        if parts.is_empty() { "true".into() } else { format!("({})", parts.join(" && ")) }
    }
    fn any(&mut self, parts: Vec<String>) -> String {
        if parts.is_empty() { "false".into() } else { format!("({})", parts.join(" || ")) }
    }
    fn not(&mut self, part: String) -> String {
        format!("!({part})")
    }
}

/// The rule book in Cedar.
fn policies(rules: &RuleBook) -> Result<String> {
    let mut text =
        String::from("@id(\"exclusion\")\nforbid(principal, action, resource) when { context.excluded };\n");
    for rule in &rules.rules {
        let role = quoted(rule.role.as_str());
        let (effect, aside) = match rule.effect {
            Effect::Assign => {
                ("permit", format!(" && !context.aside.contains({})", quoted(rule.id.as_str())))
            }
            Effect::Forbid => ("forbid", String::new()),
        };
        let (at, when) = (applies(&Cedar, rule), condition(&mut Cedar, &rule.when)?);
        writeln!(text, "@id({})", quoted(rule.id.as_str()))?;
        writeln!(
            text,
            "{effect}(principal, action == Action::{role}, resource) when {{ {at}{aside} && {when} }};"
        )?;
    }
    Ok(text)
}

fn uid(kind: &str, id: &str) -> Result<EntityUid> {
    let kind: EntityTypeName = kind.parse().map_err(|error| anyhow!("{kind}: {error}"))?;
    Ok(EntityUid::from_type_name_and_id(kind, EntityId::new(id)))
}

/// A request, and the two entities that it is about.
fn prepared(question: &Question) -> Result<(Request, Entities)> {
    let place = format!("{} {}", question.challenge, question.area);
    let entity = |kind: &str, id: &str, attributes: &serde_json::Map<String, Value>| json!({"uid": {"type": kind, "id": id}, "attrs": attributes, "parents": []});
    let entities = json!([
        entity("Stakeholder", &question.stakeholder, &question.principal),
        entity("Place", &place, &question.resource),
    ]);
    let context = Context::from_json_value(Value::Object(question.context.clone()), None)?;
    let (principal, action) = (uid("Stakeholder", &question.stakeholder)?, uid("Action", &question.role)?);
    let request = Request::new(principal, action, uid("Place", &place)?, context, None)?;
    Ok((request, Entities::from_json_value(entities, None)?))
}

/// Asks it.
pub fn run(folder: &Path) -> Result<Answer> {
    let (_, rules) = World::read(folder)?.documents()?;
    let policies: PolicySet = policies(&rules)?.parse()?;
    let questions = read(folder)?;
    let prepared: Vec<(bool, (Request, Entities))> =
        questions.iter().map(|question| Ok((question.holds, prepared(question)?))).collect::<Result<_>>()?;
    drop(questions);
    let mut answer = Answer::of(&format!("Cedar {}", cedar_policy::get_sdk_version()));
    let authorizer = Authorizer::new();
    ask(&mut answer, "a question", &prepared, |(request, entities)| {
        let response = authorizer.is_authorized(request, &policies, entities);
        if let Some(error) = response.diagnostics().errors().next() {
            return Err(anyhow!("Cedar cannot judge: {error}"));
        }
        Ok(response.decision() == Decision::Allow)
    })?;
    answer.weigh();
    Ok(answer)
}
