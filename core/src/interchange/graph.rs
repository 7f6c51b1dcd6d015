//! The graph as it is written: documents, then their elements, then what they come from.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::iri::{Home, Names};
use super::kept::{Concept, Kept, Sourced};
use super::node::{Node, days};
use super::options::{JsonLd, Organisation};
use crate::atlas::Atlas;
use crate::date::Validity;
use crate::document::{Codes, Landscape, RuleBook};
use crate::order::{sort, sort_by};
use crate::text::Text;

/// A graph on its way.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) parts: &'a [Arc<Landscape>],
    pub(super) options: &'a JsonLd<'a>,
    pub(super) names: Names<'a>,
    nodes: Vec<Value>,
    /// What elements come from, by its IRI, and whether a rule implements it.
    sources: BTreeMap<String, (&'a Text, bool)>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(atlas: &'a Atlas, parts: &'a [Arc<Landscape>], options: &'a JsonLd<'a>) -> Self {
        let names = Names::new(atlas, parts, options.base);
        Self { atlas, parts, options, names, nodes: Vec::new(), sources: BTreeMap::new() }
    }

    pub(super) fn push(&mut self, node: Node) {
        self.nodes.push(node.into_value());
    }

    /// Everything, the sources last.
    pub(super) fn into_nodes(mut self) -> Vec<Value> {
        for (iri, (title, is_implemented)) in std::mem::take(&mut self.sources) {
            let mut node = Node::new(iri, &["dct:BibliographicResource"]);
            if is_implemented {
                node.is_a("eli:LegalResource");
            }
            node.text("title", title);
            self.push(node);
        }
        self.nodes
    }

    /// The elements of a collection, in the order of ids.
    pub(super) fn elements<E: Kept<Document = Landscape>>(&self) -> Vec<&'a E> {
        let parts: &'a [Arc<Landscape>] = self.parts;
        let mut all: Vec<&'a E> = parts.iter().flat_map(|part| E::collection(part)).collect();
        sort_by(&mut all, |one, other| one.id().cmp(other.id()));
        all
    }

    /// The elements of a collection of the rule book, in the order of ids.
    pub(super) fn of_book<E: Kept<Document = RuleBook>>(&self) -> Vec<&'a E> {
        let mut all: Vec<&'a E> = E::collection(self.atlas.rule_book()).iter().collect();
        sort_by(&mut all, |one, other| one.id().cmp(other.id()));
        all
    }

    /// The node of an element, with all that every element has.
    pub(super) fn element<E: Kept>(&mut self, element: &'a E, types: &[&str]) -> Node {
        let mut node = Node::new(self.names.of(E::WHAT, element.id()), types);
        node.put("identifier", element.id().as_str());
        let part = match self.names.home_of(E::WHAT, element.id().as_str()) {
            Home::Part(n) => self.names.document(n),
            Home::Book => self.names.rule_book(),
        };
        node.put("partOf", part);
        self.beside(&mut node, element);
        node
    }

    /// Where something comes from, who added it, a remark.
    pub(super) fn beside(&mut self, node: &mut Node, element: &'a impl Sourced) {
        let beside = element.beside();
        let sources = self.sources(beside.source, false);
        node.list("source", sources);
        if beside.modelled {
            node.put("modelled", true);
        }
        if let Some(note) = beside.note {
            node.text("note", note);
        }
    }

    /// Sources, by their IRIs.
    pub(super) fn sources(&mut self, texts: &'a [Text], is_implemented: bool) -> Vec<String> {
        let mut iris = Vec::new();
        for text in texts {
            let iri = self.names.source(text);
            self.sources.entry(iri.clone()).or_insert((text, false)).1 |= is_implemented;
            iris.push(iri);
        }
        sort(&mut iris);
        iris
    }

    /// The node of a concept.
    pub(super) fn concept<E: Concept>(&mut self, concept: &'a E, types: &[&str]) -> Node {
        let mut node = self.element(concept, types);
        node.text("prefLabel", concept.label());
        if let Some(description) = concept.description() {
            node.text("description", description);
        }
        let scheme = match concept.scheme() {
            Some(scheme) => self.names.of("scheme", scheme),
            None => self.names.scheme(E::WHAT, self.names.home_of(E::WHAT, concept.id().as_str())),
        };
        node.put("inScheme", scheme);
        node
    }

    /// The list of those concepts of a collection that name no list themselves, for each document that has any.
    pub(super) fn schemes<E: Concept>(&mut self, elements: &[&'a E], [nl, en]: [&str; 2]) {
        let own: Vec<_> = elements.iter().filter(|element| element.scheme().is_none()).collect();
        let home = |element: &&&E| self.names.home_of(E::WHAT, element.id().as_str());
        let homes = (0..self.parts.len()).map(Home::Part).chain([Home::Book]);
        let homes: Vec<_> = homes.filter(|at| own.iter().any(|element| home(element) == *at)).collect();
        for at in homes {
            let mut node = Node::new(self.names.scheme(E::WHAT, at), &["skos:ConceptScheme"]);
            node.text("prefLabel", &Text::in_languages([("nl", nl), ("en", en)]));
            self.push(node);
        }
    }

    /// When something is there.
    pub(super) fn valid(&self, node: &mut Node, valid: Validity) {
        let Some((from, until)) = days(valid) else { return };
        let open = "..".to_owned();
        let iri = self.names.period(from.as_ref().unwrap_or(&open), until.as_ref().unwrap_or(&open));
        let mut period = Node::new(iri, &["dct:PeriodOfTime"]);
        period.maybe("startDate", from);
        period.maybe("endDate", until);
        node.put("temporal", period);
    }

    /// What an organisation of a kind is, where that is known.
    pub(super) fn organisation(&self, kind: &str) -> Option<Organisation> {
        self.options.kinds.iter().find(|(known, _)| *known == kind).map(|(_, class)| *class)
    }
}

/// Codes of registers.
pub(super) fn codes(node: &mut Node, codes: &Codes) {
    let list = codes.iter().map(|(list, code)| {
        let iri = format!("{}/code/{}", node.iri(), super::iri::step(list));
        let mut identifier = Node::new(iri, &["adms:Identifier"]);
        identifier.put("notation", code.as_str());
        identifier.put("codeList", list.as_str());
        identifier.maybe("schemaAgency", agency(list));
        identifier
    });
    let list = list.collect();
    node.list("codes", list);
}

/// Who gives the codes of a list.
fn agency(list: &str) -> Option<&'static str> {
    match list {
        "kbo" => Some("Kruispuntbank van Ondernemingen"),
        "nis" => Some("Statbel"),
        "ovo" => Some("Digitaal Vlaanderen"),
        _ => None,
    }
}
