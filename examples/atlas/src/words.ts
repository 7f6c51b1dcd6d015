/** What the page says: a file for each language in `words/`. A language is added by adding its file. */

import type dutch from "../words/nl.json";

export type Words = typeof dutch;

const FILES = import.meta.glob<Words>("../words/*.json", { eager: true, import: "default" });

/** The page speaks it first. */
export const FIRST = "nl";

const TABLES: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(FILES).map(([file, words]) => [file.replace(/^.*\/|\.json$/gu, ""), words]),
);

/** The tags of the languages that are there, the first one first. */
export const LANGUAGES: readonly string[] = [FIRST, ...Object.keys(TABLES).filter((lang) => lang !== FIRST).sort()];

/** The words of a language; of one that is not there, those of the first. */
export function wordsOf(lang: string): Words {
  return TABLES[lang] ?? (TABLES[FIRST] as Words);
}

/** A word by a name that stands in data; nothing where there is none. */
export function wordFor<T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
