/** What the worker holds: one landscape with its changes, for one date, and what was asked of it already. */

import { Atlas, type Decision, type Id, type LanguageData, RegieError } from "regie-wasm";
import { documentsOf } from "../store/documents.js";
import type { Change } from "regie-wasm";
import { wordsOf } from "../words.js";
import { type Dated, Names } from "./names.js";
import { type Wrong, explained } from "./problems.js";
import { setsBelow } from "./sets.js";

/** A landscape, what was changed in it, and for when it is asked. */
export interface Opened {
  text: string;
  changes: readonly Change[];
  /** Its own date, when none is given. */
  asOf?: string | undefined;
}

/** What a landscape says of itself: enough for what stands around the answers. */
export interface Basics {
  asOf: string;
  /** The landscape's own date. */
  ownDate: string;
}

/** A document that cannot be opened. */
export class Refused extends Error {
  constructor(readonly problems: Wrong[]) {
    super("the document has problems");
  }
}

/** The atlas of a text as it was opened, without changes: kept, since every change is made on it again. */
interface Base {
  text: string;
  atlas: Atlas;
  sets: Record<string, string>;
}

export class Held {
  #names = new Map<string, Names>();
  #decisions: ReadonlyMap<Id, Decision> | undefined;

  private constructor(
    readonly base: Base,
    /** Answers every question of the package. */
    readonly atlas: Atlas,
    /** The documents as they are now. */
    readonly documents: Dated,
    /** What was changed in them. */
    readonly changes: readonly Change[],
  ) {}

  /** Opens a landscape. What was held is used again where the text is the same, and given up by `free` where it is not. */
  static async open({ text, changes, asOf }: Opened, before: Held | undefined): Promise<Held> {
    try {
      const base = before?.base.text === text ? before.base : await baseOf(text);
      const dated = asOf === undefined ? base.atlas : base.atlas.at(asOf);
      const atlas = changes.length === 0 ? dated : dated.apply(changes);
      if (dated !== base.atlas && dated !== atlas) dated.free();
      return new Held(base, atlas, { ...documentsOf(atlas), asOf: atlas.asOf }, changes);
    } catch (error) {
      if (error instanceof RegieError && error.problems.length > 0) throw new Refused(explained(error.problems, text));
      throw error;
    }
  }

  get basics(): Basics {
    return { asOf: this.documents.asOf, ownDate: this.documents.landscape.as_of };
  }

  /** Labels in a language. */
  names(lang: string): Names {
    const names = this.#names.get(lang) ?? new Names(this.documents, wordsOf(lang), lang);
    this.#names.set(lang, names);
    return names;
  }

  /** Every decision, by challenge. */
  get decisions(): ReadonlyMap<Id, Decision> {
    this.#decisions ??= new Map(Array.from(this.atlas.decisions(), (decision) => [decision.challenge, decision]));
    return this.#decisions;
  }

  /** The same with changes, for as long as `look` looks: nothing here is changed, and nothing is kept. */
  trial<T>(changes: readonly Change[], lang: string, look: (after: Atlas, names: Names) => T): T {
    const after = this.atlas.apply(changes);
    try {
      return look(after, new Names({ ...documentsOf(after), asOf: after.asOf }, wordsOf(lang), lang));
    } finally {
      after.free();
    }
  }

  /** The same at the landscape's own date, for as long as `look` looks. */
  atOwnDate<T>(look: (own: Atlas) => T): T {
    const own = this.changes.length === 0 ? this.base.atlas : this.base.atlas.apply(this.changes);
    try {
      return look(own);
    } finally {
      if (own !== this.base.atlas) own.free();
    }
  }

  /** Gives up what the next one does not use. */
  free(next?: Held): void {
    if (this.atlas !== this.base.atlas) this.atlas.free();
    if (next?.base !== this.base) this.base.atlas.free();
  }
}

async function baseOf(text: string): Promise<Base> {
  const sets = await setsBelow(text);
  return { text, sets, atlas: new Atlas(text, { sets }) };
}

/** Those that come with the package, and those that were added beside the words of the page. */
const SENTENCES = import.meta.glob<LanguageData>(["regie-wasm/words/*.json", "../../words/sentences/*.json"], { import: "default" });

/** The sentences of the package in a language, for its questions with `{ lang }`; of one that it does not speak, the first. */
export async function sentences(lang: string): Promise<LanguageData> {
  const file = (tag: string) => Object.keys(SENTENCES).find((name) => name.endsWith(`/${tag}.json`));
  const load = SENTENCES[file(lang) ?? file("nl") ?? ""];
  if (load === undefined) throw new Error("the package has no language");
  return load();
}
