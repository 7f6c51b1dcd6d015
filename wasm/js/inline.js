/** The entry that holds the module itself, as text: for bundlers that bring no files along, and for a page of one script. */

import { notLoaded } from "./error.js";
import { MODULE } from "./inlined.js";
import { initSync } from "./regie_wasm.js";

try {
  initSync({ module: Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0)) });
} catch (cause) {
  throw notLoaded("this script", cause);
}

export * from "./index.js";
