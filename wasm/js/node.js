/** The entry for Node: the module is read at once, so that both `import` and `require` work. */

import { readFileSync } from "node:fs";
import { notLoaded } from "./error.js";
import { initSync } from "./regie_wasm.js";

const module = new URL("./regie_wasm_bg.wasm", import.meta.url);
try {
  initSync({ module: readFileSync(module) });
} catch (cause) {
  throw notLoaded(module.href, cause);
}

export * from "./index.js";
