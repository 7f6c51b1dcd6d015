/**
 * The journal of a region, in the worker: a register whose lines are kept in the database of the browser, a database for each region.
 *
 * It begins with the first thing that is written, from the landscape as it was opened; what was changed on the page by then is its next
 * event. From then on the two live side by side: steps on the page can be undone, and come into the journal when somebody says so.
 */

import { Atlas, type Change, type Draft, NotOpened, NotWritten, type Refusing, Register, RegieError, type WhyNotWritten, readJournal } from "regie-wasm";
import { JournalStore, KeptRegister } from "regie-wasm/store";
import { type Documents, documentsOf } from "../store/documents.js";
import { difference } from "../store/difference.js";
import { keepStart, startOf } from "../store/starts.js";
import { wordsOf } from "../words.js";
import { type Held, sentences } from "./held.js";
import { Names } from "./names.js";
import { setsBelow } from "./sets.js";
import { errorTold } from "./told.js";

/** A journal that cannot be read. */
export interface Broken {
  /** What the package says of it; in the language of the page where one was given. */
  words: string;
}

/** How far it is. */
export interface JournalState {
  /** Was anything written yet? */
  begun: boolean;
  seq: number;
  /** When the last event was written. */
  at: string;
  /** How many changes on the page are not in it. */
  pending: number;
  /** What it knows and the page does not: a challenge that came of signals, an appointment of a journal that was opened. */
  missing: readonly Change[];
  broken?: Broken | undefined;
}

/** An event that was not written, and why; with `conflict`, so many came between. */
export interface Refusal {
  reasons: readonly WhyNotWritten[];
  conflict?: number | undefined;
}

export class Unreadable extends Error {
  constructor(readonly broken: Broken) {
    super(broken.words);
  }
}

/** A register with the documents from which it began. */
export class Desk {
  #documents: { seq: number; all: Documents } | undefined;
  readonly #start: Documents;
  readonly #opened: { landscape: string; sets: Record<string, string> };
  #names = new Map<string, Names>();

  constructor(
    readonly register: Register,
    /** The documents with which it began. */
    start: { landscape: string; sets: Record<string, string> },
    /** Where its lines are; nothing before the first was kept. */
    readonly kept?: KeptRegister,
  ) {
    this.#opened = start;
    this.#start = looked(new Atlas(start.landscape, { sets: start.sets }));
  }

  /** Throws what would refuse one of these events, before any is written. */
  rehearse(drafts: readonly Draft[], telling: Refusing): void {
    const copy = Register.resume(this.#opened, this.register.snapshot());
    try {
      for (const one of drafts) copy.append(copy.head.seq, one, telling);
    } finally {
      copy.free();
    }
  }

  /** The documents as the journal tells them. */
  get documents(): Documents {
    const { seq } = this.register.head;
    if (this.#documents?.seq === seq) return this.#documents.all;
    const all = looked(this.register.atlasOn(this.register.at.slice(0, 10)));
    this.#documents = { seq, all };
    return all;
  }

  /** Labels, of what is there on a day. */
  names(lang: string, now: string): Names {
    const [day, { seq }] = [now.slice(0, 10), this.register.head];
    const key = `${seq} ${day} ${lang}`;
    const names = this.#names.get(key) ?? new Names({ ...this.documents, asOf: day }, wordsOf(lang), lang);
    // of an earlier event nobody asks again
    if (!this.#names.has(key)) this.#names = new Map([[key, names]]);
    return names;
  }

  /** What was changed on the page and is not in the journal. What was undone on the page is not undone there: it happened. */
  pending(held: Held): Change[] {
    return difference(this.#start, held.documents, this.documents);
  }

  /** What was changed in the journal and is not on the page. */
  missing(held: Held): Change[] {
    const ours = new Set(this.pending(held).map(nameOfChange));
    return difference(this.#start, this.documents, held.documents).filter((change) => !ours.has(nameOfChange(change)));
  }
}

/** The documents of an atlas that is asked for nothing else. */
function looked(atlas: Atlas): Documents {
  try {
    return documentsOf(atlas);
  } finally {
    atlas.free();
  }
}

/** Which element a change puts or removes. */
function nameOfChange(change: Change): string {
  const [what = {}] = Object.values(change) as [Record<string, { id: string } | string>?];
  const [[collection, one] = ["", ""]] = Object.entries(what);
  return `${collection} ${typeof one === "string" ? one : one.id}`;
}

/** The last journal that was asked for: one at a time, as there is one landscape. */
let last: { region: string; desk: Desk } | undefined;
/** One that nothing was written in yet, for a landscape in its present state. */
let draft: { held: Held; day: string; desk: Desk } | undefined;

const nameOf = (region: string) => `regie journal ${region}`;

/** The journal of a region, with what other tabs wrote; before the first event, one that is not kept, so that it can be asked. */
export async function deskOf(held: Held, region: string, now: string, lang?: string): Promise<Desk> {
  const kept = await keptOf(held, region, lang);
  if (kept !== undefined) return kept;
  const day = now.slice(0, 10);
  if (draft?.held !== held || draft.day !== day) {
    draft?.desk.register.free();
    draft = { held, day, desk: fresh(held, now, "page") };
  }
  return draft.desk;
}

/** The journal that is kept; nothing where none is. What is wrong with it is told in a language, where one is given. */
async function keptOf(held: Held, region: string, lang?: string): Promise<Desk | undefined> {
  if (last?.region === region && last.desk.kept !== undefined) {
    const { register, store } = last.desk.kept;
    const { seq, hash } = await store.head();
    if (register.head.seq === seq && register.head.hash === hash) return last.desk;
    try {
      await last.desk.kept.catchUp();
      return last.desk;
    } catch (error) {
      // another one was opened in its place meanwhile
      if (!(error instanceof NotOpened)) throw error;
    }
  }
  close();
  const store = await JournalStore.open(nameOf(region));
  const first = await store.line(1);
  if (first === undefined) {
    store.close();
    return undefined;
  }
  try {
    const { landscape, sets } = await documentsFor(hashOf(first), held);
    const kept = await KeptRegister.open({ landscape, sets }, store, lang === undefined ? {} : { lang: await sentences(lang) });
    last = { region, desk: new Desk(kept.register, { landscape, sets }, kept) };
    return last.desk;
  } catch (error) {
    store.close();
    throw error instanceof NotOpened ? new Unreadable(brokenOf(error)) : error;
  }
}

function brokenOf({ message, words = message }: NotOpened): Broken {
  return { words };
}

/** A line that cannot be read has none: what is wrong with it, the package says. */
function hashOf(line: string): string {
  try {
    return String(JSON.parse(line).hash);
  } catch {
    return "";
  }
}

/** The landscape with which a journal began, else the one that is open. */
async function documentsFor(hash: string, held: Held): Promise<{ landscape: string; sets: Record<string, string> }> {
  const landscape = (await startOf(hash)) ?? held.base.text;
  return { landscape, sets: landscape === held.base.text ? held.base.sets : await setsBelow(landscape) };
}

function close(): void {
  last?.desk.kept?.store.close();
  last?.desk.register.free();
  last = undefined;
}

/** A register that begins with the landscape as it stands on the page. */
function fresh(held: Held, at: string, by: string): Desk {
  const start = { landscape: held.base.text, sets: held.base.sets };
  const register = Register.begin(start, at, by);
  const changes = difference(documentsOf(held.base.atlas), held.documents);
  try {
    if (changes.length > 0) register.append(1, { at, by, event: { kind: "landscape-changed", changes } });
  } catch (error) {
    register.free();
    throw error;
  }
  return new Desk(register, start);
}

/** Keeps lines, one after the other, in the database of a region. What is kept when it breaks off is a journal too. */
async function keepLines(region: string, lines: string): Promise<void> {
  const store = await JournalStore.open(nameOf(region));
  try {
    let after = await store.head();
    for (const line of lines.split("\n").filter(Boolean).slice(after.seq)) {
      const entry = JSON.parse(line);
      await store.append({ after, line, entry });
      after = { seq: entry.seq, hash: entry.hash };
    }
  } finally {
    store.close();
  }
}

export async function stateOf(held: Held, region: string, now: string, lang: string): Promise<JournalState> {
  try {
    const desk = await deskOf(held, region, now, lang);
    const begun = desk.kept !== undefined;
    const { head, at } = desk.register;
    return { begun, seq: begun ? head.seq : 0, at, pending: begun ? desk.pending(held).length : 0, missing: begun ? desk.missing(held) : [] };
  } catch (error) {
    if (error instanceof Unreadable) return { begun: true, seq: 0, at: "", pending: 0, missing: [], broken: error.broken };
    throw error;
  }
}

/** What is to be written, after how many events; where there is none yet, `at` and `by` begin the journal. */
export interface Writing {
  region: string;
  seq: number;
  at: string;
  by: string;
  /** In which language a refusal is told. */
  lang: string;
  drafts: readonly Draft[];
}

/** Writes events that belong together: where one is refused that is told, and none is written. */
export async function write(held: Held, { region, seq, at, by, lang, drafts }: Writing): Promise<Refusal | undefined> {
  const desk = await keptOf(held, region);
  const telling = { lang: await sentences(lang) };
  try {
    if (desk?.kept !== undefined) {
      if (drafts.length > 1) desk.rehearse(drafts, telling);
      let expected = seq;
      for (const one of drafts) expected = (await desk.kept.append(expected, one, telling)).entry.seq;
      return undefined;
    }
    const begun = fresh(held, at, by);
    try {
      for (const one of drafts) begun.register.append(begun.register.head.seq, one, telling);
      await keepFresh(region, begun.register.lines(), held.base.text);
    } finally {
      begun.register.free();
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    await desk?.kept?.catchUp();
    return { reasons: error.reasons, conflict: error.conflict?.between.length };
  }
}

/** A journal in a database that has none. */
async function keepFresh(region: string, lines: string, start: string): Promise<void> {
  await keepStart(hashOf(lines.split("\n", 1)[0] ?? ""), start);
  await keepLines(region, lines);
}

/** What was changed on the page comes into the journal. */
export async function takeOver(held: Held, { region, seq, at, by, lang }: Omit<Writing, "drafts">): Promise<Refusal | undefined> {
  const desk = await keptOf(held, region);
  // one that begins has them as they stand
  if (desk === undefined) return write(held, { region, seq, at, by, lang, drafts: [] });
  const changes = desk.pending(held);
  return changes.length === 0 ? undefined : write(held, { region, seq, at, by, lang, drafts: [{ at, by, event: { kind: "landscape-changed", changes } }] });
}

/** What came of opening a file. */
export type Brought = { came: number; repaired: boolean } | { broken: Broken } | { other: number };

/** Opens a journal from a file: what it has beyond the one that is here is added. One of another history takes its place only with `replace`. */
export async function bring(held: Held, { region, text, replace, lang }: { region: string; text: string; replace: boolean; lang: string }): Promise<Brought> {
  let register: Register | undefined;
  const telling = { lang: await sentences(lang) };
  try {
    const { entries } = readJournal(text, telling);
    const { landscape, sets } = await documentsFor(entries[0]?.hash ?? "", held);
    register = Register.open({ landscape, sets }, text, telling);
    const { head } = register;
    const repaired = register.repaired !== undefined;
    if (replace) await forgetJournal(region);
    const here = replace ? undefined : await keptOf(held, region).catch(unreadable);
    const there = here === undefined ? 0 : here === null ? -1 : here.register.head.seq;
    if (there < 0 || (here && !isOneHistory(here.register, register))) return { other: Math.max(there, 0) };
    if (head.seq > there) await keepFresh(region, register.lines(), landscape);
    return { came: Math.max(0, head.seq - there), repaired };
  } catch (error) {
    if (error instanceof NotOpened) return { broken: brokenOf(error) };
    // a landscape that the package does not take with this journal
    if (error instanceof RegieError && error.code !== "store") return { broken: { words: await errorTold(error, lang) } };
    throw error;
  } finally {
    register?.free();
  }
}

/** A journal that is here and cannot be read is another one. */
function unreadable(error: unknown): null {
  if (error instanceof Unreadable) return null;
  throw error;
}

/** Is one of them the beginning of the other? */
function isOneHistory(a: Register, b: Register): boolean {
  const [long, short] = a.head.seq < b.head.seq ? [b, a] : [a, b];
  try {
    long.verify(short.head);
    return true;
  } catch (error) {
    if (error instanceof NotOpened) return false;
    throw error;
  }
}

/** The lines, as they are kept; also of a journal that cannot be read. */
export async function linesOf(region: string): Promise<string> {
  const store = await JournalStore.open(nameOf(region));
  try {
    return await store.linesAfter(0);
  } finally {
    store.close();
  }
}

export async function forgetJournal(region: string): Promise<void> {
  if (last?.region === region) close();
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(nameOf(region));
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
