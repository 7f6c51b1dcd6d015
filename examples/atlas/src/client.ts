/** The way to the worker: the one place that knows that there is one. */

import { type Remote, wrap } from "comlink";
import type { Change } from "regie-wasm";
import type { Asked, Deed, Done } from "./engine/acts.js";
import type { Opened } from "./engine/held.js";
import type { Answer, Context, Name, Params } from "./engine/questions.js";
import { scriptAddress } from "./trusted.js";
import address from "./worker.js?worker&url";
import type { Opening, Service } from "./worker.js";

/** What the session asks of an engine; the worker is one, and so is what a test puts in its place. */
export interface Engine {
  open(turn: number, opened: Opened): Promise<Opening>;
  ask<N extends Name>(turn: number, name: N, params: Params<N>, context: Context): Promise<Answer<N>>;
  do<N extends Deed>(turn: number, name: N, params: Asked<N>): Promise<Done<N>>;
  forget(region: string): Promise<void>;
  landscape(text: string, changes: readonly Change[]): Promise<string | null>;
  problemsTold: Service["problemsTold"];
  tablesIn: Service["tablesIn"];
  fromTables: Service["fromTables"];
  tablesOf: Service["tablesOf"];
  tablesAs: Service["tablesAs"];
}

/** Starts the worker. One that cannot start, or breaks down, fails every question: no answer is waited for in vain. */
export function startEngine(): Engine {
  const worker = new Worker(scriptAddress(address), { type: "module", name: "regie" });
  const service: Remote<Service> = wrap<Service>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker cannot start")));
    worker.addEventListener("messageerror", () => reject(new Error("an answer cannot be read")));
  });
  broken.catch(() => undefined);
  const or = <T>(answer: Promise<T>) => Promise.race([answer, broken]);
  return {
    open: (turn, opened) => or<Opening>(service.open(turn, opened)),
    ask: <N extends Name>(turn: number, name: N, params: Params<N>, context: Context) => or(service.ask(turn, name, params as never, context) as Promise<Answer<N>>),
    do: <N extends Deed>(turn: number, name: N, params: Asked<N>) => or(service.do(turn, name, params as never) as Promise<Done<N>>),
    forget: (region) => or(service.forget(region)),
    landscape: (text, changes) => or(service.landscape(text, changes)),
    problemsTold: (problems, lang) => or(service.problemsTold(problems, lang)),
    tablesIn: (files) => or<Awaited<ReturnType<Service["tablesIn"]>>>(service.tablesIn(files)),
    fromTables: (tables, asked, lang) => or(service.fromTables(tables, asked, lang)),
    tablesOf: (text, lang) => or(service.tablesOf(text, lang)),
    tablesAs: (text, lang, form) => or(service.tablesAs(text, lang, form)),
  };
}
