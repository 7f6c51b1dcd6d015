/** What a browser fetches for an engine: its scripts, bundled and minified, and its module, both in brotli bytes. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { build } from "esbuild";

/** Where a file of a package is: not every package says so of its module. */
const resolve = (path) => join(import.meta.dirname, "node_modules", path);

/** For each engine: what a page imports, and the module that goes with it. */
const ENTRIES = {
  regie: ["regie-wasm", "regie-wasm/regie_wasm_bg.wasm"],
  "regie-slim": ["regie-wasm/slim", "regie-wasm/slim/regie_wasm_bg.wasm"],
  cedar: ["@cedar-policy/cedar-wasm/web", "@cedar-policy/cedar-wasm/web/cedar_wasm_bg.wasm"],
  zen: ["@gorules/zen-engine-wasm", "@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm"],
  casbin: ["casbin"],
  "json-rules-engine": ["json-rules-engine"],
  "json-logic": ["json-logic-js"],
};

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

export async function size(engine) {
  const [entry, module] = ENTRIES[engine];
  const bundled = await build({
    stdin: { contents: `import * as all from ${JSON.stringify(entry)}; console.log(all);`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    // what a page gets where a script asks for something of Node
    external: ["fs", "node:*"],
    write: false,
    logLevel: "error",
  });
  return { scripts: brotli(bundled.outputFiles[0].contents), module: module ? brotli(readFileSync(resolve(module))) : 0 };
}
