/**
 * What the built package takes, on documents that `regie-bench` made: as one line of JSON on the standard output.
 *
 *     node bench/js/bench.js PACKAGE LANDSCAPE RULE-BOOK ASKED PATIENCE-MS
 */

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Measurements at most of one thing. */
const RUNS = 9;

const [entry, landscapeFile, ruleBookFile, askedFile, patience] = process.argv.slice(2);
const { Atlas } = await import(pathToFileURL(resolve(entry)));
// the module that the entry has started already: it gives its exports, and so its memory
const { initSync } = await import(pathToFileURL(join(dirname(resolve(entry)), "regie_wasm.js")));

const landscape = readFileSync(landscapeFile, "utf8");
const ruleBook = readFileSync(ruleBookFile, "utf8");
const { sample, filters, questions, changes } = JSON.parse(readFileSync(askedFile, "utf8"));

/** Seconds that something took: by the clock, and of a processor, that of the helpers of Node with it. */
function once(what) {
  const before = process.cpuUsage();
  const start = performance.now();
  what();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return [wall / 1e3, (user + system) / 1e6];
}

/** The seconds of each run, as many as there is patience for. */
function time(what) {
  const runs = [];
  const begin = performance.now();
  for (;;) {
    const run = once(what);
    runs.push(run);
    if (runs.length >= RUNS || performance.now() - begin + run[0] * 1e3 > Number(patience)) return runs;
  }
}

const building = time(() => new Atlas(landscape, { ruleBook }).free());

const atlas = new Atlas(landscape, { ruleBook });
const memory = initSync().memory.buffer.byteLength;

// once to warm up
for (const id of sample) atlas.decide(id);
const decision = sample.map((id) => once(() => atlas.decide(id)));

let seats;
let assignments;
let checksum;
const all = time(() => {
  [seats, assignments, checksum] = [0, 0, 0];
  for (const answer of atlas.decisions()) {
    seats += answer.seats.length;
    for (const seat of answer.seats) {
      assignments += seat.roles.length;
      for (const { role, stakeholder, area, because } of seat.roles) {
        checksum += role.length + stakeholder.length + area.length + because.length;
      }
    }
  }
});

const found = [];
const counted = filters.map((filter, n) => time(() => (found[n] = atlas.count(filter))));

let yes;
const asking = time(() => (yes = questions.filter((question) => atlas.has(question)).length));
const checks = asking.map((run) => run.map((seconds) => seconds / questions.length));

const applied = changes.map((change) => once(() => atlas.apply(change).free()));

const answers = { seats, assignments, checksum, found, yes };
console.log(JSON.stringify({ building, decision, all, counted, checks, changes: applied, memory, ...answers }));
