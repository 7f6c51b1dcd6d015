/** Why something was not written: a sentence for each reason, and in small print what the library says. */

import type { Refusal } from "../engine/journal.js";
import { count } from "../engine/text.js";
import { wordFor } from "../words.js";
import { useWords } from "./session.js";

export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  const { desk } = useWords();
  return (
    <div class="refused" role="alert">
      {refusal !== undefined && (
        <>
          <p class="wrong">{refusal.conflict === undefined ? desk.not_written : desk.conflict}</p>
          <ul>
            {refusal.reasons.map(({ code, message }) => (
              <li>
                {refusal.conflict === undefined ? wordFor<string>(desk.refusals, code) : count(refusal.conflict, desk.event)}
                <span class="quiet" lang="en">{message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
