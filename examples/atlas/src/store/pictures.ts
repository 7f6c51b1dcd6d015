/** Pictures of the package on the page; and any picture as a file: SVG by itself, or PNG. */

import { type VNode, render } from "preact";
import { lines } from "../pictures/letters.js";
import { ON_PAPER } from "../pictures/paint.js";
import { pictureDocument } from "../trusted.js";

/** Characters that no XML document may have, whatever stands in a label. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** So many dots a side are what every browser can draw. */
const MOST_DOTS = 16_000;

/** The text of a picture. The browser writes it, so that every label is escaped. */
export function svgText(picture: VNode): string {
  const place = document.createElement("div");
  render(picture, place);
  const svg = place.querySelector("svg");
  if (svg === null) throw new Error("there is no picture");
  const text = new XMLSerializer().serializeToString(svg);
  render(null, place);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace(NOT_IN_XML, "\ufffd")}\n`;
}

const SVG = "http://www.w3.org/2000/svg";
/** What a picture of the package is made of. */
const SHAPES = new Set(["svg", "title", "desc", "g", "rect", "text", "line", "path", "circle", "polygon"]);

/** Its style sheet, for when it stands by itself: the policy of the page lets none be read, not even by itself. In text, `<` is escaped: it is found nowhere else. */
const STYLE = /<style>.*?<\/style>/su;

/** The picture that the package drew, without its style sheet. What is neither shape nor text, or would do something, is none of its pictures. */
function parsed(text: string): SVGSVGElement {
  const svg = pictureDocument(text.replace(STYLE, "")).documentElement;
  for (const one of [svg, ...svg.querySelectorAll("*")]) {
    const acts = [...one.attributes].some(({ name }) => /^on|href$|^style$/iu.test(name));
    if (one.namespaceURI !== SVG || !SHAPES.has(one.localName) || acts) throw new Error(`a picture has no ${one.localName} like this`);
  }
  return svg as unknown as SVGSVGElement;
}

/** The picture as an element of this page, which gives it its colours. */
export function elementOf(text: string): SVGSVGElement {
  return document.importNode(parsed(text), true);
}

/** The picture as a file: with where it comes from below it. In the colours for paper, or with its style sheet, which follows light and dark. */
export function fileOf(text: string, foot: readonly string[], colours: "paper" | "both"): string {
  const svg = parsed(text);
  const size = (name: string) => Number(svg.getAttribute(name));
  const [width, height] = [size("width"), size("height")];
  const told = foot.flatMap((line) => lines(line, width - 32, 12, 3));
  const high = height + told.length * 17 + 8;
  for (const one of [svg, svg.querySelector("rect")]) one?.setAttribute("height", String(high));
  svg.setAttribute("viewBox", `0 0 ${width} ${high}`);
  if (!svg.hasAttribute("font-family")) svg.setAttribute("font-family", ON_PAPER.font);
  told.forEach((line, n) => {
    const one = svg.ownerDocument.createElementNS(SVG, "text");
    for (const [name, value] of Object.entries({ class: "i", x: 16, y: height + 8 + n * 17, "font-size": 12, fill: ON_PAPER.ink })) one.setAttribute(name, String(value));
    one.textContent = line;
    svg.append(one);
  });
  const style = colours === "both" ? (STYLE.exec(text)?.[0] ?? "") : "";
  const drawn = new XMLSerializer().serializeToString(svg).replace(NOT_IN_XML, "\ufffd").replace("</desc>", (end) => end + style);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawn}\n`;
}

/** The same as PNG, with two dots for each unit, or fewer where it is very large. */
export async function pngOf(text: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(2, MOST_DOTS / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser does not draw");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture is too large")) : resolve(blob)), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}
