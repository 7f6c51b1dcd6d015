/** Who could be appointed to what, for a challenge. Runs in the worker. */

import type { Id } from "regie-wasm";
import { appointed } from "../../engine/appointed.js";
import type { Held } from "../../engine/held.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";

export interface Appointable {
  stakeholders: { value: Id; label: string; hint: string }[];
  /** The roles to which some rule appoints, in the order of the rule book. */
  roles: { value: Id; label: string }[];
  themes: Id[];
  seats: Id[];
}

export function appoint(held: Held, { challenge }: { challenge: Id }, { lang }: Context): Appointable {
  const names = held.names(lang);
  const now = names.all("stakeholders").filter((one) => names.isNow(one));
  const stakeholders = now.map(({ id, kind }) => ({ value: id, label: names.stakeholder(id), hint: names.of("kinds", kind) }));
  const order = new Intl.Collator(lang, { numeric: true });
  const appointing = appointed(names.ruleBook.rules);
  return {
    stakeholders: stakeholders.sort((a, b) => order.compare(a.label, b.label)),
    roles: names.ruleBook.roles.filter(({ id }) => appointing.has(id)).map(({ id }) => ({ value: id, label: capital(names.role(id)) })),
    themes: [...(names.get("challenges", challenge)?.themes ?? [])],
    seats: held.decisions.get(challenge)?.seats.map(({ area }) => area) ?? [],
  };
}
