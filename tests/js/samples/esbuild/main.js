import { Atlas } from "regie-wasm/inline";

fetch("/asked.json").then((response) => response.json()).then(({ landscape, challenge }) => {
  const atlas = new Atlas(landscape);
  document.querySelector("output").textContent = JSON.stringify(atlas.decide(challenge));
});
