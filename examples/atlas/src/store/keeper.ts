/** Where works are kept: the database of the browser. Nothing leaves it. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Work } from "./work.js";

/** What is kept: works with their landscapes, and a few settings. */
export interface Keeper {
  works(): Promise<Work[]>;
  work(key: string): Promise<Work | undefined>;
  text(key: string): Promise<string | undefined>;
  /**
   * Keeps a work, with the text of its landscape the first time. Only over the version on which it was made: where another tab kept
   * one meanwhile, that one is given back, and nothing is kept.
   */
  keep(work: Work, text: string): Promise<{ kept: Work } | { theirs: Work }>;
  remove(key: string): Promise<void>;
  setting(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
}

interface Schema extends DBSchema {
  works: { key: string; value: Work };
  texts: { key: string; value: string };
  settings: { key: string; value: string };
}

/** The database; where the browser has none (a private window, say), memory that a reload empties. */
export async function openKeeper(name = "regie"): Promise<Keeper> {
  try {
    const database = await openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore("works", { keyPath: "key" });
        database.createObjectStore("texts");
        database.createObjectStore("settings");
      },
    });
    return new Database(database);
  } catch {
    return new Memory();
  }
}

class Database implements Keeper {
  constructor(readonly database: IDBPDatabase<Schema>) {}

  works() {
    return this.database.getAll("works");
  }

  work(key: string) {
    return this.database.get("works", key);
  }

  text(key: string) {
    return this.database.get("texts", key);
  }

  async keep(work: Work, text: string) {
    const transaction = this.database.transaction(["works", "texts"], "readwrite");
    const [works, texts] = [transaction.objectStore("works"), transaction.objectStore("texts")];
    const theirs = await works.get(work.key);
    if (theirs !== undefined && theirs.version !== work.version) {
      await transaction.done;
      return { theirs };
    }
    const kept = { ...work, version: work.version + 1 };
    if (theirs === undefined) await texts.put(text, work.key);
    await works.put(kept);
    await transaction.done;
    return { kept };
  }

  async remove(key: string) {
    const transaction = this.database.transaction(["works", "texts"], "readwrite");
    await Promise.all([transaction.objectStore("works").delete(key), transaction.objectStore("texts").delete(key), transaction.done]);
  }

  setting(name: string) {
    return this.database.get("settings", name);
  }

  async set(name: string, value: string) {
    await this.database.put("settings", value, name);
  }
}

/** The same for as long as the page is there. */
export class Memory implements Keeper {
  #works = new Map<string, Work>();
  #texts = new Map<string, string>();
  #settings = new Map<string, string>();

  async works() {
    return [...this.#works.values()];
  }

  async work(key: string) {
    return this.#works.get(key);
  }

  async text(key: string) {
    return this.#texts.get(key);
  }

  async keep(work: Work, text: string) {
    const theirs = this.#works.get(work.key);
    if (theirs !== undefined && theirs.version !== work.version) return { theirs };
    const kept = { ...work, version: work.version + 1 };
    if (theirs === undefined) this.#texts.set(work.key, text);
    this.#works.set(work.key, kept);
    return { kept };
  }

  async remove(key: string) {
    this.#works.delete(key);
    this.#texts.delete(key);
  }

  async setting(name: string) {
    return this.#settings.get(name);
  }

  async set(name: string, value: string) {
    this.#settings.set(name, value);
  }
}
