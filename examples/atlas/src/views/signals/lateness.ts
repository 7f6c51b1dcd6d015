/** How late the next step of a signal is, in words. */

import { count, fill } from "../../engine/text.js";
import type { Words } from "../../words.js";

/** From two years on, the days are no longer counted. */
const YEARS_FROM = 731;

/** How late: "3 dagen", "meer dan 2 jaar". */
export function latenessTold(days: number, { days_late, years_late }: Words["desk"]): string {
  return days < YEARS_FROM ? count(days, days_late) : fill(years_late, String(Math.floor(days / 365.25)));
}

/** When the next step has to be taken, or should have been. */
export function dueTold({ days_late: late, days_left: left = 0 }: { days_late?: number | undefined; days_left?: number | undefined }, words: Words["desk"]): string {
  if (late !== undefined) return fill(words.due_late, latenessTold(late, words));
  return left === 0 ? words.due_today : fill(words.due_left, count(left, words.days_late));
}
