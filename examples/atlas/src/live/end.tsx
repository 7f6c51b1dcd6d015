/** End a challenge on a day, or take it away as if it had never been there. */

import type { Challenge } from "regie-wasm";
import { useState } from "preact/hooks";
import { day, fill, textIn } from "../engine/text.js";
import { isDay } from "../route.js";
import { useSession, useShown, useWords } from "../ui/session.js";
import { useStep } from "../ui/steps.js";
import { useLive } from "./live.js";

export function EndChallenge({ challenge }: { challenge: Challenge }) {
  const words = useWords();
  const { live } = words;
  const session = useSession();
  const { route, basics } = useShown();
  const { close } = useLive();
  const step = useStep();
  const [on, setOn] = useState(basics.asOf);
  const [wrong, setWrong] = useState("");
  const label = textIn(challenge.label, route.lang);
  const go = async (said: string, change: Parameters<typeof step>[1]) => {
    const problems = await step(said, change);
    if (problems.length > 0) {
      setWrong(live.end_wrong);
      return;
    }
    close();
    if (route.challenge === challenge.id) await session.go({ challenge: "", table: "" });
  };
  const end = () => {
    const { from } = challenge.valid ?? {};
    if (!isDay(on) || (from !== undefined && on <= from)) setWrong(live.end_wrong);
    else void go(fill(live.ended_step, label, day(on, words)), [{ end: { challenges: challenge.id, on } }]);
  };
  return (
    <details class="part end-challenge">
      <summary>{live.end_or_delete}</summary>
      <div class="choice-line">
        <label class="field">
          {live.end_on}
          <input type="date" min="1900-01-01" max="2100-12-31" value={on} aria-invalid={wrong === "" ? undefined : "true"} onInput={({ currentTarget }) => setOn(currentTarget.value)} />
        </label>
        <button type="button" onClick={end}>{live.end}</button>
      </div>
      <p class="wrong" role="alert">{wrong}</p>
      <p class="quiet">{live.end_help}</p>
      <button type="button" onClick={() => go(fill(live.removed_step, label), [{ remove: { challenges: challenge.id } }])}>{live.delete}</button>
      <p class="quiet">{live.delete_help}</p>
    </details>
  );
}
