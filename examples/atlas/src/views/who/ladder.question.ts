/** The ladder of a challenge: what is decided at which level, and what nobody can do. Runs in the worker. */

import type { Approach, Id, Seat } from "regie-wasm";
import { FULL, Frame, type Pair, people, places, tables } from "../../engine/fold.js";
import type { Held } from "../../engine/held.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { capital, capitalised, plain } from "../../engine/text.js";
import { entry } from "../../engine/view.js";

export interface LadderLever {
  lever: string;
  where: string;
  who: string[];
}

export interface Rung {
  level: string;
  approach: Approach;
  /** The table, or the tables, where these stand here. */
  tables: string[];
  levers: LadderLever[];
}

export interface LadderView {
  challenge: Id;
  label: string;
  /** From the lowest level to the highest, all that the rule book has. */
  rungs: Rung[];
  /** The levers that nobody can pull, where that is so, and whether somebody can below. */
  nobody: { lever: string; where: string; heldBelow: boolean }[];
}

export function ladder(held: Held, { id, table }: { id: Id; table?: Id | undefined }, { lang }: Context): LadderView | null {
  const names = held.names(lang);
  const decision = held.decisions.get(id);
  if (decision === undefined) return null;
  const one = decision.seats.filter(({ area }) => area === table);
  const seats = one.length > 0 ? one : decision.seats;
  const frame = Frame.of(seats);
  return {
    challenge: id,
    label: names.challenge(id),
    rungs: names.ruleBook.levels.map(({ id: level, approach }) => ({
      level: capital(names.of("levels", level)),
      approach,
      tables: tablesAt(names, seats, level),
      levers: leversAt(names, seats, level, frame),
    })),
    nobody: nobodyOf(names, seats, frame),
  };
}

function tablesAt(names: Names, seats: readonly Seat[], level: Id): string[] {
  const here = seats.filter((seat) => seat.level === level);
  return here.length === 0 ? [] : [tables(names, Frame.of(here))];
}

/** The levers that lie at a level, by label. */
function leversAt(names: Names, seats: readonly Seat[], level: Id, frame: Frame): LadderLever[] {
  const levers = new Map<Id, { areas: Set<Id>; pairs: Pair[] }>();
  for (const { lever, sources } of seats.flatMap((seat) => seat.levers)) {
    for (const { area, level: at, holders } of sources) {
      if (at !== level) continue;
      const here = entry(levers, lever, () => ({ areas: new Set<Id>(), pairs: [] as Pair[] }));
      here.areas.add(area);
      here.pairs.push(...holders.map((holder): Pair => [holder, area]));
    }
  }
  const told = [...levers].map(([lever, { areas, pairs }]) => ({
    lever: names.lever(lever),
    where: places(names, areas, frame),
    who: people(names, pairs, frame.at(areas), FULL).map((phrase) => plain(capitalised(phrase))),
  }));
  return byLabel(names, told, ({ lever }) => lever);
}

function nobodyOf(names: Names, seats: readonly Seat[], frame: Frame): LadderView["nobody"] {
  const levers = new Map<string, { lever: Id; heldBelow: boolean; areas: Set<Id> }>();
  for (const gap of seats.flatMap((seat) => seat.gaps)) {
    if (gap.kind !== "no-holder") continue;
    entry(levers, `${gap.lever} ${gap.held_below}`, () => ({ lever: gap.lever, heldBelow: gap.held_below, areas: new Set<Id>() })).areas.add(gap.area);
  }
  const told = [...levers.values()].map(({ lever, heldBelow, areas }) => ({ lever: names.lever(lever), where: places(names, areas, frame), heldBelow }));
  return byLabel(names, told, ({ lever }) => lever);
}

function byLabel<T>(names: Names, list: readonly T[], label: (one: T) => string): T[] {
  const order = names.sorted(list.map(label));
  return [...list].sort((a, b) => order.indexOf(label(a)) - order.indexOf(label(b)));
}
