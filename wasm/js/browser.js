/** The entry for browsers and bundlers: the module is fetched, and this module is ready when it is. */

import init from "./regie_wasm.js";

await init();

export * from "./index.js";
