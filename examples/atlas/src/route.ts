/** What is asked stands in the address: a link shows the same, and the browser's back and forward work. */

export interface Route {
  /** Which view; `VIEWS` in views/index.ts has them. */
  view: string;
  /** A landscape: one of the list, or `own-N` for a file that was opened. */
  region: string;
  theme: string;
  challenge: string;
  /** One table of the challenge. */
  table: string;
  /** A part of a view that has several: `report`, `signal/ID`. */
  part: string;
  /** The landscape's own date where empty. */
  date: string;
  /** My organisation: `areas/ID` or `stakeholders/ID`. */
  me: string;
  lang: string;
}

export const FIRST_VIEW = "who";

/** What an address asks, field by field; what it does not say is as in `usual`. */
export function routeOf(hash: string, usual: Route): Route {
  const query = new URLSearchParams(hash.replace(/^#/u, ""));
  const route = { ...usual };
  for (const name of Object.keys(usual) as (keyof Route)[]) route[name] = query.get(name) ?? usual[name];
  return route;
}

/** The address that asks this: the fewest fields that say it. */
export function hashOf(route: Route, usual: Route): string {
  const query = new URLSearchParams({ region: route.region });
  for (const name of ["view", "theme", "challenge", "table", "part", "date", "me", "lang"] as const) {
    if (route[name] !== usual[name]) query.set(name, route[name]);
  }
  return `#${query.toString().replaceAll("%2F", "/")}`;
}

/** The same question about another landscape: what is of this one alone is left. */
export function elsewhere(region: string): Partial<Route> {
  return { region, theme: "", challenge: "", table: "", part: "", date: "", me: "" };
}

/** Is this a day of the calendar, as `2019-01-31`? */
export function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
}
