/** The plans of a region, and one of them: what it aims at, who leads what, how far it is, and what it misses. Runs in the worker. */

import type { ActionSet, ActionStatus, AmbitionSet, DomainSet, FindingCode, Id, IndicatorSet, Money, PlanFinding, PlanState, ProgressWord, TestAnswer } from "regie-wasm";
import type { Held } from "../../engine/held.js";
import { deskOf } from "../../engine/journal.js";
import type { Names } from "../../engine/names.js";
import type { Context } from "../../engine/questions.js";
import { capital, day, fill } from "../../engine/text.js";
import type { Choice } from "../signals/report.question.js";
import { holders } from "../signals/signal.question.js";
import { type AskedNow, byName } from "../signals/told.js";
import { periodTold } from "../trajectory/told.js";

/** A challenge of every town has as many; who wants another finds it in the list. */
const MOST_LEADERS = 8;

export interface PlanLine {
  plan: Id;
  label: string;
  owners: string;
  period: string;
  ambitions: number;
  actions: number;
}

export async function plans(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<PlanLine[]> {
  const desk = await deskOf(held, region, now);
  const names = desk.names(lang, now);
  return Object.entries(desk.register.plans()).map(([plan, { opened, ambitions, actions }]) => ({
    plan,
    label: capital(names.text(opened.label)),
    owners: names.and(opened.owners.map((one) => byName(names, one))),
    period: periodTold(names, opened.period),
    ambitions: Object.keys(ambitions).length,
    actions: Object.keys(actions).length,
  }));
}

export interface ActionTold {
  action: Id;
  /** As it was last set: for whoever changes it. */
  set: ActionSet;
  label: string;
  challenge: { id: Id; label: string };
  leads: string;
  takesPart: string;
  status: string;
  stands: ActionStatus;
  progress: ProgressWord;
  measurable: boolean;
  /** "werkzoekenden met een traject (aantal): van 0 naar 1200 op 31 december 2024". */
  indicator: string | undefined;
  indicatorSet: IndicatorSet | undefined;
  unit: string;
  /** "380 op 1 juli 2020; de lijn zegt 299.589228". */
  reading: string | undefined;
  /** What does not agree with the decisions, and which conditions it misses. */
  findings: { code: FindingCode; line: string }[];
  test: { question: string; answer: string; evidence: string }[];
  answers: TestAnswer[];
  participation: string[];
  /** What it gets of each policy domain. */
  budget: string[];
  amounts: Record<Id, Money>;
}

export interface AmbitionTold {
  ambition: Id;
  set: AmbitionSet;
  label: string;
  themes: string;
  statement: string;
  /** The ambition within which it stands. */
  frame: string | undefined;
  actions: ActionTold[];
}

export interface DomainTold {
  id: Id;
  set: DomainSet;
  domain: string;
  budget: string;
  share: string;
  reserved: string;
  committed: string;
  missing: string;
  beyond: string;
}

export interface PlanView extends Omit<PlanLine, "ambitions" | "actions"> {
  /** In whose name it is written. */
  by: Id;
  note: string;
  /** Who leads an action has one of these roles. */
  leadsWith: string;
  /** The questions of the poverty test. */
  questions: { id: Id; label: string }[];
  /** The share that every domain reserves. */
  share: string | undefined;
  ambitions: AmbitionTold[];
  budget: DomainTold[];
  total: { budget: string; reserved: string; committed: string; missing: string };
  blind: { challenges: { id: Id; label: string }[]; ambitions: string[]; roles: { challenge: { id: Id; label: string }; line: string }[] };
  choices: PlanChoices;
}

export interface PlanChoices {
  themes: Choice[];
  challenges: Choice[];
  /** The themes of each challenge. */
  themesOf: Record<Id, readonly Id[]>;
  stakeholders: Choice[];
  roles: Choice[];
}

/** What a new plan can name. */
export async function plannable(held: Held, { region, now }: AskedNow, { lang }: Context): Promise<PlanChoices> {
  return choicesOf((await deskOf(held, region, now)).names(lang, now));
}

/** Who has, on a challenge, a role by which one leads in a plan: by the rules, of today. */
export async function leaders(held: Held, { region, now, plan: id, challenge }: AskedNow & { plan: Id; challenge: Id }, { lang }: Context): Promise<Choice[]> {
  const desk = await deskOf(held, region, now);
  const { opened } = desk.register.plan(id).state();
  if (challenge === "") return [];
  const names = desk.names(lang, now);
  const found = new Map<Id, Choice>();
  for (const role of opened.leads_with) {
    for (const one of holders(names, desk, challenge, role, now.slice(0, 10))) if (!found.has(one.value)) found.set(one.value, { ...one, hint: names.role(role) });
  }
  return [...found.values()].slice(0, MOST_LEADERS);
}

/** `null`: there is no such plan in this journal. */
export async function plan(held: Held, { region, now, plan: id }: AskedNow & { plan: Id }, { lang }: Context): Promise<PlanView | null> {
  const desk = await deskOf(held, region, now);
  if (!Object.hasOwn(desk.register.plans(), id)) return null;
  const names = desk.names(lang, now);
  const on = now.slice(0, 10);
  const found = desk.register.plan(id);
  const state = found.state();
  const { opened } = state;
  const findings = found.findings({ on });
  const progress = new Map(found.progress(on).map((one) => [one.action, one]));
  const blind = found.blindSpots({ on });
  const { domains, ...total } = found.budget();
  const domainOf = (domain: Id) => capital(names.text(state.domains[domain]?.label ?? domain));
  const challengeOf = (one: Id) => ({ id: one, label: names.challenge(one) });
  const ambitionOf = (one: Id) => capital(names.text(state.ambitions[one]?.label ?? one));
  const people = (list: readonly Id[] = []) => names.and(list.map((one) => byName(names, one)));
  const { plan: words } = names.words;
  const told = <T extends Record<string, string>>(amounts: T) => Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, numberTold(names, amount)])) as T;

  const actionTold = (action: Id): ActionTold[] => {
    const one = state.actions[action];
    if (one === undefined) return [];
    const { set, status, indicator, poverty_test: test, participation, budget } = one;
    const far = progress.get(action);
    return [{
      action,
      set,
      label: capital(names.text(set.label)),
      challenge: challengeOf(set.challenge),
      leads: people(set.leads),
      takesPart: people(set.takes_part),
      status: words.status[status],
      stands: status,
      progress: far?.progress ?? "no-data",
      measurable: far?.measurable === true,
      indicator: indicator === undefined ? undefined : indicatorTold(names, indicator),
      indicatorSet: indicator,
      unit: indicator === undefined ? "" : names.text(indicator.unit),
      reading: far?.value === undefined || far.read_on === undefined ? undefined : readingTold(names, far.value, far.read_on, far.expected),
      findings: findings.filter((finding) => finding.action === action).map((finding) => ({ code: finding.code, line: findingTold(names, finding, domainOf) })),
      test: test.map(({ question, answer, evidence }) => ({ question: questionOf(names, state, question), answer: words.answers[answer], evidence: names.text(evidence) })),
      answers: test,
      participation: participation.map(({ how }) => names.text(how)),
      budget: Object.entries(budget).map(([domain, amount]) => `${domainOf(domain)}: ${numberTold(names, amount)}`),
      amounts: budget,
    }];
  };

  return {
    plan: id,
    label: capital(names.text(opened.label)),
    owners: people(opened.owners),
    by: opened.owners[0] ?? "",
    note: opened.note === undefined ? "" : names.text(opened.note),
    leadsWith: names.and(opened.leads_with.map((role) => names.role(role))),
    questions: (opened.poverty_test ?? []).map(({ id: question, label }) => ({ id: question, label: names.text(label) })),
    share: opened.share === undefined ? undefined : numberTold(names, opened.share),
    period: periodTold(names, opened.period),
    ambitions: found.ambitions().map(({ ambition, framed_by: frame, actions }) => ({
      ambition: ambition.ambition,
      set: ambition,
      label: ambitionOf(ambition.ambition),
      themes: names.and(ambition.themes.map((theme) => names.theme(theme))),
      statement: ambition.statement === undefined ? "" : names.text(ambition.statement),
      frame: frame === undefined ? undefined : ambitionOf(frame),
      actions: actions.flatMap(actionTold),
    })),
    budget: domains.flatMap(({ domain, ...amounts }) => {
      const set = state.domains[domain];
      return set === undefined ? [] : [{ ...told(amounts), id: domain, set, domain: domainOf(domain) }];
    }),
    total: told(total),
    blind: {
      challenges: blind.challenges.map(challengeOf),
      ambitions: blind.ambitions.map(ambitionOf),
      roles: blind.roles.map(({ challenge, role, stakeholders }) => ({ challenge: challengeOf(challenge), line: `${names.role(role)}: ${people(stakeholders)}` })),
    },
    choices: choicesOf(names),
  };
}

/** A number of the package, which is exact and a text, as people write it: `1250000.50` is `1.250.000,50`. */
function numberTold({ words: { plan } }: Names, number: string): string {
  const [whole = "", ...rest] = number.split(".");
  return [whole.replace(/\B(?=(?:\d{3})+$)/gu, plan.thousands), ...rest].join(plan.decimal);
}

/** What a line gives is no more exact than what was measured: with its decimals, and at least one. */
function roughly(expected: string, measured: string): string {
  const decimals = (number: string) => number.split(".")[1]?.length ?? 0;
  const shown = Math.max(1, decimals(measured));
  return decimals(expected) <= shown ? expected : Number(expected).toFixed(shown);
}

function questionOf(names: Names, { opened }: PlanState, question: Id): string {
  const found = opened.poverty_test?.find(({ id }) => id === question);
  return found === undefined ? question : names.text(found.label);
}

function indicatorTold(names: Names, { label, unit, baseline, target, target_on: on }: NonNullable<PlanState["actions"][string]["indicator"]>): string {
  const { plan: words } = names.words;
  const what = `${names.text(label)} (${names.text(unit)})`;
  if (baseline === undefined || target === undefined) return what;
  const [from, to] = [numberTold(names, baseline), numberTold(names, target)];
  return `${what}: ${on === undefined ? fill(words.from_to, from, to) : fill(words.from_to_on, from, to, day(on, names.words))}`;
}

function readingTold(names: Names, value: string, on: string, expected: string | undefined): string {
  const { words } = names;
  const read = fill(words.plan.read, numberTold(names, value), day(on, words));
  return expected === undefined ? read : `${read}; ${fill(words.plan.line, numberTold(names, roughly(expected, value)))}`;
}

function findingTold(names: Names, { code, stakeholder, domain }: PlanFinding, domainOf: (domain: Id) => string): string {
  const about = [stakeholder === undefined ? "" : byName(names, stakeholder), domain === undefined ? "" : domainOf(domain)].filter(Boolean).join(", ");
  const told = names.words.plan.findings[code];
  return about === "" ? told : `${told}: ${about}`;
}

function choicesOf(names: Names): PlanChoices {
  const order = new Intl.Collator(names.lang, { numeric: true });
  const sorted = (list: Choice[]) => list.sort((a, b) => order.compare(a.label, b.label));
  const challenges = names.landscape.challenges ?? [];
  return {
    themesOf: Object.fromEntries(challenges.map(({ id, themes }) => [id, themes])),
    // the order of the rule book is one
    roles: names.ruleBook.roles.map(({ id }) => ({ value: id, label: capital(names.role(id)), hint: "" })),
    themes: sorted(names.all("themes").map(({ id }) => ({ value: id, label: names.theme(id), hint: "" }))),
    challenges: sorted(challenges.map(({ id, themes }) => ({ value: id, label: names.challenge(id), hint: names.and(themes.map((theme) => names.theme(theme))) }))),
    stakeholders: sorted(names.all("stakeholders").filter((one) => names.isNow(one)).map(({ id, kind }) => ({ value: id, label: names.stakeholder(id), hint: names.of("kinds", kind) }))),
  };
}
