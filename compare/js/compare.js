/**
 * regie beside engines that run in JavaScript, on the questions that `regie-compare` wrote: a table in Markdown.
 *
 *     node compare.js FOLDER
 */

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";

import { size } from "./sizes.js";

const ENGINES = ["regie", "regie-slim", "cedar", "zen", "casbin", "json-rules-engine", "json-logic"];
const LABELS = {
  regie: "regie (`has`)",
  "regie-slim": "regie, slim (`whoActs`)",
  cedar: "Cedar, of what it is handed",
  zen: "ZEN, of what it is handed",
  casbin: "casbin, of what it is handed",
  "json-rules-engine": "json-rules-engine, of what it is handed",
  "json-logic": "JSON Logic, of what it is handed",
};
/** How often each is started, in a process of its own: the median counts. */
const STARTS = 5;

const [folder] = process.argv.slice(2);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const handed = JSON.parse(readFileSync(join(folder, "asked.json"), "utf8")).map(
  ({ principal, resource, context }) => JSON.stringify({ principal, resource, context }).length,
);

const found = [];
for (const engine of ENGINES) {
  const runs = Array.from({ length: STARTS }, () =>
    JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, "measure.js"), engine, folder], { encoding: "utf8" })),
  );
  const [{ wrong, asked }] = runs;
  if (wrong.length > 0) throw new Error(`${engine} answers ${wrong.length} of ${asked} questions otherwise than the decisions: first number ${wrong[0]}`);
  const bytes = await size(engine);
  const of = (name) => median(runs.map((run) => run[name]));
  found.push({ engine, ...bytes, coldStart: of("coldStart"), perSecond: of("perSecond"), asked });
}

const whole = (value) => Math.round(value).toLocaleString("en");
const kb = (bytes) => (bytes === 0 ? "–" : `${(bytes / 1000).toFixed(1)} kB`);
const rows = found.map(
  ({ engine, module, scripts, coldStart, perSecond }) =>
    `| ${LABELS[engine]} | ${kb(module)} | ${kb(scripts)} | ${coldStart.toFixed(0)} ms | ${whole(perSecond)} |`,
);
console.log(`\n${found[0].asked} questions of yes or no, answered alike by all and as the decisions say.`);
console.log(`The others are handed ${whole(median(handed))} bytes of facts with each (median).`);
console.log(`Node ${process.version}, ${cpus()[0].model.trim()}; load ${loadavg()[0].toFixed(1)} at the end.\n`);
console.log("| | module, brotli | scripts, brotli | to the first answer | answers a second |");
console.log("|---|---|---|---|---|");
console.log(rows.join("\n"));
writeFileSync(join(folder, "results-js.json"), `${JSON.stringify(found, null, 1)}\n`);
