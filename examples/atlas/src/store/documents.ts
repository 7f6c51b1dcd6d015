/** The documents of an atlas, as the page keeps and compares them. */

import type { Atlas, Landscape, RuleBook } from "regie-wasm";

export interface Documents {
  landscape: Landscape;
  /** What the landscape builds on. */
  sets: Landscape[];
  ruleBook: RuleBook;
}

/** The documents as they are after all changes: the package makes them. */
export function documentsOf(atlas: Atlas): Documents {
  const { landscape, sets, ruleBook } = atlas.documents();
  return { landscape, sets: Object.values(sets), ruleBook };
}

/** Is the landscape all that was changed? Otherwise it cannot be saved as a landscape alone. */
export function onlyLandscape(before: Documents, after: Documents): boolean {
  const rest = ({ sets, ruleBook }: Documents) => JSON.stringify([sets, ruleBook]);
  return rest(before) === rest(after);
}
