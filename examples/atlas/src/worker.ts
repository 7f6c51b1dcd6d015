/** The worker: it holds the atlas and answers questions, so that the page itself is never kept waiting. */

import { expose } from "comlink";
import type { Change, Problem } from "regie-wasm";
import type { Basics, Held, Opened } from "./engine/held.js";
import type { NoTables, Wrong } from "./engine/problems.js";
import type { Asked as AskedOfTables, SheetFile, Table, Told } from "./engine/tables.js";
import type { Asked, Deed, Done } from "./engine/acts.js";
import type { Answer, Context, Name, Params } from "./engine/questions.js";

/** What came of opening: problems are an answer, not an error. */
export type Opening = { basics: Basics } | { problems: Wrong[] };

/** A landscape that is no longer held is asked. */
const STALE = "stale";

// a question may come before the package is there: it waits, and none is lost
const engine = Promise.all([import("./engine/held.js"), import("./engine/questions.js"), import("./engine/acts.js")]);
let held: { turn: number; held: Held } | undefined;
/** One thing at a time: what is opened is opened in the order in which it was asked. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
}

const service = {
  /** Opens a landscape; from then on questions with this `turn` are about it. What was open stays where it cannot be opened. */
  open(turn: number, opened: Opened): Promise<Opening> {
    return inTurn(async () => {
      const [{ Held, Refused }] = await engine;
      try {
        const next = await Held.open(opened, held?.held);
        held?.held.free(next);
        held = { turn, held: next };
        return { basics: next.basics };
      } catch (error) {
        if (error instanceof Refused) return { problems: error.problems };
        throw error;
      }
    });
  },

  async ask<N extends Name>(turn: number, name: N, params: Params<N>, context: Context): Promise<Answer<N>> {
    return inTurn(async () => {
      const [, { QUESTIONS }] = await engine;
      if (held === undefined || held.turn !== turn) throw new Error(STALE);
      const question = QUESTIONS[name] as unknown as (held: Held, params: Params<N>, context: Context) => Answer<N> | Promise<Answer<N>>;
      return question(held.held, params, context);
    });
  },

  /** Does something that stays: in the journal of the region that is held. */
  async do<N extends Deed>(turn: number, name: N, params: Asked<N>): Promise<Done<N>> {
    return inTurn(async () => {
      const [, , { DEEDS }] = await engine;
      if (held === undefined || held.turn !== turn) throw new Error(STALE);
      const deed = DEEDS[name] as unknown as (held: Held, params: Asked<N>) => Done<N> | Promise<Done<N>>;
      return deed(held.held, params);
    });
  },

  /** Forgets the journal of a region. */
  forget(region: string): Promise<void> {
    return inTurn(async () => (await import("./engine/journal.js")).forgetJournal(region));
  },

  /** What is wrong in a document, each problem in a sentence or two. */
  async problemsTold(problems: readonly Problem[], lang: string): Promise<string[]> {
    return (await import("./engine/told.js")).problemsTold(problems, lang);
  },

  /** Every table in files as people keep them. */
  async tablesIn(files: readonly SheetFile[]): Promise<{ tables: Table[] } | { problems: NoTables[] }> {
    return (await import("./engine/tables.js")).tablesIn(files);
  },

  /** The landscape of tables, or what is wrong with them. */
  async fromTables(tables: readonly Table[], asked: AskedOfTables, lang: string): Promise<{ text?: string; problems: Told[] }> {
    return (await import("./engine/tables.js")).landscapeFrom(tables, asked, lang);
  },

  /** Tables of a landscape, or to begin with: by name. */
  async tablesOf(text: string | null, lang: string): Promise<Record<string, string>> {
    return (await import("./engine/tables.js")).tablesOf(text, lang);
  },

  /** The same as one file: a workbook, or CSV in a zip. */
  async tablesAs(text: string | null, lang: string, form: "xlsx" | "zip"): Promise<Blob | undefined> {
    return (await import("./engine/tables.js")).tablesAs(text, lang, form);
  },

  /** The landscape with its changes, to be saved; `null` where more than the landscape was changed, so that one document is not enough. */
  async landscape(text: string, changes: readonly Change[]): Promise<string | null> {
    const [{ Held }] = await engine;
    const { onlyLandscape } = await import("./store/documents.js");
    const before = await Held.open({ text, changes: [] }, undefined);
    try {
      const after = await Held.open({ text, changes }, before);
      const { landscape } = after.documents;
      const only = onlyLandscape(before.documents, after.documents);
      if (after.atlas !== before.atlas) after.atlas.free();
      return only ? JSON.stringify(landscape, undefined, 2) : null;
    } finally {
      before.free();
    }
  },
};

export type Service = typeof service;

expose(service);
