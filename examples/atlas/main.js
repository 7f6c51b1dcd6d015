/** The page: what is asked stands in its address, and every part of it is drawn from there. */

import { detail } from "./detail.js";
import { h } from "./dom.js";
import { Names } from "./names.js";
import { overview } from "./overview.js";
import { problems } from "./problems.js";
import { Wrong, answersOf, fetchLandscape, readFile } from "./region.js";
import { capital, day, fill, textIn } from "./text.js";

const LANGUAGES = ["nl", "en"];
/** The region of a file that was opened: it stands in no list. */
const OWN = "own";
const DATE = /^\d{4}-\d{2}-\d{2}$/u;

const element = (id) => document.getElementById(id);
const main = element("main");
const fetchJson = async (file) => (await fetch(new URL(file, import.meta.url))).json();

const [regions, ...tables] = await Promise.all(["regions.json", ...LANGUAGES.map((lang) => `words/${lang}.json`)].map(fetchJson));
const words = Object.fromEntries(LANGUAGES.map((lang, n) => [lang, tables[n]]));

/** What was opened: the text of each region by name, and of a file its name. */
const texts = new Map();
let ownName = "";
/** What of the overview is shown. */
const shown = { column: "", missing: false };
/** What stands on the page now: `{ key, answers, asked }`. */
let current;
/** The problems of a file that was not opened: `{ name, list }`. */
let refused;
/** Only the last of several questions is answered. */
let turn = 0;

/** What the address asks. What it asks wrongly is as if it did not. */
function asked() {
  const query = new URLSearchParams(location.hash.slice(1));
  const region = query.get("region") ?? "";
  const known = regions.some(({ file }) => file === `${region}.json`) || (region === OWN && texts.has(OWN));
  const date = query.get("date") ?? "";
  return {
    region: known ? region : regions[0].file.replace(/\.json$/u, ""),
    challenge: query.get("challenge") ?? "",
    seat: query.get("table") ?? "",
    date: DATE.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date) ? date : "",
    lang: LANGUAGES.includes(query.get("lang")) ? query.get("lang") : LANGUAGES[0],
  };
}

/** The address that asks this. */
function address({ region, challenge, seat, date, lang }) {
  const query = new URLSearchParams({ region });
  for (const [name, value] of [["challenge", challenge], ["table", seat], ["date", date], ["lang", lang === LANGUAGES[0] ? "" : lang]]) {
    if (value !== "") query.set(name, value);
  }
  return `#${query}`;
}

/** Asks the same with a change. */
function ask(change) {
  history.pushState(null, "", address({ ...asked(), ...change }));
  return show();
}

/** Draws what the address asks; what is there already is not computed again. */
async function show() {
  turn += 1;
  const mine = turn;
  const question = asked();
  const key = `${question.region} ${question.date}`;
  let answers = current?.key === key ? current.answers : undefined;
  if (answers === undefined) {
    main.setAttribute("aria-busy", "true");
    try {
      if (!texts.has(question.region)) texts.set(question.region, await fetchLandscape(`${question.region}.json`));
      answers = await answersOf(texts.get(question.region), question.date === "" ? undefined : question.date);
    } catch (error) {
      if (mine === turn) fail(error, question);
      return;
    } finally {
      if (mine === turn) main.removeAttribute("aria-busy");
    }
  }
  if (mine !== turn) return;
  const before = current?.asked;
  current = { key, answers, asked: question };
  draw(question, answers, before);
}

function draw(question, answers, before) {
  const names = new Names(answers, words[question.lang], question.lang);
  frame(names, question, answers);
  const one = question.challenge !== "";
  const addressOf = (challenge) => address({ ...question, challenge, seat: "" });
  const overviewAddress = addressOf("");
  main.replaceChildren(
    ...(one
      ? detail(names, answers, question.challenge, question.seat, { addressOf, overviewAddress, choose: (seat) => ask({ seat }) })
      : [heading(names), ...overview(names, answers, shown, addressOf)]
    ).filter((part) => part !== ""),
  );
  document.title = `${one ? capital(names.of("challenges", question.challenge)) : names.title} · ${names.words.title}`;
  moveFocus(question, before);
}

function heading(names) {
  const { words } = names;
  return h(
    "header",
    { class: "heading" },
    h("h1", { tabindex: "-1" }, names.title),
    h("p", { class: "lead" }, fill(words.as_of, day(names.asOf, words), names.rules)),
    h("p", { class: "quiet" }, words.legend),
  );
}

/** Whoever went to another page is at its heading; whoever came back is where they left; a change of anything else moves nobody. */
function moveFocus(question, before) {
  if (before === undefined) return;
  if (question.challenge === before.challenge) {
    if (question.seat !== before.seat) main.querySelector(".chooser select")?.focus();
    return;
  }
  const left = question.challenge === "" ? element(`to-${before.challenge}`) : null;
  const target = left ?? main.querySelector("h1");
  target.focus({ preventScroll: left === null });
  if (left === null) scrollTo(0, 0);
}

/** What stands around the answers. */
function frame(names, { region, date, lang, ...question }, { landscape }) {
  const { words } = names;
  document.documentElement.lang = lang;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = words[place.dataset.word];
  for (const place of document.querySelectorAll("[data-label]")) place.setAttribute("aria-label", words[place.dataset.label]);
  for (const button of document.querySelectorAll(".languages button")) button.setAttribute("aria-pressed", String(button.lang === lang));
  element("home").href = address({ ...question, region, date, lang, challenge: "", seat: "" });
  const own = texts.has(OWN) ? [{ file: `${OWN}.json`, label: fill(words.own_file, ownName) }] : [];
  element("region").replaceChildren(
    ...[...regions, ...own].map(({ file, label }) => {
      const value = file.replace(/\.json$/u, "");
      return h("option", { value, selected: value === region }, textIn(label, lang));
    }),
  );
  element("date").value = names.asOf;
  const back = element("own-date");
  back.parentElement.hidden = names.asOf === landscape.as_of;
  back.textContent = fill(words.own_date, day(landscape.as_of, words));
  drawProblems(words);
}

function drawProblems(words) {
  const close = () => {
    refused = undefined;
    element("alert").replaceChildren();
    element("open").focus();
  };
  element("alert").replaceChildren(...(refused === undefined ? [] : [problems(words, refused.name, refused.list, close)]));
}

/** Nothing came: what stood here stays, or the page says so. */
function fail(error, { lang }) {
  console.error(error);
  if (current !== undefined) return;
  document.documentElement.lang = lang;
  main.replaceChildren(h("h1", { tabindex: "-1" }, words[lang].title), h("p", { class: "lead" }, words[lang].failed));
}

/** Opens a file: its answers, or its problems beside what stood here. */
async function open(file) {
  const { lang } = asked();
  try {
    const text = await readFile(file, words[lang]);
    const answers = await answersOf(text);
    texts.set(OWN, text);
    ownName = textIn(file.name, lang);
    refused = undefined;
    current = { key: `${OWN} `, answers, asked: asked() };
    await ask({ region: OWN, challenge: "", seat: "", date: "" });
    main.querySelector("h1").focus();
  } catch (error) {
    if (!(error instanceof Wrong)) console.error(error);
    const list = error instanceof Wrong ? error.problems : [{ document: "landscape", path: "", message: words[lang].failed, own: true }];
    refused = { name: textIn(file.name, lang), list };
    drawProblems(words[lang]);
    element("problems-heading").focus();
  }
}

for (const lang of LANGUAGES) {
  document.querySelector(".languages").append(h("button", { type: "button", lang, "aria-pressed": "false", onclick: () => ask({ lang }) }, words[lang].name));
}
element("region").addEventListener("change", ({ currentTarget }) => ask({ region: currentTarget.value, challenge: "", seat: "", date: "" }));
element("date").addEventListener("change", ({ currentTarget }) => {
  if (currentTarget.value !== "" && currentTarget.validity.valid) ask({ date: currentTarget.value });
});
element("own-date").addEventListener("click", async () => {
  await ask({ date: "" });
  element("date").focus();
});
// an address of its own would ask something else
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
element("open").addEventListener("click", () => element("file").click());
element("file").addEventListener("change", ({ currentTarget }) => {
  const [file] = currentTarget.files;
  if (file !== undefined) open(file);
  // so that the same file can be opened again
  currentTarget.value = "";
});

/** A file may be dropped anywhere. What is no file is left to the browser. */
const carriesFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files") === true;
addEventListener("dragover", (event) => {
  if (!carriesFile(event)) return;
  event.preventDefault();
  document.body.classList.add("dropping");
});
addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("dropping");
});
addEventListener("drop", (event) => {
  if (!carriesFile(event)) return;
  event.preventDefault();
  document.body.classList.remove("dropping");
  const [file] = event.dataTransfer.files;
  if (file !== undefined) open(file);
});
addEventListener("hashchange", () => show());
await show();
