/** How signals go from state to state: a picture with the table beside it, and figures. */

import { useMemo } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import type { FlowView } from "./flow.question.js";
import { BOX, placed } from "./sankey.js";
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
            <Picture of={answer} />
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

/** As wide as many went: the numbers stand in the table beside it too. */
function Picture({ of: { nodes, links } }: { of: FlowView }) {
  const { desk } = useWords();
  const { boxes, streams, back, width, height } = useMemo(() => placed(nodes, links), [nodes, links]);
  const of = new Map(nodes.map((node) => [node.state, node]));
  return (
    <figure class="sankey">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={desk.picture}>
        {streams.map(({ from, to, x0, x1, y0, y1, width: wide, times }) => {
          const middle = (y0 + y1) / 2;
          return (
            <path key={`${from} ${to}`} class="stream" d={`M${x0} ${y0}C${x0} ${middle} ${x1} ${middle} ${x1} ${y1}`} stroke-width={wide}>
              <title>{`${of.get(from)?.label} → ${of.get(to)?.label}: ${times}`}</title>
            </path>
          );
        })}
        {back.map(({ from, to, x0, x1, y0, y1, times }) => (
          <path key={`${from} ${to}`} class="stream-back" d={`M${x0} ${y0}C${Math.max(x0, x1) + 40} ${y0} ${Math.max(x0, x1) + 40} ${y1} ${x1} ${y1}`}>
            <title>{`${of.get(from)?.label} → ${of.get(to)?.label}: ${times}`}</title>
          </path>
        ))}
        {boxes.map(({ state, x, y, width: wide }) => (
          <g key={state}>
            <rect class="box" x={x} y={y} width={wide} height={BOX} rx="2" />
            <text x={x} y={y - 20}>{of.get(state)?.label}</text>
            <text class="numbers" x={x} y={y - 6}>{fill(desk.came_stand, String(of.get(state)?.came), String(of.get(state)?.stand))}</text>
          </g>
        ))}
      </svg>
    </figure>
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
