/** The towns of a landscape as shapes, and a number for each. Runs in the worker. */

import type { Decision, Id, Seat } from "regie-wasm";
import { challengesOn } from "../../engine/about.js";
import { Areas } from "../../engine/areas.js";
import type { Held } from "../../engine/held.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { type DrawnMap, type Placed, draw, place, townMap, townsTouched } from "../../engine/towns.js";
import { entry } from "../../engine/view.js";
import type { Measure } from "../../route.js";

export interface Town {
  area: Id;
  label: string;
  /** Of which shape it is. */
  shape: number;
}

export interface TownShapes {
  drawn: DrawnMap;
  /** In the order of the alphabet, by shape. */
  towns: Town[];
  labels: string[];
  /** The shapes of my own town. */
  mine: number[];
  /** Are there towns beside those that are drawn, so that one can look wider? */
  wider: boolean;
}

/** The towns that some challenge concerns, or all of them; `null` where the landscape has no town with a NIS code that the map knows. */
export async function shapes(held: Held, { all }: { all: boolean }, { lang, me }: Context): Promise<TownShapes | null> {
  const names = held.names(lang);
  const areas = new Areas(names);
  const map = await townMap();
  const every = place(names, areas, map);
  const concerned = new Set(every.flatMap(({ towns }) => towns));
  const touched = townsTouched(areas, concerned);
  const named = new Set([...held.decisions.values()].flatMap(({ seats }) => seats.flatMap(({ covers }) => covers.flatMap(touched))));
  const here = every.filter(({ towns }) => towns.some((town) => named.has(town)));
  const shown = inOrder(names, all || here.length === 0 ? every : here);
  if (shown.length === 0) return null;
  const mine = ownTowns(names, me);
  return {
    drawn: draw(map, shown),
    towns: shown.flatMap(({ towns }, shape) => towns.map((area) => ({ area, label: names.area(area), shape }))),
    labels: shown.map(({ towns }) => names.and(towns.map((town) => names.area(town)))),
    mine: [...shown.keys()].filter((n) => shown[n]?.towns.some((town) => mine.has(town))),
    wider: here.length > 0 && here.length < every.length,
  };
}

/** By the name of their first town. */
function inOrder(names: Names, placed: readonly Placed[]): Placed[] {
  const order = new Intl.Collator(names.lang, { numeric: true });
  const told = (one: Placed): Placed => ({ ...one, towns: [...one.towns].sort((a, b) => order.compare(names.area(a), names.area(b))) });
  return placed.map(told).sort((a, b) => order.compare(names.area(a.towns[0] ?? ""), names.area(b.towns[0] ?? "")));
}

/** The town that I am, or in which my organisation works. */
function ownTowns(names: Names, me: string | undefined): ReadonlySet<Id> {
  const [collection, id = ""] = (me ?? "").split("/");
  if (collection === "areas") return new Set([id]);
  return new Set(collection === "stakeholders" ? names.worksIn(id) : []);
}

export interface TownValues {
  /** Of each town; none is left out. */
  towns: Record<Id, number>;
  /** Of towns that share a shape, what they have together: a challenge of both is one challenge. */
  shapes: number[];
}

/** The number of something for each town, on one theme or on all. */
export function counted(held: Held, { measure, theme, groups }: { measure: Measure; theme: Id; groups: readonly (readonly Id[])[] }, { lang }: Context): TownValues {
  const names = held.names(lang);
  const areas = new Areas(names);
  const all = groups.flat();
  const touched = townsTouched(areas, all);
  const found = new Map<Id, Set<string>>(all.map((town) => [town, new Set()]));
  const about = challengesOn(held, theme);
  const owners = measure === "roles" ? localGovernments(names, areas, all) : new Map<Id, readonly Id[]>();
  for (const decision of held.decisions.values()) {
    if (!about.has(decision.challenge)) continue;
    for (const [town, what] of itemsOf(decision, measure, touched, areas, owners)) found.get(town)?.add(what);
  }
  return {
    towns: Object.fromEntries([...found].map(([town, items]) => [town, items.size])),
    shapes: groups.map((towns) => new Set(towns.flatMap((town) => [...(found.get(town) ?? [])])).size),
  };
}

/** What of a decision counts for which town: each thing by a name of its own, so that it counts once. */
function* itemsOf({ challenge, seats, gaps }: Decision, measure: Measure, touched: (area: Id) => readonly Id[], areas: Areas, owners: ReadonlyMap<Id, readonly Id[]>): Generator<[Id, string]> {
  for (const seat of seats) {
    const here = new Set(seat.covers.flatMap(touched));
    if (measure === "roles") {
      for (const { role, stakeholder } of seat.roles) for (const town of owners.get(stakeholder) ?? []) yield [town, `${challenge} ${role}`];
    } else if (measure === "gaps") {
      for (const town of here) {
        for (const what of gapsAt(seat, town, areas)) yield [town, `${challenge} ${what}`];
        for (const { kind } of gaps) yield [town, `${challenge} ${kind}`];
      }
    } else if (measure === "challenges" || seat.approaches.includes(measure)) {
      for (const town of here) yield [town, challenge];
    }
  }
}

/** What is missing at a table in a town, or at a place that it shares. */
function gapsAt(seat: Seat, town: Id, areas: Areas): string[] {
  return seat.gaps.filter((gap) => areas.touch("area" in gap ? gap.area : seat.area, town)).map((gap) => `${seat.area} ${JSON.stringify(gap)}`);
}

/** The municipality and the OCMW of each town, by organisation: those who work there and nowhere else. */
function localGovernments(names: Names, areas: Areas, towns: readonly Id[]): Map<Id, readonly Id[]> {
  const known = new Set(towns);
  const owners = new Map<Id, Id[]>();
  for (const { id, kind, works_in: worksIn = [] } of names.all("stakeholders")) {
    const places = new Set(worksIn.flatMap((area) => areas.resolve(area)));
    const [town = ""] = places;
    if ((kind === "municipality" || kind === "ocmw") && places.size === 1 && known.has(town)) entry(owners, id, () => []).push(town);
  }
  return owners;
}
