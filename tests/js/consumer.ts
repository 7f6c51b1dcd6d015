// A program of a user, for the compiler alone: `types.test.js`. What must not compile is marked so, and fails when it does.
import { Atlas, RegieError, check, flanders, formatVersion, version } from "regie-wasm";
import type { Answers, Assignment, Condition, Decision, Filter, Landscape, Notice, Problem, RuleBook } from "regie-wasm";

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
// @ts-expect-error: no such atom
const wrong: Condition = { work: "covers" };
console.log(when, wrong);

declare const console: { log(...values: unknown[]): void };
