/** The map of the towns: a number for each, in colour, in a pattern, in words and in a table. On it and in its table towns are picked to be merged. */

import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { type Reached, mapOf } from "../../pictures/map.js";
import { ON_PAGE } from "../../pictures/paint.js";
import { type Draw, OnPage } from "../../pictures/sheet.js";
import { CHOICES, type Measure } from "../../route.js";
import { Icon } from "../../ui/icon.js";
import { SavePicture, standalone } from "../../ui/picture.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { classesOf } from "./classes.js";
import type { TownShapes } from "./map.question.js";
import { Merging } from "./merging.js";
import { type Picking, usePicking } from "./picking.js";

/** What can be chosen at once; what is missing has to be asked for. */
const OFFERED = CHOICES.measure.filter((one) => one !== "gaps");

export function MapSection() {
  const words = useWords();
  const told = words.pictures;
  const id = useId();
  const session = useSession();
  const { measure, towns } = useShown().route;
  const all = towns === "all";
  const { answer: shapes, isOld, failed } = useAnswer("shapes", { all });
  const picking = usePicking(isOld ? undefined : shapes?.towns);
  const asked = useRef<HTMLDetailsElement>(null);
  const hasMap = (shapes ?? null) !== null;
  // a link that shows what is missing shows why too
  useEffect(() => {
    if (measure === "gaps" && asked.current !== null) asked.current.open = true;
  }, [measure, hasMap]);
  const choose = (one: Measure) => session.go({ measure: one });
  return (
    <section class="map" aria-labelledby={id}>
      <h2 id={id}>{told.map}</h2>
      <p class="quiet">{picking.isOn ? told.merge_help : told.map_help}</p>
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
              <select class="measure" value={measure} onChange={({ currentTarget }) => choose(currentTarget.value as Measure)}>
                {[...OFFERED, ...(measure === "gaps" ? (["gaps"] as const) : [])].map((one) => (
                  <option key={one} value={one}>
                    {told.measures[one]}
                  </option>
                ))}
              </select>
            </label>
            {(shapes.wider || all) && (
              <label class="only">
                <input type="checkbox" checked={all} onChange={({ currentTarget }) => session.go({ towns: currentTarget.checked ? "all" : "concerned" })} />
                {told.whole}
              </label>
            )}
            <button ref={picking.toggle} type="button" class="with-icon merge" aria-pressed={picking.isOn} onClick={() => (picking.isOn ? picking.stop() : picking.start())}>
              <Icon name="joint" />
              {told.merge}
            </button>
          </div>
          <Merging picking={picking} towns={shapes.towns} />
          <Counted shapes={shapes} isBefore={isOld} measure={measure} picking={picking} />
          <details ref={asked} class="ask-gaps">
            <summary>{told.gaps_ask}</summary>
            <p>{told.gaps_why}</p>
            <button type="button" aria-pressed={measure === "gaps"} onClick={() => choose(measure === "gaps" ? "challenges" : "gaps")}>
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
function Counted({ shapes, isBefore, measure, picking }: { shapes: TownShapes; isBefore: boolean; measure: Measure; picking: Picking }) {
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
    shapes: shapes.drawn.shapes.map((shape, n) => ({ ...shape, label: shapes.labels[n] ?? "", isMine: shapes.mine.includes(n), picked: picking.partOf(groups[n] ?? []) })),
    values,
    classes,
    words: { none: told.none, mine: told.mine, picked: told.merge_mark },
  };
  const draw: Draw = (paint) => mapOf(drawing, paint);
  const addressOf = (area: string | undefined) => session.address({ view: "who", me: `areas/${area}`, challenge: "", table: "" });
  return (
    <div class="map-and-table" aria-busy={isOld ? "true" : undefined} data-measure={isOld ? undefined : measure}>
      <figure class="map-figure">
        <Towns
          many={shapes.labels.length}
          at={shapes.drawn.shapes}
          href={(n) => addressOf(groups[n]?.[0])}
          pick={picking.isOn ? { part: (n) => picking.partOf(groups[n] ?? []), onPick: (n) => picking.pick(groups[n] ?? []) } : undefined}
          onSee={setAt}
        >
          {(reached) => <OnPage of={mapOf(drawing, ON_PAGE, reached)} paint={ON_PAGE} interactive />}
        </Towns>
        <figcaption>
          {values[at] === undefined ? <span class="quiet">{picking.isOn ? told.merge_keys : told.map_keys}</span> : <span class="seen">{values[at].told}</span>}
        </figcaption>
        <div class="picture-tools">
          <SavePicture text={standalone(draw)} name={told.map_file} credit={told.map_credit} />
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
                  {picking.isOn ? (
                    <label class="pick">
                      <input type="checkbox" checked={picking.partOf([area]) !== undefined} onChange={() => picking.pick([area])} />
                      {label}
                    </label>
                  ) : (
                    <a href={addressOf(area)}>{label}</a>
                  )}
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

interface TownsProps {
  many: number;
  /** Where each stands, so that arrows lead to the next one. */
  at: readonly { x: number; y: number }[];
  href: (n: number) => string;
  /** Instead of links: what is picked, and what picks it. */
  pick: { part: (n: number) => "all" | "some" | undefined; onPick: (n: number) => void } | undefined;
  /** What is looked at: nothing is -1. */
  onSee: (n: number) => void;
  children: (reached: Reached) => JSX.Element;
}

/** One stop for Tab; arrows go to the nearest town that way. */
function Towns({ many, at, href, pick, onSee, children }: TownsProps) {
  const [stop, setStop] = useState(0);
  const around = useRef<HTMLDivElement>(null);
  const current = Math.min(stop, many - 1);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (pick !== undefined && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      if (!event.repeat) pick.onPick(current);
      return;
    }
    const next = event.key === "Home" ? 0 : event.key === "End" ? many - 1 : nearest(at, current, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setStop(next);
    around.current?.querySelector<SVGElement>(`[data-shape="${next}"]`)?.focus();
  };
  const reached: Reached = (n) => ({
    ...(pick === undefined ? { href: href(n) } : ({ role: "checkbox", "aria-checked": CHECKED[pick.part(n) ?? "none"], onClick: () => pick.onPick(n) } as const)),
    "data-shape": String(n),
    tabindex: n === current ? 0 : -1,
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
      {children(reached)}
    </div>
  );
}

const CHECKED = { all: "true", some: "mixed", none: "false" } as const;

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest that way: what lies aside is as if it were further. */
function nearest(at: TownsProps["at"], from: number, key: string): number | undefined {
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
