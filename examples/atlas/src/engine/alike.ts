/** Stakeholders that do alike, told as one: of a kind, with the same roles. */

import type { Id, Strength } from "regie-wasm";
import type { Names } from "./names.js";
import { count } from "./text.js";
import { entry } from "./view.js";

/** So many of a kind are told by their number. */
const MANY = 3;

export interface Alike {
  label: string;
  kind: Id;
  members: Id[];
  /** Their names, where there are several. */
  names: string[];
}

/** Stakeholders with equal `signature` and kind as one, where they are many; by kind as the rule book has them, then by label. */
export function alike(names: Names, stakeholders: Iterable<Id>, signature: (stakeholder: Id) => string): Alike[] {
  const groups = new Map<string, Id[]>();
  for (const one of stakeholders) entry(groups, JSON.stringify([names.kindOf(one), signature(one)]), () => []).push(one);
  const told = [...groups.values()].flatMap((members) => (members.length < MANY ? members.map((one) => [one]) : [members]));
  const rank = new Map(names.ruleBook.kinds.map(({ id }, n) => [id, n]));
  const order = new Intl.Collator(names.lang, { numeric: true });
  return told
    .map((members): Alike => {
      const [first = ""] = members;
      const kind = names.kindOf(first);
      const word = names.of("kinds", kind);
      const label = members.length === 1 ? names.stakeholder(first) : count(members.length, names.kinds(kind) ?? [word, word]);
      return { label, kind, members, names: members.length === 1 ? [] : names.sorted(members.map((one) => names.stakeholder(one))) };
    })
    .sort((a, b) => (rank.get(a.kind) ?? Infinity) - (rank.get(b.kind) ?? Infinity) || order.compare(a.label, b.label));
}

const STRENGTHS: readonly Strength[] = ["must", "should", "may"];

/** The stronger of two. */
export function stronger(a: Strength, b: Strength | undefined): Strength {
  return b === undefined || STRENGTHS.indexOf(a) < STRENGTHS.indexOf(b) ? a : b;
}
