/** Workbooks and tables as text: every sheet a table, row by row and column by column where they stand. */

import readWorkbook from "read-excel-file/universal";
import { excelOf } from "../views/notes/excel.js";

/** A cell of a workbook takes so many characters. */
const WIDEST = 32_767;

/** The sheets of a workbook that hold something, as CSV. Dates are written as 2019-01-31. */
export async function sheetsOf(bytes: ArrayBuffer): Promise<{ name: string; content: string }[]> {
  const sheets = await readWorkbook(bytes, { trim: false });
  return sheets.filter(({ data }) => data.some((row) => row.some((cell) => textOf(cell) !== ""))).map(({ sheet, data }) => ({ name: sheet, content: csvOf(data) }));
}

function csvOf(rows: readonly (readonly unknown[])[]): string {
  // the first line says what stands between cells, and is no row
  return ["sep=;", ...rows.map((row) => row.map((cell) => quoted(textOf(cell))).join(";").replace(/;+$/u, ""))].join("\n");
}

function quoted(text: string): string {
  return text === "" ? "" : `"${text.replaceAll('"', '""')}"`;
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return cell === null || cell === undefined ? "" : String(cell);
}

/** Tables as the package writes them, as one workbook; nothing where a text is longer than a cell may be. */
export async function workbookOf(tables: Readonly<Record<string, string>>): Promise<Blob | undefined> {
  const sheets = Object.entries(tables).map(([name, csv]) => ({ name, rows: rowsOf(csv) }));
  if (sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell.length > WIDEST)))) return undefined;
  return excelOf(sheets);
}

/** The cells of CSV as the package writes it: semicolons, quotation marks where they are needed. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, plain, marked, end] of csv.replace(/^\ufeff/u, "").matchAll(/(?:([^";\r\n]*)|"((?:[^"]|"")*)")(;|\r?\n|$)/gu)) {
    if (end === "" && plain === "" && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(marked === undefined ? (plain ?? "") : marked.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== ";") rows.push([]);
  }
  if (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
