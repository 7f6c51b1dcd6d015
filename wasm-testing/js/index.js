/**
 * Arbitraries for fast-check: worlds, landscapes and changes to test with, from the generator of the Rust library.
 *
 * fast-check makes rows of small numbers and shrinks them; what they stand for is made by a WebAssembly module of its own, which this entry holds as text. A
 * number is a choice among what is possible where it is read, so that every draft is valid and a failure shrinks to what matters.
 */

import { MODULE } from "./inlined.js";
import * as generator from "./regie_wasm_testing.js";

generator.initSync({ module: Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0)) });

/** In the order in which they cross. */
const SIZES = ["areas", "stakeholders", "challenges", "levers", "rules"];

/** Small worlds: what `new Atlas(world.landscape, world.options)` takes. */
export function world(fc, size = {}) {
  const numbers = numbersOf(size);
  return drafts(fc, generator.worldForms(numbers)).map((bytes) => JSON.parse(generator.world(numbers, bytes)));
}

/** Landscapes of a region in Flanders: what `new Atlas(landscape)` takes. */
export function landscape(fc, size = {}) {
  const numbers = numbersOf(size);
  return drafts(fc, generator.landscapeForms(numbers)).map((bytes) => JSON.parse(generator.landscape(numbers, bytes)));
}

/** Changes that can be made to a world, one after the other. */
export function changes(fc, world) {
  const change = changer(world);
  return drafts(fc, generator.changeForms()).map(change);
}

/** Worlds with changes that can be made to them; they shrink together. */
export function withChanges(fc, worlds) {
  return fc.tuple(worlds, drafts(fc, generator.changeForms())).map(([world, bytes]) => ({ world, changes: changer(world)(bytes) }));
}

/** What makes changes of bytes, in a world: `{ landscape, options? }`. */
function changer({ landscape, options: { ruleBook, sets = {}, asOf } = {} }) {
  const text = (document) => (typeof document === "string" ? document : JSON.stringify(document));
  const documents = [text(landscape), ruleBook && text(ruleBook), Object.keys(sets), Object.values(sets).map(text), asOf];
  return (bytes) => JSON.parse(generator.changes(...documents, bytes));
}

/** A size as numbers. */
function numbersOf(size) {
  const small = generator.defaultSize();
  for (const [name, number] of Object.entries(size)) {
    const at = SIZES.indexOf(name);
    if (at < 0) throw new TypeError(`a size has no \`${name}\`: it has ${SIZES.join(", ")}`);
    if (!Number.isInteger(number) || number < 0 || number > 200) throw new TypeError(`\`size.${name}\` is a whole number from 0 to 200, not ${number}`);
    small[at] = number;
  }
  return small;
}

/** Drafts as bytes: for each list how many elements it has, then the numbers of each. */
function drafts(fc, forms) {
  const lists = [];
  for (let at = 0; at < forms.length; at += 3) {
    const [least, most, numbers] = forms.subarray(at, at + 3);
    // a row keeps its length, so that each of its numbers keeps its meaning while others shrink
    const row = fc.uint8Array({ minLength: numbers, maxLength: numbers });
    lists.push(fc.array(row, { minLength: least, maxLength: most, size: "max" }));
  }
  return fc.tuple(...lists).map((lists) => Uint8Array.from(lists.flatMap((rows) => [rows.length, ...rows.flatMap((row) => [...row])])));
}
