/** The journal of the region for components: how far it is, and a way to write in it. */

import type { Draft } from "regie-wasm";
import { useEffect, useReducer } from "preact/hooks";
import type { JournalState, Refusal } from "../engine/journal.js";
import { useAnswer, useSession, useShown } from "./session.js";

/** The moment at which the page last looked, and how often it has: whoever asks about the journal asks with both. */
let looked = { tick: 1, now: momentOf(new Date()) };
const listeners = new Set<() => void>();
/** What other tabs say when they have written. */
const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("regie journal");

function look(): void {
  looked = { tick: looked.tick + 1, now: momentOf(new Date()) };
  for (const listener of listeners) listener();
}

tabs?.addEventListener("message", look);
// who comes back after a while may find more that is late
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - Date.parse(looked.now) > 60_000) look();
});

/** A moment with the distance to universal time, in whole seconds: `2019-02-01T10:00:00+01:00`. */
export function momentOf(date: Date): string {
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const ahead = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  return `${local}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}

export interface Journal {
  /** Nothing before it was read. */
  state: JournalState | undefined;
  /** Is `state` of before the page last looked? */
  isOld: boolean;
  failed: boolean;
  /** With what questions about it are asked. */
  asked: { region: string; tick: number; now: string };
  /** Writes events, after as many as whoever writes has seen; why not, where it is refused. Drafts without a moment get that of now. */
  write(seq: number, by: string, events: readonly (Draft["event"] | Draft)[], begin?: string): Promise<Refusal | undefined>;
  /** What was changed on the page comes into it. */
  takeOver(by: string): Promise<Refusal | undefined>;
  /** It was changed in some other way. */
  look(): void;
}

/** Who writes where nobody says in whose name. */
export const NOBODY = "page";

export function useJournal(): Journal {
  const session = useSession();
  const { route } = useShown();
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const listener = () => draw(undefined);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  const asked = { region: route.region, ...looked };
  const { answer, isOld, failed } = useAnswer("journal", asked);
  const turn = () => session.shown?.turn ?? 0;
  const wrote = () => {
    look();
    tabs?.postMessage(route.region);
  };
  return {
    state: answer,
    isOld,
    failed,
    asked,
    async write(seq, by, events, begin) {
      const at = momentOf(new Date());
      const drafts = events.map((one): Draft => (typeof one === "object" && "event" in one ? one : { at, by, event: one }));
      const refused = await session.engine.do(turn(), "write", { region: route.region, seq, at: begin ?? at, by, lang: route.lang, drafts });
      wrote();
      return refused;
    },
    async takeOver(by) {
      const at = momentOf(new Date());
      // a step that was just made is in the worker already: its number is the last
      const { seq } = await session.engine.ask(turn(), "journal", asked, { lang: route.lang });
      const refused = await session.engine.do(turn(), "takeOver", { region: route.region, seq, at, by, lang: route.lang });
      wrote();
      return refused;
    },
    look: wrote,
  };
}
