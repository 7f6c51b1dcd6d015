/** The pictures of the page: the map, the matrix, the ladder and the network; on the page, as a table, and as files. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { FOLDER, REGION, changed, drop, json, judge, moduleOf, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, root } from "./package-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

/* ---------------------------------------------------------------------------------------------------------- without a browser */

test("numbers come in at most five classes, each in exactly one", async () => {
  const { classesOf } = await moduleOf("views/pictures/classes.ts");
  assert.deepEqual(classesOf([]), []);
  assert.deepEqual(classesOf([0, 3, 3, 1]), [{ from: 1, to: 1 }, { from: 3, to: 3 }]);
  assert.deepEqual(classesOf([1, 2, 3, 4, 5, 12]), [{ from: 1, to: 3 }, { from: 4, to: 6 }, { from: 10, to: 12 }]);
  for (let seed = 1; seed < 400; seed += 1) {
    const values = Array.from({ length: seed % 23 }, (_, n) => (seed * (n + 7) * 2_654_435_761) % (1 + ((seed * 13) % 97)));
    const classes = classesOf(values);
    assert.ok(classes.length <= 5);
    for (const value of values) assert.equal(classes.filter(({ from, to }) => from <= value && value <= to).length, value > 0 ? 1 : 0, `${value} of ${values}`);
    for (const { from, to } of classes) assert.ok(values.some((value) => from <= value && value <= to));
  }
});

test("text is broken and cut off where there is no more room", async () => {
  const { clip, lines, widthOf } = await moduleOf("pictures/letters.ts");
  const long = "Samenwerkingsovereenkomst tussen Zuid-West-Vlaanderen en de hele wereld ".repeat(900);
  for (const text of ["kort", long, "W".repeat(70_000), "", "  ", "een heel-lang-samengesteld-woord"]) {
    for (const [room, most] of [[60, 1], [120, 2], [200, 4]]) {
      const told = lines(text, room, 14, most);
      assert.ok(told.length <= most);
      for (const line of told) assert.ok(widthOf(line, 14) <= room, `${line} in ${room}`);
      if (widthOf(text.trim(), 14) <= room) assert.equal(told.join(""), text.trim());
    }
  }
  assert.deepEqual(lines("Tafel: Zuid-West-Vlaanderen, voor 14 gemeenten", 160, 14, 5).join(" ").replaceAll("- ", "-"), "Tafel: Zuid-West-Vlaanderen, voor 14 gemeenten");
  assert.match(clip(long, 100, 12), /^Samen.*…$/u);
});

test("no two roles have one letter", async () => {
  const { lettersOf } = await moduleOf("views/pictures/role-letters.ts");
  assert.deepEqual(lettersOf(["Regisseur", "Actor", "Aanbieder", "Adviseur", "Actor", "Aa"]), ["R", "A", "Aa", "Ad", "Ac", "A2"]);
  const many = lettersOf(Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? "Rol" : "…")));
  assert.equal(new Set(many).size, 60);
});

const MAP = json("data", "map", "towns-2019.json");

test("the map has every town of Flanders of 2019, by its NIS code and nothing else", () => {
  const shapes = Object.values(MAP.objects).flatMap(({ geometries }) => geometries);
  assert.equal(shapes.length, 319);
  for (const shape of shapes) assert.deepEqual(Object.keys(shape).sort(), ["arcs", "id", "type"]);
  const codes = new Set(shapes.map(({ id }) => id));
  const { areas } = JSON.parse(readFileSync(join(root, "pkg", "data", "flanders-areas.json"), "utf8"));
  const there = areas.filter(({ level, valid = {} }) => level === "local" && !(valid.from > "2019-06-01") && !(valid.until <= "2019-06-01"));
  assert.equal(there.length, 300);
  assert.deepEqual(there.filter(({ codes: { nis } }) => !codes.has(nis)).map(({ id }) => id), []);
  assert.match(readFileSync(join(FOLDER, "data", "map", "SOURCES.md"), "utf8"), /CC0 1\.0[\s\S]*MIT/u);
});

/** What the package counts of each area: by area, by measure. */
async function compared(file, areas) {
  const { Atlas } = await import(pathToFileURL(join(root, "pkg", "node.js")));
  const folder = join(root, "pkg", "data");
  const sets = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => [name.replace(".json", ""), readFileSync(join(folder, name), "utf8")]));
  const text = existsSync(join(FOLDER, "data", file)) ? readFileSync(join(FOLDER, "data", file), "utf8") : example(file);
  const { areas: columns, measures } = new Atlas(text, { sets }).benchmark({ areas });
  const place = (wanted) => measures.findIndex(({ measure }) => measure === wanted);
  return (measure) => Object.fromEntries(columns.map(({ area, values }) => [area, values[place(measure)].count]));
}

/* ------------------------------------------------------------------------------------------------------------- on the page */

const NOT_LOADING = () => document.querySelector("main h1") !== null && document.querySelector("main .loading") === null;
const settled = (page) => page.waitForFunction(NOT_LOADING);
/** The number of each town, by the area to which it leads. */
const inTable = (page) =>
  page.locator(".map-table tbody tr").evaluateAll((rows) => Object.fromEntries(rows.map((row) => [new URLSearchParams(row.querySelector("a").hash.slice(1)).get("me").replace("areas/", ""), Number(row.querySelector("td").textContent)])));

/** Keeps what the page hands to the browser to save. */
const KEEP = () => {
  window.saved = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    window.saved.push(blob);
    return make(blob);
  };
};
/** The last picture that was saved; PNG as bytes and as it is read again. */
const KEPT = async () => {
  const blob = window.saved.at(-1);
  if (blob.type !== "image/png") return { type: blob.type, text: await blob.text() };
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const colours = new Set();
  for (let n = 0; n < data.length && colours.size < 50; n += 4) colours.add(`${data[n]} ${data[n + 1]} ${data[n + 2]}`);
  return { type: blob.type, width: image.width, height: image.height, colours: colours.size, bytes: [...new Uint8Array(await blob.arrayBuffer()).slice(0, 8)] };
};
/** Every element with its attributes, as an XML parser reads them: where the page's own policy does not stand in the way. */
const PARSED = (text) => {
  const xml = new DOMParser().parseFromString(text, "image/svg+xml");
  const all = [...xml.querySelectorAll("*")];
  return { wrong: xml.querySelector("parsererror")?.textContent ?? "", elements: all.map((one) => ({ name: one.nodeName, attributes: [...one.attributes].map(({ name, value }) => [name, value]) })), style: [...xml.querySelectorAll("style")].map(({ textContent }) => textContent), said: xml.documentElement.textContent };
};

const ALLOWED = new Set(["svg", "title", "desc", "defs", "pattern", "g", "rect", "path", "line", "circle", "polygon", "text", "style"]);

/** Is it a picture by itself: no script, no reference, no colour of the page? Its own style sheet, where it has one, is the only one. Gives its size. */
function standsAlone({ wrong, elements, style }) {
  assert.equal(wrong, "");
  assert.equal(elements[0].name, "svg");
  assert.deepEqual(elements.slice(1, 3).map(({ name }) => name), ["title", "desc"]);
  assert.ok(style.length <= 1);
  for (const sheet of style) assert.doesNotMatch(sheet.replace(/var\(--(?:regie-)?[a-z]+(?:,#[0-9a-f]+)?\)/gu, ""), /url\(|var\(|@import|https?:/u);
  for (const { name, attributes } of elements) {
    assert.ok(ALLOWED.has(name), name);
    for (const [attribute, value] of attributes) {
      assert.doesNotMatch(attribute, /^on|href|^style$|^src$/u);
      if (attribute !== "xmlns") assert.doesNotMatch(value, /https?:|data:|javascript:|var\(|url\((?!#step-[0-9-]+\))/u, `${attribute}=${value}`);
    }
  }
  const { width, height } = Object.fromEntries(elements[0].attributes);
  return { width: Number(width), height: Number(height) };
}

describe("in Chromium", () => {
  let browser, plain;
  before(async () => {
    browser = await startChromium();
    plain = await browser.newPage();
  });
  after(() => browser.close());

  const visiting = visitor(() => browser, () => address);
  const asked = async (page, hash) => {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await settled(page);
  };

  visiting("the map counts of every town what the package counts, and what is missing only when it is asked for", { hash: "#view=pictures" }, async (page) => {
    for (const { file } of json("regions.json")) {
      await page.getByLabel("Regio", { exact: true }).selectOption(file.replace(".json", ""));
      const { label } = json("regions.json").find((one) => one.file === file);
      await page.locator("main .lead", { hasText: label.nl }).waitFor();
      await settled(page);
      await page.locator('[data-measure="challenges"]').waitFor();
      const towns = await inTable(page);
      const measured = await compared(file, Object.keys(towns));
      assert.deepEqual(towns, measured("challenges"), file);
      assert.ok((await page.locator("[data-shape]").count()) <= Object.keys(towns).length);
      // no colour shows what is missing before somebody wants to see it
      assert.equal(await page.locator('.measure option[value="gaps"]').count(), 0);
      await page.getByText("Ook wat ontbreekt?").click();
      await page.getByText("zegt niets over de inzet van een gemeente").waitFor();
      await page.getByRole("button", { name: "Toon wat ontbreekt" }).click();
      await page.locator('[data-measure="gaps"]').waitFor();
      assert.deepEqual(await inTable(page), measured("gaps"), file);
      await page.getByRole("button", { name: "Verberg wat ontbreekt" }).click();
      await page.locator('[data-measure="challenges"]').waitFor();
      assert.equal(await page.locator('.measure option[value="gaps"]').count(), 0);
      await page.getByText("Ook wat ontbreekt?").click();
    }
    // the last one is all of Flanders: each of its towns has a shape of its own
    assert.equal(await page.locator("[data-shape]").count(), 285);
    assert.equal(await page.locator('[aria-label^="Beveren-Kruibeke-Zwijndrecht:"]').count(), 1);
  });

  visiting("the map follows the date: towns that merged later share a shape, towns that merged since are one", { hash: "#view=pictures&region=noord-limburg-2018" }, async (page) => {
    await settled(page);
    const labels = () => page.locator("[data-shape]").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label").split(":")[0]));
    assert.deepEqual(await labels(), ["Bocholt", "Bree", "Hamont-Achel", "Hechtel-Eksel", "Lommel", "Meeuwen-Gruitrode en Opglabbeek", "Neerpelt en Overpelt", "Peer"]);
    assert.equal(await page.locator(".map-table", { hasText: "Neerpelt (samen één vlak op de kaart)" }).count(), 1);
    await page.getByLabel("Stand op").fill("2019-02-01");
    await page.locator('[aria-label^="Pelt:"]').waitFor();
    assert.deepEqual(await labels(), ["Bocholt", "Bree", "Hamont-Achel", "Hechtel-Eksel", "Lommel", "Oudsbergen", "Peer", "Pelt"]);
  });

  visiting("one measure after the other, on one theme or on all", { hash: "#view=pictures" }, async (page) => {
    await settled(page);
    const all = await inTable(page);
    const choose = async (measure) => {
      await page.locator(".measure").selectOption(measure);
      await page.locator(`[data-measure="${measure}"]`).waitFor();
      return inTable(page);
    };
    for (const approach of ["local", "joint", "signal"]) {
      const some = await choose(approach);
      for (const [town, value] of Object.entries(some)) assert.ok(value <= all[town], `${approach} ${town}`);
      assert.ok(Object.values(some).some((value) => value > 0), approach);
    }
    const roles = await choose("roles");
    // its roles on the page of the challenge count: Kortrijk has more than one on most
    assert.ok(roles.kortrijk > all.kortrijk);
    await choose("challenges");
    const columns = () => page.locator(".role-table thead th").count();
    const before = await columns();
    const [, theme] = await page.locator(".theme-choice option").evaluateAll((all) => all.map(({ value, textContent }) => ({ value, label: textContent })));
    await page.locator(".theme-choice").selectOption(theme.value);
    await page.locator(".map-table caption", { hasText: theme.label }).waitFor();
    await page.locator('[data-measure="challenges"]').waitFor();
    await page.waitForFunction((before) => document.querySelectorAll(".role-table thead th").length < before, before);
    const some = await inTable(page);
    for (const [town, value] of Object.entries(some)) assert.ok(value < all[town], town);
  });

  visiting("a town is one stop away, its neighbours by arrows, and Enter opens its view", { hash: "#view=pictures" }, async (page) => {
    await settled(page);
    assert.equal(await page.locator('[data-shape][tabindex="0"]').count(), 1);
    await page.getByRole("button", { name: "Gemeenten samenvoegen" }).focus();
    await page.keyboard.press("Tab");
    const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.equal(await here(), "Anzegem: 31\u00a0uitdagingen");
    assert.equal(await page.locator(".map-figure .seen").innerText(), "Anzegem: 31\u00a0uitdagingen");
    await page.keyboard.press("ArrowLeft");
    assert.match(await here(), /^(?:Deerlijk|Zwevegem):/u);
    await page.keyboard.press("End");
    assert.match(await here(), /^Zwevegem:/u);
    await page.keyboard.press("ArrowLeft");
    assert.match(await here(), /^Kortrijk: 33/u);
    assert.equal(await page.locator('[data-shape][tabindex="0"]').count(), 1);
    await page.keyboard.press("Enter");
    await page.locator(".matrix").waitFor();
    assert.equal(await page.getByRole("combobox", { name: "Mijn gemeente" }).inputValue(), "Kortrijk");
    await page.goBack();
    await settled(page);
    await page.goto(`${address}#view=pictures&me=areas/kortrijk`);
    await page.locator(".map-table .ours", { hasText: "Kortrijk" }).waitFor();
  });

  visiting("what is chosen stands in the address: a link and the way back bring the same picture", { hash: "#view=pictures" }, async (page) => {
    await settled(page);
    const field = (name) => new URLSearchParams(new URL(page.url()).hash.slice(1)).get(name);
    const measured = (measure) => page.locator(`[data-measure="${measure}"]`).waitFor();
    const by = (name) => page.getByRole("tab", { name, selected: true }).waitFor();
    await measured("challenges");
    assert.equal(new URL(page.url()).hash, "#view=pictures");
    await page.locator(".measure").selectOption("joint");
    await measured("joint");
    assert.equal(field("measure"), "joint");
    await page.getByRole("tab", { name: "Per plaats" }).click();
    await by("Per plaats");
    assert.equal(field("by"), "area");
    const fold = page.locator(".role-table .fold").first();
    await fold.click();
    await page.locator(".role-table .member").first().waitFor();
    assert.equal(await page.locator(".role-table .member").count(), 12);

    // somebody else, with the same link
    const link = page.url();
    await page.goto("about:blank");
    await page.goto(link);
    await by("Per plaats");
    await measured("joint");
    await page.locator(".role-table .member").first().waitFor();
    assert.equal(await page.locator(".role-table .member").count(), 12);
    assert.equal(await page.locator(".measure").inputValue(), "joint");
    // what is missing is shown with what that means
    await page.getByText("Ook wat ontbreekt?").click();
    await page.getByRole("button", { name: "Toon wat ontbreekt" }).click();
    await measured("gaps");
    await page.locator(".measure").selectOption("local");
    await measured("local");
    await page.goBack();
    await measured("gaps");
    await page.getByText("zegt niets over de inzet van een gemeente").waitFor();
    await page.goBack();
    await measured("joint");
    await page.goForward();
    await measured("gaps");
    // in another view it says nothing, and so stands in no address
    await page.getByRole("link", { name: "Signalen" }).click();
    await page.getByRole("heading", { level: 1, name: "Signalen" }).waitFor();
    assert.deepEqual(["measure", "towns", "by", "rows"].map(field), [null, null, null, null]);
    await page.goBack();
    await measured("gaps");
    await page.getByText("zegt niets over de inzet van een gemeente").waitFor();
  });

  visiting("the towns that no challenge concerns stand in the address when they are shown", { hash: "#view=pictures" }, async (page) => {
    const few = changed((landscape) => {
      landscape.challenges = landscape.challenges.filter(({ spread }) => spread === "separate").map((challenge) => ({ ...challenge, areas: ["kortrijk", "menen"] }));
    });
    await drop(page, "weinig.json", few);
    await page.locator("#region option:checked", { hasText: "weinig.json" }).waitFor({ state: "attached" });
    await page.getByRole("link", { name: "Beelden" }).click();
    const shapes = (many) => page.waitForFunction((many) => document.querySelectorAll("[data-shape]").length === many, many);
    const all = page.getByLabel("Toon alle gemeenten van het werkveld");
    await shapes(2);
    await all.check();
    await shapes(14);
    const link = page.url();
    assert.match(link, /towns=all/u);
    await page.goBack();
    await shapes(2);
    assert.equal(await all.isChecked(), false);
    await page.goto("about:blank");
    await page.goto(link);
    await shapes(14);
    assert.ok(await all.isChecked());
  });

  visiting("a choice that there is not is the usual one, and nothing is said about it", { hash: "#view=pictures&measure=%3Cimg%3E&towns=some&by=constructor&rows=nobody,%3Cb%3E" }, async (page) => {
    await settled(page);
    await page.locator('[data-measure="challenges"]').waitFor();
    await page.getByRole("tab", { name: "Per thema", selected: true }).waitFor();
    assert.equal(await page.locator(".role-table .member").count(), 0);
    assert.equal(await page.locator(".said").innerText(), "");
    assert.equal(await page.locator("[data-shape]").count(), 14);
    await page.locator(".measure").selectOption("signal");
    await page.locator('[data-measure="signal"]').waitFor();
    assert.match(new URL(page.url()).hash, /measure=signal/u);
    assert.doesNotMatch(new URL(page.url()).hash, /some|constructor/u);
  });

  visiting("a landscape without towns of the map says so", { hash: "#view=pictures" }, async (page) => {
    const own = changed((landscape) => landscape.areas.forEach((area) => delete area.codes));
    await drop(page, "zonder.json", own);
    await page.locator(".row").first().waitFor();
    await page.getByRole("link", { name: "Beelden" }).click();
    await page.getByText("Dit werkveld heeft geen gemeenten met een NIS-code").waitFor();
    await page.locator(".role-table").waitFor();
  });

  visiting("the matrix has a letter for each role, folds who does alike, and unfolds", { hash: "#view=pictures" }, async (page) => {
    await settled(page);
    const row = (name) => page.locator(".role-table tr", { has: page.getByRole("rowheader", { name, exact: true }) });
    const cells = (name) => row(name).locator("td").evaluateAll((all) => all.map((one) => [...one.querySelectorAll("abbr")].map(({ title }) => title)));
    const folded = await cells("12 gemeenten");
    await page.getByRole("button", { name: "12 gemeenten" }).click();
    assert.equal(await page.locator(".role-table .member").count(), 12);
    assert.deepEqual(await cells("Gemeente Anzegem"), folded);
    await page.getByRole("tab", { name: "Per plaats" }).click();
    await page.getByRole("columnheader", { name: "Zuid-West-Vlaanderen", exact: true }).waitFor();
    const columns = await page.locator(".role-table thead th").allInnerTexts();
    const decisions = await rolesOf(`${REGION}.json`);
    // every letter stands for an assignment, and every assignment has its letter
    const w13 = (await cells("W13, welzijnsvereniging van OCMW’s en CAW"))[columns.indexOf("Zuid-West-Vlaanderen") - 1];
    assert.equal(w13.length, new Set(decisions.filter(({ stakeholder, area }) => stakeholder === "w13" && area === "zwvl").map(({ role }) => role)).size);
    assert.ok(w13.includes("Regisseur (hoort)") || w13.includes("Regisseur (moet)"));
  });

  visiting("the matrix is a picture too: folded as the table is, with mine in a frame, narrowed to a theme", { hash: "#view=pictures" }, async (page) => {
    await settled(page);
    const asTable = page.locator(".role-matrix").getByRole("button", { name: "Als tabel" });
    await asTable.click();
    const drawn = page.getByRole("img", { name: "Wie heeft welke rol, per thema" });
    const rows = drawn.locator("[data-stakeholder]");
    await drawn.locator("text", { hasText: /^12 gemeenten$/u }).waitFor();
    const folded = await rows.count();
    assert.equal(await drawn.locator("style").count(), 0);
    assert.equal(await drawn.locator("text", { hasText: /^wij$/u }).count(), 0);
    await judge(page);
    await asked(page, "#view=pictures&rows=gemeente-anzegem&me=areas/kortrijk");
    await drawn.locator("text", { hasText: /^Gemeente Anzegem$/u }).waitFor();
    await drawn.locator("text", { hasText: /^wij$/u }).waitFor();
    const stakeholders = new Set((await rolesOf(`${REGION}.json`)).map(({ stakeholder }) => stakeholder)).size;
    assert.equal(await rows.count(), stakeholders);
    assert.ok(folded < stakeholders);
    const theme = json("..", "data", `${REGION}.json`).challenges[0].themes[0];
    await asked(page, `#view=pictures&theme=${theme}`);
    await page.waitForFunction((many) => document.querySelectorAll(".role-matrix [data-stakeholder]").length < many, folded);
    // the picture and the table have the same rows
    const some = await rows.count();
    await asTable.click();
    assert.equal(await page.locator(".role-table tbody tr").count(), some);
  });

  visiting("the ladder has the table and each lever at its level, and what nobody can do above", { hash: "#challenge=armoedepact" }, async (page) => {
    const drawing = page.locator(".seen-in-pictures svg").first();
    await page.getByRole("img", { name: /^Wat waar beslist wordt: Regionaal armoedepact/u }).waitFor();
    await page.getByRole("button", { name: "Als tabel" }).click();
    const table = page.locator(".picture-table");
    assert.match(await table.innerText(), /bovenlokaal \(regio\)\s+gezamenlijk aanpakken\s+Tafel\s+Zuid-West-Vlaanderen/u);
    assert.match(await table.innerText(), /Hefboom ‘Het regionaal armoedepact trekken’\s+Zuid-West-Vlaanderen\s+W13/u);
    await judge(page);
    await page.getByRole("button", { name: "Als tabel" }).click();
    assert.ok(await drawing.isVisible());
    // one with a lever that nobody has
    await asked(page, "#challenge=armoedepact&view=who");
    const unheld = (await decisionsOf(`${REGION}.json`)).find(({ seats }) => seats.some(({ gaps }) => gaps.some(({ kind }) => kind === "no-holder")));
    await asked(page, `#challenge=${unheld.challenge}`);
    await page.locator(`[data-challenge="${unheld.challenge}"]`).waitFor();
    await page.locator(".seen-in-pictures text", { hasText: "Niemand heeft" }).first().waitFor();
  });

  visiting("the network is folded, can be drawn one by one, and has a table", { hash: "#challenge=armoedepact" }, async (page) => {
    await page.getByRole("tab", { name: "Netwerk" }).click();
    await page.locator(".seen-in-pictures text", { hasText: "14 gemeenten" }).first().waitFor();
    const knots = page.locator(".seen-in-pictures circle");
    const folded = await knots.count();
    const apart = page.getByLabel("Toon iedereen apart");
    const roles = (await rolesOf(`${REGION}.json`)).filter(({ challenge }) => challenge === "armoedepact");
    const all = new Set(roles.map(({ stakeholder }) => stakeholder)).size;
    assert.ok(folded < all && all > 40);
    assert.equal(await apart.count(), 0);
    await judge(page);
    await page.getByRole("button", { name: "Als tabel" }).click();
    assert.match(await page.locator(".picture-table").innerText(), /W13, welzijnsvereniging van OCMW’s en CAW\s+regisseur \(hoort\)/u);
    // up to forty can be drawn one by one
    await asked(page, "#challenge=drempel-vervoer");
    await page.locator('[data-challenge="drempel-vervoer"]').waitFor();
    const few = new Set((await rolesOf(`${REGION}.json`)).filter(({ challenge }) => challenge === "drempel-vervoer").map(({ stakeholder }) => stakeholder)).size;
    assert.ok(few > 10 && few <= 40);
    await page.getByRole("tab", { name: "Netwerk" }).click();
    await apart.check();
    await page.waitForFunction((few) => document.querySelectorAll(".seen-in-pictures circle").length === few, few);
    // hundreds are never drawn one by one
    await asked(page, "#region=vlaanderen-2025&challenge=elke-gemeente-care");
    await page.locator('[data-challenge="elke-gemeente-care"]').waitFor();
    await page.locator(".seen-in-pictures text", { hasText: "285 OCMW’s" }).waitFor();
    assert.ok((await knots.count()) <= 40);
    assert.equal(await apart.count(), 0);
  });

  visiting("everybody can use the pictures, in the dark too, and on a phone nothing sticks out", { hash: "#view=pictures", colorScheme: "dark" }, async (page) => {
    await settled(page);
    await judge(page);
    await page.getByRole("tab", { name: "Per plaats" }).click();
    await page.getByText("Ook wat ontbreekt?").click();
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    await judge(page);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await asked(page, "#challenge=armoedepact");
    await page.locator(".seen-in-pictures svg").first().waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  });

  /** Saves each picture that stands on the page, as SVG and as PNG, and looks at what came. */
  async function saveAll(page, look) {
    const buttons = page.getByRole("button", { name: "Als SVG" });
    for (let n = 0; n < (await buttons.count()); n += 1) {
      const before = await page.evaluate(() => window.saved.length);
      await buttons.nth(n).click();
      await page.waitForFunction((before) => window.saved.length > before, before);
      const { type, text } = await page.evaluate(KEPT);
      assert.equal(type, "image/svg+xml");
      const parsed = await plain.evaluate(PARSED, text);
      const { width, height } = standsAlone(parsed);
      await page.getByRole("button", { name: "Als PNG" }).nth(n).click();
      await page.waitForFunction(() => window.saved.at(-1).type === "image/png");
      const png = await page.evaluate(KEPT);
      assert.deepEqual(png.bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      assert.ok(Math.abs(png.width - 2 * width) <= 1 && Math.abs(png.height - 2 * height) <= 1, `${png.width} × ${png.height} of ${width} × ${height}`);
      assert.ok(png.colours > 5);
      look?.(parsed, text);
    }
    return buttons.count();
  }

  visiting("pictures are saved as SVG and PNG, with their title and where they come from", { hash: "#view=pictures" }, async (page) => {
    await page.evaluate(KEEP);
    await settled(page);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Als SVG" }).first().click();
    assert.equal((await download).suggestedFilename(), "kaart-zuid-west-vlaanderen-2019-2019-01-15.svg");
    const said = [];
    assert.equal(await saveAll(page, (parsed) => said.push(parsed.said)), 2);
    assert.match(said[0], /^Uitdagingen[\s\S]*Kortrijk[\s\S]*Zuid-West-Vlaanderen, 2019\. Stand op 15 januari 2019\.[\s\S]*CC0 1\.0/u);
    assert.match(said[1], /Wie heeft welke rol, per thema[\s\S]*12 gemeenten/u);
    await asked(page, "#challenge=armoedepact");
    await page.locator(".seen-in-pictures svg").first().waitFor();
    assert.equal(await saveAll(page), 1);
    await page.getByRole("tab", { name: "Netwerk" }).click();
    await page.locator(".seen-in-pictures text", { hasText: "14 gemeenten" }).first().waitFor();
    assert.equal(await saveAll(page), 1);
  });

  visiting("hostile text stays text in every picture and file", {}, async (page) => {
    const hostile = (more) => `<script>window.hacked=1</script><img src=x onerror="window.hacked=2">]]>&amp;"' ${more}\ufffe\u202e`;
    const own = changed((landscape) => {
      const walk = (value, more) => {
        if (typeof value !== "object" || value === null) return;
        for (const key of Object.keys(value)) {
          if (key === "label") value[key] = hostile(more);
          else walk(value[key], `${more} ${key}`);
        }
      };
      walk(landscape, "");
      landscape.stakeholders[0].label = "W".repeat(60_000);
    });
    await drop(page, "boos.json", own);
    await page.getByRole("heading", { level: 1, name: "<script>" }).waitFor();
    await page.evaluate(KEEP);
    await page.getByRole("link", { name: "Beelden" }).click();
    await settled(page);
    const literal = ({ said, elements }, text) => {
      assert.ok(said.includes("<script>window.hacked"));
      assert.ok(text.includes("&lt;script&gt;"));
      assert.ok(text.length < 400_000);
      assert.ok(elements.every(({ name }) => name !== "script"));
    };
    assert.equal(await saveAll(page, literal), 2);
    await asked(page, "#region=own-1&challenge=armoedepact");
    await page.locator(".seen-in-pictures svg").first().waitFor();
    assert.equal(await saveAll(page, literal), 1);
    await page.getByRole("tab", { name: "Netwerk" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".seen-in-pictures circle").length > 0);
    assert.equal(await saveAll(page, literal), 1);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator("main img, main script").count(), 0);
  });
});

/** The decisions of a landscape, from the package. */
async function decisionsOf(file) {
  const { Atlas } = await import(pathToFileURL(join(root, "pkg", "node.js")));
  return [...new Atlas(example(file)).decisions()];
}

/** Every role with its challenge. */
async function rolesOf(file) {
  return (await decisionsOf(file)).flatMap(({ challenge, seats }) => seats.flatMap(({ roles }) => roles.map((role) => ({ ...role, challenge }))));
}

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("the map, the ladder and their files", async () => {
    // the one in front is drawn
    const [plain, page] = [await browser.newPage(), await browser.newPage()];
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(`${address}#view=pictures`);
    await page.waitForFunction(() => document.querySelectorAll("[data-shape]").length === 14 && document.querySelector(".role-table") !== null);
    await judge(page);
    await page.evaluate(KEEP);
    const saved = async (n) => {
      const press = (word) => page.evaluate((word, n) => [...document.querySelectorAll(".picture-tools button")].filter(({ textContent }) => textContent.includes(word))[n].click(), word, n);
      await press("SVG");
      await page.waitForFunction(() => window.saved.at(-1)?.type === "image/svg+xml");
      const { text } = await page.evaluate(KEPT);
      const { width, height } = standsAlone(await plain.evaluate(PARSED, text));
      await press("PNG");
      await page.waitForFunction(() => window.saved.at(-1)?.type === "image/png");
      const png = await page.evaluate(KEPT);
      assert.ok(Math.abs(png.width - 2 * width) <= 1 && Math.abs(png.height - 2 * height) <= 1);
      assert.ok(png.colours > 5);
    };
    await saved(0);
    await saved(1);
    await page.evaluate(() => (location.hash = "#challenge=armoedepact"));
    await page.waitForSelector(".seen-in-pictures svg");
    await saved(0);
    assert.deepEqual(wrong, []);
  });
});
