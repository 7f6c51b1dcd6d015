/** What stays in the WebAssembly module between two calls: an atlas, an iterator. */

import { RegieError } from "./error.js";
import { giveUp } from "./module.js";
import { close } from "./regie_wasm.js";

// an owner that is forgotten without `free()` gives its memory back when it is collected
const forgotten = new FinalizationRegistry((handle) => handle.free());

/** An atlas that the module made of another, by its number: for the constructor, and nobody outside has one. */
export class Made {
  #number;

  constructor(number) {
    this.#number = number;
  }

  /** The number of one. Anything else has none, and is not looked into: it may be a proxy. */
  static numberOf(value) {
    return typeof value === "object" && value !== null && #number in value ? value.#number : undefined;
  }
}

/** The number by which the module knows something, for as long as it is there. Iterators are parts of their atlas and end with it. */
export class Handle {
  #number;
  #parts = new Set();
  #whole;

  constructor(number, owner, whole) {
    this.#number = number;
    this.#whole = whole;
    if (whole !== undefined) whole.#parts.add(this);
    forgotten.register(owner, this, this);
  }

  get isFreed() {
    return this.#number === undefined;
  }

  /** The number; an error that names the method when what it stood for was freed. */
  number(what, method) {
    if (this.isFreed) throw new RegieError(`${what} was freed; build a new one`, { code: "freed", path: method });
    return this.#number;
  }

  /** Gives the memory back. Once more does nothing. */
  free() {
    if (this.isFreed) return;
    forgotten.unregister(this);
    for (const part of this.#parts) part.free();
    this.#whole?.#parts.delete(this);
    giveUp(close, this.#number);
    this.#number = undefined;
  }
}
