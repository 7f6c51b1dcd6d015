/**
 * Arbitraries for [fast-check](https://fast-check.dev): worlds, landscapes and changes to test with. All of them are valid, and a failure shrinks to what matters.
 *
 * ```js
 * import fc from "fast-check";
 * import { Atlas } from "regie-wasm";
 * import { landscape } from "regie-wasm/testing";
 *
 * fc.assert(fc.property(landscape(fc), (landscape) => {
 *   for (const { seats } of new Atlas(landscape).decisions()) if (seats.length === 0) throw new Error("a challenge without a seat");
 * }));
 * ```
 *
 * fast-check is given as an argument, so that it is the caller's own: version 3.23 or newer.
 *
 * @module regie-wasm/testing
 */

import type { Arbitrary } from "fast-check";
import type { AtlasOptions, Landscape, RuleBook } from "../index.js";

/** fast-check itself, as it is imported: `import fc from "fast-check"`. */
export type FastCheck = Pick<typeof import("fast-check"), "array" | "tuple" | "uint8Array">;

/** How many there may be of what, from 0 to 200. */
export interface Size {
  /** Areas at most (9 unless said); in a Flemish landscape, towns. There always is one. */
  readonly areas?: number;
  /** Stakeholders at most (8 unless said); in a Flemish landscape, third partners. */
  readonly stakeholders?: number;
  /** Challenges at most (5 unless said). */
  readonly challenges?: number;
  /** Levers at most (4 unless said); a Flemish landscape has those of its vocabulary. */
  readonly levers?: number;
  /** Rules at most (7 unless said); a Flemish landscape has the rules of Flanders. */
  readonly rules?: number;
}

/** What an atlas is made of: `new Atlas(world.landscape, world.options)`. */
export interface World {
  readonly landscape: Landscape;
  readonly options: { readonly ruleBook: RuleBook; readonly sets: Record<string, Landscape>; readonly asOf: string };
}

/** A world to be changed: without options, the landscape by the rules of Flanders. */
export interface Changeable {
  readonly landscape: Landscape | string;
  readonly options?: AtlasOptions;
}

/** A change, as JSON has it: `{ put: … }`, `{ remove: … }`, `{ end: … }`, `{ leave: … }`, `{ merge: … }`, or a fact more. */
export type GeneratedChange = Record<string, unknown>;

/** Small worlds that go to every corner of the semantics: successions, validities, ties, exceptions, exclusions, prohibitions, every condition. */
export declare function world(fc: FastCheck, size?: Size): Arbitrary<World>;

/** What a region in Flanders looks like: towns with their OCMW, an association, third partners, higher governments; for the rule book of Flanders. */
export declare function landscape(fc: FastCheck, size?: Size): Arbitrary<Landscape>;

/** Changes that can be made to this world, one after the other; none where its documents have problems. */
export declare function changes(fc: FastCheck, world: Changeable): Arbitrary<GeneratedChange[]>;

/** Worlds with changes that can be made to them; they shrink together. */
export declare function withChanges<W extends Changeable>(fc: FastCheck, worlds: Arbitrary<W>): Arbitrary<{ world: W; changes: GeneratedChange[] }>;
