/** What can be chosen in the header: who "we" are, and the themes. Runs in the worker. */

import type { Id } from "regie-wasm";
import type { Context } from "./questions.js";
import type { Held } from "./held.js";
import type { Names } from "./names.js";

export interface Choice {
  /** `areas/kortrijk`, `stakeholders/ocmw-kortrijk`; of a theme its id. */
  value: string;
  label: string;
  /** The sort of organisation, or the level of the area. */
  hint: string;
}

export interface Choices {
  title: string;
  /** Towns first, then organisations, each in the order of the alphabet. */
  me: Choice[];
  /** Every theme that a challenge names, in the order of the document. */
  themes: Choice[];
}

export function choices(held: Held, _params: Record<string, never>, { lang }: Context): Choices {
  const names = held.names(lang);
  const worked = new Set(names.all("stakeholders").flatMap((one) => (names.isNow(one) && one.works_in?.length === 1 ? [...one.works_in] : [])));
  const areas = names.all("areas").filter((area) => names.isNow(area) && worked.has(area.id));
  const stakeholders = names.all("stakeholders").filter((one) => names.isNow(one));
  const named = names.all("challenges").filter(({ id }) => held.decisions.has(id)).flatMap(({ themes }) => [...themes]);
  return {
    title: names.title,
    me: [
      ...listed(names, "areas", areas, ({ level }) => names.of("levels", level)),
      ...listed(names, "stakeholders", stakeholders, ({ kind }) => names.of("kinds", kind)),
    ],
    themes: [...new Set(named)].map((theme) => ({ value: theme, label: names.theme(theme), hint: "" })),
  };
}

function listed<T extends { id: Id }>(names: Names, collection: string, list: T[], hint: (one: T) => string): Choice[] {
  const all = list.map((one) => ({ value: `${collection}/${one.id}`, label: names.of(collection, one.id), hint: hint(one) }));
  const order = new Intl.Collator(names.lang, { numeric: true });
  return all.sort((a, b) => order.compare(a.label, b.label));
}
