// A program of a user, for the compiler alone: `types.test.js`. What must not compile is marked so, and fails when it does.
import { Atlas, NotOpened, NotWritten, RegieError, Register, check, flanders, formatVersion, lintRuleBook, version } from "regie-wasm";
import type {
  Agenda, AgendaOf, Answers, Assignment, Benchmark, Change, Condition, Decision, Difference, Fact, Filter, GapAt, LanguageData, Landscape, Lint, Notice, Problem,
  Reason, RegisterEvent, RoleAt, RuleBook, Why, Written,
} from "regie-wasm";

const landscape: Landscape = {
  format: "regie/landscape",
  version: 1,
  id: "streek",
  as_of: "2019-01-15",
  areas: [{ id: "stad", label: { nl: "Stad", en: "Town" }, level: "local" }],
  challenges: [
    { id: "wachtlijst", label: "Wachtlijst", themes: ["housing"], areas: ["stad", { within: "streek", level: "local" }], spread: "separate" },
  ],
};
const when: Condition = { all: [{ kind: ["town"] }, { not: "pulls" }, { works: "covers" }] };
declare const ruleBook: RuleBook;

const atlas = new Atlas(landscape, { ruleBook, asOf: "2019-01-15", sets: { eigen: "{}" } });
const decision: Decision = atlas.decide("wachtlijst");
for (const seat of decision.seats) {
  for (const { stakeholder, role, because } of seat.roles) console.log(stakeholder, role, because.length);
  for (const gap of seat.gaps) {
    if (gap.kind === "no-holder") console.log(gap.lever, gap.held_below);
    else if (gap.kind === "requirement") console.log(gap.found < gap.at_least);
    else console.log(gap.roles[0]);
  }
}
const filter: Filter = { theme: "housing", level: "local", strength: "must", role: undefined };
for (const { stakeholder, seat, because } of atlas.whoActs(filter)) console.log(stakeholder, seat, because.length);
const decisions: Answers<Decision> = atlas.decisions();
const first: IteratorResult<Decision, undefined> = decisions.next();
if (!first.done) console.log(first.value.challenge);
const all: Assignment[] = [...atlas.whoActs()];
const iterable: Iterable<Decision> = decisions;
decisions.return();
decisions[Symbol.dispose]();
const notices: Notice[] = atlas.notices;
const disposable: Disposable = atlas;
const problems: Problem[] = check({ landscape, ruleBook: flanders.ruleBook(), sets: flanders.sets() });
console.log(all, iterable, notices.map(({ code, path, nearest }) => [code, path, nearest ?? ""]), disposable, problems);
const said: [string, number, string] = [version(), formatVersion(), atlas.asOf];
console.log(said);

const question: RoleAt = { challenge: "wachtlijst", role: "director", stakeholder: "ocmw", area: undefined };
const why: Why | null = atlas.why(question);
/** The facts of a reason. */
function factsOf(reason: Reason, facts: readonly Fact[]): Fact[] {
  if ("atom" in reason) return reason.facts.flatMap((number) => facts[number] ?? []);
  if ("not" in reason) return factsOf(reason.not, facts);
  return ("all" in reason ? reason.all : reason.any).flatMap((part) => factsOf(part, facts));
}
for (const { rules, area } of why?.places ?? []) {
  for (const fact of rules.flatMap(({ when: reason }) => factsOf(reason, why?.facts ?? []))) {
    if (fact.fact === "mandate") console.log(area, fact.lever, fact.within);
    else if (fact.fact === "source") console.log(fact.holders, fact.lower.map(({ workers }) => workers));
  }
}
const changes: Change[] = [
  ...atlas.repairs(question).repairs.flat(),
  { put: { challenges: { id: "nieuw", label: "Nieuw", themes: ["housing"], areas: ["stad"], spread: "separate" } } },
  { remove: { rules: "r" } },
  { end: { agreements: "pact", on: "2020-01-01" } },
  { leave: { stakeholder: "ocmw", of: "w13" } },
  { merge: { areas: ["stad"], into: { id: "groot", label: "Groot", level: "local" }, on: "2025-01-01" } },
  { appointment: { stakeholder: "ocmw", role: "director", within: "stad" } },
];
declare const nl: LanguageData;
const told: string | undefined = atlas.why(question, { lang: nl, withIds: true })?.words;
const words: string[] = [atlas.decide("wachtlijst", { lang: nl }).words, atlas.whatIf(changes, { lang: nl }).words, atlas.rulesInWords({ lang: nl }), ...atlas.lint({ lang: nl }).map((lint) => lint.words), atlas.threeLists({}, { lang: nl }).words];
console.log(told, words, atlas.fills({ theme: "housing", only: "ocmw" })[0]?.closings[0]?.stakeholders);
const after: Atlas = atlas.apply(changes).at("2025-01-01");
const difference: Difference = atlas.whatIf("[]");
const gap: GapAt = { challenge: "wachtlijst", area: "stad", requirement: "voice" };
const whose: AgendaOf = { area: "stad" };
const agenda: Agenda = atlas.agenda(whose);
const benchmark: Benchmark = after.benchmark({ areas: ["stad"], figures: { stad: 12_000 }, leaveOut: [] });
const lints: Lint[] = [...atlas.lint(), ...lintRuleBook(ruleBook)];
console.log(
  difference.totals.gaps_closed, atlas.difference(after).challenges, atlas.closings(gap).closings[0]?.fixes, agenda.levers_asked, lints[0]?.concerns.rules,
  benchmark.measures.map(({ spread }) => spread?.median), atlas.benchmarkCsv({ areas: [] }).length, atlas.crosswalk("a", "b").forth.lost,
  atlas.threeLists({ theme: "housing" }).themes[0]?.nobody, atlas.blindSpots().matrix, atlas.overlap({ area: "stad" }).levers, atlas.count(filter),
  atlas.load({ steers: "director", carriesOut: ["actor"] }).both[0]?.roles[1], atlas.has(question), atlas.whyNot(question)?.absence === "barred",
  atlas.whyDecision("wachtlijst").signals[0]?.to,
  atlas.jsonLd({ base: "urn:x:", decisions: false })["@graph"][0]?.["@id"], atlas.raciCsv({ levers: true, letters: { director: "D" } }).length,
  atlas.assignmentsCsv(filter).length,
);
atlas[Symbol.dispose]();
atlas.free();
new Atlas("{}");

try {
  new Atlas(landscape);
} catch (error) {
  if (error instanceof RegieError) console.log(error.hint ?? "", error.cause);
  if (error instanceof RegieError) for (const { path, nearest } of error.problems) console.log(error.code, path, nearest ?? "");
}

// @ts-expect-error: the options are in camel case
new Atlas(landscape, { rule_book: ruleBook });
// @ts-expect-error: a date is text
new Atlas(landscape, { asOf: new Date() });
// @ts-expect-error: a challenge is named by its id
atlas.decide(7);
// @ts-expect-error: no such field of a filter
atlas.whoActs({ themes: "housing" });
// @ts-expect-error: no such strength
atlas.whoActs({ strength: "always" });
// @ts-expect-error: the date of an atlas stays
atlas.asOf = "2020-01-01";
// @ts-expect-error: errors are made by the package alone
new RegieError("?");
// @ts-expect-error: a question names a role
atlas.why({ challenge: "wachtlijst", stakeholder: "ocmw" });
// @ts-expect-error: a language is data, and not its name
atlas.why(question, { lang: "nl" });
// @ts-expect-error: without a language there are no words
atlas.why(question)?.words;
// @ts-expect-error: a gap is about a lever or a requirement
atlas.closings({ challenge: "wachtlijst", area: "stad" });
// @ts-expect-error: an agenda is that of one
atlas.agenda({ area: "stad", kind: "ocmw" });
// @ts-expect-error: options are in camel case
atlas.load({ carries_out: ["actor"] });
// @ts-expect-error: no such collection
atlas.apply([{ remove: { exclusion: "not-us" } }]);
// @ts-expect-error: a theme has no validity
atlas.whatIf([{ end: { themes: "housing" } }]);
// @ts-expect-error: a change is an event, and an atlas is compared by `difference`
atlas.whatIf(after);
// @ts-expect-error: no such atom
const wrong: Condition = { work: "covers" };
console.log(when, wrong);

declare const console: { log(...values: unknown[]): void };

/** A register: events have their types, and so have refusals and answers. */
export function written(landscape: Landscape): string[] {
  const register = Register.begin({ landscape }, "2018-01-10T09:00:00+01:00", "ocmw");
  const event: RegisterEvent = { kind: "signal-reported", signal: "s-1", themes: ["poverty"], areas: ["menen"], seen: { nl: "x" } };
  try {
    const { line, entry }: Written = register.append(1, { at: "2018-02-01T10:00:00+01:00", by: "caw", event, erasable: undefined });
    // @ts-expect-error: there is no such kind of event
    register.append(1, { at: "2018-02-01T10:00:00+01:00", by: "caw", event: { kind: "signal-told", signal: "s-1" } });
    // @ts-expect-error: a step names its signals
    register.append(1, { at: "2018-02-01T10:00:00+01:00", by: "caw", event: { kind: "signal-step", step: "screen" } });
    // @ts-expect-error: a status is one at some moment
    register.signals.status("s-1");
    const months: number[] = register.signals.figures("2018-03-01T10:00:00+01:00").states.map(({ signals }) => signals);
    return [line, entry.by, ...register.signals.all().map(({ state }) => state), ...months.map(String)];
  } catch (error) {
    if (error instanceof NotWritten) return error.conflict?.lines ?? error.reasons.map(({ code }) => code);
    if (error instanceof NotOpened) return [`${error.line ?? 0}`];
    throw error;
  }
}

