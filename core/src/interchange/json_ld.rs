//! The document: its context, and its graph.

use serde_json::{Map, Value};

use super::graph::Graph;
use super::iri::{InvalidIri, check, check_base};
use super::node::Node;
use super::options::{Context, JsonLd};
use crate::atlas::Atlas;

/// The context: what each term of the document means (JSON-LD 1.1). It is embedded, or stands where the caller serves it.
///
/// ```
/// assert!(regie::interchange::CONTEXT.contains("http://www.w3.org/ns/org#"));
/// ```
pub const CONTEXT: &str = include_str!("context.json");

/// The classes, properties and concepts of regie itself (Turtle): used where no public vocabulary has a term that means the same.
pub const VOCABULARY: &str = include_str!("vocabulary.ttl");

impl Atlas {
    /// The landscape with all that it builds on, the rule book, and the decisions at the date, as JSON-LD: with the terms of W3C ORG, SKOS, CPSV-AP and OSLO where they mean the
    /// same, otherwise with our own. Every element and every field is in it; see [`docs::interchange`](crate::docs::interchange).
    ///
    /// The document has no line breaks, its keys stand in the order of their bytes, and its nodes by kind and id. It takes time and memory with the size of landscape and decisions.
    ///
    /// ```
    /// # let landscape = r#"{"format": "regie/landscape", "version": 1, "id": "menen", "as_of": "2019-01-15", "builds_on": ["flanders-vocabulary"],
    /// #     "areas": [{"id": "menen", "label": "Menen", "level": "local", "codes": {"nis": "34027"}}],
    /// #     "stakeholders": [{"id": "ocmw", "label": "OCMW Menen", "kind": "ocmw", "works_in": ["menen"]}]}"#;
    /// # let atlas = regie::Atlas::from_json(landscape, regie::flanders::RULE_BOOK_JSON, &regie::Options::default())?;
    /// use regie::interchange::JsonLd;
    ///
    /// let text = atlas.json_ld(&JsonLd { base: "https://data.example.org/id/", ..JsonLd::default() })?;
    /// assert!(text.contains(r#""@id":"https://data.example.org/id/menen/stakeholder/ocmw""#));
    /// assert!(text.contains(r#""workingArea":["https://data.example.org/id/menen/area/menen"]"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidIri`] when the base, the place of the context or the concept of a level is no absolute IRI.
    pub fn json_ld(&self, options: &JsonLd<'_>) -> Result<String, InvalidIri> {
        // it is our own file, and a test reads it
        let mut context: Value = serde_json::from_str(CONTEXT).unwrap_or_default();
        let mut context = context.get_mut("@context").map(Value::take).unwrap_or_default();
        let is_term = |name: &str| context.get(name).is_some();
        check_base(options.base, is_term)?;
        for (_, concept) in options.levels {
            check("level", concept, is_term)?;
        }
        if let Context::At(iri) = options.context {
            check("context", iri, is_term)?;
            context = iri.into();
        }
        let parts = self.parts_now();
        let mut graph = Graph::new(self, &parts, options);
        graph.documents();
        graph.concepts();
        graph.areas();
        graph.organisations();
        graph.work();
        graph.rule_book();
        if options.decisions {
            graph.decisions();
        }
        let mut document = Map::new();
        document.insert("@context".to_owned(), context);
        document.insert("@graph".to_owned(), graph.into_nodes().into());
        Ok(Value::Object(document).to_string())
    }
}

impl Graph<'_> {
    /// The landscape and what it builds on, and the rule book.
    fn documents(&mut self) {
        for (n, part) in self.parts.iter().enumerate() {
            let types: &[&str] = if n == 0 {
                &["regie:Landscape", "dcat:Dataset"]
            } else {
                &["regie:ReferenceSet", "dcat:Dataset"]
            };
            let mut node = Node::new(self.names.document(n), types);
            node.is_a("prov:Entity");
            node.put("identifier", part.id.as_str());
            if let Some(label) = &part.label {
                node.text("title", label);
            }
            node.put("asOf", part.as_of.to_string());
            let named = |name: &crate::ids::Id| {
                self.atlas.model.part_names().position(|one| one == Some(name.as_str()))
            };
            let mut requires: Vec<_> =
                part.builds_on.iter().filter_map(named).map(|n| self.names.document(n)).collect();
            crate::order::sort(&mut requires);
            node.list("requires", requires);
            self.beside(&mut node, &**part);
            if n == 0 {
                node.put("decidedFor", self.atlas.date().to_string());
                node.put("ruleBook", self.names.rule_book());
                if self.options.decisions {
                    let notices = self.atlas.notices().iter().map(|notice| self.notice(notice)).collect();
                    node.list("notice", notices);
                }
            }
            self.push(node);
        }
        let book = self.atlas.rule_book();
        let mut node = Node::new(self.names.rule_book(), &["regie:RuleBook", "dcat:Dataset", "prov:Entity"]);
        node.put("identifier", book.id.as_str());
        if let Some(label) = &book.label {
            node.text("title", label);
        }
        self.beside(&mut node, book);
        self.push(node);
    }
}
