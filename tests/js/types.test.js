/** The declarations of the package, with the compiler that its users have. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { install, root } from "./package-under-test.js";

const project = install();
cpSync(join(root, "tests", "js", "consumer.ts"), join(project, "consumer.mts"));
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

// with and without the standard library that knows `Symbol.dispose`
for (const library of ["es2022", "es2022,esnext.disposable"]) {
  test(`a strict program compiles with --lib ${library}`, () => {
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", library, "--types", ""];
    const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, "consumer.mts"], { cwd: project, encoding: "utf8" });
    assert.equal(stdout, "");
    assert.equal(status, 0);
  });
}
