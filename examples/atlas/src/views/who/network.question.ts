/** The network of a challenge: its tables, the roles, and who has them. Runs in the worker. */

import type { Id, Strength } from "regie-wasm";
import { type Alike, alike, stronger } from "../../engine/alike.js";
import { Frame, tables } from "../../engine/fold.js";
import type { Held } from "../../engine/held.js";
import { mineOf } from "../../engine/me.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";
import { entry } from "../../engine/view.js";

/** So many can be drawn one by one and still be read. */
export const MOST = 40;

export interface Knot {
  label: string;
  /** Who is meant, where several are drawn as one. */
  names: string[];
  isMine: boolean;
  ties: { role: number; strength: Strength }[];
}

export interface NetworkView {
  challenge: Id;
  label: string;
  seat: string;
  /** In the order of the rule book. */
  roles: string[];
  knots: Knot[];
  stakeholders: number;
  /** Can each be drawn by itself, and would that differ? */
  canUnfold: boolean;
}

/** `folded`: many of a kind with the same roles as one. Beyond `MOST` that is always so, and then also those of a kind with unequal roles. */
export function network(held: Held, { id, table, folded }: { id: Id; table?: Id | undefined; folded: boolean }, { lang, me }: Context): NetworkView | null {
  const names = held.names(lang);
  const decision = held.decisions.get(id);
  if (decision === undefined) return null;
  const one = decision.seats.filter(({ area }) => area === table);
  const seats = one.length > 0 ? one : decision.seats;
  const has = new Map<Id, Map<Id, Strength>>();
  for (const { role, stakeholder, strength } of seats.flatMap((seat) => seat.roles)) {
    const roles = entry(has, stakeholder, () => new Map<Id, Strength>());
    roles.set(role, stronger(strength, roles.get(role)));
  }
  const roles = [...new Set([...has.values()].flatMap((of) => [...of.keys()]))].sort((a, b) => names.rank("roles", a) - names.rank("roles", b));
  const same = (stakeholder: Id) => JSON.stringify([...(has.get(stakeholder) ?? [])].sort());
  const each = alike(names, has.keys(), (stakeholder) => stakeholder);
  const equal = alike(names, has.keys(), same);
  let groups: Alike[] = folded || has.size > MOST ? equal : each;
  if (groups.length > MOST) groups = alike(names, has.keys(), () => "");
  const mine = mineOf(names, me);
  const knots = groups.map(({ label, members, names: told }): Knot => {
    const strengths = new Map<Id, Strength>();
    for (const [role, strength] of members.flatMap((member) => [...(has.get(member) ?? [])])) strengths.set(role, stronger(strength, strengths.get(role)));
    const ties = [...strengths].map(([role, strength]) => ({ role: roles.indexOf(role), strength })).sort((a, b) => a.role - b.role);
    return { label, names: told, isMine: members.some((member) => mine.has(member)), ties };
  });
  return {
    challenge: id,
    label: names.challenge(id),
    seat: tables(names, Frame.of(seats)),
    roles: roles.map((role) => capital(names.role(role))),
    knots,
    stakeholders: has.size,
    canUnfold: has.size <= MOST && equal.length < each.length,
  };
}
