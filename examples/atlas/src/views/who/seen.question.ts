/** The ladder and the network of a challenge, as the package draws them. Runs in the worker. */

import type { Id, Picture } from "regie-wasm";
import { type Held, sentences } from "../../engine/held.js";
import { mineOf } from "../../engine/me.js";
import type { Context } from "../../engine/questions.js";

interface Asked {
  id: Id;
  table?: Id | undefined;
}

export interface SeenView {
  challenge: Id;
  picture: Picture;
}

export interface NetworkView extends SeenView {
  /** The names of mine. */
  ours: string[];
  /** Can each be drawn by itself, and would that differ? */
  canUnfold: boolean;
}

/** Of one table, where there is such a one. */
function asked(held: Held, { id, table }: Asked): { challenge: Id; seat?: Id } | undefined {
  const decision = held.decisions.get(id);
  const seat = decision?.seats.find(({ area }) => area === table)?.area;
  return decision && { challenge: id, ...(seat !== undefined && { seat }) };
}

export async function ladder(held: Held, which: Asked, { lang }: Context): Promise<SeenView | null> {
  const of = asked(held, which);
  return of === undefined ? null : { challenge: which.id, picture: held.atlas.ladderSvg(of, { lang: await sentences(lang) }) };
}

export async function network(held: Held, { folded, ...which }: Asked & { folded: boolean }, { lang, me }: Context): Promise<NetworkView | null> {
  const of = asked(held, which);
  if (of === undefined) return null;
  const names = held.names(lang);
  const mine = [...mineOf(names, me)].filter((one) => names.get("stakeholders", one) !== undefined);
  const options = { lang: await sentences(lang) };
  const [together, apart] = [true, false].map((fold) => held.atlas.networkSvg({ ...of, fold, mine }, options));
  return {
    challenge: which.id,
    picture: (folded ? together : apart) as Picture,
    ours: mine.map((one) => names.stakeholder(one)),
    canUnfold: together?.svg !== apart?.svg,
  };
}
