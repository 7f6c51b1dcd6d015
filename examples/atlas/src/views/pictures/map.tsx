/** The map of the towns: a number for each, in colour, in a pattern, in words and in a table. */

import type { JSX } from "preact";
import { useId, useMemo, useRef, useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { type Link, mapOf } from "../../pictures/map.js";
import { ON_PAGE } from "../../pictures/paint.js";
import { type Draw, OnPage } from "../../pictures/sheet.js";
import { SavePicture } from "../../ui/picture.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { classesOf } from "./classes.js";
import type { Measure, TownShapes } from "./map.question.js";

/** What can be chosen at once; what is missing has to be asked for. */
const OFFERED = ["challenges", "roles", "local", "joint", "signal"] as const satisfies readonly Measure[];

export function MapSection() {
  const words = useWords();
  const told = words.pictures;
  const id = useId();
  const [all, setAll] = useState(false);
  const [measure, setMeasure] = useState<Measure>("challenges");
  const { answer: shapes, isOld, failed } = useAnswer("shapes", { all });
  return (
    <section class="map" aria-labelledby={id}>
      <h2 id={id}>{told.map}</h2>
      <p class="quiet">{told.map_help}</p>
      {failed ? (
        <p>{words.no_answer}</p>
      ) : shapes === undefined ? (
        <Loading />
      ) : shapes === null ? (
        <p>{told.no_map}</p>
      ) : (
        <>
          <div class="map-choices">
            <label class="field">
              {told.measure}
              <select class="measure" value={measure} onChange={({ currentTarget }) => setMeasure(currentTarget.value as Measure)}>
                {[...OFFERED, ...(measure === "gaps" ? (["gaps"] as const) : [])].map((one) => (
                  <option key={one} value={one}>
                    {told.measures[one]}
                  </option>
                ))}
              </select>
            </label>
            {(shapes.wider || all) && (
              <label class="only">
                <input type="checkbox" checked={all} onChange={({ currentTarget }) => setAll(currentTarget.checked)} />
                {told.whole}
              </label>
            )}
          </div>
          <Counted shapes={shapes} isBefore={isOld} measure={measure} />
          <details class="ask-gaps">
            <summary>{told.gaps_ask}</summary>
            <p>{told.gaps_why}</p>
            <button type="button" aria-pressed={measure === "gaps"} onClick={() => setMeasure(measure === "gaps" ? "challenges" : "gaps")}>
              {measure === "gaps" ? told.gaps_hide : told.gaps_show}
            </button>
          </details>
          <details class="map-source">
            <summary>{told.map_source}</summary>
            <p>{told.map_credit}</p>
            <p>{told.map_source_about}</p>
          </details>
        </>
      )}
    </section>
  );
}

/** `isBefore`: these shapes are of what was asked before. */
function Counted({ shapes, isBefore, measure }: { shapes: TownShapes; isBefore: boolean; measure: Measure }) {
  const words = useWords();
  const told = words.pictures;
  const session = useSession();
  const { theme } = useShown().route;
  const id = useId();
  const [at, setAt] = useState(-1);
  const groups = useMemo(() => shapes.labels.map((_, n) => shapes.towns.filter(({ shape }) => shape === n).map(({ area }) => area)), [shapes]);
  const { answer, isOld: isCountedBefore } = useAnswer("counted", { measure, theme, groups });
  const { answer: choices } = useAnswer("choices", {});
  const isOld = isBefore || isCountedBefore;
  // while the next ones come, the last ones stand there only if they are of these towns
  if (answer === undefined || answer.shapes.length !== shapes.labels.length) return <Loading />;
  const amount = (value: number) => count(value, told.counted[measure]);
  const values = answer.shapes.map((value, n) => ({ value, told: `${shapes.labels[n]}: ${amount(value)}` }));
  const classes = classesOf(answer.shapes).map(({ from, to }) => ({ from, to, word: from === to ? amount(from) : fill(told.between, String(from), amount(to)) }));
  const about = choices?.themes.find(({ value }) => value === theme)?.label;
  const title = about === undefined ? told.measures[measure] : `${told.measures[measure]}: ${about}`;
  const drawing = {
    ...shapes.drawn,
    title,
    desc: fill(told.map_desc, count(shapes.towns.length, words.levels.local)),
    shapes: shapes.drawn.shapes.map((shape, n) => ({ ...shape, label: shapes.labels[n] ?? "", isMine: shapes.mine.includes(n) })),
    values,
    classes,
    words: { none: told.none, mine: told.mine },
  };
  const draw: Draw = (paint) => mapOf(drawing, paint);
  const addressOf = (area: string | undefined) => session.address({ view: "who", me: `areas/${area}`, challenge: "", table: "" });
  return (
    <div class="map-and-table" aria-busy={isOld ? "true" : undefined} data-measure={isOld ? undefined : measure}>
      <figure class="map-figure">
        <Links many={shapes.labels.length} at={shapes.drawn.shapes} href={(n) => addressOf(groups[n]?.[0])} onSee={setAt}>
          {(link) => <OnPage of={mapOf(drawing, ON_PAGE, link)} paint={ON_PAGE} interactive />}
        </Links>
        <figcaption>
          {values[at] === undefined ? <span class="quiet">{told.map_keys}</span> : <span class="seen">{values[at].told}</span>}
        </figcaption>
        <div class="picture-tools">
          <SavePicture draw={draw} name={told.map_file} credit={told.map_credit} />
        </div>
      </figure>
      <div class="map-table" tabIndex={0} role="region" aria-labelledby={id}>
        <table>
          <caption id={id}>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{told.town}</th>
              <th scope="col" class="figure">{told.number}</th>
            </tr>
          </thead>
          <tbody>
            {shapes.towns.map(({ area, label, shape }) => (
              <tr key={area} class={shapes.mine.includes(shape) ? "ours" : undefined}>
                <th scope="row">
                  <a href={addressOf(area)}>{label}</a>
                  {(groups[shape]?.length ?? 0) > 1 && <span class="quiet"> ({told.together})</span>}
                </th>
                <td class="figure">{answer.towns[area]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

interface LinksProps {
  many: number;
  /** Where each stands, so that arrows lead to the next one. */
  at: readonly { x: number; y: number }[];
  href: (n: number) => string;
  /** What is looked at: nothing is -1. */
  onSee: (n: number) => void;
  children: (link: Link) => JSX.Element;
}

/** One stop for Tab; arrows go to the nearest town that way. */
function Links({ many, at, href, onSee, children }: LinksProps) {
  const [stop, setStop] = useState(0);
  const around = useRef<HTMLDivElement>(null);
  const current = Math.min(stop, many - 1);
  const press = (event: KeyboardEvent) => {
    const next = event.key === "Home" ? 0 : event.key === "End" ? many - 1 : nearest(at, current, event.key);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setStop(next);
    around.current?.querySelector<SVGAElement>(`[data-shape="${next}"]`)?.focus();
  };
  const link: Link = (n) => ({
    href: href(n),
    "data-shape": String(n),
    tabIndex: n === current ? 0 : -1,
    onFocus: () => {
      setStop(n);
      onSee(n);
    },
    onBlur: () => onSee(-1),
    onMouseEnter: () => onSee(n),
    onMouseLeave: () => onSee(-1),
  });
  return (
    <div ref={around} class="map-drawn" onKeyDown={press}>
      {children(link)}
    </div>
  );
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest that way: what lies aside is as if it were further. */
function nearest(at: LinksProps["at"], from: number, key: string): number | undefined {
  const [way, here] = [WAYS[key], at[from]];
  if (way === undefined || here === undefined) return undefined;
  let best: { n: number; far: number } | undefined;
  for (const [n, { x, y }] of at.entries()) {
    const [along, aside] = [(x - here.x) * way[0] + (y - here.y) * way[1], Math.abs((x - here.x) * way[1]) + Math.abs((y - here.y) * way[0])];
    const far = along + 2 * aside;
    if (n !== from && along > 0 && aside <= 2 * along && (best === undefined || far < best.far)) best = { n, far };
  }
  return best?.n;
}
