/** The dates at which something changes, and what is different from the landscape's own date. Runs in the worker. */

import type { Validity } from "regie-wasm";
import { type Held, sentences } from "../engine/held.js";
import type { Names } from "../engine/names.js";
import type { Context } from "../engine/questions.js";
import { fill } from "../engine/text.js";
import { type Told, told } from "./tryout.question.js";

/** The first and the last day of the slider. */
export const FIRST_DAY = "2018-01-01";
export const LAST_DAY = "2025-12-31";

export interface Moment {
  date: string;
  /** What begins or ends on that day, in few words. */
  what: string[];
  more: number;
}

/** So much of a day is told. */
const TOLD = 4;
const DATED = ["areas", "stakeholders", "agreements", "appointments", "exclusions", "offers", "challenges", "rules", "requirements", "separations"] as const;

export function moments(held: Held, _params: Record<string, never>, { lang }: Context): Moment[] {
  const names = held.names(lang);
  const { words } = names;
  const days = new Map<string, Set<string>>([[held.basics.ownDate, new Set()]]);
  const add = (date: string | undefined, what: string) => {
    if (date === undefined || date < FIRST_DAY || date > LAST_DAY) return;
    const one = days.get(date) ?? new Set();
    days.set(date, one.add(what));
  };
  // successions first: they are what people look for
  for (const line of successions(names)) add(line.date, line.text);
  const heirs = new Set([...names.all("areas"), ...names.all("stakeholders")].flatMap(({ successors = [] }) => [...successors]));
  for (const collection of DATED) {
    const elements = names.all(collection as "areas") as readonly { id: string; valid?: Validity; stakeholder?: string; successors?: readonly string[]; mandates?: readonly { lever: string; valid?: Validity }[] }[];
    for (const { id, valid, stakeholder, successors = [], mandates = [] } of elements) {
      const label = names.of(collection, id);
      const said = label === id && stakeholder !== undefined ? names.stakeholder(stakeholder) : label;
      if (!heirs.has(id)) add(valid?.from, fill(words.live.begins, said));
      if (successors.length === 0) add(valid?.until, fill(words.live.ends, said));
      for (const mandate of mandates) {
        add(mandate.valid?.from, fill(words.live.begins, `${said}: ${names.of("levers", mandate.lever)}`));
        add(mandate.valid?.until, fill(words.live.ends, `${said}: ${names.of("levers", mandate.lever)}`));
      }
    }
  }
  const inOrder = [...days].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([date, what]) => ({ date, what: [...what].slice(0, TOLD), more: Math.max(0, what.size - TOLD) }));
}

/** Areas that go into others: `Neerpelt en Overpelt → Pelt`, with the day. */
function successions(names: Names): { date: string; text: string }[] {
  const merged = new Map<string, { date: string; into: string; from: string[] }>();
  for (const { id, valid, successors = [] } of names.all("areas")) {
    if (valid?.until === undefined || successors.length === 0) continue;
    const into = names.and(successors.map((one) => names.area(one)));
    const key = `${valid.until} ${into}`;
    const one = merged.get(key) ?? { date: valid.until, into, from: [] };
    one.from.push(names.area(id));
    merged.set(key, one);
  }
  return [...merged.values()].map(({ date, into, from }) => {
    const own = from.filter((one) => one !== into);
    return { date, text: fill(names.words.live.becomes[own.length === 1 ? 0 : 1] ?? "", names.and(names.sorted(own.length > 0 ? own : from)), into) };
  });
}

export interface Since {
  ownDate: string;
  /** Areas that went into others between the two dates. */
  successions: string[];
  /** Do these still lie ahead, since the date is before the landscape's own? */
  back: boolean;
  difference: Told;
}

/** What is different from the landscape's own date; `null` at that date. */
export async function since(held: Held, _params: Record<string, never>, { lang }: Context): Promise<Since | null> {
  const { asOf, ownDate } = held.basics;
  if (asOf === ownDate) return null;
  const words = await sentences(lang);
  const names = held.names(lang);
  const [from, to] = asOf < ownDate ? [asOf, ownDate] : [ownDate, asOf];
  return {
    ownDate,
    back: asOf < ownDate,
    successions: successions(names).filter(({ date }) => from < date && date <= to).map(({ text }) => text),
    difference: held.atOwnDate((own) => told(names, names, own.difference(held.atlas, { lang: words }))),
  };
}
