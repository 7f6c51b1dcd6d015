/** A difference: how many first, then challenge by challenge in the package's own words. */

import { useState } from "preact/hooks";
import { count } from "../engine/text.js";
import type { Outline } from "../engine/outline.js";
import { useWords } from "../ui/session.js";
import type { Counts, Told } from "./tryout.question.js";

const COUNTED = ["rolesGained", "rolesLost", "rolesPassedOn", "gapsOpened", "gapsClosed"] as const satisfies readonly (keyof Counts)[];
/** So many challenges are drawn at once; the others on demand. */
const FIRST = 40;

export function DifferenceText({ of: { counts, lead, challenges } }: { of: Told }) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? challenges : challenges.slice(0, FIRST);
  return (
    <div class="difference">
      <p>{lead}</p>
      <CountList of={counts} />
      {challenges.length > 0 && (
        <ul class="by-challenge">
          {shown.map((one) => (
            <li key={one.id}>
              {/* of one alone nothing has to be unfolded */}
              <details open={challenges.length === 1}>
                <summary>
                  {one.label} <CountList of={one.counts} isSmall />
                </summary>
                <Outlined of={one.lines} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {shown.length < challenges.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {words.live.more.replace("{}", String(challenges.length - shown.length))}
        </button>
      )}
    </div>
  );
}

function CountList({ of, isSmall }: { of: Counts; isSmall?: boolean }) {
  const words = useWords().live.counts;
  const told = COUNTED.filter((name) => of[name] > 0);
  if (told.length === 0) return null;
  if (isSmall) return <span class="quiet">{told.map((name) => count(of[name], words[name])).join(" · ")}</span>;
  return (
    <ul class="counts">
      {told.map((name) => (
        <li key={name} class={name} data-count={name}>
          <strong>{of[name]}</strong> {words[name][of[name] === 1 ? 0 : 1]}
        </li>
      ))}
    </ul>
  );
}

/** Sentences, each with what stands below it. */
export function Outlined({ of: lines }: { of: readonly Outline[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="outline">
      {lines.map(({ text, below }) => (
        <li>
          {text}
          <Outlined of={below} />
        </li>
      ))}
    </ul>
  );
}
