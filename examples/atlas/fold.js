/**
 * Folding: many equal things in few words. "14 OCMW's, elk in de eigen gemeente" says as much as fourteen lines.
 *
 * A phrase is a list of pieces: text, or `{ label, names }`, a number that can be unfolded into names.
 */

import { capital, count, fill, joined, plain, weave } from "./text.js";

/** What an answer is about: its tables, and the areas that they cover. */
export class Frame {
  constructor(seats, covered) {
    this.seats = seats;
    this.covered = covered;
  }

  static of(seats) {
    return new Frame(seats.map(({ area }) => area), new Set(seats.flatMap(({ covers }) => covers)));
  }

  /** The same answer, seen from other places, so that these need not be said. */
  at(places) {
    return new Frame([...places], this.covered);
  }

  /** Is it at all tables, so that nothing need be said? */
  isEverywhere(places) {
    return places.size === this.seats.length && this.seats.every((seat) => places.has(seat));
  }
}

/** How much is told: from how many on a number does, and which name. */
export const SHORT = { many: 3, name: (names, id) => names.short(id), separate: false };
export const FULL = { many: 4, name: (names, id) => names.stakeholder(id), separate: false };
/** Each on a line of its own. */
export const LISTED = { ...FULL, separate: true };

/** Who stands where, each as a phrase of its own: pairs of a stakeholder and a place, in few words. */
export function people(names, pairs, frame, detail) {
  const placesOf = new Map();
  for (const [stakeholder, place] of pairs) {
    if (!placesOf.has(stakeholder)) placesOf.set(stakeholder, new Set());
    placesOf.get(stakeholder).add(place);
  }
  const groups = new Groups();
  for (const [stakeholder, places] of placesOf) {
    const [first] = places;
    const own = places.size === 1 && names.worksIn(stakeholder).includes(first);
    const here = frame.isEverywhere(places) && (frame.seats.length === 1 || !own);
    groups.add(here ? { here } : own ? { own: names.levelOf(first) ?? "" } : { at: places }, names.kindOf(stakeholder), stakeholder);
  }
  // where there are few, the places are told
  for (const { where, kind, members } of groups.list.filter(({ where, members }) => where.own !== undefined && members.length < detail.many)) {
    groups.remove(where, kind);
    for (const stakeholder of members) groups.add({ at: placesOf.get(stakeholder) }, kind, stakeholder);
  }
  return groups.byPlace().flatMap(([where, kinds]) => {
    const who = everyone(names, kinds, frame, detail);
    if (where.here) return detail.separate ? who : [joined(who, "; ")];
    if (where.own !== undefined) {
      const noun = names.level(where.own);
      return [weave(names.words.each_own, joined(who, "; "), names.own(noun), noun[0])];
    }
    return [somewhere(names, who, where.at, frame)];
  });
}

/** Stakeholders by where they stand, and by kind. */
class Groups {
  #groups = new Map();

  get list() {
    return [...this.#groups.values()];
  }

  add(where, kind, stakeholder) {
    const key = keyOf(where, kind);
    if (!this.#groups.has(key)) this.#groups.set(key, { where, kind, members: [] });
    this.#groups.get(key).members.push(stakeholder);
  }

  remove(where, kind) {
    this.#groups.delete(keyOf(where, kind));
  }

  /** Everywhere first, then each in the own place, then the rest. */
  byPlace() {
    const places = new Map();
    for (const [key, { where, kind, members }] of [...this.#groups].sort(byKey)) {
      const [place] = key.split("\n");
      if (!places.has(place)) places.set(place, [where, []]);
      places.get(place)[1].push([kind, members]);
    }
    return [...places.values()];
  }
}

function keyOf({ here, own, at }, kind) {
  const place = here ? "0" : own !== undefined ? `1 ${own}` : `2 ${[...at].sort().join(" ")}`;
  return `${place}\n${kind}`;
}

function byKey([a], [b]) {
  return a < b ? -1 : Number(a > b);
}

/** Those who stand in these places and not at every table. */
function somewhere(names, who, areas, frame) {
  const at = places(names, areas, frame);
  if (who.length > 1) return [`${at}: `, ...joined(who, "; ")];
  const [one] = who;
  // the name says it: OCMW Menen in Menen
  if (plain(one).endsWith(at)) return one;
  return areas.size > 2 ? [...one, `, ${at}`] : [...one, ` (${at})`];
}

/** Those who stand in one place: numbers of a kind first, then names. */
function everyone(names, kinds, frame, detail) {
  const parts = [];
  const local = localGovernments(names, kinds, detail);
  if (local !== undefined) {
    const group = { label: count(local.length, names.words.local_governments), names: local };
    parts.push(detail === SHORT ? [group] : [group, ` ${names.words.local_governments_are}`]);
    kinds = kinds.filter(([kind]) => kind !== "municipality" && kind !== "ocmw");
  }
  const single = [];
  for (const [kind, members] of kinds) {
    const noun = names.kinds(kind);
    if (noun !== undefined && members.length >= detail.many) parts.push(many(names, kind, noun, members, frame));
    else single.push(...members.map((stakeholder) => detail.name(names, stakeholder)));
  }
  return [...parts, ...names.sorted(single).map((name) => [name])];
}

/** The local governments, when each municipality is there with its OCMW. */
function localGovernments(names, kinds, detail) {
  const byTown = (wanted) => {
    const members = kinds.find(([kind]) => kind === wanted)?.[1] ?? [];
    return new Map(members.map((stakeholder) => [[...names.worksIn(stakeholder)].sort().join(" "), stakeholder]));
  };
  const [municipalities, ocmws] = [byTown("municipality"), byTown("ocmw")];
  if (municipalities.size < detail.many || municipalities.size !== ocmws.size) return undefined;
  if (![...municipalities.keys()].every((town) => ocmws.has(town))) return undefined;
  const told = ([town, municipality]) =>
    names.and(detail === SHORT ? town.split(" ").map((area) => names.area(area)) : [municipality, ocmws.get(town)].map((id) => names.stakeholder(id)));
  return names.sorted([...municipalities].map(told));
}

/** `14 OCMW's`, `12 van de 14 OCMW's (zonder OCMW Harelbeke en OCMW Kortrijk)`. */
function many(names, kind, noun, members, frame) {
  const { words } = names;
  const all = names.ofKind(kind, frame.covered);
  const others = names.sorted(all.filter((one) => !members.includes(one)).map((one) => names.stakeholder(one)));
  const group = (label) => [{ label, names: names.sorted(members.map((one) => names.stakeholder(one))) }];
  if (others.length > 0 && others.length <= 3 && members.length > others.length) {
    const told = group(fill(words.of_all, String(members.length), count(all.length, noun)));
    return weave(words.without, told, names.and(others));
  }
  return group(count(members.length, noun));
}

/** Areas in few words: `Menen`, `in alle 14 gemeenten`, `in alle gemeenten, behalve Menen en Wervik`. */
export function places(names, areas, frame) {
  const { words } = names;
  const level = commonLevel(names, areas);
  const noun = names.level(level);
  const others = [...frame.covered].filter((area) => !areas.has(area));
  const ofTheCovered = [...areas].every((area) => frame.covered.has(area)) && level === commonLevel(names, frame.covered);
  const told = (list) => names.and(names.sorted([...list].map((area) => names.area(area))));
  if (others.length === 0 && areas.size > 2 && ofTheCovered) return fill(words.in_all, count(areas.size, noun));
  if (others.length > 0 && others.length <= 3 && areas.size > 3 * others.length && ofTheCovered) {
    return fill(words.in_all_but, noun[1], told(others));
  }
  return told(areas);
}

/** The level that all these areas have. */
function commonLevel(names, areas) {
  const levels = new Set([...areas].map((area) => names.levelOf(area)));
  return levels.size === 1 ? [...levels][0] : undefined;
}

/** The tables of an answer: `Tafel: Zuid-West-Vlaanderen, voor 14 gemeenten`, `14 tafels, één per gemeente`. */
export function tables(names, frame) {
  return capital(tablesOf(names, frame));
}

function tablesOf(names, { seats, covered }) {
  const { words } = names;
  if (seats.length === 1) {
    const table = fill(words.table_at, names.area(seats[0]));
    if (covered.size === 1 && covered.has(seats[0])) return table;
    return fill(words.covering, table, count(covered.size, names.level(commonLevel(names, covered))));
  }
  if (seats.length <= 3) return fill(words.tables_in, String(seats.length), names.and(seats.map((seat) => names.area(seat))));
  const noun = names.level(commonLevel(names, new Set(seats)));
  return fill(words.tables_own, String(seats.length), noun[0]);
}
