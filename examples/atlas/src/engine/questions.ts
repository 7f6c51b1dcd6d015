/** Every question that the page asks its worker, by name. A view adds its own here. */

import { counted, shapes } from "../views/pictures/map.question.js";
import { matrix } from "../views/pictures/matrix.question.js";
import { draft, lists } from "../live/lists.question.js";
import { merger } from "../live/merger.question.js";
import { takeUp, takenUp } from "../live/takeup.question.js";
import { moments, since } from "../live/time.question.js";
import { tryOut } from "../live/tryout.question.js";
import { why } from "../live/why.question.js";
import { note, notes } from "../views/notes/notes.question.js";
import { leaders, plan, plannable, plans } from "../views/plan/plans.question.js";
import { sheets } from "../views/notes/sheets.question.js";
import { desk, journal } from "../views/signals/desk.question.js";
import { flow } from "../views/signals/flow.question.js";
import { choosable, routing } from "../views/signals/report.question.js";
import { signal } from "../views/signals/signal.question.js";
import { openable, trajectories } from "../views/trajectory/trajectories.question.js";
import { groupWork } from "../views/trajectory/work.question.js";
import { trajectory, trajectoryFile } from "../views/trajectory/trajectory.question.js";
import { appoint } from "../views/who/appoint.question.js";
import { challenge } from "../views/who/challenge.question.js";
import { ladder, network } from "../views/who/seen.question.js";
import { overview } from "../views/who/overview.question.js";
import { theme } from "../views/who/theme.question.js";
import { choices } from "./choices.question.js";

/** In which language it is told, and who "we" are (`areas/ID` or `stakeholders/ID`). */
export interface Context {
  lang: string;
  me?: string | undefined;
}

export const QUESTIONS = {
  appoint, challenge, choices, choosable, counted, desk, draft, flow, groupWork, journal, ladder, leaders, lists, matrix, merger, moments, network, note,
  notes, openable, overview, plan, plannable, plans, routing, shapes, sheets, signal, since, takeUp, takenUp, theme, trajectories, trajectory, trajectoryFile, tryOut, why,
};

export type Questions = typeof QUESTIONS;
export type Name = keyof Questions;
export type Params<N extends Name> = Parameters<Questions[N]>[1];
export type Answer<N extends Name> = Awaited<ReturnType<Questions[N]>>;
