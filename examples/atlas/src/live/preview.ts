/** A preview of changes: asked when one pauses, so that typing is never behind. The last one stays until the next is there. */

import type { Change, Id } from "regie-wasm";
import { useEffect, useState } from "preact/hooks";
import { useAnswer } from "../ui/session.js";
import type { TryOut } from "./tryout.question.js";

const PAUSE = 120;

export function usePreview(changes: readonly Change[], challenge?: Id): { preview: TryOut | undefined; isOld: boolean; failed: boolean } {
  const wanted = JSON.stringify({ changes, challenge });
  const settled = useSettled(wanted, PAUSE);
  const { answer, isOld, failed } = useAnswer("tryOut", JSON.parse(settled) as { changes: Change[]; challenge?: Id });
  return { preview: answer, isOld: isOld || settled !== wanted, failed };
}

/** A text, once it has been the same for a while. */
export function useSettled(text: string, pause: number): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (text === settled) return;
    const timer = setTimeout(() => settle(text), pause);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}
