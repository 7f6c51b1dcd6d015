/** Changing and explaining, from every view: which panel is open, and the buttons and keys that open them. */

import { type ComponentChildren, createContext } from "preact";
import type { Id } from "regie-wasm";
import { useContext, useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/icon.js";
import { useSession, useWords } from "../ui/session.js";
import { ChallengePanel } from "./challenge.js";
import { HistoryPanel } from "./history.js";
import { TakeUpPanel } from "./takeup.js";
import type { Gap } from "./takeup.question.js";
import { Trial } from "./trial.js";
import { WhatIfPanel } from "./whatif.js";
import { WhyPanel } from "./why.js";
import type { Subject } from "./why.question.js";

export type Shows =
  | { panel: "challenge"; id?: string | undefined }
  | { panel: "take-up"; gap: Gap }
  | { panel: "why"; subject: Subject }
  /** `merge`: towns to begin a merger with. */
  | { panel: "what-if"; merge?: readonly Id[] }
  | { panel: "history" };

interface LiveState {
  shows: Shows | undefined;
  opener: Element | null;
  trial: Trial;
  open: (shows: Shows) => void;
  close: () => void;
}

const LiveContext = createContext<LiveState | undefined>(undefined);

export function useLive(): LiveState {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error("nothing can be changed around this component");
  return live;
}

/** What is being tried; whoever uses it is drawn again when that changes. */
export function useTrial(): Trial {
  const { trial } = useLive();
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => trial.subscribe(() => draw(undefined)), [trial]);
  return trial;
}

export function Live({ children }: { children: ComponentChildren }) {
  const session = useSession();
  const [shows, setShows] = useState<Shows>();
  const opener = useRef<Element | null>(null);
  const trial = useMemo(() => new Trial(), []);
  const state: LiveState = {
    shows,
    opener: opener.current,
    trial,
    open: (next) => {
      // from one panel to the next the place on the page stays the same
      if (document.activeElement?.closest(".panel") === null) opener.current = document.activeElement;
      setShows(next);
    },
    close: () => setShows(undefined),
  };
  // what is of one landscape is nothing in another
  const region = session.shown?.route.region;
  useEffect(() => {
    trial.set([]);
    setShows(undefined);
  }, [region]);
  useKeys(state.open, session.shown !== undefined);
  return <LiveContext.Provider value={state}>{children}</LiveContext.Provider>;
}

/** Alt with a letter, where one is not writing: letters alone would be in the way of those who speak to their computer. */
function useKeys(open: (shows: Shows) => void, ready: boolean): void {
  const now = useRef(open);
  now.current = open;
  useEffect(() => {
    if (!ready) return;
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const isWriting = target instanceof HTMLElement && target.matches("input:not([type=radio],[type=checkbox],[type=range]), textarea, select");
      if (isWriting || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || document.querySelector("dialog:modal") !== null) return;
      if (event.code === "KeyN") now.current({ panel: "challenge" });
      else if (event.code === "KeyW") now.current({ panel: "what-if" });
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [ready]);
}

export function LivePanel() {
  const { shown } = useSession();
  const { shows } = useLive();
  if (shows === undefined || shown === undefined) return null;
  if (shows.panel === "challenge") return <ChallengePanel key={shows.id ?? ""} id={shows.id} />;
  if (shows.panel === "take-up") return <TakeUpPanel key={JSON.stringify(shows.gap)} gap={shows.gap} />;
  if (shows.panel === "why") return <WhyPanel key={JSON.stringify(shows.subject)} subject={shows.subject} />;
  return shows.panel === "what-if" ? <WhatIfPanel key={shows.merge?.join(" ") ?? ""} merge={shows.merge} /> : <HistoryPanel />;
}

/** The buttons, at hand in every view. */
export function LiveTools({ id }: { id: string }) {
  const words = useWords().live;
  const { shown } = useSession();
  const { open, shows } = useLive();
  const button = (panel: "challenge" | "what-if" | "history", icon: "add" | "whatif" | "steps", word: string, key?: string) => (
    <button type="button" class="with-icon" disabled={shown === undefined} aria-expanded={shows?.panel === panel} aria-keyshortcuts={key} title={key} onClick={() => open({ panel })}>
      <Icon name={icon} />
      {word}
    </button>
  );
  return (
    <div id={id} data-folds class="live-tools">
      {button("challenge", "add", words.new_challenge, "Alt+N")}
      {button("what-if", "whatif", words.what_if, "Alt+W")}
      {button("history", "steps", words.history)}
    </div>
  );
}
