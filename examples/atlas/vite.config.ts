import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { offline } from "./vite/offline.js";
import { withoutPolicyInDevelopment } from "./vite/policy.js";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  // it may stand in any folder of a site
  base: "./",
  resolve: {
    // the package as `cargo xtask package` builds it; who copies the page installs `regie-wasm` and drops these lines
    alias: [
      { find: /^regie-wasm$/u, replacement: at("../../pkg/browser.js") },
      { find: /^regie-wasm\/store$/u, replacement: at("../../pkg/store.js") },
      // without workers that are made of text
      { find: /^\.\.\/zip\/zipToArrayBuffer\.js$/u, replacement: at("src/views/notes/zip.ts") },
      { find: /^\.\.\/zip\/unzipFromArrayBuffer\.js$/u, replacement: at("src/engine/unzip.ts") },
      { find: /^regie-wasm\/(data|words)\//u, replacement: `${at("../../pkg")}/$1/` },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    outDir: "dist",
    // a file that is written into another would be code or an address that the policy does not allow
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // what two views or more have in common is one script, not one for each of its files
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "common", minShareCount: 2 }] } } },
  },
  worker: { format: "es" },
  server: { fs: { allow: [at("../..")] } },
  plugins: [withoutPolicyInDevelopment(), offline()],
});
