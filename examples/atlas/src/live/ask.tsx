/** Something on the page that can be asked about: a click or Enter, and the reason stands beside it. */

import type { ComponentChildren } from "preact";
import { useWords } from "../ui/session.js";
import { useLive } from "./live.js";
import type { Subject } from "./why.question.js";

export function Ask({ subject, children }: { subject: Subject; children: ComponentChildren }) {
  const { open } = useLive();
  const words = useWords();
  return (
    <button type="button" class="ask" title={words.why} onClick={() => open({ panel: "why", subject })}>
      {children}
    </button>
  );
}

/** A button of its own beside what it asks about; `of` for those who hear it apart. */
export function AskBeside({ subject, word, of }: { subject: Subject; word: string; of: string }) {
  const { open } = useLive();
  return (
    <button type="button" class="link" onClick={() => open({ panel: "why", subject })}>
      {word}
      <span class="visually-hidden"> {of}</span>
    </button>
  );
}
