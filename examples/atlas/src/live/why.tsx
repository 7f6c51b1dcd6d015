/** Why, why not, and what would change that: beside the page, so that the place is not lost. */

import { useState } from "preact/hooks";
import { Combobox } from "../ui/combobox.js";
import { Panel } from "../ui/panel.js";
import { useAnswer, useSession, useWords } from "../ui/session.js";
import { Failed, Loading } from "../ui/states.js";
import { Outlined } from "./difference.js";
import { useLive } from "./live.js";
import type { Subject, WhyTold } from "./why.question.js";

export function WhyPanel({ subject }: { subject: Subject }) {
  const words = useWords();
  const session = useSession();
  const { close, opener } = useLive();
  const [asked, setAsked] = useState(subject);
  const { answer, isOld, failed } = useAnswer("why", { subject: asked });
  const title = answer?.title ?? words.live.why;
  return (
    <Panel title={title} eyebrow={answer?.challenge} subject={JSON.stringify(subject)} opener={opener} onClose={close}>
      {failed ? <Failed /> : answer === undefined ? <Loading /> : answer === null ? <p>{words.live.gone}</p> : (
        <div class="why-told" aria-busy={isOld ? "true" : undefined} aria-live="polite">
          <p class="why-short" data-has={answer.has}>{answer.short}</p>
          {/* of what is missing the sentence says that it is; why, the facts below it say */}
          {answer.full.length > 0 && (
            <details class="part" open={asked.about === "gap"}>
              <summary>{words.live.in_full}</summary>
              <Outlined of={answer.full} />
            </details>
          )}
          {answer.remedies !== undefined && <Remedies of={answer.remedies} />}
          {asked.about === "role" && answer.asked !== undefined && <Asking of={answer.asked} onAsk={(change) => setAsked({ ...asked, area: undefined, ...change })} />}
          {session.route.challenge !== subject.challenge && (
            <p>
              <a href={session.address({ view: "who", challenge: subject.challenge, table: "" })}>{words.live.to_challenge}: {answer.challenge}</a>
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

/** What would change it, and each way to be tried. */
function Remedies({ of: { told, ways } }: { of: NonNullable<WhyTold["remedies"]> }) {
  const words = useWords();
  const { trial, open } = useLive();
  return (
    <section class="remedies">
      <h3>{words.live.would_change}</h3>
      {ways.length === 0 && told.map((line) => <p>{line}</p>)}
      <ul>
        {ways.map(({ text, changes }) => (
          <li>
            <span>{text}</span>
            <button
              type="button"
              onClick={() => {
                trial.set(changes);
                open({ panel: "what-if" });
              }}
            >
              {words.live.try}
              <span class="visually-hidden">: {text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same of another role, or of somebody else: who has it, and why another has not. */
function Asking({ of: { role, stakeholder, roles, stakeholders }, onAsk }: { of: NonNullable<WhyTold["asked"]>; onAsk: (change: { role?: string; stakeholder?: string | undefined }) => void }) {
  const words = useWords();
  return (
    <section class="asking" aria-label={words.live.ask_other}>
      <h3>{words.live.ask_other}</h3>
      <Combobox label={words.stakeholder_word} options={stakeholders} value={stakeholder} onChoose={(one) => onAsk({ stakeholder: one })} />
      <label class="field">
        {words.role_word}
        <select value={role} onChange={({ currentTarget }) => onAsk({ role: currentTarget.value, stakeholder })}>
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>{label}</option>
          ))}
        </select>
      </label>
    </section>
  );
}
