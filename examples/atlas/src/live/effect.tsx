/** What changes lead to, before they are made. */

import type { TryOut } from "./tryout.question.js";
import { PhraseText } from "../ui/phrase.js";
import { Icon } from "../ui/icon.js";
import { useWords } from "../ui/session.js";
import { DifferenceText } from "./difference.js";

export function Effect({ preview: { preview, isOld, failed } }: { preview: { preview: TryOut | undefined; isOld: boolean; failed: boolean } }) {
  const words = useWords();
  const { live } = words;
  const told = preview?.state === "told" ? preview : undefined;
  return (
    <section class="effect" aria-label={live.effect} aria-busy={isOld ? "true" : undefined}>
      <h3>{live.effect}</h3>
      {failed && <p class="wrong">{words.no_answer}</p>}
      {told === undefined && !failed && <p class="quiet">{live.effect_none}</p>}
      {told?.decided !== undefined && (
        <dl class="decided">
          <div>
            <dt class="visually-hidden">{live.effect}</dt>
            <dd>
              <ul class="approaches">
                {told.decided.approaches.map((approach) => (
                  <li key={approach} class={approach}>
                    <Icon name={approach} />
                    {words.columns[approach]}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
          <div>
            <dt class="visually-hidden">{live.table}</dt>
            <dd>{told.decided.table}</dd>
          </div>
          {told.decided.steering.map(({ role, who }) => (
            <div>
              <dt>{role}</dt>
              <dd>
                <PhraseText of={who} />
              </dd>
            </div>
          ))}
          {told.decided.steering.length === 0 && <dd>{live.nobody_steers}</dd>}
          <div>
            <dt>{words.missing}</dt>
            {told.decided.missing.length === 0 && <dd>{live.gaps_none}</dd>}
            {told.decided.missing.map((line) => (
              <dd class="mark missing">
                <Icon name="missing" />
                <div>
                  <PhraseText of={line} />
                </div>
              </dd>
            ))}
          </div>
        </dl>
      )}
      {told !== undefined && (
        <details open={told.decided === undefined}>
          <summary>{live.in_words}</summary>
          <DifferenceText of={told.difference} />
        </details>
      )}
    </section>
  );
}
