/**
 * Changes made on documents: the same as `atlas.apply` makes of them, so that what was changed can be named, and saved as a document.
 *
 * The library has judged the changes before: here nothing is checked again.
 */

import type { Change, Elements, Fix, Id, Landscape, Merger, RuleBook, Stakeholder, Validity } from "regie-wasm";

export interface Applied {
  landscape: Landscape;
  sets: Landscape[];
  ruleBook: RuleBook;
}

type Any = { id: Id; valid?: Validity };
type Part = Record<string, readonly Any[] | undefined>;

/** The documents after these changes, for a date. What was given stays as it is. */
export function applyChanges(before: Applied, changes: readonly Change[], asOf: string): Applied {
  const parts = [before.ruleBook, before.landscape, ...before.sets].map((document) => ({ ...document }) as unknown as Part);
  const made = new Made(parts, asOf);
  for (const change of changes) made.make(change);
  const [ruleBook, landscape, ...sets] = parts as unknown as [RuleBook, Landscape, ...Landscape[]];
  return { ruleBook, landscape, sets };
}

/** Is the landscape all that was changed? Otherwise it cannot be saved as a landscape alone. */
export function onlyLandscape(before: Applied, after: Applied): boolean {
  const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
  return same(before.ruleBook, after.ruleBook) && before.sets.length === after.sets.length && before.sets.every((set, n) => same(set, after.sets[n] ?? {}));
}

class Made {
  constructor(
    /** The rule book, the landscape, then the sets. */
    readonly parts: Part[],
    readonly asOf: string,
  ) {}

  make(change: Change): void {
    if ("put" in change) {
      for (const [collection, element] of Object.entries(change.put)) this.put(collection, element as Any);
    } else if ("remove" in change) {
      for (const [collection, id] of Object.entries(change.remove)) this.remove(collection, id as Id);
    } else if ("end" in change) {
      const { on = this.asOf, ...one } = change.end as { on?: string } & Record<string, Id>;
      for (const [collection, id] of Object.entries(one)) this.end(collection, id as Id, on);
    } else if ("leave" in change) {
      const { stakeholder, of } = change.leave;
      this.#of(stakeholder, (one) => ({ member_of: (one.member_of ?? []).filter((id) => id !== of) }));
    } else if ("merge" in change) this.#merge(change.merge);
    else this.#fix(change);
  }

  find(collection: string, id: Id): Any | undefined {
    return this.parts.flatMap((part) => part[collection] ?? []).find((one) => one.id === id);
  }

  /** An element takes the place of the one with its id, wherever that stands; a new one goes to the landscape, or to the rule book. */
  put(collection: string, element: Any): void {
    const isOfRules = OF_RULES.has(collection);
    const holds = this.parts.find((part) => part[collection]?.some(({ id }) => id === element.id));
    const part = holds ?? this.parts[isOfRules ? 0 : 1];
    if (part === undefined) return;
    const list = part[collection] ?? [];
    part[collection] = holds === undefined ? [...list, element] : list.map((one) => (one.id === element.id ? element : one));
  }

  remove(collection: string, id: Id): void {
    for (const part of this.parts) {
      if (part[collection]?.some((one) => one.id === id)) part[collection] = part[collection].filter((one) => one.id !== id);
    }
  }

  end(collection: string, id: Id, on: string): void {
    const one = this.find(collection, id);
    if (one !== undefined) this.put(collection, { ...one, valid: { ...one.valid, until: on } });
  }

  #of(id: Id, change: (one: Stakeholder) => Partial<Stakeholder>): void {
    const one = this.find("stakeholders", id) as Stakeholder | undefined;
    if (one !== undefined) this.put("stakeholders", { ...one, ...change(one) });
  }

  #fresh(collection: string, what: string): Id {
    for (let n = 1; ; n += 1) if (this.find(collection, `${what}-${n}`) === undefined) return `${what}-${n}`;
  }

  #fix(fix: Fix): void {
    if ("mandate" in fix) {
      const { stakeholder, ...mandate } = fix.mandate;
      this.#of(stakeholder, (one) => ({ mandates: [...(one.mandates ?? []), mandate] }));
    } else if ("works_in" in fix) this.#of(fix.works_in.stakeholder, (one) => ({ works_in: [...(one.works_in ?? []), fix.works_in.area] }));
    else if ("member_of" in fix) this.#of(fix.member_of.stakeholder, (one) => ({ member_of: [...(one.member_of ?? []), fix.member_of.of] }));
    else if ("sector" in fix) this.#of(fix.sector.stakeholder, (one) => ({ sectors: [...(one.sectors ?? []), fix.sector.sector] }));
    else if ("appointment" in fix) this.put("appointments", { id: this.#fresh("appointments", "appointment"), ...fix.appointment });
    else if ("offer" in fix) {
      const { stakeholder, themes, area } = fix.offer;
      const label = (this.find("stakeholders", stakeholder) as Stakeholder | undefined)?.label ?? stakeholder;
      this.put("offers", { id: this.#fresh("offers", "offer"), label, by: [stakeholder], themes, areas: [area] } as Any);
    } else {
      const one = this.find("exclusions", fix.end_exclusion.exclusion);
      // one that begins on this very day was never there
      if (one?.valid?.from !== undefined && one.valid.from >= this.asOf) this.remove("exclusions", one.id);
      else if (one !== undefined) this.end("exclusions", one.id, this.asOf);
    }
  }

  #merge({ areas, into, stakeholders = [], on = this.asOf }: Merger): void {
    const merged = areas.map((id) => this.find("areas", id) as Elements["areas"] | undefined).filter((area) => area !== undefined);
    const within = into.within?.length ? into.within : union(merged.map((area) => area.within));
    for (const area of merged) {
      if (area.id !== into.id) this.put("areas", { ...area, valid: { ...area.valid, until: on }, successors: [into.id] } as Any);
    }
    this.put("areas", { ...into, ...(within.length > 0 && { within }), ...begun(into, areas, on) });
    for (const { stakeholders: ids, into: one } of stakeholders) this.#mergeStakeholders(ids, one, { areas, into: into.id, on });
  }

  /** Those that merge end, and what they go into takes over from them what it does not say itself. */
  #mergeStakeholders(ids: readonly Id[], into: Stakeholder, { areas, into: area, on }: { areas: readonly Id[]; into: Id; on: string }): void {
    const merged = ids.map((id) => this.find("stakeholders", id) as Stakeholder | undefined).filter((one) => one !== undefined);
    const now = (id: Id) => (areas.includes(id) ? area : id);
    const takenOver: Record<string, readonly unknown[]> = {};
    const take = <T>(field: keyof Stakeholder, list: readonly T[]) => {
      if (!(into[field] as readonly unknown[] | undefined)?.length && list.length > 0) takenOver[field] = list;
    };
    take("works_in", union(merged.map((one) => one.works_in?.map(now))));
    take("sectors", union(merged.map((one) => one.sectors)));
    take("represents", union(merged.map((one) => one.represents)));
    take("member_of", union(merged.map((one) => one.member_of)));
    const mandates = merged.flatMap((one) => one.mandates ?? []).map((mandate) => ({ ...mandate, within: now(mandate.within) }));
    const same = (a: (typeof mandates)[number], b: (typeof mandates)[number]) =>
      a.lever === b.lever && a.level === b.level && a.within === b.within && overlap(a.valid, b.valid);
    take("mandates", mandates.reduce<typeof mandates>((kept, one) => (kept.some((other) => same(other, one)) ? kept : [...kept, one]), []));
    for (const one of merged) {
      if (one.id !== into.id) this.put("stakeholders", { ...one, valid: { ...one.valid, until: on }, successors: [into.id] } as Any);
    }
    this.put("stakeholders", { ...into, ...takenOver, ...begun(into, ids, on) });
  }
}

const OF_RULES: ReadonlySet<string> = new Set(["levels", "kinds", "roles", "rules", "requirements", "separations"]);

/** What is new begins on the day of the merger, unless it says so itself. */
function begun(into: { id: Id; valid?: Validity }, ids: readonly Id[], on: string): { valid?: Validity } {
  return ids.includes(into.id) || into.valid?.from !== undefined ? {} : { valid: { ...into.valid, from: on } };
}

function union(lists: readonly (readonly Id[] | undefined)[]): Id[] {
  return [...new Set(lists.flatMap((list) => list ?? []))];
}

function overlap(a: Validity = {}, b: Validity = {}): boolean {
  const before = (until: string | undefined, from: string | undefined) => until !== undefined && from !== undefined && until <= from;
  return !before(a.until, b.from) && !before(b.until, a.from);
}
