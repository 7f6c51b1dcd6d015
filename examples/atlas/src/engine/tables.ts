/** A landscape from tables as people keep them, and tables of a landscape: in the worker. */

import { type TableProblem, fromTables, tableTemplates, toTables } from "regie-wasm";
import { sentences } from "./held.js";
import type { NoTables } from "./problems.js";
import { everySet } from "./sets.js";
import { TooLarge, unzip } from "./unzip.js";

export interface SheetFile {
  name: string;
  bytes: ArrayBuffer;
}

export interface Table {
  name: string;
  content: string | Uint8Array;
}

/** What tables do not say themselves. */
export interface Asked {
  id: string;
  asOf: string;
  buildsOn: string[];
}

export type Told = TableProblem & { words: string };

/** Every table in files: CSV, a workbook, or several CSV in a zip. */
export async function tablesIn(files: readonly SheetFile[]): Promise<{ tables: Table[] } | { problems: NoTables[] }> {
  const tables: Table[] = [];
  const add = (name: string, content: Table["content"]) => {
    const taken = (one: string) => tables.some((table) => table.name === one);
    // a browser numbers what is saved twice
    const plain = name.replace(/ ?\(\d+\)$/u, "");
    let free = taken(plain) ? name : plain;
    for (let n = 2; taken(free); n += 1) free = `${name} (${n})`;
    tables.push({ name: free, content });
  };
  try {
    for (const { name, bytes } of files) {
      if (/\.xls[xm]$/iu.test(name)) {
        const { sheetsOf } = await import("./workbook.js");
        for (const sheet of await sheetsOf(bytes)) add(sheet.name, sheet.content);
      } else if (/\.zip$/iu.test(name)) {
        for (const [path, content] of Object.entries(unzip(new Uint8Array(bytes), (path) => /\.[ct]sv$/iu.test(path)))) add(tableName(path), content);
      } else add(tableName(name), new Uint8Array(bytes));
    }
  } catch (error) {
    if (!(error instanceof TooLarge)) console.warn(error);
    return { problems: [{ tables: error instanceof TooLarge ? "too_large" : "not_workbook" }] };
  }
  return tables.length === 0 ? { problems: [{ tables: "none" }] } : { tables };
}

function tableName(path: string): string {
  return path.replace(/^.*[/\\]/u, "").replace(/\.\w+$/u, "");
}

/** The landscape of tables as a document, or all that is wrong with them; what is worth a look in both cases. */
export async function landscapeFrom(tables: readonly Table[], asked: Asked, lang: string): Promise<{ text?: string; problems: Told[] }> {
  const [sets, words] = await Promise.all([everySet(), sentences(lang)]);
  const files = Object.fromEntries(tables.map(({ name, content }) => [name, content]));
  const { landscape, problems } = fromTables(files, { ...asked, sets, lang: words });
  const names = namesIn(lang);
  const told = problems.map((problem) => ({ ...problem, ...(problem.table === undefined ? {} : { table: names.get(problem.table) ?? problem.table }) }));
  return landscape === undefined ? { problems: told } : { text: JSON.stringify(landscape, undefined, 2), problems: told };
}

/** What a table is called in a language. */
function namesIn(lang: string): Map<string, string> {
  const [own, told] = (["en", formOf(lang)] as const).map((headers) => Object.keys(tableTemplates({ headers })));
  return new Map((own ?? []).map((name, n) => [name, told?.[n] ?? name]));
}

const formOf = (lang: string) => (lang === "nl" ? "nl" : "en");

/** Tables of a landscape, or those to begin with, by name. */
export function tablesOf(text: string | null, lang: string): Record<string, string> {
  return text === null ? tableTemplates({ headers: formOf(lang) }) : toTables(text, { headers: formOf(lang) });
}

/** The same as one file; nothing where a text is too long for a workbook. */
export async function tablesAs(text: string | null, lang: string, form: "xlsx" | "zip"): Promise<Blob | undefined> {
  const tables = tablesOf(text, lang);
  if (form === "xlsx") return (await import("./workbook.js")).workbookOf(tables);
  const { strToU8, zipSync } = await import("fflate");
  return new Blob([zipSync(Object.fromEntries(Object.entries(tables).map(([name, csv]) => [`${name}.csv`, strToU8(csv)]))) as BlobPart], { type: "application/zip" });
}
