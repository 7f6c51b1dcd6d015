/** How signals go from state to state: a picture with the table beside it, and figures. */

import { count, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { useJournal } from "../../ui/journal.js";
import { PackagePicture } from "../../ui/picture.js";
import { useAnswer, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import type { FlowView } from "./flow.question.js";
import { Between } from "./signals.js";

export function FlowPage() {
  const { desk } = useWords();
  const journal = useJournal();
  const { answer, failed } = useAnswer("flow", journal.asked);
  useArrival("flow", answer !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (answer === undefined) return <Loading />;
  const { reported, open, answered, percent, without } = answer;
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{desk.flow_title}</h1>
        <p class="lead">{reported === 0 ? desk.none : [count(reported, desk.signal), fill(desk.open, String(open)), `${fill(desk.answered, String(answered))}${percent === undefined ? "" : ` (${percent})`}`].join(" · ")}</p>
      </header>
      <Between here="flow" />
      {reported > 0 && (
        <>
          <div class="flow">
            <PackagePicture of={answer.picture} name={answer.picture.title} />
            <div class="tables">
              <StatesTable of={answer} />
              <Counted caption={desk.by_theme} what={desk.theme} rows={answer.themes} />
              <Counted caption={desk.by_area} what={desk.where} rows={answer.areas} />
              <Counted caption={desk.by_coordinator} what={desk.coordinator} rows={answer.coordinators} />
              {without > 0 && <p class="mark missing">{fill(desk.without, count(without, desk.signal))}</p>}
            </div>
          </div>
        </>
      )}
    </>
  );
}

function StatesTable({ of: { nodes, links } }: { of: FlowView }) {
  const { desk } = useWords();
  return (
    <>
      <div class="scroll" tabIndex={0} role="group" aria-label={desk.by_state}>
        <table>
          <caption>{desk.by_state}</caption>
          <thead>
            <tr>
              <th scope="col">{desk.state}</th>
              {[desk.came_head, desk.stand_head, desk.median, desk.p90].map((head) => (
                <th scope="col" class="n">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {nodes.filter(({ came }) => came > 0).map(({ state, label, came, stand, median, p90 }) => (
              <tr key={state}>
                <th scope="row">{label}</th>
                {[came, stand, median, p90].map((n) => (
                  <td class="n">{n ?? "–"}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {links.length > 0 && (
        <table>
          <caption>{desk.steps_taken}</caption>
          <thead>
            <tr>
              <th scope="col">{desk.from}</th>
              <th scope="col">{desk.to}</th>
              <th scope="col" class="n">{desk.times}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ from, to, fromLabel, toLabel, times }) => (
              <tr key={`${from} ${to}`}>
                <th scope="row">{fromLabel}</th>
                <td>{toLabel}</td>
                <td class="n">{times}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Counted({ caption, what, rows }: { caption: string; what: string; rows: FlowView["themes"] }) {
  const { desk } = useWords();
  if (rows.length === 0) return null;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" class="n">{desk.signals_head}</th>
          <th scope="col" class="n">{desk.open_head}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, signals, open }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="n">{signals}</td>
            <td class="n">{open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
