/**
 * How long the page keeps somebody waiting, measured and printed, never asserted: `node tests/js/page-speed.js`, after the page was built.
 *
 * First views are measured by the clock, so on a machine that does nothing else. A task is measured by the time that the thread of the page spent on it: that says the same on a busy machine.
 */

import { join } from "node:path";

import { FOLDER, json, startChromium } from "./page-under-test.js";
import { serveFolder } from "./server.js";

const FIRST = 7;

const { address, stop } = await serveFolder(join(FOLDER, "dist"));
const browser = await startChromium();

const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** From the address to what the view says, in a browser that keeps nothing from before, in ms. */
async function firstView(region) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector("main h2") === null) return;
      observer.disconnect();
      requestAnimationFrame(() => (globalThis.seen = performance.now()));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${address}/#region=${region}`);
  await page.waitForFunction(() => globalThis.seen !== undefined);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}

const go = (hash) => async (page) => {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await page.locator("main h1").waitFor();
};

/** What somebody does, one after another. */
const ACTS = {
  "the first view": async (page) => {
    await page.goto(`${address}/#region=zuid-west-vlaanderen-2019`);
    await page.locator("main h2").first().waitFor();
  },
  "a theme": (page) => page.locator("main a[href*='theme=']").first().click(),
  "a challenge": go("region=zuid-west-vlaanderen-2019&challenge=armoedepact"),
  "why": (page) => page.locator("main button.why, main .ask").first().click(),
  "all of Flanders": go("region=vlaanderen-2025"),
  "all names of a list of 285": (page) => page.getByRole("button", { name: "285 lokale besturen" }).first().click(),
  "a theme of Flanders": (page) => page.locator("main a[href*='theme=']").first().click(),
  "another day": go("region=vlaanderen-2025&date=2018-06-01"),
  "the map": go("region=vlaanderen-2025&view=pictures"),
  "the matrix": go("region=vlaanderen-2025&view=pictures&part=matrix"),
  "signals": go("region=noord-limburg-2018&view=signals"),
  "trajectories": go("region=noord-limburg-2018&view=trajectories"),
  "plans": go("region=noord-limburg-2018&view=plans"),
  "notes": go("region=noord-limburg-2018&view=notes"),
  "open": go("region=noord-limburg-2018&view=open"),
};

/** The longest task of the thread of the page while something is done, and all of them together, in ms of processor time. */
async function tasks(page, act) {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await act(page);
  // until nothing more follows from it
  await page.waitForTimeout(1500);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const thread = ({ pid, tid }) => `${pid}/${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const spent = traceEvents.filter((event) => event.name === "RunTask" && main.has(thread(event))).map(({ tdur = 0 }) => tdur / 1000);
  return { longest: Math.max(0, ...spent), all: spent.reduce((sum, ms) => sum + ms, 0) };
}

console.log("the longest task of the thread of the page, and all together, ms of processor time");
const page = await browser.newPage({ serviceWorkers: "block" });
for (const [name, act] of Object.entries(ACTS)) {
  const { longest, all } = await tasks(page, act);
  console.log(longest.toFixed(0).padStart(6), all.toFixed(0).padStart(6), name);
}
console.log("\nfrom the address to what the view says, ms, middle of", FIRST);
for (const { file } of json("regions.json")) {
  const region = file.replace(/\.json$/u, "");
  const seen = [];
  for (let n = 0; n < FIRST; n += 1) seen.push(await firstView(region));
  console.log(String(Math.round(middle(seen))).padStart(6), region);
}
await browser.close();
stop();
