/** The entry for browsers and bundlers: the module is fetched, and this module is ready when it is. */

import { notLoaded } from "./error.js";
import init from "./regie_wasm.js";

// written so that bundlers see a file to bring along
const module = new URL("./regie_wasm_bg.wasm", import.meta.url);
try {
  await init({ module_or_path: module });
} catch (cause) {
  throw notLoaded(module.href, cause);
}

export * from "./index.js";
