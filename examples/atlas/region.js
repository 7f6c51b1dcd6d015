/** A landscape and all its answers: the one place that knows the package. */

import { Atlas, RegieError, flanders } from "../../pkg/browser.js";

const DATA = new URL("../data/", import.meta.url);
/** Reference sets that come with the package and are fetched when a landscape builds on them. */
const SETS = new URL("../../pkg/data/", import.meta.url);
const SET_NAMES = ["flanders-areas", "flanders-regions", "flanders-associations", "flanders-local-governments"];
/** A document has at most so many bytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Why a document is not shown: a list of `{ document, code, path, message, nearest, value }`, or of `{ word }`: what the page itself has to say. */
export class Wrong extends Error {
  constructor(problems) {
    super(problems[0]?.message);
    this.problems = problems;
  }
}

/** The text of a landscape of the list. */
export async function fetchLandscape(file) {
  return fetchText(new URL(file, DATA));
}

/** The text of a file that someone picked. */
export async function readFile(file) {
  const wrong = (word) => new Wrong([{ word }]);
  if (file.size > MAX_BYTES) throw wrong("too_large");
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw wrong("unreadable");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw wrong("not_utf8");
  }
}

/** Everything that a landscape answers at a date (its own, when none is given). */
export async function answersOf(text, asOf) {
  const sets = await setsBelow(text);
  let atlas;
  try {
    atlas = new Atlas(text, { asOf, sets });
  } catch (error) {
    if (error instanceof RegieError && error.problems.length > 0) throw new Wrong(onlyWrongFormat(error.problems).map((problem) => ({ ...problem, value: valueAt(text, problem) })));
    throw error;
  }
  try {
    return {
      landscape: JSON.parse(text),
      sets: Object.values({ ...flanders.sets(), ...sets }).map((set) => (typeof set === "string" ? JSON.parse(set) : set)),
      ruleBook: flanders.ruleBook(),
      asOf: atlas.asOf,
      notices: atlas.notices,
      decisions: new Map(Array.from(atlas.decisions(), (decision) => [decision.challenge, decision])),
    };
  } finally {
    atlas.free();
  }
}

/** The reference sets that a landscape builds on, and those that they build on. */
async function setsBelow(text) {
  const sets = {};
  const open = buildsOn(text);
  while (open.length > 0) {
    const name = open.pop();
    if (!SET_NAMES.includes(name) || Object.hasOwn(sets, name)) continue;
    sets[name] = await fetchText(new URL(`${name}.json`, SETS));
    open.push(...buildsOn(sets[name]));
  }
  return sets;
}

/** What a document says it builds on. Whether it may say so is judged by the library. */
function buildsOn(text) {
  try {
    const names = JSON.parse(text)?.builds_on;
    return Array.isArray(names) ? [...names] : [];
  } catch {
    return [];
  }
}

async function fetchText(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
  return answer.text();
}

/** The word or number that stands at the place of a problem, where the landscape has one there. */
function valueAt(text, { document, path }) {
  if (document !== "landscape") return undefined;
  try {
    const value = path.match(/[^.[\]]+/gu).reduce((part, step) => part[step], JSON.parse(text));
    return ["string", "number"].includes(typeof value) ? String(value) : undefined;
  } catch {
    return undefined;
  }
}

/** What stands in a document of another format is not ours to judge: its format is the one problem. */
function onlyWrongFormat(problems) {
  const wrong = problems.filter(({ code }) => code === "wrong-format");
  return wrong.length > 0 ? wrong : problems;
}
