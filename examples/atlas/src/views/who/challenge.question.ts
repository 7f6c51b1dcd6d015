/** One challenge with everything that is known of it. Runs in the worker. */

import type { Approach, Challenge, Id, Seat, Strength } from "regie-wasm";
import { type AboutEntry, aboutOf } from "../../engine/about.js";
import { LISTED, people, places, tables } from "../../engine/fold.js";
import { type Ground, type Sources, type Told, ground, sourcesOf, told, validity } from "../../engine/grounds.js";
import type { Held } from "../../engine/held.js";
import { mineIn, mineOf } from "../../engine/me.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { gapOf, subjectOf } from "../../live/subjects.js";
import type { Gap } from "../../live/takeup.question.js";
import type { Subject } from "../../live/why.question.js";
import { type Phrase, capital, capitalised, day, fill, plain } from "../../engine/text.js";
import { type FindingHere, View } from "../../engine/view.js";
import { byTheme } from "./overview.question.js";

export interface FindingTold {
  unheld: boolean;
  line: Phrase;
  /** What the reasons are of, for those who hear it apart. */
  of: string;
  grounds: Ground[];
  /** Why it is so; nothing where the grounds say it all. */
  subject?: Subject | undefined;
  /** What somebody could take up. */
  gap?: Gap | undefined;
}

export interface ChallengeView {
  state: "here";
  id: Id;
  label: Told;
  themes: string[];
  lead: string;
  approaches: readonly Approach[];
  /** All its tables, where there are several; by label. */
  tables: { area: Id; label: string }[];
  /** The one that is shown alone. */
  table: Id | undefined;
  missing: FindingTold[];
  attention: FindingTold[];
  levers: { approach: Approach; levers: { lever: Id; label: string; who: Phrase[]; where: string; mine: string[] }[] }[];
  roles: { id: Id; role: string; description: string | undefined; strengths: { strength: Strength; who: Phrase[]; mine: string[]; of: string; grounds: Ground[] }[] }[];
  excluded: FindingTold[];
  about: AboutEntry[];
  facts?: { note?: string | undefined; modelled: boolean; sources?: Sources | undefined };
  previous?: { id: Id; label: string } | undefined;
  next?: { id: Id; label: string } | undefined;
}

/** One that is not there at this date, or is no challenge of this landscape at all. */
export type NoChallenge = { state: "absent"; id: Id; label: Told; lead: string; validity: string | undefined } | { state: "unknown"; id: Id; lead: string };

export function challenge(held: Held, { id, table }: { id: Id; table?: Id | undefined }, { lang, me }: Context): ChallengeView | NoChallenge {
  const names = held.names(lang);
  const { words } = names;
  const known = names.get("challenges", id);
  const decision = held.decisions.get(id);
  if (known === undefined) return { state: "unknown", id, lead: fill(words.no_challenge_called, names.title, id) };
  if (decision === undefined) {
    const lead = fill(words.not_here, day(names.asOf, words));
    return { state: "absent", id, label: labelOf(names, known), lead, validity: known.valid && validity(words, known.valid) };
  }
  const one = decision.seats.filter(({ area }) => area === table);
  const view = new View(names, decision, one.length > 0 ? one : decision.seats, LISTED);
  const because = (known.shared_because ?? []).map((reason) => words.because[reason]);
  const mine = mineOf(names, me);
  const all = byTheme(names, held).flatMap(({ challenges }) => challenges.map((other) => other.id));
  const beside = (step: number) => {
    const other = all[all.indexOf(id) + step];
    return other === undefined ? undefined : { id: other, label: names.challenge(other) };
  };
  const hasFacts = known.source !== undefined || known.note !== undefined || known.modelled !== undefined;
  return {
    state: "here",
    id,
    label: labelOf(names, known),
    themes: known.themes.map((theme) => names.theme(theme)),
    lead: `${tables(names, view.frame)}.${because.length > 0 ? ` ${fill(words.shared_because, names.and(because))}` : ""}`,
    approaches: view.approaches,
    tables: decision.seats.length > 1 ? tablesOf(names, decision.seats) : [],
    table: one[0]?.area,
    missing: view.missing.map((finding) => findingOf(names, id, finding, "missing")),
    attention: view.attention.map((finding) => findingOf(names, id, finding, "attention")),
    levers: leversOf(names, view, mine),
    roles: rolesOf(names, view, mine),
    excluded: view.excluded.map(({ line, rules }) => ({ unheld: false, line, of: plain(line), grounds: rules.map((rule) => ground(names, rule)) })),
    about: aboutOf(names, known),
    ...(hasFacts && { facts: { note: known.note && names.text(known.note), modelled: known.modelled === true, sources: sourcesOf(names, known) } }),
    previous: beside(-1),
    next: all.includes(id) ? beside(1) : undefined,
  };
}

function labelOf(names: Names, { label }: Challenge): Told {
  const { text, lang } = told(names, label);
  return { text: capital(text), lang };
}

function tablesOf(names: Names, seats: readonly Seat[]): { area: Id; label: string }[] {
  const byLabel = new Map(seats.map(({ area }) => [names.area(area), area]));
  return names.sorted([...byLabel.keys()]).map((label) => ({ label, area: byLabel.get(label) ?? "" }));
}

function findingOf(names: Names, challenge: Id, finding: FindingHere, list: "missing" | "attention"): FindingTold {
  const { kind, line, element } = finding;
  return { subject: subjectOf(challenge, finding, list), gap: gapOf(challenge, finding), unheld: kind === "no-holder", line: capitalised(line), of: plain(line), grounds: element === undefined ? [] : [ground(names, element)] };
}

/** Where the levers lie and who holds them, by the three questions. */
function leversOf(names: Names, view: View, mine: ReadonlySet<Id>): ChallengeView["levers"] {
  return view.approaches
    .map((approach) => ({
      approach,
      levers: view.leversAt(approach).map(({ lever, areas, levels, pairs }) => ({
        lever,
        label: names.lever(lever),
        who: people(names, pairs, view.frame.at(areas), LISTED),
        where: `${[...levels].map((level) => capital(names.of("levels", level))).join(", ")}: ${places(names, areas, view.frame)}`,
        mine: mineIn(names, mine, pairs),
      })),
    }))
    .filter(({ levers }) => levers.length > 0);
}

/** Who does what, how strongly, and why. */
function rolesOf(names: Names, view: View, mine: ReadonlySet<Id>): ChallengeView["roles"] {
  const roles = new Map<Id, ChallengeView["roles"][number]>();
  for (const { role, strength, pairs, rules } of view.roles) {
    const description = names.get("roles", role)?.description;
    const one = roles.get(role) ?? { id: role, role: capital(names.role(role)), description: description && names.text(description), strengths: [] };
    one.strengths.push({
      strength,
      who: people(names, pairs, view.frame, LISTED),
      mine: mineIn(names, mine, pairs),
      of: `${names.role(role)} (${names.words.strengths[strength]})`,
      // a rule that gives it to some of those named says to whom
      grounds: [...rules].map(([id, forWhom]) => ground(names, names.get("rules", id) ?? { id }, forWhom.length < pairs.length ? forWhom : [], view.frame)),
    });
    roles.set(role, one);
  }
  return [...roles.values()];
}
