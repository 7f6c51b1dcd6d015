/** One answer, gathered over its tables: what is the same at many of them is told once. */

import { Frame, FULL, SHORT, people, places } from "./fold.js";
import { fill, joined } from "./text.js";

export const APPROACHES = ["local", "joint", "signal"];
const STRENGTHS = ["must", "should", "may"];

/** The roles that stand first in an overview: who steers, … */
export const STEERING = ["director", "co-director", "coordinator"];
/** … and who speaks to a higher government. */
export const SPEAKING = ["spokesperson"];

export class View {
  /** Of a decision, or of some of its tables. */
  constructor(names, { approaches, gaps }, seats, detail) {
    this.frame = Frame.of(seats);
    this.approaches = seats.length === 1 ? seats[0].approaches : approaches;
    /** The approach of the level of the tables: the highest. */
    this.seatApproach = APPROACHES[Math.max(0, ...seats.map(({ level }) => APPROACHES.indexOf(names.approachOf(level))))];
    this.levers = leversOf(names, seats);
    this.roles = rolesOf(names, seats);
    const found = (list) => seats.flatMap((seat) => seat[list].map((finding) => ({ seat: seat.area, ...finding })));
    const apart = gaps.map(() => ({ kind: "no-common-area", line: [names.words.no_common_area] }));
    this.missing = [...apart, ...findings(names, found("gaps"), this.frame, detail)];
    this.attention = findings(names, found("advice"), this.frame, detail);
    this.excluded = excludedOf(names, seats, this.frame, detail);
  }

  /** The levers that lie where an approach holds. */
  leversAt(approach) {
    return this.levers.filter((lever) => lever.approach === approach);
  }
}

/** Every lever with where it lies and who holds it, by approach and label. */
function leversOf(names, seats) {
  const levers = new Map();
  for (const { lever, sources } of seats.flatMap((seat) => seat.levers)) {
    for (const { approach, area, level, holders } of sources) {
      const one = entry(levers, `${approach} ${lever}`, () => ({ approach, lever, areas: new Set(), levels: new Set(), pairs: [] }));
      one.areas.add(area);
      one.levels.add(level);
      one.pairs.push(...holders.map((holder) => [holder, area]));
    }
  }
  return sortedBy(levers.values(), ({ lever }) => lever);
}

/** Roles in the order of the rule book, the strongest first; each with who has it where, and with the rules that give it to whom. */
function rolesOf(names, seats) {
  const roles = new Map();
  for (const { role, strength, stakeholder, area, because } of seats.flatMap((seat) => seat.roles)) {
    const one = entry(roles, `${role} ${strength}`, () => ({ role, strength, pairs: [], rules: new Map() }));
    one.pairs.push([stakeholder, area]);
    for (const rule of because) entry(one.rules, rule, () => []).push([stakeholder, area]);
  }
  const rank = ({ role, strength }) => names.rank("roles", role) * STRENGTHS.length + STRENGTHS.indexOf(strength);
  return [...roles.values()].sort((a, b) => rank(a) - rank(b));
}

/** What is missing, or a point for attention, each said once with where it holds. */
function findings(names, found, frame, detail) {
  const { words } = names;
  const lines = new Map();
  const both = new Map();
  for (const { seat, kind, ...finding } of found) {
    if (kind === "separation") {
      entry(both, finding.separation, () => []).push([finding.stakeholder, seat]);
      continue;
    }
    const line = kind === "no-holder" ? unheld(names, finding) : unmet(names, finding);
    entry(lines, `${kind} ${line.text} ${line.part ?? ""}`, () => ({ kind, ...line, areas: new Set() })).areas.add(finding.area);
  }
  const told = sortedBy(lines, ([key]) => key).map(([, { kind, text, part, element, areas }]) => {
    // what holds for the whole challenge needs no place
    const everywhere = frame.isEverywhere(areas) || (areas.size === frame.covered.size && [...areas].every((area) => frame.covered.has(area)));
    const more = [part, everywhere ? undefined : places(names, areas, frame)].filter(Boolean);
    return { kind, element, line: [more.length === 0 ? text : `${text} (${more.join("; ")})`] };
  });
  const separations = sortedBy(both, ([id]) => id).map(([id, pairs]) => {
    const who = joined(people(names, pairs, frame, detail), "; ");
    return { kind: "separation", element: names.get("separations", id), line: [`${names.of("separations", id)}: `, ...who] };
  });
  return [...told, ...separations];

  function unheld(names, { lever, held_below: below }) {
    return { text: fill(words.no_holder, names.lever(lever)), part: below ? words.held_below : undefined, element: undefined };
  }

  function unmet(names, { requirement, found: n, at_least: least }) {
    return {
      text: names.of("requirements", requirement),
      part: n > 0 ? fill(words.found, String(n), String(least)) : undefined,
      element: names.get("requirements", requirement),
    };
  }
}

/** Who is barred from what, and why. */
function excludedOf(names, seats, frame, detail) {
  const { words } = names;
  const excluded = new Map();
  for (const { role, stakeholder, area, forbidden_by: rules, exclusions } of seats.flatMap((seat) => seat.excluded)) {
    const reasons = [...rules.map((rule) => names.of("rules", rule)), ...exclusions.map((id) => names.text(names.get("exclusions", id)?.reason ?? id))];
    entry(excluded, `${role} ${reasons.join(" ")}`, () => ({ role, reasons, rules, pairs: [] })).pairs.push([stakeholder, area]);
  }
  return sortedBy(excluded.values(), ({ role }) => role).map(({ role, reasons, rules, pairs }) => {
    const who = joined(people(names, pairs, frame, detail === SHORT ? SHORT : FULL), "; ");
    const why = reasons.map((reason) => reason.replace(/\.+$/u, "")).join(". ");
    const at = words.as_role.split("{}");
    return { rules: rules.map((rule) => names.get("rules", rule)).filter(Boolean), line: [at[0], ...who, at[1], names.role(role), `, ${words.because_word}: ${why}.`].filter((piece) => piece !== "") };
  });
}

/** What stands under a key; where nothing does, something new. */
function entry(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function sortedBy(list, key) {
  const value = (one) => key(one);
  return [...list].sort((a, b) => (value(a) < value(b) ? -1 : Number(value(a) > value(b))));
}
