//! The rule book: levels, kinds and roles as names, rules with what they implement, requirements, separations (contract §4).

use serde_json::Value;

use super::graph::Graph;
use super::node::Node;
use crate::document::{
    Condition, Function, Kind, Level, Requirement, Role, Rule, Separation, Strength, to_text,
};
use crate::order::sort;

impl<'a> Graph<'a> {
    pub(super) fn rule_book(&mut self) {
        self.schemes(&self.of_book::<Level>(), ["niveaus", "levels of action"]);
        // their order says which is higher
        let levels: &'a [Level] = &self.atlas.rule_book().levels;
        for (level, n) in levels.iter().zip(1_u32..) {
            let mut node = self.concept(level, &["skos:Concept", "regie:Level"]);
            node.put("approach", format!("regie:approach-{}", level.approach));
            node.put("number", n);
            let list = self.options.levels.iter().find(|(known, _)| level.id == **known);
            node.maybe("broadMatch", list.map(|(_, concept)| *concept));
            self.push(node);
        }
        let kinds = self.of_book::<Kind>();
        self.schemes(&kinds, ["soorten organisaties", "kinds of organisations"]);
        for kind in kinds {
            let node = self.concept(kind, &["skos:Concept"]);
            self.push(node);
        }
        let roles = self.of_book::<Role>();
        self.schemes(&roles, ["rollen", "roles"]);
        for role in roles {
            let node = self.concept(role, &["skos:Concept", "org:Role"]);
            self.push(node);
        }
        for rule in self.of_book::<Rule>() {
            let node = self.rule(rule);
            self.push(node);
        }
        for requirement in self.of_book::<Requirement>() {
            let node = self.requirement(requirement);
            self.push(node);
        }
        for separation in self.of_book::<Separation>() {
            let node = self.separation(separation);
            self.push(node);
        }
    }

    fn rule(&mut self, rule: &'a Rule) -> Node {
        let mut node = self.element(rule, &["regie:Rule", "cpsv:Rule", "prov:Entity"]);
        let implemented = self.sources(&rule.source, true);
        node.list("implements", implemented);
        titled(&mut node, &rule.label, rule.description.as_ref());
        node.put("effect", format!("regie:effect-{}", rule.effect));
        node.maybe("strength", rule.strength.map(strength));
        node.put("ofRole", self.names.of("role", &rule.role));
        node.list("at", functions(&rule.at));
        node.list("exceptionTo", self.names.all("rule", &rule.exception_to));
        node.put("condition", json(&rule.when));
        self.valid(&mut node, rule.valid);
        node
    }

    fn requirement(&mut self, requirement: &'a Requirement) -> Node {
        let mut node = self.element(requirement, &["regie:Requirement"]);
        titled(&mut node, &requirement.label, requirement.description.as_ref());
        node.put("severity", format!("regie:severity-{}", requirement.severity));
        node.put("ofRole", self.names.of("role", &requirement.role));
        node.put("atLeast", requirement.at_least);
        node.maybe("count", requirement.count.map(|count| format!("regie:count-{count}")));
        node.list("ofKind", self.names.all("kind", &requirement.kind));
        node.maybe("strength", requirement.strength.map(strength));
        node.list("at", functions(&requirement.at));
        node.put("condition", json(&requirement.when));
        self.valid(&mut node, requirement.valid);
        node
    }

    fn separation(&mut self, separation: &'a Separation) -> Node {
        let mut node = self.element(separation, &["regie:Separation"]);
        titled(&mut node, &separation.label, separation.description.as_ref());
        node.put("severity", format!("regie:severity-{}", separation.severity));
        node.list("ofRole", self.names.all("role", &separation.roles));
        node.list("ofKind", self.names.all("kind", &separation.kind));
        node.put("condition", json(&separation.when));
        self.valid(&mut node, separation.valid);
        node
    }
}

fn titled(node: &mut Node, label: &crate::text::Text, description: Option<&crate::text::Text>) {
    node.text("title", label);
    if let Some(description) = description {
        node.text("description", description);
    }
}

pub(super) fn strength(strength: Strength) -> String {
    format!("regie:strength-{strength}")
}

fn functions(at: &[Function]) -> Vec<String> {
    let mut at = at.to_vec();
    sort(&mut at);
    at.into_iter().map(|function| format!("regie:function-{function}")).collect()
}

/// A condition as it stands in the document.
fn json(condition: &Condition) -> Value {
    // what was written is read again: it cannot fail
    serde_json::from_str(&to_text(condition)).unwrap_or_default()
}
