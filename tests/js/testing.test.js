/** The entry for property tests: arbitraries for fast-check, which make what the Rust library makes, and shrink. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import fc from "fast-check";
import { install, load, root, thrown } from "./package-under-test.js";

const project = install();
const { Atlas, check } = await load(project);
const { changes, landscape, withChanges, world } = createRequire(join(project, "package.json"))("regie-wasm/testing");

/** The smallest thing of which a property does not hold. */
function smallest(arbitrary, holds) {
  const { failed, counterexample } = fc.check(fc.property(arbitrary, holds), { seed: 7 });
  assert.ok(failed, "it should not hold");
  return counterexample[0];
}

/** All decisions, when all is well with the documents. */
function decisions(landscape, options) {
  const atlas = new Atlas(landscape, options);
  const all = [...atlas.decisions()];
  atlas.free();
  return all;
}

test("every world and every landscape is valid", () => {
  fc.assert(fc.property(world(fc), ({ landscape, options: { asOf, ...documents } }) => {
    assert.deepEqual(check({ landscape, ...documents }), []);
    assert.equal(typeof asOf, "string");
  }), { numRuns: 100 });
  fc.assert(fc.property(landscape(fc), (landscape) => assert.deepEqual(check({ landscape }), [])), { numRuns: 100 });
});

test("the same bytes make the same world", () => {
  const [one, other] = [1, 2].map(() => fc.sample(world(fc), { seed: 3, numRuns: 5 }));
  assert.deepEqual(one, other);
  assert.ok(new Set(one.map((world) => JSON.stringify(world))).size > 1);
});

test("a size is a limit, and a wrong one is refused", () => {
  const sizes = fc.sample(world(fc, { areas: 2, challenges: 1, rules: 0 }), 50);
  for (const { landscape, options } of sizes) {
    const all = [landscape, ...Object.values(options.sets)];
    assert.ok(all.flatMap(({ areas = [] }) => areas).length <= 2);
    assert.ok(all.flatMap(({ challenges = [] }) => challenges).length <= 1);
    assert.equal(options.ruleBook.rules, undefined);
  }
  assert.match(thrown(() => world(fc, { towns: 2 })).message, /a size has no `towns`: it has areas, /u);
  assert.match(thrown(() => landscape(fc, { areas: -1 })).message, /`size.areas` is a whole number/u);
});

test("a failure shrinks to what matters", () => {
  const someone = (landscape, role) => decisions(landscape).some(({ seats }) => seats.some(({ roles }) => roles.some((one) => one.role === role)));
  const found = smallest(landscape(fc), (landscape) => !someone(landscape, "partner"));
  assert.deepEqual([found.areas.length, found.challenges.length, found.offers], [1, 1, undefined], JSON.stringify(found));
  const third = found.stakeholders.filter(({ kind }) => kind !== "municipality" && kind !== "ocmw");
  assert.equal(third.length, 1, JSON.stringify(found));
});

test("changes fit their world, and shrink", () => {
  const forms = ["put", "remove", "end", "leave", "merge", "mandate", "appointment", "works_in", "member_of", "offer", "sector", "end_exclusion"];
  const seen = new Set();
  fc.assert(fc.property(withChanges(fc, world(fc)), ({ changes }) => {
    for (const change of changes) {
      const [form, ...others] = Object.keys(change);
      assert.deepEqual(others, []);
      assert.ok(forms.includes(form), form);
      seen.add(form);
    }
  }), { numRuns: 100 });
  assert.ok(seen.size >= 6, [...seen].join());
  const [one] = fc.sample(landscape(fc), { seed: 1, numRuns: 1 });
  const removed = smallest(changes(fc, { landscape: one }), (changes) => changes.length === 0);
  assert.equal(removed.length, 1);
  assert.deepEqual(fc.sample(changes(fc, { landscape: "{}" }), 3), [[], [], []]);
});

test("the types are those of the caller's fast-check", () => {
  const own = createRequire(import.meta.url);
  for (const name of ["fast-check", "pure-rand"]) symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name));
  writeFileSync(join(project, "testing.mts"), [
    'import fc from "fast-check";',
    'import { Atlas } from "regie-wasm";',
    'import { changes, landscape, withChanges, world } from "regie-wasm/testing";',
    'fc.assert(fc.property(world(fc, { areas: 3 }), ({ landscape, options }) => { new Atlas(landscape, options).free(); }));',
    'fc.assert(fc.property(landscape(fc), (one) => one.id.length > 0));',
    'fc.assert(fc.property(withChanges(fc, landscape(fc).map((landscape) => ({ landscape }))), ({ world, changes }) => world.landscape.id !== "" && changes.length < 9));',
    'export const some: Record<string, unknown>[][] = fc.sample(changes(fc, { landscape: "{}" }), 2);',
    '// @ts-expect-error: a size has no towns',
    'world(fc, { towns: 2 });',
    "",
  ].join("\n"));
  const compiler = join(dirname(own.resolve("typescript/package.json")), "bin", "tsc");
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--skipLibCheck", "--target", "es2022", "--types", "", "--module", "nodenext", "testing.mts"];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { cwd: project, encoding: "utf8" });
  assert.deepEqual({ status, stdout }, { status: 0, stdout: "" });
});

test("the entry is a module of its own, and fast-check is the caller's", () => {
  const manifest = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
  assert.equal(Object.keys(manifest.exports["./testing"])[0], "types");
  assert.deepEqual(manifest.peerDependenciesMeta, { "fast-check": { optional: true } });
  assert.doesNotMatch(readFileSync(join(root, "pkg/testing/index.js"), "utf8"), /from "fast-check"/u);
});
