/** What the atlas made of facts that are not quite there at its date, in words. */

import type { Id, Notice } from "regie-wasm";
import { type Words, wordFor } from "../words.js";
import type { Names } from "./names.js";
import { capital, fill } from "./text.js";

export interface NoticeGroup {
  heading: string;
  lines: string[];
}

/** What a field of a document refers to, where it is no name of a collection itself. */
const FIELDS: Readonly<Record<string, string>> = {
  areas: "areas", within: "areas", contains: "areas", neighbours: "areas", works_in: "areas", seat: "areas",
  themes: "themes", sectors: "sectors", needs: "levers", parties: "stakeholders", member_of: "stakeholders", stakeholder: "stakeholders", represents: "target_groups",
};

/** All of them, kind by kind. */
export function noticesOf(names: Names, found: readonly Notice[]): NoticeGroup[] {
  const { words } = names;
  const kinds = new Map<string, Notice[]>();
  for (const notice of found) kinds.set(notice.code, [...(kinds.get(notice.code) ?? []), notice]);
  return [...kinds].map(([code, list]) => ({
    heading: `${list.length} × ${wordFor(words.notices, code) ?? code}`,
    lines: list.map((notice) => line(names, notice)),
  }));
}

function line(names: Names, { path, code, nearest }: Notice): string {
  const what = told(names, path, code);
  return nearest === undefined ? what : `${what} (${fill(names.words.notice_nearest, nearest)})`;
}

/** A path by ids (`challenges/wachtlijst/areas/neerpelt`) in words. */
function told(names: Names, path: string, code: string): string {
  const { words } = names;
  const [collection = "", id, field = "", target] = path.split("/");
  if (!names.has(collection) || id === undefined) return path;
  const named = names.of(collection, id);
  const element = names.get(collection, id);
  // what has no label of its own is called after whom it is about
  const about = element?.stakeholder;
  const subject = `${capital(wordFor<string>(words.collections as Words["collections"], collection) ?? collection)} ${named === id && about !== undefined ? names.stakeholder(about) : named}`;
  // a field that refers to one thing alone
  const one: unknown = target ?? (element as Record<string, unknown> | undefined)?.[field];
  if (typeof one !== "string") return subject;
  const refers = targetOf(names, collection, field, one);
  const heirs = code === "succeeded" ? names.heirs(referredIn(collection, field), one) : [];
  return fill(words.notice_refers, subject, heirs.length === 0 ? refers : fill(words.notice_heirs, refers, names.and(heirs)));
}

function targetOf(names: Names, collection: string, field: string, target: Id): string {
  if (field === "mandates") {
    const [lever = "", level, area] = target.split("@");
    return [names.lever(lever), level === undefined ? "" : names.of("levels", level), area === undefined ? "" : names.area(area)].filter(Boolean).join(", ");
  }
  const [area = "", level] = target.split(":");
  if (field === "areas" && level !== undefined) return `${names.area(area)}, ${names.of("levels", level)}`;
  const refers = referredIn(collection, field);
  return refers === undefined ? target : names.of(refers, target);
}

/** The collection that a field of another refers to. */
function referredIn(collection: string, field: string): string | undefined {
  if (field === "successors") return collection;
  if (field === "by") return collection === "offers" ? "stakeholders" : "agreements";
  return FIELDS[field];
}
