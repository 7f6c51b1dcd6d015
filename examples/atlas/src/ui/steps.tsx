/** Steps that say what was done and can be undone at once. */

import type { Change } from "regie-wasm";
import type { Wrong } from "../engine/problems.js";
import { fill } from "../engine/text.js";
import { useSession, useWords } from "./session.js";
import { useToast } from "./toast.js";

/** Makes a step. It is said, with undo beside it; its problems come back, where it cannot be made. */
export function useStep(): (label: string, changes: readonly Change[]) => Promise<Wrong[]> {
  const session = useSession();
  const words = useWords();
  const say = useToast();
  const { undo } = useHistory();
  return async (label, changes) => {
    const problems = await session.change(label, changes);
    if (problems.length === 0) say({ text: label, action: { label: words.undo, run: undo } });
    return problems;
  };
}

/** Undo and redo, and the way to any step, which say what they did. */
export function useHistory(): { undo: () => void; redo: () => void; to: (cursor: number) => void } {
  const session = useSession();
  const words = useWords();
  const say = useToast();
  return {
    undo: async () => {
      const step = await session.undo();
      if (step !== undefined) say({ text: fill(words.undone, step.label) });
    },
    redo: async () => {
      const step = await session.redo();
      if (step !== undefined) say({ text: fill(words.redone, step.label) });
    },
    to: async (cursor) => {
      if (await session.to(cursor)) say({ text: fill(words.live.history_gone, session.shown?.work.steps[cursor - 1]?.label ?? words.live.history_start) });
    },
  };
}
