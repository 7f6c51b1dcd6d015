/**
 * The work on a landscape: what was opened, every step made on it, and how many of these hold: undo and redo move that number.
 *
 * Plain data, and functions that give new data: nothing here knows of a page, a worker or a database.
 */

import type { Change } from "regie-wasm";

/** What is done at once, and undone at once. */
export interface Step {
  /** What was done, for the people who undo it: "W13 aangeduid als regisseur". */
  label: string;
  changes: readonly Change[];
}

export interface Work {
  /** The name in the address: of the list of regions, or `own-N`. */
  key: string;
  /** What people call it: a file's name; nothing for a region of the list. */
  name: string;
  steps: readonly Step[];
  /** So many of the steps hold. */
  cursor: number;
  /** How often it was kept: who keeps it knows by it that nobody else did meanwhile. */
  version: number;
}

export function begin(key: string, name = ""): Work {
  return { key, name, steps: [], cursor: 0, version: 0 };
}

/** With one more step. What was undone cannot be redone any more. */
export function stepped(work: Work, step: Step): Work {
  const steps = [...work.steps.slice(0, work.cursor), step];
  return { ...work, steps, cursor: steps.length };
}

/** The step that undo takes back, and the one that redo makes again. */
export const undoable = ({ steps, cursor }: Work): Step | undefined => steps[cursor - 1];
export const redoable = ({ steps, cursor }: Work): Step | undefined => steps[cursor];

export function undone(work: Work): Work {
  return { ...work, cursor: Math.max(0, work.cursor - 1) };
}

export function redone(work: Work): Work {
  return { ...work, cursor: Math.min(work.steps.length, work.cursor + 1) };
}

/** The changes that hold, one after the other. */
export function changesOf({ steps, cursor }: Work): Change[] {
  return steps.slice(0, cursor).flatMap(({ changes }) => changes);
}

/** A name for a new work that no other has. */
export function freshKey(taken: Iterable<string>): string {
  const known = new Set(taken);
  for (let n = 1; ; n += 1) if (!known.has(`own-${n}`)) return `own-${n}`;
}

const FORMAT = "regie/work";

/** The work as a file: the landscape as it was opened, and every step, so that they can be undone after it is opened again. */
export function toFile(work: Work, text: string): string {
  const { name, steps, cursor } = work;
  return `${JSON.stringify({ format: FORMAT, version: 1, name, landscape: JSON.parse(text), steps, cursor }, undefined, 2)}\n`;
}

/** What a file holds: a landscape alone, or a work. A work that is not one is `undefined`; what is no JSON is judged as a landscape. */
export function fromFile(file: string): { text: string; steps: Step[]; cursor: number } | undefined {
  const plain = { text: file, steps: [], cursor: 0 };
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.replace(/^\ufeff/u, ""));
  } catch {
    return plain;
  }
  if (!isRecord(parsed) || parsed["format"] !== FORMAT) return plain;
  const { version, landscape, steps, cursor } = parsed;
  if (version !== 1 || !isRecord(landscape) || !Array.isArray(steps) || !steps.every(isStep)) return undefined;
  if (!Number.isInteger(cursor) || (cursor as number) < 0 || (cursor as number) > steps.length) return undefined;
  return { text: JSON.stringify(landscape, undefined, 2), steps, cursor: cursor as number };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStep(value: unknown): value is Step {
  return isRecord(value) && typeof value["label"] === "string" && Array.isArray(value["changes"]) && value["changes"].every(isRecord);
}
