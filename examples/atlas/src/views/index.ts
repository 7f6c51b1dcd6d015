/** The views, by their name in the address. A view is added here, with a word for it in `words/…` under `views`. */

import type { FunctionComponent } from "preact";
import type { Words } from "../words.js";
import { Notes } from "./notes/notes.js";
import { Open } from "./open/open.js";
import { Pictures } from "./pictures/pictures.js";
import { Plans } from "./plan/plan.js";
import { Signals } from "./signals/signals.js";
import { Trajectories } from "./trajectory/trajectory.js";
import { Who } from "./who/who.js";

export const VIEWS: Readonly<Record<keyof Words["views"], FunctionComponent>> = {
  who: Who, pictures: Pictures, signals: Signals, trajectories: Trajectories, plans: Plans, notes: Notes, open: Open,
};

export type ViewName = keyof typeof VIEWS;
