/** The map of towns, coloured by a number. */

import type { ComponentChildren } from "preact";
import { widthOf } from "./letters.js";
import type { Paint } from "./paint.js";
import { type Drawing, legend } from "./sheet.js";

/** A town as it is drawn; several, where the map has one shape for them. */
export interface Shape {
  label: string;
  path: string;
  /** Where its name can stand, and how much room there is. */
  x: number;
  y: number;
  room: number;
  isMine: boolean;
  /** All of its towns are picked, or some. */
  picked?: "all" | "some" | undefined;
}

export interface MapOf {
  title: string;
  desc: string;
  width: number;
  height: number;
  /** What lies around it, and its borders. */
  land: string;
  borders: string;
  shapes: readonly Shape[];
  /** One for each shape: a number, and the words for it. */
  values: readonly { value: number; told: string }[];
  /** From the fewest to the most, at most five. */
  classes: readonly { from: number; to: number; word: string }[];
  words: { none: string; mine: string; picked: string };
}

/** What makes of a shape a link on the page, or something to pick. */
export type Reached = (n: number) => ({ href: string } | { role: "checkbox"; "aria-checked": "true" | "false" | "mixed"; onClick: () => void }) & {
  tabindex: number;
  "data-shape": string;
  onFocus: () => void;
  onBlur: () => void;
  onMouseEnter: () => void;
  onMouseLeave: () => void;
};

/** Of more than so many a name and a number on each could not be read. */
const NAMED = 60;

/** `reached`: on the page each shape can be reached; in a file there is nothing to go to. */
export function mapOf(of: MapOf, paint: Paint, reached?: Reached): Drawing {
  const { width, height, shapes, values, classes, words } = of;
  const key = legend(
    [
      ...(values.some(({ value }) => value === 0) ? [{ mark: <Swatch paint={paint} step={-1} />, word: words.none }] : []),
      ...classes.map(({ word }, n) => ({ mark: <Swatch paint={paint} step={stepOf(n, classes.length)} />, word })),
      ...(shapes.some(({ isMine }) => isMine) ? [{ mark: <rect x={1} y={1} width={20} height={12} fill="none" stroke={paint.mine} stroke-width={3} />, word: words.mine }] : []),
      ...(shapes.some(({ picked }) => picked !== undefined) ? [{ mark: <Picked x={11} y={7} size={7} paint={paint} />, word: words.picked }] : []),
    ],
    width,
    paint,
  );
  // nothing at all is in no class
  const classOf = (value: number) => stepOf(classes.findIndex(({ from, to }) => from <= value && value <= to), classes.length);
  // a thick border is not hidden by the next town
  const order = [...shapes.keys()].sort((a, b) => Number(shapes[a]?.isMine) - Number(shapes[b]?.isMine));
  const isThin = shapes.length > NAMED;
  const body = (
    <>
      <Patterns paint={paint} />
      <path d={of.land} fill={paint.hairline} fill-opacity={0.45} />
      <path d={of.borders} fill="none" stroke={paint.paper} stroke-width={0.8} />
      {order.map((n) => {
        const [shape, { value, told } = { value: 0, told: "" }] = [shapes[n], values[n]];
        if (shape === undefined) return null;
        const area = <Area key={n} shape={shape} told={told} step={classOf(value)} paint={paint} thin={isThin} />;
        if (reached === undefined) return area;
        const props = { ...reached(n), "aria-label": told };
        return "href" in props ? <a key={n} {...props}>{area}</a> : <g key={n} {...props}>{area}</g>;
      })}
      <g pointer-events="none" aria-hidden="true" fill="none" stroke-linejoin="round">
        {shapes.map(({ picked, path }) => picked !== undefined && <Outline path={path} thin={isThin} paint={paint} />)}
      </g>
      {!isThin && (
        <g pointer-events="none" aria-hidden="true">
          {shapes.map((shape, n) => {
            const { value } = values[n] ?? { value: 0 };
            return <Name shape={shape} value={value} step={classOf(value)} paint={paint} />;
          })}
        </g>
      )}
      <g pointer-events="none" aria-hidden="true">
        {shapes.map(({ picked, x, y, room }) => picked !== undefined && <Picked x={x} y={isThin || room < 14 ? y : y - 25} size={isThin ? 6 : 10} isPart={picked === "some"} paint={paint} />)}
      </g>
      <g transform={`translate(0 ${height + 16})`}>{key.body}</g>
    </>
  );
  return { width, height: height + 16 + key.height, title: of.title, desc: of.desc, body };
}

/** Few classes are drawn far apart. */
function stepOf(n: number, many: number): number {
  if (n < 0) return -1;
  return many < 2 ? 2 : Math.round((n * 4) / (many - 1));
}

function Area({ shape, told, step, paint, thin }: { shape: Shape; told: string; step: number; paint: Paint; thin: boolean }) {
  const border = shape.isMine ? { stroke: paint.mine, "stroke-width": 3 } : { stroke: paint.paper, "stroke-width": thin ? 0.6 : 1.2 };
  return (
    <g stroke-linejoin="round">
      <title>{told}</title>
      <path d={shape.path} fill={step < 0 ? paint.paper : paint.steps[step]?.fill} {...border} />
      {PATTERNED.has(step) && <path d={shape.path} fill={`url(#step-${step})`} {...border} />}
    </g>
  );
}

/** Around what is picked: light and dark by turns, so that it is seen on every colour. */
function Outline({ path, thin, paint }: { path: string; thin: boolean; paint: Paint }) {
  return (
    <>
      <path d={path} stroke={paint.paper} stroke-width={thin ? 2.5 : 5} />
      <path d={path} stroke={paint.ink} stroke-width={thin ? 1.4 : 2.6} stroke-dasharray={thin ? "4 3" : "8 5"} />
    </>
  );
}

/** A mark on what is picked: a tick, or a dash where it is picked in part. */
function Picked({ x, y, size, isPart = false, paint }: { x: number; y: number; size: number; isPart?: boolean; paint: Paint }) {
  const tick = isPart ? `M${x - size * 0.45} ${y}h${size * 0.9}` : `M${x - size * 0.45} ${y + size * 0.05}l${size * 0.33} ${size * 0.35} ${size * 0.6} ${-size * 0.75}`;
  return (
    <g>
      <circle cx={x} cy={y} r={size} fill={paint.accent} stroke={paint.paper} stroke-width={1.5} />
      <path d={tick} fill="none" stroke={paint.paper} stroke-width={size > 7 ? 2.2 : 1.6} stroke-linecap="round" stroke-linejoin="round" />
    </g>
  );
}

/** The name and the number, where there is room for them. */
function Name({ shape: { label, x, y, room }, value, step, paint }: { shape: Shape; value: number; step: number; paint: Paint }): ComponentChildren {
  const [fill, halo] = step < 0 ? [paint.ink, paint.paper] : [paint.steps[step]?.ink, paint.steps[step]?.fill];
  const said = { fill, stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke", "text-anchor": "middle" } as const;
  const size = 12;
  const named = widthOf(label, size) <= room * 0.92;
  if (room < 14) return null;
  return (
    <g {...said}>
      {named && (
        <text x={x} y={y - 2} font-size={size}>
          {label}
        </text>
      )}
      <text x={x} y={named ? y + 14 : y + 5} font-size={room < 30 ? 10 : 14} font-weight="600">
        {value}
      </text>
    </g>
  );
}

/** Beside its colour a class has a pattern: dots, and lines that come closer. */
const PATTERNED: ReadonlySet<number> = new Set([-1, 1, 2, 3, 4]);

function Patterns({ paint }: { paint: Paint }) {
  const line = (step: number, size: number) => (
    <pattern id={`step-${step}`} width={size} height={size} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1={0} y1={0} x2={0} y2={size} stroke={paint.steps[step]?.ink} stroke-width={1} stroke-opacity={0.22} />
    </pattern>
  );
  return (
    <defs>
      <pattern id="step--1" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <line x1={0} y1={0} x2={0} y2={7} stroke={paint.edge} stroke-width={1} stroke-opacity={0.55} stroke-dasharray="2 3" />
      </pattern>
      <pattern id="step-1" width={9} height={9} patternUnits="userSpaceOnUse">
        <circle cx={4.5} cy={4.5} r={0.9} fill={paint.steps[1]?.ink} fill-opacity={0.3} />
      </pattern>
      {line(2, 10)}
      {line(3, 6.5)}
      {line(4, 3.5)}
    </defs>
  );
}

function Swatch({ paint, step }: { paint: Paint; step: number }) {
  const box = { x: 0.5, y: 0.5, width: 21, height: 13, stroke: paint.edge, "stroke-width": 1 };
  return (
    <g>
      <rect {...box} fill={step < 0 ? paint.paper : paint.steps[step]?.fill} />
      {PATTERNED.has(step) && <rect {...box} fill={`url(#step-${step})`} />}
    </g>
  );
}
