/** Towns are picked on the map and become one: by mouse, by keys and by the table, with the difference before anything changes. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { REGION, changed, drop, json, judge, serve, startChromium, startFirefox, visitor } from "./page-under-test.js";
import { example, root } from "./package-under-test.js";

const { pictures, live, undo: UNDO } = json("words", "nl.json");
const MAP = "#view=pictures";

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const toggle = (page) => page.getByRole("button", { name: pictures.merge });
const onMap = (page, town) => page.locator(`[data-shape][aria-label^="${town}:"]`);
const inTable = (page, town) => page.locator(".map-table").getByRole("checkbox", { name: town, exact: true });
const chips = (page) => page.locator(".merging .chip").allInnerTexts();
const said = (page) => page.locator(".merging [role=status]").innerText();
const panel = (page) => page.locator(".panel");
const ask = (page) => page.getByRole("button", { name: pictures.merge_open });
const isMap = (page, many) => page.waitForFunction((many) => document.querySelectorAll("[data-shape]").length === many && document.querySelector("[data-measure]") !== null, many);

/** Begins to pick. */
async function pickIn(page, many = 14) {
  await isMap(page, many);
  await toggle(page).click();
  await page.locator(".merging.on").waitFor();
}

/** From the towns that are picked to the step that makes them one. */
async function merge(page, name) {
  await ask(page).click();
  await panel(page).getByLabel(live.merge_name).fill(name);
  await panel(page).getByRole("button", { name: live.pick }).click();
  await panel(page).locator("[data-settled=true] [data-count=rolesPassedOn]").waitFor();
  await panel(page).getByRole("button", { name: live.apply }).click();
  await onMap(page, name).waitFor();
}

/** What the package counts of each town, after this merger. */
async function countedWith(change, areas) {
  const { Atlas } = await import(pathToFileURL(join(root, "pkg", "node.js")));
  const { areas: columns, measures } = new Atlas(example(`${REGION}.json`)).apply([change]).benchmark({ areas });
  const at = measures.findIndex(({ measure }) => measure === "challenges");
  return Object.fromEntries(columns.map(({ area, values }) => [area, values[at].count]));
}

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());
  const visiting = visitor(() => browser, () => address);

  visiting("two towns are picked by a click, the difference is seen, they become one shape, and two again", { hash: MAP }, async (page) => {
    await isMap(page, 14);
    assert.equal(await page.locator("[data-shape][href]").count(), 14);
    await pickIn(page);
    // a click opens no town any more
    assert.equal(await page.locator("[data-shape][href], .map-table a").count(), 0);
    assert.equal(await said(page), pictures.merge_none);
    assert.ok(await ask(page).isDisabled());
    const before = page.url();
    await onMap(page, "Kuurne").click();
    assert.equal(await said(page), "1\u00a0gemeente gekozen. Kies er nog minstens één.");
    assert.ok(await ask(page).isDisabled());
    await onMap(page, "Harelbeke").click();
    await onMap(page, "Menen").click();
    assert.deepEqual(await chips(page), ["Kuurne", "Harelbeke", "Menen"]);
    assert.equal(page.url(), before);
    // seen without colours: an outline of dashes and a tick on each, and ticks in the table
    assert.equal(await page.locator(".map-drawn path[stroke-dasharray='8 5']").count(), 3);
    assert.equal(await page.locator(".map-drawn svg g > circle").count(), 4, "on each, and in the legend");
    for (const town of ["Kuurne", "Harelbeke", "Menen"]) {
      assert.equal(await onMap(page, town).getAttribute("aria-checked"), "true");
      assert.ok(await inTable(page, town).isChecked());
    }
    // taken out again: on the map, and by its chip
    await onMap(page, "Menen").click();
    assert.deepEqual(await chips(page), ["Kuurne", "Harelbeke"]);
    await onMap(page, "Wervik").click();
    await page.getByRole("button", { name: "Wervik weghalen" }).click();
    assert.deepEqual(await chips(page), ["Kuurne", "Harelbeke"]);
    assert.equal(await onMap(page, "Wervik").getAttribute("aria-checked"), "false");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Harelbeke weghalen");

    await ask(page).click();
    assert.equal(await panel(page).getByLabel(live.kind_of_change).inputValue(), "merge");
    assert.deepEqual(await panel(page).locator(".chip").allInnerTexts(), ["Kuurne", "Harelbeke"]);
    assert.equal(await panel(page).getByLabel(live.merge_name).inputValue(), "Kuurne-Harelbeke");
    await panel(page).getByLabel(live.merge_name).fill("Leiestad");
    await panel(page).getByRole("button", { name: live.pick }).click();
    await panel(page).locator("[data-settled=true] [data-count=rolesPassedOn]").waitFor();
    assert.match(await panel(page).locator(".effect .counts").first().innerText(), /520\s+rollen overgenomen/u);
    // nothing changed yet
    assert.equal(await page.locator("[data-shape]").count(), 14);
    await panel(page).getByRole("button", { name: live.apply }).click();
    await isMap(page, 13);
    await onMap(page, "Leiestad").waitFor();
    assert.equal(await page.locator(".map-table tbody tr").count(), 13);
    assert.deepEqual(await page.locator(".merging.on").count(), 0);
    await page.waitForFunction((name) => document.activeElement.textContent === name, pictures.merge);
    // one shape, without the border that lay between them
    const path = await onMap(page, "Leiestad").locator("path").first().getAttribute("d");
    assert.equal(path.match(/M/gu).length, 1);
    const change = { merge: { areas: ["kuurne", "harelbeke"], into: { id: "leiestad", label: "Leiestad", level: "local" }, on: "2019-01-15" } };
    const counted = await page.locator(".map-table tbody tr").evaluateAll((rows) => {
      const areaOf = (row) => new URLSearchParams(row.querySelector("a").hash.slice(1)).get("me").replace("areas/", "");
      return Object.fromEntries(rows.map((row) => [areaOf(row), Number(row.querySelector("td").textContent)]));
    });
    assert.deepEqual(counted, await countedWith(change, Object.keys(counted)));
    // it is kept, and can be undone
    await page.reload();
    await isMap(page, 13);
    await page.locator(".tools").getByRole("button", { name: UNDO }).click();
    await isMap(page, 14);
    assert.equal(await onMap(page, "Leiestad").count(), 0);
  });

  visiting("towns are picked by keys alone, on the map and in the table; Escape leaves, and the focus is where it began", { hash: MAP }, async (page) => {
    await isMap(page, 14);
    const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
    await toggle(page).focus();
    await page.keyboard.press("Enter");
    await page.locator(".merging.on").waitFor();
    assert.equal(await toggle(page).getAttribute("aria-pressed"), "true");
    await page.keyboard.press("Tab");
    assert.equal(await here(), pictures.merge_stop, "what cannot be done yet is no stop");
    await page.keyboard.press("Tab");
    assert.match(await here(), /^Anzegem:/u);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "checkbox");
    await page.keyboard.press("Space");
    assert.deepEqual(await chips(page), ["Anzegem"]);
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    assert.deepEqual(await chips(page), ["Anzegem", "Zwevegem"]);
    assert.match(await here(), /^Zwevegem:/u);
    await page.keyboard.press("Space");
    assert.deepEqual(await chips(page), ["Anzegem"]);
    // the table does the same
    await inTable(page, "Avelgem").focus();
    await page.keyboard.press("Space");
    assert.deepEqual(await chips(page), ["Anzegem", "Avelgem"]);
    assert.equal(await onMap(page, "Avelgem").getAttribute("aria-checked"), "true");
    assert.equal(await said(page), "2\u00a0gemeenten gekozen.");
    // the focus goes from chip to chip, and to the button when there is none
    await page.getByRole("button", { name: "Avelgem weghalen" }).focus();
    await page.keyboard.press("Enter");
    assert.equal(await here(), "Anzegem weghalen");
    await page.keyboard.press("Enter");
    assert.equal(await here(), pictures.merge);
    for (const town of ["Anzegem", "Avelgem"]) await inTable(page, town).press("Space");
    await ask(page).focus();
    await page.keyboard.press("Enter");
    await panel(page).getByRole("textbox", { name: live.merge_name }).press("Enter");
    await panel(page).locator("[data-settled=true] [data-count=rolesPassedOn]").waitFor();
    // the first Escape closes the panel, the second leaves the mode; then nothing is picked, and nothing changed
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "detached" });
    assert.equal(await here(), pictures.merge);
    assert.deepEqual(await chips(page), ["Anzegem", "Avelgem"]);
    await inTable(page, "Menen").focus();
    await page.keyboard.press("Escape");
    await page.locator(".merging.on").waitFor({ state: "detached" });
    assert.equal(await here(), pictures.merge);
    assert.equal(await toggle(page).getAttribute("aria-pressed"), "false");
    await page.keyboard.press("Enter");
    await page.locator(".merging.on").waitFor();
    assert.deepEqual(await chips(page), []);
    assert.equal(await page.locator("[data-shape]").count(), 14);
    // what was tried waits where it was
    await page.keyboard.press("Alt+w");
    await panel(page).getByText("Anzegem en Avelgem worden Anzegem-Avelgem").waitFor();
  });

  visiting("towns that share a shape are picked together, or one of them in the table", { hash: `${MAP}&region=noord-limburg-2018` }, async (page) => {
    await pickIn(page, 8);
    const both = onMap(page, "Neerpelt en Overpelt");
    await both.click();
    assert.deepEqual(await chips(page), ["Neerpelt", "Overpelt"]);
    await inTable(page, "Neerpelt").uncheck();
    assert.equal(await both.getAttribute("aria-checked"), "mixed");
    await both.click();
    assert.deepEqual((await chips(page)).sort(), ["Neerpelt", "Overpelt"]);
    await both.click();
    assert.deepEqual(await chips(page), []);
    // on a day on which they are one, there is nothing to pick of what was picked before
    await both.click();
    await onMap(page, "Peer").click();
    await page.getByLabel("Stand op").fill("2019-02-01");
    await onMap(page, "Pelt").waitFor();
    await page.waitForFunction(() => document.querySelectorAll(".merging .chip").length === 1);
    assert.deepEqual(await chips(page), ["Peer"]);
    // another region begins anew
    await page.getByLabel("Regio", { exact: true }).selectOption(REGION);
    await isMap(page, 14);
    assert.equal(await page.locator(".merging.on").count(), 0);
  });

  visiting("towns that do not touch become one town of two parts", { hash: MAP }, async (page) => {
    await pickIn(page);
    await onMap(page, "Wervik").click();
    await onMap(page, "Wielsbeke").click();
    await merge(page, "Wervik-Wielsbeke");
    assert.equal(await page.locator("[data-shape]").count(), 13);
    const path = await onMap(page, "Wervik-Wielsbeke").locator("path").first().getAttribute("d");
    assert.equal(path.match(/M/gu).length, 2);
    // and on all of Flanders
    await page.goto(`${address}${MAP}&region=vlaanderen-2025`);
    await pickIn(page, 285);
    await inTable(page, "Zwalm").check();
    await inTable(page, "Aalst").check();
    assert.deepEqual(await chips(page), ["Zwalm", "Aalst"]);
    await ask(page).click();
    assert.equal(await panel(page).getByLabel(live.merge_name).inputValue(), "Zwalm-Aalst");
    await panel(page).getByLabel(live.merge_name).fill("");
    await panel(page).getByRole("button", { name: live.pick }).click();
    await panel(page).getByText("Zwalm en Aalst worden Zwalm-Aalst").waitFor();
  });

  visiting("names of towns are text", { hash: MAP }, async (page) => {
    const hostile = '<img src=x onerror="window.hacked=1">';
    await drop(page, "boos.json", changed((landscape) => landscape.areas.filter(({ id }) => id === "kuurne" || id === "menen").forEach((area) => (area.label = `${hostile} ${area.id}`))));
    await page.locator("#region option:checked", { hasText: "boos.json" }).waitFor({ state: "attached" });
    await page.getByRole("link", { name: "Beelden" }).click();
    await pickIn(page);
    for (const town of ["kuurne", "menen"]) await inTable(page, `${hostile} ${town}`).check();
    assert.deepEqual(await chips(page), [`${hostile} kuurne`, `${hostile} menen`]);
    await merge(page, "Samen");
    assert.equal(await page.locator("main img, .panel img").count(), 0);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
  });

  for (const [colorScheme, viewport] of [["light", { width: 390, height: 844 }], ["dark", { width: 1440, height: 900 }]]) {
    visiting(`everybody can pick towns and see what that changes, ${colorScheme}, ${viewport.width} pixels wide`, { hash: `${MAP}&lang=en`, colorScheme, viewport, hasTouch: viewport.width < 500 }, async (page) => {
      const words = json("words", "en.json");
      await isMap(page, 14);
      const press = (locator) => (viewport.width < 500 ? locator.tap() : locator.click());
      const fits = async () => assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width, "something sticks out");
      await press(page.getByRole("button", { name: words.pictures.merge }));
      await judge(page);
      for (const town of ["Kuurne", "Kortrijk"]) await press(onMap(page, town));
      await judge(page);
      await fits();
      await press(page.getByRole("button", { name: words.pictures.merge_open }));
      await panel(page).getByLabel(words.live.merge_name).waitFor();
      await judge(page);
      await press(panel(page).getByRole("button", { name: words.live.pick }));
      await panel(page).locator("[data-settled=true] .difference").waitFor();
      await judge(page);
      await fits();
      await press(panel(page).getByRole("button", { name: words.live.apply }));
      await onMap(page, "Kuurne-Kortrijk").waitFor();
      await page.locator(".panel").waitFor({ state: "detached" });
      await judge(page);
      await fits();
    });
  }
});

describe("in Firefox", () => {
  let browser;
  before(async () => (browser = await startFirefox()));
  after(() => browser.close());

  test("two towns are picked by click and by key, and become one", async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(address + MAP);
    const isMap = (many) => page.waitForFunction((many) => document.querySelectorAll("[data-shape]").length === many && document.querySelector("[data-measure]") !== null, {}, many);
    const picked = (many) => page.waitForFunction((many) => document.querySelectorAll(".merging .chip").length === many, {}, many);
    await isMap(14);
    await page.click(".map-choices .merge");
    await page.waitForSelector(".merging.on");
    await page.click('[data-shape][aria-label^="Kuurne:"]');
    await picked(1);
    await page.$eval('[data-shape][aria-label^="Harelbeke:"]', (one) => one.focus());
    await page.keyboard.press(" ");
    await picked(2);
    assert.equal(await page.$eval('[data-shape][aria-label^="Harelbeke:"]', (one) => one.getAttribute("aria-checked")), "true");
    await judge(page);
    await page.click(".merging .primary");
    await page.waitForFunction(() => document.querySelectorAll(".panel .chip").length === 2);
    await page.click(".palette > button");
    await page.waitForSelector(".panel [data-settled=true] [data-count=rolesPassedOn]");
    await page.click(".panel .actions .primary");
    await isMap(13);
    await page.waitForSelector('[data-shape][aria-label^="Kuurne-Harelbeke:"]');
    await page.click(".tools button");
    await isMap(14);
    assert.deepEqual(wrong, []);
  });
});
