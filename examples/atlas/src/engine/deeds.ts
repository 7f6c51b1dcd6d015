/** Changes in words, as people name what they did: "W13 aangeduid als regisseur in Zuid-West-Vlaanderen". */

import type { Change, Id } from "regie-wasm";
import type { Words } from "../words.js";
import { wordFor } from "../words.js";
import type { Names } from "./names.js";
import { capital, day, fill } from "./text.js";

/** So many are named in the name of a step; the others are counted. */
const NAMED = 2;

/** Each change in words. `before` knows what was there, `after` what is there with them. */
export function deedsOf(before: Names, after: Names, changes: readonly Change[]): string[] {
  const told = new Told(before, after);
  return changes.map((change) => capital(told.change(change)));
}

/** The name of a step of several. */
export function stepOf(names: Names, deeds: readonly string[]): string {
  const said = deeds.slice(0, NAMED).join("; ");
  return deeds.length <= NAMED ? said : fill(names.words.live.and_more, said, String(deeds.length - NAMED));
}

class Told {
  readonly #words: Words["live"]["deeds"];

  constructor(
    readonly before: Names,
    readonly after: Names,
  ) {
    this.#words = after.words.live.deeds;
  }

  of(collection: string, id: Id): string {
    return (this.after.get(collection, id) === undefined ? this.before : this.after).of(collection, id);
  }

  /** An element by its label; one that has none by whom it is about. */
  element(collection: string, id: Id): string {
    const label = this.of(collection, id);
    const about = (this.after.get(collection, id) ?? this.before.get(collection, id))?.stakeholder;
    const sort = wordFor<string>(this.after.words.collections as Words["collections"], collection) ?? collection;
    if (label === id && about !== undefined) return fill(this.#words.element_of, sort, this.of("stakeholders", about));
    return fill(this.#words.element, sort, label);
  }

  change(change: Change): string {
    const words = this.#words;
    const { after } = this;
    if ("put" in change) {
      const [collection = "", element] = Object.entries(change.put)[0] ?? [];
      const id = (element as { id: Id } | undefined)?.id ?? "";
      return fill(this.before.get(collection, id) === undefined ? words.added : words.changed, this.element(collection, id));
    }
    if ("remove" in change) {
      const [collection = "", id = ""] = Object.entries(change.remove)[0] ?? [];
      return fill(words.removed, this.element(collection, String(id)));
    }
    if ("end" in change) {
      const { on = after.asOf, ...one } = change.end as { on?: string } & Record<string, Id>;
      const [collection = "", id = ""] = Object.entries(one)[0] ?? [];
      return fill(words.ended, this.element(collection, String(id)), day(on, after.words));
    }
    if ("leave" in change) return fill(words.left, this.of("stakeholders", change.leave.stakeholder), this.of("stakeholders", change.leave.of));
    if ("merge" in change) {
      const { areas, into } = change.merge;
      return fill(areas.length === 1 ? words.merged_one : words.merged, after.and(areas.map((id) => this.of("areas", id))), after.text(into.label));
    }
    if ("mandate" in change) {
      const { stakeholder, lever, within } = change.mandate;
      return fill(words.mandate, this.of("stakeholders", stakeholder), this.of("levers", lever), this.of("areas", within));
    }
    if ("appointment" in change) {
      const { stakeholder, role, within } = change.appointment;
      return fill(words.appointment, this.of("stakeholders", stakeholder), after.role(role), this.of("areas", within));
    }
    if ("works_in" in change) return fill(words.works_in, this.of("stakeholders", change.works_in.stakeholder), this.of("areas", change.works_in.area));
    if ("member_of" in change) return fill(words.member_of, this.of("stakeholders", change.member_of.stakeholder), this.of("stakeholders", change.member_of.of));
    if ("sector" in change) return fill(words.sector, this.of("stakeholders", change.sector.stakeholder), this.of("sectors", change.sector.sector));
    if ("offer" in change) {
      const { stakeholder, themes, area } = change.offer;
      return fill(words.offer, this.of("stakeholders", stakeholder), after.and(themes.map((theme) => this.of("themes", theme))), this.of("areas", area));
    }
    const { exclusion } = change.end_exclusion;
    return fill(words.end_exclusion, this.element("exclusions", exclusion));
  }
}
