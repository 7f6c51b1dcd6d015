/** The packed package in Node: it loads, decides what the native library decides, and says what is wrong. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { example, examples, install, load, root, run, thrown } from "./package-under-test.js";

const REGION = "zuid-west-vlaanderen-2019.json";

const project = install();
const { Atlas, RegieError, check, flanders, formatVersion, version } = await load(project);

const text = example(REGION);
const landscape = JSON.parse(text);
const challenge = landscape.challenges[0].id;

/** A reference set that stands in the package as a file. */
function data(name) {
  return readFileSync(createRequire(join(project, "package.json")).resolve(`regie-wasm/data/${name}.json`), "utf8");
}

test("import and require give the same classes", () => {
  const require = createRequire(join(project, "package.json"));
  assert.equal(require("regie-wasm").Atlas, Atlas);
  assert.equal(require("regie-wasm").RegieError, RegieError);
});

test("the package exports what its types say", () => {
  const require = createRequire(join(project, "package.json"));
  const exported = Object.keys(require("regie-wasm")).sort();
  const typed = ["index", "slim", "register"].flatMap((name) => {
    const types = readFileSync(join(root, "pkg", `${name}.d.ts`), "utf8");
    return [...types.matchAll(/^export declare (?:class|function|const) (\w+)/gmu)].map(([, one]) => one);
  });
  assert.deepEqual(exported, [...new Set(typed)].sort());
  assert.ok(exported.includes("Atlas") && exported.includes("Register"));
  assert.deepEqual(Object.keys(require("regie-wasm/store")).sort(), ["JournalStore", "KeptRegister"]);
});

test("the slim entry gives the same answers, by a smaller module of its own, and has no other questions", async () => {
  const require = createRequire(join(project, "package.json"));
  const slim = require("regie-wasm/slim");
  assert.deepEqual(Object.keys(slim).sort(), ["Atlas", "RegieError", "check", "flanders", "formatVersion", "version"]);
  const atlas = new slim.Atlas(text);
  assert.deepEqual([...atlas.decisions()], [...new Atlas(text).decisions()]);
  assert.deepEqual([...atlas.whoActs({ role: "director" })], [...new Atlas(text).whoActs({ role: "director" })]);
  assert.deepEqual([slim.version(), atlas.why, slim.check({ landscape: "{}" }).length > 0], [version(), undefined, true]);
  const [small, large] = ["slim/", ""].map((folder) => readFileSync(require.resolve(`regie-wasm/${folder}regie_wasm_bg.wasm`)).length);
  assert.ok(small < 0.9 * large, `${small} of ${large}`);
});

test("each module is shipped once, and the manifest names the types first", () => {
  const [packed] = JSON.parse(run(join(root, "pkg"), "npm", "pack", "--dry-run", "--json", "--loglevel=error"));
  const files = packed.files.map(({ path }) => path);
  assert.deepEqual(files.filter((path) => path.endsWith(".wasm")).sort(), ["regie_wasm_bg.wasm", "slim/regie_wasm_bg.wasm"]);
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "index.d.ts", "slim.d.ts", "register.d.ts", "store.d.ts", "data/SOURCES.md"]) assert.ok(files.includes(file), file);
  const manifest = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  for (const entry of [".", "./inline", "./slim", "./store", "./data/*.json", "./words/*.json"]) assert.equal(Object.keys(manifest.exports[entry])[0], "types", entry);
  assert.equal(manifest.version, version());
});

test("the entry without files gives the same answers, and the module is a file that can be found", async () => {
  const require = createRequire(join(project, "package.json"));
  const inline = require("regie-wasm/inline");
  assert.deepEqual(Object.keys(inline).sort(), Object.keys(require("regie-wasm")).sort());
  assert.deepEqual(new inline.Atlas(text).decide(challenge), new Atlas(text).decide(challenge));
  assert.ok(WebAssembly.validate(readFileSync(require.resolve("regie-wasm/regie_wasm_bg.wasm"))));
});

test("every set that is shipped is named in the README and in the types, with its sources beside it", () => {
  const packed = (name) => readFileSync(join(root, "pkg", name), "utf8");
  const [readme, types, sources] = ["README.md", "slim.d.ts", "data/SOURCES.md"].map(packed);
  const sets = readdirSync(join(root, "pkg/data")).filter((name) => name.endsWith(".json"));
  assert.equal(sets.length, 4);
  for (const set of sets) {
    assert.ok(readme.includes(`regie-wasm/data/${set}`) && types.includes(set), set);
    const { format, id } = JSON.parse(packed(`data/${set}`));
    assert.deepEqual([format, `${id}.json`], ["regie/landscape", set]);
    assert.ok(sources.includes(id), set);
  }
  for (const licence of ["CC BY 4.0", "MIT", "CC0 1.0"]) assert.ok(readme.includes(licence) && sources.includes(licence), licence);
});

test("every language that is shipped is named in the README", () => {
  const readme = readFileSync(join(root, "pkg/README.md"), "utf8");
  const languages = readdirSync(join(root, "pkg/words")).filter((name) => name.endsWith(".json"));
  assert.deepEqual(languages.sort(), ["en.json", "nl.json"]);
  for (const file of languages) {
    assert.ok(readme.includes(`regie-wasm/words/${file}`), file);
    const { format, language } = JSON.parse(readFileSync(join(root, "pkg/words", file), "utf8"));
    assert.deepEqual([format, `${language}.json`], ["regie/words", file]);
  }
});

test("the README is for whoever installs the package: no link, picture or command leads into the repository", () => {
  const readme = readFileSync(join(root, "pkg/README.md"), "utf8");
  for (const [, target] of readme.matchAll(/\]\(([^)]*)\)/gu)) assert.match(target, /^(https:|#)/u);
  assert.doesNotMatch(readme, /cargo/u);
  for (const word of ["npm install regie-wasm", "'wasm-unsafe-eval'", "regie-wasm/inline", "regie-wasm/slim", "problems"]) assert.ok(readme.includes(word), word);
});

test("a set on which nothing builds is not read, and one with the name of one of the library takes its place", () => {
  assert.deepEqual(check({ landscape, sets: { eigen: { form: "?" } } }), []);
  const [problem] = check({ landscape, sets: { "flanders-vocabulary": { form: "?" } } });
  assert.equal(problem.document, "flanders-vocabulary");
});

test("the version of documents is asked for, and is the one that is read", () => {
  assert.equal(formatVersion(), landscape.version);
  const newer = thrown(() => new Atlas({ ...landscape, version: formatVersion() + 1 }));
  assert.equal(newer.code, "newer-version");
});

test("every landscape of the examples has its decisions", () => {
  for (const name of examples()) {
    const sets = Object.fromEntries(["areas", "regions", "associations", "local-governments"].map((set) => [`flanders-${set}`, data(`flanders-${set}`)]));
    const atlas = new Atlas(example(name), { sets });
    const decisions = [...atlas.decisions()];
    assert.ok(decisions.length > 0, name);
    assert.deepEqual(decisions.map((decision) => decision.challenge), decisions.map((decision) => decision.challenge).sort());
    atlas.free();
  }
});

test("documents are text or plain objects, with the same answer", () => {
  const expected = new Atlas(text).decide(challenge);
  assert.equal(expected.challenge, challenge);
  assert.deepEqual(new Atlas(landscape, {}).decide(challenge), expected);
});

test("the date is the landscape's own, or an option", () => {
  const own = new Atlas(text).decide(challenge);
  assert.deepEqual(new Atlas(text, { asOf: landscape.as_of, ruleBook: undefined }).decide(challenge), own);
  assert.equal(new Atlas(text).asOf, landscape.as_of);
  assert.equal(new Atlas(text, { asOf: "2020-02-29" }).asOf, "2020-02-29");
  const error = thrown(() => new Atlas(text, { asOf: "2019-02-30" }));
  assert.ok(error instanceof RegieError);
  assert.deepEqual([error.code, error.path], ["invalid-option", "options.asOf"]);
});

test("wrong documents say all that is wrong", () => {
  const error = thrown(() => new Atlas({ ...landscape, chalenges: [], version: "1" }, { ruleBook: "{}" }));
  assert.ok(error instanceof RegieError && error instanceof Error);
  assert.equal(error.name, "RegieError");
  const places = error.problems.map(({ document, path }) => `${document} ${path}`);
  assert.ok(places.includes("landscape chalenges") && places.includes("landscape version"), places.join("\n"));
  assert.ok(places.some((place) => place.startsWith("rulebook ")), places.join("\n"));
  for (const problem of error.problems) assert.ok(problem.code && problem.message, JSON.stringify(problem));
  const [first] = error.problems;
  assert.deepEqual([error.code, error.path, error.hint], [first.code, first.path, first.nearest]);
  assert.ok(error.message.includes(first.message));
  // a misspelt collection goes before what it may have caused
  assert.ok(error.message.startsWith("landscape, chalenges: ") && error.message.endsWith(`(and ${error.problems.length - 2} more, see \`problems\`)`));
});

test("what JSON cannot hold is a problem with its place, in every document", () => {
  const error = thrown(() => new Atlas({ ...landscape, label: undefined }, { ruleBook: { rules: [{ valid: new Date(0) }] } }));
  const places = error.problems.map(({ document, code, path }) => `${document} ${code} ${path}`);
  assert.deepEqual(places, ["landscape unsupported-value label", "rulebook unsupported-value rules[0].valid"]);
});

test("reference sets are given by name", () => {
  const building = { ...landscape, builds_on: [...(landscape.builds_on ?? []), "eigen"] };
  const error = thrown(() => new Atlas(building, { sets: { eigen: { form: "?" } } }));
  assert.ok(error.problems.some(({ document, path }) => document === "eigen" && path === "form"), error.message);
});

test("documents are checked without being used", () => {
  assert.deepEqual(check({ landscape: text, ruleBook: flanders.ruleBook() }), []);
  assert.deepEqual(check({ landscape, sets: {} }), []);
  const places = check({ landscape: { ...landscape, chalenges: [] }, ruleBook: "{}" }).map(({ document, path }) => `${document} ${path}`);
  assert.ok(places.includes("landscape chalenges") && places.includes("rulebook format"), places.join("\n"));
  const [unsupported] = check({ ruleBook: { rules: [() => 1] } });
  assert.deepEqual([unsupported.document, unsupported.code, unsupported.path], ["rulebook", "unsupported-value", "rules[0]"]);
});

test("what comes with the library is the caller's to change", () => {
  const ruleBook = flanders.ruleBook();
  assert.deepEqual(new Atlas(text, { ruleBook }).decide(challenge), new Atlas(text).decide(challenge));
  ruleBook.rules = ruleBook.rules.filter(({ effect }) => effect === "forbid");
  const roles = new Atlas(text, { ruleBook }).decide(challenge).seats.flatMap((seat) => seat.roles);
  assert.deepEqual(roles, []);
  assert.notDeepEqual(flanders.ruleBook(), ruleBook);
  assert.deepEqual(Object.keys(flanders.sets()), ["flanders-vocabulary"]);
  assert.deepEqual(new Atlas(text, { sets: flanders.sets() }).decide(challenge), new Atlas(text).decide(challenge));
});

test("notices say what is not quite there", () => {
  const [notice] = new Atlas({ ...landscape, agreements: [], appointments: [] }, {
    ruleBook: {
      ...flanders.ruleBook(),
      rules: [
        { id: "r", label: "r", source: ["test"], effect: "assign", role: "actor", at: ["seat"], when: { stakeholder: ["niemand"] } },
      ],
      requirements: [],
      separations: [],
    },
  }).notices;
  assert.deepEqual([notice.code, notice.path], ["unknown-in-rulebook", "rules/r/when"]);
});

test("an unknown challenge is an error with the nearest one", () => {
  const error = thrown(() => new Atlas(text).decide(`${challenge}x`));
  assert.ok(error instanceof RegieError);
  assert.equal(error.hint, challenge);
  assert.deepEqual(error.problems, []);
});
