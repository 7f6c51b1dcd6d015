/** Why a document is not shown: problems of the library with the place that they concern, or one word of the page itself. */

import type { Problem } from "regie-wasm";

export type Wrong = LibraryProblem | { word: "too_large" | "unreadable" | "not_utf8" | "not_answered" | "not_work" };

/** Why files of tables are not read; what is wrong in tables is told by the package. */
export interface NoTables {
  tables: "too_large" | "not_workbook" | "none" | "mixed" | "other";
}

export interface LibraryProblem extends Problem {
  /** The lines of the document around it; `mark` counts from 0 within them. */
  excerpt?: { text: string; mark: number; line: number } | undefined;
}

/** So many get the lines around them: what is read is the first page. */
const WITH_EXCERPT = 50;
/** A line is shown so far. */
const WIDE = 120;

/** The problems of a document, with what stands at their places. */
export function explained(problems: readonly Problem[], text: string): LibraryProblem[] {
  // what stands in a document of another format is not ours to judge: its format is the one problem
  const format = problems.filter(({ code }) => code === "wrong-format");
  const list = format.length > 0 ? format : problems;
  const document = parsed(text);
  const printed = document === undefined ? text.split("\n") : undefined;
  return list.map((problem, n) => {
    if (problem.document !== "landscape") return problem;
    if (n >= WITH_EXCERPT) return problem;
    return { ...problem, excerpt: printed === undefined ? around(document, problem.path) : atLine(printed, problem.message) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const stepsOf = (path: string) => path.match(/[^.[\]]+/gu) ?? [];

function at(document: unknown, steps: readonly string[]): unknown {
  return steps.reduce((part: unknown, step) => (typeof part === "object" && part !== null ? (part as Record<string, unknown>)[step] : undefined), document);
}

/** The element around a place, as lines, with the field that it concerns marked. */
function around(document: unknown, path: string): LibraryProblem["excerpt"] {
  const steps = stepsOf(path);
  const field = steps.at(-1);
  const parent = at(document, steps.slice(0, -1));
  if (field === undefined || typeof parent !== "object" || parent === null) return undefined;
  const known = Object.entries(parent).map(([key, value]) => ({ key, line: clipped(Array.isArray(parent) ? shown(value) : `${JSON.stringify(key)}: ${shown(value)}`) }));
  const found = known.findIndex(({ key }) => key === field);
  const first = Math.max(0, (found < 0 ? known.length : found) - 2);
  const lines = known.slice(first, first + 4).map(({ line }) => line);
  // a field that is missing stands nowhere: the line after the last
  return lines.length === 0 ? undefined : { text: lines.join("\n"), mark: found < 0 ? -1 : found - first, line: 0 };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.every((one) => typeof one !== "object") ? JSON.stringify(value) : `[ … ${value.length} ]`;
  return typeof value === "object" && value !== null ? `{ ${Object.keys(value).slice(0, 6).join(", ")} }` : (JSON.stringify(value) ?? "");
}

/** The lines of a text that cannot be read, where the library says that it breaks off. */
function atLine(lines: readonly string[], message: string): LibraryProblem["excerpt"] {
  const line = Number(/line (\d+) column/u.exec(message)?.[1] ?? 0);
  if (line === 0) return undefined;
  const first = Math.max(0, line - 3);
  return { text: lines.slice(first, line + 1).map(clipped).join("\n"), mark: line - 1 - first, line: first + 1 };
}

function clipped(line: string): string {
  return line.length > WIDE ? `${line.slice(0, WIDE)} …` : line;
}
