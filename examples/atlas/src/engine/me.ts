/** My organisation: a stakeholder, or a town with those who work nowhere else. */

import type { Id } from "regie-wasm";
import type { Pair } from "./fold.js";
import type { Names } from "./names.js";

/** Those who are meant by `stakeholders/ID` or `areas/ID`. Whoever works in one town alone is of that town. */
export function mineOf(names: Names, me: string | undefined): ReadonlySet<Id> {
  const [collection, id] = (me ?? "").split("/");
  if (id === undefined) return new Set();
  if (collection === "stakeholders") return new Set([id]);
  const own = names.all("stakeholders").filter((one) => names.isNow(one) && one.works_in?.length === 1 && one.works_in[0] === id);
  return new Set(own.map((one) => one.id));
}

/** Which of mine stand in these pairs, by name. */
export function mineIn(names: Names, mine: ReadonlySet<Id>, pairs: Iterable<Pair>): string[] {
  if (mine.size === 0) return [];
  const found = new Set([...pairs].map(([stakeholder]) => stakeholder).filter((stakeholder) => mine.has(stakeholder)));
  return names.sorted([...found].map((stakeholder) => names.short(stakeholder)));
}
