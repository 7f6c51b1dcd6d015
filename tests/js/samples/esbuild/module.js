import { Atlas } from "regie-wasm";

const { landscape, challenge } = await (await fetch("/asked.json")).json();
const atlas = new Atlas(landscape);
document.querySelector("output").textContent = JSON.stringify(atlas.decide(challenge));
