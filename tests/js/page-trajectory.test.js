/** Trajectories and plans on the page: what is opened, registered for, planned, measured, and taken along. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { judge, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, root } from "./package-under-test.js";

const { Register } = await import(`${root}pkg/node.js`);

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const REGION = "noord-west-vlaanderen-2018";
const LIST = `#region=${REGION}&view=trajectories`;
const [CARE, GROWING_UP, WORK, HOUSING, MONEY] = ["care", "development", "training-work", "housing", "financial-resilience"].map((name) => `trajectory-${name}`);
const [TRAJECTORY, HOST] = ["traject-2018", "welzijnsplatform-nwvl"];

/** A journal of 2018: the invitation of five partners (H-01 to H-07), and who registers for what, which is modelled. */
function journal(change = (opened) => opened) {
  const register = Register.begin({ landscape: example(`${REGION}.json`) }, "2018-01-08T08:00:00+01:00", HOST);
  const happens = (at, by, event) => register.append(register.head.seq, { at, by, event });
  happens("2018-01-08T09:00:00+01:00", HOST, change({
    kind: "trajectory-opened",
    trajectory: TRAJECTORY,
    label: "Traject (boven)lokaal zorg- en welzijnsbeleid",
    organisers: ["ocmw-brugge", "ocmw-oostende", "provincie-wvl", "resoc-nwvl", HOST],
    groups: [[CARE, 3], [GROWING_UP, 2], [WORK, 2], [HOUSING, 3], [MONEY, 2]].map(([theme, meetings]) => ({ theme, meetings })),
    period: { from: "2018-01-29", until: "2018-04-01" },
    deadline: "2018-01-26T12:00:00+01:00",
    place: "vergaderzaal, Brugge",
    requirements: [{ id: "housing-company", label: "een sociale huisvestingsmaatschappij", source: ["H-01"], severity: "gap", at_least: 1, kind: ["housing-company"], themes: [HOUSING] }],
  }));
  for (const [participant, stakeholder, themes] of [["d01", "ocmw-brugge", [CARE, MONEY]], ["d02", "caw-nwvl", [GROWING_UP, HOUSING]], ["d03", "ocmw-brugge", [HOUSING]]]) {
    happens("2018-01-18T10:00:00+01:00", stakeholder, { kind: "registered", trajectory: TRAJECTORY, participant, stakeholder, themes });
  }
  return register.lines();
}

/** A journal of 2020 with a plan on two of the ambitions of W13 (H-28); actions, numbers and amounts are modelled. */
function planned(label = "Vier ambities") {
  const register = Register.begin({ landscape: example("zuid-west-vlaanderen-2019.json") }, "2020-06-30T08:00:00+02:00", "w13");
  const plan = "w13-2019";
  for (const event of [
    { kind: "plan-opened", label, owners: ["w13"], period: { from: "2019-01-01", until: "2025-01-01" }, leads_with: ["director"], share: "5", poverty_test: [{ id: "reach", label: "Bereikt de actie mensen in armoede?" }], tested_themes: ["ambition-housing"] },
    { kind: "ambition-set", ambition: "housing", label: "wonen", themes: ["ambition-housing"] },
    { kind: "action-set", action: "stay-housed", label: "thuis blijven wonen", ambition: "housing", challenge: "uithuiszetting-voorkomen", leads: ["caw-zwvl"] },
    { kind: "indicator-set", action: "stay-housed", label: "uithuiszettingen in een jaar", unit: "aantal", baseline: "210", target: "105", target_on: "2024-12-31" },
    { kind: "reading-taken", action: "stay-housed", on: "2020-07-01", value: "182.5" },
    { kind: "poverty-tested", action: "stay-housed", answers: [{ question: "reach", answer: "yes", evidence: "cijfers van het CAW" }] },
    { kind: "domain-set", domain: "housing", label: "wonen", budget: "1250000.50", themes: ["ambition-housing"] },
    { kind: "budget-line-set", action: "stay-housed", domain: "housing", amount: "30000.25" },
  ]) register.append(register.head.seq, { at: "2020-07-01T09:00:00+02:00", by: "w13", event: { plan, ...event } });
  return register.lines();
}

const PLANS = "#region=zuid-west-vlaanderen-2019&view=plans";

const file = (text) => ({ name: "journaal.jsonl", mimeType: "application/jsonl", buffer: Buffer.from(text) });

async function withJournal(page, text = journal()) {
  await page.locator("#journal-file").setInputFiles(file(text));
  await page.locator(".trajectories a").click();
  await page.locator(".trajectory-page").waitFor();
}

/** Chooses in a list to type in. */
async function pick(page, label, text) {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.fill(text);
  await page.locator('.options [role="option"]').first().waitFor();
  await field.press("Enter");
}

async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const wrong = (page, field) => page.locator(`.wrong[data-field="${field}"]:not(:empty)`).first().innerText();
const fitsPhone = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("a trajectory is opened, registered for and planned, on a phone", { hash: LIST, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.getByText("nog geen traject").waitFor();
    await judge(page);
    await page.getByRole("button", { name: "Een traject openen" }).click();
    const open = page.getByRole("button", { name: "Open het traject" });
    await open.click();
    assert.equal(await wrong(page, "organisers"), "Vul dit nog in.");
    await page.getByLabel("Naam van het traject").fill("Traject 2031");
    await pick(page, "Wie nodigt uit", "OCMW Brugge");
    await pick(page, "Thema’s", "thematraject 1");
    await pick(page, "Thema’s", "thematraject 4");
    await page.getByLabel("Plaats voor (hoeft niet): Zorg").fill("1");
    await page.getByLabel("Eerste dag").fill("2031-02-03");
    await page.getByLabel("Laatste dag").fill("2031-03-28");
    await page.getByLabel("vóór: dag").fill("2031-02-20");
    await page.getByLabel("Waar", { exact: true }).fill("vergaderzaal, Brugge");
    await judge(page);
    assert.equal(await fitsPhone(page), true, "the form is wider than a phone");
    await open.click();
    assert.match(await wrong(page, "deadline"), /ten laatste op de eerste dag/u);
    await page.getByLabel("vóór: dag").fill("2031-01-31");
    await open.click();
    await page.getByRole("heading", { level: 1, name: "Traject 2031" }).waitFor();
    assert.match(await page.locator(".facts").innerText(), /3 februari 2031 tot en met 28 maart 2031\s+Inschrijven vóór\s+31 januari 2031, 12:00 uur/u);

    const send = page.getByRole("button", { name: "Schrijf in", exact: true });
    await send.click();
    assert.equal(await wrong(page, "themes"), "Kies minstens één thema.");
    await pick(page, "Organisatie", "CAW Noord-West");
    await page.getByRole("checkbox", { name: /^Zorg/u }).check();
    await page.getByRole("checkbox", { name: /^Wonen/u }).check();
    await send.click();
    await page.locator("table th", { hasText: "CAW Noord-West-Vlaanderen" }).waitFor();
    await pick(page, "Organisatie", "OCMW Brugge");
    await page.getByRole("checkbox", { name: /^Zorg/u }).check();
    await send.click();
    assert.equal(await wrong(page, "themes"), "Deze groep is volzet.");
    await pick(page, "Organisatie", "CAW Noord-West");
    await send.click();
    assert.match(await wrong(page, "which"), /^Al ingeschreven/u);
    await page.getByLabel("Deze organisatie is al ingeschreven").selectOption({ index: 1 });
    await page.getByRole("checkbox", { name: /^Zorg/u }).uncheck();
    await page.getByRole("checkbox", { name: /^Wonen/u }).check();
    await send.click();
    await page.locator("#registered ~ .scroll td", { hasText: /^Wonen \(thematraject 4\)$/u }).first().waitFor();
    assert.deepEqual(await page.locator("#registered ~ .scroll tbody td:first-of-type").allInnerTexts(), ["Wonen (thematraject 4)"], "it was changed, not doubled");
    const housing = page.locator(".group", { hasText: "Wonen" });
    assert.match(await housing.innerText(), /Sectoren[^]*Gebieden[^]*Beernem/u);

    await page.getByRole("group", { name: "Op welke dagen" }).getByLabel("maandag").uncheck();
    await page.locator(".plan-proposal tbody th", { hasText: "Dinsdag 4 februari" }).first().waitFor();
    await page.getByRole("button", { name: "Leg deze halve dagen vast" }).click();
    await page.getByText("Dit voorstel ligt vast.").waitFor();
    await judge(page);
    assert.equal(await fitsPhone(page), true, "the trajectory is wider than a phone");

    await page.getByRole("button", { name: /^Schrijf uit/u }).click();
    const dialog = page.getByRole("dialog");
    await judge(page);
    await dialog.getByRole("button", { name: "Schrijf uit" }).click();
    await page.getByText("Nog niemand schreef in.").waitFor();
    await page.reload();
    await page.getByText("Nog niemand schreef in.").waitFor();
  });

  visiting("a journal of 2018: late is late, who is missing, calendars, roster and notes", { hash: LIST }, async (page) => {
    await withJournal(page);
    assert.equal(await page.locator(".eyebrow").innerText(), "Inschrijvingen gesloten");
    await pick(page, "Organisatie", "CAW Noord-West");
    await page.getByLabel("Deze organisatie is al ingeschreven").selectOption("new");
    await page.getByRole("checkbox", { name: /^Zorg/u }).check();
    await page.getByRole("button", { name: "Schrijf in", exact: true }).click();
    assert.equal(await wrong(page, "deadline"), "De inschrijvingen zijn gesloten.");
    assert.deepEqual(await page.locator("#registered ~ .scroll tbody th").allInnerTexts(), ["CAW Noord-West-Vlaanderen", "OCMW Brugge (1)", "OCMW Brugge (2)"]);
    assert.match(await page.locator(".group", { hasText: "Wonen" }).innerText(), /Soorten\s*sociale huisvestingsmaatschappij/iu);

    const caption = await page.locator(".plan-proposal caption").innerText();
    assert.match(caption, /^\d+\sdagen · beter kan niet$/u);
    const halves = page.getByRole("group", { name: "Wanneer op de dag" });
    for (const half of ["voormiddag", "namiddag"]) await halves.getByLabel(half).uncheck();
    await page.getByText("Met deze keuze (0 halve dagen)").waitFor();
    await halves.getByLabel("voormiddag").check();
    await page.getByRole("button", { name: "Leg deze halve dagen vast" }).click();
    await page.getByText("Dit voorstel ligt vast.").waitFor();
    assert.equal(await page.getByText("Niemand moet op twee plaatsen").count(), 1);
    const calendar = await downloaded(page, page.getByRole("button", { name: "Wonen (thematraject 4)", exact: true }));
    assert.match(calendar.name, /wonen-thematraject-4\.ics$/u);
    assert.equal(calendar.text.match(/BEGIN:VEVENT/gu).length, 3);
    const own = await downloaded(page, page.getByRole("button", { name: /^Agenda.*CAW/u }));
    assert.equal(own.text.match(/BEGIN:VEVENT/gu).length, 5);
    const roster = await downloaded(page, page.getByRole("button", { name: /deelnemerslijst/u }));
    assert.equal(roster.text.trim().split("\n").length, 6);
    assert.match(roster.text, /^theme,theme_label,participant/u);
    await judge(page);

    await page.getByRole("link", { name: "Tendensennota" }).click();
    await page.locator(".note h2").first().waitFor();
    assert.match(await page.locator(".note").innerText(), /Wonen/u);
    await page.locator("#note-kind").selectOption("inspiration");
    await page.locator(".note h2").first().waitFor();
    assert.match(await page.locator(".note").innerText(), /Wonen/u);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("link", { name: "Trajectories" }).click();
    await page.locator(".trajectories a").click();
    await page.getByRole("heading", { name: "Who is there, who is missing" }).waitFor();
  });

  visiting("clashes that cannot be avoided are named", { hash: LIST }, async (page) => {
    await withJournal(page, journal((opened) => ({ ...opened, period: { from: "2018-01-29", until: "2018-01-31" } })));
    const told = await page.locator(".plan-proposal .clashes").innerText();
    assert.match(told, /overlapping(?:en)?: iemand moet op twee plaatsen/u);
    assert.match(told, /januari 2018, (?:voor|na)middag: .+ en .+ \((?:CAW Noord-West-Vlaanderen|OCMW Brugge \(1\))\)/u);
  });

  visiting("what a trajectory says is text", { hash: LIST }, async (page) => {
    const markup = '<img src=x onerror="alert(1)">';
    await withJournal(page, journal((opened) => ({ ...opened, label: markup, place: markup })));
    assert.equal(await page.locator("h1").innerText(), markup);
    assert.equal(await page.locator("main img").count(), 0);
    await page.goto(`${address}${LIST}&part=one/nergens`);
    await page.getByRole("heading", { name: "Dit traject staat niet in het journaal" }).waitFor();
  });

  visiting("a plan is read: progress, findings, amounts to the cent and blind spots; it grows by small forms, on a phone", { hash: PLANS, viewport: { width: 390, height: 844 } }, async (page) => {
    await page.getByText("nog geen plan").waitFor();
    await withJournal(page, planned());
    const action = page.getByRole("article", { name: "Thuis blijven wonen" });
    const told = await action.innerText();
    for (const line of [/Op schema · meetbaar/u, /van 210 naar 105 op 31 december 2024/u, /182,5 op 1 juli 2020; verwacht: 183,785943/u, /ja \(cijfers van het CAW\)/u, /Wonen: 30\.000,25/u, /Leidt zonder de rol te hebben: CAW/u]) assert.match(told, line);
    assert.match(await page.locator(".amounts").innerText(), /Wonen\s+1\.250\.000,50\s+5 %\s+62\.500,03\s+30\.000,25\s+32\.499,78\s+0,00/u);
    assert.match(await page.locator("#blind ~ ul").first().innerText(), /Uithuiszetting.*regisseur: W13/isu);
    await judge(page);
    assert.equal(await fitsPhone(page), true, "the plan is wider than a phone");

    const dialog = page.getByRole("dialog");
    const add = dialog.getByRole("button", { name: "Voeg toe", exact: true });
    await page.getByRole("button", { name: /^Voeg een meting toe/u }).click();
    await add.click();
    assert.equal(await wrong(page, "value"), "Vul dit nog in.");
    await dialog.getByLabel("Waarde (aantal)").fill("veel");
    await dialog.getByLabel("Gemeten op").fill("2099-01-01");
    await add.click();
    assert.match(await wrong(page, "value"), /geen getal/u);
    await dialog.getByLabel("Waarde (aantal)").fill("209,5");
    await add.click();
    assert.equal(await wrong(page, "on"), "Een meting is van vandaag of vroeger.");
    await judge(page);
    await dialog.getByLabel("Gemeten op").fill("2021-07-01");
    await add.click();
    await action.getByText("Achter op schema").waitFor();
    assert.match(await action.innerText(), /209,5 op 1 juli 2021/u);

    await page.getByRole("button", { name: "Voeg een ambitie toe" }).click();
    await dialog.getByLabel("Naam").fill("Werk voor iedereen");
    await pick(page, "Thema’s", "werk");
    await add.click();
    const ambition = page.getByRole("article", { name: "Werk voor iedereen" });
    await ambition.getByText("Nog geen actie.").waitFor();
    await page.getByRole("button", { name: "Voeg een actie toe" }).click();
    await dialog.getByLabel("Naam").fill("Trajecten op maat");
    await add.click();
    assert.equal(await wrong(page, "leads"), "Vul dit nog in.");
    await dialog.getByLabel("Ambitie").selectOption({ label: "Werk voor iedereen" });
    await pick(page, "Uitdaging", "traject");
    await pick(page, "Wie leidt", "W13");
    await judge(page);
    await add.click();
    await ambition.getByText("Niet meetbaar", { exact: true }).waitFor();
    await page.reload();
    await ambition.getByText("Niet meetbaar", { exact: true }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Blind spots" }).waitFor();
  });

  visiting("what a plan says is text", { hash: PLANS }, async (page) => {
    const markup = '<img src=x onerror="alert(1)">';
    await withJournal(page, planned(markup));
    assert.equal(await page.locator("h1").innerText(), markup);
    assert.equal(await page.locator("main img").count(), 0);
    await page.goto(`${address}${PLANS}&part=one/nergens`);
    await page.getByRole("heading", { name: "Dit plan staat niet in het journaal" }).waitFor();
  });
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("a trajectory of a journal is planned, kept, and seen again", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(address + LIST);
    await page.waitForSelector("#journal-file");
    await page.evaluate((text) => {
      const input = document.querySelector("#journal-file");
      const data = new DataTransfer();
      data.items.add(new File([text], "journaal.jsonl"));
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, journal());
    await page.waitForSelector(".trajectories a");
    await page.locator(".trajectories a").click();
    await page.locator(".plan-proposal .primary").click();
    await page.waitForSelector("#meetings + .scroll");
    await page.reload();
    await page.waitForSelector("#meetings + .scroll");
    assert.equal(await page.$$eval("#meetings + .scroll tbody tr", (all) => all.length), 12);
    await page.evaluate(readFileSync(`${root}node_modules/axe-core/axe.min.js`, "utf8"));
    assert.deepEqual(await page.evaluate(async () => (await globalThis.axe.run(document)).violations.map(({ id }) => id)), []);
    assert.deepEqual(wrong, []);
  });
});
