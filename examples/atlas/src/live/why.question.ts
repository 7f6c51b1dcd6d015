/** Why and why not, for anything that is shown: one sentence, then everything with facts and sources. Runs in the worker. */

import { type Change, type Id, RegieError } from "regie-wasm";
import { deedsOf } from "../engine/deeds.js";
import { type Held, sentences } from "../engine/held.js";
import type { Names } from "../engine/names.js";
import { type Outline, outlined, sentence } from "../engine/outline.js";
import type { Context } from "../engine/questions.js";
import { capital, fill } from "../engine/text.js";

/** What is asked about a challenge. */
export type Subject =
  /** A role: of somebody, or of whoever has it. */
  | { challenge: Id; about: "role"; role: Id; stakeholder?: Id | undefined; area?: Id | undefined }
  | { challenge: Id; about: "gap"; lever?: Id | undefined; element?: Id | undefined; advice: boolean }
  | { challenge: Id; about: "seat" | "approach" }
  | { challenge: Id; about: "signal"; lever?: Id | undefined };

export interface Choice {
  value: Id;
  label: string;
  hint: string;
}

export interface Remedy {
  /** What would have to change. */
  text: string;
  changes: Change[];
}

export interface WhyTold {
  challenge: string;
  title: string;
  /** One sentence of the package. */
  short: string;
  full: Outline[];
  /** Does somebody have the role that was asked about? */
  has?: boolean | undefined;
  /** Of a role: everybody, those who have it first; and the roles. */
  asked?: { role: Id; stakeholder: Id; stakeholders: Choice[]; roles: Choice[] } | undefined;
  /** What would change it, in the package's own words; and each way by itself, to be tried. */
  remedies?: { told: string[]; ways: Remedy[] } | undefined;
}

/** `null`: the challenge is not there now. */
export async function why(held: Held, { subject }: { subject: Subject }, context: Context): Promise<WhyTold | null> {
  if (!held.decisions.has(subject.challenge)) return null;
  const names = held.names(context.lang);
  return subject.about === "role" ? ofRole(held, names, subject, context) : ofDecision(held, names, subject, context);
}

async function ofRole(held: Held, names: Names, subject: Subject & { about: "role" }, { lang }: Context): Promise<WhyTold> {
  const words = await sentences(lang);
  const { challenge, role } = subject;
  const seats = held.decisions.get(challenge)?.seats ?? [];
  const having = new Set(seats.flatMap(({ roles }) => roles.filter((one) => one.role === role).map(({ stakeholder }) => stakeholder)));
  const stakeholders = choicesOf(names, having);
  const stakeholder = subject.stakeholder ?? stakeholders[0]?.value ?? "";
  const base = {
    challenge: names.challenge(challenge),
    asked: {
      role,
      stakeholder,
      stakeholders,
      roles: names.ruleBook.roles.map(({ id }) => ({ value: id, label: capital(names.role(id)), hint: "" })),
    },
  };
  const question = { challenge, role, stakeholder, ...(subject.area !== undefined && { area: subject.area }) };
  const because = ask(() => held.atlas.why(question, { lang: words }));
  if (because === "gone") return { ...base, title: names.challenge(challenge), short: names.words.no_answer, full: [] };
  if (because !== null) {
    const [top] = outlined(because.words);
    return { ...base, title: top?.text ?? "", short: shortOf(top), full: top?.below ?? [], has: true };
  }
  const not = held.atlas.whyNot(question, { lang: words });
  // the place that comes nearest, the seat before others, says it shortest
  const near = not?.places.filter(({ absence }) => absence === not.absence);
  const place = near?.find(({ functions }) => functions.includes("seat")) ?? near?.[0];
  const nearest = place === undefined ? not : held.atlas.whyNot({ ...question, area: place.area }, { lang: words });
  const [top] = outlined(not?.words ?? "");
  const [short] = outlined(nearest?.words ?? "");
  const repairs = held.atlas.repairs(question, { lang: words });
  const [heading] = outlined(repairs.words);
  return {
    ...base,
    title: top?.text ?? "",
    short: shortOf(short),
    full: top?.below ?? [],
    has: false,
    remedies: { told: (heading?.below ?? []).map(({ text }) => text), ways: repairs.repairs.map((fixes) => remedyOf(held, names, fixes, lang)) },
  };
}

/** Those who have the role first, then everybody else. */
function choicesOf(names: Names, having: ReadonlySet<Id>): Choice[] {
  const order = new Intl.Collator(names.lang, { numeric: true });
  const all = names.all("stakeholders").filter((one) => names.isNow(one) || having.has(one.id));
  const told = all.map(({ id, kind }) => ({ value: id, label: names.stakeholder(id), hint: having.has(id) ? names.words.live.has_role : names.of("kinds", kind) }));
  return told.sort((a, b) => Number(having.has(b.value)) - Number(having.has(a.value)) || order.compare(a.label, b.label));
}

function remedyOf(held: Held, names: Names, changes: Change[], lang: string): Remedy {
  const deeds = held.trial(changes, lang, (_, after) => deedsOf(names, after, changes));
  return { text: deeds.join("; "), changes };
}

/** Why a challenge is dealt with as it is: a section of what the package tells of it, or a sentence of that. */
async function ofDecision(held: Held, names: Names, subject: Exclude<Subject, { about: "role" }>, { lang }: Context): Promise<WhyTold> {
  const data = await sentences(lang);
  const { challenge } = subject;
  const { words } = held.atlas.whyDecision(challenge, { lang: data });
  const said = data["sentences"] as Record<string, string>;
  const headings = { seat: said["heading_seat"], approach: said["heading_approach"], signal: said["why_heading_signals"], gap: said["heading_gaps"], advice: said["heading_advice"] };
  const kind = subject.about === "gap" && subject.advice ? "advice" : subject.about;
  const [top] = outlined(words);
  const section = top?.below.find(({ text }) => text === headings[kind]);
  const lines = section?.below ?? [];
  const label = labelOf(names, subject);
  const naming = label === undefined ? lines : lines.filter((line) => mentions(line, label));
  const full = naming.length > 0 ? naming : lines;
  return {
    challenge: names.challenge(challenge),
    title: label === undefined ? (headings[kind] ?? "") : capital(label),
    short: full[0] === undefined ? fill(names.words.live.no_reason, names.challenge(challenge)) : sentence(full[0]),
    full,
  };
}

function labelOf(names: Names, subject: Exclude<Subject, { about: "role" }>): string | undefined {
  if (subject.about === "signal" || subject.about === "gap") {
    if (subject.lever !== undefined) return names.of("levers", subject.lever);
    const element = subject.about === "gap" ? subject.element : undefined;
    if (element !== undefined) return names.get("requirements", element) === undefined ? names.of("separations", element) : names.of("requirements", element);
  }
  return undefined;
}

function mentions({ text, below }: Outline, label: string): boolean {
  return text.toLowerCase().includes(label.toLowerCase()) || below.some((one) => mentions(one, label));
}

function shortOf(top: Outline | undefined): string {
  const [first] = top?.below ?? [];
  return first === undefined ? (top?.text ?? "") : sentence(first);
}

/** An answer, or that what was asked about is no longer there. */
function ask<T>(question: () => T): T | "gone" {
  try {
    return question();
  } catch (error) {
    if (error instanceof RegieError && error.code === "unknown-id") return "gone";
    throw error;
  }
}
