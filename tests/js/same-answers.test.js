/** Native, in Node, in Chromium and in Firefox: the same bytes. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { install, load, root, target } from "./package-under-test.js";
import { startChromium, startFirefox } from "./page-under-test.js";
import { compare } from "./same-answers.js";
import { serveFolder } from "./server.js";

const file = join(target, "tmp", "same-answers.jsonl");
if (!existsSync(file)) throw new Error(`there is no ${file}: \`cargo test --test suite same_answers\` writes it`);
const lines = readFileSync(file, "utf8").trimEnd();

const project = install();
const page = `<!doctype html><meta charset="utf-8"><title>regie</title>
<script type="importmap">{ "imports": { "regie-wasm": "/node_modules/regie-wasm/browser.js" } }</script>`;
let served;
before(async () => {
  const script = readFileSync(join(root, "tests/js/same-answers.js"));
  served = await serveFolder(project, { "/page.html": page, "/same-answers.js": script, "/worlds.jsonl": lines });
});
after(() => served.stop());

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
    } finally {
      await browser.close();
    }
  });
}
