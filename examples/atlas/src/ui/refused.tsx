/** Why something was not written: what the package says, in a sentence or two for each reason. */

import type { Refusal } from "../engine/journal.js";
import { count } from "../engine/text.js";
import { useWords } from "./session.js";

export function Refused({ refusal }: { refusal: Refusal | undefined }) {
  const { desk } = useWords();
  return (
    <div class="refused" role="alert">
      {refusal !== undefined && (
        <>
          <p class="wrong">{refusal.conflict === undefined ? desk.not_written : desk.conflict}</p>
          <ul>
            {refusal.reasons.map(({ words, message }) => (
              <li>{refusal.conflict === undefined ? (words ?? message) : count(refusal.conflict, desk.event)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
