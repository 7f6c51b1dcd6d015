/** Wrong values from JavaScript: an error with a code and a place, and what was there before goes on. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { example, install, load, thrown } from "./package-under-test.js";

const { Atlas, RegieError, check, flanders } = await load(install());

const text = example("zuid-west-vlaanderen-2019.json");
const landscape = JSON.parse(text);
const challenge = landscape.challenges[0].id;

const before = new Atlas(text);
const expected = JSON.stringify(before.decide(challenge));

/** The call is refused with this code and path (and hint), and an atlas that was there before goes on. */
function refused(call, ...expectations) {
  const error = thrown(call);
  assert.ok(error instanceof RegieError, String(error));
  const found = [error.code, error.path, error.hint].slice(0, expectations.length);
  assert.deepEqual(found, expectations);
  assert.ok(error.message.length > 10, error.message);
  assert.equal(JSON.stringify(before.decide(challenge)), expected);
  return error;
}

const cyclic = { id: "x" };
cyclic.within = [cyclic];
class Area {
  id = "x";
}
const throwing = Object.defineProperty({}, "id", {
  enumerable: true,
  get() {
    throw new Error("not today");
  },
});
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const trapped = new Proxy({}, {
  ownKeys() {
    throw new TypeError("no keys");
  },
});
const thrownStrangely = Object.defineProperty({}, "id", {
  enumerable: true,
  get() {
    throw Object.create(null);
  },
});

/** Anything that JSON cannot hold, with the code of its problem and where it is below the value. */
const WRONG = [
  [undefined, "unsupported-value", ""],
  [() => 1, "unsupported-value", ""],
  [Symbol("x"), "unsupported-value", ""],
  [10n, "unsupported-value", ""],
  [Number.NaN, "unsupported-value", ""],
  [Number.NEGATIVE_INFINITY, "unsupported-value", ""],
  [new Date(0), "unsupported-value", ""],
  [new Date(Number.NaN), "unsupported-value", ""],
  [new Map([["id", "x"]]), "unsupported-value", ""],
  [new Set(), "unsupported-value", ""],
  [new Uint8Array(2), "unsupported-value", ""],
  [new Area(), "unsupported-value", ""],
  [new String("x"), "unsupported-value", ""],
  [Object.create({ id: "inherited" }), "unsupported-value", ""],
  [Promise.resolve(), "unsupported-value", ""],
  [cyclic, "cyclic-value", ".within[0]"],
  [throwing, "unreadable-value", ".id"],
  [thrownStrangely, "unreadable-value", ".id"],
  [revoked.proxy, "unreadable-value", ""],
  [trapped, "unreadable-value", ""],
  ["\ud83c", "lone-surrogate", ""],
  [{ "\udfe0": 1 }, "lone-surrogate", ".\udfe0"],
];

test("what JSON cannot hold has a code and a place, in every document", () => {
  for (const [value, code, below] of WRONG) {
    const areas = [...landscape.areas, value];
    const path = `areas[${landscape.areas.length}]${below}`;
    refused(() => new Atlas({ ...landscape, areas }), code, path);
    refused(() => new Atlas(text, { ruleBook: { rules: [{ when: value }] } }), code, `rules[0].when${below}`);
    const error = refused(() => new Atlas(text, { sets: { eigen: { areas: [value] } } }), code, `areas[0]${below}`);
    assert.equal(error.problems[0].document, "eigen");
    const [problem] = check({ landscape: { areas } });
    assert.deepEqual([problem.code, problem.path], [code, path]);
  }
});

test("a document is text or a plain object", () => {
  for (const value of [undefined, null, true, 7, 7n, Symbol("x"), [], new Date(0), new Map(), () => text, new String(text), revoked.proxy]) {
    const code = value === revoked.proxy ? "unreadable-value" : "unsupported-value";
    refused(() => new Atlas(value), code, "");
    if (value !== undefined) refused(() => new Atlas(text, { ruleBook: value }), code, "");
    if (value !== undefined) assert.equal(check({ ruleBook: value })[0].code, code);
  }
  refused(() => new Atlas(), "unsupported-value", "");
});

test("text that is not JSON has line and column", () => {
  const error = refused(() => new Atlas("{\n  areas: []\n}"), "not-json", "");
  assert.match(error.message, /line 2 column 3/u);
  refused(() => new Atlas(""), "not-json", "");
  refused(() => new Atlas(`{"id": "\ud83c"}`), "lone-surrogate", "");
});

test("a proxy that behaves like plain data is plain data", () => {
  const seen = new Proxy(landscape, {});
  assert.equal(JSON.stringify(new Atlas(seen).decide(challenge)), expected);
  const computed = Object.defineProperty({ ...landscape }, "areas", { enumerable: true, get: () => landscape.areas });
  assert.equal(JSON.stringify(new Atlas(computed).decide(challenge)), expected);
});

test("a polluted prototype changes nothing", () => {
  Object.prototype.chalenges = [];
  Object.prototype.toJSON = () => "else";
  try {
    assert.equal(JSON.stringify(landscape), '"else"');
    assert.deepEqual(check({ landscape }), []);
  } finally {
    delete Object.prototype.chalenges;
    delete Object.prototype.toJSON;
  }
  assert.equal(JSON.stringify(new Atlas(landscape).decide(challenge)), expected);
});

test("a field that is called __proto__ is a field like others", () => {
  const wrong = JSON.parse(`{"__proto__": {"format": "regie/landscape"}}`);
  assert.ok(check({ landscape: wrong }).some(({ code, path }) => code === "unknown-field" && path === "__proto__"));
  const sets = JSON.parse(`{"__proto__": {"form": 1}}`);
  const building = { ...landscape, builds_on: [...(landscape.builds_on ?? []), "__proto__"] };
  assert.ok(check({ landscape: building, sets }).some(({ document, path }) => document === "__proto__" && path === "form"));
});

test("a document over the limit is refused, as text and as an object", () => {
  const MiB = 1024 * 1024;
  refused(() => new Atlas("x".repeat(256 * MiB + 1)), "too-large", "");
  // fewer letters than the limit, more bytes
  refused(() => new Atlas("é".repeat(128 * MiB + 1)), "too-large", "");
  const long = "x".repeat(MiB);
  refused(() => new Atlas({ ...landscape, note: Array(257).fill(long) }), "too-large", "");
});

test("JSON that nests too deep is refused, as text and as an object", () => {
  const deep = "[".repeat(200) + "]".repeat(200);
  refused(() => new Atlas(`{"id": ${deep}}`), "too-deep", "");
  assert.equal(thrown(() => new Atlas({ id: JSON.parse(deep) })).code, "too-deep");
  refused(() => new Atlas(`{"id": ${"[".repeat(200_000)}}`), "too-deep", "");
});

test("options and arguments are named", () => {
  refused(() => new Atlas(text, { rule_book: "{}" }), "unknown-option", "options.rule_book", "ruleBook");
  for (const options of [new Map(), null, 7, "{}", [], new Area()]) refused(() => new Atlas(text, options), "invalid-option", "options");
  for (const asOf of [new Date(0), null, 2019, "today", "2019-02-30", "\ud83c"]) {
    refused(() => new Atlas(text, { asOf }), "invalid-option", "options.asOf");
  }
  for (const sets of [[], null, "flanders", new Map()]) refused(() => new Atlas(text, { sets }), "invalid-option", "options.sets");
  refused(() => new Atlas(text, { sets: { "\ud83c": "{}" } }), "invalid-option", "options.sets");
  refused(() => new Atlas(text, { sets: { [Symbol("x")]: "{}" } }), "invalid-option", "options.sets");
  for (const id of [undefined, null, 7, {}, ["x"], new String(challenge), "\ud83c"]) {
    refused(() => before.decide(id), "invalid-argument", "challenge");
  }
  refused(() => before.decide(`${challenge}x`), "unknown-id", "challenge", challenge);
  refused(() => before.decide(""), "unknown-id", "challenge");
  refused(() => before.decide("x".repeat(1e6)), "unknown-id", "challenge");
  refused(() => check("{}"), "invalid-option", "documents");
  refused(() => check({ rulebook: "{}" }), "unknown-option", "documents.rulebook", "ruleBook");
  for (const [option, meant] of [["date", "asOf"], ["as_of", "asOf"], ["rules", "ruleBook"], ["ruleBok", "ruleBook"], ["set", "sets"]]) {
    refused(() => new Atlas(text, { [option]: "x" }), "unknown-option", `options.${option}`, meant);
  }
  refused(() => new Atlas(text, { lang: "nl" }), "unknown-option", "options.lang", undefined);
  refused(() => new Atlas(text, { ["x".repeat(1e6)]: "nl" }), "unknown-option");
  assert.match(thrown(() => new Atlas(text, 7)).message, /^options are a plain object, not a number$/u);
});

test("a check of nothing is refused", () => {
  for (const documents of [undefined, {}, { landscape: undefined }, { sets: { eigen: "{}" } }, { sets: {} }]) {
    refused(() => check(documents), "invalid-argument", "documents");
  }
  refused(() => check(), "invalid-argument", "documents");
  // an empty text is a document, and a wrong one
  assert.equal(check({ landscape: "" })[0].code, "not-json");
});

test("options that throw when they are looked at are named", () => {
  const option = Object.defineProperty({}, "ruleBook", { enumerable: true, get: () => throwing.id });
  const error = refused(() => new Atlas(text, option), "unreadable-value", "options.ruleBook");
  assert.equal(error.cause.message, "not today");
  refused(() => new Atlas(text, trapped), "unreadable-value", "options");
  refused(() => new Atlas(text, revoked.proxy), "unreadable-value", "options");
});

test("a filter is named", () => {
  for (const [field, meant] of [["themes", "theme"], ["rol", "role"], ["stakeholders", "stakeholder"], ["levle", "level"], ["approch", "approach"]]) {
    refused(() => before.whoActs({ [field]: "x" }), "unknown-option", `filter.${field}`, meant);
  }
  for (const field of ["date", "x", "constructor", "\ud83c"]) refused(() => before.whoActs({ [field]: "x" }), "unknown-option", `filter.${field}`, undefined);
  assert.match(thrown(() => before.whoActs([])).message, /^filter is a plain object, not a list$/u);
  refused(() => before.whoActs({ Theme: "housing" }), "unknown-option", "filter.Theme", "theme");
  for (const theme of [null, 7, ["housing"], new Date(0)]) refused(() => before.whoActs({ theme }), "invalid-option", "filter.theme");
  refused(() => before.whoActs("housing"), "invalid-option", "filter");
  refused(() => before.whoActs({ strength: "mast" }), "invalid-option", "filter.strength", "must");
  refused(() => before.whoActs({ approach: "" }), "invalid-option", "filter.approach");
  refused(() => before.whoActs({ role: "directr" }), "unknown-id", "filter.role", "director");
  for (const field of ["theme", "challenge", "area", "level", "stakeholder", "role"]) {
    refused(() => before.whoActs({ [field]: "there-is-none" }), "unknown-id", `filter.${field}`);
  }
});

test("wrong documents say all that is wrong, in order", () => {
  const wrong = { ...landscape, aras: [], version: "1" };
  const error = refused(() => new Atlas(wrong, { ruleBook: { ...flanders.ruleBook(), rulez: [] } }), "unknown-field", "aras");
  const documents = error.problems.map(({ document }) => document);
  assert.deepEqual(documents, [...documents].sort());
  assert.deepEqual([...new Set(documents)], ["landscape", "rulebook"]);
  assert.ok(error.message.includes(error.problems[0].message) && error.message.includes(`${error.problems.length - 1} more`));
});

test("a misspelt collection is what the message begins with, not one of the references that it leaves without what they name", () => {
  const { stakeholders, ...rest } = landscape;
  const wrong = { ...rest, stakeholder: stakeholders };
  const error = thrown(() => new Atlas(wrong));
  const misspelt = error.problems.find(({ code }) => code === "unknown-field");
  assert.deepEqual([misspelt.path, misspelt.nearest], ["stakeholder", "stakeholders"]);
  assert.ok(error.problems.filter(({ code }) => code === "unknown-reference").length > 12);
  assert.ok(error.message.startsWith(`landscape, stakeholder: ${misspelt.message}; did you mean \`stakeholders\`? Perhaps therefore: `), error.message);
  // the order of the problems, and what the other fields speak of, stay
  const [first] = error.problems;
  assert.equal(first.code, "unknown-reference");
  assert.ok(error.message.includes(first.path) && error.message.includes(first.message));
  assert.deepEqual([error.code, error.path, error.hint], [first.code, first.path, first.nearest]);
  assert.deepEqual(error.problems, check({ landscape: wrong, ruleBook: flanders.ruleBook() }));
  // where there is none, the first reference is
  const unknown = { ...landscape, challenges: [{ ...landscape.challenges[0], themes: ["nergens"] }] };
  assert.match(thrown(() => new Atlas(unknown)).message, /^landscape, challenges\[0\]\.themes\[0\]: /u);
});
