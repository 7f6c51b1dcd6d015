/** After the first visit the page is there without a network: the service worker keeps its files. */

import { scriptAddress } from "./trusted.js";

export function keepOffline(): void {
  // while one builds the page its files change all the time
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(scriptAddress("service-worker.js")).catch((error: unknown) => console.warn("the page is not kept for offline use:", error));
}
