/** The coordinator's desk: what waits, what is late, and who takes the next step. */

import { useState } from "preact/hooks";
import { capital, count, day, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Combobox } from "../../ui/combobox.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { Refused } from "../../ui/refused.js";
import type { Refusal } from "../../engine/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { useStep } from "../../ui/steps.js";
import type { DeskLine } from "./desk.question.js";
import { JournalPanel } from "./journal.js";
import { Between } from "./signals.js";

/** Only what is late, only what is for us. It stays when one comes back. */
const kept = { late: false, mine: false };

export function DeskPage() {
  const words = useWords();
  const { desk } = words;
  const session = useSession();
  const journal = useJournal();
  const { region } = useShown().route;
  const broken = journal.state?.broken;
  const { answer, failed } = useAnswer("desk", journal.asked);
  const [shown, setShown] = useState({ ...kept });
  const isThere = answer !== undefined || broken !== undefined;
  useArrival("desk", isThere, (page) => (page.startsWith("signal ") ? `to-${page.slice("signal ".length)}` : undefined));
  if (!isThere) return failed || journal.failed ? <Failed /> : <Loading />;
  const choose = (change: Partial<typeof kept>) => setShown(Object.assign(kept, change) && { ...kept });
  const hasMe = session.route.me !== "";
  const wanted = (line: DeskLine) => (!shown.late || line.late !== undefined) && (!hasMe || !shown.mine || line.next?.mine === true);
  const states = broken !== undefined ? [] : (answer?.states ?? []).map((state) => ({ ...state, lines: state.lines.filter(wanted) })).filter(({ lines }) => lines.length > 0);
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{desk.title}</h1>
        <p class="lead">{fill(desk.today, day(journal.asked.now.slice(0, 10), words))}</p>
      </header>
      <Between here="" />
      {answer !== undefined && broken === undefined && (
        <>
          {answer.total === 0 ? (
            <p class="lead">{desk.none}</p>
          ) : (
            <div class="summary">
              <p class="totals">{[count(answer.total, desk.signal), fill(desk.open, String(answer.open)), fill(desk.late, String(answer.late))].join(" · ")}</p>
              <div class="choices">
                <Only checked={shown.late} label={desk.only_late} onChange={(late) => choose({ late })} />
                {hasMe && <Only checked={shown.mine} label={desk.only_mine} onChange={(mine) => choose({ mine })} />}
              </div>
            </div>
          )}
          {answer.noCoordinator && <Coordinator />}
          {states.map(({ state, label, lines }) => (
            <section key={state} class="desk-state" aria-labelledby={`state-${state}`}>
              <h2 id={`state-${state}`}>
                {label} <span class="number">{lines.length}</span>
              </h2>
              <ul class="signals">
                {lines.map((line) => (
                  <SignalCard key={line.signal} of={line} />
                ))}
              </ul>
            </section>
          ))}
          {answer.total > 0 && states.length === 0 && <p>{desk.none_shown}</p>}
        </>
      )}
      <JournalPanel key={region} journal={journal} />
    </>
  );
}

function Only({ checked, label, onChange }: { checked: boolean; label: string; onChange: (checked: boolean) => void }) {
  return (
    <label class="only">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

function SignalCard({ of: line }: { of: DeskLine }) {
  const { desk } = useWords();
  const session = useSession();
  const { signal, seen, where, themes, people, urgency, since, late, next, stuck, by, challenge } = line;
  const facts = [where, themes, people === undefined ? "" : count(people, desk.people_count), fill(desk.since, since), by];
  return (
    <li class={late === undefined ? "signal-card" : "signal-card late"}>
      <div>
        <h3>
          <a href={session.address({ part: `signal/${signal}` })} id={`to-${signal}`}>{seen}</a>
        </h3>
        <p class="quiet">{facts.filter(Boolean).map(capital).join(" · ")}</p>
        {challenge !== undefined && (
          <p class="quiet">
            {desk.part_of} <a href={session.address({ view: "who", challenge: challenge.id, part: "" })}>{challenge.label}</a>
          </p>
        )}
      </div>
      <div>
        {line.urgent && <p class="mark missing"><Icon name="attention" />{urgency}</p>}
        {late !== undefined && <p class="mark missing"><Icon name="attention" />{fill(desk.too_late, late)}</p>}
        {stuck && <p class="mark missing unheld"><Icon name="missing" />{desk.stuck}</p>}
        {next !== undefined && (
          <p>
            <span class="quiet">{desk.next} </span>
            <strong>{next.label}</strong>
            <span class="who">{next.who.map(({ text }) => capital(text)).join(" · ")}</span>
            {next.mine === true && <span class="mine"><Icon name="mine" />{desk.ours}</span>}
          </p>
        )}
      </div>
    </li>
  );
}

/** Nobody coordinates signals: one is named here, on the page and in the journal. */
function Coordinator() {
  const words = useWords();
  const { desk } = words;
  const journal = useJournal();
  const step = useStep();
  const { answer: choices } = useAnswer("choosable", journal.asked);
  const [who, setWho] = useState("");
  const [where, setWhere] = useState("");
  const [wrong, setWrong] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  if (choices === undefined) return null;
  const within = where === "" ? choices.region : where;
  const appoint = async (event: Event) => {
    event.preventDefault();
    const named = choices.stakeholders.find(({ value }) => value === who)?.label;
    setWrong(named === undefined ? words.choose_who : "");
    if (named === undefined) return;
    const label = fill(desk.appointed, named);
    const problems = await step(label, [{ appointment: { stakeholder: who, role: "signal-coordinator", within } }]);
    if (problems.length > 0) setWrong(words.not_possible);
    else setRefusal(await journal.takeOver(who));
  };
  return (
    <section class="needed" aria-labelledby="coordinator">
      <h2 id="coordinator">
        <Icon name="missing" />
        {desk.nobody_coordinates}
      </h2>
      <p>{desk.nobody_coordinates_help}</p>
      <form onSubmit={appoint}>
        <Combobox label={words.stakeholder_word} options={choices.stakeholders} value={who} onChoose={setWho} />
        <Combobox label={desk.for_area} options={choices.areas} value={within} onChoose={setWhere} />
        <button type="submit" class="primary">{desk.appoint}</button>
      </form>
      <p class="wrong" role="alert">{wrong}</p>
      <Refused refusal={refusal} />
    </section>
  );
}
