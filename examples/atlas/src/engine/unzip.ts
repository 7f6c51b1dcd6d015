/**
 * What a zip holds, within bounds: a small file may say that it is enormous.
 *
 * It stands in the place of the unzip of `read-excel-file` too, which starts workers made of text: the policy of the page forbids these. See `vite.config.ts`.
 */

import { unzipSync } from "fflate";

/** So many bytes at most, all files together. */
const MOST = 128 * 1024 * 1024;
/** A sheet has so many cells at most, empty ones between the others too: a table may have 10 MiB. */
const CELLS = 10 * 1024 * 1024;
const ROWS = 100_000;

export class TooLarge extends Error {
  constructor() {
    super("more than is read");
  }
}

export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  let sum = 0;
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!wanted(name)) return false;
      sum += originalSize;
      if (sum > MOST) throw new TooLarge();
      return true;
    },
  });
}

export default async function unzipWorkbook(input: ArrayBuffer, { filter }: { filter: (entry: { path: string }) => boolean }): Promise<Record<string, Uint8Array>> {
  const files = unzip(new Uint8Array(input), (path) => filter({ path }));
  for (const bytes of Object.values(files)) measured(new TextDecoder().decode(bytes));
  return files;
}

/** One cell far away makes every cell before it: that is seen before they are made. */
function measured(xml: string): void {
  if (!xml.includes("sheetData")) return;
  let [rows, columns] = [0, 0];
  for (const [, , place = ""] of xml.matchAll(/<(?:\w+:)?(?:row|c)\s(?:[^>]*?\s)?r\s*=\s*(["'])([^"']*)\1/gu)) {
    const [, letters = "", digits] = /^([A-Z]{0,3})(\d{1,7})$/u.exec(place) ?? [];
    if (digits === undefined) throw new TooLarge();
    rows = Math.max(rows, Number(digits));
    columns = Math.max(columns, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0));
    // a row without a cell takes little, but all before it are made
    if (letters === "" ? rows > 1_048_576 : rows > ROWS || rows * columns > CELLS) throw new TooLarge();
  }
}
