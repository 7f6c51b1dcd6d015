//! Rego, judged by regorus: what is given, unless it is barred.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use regie::{Effect, RuleBook};
use regorus::{Engine, Value};
use serde_json::json;

use super::conditions::{Language, applies, condition, quoted, quoted_list};
use super::{ask, read};
use crate::answer::Answer;
use crate::world::World;

/// What cannot be said within a rule (either, not) becomes a rule of its own.
#[derive(Default)]
struct Rego {
    helpers: String,
    count: usize,
}

impl Rego {
    /// A rule that holds when one of these does.
    fn helper(&mut self, bodies: &[String]) -> String {
        self.count += 1;
        let name = format!("part_{}", self.count);
        for body in bodies {
            self.helpers.extend([&name, " if {\n", body, "\n}\n"]);
        }
        if bodies.is_empty() {
            self.helpers.extend([&name, " if { false }\n"]);
        }
        name
    }
}

impl Language for Rego {
    fn one_of(&self, fact: &str, words: &[String]) -> String {
        format!("input.{fact} in {{{}}}", quoted_list(words))
    }
    fn has_one_of(&self, facts: &str, words: &[String]) -> String {
        match words {
            [word] => format!("{} in input.{facts}", quoted(word)),
            _ => format!("count({{x | some x in input.{facts}; x in {{{}}}}}) > 0", quoted_list(words)),
        }
    }
    fn meet(&self, facts: &str, others: &str) -> String {
        format!("count({{x | some x in input.{facts}; x in input.{others}}}) > 0")
    }
    fn is_true(&self, fact: &str) -> String {
        format!("input.{fact}")
    }
    fn at_least(&self, fact: &str, number: u32) -> String {
        format!("input.{fact} >= {number}")
    }
    fn all(&mut self, parts: Vec<String>) -> String {
        if parts.is_empty() { "true".into() } else { parts.join("\n") }
    }
    fn any(&mut self, parts: Vec<String>) -> String {
        self.helper(&parts)
    }
    fn not(&mut self, part: String) -> String {
        format!("not {}", self.helper(&[part]))
    }
}

/// The rule book in Rego.
fn policy(rules: &RuleBook) -> Result<String> {
    let mut rego = Rego::default();
    let mut text = String::from(
        "package regie\nimport rego.v1\ndefault holds := false\nholds if {\ngiven\nnot barred\n}\nbarred if { input.context.excluded }\n",
    );
    for rule in &rules.rules {
        let (name, aside) = match rule.effect {
            Effect::Assign => ("given", format!("\nnot {} in input.context.aside", quoted(rule.id.as_str()))),
            Effect::Forbid => ("barred", String::new()),
        };
        let (at, when) = (applies(&rego, rule), condition(&mut rego, &rule.when)?);
        let role = quoted(rule.role.as_str());
        writeln!(text, "# {}\n{name} if {{\ninput.action == {role}\n{at}{aside}\n{when}\n}}", rule.id)?;
    }
    Ok(text + &rego.helpers)
}

/// Asks it.
pub fn run(folder: &Path) -> Result<Answer> {
    let (_, rules) = World::read(folder)?.documents()?;
    let mut engine = Engine::new();
    engine.add_policy("regie.rego".to_owned(), policy(&rules)?)?;
    let compiled = engine.compile_with_entrypoint(&"data.regie.holds".into())?;
    let mut prepared = Vec::new();
    for question in read(folder)? {
        let input = json!({
            "action": question.role, "principal": question.principal, "resource": question.resource, "context": question.context,
        });
        prepared.push((question.holds, Value::from_json_str(&input.to_string())?));
    }
    let mut answer = Answer::of("regorus 0.14");
    ask(&mut answer, "a question", &prepared, |input| {
        Ok(compiled.eval_with_input(input.clone())? == Value::from(true))
    })?;
    answer.weigh();
    Ok(answer)
}
