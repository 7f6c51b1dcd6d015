/** One signal: where it stands in plain words, what happened, and what can happen next. Runs in the worker. */

import { type Challenge, type Id, RegieError, type SignalPath, type StepField, type Text } from "regie-wasm";
import { type Held, sentences } from "../../engine/held.js";
import { type Desk, deskOf } from "../../engine/journal.js";
import { mineOf } from "../../engine/me.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { capital, day } from "../../engine/text.js";
import { type RoutingTold, routing } from "./report.question.js";
import { dueTold } from "./lateness.js";
import { type AskedNow, type SignalTold, type StepTold, byName, dayOf, labelOf, signalTold, stepsOf } from "./told.js";

/** A step that was taken. */
export interface Moment {
  day: string;
  /** The state to which it led ("bekeken"); of a step beside the path, the step. */
  label: string;
  by: string;
  /** What was said with it. */
  lines: string[];
}

export interface StepForm extends StepTold {
  requires: readonly StepField[];
  allows: readonly StepField[];
  /** Those who have the role that it records. */
  among: { value: Id; label: string }[];
}

export interface SignalView extends SignalTold {
  /** What its reporter is told. */
  words: string[];
  history: Moment[];
  /** When the next step has to be taken. */
  due: string | undefined;
  late: boolean;
  steps: StepForm[];
  routing: RoutingTold | null;
  themeIds: Id[];
  areaIds: Id[];
  groupIds: Id[];
  tracks: { what: string; who: string; at: string }[];
  directors: string;
  authority: string | undefined;
  outcome: string | undefined;
  /** Signals like this one, that can be bundled with it. */
  alike: { signal: Id; seen: string; where: string }[];
  /** What could become of them together. */
  newChallenge: Challenge | undefined;
}

/** `null`: there is no such signal in this journal. */
export async function signal(held: Held, { signal: id, ...asked }: AskedNow & { signal: Id }, context: Context): Promise<SignalView | null> {
  const { region, now } = asked;
  const desk = await deskOf(held, region, now);
  const { signals } = desk.register;
  const found = signals.all().find((one) => one.id === id);
  if (found === undefined) return null;
  const names = desk.names(context.lang, now);
  const on = now.slice(0, 10);
  const path = signals.path();
  const status = signals.status(id, now, { lang: await sentences(context.lang) });
  const told = signalTold(names, path, found);
  const bundling = signals.bundlings({ on }).find(({ signals: list }) => list.includes(id));
  const who = (list: readonly Id[] = []) => names.and(list.map((one) => byName(names, one)));
  const { desk: words } = names.words;
  const due = status.due;
  return {
    ...told,
    words: status.words.split("\n").filter(Boolean),
    history: status.history.map(({ step, at, by, ...said }) => ({
      day: dayOf(at, names),
      label: capital(ledTo(names, path, step)),
      by: byName(names, by),
      lines: [said.reason, said.information, said.answer].filter((text): text is Text => text !== undefined).map((text) => names.text(text)),
    })),
    due: due === undefined ? undefined : dueTold(due, words),
    late: due?.days_late !== undefined,
    steps: stepsOf(names, desk, id, on, mineOf(names, context.me)).map((step) => withFields(names, desk, step, found.challenge, on)),
    routing: found.challenge === undefined ? await routing(held, { ...asked, themes: found.themes, areas: found.areas, groups: found.target_groups ?? [] }, context) : null,
    themeIds: found.themes,
    areaIds: found.areas,
    groupIds: found.target_groups ?? [],
    tracks: (found.tracks ?? []).map(({ what, who: by, at }) => ({ what: names.text(what), who: who(by), at: names.area(at) })),
    directors: who(found.directors),
    authority: found.authority === undefined ? undefined : `${byName(names, found.authority)}${found.submitted_on === undefined ? "" : `, ${day(found.submitted_on, names.words)}`}`,
    outcome: found.outcome === undefined ? undefined : words.outcome[found.outcome],
    alike: (bundling?.signals ?? []).filter((other) => other !== id).map((other) => {
      const { seen, where } = signalTold(names, path, signals.find(other));
      return { signal: other, seen, where };
    }),
    newChallenge: bundling?.new_challenge,
  };
}

function ledTo(names: Names, { start, states, steps }: SignalPath, step: Id): string {
  const taken = steps.find(({ id }) => id === step);
  const to = step === "report" ? start : taken?.to;
  return to === undefined ? names.text(taken?.label ?? step) : labelOf(names, states, to);
}

function withFields(names: Names, desk: Desk, step: StepTold, challenge: Id | undefined, on: string): StepForm {
  const { requires = [], allows = [], among } = desk.register.signals.path().steps.find(({ id }) => id === step.step) ?? {};
  return { ...step, requires, allows, among: among === undefined || challenge === undefined ? [] : holders(names, desk, challenge, among, on) };
}

/** Who has a role on a challenge, somewhere, on a day. */
export function holders(names: Names, desk: Desk, challenge: Id, role: Id, on: string): { value: Id; label: string }[] {
  const atlas = desk.register.atlasOn(on);
  try {
    const all = new Set(Array.from(atlas.whoActs({ challenge, role }), ({ stakeholder }) => stakeholder));
    return [...all].map((value) => ({ value, label: names.stakeholder(value) }));
  } catch (error) {
    // the challenge is not there on this day
    if (error instanceof RegieError) return [];
    throw error;
  } finally {
    atlas.free();
  }
}
