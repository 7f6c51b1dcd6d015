/** A challenge as a form has it: what is typed and ticked, and what that is as an element of a landscape. Pure. */

import type { Challenge, Id } from "regie-wasm";
import { idFrom } from "../engine/ids.js";
import { textIn } from "../engine/text.js";

export const REASONS = ["border", "win-win", "learning", "scale"] as const;
export type Reason = (typeof REASONS)[number];

export interface Draft {
  label: string;
  themes: string[];
  /** All of a region, some, one; `as`: as its document has it, where that is none of these. */
  where: "all" | "some" | "one" | "as";
  region: Id;
  some: ReadonlySet<Id>;
  one: Id;
  spread: "" | "separate" | "shared";
  because: ReadonlySet<Reason>;
  needs: ReadonlySet<Id>;
  groups: ReadonlySet<Id>;
}

/** The parts of the form, in their order. */
export type Part = "label" | "themes" | "where" | "spread" | "needs" | "groups";
export const PARTS: readonly Part[] = ["label", "themes", "where", "spread", "needs", "groups"];

export function emptyDraft(theme: Id, region: Id): Draft {
  return { label: "", themes: theme === "" ? [] : [theme], where: "all", region, some: new Set(), one: "", spread: "", because: new Set(), needs: new Set(), groups: new Set() };
}

export function draftOf(challenge: Challenge, lang: string, region: Id): Draft {
  const { label, themes, areas, spread, shared_because: because = [], needs = [], target_groups: groups = [] } = challenge;
  const [first] = areas;
  const ids = areas.filter((area) => typeof area === "string");
  const whole = typeof first === "object" && areas.length === 1 ? first : undefined;
  const where = whole !== undefined ? "all" : ids.length < areas.length ? "as" : ids.length === 1 ? "one" : "some";
  return {
    label: textIn(label, lang),
    themes: [...themes],
    where,
    region: whole?.within ?? region,
    some: new Set(where === "some" ? ids : []),
    one: where === "one" ? (ids[0] ?? "") : "",
    spread,
    because: new Set(because),
    needs: new Set(needs),
    groups: new Set(groups),
  };
}

/** The parts that are not filled in. */
export function missingIn(draft: Draft): Part[] {
  const areas = { all: draft.region !== "", some: draft.some.size > 0, one: draft.one !== "", as: true }[draft.where];
  const told: Record<Part, boolean> = {
    label: draft.label.trim() !== "",
    themes: draft.themes.length > 0,
    where: areas,
    spread: draft.spread === "separate" || (draft.spread === "shared" && draft.because.size > 0),
    needs: true,
    groups: true,
  };
  return PARTS.filter((part) => !told[part]);
}

/** The challenge that the form describes; what the form does not speak of stays as it was. */
export function challengeOf(draft: Draft, { before, lang, town, taken }: { before: Challenge | undefined; lang: string; town: Id; taken: (id: Id) => boolean }): Challenge {
  const rest: Partial<Challenge> = { ...before };
  for (const field of ["shared_because", "needs", "target_groups"] as const) delete rest[field];
  // one table is no place for each alone
  if (draft.spread !== "shared") delete rest.seat;
  const label = draft.label.trim();
  const whole = before?.areas[0];
  const level = typeof whole === "object" && whole.within === draft.region ? whole.level : town;
  const areas: Record<Draft["where"], Challenge["areas"]> = {
    all: [{ within: draft.region, level }],
    some: [...draft.some].sort(),
    one: [draft.one],
    as: before?.areas ?? [],
  };
  return {
    ...rest,
    id: before?.id ?? idFrom(label, taken, "uitdaging"),
    label: labelled(before, label, lang),
    themes: draft.themes,
    areas: areas[draft.where],
    spread: draft.spread === "shared" ? "shared" : "separate",
    ...(draft.spread === "shared" && draft.because.size > 0 && { shared_because: REASONS.filter((reason) => draft.because.has(reason)) }),
    ...(draft.needs.size > 0 && { needs: [...draft.needs].sort() }),
    ...(draft.groups.size > 0 && { target_groups: [...draft.groups].sort() }),
  };
}

/** The label in the language of the page; in others it stays. One that is not changed stays as it was written. */
function labelled(before: Challenge | undefined, label: string, lang: string): Challenge["label"] {
  if (before === undefined) return label;
  if (textIn(before.label, lang) === label) return before.label;
  return typeof before.label === "string" ? label : { ...before.label, [lang]: label };
}

/** The part of the form that a problem of the library is about. */
export function partOf(path: string): Part | undefined {
  const field = /challenges(?:\[\d+\]|\/[^/.]+)[./]([a-z_]+)/u.exec(path)?.[1] ?? "";
  const parts: Record<string, Part> = { id: "label", label: "label", themes: "themes", areas: "where", spread: "spread", shared_because: "spread", seat: "spread", needs: "needs", target_groups: "groups" };
  return Object.hasOwn(parts, field) ? parts[field] : undefined;
}
