/** The plans of a region, a new one, and one of them; the address says which. */

import { useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { JournalPanel } from "../signals/journal.js";
import { Blind } from "./blind.js";
import { type Adding, AddTo } from "./forms/index.js";
import { OpenPlan } from "./open.js";
import type { ActionTold, AmbitionTold, PlanView } from "./plans.question.js";
import { Small } from "./small.js";

export function Plans() {
  const { part } = useShown().route;
  const [page = "", ...rest] = part.split("/");
  if (page === "one") return <OnePlan key={part} plan={rest.join("/")} />;
  if (page === "new") return <OpenPlan />;
  return <List />;
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
      {broken === undefined && (
        <p class="trajectory-new">
          <button type="button" class="primary" onClick={() => session.go({ part: "new" })}>{words.new}</button>
        </p>
      )}
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
        {answer.note !== "" && <p class="quiet">{answer.note}</p>}
      </header>
      <section aria-labelledby="ambitions">
        <h2 id="ambitions">{words.ambitions}</h2>
        <p class="quiet">{fill(words.leads_by, answer.leadsWith)}</p>
        {answer.ambitions.length === 0 && <p class="none">{words.no_ambition}</p>}
        <p class="buttons">
          <button type="button" class={answer.ambitions.length === 0 ? "primary" : undefined} onClick={() => setAdding({ what: "ambition" })}>{words.add_ambition}</button>
          {answer.ambitions.length > 0 && <button type="button" onClick={() => setAdding({ what: "action" })}>{words.add_action}</button>}
        </p>
        {answer.ambitions.map((one) => (
          <Ambition key={one.ambition} of={one} plan={answer} onAdd={setAdding} />
        ))}
      </section>
      <Budget of={answer} onAdd={setAdding} />
      <Blind of={answer} onAdd={setAdding} />
      {adding !== undefined && <AddTo plan={answer} adding={adding} journal={journal} onClose={() => setAdding(undefined)} />}
    </div>
  );
}

interface Of<T> {
  of: T;
  plan: PlanView;
  onAdd: (adding: Adding) => void;
}

function Ambition({ of, plan, onAdd }: Of<AmbitionTold>) {
  const { plan: words } = useWords();
  const { ambition, label, themes, statement, frame, set, actions } = of;
  const facts = [themes, set.frame === true ? words.frame : "", frame === undefined ? "" : `${words.within} ${frame}`];
  return (
    <article class="ambition" aria-labelledby={`ambition-${ambition}`}>
      <h3 id={`ambition-${ambition}`}>{label}</h3>
      <p class="quiet">{facts.filter(Boolean).join(" · ")}</p>
      {statement !== "" && <p>{statement}</p>}
      <p class="change">
        <Small label={words.change} about={label} onClick={() => onAdd({ what: "ambition", of })} />
      </p>
      {actions.length === 0 ? (
        <p class="none">{words.no_action}</p>
      ) : (
        <div class="groups">
          {actions.map((action) => (
            <Action key={action.action} of={action} plan={plan} onAdd={onAdd} />
          ))}
        </div>
      )}
    </article>
  );
}

function Action({ of, plan, onAdd }: Of<ActionTold>) {
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
  const all: [Exclude<Adding["what"], "ambition" | "domain" | "reading">, string, boolean][] = [
    ["action", words.change, true],
    ["status", words.status_word, true],
    ["indicator", words.indicator, indicator !== undefined],
    ["test", words.poverty_test, plan.questions.length > 0],
    ["participation", words.participation, true],
    ["line", words.budget, plan.budget.length > 0],
  ];
  const more = all.filter(([, , isThere]) => isThere);
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
      <div class="buttons">
        {indicator !== undefined && (
          <button type="button" onClick={() => onAdd({ what: "reading", of })}>
            {words.add_reading}
            <span class="visually-hidden">: {label}</span>
          </button>
        )}
        {indicator === undefined && (
          <button type="button" onClick={() => onAdd({ what: "indicator", of })}>
            {words.add_indicator}
            <span class="visually-hidden">: {label}</span>
          </button>
        )}
      </div>
      <ul class="change" aria-label={fill(words.change_of, label)}>
        {more.map(([what, name]) => (
          <li key={what}>
            <Small label={name} about={label} onClick={() => onAdd({ what, of })} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Amounts as the package writes them: to the cent. */
function Budget({ of: { budget, total }, onAdd }: { of: PlanView; onAdd: (adding: Adding) => void }) {
  const { plan: words } = useWords();
  const heads = [words.budget, words.share, words.reserved, words.committed, words.missing, words.beyond];
  return (
    <section aria-labelledby="budget">
      <h2 id="budget">{words.poverty_budget}</h2>
      <p class="quiet">{words.budget_help}</p>
      {budget.length === 0 ? (
        <p class="none">{words.no_domain}</p>
      ) : (
        <div class="scroll" role="region" tabIndex={0} aria-label={words.in_euros}>
          <table class="grid amounts">
            <caption>{words.in_euros}</caption>
            <thead>
              <tr>
                <th scope="col">{words.domain}</th>
                {heads.map((head) => <th scope="col">{head}</th>)}
                <th scope="col">
                  <span class="visually-hidden">{words.change}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {budget.map((one) => (
                <tr>
                  <th scope="row">{one.domain}</th>
                  {[one.budget, `${one.share} %`, one.reserved, one.committed, one.missing, one.beyond].map((amount) => <td>{amount}</td>)}
                  <td>
                    <Small label={words.change} about={one.domain} onClick={() => onAdd({ what: "domain", of: one })} />
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{words.together}</th>
                {[total.budget, "", total.reserved, total.committed, total.missing, "", ""].map((amount) => <td>{amount}</td>)}
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <p class="buttons">
        <button type="button" onClick={() => onAdd({ what: "domain" })}>{words.add_domain}</button>
      </p>
    </section>
  );
}
