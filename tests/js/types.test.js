/** The declarations of the package, with the compiler that its users have. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { example, examples, install, load, root } from "./package-under-test.js";

const project = install();
const { Atlas, Register, checkPath, flanders, flandersSignalPath, lintRuleBook, readJournal } = await load(project);
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

const STRICT = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--target", "es2022", "--types", ""];

/** What the compiler says of a program: nothing, when all is well. The declarations of the package are checked, too. */
function compile(file, module, library) {
  const options = [...STRICT, ...module, "--lib", library, file];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { cwd: project, encoding: "utf8" });
  return { status, stdout };
}

const FINE = { status: 0, stdout: "" };
const MODULES = [
  ["--module", "node16"],
  ["--module", "nodenext", "--verbatimModuleSyntax"],
  ["--module", "esnext", "--moduleResolution", "bundler"],
];

cpSync(join(root, "tests", "js", "consumer.ts"), join(project, "consumer.mts"));
for (const module of MODULES) {
  // with and without the standard library that knows `Symbol.dispose`
  for (const library of ["es2022", "es2022,esnext.disposable", "esnext,dom"]) {
    test(`a strict program compiles with ${module.join(" ")} --lib ${library}`, () => {
      assert.deepEqual(compile("consumer.mts", module, library), FINE);
    });
  }
}

writeFileSync(join(project, "areas.mts"), [
  'import { Atlas, check } from "regie-wasm";',
  'import { Atlas as Inline } from "regie-wasm/inline";',
  'import { Atlas as Slim, check as checked } from "regie-wasm/slim";',
  'import areas from "regie-wasm/data/flanders-areas.json" with { type: "json" };',
  'import associations from "regie-wasm/data/flanders-associations.json" with { type: "json" };',
  'import nl from "regie-wasm/words/nl.json" with { type: "json" };',
  'import type { Landscape, ReferenceSets } from "regie-wasm";',
  'declare const question: { challenge: string; role: string; stakeholder: string };',
  'export const words = (atlas: Atlas): string => atlas.why(question, { lang: nl })?.words ?? nl.language;',
  'declare const landscape: Landscape;',
  'export const sets: ReferenceSets = { "flanders-areas": areas, "flanders-associations": associations };',
  'export const atlases = [new Atlas(landscape, { sets }), new Inline(landscape, { sets: { "flanders-areas": areas } })];',
  'export const problems = [...check({ landscape: areas }), ...checked({ landscape: areas })];',
  'export const slim: Slim = new Slim(landscape, { sets });',
  'export const full: Slim = new Atlas(landscape);',
  '// @ts-expect-error: the slim module answers no such question',
  'slim.blindSpots();',
  '// @ts-expect-error: and is no other',
  'export const other: Atlas = slim;',
  '// @ts-expect-error: a set is a landscape, and not just anything',
  'export const wrong: number = areas;',
  "",
].join("\n"));
for (const module of [["--module", "nodenext"], ["--module", "node20"], ["--module", "esnext", "--moduleResolution", "bundler"], ["--module", "preserve"]]) {
  test(`the areas of the package are sets, with ${module.join(" ")}`, () => {
    assert.deepEqual(compile("areas.mts", module, "es2022"), FINE);
    assert.deepEqual(compile("areas.mts", [...module, "--resolveJsonModule"], "es2022"), FINE);
  });
}

test("the typed samples of the README compile", () => {
  const samples = [...readFileSync(join(root, "wasm", "README.md"), "utf8").matchAll(/```ts\n([^]*?)```/gu)];
  assert.equal(samples.length, 1);
  for (const [, sample] of samples) {
    writeFileSync(join(project, "sample.mts"), sample);
    for (const module of MODULES) assert.deepEqual(compile("sample.mts", module, "es2022"), FINE);
  }
});

/** A program that gives values a type. */
function typed(name, values) {
  const types = [...new Set(values.map(([type]) => type.split(" ")[0]))].join(", ");
  const lines = values.map(([type, value], n) => `export const value${n}: ${type} = ${JSON.stringify(value)};`);
  writeFileSync(join(project, name), [`import type { ${types} } from "regie-wasm";`, ...lines, ""].join("\n"));
  return compile(name, MODULES[0], "es2022");
}

/** What is asked of a region, with the type of the answer. */
function answersOf(atlas) {
  const [first] = atlas.decisions();
  const { challenge, role, stakeholder, area } = [...atlas.whoActs({ challenge: first.challenge })][0];
  const held = { challenge, role, stakeholder, area };
  const blind = atlas.blindSpots();
  const missing = blind.spots.find((spot) => spot.lever ?? spot.requirement);
  const gap = { challenge: missing.challenge, area: missing.area, ...(missing.lever ? { lever: missing.lever } : { requirement: missing.requirement }) };
  const others = [...atlas.whoActs()].filter((one) => one.challenge !== challenge).slice(0, 8);
  const change = [{ end: { stakeholders: stakeholder } }];
  return [
    ["Why", atlas.why(held)],
    ...others.map((one) => ["Why", atlas.why({ challenge: one.challenge, role: one.role, stakeholder: one.stakeholder })]),
    ...others.map((one) => ["WhyNot | null", atlas.whyNot({ challenge, role: one.role, stakeholder: one.stakeholder })]),
    ["Repairs", atlas.repairs(held)],
    ["Closings", atlas.closings(gap)],
    ...[...atlas.decisions()].map((decision) => ["WhyDecision", atlas.whyDecision(decision.challenge)]),
    ["ThreeLists", atlas.threeLists()],
    ["Agenda", atlas.agenda({ stakeholder })],
    ["Agenda", atlas.agenda({ area })],
    ["BlindSpots", blind],
    ["Overlaps", atlas.overlap()],
    ["Load", atlas.load()],
    ["Benchmark", atlas.benchmark({ areas: [area], figures: { [area]: 1000 } })],
    ["Crosswalk", atlas.crosswalk("theme-trajectories", "life-domains")],
    ...atlas.lint().map((lint) => ["Lint", lint]),
    ["Difference", atlas.whatIf(change)],
    ["Changes", change],
  ];
}

test("the documents of the examples are of their types, and so are their answers", () => {
  const values = [["RuleBook", flanders.ruleBook()], ...lintRuleBook(flanders.ruleBook()).map((lint) => ["Lint", lint])];
  for (const set of Object.values(flanders.sets())) values.push(["Landscape", set]);
  for (const name of examples()) {
    const landscape = JSON.parse(example(name));
    const sets = Object.fromEntries(["areas", "regions", "associations", "local-governments"].map((set) => {
      return [`flanders-${set}`, readFileSync(join(root, "pkg/data", `flanders-${set}.json`), "utf8")];
    }));
    const atlas = new Atlas(landscape, { sets });
    values.push(["Landscape", landscape]);
    for (const decision of atlas.decisions()) values.push(["Decision", decision]);
    for (const assignment of [...atlas.whoActs()].slice(0, 20)) values.push(["Assignment", assignment]);
    for (const notice of atlas.notices) values.push(["Notice", notice]);
    values.push(...answersOf(atlas));
  }
  assert.deepEqual(typed("examples.mts", values), FINE);
});

/** A register with something of everything, and what it answers, each with its type. */
function answersOfRegister() {
  const landscape = JSON.parse(example("zuid-west-vlaanderen-2019.json"));
  const sets = Object.fromEntries(["areas", "regions", "associations", "local-governments"].map((set) => {
    return [`flanders-${set}`, readFileSync(join(root, "pkg/data", `flanders-${set}.json`), "utf8")];
  }));
  const register = Register.begin({ landscape, sets }, "2019-01-15T09:00:00+01:00", "w13");
  const events = [];
  const append = (day, by, event) => {
    events.push(event);
    register.append(register.head.seq, { at: `${day}T10:00:00+01:00`, by, event });
  };
  const [at, on] = ["2019-12-02T09:00:00+01:00", "2019-12-02"];
  append("2019-01-16", "w13", { kind: "landscape-changed", changes: [{ appointment: { stakeholder: "caw-zwvl", role: "signal-coordinator", within: "zwvl" } }], reason: "x" });
  for (const signal of ["s-1", "s-2"]) {
    append("2019-02-01", "ocmw-menen", { kind: "signal-reported", signal, themes: ["preventie-uithuiszetting"], areas: ["menen"], seen: { nl: "gezinnen op straat" }, people: 30, urgency: "soon" });
  }
  append("2019-02-04", "caw-zwvl", { kind: "signal-step", signals: ["s-1", "s-2"], step: "screen" });
  append("2019-02-11", "caw-zwvl", { kind: "signal-step", signals: ["s-1"], step: "bundle", challenge: "uithuiszetting-voorkomen" });
  append("2019-02-12", "caw-zwvl", { kind: "signal-step", signals: ["s-1"], step: "direct" });
  append("2019-03-01", "w13", {
    kind: "trajectory-opened", trajectory: "t", label: "Traject", organisers: ["w13"], place: "zaal 2", deadline: "2019-04-01T12:00:00+02:00", period: { from: "2019-04-15", until: "2019-07-01" },
    groups: [{ theme: "ambition-housing", meetings: 2 }, { theme: "ambition-work", meetings: 2, room_for: 9 }], areas: [{ within: "zwvl", level: "local" }],
    requirements: [{ id: "towns", label: "besturen", source: ["E-06"], severity: "gap", at_least: 5, kind: ["municipality"] }],
  });
  for (const [participant, stakeholder] of [["d1", "ocmw-menen"], ["d2", "caw-zwvl"]]) {
    append("2019-03-02", stakeholder, { kind: "registered", trajectory: "t", participant, stakeholder, themes: ["ambition-housing", "ambition-work"] });
  }
  const meetings = register.trajectory("t").plan();
  append("2019-04-01", "w13", meetings.event);
  append("2019-04-02", "w13", { kind: "trend-note-sent", trajectory: "t" });
  const theme = "ambition-housing";
  append("2019-04-03", "w13", { kind: "question-answered", trajectory: "t", theme, question: "together", answer: "samen" });
  append("2019-04-03", "w13", { kind: "criteria-set", trajectory: "t", theme, criteria: [{ id: "urgency", label: "dringend", weight: 3 }, { id: "reach", label: "bereik", weight: 2 }] });
  for (const [challenge, score] of [["uithuiszetting-voorkomen", 80], ["acute-woonnood-opvangen", 60]]) {
    append("2019-04-03", "w13", { kind: "challenge-scored", trajectory: "t", theme, challenge, scores: [{ criterion: "urgency", score }, { criterion: "reach", score: 100 - score }] });
  }
  append("2019-04-03", "d1", { kind: "voted", trajectory: "t", theme, participant: "d1", challenges: ["uithuiszetting-voorkomen"] });
  append("2019-05-01", "w13", { kind: "plan-opened", plan: "p", label: "Plan", owners: ["w13"], period: { from: "2019-01-01", until: "2025-01-01" }, leads_with: ["director"], share: "5", poverty_test: [{ id: "reach", label: "?" }], tested_themes: [theme] });
  append("2019-05-01", "w13", { kind: "ambition-set", plan: "p", ambition: "a", label: "Wonen", themes: [theme], frame: true });
  append("2019-05-01", "w13", { kind: "action-set", plan: "p", action: "x", label: "Actie", ambition: "a", challenge: "uithuiszetting-voorkomen", leads: ["caw-zwvl"] });
  append("2019-05-01", "w13", { kind: "indicator-set", plan: "p", action: "x", label: "l", unit: "u", baseline: "210", target: "105", target_on: "2024-12-31" });
  append("2019-05-02", "w13", { kind: "reading-taken", plan: "p", action: "x", on: "2019-05-02", value: "182.5" });
  append("2019-05-02", "w13", { kind: "poverty-tested", plan: "p", action: "x", answers: [{ question: "reach", answer: "yes", evidence: "cijfers" }] });
  append("2019-05-02", "w13", { kind: "participation-told", plan: "p", action: "x", how: "samen gekozen", people: 4 });
  append("2019-05-02", "w13", { kind: "domain-set", plan: "p", domain: "d", label: "Wonen", budget: "830000", themes: [theme] });
  append("2019-05-02", "w13", { kind: "budget-line-set", plan: "p", action: "x", domain: "d", amount: "30000.25" });
  const { signals } = register;
  const [trajectory, plan, lang] = [register.trajectory("t"), register.plan("p"), JSON.parse(readFileSync(join(root, "core/src/words/nl.json"), "utf8"))];
  const path = flandersSignalPath();
  const each = (type, list) => list.map((value) => [type, value]);
  const refused = (() => {
    try {
      register.append(3, { at, by: "w13", event: { kind: "erased", seq: 1 } });
    } catch (error) {
      return error;
    }
  })();
  return [
    ...each("RegisterEvent", events),
    ...each("Entry", register.entries()),
    ["Conflict", refused.conflict],
    ...each("WhyNotWritten", refused.reasons),
    ["Opening", register.opening],
    ["Journal", readJournal(register.lines())],
    ["SignalPath", path],
    ...each("PathFinding", checkPath({ ...path, steps: path.steps.filter(({ id }) => id !== "screen") })),
    ...each("ReportedSignal", signals.all()),
    ["SignalStatus", signals.status("s-1", at)],
    ...each("StepMay", signals.steps("s-1", { on })),
    ["Routing", signals.route({ themes: ["preventie-uithuiszetting"], areas: ["menen"] })],
    ...each("Bundling", signals.bundlings()),
    ...each("Overdue", signals.overdue(at)),
    ...each("Stuck", signals.stuck({ on })),
    ["ForumAgenda", signals.forumAgenda(at)],
    ["SignalFigures", signals.figures(at)],
    ["SignalFlow", signals.flow()],
    ["Picture", signals.flowSvg({ lang, on, width: 900 })],
    ["TrajectoryState", trajectory.state()],
    ...each("Representation", trajectory.representation()),
    ["MeetingPlan", meetings],
    ...each("Clash", trajectory.clashes()),
    ["Priorities", trajectory.priorities(theme)],
    ["ThemeFile", trajectory.themeFile(theme)],
    ...each("Attendance", trajectory.attendance()),
    ["PlanState", plan.state()],
    ...each("AmbitionShown", plan.ambitions()),
    ...each("ActionProgress", plan.progress(on)),
    ...each("PlanFinding", plan.findings()),
    ["PlanBlindSpots", plan.blindSpots()],
    ["PlanBudget", plan.budget()],
    ["WrittenNote", register.trendNote("t", { lang })],
    ["WrittenNote", register.inspirationNote("t", { lang })],
    ["WrittenNote", register.visionNote(theme, { lang, from: "w13" })],
    ["WrittenNote", register.visionNoteOfSector("housing", { lang })],
    ["WrittenNote", register.forumNote(at, { lang })],
    ["WrittenNote", register.newsletter("2019-01-01", at, { lang })],
    ["WrittenNote", register.executiveMemo("w13", { lang, plan: "p" })],
    ["WrittenNote", register.signalAbove("vlaanderen", { lang })],
  ];
}

test("events and the answers of a register are of their types", () => {
  const values = answersOfRegister();
  assert.ok(new Set(values.map(([type]) => type)).size > 28);
  assert.deepEqual(typed("register.mts", values), FINE);
});

/** A value with every field that a schema knows: the first of several forms, and two elements in every list. */
function fullest(schema, all, depth = 0) {
  if (schema.$ref !== undefined) return fullest(all.$defs[schema.$ref.split("/").at(-1)], all, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms !== undefined) return fullest(forms[0], all, depth);
  if (schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, fullest(field, all, depth + 1)]));
  }
  if (schema.type === "array") return depth > 12 ? [] : [1, 2].map(() => fullest(schema.items, all, depth + 1));
  if (schema.type === "object") return {};
  return { string: "x", integer: 1, boolean: true }[[schema.type].flat()[0]];
}

for (const [type, file] of [["Landscape", "landscape"], ["RuleBook", "rulebook"], ["Decision", "decision"], ["SignalPath", "path"]]) {
  test(`the type ${type} has every field of its schema`, () => {
    const schema = JSON.parse(readFileSync(join(root, "schemas", `${file}.schema.json`), "utf8"));
    const value = fullest(schema, schema);
    assert.ok(Object.keys(value).length >= 5, JSON.stringify(value));
    assert.deepEqual(typed(`${file}.mts`, [[type, value]]), FINE);
  });
}

test("every code of a lint has its type", () => {
  const library = readFileSync(join(root, "core", "src", "lint", "code.rs"), "utf8");
  const codes = [...library.matchAll(/^ {4}\w+ = "([a-z-]+)", (?:Error|Warning|Hint);$/gmu)].map(([, code]) => code);
  const typesOf = readFileSync(join(root, "wasm", "types.ts"), "utf8").split("export type LintCode =")[1].split(";")[0];
  assert.ok(codes.length > 30);
  assert.deepEqual([...typesOf.matchAll(/"([a-z-]+)"/gu)].map(([, code]) => code).sort(), codes.sort());
});
