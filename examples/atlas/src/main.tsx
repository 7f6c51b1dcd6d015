/** The page begins. */

import { render } from "preact";
import "./style/index.css";
import { startEngine } from "./client.js";
import { keepOffline } from "./offline.js";
import { REGIONS } from "./regions.js";
import { App } from "./shell/app.js";
import { openKeeper } from "./store/keeper.js";
import { Session } from "./store/session.js";
import { arrived } from "./ui/arrival.js";
import { SessionContext } from "./ui/session.js";
import { VIEW_NAMES, loadAhead, loadView } from "./views/index.js";

const session = new Session(startEngine(), await openKeeper(), REGIONS, { names: VIEW_NAMES, load: loadView });
const page = document.getElementById("page");
if (page === null) throw new Error("there is no place for the page");
page.replaceChildren();
addEventListener("hashchange", () => session.moved());
render(
  <SessionContext.Provider value={session}>
    <App />
  </SessionContext.Provider>,
  page,
);
await session.start();
keepOffline();
await arrived;
await loadAhead();
