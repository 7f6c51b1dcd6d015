/** The samples of the READMEs are programs that run, and print what stands there. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, root } from "./package-under-test.js";

const project = install();
cpSync(join(root, "examples/data"), join(project, "examples/data"), { recursive: true });

for (const [file, count] of [["README.md", 2], ["wasm/README.md", 8]]) {
  const readme = readFileSync(join(root, file), "utf8");
  const samples = [...readme.matchAll(/```js\n([^]*?)```\n\n```text\n([^]*?)```/gu)];

  test(`every sample of ${file} says what it prints`, () => {
    assert.equal(samples.length, count);
    assert.equal(readme.match(/```js\n/gu).length, samples.length);
  });
  for (const [number, [, sample, printed]] of samples.entries()) {
    test(`sample ${number + 1} of ${file}`, () => {
      writeFileSync(join(project, "sample.mjs"), sample);
      const { status, stdout, stderr } = spawnSync(process.execPath, ["sample.mjs"], { cwd: project, encoding: "utf8" });
      assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: printed, stderr: "" });
    });
  }
}
