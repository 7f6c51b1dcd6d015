/** Objects become the text that `JSON.stringify` would write, or problems with a place. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { changesText, documentText } from "../../wasm/js/documents.js";

/** The text and the problems, as `code path`. */
function write(value) {
  const problems = [];
  const text = documentText(value, "landscape", problems);
  return { text, problems: problems.map(({ code, path }) => `${code} ${path}`) };
}

function check(value, ...problems) {
  assert.deepEqual(write(value).problems, problems);
}

test("plain data is written as JSON.stringify writes it", () => {
  const shared = { nl: "wonen \u2028 \"é\" \u{1F3E0}" };
  const values = [
    {},
    { a: [], b: {}, c: [null, true, false, 0, -0, 1.5, 1e21, ""], "d e": { "": [[[1]]] } },
    { label: shared, note: shared, 10: "first", __proto: 1 },
    JSON.parse('{"__proto__": {"id": 1}}'),
    Object.assign(Object.create(null), { id: "x" }),
    runInNewContext("({ areas: [{ id: 'x' }] })"),
  ];
  for (const value of values) assert.deepEqual(write(value), { text: JSON.stringify(value), problems: [] });
});

test("text stays as it is", () => {
  assert.deepEqual(write("{ not JSON, but text"), { text: "{ not JSON, but text", problems: [] });
});

test("what JSON cannot hold is named with its place", () => {
  class Area {}
  for (const value of [undefined, () => 1, Symbol("x"), 1n, NaN, -Infinity, new Date(0), new Map(), new Area(), /x/u, new String("x")]) {
    check({ areas: [{ id: "a" }, { label: value }] }, "unsupported-value areas[1].label");
  }
});

test("the document itself is an object", () => {
  for (const value of [undefined, null, 7, [], new Date(0), new Uint8Array(2)]) check(value, "unsupported-value ");
});

test("inherited, hidden and symbol-named fields are never left out without a word", () => {
  check({ x: Object.create({ id: "inherited" }) }, "unsupported-value x");
  check({ x: { [Symbol("id")]: 1 } }, "unsupported-value x");
  // JSON.stringify would call it
  const hidden = Object.defineProperty({ id: "x" }, "toJSON", { value: () => "else" });
  assert.deepEqual(write({ hidden }), { text: '{"hidden":{"id":"x"}}', problems: [] });
});

test("a list has all its elements and nothing else", () => {
  // eslint-disable-next-line no-sparse-arrays
  check({ areas: ["a", , "c"] }, "unsupported-value areas[1]");
  check({ areas: Object.assign(["a"], { extra: 1 }) }, "unsupported-value areas.extra");
});

test("a cycle ends", () => {
  const area = { id: "a" };
  area.within = [area];
  check({ areas: [area] }, "cyclic-value areas[0].within[0]");
});

test("depth is counted as in JSON text", () => {
  const nested = (depth) => (depth === 1 ? {} : { a: nested(depth - 1) });
  check(nested(128));
  check(nested(129), `too-deep ${Array(128).fill("a").join(".")}`);
});

test("an object that unfolds without end is cut off", () => {
  let value = ["x".repeat(1 << 20)];
  for (let doubling = 0; doubling < 40; doubling += 1) value = [value, value];
  check({ value }, "too-large ");
});

test("half a surrogate pair has a place, in text too", () => {
  check({ areas: [{ label: "\ud83c" }] }, "lone-surrogate areas[0].label");
  check({ "\udfe0": 1 }, "lone-surrogate \udfe0");
  const problems = [];
  documentText('{\n "a": "\u{1F3E0}\ud83c"}', "landscape", problems);
  assert.equal(problems[0].message, "half a surrogate pair at line 2 column 9");
});

test("problems have a bound", () => {
  const { problems } = write({ list: new Array(1e9) });
  assert.equal(problems.length, 10_001);
  assert.equal(problems.at(-1), "too-many-problems ");
});

test("changes are a list, or text", () => {
  const write = (value) => {
    const problems = [];
    const text = changesText(value, problems);
    return { text, problems: problems.map(({ document, code, path }) => `${document} ${code} ${path}`) };
  };
  const changes = [{ remove: { offers: "x" } }];
  assert.deepEqual(write(changes), { text: JSON.stringify(changes), problems: [] });
  assert.deepEqual(write("[]"), { text: "[]", problems: [] });
  assert.deepEqual(write([{ remove: undefined }]).problems, ["changes unsupported-value [0].remove"]);
  for (const value of [undefined, null, {}, changes[0], new Set()]) assert.deepEqual(write(value).problems, ["changes unsupported-value "]);
});
