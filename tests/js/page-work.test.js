/** The page as a tool: changes that are shown at once, kept, undone, saved and opened again; themes, one's own organisation, and no network. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { FOLDER, REGION, changed, drop, judge, moduleOf, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

/** Appoints a director for the challenge that is shown, as a person does. */
async function appoint(page, who = "Gemeente Anzegem") {
  await page.getByRole("button", { name: "Duid iemand aan" }).click();
  const field = page.getByRole("dialog").getByRole("combobox", { name: "Wie" });
  await field.fill(who.toLowerCase());
  await field.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Duid iemand aan" }).click();
  await page.getByText(`${who} aangeduid als Regisseur`).waitFor();
}

const directors = (page) => page.locator(".role-list > li", { has: page.getByRole("heading", { name: "Regisseur", exact: true }) });
const undo = (page) => page.getByRole("button", { name: "Maak ongedaan", exact: true }).first();
const redo = (page) => page.getByRole("button", { name: "Doe opnieuw", exact: true });

test("a file over the limit is refused before it is read", async () => {
  const { readFile, fileName } = await moduleOf("store/files.ts");
  const file = (size, arrayBuffer = async () => new TextEncoder().encode("é").buffer) => ({ size, arrayBuffer });
  const problemOf = (promise) => promise.then(() => "read", ({ problem }) => problem.word);
  assert.equal(await readFile(file(2)), "é");
  const unread = () => assert.fail("it was read");
  assert.equal(await problemOf(readFile(file(256 * 1024 * 1024 + 1, unread))), "too_large");
  assert.equal(await problemOf(readFile(file(1, () => Promise.reject(new Error("gone"))))), "unreadable");
  assert.equal(await problemOf(readFile(file(1, async () => new Uint8Array([0xff]).buffer))), "not_utf8");
  assert.equal(fileName("Zuid-West-Vlaanderen, 2019: één <plan>.json", ".work.json"), "zuid-west-vlaanderen-2019-een-plan.work.json");
  assert.equal(fileName("…", ".json"), "regie.json");
});

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("an appointment is seen at once, undone and redone, and a reload in the middle loses nothing", { hash: "#challenge=armoedepact" }, async (page) => {
    assert.ok(await undo(page).isDisabled());
    await appoint(page);
    await directors(page).getByText("Gemeente Anzegem").waitFor();
    await page.reload();
    await directors(page).getByText("Gemeente Anzegem").waitFor();
    await undo(page).click();
    await page.getByText("Ongedaan gemaakt: Gemeente Anzegem aangeduid als Regisseur").waitFor();
    await directors(page).getByText("Gemeente Anzegem").waitFor({ state: "detached" });
    // undone is kept too, and can still be redone
    await page.reload();
    await directors(page).locator(".phrase").getByText("W13").waitFor();
    assert.equal(await directors(page).getByText("Gemeente Anzegem").count(), 0);
    assert.ok(await undo(page).isDisabled());
    await page.locator("main").click();
    await page.keyboard.press("Control+Shift+Z");
    await directors(page).getByText("Gemeente Anzegem").waitFor();
    assert.ok(await redo(page).isDisabled());
    await page.keyboard.press("Control+z");
    await directors(page).getByText("Gemeente Anzegem").waitFor({ state: "detached" });
  });

  visiting("what was changed is saved as a work or as a landscape, and both are opened again", { hash: "#challenge=armoedepact" }, async (page) => {
    await appoint(page);
    const save = async (name) => {
      await page.getByRole("button", { name: "Bewaar" }).click();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
      return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
    };
    const work = await save(/^Werkbestand/u);
    const landscape = await save(/^Werkveld/u);
    assert.equal(work.name, "zuid-west-vlaanderen-2019.work.json");
    const { steps, cursor } = JSON.parse(work.text);
    assert.deepEqual([steps.length, cursor], [1, 1]);
    assert.ok(JSON.parse(landscape.text).appointments.some(({ stakeholder }) => stakeholder === "gemeente-anzegem"));
    for (const [file, canUndo] of [[work, true], [landscape, false]]) {
      await drop(page, file.name, file.text);
      await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
      await page.getByRole("link", { name: "Regionaal armoedepact" }).click();
      await directors(page).getByText("Gemeente Anzegem").waitFor();
      assert.equal(await undo(page).isEnabled(), canUndo, file.name);
    }
  });

  visiting("a file of one's own is still there after a reload, in the list, and can be removed", {}, async (page) => {
    await drop(page, "eigen.json", changed((landscape) => (landscape.label = "Een eigen werkveld")));
    await page.getByRole("heading", { level: 1, name: "Een eigen werkveld" }).waitFor();
    assert.equal(new URL(page.url()).hash, "#region=own-1");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Een eigen werkveld" }).waitFor();
    // the address without a question leads to where one left
    await page.goto("about:blank");
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "Een eigen werkveld" }).waitFor();
    await page.getByRole("link", { name: "Openen" }).click();
    await page.getByRole("button", { name: "Verwijder eigen.json" }).click();
    await judge(page);
    await page.getByRole("dialog").getByRole("button", { name: "Verwijder", exact: true }).click();
    await page.waitForFunction((region) => document.querySelector("#region").value === region, REGION);
    assert.equal(await page.locator("#region option", { hasText: "eigen.json" }).count(), 0);
    assert.equal(await page.getByRole("link", { name: "eigen.json" }).count(), 0);
  });

  visiting("two tabs at once do not destroy each other's work", { hash: "#challenge=armoedepact" }, async (page, context) => {
    const other = await context.newPage();
    await other.goto(`${address}#challenge=armoedepact`);
    await other.locator("main h1").waitFor();
    await appoint(other, "Gemeente Avelgem");
    await appoint(page, "Gemeente Anzegem");
    const dialog = page.getByRole("dialog", { name: "Ook in een ander tabblad gewijzigd" });
    await dialog.waitFor();
    await judge(page);
    await page.keyboard.press("Escape");
    assert.ok(await dialog.isVisible(), "it has to be answered");
    await dialog.getByRole("button", { name: "Bewaar als kopie" }).click();
    await page.waitForFunction(() => location.hash.includes("own-1") && document.querySelector("dialog") === null);
    assert.equal(await page.locator("#region option:checked").innerText(), "Eigen bestand: Zuid-West-Vlaanderen, 2019 (kopie)");
    for (const [tab, mine, theirs] of [[page, "Gemeente Anzegem", "Gemeente Avelgem"], [other, "Gemeente Avelgem", "Gemeente Anzegem"]]) {
      await tab.reload();
      await directors(tab).getByText(mine).waitFor();
      assert.equal(await directors(tab).getByText(theirs).count(), 0);
    }
  });

  visiting("one can go on with what another tab did", { hash: "#challenge=armoedepact" }, async (page, context) => {
    const other = await context.newPage();
    await other.goto(`${address}#challenge=armoedepact`);
    await other.locator("main h1").waitFor();
    await appoint(other, "Gemeente Avelgem");
    await appoint(page, "Gemeente Anzegem");
    await page.getByRole("dialog").getByRole("button", { name: "Ga verder met het andere" }).click();
    await directors(page).getByText("Gemeente Avelgem").waitFor();
    assert.equal(await directors(page).getByText("Gemeente Anzegem").count(), 0);
    // and from there both go on
    await appoint(page, "Gemeente Anzegem");
    await directors(page).getByText("Gemeente Anzegem").waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
  });

  visiting("one theme stands in three columns and nobody yet, lever by lever, with its agenda", {}, async (page) => {
    await page.getByRole("combobox", { name: "Thema", exact: true }).selectOption({ label: "Drempels naar werk" });
    await page.getByRole("heading", { level: 1, name: "Drempels naar werk" }).waitFor();
    assert.equal(await page.evaluate(() => document.title), "Drempels naar werk · Wie doet wat waar?");
    const columns = page.locator(".column h2");
    assert.deepEqual(await columns.allInnerTexts(), ["Lokaal aanpakken", "Gezamenlijk aanpakken", "Signaleren aan een hogere overheid", "Nog niemand"]);
    const levers = await page.locator(".column.nobody .lever-list h3").allInnerTexts();
    assert.ok(levers.length > 0, "somebody holds every lever");
    const agenda = await page.locator(".agenda > ol > li").allInnerTexts();
    // what nobody can do is what the agenda begins with
    for (const [n] of levers.entries()) assert.match(agenda[n], /niemand heeft deze hefboom/u);
    // what is to be watched is not missing
    assert.deepEqual(await page.locator(".agenda li.mark.attention .link", { hasText: "ontbreekt" }).allInnerTexts(), []);
    assert.notEqual(await page.locator(".agenda li.mark.missing .link", { hasText: "Waarom ontbreekt dit?" }).count(), 0);
    await page.locator(".agenda li.mark.missing .link", { hasText: "Waarom ontbreekt dit?" }).first().click();
    await page.locator(".panel .why-told details[open] li").first().waitFor();
    await page.keyboard.press("Escape");
    const link = page.locator(".agenda .challenge-link").first();
    const name = await link.innerText();
    await link.click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("link", { name: "Terug naar het thema" }).click();
    await page.getByRole("heading", { level: 1, name: "Drempels naar werk" }).waitFor();
    await page.getByRole("link", { name: /^Volgende/u }).click();
    await page.getByRole("heading", { level: 1, name: "Opgroeien en ontwikkelingskansen" }).waitFor();
  });

  visiting("every theme of every region has all its challenges in its columns", {}, async (page) => {
    const { Atlas } = await import(new URL("../../pkg/node.js", import.meta.url));
    const { example } = await import("./package-under-test.js");
    for (const region of [REGION, "gent-2018"]) {
      const atlas = new Atlas(example(`${region}.json`));
      for (const { theme } of atlas.threeLists().themes) {
        const [lists] = atlas.threeLists({ theme }).themes;
        await page.evaluate((hash) => (location.hash = hash), `#region=${region}&theme=${theme}`);
        await page.locator(`.columns[data-theme="${theme}"][data-region="${region}"]`).waitFor();
        for (const approach of ["local", "joint", "signal"]) {
          const wanted = new Set(lists[approach].filter(({ lever }) => lever !== undefined).map(({ lever }) => lever)).size;
          assert.equal(await page.locator(`.column.${approach} > .lever-list > li`).count(), wanted, `${region} ${theme} ${approach}`);
        }
        assert.equal(await page.locator(".column.nobody > .lever-list > li").count(), new Set(lists.nobody.map(({ lever }) => lever)).size, `${region} ${theme} nobody`);
      }
      atlas.free();
    }
  });

  visiting("my town is found by typing, picked out where it stands, and stays in the link", {}, async (page) => {
    const me = page.getByRole("combobox", { name: "Mijn gemeente of organisatie" });
    await me.click();
    await me.pressSequentially("kortr");
    assert.equal(await me.getAttribute("aria-expanded"), "true");
    await page.getByRole("option", { name: "Kortrijk", exact: false }).first().waitFor();
    await judge(page);
    await me.press("Enter");
    await page.locator(".mine", { hasText: "Stad Kortrijk" }).first().waitFor();
    assert.match(new URL(page.url()).hash, /me=areas\/kortrijk/u);
    const all = await page.locator(".row").count();
    await me.fill("bond");
    await me.press("Enter");
    await page.locator(".mine", { hasText: "Stad Kortrijk" }).first().waitFor({ state: "detached" });
    await page.getByLabel("Enkel waar wij een rol of hefboom hebben").check();
    const ours = await page.locator(".row").count();
    assert.ok(ours > 0 && ours < all, `${ours} of ${all}`);
    assert.equal(await page.locator(".row.ours").count(), ours);
    await page.getByRole("button", { name: "Mijn gemeente of organisatie: keuze wissen" }).click();
    await page.waitForFunction((all) => document.querySelectorAll(".row").length === all, all);
    // what is typed and not chosen is taken back
    await me.fill("niets van dit alles");
    await page.getByText("Niets gevonden").waitFor();
    await me.press("Escape");
    assert.equal(await me.inputValue(), "");
  });

  visiting("all towns of Flanders are there, and nothing keeps the page waiting", { hash: "#view=open" }, async (page) => {
    await page.evaluate(() => {
      globalThis.long = [];
      new PerformanceObserver((list) => globalThis.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    });
    await page.getByRole("link", { name: "Alle gemeenten van Vlaanderen, 2025" }).click();
    await page.getByRole("heading", { level: 1, name: "Alle gemeenten van Vlaanderen" }).waitFor();
    await page.getByText("285 tafels, één per gemeente").first().waitFor();
    await page.getByRole("button", { name: "285 lokale besturen" }).first().click();
    await page.getByText("Zwijndrecht").first().waitFor();
    await page.getByRole("link", { name: "Armoede voorkomen en bestrijden" }).click();
    await page.getByLabel("Welke tafel?").waitFor();
    // a machine that does much else beside is slower
    const long = await page.evaluate(() => globalThis.long.filter((duration) => duration > 250));
    assert.deepEqual(long, []);
  });

  visiting("the page is there without a network, once it was visited", { serviceWorkers: "allow", expected: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource/u }, async (page, context) => {
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve()));
    });
    await context.setOffline(true);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
    await page.locator("#region").selectOption("gent-2018");
    await page.getByRole("heading", { level: 1, name: "Gent: Lokaal Welzijnsbeleid" }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("link", { name: "Who acts where", exact: true }).waitFor();
    const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((sum, n) => sum + n, 0));
    const { FILES } = new Function(`addEventListener = () => 0; ${readFileSync(`${FOLDER}/dist/service-worker.js`, "utf8").replace(/^addEventListener/mu, "return { FILES };\naddEventListener")}`)();
    assert.equal(kept, FILES.length);
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const [name, hash] of [
      ["a theme", "#theme=acute-woonnood&me=areas/kortrijk"],
      ["a theme in English", "#region=gent-2018&theme=housing&lang=en"],
      ["what can be opened", "#view=open"],
      ["my organisation in the list", "#me=stakeholders/w13"],
      ["my organisation in a challenge", "#challenge=armoedepact&me=areas/kortrijk"],
      ["a theme that is not there", "#theme=nothing"],
    ]) {
      for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
        visiting(`everybody can use ${name}, ${colorScheme}, ${viewport.width} pixels wide`, { hash, colorScheme, viewport }, async (page) => {
          await page.locator("main h1").waitFor();
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, "something sticks out");
          await judge(page);
        });
      }
    }
    visiting(`everybody can use the dialogs, ${colorScheme}`, { hash: "#challenge=armoedepact", colorScheme }, async (page) => {
      await page.getByRole("button", { name: "Duid iemand aan" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: "Wie" }).fill("ocmw");
      await judge(page);
      // the first closes the list, and not the dialog
      await page.keyboard.press("Escape");
      assert.ok(await dialog.isVisible());
      await dialog.getByRole("button", { name: "Annuleer" }).click();
      await page.waitForFunction(() => document.activeElement.textContent === "Duid iemand aan");
      await page.getByRole("button", { name: "Bewaar" }).click();
      await judge(page);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await appoint(page);
      await judge(page);
    });
  }
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("an appointment is seen, survives a reload, and is undone", async () => {
    const page = await browser.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(`${address}#challenge=armoedepact`);
    const until = (wanted, there = true) =>
      page.waitForFunction((wanted, there) => (document.querySelector(".role-list")?.innerText.includes(wanted) ?? !there) === there, {}, wanted, there);
    await until("W13");
    await page.click(".roles > .actions button");
    const field = await page.waitForSelector("dialog input[role=combobox]");
    await page.waitForFunction(() => document.querySelector("dialog select")?.options.length > 0);
    await field.type("gemeente anzegem");
    await field.press("Enter");
    await page.click("dialog button[type=submit]");
    await until("Gemeente Anzegem");
    await page.reload();
    await until("Gemeente Anzegem");
    await page.click(".tools button");
    await until("Gemeente Anzegem", false);
    assert.deepEqual(wrong, []);
  });
});
