/** Elements from data. Text is always text: nothing on this page is ever read as markup. */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`onclick` and the like listen) and children: nodes, text, lists of them; what is not there is left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false && child !== ""));
  return element;
}

/** What each drawing looks like, on a grid of 20: `dot` is filled, `line` is drawn. */
const DRAWINGS = {
  // one place
  local: { dot: "M10 6.5a3.5 3.5 0 1 0 .01 0z", line: "M10 2.5a7.5 7.5 0 1 0 .01 0z" },
  // three places that are joined
  joint: { dot: "M10 2.6a2.4 2.4 0 1 0 .01 0zM4.4 12.4a2.4 2.4 0 1 0 .01 0zM15.6 12.4a2.4 2.4 0 1 0 .01 0z", line: "M10 5 4.4 14.8h11.2z" },
  // up, to whoever is above
  signal: { line: "M10 13.5V3.5M5.5 8 10 3.5 14.5 8M3.5 17h13" },
  // a place where nobody stands
  missing: { line: "M10 2.5a7.5 7.5 0 1 0 .01 0z", dashed: true },
  attention: { dot: "M10 13.4a1.1 1.1 0 1 0 .01 0z", line: "M10 2.8 18 16.8H2zM10 8v3.6" },
};

/** A drawing beside a word that says the same. */
export function icon(name) {
  const { dot, line, dashed } = DRAWINGS[name];
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  for (const [kind, data] of [["dot", dot], ["line", line]]) {
    if (data === undefined) continue;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", dashed ? "line dashed" : kind);
    path.setAttribute("d", data);
    svg.append(path);
  }
  return svg;
}

let last = 0;

/** An id that no other element has. */
export function fresh(name) {
  last += 1;
  return `${name}-${last}`;
}
