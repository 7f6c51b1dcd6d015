/** What forms choose from: everything that is there now, by name. Runs in the worker. */

import type { Challenge, Id } from "regie-wasm";
import { appointed } from "../engine/appointed.js";
import type { Held } from "../engine/held.js";
import type { Names } from "../engine/names.js";
import type { Context } from "../engine/questions.js";
import { capital, count } from "../engine/text.js";

export interface Listed {
  value: Id;
  label: string;
  hint: string;
}

export interface Lists {
  /** The ids of all challenges, so that a new one gets another. */
  challenges: Id[];
  stakeholders: Listed[];
  kinds: Listed[];
  areas: (Listed & { level: Id })[];
  /** Areas with several towns in them: the first is the one of most challenges. */
  regions: (Listed & { towns: number })[];
  /** The areas that a challenge can concern: towns, then wards. */
  places: Listed[];
  /** The level of the towns. */
  town: Id;
  levels: Listed[];
  levers: Listed[];
  /** The roles to which some rule appoints. */
  roles: Listed[];
  offers: Listed[];
  targetGroups: Listed[];
  /** In the order of the document, those that challenges name first; with what is usual for them. */
  themes: (Listed & { levers: Id[]; targetGroups: Id[] })[];
  /** Who is a member, and of what. */
  members: { stakeholder: Id; of: Listed[] }[];
}

export function lists(held: Held, _params: Record<string, never>, { lang }: Context): Lists {
  const names = held.names(lang);
  const all = (collection: string, elements: readonly { id: Id }[], hint: (one: never) => string = () => "") => listed(names, collection, elements, hint as (one: { id: Id }) => string);
  const stakeholders = names.all("stakeholders").filter((one) => names.isNow(one));
  const areas = names.all("areas").filter((one) => names.isNow(one));
  const town = townLevel(names);
  const hintOf = ({ level }: { level: Id }) => names.of("levels", level);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const local = areas.filter(({ level }) => names.approachOf(level) === "local");
  const appointing = appointed(names.ruleBook.rules);
  return {
    challenges: names.all("challenges").map(({ id }) => id),
    stakeholders: all("stakeholders", stakeholders, ({ kind }: { kind: Id }) => names.of("kinds", kind)),
    kinds: names.ruleBook.kinds.map(({ id }) => ({ value: id, label: capital(names.of("kinds", id)), hint: "" })),
    areas: all("areas", areas, hintOf).map((one) => ({ ...one, level: byId.get(one.value)?.level ?? town })),
    regions: regionsOf(names, town),
    places: [...all("areas", local.filter(({ level }) => level === town)), ...all("areas", local.filter(({ level }) => level !== town), hintOf)],
    town,
    levels: names.ruleBook.levels.map(({ id }) => ({ value: id, label: capital(names.of("levels", id)), hint: "" })),
    levers: all("levers", names.all("levers")).map((one) => ({ ...one, label: capital(one.label) })),
    roles: names.ruleBook.roles.filter(({ id }) => appointing.has(id)).map(({ id }) => ({ value: id, label: capital(names.role(id)), hint: "" })),
    offers: all("offers", names.all("offers").filter((one) => names.isNow(one)), ({ by }: { by: readonly Id[] }) => names.and(by.map((one) => names.short(one)))),
    targetGroups: all("target_groups", names.all("target_groups")).map((one) => ({ ...one, label: capital(one.label) })),
    themes: themesOf(names, held),
    members: stakeholders
      .filter(({ member_of: of = [] }) => of.length > 0)
      .map(({ id, member_of: of = [] }) => ({ stakeholder: id, of: of.map((one) => ({ value: one, label: names.stakeholder(one), hint: "" })) })),
  };
}

/** A challenge as its document has it, to be changed; nothing where there is none. */
export function draft(held: Held, { id }: { id: Id }, { lang }: Context): Challenge | null {
  return held.names(lang).get("challenges", id) ?? null;
}

function listed(names: Names, collection: string, elements: readonly { id: Id }[], hint: (one: { id: Id }) => string): Listed[] {
  const order = new Intl.Collator(names.lang, { numeric: true });
  const all = elements.map((one) => ({ value: one.id, label: names.of(collection, one.id), hint: hint(one) }));
  return all.sort((a, b) => order.compare(a.label, b.label));
}

/** The level at which challenges say "all towns of"; where none says so, the one that is called so. */
function townLevel(names: Names): Id {
  const levels = names.all("challenges").flatMap(({ areas }) => areas.flatMap((area) => (typeof area === "string" ? [] : [area.level])));
  const known = names.ruleBook.levels;
  return most(levels) ?? (known.find(({ id }) => id === "local") ?? known[0])?.id ?? "";
}

function regionsOf(names: Names, town: Id): Lists["regions"] {
  const used = names.all("challenges").flatMap(({ areas }) => areas.flatMap((area) => (typeof area === "string" ? [] : [area.within])));
  const towns = townsBelow(names, town);
  const regions = names.all("areas").filter(({ id, level }) => level !== town && (towns.get(id)?.size ?? 0) > 1);
  const times = (id: Id) => used.filter((one) => one === id).length;
  return regions
    .map(({ id }) => ({ value: id, label: names.area(id), towns: towns.get(id)?.size ?? 0, hint: count(towns.get(id)?.size ?? 0, names.level(town)) }))
    .sort((a, b) => times(b.value) - times(a.value) || a.towns - b.towns);
}

/** The towns in each area, however deep. */
function townsBelow(names: Names, town: Id): Map<Id, Set<Id>> {
  const areas = names.all("areas").filter((one) => names.isNow(one));
  const above = new Map<Id, Set<Id>>(areas.map(({ id, within = [] }) => [id, new Set(within)]));
  for (const { id, contains = [] } of areas) for (const part of contains) above.get(part)?.add(id);
  const towns = new Map<Id, Set<Id>>();
  for (const { id } of areas.filter(({ level }) => level === town)) {
    // what is added is walked through too
    const reached = new Set(above.get(id));
    for (const one of reached) for (const next of above.get(one) ?? []) reached.add(next);
    for (const one of reached) towns.set(one, (towns.get(one) ?? new Set()).add(id));
  }
  return towns;
}

function themesOf(names: Names, held: Held): Lists["themes"] {
  const named = new Set(names.all("challenges").filter(({ id }) => held.decisions.has(id)).flatMap(({ themes }) => [...themes]));
  const all = names.all("themes");
  return [...all.filter(({ id }) => named.has(id)), ...all.filter(({ id }) => !named.has(id))].map(({ id, scheme }) => {
    const related = relatedTo(names, id);
    const of = <F extends "usual_levers" | "target_groups">(field: F) => [...new Set(related.flatMap((one) => names.get("themes", one)?.[field] ?? []))];
    return { value: id, label: names.theme(id), hint: scheme === undefined ? "" : names.of("schemes", scheme), levers: of("usual_levers"), targetGroups: of("target_groups") };
  });
}

/** A theme, the same in other lists, and the broader ones: the nearest first. */
function relatedTo(names: Names, theme: Id): Id[] {
  const related = new Set([theme]);
  for (const id of related) {
    const { exact = [], broader } = names.get("themes", id) ?? {};
    for (const one of [...exact, ...(broader === undefined ? [] : [broader])]) related.add(one);
  }
  return [...related];
}

function most(list: readonly Id[]): Id | undefined {
  const times = (id: Id) => list.filter((one) => one === id).length;
  return [...new Set(list)].sort((a, b) => times(b) - times(a))[0];
}
