/** Signals in words: what every page of them tells alike. Runs in the worker. */

import type { Id, MayTake, ReportedSignal, SignalPath, StepMay } from "regie-wasm";
import type { Desk } from "../../engine/journal.js";
import type { Names } from "../../engine/names.js";
import { capital, day, fill } from "../../engine/text.js";
import { wordFor } from "../../words.js";

/** For what the questions about signals are asked: a region, and the moment at which the page last looked. */
export interface AskedNow {
  region: string;
  /** Counts how often was written: another number, another journal. */
  tick: number;
  now: string;
}

/** Who may take a step. */
export interface Allowed {
  /** "signaalcoördinator: CAW". */
  text: string;
  /** Nobody has the role. */
  nobody: boolean;
}

export interface StepTold {
  step: Id;
  label: string;
  /** Does it lead further, and not beside the path? */
  onward: boolean;
  who: Allowed[];
  /** May my organisation? `null`: none was chosen. */
  mine: boolean | null;
  /** Those in whose name it can be taken; empty where it is anyone. */
  by: { value: Id; label: string }[];
  anyone: boolean;
}

export interface SignalTold {
  signal: Id;
  seen: string;
  where: string;
  themes: string;
  groups: string;
  people: number | undefined;
  urgency: string | undefined;
  urgent: boolean;
  state: Id;
  stateLabel: string;
  since: string;
  reported: string;
  by: string;
  challenge: { id: Id; label: string } | undefined;
}

export const dayOf = (moment: string, names: Names) => day(moment.slice(0, 10), names.words);

/** Whoever wrote: an organisation, or somebody who did not say for whom. */
export function byName(names: Names, by: Id): string {
  return names.get("stakeholders", by) === undefined ? names.words.desk.somebody : names.stakeholder(by);
}

export function labelOf(names: Names, list: readonly { id: Id; label: string | Record<string, string> }[], id: Id): string {
  const found = list.find((one) => one.id === id);
  return found === undefined ? id : names.text(found.label);
}

export function signalTold(names: Names, path: SignalPath, signal: ReportedSignal): SignalTold {
  const { id, seen, areas, themes, target_groups: groups = [], people, urgency, state, since, at, by, challenge } = signal;
  return {
    signal: id,
    seen: names.text(seen),
    where: names.and(areas.map((area) => names.area(area))),
    themes: names.and(themes.map((theme) => names.of("themes", theme))),
    groups: names.and(groups.map((group) => names.of("target_groups", group))),
    people,
    urgency: wordFor<string>(names.words.desk.urgency, urgency),
    urgent: urgency === "now",
    state,
    stateLabel: labelOf(names, path.states, state),
    since: dayOf(since, names),
    reported: dayOf(at, names),
    by: byName(names, by),
    challenge: challenge === undefined ? undefined : { id: challenge, label: names.challenge(challenge) },
  };
}

function allowed(names: Names, { who, role, stakeholders }: MayTake): Allowed {
  const { desk } = names.words;
  const what = who === undefined ? names.role(role ?? "") : desk.who[who];
  if (who === "anyone") return { text: what, nobody: false };
  const list = names.and(stakeholders.map(({ stakeholder }) => byName(names, stakeholder)));
  return { text: list === "" ? fill(desk.has_nobody, what) : `${what}: ${list}`, nobody: list === "" && who === undefined };
}

export function stepTold(names: Names, { step, may }: StepMay, mine: ReadonlySet<Id>): StepTold {
  const anyone = may.some(({ who }) => who === "anyone");
  const by = [...new Set(may.flatMap(({ stakeholders }) => stakeholders.map(({ stakeholder }) => stakeholder)))];
  return {
    step: step.id,
    label: capital(names.text(step.label)),
    onward: step.to !== undefined && step.id !== "complete",
    who: may.map((one) => allowed(names, one)),
    mine: mine.size === 0 ? null : anyone || by.some((one) => mine.has(one)),
    by: by.map((value) => ({ value, label: byName(names, value) })),
    anyone,
  };
}

/** The steps from where a signal stands: the one with a term first, for it is the way. */
export function stepsOf(names: Names, desk: Desk, signal: Id, on: string, mine: ReadonlySet<Id>): StepTold[] {
  const steps = desk.register.signals.steps(signal, { on });
  const weight = ({ step }: StepMay) => (step.within_days !== undefined ? 0 : step.to !== undefined ? 1 : 2);
  return [...steps].sort((a, b) => weight(a) - weight(b)).map((step) => stepTold(names, step, mine));
}
