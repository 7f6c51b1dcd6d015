/** What if? The difference that changes make, told before they are made. Runs in the worker. */

import { type Approach, type Change, type ChallengeDifference, type Difference, type Id, RegieError } from "regie-wasm";
import { deedsOf, stepOf } from "../engine/deeds.js";
import { SHORT, people, tables } from "../engine/fold.js";
import { type Held, sentences } from "../engine/held.js";
import type { Names } from "../engine/names.js";
import { type Outline, outlined } from "../engine/outline.js";
import type { Context } from "../engine/questions.js";
import { type Phrase, capital, capitalised, joined } from "../engine/text.js";
import { errorTold, problemsTold } from "../engine/told.js";
import { STEERING, View } from "../engine/view.js";

/** What the package says of a change that cannot be made, and where. */
export interface Refusal {
  path: string;
  words: string;
}

export interface Counts {
  rolesGained: number;
  rolesLost: number;
  rolesPassedOn: number;
  gapsOpened: number;
  gapsClosed: number;
}

export interface Told {
  counts: Counts & { challenges: number };
  /** The first sentence of the package. */
  lead: string;
  challenges: { id: Id; label: string; counts: Counts; lines: Outline[] }[];
}

/** How a challenge is decided with the changes. */
export interface Decided {
  approaches: readonly Approach[];
  table: string;
  steering: { role: string; who: Phrase }[];
  missing: Phrase[];
}

export type TryOut =
  | { state: "none" }
  | { state: "refused"; problems: Refusal[] }
  | { state: "told"; step: string; deeds: string[]; difference: Told; decided: Decided | undefined };

/** What would these changes make of the decisions; with a challenge, what is then decided on it. */
export async function tryOut(held: Held, { changes, challenge }: { changes: readonly Change[]; challenge?: Id | undefined }, { lang }: Context): Promise<TryOut> {
  if (changes.length === 0) return { state: "none" };
  const words = await sentences(lang);
  try {
    const difference = held.atlas.whatIf(changes, { lang: words });
    return held.trial(changes, lang, (after, names): TryOut => {
      const deeds = deedsOf(held.names(lang), names, changes);
      const present = challenge !== undefined && difference.challenges.every((one) => one.challenge !== challenge || one.presence !== "removed");
      const decided = present ? decidedOn(names, after, challenge) : undefined;
      return { state: "told", step: stepOf(names, deeds), deeds, difference: told(held.names(lang), names, difference), decided };
    });
  } catch (error) {
    // what is wrong with the language of the package is no matter of the changes
    if (!(error instanceof RegieError) || error.problems.some(({ document }) => document === "words")) throw error;
    if (error.problems.length === 0) return { state: "refused", problems: [{ path: error.path, words: await errorTold(error, lang) }] };
    const told = await problemsTold(error.problems, lang);
    return { state: "refused", problems: error.problems.map(({ path }, n) => ({ path, words: told[n] ?? "" })) };
  }
}

/** A difference with the package's own words, challenge by challenge. */
export function told(before: Names, after: Names, { words, totals, challenges }: Difference & { words: string }): Told {
  const [heading] = outlined(words);
  const [lead, ...parts] = heading?.below ?? [];
  const aligned = parts.length === challenges.length;
  const label = (id: Id) => (after.get("challenges", id) === undefined ? before : after).challenge(id);
  return {
    counts: {
      challenges: totals.challenges,
      rolesGained: totals.roles_gained,
      rolesLost: totals.roles_lost,
      rolesPassedOn: totals.roles_passed_on,
      gapsOpened: totals.gaps_opened,
      gapsClosed: totals.gaps_closed,
    },
    lead: lead?.text ?? "",
    // the package tells them in the order in which it lists them
    challenges: challenges.map((one, n) => ({ id: one.challenge, label: label(one.challenge), counts: countsOf(one), lines: aligned ? (parts[n]?.below ?? []) : [] })),
  };
}

function countsOf(one: ChallengeDifference): Counts {
  return {
    rolesGained: one.roles_gained.length,
    rolesLost: one.roles_lost.length,
    rolesPassedOn: one.roles_passed_on.length,
    gapsOpened: one.gaps_opened.length,
    gapsClosed: one.gaps_closed.length,
  };
}

function decidedOn(names: Names, after: Held["atlas"], challenge: Id): Decided | undefined {
  let decision;
  try {
    decision = after.decide(challenge);
  } catch {
    // it is not there at this date
    return undefined;
  }
  const view = new View(names, decision, decision.seats, SHORT);
  return {
    approaches: view.approaches,
    table: capital(tables(names, view.frame)),
    steering: view.roles
      .filter(({ role }) => STEERING.includes(role))
      .map(({ role, strength, pairs }) => ({ role: `${capital(names.role(role))} (${names.words.strengths[strength]})`, who: joined(people(names, pairs, view.frame, SHORT), " · ") })),
    missing: view.missing.map(({ line }) => capitalised(line)),
  };
}
