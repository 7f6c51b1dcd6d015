/** The sample of the README is a program that runs, and prints what stands there. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, root } from "./package-under-test.js";

test("the sample of the README", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, sample, printed] = readme.match(/```js\n([^]*?)```\n\n```text\n([^]*?)```/);
  const project = install();
  cpSync(join(root, "examples/data"), join(project, "examples/data"), { recursive: true });
  writeFileSync(join(project, "sample.mjs"), sample);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["sample.mjs"], { cwd: project, encoding: "utf8" });
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: printed, stderr: "" });
});
