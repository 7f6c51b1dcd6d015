/** The trajectories of a region, and of what a new one can be made. Runs in the worker. */

import type { AreaEntry, Id } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";
import { choosable } from "../signals/report.question.js";
import type { Choice } from "../signals/report.question.js";
import { type AskedNow, byName } from "../signals/told.js";
import { isOpen, momentTold, periodTold } from "./told.js";

export interface TrajectoryLine {
  trajectory: Id;
  label: string;
  organisers: string;
  period: string;
  deadline: string;
  /** Can one still register? */
  open: boolean;
  themes: number;
  participants: number;
}

/** The last that closes first. */
export async function trajectories(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<TrajectoryLine[]> {
  const desk = await deskOf(held, region, now);
  const names = desk.names(lang, now);
  const all = Object.entries(desk.register.trajectories()).sort(([, a], [, b]) => Date.parse(b.opened.deadline) - Date.parse(a.opened.deadline));
  return all.map(([trajectory, { opened, registrations }]) => ({
    trajectory,
    label: capital(names.text(opened.label)),
    organisers: names.and(opened.organisers.map((one) => byName(names, one))),
    period: periodTold(names, opened.period),
    deadline: momentTold(names, opened.deadline),
    open: isOpen(opened, now),
    themes: opened.groups.length,
    participants: Object.keys(registrations).length,
  }));
}

export interface Openable {
  stakeholders: Choice[];
  /** Themes and theme groups, with the list in which they stand. */
  themes: Choice[];
  kinds: Choice[];
  /** All towns of the region, as areas that should be heard. */
  towns: AreaEntry | null;
}

export async function openable(held: Held, asked: AskedNow, context: Context): Promise<Openable> {
  const names = (await deskOf(held, asked.region, asked.now)).names(context.lang, asked.now);
  const { stakeholders, areas, region } = await choosable(held, asked, context);
  const order = new Intl.Collator(context.lang, { numeric: true });
  const sorted = (list: Choice[]) => list.sort((a, b) => order.compare(a.label, b.label));
  // the level next to that of the region at which one acts alone
  const town = areas.map(({ value }) => names.levelOf(value)).findLast((level) => level !== undefined && names.approachOf(level) === "local" && level !== names.levelOf(region));
  const used = new Set(names.all("stakeholders").filter((one) => names.isNow(one)).map(({ kind }) => kind));
  return {
    stakeholders,
    themes: sorted(names.all("themes").map(({ id, scheme }) => ({ value: id, label: names.theme(id), hint: scheme === undefined ? "" : names.of("schemes", scheme) }))),
    kinds: sorted([...used].map((kind) => ({ value: kind, label: capital(names.of("kinds", kind)), hint: "" }))),
    towns: town === undefined ? null : { within: region, level: town },
  };
}
