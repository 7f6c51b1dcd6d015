/** A landscape from tables on the page: CSV files or a workbook, what is wrong at its cell, templates, and back. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { strToU8, unzipSync, zipSync } from "fflate";

import { REGION, changed, drop, judge, moduleOf, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, root } from "./package-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const OPEN = "#view=open";
const FOLDER = join(root, "examples", "data", "tables", REGION);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".csv"));
const CSV = FILES.map((name) => ({ name, mimeType: "text/csv", buffer: readFileSync(join(FOLDER, name)) }));
const csv = (name, text) => ({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(text) });
const xlsx = (buffer, name = "werkmap.xlsx") => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
const dialogOf = (page) => page.getByRole("dialog", { name: "Een werkveld uit tabellen" });

/** The files of the region as sheets of one workbook. */
async function workbook() {
  const { rowsOf, workbookOf } = await moduleOf("engine/workbook.ts");
  const tables = Object.fromEntries(CSV.map(({ name, buffer }) => [name.replace(".csv", ""), buffer.toString()]));
  assert.equal(rowsOf(tables.werkveld)[1][0], REGION);
  return (await workbookOf(tables)).arrayBuffer();
}

async function pick(page, files) {
  await page.locator("#file").setInputFiles(files);
  const dialog = dialogOf(page);
  await dialog.waitFor();
  return dialog;
}

/** Opens what the tables say, and waits until it is there: a work that is not the one from before. */
async function opened(page, dialog) {
  const before = await page.locator("#region").inputValue();
  await dialog.getByRole("button", { name: "Open dit werkveld" }).click();
  await page.waitForFunction((before) => document.querySelector("#region").value !== before && document.querySelector("main[aria-busy]") === null, before);
  assert.equal(await dialog.count(), 0);
}

/** What a button hands out as a file. */
async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The landscape that is open, as the page saves it. */
async function landscapeOn(page) {
  await page.getByRole("button", { name: "Bewaar", exact: true }).click();
  const { bytes } = await downloaded(page, page.getByRole("button", { name: /^Werkveld/u }));
  return JSON.parse(bytes);
}

/** What the page says of every challenge. */
async function told(page) {
  await page.locator("main h1").waitFor();
  await page.locator('main a[href*="challenge="]').first().waitFor();
  const texts = await page.locator("main li").allInnerTexts();
  assert.ok(texts.length > 10);
  return texts;
}

test("cells become the text that they show, at their rows and columns, and come back", async () => {
  const { rowsOf, sheetsOf, workbookOf } = await moduleOf("engine/workbook.ts");
  assert.deepEqual(rowsOf('\ufeffa;b\r\n"x;""y""\n";\r\n;z\r\n'), [["a", "b"], ['x;"y"\n', ""], ["", "z"]]);
  assert.deepEqual(rowsOf("a;b\r\n\r\nc;"), [["a", "b"], [""], ["c", ""]]);
  const hostile = ["=1+1", "'=1+1", "<img src=x onerror=alert(1)>", "a;b|c", 'he said ""', "_x0041_", "0123", " spaces ", "line\nline", "1e5", "&lt;&amp;"];
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const table = ["naam;soort", ...hostile.map((text) => `${quoted(text)};x`)].join("\r\n");
  const [sheet, ...others] = await sheetsOf(await (await workbookOf({ betrokkenen: table, leeg: "" })).arrayBuffer());
  assert.deepEqual([sheet.name, others], ["betrokkenen", []]);
  const [sep, ...rest] = sheet.content.split("\n");
  assert.equal(sep, "sep=;");
  assert.deepEqual(rowsOf(rest.join("\n")).map(([cell]) => cell), ["naam", ...hostile]);
  assert.equal(await workbookOf({ betrokkenen: `naam\n${"x".repeat(32_768)}` }), undefined);
});

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visit = visitor(() => browser, () => address);

  visit("the tables of a region, as CSV and as a workbook, are its landscape with its decisions", { hash: OPEN, acceptDownloads: true }, async (page) => {
    for (const files of [CSV, [xlsx(await workbook())]]) {
      const dialog = await pick(page, files);
      await dialog.locator(".right").waitFor();
      await judge(page);
      await dialog.getByLabel("Naam in uw lijst").fill("Uit tabellen");
      await opened(page, dialog);
      assert.deepEqual(await landscapeOn(page), JSON.parse(example(`${REGION}.json`)));
      const mine = await told(page);
      await page.evaluate((hash) => (location.hash = hash), `#region=${REGION}&view=who`);
      await page.waitForFunction((region) => document.querySelector("#region").value === region, REGION);
      assert.deepEqual(await told(page), mine);
    }
    // both are kept
    await page.reload();
    await page.locator("#region option", { hasText: "Uit tabellen" }).first().waitFor({ state: "attached" });
    assert.equal(await page.locator("#region option", { hasText: "Uit tabellen" }).count(), 2);
  });

  visit("what is wrong stands at its row and column, and nothing is opened until it is right", { hash: OPEN }, async (page) => {
    const wrong = "naam;soort;werkgebied;wat\nOCMW Menen;ocmww;Menen;x\n\n<img src=x onerror=alert(1)>;municipality;<b>Nergens</b>;\n";
    const dialog = await pick(page, [csv("betrokkenen", wrong), csv("Blad2", "a;b\n1;2\n")]);
    await dialog.getByRole("heading", { name: "Eerst te verbeteren: 3 problemen" }).waitFor();
    assert.equal(await dialog.getByRole("heading", { name: "Om na te kijken: 1 waarschuwing" }).count(), 1);
    const row = (text) => dialog.getByRole("table", { name: "betrokkenen" }).getByRole("row").filter({ hasText: text });
    assert.deepEqual((await row("ocmww’").locator("td").allInnerTexts()).slice(0, 2), ["2", "B soort"]);
    assert.match(await row("ocmww’").innerText(), /ocmw’?\?/u);
    assert.deepEqual((await row("<b>").locator("td").allInnerTexts()).slice(0, 2), ["4", "C werkgebied"]);
    // hostile text is text
    assert.match(await row("<b>").innerText(), /<b>Nergens<\/b>/u);
    assert.equal(await dialog.locator("img, td b").count(), 0);
    await judge(page);
    const before = page.url();
    await dialog.getByRole("button", { name: "Open dit werkveld" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H3");
    assert.equal(page.url(), before);
    // a sheet that is no table is left out; the corrected file takes the place of the other
    await dialog.getByLabel("Blad2").uncheck();
    await dialog.getByRole("heading", { name: "Eerst te verbeteren: 2 problemen" }).waitFor();
    await drop(page, "betrokkenen.csv", Buffer.from("naam;soort;werkgebied\n<img src=x onerror=alert(1)>;municipality;Menen\n"));
    await dialog.locator(".right").waitFor();
    await opened(page, dialog);
    assert.match(await page.locator("#region option:checked").innerText(), /Eigen tabellen/u);
    assert.equal(await page.locator("main img").count(), 0);
  });

  visit("what is too large, or no workbook, is refused with its reason", { hash: OPEN, expected: /invalid zip|not a valid/iu }, async (page) => {
    // a table by itself: the package says so
    const dialog = await pick(page, [csv("betrokkenen", `naam;soort\n${"x".repeat(10 * 1024 * 1024)}`)]);
    await dialog.getByText(/10 MB/u).first().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    const refused = async (files, reason) => {
      await page.locator("#file").setInputFiles(files);
      await page.locator("#alert").getByText(reason).waitFor();
      await page.locator("#alert").getByRole("button", { name: "Sluit" }).click();
      assert.equal(await dialog.count(), 0);
    };
    await refused([xlsx("no zip at all")], /kan niet gelezen worden als werkmap/u);
    // one cell far away, rows far away, and a small file that becomes enormous
    const parts = unzipSync(new Uint8Array(await workbook()));
    const sheet = Object.keys(parts).find((name) => /worksheets\/[^/]*1\.xml$/u.test(name));
    for (const row of ['<row r="1"><c r="A1"><v>1</v></c></row><row r="99999"><c r="XFD99999"><v>1</v></c></row>', '<row r="99999999"></row>']) {
      const far = zipSync({ ...parts, [sheet]: strToU8(`<worksheet><sheetData>${row}</sheetData></worksheet>`) });
      await refused([xlsx(far)], /meer dan deze pagina uit tabellen leest/u);
    }
    await refused([xlsx(zipSync({ ...parts, "xl/bomb.xml": new Uint8Array(129 * 1024 * 1024) }, { level: 1 }))], /meer dan deze pagina uit tabellen leest/u);
    await refused([xlsx("x", "oud.xls")], /Dit soort bestand wordt niet gelezen/u);
    await refused([...CSV, { name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") }], /niet door elkaar/u);
  });

  visit("templates are handed out in both languages, and say nothing until they are filled", { hash: OPEN, acceptDownloads: true }, async (page) => {
    await judge(page);
    const one = await downloaded(page, page.getByRole("button", { name: "werkveld als CSV" }));
    assert.equal(one.name, "werkveld.csv");
    assert.match(one.bytes.toString(), /^\ufeffid;peildatum;/u);
    await page.getByLabel("Eén tabel").selectOption("betrokkenen");
    assert.equal((await downloaded(page, page.getByRole("button", { name: "betrokkenen als CSV" }))).name, "betrokkenen.csv");
    await page.getByLabel("Taal van de kolommen").selectOption("en");
    await page.getByRole("button", { name: "landscape als CSV" }).waitFor();
    const all = await downloaded(page, page.getByRole("button", { name: "Alle tabellen (Excel)" }));
    assert.equal(all.name, "tabellen-en.xlsx");
    const { sheetsOf } = await moduleOf("engine/workbook.ts");
    const sheets = await sheetsOf(new Uint8Array(all.bytes).buffer);
    assert.deepEqual([sheets.length, sheets[0].name], [15, "landscape"]);
    const zip = await downloaded(page, page.getByRole("button", { name: "Alle tabellen (CSV in een zip)" }));
    assert.equal(Object.keys(unzipSync(new Uint8Array(zip.bytes))).length, 15);
    for (const file of [xlsx(all.bytes, all.name), xlsx(zip.bytes, zip.name)]) {
      const dialog = await pick(page, [file]);
      await dialog.locator(".right").waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
  });

  visit("the landscape that is open is taken along as tables, and is the same when they are opened", { acceptDownloads: true }, async (page) => {
    const own = changed((landscape) => {
      landscape.stakeholders[0].label = '=HYPERLINK("https://example.org";"<b>x</b>")';
      landscape.stakeholders[1].note = "'t Hoekje; a|b\nnext";
    });
    await drop(page, "eigen.json", Buffer.from(own));
    await page.waitForFunction(() => /^own-/u.test(document.querySelector("#region").value));
    for (const [name, ending] of [["Tabellen (Excel)", "xlsx"], ["Tabellen (CSV)", "zip"]]) {
      await page.getByRole("button", { name: "Bewaar", exact: true }).click();
      const button = page.getByRole("button", { name: new RegExp(`^${name.replace(/[()]/gu, "\\$&")}`, "u") });
      const { name: file, bytes } = await downloaded(page, button);
      assert.ok(file.endsWith(`.${ending}`), file);
      if (ending === "xlsx") for (const part of Object.values(unzipSync(new Uint8Array(bytes)))) assert.ok(!Buffer.from(part).includes("<f>"), "no cell is a formula");
      const dialog = await pick(page, [xlsx(bytes, file)]);
      await dialog.locator(".right").waitFor();
      await opened(page, dialog);
      assert.deepEqual(await landscapeOn(page), JSON.parse(own));
    }
  });
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("a workbook is read, checked and opened", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(address + OPEN);
    await page.waitForSelector("#templates");
    await page.evaluate(([name, bytes]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, ["werkmap.xlsx", [...new Uint8Array(await workbook())]]);
    await page.waitForSelector(".tables-told .right");
    await judge(page);
    await page.focus(".from-tables button[type=submit]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("dialog") === null && /^own-/u.test(document.querySelector("#region").value));
    assert.deepEqual(wrong, []);
  });
});
