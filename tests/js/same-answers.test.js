/** Native, in Node, in Chromium and in Firefox: the same bytes. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { install, load, root, target } from "./package-under-test.js";
import { startChromium, startFirefox } from "./page-under-test.js";
import { compare } from "./same-answers.js";
import { compareProcesses } from "./same-processes.js";
import { serveFolder } from "./server.js";

const file = join(target, "tmp", "same-answers.jsonl");
if (!existsSync(file)) throw new Error(`there is no ${file}: \`cargo test --test suite same_answers\` writes it`);
const lines = readFileSync(file, "utf8").trimEnd();
const histories = readFileSync(join(target, "tmp", "same-processes.jsonl"), "utf8").trimEnd();
const languages = Object.fromEntries(["nl", "en"].map((tag) => [tag, JSON.parse(readFileSync(join(root, `core/src/words/${tag}.json`), "utf8"))]));

const project = install();
const page = `<!doctype html><meta charset="utf-8"><title>regie</title>
<script type="importmap">{ "imports": { "regie-wasm": "/node_modules/regie-wasm/browser.js" } }</script>`;
let served;
before(async () => {
  const script = readFileSync(join(root, "tests/js/same-answers.js"));
  served = await serveFolder(project, {
    "/page.html": page,
    "/same-answers.js": script,
    "/worlds.jsonl": lines,
    "/same-processes.js": readFileSync(join(root, "tests/js/same-processes.js")),
    "/histories.jsonl": histories,
    "/languages.json": JSON.stringify(languages),
  });
});
after(() => served.stop());

let expectedProcesses;
function judgeProcesses({ count, differences }) {
  assert.deepEqual(differences, []);
  assert.ok(count.histories > 70 && count.events > 800 && count.refused > 500 && count.asked > 3000 && count.notes > 1000, JSON.stringify(count));
  expectedProcesses ??= count;
  assert.deepEqual(count, expectedProcesses);
}

let expected;
function judge({ count, differences }) {
  assert.deepEqual(differences, []);
  assert.ok(count.atlases > 2000 && count.wrong > 50 && count.decisions > 3000 && count.assignments > 3000 && count.further > 15_000, JSON.stringify(count));
  expected ??= count;
  assert.deepEqual(count, expected);
}

/** What the page does: it is sent there as text. */
async function compareThere() {
  const [regie, { compare: there }, response] = await Promise.all([
    import("/node_modules/regie-wasm/browser.js"),
    import("/same-answers.js"),
    fetch("/worlds.jsonl"),
  ]);
  return there(regie, (await response.text()).split("\n"));
}

async function compareProcessesThere() {
  const [regie, { compareProcesses: there }, response, languages] = await Promise.all([
    import("/node_modules/regie-wasm/browser.js"),
    import("/same-processes.js"),
    fetch("/histories.jsonl"),
    fetch("/languages.json"),
  ]);
  return there(regie, (await response.text()).split("\n"), await languages.json());
}

test("what journals come to, in Node", async (t) => {
  const result = compareProcesses(await load(project), histories.split("\n"), languages);
  judgeProcesses(result);
  t.diagnostic(JSON.stringify(result.count));
});

test("in Node", async (t) => {
  const result = compare(await load(project), lines.split("\n"));
  judge(result);
  t.diagnostic(JSON.stringify(result.count));
});

for (const [name, start] of [["Chromium", startChromium], ["Firefox", startFirefox]]) {
  test(`in ${name}`, { timeout: 240_000 }, async () => {
    const browser = await start();
    try {
      const tab = await browser.newPage();
      await tab.goto(`${served.address}/page.html`);
      judge(await tab.evaluate(compareThere));
      judgeProcesses(await tab.evaluate(compareProcessesThere));
    } finally {
      await browser.close();
    }
  });
}
