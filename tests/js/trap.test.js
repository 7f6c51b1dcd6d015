/**
 * When the WebAssembly module breaks down, every later call says so.
 *
 * It is made to break down honestly: this copy of the package may have no more memory than it starts with and a little, as
 * on a machine that has none left.
 */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { example, install, load, thrown } from "./package-under-test.js";

const PAGE = 65_536;
const text = example("zuid-west-vlaanderen-2019.json");

/** The module with a limit to its memory: so many pages more than it starts with. */
function limited(module, pages) {
  const memory = 5;
  for (let at = 8; at < module.length; ) {
    const [length, start] = number(module, at + 1);
    const end = start + length;
    if (module[at] === memory) {
      const [count, flags] = number(module, start);
      const [first, rest] = number(module, flags + 1);
      assert.deepEqual([count, module[flags], rest], [1, 0, end], "one memory, without a limit");
      const section = [1, 1, ...bytes(first), ...bytes(first + pages)];
      return Buffer.concat([module.subarray(0, at), Buffer.from([memory, ...bytes(section.length), ...section]), module.subarray(end)]);
    }
    at = end;
  }
  return assert.fail("the module has no memory");
}

/** A number as WebAssembly writes it (LEB128), and where the next begins. */
function number(module, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = module[at];
    at += 1;
    value += (byte & 127) << shift;
    shift += 7;
    if (byte < 128) return [value, at];
  }
}

function bytes(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...bytes(value >> 7)];
}

const project = install();
const file = join(project, "node_modules/regie-wasm/regie_wasm_bg.wasm");
writeFileSync(file, limited(readFileSync(file), 64));
const { Atlas, RegieError, check, flanders, lintRuleBook, version } = await load(project);

test("a module that broke down says so from then on, whatever is asked", async () => {
  const atlas = new Atlas(text);
  const [{ challenge }] = atlas.decisions();
  const answers = atlas.decisions();
  answers.next();
  assert.equal(check({ landscape: text }).length, 0);

  // more text than there is memory
  const large = JSON.stringify({ note: "x".repeat(128 * PAGE) });
  const first = thrown(() => new Atlas(large));
  const calls = [
    () => new Atlas(text),
    () => atlas.decide(challenge),
    () => atlas.notices,
    () => atlas.asOf,
    () => atlas.decisions(),
    () => atlas.whoActs({ role: "director" }),
    () => [...answers, ...answers, ...atlas.decisions()],
    () => check({ landscape: text }),
    () => flanders.ruleBook(),
    () => version(),
    () => atlas.blindSpots(),
    () => atlas.apply([]),
    () => atlas.difference(atlas),
    () => lintRuleBook("{}"),
  ];
  for (const error of [first, ...calls.map(thrown)]) {
    assert.ok(error instanceof RegieError, String(error));
    assert.equal(error.code, "module-poisoned");
    assert.ok(error.cause instanceof WebAssembly.RuntimeError, String(error.cause));
    assert.equal(error.cause, first.cause);
    assert.ok(error.message.includes(String(first.cause)), error.message);
  }
  // what is wrong before the module is asked is still said
  assert.equal(thrown(() => new Atlas(new Date(0))).code, "unsupported-value");
  // giving up what there was does not fail, and does not go in
  answers.return();
  atlas.free();
  assert.equal(thrown(() => atlas.decide(challenge)).code, "freed");
});
