/** Programs and pages of users, each with the packed package. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { build } from "vite";

import { example, install, load, root } from "./package-under-test.js";
import { startChromium, startFirefox } from "./page-under-test.js";
import { serveFolder } from "./server.js";

const REGION = "zuid-west-vlaanderen-2019.json";
const landscape = example(REGION);
const challenge = JSON.parse(landscape).challenges[0].id;

const project = install("import.mjs", "require.cjs", "page", "vite");
const { Atlas, formatVersion, version } = await load(project);
const expected = JSON.stringify(new Atlas(landscape).decide(challenge));
const asked = { "/asked.json": JSON.stringify({ landscape, challenge }) };

for (const program of ["import.mjs", "require.cjs"]) {
  test(`a program: ${program}`, () => {
    const call = [program, join(root, "examples/data", REGION), challenge];
    const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: project, encoding: "utf8" });
    const said = `${version()} ${formatVersion()} ${expected}\n`;
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: said, stderr: "" });
  });
}

/** What the page at this address says, and what went wrong there. */
async function outputOf(browser, address) {
  const page = await browser.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("output").textContent !== "");
  const text = await page.evaluate(() => document.querySelector("output").textContent);
  return { same: text === expected, wrong };
}

const browsers = [["Chromium", startChromium], ["Firefox", startFirefox]];

async function inBrowsers(t, folder, path) {
  const served = await serveFolder(folder, asked);
  try {
    for (const [name, start] of browsers) {
      await t.test(name, { timeout: 60_000 }, async () => {
        const browser = await start();
        try {
          assert.deepEqual(await outputOf(browser, `${served.address}${path}`), { same: true, wrong: [] });
        } finally {
          await browser.close();
        }
      });
    }
  } finally {
    served.stop();
  }
}

test("a plain page, with a strict policy for its content", async (t) => {
  const file = join(project, "page/index.html");
  const html = readFileSync(file, "utf8");
  const map = /<script type="importmap">(.*?)<\/script>/su.exec(html)[1];
  writeFileSync(file, html.replace("{hash}", createHash("sha256").update(map).digest("base64")));
  await inBrowsers(t, project, "/page/");
});

test("a page that Vite builds", async (t) => {
  const outDir = join(project, "built");
  await build({ root: join(project, "vite"), build: { outDir, emptyOutDir: true }, logLevel: "error", configFile: false });
  const modules = readdirSync(join(outDir, "assets")).filter((name) => name.endsWith(".wasm"));
  assert.equal(modules.length, 1);
  await inBrowsers(t, outDir, "/");
});
