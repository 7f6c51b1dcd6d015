/** Assignments, matrix and comparison as rows for a spreadsheet. Runs in the worker. */

import type { Id } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";
import type { Names } from "../../engine/names.js";

export interface Sheet {
  name: string;
  /** The first row is the head. */
  rows: (string | number)[][];
}

export function sheets(held: Held, _params: Record<string, never>, { lang }: Context): Sheet[] {
  const names = held.names(lang);
  const { note } = names.words;
  return [
    { name: note.sheet_assignments, rows: [note.assignment_head, ...assignments(held, names)] },
    { name: note.sheet_matrix, rows: matrix(held, lang) },
    { name: note.sheet_comparison, rows: comparison(held, names) },
  ];
}

function assignments(held: Held, names: Names): string[][] {
  const label = (rule: Id) => names.of("rules", rule);
  return [...held.decisions.values()].flatMap(({ challenge, seats }) =>
    seats.flatMap(({ area: seat, roles }) =>
      roles.map(({ role, stakeholder, area, strength, because }) => [
        names.challenge(challenge),
        names.area(seat),
        names.area(area),
        names.of("levels", names.levelOf(area) ?? ""),
        names.role(role),
        names.stakeholder(stakeholder),
        names.words.strengths[strength],
        because.map(label).join("; "),
      ]),
    ),
  );
}

/** The package writes it as comma-separated text; the apostrophe before what could be a formula goes: here every cell is text. */
function matrix(held: Held, lang: string): string[][] {
  return cells(held.atlas.raciCsv({ language: lang })).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/u, "")));
}

/** Comma-separated text by RFC 4180, as the package writes it. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (row.some((cell) => cell !== "")) rows.push(row);
    row = [];
  }
  return rows;
}

/** The towns beside each other: a row for each measure. */
function comparison(held: Held, names: Names): (string | number)[][] {
  const { note } = names.words;
  const towns = [...new Set([...held.decisions.values()].flatMap(({ seats }) => seats.flatMap(({ covers }) => [...covers])))].filter((area) => names.levelOf(area) === "local");
  const inOrder = names.sorted(towns.map((area) => names.area(area)));
  towns.sort((a, b) => inOrder.indexOf(names.area(a)) - inOrder.indexOf(names.area(b)));
  if (towns.length === 0) return [[note.measure]];
  const { areas, measures } = held.atlas.benchmark({ areas: towns });
  const called = ({ measure, of }: (typeof measures)[number]) =>
    of === undefined ? note.measures[measure] : `${note.measures[measure]}: ${measure === "role_filled" ? names.role(of) : capital(names.of("themes", of))}`;
  return [
    [note.measure, ...areas.map(({ area }) => names.area(area)), note.median],
    ...measures.map((measure, n) => [called(measure), ...areas.map(({ values }) => valueOf(values[n])), numberOf(measure.spread?.median)]),
  ];
}

/** A share in percent where there is one, else how many. */
function valueOf(measured: { count: number; percent?: string } | undefined): number | string {
  if (measured === undefined) return "";
  return measured.percent === undefined ? measured.count : Number(measured.percent);
}

function numberOf(text: string | undefined): number | string {
  return text === undefined ? "" : Number(text);
}
