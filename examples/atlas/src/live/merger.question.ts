/** Towns that become one: the change, with what merges along. Runs in the worker. */

import type { Change, Id, Stakeholder } from "regie-wasm";
import type { Held } from "../engine/held.js";
import { idFrom } from "../engine/ids.js";
import type { Names } from "../engine/names.js";
import type { Context } from "../engine/questions.js";

/** A merger of these areas under a new name; `null` where it takes more to be one. */
export function merger(held: Held, { areas, name, on }: { areas: readonly Id[]; name: string; on: string }, { lang }: Context): Change | null {
  const names = held.names(lang);
  const merged = areas.map((id) => names.get("areas", id)).filter((area) => area !== undefined);
  const [first] = merged;
  if (first === undefined || merged.length < 2 || name.trim() === "" || merged.some(({ level }) => level !== first.level)) return null;
  const taken = (id: Id) => names.get("areas", id) !== undefined;
  const into = { id: idFrom(name, taken, "fusie"), label: name.trim(), level: first.level, neighbours: neighboursOf(names, areas) };
  return { merge: { areas: [...areas], into: into.neighbours.length > 0 ? into : { id: into.id, label: into.label, level: into.level }, stakeholders: partners(names, areas, into), on } };
}

/** Those of a kind that each of the towns has once, and that work nowhere else, merge too: the municipalities, the OCMWs. */
function partners(names: Names, areas: readonly Id[], into: { id: Id; label: string }): { stakeholders: Id[]; into: Stakeholder }[] {
  const own = names.all("stakeholders").filter((one) => names.isNow(one) && one.works_in.length === 1 && areas.includes(one.works_in[0] ?? ""));
  const kinds = [...new Set(own.map(({ kind }) => kind))].sort();
  const given = new Set<Id>();
  return kinds.flatMap((kind) => {
    const members = areas.map((area) => own.filter((one) => one.kind === kind && one.works_in[0] === area));
    if (!members.every(({ length }) => length === 1)) return [];
    const all = members.flat();
    const label = renamed(names, all[0], into.label);
    const id = idFrom(label, (one) => given.has(one) || names.get("stakeholders", one) !== undefined, `fusie-${kind}`);
    given.add(id);
    return [{ stakeholders: all.map((one) => one.id), into: { id, label, kind, works_in: [into.id] } }];
  });
}

/** The label of the one that is first, with the new name in the place of that of its town. */
function renamed(names: Names, one: Stakeholder | undefined, name: string): string {
  if (one === undefined) return name;
  const label = names.text(one.label);
  const town = names.area(one.works_in[0] ?? "");
  return label.includes(town) ? label.replace(town, name) : `${label} (${name})`;
}

function neighboursOf(names: Names, areas: readonly Id[]): Id[] {
  const all = new Set(areas.flatMap((area) => [...(names.get("areas", area)?.neighbours ?? [])]));
  return [...all].filter((area) => !areas.includes(area)).sort();
}
