/** Phrases on the page: numbers that unfold into names. */

import { fresh, h } from "./dom.js";

/** A phrase; where it tells how many there are, a button shows who. */
export function phrase(pieces) {
  const lists = [];
  const inline = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const id = fresh("names");
    const list = h("ul", { id, class: "unfolded", hidden: true }, piece.names.map((name) => h("li", {}, name)));
    const toggle = ({ currentTarget: button }) => {
      list.hidden = !list.hidden;
      button.setAttribute("aria-expanded", String(!list.hidden));
    };
    lists.push(list);
    return h("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": id, onclick: toggle }, piece.label);
  });
  return [h("span", { class: "phrase" }, inline), ...lists];
}

/** Several, a line each. */
export function phrases(list, className = "phrases") {
  return list.length === 1 ? h("div", { class: className }, phrase(list[0])) : h("ul", { class: className }, list.map((one) => h("li", {}, phrase(one))));
}
