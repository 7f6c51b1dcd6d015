/** Forms for what happens to a plan and to a trajectory: each as it is meant, and each where the library refuses. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { LIST, PLANS, fitsPhone, journal, pick, planned, withJournal, wrong } from "./journal-under-test.js";
import { judge, moduleOf, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { root } from "./package-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

/** What is said to whoever fills in a form while somebody writes elsewhere. */
const CONFLICT = /intussen/iu;

const phone = { viewport: { width: 390, height: 844 } };

/** Presses a button beside something: what it is about stands behind its name, for those who hear it apart. */
const press = (page, name, about) => page.getByRole("button", { name: new RegExp(`^${name}\\s*:.*${about}`, "iu") }).first().click();

/** The form that is open. */
function form(page) {
  const dialog = page.getByRole("dialog");
  return {
    dialog,
    select: (name, n = 0) => dialog.getByRole("combobox", { name, exact: true }).nth(n),
    field: (name, n = 0) => dialog.getByLabel(name, { exact: true }).nth(n),
    send: (name = "Bewaar") => dialog.getByRole("button", { name, exact: true }).click(),
    closed: () => dialog.waitFor({ state: "detached" }),
    cancel: () => dialog.getByRole("button", { name: "Annuleer" }).click(),
  };
}

/** A participant leaves a group, in another tab. */
async function signOutElsewhere(context, page) {
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: /^Schrijf uit.*Brugge \(2\)/u }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Schrijf uit" }).click();
  await other.getByRole("dialog").waitFor({ state: "detached" });
  await other.close();
}

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("a plan is opened where there is none: what is refused stands beside its field, and nothing typed is lost; on a phone", { hash: PLANS, ...phone }, async (page) => {
    await page.getByText("nog geen plan").waitFor();
    await page.getByRole("button", { name: "Een plan openen" }).click();
    const open = page.getByRole("button", { name: "Open het plan" });
    await open.click();
    for (const field of ["label", "owners", "period", "leads"]) assert.equal(await wrong(page, field), "Vul dit nog in.", field);
    assert.equal(await page.evaluate(() => document.activeElement === document.querySelector("form input")), true, "the first of what is wrong has the focus");
    await page.getByLabel("Naam van het plan").fill("Meerjarenplan 2020");
    await pick(page, "Van wie is het plan", "W13");
    await page.getByLabel("Eerste dag").fill("2020-01-01");
    await page.getByLabel("Laatste dag").fill("2019-12-31");
    await pick(page, "Met welke rol leidt men een actie", "regisseur");
    await page.getByLabel("Aandeel voor armoede (%)").fill("veel");
    await open.click();
    assert.equal(await wrong(page, "period"), "De laatste dag ligt vóór de eerste.");
    assert.match(await wrong(page, "share"), /geen percentage van 0 tot 100/u);
    await page.getByLabel("Laatste dag").fill("2025-12-31");
    await page.getByLabel("Aandeel voor armoede (%)").fill("5,5");
    await pick(page, "Thema’s waarvan acties getoetst worden (hoeft niet)", "wonen");
    await open.click();
    assert.match(await wrong(page, "test"), /stelt minstens één vraag/u);
    await judge(page);
    assert.equal(await fitsPhone(page), true, "the form is wider than a phone");
    await page.getByLabel("Vragen van de armoedetoets").fill("Bereikt ze mensen in armoede?\n\nWerkten zij mee?");
    assert.equal(await page.getByLabel("Naam van het plan").inputValue(), "Meerjarenplan 2020");
    await open.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Meerjarenplan 2020" }).waitFor();
    assert.match(await page.locator(".heading .lead").innerText(), /W13.* · 1 januari 2020 tot en met 31 december 2025/u);
    await page.getByText("Een actie wordt geleid door wie er deze rol heeft: regisseur.").waitFor();

    const { dialog, field, select, send } = form(page);
    await page.getByRole("button", { name: "Voeg een ambitie toe" }).click();
    await field("Naam").fill("Goed wonen");
    await pick(page, "Thema’s", "wonen");
    await dialog.getByLabel("Deze ambitie is het kader van de andere").check();
    await send("Voeg toe");
    await page.getByText("kader voor de andere ambities").waitFor();
    // a challenge that nobody tackles yet becomes an action, led by whoever has the role
    await press(page, "Plan een actie", "Uithuiszetting");
    assert.match(await dialog.getByRole("combobox", { name: "Uitdaging" }).inputValue(), /^Uithuiszetting/u);
    await field("Naam").fill("Snel bemiddelen");
    await dialog.getByRole("group", { name: "Volgens de regels kan leiden:" }).getByRole("button", { name: /^W13.*regisseur/u }).click();
    await judge(page);
    await send("Voeg toe");
    const action = page.getByRole("article", { name: "Snel bemiddelen" });
    await action.waitFor();
    assert.doesNotMatch(await action.innerText(), /zonder de rol/u);
    // the button went with the blind spot: the focus is not lost
    await page.waitForFunction(() => document.activeElement.id === "blind");

    await press(page, "Armoedetoets", "Snel");
    await send();
    assert.equal(await dialog.locator(".wrong", { hasText: "Vul dit nog in." }).count(), 4, "each question is answered, with what shows it");
    for (const n of [0, 1]) {
      await select("Antwoord", n).selectOption({ label: n === 0 ? "gedeeltelijk" : "ja" });
      await field("Wat dat aantoont", n).fill(`cijfers ${n}`);
    }
    await judge(page);
    await send();
    await action.getByText("Bereikt ze mensen in armoede? gedeeltelijk (cijfers 0) Werkten zij mee? ja (cijfers 1)").waitFor();

    await page.getByRole("link", { name: "← Plannen" }).click();
    await page.getByRole("button", { name: "Een plan openen" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "Meerjarenplan 2020" }).waitFor();
  });

  visiting("an ambition, an action and all that is told of it: set, set anew, and refused; in the dark", { hash: PLANS, colorScheme: "dark" }, async (page) => {
    await withJournal(page, planned());
    const { dialog, field, send, cancel } = form(page);
    const action = page.getByRole("article", { name: "Thuis blijven wonen" });
    await judge(page);

    await press(page, "Wijzig", "Wonen");
    await field("Wat beoogd wordt (hoeft niet)").fill("Niemand verliest zijn woning");
    await dialog.getByLabel("Deze ambitie is het kader").check();
    await send();
    await page.getByText("Niemand verliest zijn woning").waitFor();
    await page.getByRole("button", { name: "Voeg een ambitie toe" }).click();
    await field("Naam").fill("Werk");
    await pick(page, "Thema’s", "werk");
    await dialog.getByLabel("Deze ambitie is het kader").check();
    await send("Voeg toe");
    assert.equal(await wrong(page, "frame"), "Een andere ambitie is al het kader: er kan er maar één zijn.");
    assert.equal(await field("Naam").inputValue(), "Werk", "what was typed stays");
    await judge(page);
    await cancel();

    await press(page, "Wijzig", "Thuis");
    await pick(page, "Wie doet mee (hoeft niet)", "W13");
    await send();
    await action.getByText("Wie doet mee").waitFor();
    assert.match(await action.innerText(), /182,5 op 1 juli 2020/u, "it keeps its readings");

    await press(page, "Stand", "Thuis");
    await dialog.getByRole("radio", { name: "loopt" }).check({ force: true });
    await judge(page);
    await send();
    await action.getByText("loopt", { exact: true }).waitFor();

    await press(page, "Indicator", "Thuis");
    assert.equal(await field("Doel (hoeft niet)").inputValue(), "105");
    await field("Doel (hoeft niet)").fill("210");
    await send();
    assert.match(await wrong(page, "target"), /een andere waarde dan de beginwaarde/u);
    await field("Doel (hoeft niet)").fill("1.050,5");
    await judge(page);
    await send();
    await action.getByText("van 210 naar 1.050,5 op 31 december 2024").waitFor();

    await press(page, "Participatie", "Thuis");
    await field("Hoe").fill("zij schreven mee aan de brief");
    await field("Hoeveel mensen (hoeft niet)").fill("-3");
    await send("Voeg toe");
    assert.equal(await wrong(page, "people"), "Dit is geen geheel getal.");
    await field("Hoeveel mensen (hoeft niet)").fill("12");
    await send("Voeg toe");
    await action.getByText("zij schreven mee aan de brief").waitFor();

    await press(page, "Budget", "Thuis");
    assert.equal(await field("Bedrag (euro)").inputValue(), "30000,25");
    await field("Bedrag (euro)").fill("1,005");
    await send();
    assert.match(await wrong(page, "amount"), /hoogstens twee decimalen/u);
    await field("Bedrag (euro)").fill("62.500,03");
    await send();
    await page.locator(".amounts tr", { hasText: /62\.500,03\s*62\.500,03\s*0,00/u }).first().waitFor();

    await page.getByRole("button", { name: "Voeg een beleidsdomein toe" }).click();
    await field("Beleidsdomein").fill("Werk");
    await field("Budget voor de hele periode (euro)").fill("-5");
    await send("Voeg toe");
    assert.match(await wrong(page, "budget"), /Geen goed getal/u);
    await field("Budget voor de hele periode (euro)").fill("1000");
    await judge(page);
    await send("Voeg toe");
    await page.locator(".amounts th", { hasText: "Werk" }).waitFor();
    await page.reload();
    await page.locator(".amounts").waitFor();
    assert.match(await page.locator(".amounts").innerText(), /Werk\s+1\.000,00\s+5 %\s+50,00/u);
  });

  visiting("a group meets: who was there, what it answers, for what it votes, how it weighs; and the trajectory ends; on a phone", { hash: LIST, ...phone }, async (page, context) => {
    await withJournal(page);
    const { dialog, field, send, closed, cancel } = form(page);
    await page.getByRole("button", { name: "Leg deze halve dagen vast" }).click();
    await page.getByText("Dit voorstel ligt vast.").waitFor();
    const stands = (theme) => page.locator("#meetings + .scroll tbody tr", { hasText: theme }).first().locator("td").last();

    await press(page, "Verzet", "Wonen");
    await field("Nieuwe dag").fill("2018-05-02");
    await send("Verzet");
    assert.equal(await wrong(page, "date"), "Een halve dag ligt buiten de periode.");
    await field("Nieuwe dag").fill("2018-03-28");
    await judge(page);
    await send("Verzet");
    await page.locator("#meetings + .scroll th", { hasText: "Woensdag 28 maart 2018" }).waitFor();

    // who left the group while the form was open was not there
    await press(page, "Meld dat ze doorging", "Wonen");
    await dialog.getByLabel("CAW Noord-West-Vlaanderen").check();
    await dialog.getByLabel("OCMW Brugge (2)").check();
    await signOutElsewhere(context, page);
    await dialog.getByText("(niet meer ingeschreven)").waitFor();
    await send();
    assert.match(await wrong(page, ""), CONFLICT);
    await send();
    assert.equal(await wrong(page, "present"), "Dit is er niet.");
    await judge(page);
    await dialog.getByLabel(/niet meer ingeschreven/u).uncheck();
    await send();
    await stands("Wonen").getByText("gehouden: 1 van 1 aanwezig").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Verzet/u }).count(), 0, "what was held is not planned anew");
    assert.equal(await page.locator(".plan-proposal").count(), 0);

    const work = page.locator(".work-group", { hasText: "Wonen" });
    await press(page, "Noteer antwoorden", "Wonen");
    await field("Wat doen we beter samen?").fill("Leegstand opsporen");
    await send();
    await work.getByText("Leegstand opsporen").waitFor();
    await press(page, "Noteer antwoorden", "Wonen");
    await field("Wat doen we beter samen?").fill(" ");
    await send();
    assert.equal(await wrong(page, "together"), "Vul dit nog in.");
    await cancel();

    await press(page, "Kies criteria", "Wonen");
    await field("Criterium", 0).fill("dringend");
    await field("Gewicht", 0).fill("1.5");
    await send();
    assert.equal(await wrong(page, "criteria"), "Een gewicht is een geheel getal vanaf 0.");
    await field("Gewicht", 0).fill("2");
    await judge(page);
    await send();
    await closed();
    await press(page, "Geef scores", "Wonen");
    await dialog.getByLabel(/^Blijven wonen aan de kust: dringend/u).fill("90");
    await dialog.getByLabel(/^Kwaliteitsvolle woningen: dringend/u).fill("101");
    await send();
    assert.match(await wrong(page, "scores"), /van 0 tot 100/u);
    // what is sent together is written together, or not at all
    await page.reload();
    await press(page, "Geef scores", "Wonen");
    assert.equal(await dialog.getByLabel(/^Blijven wonen aan de kust: dringend/u).inputValue(), "");
    await dialog.getByLabel(/^Blijven wonen aan de kust: dringend/u).fill("90");
    await dialog.getByLabel(/^Kwaliteitsvolle woningen: dringend/u).fill("40");
    await judge(page);
    await send();
    await work.getByText("Eerst komt “Blijven wonen aan de kust”, met 180\u00a0punten.").waitFor();
    assert.equal(await fitsPhone(page), true, "the trajectory is wider than a phone");

    await page.getByRole("button", { name: "Meld: tendensennota verstuurd" }).click();
    await send("Meld als verstuurd");
    assert.match(await wrong(page, ""), /^Te laat/u);
    await cancel();
    await page.getByRole("button", { name: "Rond af: inspiratienota verstuurd" }).click();
    await dialog.getByText("Dit kan niet ongedaan gemaakt worden.").waitFor();
    await judge(page);
    await send("Rond het traject af");
    await page.locator(".eyebrow", { hasText: "Afgerond op" }).waitFor();
    assert.equal(await page.locator(".trajectory-page form, .work-group button").count(), 0, "nothing more happens in it");
  });

  visiting("votes: one after the other, by keyboard, told in words and as a table; a vote is taken back", { hash: LIST, colorScheme: "dark" }, async (page, context) => {
    await withJournal(page);
    const { dialog, select, send, closed } = form(page);
    const work = page.locator(".work-group", { hasText: "Wonen" });
    await press(page, "Stem", "Wonen");
    await send("Stem");
    assert.equal(await wrong(page, "challenges"), "Vul dit nog in.");
    await judge(page);
    for (const name of ["Blijven wonen aan de kust", "Kwaliteitsvolle woningen"]) await dialog.getByLabel(name).press("Space");
    await dialog.getByLabel("Kwaliteitsvolle woningen").press("Enter");
    await dialog.getByText("Gestemd: CAW Noord-West-Vlaanderen. Nog 1\u00a0deelnemer zonder stem.").waitFor();
    assert.equal(await select("Wie stemt").evaluate((select) => select.selectedOptions[0].text), "OCMW Brugge (2)");
    await dialog.getByLabel("Blijven wonen aan de kust").check();
    // who is no longer registered votes no more
    await signOutElsewhere(context, page);
    await work.getByText("Gestemd: 1 van 1\u00a0deelnemer.").waitFor();
    await send("Stem");
    assert.match(await wrong(page, ""), CONFLICT);
    await send("Stem");
    assert.equal(await wrong(page, "who"), "Dit is er niet.");
    assert.equal(await dialog.getByLabel("Blijven wonen aan de kust").isChecked(), true, "what was ticked stays");
    await dialog.getByRole("button", { name: "Annuleer" }).click();

    assert.match(await work.innerText(), /“Kwaliteitsvolle woningen” en “Blijven wonen aan de kust” komen samen eerst, elk met 1.stem\./u);
    assert.deepEqual(await work.locator("tbody tr").allInnerTexts(), ["1\tKwaliteitsvolle woningen\t1\tCAW Noord-West-Vlaanderen", "1\tBlijven wonen aan de kust\t1\tCAW Noord-West-Vlaanderen"]);
    await judge(page);
    await press(page, "Stem", "Wonen");
    for (const name of ["Blijven wonen aan de kust", "Kwaliteitsvolle woningen"]) await dialog.getByLabel(name).uncheck();
    await send("Stem");
    await closed();
    await work.locator("table").waitFor({ state: "detached" });
    await page.getByText("Stem teruggenomen: CAW Noord-West-Vlaanderen.").waitFor();
  });

  visiting("what is still to come moves to another place, with who must be told; the notes go out in time", { hash: LIST }, async (page) => {
    await withJournal(page, journal((opened) => ({ ...opened, period: { from: "2099-01-05", until: "2099-04-01" } })));
    const { field, send, cancel } = form(page);
    await page.getByRole("button", { name: "Leg deze halve dagen vast" }).click();
    await page.getByText("Dit voorstel ligt vast.").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Meld dat ze doorging/u }).count(), 0, "what is to come was not held");
    await press(page, "Andere plaats", "Wonen");
    await send("Wijzig de plaats");
    assert.equal(await wrong(page, "place"), "Vul dit nog in.");
    await field("Nieuwe plaats").fill("stadhuis, Oostende");
    await judge(page);
    await send("Wijzig de plaats");
    await page.locator("#meetings ~ .links", { hasText: /Wonen \(thematraject 4\) \(.+\) naar stadhuis, Oostende\. Te verwittigen: CAW Noord-West-Vlaanderen en OCMW Brugge \(2\)\./u }).waitFor();
    assert.equal(await page.locator("#meetings + .scroll td", { hasText: "stadhuis, Oostende" }).count(), 1);
    await page.getByRole("button", { name: "Rond af: inspiratienota verstuurd" }).click();
    await send("Rond het traject af");
    assert.match(await wrong(page, ""), /^Te vroeg/u);
    await cancel();
    await page.getByRole("button", { name: "Meld: tendensennota verstuurd" }).click();
    await send("Meld als verstuurd");
    await page.locator("#trajectory-notes ~ .links li", { hasText: /Tendensennota verstuurd op/u }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "What the groups work out" }).waitFor();
  });
});

test("numbers are read as people of each language write them", async () => {
  const { numberOf, typedOf } = await moduleOf("engine/numbers.ts");
  const [dutch, english] = [{ decimal: ",", thousands: "." }, { decimal: ".", thousands: "," }];
  const read = (marks, all) => Object.fromEntries(all.map((one) => [one, numberOf(one, marks)]));
  assert.deepEqual(read(dutch, ["1.250,50", "1.250", " 2,5 ", "2.5", "12.34.5", "1,250,000"]), { "1.250,50": "1250.50", "1.250": "1250", " 2,5 ": "2.5", "2.5": "2.5", "12.34.5": "12.34.5", "1,250,000": "1.250,000" });
  assert.deepEqual(read(english, ["1,250.50", "1,250", "2,5"]), { "1,250.50": "1250.50", "1,250": "1250", "2,5": "2.5" });
  assert.deepEqual([typedOf("1250.5", dutch), typedOf("1250.5", english), typedOf(undefined, dutch)], ["1250,5", "1250.5", ""]);
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("a plan is opened by a form, refused once, and stays", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(address + PLANS);
    await page.locator(".trajectory-new button").click();
    await page.locator(".trajectory-form > .entry input").fill("Plan in Firefox");
    const choose = async (label, text) => {
      await page.locator(`::-p-aria([name="${label}"][role="combobox"])`).fill(text);
      await page.waitForSelector('.options:not([hidden]) [role="option"]');
      await page.keyboard.press("Enter");
    };
    await choose("Van wie is het plan", "W13");
    await choose("Met welke rol leidt men een actie", "regisseur");
    const days = async (...all) => {
      for (const [n, day] of all.entries()) {
        const inputs = await page.$$('.pair input[type="date"]');
        await inputs[n].evaluate((input, value) => {
          input.value = value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, day);
      }
    };
    await days("2026-01-01", "2025-01-01");
    await page.locator(".trajectory-form > .primary").click();
    await page.waitForSelector('.wrong[data-field="period"]:not(:empty)');
    await days("2026-01-01", "2031-12-31");
    await page.locator(".trajectory-form > .primary").click();
    await page.waitForSelector("#ambitions");
    await page.reload();
    await page.waitForSelector("#ambitions");
    assert.equal(await page.$eval("h1", (one) => one.textContent), "Plan in Firefox");
    await page.locator(".trajectory-page .buttons .primary").click();
    await page.waitForSelector("dialog[open] .step-form");
    await page.evaluate(readFileSync(`${root}node_modules/axe-core/axe.min.js`, "utf8"));
    assert.deepEqual(await page.evaluate(async () => (await globalThis.axe.run(document)).violations.map(({ id }) => id)), []);
    assert.deepEqual(wrong, []);
  });
});
