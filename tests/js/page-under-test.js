/** The page of `examples/atlas` in real browsers, from the server of the build tool. */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

import { root } from "./package-under-test.js";

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

/** What judges whether everybody can use a page, as a script. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
