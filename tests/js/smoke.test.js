/** The packed package in Node: it loads, decides what the native library decides, and says what is wrong. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { example, install, root, run } from "./package-under-test.js";

const REGION = "zuid-west-vlaanderen-2019.json";

const project = install();
writeFileSync(join(project, "consumer.mjs"), 'export * from "regie-wasm";\n');
writeFileSync(join(project, "consumer.cjs"), 'console.log(Object.keys(require("regie-wasm")).sort().join());\n');
const { Atlas, RegieError } = await import(pathToFileURL(join(project, "consumer.mjs")));

const text = example(REGION);
const landscape = JSON.parse(text);
const challenge = landscape.challenges[0].id;

/** What a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

test("import and require give the same classes", () => {
  const require = createRequire(join(project, "package.json"));
  assert.equal(require("regie-wasm").Atlas, Atlas);
  assert.equal(require("regie-wasm").RegieError, RegieError);
});

test("a CommonJS program needs no flag, and sees no warning", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["consumer.cjs"], { cwd: project, encoding: "utf8" });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: "Atlas,RegieError\n", stderr: "" });
});

test("the decision is the native one, byte for byte", () => {
  const file = join("examples", "data", REGION);
  const command = ["run", "--quiet", "--example", "regie", "--", "decide", file, "--challenge", challenge, "--format", "json"];
  const native = run(root, "cargo", ...command).trimEnd();
  assert.equal(`[${JSON.stringify(new Atlas(text).decide(challenge))}]`, native);
});

test("documents are text or plain objects, with the same answer", () => {
  const expected = new Atlas(text).decide(challenge);
  assert.equal(expected.challenge, challenge);
  assert.deepEqual(new Atlas(landscape, {}).decide(challenge), expected);
});

test("the date is the landscape's own, or an option", () => {
  const own = new Atlas(text).decide(challenge);
  assert.deepEqual(new Atlas(text, { asOf: landscape.as_of, ruleBook: undefined }).decide(challenge), own);
  const error = thrown(() => new Atlas(text, { asOf: "2019-02-30" }));
  assert.ok(error instanceof RegieError);
  assert.deepEqual([error.code, error.path], ["invalid-option", "options.asOf"]);
});

test("wrong documents say all that is wrong", () => {
  const error = thrown(() => new Atlas({ ...landscape, chalenges: [], version: "1" }, { ruleBook: "{}" }));
  assert.ok(error instanceof RegieError && error instanceof Error);
  assert.equal(error.name, "RegieError");
  const places = error.problems.map(({ document, path }) => `${document} ${path}`);
  assert.ok(places.includes("landscape chalenges") && places.includes("landscape version"), places.join("\n"));
  assert.ok(places.some((place) => place.startsWith("rulebook ")), places.join("\n"));
  for (const problem of error.problems) assert.ok(problem.code && problem.message, JSON.stringify(problem));
  const [first] = error.problems;
  assert.deepEqual([error.code, error.path, error.hint], [first.code, first.path, first.nearest]);
  assert.ok(error.message.includes(first.message));
});

test("what JSON cannot hold is a problem with its place, in every document", () => {
  const error = thrown(() => new Atlas({ ...landscape, label: undefined }, { ruleBook: { rules: [{ valid: new Date(0) }] } }));
  const places = error.problems.map(({ document, code, path }) => `${document} ${code} ${path}`);
  assert.deepEqual(places, ["landscape unsupported-value label", "rulebook unsupported-value rules[0].valid"]);
});

test("reference sets are given by name", () => {
  const building = { ...landscape, builds_on: [...(landscape.builds_on ?? []), "eigen"] };
  const error = thrown(() => new Atlas(building, { sets: { eigen: { form: "?" } } }));
  assert.ok(error.problems.some(({ document, path }) => document === "eigen" && path === "form"), error.message);
});

test("an unknown challenge is an error with the nearest one", () => {
  const error = thrown(() => new Atlas(text).decide(`${challenge}x`));
  assert.ok(error instanceof RegieError);
  assert.equal(error.hint, challenge);
  assert.deepEqual(error.problems, []);
});

test("misuse is named", () => {
  const misuses = [
    [() => new Atlas(text, { rule_book: "{}" }), "unknown-option", "options.rule_book", "ruleBook"],
    [() => new Atlas(text, new Map()), "invalid-option", "options"],
    [() => new Atlas(text, null), "invalid-option", "options"],
    [() => new Atlas(text, { asOf: new Date(0) }), "invalid-option", "options.asOf"],
    [() => new Atlas(text, { sets: [] }), "invalid-option", "options.sets"],
    [() => new Atlas(), "unsupported-value", ""],
    [() => new Atlas(text).decide(7), "invalid-argument", "challenge"],
  ];
  for (const [call, code, path, hint] of misuses) {
    const error = thrown(call);
    assert.ok(error instanceof RegieError, String(error));
    assert.deepEqual([error.code, error.path, error.hint], [code, path, hint]);
  }
});

test("a freed atlas says so", () => {
  const atlas = new Atlas(text);
  atlas.free();
  const error = thrown(() => atlas.decide(challenge));
  assert.ok(error instanceof RegieError, String(error));
  assert.deepEqual([error.code, error.path], ["freed", "Atlas.decide"]);
  atlas.free();
});

test("an atlas is disposed of by its symbol", () => {
  const atlas = new Atlas(text);
  atlas[Symbol.dispose]();
  atlas[Symbol.dispose]();
  assert.equal(thrown(() => atlas.decide(challenge)).code, "freed");
});
