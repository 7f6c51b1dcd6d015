/** Trajectories in words: what several pages tell alike. Runs in the worker. */

import type { HalfDay, MomentText, TrajectoryOpened, Validity } from "regie-wasm";
import type { Names } from "../../engine/names.js";
import { day, fill } from "../../engine/text.js";

/** A day in milliseconds. */
const DAY = 86_400_000;

/** The day so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Registration is possible before the moment of the deadline. */
export function isOpen({ deadline }: Pick<TrajectoryOpened, "deadline">, now: MomentText): boolean {
  return Date.parse(now) < Date.parse(deadline);
}

/** The time is that of the clock of those who set it. */
export function momentTold({ words }: Names, moment: MomentText): string {
  return fill(words.trajectory.at_time, day(moment.slice(0, 10), words), moment.slice(11, 16));
}

/** People say the last day that belongs to it, documents the first that does not. */
export function periodTold({ words }: Names, { from = "", until = "" }: Validity): string {
  return fill(words.trajectory.from_until, day(from, words), day(daysAfter(until, -1), words));
}

export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** "dinsdag 30 januari 2018, voormiddag". */
export function halfDayTold({ words }: Names, { date, half }: HalfDay): string {
  const { weekdays, halves } = words.trajectory;
  return `${weekdays[weekdayOf(date)] ?? ""} ${day(date, words)}, ${halves[half]}`;
}
