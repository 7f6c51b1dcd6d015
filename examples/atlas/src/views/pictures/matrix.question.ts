/** Who has which role, by theme or by place: a row for each stakeholder, a letter for each role. Runs in the worker. */

import type { Id, Picture, Strength } from "regie-wasm";
import { challengesOn } from "../../engine/about.js";
import { alike, stronger } from "../../engine/alike.js";
import { type Held, sentences } from "../../engine/held.js";
import { mineOf } from "../../engine/me.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { capital, count } from "../../engine/text.js";
import { entry } from "../../engine/view.js";
import { lettersOf } from "./role-letters.js";

export interface Mark {
  /** Which role of the legend. */
  role: number;
  strength: Strength;
}

export interface MatrixRow {
  /** That of one of those who stand on it. */
  id: Id;
  label: string;
  isMine: boolean;
  cells: Mark[][];
  /** Those that are told as one. */
  members: { label: string; cells: Mark[][] }[];
}

export interface MatrixView {
  by: "theme" | "area";
  columns: { id: Id; label: string }[];
  rows: MatrixRow[];
  /** In the order of the rule book. */
  roles: { letter: string; label: string }[];
  /** The same, as the package draws it. */
  picture: Pick<Picture, "title" | "svg">;
}

/** So many places of a level have a column each. */
const MOST_PLACES = 24;

type Cells = Map<Id, Map<Id, Strength>>;

/** `folded`: is that so in the picture too? */
export async function matrix(held: Held, { by, theme, folded: fold }: { by: "theme" | "area"; theme: Id; folded: boolean }, { lang, me }: Context): Promise<MatrixView> {
  const names = held.names(lang);
  const cells = new Map<Id, Cells>();
  const found = new Set<Id>();
  const roles = new Set<Id>();
  const about = challengesOn(held, theme);
  for (const { challenge, seats } of held.decisions.values()) {
    if (!about.has(challenge)) continue;
    const themes = names.get("challenges", challenge)?.themes ?? [];
    for (const { role, stakeholder, area, strength } of seats.flatMap((seat) => seat.roles)) {
      roles.add(role);
      for (const column of by === "theme" ? themes : [area]) {
        found.add(column);
        const marks = entry(entry(cells, stakeholder, () => new Map() as Cells), column, () => new Map<Id, Strength>());
        marks.set(role, stronger(strength, marks.get(role)));
      }
    }
  }
  const columns = by === "theme" ? themesOf(names, found) : placesOf(names, found);
  const order = [...roles].sort((a, b) => names.rank("roles", a) - names.rank("roles", b));
  // those of the whole rule book, so that a role has the same letter in every matrix
  const all = names.ruleBook.roles.map(({ id }) => id);
  const letters = new Map(lettersOf(all.map((role) => capital(names.role(role)))).map((letter, n) => [all[n], letter]));
  const mine = mineOf(names, me);
  const { title, svg } = held.atlas.matrixSvg(
    { columns: by === "theme" ? "themes" : "areas", ...(theme !== "" && { theme }), fold, mine: [...mine].filter((one) => names.get("stakeholders", one) !== undefined) },
    { lang: await sentences(lang) },
  );
  const row = (stakeholders: readonly Id[]): Mark[][] => columns.map(({ of }) => marksOf(cells, stakeholders, of, order));
  // of many with the same roles each in the own place that place does not tell them apart
  const same = (stakeholder: Id) => {
    const own = names.worksIn(stakeholder);
    const told = [...(cells.get(stakeholder) ?? [])].map(([column, marks]) => [own.length === 1 && own[0] === column ? "" : column, [...marks].sort()]);
    return JSON.stringify(told.sort());
  };
  return {
    by,
    columns: columns.map(({ id, label }) => ({ id, label })),
    rows: alike(names, cells.keys(), same).map(({ label, members }) => ({
      id: [...members].sort()[0] ?? "",
      label,
      isMine: members.some((member) => mine.has(member)),
      cells: row(members),
      members: members.length < 2 ? [] : byName(names, members).map((member) => ({ label: names.stakeholder(member), cells: row([member]) })),
    })),
    picture: { title, svg },
    roles: order.map((role) => ({ letter: letters.get(role) ?? "", label: capital(names.role(role)) })),
  };
}

interface Column {
  id: Id;
  label: string;
  /** What stands in it. */
  of: readonly Id[];
}

/** As the document has its challenges. */
function themesOf(names: Names, found: ReadonlySet<Id>): Column[] {
  const named = new Set(names.all("challenges").flatMap(({ themes }) => [...themes]));
  return [...named].filter((theme) => found.has(theme)).map((theme) => ({ id: theme, label: names.theme(theme), of: [theme] }));
}

/** From the lowest level to the highest; where there are very many of a level, in one column. */
function placesOf(names: Names, found: ReadonlySet<Id>): Column[] {
  const levels = new Map<Id, Id[]>();
  for (const area of found) entry(levels, names.levelOf(area) ?? "", () => []).push(area);
  const order = new Intl.Collator(names.lang, { numeric: true });
  const ranked = [...levels].sort(([a], [b]) => names.rank("levels", a) - names.rank("levels", b));
  return ranked.flatMap(([level, areas]) => {
    if (areas.length > MOST_PLACES) return [{ id: level, label: capital(count(areas.length, names.level(level))), of: areas }];
    return areas.map((area) => ({ id: area, label: names.area(area), of: [area] })).sort((a, b) => order.compare(a.label, b.label));
  });
}

function marksOf(cells: ReadonlyMap<Id, Cells>, stakeholders: readonly Id[], columns: readonly Id[], roles: readonly Id[]): Mark[] {
  const strengths = new Map<Id, Strength>();
  for (const stakeholder of stakeholders) {
    for (const column of columns) {
      for (const [role, strength] of cells.get(stakeholder)?.get(column) ?? []) strengths.set(role, stronger(strength, strengths.get(role)));
    }
  }
  return [...strengths].map(([role, strength]) => ({ role: roles.indexOf(role), strength })).sort((a, b) => a.role - b.role);
}

function byName(names: Names, stakeholders: readonly Id[]): Id[] {
  const order = new Intl.Collator(names.lang, { numeric: true });
  return [...stakeholders].sort((a, b) => order.compare(names.stakeholder(a), names.stakeholder(b)));
}
