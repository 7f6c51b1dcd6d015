/** The ladder of a challenge: a rung for each level, the highest above; where its table stands, and the levers where they lie. */

import type { ComponentChildren } from "preact";
import { lines } from "./letters.js";
import type { Paint } from "./paint.js";
import { type Drawing, Lines } from "./sheet.js";

type Approach = "local" | "joint" | "signal";

export interface LadderOf {
  title: string;
  desc: string;
  /** From the lowest level to the highest. */
  rungs: readonly { level: string; approach: Approach; tables: readonly string[]; levers: readonly Lever[] }[];
  /** Levers that nobody can pull. */
  nobody: readonly { lever: string; where: string; more: string }[];
  words: { approaches: Readonly<Record<Approach, string>>; nobody: string; nothing: string; more: (n: number) => string };
}

interface Lever {
  lever: string;
  where: string;
  who: readonly string[];
}

const WIDTH = 900;
/** Where the names of the levels end, the rails stand, and the boxes begin. */
const RAIL = 196;
const BOXES = 246;
const GAP = 12;
const BOX = (WIDTH - BOXES - GAP - 8) / 2;
const PAD = 12;
/** So many holders are named in a box. */
const NAMED = 5;

interface Box {
  title: string[];
  who: string[];
  where: string[];
  height: number;
  kind: "table" | "lever" | "missing";
}

export function ladderOf(of: LadderOf, paint: Paint): Drawing {
  const { words } = of;
  const missing = of.nobody.map(({ lever, where, more }) => box("missing", lever, more === "" ? [] : [more], where));
  const bands = [...of.rungs].reverse().map(({ level, approach, tables, levers }) => {
    const boxes = [...tables.map((table) => box("table", table, [], "")), ...levers.map(({ lever, who, where }) => box("lever", lever, named(who, words.more), where))];
    return { level, approach, boxes, rows: rowsOf(boxes) };
  });
  let y = 0;
  const parts: ComponentChildren[] = [];
  if (missing.length > 0) {
    const rows = rowsOf(missing);
    const height = heightOf(rows);
    parts.push(
      <g transform={`translate(0 ${y})`}>
        <rect x={1} y={1} width={WIDTH - 2} height={height - 2} rx={8} fill={paint.missingTint} stroke={paint.missing} stroke-width={1.5} stroke-dasharray="6 5" />
        <Lines of={lines(words.nobody, RAIL - 34, 14, 3)} x={18} y={28} size={14} leading={19} fill={paint.missing} weight="600" />
        <Rows of={rows} paint={paint} hue={paint.missing} />
      </g>,
    );
    y += height + 14;
  }
  const top = y;
  const rungs: number[] = [];
  for (const { level, approach, boxes, rows } of bands) {
    const height = boxes.length === 0 ? 40 : heightOf(rows);
    const hue = paint[approach];
    const called = lines(level, RAIL - 34, 15, boxes.length === 0 ? 1 : 2);
    rungs.push(y + Math.min(height / 2, 34));
    parts.push(
      <g transform={`translate(0 ${y})`}>
        <rect x={0} y={0} width={WIDTH} height={height} rx={8} fill={boxes.length === 0 ? "none" : paint[`${approach}Tint`]} />
        <rect x={0} y={0} width={5} height={height} rx={2.5} fill={hue} fill-opacity={boxes.length === 0 ? 0.35 : 1} />
        <Lines of={called} x={18} y={boxes.length === 0 ? 25 : 28} size={15} leading={19} fill={boxes.length === 0 ? paint.quiet : hue} weight="600" />
        {boxes.length > 0 && <Lines of={lines(words.approaches[approach], RAIL - 34, 12, 2)} x={18} y={28 + called.length * 18} size={12} leading={16} fill={paint.quiet} />}
        {boxes.length === 0 && <Lines of={[words.nothing]} x={BOXES} y={25} size={13} leading={18} fill={paint.quiet} />}
        <Rows of={rows} paint={paint} hue={hue} />
      </g>,
    );
    y += height + 8;
  }
  const bottom = y - 8;
  const seat = bands.findIndex(({ boxes }) => boxes.some(({ kind }) => kind === "table"));
  const body = (
    <>
      {parts}
      <Rails top={top} bottom={bottom} paint={paint} />
      {bands.map(({ boxes, approach }, n) => (
        <Rung y={rungs[n] ?? 0} paint={paint} hue={paint[approach]} kind={boxes.some(({ kind }) => kind === "table") ? "table" : boxes.length > 0 ? "lever" : "nothing"} />
      ))}
      {seat >= 0 && bands.map(({ boxes }, n) => boxes.some(({ kind }) => kind === "lever") && n !== seat && <Way from={rungs[seat] ?? 0} to={rungs[n] ?? 0} paint={paint} />)}
    </>
  );
  return { width: WIDTH, height: bottom, title: of.title, desc: of.desc, body };
}

function named(who: readonly string[], more: (n: number) => string): string[] {
  return who.length <= NAMED ? [...who] : [...who.slice(0, NAMED - 1), more(who.length - NAMED + 1)];
}

function box(kind: Box["kind"], title: string, who: readonly string[], where: string): Box {
  const room = BOX - 2 * PAD - (kind === "table" ? 22 : 0);
  const told = lines(title, room, 14, 2);
  const names = who.flatMap((one) => lines(one, room, 13, 2));
  const place = where === "" ? [] : lines(where, room, 12, 2);
  return { kind, title: told, who: names, where: place, height: PAD + 4 + told.length * 18 + names.length * 17 + place.length * 16 + PAD - 4 };
}

/** Two beside each other. */
function rowsOf(boxes: readonly Box[]): Box[][] {
  const rows: Box[][] = [];
  for (let n = 0; n < boxes.length; n += 2) rows.push(boxes.slice(n, n + 2));
  return rows;
}

const high = (row: readonly Box[]) => Math.max(...row.map(({ height }) => height));
/** A band holds its rows, and the name of its level beside them. */
const heightOf = (rows: readonly Box[][]) => Math.max(84, 2 * GAP + rows.reduce((sum, row) => sum + high(row), 0) + (rows.length - 1) * 8);

function Rows({ of: rows, paint, hue }: { of: readonly Box[][]; paint: Paint; hue: string }) {
  let y = GAP;
  return (
    <>
      {rows.map((row) => {
        const [at, height] = [y, high(row)];
        y += height + 8;
        return row.map((one, n) => <BoxOf of={one} x={BOXES + n * (BOX + GAP)} y={at} height={height} paint={paint} hue={hue} />);
      })}
    </>
  );
}

function BoxOf({ of: { kind, title, who, where }, x, y, height, paint, hue }: { of: Box; x: number; y: number; height: number; paint: Paint; hue: string }) {
  const left = kind === "table" ? PAD + 22 : PAD;
  const foot = PAD + 16 + title.length * 18 - 4;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={BOX} height={height} rx={6} fill={paint.paper} stroke={kind === "lever" ? paint.hairline : hue} stroke-width={kind === "table" ? 2 : 1} stroke-dasharray={kind === "missing" ? "5 4" : undefined} />
      {kind === "table" && <TableMark x={PAD} y={PAD + 3} hue={hue} />}
      <Lines of={title} x={left} y={PAD + 14} size={14} leading={18} fill={kind === "missing" ? hue : paint.ink} weight="600" />
      <Lines of={who} x={left} y={foot} size={13} leading={17} fill={paint.ink} />
      <Lines of={where} x={left} y={foot + who.length * 17} size={12} leading={16} fill={paint.quiet} />
    </g>
  );
}

/** A table with two seats. */
function TableMark({ x, y, hue }: { x: number; y: number; hue: string }) {
  return <path transform={`translate(${x} ${y})`} d="M1 5h14M3 5v8M13 5v8M5 1.5h6" fill="none" stroke={hue} stroke-width={1.8} stroke-linecap="round" />;
}

function Rails({ top, bottom, paint }: { top: number; bottom: number; paint: Paint }) {
  return (
    <g stroke={paint.edge} stroke-width={3} stroke-linecap="round">
      <line x1={RAIL} x2={RAIL} y1={top + 6} y2={bottom - 6} />
      <line x1={RAIL + 28} x2={RAIL + 28} y1={top + 6} y2={bottom - 6} />
    </g>
  );
}

/** The rung of a level: full where the table stands, a line where a lever lies, thin where nothing is to be done. */
function Rung({ y, kind, paint, hue }: { y: number; kind: "table" | "lever" | "nothing"; paint: Paint; hue: string }) {
  const wide = kind === "nothing" ? 1.5 : 4;
  return (
    <>
      <line x1={RAIL} x2={RAIL + 28} y1={y} y2={y} stroke={kind === "nothing" ? paint.edge : hue} stroke-width={wide} />
      {kind !== "nothing" && <line x1={RAIL + 28} x2={BOXES} y1={y} y2={y} stroke={hue} stroke-width={1.5} />}
      {kind === "table" && <circle cx={RAIL + 14} cy={y} r={8} fill={hue} stroke={paint.paper} stroke-width={2} />}
    </>
  );
}

/** From the table to a level where a lever lies. */
function Way({ from, to, paint }: { from: number; to: number; paint: Paint }) {
  const x = RAIL + 14;
  const turn = to < from ? 1 : -1;
  return (
    <g fill="none" stroke={paint.ink} stroke-width={1.5}>
      <line x1={x} x2={x} y1={from - turn * 10} y2={to + turn * 6} stroke-dasharray="2 4" />
      <path d={`M${x - 5} ${to + turn * 12}L${x} ${to + turn * 5}L${x + 5} ${to + turn * 12}`} />
    </g>
  );
}
