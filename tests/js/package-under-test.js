/** The package as its users get it: packed, and installed into an empty project without a network. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Installs `pkg/` into a project of its own, and gives its folder. */
export function install() {
  const built = join(root, "pkg");
  if (!existsSync(join(built, "package.json"))) throw new Error("pkg/ is not built: `cargo xtask package` builds it");
  const project = mkdtempSync(join(tmpdir(), "regie-package-"));
  process.on("exit", () => rmSync(project, { recursive: true, force: true }));
  const [{ filename }] = JSON.parse(npm(built, "pack", "--json", "--pack-destination", project));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", version: "1.0.0", private: true }));
  npm(project, "install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  return project;
}

/** A document of `examples/data`, as text. */
export function example(name) {
  return readFileSync(join(root, "examples", "data", name), "utf8");
}

/** What a program writes, run in a folder. */
export function run(folder, program, ...parameters) {
  return execFileSync(program, parameters, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function npm(folder, ...parameters) {
  return run(folder, "npm", "--loglevel=error", ...parameters);
}
