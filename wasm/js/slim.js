/** What the slim entry exports, once its module is there: in the package this is `slim/index.js`. */

export { Atlas, check, flanders, formatVersion, version } from "./atlas.js";
export { RegieError } from "./error.js";
