/** One challenge with everything that is known of it. */

import { about } from "./about.js";
import { fresh, h, icon } from "./dom.js";
import { LISTED, people, places, tables } from "./fold.js";
import { byTheme } from "./overview.js";
import { phrase, phrases } from "./phrase.js";
import { sources } from "./sources.js";
import { capital, day, fill, languageOf } from "./text.js";
import { View } from "./view.js";

/** The page of a challenge; `seat` is the one table that is asked for, if any. */
export function detail(names, { decisions }, id, seat, { addressOf, overviewAddress, choose }) {
  const { words } = names;
  const decision = decisions.get(id);
  const back = h("nav", { class: "back", "aria-label": words.challenge_word }, h("a", { href: overviewAddress }, "← ", words.back));
  const challenge = names.get("challenges", id);
  if (decision === undefined) return [back, ...(challenge === undefined ? unknown(names, id) : absent(names, challenge))];
  const seats = decision.seats.some(({ area }) => area === seat) ? decision.seats.filter(({ area }) => area === seat) : decision.seats;
  const view = new View(names, decision, seats, LISTED);
  return [
    back,
    h("article", { class: "detail" }, [
      head(names, challenge, view),
      decision.seats.length > 1 && chooser(names, decision.seats, seat, choose),
      findings(names, "missing", view.missing),
      levers(names, view),
      roles(names, view),
      findings(names, "attention", view.attention),
      excluded(names, view.excluded),
      about(names, challenge, section),
      facts(names, challenge),
    ]),
    neighbours(names, decisions, id, addressOf),
  ];
}

/** A challenge of this landscape that has no answer at this date. */
function absent(names, { label, id, valid }) {
  const { words } = names;
  return [
    h("h1", { tabindex: "-1", lang: languageOf(label, names.lang) }, capital(names.of("challenges", id))),
    h("p", { class: "lead" }, fill(words.not_here, day(names.asOf, words))),
    valid !== undefined && h("p", { class: "quiet" }, validity(words, valid)),
  ];
}

/** No challenge of this landscape at all: a link of yesterday, or with a mistake in it. */
function unknown(names, id) {
  const { words } = names;
  return [h("h1", { tabindex: "-1" }, words.no_challenge), h("p", { class: "lead" }, fill(words.no_challenge_called, names.title, id))];
}

function head(names, challenge, view) {
  const { words } = names;
  const because = (challenge.shared_because ?? []).map((reason) => words.because[reason]);
  const themes = challenge.themes.map((theme) => capital(names.of("themes", theme)));
  return h(
    "header",
    {},
    h("p", { class: "eyebrow" }, h("span", { class: "visually-hidden" }, `${words.theme[themes.length === 1 ? 0 : 1]}: `), themes.join(" · ")),
    h("h1", { tabindex: "-1", lang: languageOf(challenge.label, names.lang) }, capital(names.of("challenges", challenge.id))),
    h("p", { class: "lead" }, `${tables(names, view.frame)}.`, because.length > 0 && ` ${fill(words.shared_because, names.and(because))}`),
    h("ul", { class: "approaches" }, view.approaches.map((approach) => h("li", { class: approach }, icon(approach), words.columns[approach]))),
  );
}

/** Which of many tables. */
function chooser(names, seats, chosen, choose) {
  const { words } = names;
  const id = fresh("table");
  const options = names.sorted(seats.map(({ area }) => names.area(area))).map((label) => {
    const { area } = seats.find((seat) => names.area(seat.area) === label);
    return h("option", { value: area, selected: area === chosen }, label);
  });
  return h(
    "div",
    { class: "chooser" },
    h("label", { for: id }, words.table_choice),
    h("select", { id, "aria-describedby": `${id}-help`, onchange: ({ currentTarget }) => choose(currentTarget.value) }, h("option", { value: "" }, seats.length === 2 ? words.both_tables : fill(words.all_tables, String(seats.length))), options),
    h("p", { id: `${id}-help`, class: "quiet" }, words.table_help),
  );
}

function section(heading, className, ...content) {
  const id = fresh("section");
  return h("section", { class: className, "aria-labelledby": id }, h("h2", { id }, heading), content);
}

/** What is missing, or a point for attention, with the demand behind it. */
function findings(names, kind, list) {
  if (list.length === 0) return "";
  const { words } = names;
  const items = list.map(({ kind: of, line, element }) =>
    h("li", { class: of === "no-holder" ? "unheld" : undefined }, icon(kind), h("div", {}, phrase(capitalised(line)), element !== undefined && why(names, [[element]], line))),
  );
  return section(words[kind], `findings ${kind}`, h("ul", {}, items));
}

/** Where the levers lie and who holds them, by the three questions. */
function levers(names, view) {
  const { words } = names;
  const parts = view.approaches.map((approach) => [approach, view.leversAt(approach)]).filter(([, list]) => list.length > 0);
  if (parts.length === 0) return "";
  const card = ([approach, list]) =>
    h(
      "div",
      { class: `card ${approach}` },
      h("h3", {}, icon(approach), words.questions[approach]),
      h(
        "dl",
        {},
        list.map(({ lever, areas, levels, pairs }) =>
          h(
            "div",
            {},
            h("dt", {}, names.lever(lever)),
            h("dd", {}, phrases(people(names, pairs, view.frame.at(areas), LISTED))),
            h("dd", { class: "quiet" }, [...levels].map((level) => capital(names.of("levels", level))).join(", "), ": ", places(names, areas, view.frame)),
          ),
        ),
      ),
    );
  return section(words.levers, "levers", h("div", { class: "cards" }, parts.map(card)));
}

/** Who does what, how strongly, and on demand why. */
function roles(names, view) {
  const { words } = names;
  if (view.roles.length === 0) return section(words.who, "roles", h("p", {}, words.nobody));
  const items = [...Map.groupBy(view.roles, ({ role }) => role)].map(([role, strengths]) => {
    const description = names.get("roles", role)?.description;
    return h(
      "li",
      {},
      h("div", { class: "role" }, h("h3", {}, capital(names.role(role))), description !== undefined && h("p", { class: "quiet" }, names.text(description))),
      h("div", { class: "who" }, strengths.map((one) => holders(names, view, one))),
    );
  });
  return section(words.who, "roles", h("p", { class: "quiet" }, words.legend), h("ul", { class: "role-list" }, items));
}

function holders(names, view, { role, strength, pairs, rules }) {
  const { words } = names;
  const grounds = [...rules].map(([id, forWhom]) => {
    const some = forWhom.length < pairs.length ? people(names, forWhom, view.frame, LISTED) : [];
    return [names.get("rules", id) ?? { id, label: id }, some];
  });
  return h(
    "div",
    { class: "holders" },
    h("span", { class: `strength ${strength}` }, words.strengths[strength]),
    h("div", {}, phrases(people(names, pairs, view.frame, LISTED)), why(names, grounds, [`${names.role(role)} (${words.strengths[strength]})`])),
  );
}

/** Rules, requirements or separations: what they say and where that comes from; some hold for a part of those named alone. */
function why(names, grounds, of) {
  const { words } = names;
  const what = of.map((piece) => (typeof piece === "string" ? piece : piece.label)).join("");
  const ground = ([element, forWhom = []]) =>
    h(
      "li",
      {},
      h("p", { class: "label", lang: languageOf(element.label, names.lang) }, names.text(element.label)),
      element.description !== undefined && h("p", { lang: languageOf(element.description, names.lang) }, names.text(element.description)),
      element.valid !== undefined && h("p", { class: "quiet" }, validity(words, element.valid)),
      forWhom.length > 0 && h("div", { class: "quiet" }, fill(words.rule_for, ""), phrases(forWhom)),
      sources(names, element),
    );
  return h(
    "details",
    { class: "why" },
    h("summary", {}, words.why, h("span", { class: "visually-hidden" }, ` ${what}`)),
    h("ul", {}, grounds.map(ground)),
  );
}

function validity(words, { from, until }) {
  const [start, end] = [from, until].map((date) => (date === undefined ? undefined : day(date, words)));
  if (end === undefined) return start === undefined ? "" : capital(fill(words.valid_from, start));
  return capital(start === undefined ? fill(words.valid_until, end) : fill(words.valid_between, start, end));
}

function excluded(names, list) {
  if (list.length === 0) return "";
  const items = list.map(({ line, rules }) => h("li", {}, h("div", {}, phrase(line), rules.length > 0 && why(names, rules.map((rule) => [rule]), line))));
  return section(names.words.excluded, "findings excluded", h("ul", {}, items));
}

/** Where the challenge itself comes from. */
function facts(names, challenge) {
  const { words } = names;
  if (challenge.source === undefined && challenge.note === undefined && challenge.modelled === undefined) return "";
  return section(
    words.facts,
    "facts",
    challenge.note !== undefined && h("p", {}, names.text(challenge.note)),
    challenge.modelled && h("p", {}, words.modelled),
    sources(names, challenge),
  );
}

/** The challenges before and after, in the order of the overview. */
function neighbours(names, decisions, id, addressOf) {
  const { words } = names;
  const all = byTheme(names, decisions).flatMap(({ rows }) => rows.map(({ challenge }) => challenge.id));
  const at = all.indexOf(id);
  const link = (other, className, word) =>
    other !== undefined && h("a", { href: addressOf(other), class: className }, h("span", { class: "quiet" }, word), h("span", {}, capital(names.of("challenges", other))));
  return h("nav", { class: "neighbours", "aria-label": words.neighbours }, link(all[at - 1], "previous", words.previous), link(all[at + 1], "next", words.next));
}

function capitalised([first, ...rest]) {
  return typeof first === "string" ? [capital(first), ...rest] : [first, ...rest];
}
