/** Folding: many equal things in few words. "14 OCMW's, elk in de eigen gemeente" says as much as fourteen lines. */

import type { Id, Seat } from "regie-wasm";
import type { Names } from "./names.js";
import { type Noun, type Phrase, capital, count, fill, joined, plain, weave } from "./text.js";

/** A stakeholder, and where it stands. */
export type Pair = readonly [stakeholder: Id, place: Id];

/** What an answer is about: its tables, and the areas that they cover. */
export class Frame {
  constructor(readonly seats: readonly Id[], readonly covered: ReadonlySet<Id>) {}

  static of(seats: readonly Seat[]): Frame {
    return new Frame(seats.map(({ area }) => area), new Set(seats.flatMap(({ covers }) => covers)));
  }

  /** The same answer, seen from other places, so that these need not be said. */
  at(places: Iterable<Id>): Frame {
    return new Frame([...places], this.covered);
  }

  /** Is it at all tables, so that nothing need be said? */
  isEverywhere(places: ReadonlySet<Id>): boolean {
    return places.size === this.seats.length && this.seats.every((seat) => places.has(seat));
  }
}

/** How much is told: from how many on a number does, and which name; `separate`: each on a line of its own. */
export interface Detail {
  many: number;
  name: (names: Names, id: Id) => string;
  separate: boolean;
}
export const SHORT: Detail = { many: 3, name: (names, id) => names.short(id), separate: false };
export const FULL: Detail = { many: 4, name: (names, id) => names.stakeholder(id), separate: false };
export const LISTED: Detail = { ...FULL, separate: true };

/** Where a group stands: everywhere, each in the own place of a level, or in these areas. */
type Where = { here: true; own?: undefined; at?: undefined } | { own: Id; here?: undefined; at?: undefined } | { at: ReadonlySet<Id>; here?: undefined; own?: undefined };
type OfKind = readonly [kind: Id, members: Id[]];

/** Who stands where, each as a phrase of its own: pairs of a stakeholder and a place, in few words. */
export function people(names: Names, pairs: Iterable<Pair>, frame: Frame, detail: Detail): Phrase[] {
  const placesOf = new Map<Id, Set<Id>>();
  for (const [stakeholder, place] of pairs) {
    const places = placesOf.get(stakeholder);
    if (places === undefined) placesOf.set(stakeholder, new Set([place]));
    else places.add(place);
  }
  const groups = new Groups();
  for (const [stakeholder, places] of placesOf) {
    const [first = ""] = places;
    const own = places.size === 1 && names.worksIn(stakeholder).includes(first);
    const here = frame.isEverywhere(places) && (frame.seats.length === 1 || !own);
    groups.add(here ? { here } : own ? { own: names.levelOf(first) ?? "" } : { at: places }, names.kindOf(stakeholder), stakeholder);
  }
  // where there are few, the places are told
  for (const { where, kind, members } of groups.list.filter(({ where, members }) => where.own !== undefined && members.length < detail.many)) {
    groups.remove(where, kind);
    for (const stakeholder of members) groups.add({ at: placesOf.get(stakeholder) ?? new Set() }, kind, stakeholder);
  }
  return groups.byPlace().flatMap(([where, kinds]) => {
    const who = everyone(names, kinds, frame, detail);
    if (where.here) return detail.separate ? who : [joined(who, "; ")];
    if (where.own !== undefined) {
      const noun = names.level(where.own);
      return [weave(names.words.each_own, joined(who, "; "), names.own(noun), noun[0] ?? "")];
    }
    return [somewhere(names, who, where.at, frame)];
  });
}

/** Stakeholders by where they stand, and by kind. */
class Groups {
  #groups = new Map<string, { where: Where; kind: Id; members: Id[] }>();

  get list() {
    return [...this.#groups.values()];
  }

  add(where: Where, kind: Id, stakeholder: Id): void {
    const key = keyOf(where, kind);
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { where, kind, members: [stakeholder] });
    else group.members.push(stakeholder);
  }

  remove(where: Where, kind: Id): void {
    this.#groups.delete(keyOf(where, kind));
  }

  /** Everywhere first, then each in the own place, then the rest. */
  byPlace(): [Where, OfKind[]][] {
    const places = new Map<string, [Where, OfKind[]]>();
    for (const [key, { where, kind, members }] of [...this.#groups].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
      const [place = ""] = key.split("\n");
      const one: [Where, OfKind[]] = places.get(place) ?? [where, []];
      one[1].push([kind, members]);
      places.set(place, one);
    }
    return [...places.values()];
  }
}

function keyOf({ here, own, at }: Where, kind: Id): string {
  const place = here ? "0" : own !== undefined ? `1 ${own}` : `2 ${[...(at ?? [])].sort().join(" ")}`;
  return `${place}\n${kind}`;
}

/** Those who stand in these places and not at every table. */
function somewhere(names: Names, who: Phrase[], areas: ReadonlySet<Id>, frame: Frame): Phrase {
  const at = places(names, areas, frame);
  const [one] = who;
  if (one === undefined || who.length > 1) return [`${at}: `, ...joined(who, "; ")];
  // the name says it: OCMW Menen in Menen
  if (plain(one).endsWith(at)) return one;
  return areas.size > 2 ? [...one, `, ${at}`] : [...one, ` (${at})`];
}

/** Those who stand in one place: numbers of a kind first, then names. */
function everyone(names: Names, all: OfKind[], frame: Frame, detail: Detail): Phrase[] {
  const parts: Phrase[] = [];
  let kinds = all;
  const local = localGovernments(names, kinds, detail);
  if (local !== undefined) {
    const group = { label: count(local.length, names.words.local_governments), names: local };
    parts.push(detail === SHORT ? [group] : [group, ` ${names.words.local_governments_are}`]);
    kinds = kinds.filter(([kind]) => kind !== "municipality" && kind !== "ocmw");
  }
  const single: string[] = [];
  for (const [kind, members] of kinds) {
    const noun = names.kinds(kind);
    if (noun !== undefined && members.length >= detail.many) parts.push(many(names, kind, noun, members, frame));
    else single.push(...members.map((stakeholder) => detail.name(names, stakeholder)));
  }
  return [...parts, ...names.sorted(single).map((name) => [name])];
}

/** The local governments, when each municipality is there with its OCMW. */
function localGovernments(names: Names, kinds: OfKind[], detail: Detail): string[] | undefined {
  const byTown = (wanted: Id) => {
    const members = kinds.find(([kind]) => kind === wanted)?.[1] ?? [];
    return new Map(members.map((stakeholder) => [[...names.worksIn(stakeholder)].sort().join(" "), stakeholder]));
  };
  const [municipalities, ocmws] = [byTown("municipality"), byTown("ocmw")];
  if (municipalities.size < detail.many || municipalities.size !== ocmws.size) return undefined;
  if (![...municipalities.keys()].every((town) => ocmws.has(town))) return undefined;
  const told = ([town, municipality]: [string, Id]) =>
    names.and(detail === SHORT ? town.split(" ").map((area) => names.area(area)) : [municipality, ocmws.get(town) ?? ""].map((id) => names.stakeholder(id)));
  return names.sorted([...municipalities].map(told));
}

/** `14 OCMW's`, `12 van de 14 OCMW's (zonder OCMW Harelbeke en OCMW Kortrijk)`. */
function many(names: Names, kind: Id, noun: Noun, members: Id[], frame: Frame): Phrase {
  const { words } = names;
  const all = names.ofKind(kind, frame.covered);
  const inside = new Set(members);
  const others = names.sorted(all.filter((one) => !inside.has(one)).map((one) => names.stakeholder(one)));
  const group = (label: string): Phrase => [{ label, names: names.sorted(members.map((one) => names.stakeholder(one))) }];
  if (others.length > 0 && others.length <= 3 && members.length > others.length) {
    const told = group(fill(words.of_all, String(members.length), count(all.length, noun)));
    return weave(words.without, told, names.and(others));
  }
  return group(count(members.length, noun));
}

/** Areas in few words: `Menen`, `in alle 14 gemeenten`, `in alle gemeenten, behalve Menen en Wervik`. */
export function places(names: Names, areas: ReadonlySet<Id>, frame: Frame): string {
  const { words } = names;
  const level = commonLevel(names, areas);
  const noun = names.level(level);
  const others = [...frame.covered].filter((area) => !areas.has(area));
  const ofTheCovered = [...areas].every((area) => frame.covered.has(area)) && level === commonLevel(names, frame.covered);
  const told = (list: Iterable<Id>) => names.and(names.sorted([...list].map((area) => names.area(area))));
  if (others.length === 0 && areas.size > 2 && ofTheCovered) return fill(words.in_all, count(areas.size, noun));
  if (others.length > 0 && others.length <= 3 && areas.size > 3 * others.length && ofTheCovered) {
    return fill(words.in_all_but, noun[1] ?? "", told(others));
  }
  return told(areas);
}

/** The level that all these areas have. */
function commonLevel(names: Names, areas: Iterable<Id>): Id | undefined {
  const levels = new Set([...areas].map((area) => names.levelOf(area)));
  return levels.size === 1 ? [...levels][0] : undefined;
}

/** The tables of an answer: `Tafel: Zuid-West-Vlaanderen, voor 14 gemeenten`, `14 tafels, één per gemeente`. */
export function tables(names: Names, frame: Frame): string {
  return capital(tablesOf(names, frame));
}

function tablesOf(names: Names, { seats, covered }: Frame): string {
  const { words } = names;
  const [first = ""] = seats;
  if (seats.length === 1) {
    const table = fill(words.table_at, names.area(first));
    if (covered.size === 1 && covered.has(first)) return table;
    return fill(words.covering, table, count(covered.size, names.level(commonLevel(names, covered))));
  }
  if (seats.length <= 3) return fill(words.tables_in, String(seats.length), names.and(seats.map((seat) => names.area(seat))));
  return fill(words.tables_own, String(seats.length), names.level(commonLevel(names, seats))[0] ?? "");
}
