/** One decision, gathered over its tables: what is the same at many of them is told once. */

import type { AdviceFinding, Approach, Decision, Finding, Id, Rule, Seat, Strength } from "regie-wasm";
import { type Detail, FULL, Frame, type Pair, SHORT, people, places } from "./fold.js";
import type { Element, Names } from "./names.js";
import { type Phrase, fill, joined } from "./text.js";

export const APPROACHES = ["local", "joint", "signal"] as const satisfies readonly Approach[];
const STRENGTHS: readonly Strength[] = ["must", "should", "may"];

/** The roles that stand first in an overview: who steers, … */
export const STEERING: readonly Id[] = ["director", "co-director", "coordinator"];
/** … and who speaks to a higher government. */
export const SPEAKING: readonly Id[] = ["spokesperson"];

/** A lever where it lies, and who holds it. */
export interface LeverHere {
  approach: Approach;
  lever: Id;
  areas: Set<Id>;
  levels: Set<Id>;
  pairs: Pair[];
}

/** Who has a role, how strongly, and by which rules. */
export interface RoleHere {
  role: Id;
  strength: Strength;
  pairs: Pair[];
  rules: Map<Id, Pair[]>;
}

/** Something missing or to be watched, with the demand behind it. */
export interface FindingHere {
  kind: "no-common-area" | Finding["kind"];
  lever?: Id;
  element?: Element;
  /** Where it is so. */
  areas: ReadonlySet<Id>;
  line: Phrase;
}

export class View {
  readonly frame: Frame;
  readonly approaches: readonly Approach[];
  /** The approach of the level of the tables: the highest. */
  readonly seatApproach: Approach;
  readonly levers: LeverHere[];
  readonly roles: RoleHere[];
  readonly missing: FindingHere[];
  readonly attention: FindingHere[];
  readonly excluded: { line: Phrase; rules: Rule[] }[];

  /** Of a decision, or of some of its tables. */
  constructor(names: Names, { approaches, gaps }: Decision, seats: readonly Seat[], detail: Detail) {
    const [first] = seats;
    this.frame = Frame.of(seats);
    this.approaches = seats.length === 1 && first !== undefined ? first.approaches : approaches;
    const highest = Math.max(0, ...seats.map(({ level }) => APPROACHES.indexOf(names.approachOf(level))));
    this.seatApproach = APPROACHES[highest] ?? "local";
    this.levers = leversOf(seats);
    this.roles = rolesOf(names, seats);
    const found = (list: "gaps" | "advice") => seats.flatMap((seat) => seat[list].map((finding) => ({ seat: seat.area, finding })));
    const apart: FindingHere[] = gaps.map(() => ({ kind: "no-common-area", areas: new Set(), line: [names.words.no_common_area] }));
    this.missing = [...apart, ...findings(names, found("gaps"), this.frame, detail)];
    this.attention = findings(names, found("advice"), this.frame, detail);
    this.excluded = excludedOf(names, seats, this.frame, detail);
  }

  /** The levers that lie where an approach holds. */
  leversAt(approach: Approach): LeverHere[] {
    return this.levers.filter((lever) => lever.approach === approach);
  }
}

/** Every lever with where it lies and who holds it, by approach and label. */
function leversOf(seats: readonly Seat[]): LeverHere[] {
  const levers = new Map<string, LeverHere>();
  for (const { lever, sources } of seats.flatMap((seat) => seat.levers)) {
    for (const { approach, area, level, holders } of sources) {
      const one = entry(levers, `${approach} ${lever}`, () => ({ approach, lever, areas: new Set<Id>(), levels: new Set<Id>(), pairs: [] as Pair[] }));
      one.areas.add(area);
      one.levels.add(level);
      one.pairs.push(...holders.map((holder): Pair => [holder, area]));
    }
  }
  return sortedBy(levers.values(), ({ lever }) => lever);
}

/** Roles in the order of the rule book, the strongest first; each with who has it where, and with the rules that give it to whom. */
function rolesOf(names: Names, seats: readonly Seat[]): RoleHere[] {
  const roles = new Map<string, RoleHere>();
  for (const { role, strength, stakeholder, area, because } of seats.flatMap((seat) => seat.roles)) {
    const one = entry(roles, `${role} ${strength}`, () => ({ role, strength, pairs: [] as Pair[], rules: new Map<Id, Pair[]>() }));
    one.pairs.push([stakeholder, area]);
    for (const rule of because) entry(one.rules, rule, () => []).push([stakeholder, area]);
  }
  const rank = ({ role, strength }: RoleHere) => names.rank("roles", role) * STRENGTHS.length + STRENGTHS.indexOf(strength);
  return [...roles.values()].sort((a, b) => rank(a) - rank(b));
}

/** What is missing, or a point for attention, each said once with where it holds. */
function findings(names: Names, found: { seat: Id; finding: Finding | AdviceFinding }[], frame: Frame, detail: Detail): FindingHere[] {
  const lines = new Map<string, Omit<FindingHere, "line"> & { text: string; part: string | undefined; areas: Set<Id> }>();
  const both = new Map<Id, Pair[]>();
  for (const { seat, finding } of found) {
    if (finding.kind === "separation") {
      entry(both, finding.separation, () => []).push([finding.stakeholder, seat]);
      continue;
    }
    const line = finding.kind === "no-holder" ? unheld(names, finding) : unmet(names, finding);
    entry(lines, `${finding.kind} ${line.text} ${line.part ?? ""}`, () => ({ kind: finding.kind, ...line, areas: new Set<Id>() })).areas.add(finding.area);
  }
  const told = sortedBy(lines, ([key]) => key).map(([, { text, part, areas, ...one }]): FindingHere => {
    // what holds for the whole challenge needs no place
    const everywhere = frame.isEverywhere(areas) || (areas.size === frame.covered.size && [...areas].every((area) => frame.covered.has(area)));
    const more = [part, everywhere ? undefined : places(names, areas, frame)].filter(Boolean);
    return { ...one, areas, line: [more.length === 0 ? text : `${text} (${more.join("; ")})`] };
  });
  const separations = sortedBy(both, ([id]) => id).map(([id, pairs]): FindingHere => {
    const who = joined(people(names, pairs, frame, detail), "; ");
    return { kind: "separation", element: names.get("separations", id), areas: new Set(pairs.map(([, area]) => area)), line: [`${names.of("separations", id)}: `, ...who] };
  });
  return [...told, ...separations];
}

function unheld(names: Names, { lever, held_below: below }: { lever: Id; held_below: boolean }) {
  const { words } = names;
  return { text: fill(words.no_holder, names.lever(lever)), part: below ? words.held_below : undefined, lever };
}

function unmet(names: Names, { requirement, found, at_least: least }: { requirement: Id; found: number; at_least: number }) {
  return {
    text: names.of("requirements", requirement),
    part: found > 0 ? fill(names.words.found, String(found), String(least)) : undefined,
    element: names.get("requirements", requirement) as Element | undefined,
  };
}

/** Who is barred from what, and why. */
function excludedOf(names: Names, seats: readonly Seat[], frame: Frame, detail: Detail) {
  const { words } = names;
  const excluded = new Map<string, { role: Id; reasons: string[]; rules: readonly Id[]; pairs: Pair[] }>();
  for (const { role, stakeholder, area, forbidden_by: rules, exclusions } of seats.flatMap((seat) => seat.excluded)) {
    const reasons = [...rules.map((rule) => names.of("rules", rule)), ...exclusions.map((id) => names.text(names.get("exclusions", id)?.reason ?? id))];
    entry(excluded, `${role} ${reasons.join(" ")}`, () => ({ role, reasons, rules, pairs: [] as Pair[] })).pairs.push([stakeholder, area]);
  }
  return sortedBy(excluded.values(), ({ role }) => role).map(({ role, reasons, rules, pairs }) => {
    const who = joined(people(names, pairs, frame, detail === SHORT ? SHORT : FULL), "; ");
    const why = reasons.map((reason) => reason.replace(/\.+$/u, "")).join(". ");
    const [before = "", between = ""] = words.as_role.split("{}");
    const line = [before, ...who, between, names.role(role), `, ${words.because_word}: ${why}.`].filter((piece) => piece !== "");
    return { rules: rules.map((rule) => names.get("rules", rule)).filter((rule) => rule !== undefined), line };
  });
}

/** What stands under a key; where nothing does, something new. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

export function sortedBy<T>(list: Iterable<T>, key: (one: T) => string): T[] {
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}
