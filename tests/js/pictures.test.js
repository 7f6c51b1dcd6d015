/** Pictures through the package. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, load, root } from "./package-under-test.js";

const project = install();
const { Atlas, RegieError, Register } = await load(project);
const atlas = new Atlas(readFileSync(join(root, "examples", "data", "zuid-west-vlaanderen-2019.json"), "utf8"));
const lang = JSON.parse(readFileSync(join(root, "core", "src", "words", "nl.json"), "utf8"));

test("every picture is SVG with a title and the same as a table", () => {
  const pictures = [
    atlas.matrixSvg({ theme: "housing" }, { lang }),
    atlas.matrixSvg({ theme: "housing", columns: "areas" }, { lang }),
    atlas.ladderSvg({ challenge: "armoedepact" }, { lang }),
    atlas.networkSvg({ challenge: "armoedepact" }, { lang }),
  ];
  assert.equal(new Set(pictures.map(({ svg }) => svg)).size, 4);
  for (const { title, description, svg, table } of pictures) {
    assert.ok(svg.startsWith("<svg ") && svg.includes(`<title>${title}</title>`) && description !== "");
    assert.ok(table.rows.length > 0 && table.rows.every((row) => row.length === table.columns.length));
  }
});

test("many of a kind that do alike are one, mine are picked out, and a table stands by itself", () => {
  const of = (more) => atlas.matrixSvg({ theme: "ambition-housing", columns: "areas", ...more }, { lang });
  const [each, folded] = [of({}), of({ fold: true, mine: ["w13"] })];
  const rows = ({ svg }) => svg.match(/data-stakeholder=/gu).length;
  assert.ok(rows(folded) < rows(each) && rows(each) === each.table.rows.length);
  assert.ok(folded.svg.includes(">14 gemeenten</text>") && folded.svg.includes(">wij</text>") && !each.svg.includes(">wij</text>"));
  assert.deepEqual(folded.table, each.table);
  const network = atlas.networkSvg({ challenge: "drempel-vervoer", fold: true, mine: ["w13"] }, { lang });
  assert.ok(network.svg.includes(">14 gemeenten</text>") && network.svg.includes(">wij</text>"));
  const ladder = (seat) => atlas.ladderSvg({ challenge: "armoedebudget", seat }, { lang }).svg;
  assert.ok(ladder().includes("14 tafels, één per gemeente") && ladder("menen").includes("Tafel: Menen"));
});

test("what is not there, and a picture without a language, is refused", () => {
  const refused = (act, code, path) => assert.throws(act, (error) => error instanceof RegieError && error.code === code && error.path === path);
  refused(() => atlas.ladderSvg({ challenge: "armoedepact" }), "invalid-argument", "options.lang");
  refused(() => atlas.ladderSvg({ challenge: "armoedepakt" }, { lang }), "unknown-id", "ladder.challenge");
  refused(() => atlas.ladderSvg({ challenge: "armoedepact", seat: "menen" }, { lang }), "unknown-id", "ladder.seat");
  refused(() => atlas.networkSvg({ challenge: "armoedepact", seat: "menen" }, { lang }), "unknown-id", "network.seat");
  refused(() => atlas.networkSvg({ challenge: "armoedepact", mine: ["w13", "w14"] }, { lang }), "unknown-id", "network.mine[1]");
  refused(() => atlas.matrixSvg({ fold: "yes" }, { lang }), "invalid-option", "matrix.fold");
  refused(() => atlas.matrixSvg({ columns: "roles" }, { lang }), "invalid-argument", "matrix.columns");
});

test("the flow of signals is a picture too: of a day, in a language, as wide as is asked", () => {
  const landscape = {
    format: "regie/landscape", version: 1, id: "menen", as_of: "2018-01-01", builds_on: ["flanders-vocabulary"],
    areas: [{ id: "menen", label: "Menen", level: "local" }],
    stakeholders: [{ id: "ocmw", label: "OCMW Menen", kind: "ocmw", sectors: ["welfare"], works_in: ["menen"] }],
  };
  const register = Register.begin({ landscape }, "2018-01-10T09:00:00+01:00", "ocmw");
  const none = register.signals.flowSvg({ lang });
  assert.deepEqual(none.table.rows, []);
  const event = { kind: "signal-reported", signal: "s-1", themes: ["poverty"], areas: ["menen"], seen: "geen geld" };
  register.append(1, { at: "2018-02-01T10:00:00+01:00", by: "ocmw", event });
  const { title, svg, table } = register.signals.flowSvg({ lang, on: "2018-03-01", withIds: true, width: 700 });
  assert.ok(svg.startsWith("<svg ") && svg.includes(`<title>${title}</title>`) && svg.includes('<g data-state="reported">'));
  assert.deepEqual(table.rows, [["Welzijn (welfare)", "melden", "Gemeld (reported)", "1"], ["Gemeld (reported)", "", "Blijft hier staan", "1"]]);
  const width = (asked) => /width="(\d+)"/u.exec(register.signals.flowSvg({ lang, width: asked }).svg)[1];
  assert.ok(Number(width(500)) < Number(width(800)));
  const refused = (act, path) => assert.throws(act, (error) => error instanceof RegieError && error.code === "invalid-argument" && error.path === path);
  refused(() => register.signals.flowSvg(), "options.lang");
  refused(() => register.signals.flowSvg({ lang, width: "wide" }), "options.width");
});
