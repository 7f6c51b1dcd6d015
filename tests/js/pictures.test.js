/** Pictures through the package. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, load, root } from "./package-under-test.js";

const project = install();
const { Atlas, RegieError } = await load(project);
const atlas = new Atlas(readFileSync(join(root, "examples", "data", "zuid-west-vlaanderen-2019.json"), "utf8"));
const lang = JSON.parse(readFileSync(join(root, "core", "src", "words", "nl.json"), "utf8"));

test("every picture is SVG with a title and the same as a table", () => {
  const pictures = [
    atlas.matrixSvg({ theme: "housing" }, { lang }),
    atlas.matrixSvg({ theme: "housing", columns: "areas" }, { lang }),
    atlas.ladderSvg("armoedepact", { lang }),
    atlas.networkSvg({ challenge: "armoedepact" }, { lang }),
  ];
  assert.equal(new Set(pictures.map(({ svg }) => svg)).size, 4);
  for (const { title, description, svg, table } of pictures) {
    assert.ok(svg.startsWith("<svg ") && svg.includes(`<title>${title}</title>`) && description !== "");
    assert.ok(table.rows.length > 0 && table.rows.every((row) => row.length === table.columns.length));
  }
});

test("what is not there, and a picture without a language, is refused", () => {
  const refused = (act, code, path) => assert.throws(act, (error) => error instanceof RegieError && error.code === code && error.path === path);
  refused(() => atlas.ladderSvg("armoedepact"), "invalid-argument", "options.lang");
  refused(() => atlas.ladderSvg("armoedepakt", { lang }), "unknown-id", "challenge");
  refused(() => atlas.networkSvg({ challenge: "armoedepact", seat: "menen" }, { lang }), "unknown-id", "network.seat");
  refused(() => atlas.matrixSvg({ columns: "roles" }, { lang }), "invalid-argument", "matrix.columns");
});
