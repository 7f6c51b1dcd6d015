/** Writes the service worker when the page is built, with the list of everything that was built. */

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("../src/service-worker.js", import.meta.url));
const PUBLIC = fileURLToPath(new URL("../public", import.meta.url));

export function offline(): Plugin {
  return {
    name: "regie-offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const hash = createHash("sha256");
        const files = ["./", ...readdirSync(PUBLIC)];
        for (const name of Object.keys(bundle).sort()) {
          const file = bundle[name];
          if (file === undefined) continue;
          hash.update(name).update(file.type === "chunk" ? file.code : file.source);
          if (name !== "index.html") files.push(name);
        }
        const constants = `const VERSION = ${JSON.stringify(hash.digest("hex").slice(0, 16))};\nconst FILES = ${JSON.stringify(files)};\n`;
        this.emitFile({ type: "asset", fileName: "service-worker.js", source: constants + readFileSync(SOURCE, "utf8") });
      },
    },
  };
}
