/** Answers that are computed while one walks through them. */

import { Handle } from "./handle.js";
import { ask } from "./module.js";
import { next } from "./regie_wasm.js";

/** What every iterator of the language inherits: `[Symbol.iterator]()`, and where the engine has them `map`, `filter`, `take`, … */
const ITERATOR = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));

/** An iterator over answers: a few are fetched at a time. It ends, and gives its memory back, with the last, with `return()` or with its atlas. */
export class Answers {
  #handle;
  #method;
  #ended = false;
  #chunk = [];
  #at = 0;

  constructor(cursor, atlas, method) {
    this.#handle = new Handle(cursor, this, atlas);
    this.#method = method;
  }

  next() {
    if (this.#ended) return { done: true, value: undefined };
    const cursor = this.#handle.number("the atlas of this iterator", this.#method);
    if (this.#at === this.#chunk.length) {
      this.#chunk = ask(next, cursor);
      this.#at = 0;
      if (this.#chunk.length === 0) return this.return();
    }
    const value = this.#chunk[this.#at];
    this.#at += 1;
    return { done: false, value };
  }

  return(value) {
    this.#ended = true;
    this.#chunk = [];
    this.#handle.free();
    return { done: true, value };
  }
}
Object.setPrototypeOf(Answers.prototype, ITERATOR);
if (Symbol.dispose) {
  Object.defineProperty(Answers.prototype, Symbol.dispose, {
    value() {
      this.return();
    },
    configurable: true,
    writable: true,
  });
}
