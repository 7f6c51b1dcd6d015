/** All challenges of a landscape by theme, in three columns: what is done locally, what jointly, what is signalled. */

import { question } from "./about.js";
import { h, icon } from "./dom.js";
import { SHORT, people, tables } from "./fold.js";
import { notices } from "./notices.js";
import { phrase } from "./phrase.js";
import { capital, count, fill, joined } from "./text.js";
import { APPROACHES, SPEAKING, STEERING, View } from "./view.js";

/** The overview. `shown` says which of it: `{ column, missing }`, and is kept up to date. */
export function overview(names, { decisions, notices: found }, shown, addressOf) {
  const { words } = names;
  const themes = byTheme(names, decisions);
  const rows = themes.flatMap(({ rows }) => rows);
  const list = h("div", { class: "matrix" });
  const status = h("p", { class: "visually-hidden", role: "status" });
  const draw = () => {
    const wanted = ({ view }) => (shown.column === "" || view.approaches.includes(shown.column)) && (!shown.missing || view.missing.length > 0);
    const columns = shown.column === "" ? APPROACHES : [shown.column];
    const parts = themes.map(({ theme, rows }) => ({ theme, rows: rows.filter(wanted) })).filter(({ rows }) => rows.length > 0);
    list.className = columns.length === 1 ? "matrix one" : "matrix";
    list.replaceChildren(
      heads(words, columns),
      ...parts.map(({ theme, rows }, n) => section(names, theme, rows, columns, `theme-${n}`, addressOf)),
      ...(parts.length === 0 ? [h("p", { class: "none" }, words.none_shown)] : []),
    );
    const n = parts.reduce((sum, { rows }) => sum + rows.length, 0);
    status.textContent = fill(words.shown, count(n, words.challenge));
  };
  draw();
  return [
    h("div", { class: "summary" }, totals(words, rows), choices(words, rows, shown, draw)),
    status,
    list,
    notices(names, found),
  ];
}

/** Every theme that a challenge names first, with these challenges, as the document orders them: its author had a reason for it. */
export function byTheme(names, decisions) {
  const themes = new Map();
  for (const challenge of names.all("challenges")) {
    const decision = decisions.get(challenge.id);
    // a challenge that is not there at this date has no answer
    if (decision === undefined) continue;
    const [theme] = challenge.themes;
    if (!themes.has(theme)) themes.set(theme, { theme, rows: [] });
    themes.get(theme).rows.push({ challenge, view: new View(names, decision, decision.seats, SHORT) });
  }
  return [...themes.values()];
}

function totals(words, rows) {
  const seats = rows.reduce((sum, { view }) => sum + view.frame.seats.length, 0);
  const incomplete = rows.filter(({ view }) => view.missing.length > 0).length;
  const parts = [count(rows.length, words.challenge), count(seats, words.seat), fill(words.with_gaps, count(incomplete, words.challenge))];
  return h("p", { class: "totals" }, parts.join(" · "));
}

/** Which column, and whether only what is incomplete. */
function choices(words, rows, shown, draw) {
  const column = (value, label, n, drawing) =>
    h(
      "label",
      { class: `choice ${value}` },
      h("input", {
        type: "radio",
        name: "column",
        value,
        checked: shown.column === value,
        onchange() {
          shown.column = value;
          draw();
        },
      }),
      h("span", {}, drawing ?? "", label, h("span", { class: "number" }, String(n))),
    );
  const having = (approach) => rows.filter(({ view }) => view.approaches.includes(approach)).length;
  const missing = h("input", {
    type: "checkbox",
    checked: shown.missing,
    onchange({ currentTarget }) {
      shown.missing = currentTarget.checked;
      draw();
    },
  });
  return h(
    "div",
    { class: "choices" },
    h(
      "fieldset",
      {},
      h("legend", { class: "visually-hidden" }, words.show),
      column("", words.show_all, rows.length),
      APPROACHES.map((approach) => column(approach, words.show_short[approach], having(approach), icon(approach))),
    ),
    h("label", { class: "only-missing" }, missing, h("span", {}, icon("missing"), words.only_missing)),
  );
}

/** The names of the columns, for those who see them; each cell says its own. */
function heads(words, columns) {
  return h(
    "div",
    { class: "heads", "aria-hidden": "true" },
    h("span", {}, capital(words.challenge[1])),
    columns.map((approach) => h("span", { class: `head ${approach}` }, icon(approach), words.columns[approach])),
  );
}

function section(names, theme, rows, columns, id, addressOf) {
  const asks = question(names, theme);
  return h(
    "section",
    { class: "theme", "aria-labelledby": id },
    h("h2", { id }, capital(names.of("themes", theme))),
    asks !== undefined && h("p", { class: "question" }, names.text(asks)),
    rows.map((row) => article(names, row, columns, addressOf)),
  );
}

function article(names, { challenge, view }, columns, addressOf) {
  const { words } = names;
  const others = challenge.themes.slice(1).map((theme) => names.of("themes", theme));
  const cells = columns.filter((approach) => view.approaches.includes(approach));
  return h(
    "article",
    { class: "row" },
    h(
      "div",
      { class: "title" },
      h("h3", {}, h("a", { href: addressOf(challenge.id), id: `to-${challenge.id}` }, capital(names.of("challenges", challenge.id)))),
      others.length > 0 && h("p", { class: "quiet" }, fill(words.also_theme, names.and(others))),
      view.missing.map(({ kind, line }) =>
        h("div", { class: kind === "no-holder" ? "mark missing unheld" : "mark missing" }, icon("missing"), h("div", {}, h("span", { class: "visually-hidden" }, `${words.missing}: `), phrase(line))),
      ),
      view.attention.length > 0 && h("div", { class: "mark attention" }, icon("attention"), h("div", {}, count(view.attention.length, words.attention_count))),
    ),
    cells.map((approach) =>
      h("div", { class: `cell ${approach}` }, h("h4", {}, icon(approach), words.columns[approach]), h("ul", {}, linesOf(names, view, approach).map((line) => h("li", {}, line)))),
    ),
  );
}

/** What is done in a column, and by whom. */
function linesOf(names, view, approach) {
  const { words } = names;
  const lines = [];
  const leading = (wanted) => {
    for (const { role, strength, pairs } of view.roles.filter(({ role }) => wanted.includes(role))) {
      const label = h("span", { class: "what" }, `${capital(names.role(role))} (${words.strengths[strength]}): `);
      lines.push([label, phrase(joined(people(names, pairs, view.frame, SHORT), " · "))]);
    }
  };
  if (approach === view.seatApproach) {
    lines.push([h("span", { class: "table" }, tables(names, view.frame))]);
    leading(STEERING);
  }
  for (const { lever, pairs } of view.leversAt(approach)) {
    lines.push([h("span", { class: "what" }, names.lever(lever), " → "), phrase(joined(people(names, pairs, view.frame, SHORT), " · "))]);
  }
  if (approach === "signal") leading(SPEAKING);
  return lines;
}
