/** What is wrong with a file that someone opened. What stood on the page stays. */

import { h } from "./dom.js";
import { count, fill } from "./text.js";

/** So many are listed; the rest is counted. */
const LISTED = 50;

/** Problems with a field, so that its name is told; of the others what stands there is. */
const OF_FIELDS = ["missing-field", "only-assign", "only-shared", "repeated-field", "unknown-field"];

export function problems(words, fileName, list, close) {
  const first = list.slice(0, LISTED);
  return h(
    "section",
    { class: "problems", "aria-labelledby": "problems-heading" },
    h("h2", { id: "problems-heading", tabindex: "-1" }, fill(words.problems_of, fileName), " ", h("span", { class: "number" }, count(list.length, words.problem))),
    h("p", {}, words.problems_intro),
    h("ol", {}, first.map((problem) => h("li", {}, problem.word === undefined ? told(words, problem) : h("p", {}, words[problem.word])))),
    list.length > LISTED && h("p", {}, fill(words.problems_more, count(list.length - LISTED, words.problem))),
    h("button", { type: "button", onclick: close }, words.close),
  );
}

/** The place, a sentence in the language of the page, and in small print what the library says: it speaks English. */
function told(words, { document, code, path, message, nearest, value }) {
  const field = path.split(".").at(-1);
  const sentence = words.problem_codes[code];
  return [
    h("p", {}, place(words, document, path, message)),
    h("p", {}, sentence !== undefined && fill(sentence, OF_FIELDS.includes(code) ? field : (value ?? field)), nearest !== undefined && [" ", h("strong", {}, fill(words.problem_hint, nearest))]),
    h("p", { class: "quiet", lang: "en" }, message),
  ];
}

function place(words, document, path, message) {
  if (path !== "") return h("code", {}, document === "landscape" ? path : `${document}: ${path}`);
  const [, line, column] = message.match(/line (\d+) column (\d+)/u) ?? [];
  return line === undefined ? words.problem_document : fill(words.problem_line, line, column);
}
