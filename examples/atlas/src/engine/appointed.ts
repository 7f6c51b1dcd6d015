/** The roles to which some rule of the rule book appoints. */

import type { Id } from "regie-wasm";

/** The roles of the atoms `{"appointed": […]}`, however deep. */
export function appointed(conditions: unknown): ReadonlySet<Id> {
  const found = new Set<Id>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const [name, value] of Object.entries(part)) {
      if (name === "appointed" && Array.isArray(value)) for (const role of value) found.add(String(role));
      else look(value);
    }
  };
  look(conditions);
  return found;
}
