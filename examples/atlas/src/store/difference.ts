/** What would have to change in documents so that they become others: element by element. Plain data. */

import type { Change } from "regie-wasm";
import type { Documents } from "./documents.js";

type Any = { id: string };

/** In the order in which one refers to the other, so that a reader finds first what the rest rests on. */
const COLLECTIONS = [
  "levels", "kinds", "roles", "rules", "requirements", "separations",
  "areas", "sectors", "levers", "target_groups", "trends", "schemes", "themes",
  "stakeholders", "agreements", "appointments", "exclusions", "offers", "challenges",
] as const;

/** The elements of a collection, wherever they stand. */
function elements({ ruleBook, landscape, sets }: Documents, collection: string): Map<string, Any> {
  const parts = [ruleBook, landscape, ...sets] as unknown as Record<string, readonly Any[] | undefined>[];
  return new Map(parts.flatMap((part) => part[collection] ?? []).map((one) => [one.id, one]));
}

/** The same for what is equal, whatever the order of its fields: a journal has an order of its own. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

/** The changes that make of what was before what is now, where that is not so already in `known`: somebody else may have made the same. */
export function difference(before: Documents, now: Documents, known: Documents = before): Change[] {
  const changes: Change[] = [];
  for (const collection of COLLECTIONS) {
    const [old, next, there] = [before, now, known].map((documents) => elements(documents, collection)) as [Map<string, Any>, Map<string, Any>, Map<string, Any>];
    for (const [id, one] of next) {
      if (old.get(id) === one || there.get(id) === one) continue;
      const found = text(one);
      if (found !== text(old.get(id)) && found !== text(there.get(id))) changes.push({ put: { [collection]: one } } as unknown as Change);
    }
    for (const id of old.keys()) if (!next.has(id) && there.has(id)) changes.push({ remove: { [collection]: id } } as unknown as Change);
  }
  return changes;
}
