/** Why, on demand: rules, requirements or separations, what they say, for whom they hold, and where that comes from. */

import { fill } from "../engine/text.js";
import type { Ground, Sources } from "../engine/grounds.js";
import { Phrases } from "./phrase.js";
import { useWords } from "./session.js";

/** `of`: what the reasons are of, for those who hear the button apart. */
export function Why({ grounds, of: what }: { grounds: Ground[]; of: string }) {
  const words = useWords();
  if (grounds.length === 0) return null;
  return (
    <details class="why">
      <summary>
        {words.why}
        <span class="visually-hidden"> {what}</span>
      </summary>
      <ul>
        {grounds.map(({ label, description, validity, forWhom, sources }) => (
          <li>
            <p class="label" lang={label.lang}>{label.text}</p>
            {description !== undefined && <p lang={description.lang}>{description.text}</p>}
            {validity !== undefined && validity !== "" && <p class="quiet">{validity}</p>}
            {forWhom.length > 0 && (
              <div class="quiet">
                {fill(words.rule_for, "")}
                <Phrases of={forWhom} />
              </div>
            )}
            <SourceList of={sources} />
          </li>
        ))}
      </ul>
    </details>
  );
}

export function SourceList({ of: sources }: { of: Sources | undefined }) {
  if (sources === undefined) return null;
  return (
    <div class="sources">
      <span>{sources.heading}: </span>
      <ul>
        {sources.items.map(({ text, help }) => (
          <li title={help}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
