/** Where something comes from, in words: documents by their title, and what the rows of the inventory are about. */

import { h } from "./dom.js";
import { fill } from "./text.js";

/** A row of the inventory of the source documents: `E-53`, `J1`. */
const ROW = /^([A-N])-?\d*$/u;

export function sources(names, { source = [] }) {
  if (source.length === 0) return "";
  const { words } = names;
  const told = source.map((one) => names.text(one));
  const rows = Map.groupBy(told.filter((one) => ROW.test(one)), ([letter]) => letter);
  const items = told.filter((one) => !ROW.test(one)).map((one) => h("li", {}, titled(words, one)));
  const kinds = [...rows].map(([letter, list]) => `${words.inventory_rows[letter]} ${list.join(", ")}`);
  if (kinds.length > 0) items.push(h("li", { title: words.inventory_help }, fill(words.inventory, kinds.join("; "))));
  return h("div", { class: "sources" }, h("span", {}, `${items.length === 1 ? words.source : words.sources}: `), h("ul", {}, items));
}

/** `gent-derde-partner, dia 9` with the title of that document. */
function titled(words, text) {
  const [document, ...place] = text.split(", ");
  return Object.hasOwn(words.documents, document) ? [words.documents[document], ...place].join(", ") : text;
}
