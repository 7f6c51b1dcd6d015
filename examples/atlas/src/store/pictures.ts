/** A picture as a file: SVG by itself, or PNG. */

import { type VNode, render } from "preact";

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
