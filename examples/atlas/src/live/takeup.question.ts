/** Who takes this up? Those who could close a gap, each verified; and what it takes for anybody else. Runs in the worker. */

import { type Change, type Decision, type Fix, type GapAt, type Id, RegieError, type Stakeholder } from "regie-wasm";
import { deedsOf } from "../engine/deeds.js";
import type { Held } from "../engine/held.js";
import { idFrom } from "../engine/ids.js";
import type { Names } from "../engine/names.js";
import type { Context } from "../engine/questions.js";
import { capital, fill } from "../engine/text.js";

/** What is missing alike at several places. */
export interface Gap {
  lever?: Id | undefined;
  requirement?: Id | undefined;
  spots: { challenge: Id; area: Id }[];
}

/** Somebody who is not in the landscape yet: an organisation, a service or a function, no person. */
export interface Newcomer {
  label: string;
  kind: Id;
  area: Id;
}

export interface Candidate {
  /** `stakeholders/ID`, or `kinds/ID`: all of a kind, each in the own place. */
  value: string;
  label: string;
  hint: string;
}

export interface TakeUp {
  what: string;
  places: { value: string; label: string }[];
  /** Those who could, verified, the nearest first; then everybody else. */
  candidates: Candidate[];
  /** How many of them are verified. */
  verified: number;
  /** Where a newcomer would work, unless one says otherwise. */
  area: Id;
}

/** All places, or the number of one. */
type Place = string;
export const EVERYWHERE = "all";

/** So many places are looked at to find candidates; what they propose is then verified at all. */
const LOOKED_AT = 30;
/** So many who work at the table are tried for all places at once. */
const TRIED = 40;

export interface Proposal {
  changes: Change[];
  deeds: string[];
  /** Is the gap closed everywhere by this, as far as was asked? */
  closes: boolean;
}

export function takeUp(held: Held, { gap, place }: { gap: Gap; place: Place }, { lang }: Context): TakeUp | null {
  const names = held.names(lang);
  const spots = gap.spots.filter((spot) => isMissing(held.decisions.get(spot.challenge), gap, spot.area));
  const [first] = spots;
  if (first === undefined) return null;
  const several = new Set(spots.map(({ challenge }) => challenge)).size > 1;
  const places = spots.map(({ challenge, area }, n) => ({ value: String(n), label: several ? `${names.area(area)}: ${names.challenge(challenge)}` : names.area(area) }));
  const chosen = chosenOf(spots, place);
  const could = place === "" ? [] : candidatesOf(held, names, gap, chosen, lang);
  const known = new Set(could.map(({ value }) => value));
  const order = new Intl.Collator(lang, { numeric: true });
  const others = names
    .all("stakeholders")
    .filter((one) => names.isNow(one) && !known.has(`stakeholders/${one.id}`))
    .map(({ id, kind }) => ({ value: `stakeholders/${id}`, label: names.stakeholder(id), hint: names.of("kinds", kind) }));
  return {
    what: gap.lever !== undefined ? names.lever(gap.lever) : capital(names.of("requirements", gap.requirement ?? "")),
    places,
    candidates: [...could, ...others.sort((a, b) => order.compare(a.label, b.label))],
    verified: could.length,
    area: chosen.length === 1 ? (chosen[0]?.area ?? first.area) : (seatOf(held, chosen[0] ?? first) ?? first.area),
  };
}

/** What it takes that these take it up: the step, and whether the gap is gone with it. */
export function takenUp(held: Held, { gap, place, who, newcomer }: { gap: Gap; place: Place; who: string; newcomer?: Newcomer | undefined }, { lang }: Context): Proposal | null {
  const names = held.names(lang);
  const spots = chosenOf(gap.spots.filter((spot) => isMissing(held.decisions.get(spot.challenge), gap, spot.area)), place);
  if (spots.length === 0) return null;
  const [collection, id = ""] = who.split("/");
  const tries = new Tries(held, names, gap, spots, lang);
  if (newcomer !== undefined) {
    const label = newcomer.label.trim();
    if (label === "" || newcomer.kind === "" || newcomer.area === "") return null;
    const stakeholder: Stakeholder = { id: idFrom(label, (one) => names.get("stakeholders", one) !== undefined, "betrokkene"), label, kind: newcomer.kind, works_in: [newcomer.area] };
    return tries.best([{ put: { stakeholders: stakeholder } }], stakeholder);
  }
  if (collection === "kinds") return tries.told(ofKind(held, names, gap, spots, id));
  const stakeholder = names.get("stakeholders", id);
  return stakeholder === undefined ? null : tries.best([], stakeholder);
}

function chosenOf<T>(spots: readonly T[], place: Place): T[] {
  return place === EVERYWHERE || place === "" ? [...spots] : spots.filter((_, n) => String(n) === place);
}

function at({ lever, requirement }: Gap, spot: { challenge: Id; area: Id }, only?: Id): GapAt {
  const where = { challenge: spot.challenge, area: spot.area, ...(only !== undefined && { only }) };
  return lever !== undefined ? { ...where, lever } : { ...where, requirement: requirement ?? "" };
}

/** Is it still missing there? */
function isMissing(decision: Decision | undefined, { lever, requirement }: Gap, area: Id): boolean {
  const found = decision?.seats.flatMap(({ gaps, advice }) => [...gaps, ...advice]) ?? [];
  return found.some((one) => (one.kind === "no-holder" ? one.lever === lever && one.area === area : one.kind === "requirement" && one.requirement === requirement && one.area === area));
}

function seatOf(held: Held, { challenge, area }: { challenge: Id; area: Id }): Id | undefined {
  const seats = held.decisions.get(challenge)?.seats ?? [];
  return (seats.find((seat) => seat.area === area || seat.covers.includes(area)) ?? seats[0])?.area;
}

/** Everybody who could take it up at all these places, alone or each in the own one. */
function candidatesOf(held: Held, names: Names, gap: Gap, spots: readonly Gap["spots"][number][], lang: string): Candidate[] {
  const looked = spots.slice(0, LOOKED_AT).map((spot) => held.atlas.closings(at(gap, spot)).closings);
  const alone = looked.map((closings) => closings.filter(({ stakeholders }) => stakeholders.length === 1).map(({ stakeholders }) => stakeholders[0] ?? ""));
  const [first = []] = alone;
  const everywhere = first.filter((one) => alone.every((others) => others.includes(one)));
  const tries = new Tries(held, names, gap, spots, lang);
  const found = spots.length <= looked.length ? everywhere : everywhere.filter((one) => tries.closes(names.get("stakeholders", one)));
  const kinds = spots.length < 2 ? [] : [...new Set(first.map((one) => names.kindOf(one)))].filter((kind) => !everywhere.some((one) => names.kindOf(one) === kind) && tries.isClosed(ofKind(held, names, gap, spots, kind)));
  // who works at the table could do it for all at once: those who are in it most first
  const seat = seatOf(held, spots[0] ?? { challenge: "", area: "" });
  const decided = held.decisions.get(spots[0]?.challenge ?? "")?.seats.flatMap(({ roles }) => roles) ?? [];
  const roles = (id: Id) => decided.filter(({ stakeholder, area }) => stakeholder === id && area === seat).length;
  const there = names.all("stakeholders").filter((one) => names.isNow(one) && seat !== undefined && one.works_in.includes(seat) && !found.includes(one.id)).sort((a, b) => roles(b.id) - roles(a.id));
  const atTable = spots.length < 2 || gap.lever === undefined ? [] : there.slice(0, TRIED).filter((one) => tries.closes(one)).map(({ id }) => id);
  const { live } = names.words;
  return [
    ...kinds.map((kind) => ({ value: `kinds/${kind}`, label: fill(live.each_of_kind, names.kinds(kind)?.[1] ?? names.of("kinds", kind)), hint: live.verified })),
    ...[...found, ...atTable].map((one) => ({ value: `stakeholders/${one}`, label: names.stakeholder(one), hint: live.verified })),
  ];
}

/** All of a kind, each where it closes the gap. */
function ofKind(held: Held, names: Names, gap: Gap, spots: readonly Gap["spots"][number][], kind: Id): Change[] {
  const changes = spots.flatMap((spot): Fix[] => {
    const own = held.atlas.closings(at(gap, spot)).closings.find(({ stakeholders }) => stakeholders.length === 1 && names.kindOf(stakeholders[0] ?? "") === kind);
    return own?.fixes ?? [];
  });
  return distinct(changes);
}

function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

/** What could be done by somebody, tried. */
class Tries {
  constructor(
    readonly held: Held,
    readonly names: Names,
    readonly gap: Gap,
    readonly spots: readonly Gap["spots"][number][],
    readonly lang: string,
  ) {}

  /** Is what is missing there at all these places, after these changes? Not where they cannot be made. */
  isClosed(changes: readonly Change[]): boolean {
    if (changes.length === 0) return false;
    try {
      return this.held.trial(changes, this.lang, (after) => this.spots.every(({ challenge, area }) => !isMissing(after.decide(challenge), this.gap, area)));
    } catch (error) {
      // what somebody has already, or cannot have, closes nothing
      if (error instanceof RegieError && error.problems.length > 0) return false;
      throw error;
    }
  }

  closes(one: Stakeholder | undefined): boolean {
    return one !== undefined && this.#ways([], one).some((way) => this.isClosed(way));
  }

  told(changes: Change[], closes = this.isClosed(changes)): Proposal | null {
    if (changes.length === 0) return null;
    try {
      const deeds = this.held.trial(changes, this.lang, (_, after) => deedsOf(this.names, after, changes));
      return { changes, deeds, closes };
    } catch (error) {
      if (error instanceof RegieError && error.problems.length > 0) return null;
      throw error;
    }
  }

  /** The first way that closes the gap; where none does, the plainest. */
  best(first: readonly Change[], one: Stakeholder): Proposal | null {
    const ways = this.#ways(first, one);
    const closing = ways.find((way) => this.isClosed(way));
    return closing !== undefined ? this.told(closing, true) : this.told(ways.at(-1) ?? [], false);
  }

  /** What somebody could do, the smallest first; the last is the plainest. */
  #ways(first: readonly Change[], one: Stakeholder): Change[][] {
    const { spots, gap, names } = this;
    const proposed = this.#proposed(first, one);
    const ways: Change[][] = proposed === undefined ? [] : [[...first, ...proposed]];
    const areas = [...new Set(spots.map(({ area }) => area))];
    const seats = [...new Set(spots.map((spot) => seatOf(this.held, spot)).filter((seat) => seat !== undefined))];
    const works = (wanted: readonly Id[]): Change[] => wanted.filter((area) => !one.works_in.includes(area)).map((area) => ({ works_in: { stakeholder: one.id, area } }));
    if (gap.lever !== undefined) {
      const mandates = (wanted: readonly Id[]): Change[] =>
        wanted.map((area) => ({ mandate: { stakeholder: one.id, lever: gap.lever ?? "", level: names.levelOf(area) ?? "", within: area } }));
      if (spots.length > 1) ways.push([...first, ...mandates(seats)]);
      ways.push([...first, ...mandates(areas)], [...first, ...works(areas), ...mandates(areas)], [...first, ...mandates(spots.length > 1 ? seats : areas)]);
      return ways;
    }
    const { role = "" } = names.get("requirements", gap.requirement) ?? {};
    const themes = (challenge: Id) => names.get("challenges", challenge)?.themes ?? [];
    const appointments = distinct(spots.map(({ challenge, area }) => ({ appointment: { stakeholder: one.id, role, within: area, themes: themes(challenge) } })));
    // a voice speaks for the people whom the challenge is about
    const groups = [...new Set(spots.flatMap(({ challenge }) => this.#groups(challenge)))];
    const speaks = groups.length === 0 ? [] : [{ put: { stakeholders: { ...one, represents: [...new Set([...(one.represents ?? []), ...groups])] } } }];
    const others = first.filter((change) => !("put" in change));
    if (speaks.length > 0) ways.push([...others, ...speaks], [...others, ...speaks, ...works(areas)], [...others, ...speaks, ...appointments]);
    ways.push([...first, ...appointments]);
    return ways;
  }

  #groups(challenge: Id): readonly Id[] {
    const { target_groups: own, themes = [] } = this.names.get("challenges", challenge) ?? {};
    return own ?? themes.flatMap((theme) => this.names.get("themes", theme)?.target_groups ?? []);
  }

  /** What the package proposes for this one at every place; nothing where it proposes nothing at some. */
  #proposed(first: readonly Change[], one: Stakeholder): Change[] | undefined {
    const { gap, spots } = this;
    const look = (atlas: Held["atlas"]) => {
      const changes: Change[] = [];
      for (const spot of spots.slice(0, LOOKED_AT)) {
        const [closing] = atlas.closings(at(gap, spot, one.id)).closings;
        if (closing === undefined) return undefined;
        changes.push(...closing.fixes);
      }
      return distinct(changes);
    };
    return first.length === 0 ? look(this.held.atlas) : this.held.trial(first, this.lang, look);
  }
}
