/** The page in a language that is added by its files: what README.md promises to who translates it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";

import { root } from "./package-under-test.js";
import { FOLDER, json, startChromium, visitor } from "./page-under-test.js";
import { serveFolder } from "./server.js";

/** Everything that is said, with a mark. */
const marked = (words) => {
  if (typeof words === "string") return `${words}º`;
  if (Array.isArray(words)) return words.map(marked);
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, marked(word)]));
};

/** The page as it would be with a third language, built in a folder of its own. */
function built() {
  const folder = mkdtempSync(join(tmpdir(), "regie-language-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const page = join(folder, "examples", "atlas");
  cpSync(FOLDER, page, { recursive: true, filter: (file) => !/atlas\/(?:dist|node_modules)/u.test(file) });
  cpSync(join(root, "examples", "data"), join(folder, "examples", "data"), { recursive: true });
  for (const name of ["pkg", "node_modules"]) symlinkSync(join(root, name), join(folder, name));
  writeFileSync(join(page, "words", "fr.json"), JSON.stringify({ ...marked(json("words", "en.json")), name: "Français" }));
  const sentences = JSON.parse(readFileSync(join(root, "pkg", "words", "en.json"), "utf8"));
  sentences.language = "fr";
  sentences.sentences.by_rule = "Règle : {rule} :";
  mkdirSync(join(page, "words", "sentences"));
  writeFileSync(join(page, "words", "sentences", "fr.json"), JSON.stringify(sentences));
  execFileSync(process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "error"], { cwd: page });
  return join(page, "dist");
}

describe("a language that is added by its files", () => {
  let browser, server;
  before(async () => {
    server = await serveFolder(built());
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });
  const visiting = visitor(() => browser, () => `${server.address}/`);

  visiting("the page speaks it, and the package speaks it there", { hash: "#challenge=armoedepact" }, async (page) => {
    await page.getByRole("button", { name: "Français" }).click();
    await page.getByRole("heading", { name: "Who does what?º" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "fr");
    assert.match(new URL(page.url()).hash, /lang=fr/u);
    // names stay in the languages that the documents have
    await page.locator(".role-list").getByRole("button", { name: "Regisseur", exact: true }).click();
    await page.locator(".panel .why-short", { hasText: /^Règle : ‘/u }).waitFor();
    await page.getByRole("button", { name: "Nederlands" }).click();
    await page.getByRole("heading", { name: "Wie doet wat?" }).waitFor();
  });
});
