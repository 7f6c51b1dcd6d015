/** What a challenge is about: the questions and goals of its themes, for whom, and what is going on. */

import { h } from "./dom.js";
import { capital } from "./text.js";

/** The question of a theme. */
export function question(names, theme) {
  return asking(names, theme)?.question;
}

/** The theme itself, or the same one in another list, where that has a question or goals. */
function asking(names, id) {
  const theme = names.get("themes", id);
  const same = [theme, ...(theme?.exact ?? []).map((other) => names.get("themes", other))];
  return same.find((one) => one?.question !== undefined || one?.goals !== undefined);
}

/** Themes, with the broader ones of which they are a part. */
function withBroader(names, themes) {
  const all = new Set(themes);
  // what is added is walked through too
  for (const id of all) {
    const broader = names.get("themes", id)?.broader;
    if (broader !== undefined) all.add(broader);
  }
  return [...all];
}

export function about(names, challenge, section) {
  const { words } = names;
  const themes = withBroader(names, challenge.themes);
  // of a challenge that names none itself, those of its themes
  const groups = challenge.target_groups ?? [...new Set(challenge.themes.flatMap((theme) => names.get("themes", theme)?.target_groups ?? []))];
  const trends = names.all("trends").filter(({ id, themes: on }) => challenge.trends?.includes(id) ?? on.some((theme) => themes.includes(theme)));
  const entry = (term, ...content) => h("div", {}, h("dt", {}, term), content);
  const entries = themes.map((theme) => {
    const { question, goals = [] } = asking(names, theme) ?? {};
    if (question === undefined && goals.length === 0) return "";
    return entry(
      capital(names.of("themes", theme)),
      question !== undefined && h("dd", { class: "question" }, names.text(question)),
      goals.map((goal) => h("dd", { class: "goal" }, names.text(goal))),
    );
  });
  if (groups.length > 0) entries.push(entry(words.target_groups, h("dd", {}, capital(names.and(groups.map((group) => names.of("target_groups", group)))))));
  if (trends.length > 0) {
    const told = ({ id, description }) => h("dd", { class: "goal" }, capital(names.of("trends", id)), description !== undefined && h("span", { class: "quiet" }, `. ${names.text(description)}`));
    entries.push(entry(words.trends, trends.map(told)));
  }
  return entries.some((one) => one !== "") ? section(words.about_challenge, "about", h("dl", {}, entries)) : "";
}
