/** Files that people open and save. */

import type { NoTables, Wrong } from "../engine/problems.js";

/** A document has at most so many bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A file that cannot be read as text, and why. */
export class Unreadable extends Error {
  constructor(readonly problem: Wrong | NoTables) {
    super("the file cannot be read");
  }
}

/** Files of tables together have at most so many bytes. */
const MAX_TABLES = 64 * 1024 * 1024;

/** Is it a file of tables, by its name? */
export function isTables({ name }: Pick<File, "name">): boolean {
  return /\.(?:csv|tsv|xlsx|xlsm|zip)$/iu.test(name);
}

export async function bytesOf(files: readonly File[]): Promise<{ name: string; bytes: ArrayBuffer }[]> {
  if (files.reduce((sum, { size }) => sum + size, 0) > MAX_TABLES) throw new Unreadable({ tables: "too_large" });
  try {
    return await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })));
  } catch {
    throw new Unreadable({ word: "unreadable" });
  }
}

export async function readFile(file: Pick<File, "size" | "arrayBuffer">): Promise<string> {
  if (file.size > MAX_BYTES) throw new Unreadable({ word: "too_large" });
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Unreadable({ word: "unreadable" });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable({ word: "not_utf8" });
  }
}

/** A name that every system takes for a file. */
export function fileName(name: string, ending: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\.json$/iu, "").replace(/[^A-Za-z0-9]+/gu, "-").replace(/^-|-$/gu, "").toLowerCase();
  return `${plain.slice(0, 80) || "regie"}${ending}`;
}

/** Hands a text, or what else there is, to the browser as a file to save. */
export function saveFile(name: string, content: string | Blob, type = "application/json"): void {
  const address = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // the browser reads it after this turn
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
