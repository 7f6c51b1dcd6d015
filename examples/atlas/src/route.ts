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
  /** What the map counts. */
  measure: Measure;
  /** The towns of the map: those that a challenge concerns, or all. */
  towns: (typeof CHOICES)["towns"][number];
  /** The columns of the matrix. */
  by: (typeof CHOICES)["by"][number];
  /** The rows of the matrix that are unfolded, each by its first stakeholder: `ocmw-anzegem,gemeente-anzegem`. */
  rows: string;
  /** The landscape's own date where empty. */
  date: string;
  /** My organisation: `areas/ID` or `stakeholders/ID`. */
  me: string;
  lang: string;
}

export const FIRST_VIEW = "who";

/** What one chooses in a view, one of a few: the first is the usual one. */
export const CHOICES = {
  measure: ["challenges", "roles", "local", "joint", "signal", "gaps"],
  towns: ["concerned", "all"],
  by: ["theme", "area"],
} as const;

/** What can be counted of a town. */
export type Measure = (typeof CHOICES)["measure"][number];

/** What is chosen in one view alone stands in no other address. */
const OF_VIEW: Readonly<Partial<Record<keyof Route, string>>> = { measure: "pictures", towns: "pictures", by: "pictures", rows: "pictures" };

/** What is asked where nothing is said. */
export function usualRoute(region: string, lang: string): Route {
  const { measure: [measure], towns: [towns], by: [by] } = CHOICES;
  return { view: FIRST_VIEW, region, theme: "", challenge: "", table: "", part: "", measure, towns, by, rows: "", date: "", me: "", lang };
}

/** What an address asks, field by field; what it does not say, or says of a choice that there is not, is as in `usual`. */
export function routeOf(hash: string, usual: Route): Route {
  const query = new URLSearchParams(hash.replace(/^#/u, ""));
  const said = Object.keys(usual).flatMap((name) => {
    const value = query.get(name);
    const choices: readonly string[] | undefined = Object.hasOwn(CHOICES, name) ? CHOICES[name as keyof typeof CHOICES] : undefined;
    return value === null || choices?.includes(value) === false ? [] : [[name, value]];
  });
  return { ...usual, ...Object.fromEntries(said) };
}

/** The address that asks this: the fewest fields that say it. */
export function hashOf(route: Route, usual: Route): string {
  const query = new URLSearchParams({ region: route.region });
  for (const name of ["view", "theme", "challenge", "table", "part", "measure", "towns", "by", "rows", "date", "me", "lang"] as const) {
    if (route[name] !== usual[name] && (OF_VIEW[name] ?? route.view) === route.view) query.set(name, route[name]);
  }
  return `#${query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",")}`;
}

/** The same question about another landscape: what is of this one alone is left. */
export function elsewhere(region: string): Partial<Route> {
  return { region, theme: "", challenge: "", table: "", part: "", towns: "concerned", rows: "", date: "", me: "" };
}

/** Is this a day of the calendar, as `2019-01-31`? */
export function isDay(date: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
}
