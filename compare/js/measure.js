/**
 * One engine, in a process of its own: how long until its first answer, how long an answer takes then, and what it answers otherwise than the decisions say; as one line of JSON.
 *
 *     node measure.js ENGINE FOLDER
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [engine, folder] = process.argv.slice(2);
const text = (name) => readFileSync(join(folder, name), "utf8");
const landscape = text("landscape.json");
const ruleBook = JSON.parse(text("rule-book.json"));
const questions = JSON.parse(text("asked.json"));
const wasm = (path) => readFileSync(createRequire(import.meta.url).resolve(path));

/** So long at least is asked, all questions over and over. */
const SECONDS = 2;

const before = performance.now();
const { start } = await import(`./engines/${engine}.js`);
const ask = await start({ landscape, ruleBook, wasm });
const first = await ask(questions[0]);
const coldStart = performance.now() - before;

if (typeof first !== "boolean") throw new Error(`${engine} answers ${first}, neither yes nor no`);
const isAsync = ask(questions[0]) instanceof Promise;
const wrong = [];
for (const [at, question] of questions.entries()) if ((await ask(question)) !== question.holds) wrong.push(at);

let asked = 0;
const used = process.cpuUsage();
const began = performance.now();
while (performance.now() - began < SECONDS * 1000) {
  // an engine that answers at once is not made to wait
  if (isAsync) for (const question of questions) await ask(question);
  else for (const question of questions) ask(question);
  asked += questions.length;
}
const { user, system } = process.cpuUsage(used);

console.log(JSON.stringify({ coldStart, perSecond: asked / ((user + system) / 1e6), wrong, asked: questions.length }));
