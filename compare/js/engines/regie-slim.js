/** The slim package: it lists who has the role. */

import { Atlas } from "regie-wasm/slim";

export function start({ landscape, ruleBook }) {
  const atlas = new Atlas(landscape, { ruleBook });
  return ({ challenge, role, stakeholder, area }) =>
    [...atlas.whoActs({ challenge, role, stakeholder })].some((found) => found.area === area);
}
