/** What can be chosen in a report, and where a signal would go. Runs in the worker. */

import type { Id } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Context } from "../../engine/questions.js";
import { type AskedNow } from "./told.js";

export interface Choice {
  value: Id;
  label: string;
  hint: string;
}

export interface Choosable {
  themes: Choice[];
  areas: Choice[];
  groups: Choice[];
  stakeholders: Choice[];
  levers: Choice[];
  /** The area that holds most of the others, among those in which one acts jointly: the region. */
  region: Id;
}

/** Everything of the region that a signal, or a step with one, can name. */
export async function choosable(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<Choosable> {
  const names = (await deskOf(held, region, now)).names(lang, now);
  const order = new Intl.Collator(lang, { numeric: true });
  const listed = (list: Choice[]) => list.sort((a, b) => order.compare(a.label, b.label));
  const { landscape } = names;
  const used = new Set(landscape.challenges?.flatMap(({ themes }) => [...themes]));
  // the areas in which somebody works, or where a challenge is: not all of Flanders
  const worked = new Set((landscape.stakeholders ?? []).flatMap(({ works_in: areas = [] }) => [...areas]));
  const areas = names.all("areas").filter((area) => names.isNow(area) && worked.has(area.id));
  const rank = (area: { level: Id }) => names.rank("levels", area.level);
  const all = names.all("areas");
  const holds = (id: Id) => all.filter((area) => area.within?.includes(id) || names.get("areas", id)?.contains?.includes(area.id)).length;
  const joint = areas.filter(({ level }) => names.approachOf(level) === "joint").sort((a, b) => holds(b.id) - holds(a.id));
  return {
    region: joint[0]?.id ?? areas[0]?.id ?? "",
    themes: listed([...used].map((theme) => ({ value: theme, label: names.theme(theme), hint: "" }))),
    areas: areas
      .sort((a, b) => rank(a) - rank(b) || order.compare(names.area(a.id), names.area(b.id)))
      .map(({ id, level }) => ({ value: id, label: names.area(id), hint: names.of("levels", level) })),
    groups: listed((names.all as (collection: string) => { id: Id }[])("target_groups").map(({ id }) => ({ value: id, label: names.of("target_groups", id), hint: "" }))),
    stakeholders: listed(
      names.all("stakeholders").filter((one) => names.isNow(one)).map(({ id, kind }) => ({ value: id, label: names.stakeholder(id), hint: names.of("kinds", kind) })),
    ),
    levers: listed((names.all as (collection: string) => { id: Id }[])("levers").map(({ id }) => ({ value: id, label: names.lever(id), hint: "" }))),
  };
}

export interface RoutingTold {
  challenges: { challenge: Id; label: string; approach: "local" | "joint" | "signal"; themes: string; directors: string }[];
  /** Who coordinates it; empty where nobody does. */
  coordinators: string;
  /** Who would direct it as a challenge of its own. */
  directors: string;
}

export interface RoutingAsked extends AskedNow {
  themes: readonly Id[];
  areas: readonly Id[];
  groups: readonly Id[];
}

/** Where it would go; nothing before it says what it is about and where. */
export async function routing(held: Held, { region, now, themes, areas, groups }: RoutingAsked, { lang }: Context): Promise<RoutingTold | null> {
  if (themes.length === 0 || areas.length === 0) return null;
  const desk = await deskOf(held, region, now);
  const names = desk.names(lang, now);
  const { challenges, alone } = desk.register.signals.route({ themes, areas, targetGroups: groups }, { on: now.slice(0, 10) });
  const who = (list: readonly { stakeholder: Id }[]) => names.and(list.map(({ stakeholder }) => names.short(stakeholder)));
  return {
    challenges: challenges.map(({ challenge, label, approach, themes: on, directors }) => ({
      challenge,
      label: names.text(label),
      approach,
      themes: names.and(on.map((theme) => names.of("themes", theme))),
      directors: who(directors),
    })),
    coordinators: who(alone.coordinators),
    directors: who(alone.directors),
  };
}
