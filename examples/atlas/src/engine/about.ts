/** What a challenge is about: the questions and goals of its themes, for whom, and what is going on. */

import type { Challenge, Id, Theme } from "regie-wasm";
import type { Held } from "./held.js";
import type { Names } from "./names.js";
import { capital } from "./text.js";

export interface AboutEntry {
  term: string;
  question?: string | undefined;
  /** Things by themselves, so that each is an item of a list. */
  isList: boolean;
  items: { text: string; more?: string | undefined }[];
}

/** The question of a theme. */
export function questionOf(names: Names, theme: Id): string | undefined {
  const question = asking(names, theme)?.question;
  return question === undefined ? undefined : names.text(question);
}

/** The theme itself, or the same one in another list, where that has a question or goals. */
function asking(names: Names, id: Id): Theme | undefined {
  const theme = names.get("themes", id);
  const same = [theme, ...(theme?.exact ?? []).map((other) => names.get("themes", other))];
  return same.find((one) => one?.question !== undefined || one?.goals !== undefined);
}

/** Themes, with the broader ones of which they are a part. */
function withBroader(names: Names, themes: readonly Id[]): Id[] {
  const all = new Set(themes);
  // what is added is walked through too
  for (const id of all) {
    const broader = names.get("themes", id)?.broader;
    if (broader !== undefined) all.add(broader);
  }
  return [...all];
}

export function aboutOf(names: Names, challenge: Challenge): AboutEntry[] {
  const { words } = names;
  const themes = withBroader(names, challenge.themes);
  const entries: AboutEntry[] = [];
  for (const theme of themes) {
    const { question, goals = [] } = asking(names, theme) ?? {};
    if (question === undefined && goals.length === 0) continue;
    entries.push({ term: names.theme(theme), question: question && names.text(question), isList: true, items: goals.map((goal) => ({ text: names.text(goal) })) });
  }
  // of a challenge that names none itself, those of its themes
  const groups = challenge.target_groups ?? [...new Set(challenge.themes.flatMap((theme) => names.get("themes", theme)?.target_groups ?? []))];
  if (groups.length > 0) entries.push({ term: words.target_groups, isList: false, items: [{ text: capital(names.and(groups.map((group) => names.of("target_groups", group)))) }] });
  const trends = names.all("trends").filter(({ id, themes: on }) => challenge.trends?.includes(id) ?? on.some((theme) => themes.includes(theme)));
  if (trends.length > 0) {
    const items = trends.map(({ id, description }) => ({ text: capital(names.of("trends", id)), more: description && names.text(description) }));
    entries.push({ term: words.trends, isList: true, items });
  }
  return entries;
}

/** The challenges that have a theme, named or reached; all of them, where none is asked for. */
export function challengesOn(held: Held, theme: Id): ReadonlySet<Id> {
  if (theme === "") return new Set(held.decisions.keys());
  return new Set((held.atlas.threeLists({ theme }).themes[0]?.challenges ?? []).map(({ challenge }) => challenge));
}
