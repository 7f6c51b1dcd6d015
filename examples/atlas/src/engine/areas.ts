/** Where areas lie, on the day of the answer: what took the place of what, and what lies within what. */

import type { Area, Id } from "regie-wasm";
import type { Names } from "./names.js";
import { entry } from "./view.js";

export class Areas {
  readonly #names: Names;
  #resolved = new Map<Id, readonly Id[]>();
  #parents: Map<Id, Set<Id>> | undefined;
  #above = new Map<Id, ReadonlySet<Id>>();

  constructor(names: Names) {
    this.#names = names;
  }

  /** The area itself, or what it went into; nothing, where it has not begun. */
  resolve(id: Id): readonly Id[] {
    return entry(this.#resolved, id, () => {
      const area = this.#names.get("areas", id);
      if (area === undefined) return [];
      if (this.#names.isNow(area)) return [id];
      return this.#ended(area) ? [...new Set((area.successors ?? []).flatMap((heir) => this.resolve(heir)))] : [];
    });
  }

  #ended({ valid }: Area): boolean {
    return valid?.until !== undefined && valid.until <= this.#names.asOf;
  }

  /** The area, and everything in which it lies. */
  above(id: Id): ReadonlySet<Id> {
    const found = this.#above.get(id);
    if (found !== undefined) return found;
    const parents = (this.#parents ??= this.#nested());
    const above = new Set([id]);
    // what is added is walked through too
    for (const one of above) for (const parent of parents.get(one) ?? []) above.add(parent);
    this.#above.set(id, above);
    return above;
  }

  /** Is one of them the other, or within it? */
  touch(a: Id, b: Id): boolean {
    return this.above(a).has(b) || this.above(b).has(a);
  }

  #nested(): Map<Id, Set<Id>> {
    const parents = new Map<Id, Set<Id>>();
    const lies = (inner: Id, outer: Id) => {
      for (const one of this.resolve(inner)) for (const other of this.resolve(outer)) entry(parents, one, () => new Set<Id>()).add(other);
    };
    for (const area of this.#names.all("areas")) {
      // an area that is not there says nothing
      if (!this.#names.isNow(area)) continue;
      for (const outer of area.within ?? []) lies(area.id, outer);
      for (const inner of area.contains ?? []) lies(inner, area.id);
    }
    return parents;
  }

  /** Every area from which this one came or will come, by successors, on any day, and every one into which it goes: with itself. */
  lineage(id: Id): ReadonlySet<Id> {
    return new Set([id, ...this.#walk(id, "heirs"), ...this.#walk(id, "origins")]);
  }

  #walk(id: Id, way: "heirs" | "origins"): Set<Id> {
    const found = new Set<Id>([id]);
    for (const one of found) for (const next of way === "heirs" ? (this.#names.get("areas", one)?.successors ?? []) : (this.#origins.get(one) ?? [])) found.add(next);
    return found;
  }

  get #origins(): ReadonlyMap<Id, readonly Id[]> {
    return (this.#cameFrom ??= origins(this.#names.all("areas")));
  }
  #cameFrom: ReadonlyMap<Id, readonly Id[]> | undefined;
}

function origins(areas: readonly Area[]): Map<Id, Id[]> {
  const found = new Map<Id, Id[]>();
  for (const { id, successors = [] } of areas) for (const heir of successors) entry(found, heir, () => []).push(id);
  return found;
}
