/** Decisions and assignments, one after the other. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { example, install, load, thrown } from "./package-under-test.js";

const project = install();
const { Atlas, RegieError } = await load(project);
const text = example("zuid-west-vlaanderen-2019.json");
const landscape = JSON.parse(text);

/** A region with so many challenges that they do not come at once. */
const many = { ...landscape, challenges: [] };
for (let n = 0; n < 300; n += 1) {
  const [challenge] = landscape.challenges;
  many.challenges.push({ ...challenge, id: `${challenge.id}-${String(n).padStart(3, "0")}` });
}

test("all decisions, in order, the same as one by one", () => {
  const atlas = new Atlas(many);
  const decisions = [...atlas.decisions()];
  assert.deepEqual(decisions.map(({ challenge }) => challenge), many.challenges.map(({ id }) => id));
  assert.deepEqual(decisions[299], atlas.decide(many.challenges[299].id));
});

test("assignments are those of the decisions, and a filter narrows them", () => {
  const atlas = new Atlas(text);
  const all = [...atlas.whoActs()];
  const expected = [...atlas.decisions()].flatMap(({ challenge, seats }) => {
    return seats.flatMap(({ area: seat, roles }) => roles.map(({ role, ...rest }) => ({ challenge, seat, role, ...rest })));
  });
  assert.deepEqual(all, expected);
  assert.deepEqual([...atlas.whoActs({})], all);
  assert.deepEqual([...atlas.whoActs({ role: undefined })], all);
  const directors = [...atlas.whoActs({ role: "director", level: "local" })];
  assert.ok(directors.length > 0 && directors.length < all.length);
  assert.deepEqual(directors, all.filter(({ role, area }) => role === "director" && levelOf(area) === "local"));
});

function levelOf(area) {
  return landscape.areas.find(({ id }) => id === area)?.level;
}

test("it is an iterator of the language", () => {
  const answers = new Atlas(text).decisions();
  assert.equal(answers[Symbol.iterator](), answers);
  const [one, two] = answers;
  assert.ok(one.challenge < two.challenge);
  // the pattern above has taken two, and has closed it
  assert.deepEqual(answers.next(), { done: true, value: undefined });
});

test("leaving a loop gives back what is still to come", () => {
  const answers = new Atlas(many).decisions();
  for (const decision of answers) {
    assert.equal(decision.challenge, many.challenges[0].id);
    break;
  }
  assert.deepEqual([...answers], []);
  assert.deepEqual(answers.return("x"), { done: true, value: "x" });
});

test("the end stays the end", () => {
  const answers = new Atlas(text).whoActs();
  while (!answers.next().done);
  assert.deepEqual(answers.next(), { done: true, value: undefined });
  answers[Symbol.dispose]();
  assert.deepEqual(answers.next(), { done: true, value: undefined });
});

test("several iterators of one atlas do not disturb each other", () => {
  const atlas = new Atlas(many);
  const [one, other] = [atlas.decisions(), atlas.decisions()];
  for (const { id } of many.challenges) {
    assert.equal(one.next().value.challenge, id);
    assert.equal(other.next().value.challenge, id);
  }
  assert.ok(one.next().done && other.next().done);
});

test("the answers are the caller's own", () => {
  const atlas = new Atlas(text);
  const [first] = atlas.decisions();
  const before = structuredClone(first);
  first.seats.length = 0;
  assert.deepEqual(atlas.decide(before.challenge), before);
});

test("an atlas that was freed says so, and so do its iterators", () => {
  const atlas = new Atlas(many);
  const [begun, fresh, ended] = [atlas.decisions(), atlas.whoActs(), atlas.decisions()];
  begun.next();
  ended.return();
  atlas.free();
  const calls = {
    "Atlas.decide": [() => atlas.decide("x")],
    "Atlas.decisions": [() => atlas.decisions(), () => begun.next()],
    "Atlas.whoActs": [() => atlas.whoActs(), () => fresh.next()],
    "Atlas.notices": [() => atlas.notices],
    "Atlas.asOf": [() => atlas.asOf],
  };
  for (const [path, list] of Object.entries(calls)) {
    for (const call of list) {
      const error = thrown(call);
      assert.ok(error instanceof RegieError, String(error));
      assert.deepEqual([error.code, error.path], ["freed", path]);
    }
  }
  assert.ok(ended.next().done);
  begun.return();
  atlas.free();
  atlas[Symbol.dispose]();
});

test("numbers that are used again never show the answers of another atlas", () => {
  const first = new Atlas(many);
  const stale = first.decisions();
  stale.next();
  first.free();
  const second = new Atlas(text);
  const fresh = second.decisions();
  stale.return();
  first.free();
  assert.equal(fresh.next().value.challenge, [...second.decisions()][0].challenge);
  assert.equal([...fresh].length, [...second.decisions()].length - 1);
});

test("memory is given back: by free, at the end of a loop, and by what is forgotten", () => {
  const script = `
    import { readFileSync } from "node:fs";
    import { initSync } from "./node_modules/regie-wasm/regie_wasm.js";
    import { Atlas } from "regie-wasm";
    const text = ${JSON.stringify(text)};
    // the module is there already: this only gives its memory
    const { memory } = initSync();
    const use = (end) => {
      const atlas = new Atlas(text);
      for (const _ of atlas.whoActs()) break;
      atlas.whoActs().next();
      end(atlas);
    };
    for (let n = 0; n < 20; n += 1) use((atlas) => atlas.free());
    const before = memory.buffer.byteLength;
    for (let n = 0; n < 200; n += 1) use((atlas) => atlas.free());
    const freed = memory.buffer.byteLength;
    for (let n = 0; n < 200; n += 1) {
      use(() => {});
      if (n % 5 === 0) {
        globalThis.gc();
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
    console.log(JSON.stringify({ before, freed, forgotten: memory.buffer.byteLength }));`;
  writeFileSync(join(project, "memory.mjs"), script);
  const { stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", "memory.mjs"], { cwd: project, encoding: "utf8" });
  assert.equal(stderr, "");
  const { before, freed, forgotten } = JSON.parse(stdout);
  assert.equal(freed, before);
  assert.ok(forgotten < 4 * before, `${forgotten} bytes after ${before}`);
});
