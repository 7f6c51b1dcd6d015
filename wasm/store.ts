/**
 * The entry `regie-wasm/store`: the lines of a journal in IndexedDB, for pages and workers. Import it beside `regie-wasm`, or beside `regie-wasm/inline`.
 *
 * @module regie-wasm/store
 */

import type { Draft, Entry, Head, Id, Known, MomentText, Prepared, Refusing, Register, StartDocuments, Written } from "./index.js";

/**
 * The lines of one journal, in a database of their own. What it promises is what every store of the Rust library does: what was acknowledged is there
 * after a crash; an entry is there as a whole, with what it erases, or not at all; of several tabs that append after the same head, one succeeds.
 *
 * What fails in IndexedDB (the disk is full, the database is closed) is a `RegieError` with code `store`, whose `cause` is the first error.
 */
export declare class JournalStore {
  private constructor();
  /** Opens the database of this name, or makes it. */
  static open(name: string): Promise<JournalStore>;
  /** How far it goes. */
  head(): Promise<Head>;
  /** The lines after the event with this number, each with its line end: of all events without one. */
  linesAfter(seq?: number): Promise<string>;
  /** The line of an event, without its end. */
  line(seq: number): Promise<string | undefined>;
  /**
   * Keeps a line, and the line that it erases from, in one transaction, if the store ends with the head `after`.
   *
   * @throws {NotWritten} a conflict, when others have written since. Nothing has changed then.
   */
  append(written: Prepared | Written): Promise<void>;
  close(): void;
}

/**
 * A register whose events are kept in a store (Dutch: *bewaard register*). The store comes first: what is acknowledged is in the store, what is refused
 * never reaches it, and what the store cannot keep has changed nothing in the register either.
 */
export declare class KeptRegister {
  /** Keeps a register whose lines the store has. */
  constructor(register: Register, store: JournalStore);
  /** A register with its first event, in a store that is empty. */
  static begin(documents: StartDocuments, store: JournalStore, at: MomentText, by: Id): Promise<KeptRegister>;
  /** Reads the journal that a store has. */
  static open(documents: StartDocuments, store: JournalStore, options?: Known & Refusing): Promise<KeptRegister>;
  /** Takes a snapshot up again, with the lines that the store has of what came later. */
  static resume(documents: StartDocuments, snapshot: string | { head: Head }, store: JournalStore): Promise<KeptRegister>;

  readonly register: Register;
  readonly store: JournalStore;

  /**
   * Writes down that something happened: in the store first, then in the register.
   *
   * @throws {NotWritten} when it is refused, or others have written to the store since: nothing is taken over before {@link catchUp}.
   */
  append(expectedSeq: number, draft: Draft, options?: Refusing): Promise<Written>;
  /** Takes in what others have written to the store since, and gives it. */
  catchUp(): Promise<Entry[]>;
}
