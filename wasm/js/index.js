/** What the package exports, once the WebAssembly module is there. */

export { Atlas, check, flanders, formatVersion, version } from "./atlas.js";
export { RegieError } from "./error.js";
