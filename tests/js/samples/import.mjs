// A program that imports the package.
import { readFileSync } from "node:fs";
import { Atlas, formatVersion, version } from "regie-wasm";

const [file, challenge] = process.argv.slice(2);
const atlas = new Atlas(readFileSync(file, "utf8"));
console.log(version(), formatVersion(), JSON.stringify(atlas.decide(challenge)));
