/** What stands on a page, as what can be asked about it and taken up. Runs in the worker. */

import type { Id } from "regie-wasm";
import type { FindingHere } from "../engine/view.js";
import type { Gap } from "./takeup.question.js";
import type { Subject } from "./why.question.js";

/** Why is this missing, or to be watched? */
export function subjectOf(challenge: Id, { kind, lever, element }: FindingHere, list: "missing" | "attention"): Subject {
  // that there is no common area is told where the tables are
  if (kind === "no-common-area") return { challenge, about: "seat" };
  return { challenge, about: "gap", lever, element: element?.id, advice: list === "attention" };
}

/** What somebody could take up; roles that should be separated, or a missing area, are nothing to take up. */
export function gapOf(challenge: Id, { kind, lever, element, areas }: FindingHere): Gap | undefined {
  const spots = [...areas].sort().map((area) => ({ challenge, area }));
  if (kind === "no-holder") return { lever, spots };
  return kind === "requirement" && element !== undefined ? { requirement: element.id, spots } : undefined;
}
