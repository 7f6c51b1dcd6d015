/** The network of a challenge: from its table over the roles to who has them. Layers, so that equal answers are drawn alike. */

import { clip, lines, widthOf } from "./letters.js";
import type { Paint } from "./paint.js";
import { type Drawing, Lines, legend } from "./sheet.js";

type Strength = "must" | "should" | "may";

export interface NetworkOf {
  title: string;
  desc: string;
  seat: string;
  roles: readonly string[];
  knots: readonly { label: string; isMine: boolean; ties: readonly { role: number; strength: Strength }[] }[];
  words: { strengths: Readonly<Record<Strength, string>>; mine: string };
}

const WIDTH = 900;
const SEAT = { x: 0, width: 190 };
const ROLES = { x: 246, width: 184 };
const KNOTS = { x: 534, width: WIDTH - 534 };
const LINE = { must: { width: 3, dash: undefined }, should: { width: 1.6, dash: undefined }, may: { width: 1.4, dash: "4 4" } } as const;
const TALL = 34;

export function networkOf(of: NetworkOf, paint: Paint): Drawing {
  const order = ordered(of);
  const tall = Math.max(order.length * TALL, of.roles.length * 44, 120);
  const yOfKnot = order.map((_, n) => ((n + 0.5) * tall) / order.length);
  const yOfRole = of.roles.map((_, n) => ((n + 0.5) * tall) / of.roles.length);
  const key = legend(
    [
      ...(["must", "should", "may"] as const)
        .filter((strength) => of.knots.some(({ ties }) => ties.some((tie) => tie.strength === strength)))
        .map((strength) => ({ mark: <line x1={0} x2={22} y1={7} y2={7} stroke={paint.ink} stroke-width={LINE[strength].width} stroke-dasharray={LINE[strength].dash} />, word: of.words.strengths[strength] })),
      ...(of.knots.some(({ isMine }) => isMine) ? [{ mark: <rect x={1} y={1} width={20} height={12} rx={3} fill="none" stroke={paint.mine} stroke-width={2.5} />, word: of.words.mine }] : []),
    ],
    WIDTH,
    paint,
  );
  const seat = lines(of.seat, SEAT.width - 28, 14, 5);
  const seatHigh = seat.length * 19 + 26;
  const body = (
    <>
      <g fill="none" stroke={paint.joint} stroke-width={1.6}>
        {yOfRole.map((y) => (
          <path d={curve(SEAT.x + SEAT.width, tall / 2, ROLES.x, y)} />
        ))}
      </g>
      <g fill="none" stroke={paint.quiet}>
        {order.flatMap(({ ties }, n) =>
          ties.map(({ role, strength }) => (
            <path d={curve(ROLES.x + ROLES.width, yOfRole[role] ?? 0, KNOTS.x, yOfKnot[n] ?? 0)} stroke-width={LINE[strength].width} stroke-dasharray={LINE[strength].dash} stroke-opacity={0.75} />
          )),
        )}
      </g>
      <rect x={SEAT.x + 1} y={tall / 2 - seatHigh / 2} width={SEAT.width - 2} height={seatHigh} rx={10} fill={paint.jointTint} stroke={paint.joint} stroke-width={2} />
      <Lines of={seat} x={SEAT.x + SEAT.width / 2} y={tall / 2 - seatHigh / 2 + 29} size={14} leading={19} fill={paint.ink} weight="600" anchor="middle" />
      {of.roles.map((role, n) => (
        <RoleOf role={role} y={yOfRole[n] ?? 0} paint={paint} />
      ))}
      {order.map((knot, n) => (
        <KnotOf knot={knot} y={yOfKnot[n] ?? 0} paint={paint} />
      ))}
      <g transform={`translate(0 ${tall + 16})`}>{key.body}</g>
    </>
  );
  return { width: WIDTH, height: tall + 16 + key.height, title: of.title, desc: of.desc, body };
}

/** Each near the roles that it has, so that few lines cross: by the middle of these, then by name. */
function ordered({ knots }: NetworkOf): NetworkOf["knots"][number][] {
  const middle = (ties: readonly { role: number }[]) => ties.reduce((sum, { role }) => sum + role, 0) / (ties.length || 1);
  const at = new Map(knots.map((knot, n) => [knot, n]));
  return [...knots].sort((a, b) => middle(a.ties) - middle(b.ties) || (at.get(a) ?? 0) - (at.get(b) ?? 0));
}

function RoleOf({ role, y, paint }: { role: string; y: number; paint: Paint }) {
  const told = lines(role, ROLES.width - 20, 13, 2);
  return (
    <g transform={`translate(${ROLES.x} ${y - 18})`}>
      <rect width={ROLES.width} height={36} rx={18} fill={paint.paper} stroke={paint.accent} stroke-width={1.5} />
      <Lines of={told} x={ROLES.width / 2} y={told.length > 1 ? 16 : 22.5} size={13} leading={14} fill={paint.accent} weight="600" anchor="middle" />
    </g>
  );
}

function KnotOf({ knot: { label, isMine }, y, paint }: { knot: NetworkOf["knots"][number]; y: number; paint: Paint }) {
  const told = lines(label, KNOTS.width - 26, 13, 2);
  const [high, wide] = [told.length * 15, Math.max(...told.map((line) => widthOf(line, 13)))];
  return (
    <g>
      <title>{clip(label, 2000, 13)}</title>
      {isMine && <rect x={KNOTS.x + 10} y={y - high / 2 - 4} width={Math.min(KNOTS.width - 11, wide + 16)} height={high + 8} rx={5} fill="none" stroke={paint.mine} stroke-width={2.5} />}
      <circle cx={KNOTS.x} cy={y} r={4.5} fill={isMine ? paint.mine : paint.ink} />
      <Lines of={told} x={KNOTS.x + 17} y={y - high / 2 + 12} size={13} leading={15} fill={isMine ? paint.mine : paint.ink} {...(isMine && { weight: "600" })} />
    </g>
  );
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = Math.round((x1 + x2) / 2);
  return `M${x1} ${y1.toFixed(1)}C${middle} ${y1.toFixed(1)} ${middle} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}`;
}
