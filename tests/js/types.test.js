/** The declarations of the package, with the compiler that its users have. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { example, examples, install, load, root } from "./package-under-test.js";

const project = install();
const { Atlas, flanders, lintRuleBook } = await load(project);
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

for (const [type, file] of [["Landscape", "landscape"], ["RuleBook", "rulebook"], ["Decision", "decision"]]) {
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
  const typesOf = readFileSync(join(root, "wasm", "types.ts"), "utf8").split("export type LintCode =")[1];
  assert.ok(codes.length > 30);
  assert.deepEqual([...typesOf.matchAll(/"([a-z-]+)"/gu)].map(([, code]) => code).sort(), codes.sort());
});
