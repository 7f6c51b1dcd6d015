/** What the package exports, once the WebAssembly module is there. */

export { check, flanders, formatVersion, version } from "./atlas.js";
export { RegieError } from "./error.js";
export { Atlas, lintRuleBook } from "./questions.js";
