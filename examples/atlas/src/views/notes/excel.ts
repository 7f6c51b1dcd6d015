/** Sheets as an Excel file: text is text (never a formula), numbers are numbers, the head stays in sight. */

import writeExcel, { type Cell } from "write-excel-file/universal";
import type { Sheet } from "./sheets.question.js";

/** A cell takes so many characters, a sheet's name so many. */
const MOST = 32_767;
const NAME = 31;

export async function excelOf(sheets: readonly Sheet[]): Promise<Blob> {
  const made = sheets.map(({ name, rows }) => ({
    sheet: name.replace(/[\\/*?:[\]]/gu, " ").slice(0, NAME),
    data: rows.map((row, n) => row.map((value): Cell => cell(value, n === 0))),
    columns: (rows[0] ?? []).map((_, n) => ({ width: Math.min(48, Math.max(10, ...rows.slice(0, 200).map((row) => String(row[n] ?? "").length + 2))) })),
    stickyRowsCount: 1,
  }));
  return writeExcel(made).toBlob();
}

function cell(value: string | number, isHead: boolean): Cell {
  if (value === "") return null;
  const style = isHead ? ({ fontWeight: "bold" } as const) : {};
  // no control characters: XML has none
  if (typeof value === "number") return { value, type: Number, ...style };
  // nor is a text that looks like a code of Excel for a letter (_x0041_) one
  return { value: value.replace(/_(?=x[0-9a-f]{4}_)/giu, "_x005F_").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, " ").slice(0, MOST), type: String, ...style };
}
