/**
 * What the built package weighs and how quick it is, as one line of JSON: `cargo xtask package` asks for it, and `budgets.json`
 * says how much it may be.
 */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("../..", import.meta.url));
const entry = join(root, "pkg", "node.js");
const file = join(root, "examples", "data", "zuid-west-vlaanderen-2019.json");

/** Fresh processes for a cold start; the median counts. */
const STARTS = 9;
/** How long decisions are asked, in milliseconds, after as long to warm up. */
const SPELL = 1000;

function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** The scripts as a bundler sends them to a browser: in one piece, without comments. */
async function scripts(folder) {
  const bundle = await rolldown({ input: join(folder, "browser.js"), platform: "browser", moduleTypes: { ".wasm": "asset" } });
  const { output } = await bundle.generate({ format: "es", minify: true });
  await bundle.close();
  return Buffer.from(output.filter(({ type }) => type === "chunk").map(({ code }) => code).join(""));
}

/** From the first line of a program to its first decision: the module is read and compiled, the documents are read and checked. */
function coldStart() {
  const program = `
    const { readFileSync } = await import("node:fs");
    const text = readFileSync(${JSON.stringify(file)}, "utf8");
    const start = performance.now();
    const { Atlas } = await import(${JSON.stringify(pathToFileURL(entry))});
    const atlas = new Atlas(text);
    atlas.decide(${JSON.stringify(challenges[0])});
    console.log(performance.now() - start);`;
  const times = Array.from({ length: STARTS }, () => Number(execFileSync(process.execPath, ["--input-type=module", "--eval", program])));
  return times.sort((a, b) => a - b)[(STARTS - 1) / 2];
}

/** How many decisions one thread gets in a second, as objects. */
async function speed() {
  const { Atlas } = await import(pathToFileURL(entry));
  const atlas = new Atlas(text);
  let count = 0;
  const ask = () => {
    const start = performance.now();
    for (count = 0; performance.now() - start < SPELL; count += 1) atlas.decide(challenges[count % challenges.length]);
    return count / ((performance.now() - start) / 1000);
  };
  ask();
  return ask();
}

const text = readFileSync(file, "utf8");
const challenges = JSON.parse(text).challenges.map(({ id }) => id);

/** What a module and its scripts weigh. */
async function weight(folder, prefix) {
  const module = readFileSync(join(folder, "regie_wasm_bg.wasm"));
  const minified = await scripts(folder);
  return {
    [`${prefix}wasm_bytes`]: module.length,
    [`${prefix}wasm_brotli_bytes`]: compressed(module),
    [`${prefix}scripts_bytes`]: minified.length,
    [`${prefix}scripts_brotli_bytes`]: compressed(minified),
  };
}

console.log(JSON.stringify({
  ...await weight(join(root, "pkg", "slim"), ""),
  ...await weight(join(root, "pkg"), "full_"),
  cold_start_ms: Math.round(coldStart() * 10) / 10,
  decisions_per_second: Math.round(await speed()),
}));
