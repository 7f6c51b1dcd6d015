/** A report in a minute, on a phone too: what one sees, about what, where; and at once where it would go. */

import { useState } from "preact/hooks";
import type { SignalReported, Urgency } from "regie-wasm";
import { fill } from "../../engine/text.js";
import type { Refusal } from "../../engine/journal.js";
import { useArrival } from "../../ui/arrival.js";
import { Combobox } from "../../ui/combobox.js";
import { Icon } from "../../ui/icon.js";
import { NOBODY, useJournal } from "../../ui/journal.js";
import { Refused } from "../../ui/refused.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Several } from "../../ui/several.js";
import { Failed, Loading } from "../../ui/states.js";
import { useToast } from "../../ui/toast.js";
import type { RoutingTold } from "./report.question.js";
import { Between } from "./signals.js";

const URGENCIES: readonly Urgency[] = ["can-wait", "soon", "now"];

/** An address, a telephone number, a number of the national register: nothing of a person belongs in a signal. */
const OF_A_PERSON = /\S+@\S+\.\S+|\b\d{2}[.\s]?\d{2}[.\s]?\d{2}[-\s]?\d{3}[.\s]?\d{2}\b|(?:\+32|\b0)\s?\d(?:[\s./]?\d){7,8}\b/u;

export function ReportPage() {
  const words = useWords();
  const { desk } = words;
  const session = useSession();
  const { route } = useShown();
  const journal = useJournal();
  const say = useToast();
  const { answer: choices, failed } = useAnswer("choosable", journal.asked);
  const [seen, setSeen] = useState("");
  const [themes, setThemes] = useState<string[]>(route.theme === "" ? [] : [route.theme]);
  const [areas, setAreas] = useState<string[]>([]);
  const [groups, setGroups] = useState<string[]>([]);
  const [people, setPeople] = useState("");
  const [urgency, setUrgency] = useState<Urgency>("soon");
  const [by, setBy] = useState(route.me.startsWith("stakeholders/") ? route.me.slice("stakeholders/".length) : "");
  const [wrong, setWrong] = useState("");
  const [refusal, setRefusal] = useState<Refusal>();
  const { answer: routed } = useAnswer("routing", { ...journal.asked, themes, areas, groups });
  useArrival("report", choices !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (choices === undefined) return <Loading />;
  const personal = OF_A_PERSON.test(seen);
  const send = async (event: Event) => {
    event.preventDefault();
    const missing = [seen.trim() === "" && desk.seen, themes.length === 0 && desk.theme, areas.length === 0 && desk.where].filter((one) => typeof one === "string");
    setWrong(missing.length > 0 ? fill(desk.fill_in, missing.join(", ")) : personal ? desk.personal : "");
    if (missing.length > 0 || personal) return;
    const reported: SignalReported = {
      kind: "signal-reported",
      signal: crypto.randomUUID(),
      themes,
      areas,
      seen: seen.trim(),
      urgency,
      ...(groups.length > 0 && { target_groups: groups }),
      ...(people !== "" && { people: Number(people) }),
    };
    const why = await journal.write(journal.state?.seq ?? 0, by === "" ? NOBODY : by, [reported]);
    setRefusal(why);
    if (why !== undefined) return;
    say({ text: desk.sent });
    await session.go({ part: `signal/${reported.signal}` });
  };
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{desk.report}</h1>
        <p class="lead">{desk.report_lead}</p>
      </header>
      <Between here="report" />
      <div class="report">
        <form onSubmit={send} noValidate>
          <label class="long">
            <strong>{desk.seen}</strong>
            <span class="quiet">{desk.no_names}</span>
            <textarea rows={4} value={seen} aria-invalid={personal} onInput={({ currentTarget }) => setSeen(currentTarget.value)} />
          </label>
          <Several label={desk.theme} options={choices.themes} values={themes} onChange={setThemes} />
          <Several label={desk.where} options={choices.areas} values={areas} onChange={setAreas} />
          <Several label={desk.groups} options={choices.groups} values={groups} onChange={setGroups} />
          <label class="long short">
            {desk.people}
            <input type="number" inputMode="numeric" min="0" step="1" value={people} onInput={({ currentTarget }) => setPeople(currentTarget.value.replace(/\D/gu, ""))} />
          </label>
          <fieldset class="radios">
            <legend>{desk.how_urgent}</legend>
            {URGENCIES.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="urgency" checked={urgency === one} onChange={() => setUrgency(one)} />
                <span>{desk.urgency[one]}</span>
              </label>
            ))}
          </fieldset>
          <Combobox label={desk.organisation} options={choices.stakeholders} value={by} onChoose={setBy} none={desk.organisation_none} />
          <p class="wrong" role="alert">{wrong}</p>
          <Refused refusal={refusal} />
          <button type="submit" class="primary">{desk.send}</button>
        </form>
        <aside aria-labelledby="goes" aria-live="polite">
          <h2 id="goes">{desk.goes}</h2>
          {routed === undefined || routed === null ? <p class="quiet">{desk.goes_first}</p> : <Routing of={routed} />}
        </aside>
      </div>
    </>
  );
}

/** Who coordinates it, and which challenges are about the same. */
export function Routing({ of: { challenges, coordinators, directors } }: { of: RoutingTold }) {
  const { desk } = useWords();
  const session = useSession();
  return (
    <div class="routing">
      <p>{coordinators === "" ? desk.no_coordinator : fill(desk.coordinated, coordinators)}</p>
      {challenges.length === 0 ? (
        <p>{directors === "" ? desk.no_challenge : fill(desk.no_challenge_directed, directors)}</p>
      ) : (
        <>
          <p>{desk.belongs}</p>
          <ul>
            {challenges.slice(0, 5).map(({ challenge, label, approach, directors: who }) => (
              <li key={challenge} class={approach}>
                <Icon name={approach} />
                <div>
                  <a href={session.address({ view: "who", challenge, part: "" })}>{label}</a>
                  {who !== "" && <div class="quiet">{fill(desk.directed, who)}</div>}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
