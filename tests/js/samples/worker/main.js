const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.addEventListener("error", (event) => console.error(event.message));
worker.addEventListener("message", ({ data }) => (document.querySelector("output").textContent = data));
worker.postMessage(await (await fetch("/asked.json")).json());
