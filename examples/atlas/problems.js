/** What is wrong with a file that someone opened. What stood on the page stays. */

import { h } from "./dom.js";
import { count, fill } from "./text.js";

/** So many are listed; the rest is counted. */
const LISTED = 50;

export function problems(words, fileName, list, close) {
  const first = list.slice(0, LISTED);
  return h(
    "section",
    { class: "problems", "aria-labelledby": "problems-heading" },
    h("h2", { id: "problems-heading", tabindex: "-1" }, fill(words.problems_of, fileName), " ", h("span", { class: "number" }, count(list.length, words.problem))),
    h("p", {}, words.problems_intro),
    h(
      "ol",
      {},
      first.map(({ document, path, message, nearest, own }) =>
        h(
          "li",
          {},
          h("p", {}, path === "" ? words.problem_document : h("code", {}, document === "landscape" ? path : `${document}: ${path}`)),
          h(
            "p",
            {},
            // the library speaks English
            h("span", { lang: own ? undefined : "en" }, message),
            nearest !== undefined && [" ", h("strong", {}, fill(words.problem_hint, nearest))],
          ),
        ),
      ),
    ),
    list.length > LISTED && h("p", {}, fill(words.problems_more, count(list.length - LISTED, words.problem))),
    h("button", { type: "button", onclick: close }, words.close),
  );
}
