/** How signals go from state to state, and figures on them. Runs in the worker. */

import type { Id, Picture } from "regie-wasm";
import { type Held, sentences } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";
import { type AskedNow, byName, labelOf } from "./told.js";

/** As wide as it stands beside its tables. */
const WIDTH = 640;

export interface FlowView {
  picture: Picture;
  nodes: { state: Id; label: string; came: number; stand: number; median: number | undefined; p90: number | undefined }[];
  links: { from: Id; to: Id; fromLabel: string; toLabel: string; times: number }[];
  reported: number;
  open: number;
  answered: number;
  percent: string | undefined;
  themes: { label: string; signals: number; open: number }[];
  areas: { label: string; signals: number; open: number }[];
  coordinators: { label: string; signals: number; open: number }[];
  without: number;
}

export async function flow(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<FlowView> {
  const desk = await deskOf(held, region, now);
  const names = desk.names(lang, now);
  const { signals } = desk.register;
  const { states } = signals.path();
  const figures = signals.figures(now);
  const { nodes, links } = signals.flow();
  const daysOf = new Map(figures.states.map(({ state, days }) => [state, days]));
  const counted = (list: readonly { id: Id; signals: number; open: number }[], label: (id: Id) => string) =>
    list.map(({ id, signals: all, open }) => ({ label: capital(label(id)), signals: all, open }));
  const { reported, open, answered, answered_percent: percent } = figures;
  return {
    picture: signals.flowSvg({ lang: await sentences(lang), on: now.slice(0, 10), width: WIDTH }),
    nodes: nodes.map(({ state, label, came, stand }) => ({ state, label: capital(names.text(label)), came, stand, median: daysOf.get(state)?.median, p90: daysOf.get(state)?.p90 })),
    links: links.map(({ from, to, times }) => ({ from, to, fromLabel: capital(labelOf(names, states, from)), toLabel: capital(labelOf(names, states, to)), times })),
    reported,
    open,
    answered,
    percent: percent === undefined ? undefined : `${percent}\u00a0%`,
    themes: counted(figures.themes, (id) => names.of("themes", id)),
    areas: counted(figures.areas, (id) => names.area(id)),
    coordinators: counted(figures.coordinators, (id) => byName(names, id)),
    without: figures.without_coordinator,
  };
}
