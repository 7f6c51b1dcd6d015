/** One signal: where it stands in plain words, its way so far, and the steps that can be taken now. */

import { useState } from "preact/hooks";
import { capital, count, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { Routing } from "./report.js";
import type { SignalView, StepForm } from "./signal.question.js";
import { TakeStep } from "./step.js";

export function SignalPage({ signal }: { signal: string }) {
  const { desk } = useWords();
  const session = useSession();
  const journal = useJournal();
  const { answer, failed } = useAnswer("signal", { ...journal.asked, signal });
  const [taking, setTaking] = useState<StepForm>();
  useArrival(`signal ${signal}`, answer !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  const back = <a class="back" href={session.address({ part: "" })}>← {desk.title}</a>;
  if (answer === null) {
    return (
      <>
        {back}
        <h1 tabIndex={-1}>{desk.no_signal}</h1>
      </>
    );
  }
  return (
    <div class="signal-page">
      {back}
      <header class="heading">
        <p class="eyebrow">{capital(answer.stateLabel)}</p>
        <h1 tabIndex={-1} class="said">{answer.seen}</h1>
      </header>
      <div class="two">
        <div>
          <section aria-labelledby="status">
            <h2 id="status">{desk.status}</h2>
            <div class={answer.late ? "status late" : "status"}>
              {answer.words.map((line) => (
                <p>{line}</p>
              ))}
              {answer.due !== undefined && <p class={answer.late ? "mark missing" : "quiet"}>{answer.late && <Icon name="attention" />}{answer.due}</p>}
            </div>
          </section>
          <Timeline of={answer} />
        </div>
        <div>
          <Steps of={answer} onTake={setTaking} />
          {answer.routing !== null && (
            <section aria-labelledby="goes">
              <h2 id="goes">{desk.goes}</h2>
              <Routing of={answer.routing} />
            </section>
          )}
          <Facts of={answer} />
        </div>
      </div>
      {taking !== undefined && journal.state !== undefined && <TakeStep signal={answer} step={taking} journal={journal} onClose={() => setTaking(undefined)} />}
    </div>
  );
}

/** What happened, the first first. */
function Timeline({ of: { history } }: { of: SignalView }) {
  const { desk } = useWords();
  return (
    <section aria-labelledby="way">
      <h2 id="way">{desk.way}</h2>
      <ol class="way">
        {history.map(({ day, label, by, lines }) => (
          <li>
            <p class="quiet">{day}</p>
            <p>
              <strong>{label}</strong> <span class="quiet">{by}</span>
            </p>
            {lines.map((line) => (
              <p class="said-then">{line}</p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The steps from here, each with who may; and why we may not. */
function Steps({ of: { steps }, onTake }: { of: SignalView; onTake: (step: StepForm) => void }) {
  const { desk } = useWords();
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{desk.steps}</h2>
      <ul class="steps">
        {steps.map((step) => {
          const nobody = !step.anyone && step.by.length === 0;
          return (
            <li key={step.step}>
              <div>
                <strong>{step.label}</strong>
                <p class="quiet">{step.who.map(({ text }) => capital(text)).join(" · ")}</p>
                {step.mine === false && !nobody && <p class="quiet">{desk.not_ours}</p>}
              </div>
              <button type="button" class={step.onward && step === steps[0] ? "primary" : undefined} disabled={nobody} onClick={() => onTake(step)}>
                {desk.take}
                <span class="visually-hidden">: {step.label}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Facts({ of: { where, themes, groups, people, urgency, reported, by, challenge, directors, authority, outcome, tracks, alike } }: { of: SignalView }) {
  const words = useWords();
  const { desk } = words;
  const session = useSession();
  const rows: [string, string | undefined][] = [
    [desk.where, where],
    [desk.theme, capital(themes)],
    [desk.groups, groups],
    [desk.people_word, people === undefined ? "" : count(people, desk.people_count)],
    [desk.urgent_word, urgency],
    [desk.reported_by, `${by}, ${reported}`],
    [desk.directed_by, directors],
    [desk.authority, authority],
    [desk.outcome_word, outcome],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{desk.facts}</h2>
      <dl class="facts">
        {rows.filter(([, text]) => text !== undefined && text !== "").map(([term, text]) => (
          <div>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {challenge !== undefined && (
          <div>
            <dt>{words.challenge_word}</dt>
            <dd>
              <a href={session.address({ view: "who", challenge: challenge.id, part: "" })}>{challenge.label}</a>
            </dd>
          </div>
        )}
        {tracks.length > 0 && (
          <div>
            <dt>{desk.fields.tracks}</dt>
            <dd>
              <ul>
                {tracks.map(({ what, who, at }) => (
                  <li>
                    {what} <span class="quiet">{[who, at].filter(Boolean).join(", ")}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      {alike.length > 0 && (
        <>
          <h3>{fill(desk.alike, count(alike.length, desk.signal))}</h3>
          <ul class="alike">
            {alike.map(({ signal, seen, where: at }) => (
              <li key={signal}>
                <a href={session.address({ part: `signal/${signal}` })}>{seen}</a> <span class="quiet">{at}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
