/** The matrix as a picture: for a file, a slide or a wall. On the page it is a table. */

import { clip, lines, widthOf } from "./letters.js";
import type { Paint } from "./paint.js";
import { type Drawing, Lines, legend } from "./sheet.js";

export type Strength = "must" | "should" | "may";

export interface MatrixOf {
  title: string;
  desc: string;
  columns: readonly string[];
  rows: readonly { label: string; isMine: boolean; cells: readonly (readonly { role: number; strength: Strength }[])[] }[];
  roles: readonly { letter: string; label: string }[];
  words: { strengths: Readonly<Record<Strength, string>> };
}

/** `(P)`: may. What must is bold, what should is plain. */
export function letterOf(letter: string, strength: Strength): string {
  return strength === "may" ? `(${letter})` : letter;
}

const ROW = 26;
const LETTER = 12.5;
const SPACE = 6;

export function matrixOf(of: MatrixOf, paint: Paint): Drawing {
  const names = Math.min(420, Math.max(180, ...of.rows.map(({ label }) => widthOf(label.slice(0, 120), 13) + 24)));
  const letters = (marks: MatrixOf["rows"][number]["cells"][number]) => marks.map(({ role, strength }) => ({ told: letterOf(of.roles[role]?.letter ?? "", strength), strength }));
  // as wide as the fullest cell asks
  const widths = of.columns.map((_, n) => Math.max(44, ...of.rows.map(({ cells }) => 14 + letters(cells[n] ?? []).reduce((sum, { told }) => sum + widthOf(told, LETTER) + SPACE, 0))));
  const lefts = widths.map((_, n) => names + widths.slice(0, n).reduce((sum, wide) => sum + wide, 0));
  const width = Math.max(640, names + widths.reduce((sum, wide) => sum + wide, 0) + 90);
  const heads = of.columns.map((column) => clip(column, 240, 13));
  const top = 24 + Math.max(40, ...heads.map((head) => widthOf(head, 13))) * 0.72;
  const height = top + of.rows.length * ROW;
  const key = legend(
    [
      ...of.roles.map(({ letter, label }) => ({ mark: <text x={11} y={12} font-size={13} font-weight="600" fill={paint.ink} text-anchor="middle">{letter}</text>, word: label })),
      ...(["must", "should", "may"] as const).map((strength) => ({
        mark: <text x={11} y={12} font-size={13} font-weight={strength === "must" ? "700" : undefined} fill={paint.ink} text-anchor="middle">{letterOf("R", strength)}</text>,
        word: of.words.strengths[strength],
      })),
    ],
    width,
    paint,
  );
  const body = (
    <>
      {heads.map((head, n) => (
        <text transform={`translate(${(lefts[n] ?? 0) + 18} ${top - 8}) rotate(-45)`} font-size={13} fill={paint.ink}>
          {head}
        </text>
      ))}
      {of.rows.map(({ label, isMine, cells }, n) => {
        const y = top + n * ROW;
        return (
          <g>
            {n % 2 === 0 && <rect x={0} y={y} width={width} height={ROW} fill={paint.jointTint} fill-opacity={0.6} />}
            <Lines of={lines(label, names - 16, 13, 1)} x={6} y={y + 17.5} size={13} leading={17} fill={isMine ? paint.mine : paint.ink} {...(isMine && { weight: "700" })} />
            {cells.map((marks, at) => {
              let x = (lefts[at] ?? 0) + 8;
              return letters(marks).map(({ told, strength }) => {
                const left = x;
                x += widthOf(told, LETTER) + SPACE;
                return (
                  <text x={left} y={y + 17.5} font-size={LETTER} font-weight={strength === "must" ? "700" : undefined} fill={strength === "may" ? paint.quiet : paint.ink}>
                    {told}
                  </text>
                );
              });
            })}
          </g>
        );
      })}
      <g stroke={paint.hairline} stroke-width={1}>
        <line x1={0} x2={width} y1={top} y2={top} stroke={paint.edge} />
        {lefts.map((left) => (
          <line x1={left} x2={left} y1={top} y2={height} />
        ))}
      </g>
      <g transform={`translate(0 ${height + 16})`}>{key.body}</g>
    </>
  );
  return { width, height: height + 16 + key.height, title: of.title, desc: of.desc, body };
}
