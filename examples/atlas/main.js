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

const parts = ["regions.json", ...LANGUAGES.map((lang) => `words/${lang}.json`)].map(fetchJson);
const [regions, ...tables] = await Promise.all(parts).catch((error) => {
  // without words there is one sentence left
  main.textContent = main.dataset.failed;
  throw error;
});
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
/** What the page could not do as asked: sentences, each by its language. */
let said = [];
/** Only the last of several questions is answered. */
let turn = 0;

/** What the address asks. A region or a date that is not there is as if it were not asked, but said: `vain`. */
function asked() {
  const query = new URLSearchParams(location.hash.slice(1));
  const [first, ...others] = regions.map(({ file }) => file.replace(/\.json$/u, ""));
  const lang = LANGUAGES.includes(query.get("lang")) ? query.get("lang") : LANGUAGES[0];
  const question = { region: query.get("region") ?? first, challenge: query.get("challenge") ?? "", seat: query.get("table") ?? "", date: query.get("date") ?? "", lang };
  const vain = [];
  if (![first, ...others, texts.has(OWN) && OWN].includes(question.region)) {
    const { region } = question;
    vain.push((lang) => fill(words[lang][region === OWN ? "own_gone" : "no_region"], nameOf(first, lang), region));
    // its challenges and dates are those of another landscape
    Object.assign(question, { region: first, challenge: "", seat: "", date: "" });
  }
  const { date } = question;
  if (date !== "" && !isDay(date)) {
    vain.push((lang) => fill(words[lang].no_date, date));
    question.date = "";
  }
  return { question, vain };
}

function isDay(date) {
  return DATE.test(date) && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
}

/** What a region is called in the list. */
function nameOf(region, lang) {
  if (region === OWN) return fill(words[lang].own_file, ownName);
  return textIn(regions.find(({ file }) => file === `${region}.json`).label, lang);
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
  // another language still has to say it
  if (change.lang === undefined) said = [];
  history.pushState(null, "", address({ ...asked().question, ...change }));
  return show();
}

/** Draws what the address asks; what is there already is not computed again. */
async function show() {
  turn += 1;
  const mine = turn;
  const { question, vain } = asked();
  if (vain.length > 0) {
    said = vain;
    history.replaceState(null, "", address(question));
  }
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
  frame(question);
  clock(names, answers);
  const one = question.challenge !== "";
  const addressOf = (challenge) => address({ ...question, challenge, seat: "" });
  const overviewAddress = addressOf("");
  main.replaceChildren(
    ...(one
      ? detail(names, answers, question.challenge, question.seat, { addressOf, overviewAddress, choose: (seat) => ask({ seat }) })
      : [heading(names), ...overview(names, answers, shown, addressOf)]
    ).filter((part) => part !== ""),
  );
  document.title = `${main.querySelector("h1").textContent} · ${names.words.title}`;
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
function frame({ region, date, lang, ...question }) {
  document.documentElement.lang = lang;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = words[lang][place.dataset.word];
  for (const place of document.querySelectorAll("[data-label]")) place.setAttribute("aria-label", words[lang][place.dataset.label]);
  for (const button of document.querySelectorAll(".languages button")) button.setAttribute("aria-pressed", String(button.lang === lang));
  element("home").href = address({ ...question, region, date, lang, challenge: "", seat: "" });
  const listed = [...regions.map(({ file }) => file.replace(/\.json$/u, "")), ...(texts.has(OWN) ? [OWN] : [])];
  element("region").replaceChildren(...listed.map((value) => h("option", { value, selected: value === region }, nameOf(value, lang))));
  drawProblems(words[lang]);
  const told = said.map((sentence) => sentence(lang)).join(" ");
  // what is said already is not said again
  if (element("said").textContent !== told) element("said").replaceChildren(...(told === "" ? [] : [h("p", {}, told)]));
}

/** The date of the answers, and the way back to that of the landscape. */
function clock(names, { landscape }) {
  const { words } = names;
  element("date").value = names.asOf;
  const back = element("own-date");
  back.parentElement.hidden = names.asOf === landscape.as_of;
  back.textContent = fill(words.own_date, day(landscape.as_of, words));
}

function drawProblems(words) {
  const close = () => {
    refused = undefined;
    element("alert").replaceChildren();
    element("open").focus();
  };
  element("alert").replaceChildren(...(refused === undefined ? [] : [problems(words, refused.name, refused.list, close)]));
}

/** Nothing came: what stood here stays, under its own name and address, and the page says so. */
function fail(error, question) {
  console.error(error);
  const told = (lang, { region, date }) => nameOf(region, lang) + (date === "" ? "" : ` (${day(date, words[lang])})`);
  if (current === undefined) {
    const { lang } = question;
    frame(question);
    main.replaceChildren(h("h1", { tabindex: "-1" }, words[lang].title), h("p", { class: "lead" }, fill(words[lang].failed, told(lang, question))));
    return;
  }
  const { answers, asked: before } = current;
  said = [(lang) => fill(words[lang].failed_still, told(lang, question), told(lang, before))];
  history.replaceState(null, "", address(before));
  frame(before);
  clock(new Names(answers, words[before.lang], before.lang), answers);
}

/** Opens a file: its answers, or its problems beside what stood here. */
async function open(file) {
  const { question } = asked();
  const { lang } = question;
  try {
    const text = await readFile(file);
    const answers = await answersOf(text);
    texts.set(OWN, text);
    ownName = textIn(file.name, lang);
    refused = undefined;
    current = { key: `${OWN} `, answers, asked: question };
    await ask({ region: OWN, challenge: "", seat: "", date: "" });
    main.querySelector("h1").focus();
  } catch (error) {
    if (!(error instanceof Wrong)) console.error(error);
    const list = error instanceof Wrong ? error.problems : [{ word: "not_answered" }];
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
addEventListener("hashchange", () => {
  said = [];
  show();
});
await show();
