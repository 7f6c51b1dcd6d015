/** The plans of a region, and one of them; the address says which. */

import { useState } from "preact/hooks";
import { count } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { JournalPanel } from "../signals/journal.js";
import { type Adding, AddTo } from "./forms.js";
import type { ActionTold, PlanView } from "./plans.question.js";

export function Plans() {
  const { part } = useShown().route;
  const [page = "", ...rest] = part.split("/");
  return page === "one" ? <OnePlan key={part} plan={rest.join("/")} /> : <List />;
}

function List() {
  const { plan: words } = useWords();
  const session = useSession();
  const journal = useJournal();
  const { region } = useShown().route;
  const broken = journal.state?.broken;
  const { answer, failed } = useAnswer("plans", journal.asked);
  const isThere = answer !== undefined || broken !== undefined;
  useArrival("plans", isThere, (page) => (page.startsWith("plan ") ? `to-${page.slice("plan ".length)}` : undefined));
  if (!isThere) return failed || journal.failed ? <Failed /> : <Loading />;
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      {broken === undefined && answer?.length === 0 && <p class="none">{words.none}</p>}
      {broken === undefined && (
        <ul class="trajectories">
          {answer?.map(({ plan, label, owners, period, ambitions, actions }) => (
            <li key={plan}>
              <div>
                <h2>
                  <a href={session.address({ part: `one/${plan}` })} id={`to-${plan}`}>{label}</a>
                </h2>
                <p class="quiet">{owners}</p>
              </div>
              <div>
                <p>{period}</p>
                <p class="quiet">{[count(ambitions, words.ambition_count), count(actions, words.action_count)].join(" · ")}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <JournalPanel key={region} journal={journal} />
    </>
  );
}

function OnePlan({ plan }: { plan: string }) {
  const { plan: words } = useWords();
  const session = useSession();
  const journal = useJournal();
  const { answer, failed } = useAnswer("plan", { ...journal.asked, plan });
  const [adding, setAdding] = useState<Adding>();
  useArrival(`plan ${plan}`, answer !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  const back = <a class="back" href={session.address({ part: "" })}>← {words.title}</a>;
  if (answer === null) {
    return (
      <>
        {back}
        <h1 tabIndex={-1}>{words.not_here}</h1>
      </>
    );
  }
  return (
    <div class="trajectory-page">
      {back}
      <header class="heading">
        <h1 tabIndex={-1}>{answer.label}</h1>
        <p class="lead">{[answer.owners, answer.period].join(" · ")}</p>
      </header>
      <section aria-labelledby="ambitions">
        <h2 id="ambitions">{words.ambitions}</h2>
        <p class="buttons">
          <button type="button" onClick={() => setAdding({ what: "ambition" })}>{words.add_ambition}</button>
          {answer.ambitions.length > 0 && <button type="button" onClick={() => setAdding({ what: "action" })}>{words.add_action}</button>}
        </p>
        {answer.ambitions.map(({ ambition, label, themes, statement, frame, actions }) => (
          <article key={ambition} class="ambition" aria-labelledby={`ambition-${ambition}`}>
            <h3 id={`ambition-${ambition}`}>{label}</h3>
            <p class="quiet">{[themes, frame === undefined ? "" : `${words.within} ${frame}`].filter(Boolean).join(" · ")}</p>
            {statement !== "" && <p>{statement}</p>}
            {actions.length === 0 ? (
              <p class="none">{words.no_action}</p>
            ) : (
              <div class="groups">
                {actions.map((action) => (
                  <Action key={action.action} of={action} onRead={() => setAdding({ what: "reading", action })} />
                ))}
              </div>
            )}
          </article>
        ))}
      </section>
      <Budget of={answer} />
      <Blind of={answer} />
      {adding !== undefined && <AddTo plan={answer} adding={adding} journal={journal} onClose={() => setAdding(undefined)} />}
    </div>
  );
}

function Action({ of, onRead }: { of: ActionTold; onRead: () => void }) {
  const { plan: words } = useWords();
  const session = useSession();
  const { label, challenge, leads, takesPart, status, progress, measurable, indicator, reading, findings, test, participation, budget } = of;
  const rows: [string, string][] = [
    [words.leads, leads],
    [words.takes_part, takesPart],
    [words.indicator, indicator ?? words.none_yet],
    [words.reading, reading ?? ""],
    [words.poverty_test, test.map(({ question, answer, evidence }) => `${question} ${answer} (${evidence})`).join(" ")],
    [words.participation, participation.join(" ")],
    [words.gets, budget.join("; ")],
  ];
  return (
    <article class="group" aria-label={label}>
      <h4>{label}</h4>
      <p class="quiet">{status}</p>
      <p>
        <strong class={`progress ${progress}`}>{words.progress[progress]}</strong> · {measurable ? words.measurable : words.not_measurable}
      </p>
      <p>
        <a href={session.address({ view: "who", challenge: challenge.id, part: "" })}>{challenge.label}</a>
      </p>
      <dl class="facts">
        {rows.filter(([, text]) => text !== "").map(([term, text]) => (
          <div>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {findings.length > 0 && (
        <ul class="missing-list">
          {findings.map(({ line }) => (
            <li class="mark missing">
              <Icon name="attention" />
              {line}
            </li>
          ))}
        </ul>
      )}
      {indicator !== undefined && (
        <p class="buttons">
          <button type="button" onClick={onRead}>
            {words.add_reading}
            <span class="visually-hidden">: {label}</span>
          </button>
        </p>
      )}
    </article>
  );
}

/** Amounts as the package writes them: to the cent. */
function Budget({ of: { budget, total } }: { of: PlanView }) {
  const { plan: words } = useWords();
  if (budget.length === 0) return null;
  const heads = [words.budget, words.share, words.reserved, words.committed, words.missing, words.beyond];
  return (
    <section aria-labelledby="budget">
      <h2 id="budget">{words.poverty_budget}</h2>
      <p class="quiet">{words.budget_help}</p>
      <div class="scroll" role="region" tabIndex={0} aria-label={words.in_euros}>
        <table class="grid amounts">
          <caption>{words.in_euros}</caption>
          <thead>
            <tr>
              <th scope="col">{words.domain}</th>
              {heads.map((head) => <th scope="col">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {budget.map((one) => (
              <tr>
                <th scope="row">{one.domain}</th>
                {[one.budget, `${one.share} %`, one.reserved, one.committed, one.missing, one.beyond].map((amount) => <td>{amount}</td>)}
              </tr>
            ))}
            <tr>
              <th scope="row">{words.together}</th>
              {[total.budget, "", total.reserved, total.committed, total.missing, ""].map((amount) => <td>{amount}</td>)}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Blind({ of: { blind } }: { of: PlanView }) {
  const { plan: words } = useWords();
  const session = useSession();
  const link = ({ id, label }: { id: string; label: string }) => <a href={session.address({ view: "who", challenge: id, part: "" })}>{label}</a>;
  const isNothing = blind.challenges.length + blind.ambitions.length + blind.roles.length === 0;
  return (
    <section aria-labelledby="blind">
      <h2 id="blind">{words.blind}</h2>
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
          <ul class="links">{blind.challenges.map((one) => <li key={one.id}>{link(one)}</li>)}</ul>
        </>
      )}
    </section>
  );
}
