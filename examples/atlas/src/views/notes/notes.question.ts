/** The notes that can be made now, and one of them as the package writes it. Runs in the worker. */

import { type Id, type Note, type Register, RegieError } from "regie-wasm";
import { type Held, sentences } from "../../engine/held.js";
import { type Desk, deskOf } from "../../engine/journal.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { errorTold } from "../../engine/told.js";
import type { AskedNow } from "../signals/told.js";

/** In the order in which they are listed. */
export const KINDS = ["signal-above", "vision", "forum-agenda", "newsletter", "executive-memo", "trend", "inspiration"] as const;
export type Kind = (typeof KINDS)[number];

export interface KindOf {
  kind: Kind;
  /** Of what it can be made: themes, addressees, authorities, trajectories. Nothing to choose: the note is about all. */
  about: { value: Id; label: string }[];
  /** Something has to be chosen, and there is nothing. */
  impossible: boolean;
}

export interface Asked extends AskedNow {
  /** For which day, where the note is one of the landscape. */
  on: string;
}

export async function notes(held: Held, { region, now, on }: Asked, { lang }: Context): Promise<KindOf[]> {
  const desk = await deskOf(held, region, now);
  const names = desk.names(lang, now);
  return KINDS.map((kind) => {
    const about = aboutOf(kind, desk, names, on);
    return { kind, about: about ?? [], impossible: about?.length === 0 };
  });
}

/** What can be chosen; `undefined`: nothing has to be. */
function aboutOf(kind: Kind, desk: Desk, names: Names, on: string): KindOf["about"] | undefined {
  const { register } = desk;
  const named = (ids: Iterable<Id>, label: (id: Id) => string) => {
    const all = [...new Set(ids)].map((value) => ({ value, label: label(value) }));
    const order = new Intl.Collator(names.lang, { numeric: true });
    return all.sort((a, b) => order.compare(a.label, b.label));
  };
  if (kind === "vision") return named((desk.documents.landscape.challenges ?? []).flatMap(({ themes }) => [...themes]), (id) => names.theme(id));
  if (kind === "signal-above") {
    const atlas = register.atlasOn(on);
    try {
      // whom most is asked of first
      const asked = new Map<Id, Set<Id>>();
      for (const { stakeholder, challenge } of atlas.whoActs({ role: "addressee" })) asked.set(stakeholder, (asked.get(stakeholder) ?? new Set()).add(challenge));
      return named(asked.keys(), (id) => names.stakeholder(id)).sort((a, b) => (asked.get(b.value)?.size ?? 0) - (asked.get(a.value)?.size ?? 0));
    } finally {
      atlas.free();
    }
  }
  if (kind === "executive-memo") {
    const waiting = register.signals.all().flatMap(({ authority, state }) => (authority !== undefined && state === "submitted" ? [authority] : []));
    return named(waiting, (id) => names.stakeholder(id));
  }
  if (kind === "trend" || kind === "inspiration") {
    return Object.entries(register.trajectories()).map(([value, { opened }]) => ({ value, label: names.text(opened.label) }));
  }
  return undefined;
}

export interface NoteAsked extends Asked {
  kind: Kind;
  about: Id;
  since: string;
}

/** A note, as data and as Markdown; or why there is none. */
export async function note(held: Held, asked: NoteAsked, { lang }: Context): Promise<{ note: Note; markdown: string } | { wrong: string }> {
  const { register } = await deskOf(held, asked.region, asked.now);
  try {
    const { note: data, markdown } = written(register, asked, await sentences(lang));
    return { note: data, markdown };
  } catch (error) {
    if (error instanceof RegieError) return { wrong: await errorTold(error, lang) };
    throw error;
  }
}

function written(register: Register, { kind, about, on, now, since }: NoteAsked, lang: Awaited<ReturnType<typeof sentences>>) {
  switch (kind) {
    case "signal-above":
      return register.signalAbove(about, { lang, on });
    case "vision":
      return register.visionNote(about, { lang, on });
    case "forum-agenda":
      return register.forumNote(now, { lang });
    case "newsletter":
      return register.newsletter(since, now, { lang });
    case "executive-memo":
      return register.executiveMemo(about, { lang, on: now.slice(0, 10) });
    case "trend":
      return register.trendNote(about, { lang });
    case "inspiration":
      return register.inspirationNote(about, { lang });
  }
}
