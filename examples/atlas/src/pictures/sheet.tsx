/**
 * What a picture is that the page draws itself: a drawing of a size, with a title and a description for those who do not see it.
 *
 * Such pictures are functions from plain data to SVG: no page, no style sheet, every colour an attribute. So the same drawing stands on the
 * page and in a file.
 */

import type { ComponentChildren } from "preact";
import { lines, widthOf } from "./letters.js";
import type { Paint } from "./paint.js";

export interface Drawing {
  width: number;
  height: number;
  title: string;
  /** What one sees, in a sentence or two. */
  desc: string;
  body: ComponentChildren;
}

/** Draws with these colours. */
export type Draw = (paint: Paint) => Drawing;

/** Can what is in it be reached? Then it is a group, else an image. */
export function OnPage({ of: { width, height, title, desc, body }, paint, interactive = false }: { of: Drawing; paint: Paint; interactive?: boolean }) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role={interactive ? "group" : "img"} aria-label={`${title}. ${desc}`} font-family={paint.font}>
      {body}
    </svg>
  );
}

const MARGIN = 28;

/** The same by itself, as a file: with its title above and below where it comes from. */
export function Standalone({ of: { width, height, title, desc, body }, paint, foot }: { of: Drawing; paint: Paint; foot: readonly string[] }) {
  const heading = lines(title, width, 20, 3);
  const told = foot.flatMap((line) => lines(line, width, 12, 3));
  const top = MARGIN + heading.length * 26 + 8;
  const full = { width: width + 2 * MARGIN, height: top + height + told.length * 17 + MARGIN + 8 };
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${full.width} ${full.height}`} width={full.width} height={full.height} role="img" font-family={paint.font}>
      <title>{title}</title>
      <desc>{desc}</desc>
      <rect width={full.width} height={full.height} fill={paint.paper} />
      <Lines of={heading} x={MARGIN} y={MARGIN + 18} size={20} leading={26} fill={paint.ink} weight="600" />
      <g transform={`translate(${MARGIN} ${top})`}>{body}</g>
      <Lines of={told} x={MARGIN} y={top + height + 22} size={12} leading={17} fill={paint.quiet} />
    </svg>
  );
}

interface LinesProps {
  of: readonly string[];
  x: number;
  y: number;
  size: number;
  leading: number;
  fill: string;
  weight?: string;
}

/** Lines of text below each other; `y` is the foot of the first. */
function Lines({ of, x, y, size, leading, fill, weight }: LinesProps) {
  return (
    <>
      {of.map((line, n) => (
        <text x={x} y={y + n * leading} font-size={size} fill={fill} font-weight={weight}>
          {line}
        </text>
      ))}
    </>
  );
}

/** A legend in rows as wide as the picture; each entry is a mark of 22 by 14 and a word. Gives the drawing and its height. */
export function legend(entries: readonly { mark: ComponentChildren; word: string }[], width: number, paint: Paint): { body: ComponentChildren; height: number } {
  const size = 13;
  let [x, y] = [0, 0];
  const placed = entries.map(({ mark, word }) => {
    const [told = ""] = lines(word, width - 40, size, 1);
    const wide = 30 + widthOf(told, size) + 18;
    if (x > 0 && x + wide > width) [x, y] = [0, y + 24];
    const at = { x, y, mark, told };
    x += wide;
    return at;
  });
  const body = placed.map((one) => (
    <g transform={`translate(${one.x} ${one.y})`}>
      {one.mark}
      <text x={30} y={12} font-size={size} fill={paint.ink}>
        {one.told}
      </text>
    </g>
  ));
  return { body, height: placed.length === 0 ? 0 : y + 24 };
}
