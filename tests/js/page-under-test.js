/** The page of `examples/atlas` in real browsers, from the server of the build tool. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";

import { build } from "esbuild";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

import { example, root } from "./package-under-test.js";

/** Where the browsers are: `REGIE_CHROMIUM` and `REGIE_FIREFOX` say otherwise. */
const CHROMIUM = process.env.REGIE_CHROMIUM ?? "/usr/bin/chromium";
const FIREFOX = process.env.REGIE_FIREFOX ?? "/usr/bin/firefox-esr";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the server, and gives the address of the page and a way to stop it. */
export async function serve() {
  const server = spawn("cargo", ["xtask", "serve"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => server.kill());
  const stop = () => {
    server.stdout.destroy();
    server.kill();
  };
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith("http://")) return { address: line, stop };
  }
  throw new Error("the server did not say where it is");
}

export function startChromium() {
  return chromium.launch({ executablePath: installed(CHROMIUM, "chromium"), args: FLAGS });
}

/** Firefox, with a profile of its own that is gone afterwards. */
export async function startFirefox() {
  const userDataDir = mkdtempSync(join(tmpdir(), "regie-firefox-"));
  process.on("exit", () => rmSync(userDataDir, { recursive: true, force: true }));
  return puppeteer.launch({ browser: "firefox", executablePath: installed(FIREFOX, "firefox-esr"), headless: true, userDataDir });
}

/** Either browser with a profile that stays when it is killed: a way to start it, again and again. */
export function withProfile(name) {
  const userDataDir = mkdtempSync(join(tmpdir(), `regie-${name.toLowerCase()}-`));
  process.on("exit", () => rmSync(userDataDir, { recursive: true, force: true }));
  const there = { Chromium: { browser: "chrome", executablePath: CHROMIUM, args: FLAGS }, Firefox: { browser: "firefox", executablePath: FIREFOX } };
  return () => puppeteer.launch({ ...there[name], headless: true, userDataDir });
}

function installed(path, name) {
  if (!existsSync(path)) throw new Error(`there is no ${path}: \`apt-get install ${name}\` brings it`);
  return path;
}

/** The folder of the page. */
export const FOLDER = join(root, "examples", "atlas");

/** The region that is shown first. */
export const REGION = "zuid-west-vlaanderen-2019";

/** A JSON file of the page. */
export const json = (...path) => JSON.parse(readFileSync(join(FOLDER, ...path), "utf8"));

/** A landscape with something changed. */
export function changed(change) {
  const landscape = JSON.parse(example(`${REGION}.json`));
  change(landscape);
  return JSON.stringify(landscape);
}

/** Drops a file on the page. */
export function drop(page, name, bytes) {
  const parameters = [name, [...Buffer.from(bytes)]];
  return page.evaluate(([name, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, parameters);
}

/** Tests that visit the page in a browser: `browser` and `address` are asked when one does. */
export function visitor(browser, address) {
  /** Opens the page, does something there, and sees to it that nothing went wrong on the way but what is expected. */
  async function visit({ hash = "", expected = /^$/u, ...more }, visitor) {
    const context = await browser().newContext({ serviceWorkers: "block", reducedMotion: "reduce", ...more });
    const wrong = [];
    // without a service worker, as where one blocks them
    const known = more.serviceWorkers === "allow" ? /^$/u : /not kept for offline use/u;
    context.on("page", (page) => {
      page.on("pageerror", (error) => wrong.push(String(error)));
      page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
      page.on("dialog", (dialog) => wrong.push(`a dialog: ${dialog.message()}`));
    });
    const page = await context.newPage();
    await page.goto(address() + hash);
    await page.locator("main h1").waitFor();
    await visitor(page, context);
    assert.deepEqual(wrong.filter((message) => !expected.test(message) && !known.test(message)), []);
    await context.close();
  }
  return (name, options, visitor) => test(name, () => visit(options, visitor));
}

/** Opens what is folded away on a phone, where it is. */
export async function openMenu(page) {
  const closed = page.locator('.menu[aria-expanded="false"]');
  if (await closed.isVisible()) await closed.click();
}

/** Can everybody use what the page shows? */
export async function judge(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    return globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } });
  });
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`).slice(0, 3).join("\n")}`);
  assert.deepEqual(told, []);
}

/** A module of the page that knows of no browser, for Node. */
export async function moduleOf(file) {
  const { outputFiles } = await build({ entryPoints: [join(FOLDER, "src", file)], bundle: true, write: false, format: "esm", platform: "neutral", mainFields: ["module", "main"], logLevel: "error" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

/** What judges whether everybody can use a page, as a script. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
