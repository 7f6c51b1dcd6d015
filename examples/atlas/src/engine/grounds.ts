/** Why: what a rule, requirement or separation says, for whom it holds here, and where it comes from. */

import type { Id, Text, Validity } from "regie-wasm";
import type { Words } from "../words.js";
import { Frame, LISTED, type Pair, people } from "./fold.js";
import type { Names } from "./names.js";
import { type Phrase, capital, day, fill, languageOf } from "./text.js";

/** A text of a document, and its language where that is not the page's. */
export interface Told {
  text: string;
  lang?: string | undefined;
}

export interface Sources {
  heading: string;
  items: { text: string; help?: string }[];
}

export interface Ground {
  label: Told;
  description?: Told | undefined;
  validity?: string | undefined;
  forWhom: Phrase[];
  sources?: Sources | undefined;
}

interface Sourced {
  id: Id;
  label?: Text;
  description?: Text;
  valid?: Validity;
  source?: readonly Text[];
}

/** A row of the inventory of the source documents: `E-53`, `J1`. */
const ROW = /^([A-N])-?\d*$/u;

export function told(names: Names, text: Text): Told {
  const lang = languageOf(text, names.lang);
  return { text: names.text(text), lang: lang === names.lang ? undefined : lang };
}

/** What an element says; `pairs`: those of whom alone it holds. */
export function ground(names: Names, element: Sourced, pairs: readonly Pair[] = [], frame?: Frame): Ground {
  return {
    label: told(names, element.label ?? element.id),
    description: element.description === undefined ? undefined : told(names, element.description),
    validity: element.valid === undefined ? undefined : validity(names.words, element.valid),
    forWhom: pairs.length === 0 || frame === undefined ? [] : people(names, pairs, frame, LISTED),
    sources: sourcesOf(names, element),
  };
}

/** Where something comes from, in words: documents by their title, and what the rows of the inventory are about. */
export function sourcesOf(names: Names, { source = [] }: { source?: readonly Text[] }): Sources | undefined {
  if (source.length === 0) return undefined;
  const { words } = names;
  const all = source.map((one) => names.text(one));
  const rows = new Map<string, string[]>();
  for (const one of all.filter((text) => ROW.test(text))) rows.set(one[0] ?? "", [...(rows.get(one[0] ?? "") ?? []), one]);
  const items: Sources["items"] = all.filter((one) => !ROW.test(one)).map((one) => ({ text: titled(words, one) }));
  const kinds = [...rows].map(([letter, list]) => `${(words.inventory_rows as Record<string, string>)[letter]} ${list.join(", ")}`);
  if (kinds.length > 0) items.push({ text: fill(words.inventory, kinds.join("; ")), help: words.inventory_help });
  return { heading: items.length === 1 ? words.source : words.sources, items };
}

/** `gent-derde-partner, dia 9` with the title of that document. */
function titled(words: Words, text: string): string {
  const [document = "", ...place] = text.split(", ");
  return Object.hasOwn(words.documents, document) ? [(words.documents as Record<string, string>)[document], ...place].join(", ") : text;
}

export function validity(words: Words, { from, until }: Validity): string {
  const [start, end] = [from, until].map((date) => (date === undefined ? undefined : day(date, words)));
  if (end === undefined) return start === undefined ? "" : capital(fill(words.valid_from, start));
  return capital(start === undefined ? fill(words.valid_until, end) : fill(words.valid_between, start, end));
}
