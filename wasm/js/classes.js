/** The classes of the package, as `node.js` and `browser.js` export them. */

import { RegieError } from "./error.js";
import { Atlas } from "./regie_wasm.js";

export { Atlas, RegieError };

for (const handle of [Atlas]) sayWhenFreed(handle);

/**
 * A handle that was freed no longer points into the memory of WebAssembly. Its methods say that, by name, instead of
 * failing on a null pointer; freeing it once more does nothing.
 */
function sayWhenFreed({ name, prototype }) {
  const { free } = prototype;
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key === "constructor" || key === "free" || key.startsWith("__")) continue;
    const method = prototype[key];
    prototype[key] = function (...values) {
      if (this.__wbg_ptr === 0) {
        throw new RegieError(`this ${name} was freed; build a new one`, { code: "freed", path: `${name}.${key}` });
      }
      return method.apply(this, values);
    };
  }
  prototype.free = function () {
    if (this.__wbg_ptr !== 0) free.call(this);
  };
  if (Symbol.dispose) prototype[Symbol.dispose] = prototype.free;
}
