/**
 * The views, by their name in the address. A view is added here, with a word for it in `words/…` under `views`.
 *
 * Each is a script of its own: the one that is asked is loaded while the worker opens the landscape, the others when there is nothing else to do.
 */

import type { FunctionComponent } from "preact";
import type { Words } from "../words.js";

export type ViewName = keyof Words["views"];

const VIEWS: Readonly<Record<ViewName, () => Promise<FunctionComponent>>> = {
  who: async () => (await import("./who/who.js")).Who,
  pictures: async () => (await import("./pictures/pictures.js")).Pictures,
  signals: async () => (await import("./signals/signals.js")).Signals,
  trajectories: async () => (await import("./trajectory/trajectory.js")).Trajectories,
  plans: async () => (await import("./plan/plan.js")).Plans,
  notes: async () => (await import("./notes/notes.js")).Notes,
  open: async () => (await import("./open/open.js")).Open,
};

export const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

const there = new Map<string, FunctionComponent>();

/** A view that is there. */
export const viewOf = (name: string): FunctionComponent | undefined => there.get(name);

/** Brings a view; nothing to wait for where it is there already. */
export function loadView(name: string): Promise<void> | undefined {
  return there.has(name) ? undefined : VIEWS[name as ViewName]().then((view) => void there.set(name, view));
}

/** Brings the other views one by one whenever the browser has nothing else to do: then changing views waits for nothing, not even for a network. */
export async function loadAhead(): Promise<void> {
  for (const name of VIEW_NAMES) {
    await idle();
    // one that does not come is asked again, and told, when somebody goes there
    await loadView(name)?.catch(() => undefined);
  }
}

/** Not every browser tells when it is idle; there, a moment later. */
function idle(): Promise<unknown> {
  return new Promise((resolve) => ("requestIdleCallback" in globalThis ? requestIdleCallback(resolve) : setTimeout(resolve, 200)));
}
