/** The page in a meeting: challenges that are added, who takes what up, why and why not, what if, through time, and every step undone. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { changed, drop, json, judge, moduleOf, openMenu, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const words = json("words", "nl.json").live;
const panel = (page) => page.locator(".panel");
const button = (page, name) => panel(page).getByRole("button", { name, exact: true });
/** One of a few. */
const pick = (page, name) => page.locator("dialog[open] label.radio", { hasText: name }).locator("input").check();
const undo = (page) => page.getByRole("button", { name: "Maak ongedaan", exact: true }).first();

/** Fills in a challenge as a person does. */
async function describeChallenge(page, label, theme) {
  await panel(page).getByRole("textbox", { name: words.name }).fill(label);
  const field = panel(page).getByRole("combobox", { name: words.theme_add });
  await field.fill(theme);
  await field.press("Enter");
}

/* --------------------------------------------------------------------------------------------------------- without a browser */

test("ids are made from labels, and each is another", async () => {
  const { idFrom } = await moduleOf("engine/ids.ts");
  const taken = new Set(["energiearmoede", "energiearmoede-2"]);
  assert.equal(idFrom("Energiearmoede", (id) => taken.has(id), "x"), "energiearmoede-3");
  assert.equal(idFrom("  Één  dak/boven je hoofd! ", () => false, "x"), "een-dak-boven-je-hoofd");
  assert.equal(idFrom("…", (id) => id === "uitdaging", "uitdaging"), "uitdaging-2");
  const long = idFrom("woord ".repeat(60), () => false, "x");
  assert.ok(long.length <= 60 && !long.endsWith("-"), long);
});

test("the words of the package become an outline, with its first sentence", async () => {
  const { outlined, sentence } = await moduleOf("engine/outline.ts");
  const [top] = outlined("Waarom?\n  Op één plaats\n    De regel geldt niet:\n      Niemand werkt hier.\n    Nog iets.\n  Bron.\n");
  assert.deepEqual(top.below.map(({ text }) => text), ["Op één plaats", "Bron."]);
  assert.equal(sentence(top.below[0]), "De regel geldt niet: Niemand werkt hier.");
  assert.deepEqual(outlined(""), []);
});

test("a challenge goes through the form and comes out as it was", async () => {
  const { challengeOf, draftOf, missingIn, emptyDraft, partOf } = await moduleOf("live/draft.ts");
  const { example } = await import("./package-under-test.js");
  const form = { lang: "nl", town: "local", taken: () => false };
  for (const region of ["zuid-west-vlaanderen-2019", "noord-west-vlaanderen-2018", "noord-limburg-2018", "gent-2018"]) {
    for (const challenge of JSON.parse(example(`${region}.json`)).challenges) {
      const sorted = (one) => ({ ...one, ...Object.fromEntries(["needs", "target_groups", "shared_because"].filter((field) => one[field]).map((field) => [field, [...one[field]].sort()])) });
      const draft = draftOf(challenge, "nl", "");
      assert.deepEqual(missingIn(draft).filter((part) => part !== "spread"), [], challenge.id);
      assert.deepEqual(sorted(challengeOf(draft, { ...form, before: challenge })), sorted(challenge), challenge.id);
    }
  }
  assert.deepEqual(missingIn(emptyDraft("", "zwvl")), ["label", "themes", "spread"]);
  assert.equal(partOf("challenges[33].areas[0].within"), "where");
  assert.equal(partOf("challenges[33].shared_because"), "spread");
  assert.equal(partOf("stakeholders[3].label"), undefined);
});

/* --------------------------------------------------------------------------------------------------------------- in Chromium */

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("a challenge is added in a few steps, with what it leads to before it is kept, seen in the columns, and undone", {}, async (page) => {
    await page.locator("main h1").click();
    await page.keyboard.press("Alt+n");
    await describeChallenge(page, "Energiearmoede", "energiezuinig");
    await pick(page, words.shared);
    await panel(page).getByLabel("schaal").check();
    await button(page, words.tick_all).first().click();
    // before it is kept
    await panel(page).locator(".decided").getByText("Tafel: Zuid-West-Vlaanderen, voor 14\u00a0gemeenten").waitFor();
    assert.match(await panel(page).locator(".decided").innerText(), /Gezamenlijk aanpakken[\s\S]*Regisseur \(hoort\)\s+W13/u);
    assert.equal(await page.getByRole("link", { name: "Energiearmoede", exact: true }).count(), 0);
    await button(page, words.add).click();
    await page.getByRole("heading", { level: 1, name: "Energiezuinig wonen" }).waitFor();
    await page.locator(".column.joint").getByRole("link", { name: "Energiearmoede", exact: true }).first().waitFor();
    assert.equal(await panel(page).count(), 0);
    // it is kept, under its own name in the steps
    await page.reload();
    await page.locator(".column.joint").getByRole("link", { name: "Energiearmoede", exact: true }).first().waitFor();
    await page.getByRole("button", { name: words.history, exact: true }).click();
    await panel(page).getByText("Uitdaging “Energiearmoede” toegevoegd").waitFor();
    await page.keyboard.press("Escape");
    await undo(page).click();
    await page.getByText("Ongedaan gemaakt: Uitdaging “Energiearmoede” toegevoegd").waitFor();
    await page.getByRole("link", { name: "Energiearmoede", exact: true }).first().waitFor({ state: "detached" });
  });

  visiting("what is not filled in is said beside its field, and the first of them has the focus", {}, async (page) => {
    await page.getByRole("button", { name: words.new_challenge }).click();
    await button(page, words.add).click();
    for (const [part, text] of [["label", words.name_missing], ["themes", words.themes_missing], ["spread", words.how_missing]]) {
      await page.locator(`.panel [data-part="${part}"] .wrong`, { hasText: text }).waitFor();
    }
    assert.equal(await page.evaluate(() => document.activeElement.closest("[data-part]").dataset.part), "label");
    await pick(page, words.shared);
    await page.locator('.panel [data-part="spread"] .wrong', { hasText: words.because_missing }).waitFor();
    await pick(page, words.where_some);
    await page.locator('.panel [data-part="where"] .wrong', { hasText: words.where_missing }).waitFor();
    await judge(page);
    await page.keyboard.press("Escape");
    assert.equal(await panel(page).count(), 0);
    assert.ok(await undo(page).isDisabled());
    assert.equal(await page.evaluate(() => document.activeElement.textContent), words.new_challenge);
  });

  visiting("a challenge is changed for one town, ended and taken away, each a step with its name", { hash: "#challenge=armoedepact" }, async (page) => {
    const edit = () => page.getByRole("button", { name: words.edit_challenge }).click();
    await edit();
    assert.equal(await panel(page).getByRole("textbox", { name: words.name }).inputValue(), "Regionaal armoedepact over alle beleidsdomeinen");
    await panel(page).getByRole("textbox", { name: words.name }).fill("Armoedepact van Menen");
    await pick(page, words.where_one);
    const town = panel(page).getByRole("combobox", { name: words.where_one_label });
    await town.fill("menen");
    await town.press("Enter");
    await pick(page, words.separate);
    await panel(page).locator(".decided").getByText("Tafel: Menen").waitFor();
    await button(page, words.save).click();
    await page.getByRole("heading", { level: 1, name: "Armoedepact van Menen" }).waitFor();
    await page.locator(".lead", { hasText: "Tafel: Menen" }).waitFor();
    // the other language keeps its name
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Regional poverty pact across all policy domains" }).waitFor();
    await page.getByRole("button", { name: "Nederlands" }).click();
    await edit();
    await panel(page).getByText(words.end_or_delete).click();
    await panel(page).getByLabel(words.end_on).fill("2019-06-01");
    await button(page, words.end).click();
    await page.getByText("Uitdaging “Armoedepact van Menen” beëindigd op 1 juni 2019").waitFor();
    await page.goto(`${address}#challenge=armoedepact&date=2019-06-01`);
    await page.getByText("Deze uitdaging is er niet op 1 juni 2019.").waitFor();
    await page.goto(`${address}#challenge=armoedepact`);
    await edit();
    await panel(page).getByText(words.end_or_delete).click();
    await button(page, words.delete).click();
    await page.getByText("Uitdaging “Armoedepact van Menen” verwijderd").waitFor();
    await page.getByRole("button", { name: words.history, exact: true }).click();
    assert.equal(await panel(page).locator(".history li").count(), 4);
    // back to the beginning, and forth again
    await panel(page).getByRole("button", { name: words.history_start }).click();
    await page.getByText(`Terug naar: ${words.history_start}`).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Regionaal armoedepact over alle beleidsdomeinen" }).waitFor();
    await page.getByRole("button", { name: words.history, exact: true }).click();
    await panel(page).getByRole("button", { name: /gewijzigd/u }).click();
    await page.getByRole("link", { name: "Armoedepact van Menen" }).waitFor();
  });

  visiting("somebody takes up what is missing: everywhere or in one place is a choice, those who could stand first, and the gap is gone", { hash: "#theme=drempels-naar-werk" }, async (page) => {
    const item = page.locator(".agenda li.unheld").first();
    await item.getByRole("button", { name: words.take_up }).click();
    await button(page, words.do_it).click();
    await panel(page).getByText(words.choose_place).waitFor();
    await pick(page, words.one_place);
    await panel(page).getByLabel(words.which_place).selectOption({ label: "Kuurne" });
    await button(page, "Gemeente Kuurne").waitFor();
    assert.deepEqual(await panel(page).locator(".could button").allInnerTexts(), ["Gemeente Kuurne", "OCMW Kuurne"]);
    await pick(page, /^Overal waar het ontbreekt/u);
    await button(page, "W13, welzijnsvereniging van OCMW’s en CAW").click();
    await panel(page).getByText(words.closes, { exact: true }).waitFor();
    await panel(page).locator("[data-count=gapsClosed]").getByText("14").waitFor();
    await button(page, words.do_it).click();
    await page.locator(".column.joint h3", { hasText: "Vervoer naar het werk regelen" }).waitFor();
    assert.equal(await page.locator(".column.nobody > .lever-list > li").count(), 0);
    await undo(page).click();
    await page.locator(".column.nobody h3", { hasText: "Vervoer naar het werk regelen" }).waitFor();
  });

  visiting("a name that is not there yet becomes a stakeholder, of a kind and a place, and no person", { hash: "#theme=drempels-naar-werk" }, async (page) => {
    await page.locator(".agenda li", { hasText: "Kwetsbare doelgroep zonder stem" }).first().getByRole("button", { name: words.take_up }).click();
    const who = panel(page).getByRole("combobox", { name: "Wie", exact: true });
    await who.fill("Praatgroep <b>Nieuwkomers</b>");
    await who.press("Enter");
    await panel(page).getByText(words.no_persons).waitFor();
    await button(page, words.do_it).click();
    await panel(page).getByText(words.newcomer_missing).waitFor();
    await panel(page).getByLabel(words.kind).selectOption({ index: 2 });
    assert.equal(await panel(page).getByRole("combobox", { name: words.works_in }).inputValue(), "Zuid-West-Vlaanderen");
    await panel(page).locator(".proposal .closes").waitFor();
    await judge(page);
    await button(page, words.do_it).click();
    await page.getByText("Praatgroep <b>Nieuwkomers</b>").first().waitFor();
    // the panel gives the focus back when it goes
    await panel(page).waitFor({ state: "detached" });
    await page.getByRole("combobox", { name: "Mijn gemeente of organisatie" }).fill("praatgroep");
    await page.getByRole("option", { name: /Praatgroep/u }).waitFor();
  });

  visiting("an appointment of a challenge with many tables says for which", { hash: "#challenge=armoedebudget" }, async (page) => {
    await page.getByRole("button", { name: "Duid iemand aan" }).click();
    const dialog = page.getByRole("dialog");
    const who = dialog.getByRole("combobox", { name: "Wie" });
    await who.fill("caw");
    await who.press("Enter");
    await dialog.getByRole("button", { name: "Duid iemand aan" }).click();
    await dialog.getByText(words.at_missing).waitFor();
    await pick(page, words.at_one);
    await dialog.getByLabel("Welke tafel?").selectOption({ label: "Menen" });
    await dialog.getByRole("button", { name: "Duid iemand aan" }).click();
    await page.getByText(/aangeduid als Regisseur/u).waitFor();
    const { steps } = await page.evaluate(async () => {
      const open = indexedDB.open("regie");
      const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
      const get = database.transaction("works").objectStore("works").get("zuid-west-vlaanderen-2019");
      return new Promise((done) => (get.onsuccess = () => done(get.result)));
    });
    assert.deepEqual(steps[0].changes.map(({ appointment }) => appointment.within), ["menen"]);
  });

  visiting("why: one sentence, then in full with sources; why not of anybody; what would change it is tried before it is made", { hash: "#challenge=armoedepact" }, async (page) => {
    await page.locator(".role-list").getByRole("button", { name: "Regisseur", exact: true }).click();
    await panel(page).getByRole("heading", { name: /^Waarom hoort W13, .*de regie te voeren/u }).waitFor();
    assert.match(await panel(page).locator(".why-short").innerText(), /^Dat volgt uit de regel ‘De vereniging van lokale besturen/u);
    await panel(page).getByText(words.in_full).click();
    await panel(page).getByText(/Bronnen: .*Decreet lokaal sociaal beleid/u).first().waitFor();
    // the place is not lost
    await page.locator("h1", { hasText: "Regionaal armoedepact" }).waitFor();
    const who = panel(page).getByRole("combobox", { name: "Wie" });
    await who.fill("caw zuid");
    await who.press("Enter");
    await panel(page).getByRole("heading", { name: /^Waarom is CAW Zuid-West-Vlaanderen geen regisseur/u }).waitFor();
    assert.match(await panel(page).locator(".why-short").innerText(), /CAW Zuid-West-Vlaanderen is niet aangeduid voor de rol ‘regisseur’/u);
    await judge(page);
    await panel(page).getByRole("button", { name: words.try }).first().click();
    await panel(page).getByRole("heading", { name: words.what_if }).waitFor();
    await panel(page).locator("[data-settled=true] [data-count=rolesGained]").waitFor();
    assert.ok(await undo(page).isDisabled(), "nothing was made yet");
    await button(page, words.apply).click();
    await page.getByText(/^CAW Zuid-West-Vlaanderen aangeduid als regisseur in Zuid-West-Vlaanderen/u).waitFor();
    await page.locator(".role-list > li", { has: page.getByRole("heading", { name: "Regisseur", exact: true }) }).getByText("CAW Zuid-West-Vlaanderen").waitFor();
  });

  visiting("a seat, an approach, a signal and a gap answer why, by keyboard too", { hash: "#challenge=drempel-vervoer" }, async (page) => {
    const asks = async (locator, wanted) => {
      await locator.focus();
      await page.keyboard.press("Enter");
      await page.locator(".panel .why-short", { hasText: wanted }).waitFor();
      await page.keyboard.press("Escape");
      assert.ok(await locator.evaluate((one) => one === document.activeElement), "the focus came back");
    };
    await asks(page.getByRole("button", { name: words.why_seat }), /De tafel staat in Zuid-West-Vlaanderen/u);
    await asks(page.locator(".approaches .ask").first(), /Gezamenlijk aanpakken: de tafel staat/u);
    await asks(page.locator(".card.signal .ask").first(), /ligt bij de Vlaamse overheid/u);
    await asks(page.locator(".findings.missing .link").first(), /Niemand heeft de hefboom ‘Vervoer naar het werk regelen’/u);
  });

  visiting("Kuurne and Harelbeke merge: the difference first, then one step, and back", {}, async (page) => {
    await page.locator("main h1").click();
    await page.keyboard.press("Alt+w");
    await panel(page).getByLabel(words.kind_of_change).selectOption({ label: words.changes.merge });
    const add = panel(page).getByRole("combobox", { name: words.merge_areas });
    for (const town of ["kuurne", "harelbeke"]) {
      await add.fill(town);
      await add.press("Enter");
    }
    assert.equal(await panel(page).getByLabel(words.merge_name).inputValue(), "Kuurne-Harelbeke");
    await panel(page).getByLabel(words.merge_name).fill("Leiestad");
    await button(page, words.pick).click();
    await panel(page).getByText("Kuurne en Harelbeke worden Leiestad").waitFor();
    await panel(page).locator("[data-settled=true] [data-count=rolesPassedOn]").waitFor();
    const counted = await panel(page).locator(".effect .counts").first().innerText();
    assert.match(counted, /520\s+rollen overgenomen/u);
    assert.equal(await panel(page).locator(".by-challenge > li").count(), 33);
    await panel(page).locator(".by-challenge summary").first().click();
    await panel(page).getByText(/OCMW Leiestad neemt over van OCMW Harelbeke en OCMW Kuurne/u).first().waitFor();
    await judge(page);
    await button(page, words.apply).click();
    await page.getByText("Kuurne en Harelbeke worden Leiestad").waitFor();
    await page.getByRole("combobox", { name: "Mijn gemeente of organisatie" }).fill("leiestad");
    await page.getByRole("option", { name: /OCMW Leiestad/u }).waitFor();
    await page.keyboard.press("Escape");
    await undo(page).click();
    await page.getByRole("combobox", { name: "Mijn gemeente of organisatie" }).fill("leiestad");
    await page.getByText("Niets gevonden").waitFor();
  });

  /** Tries what a mandate would change. */
  const tryMandate = async (page, who) => {
    for (const [name, typed] of [["Wie", who], [words.lever, "vervoer"]]) {
      const choice = panel(page).getByRole("combobox", { name, exact: true });
      await choice.fill(typed);
      await choice.press("Enter");
    }
    await button(page, words.pick).click();
  };

  visiting("steps are made one after the other, and where one is; undo is told where it undoes", {}, async (page) => {
    for (const who of ["ocmw menen", "ocmw wervik", "ocmw kuurne"]) {
      await page.getByRole("button", { name: words.what_if, exact: true }).click();
      await tryMandate(page, who);
      await panel(page).locator("[data-settled=true] .difference").waitFor();
      await button(page, words.apply).click();
      await panel(page).waitFor({ state: "detached" });
    }
    const press = (...keys) =>
      page.evaluate((keys) => {
        for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }));
      }, keys);
    const undone = (name) => page.locator(".toast", { hasText: `Ongedaan gemaakt: ${name}` });
    // at once, as a key that is held down
    await press("z", "z", "z");
    await undone("OCMW Menen").waitFor();
    assert.ok(await undo(page).isDisabled());
    assert.equal(await page.locator("dialog").count(), 0, "nobody else worked on it");
    // a step that is being made when one goes on is made
    await page.evaluate(() => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "y", ctrlKey: true, bubbles: true, cancelable: true }));
      location.hash = "#view=pictures";
    });
    await page.locator(".role-table").waitFor();
    assert.ok(await undo(page).isEnabled());
    await page.locator(".toast", { hasText: "Opnieuw gedaan" }).waitFor();
    // back while another landscape is on its way: what stands there is still asked and answered
    const other = await page.locator("#region option").nth(1).getAttribute("value");
    await page.evaluate((other) => {
      location.hash = `#region=${other}`;
      setTimeout(() => history.back(), 30);
    }, other);
    await page.waitForFunction(() => location.hash === "#view=pictures" && document.querySelector("main[aria-busy]") === null);
    await page.evaluate(() => (location.hash = "#challenge=armoedepact"));
    await page.getByRole("tab", { name: "Netwerk" }).click();
    await page.locator(".seen-in-pictures svg[role=img]").waitFor();
    // elsewhere there is nothing of it to undo
    await page.getByRole("button", { name: words.what_if, exact: true }).click();
    await tryMandate(page, "ocmw harelbeke");
    await panel(page).locator("[data-settled=true] .difference").waitFor();
    await button(page, words.apply).click();
    await page.locator(".toast button", { hasText: "Maak ongedaan" }).waitFor();
    await page.locator("#region").selectOption(other);
    await page.locator(".toast").waitFor({ state: "detached" });
  });

  visiting("what cannot be is told in the language of the page, and cannot be applied", {}, async (page) => {
    await page.getByRole("button", { name: words.what_if, exact: true }).click();
    for (const turn of [1, 2]) {
      if (turn > 1) await button(page, words.another).click();
      await tryMandate(page, "ocmw menen");
      await panel(page).locator(".pending li").nth(turn - 1).waitFor();
    }
    const refused = panel(page).locator(".pending .wrong li");
    await refused.waitFor();
    assert.match(await refused.innerText(), /Deze bevoegdheid staat er twee keer voor dezelfde periode\.$/u);
    assert.ok(await button(page, words.apply).isDisabled());
    await judge(page);
    await page.getByRole("button", { name: "English" }).click();
    await panel(page).getByText(/This mandate stands here twice for the same period\.$/u).waitFor();
  });

  visiting("every example of changes can be loaded in its region, taken apart and thrown away", {}, async (page) => {
    const examples = json("src", "live", "examples.json");
    const { readdirSync } = await import("node:fs");
    const { root } = await import("./package-under-test.js");
    assert.deepEqual(examples.map(({ file }) => file).sort(), readdirSync(`${root}/examples/data/changes`).sort());
    for (const { region, label } of examples) {
      await page.evaluate((hash) => (location.hash = hash), `#region=${region}`);
      await page.waitForFunction((region) => document.querySelector("#region").value === region && document.querySelector("main[aria-busy]") === null, region);
      await page.getByRole("button", { name: words.what_if, exact: true }).click();
      await panel(page).getByLabel(words.load).selectOption({ label: label.nl });
      await panel(page).locator("[data-settled=true] .difference").waitFor();
      assert.equal(await panel(page).locator(".pending .wrong").filter({ hasText: /./u }).count(), 0, label.nl);
      await button(page, words.discard).click();
      await panel(page).getByText(words.pending_none).waitFor();
      await page.keyboard.press("Escape");
    }
  });

  visiting("a member leaves, an offer ends, a lever is given: each is told before it is made", {}, async (page) => {
    await page.getByRole("button", { name: words.what_if, exact: true }).click();
    const kind = panel(page).getByLabel(words.kind_of_change);
    const choose = async (name, typed) => {
      const field = panel(page).getByRole("combobox", { name, exact: true });
      await field.fill(typed);
      await field.press("Enter");
    };
    await choose("Wie", "w13");
    await choose(words.lever, "vervoer naar het werk");
    await button(page, words.pick).click();
    await panel(page).getByText("krijgt de hefboom ‘Vervoer naar het werk regelen’ in Zuid-West-Vlaanderen").waitFor();
    await button(page, words.another).click();
    await kind.selectOption({ label: words.changes.leave });
    await choose("Wie", "ocmw kortrijk");
    await panel(page).getByRole("combobox", { name: words.from_association, exact: true }).selectOption({ label: "W13, welzijnsvereniging van OCMW’s en CAW" });
    await button(page, words.pick).click();
    await panel(page).getByText("OCMW Kortrijk verlaat W13").waitFor();
    await button(page, words.another).click();
    await kind.selectOption({ label: words.changes.end_offer });
    await choose(words.offer, "kracht.wonen");
    await button(page, words.pick).click();
    await panel(page).getByText(/Kracht\.wonen.* eindigt op 15 januari 2019/u).waitFor();
    await panel(page).locator("[data-settled=true] [data-count=gapsClosed]").waitFor();
    await button(page, words.apply).click();
    await page.getByText(/; en nog 1$/u).waitFor();
    await page.getByRole("button", { name: words.history, exact: true }).click();
    assert.equal(await panel(page).locator(".history li").count(), 2, "one step");
  });

  visiting("through time: from day to day by keyboard, Neerpelt and Overpelt become Pelt, and the difference is told", { hash: "#region=noord-limburg-2018" }, async (page) => {
    const slider = page.getByRole("slider", { name: words.time });
    assert.equal(await slider.getAttribute("aria-valuetext"), "8 mei 2018 (de datum van het werkveld)");
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.hash.includes("date=2019-01-01"));
    await page.locator(".since", { hasText: "Neerpelt en Overpelt worden Pelt" }).waitFor();
    await page.locator(".since summary", { hasText: "Bij 23 uitdagingen verandert er iets." }).click();
    await page.locator(".since").getByText("Gemeente Pelt neemt over van Gemeente Neerpelt en Gemeente Overpelt").first().waitFor({ state: "attached" });
    await judge(page);
    // the page itself is of that day
    await page.getByRole("combobox", { name: "Mijn gemeente of organisatie" }).fill("pelt");
    await page.getByRole("option", { name: "Gemeente Pelt" }).waitFor();
    await page.keyboard.press("Escape");
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => !location.hash.includes("date="));
    await page.locator(".since").waitFor({ state: "detached" });
    await page.keyboard.press("End");
    await page.waitForFunction(() => location.hash.includes("date=2025-12-31"));
    // a whole movement is one way back
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes("date=2025"));
  });

  visiting("dragging asks for where one stops, and keeps the page free", { hash: "#region=gent-2018" }, async (page) => {
    await page.evaluate(() => {
      globalThis.long = [];
      new PerformanceObserver((list) => globalThis.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    const slider = page.getByRole("slider");
    const { x, y, width, height } = await slider.boundingBox();
    await page.mouse.move(x + width * 0.1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 25 });
    await page.mouse.up();
    await page.locator(".since", { hasText: "De Pinte en Nazareth worden Nazareth-De Pinte" }).waitFor();
    assert.match(new URL(page.url()).hash, /date=2025-/u);
    // a machine that does much else beside is slower
    assert.deepEqual(await page.evaluate(() => globalThis.long.filter((duration) => duration > 250)), []);
  });

  visiting("what a document calls itself stays text in every panel", {}, async (page) => {
    const nasty = "<img src=x onerror=alert(1)> {} \u202e gnal";
    const text = changed((landscape) => {
      landscape.challenges[0].label = nasty;
      landscape.stakeholders[0].label = nasty;
      landscape.themes[0].label = nasty;
      landscape.areas[0].label = nasty;
    });
    await drop(page, "boos.json", text);
    await page.locator("#region option:checked", { hasText: "boos.json" }).waitFor({ state: "attached" });
    await page.getByRole("link", { name: /<img src=x/u }).first().click();
    await page.getByRole("button", { name: words.edit_challenge }).click();
    await panel(page).locator(".decided").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".role-list .ask").first().click();
    await panel(page).getByRole("heading", { name: /<img src=x/u }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowRight");
    await page.locator(".since").waitFor();
    assert.equal(await page.locator("main img, .panel img, .since img").count(), 0);
  });

  for (const [colorScheme, viewport] of [["light", { width: 390, height: 844 }], ["dark", { width: 1440, height: 900 }]]) {
    visiting(`everybody can use the panels, ${colorScheme}, ${viewport.width} pixels wide`, { hash: "#theme=drempels-naar-werk&date=2020-07-01", colorScheme, viewport, hasTouch: viewport.width < 500 }, async (page) => {
      const opened = async () => {
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, "something sticks out");
        await judge(page);
        await page.keyboard.press("Escape");
        await panel(page).waitFor({ state: "detached" });
      };
      await page.locator(".since").waitFor();
      const press = (locator) => (viewport.width < 500 ? locator.tap() : locator.click());
      const pressAbove = async (name) => {
        await openMenu(page);
        await press(page.locator(".live-tools").getByRole("button", { name, exact: true }));
      };
      await pressAbove(words.new_challenge);
      await describeChallenge(page, "Vervoer", "wonen");
      await pick(page, words.separate);
      await panel(page).locator(".decided").waitFor();
      await opened();
      await pressAbove(words.what_if);
      await panel(page).getByLabel(words.load).selectOption({ index: 1 });
      await panel(page).locator("[data-settled=true] .difference").waitFor();
      await opened();
      await press(page.locator(".agenda").getByRole("button", { name: words.take_up }).first());
      await pick(page, /^Overal waar/u);
      await panel(page).locator(".could button").first().click();
      await panel(page).locator(".proposal .closes").waitFor();
      await opened();
      await press(page.locator(".columns .ask").first());
      await panel(page).locator(".why-short").waitFor();
      await opened();
      await pressAbove(words.history);
      await opened();
    });
  }
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("a challenge is added, seen and undone; a merger is tried; the slider goes to Pelt", async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(`${address}#theme=energiezuinig-wonen`);
    const says = (selector, text, there = true) =>
      page.waitForFunction((selector, text, there) => [...document.querySelectorAll(selector)].some((one) => one.innerText.includes(text)) === there, {}, selector, text, there);
    await says("h1", "Energiezuinig wonen");
    await page.click(".live-tools button");
    const name = await page.waitForSelector(".panel [data-part=label] input");
    await name.type("Energiearmoede");
    await page.click('.panel input[value="shared"]');
    await page.click(".panel [data-part=spread] input[type=checkbox]");
    await says(".panel .decided", "Regisseur (hoort)");
    await page.click(".panel button[type=submit]");
    await says(".column.joint a", "Energiearmoede");
    await page.click(".tools button");
    await says(".column.joint a", "Energiearmoede", false);
    await page.click(".live-tools button:nth-child(2)");
    await page.waitForSelector(".panel .palette");
    await page.evaluate(() => {
      const select = [...document.querySelectorAll(".panel > .field select")].at(-1);
      select.selectedIndex = 1;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await says(".panel .counts", "rollen overgenomen");
    await page.keyboard.press("Escape");
    await page.evaluate(() => (location.hash = "#region=noord-limburg-2018"));
    await says("h1", "Noord-Limburg");
    await page.focus(".timeline input");
    await page.keyboard.press("ArrowRight");
    await says(".since", "Neerpelt en Overpelt worden Pelt");
    assert.deepEqual(wrong, []);
  });
});
