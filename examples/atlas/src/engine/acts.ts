/** Everything that the page does with its worker that stays: by name, as questions are asked. */

import { type Brought, type Refusal, type Writing, bring as bringFile, linesOf, takeOver as takeOverChanges, write as writeEvents } from "./journal.js";
import type { Held } from "./held.js";

export const DEEDS = {
  write: (held: Held, writing: Writing): Promise<Refusal | undefined> => writeEvents(held, writing),
  takeOver: (held: Held, writing: Omit<Writing, "drafts">): Promise<Refusal | undefined> => takeOverChanges(held, writing),
  bring: (held: Held, file: { region: string; text: string; replace: boolean; lang: string }): Promise<Brought> => bringFile(held, file),
  lines: (_held: Held, { region }: { region: string }): Promise<string> => linesOf(region),
};

export type Deeds = typeof DEEDS;
export type Deed = keyof Deeds;
export type Asked<N extends Deed> = Parameters<Deeds[N]>[1];
export type Done<N extends Deed> = Awaited<ReturnType<Deeds[N]>>;
