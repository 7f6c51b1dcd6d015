/** One theme: what is tackled locally, what jointly, what is signalled, and what nobody can do yet, lever by lever. Runs in the worker. */

import type { Approach, Id, ListedPart } from "regie-wasm";
import { questionOf } from "../../engine/about.js";
import { Frame, type Pair, SHORT, people, places, tables } from "../../engine/fold.js";
import type { Held } from "../../engine/held.js";
import { mineIn, mineOf } from "../../engine/me.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { gapOf, subjectOf } from "../../live/subjects.js";
import type { Gap } from "../../live/takeup.question.js";
import type { Subject } from "../../live/why.question.js";
import { type Phrase, capital, capitalised, joined, plain } from "../../engine/text.js";
import { APPROACHES, SPEAKING, STEERING, View, entry } from "../../engine/view.js";

/** A challenge under a lever: who pulls it there. */
export interface LeverUse {
  challenge: Id;
  label: string;
  who: Phrase;
  mine: string[];
}

export interface LeverHere {
  lever: Id;
  label: string;
  uses: LeverUse[];
}

/** Where one sits together for a challenge, and who leads. */
export interface TableHere {
  challenge: Id;
  label: string;
  table: string;
  leads: { role: string; id: Id; who: Phrase; mine: string[] }[];
}

/** Something to talk about: what several challenges lack alike is one item. */
export interface AgendaItem {
  challenges: { challenge: Id; label: string }[];
  kind: "missing" | "attention";
  unheld: boolean;
  line: Phrase;
  /** What somebody could take up; nothing where it is no such thing. */
  gap?: Gap | undefined;
  /** Why it is so: of the first of the challenges. */
  subject: Subject;
}

export interface ThemeView {
  theme: Id;
  label: string;
  question: string | undefined;
  challenges: number;
  columns: { approach: Approach; levers: LeverHere[]; tables: TableHere[] }[];
  nobody: { lever: Id; label: string; uses: { challenge: Id; label: string; where: string; heldBelow: boolean }[] }[];
  agenda: AgendaItem[];
}

/** `null`: no challenge of this landscape has this theme at this date. */
export function theme(held: Held, { theme: id }: { theme: Id }, { lang, me }: Context): ThemeView | null {
  const names = held.names(lang);
  if (names.get("themes", id) === undefined) return null;
  const [lists] = held.atlas.threeLists({ theme: id }).themes;
  if (lists === undefined) return null;
  const mine = mineOf(names, me);
  const views = new Map(lists.challenges.map(({ challenge }) => [challenge, viewOf(names, held, challenge)]));
  const inOrder = [...views.keys()].sort((a, b) => order(names, a) - order(names, b));
  return {
    theme: id,
    label: names.theme(id),
    question: questionOf(names, id),
    challenges: views.size,
    columns: APPROACHES.map((approach) => ({
      approach,
      levers: leversOf(names, lists[approach], views, mine),
      tables: inOrder.flatMap((challenge): TableHere[] => {
        const view = views.get(challenge);
        const sits = view?.seatApproach === approach;
        const leads = view === undefined ? [] : leadsOf(names, view, [...(sits ? STEERING : []), ...(approach === "signal" && view.approaches.includes("signal") ? SPEAKING : [])], mine);
        if (view === undefined || (!sits && leads.length === 0)) return [];
        return [{ challenge, label: names.challenge(challenge), table: sits ? tables(names, view.frame) : "", leads }];
      }),
    })),
    nobody: nobodyOf(names, lists.nobody, views),
    agenda: agendaOf(names, inOrder, views),
  };
}

function viewOf(names: Names, held: Held, challenge: Id): View {
  const decision = held.decisions.get(challenge);
  if (decision === undefined) throw new Error(`no decision on ${challenge}`);
  return new View(names, decision, decision.seats, SHORT);
}

/** What is missing first, then what is to be watched; of each what nobody can do first, then what concerns most challenges. */
function agendaOf(names: Names, challenges: readonly Id[], views: ReadonlyMap<Id, View>): AgendaItem[] {
  const items = new Map<string, AgendaItem>();
  for (const challenge of challenges) {
    const view = views.get(challenge);
    for (const kind of ["missing", "attention"] as const) {
      for (const finding of view?.[kind] ?? []) {
        const { kind: of, line } = finding;
        const gap = gapOf(challenge, finding);
        const item = entry(items, `${kind} ${plain(line)}`, (): AgendaItem => ({
          challenges: [],
          kind,
          unheld: of === "no-holder",
          line: capitalised(line),
          gap: gap && { ...gap, spots: [] },
          subject: subjectOf(challenge, finding, kind),
        }));
        item.challenges.push({ challenge, label: names.challenge(challenge) });
        item.gap?.spots.push(...(gap?.spots ?? []));
      }
    }
  }
  const weight = ({ kind, unheld, challenges: of }: AgendaItem) => (kind === "missing" ? 2_000_000 : 0) + (unheld ? 1_000_000 : 0) + of.length;
  return [...items.values()].sort((a, b) => weight(b) - weight(a));
}

/** The place of a challenge in its document. */
function order(names: Names, challenge: Id): number {
  return names.all("challenges").findIndex(({ id }) => id === challenge);
}

/** The levers of a column, by label, each with the challenges that need it there. */
function leversOf(names: Names, parts: readonly ListedPart[], views: ReadonlyMap<Id, View>, mine: ReadonlySet<Id>): LeverHere[] {
  const levers = new Map<Id, LeverUse[]>();
  for (const { challenge, lever, places } of parts) {
    if (lever === undefined) continue;
    const pairs = places.flatMap(({ area, holders }) => holders.map((holder): Pair => [holder, area]));
    const frame = views.get(challenge)?.frame ?? new Frame([], new Set());
    const who = joined(people(names, pairs, frame, SHORT), " · ");
    entry(levers, lever, () => []).push({ challenge, label: names.challenge(challenge), who, mine: mineIn(names, mine, pairs) });
  }
  const all = [...levers].map(([lever, uses]) => ({ lever, label: names.lever(lever), uses }));
  const labels = names.sorted(all.map(({ label }) => label));
  return all.sort((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label));
}

function leadsOf(names: Names, view: View, wanted: readonly Id[], mine: ReadonlySet<Id>): TableHere["leads"] {
  return view.roles
    .filter(({ role }) => wanted.includes(role))
    .map(({ role, strength, pairs }) => ({
      role: `${capital(names.role(role))} (${names.words.strengths[strength]})`,
      id: role,
      who: joined(people(names, pairs, view.frame, SHORT), " · "),
      mine: mineIn(names, mine, pairs),
    }));
}

function nobodyOf(names: Names, list: readonly { challenge: Id; lever: Id; for: readonly Id[]; held_below: readonly Id[] }[], views: ReadonlyMap<Id, View>): ThemeView["nobody"] {
  const levers = new Map<Id, ThemeView["nobody"][number]["uses"]>();
  for (const { challenge, lever, for: areas, held_below: below } of list) {
    const frame = views.get(challenge)?.frame ?? new Frame([], new Set());
    const where = areas.length === frame.covered.size && areas.length < 3 ? "" : places(names, new Set(areas), frame);
    entry(levers, lever, () => []).push({ challenge, label: names.challenge(challenge), where, heldBelow: below.length > 0 });
  }
  return [...levers].map(([lever, uses]) => ({ lever, label: names.lever(lever), uses }));
}
