/** The package as its users get it: packed, and installed into an empty project without a network. */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where cargo builds: `cargo xtask test` says it. */
export const target = process.env.REGIE_TARGET ?? join(root, "target");

/** Installs `pkg/` into a project of its own, with the files of `tests/js/samples` that are named, and gives its folder. */
export function install(...samples) {
  const built = join(root, "pkg");
  if (!existsSync(join(built, "package.json"))) throw new Error("pkg/ is not built: `cargo xtask package` builds it");
  const project = mkdtempSync(join(tmpdir(), "regie-package-"));
  process.on("exit", () => rmSync(project, { recursive: true, force: true }));
  const [{ filename }] = JSON.parse(npm(built, "pack", "--json", "--pack-destination", project));
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", version: "1.0.0", private: true }));
  npm(project, "install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  for (const sample of samples) cpSync(join(root, "tests/js/samples", sample), join(project, sample), { recursive: true });
  return project;
}

/** Loads the package of a project, as a program of that project would. */
export function load(project) {
  const consumer = join(project, "consumer.mjs");
  writeFileSync(consumer, 'export * from "regie-wasm";\n');
  return import(pathToFileURL(consumer));
}

/** The names of the documents of `examples/data`. */
export function examples() {
  return readdirSync(join(root, "examples", "data")).filter((name) => name.endsWith(".json"));
}

/** A document of `examples/data`, as text. */
export function example(name) {
  return readFileSync(join(root, "examples", "data", name), "utf8");
}

/** What a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** What a program writes, run in a folder. */
export function run(folder, program, ...parameters) {
  return execFileSync(program, parameters, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function npm(folder, ...parameters) {
  return run(folder, "npm", "--loglevel=error", ...parameters);
}
