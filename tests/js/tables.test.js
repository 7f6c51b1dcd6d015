/** A landscape from tables, and back, through the package. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, load, root } from "./package-under-test.js";

const project = install();
const { Atlas, RegieError, fromTables, tableTemplates, toTables } = await load(project);
const region = JSON.parse(readFileSync(join(root, "examples", "data", "zuid-west-vlaanderen-2019.json"), "utf8"));
const folder = join(root, "examples", "data", "tables", "zuid-west-vlaanderen-2019");
const nl = JSON.parse(readFileSync(join(root, "core", "src", "words", "nl.json"), "utf8"));

test("the tables of the region are its landscape, as bytes and as text", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  for (const encoding of [undefined, "utf8"]) {
    const tables = Object.fromEntries(names.map((name) => [name.replace(".csv", ""), readFileSync(join(folder, name), encoding)]));
    const { landscape, problems } = fromTables(tables);
    assert.deepEqual(problems, []);
    assert.deepEqual(landscape, region);
    assert.equal([...new Atlas(landscape).decisions()].length, region.challenges.length);
  }
});

test("what is written is read again, in every form", () => {
  for (const headers of ["nl", "en"]) {
    for (const delimiter of [",", ";", "\t"]) {
      const tables = toTables(region, { headers, delimiter, mark: false });
      assert.ok((headers === "nl" ? "betrokkenen" : "stakeholders") in tables);
      assert.deepEqual(fromTables(tables).landscape, region);
    }
  }
});

test("templates say nothing until they are filled", () => {
  const templates = tableTemplates({ headers: "en" });
  assert.equal(Object.keys(templates).length, 15);
  const { landscape, problems } = fromTables(templates, { asOf: "2019-01-15", id: "empty" });
  assert.deepEqual([landscape.id, landscape.stakeholders, problems], ["empty", undefined, []]);
});

test("problems name table, row and column, in words where a language is given", () => {
  const windows = Uint8Array.from("naam;soort\nCo\u00f6peratie;ocmww\n", (letter) => letter.codePointAt(0));
  const options = { asOf: "2019-01-15", buildsOn: ["flanders-vocabulary"], lang: nl };
  const { landscape, problems } = fromTables({ betrokkenen: windows }, options);
  assert.equal(landscape, undefined);
  assert.deepEqual(problems.map(({ code, severity }) => [code, severity]), [["read-as-windows-1252", "warning"], ["unknown-name", "problem"]]);
  const [, { table, row, column, letters, nearest, words }] = problems;
  assert.deepEqual([table, row, column, letters, nearest], ["stakeholders", 2, "soort", "B", "ocmw"]);
  assert.match(words, /^In de tabel ‘betrokkenen’, rij 2, kolom B \(soort\): ‘ocmww’ is nergens beschreven\./);
});

test("calls that make no sense are refused", () => {
  const refused = (act, path) => assert.throws(act, (error) => error instanceof RegieError && error.path === path);
  refused(() => fromTables({ themes: 1 }), "tables.themes");
  refused(() => fromTables({}, { date: "2019-01-15" }), "options.date");
  refused(() => fromTables({}, { asOf: "soon" }), "options.asOf");
  refused(() => fromTables({}, { buildsOn: "flanders-areas" }), "options.buildsOn");
  refused(() => toTables(region, { headers: "fr" }), "options.headers");
  refused(() => tableTemplates({ delimiter: "." }), "options.delimiter");
});
