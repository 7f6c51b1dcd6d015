/** The blind spots of a plan. */

import { useEffect, useRef } from "preact/hooks";
import { useSession, useWords } from "../../ui/session.js";
import type { Adding } from "./forms/index.js";
import type { PlanView } from "./plans.question.js";
import { Small } from "./small.js";

/** What the decisions ask and the plan does not have. */
export function Blind({ of: { blind, ambitions }, onAdd }: { of: PlanView; onAdd: (adding: Adding) => void }) {
  const { plan: words } = useWords();
  const session = useSession();
  const link = ({ id, label }: { id: string; label: string }) => <a href={session.address({ view: "who", challenge: id, part: "" })}>{label}</a>;
  const heading = useRef<HTMLHeadingElement>(null);
  const many = blind.challenges.length;
  const before = useRef(many);
  useEffect(() => {
    // the button with which a challenge was planned is gone with it
    if (many < before.current && document.activeElement === document.body) heading.current?.focus();
    before.current = many;
  }, [many]);
  const isNothing = blind.challenges.length + blind.ambitions.length + blind.roles.length === 0;
  return (
    <section aria-labelledby="blind">
      <h2 id="blind" ref={heading} tabIndex={-1}>{words.blind}</h2>
      {isNothing && <p class="none">{words.no_blind}</p>}
      {blind.ambitions.length > 0 && (
        <>
          <h3>{words.blind_ambitions}</h3>
          <ul class="links">{blind.ambitions.map((label) => <li>{label}</li>)}</ul>
        </>
      )}
      {blind.roles.length > 0 && (
        <>
          <h3>{words.blind_roles}</h3>
          <ul class="links">
            {blind.roles.map(({ challenge, line }) => (
              <li>
                {link(challenge)} <span class="quiet">{line}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {blind.challenges.length > 0 && (
        <>
          <h3>{words.blind_challenges}</h3>
          <ul class="links">
            {blind.challenges.map((one) => (
              <li key={one.id}>
                {link(one)} {ambitions.length > 0 && <Small label={words.plan_action} about={one.label} onClick={() => onAdd({ what: "action", challenge: one.id })} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
