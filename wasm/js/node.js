/** The entry for Node: the module is read at once, so that both `import` and `require` work. */

import { readFileSync } from "node:fs";
import { initSync } from "./regie_wasm.js";

initSync({ module: readFileSync(new URL("./regie_wasm_bg.wasm", import.meta.url)) });

export * from "./index.js";
