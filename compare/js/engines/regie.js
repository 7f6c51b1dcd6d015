/** regie itself: it is handed ids, and works out the rest. */

import { Atlas } from "regie-wasm";

export function start({ landscape, ruleBook }) {
  const atlas = new Atlas(landscape, { ruleBook });
  return ({ challenge, role, stakeholder, area }) => atlas.has({ challenge, role, stakeholder, area });
}
