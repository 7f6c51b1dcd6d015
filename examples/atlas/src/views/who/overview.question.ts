/** All challenges of a landscape by theme, each in the columns where something is to be done. Runs in the worker. */

import type { Approach, Challenge, Id } from "regie-wasm";
import { questionOf } from "../../engine/about.js";
import { SHORT, people, tables } from "../../engine/fold.js";
import type { Held } from "../../engine/held.js";
import { mineIn, mineOf } from "../../engine/me.js";
import type { Names } from "../../engine/names.js";
import { type NoticeGroup, noticesOf } from "../../engine/notices.js";
import type { Context } from "../../engine/questions.js";
import { subjectOf } from "../../live/subjects.js";
import type { Subject } from "../../live/why.question.js";
import { type Phrase, capital, joined } from "../../engine/text.js";
import { APPROACHES, SPEAKING, STEERING, View } from "../../engine/view.js";

export interface Line {
  /** The lever or the role; nothing where the line is a table. */
  what?: string;
  /** A lever leads to its holders; a role has them. */
  kind: "table" | "lever" | "role";
  who: Phrase;
  mine: string[];
  /** Why it is so. */
  subject?: Subject | undefined;
}

export interface Row {
  challenge: Id;
  label: string;
  /** The other themes that it names. */
  others: string[];
  approaches: readonly Approach[];
  cells: { approach: Approach; lines: Line[] }[];
  missing: { unheld: boolean; line: Phrase; subject: Subject }[];
  attention: number;
  isMine: boolean;
}

export interface Overview {
  title: string;
  rules: string;
  totals: { challenges: number; seats: number; incomplete: number; unheld: number };
  having: Record<Approach, number>;
  themes: { theme: Id; label: string; question: string | undefined; rows: Row[] }[];
  notices: NoticeGroup[];
}

export function overview(held: Held, _params: Record<string, never>, { lang, me }: Context): Overview {
  const names = held.names(lang);
  const mine = mineOf(names, me);
  const themes = byTheme(names, held).map(({ theme, challenges }) => ({
    theme,
    label: names.theme(theme),
    question: questionOf(names, theme),
    rows: challenges.map((challenge) => rowOf(names, held, challenge, mine)),
  }));
  const rows = themes.flatMap(({ rows }) => rows);
  const having = (approach: Approach) => rows.filter(({ approaches }) => approaches.includes(approach)).length;
  return {
    title: names.title,
    rules: names.rules,
    totals: {
      challenges: rows.length,
      seats: rows.reduce((sum, { challenge }) => sum + (held.decisions.get(challenge)?.seats.length ?? 0), 0),
      incomplete: rows.filter(({ missing }) => missing.length > 0).length,
      unheld: rows.filter(({ missing }) => missing.some(({ unheld }) => unheld)).length,
    },
    having: { local: having("local"), joint: having("joint"), signal: having("signal") },
    themes,
    notices: noticesOf(names, held.atlas.notices),
  };
}

/** Every theme that a challenge names first, with these challenges, as the document orders them: its author had a reason for it. */
export function byTheme(names: Names, held: Held): { theme: Id; challenges: Challenge[] }[] {
  const themes = new Map<Id, Challenge[]>();
  for (const challenge of names.all("challenges")) {
    const [theme] = challenge.themes;
    // a challenge that is not there at this date has no answer
    if (theme === undefined || !held.decisions.has(challenge.id)) continue;
    const list = themes.get(theme);
    if (list === undefined) themes.set(theme, [challenge]);
    else list.push(challenge);
  }
  return [...themes].map(([theme, challenges]) => ({ theme, challenges }));
}

function rowOf(names: Names, held: Held, challenge: Challenge, mine: ReadonlySet<Id>): Row {
  const decision = held.decisions.get(challenge.id);
  if (decision === undefined) throw new Error(`no decision on ${challenge.id}`);
  const view = new View(names, decision, decision.seats, SHORT);
  return {
    challenge: challenge.id,
    label: names.challenge(challenge.id),
    others: challenge.themes.slice(1).map((theme) => names.of("themes", theme)),
    approaches: view.approaches,
    cells: APPROACHES.filter((approach) => view.approaches.includes(approach)).map((approach) => ({ approach, lines: linesOf(names, view, approach, mine, challenge.id) })),
    missing: view.missing.map((finding) => ({ unheld: finding.kind === "no-holder", line: finding.line, subject: subjectOf(challenge.id, finding, "missing") })),
    attention: view.attention.length,
    isMine: mine.size > 0 && (view.roles.some(({ pairs }) => pairs.some(([one]) => mine.has(one))) || view.levers.some(({ pairs }) => pairs.some(([one]) => mine.has(one)))),
  };
}

/** What is done in a column, and by whom. */
export function linesOf(names: Names, view: View, approach: Approach, mine: ReadonlySet<Id>, challenge: Id): Line[] {
  const { words } = names;
  const told = (pairs: View["roles"][number]["pairs"]) => ({ who: joined(people(names, pairs, view.frame, SHORT), " · "), mine: mineIn(names, mine, pairs) });
  const leading = (wanted: readonly Id[]): Line[] =>
    view.roles.filter(({ role }) => wanted.includes(role)).map(({ role, strength, pairs }) => ({ kind: "role", what: `${capital(names.role(role))} (${words.strengths[strength]})`, subject: { challenge, about: "role", role }, ...told(pairs) }));
  const lines: Line[] = [];
  if (approach === view.seatApproach) lines.push({ kind: "table", who: [tables(names, view.frame)], mine: [], subject: { challenge, about: "seat" } }, ...leading(STEERING));
  for (const { lever, pairs } of view.leversAt(approach)) {
    const subject: Subject = approach === "signal" ? { challenge, about: "signal", lever } : { challenge, about: "approach" };
    lines.push({ kind: "lever", what: names.lever(lever), subject, ...told(pairs) });
  }
  if (approach === "signal") lines.push(...leading(SPEAKING));
  return lines;
}
