/**
 * Through time: a slider over the days, with a mark where something changes; arrow keys go from mark to mark.
 *
 * What is dragged is shown at once, and asked when one pauses: the last answer stays until the next is there.
 */

import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { day, fill } from "../engine/text.js";
import { Icon } from "../ui/icon.js";
import { useAnswer, useSession, useShown, useWords } from "../ui/session.js";
import { DifferenceText } from "./difference.js";
import type { Moment } from "./time.question.js";

const FIRST_DAY = "2018-01-01";
const LAST_DAY = "2025-12-31";
/** A day, in milliseconds: days are counted in UTC, where each is as long as the next. */
const DAY = 86_400_000;
const PAUSE = 90;

const numberOf = (date: string) => Math.round((Date.parse(date) - Date.parse(FIRST_DAY)) / DAY);
const dateOf = (number: number) => new Date(Date.parse(FIRST_DAY) + number * DAY).toISOString().slice(0, 10);
const LAST = numberOf(LAST_DAY);

export function TimeLine() {
  const { shown } = useSession();
  return shown === undefined ? null : <Slider key={shown.route.region} />;
}

function Slider() {
  const words = useWords();
  const { live } = words;
  const session = useSession();
  const { basics, route } = useShown();
  const id = useId();
  const { answer: moments } = useAnswer("moments", {});
  const asked = route.date === "" ? basics.ownDate : route.date;
  /** What the hand has moved to, before the answer is there. */
  const [moved, setMoved] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const date = moved ?? asked;
  // an address that was reached by other ways moves the slider too
  useEffect(() => setMoved(undefined), [route.date]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const marks = useMemo(() => (moments ?? []).map((moment) => ({ ...moment, at: numberOf(moment.date) })), [moments]);
  const at = numberOf(date);
  const move = (to: string) => {
    setMoved(to);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const next = to === basics.ownDate ? "" : to;
      if (next === session.route.date) setMoved(undefined);
      // one way back for all of a movement
      else void session.go({ date: next }, session.route.date !== "");
    }, PAUSE);
  };
  const neighbour = (step: 1 | -1) => (step === 1 ? marks.find((mark) => mark.at > at) : marks.findLast((mark) => mark.at < at));
  const press = (event: KeyboardEvent) => {
    const to: Record<string, string | undefined> = {
      ArrowRight: neighbour(1)?.date, ArrowUp: neighbour(1)?.date, ArrowLeft: neighbour(-1)?.date, ArrowDown: neighbour(-1)?.date, Home: FIRST_DAY, End: LAST_DAY,
    };
    if (!Object.hasOwn(to, event.key)) return;
    event.preventDefault();
    const next = to[event.key];
    if (next !== undefined) move(next);
  };
  const step = (by: 1 | -1, word: string, icon: "before" | "after") => (
    <button type="button" class="plain square" disabled={neighbour(by) === undefined} aria-label={word} title={word} onClick={() => move(neighbour(by)?.date ?? date)}>
      <Icon name={icon} />
    </button>
  );
  const told = date === basics.ownDate ? fill(live.time_own, day(date, words)) : day(date, words);
  return (
    <section class="timeline" aria-labelledby={`${id}-label`}>
      <div class="timeline-head">
        <h2 id={`${id}-label`}>{live.time}</h2>
        <p class="quiet">{told}</p>
      </div>
      <div class="timeline-row">
        {step(-1, live.time_previous, "before")}
        <div class="timeline-track">
          <svg class="timeline-marks" viewBox={`0 0 ${LAST} 10`} preserveAspectRatio="none" aria-hidden="true">
            {marks.map((mark) => (
              <line key={mark.date} x1={mark.at} x2={mark.at} y1={mark.date === basics.ownDate ? 0 : 4} y2={10} class={mark.date === basics.ownDate ? "own" : undefined} />
            ))}
          </svg>
          <input
            type="range"
            min={0}
            max={LAST}
            value={Math.min(LAST, Math.max(0, at))}
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-help`}
            aria-valuetext={told}
            onInput={({ currentTarget }) => move(dateOf(near(Number(currentTarget.value), marks)))}
            onKeyDown={press}
          />
          <div class="timeline-years" aria-hidden="true">
            {Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => <span key={n}>{FIRST_YEAR + n}</span>)}
          </div>
        </div>
        {step(1, live.time_next, "after")}
      </div>
      <p id={`${id}-help`} class="visually-hidden">{live.time_ticks}</p>
      <Now moment={marks.find((mark) => mark.at === at)} />
      <Since isMoving={moved !== undefined && moved !== asked} />
    </section>
  );
}

const FIRST_YEAR = Number(FIRST_DAY.slice(0, 4));
const LAST_YEAR = Number(LAST_DAY.slice(0, 4));

/** A hand that comes close to a mark means the mark. */
function near(at: number, marks: readonly { at: number }[]): number {
  const close = marks.reduce((best, mark) => (Math.abs(mark.at - at) < Math.abs(best - at) ? mark.at : best), Infinity);
  return Math.abs(close - at) <= 12 ? close : at;
}

/** What begins and ends on the day itself. */
function Now({ moment }: { moment: Moment | undefined }) {
  const { live } = useWords();
  if (moment === undefined || moment.what.length === 0) return null;
  const more = moment.more > 0 ? [fill(live.more, String(moment.more))] : [];
  return (
    <p class="timeline-now">
      <span class="quiet">{live.time_what}: </span>
      {[...moment.what, ...more].join(" · ")}
    </p>
  );
}

/** What is different from the landscape's own date. */
function Since({ isMoving }: { isMoving: boolean }) {
  const words = useWords();
  const { live } = words;
  const { answer, isOld } = useAnswer("since", {});
  if (answer === undefined || answer === null) return null;
  const { difference, successions, back, ownDate } = answer;
  return (
    <div class="since" role="status" aria-busy={isOld || isMoving ? "true" : undefined}>
      <p>
        <strong>{fill(live.time_since, day(ownDate, words))}: </strong>
        {successions.map((line) => (back ? fill(live.time_back, line) : line)).join(" · ")}
        {successions.length > 0 && ". "}
        {difference.counts.challenges === 0 && live.time_same}
      </p>
      {difference.counts.challenges > 0 && (
        <details>
          <summary>{difference.lead}</summary>
          <DifferenceText of={difference} />
        </details>
      )}
    </div>
  );
}
