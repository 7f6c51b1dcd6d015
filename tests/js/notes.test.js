/** The pages of notes: valid HTML that everybody can read. `cargo test --test suite notes` writes them. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { HtmlValidate } from "html-validate";

import { target } from "./package-under-test.js";

const folder = join(target, "tmp", "notes");
if (!existsSync(folder)) throw new Error(`there is no ${folder}: \`cargo test --test suite notes\` writes it`);
const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  // the template writes one style sheet into the page, so that it stands alone
  rules: { "require-sri": "off" },
});
const problems = async (text) => {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line}: ${message} (${ruleId})`));
};

test("every page is there", () => assert.equal(pages.length, 25));

for (const name of pages) {
  test(`${name} is valid`, async () => assert.deepEqual(await problems(readFileSync(join(folder, name), "utf8")), []));
}

test("the validator sees what is wrong", async () => {
  const page = readFileSync(join(folder, "trend_nl.html"), "utf8");
  for (const [from, to] of [
    [' lang="nl"', ""],
    ["<title>", "<titel>"],
    ['<th scope="col">', '<th scope="kolom">'],
    ["<h2>", "<h4>"],
    ["</table>", ""],
  ]) {
    assert.ok(page.includes(from), from);
    assert.notDeepEqual(await problems(page.replace(from, to)), [], from);
  }
});
