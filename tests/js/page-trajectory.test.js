/** Trajectories and plans on the page: what is opened, registered for, planned, measured, and taken along. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { LIST, PLANS, fitsPhone, journal, pick, planned, withJournal, wrong } from "./journal-under-test.js";
import { judge, openMenu, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { root } from "./package-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

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
    await page.getByText("De termijn is voorbij").waitFor();
    assert.equal(await page.getByRole("button", { name: "Schrijf in", exact: true }).count(), 0, "what can no longer be done is not offered");
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
    // in the example are signals, no plan
    assert.equal(await page.getByRole("button", { name: "Begin met het voorbeeld" }).count(), 0);
    await withJournal(page, planned());
    const action = page.getByRole("article", { name: "Thuis blijven wonen" });
    const told = await action.innerText();
    for (const line of [/Op schema · meetbaar/u, /van 210 naar 105 op 31 december 2024/u, /182,5 op 1 juli 2020; verwacht: 183,8$/mu, /ja \(cijfers van het CAW\)/u, /Wonen: 30\.000,25/u, /Leidt zonder de rol te hebben: CAW/u]) assert.match(told, line);
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
    await openMenu(page);
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
