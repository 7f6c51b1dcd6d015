/** Views are scripts of their own: the one that is asked comes first, the others when there is nothing else to do, and one that does not come is told. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { FOLDER, changed, drop, json, judge, serve, startChromium, startFirefox } from "./page-under-test.js";
import { serveFolder } from "./server.js";

/** The file of each view, by its name in the address. */
const FILES = { who: "who", pictures: "pictures", signals: "signals", trajectories: "trajectory", plans: "plan", notes: "notes", open: "open" };
const { views, view_gone: gone, reload } = json("words", "nl.json");
const PLANS = /\/assets\/plan-[^/]+\.js$/u;

let address, stop;
before(async () => ({ address, stop } = await serve()));
after(() => stop());

const heading = (page) => page.locator("main h1");
const go = (page, view) => page.locator("#views").getByRole("link", { name: views[view], exact: true }).click();

/** In the page: does this view, by its word, stand there? */
const isShown = (word) => document.querySelector("main[aria-busy]") === null && document.querySelector('#views [aria-current="page"]')?.textContent === word && document.querySelector("main h1") !== null;
/** In the page: were the scripts of these files loaded? */
const areLoaded = (files) => files.every((file) => performance.getEntriesByType("resource").some(({ name, responseEnd }) => new RegExp(`/assets/${file}-[^/]+\\.js$`, "u").test(name) && responseEnd > 0));
const stands = (page, view) => page.waitForFunction(isShown, views[view]);
const allThere = (page) => page.waitForFunction(areLoaded, Object.values(FILES));

describe("in Chromium", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser.close());

  /** A page on which nothing is opened yet; `wrong` is what went wrong on it. */
  async function blank(options = {}) {
    const context = await browser.newContext({ serviceWorkers: "block", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const wrong = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    return { context, page, wrong };
  }

  for (const [view, hash] of [["who", ""], ["plans", "#region=noord-limburg-2018&view=plans"]]) {
    test(`the first view, ${view}, waits for no script but its own; the others come after it`, async () => {
      const { context, page, wrong } = await blank();
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (document.querySelector("main h1") === null) return;
          observer.disconnect();
          globalThis.seen = performance.now();
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto(address + hash);
      await heading(page).waitFor();
      await allThere(page);
      const scripts = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).map(({ name, startTime }) => ({ file: name.replace(/^.*\/|-[^/]+$/gu, ""), early: startTime < globalThis.seen })));
      const worker = ["worker", "held", "questions", "acts"];
      const early = scripts.filter(({ early, file }) => early && !worker.includes(file)).map(({ file }) => file);
      assert.deepEqual(early.sort(), ["common", "index", FILES[view]].sort());
      const late = scripts.filter(({ early }) => !early).map(({ file }) => file);
      // what makes Word and Excel files is loaded when somebody asks
      assert.deepEqual(late.sort(), Object.values(FILES).filter((file) => file !== FILES[view]).sort());
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }

  test("the first view and its landscape come at the same time", async () => {
    const { context, page } = await blank();
    const asked = {};
    const both = Promise.all(["script", "landscape"].map((what) => new Promise((resolve) => (asked[what] = resolve))));
    // neither comes before the other was asked
    const hold = (what) => async (route) => {
      asked[what]();
      await both;
      await route.continue();
    };
    await page.route(/\/assets\/who-[^/]+\.js$/u, hold("script"));
    await page.route(/\/assets\/zuid-west-vlaanderen-2019-[^/]+\.json$/u, hold("landscape"));
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "Zuid-West-Vlaanderen" }).waitFor();
    await context.close();
  });

  test("the former view stays until the next is there, and then one is at its heading", async () => {
    const { context, page } = await blank();
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(PLANS, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(address);
    const title = await heading(page).innerText();
    await go(page, "plans");
    await page.locator('main[aria-busy="true"]').waitFor();
    assert.equal(await heading(page).innerText(), title);
    release();
    await page.waitForFunction((title) => document.querySelector("main h1")?.textContent !== title && document.activeElement === document.querySelector("main h1"), title);
    assert.equal(await page.locator("main[aria-busy]").count(), 0);
    assert.match(await page.title(), new RegExp(`^${await heading(page).innerText()} ·`, "u"));
    await context.close();
  });

  test("whoever goes on while a view is loading is where they went last", async () => {
    const { context, page } = await blank();
    let release;
    const released = new Promise((resolve) => (release = resolve));
    await page.route(PLANS, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(address);
    await heading(page).waitFor();
    await go(page, "plans");
    await page.locator('main[aria-busy="true"]').waitFor();
    await go(page, "open");
    await stands(page, "open");
    const title = await heading(page).innerText();
    release();
    await allThere(page);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.equal(await heading(page).innerText(), title);
    await context.close();
  });

  test("after the first visit every view is there without a network, also those that nobody saw", async () => {
    const { context, page, wrong } = await blank({ serviceWorkers: "allow" });
    await page.goto(address);
    await heading(page).waitFor();
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", () => active.state === "activated" && resolve()));
    });
    await context.setOffline(true);
    for (const view of Object.keys(views)) {
      // a page that has just been opened has no other view yet
      await page.goto("about:blank");
      await page.goto(`${address}#region=noord-limburg-2018&view=${view}`);
      await stands(page, view);
    }
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test("where nothing is kept for offline use, what was loaded ahead is there when the network is gone", async () => {
    const { context, page, wrong } = await blank();
    await page.goto(address);
    await allThere(page);
    await context.setOffline(true);
    for (const view of Object.keys(views)) {
      await go(page, view);
      await stands(page, view);
    }
    assert.deepEqual(wrong, []);
    await context.close();
  });

  for (const lang of ["nl", "en"]) {
    test(`a view of which the script does not come is told, what stood there stays, and loading the page anew brings it, ${lang}`, async () => {
      const words = json("words", `${lang}.json`);
      const { context, page, wrong } = await blank();
      const here = `#region=noord-limburg-2018${lang === "nl" ? "" : `&lang=${lang}`}`;
      const link = page.locator("#views").getByRole("link", { name: words.views.plans, exact: true });
      const alert = page.getByRole("alert").filter({ hasText: words.view_gone });
      // as from a server on which a newer page stands
      await page.route(PLANS, (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto(address + here);
      const title = await heading(page).innerText();
      await link.click();
      await alert.waitFor();
      assert.equal(await heading(page).innerText(), title);
      assert.equal(new URL(page.url()).hash, here);
      assert.equal(await page.locator("#views [aria-current]").innerText(), words.views.who);
      assert.equal(await page.locator("main[aria-busy]").count(), 0);
      await judge(page);
      // what stands there still answers, and whoever goes on is no longer told
      await page.locator("main a[href*='challenge=']").first().click();
      await page.waitForFunction((title) => document.querySelector("main h1")?.textContent !== title, title);
      assert.equal(await alert.count(), 0);
      // with another landscape too: the worker still has the one that stands there
      await page.evaluate((hash) => (location.hash = hash), `#region=gent-2018&view=plans${here.slice("#region=noord-limburg-2018".length)}`);
      await alert.waitFor();
      assert.equal(await page.locator("#region").inputValue(), "noord-limburg-2018");
      await page.locator("#home").click();
      await page.waitForFunction((title) => document.querySelector("main h1")?.textContent === title, title);
      await link.click();
      await alert.waitFor();
      // in the other language too
      const [other] = ["nl", "en"].filter((one) => one !== lang).map((one) => json("words", `${one}.json`));
      await page.getByRole("button", { name: other.name }).click();
      await page.getByRole("alert").filter({ hasText: other.view_gone }).getByRole("button", { name: other.reload }).waitFor();
      await page.getByRole("button", { name: words.name }).click();
      await page.unroute(PLANS);
      await page.getByRole("button", { name: words.reload, exact: true }).click();
      await page.waitForFunction(isShown, words.views.plans);
      assert.equal(await page.getByRole("alert").filter({ hasText: words.view_gone }).count(), 0);
      assert.match(new URL(page.url()).hash, /view=plans/u);
      assert.deepEqual(wrong, []);
      await context.close();
    });
  }

  test("a page of which the first view does not come is not blank: it says so, and shows every other view", async () => {
    const { context, page, wrong } = await blank();
    await page.route(PLANS, (route) => route.abort());
    await page.goto(`${address}#region=noord-limburg-2018&view=plans`);
    await page.getByRole("alert").filter({ hasText: gone }).waitFor();
    assert.ok(await page.getByRole("button", { name: reload, exact: true }).isVisible());
    assert.ok(await heading(page).isVisible());
    await judge(page);
    await go(page, "notes");
    await stands(page, "notes");
    assert.equal(await page.getByRole("alert").filter({ hasText: gone }).count(), 0);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test("a file that is opened where the view of its answers does not come leaves what stood there", async () => {
    const { context, page, wrong } = await blank();
    await page.route(/\/assets\/who-[^/]+\.js$/u, (route) => route.abort());
    await page.goto(`${address}#region=noord-limburg-2018&view=notes`);
    await stands(page, "notes");
    const title = await heading(page).innerText();
    await drop(page, "eigen.json", changed((landscape) => (landscape.label = "Een eigen werkveld")));
    await page.getByRole("alert").filter({ hasText: gone }).waitFor();
    assert.equal(await heading(page).innerText(), title);
    assert.equal(await page.locator("main[aria-busy]").count(), 0);
    assert.deepEqual(wrong, []);
    await context.close();
  });
});

describe("in Firefox", () => {
  test("every view is there when the server is gone, once the first one stood there", async () => {
    const browser = await startFirefox();
    const { address, stop } = await serveFolder(join(FOLDER, "dist"));
    try {
      const page = await browser.newPage();
      await page.goto(`${address}/#region=noord-limburg-2018`);
      await page.waitForFunction(areLoaded, {}, Object.values(FILES));
      stop();
      for (const view of Object.keys(views).reverse()) {
        await page.evaluate((word) => [...document.querySelectorAll("#views a")].find((link) => link.textContent === word).click(), views[view]);
        await page.waitForFunction(isShown, {}, views[view]);
      }
    } finally {
      await browser.close();
      stop();
    }
  });
});
