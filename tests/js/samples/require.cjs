// A CommonJS program that requires the package.
const { readFileSync } = require("node:fs");
const { Atlas, formatVersion, version } = require("regie-wasm");

const [file, challenge] = process.argv.slice(2);
const atlas = new Atlas(readFileSync(file, "utf8"));
console.log(version(), formatVersion(), JSON.stringify(atlas.decide(challenge)));
