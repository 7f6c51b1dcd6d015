/**
 * Linked data, by tools that know nothing of regie: a JSON-LD processor expands it, the RDF is held against shapes (SHACL) and against the vocabularies from which its terms come.
 * `cargo test --test suite interchange` writes the documents.
 */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import jsonld from "jsonld";
import { DataFactory, Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";

import { root, target } from "./package-under-test.js";

const folder = join(target, "tmp", "interchange");
if (!existsSync(folder)) throw new Error(`there is no ${folder}: \`cargo test --test suite interchange\` writes it`);
const documents = readdirSync(folder).filter((name) => name.endsWith(".jsonld"));
const read = (...path) => readFileSync(join(root, ...path), "utf8");

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const OWL = "http://www.w3.org/2002/07/owl#";
const DCAM = "http://purl.org/dc/dcam/";
const REGIE = "urn:regie:term:";

/** Nothing is fetched: a document says all that is needed to read it. */
const documentLoader = (url) => {
  throw new Error(`${url} is asked for`);
};

async function rdfOf(document) {
  const quads = await jsonld.toRDF(document, { format: "application/n-quads", safe: true, documentLoader });
  return new Store(new Parser({ format: "N-Quads" }).parse(quads));
}

const parsed = (text, format = "Turtle") => new Parser({ format, baseIRI: "urn:none:" }).parse(text);
const validator = new SHACLValidator(new Store(parsed(read("tests", "data", "interchange", "shapes.ttl"))), { maxErrors: 20 });
const local = (term) => term?.value.replace(/^.*[#/:]/u, "");

/** What the shapes say against a graph. */
async function against(graph) {
  const report = await validator.validate(graph);
  return report.results.map(({ focusNode, path, sourceConstraintComponent, value }) =>
    [focusNode?.value, local(path), local(sourceConstraintComponent), value?.value].join(" "));
}

const linked = new Map();
const graphs = new Map();
before(async () => {
  for (const name of documents) {
    linked.set(name, JSON.parse(readFileSync(join(folder, name), "utf8")));
    graphs.set(name, await rdfOf(linked.get(name)));
  }
});

test("every document is there", () => {
  assert.deepEqual(documents, ["everything", "gent-2018", "noord-limburg-2018", "noord-west-vlaanderen-2018", "zuid-west-vlaanderen-2019"].map((name) => `${name}.jsonld`));
});

for (const name of documents) {
  test(`${name} has the shapes that it should have`, async () => {
    const graph = graphs.get(name);
    assert.ok(graph.size > 100);
    assert.deepEqual(await against(graph), []);
    // every shape of a class meets something: nothing is right because it is not there
    for (const of of ["Landscape", "Challenge", "Decision", "Seat", "Rule"]) {
      assert.ok(graph.countQuads(null, `${RDF}type`, REGIE + of) > 0, of);
    }
  });

  test(`${name} uses the terms of others as their vocabularies define them`, () => assert.deepEqual(misused(graphs.get(name)), []));
}

test("a document is the same graph when another hand compacts it", async () => {
  const document = linked.get("everything.jsonld");
  const expanded = await jsonld.expand(document, { safe: true, documentLoader });
  const compacted = await jsonld.compact(expanded, document["@context"], { documentLoader });
  const canonical = (one) => jsonld.canonize(one, { algorithm: "RDFC-1.0", format: "application/n-quads", documentLoader });
  assert.equal(await canonical(compacted), await canonical(document));
});

test("the shapes meet every class and property of the vocabulary", () => {
  const all = graphs.get("everything.jsonld");
  const vocabulary = new Store(parsed(read("core", "src", "interchange", "vocabulary.ttl")));
  const idle = [
    ...vocabulary.getSubjects(`${RDF}type`, `${RDFS}Class`).filter((one) => all.countQuads(null, `${RDF}type`, one) === 0),
    ...vocabulary.getSubjects(`${RDF}type`, `${RDF}Property`).filter((one) => all.countQuads(null, one, null) === 0),
  ];
  assert.deepEqual(idle.map(({ value }) => value), []);
  for (const one of vocabulary.getSubjects(`${RDF}type`, null)) {
    const labels = [...vocabulary.getObjects(one, `${RDFS}label`), ...vocabulary.getObjects(one, "http://www.w3.org/2004/02/skos/core#prefLabel")];
    assert.deepEqual(labels.map(({ language }) => language).sort(), ["en", "nl"], one.value);
  }
});

/** What breaks a document, and what the shapes say of it. */
const BROKEN = [
  ["a stakeholder without a label", (node) => delete node("stakeholder/gemeente").prefLabel, "prefLabel MinCountConstraintComponent"],
  ["a level that is an area", (node) => (node("area/nieuw").type = node("area/nieuw")["@id"]), "type ClassConstraintComponent"],
  ["a date that is none", (node) => (node("alles/landscape").asOf = "yesterday"), "asOf DatatypeConstraintComponent"],
  ["a property that does not belong there", (node) => (node("challenge/samen").strength = "regie:strength-must"), "strength ClosedConstraintComponent"],
  ["a word that is none", (node) => (node("challenge/samen").spread = "regie:spread-sideways"), "spread InConstraintComponent"],
  ["a decision without seats", (node) => delete node("/challenge/samen", "regie:Decision").seat, "seat MinCountConstraintComponent"],
  ["a role without the rule behind it", (node) => delete node("/challenge/samen", "regie:Decision").seat[0].hasParticipation[0].derivedFrom, "hasParticipation NodeConstraintComponent"],
  ["a working area of somebody who governs none", (node) => (node("stakeholder/vzw%401").workingArea = [node("area/nieuw")["@id"]]), "ClassConstraintComponent"],
  ["a service for which a private organisation is the authority", (node) => (node("offer/aanbod").competentAuthority = [node("stakeholder/vzw%401")["@id"]]), "hasCompetentAuthority ClassConstraintComponent"],
  ["a rule that comes from nowhere", (node) => delete node("rule/helpt").implements, "implements MinCountConstraintComponent"],
  ["a period that ends before it begins", (node) => (node("appointment/voorzitter").temporal.endDate = "1999-01-01"), "startDate"],
  ["two labels in one language", (node) => (node("challenge/samen").title = { nl: ["een", "twee"] }), "title UniqueLangConstraintComponent"],
];

for (const [what, broken, said] of BROKEN) {
  test(`the shapes see ${what}`, async () => {
    const document = structuredClone(linked.get("everything.jsonld"));
    const node = (ending, type) => {
      const found = document["@graph"].find((one) => one["@id"].endsWith(ending) && (type === undefined || one["@type"].includes(type)));
      assert.ok(found, ending);
      return found;
    };
    broken(node);
    const results = await against(await rdfOf(document));
    assert.ok(results.some((result) => result.includes(said)), results.join("\n"));
  });
}

test("a term that no vocabulary has, and one that is used of something else, are seen", async () => {
  const graph = async (node) => misused(await rdfOf({ "@context": linked.get("everything.jsonld")["@context"], "@graph": [{ "@id": "urn:x:1", ...node }] }));
  assert.deepEqual(await graph({ "@type": "org:Organisation" }), ["no class http://www.w3.org/ns/org#Organisation"]);
  assert.deepEqual(await graph({ "regie:colour": "red" }), ["no property urn:regie:term:colour"]);
  assert.deepEqual(await graph({ "@type": "org:Organization", workingArea: { "@id": "urn:x:2", "@type": ["prov:Location", "geo:Feature"] } }), [
    "http://data.vlaanderen.be/ns/besluit#werkingsgebied of what is no http://data.vlaanderen.be/ns/besluit#Bestuurseenheid",
  ]);
  assert.deepEqual(await graph({ "@type": "org:Organization", classification: { "@id": "urn:x:2", "@type": "org:Organization" } }), [
    "http://www.w3.org/ns/org#classification to what is no http://www.w3.org/2004/02/skos/core#Concept",
  ]);
});

/** The vocabularies: those of W3C, DCMI and OGC from their packages, the others as declared beside the shapes. */
const VOCABULARY = new Store([
  ...["dcam", "dcat", "dcterms", "geo", "org", "prov", "rdfs", "skos"].flatMap((name) =>
    parsed(read("node_modules", "@vocabulary", name, `${name}.nq`), "N-Quads").map(({ subject, predicate, object }) => DataFactory.quad(subject, predicate, object))),
  ...parsed(read("tests", "data", "interchange", "other-vocabularies.ttl")),
  ...parsed(read("core", "src", "interchange", "vocabulary.ttl")),
]);
const CLASSES = ["http://www.w3.org/2000/01/rdf-schema#Class", `${OWL}Class`];
const PROPERTIES = [`${RDF}Property`, `${OWL}ObjectProperty`, `${OWL}DatatypeProperty`, `${OWL}AnnotationProperty`];
const isOneOf = (term, kinds) => kinds.some((kind) => VOCABULARY.countQuads(term, `${RDF}type`, kind) > 0);

/** A class and all above it. */
function above(iri, found = new Set()) {
  if (!found.has(iri)) {
    found.add(iri);
    for (const { value } of VOCABULARY.getObjects(iri, `${RDFS}subClassOf`)) above(value, found);
    for (const { value } of VOCABULARY.getObjects(iri, `${OWL}equivalentClass`)) above(value, found);
  }
  return found;
}

/** What a graph does with terms that their vocabularies do not have, or of things that they do not speak of. */
function misused(graph) {
  const wrong = new Set();
  const typesOf = new Map();
  const types = (term) => {
    if (!typesOf.has(term.value)) {
      const all = [...graph.getObjects(term, `${RDF}type`), ...VOCABULARY.getObjects(term, `${RDF}type`)].map(({ value }) => [...above(value)]);
      typesOf.set(term.value, new Set(all.flat()));
    }
    return typesOf.get(term.value);
  };
  const named = (property, of) => VOCABULARY.getObjects(property, of).filter(({ termType }) => termType === "NamedNode").map(({ value }) => value);
  // what is a class of everything, or of agents of any kind, says nothing against an organisation
  const means = (iri) => iri.startsWith(REGIE) || !/#Resource$|#Thing$|foaf\/0\.1\/Agent$/u.test(iri);
  for (const { subject, predicate, object } of graph.getQuads()) {
    if (predicate.value === `${RDF}type`) {
      if (!isOneOf(object, CLASSES)) wrong.add(`no class ${object.value}`);
      continue;
    }
    if (!isOneOf(predicate, PROPERTIES)) {
      wrong.add(`no property ${predicate.value}`);
      continue;
    }
    const domains = named(predicate, `${RDFS}domain`).filter(means);
    for (const domain of domains.filter((domain) => !types(subject).has(domain))) wrong.add(`${predicate.value} of what is no ${domain}`);
    const some = named(predicate, `${DCAM}domainIncludes`);
    if (some.length > 0 && !some.some((domain) => types(subject).has(domain))) wrong.add(`${predicate.value} of what is none of ${some.join(", ")}`);
    for (const range of named(predicate, `${RDFS}range`).filter(means)) {
      const isLiteral = object.termType === "Literal";
      const datatypes = isLiteral ? [object.datatype.value, `${RDFS}Literal`] : [];
      // a concept of another list is not in the graph
      const isElsewhere = !isLiteral && types(object).size === 0 && !object.value.startsWith("urn:");
      if (!isElsewhere && !(isLiteral ? datatypes.includes(range) || range === `${XSD}anySimpleType` : types(object).has(range))) wrong.add(`${predicate.value} to what is no ${range}`);
    }
  }
  return [...wrong].sort();
}
