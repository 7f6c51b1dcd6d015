/** Programs and pages of users, each with the packed package. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { build as esbuild } from "esbuild";
import { build } from "vite";
import webpack from "webpack";

import { example, install, load, root } from "./package-under-test.js";
import { startChromium, startFirefox } from "./page-under-test.js";
import { serveFolder } from "./server.js";

const REGION = "zuid-west-vlaanderen-2019.json";
const landscape = example(REGION);
const challenge = JSON.parse(landscape).challenges[0].id;

const project = install("import.mjs", "require.cjs", "page", "vite", "worker", "esbuild");
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
  return { text, same: text === expected, wrong };
}

const browsers = [["Chromium", startChromium], ["Firefox", startFirefox]];

/** Something that a page at a path of a folder has to do, in each browser. */
async function inBrowsers(t, folder, path, judge = isAsExpected) {
  const served = await serveFolder(folder, asked);
  try {
    for (const [name, start] of browsers) {
      await t.test(name, { timeout: 60_000 }, async () => {
        const browser = await start();
        try {
          judge(await outputOf(browser, `${served.address}${path}`), name);
        } finally {
          await browser.close();
        }
      });
    }
  } finally {
    served.stop();
  }
}

function isAsExpected({ same, wrong }) {
  assert.deepEqual({ same, wrong }, { same: true, wrong: [] });
}

const page = readFileSync(join(project, "page/index.html"), "utf8");
for (const entry of ["browser.js", "slim/browser.js"]) {
  test(`a plain page with ${entry}, with a strict policy for its content`, async (t) => {
    const html = page.replace("regie-wasm/browser.js", `regie-wasm/${entry}`);
    const map = /<script type="importmap">(.*?)<\/script>/su.exec(html)[1];
    writeFileSync(join(project, "page/index.html"), html.replace("{hash}", createHash("sha256").update(map).digest("base64")));
    await inBrowsers(t, project, "/page/");
  });
}

for (const entry of ["regie-wasm", "regie-wasm/slim"]) {
  test(`a page with ${entry} that Vite builds`, async (t) => {
    const outDir = join(project, "built");
    const main = join(project, "vite/main.js");
    writeFileSync(main, readFileSync(main, "utf8").replace(/"regie-wasm.*?"/u, `"${entry}"`));
    await build({ root: join(project, "vite"), build: { outDir, emptyOutDir: true }, logLevel: "error", configFile: false });
    const modules = readdirSync(join(outDir, "assets")).filter((name) => name.endsWith(".wasm"));
    const own = createRequire(join(project, "package.json")).resolve(`${entry}/regie_wasm_bg.wasm`);
    assert.deepEqual(modules.map((name) => statSync(join(outDir, "assets", name)).size), [statSync(own).size]);
    await inBrowsers(t, outDir, "/");
  });
}

test("a page with a worker, that Vite builds", async (t) => {
  const outDir = join(project, "built-worker");
  await build({
    root: join(project, "worker"), build: { outDir, emptyOutDir: true }, worker: { format: "es" }, logLevel: "error", configFile: false,
  });
  await inBrowsers(t, outDir, "/");
});

test("a plain page with a worker: a worker has no import map, and names the file", async (t) => {
  const folder = join(project, "worker");
  const script = readFileSync(join(folder, "worker.js"), "utf8");
  writeFileSync(join(folder, "worker.js"), script.replace('"regie-wasm"', '"/node_modules/regie-wasm/browser.js"'));
  const html = readFileSync(join(folder, "index.html"), "utf8");
  writeFileSync(join(folder, "index.html"), html.replace("/main.js", "main.js"));
  await inBrowsers(t, project, "/worker/");
});

/** What webpack makes of a page that Vite would build too: its scripts, and the module beside them. */
function builtByWebpack(sample) {
  const folder = join(project, `webpack-${sample}`);
  const context = join(root, "tests/js/samples", sample);
  cpSync(context, join(project, `source-${sample}`), { recursive: true });
  const compiler = webpack({
    mode: "production", context: join(project, `source-${sample}`), entry: "./main.js", output: { path: folder, filename: "main.js", module: true },
    experiments: { outputModule: true }, performance: { hints: false },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings()) return reject(error ?? new Error(stats.toString("errors-warnings")));
      copyFileSync(join(context, "index.html"), join(folder, "index.html"));
      return compiler.close(() => resolve(folder));
    });
  });
}

for (const sample of ["vite", "worker"]) {
  test(`a page that webpack builds: ${sample}`, async (t) => {
    const folder = await builtByWebpack(sample);
    const modules = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
    const own = createRequire(join(project, "package.json")).resolve("regie-wasm/regie_wasm_bg.wasm");
    assert.deepEqual(modules.map((name) => statSync(join(folder, name)).size), [statSync(own).size]);
    await inBrowsers(t, folder, "/");
  });
}

/** What esbuild makes of a script of a page, in a folder of its own with the page. */
async function builtByEsbuild(script, page, options) {
  const folder = join(project, `built-${script}`);
  mkdirSync(folder);
  const { warnings, errors } = await esbuild({
    entryPoints: [join(project, "esbuild", script)], outdir: folder, bundle: true, minify: true, logLevel: "silent", ...options,
  });
  assert.deepEqual({ warnings, errors }, { warnings: [], errors: [] });
  copyFileSync(join(project, "esbuild", page), join(folder, page));
  return folder;
}

test("a page of one script that esbuild builds, with a strict policy for its content", async (t) => {
  const folder = await builtByEsbuild("main.js", "index.html", {});
  assert.deepEqual(readdirSync(folder).sort(), ["index.html", "main.js"]);
  await inBrowsers(t, folder, "/");
});

test("a page that esbuild builds, and the module beside it", async (t) => {
  const folder = await builtByEsbuild("module.js", "module.html", { format: "esm" });
  const module = createRequire(join(project, "package.json")).resolve("regie-wasm/regie_wasm_bg.wasm");
  // the module is not in the script as well
  assert.ok(statSync(join(folder, "module.js")).size < 100_000);

  await t.test("without it, the error says what is missing", async (t) => {
    await inBrowsers(t, folder, "/module.html", ({ text }) => {
      assert.match(text, /^RegieError; module-not-loaded; .*regie_wasm_bg\.wasm.*`regie-wasm\/inline`/u);
    });
  });
  copyFileSync(module, join(folder, "regie_wasm_bg.wasm"));
  await t.test("with it", (t) => inBrowsers(t, folder, "/module.html"));
});

test("a page whose policy lets no module run says so", async (t) => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'">`;
  const html = readFileSync(join(project, "esbuild/module.html"), "utf8");
  writeFileSync(join(project, "esbuild/strict.html"), html.replace("<title>", `${policy}<title>`).replace("module.js", "strict.js"));
  writeFileSync(join(project, "esbuild/strict.js"), 'import { version } from "regie-wasm/inline";\ndocument.querySelector("output").textContent = version();\n');
  const folder = await builtByEsbuild("strict.js", "strict.html", { format: "esm" });
  await inBrowsers(t, folder, "/strict.html", ({ text }) => {
    assert.match(text, /^RegieError; module-not-loaded; .*'wasm-unsafe-eval'/u);
  });
});

test("a program that esbuild makes of the entry without files", async () => {
  const source = `const { version } = require("regie-wasm/inline"); console.log(version());`;
  const { outputFiles: [{ contents }], warnings } = await esbuild({
    stdin: { contents: source, resolveDir: project }, bundle: true, platform: "node", format: "cjs", write: false,
  });
  assert.deepEqual(warnings, []);
  const program = join(project, "one-file.cjs");
  writeFileSync(program, contents);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: "utf8" });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: `${version()}\n`, stderr: "" });
});
