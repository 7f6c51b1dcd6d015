/**
 * How long the page keeps somebody waiting, measured and printed, never asserted: `node tests/js/page-speed.js`, after the page was built.
 *
 * First views are measured by the clock, so on a machine that does nothing else. A task is measured by the time that the thread of the page spent on it: that hardly changes on a busy machine.
 *
 * What is traced is the whole browser, and one that has just started is busy with pages of its own (`chrome://omnibox-popup.top-chrome` takes longer than ours): only the process that shows the page counts.
 */

import { join } from "node:path";

import { FOLDER, json, startChromium } from "./page-under-test.js";
import { serveFolder } from "./server.js";

const FIRST = 7;
const VISITS = 5;

/** `node tests/js/page-speed.js DIST` measures a page that was built elsewhere: to compare two. */
const { address, stop } = await serveFolder(process.argv[2] ?? join(FOLDER, "dist"));

const middle = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** From the address to what the view says, in a browser that keeps nothing from before, in ms. */
async function firstView(browser, region) {
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

/** The process that shows the page: every process of a browser writes in the same trace. */
function processOf(traceEvents) {
  const shows = ({ url = "" } = {}) => url.startsWith(address);
  // one of these says it, whether the page was there before or came meanwhile
  const frames = traceEvents.flatMap(({ name, args }) => (name === "TracingStartedInBrowser" ? args.data.frames : name === "FrameCommittedInBrowser" ? [args.data] : []));
  const frame = frames.findLast(shows);
  if (frame === undefined) throw new Error("nothing that was traced shows the page");
  return frame.processId;
}

/** The longest task of the thread of the page while something is done, and all of them together, in ms of processor time. */
async function tasks(browser, page, act) {
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await act(page);
  // until nothing more follows from it
  await page.waitForTimeout(1500);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const shows = processOf(traceEvents);
  const thread = ({ pid, tid }) => `${pid}/${tid}`;
  const main = new Set(traceEvents.filter(({ name, args, pid }) => pid === shows && name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const spent = traceEvents.filter((event) => event.name === "RunTask" && main.has(thread(event))).map(({ tdur = 0 }) => tdur / 1000);
  if (spent.length === 0) throw new Error("no task of the page was traced");
  return { longest: Math.max(...spent), all: spent.reduce((sum, ms) => sum + ms, 0) };
}

/** All that somebody does, in a browser that has just started. */
async function visit() {
  const browser = await startChromium();
  const page = await browser.newPage({ serviceWorkers: "block" });
  const took = {};
  for (const [name, act] of Object.entries(ACTS)) took[name] = await tasks(browser, page, act);
  await browser.close();
  return took;
}

console.log(`ms of processor time of the thread of the page, of ${VISITS} visits, each in a browser that has just started:`);
console.log("the longest task, middle and longest of all; all tasks together, middle");
const visits = [];
for (let n = 0; n < VISITS; n += 1) visits.push(await visit());
const told = (...numbers) => numbers.map((number) => number.toFixed(0).padStart(6)).join(" ");
for (const name of Object.keys(ACTS)) {
  const longest = visits.map((took) => took[name].longest);
  console.log(told(middle(longest), Math.max(...longest), middle(visits.map((took) => took[name].all))), name);
}
console.log("\nfrom the address to what the view says, ms, middle of", FIRST);
const browser = await startChromium();
for (const { file } of json("regions.json")) {
  const region = file.replace(/\.json$/u, "");
  const seen = [];
  for (let n = 0; n < FIRST; n += 1) seen.push(await firstView(browser, region));
  console.log(told(middle(seen)), region);
}
await browser.close();
stop();
