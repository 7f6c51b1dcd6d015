/** The coordinator's desk: every signal by state, with its next step, who may take it, and what is late. Runs in the worker. */

import type { Id } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { type JournalState, deskOf, stateOf } from "../../engine/journal.js";
import { mineOf } from "../../engine/me.js";
import type { Context } from "../../engine/questions.js";
import { capital } from "../../engine/text.js";
import { latenessTold } from "./lateness.js";
import { type AskedNow, type SignalTold, type StepTold, signalTold, stepsOf } from "./told.js";

export interface DeskLine extends SignalTold {
  next: StepTold | undefined;
  /** How late, in words. */
  late: string | undefined;
  daysLate: number;
  /** Nobody can take it further. */
  stuck: boolean;
}

export interface DeskView {
  total: number;
  open: number;
  late: number;
  /** Of the states in which a signal stands, in the order of the path; what came to an end last. */
  states: { state: Id; label: string; ended: boolean; lines: DeskLine[] }[];
  /** Nobody coordinates signals here on this day. */
  noCoordinator: boolean;
}

export function journal(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<JournalState> {
  return stateOf(held, region, now, lang);
}

export async function desk(held: Held, { region, now }: AskedNow, { lang, me }: Context): Promise<DeskView> {
  const found = await deskOf(held, region, now);
  const { signals } = found.register;
  const names = found.names(lang, now);
  const mine = mineOf(names, me);
  const on = now.slice(0, 10);
  const path = signals.path();
  const overdue = new Map(signals.overdue(now).map((one) => [one.signal, one.days_late]));
  const stuck = new Set(signals.stuck({ on }).map(({ signal }) => signal));
  const ends = new Set(path.states.filter(({ end }) => end === true).map(({ id }) => id));
  const all = signals.all().map((signal): DeskLine => {
    const late = overdue.get(signal.id);
    const next = stepsOf(names, found, signal.id, on, mine).find(({ onward }) => onward);
    return {
      ...signalTold(names, path, signal),
      next,
      late: late === undefined ? undefined : latenessTold(late, names.words.desk),
      daysLate: late ?? 0,
      // that its reporter may withdraw it takes it no further
      stuck: stuck.has(signal.id) || next?.who.every(({ nobody }) => nobody) === true,
    };
  });
  const states = path.states.map(({ id, label }) => ({
    state: id,
    label: capital(names.text(label)),
    ended: ends.has(id),
    lines: all.filter(({ state }) => state === id).sort((a, b) => b.daysLate - a.daysLate || Number(b.urgent) - Number(a.urgent)),
  }));
  const filled = states.filter(({ lines }) => lines.length > 0);
  return {
    total: all.length,
    open: all.filter(({ state }) => !ends.has(state)).length,
    late: overdue.size,
    states: filled.sort((a, b) => Number(a.ended) - Number(b.ended)),
    noCoordinator: !found.documents.landscape.appointments?.some(({ role, ...one }) => role === "signal-coordinator" && names.isNow(one)),
  };
}
