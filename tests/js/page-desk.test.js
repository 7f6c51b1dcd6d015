/** Signals and notes on the page: the journal, a signal on its way, and what is taken along. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";

import { unzipSync } from "fflate";

import { REGION, changed, drop, json, judge, moduleOf, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, install, load } from "./package-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const DESK = `#region=${REGION}&view=signals`;
const NOTES = `#region=${REGION}&view=notes`;

/** Chooses in a list to type in. */
async function pick(page, label, text) {
  const field = page.getByRole("combobox", { name: label });
  await field.fill(text);
  await page.locator('.options [role="option"]').first().waitFor();
  await field.press("Enter");
}

/** What a button hands out as a file. */
async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function report(page, seen, { theme = "Wonen", where = "Menen" } = {}) {
  await page.getByRole("link", { name: "Een signaal melden" }).click();
  await page.getByLabel("Wat ziet u?").fill(seen);
  await pick(page, "Thema", theme);
  await pick(page, "Waar", where);
  await page.getByRole("button", { name: "Meld het signaal" }).click();
  await page.getByRole("heading", { level: 1, name: seen }).waitFor();
}

async function withExample(page) {
  await page.getByRole("button", { name: "Begin met het voorbeeld" }).click();
  await page.locator(".signal-card").first().waitFor();
}

/** Opens a file as a journal. */
const bring = (page, text) => page.locator("#journal-file").setInputFiles({ name: "journaal.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(text) });

/** Takes a step that is open on the page of a signal. */
async function take(page, step, fill = async () => {}) {
  await page.getByRole("button", { name: new RegExp(`^Zet deze stap.*${step}$`, "u") }).click();
  const dialog = page.getByRole("dialog", { name: step });
  await fill(dialog);
  await dialog.getByRole("button", { name: "Zet deze stap" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("what two states of the documents differ in is told element by element, and makes the one of the other", async () => {
  const [{ difference }, { documentsOf }, { Atlas }] = await Promise.all([moduleOf("store/difference.ts"), moduleOf("store/documents.ts"), load(install())]);
  const atlas = new Atlas(example(`${REGION}.json`));
  const documents = documentsOf(atlas);
  const [first] = documents.landscape.stakeholders;
  const [gone] = documents.landscape.offers;
  const [rule] = documents.ruleBook.rules;
  const changes = [{ put: { stakeholders: { ...first, label: "anders" } } }, { remove: { offers: gone.id } }, { put: { rules: { ...rule, id: "b" } } }];
  const now = documentsOf(atlas.apply(changes));
  const found = difference(documents, now);
  assert.deepEqual(found.map((one) => JSON.stringify(one)).sort(), changes.map((one) => JSON.stringify(one)).sort());
  assert.deepEqual(difference(documents, documentsOf(atlas.apply(found))), found);
  assert.deepEqual(difference(documents, now, now), []);
  const turned = { ...now, landscape: JSON.parse(JSON.stringify(now.landscape, (_key, one) => (typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).reverse()) : one))) };
  assert.deepEqual(difference(now, turned), [], "the order of fields says nothing");
});

test("how late is told in days, one of them is one day, and from two years on in years", async () => {
  const [{ dueTold, latenessTold }, words] = [await moduleOf("views/signals/lateness.ts"), json("words", "nl.json").desk];
  const told = [1, 2, 730, 731, 2658].map((days) => latenessTold(days, words).replaceAll("\u00a0", " "));
  assert.deepEqual(told, ["1 dag", "2 dagen", "730 dagen", "meer dan 2 jaar", "meer dan 7 jaar"]);
  const due = [{ days_late: 1 }, { days_left: 1 }, { days_left: 3 }, { days_left: 0 }].map((one) => dueTold(one, words).replaceAll("\u00a0", " "));
  assert.deepEqual(due, ["De volgende stap is 1 dag te laat.", "Nog 1 dag voor de volgende stap.", "Nog 3 dagen voor de volgende stap.", "De volgende stap is voor vandaag."]);
});

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("a signal is reported on a phone, seen to be coordinated, screened, bundled with another, and nothing is lost on reload", { hash: DESK, viewport: { width: 390, height: 844 } }, async (page) => {
    await withExample(page);
    assert.equal(await page.locator("#date").count(), 0, "what happens, happens today: no other date is offered");
    await judge(page);
    await report(page, "Gezinnen vinden geen betaalbare huurwoning");
    assert.match(await page.locator(".status").innerText(), /Uw signaal is ontvangen op/u);
    await take(page, "Bekijken");
    await page.getByText("hoort thuis in het systeem").waitFor();
    await page.getByRole("link", { name: "Signalen opvolgen" }).click();
    await report(page, "Huurwoningen zijn voor gezinnen te duur");
    await take(page, "Bekijken");
    await page.getByRole("heading", { name: /Hierop lijken 1/u }).waitFor();
    await judge(page);
    await take(page, "Bundelen", async (dialog) => {
      await dialog.getByRole("button", { name: "Zet deze stap" }).click();
      assert.equal(await dialog.locator("form > .wrong").innerText(), "Vul nog in: Welke uitdaging.");
      await dialog.getByLabel("Langdurige thuisloosheid").check();
      assert.equal(await dialog.getByLabel("Gezinnen vinden geen betaalbare huurwoning").isChecked(), true);
      await judge(page);
    });
    await page.getByText("deel uit van de uitdaging “Langdurige thuisloosheid structureel aanpakken”").waitFor();
    assert.deepEqual(await page.locator(".way strong").allInnerTexts(), ["Gemeld", "Bekeken", "Gebundeld"]);
    await page.reload();
    await page.getByText("deel uit van de uitdaging").waitFor();
    await page.getByRole("link", { name: "Signalen opvolgen" }).click();
    await page.locator(".desk-state").first().waitFor();
    assert.deepEqual(await page.locator(".desk-state h2").allInnerTexts(), ["Gebundeld 2", "Regisseur aangeduid 1"]);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "it is wider than a phone");
    await page.getByRole("link", { name: "Doorstroom en cijfers" }).click();
    await page.locator(".flow svg [data-state=bundled]").waitFor();
    assert.match(await page.locator(".flow svg [data-state=bundled]").textContent(), /^Gebundeld: 3 kwamen · nu 2/u);
    // in the colours of the page, without a style sheet of its own
    assert.equal(await page.locator(".flow svg style").count(), 0);
    assert.equal(await page.locator(".flow svg rect.p").first().evaluate((one) => getComputedStyle(one).fill), await page.locator(".flow .picture-drawn").evaluate((one) => getComputedStyle(one).backgroundColor));
    assert.match(await page.locator(".tables").innerText(), /Gemeld\s+Bekeken\s+3\s+Bekeken\s+Gebundeld\s+3/u);
    await judge(page);
    const saved = async (what) => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: new RegExp(`Als ${what} \\(De weg`, "u") }).click()]);
      return readFile(await download.path());
    };
    const svg = (await saved("SVG")).toString("utf8");
    assert.match(svg, /^<\?xml.*\n<svg .*<title>De weg van de signalen<\/title>.*<style>.*Stand op .*<\/svg>/su);
    assert.deepEqual([...(await saved("PNG")).subarray(1, 4)], [...Buffer.from("PNG")]);
    await page.getByRole("button", { name: "Als tabel" }).click();
    assert.match(await page.locator(".picture-table").innerText(), /Gemeld\s+bekijken\s+Bekeken\s+3/u);
    assert.equal(await page.locator(".picture-drawn").count(), 0);
    await judge(page);
    await page.getByRole("button", { name: "Als tabel" }).click();
    await page.locator(".flow svg [data-state=bundled]").waitFor();
  });

  visiting("who may take a step is told, and who may not; a coordinator who is missing can be appointed", { hash: `${DESK}&me=stakeholders/ocmw-menen` }, async (page) => {
    await report(page, "Gezinnen zonder verwarming");
    assert.match(await page.locator(".routing").innerText(), /Nog niemand coördineert/u);
    assert.equal(await page.getByRole("button", { name: /Zet deze stap.*Bekijken/u }).isDisabled(), true);
    await page.getByRole("link", { name: "Signalen opvolgen" }).click();
    assert.match(await page.locator(".signal-card").innerText(), /Zit vast.*Bekijken\s*Signaalcoördinator: nog niemand/su);
    await pick(page, "Wie", "CAW Zuid");
    await page.getByRole("button", { name: "Duid aan", exact: true }).click();
    await page.getByText("Signaalcoördinator: CAW Zuid-West-Vlaanderen").waitFor();
    await page.getByText(/3.gebeurtenissen/u).waitFor();
    assert.equal(await page.locator(".to-take-over").count(), 0, "the appointment is in the journal");
    await page.locator(".signal-card a").first().click();
    await page.getByText("Wij niet: wij hebben deze rol hier niet.").first().waitFor();
  });

  visiting("a signal goes its whole way by the forms, is taken to a higher government beside it, and told to its reporter", { hash: DESK }, async (page) => {
    await withExample(page);
    await page.locator(".signal-card a").first().click();
    const known = (text) => (dialog) => dialog.getByLabel("Wat is er bekend", { exact: true }).fill(text);
    await take(page, "Uitdiepen", async (dialog) => {
      await known("te laat gemeld door de vrederechter")(dialog);
      await dialog.getByLabel("Dag van het forum").fill("2026-11-19");
    });
    await take(page, "Signaleren aan een hogere overheid", (dialog) => pick(dialog, "Welke hefboom", "woninghuur"));
    await take(page, "Oplossingspistes uitwerken", async (dialog) => {
      await judge(page);
      await dialog.getByRole("button", { name: "Zet deze stap" }).click();
      assert.equal(await dialog.locator("form > .wrong").innerText(), "Vul nog in: Oplossingspistes.");
      await dialog.getByLabel("Wat", { exact: true }).fill("huurders vroeger bereiken");
      await pick(dialog, "Wie doet het", "CAW Zuid");
      await pick(dialog, "Waar", "Menen");
    });
    await take(page, "Voorleggen", (dialog) => pick(dialog, "Voorgelegd aan", "OCMW Menen"));
    await page.getByText(/zijn op .* voorgelegd aan OCMW Menen/u).waitFor();
    await take(page, "Antwoorden", (dialog) => dialog.getByLabel("Wat is het antwoord").fill("we doen mee"));
    await take(page, "Opvolgen", known("gestart"));
    await take(page, "Afsluiten", async (dialog) => {
      await dialog.getByLabel("Resultaat").selectOption("partly");
      await dialog.getByLabel("Waarom").fill("nog niet overal");
    });
    await page.getByText(/afgesloten op .*Resultaat: gedeeltelijk opgelost/u).waitFor();
    await page.getByText("huurders vroeger bereiken").waitFor();
    await take(page, "Heropenen", (dialog) => dialog.getByLabel("Waarom").fill("het komt terug"));
    await page.getByText("Uw signaal is heropend op").waitFor();
    await page.goto(`${address}${NOTES}&part=forum-agenda`);
    await page.getByRole("heading", { level: 2, name: "Agenda van het gezamenlijk forum" }).waitFor();
  });

  visiting("nothing of a person is reported", { hash: `${DESK}&part=report` }, async (page) => {
    await page.getByLabel("Wat ziet u?").fill(`bel 0${"0 ".repeat(8)}of mail naar ${["naam", "hier.example"].join("@")}`);
    await pick(page, "Thema", "Wonen");
    await pick(page, "Waar", "Menen");
    await page.getByRole("button", { name: "Meld het signaal" }).click();
    await page.getByText("een signaal bevat geen gegevens van personen").waitFor();
    await page.getByRole("link", { name: "Signalen opvolgen" }).click();
    await page.getByText("Er is nog geen signaal gemeld.").waitFor();
  });

  visiting("a journal is saved and opened elsewhere; what is wrong with one is told by its line", { hash: DESK }, async (page, context) => {
    await withExample(page);
    const { name, bytes } = await downloaded(page, "Bewaar het journaal");
    assert.match(name, /\.journal\.jsonl$/u);
    const text = bytes.toString();
    const lines = text.trimEnd().split("\n");
    assert.equal(lines.length, 6);
    const told = async (file, sentence) => {
      await bring(page, file);
      await page.locator(".journal .problems").getByText(sentence).waitFor();
    };
    await told(text.replace('"people":30', '"people":300'), "Regel 3 van het journaal: deze regel werd veranderd nadat hij geschreven was.");
    await told([...lines.slice(0, 2), ...lines.slice(3)].join("\n"), "Regel 3 van het journaal: hier hoort gebeurtenis 3, en die staat nergens. Erna komt 4.");
    await told(text.replace('"version":1', '"version":2'), /nieuwere versie/u);
    await told("", "Het journaal is leeg: er is nog niets opgeschreven.");
    await judge(page);
    await bring(page, lines.slice(0, 4).join("\n"));
    await page.getByText("Het journaal bevatte niets nieuws.").waitFor();
    // it is another landscape that is open now
    await page.getByLabel("Regio", { exact: true }).selectOption("gent-2018");
    await page.getByRole("heading", { name: "Journaal" }).waitFor();
    await page.getByText("begint met het eerste").waitFor();
    const other = await browser.newContext({ serviceWorkers: "block" });
    const elsewhere = await other.newPage();
    await elsewhere.goto(`${address}#region=gent-2018&view=signals`);
    await elsewhere.getByText("begint met het eerste").waitFor();
    await bring(elsewhere, text);
    await elsewhere.getByText(/begon met het werkveld ‘.*Open het met de documenten waarmee het begon\./u).waitFor();
    await elsewhere.getByLabel("Regio", { exact: true }).selectOption(REGION);
    await elsewhere.locator(".journal .problems").waitFor({ state: "detached" });
    await elsewhere.getByText("begint met het eerste").waitFor();
    await bring(elsewhere, text);
    await elsewhere.getByText("gezinnen staan op straat voor iemand het weet").waitFor();
    await elsewhere.getByText(/6.gebeurtenissen, de laatste op 12 februari 2019/u).waitFor();
    await other.close();
  });

  visiting("of two tabs that write at once one is told what came between, and can go on", { hash: DESK }, async (page, context) => {
    await withExample(page);
    await page.locator(".signal-card a").first().click();
    const open = page.getByRole("button", { name: /Zet deze stap.*Informatie toevoegen/u });
    await open.click();
    await page.getByLabel("Wat is er bekend").fill("hier");
    const other = await context.newPage();
    await other.goto(page.url());
    await take(other, "Informatie toevoegen", (dialog) => dialog.getByLabel("Wat is er bekend").fill("daar"));
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Zet deze stap" }).click();
    await dialog.getByText("Intussen is er in een ander tabblad iets opgeschreven.").waitFor();
    await dialog.getByRole("button", { name: "Zet deze stap" }).click();
    await page.locator(".way").getByText("hier").waitFor();
    await other.locator(".way").getByText("hier").waitFor();
    assert.deepEqual(await page.locator(".said-then").allInnerTexts(), ["daar", "hier"]);
  });

  visiting("what was changed on the page comes into the journal when one says so, and the other way round", { hash: DESK }, async (page) => {
    await withExample(page);
    await page.getByText(/In het journaal, niet op de pagina: 1.wijziging/u).waitFor();
    await page.getByRole("button", { name: "Zet op de pagina" }).click();
    await page.locator(".to-take-over").waitFor({ state: "detached" });
    await page.locator(".toast").getByRole("button", { name: "Maak ongedaan" }).click();
    await page.getByText(/In het journaal, niet op de pagina: 1.wijziging/u).waitFor();
  });

  visiting("a note is read, taken along as Word and Markdown, and the tables as Excel", { hash: NOTES }, async (page) => {
    await page.getByRole("heading", { level: 2, name: "Signaal aan de Vlaamse overheid" }).waitFor();
    await judge(page);
    const word = await downloaded(page, "Word");
    assert.equal(word.name, "signaal-aan-de-vlaamse-overheid.docx");
    const document = Buffer.from(unzipSync(word.bytes)["word/document.xml"]).toString();
    const texts = document.replace(/<[^>]*>/gu, "\n");
    for (const text of await page.locator(".note :is(h2, h3, td, tbody th)").allInnerTexts()) assert.ok(texts.includes(text.replaceAll("&", "&amp;")), text);
    const [size] = document.match(/<w:pgSz [^>]*>/u);
    assert.ok(size.includes('w:w="11906"') && size.includes('w:h="16838"'), `A4: ${size}`);
    const markdown = await downloaded(page, "Markdown");
    assert.match(markdown.bytes.toString(), /^# Signaal aan de Vlaamse overheid\n/u);
    const excel = await downloaded(page, "Excel");
    const files = unzipSync(excel.bytes);
    assert.match(Buffer.from(files["xl/workbook.xml"]).toString(), /Wie doet wat.*RACI-matrix.*Vergelijking/su);
    assert.match(Buffer.from(files["xl/sharedStrings.xml"] ?? files["xl/worksheets/sheet1.xml"]).toString(), /Regionaal armoedepact over alle beleidsdomeinen/u);
  });

  visiting("every note that can be made is made, in English too", { hash: DESK, colorScheme: "dark" }, async (page) => {
    await withExample(page);
    await page.goto(`${address}${NOTES}`);
    for (const [kind, title] of [["vision", "Visienota"], ["forum-agenda", "Agenda van het gezamenlijk forum"], ["newsletter", "Nieuwsbrief"]]) {
      await page.getByLabel("Welke nota?").selectOption(kind);
      await page.getByRole("heading", { level: 2, name: title }).waitFor();
    }
    await page.getByLabel("Welke nota?").selectOption("executive-memo");
    await page.getByText("Er is geen signaal voorgelegd").waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByLabel("Which note?").selectOption("vision");
    await page.getByRole("heading", { level: 2, name: /Vision note/u }).waitFor();
    await judge(page);
  });

  visiting("what a document and a signal say is text", { hash: DESK }, async (page) => {
    const markup = '<img src=x onerror="alert(1)"> =1+1';
    await drop(page, "eigen.json", changed((landscape) => (landscape.stakeholders.find(({ id }) => id === "vlaanderen").label = markup)));
    await page.waitForURL(/own-1/u);
    await page.getByRole("link", { name: "Signalen", exact: true }).click();
    await report(page, markup);
    assert.equal(await page.locator("main img").count(), 0);
    await page.getByRole("link", { name: "Nota’s" }).click();
    await page.locator(".note").waitFor();
    assert.match(await page.locator(".note").innerText(), /<img src=x/u);
    assert.equal(await page.locator("main img").count(), 0);
    const excel = unzipSync((await downloaded(page, "Excel")).bytes);
    assert.ok(Object.values(excel).every((bytes) => !Buffer.from(bytes).toString().includes("<f>")), "no cell is a formula");
  });
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("a signal is reported, kept, and seen again; a note is read", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(address + DESK);
    await page.locator("::-p-text(Begin met het voorbeeld)").click();
    await page.waitForSelector(".signal-card");
    await page.reload();
    await page.waitForSelector(".signal-card");
    await page.locator(".signal-card a").click();
    await page.waitForSelector(".way");
    assert.deepEqual(await page.$$eval(".way strong", (all) => all.map(({ textContent }) => textContent)), ["Gemeld", "Bekeken", "Gebundeld", "Regisseur aangeduid"]);
    await page.goto(`${address}${NOTES}`);
    await page.waitForSelector(".note h2");
    assert.deepEqual(wrong, []);
  });
});
